def tak_sejalan(metadata, data):
    hasil = [kolom for kolom in data.columns if kolom not in list(metadata["nama"])]
    for _, baris in metadata.iterrows():
        if baris["nama"] not in data.columns:
            hasil.append(baris["nama"])
        elif baris["klasifikasi"] != "-":
            kode = [butir.split(" ")[0] for butir in baris["klasifikasi"].split("|")]
            isi = data[baris["nama"]].dropna()
            if not isi.isin(kode).all():
                hasil.append(baris["nama"])
    return hasil
