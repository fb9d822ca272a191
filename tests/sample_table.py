"""A small table with every kind of column, and datasets made of it, for the engine's tests."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from bimtek.sample_data import generate
from bimtek.sample_data.declaration import (
    NUMBER,
    TOTAL,
    Column,
    Dataset,
    Defect,
    RawFile,
    SheetLayout,
)

ROWS = 24
REGIONS = ["Kabupaten Bima", "Kota Bima", "Kabupaten Lombok Utara", "Kecamatan Hu'u"]
COLUMNS = (
    Column("No", NUMBER),
    Column("Kode", "kode"),
    Column("Wilayah", "wilayah"),
    Column("Kode Wilayah", "kode_wilayah"),
    Column("NIK", "nik"),
    Column("JK", "jenis_kelamin"),
    Column("Hadir", "hadir"),
    Column("Mulai", "mulai", "tanggal"),
    Column("Selesai", "selesai", "tanggal"),
    Column("Jumlah", "jumlah", "angka", summed=True),
    Column("Bagian", "bagian", "angka"),
    Column("Satuan", "satuan"),
    Column("Kosong", "kosong", "desimal"),
)
# What each code needs: the field, and the second one where it takes two.
SUITED = {
    "ANG": ("jumlah", None), "ANG-SATUAN": ("jumlah", "satuan"),
    "ANG-SATUAN-MENEMPEL": ("jumlah", "satuan"), "ANG-TOTAL": (TOTAL, None),
    "TGL": ("mulai", None), "TEKS": ("wilayah", None), "KODE": ("kode", None),
    "KODE-ANGKA": ("kode_wilayah", None), "KODE-LAMA": ("kode_wilayah", None),
    "KODE-BIMA": ("wilayah", None), "KAT-JENIS-KELAMIN": ("jenis_kelamin", None),
    "KAT-YA-TIDAK": ("hadir", None), "KSG": ("kosong", None), "KSG-SDA": ("satuan", None),
    "LOG-UMUR": ("selesai", "mulai"), "LOG-TANGGAL": ("selesai", "mulai"),
    "LOG-BAGIAN": ("bagian", "jumlah"), "LOG-NEGATIF": ("jumlah", None), "NIK": ("nik", None),
    "META": ("wilayah", None), "GANDA": ("wilayah", None), "GANDA-PERISTIWA": ("mulai", None),
}  # fmt: skip


def table(seed: str) -> pd.DataFrame:
    days = [dt.date(2024, 1 + i % 12, 1 + i % 20) for i in range(ROWS)]
    return pd.DataFrame(
        {
            "kode": [f"{i + 1:04d}" for i in range(ROWS)],
            "wilayah": [REGIONS[i // 6] for i in range(ROWS)],
            "kode_wilayah": [["52.06", "52.72", "52.08", "52.05"][i // 6] for i in range(ROWS)],
            "nik": [f"5201994{i % 9 + 1}01900{i:03d}"[:16].ljust(16, "0") for i in range(ROWS)],
            "jenis_kelamin": ["L", "P"] * (ROWS // 2),
            "hadir": ["Ya", "Tidak", "Ya"] * (ROWS // 3),
            "mulai": days,
            "selesai": [day + dt.timedelta(days=9) for day in days],
            "jumlah": [1000 * (i + 5) for i in range(ROWS)],
            "bagian": [100 + i for i in range(ROWS)],
            "satuan": ["ton"] * ROWS,
            "kosong": [None if i % 2 else i + 0.5 for i in range(ROWS)],
            "status": ["tetap" if i % 3 else "sementara" for i in range(ROWS)],
            "keterangan": [f"catatan {i}" for i in range(ROWS)],
        }
    )


def dataset(layout: SheetLayout, *wanted: Defect, form=None, name="coba.xlsx") -> Dataset:
    shown = {column.field for part in generate.tables(layout) for column in part.columns}
    shown |= {layout.colour[0]} if layout.colour else set()
    shown |= {layout.note[1]} if layout.note else set()
    raw = RawFile(name, (layout,), wanted, form)
    return Dataset(
        "coba", "Coba", "Kantor", lambda seed: table(seed)[[c for c in table("") if c in shown]],
        ("kode",), {}, (raw,), (), "",
    )  # fmt: skip
