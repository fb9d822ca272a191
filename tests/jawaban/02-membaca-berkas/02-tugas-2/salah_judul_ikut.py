# pesan: Unnamed
unit_kode = pd.read_excel(unit_2025, dtype={"Kode Unit": str})
