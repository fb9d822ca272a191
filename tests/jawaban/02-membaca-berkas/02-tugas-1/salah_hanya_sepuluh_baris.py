# pesan: ada 10 baris, seharusnya 117
unit = pd.read_excel(unit_2025, header=3).head(10)
