lebar = tamu.groupby(["jenis_hotel", "jenis_angka"])["tamu_orang"].sum().unstack()
