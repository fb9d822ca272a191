# pesan: Kode Unit, Kode Wilayah
unit = pd.read_excel(unit_2025, header=4)
