# pesan: Isian 'kasus_1' belum diisi
prinsip = {
    "kasus_1": "____",
    "kasus_2": "____",
    "kasus_3": "____",
    "kasus_4": "____",
    "kasus_5": "____",
    "kasus_6": "____",
}
