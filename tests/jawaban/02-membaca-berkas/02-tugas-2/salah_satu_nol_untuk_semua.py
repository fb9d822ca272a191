# pesan: Kode unit di kabupaten/kota lain juga utuh
unit_kode = pd.read_excel(unit_2025, header=3)
unit_kode["Kode Unit"] = "0" + unit_kode["Kode Unit"].astype(str)
