def tak_sejalan(metadata, data):
    hasil = set(metadata["nama"]) ^ set(data.columns)
    for nama, daftar in zip(metadata["nama"], metadata["klasifikasi"], strict=True):
        if nama in data.columns and daftar != "-":
            kode = {butir.split(" ")[0] for butir in daftar.split("|")}
            if set(data[nama].dropna()) - kode:
                hasil.add(nama)
    return hasil
