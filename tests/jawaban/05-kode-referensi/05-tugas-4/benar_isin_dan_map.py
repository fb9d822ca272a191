nama_rujukan = dict(zip(kecamatan["kode_kemendagri"], kecamatan["nama"].str.upper()))
tidak_dikenal = kantor_lombok[~kantor_lombok["Kode Kec"].isin(kecamatan["kode_kemendagri"])]
dikenal = kantor_lombok[kantor_lombok["Kode Kec"].isin(kecamatan["kode_kemendagri"])]
wilayah_lain = dikenal[dikenal["Kode Kec"].map(nama_rujukan) != dikenal["Kec."].str.upper()]
