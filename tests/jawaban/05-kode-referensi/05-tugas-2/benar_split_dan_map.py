kode = {
    resmi.upper(): kode for kode, resmi in zip(rujukan["kode_kemendagri"], rujukan["nama_resmi"])
}


def cari(nama):
    rapi = " ".join(nama.upper().split()).replace("KAB. ", "KABUPATEN ")
    rapi = rapi.replace("KABUPTAEN", "KABUPATEN").replace("BMIA", "BIMA")
    return kode.get(rapi)


padan = nama_laporan.assign(kode_kemendagri=nama_laporan["nama"].map(cari))
