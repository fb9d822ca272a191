"""The log of disaster events of a year, and the recap that is made from it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness, reference
from bimtek.sample_data.declaration import (
    NUMBER,
    Column,
    Dataset,
    Defect,
    Field,
    RawFile,
    SheetLayout,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Badan Penanggulangan Bencana Daerah"
EVENTS = {2024: 180, 2025: 200}  # assumed


@dataclass(frozen=True)
class Kind:
    """How often a kind of event comes, by month, and how much it hits; all assumed."""

    share: float
    months: tuple[int, ...]
    people: int
    houses: int


_RAINY = (9, 9, 7, 4, 2, 1, 0, 0, 1, 2, 6, 9)
_DRY = (0, 0, 0, 0, 1, 3, 6, 9, 9, 6, 2, 0)
_ALWAYS = (1,) * 12
KINDS = {
    "banjir": Kind(34, _RAINY, 240, 12),
    "angin puting beliung": Kind(20, (8, 8, 5, 3, 1, 0, 0, 0, 1, 4, 7, 8), 45, 9),
    "kekeringan": Kind(14, _DRY, 900, 0),
    "tanah longsor": Kind(12, _RAINY, 30, 4),
    "kebakaran lahan": Kind(10, _DRY, 12, 0),
    "gempa bumi": Kind(4, _ALWAYS, 150, 20),
}
REPORTERS = {"perangkat desa": 45, "petugas kecamatan": 30, "relawan": 15, "warga": 10}
LOSS_PER_HOUSE = 18_000_000  # rupiah, assumed
NUMBER_FIELD = Field(
    "no_kejadian", "Nomor kejadian", "Nomor kejadian: BNC, tahun, nomor urut.",
    constraints={"required": True, "pattern": r"BNC-\d{4}-\d{3}"},
)  # fmt: skip
KIND_FIELD = fields.choice(
    "jenis_bencana", "Jenis bencana", "Bencana yang terjadi; satu jenis setiap kejadian.", KINDS
)
VILLAGE_CODE = Field(
    "kode_desa", "Kode desa", "Kode Kemendagri desa atau kelurahan, 10 angka dengan titik.",
    constraints={"required": True, "pattern": r"52\.\d{2}\.\d{2}\.\d{4}"},
    reference="desa.kode_kemendagri",
)  # fmt: skip
VILLAGE = Field(
    "desa", "Desa/kelurahan", "Nama desa atau kelurahan tempat kejadian.",
    constraints={"required": True},
)  # fmt: skip
PEOPLE = fields.count(
    "terdampak_jiwa", "Terdampak", "Orang yang terkena akibat langsung bencana.", "jiwa"
)
HOUSES = fields.count(
    "rumah_rusak", "Rumah rusak", "Rumah yang rusak karena bencana, ringan sampai berat.", "unit"
)
LOSS = fields.count(
    "kerugian_rupiah", "Kerugian", "Taksiran kerugian; kosong bila belum dihitung.", "rupiah", False
)
EVENT_DAY = fields.day("tanggal_kejadian", "Tanggal kejadian", "Hari bencana terjadi.")
REPORT_DAY = fields.day("tanggal_laporan", "Tanggal laporan", "Hari laporan pertama diterima.")
REPORTER = fields.choice("pelapor", "Pelapor", "Siapa yang melapor (peran, bukan nama).", REPORTERS)
COUNT = fields.count(
    "kejadian", "Kejadian", "Banyaknya kejadian jenis itu di wilayah itu.", "kejadian"
)
EVENT = fields.indicator(
    "Kejadian bencana",
    "Peristiwa bencana yang dilaporkan dan tercatat dengan satu nomor kejadian.",
    "Kejadian",
    "Banyaknya nomor kejadian yang berbeda; laporan kedua atas kejadian yang sama tidak dihitung.",
)


def events(year: int) -> pd.DataFrame:
    """Return the events of a year, in order of their dates."""
    size, seed = EVENTS[year], f"bencana/{year}"
    shares = {name: kind.share for name, kind in KINDS.items()}
    kinds = figures.choose(f"{seed}/jenis", size, shares)
    table = pd.DataFrame({"jenis_bencana": kinds, "tanggal_kejadian": _days(year, seed, kinds)})
    table = table.sort_values("tanggal_kejadian", kind="stable", ignore_index=True)
    table.insert(0, "no_kejadian", [f"BNC-{year}-{at:03d}" for at in range(1, size + 1)])
    delay = np.floor(4 * randomness.uniform(f"{seed}/jeda", size) ** 2).tolist()
    villages = reference.desa()
    at = np.floor(randomness.uniform(f"{seed}/desa", size) * len(villages)).astype(int)
    places = villages.iloc[at].reset_index(drop=True)
    return table.assign(
        tanggal_laporan=[
            day + dt.timedelta(days=each)
            for day, each in zip(table["tanggal_kejadian"], delay, strict=True)
        ],
        kode_desa=places["kode_kemendagri"],
        desa=places["nama"],
        kecamatan=places["nama_kecamatan"],
        kabkota=places["nama_kabkota"],
        **_impact(seed, table),
        pelapor=figures.choose(f"{seed}/pelapor", size, REPORTERS),
    )


def _days(year: int, seed: str, kinds: np.ndarray) -> list[dt.date]:
    months = np.zeros(len(kinds), dtype=int)
    for name, kind in KINDS.items():
        those = kinds == name
        weights = {at: float(weight) for at, weight in enumerate(kind.months, start=1)}
        months[those] = figures.choose(f"{seed}/bulan/{name}", int(those.sum()), weights)
    lengths = np.array([calendar.monthrange(year, month)[1] for month in range(1, 13)])
    days = np.floor(randomness.uniform(f"{seed}/hari", len(kinds)) * lengths[months - 1]) + 1
    return [dt.date(year, int(month), int(day)) for month, day in zip(months, days, strict=True)]


def _impact(seed: str, table: pd.DataFrame) -> dict[str, object]:
    """Return people, houses and loss; a sixth of the losses is not yet known."""
    kinds = [KINDS[name] for name in table["jenis_bencana"]]
    force = 0.1 + 2.5 * randomness.uniform(f"{seed}/kuat", len(table)) ** 2
    people = figures.whole(np.array([kind.people for kind in kinds]) * force) + 1
    houses = figures.whole(np.array([kind.houses for kind in kinds]) * force)
    loss = figures.around(f"{seed}/rugi", houses * LOSS_PER_HOUSE + people * 150_000, 0.2)
    known = randomness.uniform(f"{seed}/dihitung", len(table)) > 1 / 6
    return {
        "terdampak_jiwa": people,
        "rumah_rusak": houses,
        "kerugian_rupiah": pd.Series(figures.whole(loss, 500_000)).where(known),
    }


def recap(year: int) -> pd.DataFrame:
    """Return the events of the log counted by kabupaten/kota and kind."""
    table = events(year)
    table["kode_wilayah"] = table["kode_desa"].str[:5]
    return table.groupby(["kode_wilayah", "kabkota", "jenis_bencana"], as_index=False).agg(
        kejadian=("no_kejadian", "size"),
        terdampak_jiwa=("terdampak_jiwa", "sum"),
        rumah_rusak=("rumah_rusak", "sum"),
    )


def _log(year: int, sheet: SheetLayout, defects: tuple[Defect, ...]) -> Dataset:
    return Dataset(
        name=f"bencana-kejadian-{year}",
        title=f"Catatan kejadian bencana {year}",
        office=OFFICE,
        truth=lambda seed: events(year),
        keys=("no_kejadian",),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(RawFile(f"bencana-kejadian-{year}-SINTETIS.xlsx", (sheet,), defects),),
        fields=(
            NUMBER_FIELD, KIND_FIELD, EVENT_DAY, REPORT_DAY, VILLAGE_CODE, VILLAGE,
            fields.KECAMATAN, fields.KABKOTA, PEOPLE, HOUSES, LOSS, REPORTER,
            fields.TAHUN, fields.SUMBER,
        ),
        description="Kejadian bencana menurut laporan, satu baris satu kejadian.",
        metadata=EVENT,
    )  # fmt: skip


_PLACE = (
    Column("Kode Desa", "kode_desa", width=15),
    Column("Desa/Kelurahan", "desa", width=24),
    Column("Kecamatan", "kecamatan", width=18),
    Column("Kabupaten/Kota", "kabkota", width=27),
)
_DATES = (
    Column("Tgl Kejadian", "tanggal_kejadian", "tanggal", width=18),
    Column("Tgl Laporan", "tanggal_laporan", "tanggal", width=14),
)
_KIND = Column("Jenis Bencana", "jenis_bencana", width=22)
_IMPACT = (
    Column("Terdampak (jiwa)", "terdampak_jiwa", "angka", width=18),
    Column("Rumah Rusak", "rumah_rusak", "angka", width=14),
    Column("Kerugian (Rp)", "kerugian_rupiah", "angka", width=20),
)
_REPORTER = Column("Pelapor", "pelapor", width=20)
_ID = Column("No Kejadian", "no_kejadian", width=15)

DATASETS = (
    _log(
        2024,
        SheetLayout(
            "Kejadian 2024",
            (Column("No", NUMBER, width=5), _ID, *_DATES, _KIND, *_PLACE, *_IMPACT, _REPORTER),
            title=("CATATAN KEJADIAN BENCANA TAHUN 2024", "DATA SINTETIS UNTUK LATIHAN"),
            footnotes=("sda = sama dengan di atas.",),
        ),
        (
            Defect("GANDA-PERSIS", "no_kejadian", 4),
            Defect("GANDA-PERISTIWA", "tanggal_laporan", 4),
            Defect("TGL-BULAN-KATA", "tanggal_kejadian", 16),
            Defect("TGL-BULAN-SINGKAT", "tanggal_kejadian", 12),
            Defect("TGL-HARI-BULAN", "tanggal_kejadian", 10),
            Defect("TGL-BULAN-HARI", "tanggal_kejadian", 5),
            Defect("TGL-SERIAL", "tanggal_kejadian", 8),
            Defect("TGL-TRIWULAN", "tanggal_kejadian", 2),
            Defect("TGL-TAHUN", "tanggal_kejadian", 2),
            Defect("TGL-MUSTAHIL", "tanggal_kejadian", 2),
            Defect("LOG-TANGGAL", "tanggal_laporan", 4, "tanggal_kejadian"),
            Defect("KSG-SDA", "pelapor", 10),
            Defect("KSG-STRIP", "kerugian_rupiah", 8),
            Defect("KSG-TAD", "kerugian_rupiah", 6),
            Defect("ANG-RUPIAH", "kerugian_rupiah", 10),
            Defect("ANG-KATA", "kerugian_rupiah", 8),
            Defect("ANG-FORMAT-ID", "terdampak_jiwa", 3),
            Defect("TEKS-SINGKATAN", "kabkota", 10),
            Defect("TEKS-NBSP", "kabkota", 5),
            Defect("TEKS-SPASI", "kecamatan", 6),
            Defect("TEKS-HURUF-BESAR", "jenis_bencana", 10),
            Defect("TEKS-SALAH-KETIK", "jenis_bencana", 5),
        ),
    ),
    _log(
        2025,
        SheetLayout(
            "Log",
            (_ID, _KIND, *_DATES, _PLACE[3], *_PLACE[:3], _REPORTER, *_IMPACT),
            title=("LOG KEJADIAN BENCANA", "JANUARI - DESEMBER 2025", "(DATA SINTETIS)"),
        ),
        (
            Defect("GANDA-PERSIS", "no_kejadian", 5),
            Defect("GANDA-PERISTIWA", "tanggal_laporan", 5),
            Defect("TGL-BULAN-KATA", "tanggal_kejadian", 12),
            Defect("TGL-BULAN-SINGKAT", "tanggal_kejadian", 14),
            Defect("TGL-HARI-BULAN", "tanggal_kejadian", 12),
            Defect("TGL-BULAN-HARI", "tanggal_kejadian", 5),
            Defect("TGL-SERIAL", "tanggal_laporan", 9),
            Defect("TGL-TRIWULAN", "tanggal_kejadian", 2),
            Defect("TGL-TAHUN", "tanggal_kejadian", 2),
            Defect("TGL-MUSTAHIL", "tanggal_kejadian", 3),
            Defect("LOG-TANGGAL", "tanggal_laporan", 4, "tanggal_kejadian"),
            Defect("KSG-SDA", "jenis_bencana", 10),
            Defect("KSG-TIDAK-ADA", "kerugian_rupiah", 8),
            Defect("KSG-NOL", "kerugian_rupiah", 5),
            Defect("ANG-RUPIAH", "kerugian_rupiah", 12),
            Defect("ANG-KATA", "kerugian_rupiah", 8),
            Defect("ANG-FORMAT-EN", "terdampak_jiwa", 3),
            Defect("TEKS-SINGKATAN", "kabkota", 10),
            Defect("TEKS-SPASI-GANDA", "kabkota", 6),
            Defect("TEKS-HURUF-BESAR", "kecamatan", 8),
            Defect("TEKS-HURUF-MIRIP", "jenis_bencana", 4),
            Defect("TEKS-SALAH-KETIK", "pelapor", 5),
        ),
    ),
    Dataset(
        name="bencana-rekap-2024",
        title="Rekap kejadian bencana 2024",
        office=OFFICE,
        truth=lambda seed: recap(2024),
        keys=("kode_wilayah", "jenis_bencana"),
        constants={"tahun": 2024, "sumber": fields.SOURCE},
        files=(
            RawFile(
                "bencana-rekap-2024-SINTETIS.xlsx",
                (
                    SheetLayout(
                        "Rekap",
                        (
                            Column("Kode", "kode_wilayah", width=9),
                            Column("Kabupaten/Kota", "kabkota", width=27),
                            _KIND,
                            Column("Kejadian", "kejadian", "angka"),
                            *_IMPACT[:2],
                        ),
                        title=("REKAP KEJADIAN BENCANA TAHUN 2024", "DATA SINTETIS"),
                        merge_down=("kode_wilayah", "kabkota"),
                    ),
                ),
                (
                    Defect("TEKS-SPASI", "jenis_bencana", 5),
                    Defect("ANG-TEKS", "kejadian", 3),
                ),
            ),
        ),
        fields=(
            fields.KODE_KABKOTA, fields.KABKOTA, KIND_FIELD, COUNT, PEOPLE, HOUSES,
            fields.TAHUN, fields.SUMBER,
        ),
        description="Banyaknya kejadian menurut kabupaten/kota dan jenis; dibuat dari catatan"
        " kejadian 2024 dan berjumlah sama dengannya.",
        metadata=EVENT,
    ),
)  # fmt: skip
