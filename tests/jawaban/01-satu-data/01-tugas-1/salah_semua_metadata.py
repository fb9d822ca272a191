# pesan: apakah 412 dan 365 menghitung hal yang sama?
prinsip = {
    "kasus_1": "metadata",
    "kasus_2": "metadata",
    "kasus_3": "metadata",
    "kasus_4": "metadata",
    "kasus_5": "metadata",
    "kasus_6": "metadata",
}
