"""Read the reference lists in datasets/referensi/ (true public codes and names)."""

from __future__ import annotations

import pandas as pd

from bimtek.paths import DATASETS

FOLDER = DATASETS / "referensi"


def kecamatan() -> pd.DataFrame:
    """Return the 117 kecamatan: kode_kemendagri, kode_bps, nama, kode_kabkota, nama_kabkota."""
    return pd.read_csv(FOLDER / "kecamatan.csv", dtype=str)


def kabkota() -> pd.DataFrame:
    """Return the 10 kabupaten/kota with `penduduk` in people (Dukcapil, semester 2 of 2024)."""
    table = pd.read_csv(FOLDER / "kabkota.csv", dtype=str)
    counts = ["jumlah_kecamatan", "penduduk_laki_laki", "penduduk_perempuan", "penduduk"]
    return table.astype(dict.fromkeys(counts, int))
