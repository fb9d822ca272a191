rapi = kotak_masuk.sort_values(["No Kejadian", "Tgl Laporan"])
rapi = rapi[~rapi["No Kejadian"].duplicated()].reset_index(drop=True)
tanggal = rapi["Tgl Laporan"].mask(rapi["No Kejadian"] == "BNC-2025-174", "2025-11-24 00:00:00")
satu_kejadian = rapi.assign(**{"Tgl Laporan": tanggal})
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
perubahan["alasan"] = "diminta petugas"
