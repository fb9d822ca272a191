nama_laporan["kunci"] = nama_laporan["nama"].str.title().str.replace("  ", " ").str.strip()
padanan = {
    "Kab. Lombok Barat": "Kabupaten Lombok Barat",
    "Kab. Lombok Tengah": "Kabupaten Lombok Tengah",
    "Kab. Lombok Timur": "Kabupaten Lombok Timur",
    "Kab. Lombok Utara": "Kabupaten Lombok Utara",
    "Kab. Sumbawa": "Kabupaten Sumbawa",
    "Kab. Sumbawa Barat": "Kabupaten Sumbawa Barat",
    "Kab. Dompu": "Kabupaten Dompu",
    "Kab. Bima": "Kabupaten Bima",
    "Kabuptaen Lombok Barat": "Kabupaten Lombok Barat",
    "Kota Bmia": "Kota Bima",
}
nama_laporan["kunci"] = nama_laporan["kunci"].replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", left_on="kunci", right_on="nama_resmi")
