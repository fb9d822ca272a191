import openpyxl


def kolom_tersembunyi(berkas, lembar):
    kolom = openpyxl.load_workbook(berkas)[lembar].column_dimensions
    return tuple(filter(lambda huruf: kolom[huruf].hidden, kolom))
