"""Read the reference lists in datasets/referensi/ (true public codes and names)."""

from __future__ import annotations

import pandas as pd

from bimtek.paths import DATASETS

FOLDER = DATASETS / "referensi"


def table(name: str) -> pd.DataFrame:
    """Return datasets/referensi/`name`.csv with every column as text."""
    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str)


def kecamatan() -> pd.DataFrame:
    """Return the 117 kecamatan: kode_kemendagri, kode_bps, nama, kode_kabkota, nama_kabkota."""
    return table("kecamatan")


def desa() -> pd.DataFrame:
    """Return the 1,166 desa and kelurahan: kode_kemendagri, nama, jenis and their kecamatan."""
    return table("desa")


def kabkota() -> pd.DataFrame:
    """Return the 10 kabupaten/kota with `penduduk` in people (Dukcapil, semester 2 of 2024)."""
    counts = ["jumlah_kecamatan", "penduduk_laki_laki", "penduduk_perempuan", "penduduk"]
    return table("kabkota").astype(dict.fromkeys(counts, int))
