# pesan: Apakah ada baris return
import openpyxl


def kolom_tersembunyi(berkas, lembar):
    for huruf, ukuran in openpyxl.load_workbook(berkas)[lembar].column_dimensions.items():
        if ukuran.hidden:
            print(huruf)
