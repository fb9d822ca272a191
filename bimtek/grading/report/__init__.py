"""The files people and scripts read: rekap.xlsx, rekap.csv and masalah.csv."""

from bimtek.grading.report.book import workbook
from bimtek.grading.report.csv_files import problems_csv, recap_csv

__all__ = ["problems_csv", "recap_csv", "workbook"]
