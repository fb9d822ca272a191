import openpyxl


def kolom_tersembunyi(berkas, lembar):
    ukuran = openpyxl.load_workbook(berkas)[lembar].column_dimensions
    return [huruf for huruf in ukuran if ukuran[huruf].hidden]
