"""Dates as Indonesians write them."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def long_date(day: dt.date) -> str:
    """Return 12 Agustus 2023."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
