cocok = kantor_lombok.merge(kecamatan, left_on="Kode Kec", right_on="kode_kemendagri")
wilayah_lain = cocok[cocok["Kec."].str.title() != cocok["nama"].str.title()]
tidak_dikenal = kantor_lombok[~kantor_lombok["Fasilitas"].isin(cocok["Fasilitas"])]
