def tanpa_rujukan(kode, rujukan):
    kolom = pd.Series(kode)
    return kolom[~kolom.isin(rujukan)].drop_duplicates()
