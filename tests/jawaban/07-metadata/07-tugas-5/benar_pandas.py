def di_luar_daftar(isi, klasifikasi):
    kolom = pd.Series(isi)
    kode = pd.Series(klasifikasi.split("|")).str.split(" ").str[0]
    if klasifikasi.strip() == "-":
        return []
    return kolom[~kolom.isin(kode)].unique()
