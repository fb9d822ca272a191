import openpyxl


def kolom_tersembunyi(berkas, lembar):
    hasil = []
    for huruf, ukuran in openpyxl.load_workbook(berkas)[lembar].column_dimensions.items():
        if ukuran.hidden:
            hasil.append(huruf)
    return hasil
