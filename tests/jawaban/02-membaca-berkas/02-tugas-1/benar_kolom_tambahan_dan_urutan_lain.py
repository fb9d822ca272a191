unit = pd.read_excel(unit_2025, header=3)
unit = unit.assign(catatan="")[::-1]
