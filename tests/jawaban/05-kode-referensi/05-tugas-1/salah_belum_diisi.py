# pesan: Variabel gabung belum ada
gabung = imunisasi.merge(kecamatan_lama, how=____, left_on=____, right_on=____)
tanpa_pasangan = gabung[gabung["_merge"] == ____]
