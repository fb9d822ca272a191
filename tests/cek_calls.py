"""A small table, and calls of `bimtek.cek` as a notebook makes them."""

from __future__ import annotations

import pandas as pd
import pytest

from bimtek import cek
from bimtek.cek.failure import LINE

UNEXPECTED = (
    "Jawaban ini tidak dapat diperiksa karena bentuknya tidak terduga.\n"
    "Coba periksa: bandingkan bentuknya dengan contoh pada pelajaran."
)
PADI = pd.DataFrame(
    {
        "kode": ["0101", "0102", "0103"],
        "tahun": [2024, 2025, 2025],
        "ton": [398864.0, 12.5, None],
        "tanggal": pd.to_datetime(["2025-01-31", "2025-02-28", None]),
    }
)


def said(check, *args, **options) -> str:
    """Return what a check that must fail says; no line may be cut off by Validate."""
    with pytest.raises(cek.BelumTepat) as caught:
        check(*args, **options)
    assert max(map(len, str(caught.value).splitlines())) <= LINE
    return str(caught.value)


def cell(source: str, **names) -> None:
    """Run a test cell in a notebook that holds these variables."""
    exec(source, {"cek": cek, **names})
