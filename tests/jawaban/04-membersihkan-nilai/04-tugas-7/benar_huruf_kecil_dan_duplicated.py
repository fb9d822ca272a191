tulisan = gizi["Unit Pelapor"].str.lower().str.strip()
kembar = gizi.assign(**{"Unit Pelapor": tulisan}).duplicated(keep="last")
gizi_unik = gizi[~kembar]
