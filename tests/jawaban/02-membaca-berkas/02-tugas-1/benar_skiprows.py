unit = pd.read_excel(unit_2025, skiprows=3)
