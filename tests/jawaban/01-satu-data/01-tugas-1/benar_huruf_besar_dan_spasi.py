prinsip = {
    "kasus_1": " Standar Data ",
    "kasus_2": " Metadata ",
    "kasus_3": " Kode Referensi ",
    "kasus_4": " Salah Tulis ",
    "kasus_5": " Interoperabilitas ",
    "kasus_6": " Standar Data ",
}
