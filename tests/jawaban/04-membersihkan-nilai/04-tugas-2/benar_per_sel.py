from datetime import datetime


def tanggal_dari(isi):
    for lama, baru in bulan.items():
        isi = isi.replace(lama, baru)
    for bentuk in ["%Y-%m-%d %H:%M:%S", "%d/%m/%y", "%d-%m-%Y"]:
        try:
            return datetime.strptime(isi, bentuk).date()
        except ValueError:
            pass
    return None


kejadian = kejadian.assign(tanggal_kejadian=kejadian["Tgl Kejadian"].map(tanggal_dari))[::-1]
