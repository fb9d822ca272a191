def angka(isi):
    if type(isi) is not str:
        return isi
    kolom = pd.Series([isi]).str.replace("Rp", "").str.replace("*", "").str.replace(".", "")
    kolom = (
        kolom.str.replace(" juta", "000000.").str.replace(" ribu", "000.")
        if "," not in isi
        else kolom.str.replace(",", ".")
    )
    if "," in isi and "juta" in isi:
        return pd.to_numeric(kolom.str.replace("juta", "")).iloc[0] * 1000000
    if "," in isi and "ribu" in isi:
        return pd.to_numeric(kolom.str.replace("ribu", "")).iloc[0] * 1000
    return pd.to_numeric(kolom).iloc[0]
