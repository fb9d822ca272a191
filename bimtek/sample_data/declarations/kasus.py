"""A register of protection services with personal data of invented people.

It serves to practise finding and hiding personal data, so it holds what such a register
must not show to others: NIK, names, dates of birth. Nobody in it exists.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, people, randomness, reference
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

OFFICE = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
)
YEAR = 2024
CASES = 180
CHILDREN = 100  # of the cases
GIRLS = 0.7  # share of the children, assumed; the adults served are women
SERVICES = {
    "Konseling": 0.40, "Pendampingan hukum": 0.22, "Layanan kesehatan": 0.18,
    "Rumah aman": 0.08, "Rujukan": 0.12,
}  # fmt: skip
_OPEN = 0.15  # share of services that go on
_DISABLED = 0.06
_FIELDS = (
    Field("nomor_register", "Nomor register", "Nomor urut layanan dalam setahun.",
          constraints={"required": True, "pattern": r"\d{3}/2024"}),
    fields.day("tanggal_lapor", "Tanggal lapor", "Hari laporan diterima."),
    Field("nik", "NIK", "Nomor contoh 16 angka; kode kecamatannya 99, yang tidak ada.",
          constraints={"required": True, "pattern": r"52\d{2}99\d{10}"}),
    Field("nama", "Nama", "Nama contoh; bukan orang sungguhan.", constraints={"required": True}),
    fields.SEX,
    fields.day("tanggal_lahir", "Tanggal lahir", "Sama dengan tanggal lahir di NIK."),
    fields.day("tanggal_lahir_orang_tua", "Tanggal lahir orang tua",
               "Hanya diisi bila penerima layanan berumur di bawah 18 tahun.", required=False),
    fields.choice("disabilitas", "Penyandang disabilitas", "Ya atau Tidak.", ["Ya", "Tidak"]),
    fields.KODE_KECAMATAN,
    fields.KECAMATAN,
    fields.KABKOTA,
    fields.choice("jenis_layanan", "Jenis layanan", "Layanan utama yang diberikan.", SERVICES),
    fields.day("tanggal_mulai", "Mulai layanan", "Hari pertama layanan."),
    fields.day("tanggal_selesai", "Selesai layanan", "Hari terakhir; kosong bila masih berjalan.",
               required=False),
    fields.TAHUN,
    fields.SUMBER,
)  # fmt: skip
SERVED = fields.indicator(
    "Penerima layanan perlindungan",
    "Perempuan dan anak yang menerima layanan pada tahun itu; satu orang dihitung sekali.",
    "Orang",
    "Banyaknya orang yang berbeda menurut NIK di antara layanan yang tercatat tahun itu.",
)


def register(seed: str) -> pd.DataFrame:
    """One row per service given, in the order of reporting; no person stands here twice."""
    reported = sorted(
        dt.date(YEAR, 1, 2) + dt.timedelta(days=int(357 * each))
        for each in randomness.uniform(f"{seed}/lapor", CASES)
    )
    table = _served(seed)
    table["nomor_register"] = [f"{number:03d}/{YEAR}" for number in range(1, CASES + 1)]
    table["tanggal_lapor"] = reported
    table["disabilitas"] = np.where(
        randomness.uniform(f"{seed}/disabilitas", CASES) < _DISABLED, "Ya", "Tidak"
    )
    table["jenis_layanan"] = figures.choose(f"{seed}/layanan", CASES, SERVICES)
    start = (6 * randomness.uniform(f"{seed}/mulai", CASES)).astype(int)
    length = (7 + 90 * randomness.uniform(f"{seed}/lama", CASES)).astype(int)
    goes_on = randomness.uniform(f"{seed}/berjalan", CASES) < _OPEN
    table["tanggal_mulai"] = [
        day + dt.timedelta(days=int(days)) for day, days in zip(reported, start, strict=True)
    ]
    table["tanggal_selesai"] = [
        None if runs else day + dt.timedelta(days=int(days))
        for day, days, runs in zip(table["tanggal_mulai"], length, goes_on, strict=True)
    ]
    return table[[each.name for each in _FIELDS if each not in (fields.TAHUN, fields.SUMBER)]]


def _served(seed: str) -> pd.DataFrame:
    """Return the people served, children and adults mixed, with where they live."""
    start = dt.date(YEAR, 1, 1)
    children = people.people(f"{seed}/anak", CHILDREN, (4, 16.9), start, women=GIRLS)
    adults = people.people(f"{seed}/dewasa", CASES - CHILDREN, (18.1, 58), start, women=1)
    chance = randomness.uniform(f"{seed}/orang-tua", CHILDREN)
    children["tanggal_lahir_orang_tua"] = [
        born - dt.timedelta(days=int((20 + 18 * each) * 365.25))
        for born, each in zip(children["tanggal_lahir"], chance, strict=True)
    ]
    adults["tanggal_lahir_orang_tua"] = None
    served = pd.concat([children, adults], ignore_index=True)
    served = served.iloc[randomness.order(f"{seed}/urutan", CASES)].reset_index(drop=True)
    homes = _homes(seed)
    nik = people.nik(seed, homes["kode_kabkota"], served["jenis_kelamin"], served["tanggal_lahir"])
    return pd.concat([served, homes.drop(columns="kode_kabkota")], axis=1).assign(nik=nik)


def _homes(seed: str) -> pd.DataFrame:
    """Draw a kecamatan per case: kab/kota by population, kecamatan evenly."""
    regions = reference.kabkota().set_index("kode_kemendagri")["penduduk"]
    drawn = figures.choose(f"{seed}/kabkota", CASES, regions.to_dict())
    chance = randomness.uniform(f"{seed}/kecamatan", CASES)
    places = reference.kecamatan().rename(
        columns={"kode_kemendagri": "kode_wilayah", "nama": "kecamatan", "nama_kabkota": "kabkota"}
    )
    groups = dict(list(places.groupby("kode_kabkota")))
    rows = [
        groups[code].iloc[int(each * len(groups[code]))]
        for code, each in zip(drawn, chance, strict=True)
    ]
    homes = pd.DataFrame(rows).reset_index(drop=True)
    return homes[["kode_wilayah", "kecamatan", "kabkota", "kode_kabkota"]]


def _layout() -> SheetLayout:
    return SheetLayout(
        "Register",
        (
            Column("No", NUMBER, width=5),
            Column("No Register", "nomor_register", width=12),
            Column("Tgl Lapor", "tanggal_lapor", "tanggal", width=17),
            Column("NIK", "nik", width=19),
            Column("Nama Lengkap", "nama", width=27),
            Column("JK", "jenis_kelamin", width=11),
            Column("Tgl Lahir", "tanggal_lahir", "tanggal", width=17),
            Column("Tgl Lahir Orang Tua", "tanggal_lahir_orang_tua", "tanggal", width=13),
            Column("Disabilitas", "disabilitas", width=11),
            Column("Kode Wilayah", "kode_wilayah", width=10),
            Column("Kecamatan", "kecamatan", width=17),
            Column("Kab/Kota", "kabkota", width=25),
            Column("Layanan", "jenis_layanan", width=20),
            Column("Mulai", "tanggal_mulai", "tanggal", width=12),
            Column("Selesai", "tanggal_selesai", "tanggal", width=12),
        ),
        title=(
            "REGISTER LAYANAN PERLINDUNGAN PEREMPUAN DAN ANAK",
            f"TAHUN {YEAR}",
            "DATA SINTETIS UNTUK LATIHAN - SEMUA ORANG DI DALAMNYA REKAAN",
        ),
        header_height=30,
        footnotes=(
            "Tgl lahir orang tua diisi untuk penerima layanan di bawah 18 tahun.",
            "Sumber: data SINTETIS untuk latihan, bukan angka resmi.",
        ),
        signature=(f"Mataram, Januari {YEAR + 1}", "Petugas register,", "(nama)"),
    )


DATASETS = (
    Dataset(
        name=f"layanan-perlindungan-{YEAR}",
        title=f"Register layanan perlindungan perempuan dan anak {YEAR}",
        office=OFFICE,
        truth=register,
        keys=("nomor_register",),
        constants={"tahun": YEAR, "sumber": fields.SOURCE},
        files=(
            RawFile(
                f"layanan-perlindungan-{YEAR}-SINTETIS.xlsx",
                (_layout(),),
                (
                    Defect("GANDA-PERSIS", "nama", 3),
                    Defect("GANDA-MIRIP", "nama", 3),
                    Defect("GANDA-PERISTIWA", "tanggal_lapor", 3),
                    Defect("NIK-ILMIAH", "nik", 6),
                    Defect("NIK-15-DIGIT", "nik", 6),
                    Defect("NIK-TANGGAL", "nik", 6),
                    Defect("LOG-UMUR", "tanggal_lahir", 4, "tanggal_lahir_orang_tua"),
                    Defect("LOG-TANGGAL", "tanggal_selesai", 5, "tanggal_mulai"),
                    Defect("KAT-JENIS-KELAMIN", "jenis_kelamin", 14),
                    Defect("KAT-YA-TIDAK", "disabilitas", 10),
                    Defect("TGL-BULAN-KATA", "tanggal_lahir", 8),
                    Defect("TGL-HARI-BULAN", "tanggal_lapor", 8),
                    Defect("KSG-STRIP", "tanggal_selesai", 6),
                    Defect("KSG-TIDAK-ADA", "tanggal_lahir_orang_tua", 8),
                    Defect("TEKS-HURUF-BESAR", "nama", 8),
                    Defect("TEKS-SPASI", "kecamatan", 6),
                ),
            ),
        ),
        fields=_FIELDS,
        description="Layanan bagi perempuan dan anak, memuat data pribadi orang rekaan: untuk"
        " latihan mengenali dan menyamarkan data pribadi.",
        metadata=SERVED,
    ),
)
