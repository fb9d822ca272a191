paket = dict(name="layanan-triwulan-2024", license="cc-by-4.0", sel_kosong="Di bawah 5, ditutup")
isi = [("jumlah", "integer"), ("triwulan", "integer"), ("jenis_layanan", "string")]
kolom = pd.DataFrame(isi, columns=["name", "type"])
paket["fields"] = kolom.to_dict("records")
