prinsip = {}
prinsip["kasus_1"] = "standar data"
prinsip["kasus_2"] = "metadata"
prinsip["kasus_3"] = "kode referensi"
prinsip["kasus_4"] = "salah tulis"
prinsip["kasus_5"] = "interoperabilitas"
prinsip["kasus_6"] = "standar data"
