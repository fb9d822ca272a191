# pesan: jadi tidak ada daftarnya
def tak_sejalan(metadata, data):
    hasil = sorted(set(metadata["nama"]) ^ set(data.columns))
    for nama, daftar in metadata.set_index("nama")["klasifikasi"].items():
        if nama in data.columns:
            kode = [butir.split(" ")[0] for butir in daftar.split("|")]
            if not data[nama].dropna().isin(kode).all():
                hasil.append(nama)
    return hasil
