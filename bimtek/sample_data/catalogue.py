"""The catalogue of mess, written by hand in datasets/kekacauan.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from pathlib import Path

from bimtek.errors import CourseError
from bimtek.paths import DATASETS

FILE = DATASETS / "kekacauan.csv"
GROUPS = (
    "berkas", "struktur", "angka", "tanggal", "teks", "kode",
    "kategori", "kosong", "ganda", "logika", "nik", "metadata",
)  # fmt: skip
REPAIR, MARK = "perbaiki", "tandai"  # tandai: the truth cannot be known from the file


@dataclass(frozen=True)
class Mess:
    """One kind of mess.

    The examples show the good value and the spoilt one as the ledger writes them, except
    that what cannot be seen has a sign: ␣ a space, ° a non-breaking space, (kosong) an
    empty cell. " | " parts a cell from the one beside it, " + " a row from the one below.
    """

    kode: str
    kelompok: str
    nama: str
    contoh_sebelum: str
    contoh_sesudah: str
    mengapa_merugikan: str
    cara_menemukan: str
    cara_memperbaiki: str
    penanganan: str
    pelajaran: str

    @property
    def is_layout(self) -> bool:
        """Tell whether the examples describe the sheet in words instead of showing a value."""
        return self.kelompok == "struktur" or self.kode == "KSG-GABUNG"


def load(path: Path = FILE) -> dict[str, Mess]:
    """Return every kind of mess by code, in the order of the file."""
    columns = [each.name for each in fields(Mess)]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if list(reader.fieldnames or []) != columns:
            raise CourseError(f"Kolom {path.name} harus tepat: {', '.join(columns)}.")
        return {row["kode"]: Mess(**row) for row in reader}
