# pesan: berhenti dengan galat
def tak_sejalan(metadata, data):
    hasil = []
    for nama, daftar in metadata.set_index("nama")["klasifikasi"].items():
        kode = [butir.split(" ")[0] for butir in daftar.split("|")]
        if not data[nama].dropna().isin(kode).all():
            hasil.append(nama)
    return hasil
