# pesan: Variabel unit belum ada
unit = pd.read_excel(unit_2025, header=____)
