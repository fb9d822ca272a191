import datetime


def baca_tanggal(isi):
    for lama, baru in singkatan.items():
        isi = isi.replace(lama, baru)
    if isi.isdigit() and len(isi) == 5:
        return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(isi))
    for bentuk in ["%Y-%m-%d %H:%M:%S", "%d-%m-%y"]:
        try:
            return datetime.datetime.strptime(isi, bentuk).date()
        except ValueError:
            pass
    return None


laporan = laporan.assign(
    tanggal_kejadian=laporan["Tgl Kejadian"].map(baca_tanggal),
    tanggal_laporan=laporan["Tgl Laporan"].map(baca_tanggal),
)
