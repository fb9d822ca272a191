"""Levels and dimensions that the themes share."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import partial

import numpy as np
import pandas as pd

from bimtek.dates import MONTHS
from bimtek.sample_data import figures, randomness, reference
from bimtek.sample_data.declaration import Field
from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek.theme import YEAR, Dimension, Level

ISLANDS = ("Lombok", "Sumbawa")
PULAU = fields.choice("pulau", "Pulau", "Pulau tempat kabupaten/kota berada.", ISLANDS)


def _regions(seed: str) -> pd.DataFrame:
    return figures.regions().rename(columns={"penduduk": "bobot"})


def _kecamatan(seed: str) -> pd.DataFrame:
    """Every kecamatan gets an uneven part of the population of its kab/kota."""
    table = reference.kecamatan().rename(
        columns={"kode_kemendagri": "kode_wilayah", "nama": "kecamatan", "nama_kabkota": "kabkota"}
    )
    people = reference.kabkota().set_index("nama")["penduduk"]
    size = table.groupby("kabkota")["kabkota"].transform("size")
    mean = table["kabkota"].map(people) / size
    weight = figures.around(f"{seed}/kecamatan", mean, 0.2)
    return table[["kode_wilayah", "kecamatan", "kabkota"]].assign(bobot=weight)


def _alike(seed: str) -> pd.DataFrame:
    """Half of the weight is the same everywhere, as for work that does not follow people."""
    table = _regions(seed)
    return table.assign(bobot=table["bobot"] + table["bobot"].mean())


KABKOTA = Level(fields.KODE_KABKOTA, (fields.KABKOTA,), _regions)
KABKOTA_ALIKE = Level(fields.KODE_KABKOTA, (fields.KABKOTA,), _alike)
KABKOTA_BY_ISLAND = Level(fields.KODE_KABKOTA, (fields.KABKOTA,), _regions, (PULAU,))
KECAMATAN = Level(fields.KODE_KECAMATAN, (fields.KECAMATAN, fields.KABKOTA), _kecamatan)


def listed(name: str, title: str, description: str, weights: Mapping[str, float]) -> Level:
    """Return the level of a list of the office's own; codes count from 01."""
    code = Field(
        f"kode_{name}", f"Kode {title.lower()}", "Nomor urut, teks dua angka.",
        constraints={"required": True, "pattern": r"\d{2}"},
    )  # fmt: skip
    shown = fields.choice(name, title, description, weights)
    numbers = [f"{at:02d}" for at in range(1, len(weights) + 1)]
    table = pd.DataFrame({code.name: numbers, name: list(weights), "bobot": weights.values()})
    return Level(code, (shown,), lambda seed: table, width=max(map(len, weights)) + 3)


def units(office: str, title: str, start: str = "") -> Level:
    """Return the level of an office's units whose names begin with `start`.

    The code is the last part of the unit's number; sizes are uneven, drawn from the seed.
    """
    code = Field(
        "kode_unit", "Kode unit",
        "Empat angka terakhir nomor unit; teks, nol di depan jangan dihilangkan.",
        constraints={"required": True, "pattern": r"\d{4}"},
    )  # fmt: skip
    name = Field(
        "unit", title, "Nama unit seperti dalam daftar perangkat daerah.",
        constraints={"required": True}, reference="perangkat_daerah.nama",
    )  # fmt: skip
    return Level(code, (name,), partial(_units, office, start), width=39)


def _units(office: str, start: str, seed: str) -> pd.DataFrame:
    offices = reference.table("perangkat_daerah")
    parent = offices.loc[offices["nama"] == office, "kode_sipd"].iloc[0]
    own = offices[(offices["kode_induk"] == parent) & offices["nama"].str.startswith(start)]
    return pd.DataFrame(
        {
            "kode_unit": own["kode_sipd"].str[-4:].tolist(),
            "unit": own["nama"].tolist(),
            "bobot": 0.6 + randomness.uniform(f"{seed}/unit", len(own)),
        }
    )


def register(size: int, entry: str, kind: Dimension) -> Level:
    """Return the level of a register: numbered entries of the year with place, kind and day."""
    code = Field(
        "nomor", f"Nomor {entry}", "Nomor urut dalam register, teks tiga angka.",
        constraints={"required": True, "pattern": r"\d{3}"},
    )  # fmt: skip
    day = fields.day(
        f"tanggal_{entry}", f"Tanggal {entry}", f"Hari {entry} itu, bukan hari laporannya."
    )
    rows = partial(_entries, size, kind, day.name)
    return Level(code, (fields.KABKOTA,), rows, (kind.field, day), day.name)


def _entries(size: int, kind: Dimension, day: str, seed: str) -> pd.DataFrame:
    people = reference.kabkota().set_index("nama")["penduduk"].to_dict()
    days = np.sort(np.floor(randomness.uniform(f"{seed}/hari", size) * 365))
    return pd.DataFrame(
        {
            "nomor": [f"{at:03d}" for at in range(1, size + 1)],
            "kabkota": figures.choose(f"{seed}/tempat", size, people).tolist(),
            kind.field.name: figures.choose(f"{seed}/jenis", size, kind.weights).tolist(),
            day: [dt.date(YEAR, 1, 1) + dt.timedelta(days=int(each)) for each in days],
            "bobot": 0.1 + randomness.uniform(f"{seed}/besar", size) ** 2,
        }
    )


def _month_end(month: int) -> dt.date:
    return dt.date(YEAR, month, calendar.monthrange(YEAR, month)[1])


def _period(field: Field, per_year: int, season: tuple[float, ...]) -> Dimension:
    weights = dict(enumerate(season or (1.0,) * per_year, start=1))
    closes = {each: _month_end(each * 12 // per_year) for each in weights}
    return Dimension(field, weights, closes)


def months(*season: float) -> Dimension:
    """Return the 12 months, with the weights of `season` or even ones."""
    return _period(fields.BULAN, 12, season)


def quarters(*season: float) -> Dimension:
    """Return the four quarters."""
    return _period(fields.TRIWULAN, 4, season)


def semesters(*season: float) -> Dimension:
    """Return the two halves of the year."""
    return _period(fields.SEMESTER, 2, season)


def years(growth: Mapping[int, float]) -> Dimension:
    """Return years with how large each is beside the others; all are reported after the last."""
    last = dt.date(max(growth), 12, 31)
    return Dimension(fields.TAHUN, growth, dict.fromkeys(growth, last))


def category(name: str, title: str, description: str, weights: Mapping[str, float]) -> Dimension:
    """Return a breakdown."""
    return Dimension(fields.choice(name, title, description, weights), weights)


def sexes(women: float = 0.5) -> Dimension:
    """Return the breakdown by sex."""
    return Dimension(fields.SEX, {"L": 1 - women, "P": women})


MONTH_NAMES = dict(enumerate(MONTHS, start=1))
VERIFIED = fields.choice(
    "terverifikasi", "Terverifikasi", "Ya bila barisnya sudah diperiksa.", ["Ya", "Tidak"]
)
FIGURE = fields.choice(
    "status_angka", "Status angka", "Angka sementara masih dapat berubah.", ["Tetap", "Sementara"]
)
PROGRESS = fields.choice(
    "status_penanganan", "Status penanganan", "Keadaan saat dilaporkan.", ["Selesai", "Berjalan"]
)
