unit_kode = pd.read_excel(unit_2025, header=3)
unit_kode["Kode Unit"] = unit_kode["Kode Unit"].astype(str).str.zfill(4)
