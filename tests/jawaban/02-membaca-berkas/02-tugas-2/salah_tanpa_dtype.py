# pesan: seharusnya teks
unit_kode = pd.read_excel(unit_2025, header=3)
