# pesan: '101' (seharusnya '0101')
unit_kode = pd.read_excel(unit_2025, header=3)
unit_kode["Kode Unit"] = unit_kode["Kode Unit"].astype(str)
