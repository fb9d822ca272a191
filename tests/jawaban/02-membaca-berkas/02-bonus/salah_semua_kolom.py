# pesan: seharusnya ['D']
import openpyxl


def kolom_tersembunyi(berkas, lembar):
    return list(openpyxl.load_workbook(berkas)[lembar].column_dimensions)
