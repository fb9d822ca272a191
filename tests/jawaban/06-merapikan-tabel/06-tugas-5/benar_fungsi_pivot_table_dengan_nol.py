lebar = pd.pivot_table(
    tamu,
    values="tamu_orang",
    index="jenis_hotel",
    columns="jenis_angka",
    aggfunc="sum",
    fill_value=0,
).reset_index()
