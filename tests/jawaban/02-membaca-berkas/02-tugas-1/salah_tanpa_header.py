# pesan: Unnamed
unit = pd.read_excel(unit_2025)
