"""Pupils of SMA and SMK by school, sex, age and kind of disability; the schools are invented.

A few schools have not asked about disability: their cells are empty, which is not zero.
Schools for special education and children out of school are not in this register at all.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness, reference
from bimtek.sample_data.declaration import Column, Dataset, Defect, Field, RawFile, SheetLayout
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Pendidikan dan Kebudayaan"
YEAR = 2024
# How many invented schools of each kind: of the SMA, as many are state schools as in the
# province (150 of 378).
KINDS = {
    ("SMA", "Negeri"): 11, ("SMA", "Swasta"): 17, ("SMK", "Negeri"): 6, ("SMK", "Swasta"): 6,
}  # fmt: skip
SCHOOLS = sum(KINDS.values())
NOT_ASKED = 6  # schools that do not record disability
PUPILS = {"Negeri": (420, 900), "Swasta": (90, 360)}  # assumed
AGES = {"15 tahun ke bawah": 0.30, "16-17 tahun": 0.52, "18 tahun ke atas": 0.18}  # assumed
NONE = "Tanpa disabilitas"
# Shares of all pupils, assumed; the kinds are those of UU 8/2016.
DISABILITIES = {
    NONE: 0.984, "Fisik": 0.006, "Intelektual": 0.003, "Mental": 0.002, "Sensorik": 0.004,
    "Ganda atau multi": 0.001,
}  # fmt: skip
_FIELDS = (
    Field("kode_sekolah", "Kode sekolah",
          "Kode contoh; teks empat angka, nol di depan jangan dihilangkan.",
          constraints={"required": True, "pattern": r"\d{4}"}),
    Field("sekolah", "Sekolah", "Nama sekolah contoh; tidak ada yang sungguhan.",
          constraints={"required": True}),
    fields.choice("jenjang", "Jenjang", "SMA atau SMK.", ["SMA", "SMK"]),
    fields.choice("status", "Status", "Negeri atau swasta.", ["Negeri", "Swasta"]),
    fields.KODE_KECAMATAN,
    fields.KECAMATAN,
    fields.KABKOTA,
    fields.choice("layanan_khusus", "Layanan khusus",
                  "Ada pendamping atau alat bantu bagi siswa penyandang disabilitas.",
                  ["Ya", "Tidak"]),
    fields.SEX,
    fields.choice("kelompok_umur", "Kelompok umur", "Umur siswa.", AGES),
    fields.count("seluruh_siswa", "Seluruh siswa",
                 "Siswa menurut jenis kelamin dan kelompok umur, semua ragam.", "orang"),
    fields.choice("ragam_disabilitas", "Ragam disabilitas",
                  "Ragam menurut UU 8/2016, atau tanpa disabilitas.", DISABILITIES),
    fields.count("siswa", "Siswa", "Siswa dengan ragam itu; kosong bila sekolah belum mendata.",
                 "orang", required=False),
    fields.TAHUN,
    fields.SUMBER,
)  # fmt: skip
SHARE_DISABLED = fields.indicator(
    "Siswa penyandang disabilitas",
    "Siswa SMA dan SMK dengan satu ragam disabilitas atau lebih, di sekolah yang mendata.",
    "Persen",
    "Siswa penyandang disabilitas dibagi seluruh siswa di sekolah yang mendata, dikali 100.",
    ukuran="Persentase",
)


def schools(seed: str) -> pd.DataFrame:
    """One row per invented school: four in each kab/kota, each in a kecamatan of its own."""
    places = reference.kecamatan()
    places["chance"] = randomness.uniform(f"{seed}/tempat", len(places))
    places = places.sort_values(["kode_kabkota", "chance"])
    places = places.groupby("kode_kabkota").head(SCHOOLS // 10).sort_values("kode_kemendagri")
    kinds = np.array([kind for kind, count in KINDS.items() for _ in range(count)])
    kinds = kinds[randomness.order(f"{seed}/jenis", SCHOOLS)]
    service = randomness.uniform(f"{seed}/layanan", SCHOOLS) < 0.4
    return pd.DataFrame(
        {
            "kode_sekolah": [f"{number:04d}" for number in range(101, 101 + SCHOOLS)],
            "sekolah": [
                f"{level} {status} Latihan {name}"
                for (level, status), name in zip(kinds, places["nama"], strict=True)
            ],
            "jenjang": kinds[:, 0],
            "status": kinds[:, 1],
            "kode_wilayah": places["kode_kemendagri"].to_numpy(),
            "kecamatan": places["nama"].to_numpy(),
            "kabkota": places["nama_kabkota"].to_numpy(),
            "layanan_khusus": np.where(service, "Ya", "Tidak"),
        }
    )


def pupils(seed: str) -> pd.DataFrame:
    """Pupils per school, sex, age group and kind of disability; parts add up to the whole."""
    base = schools(seed)
    least, most = (base["status"].map({k: v[at] for k, v in PUPILS.items()}) for at in (0, 1))
    size = figures.whole(least + (most - least) * randomness.uniform(f"{seed}/siswa", SCHOOLS))
    chance = 0.47 + 0.06 * randomness.uniform(f"{seed}/perempuan", SCHOOLS)
    women = np.rint(size * chance).astype(int)
    by_sex = {"L": size - women, "P": women}
    table = figures.cross(base, {"jenis_kelamin": ["L", "P"], "kelompok_umur": AGES})
    code = table["kode_sekolah"].astype(int).to_numpy() - 101
    of_sex = np.where(table["jenis_kelamin"] == "L", by_sex["L"][code], by_sex["P"][code])
    first = np.arange(0, len(table), len(AGES))
    ages = figures.split(of_sex[first], np.tile(list(AGES.values()), (len(first), 1)))
    table["seluruh_siswa"] = ages.reshape(-1)
    weights = np.tile(list(DISABILITIES.values()), (len(table), 1))
    scatter = randomness.uniform(f"{seed}/ragam", weights.size).reshape(weights.shape)
    weights[:, 1:] *= 2 * scatter[:, 1:]
    parts = figures.split(table["seluruh_siswa"].to_numpy(), weights).reshape(-1)
    table = figures.cross(table, {"ragam_disabilitas": DISABILITIES}).assign(siswa=parts)
    silent = base["kode_sekolah"].iloc[randomness.order(f"{seed}/kosong", SCHOOLS)[:NOT_ASKED]]
    return table.assign(siswa=table["siswa"].mask(table["kode_sekolah"].isin(silent)))


def _layout() -> SheetLayout:
    kinds = tuple(
        Column(name, "siswa", "angka", {"ragam_disabilitas": name}, "Menurut ragam disabilitas",
               width=11 if name != NONE else 13, summed=True)
        for name in DISABILITIES
    )  # fmt: skip
    return SheetLayout(
        "Siswa",
        (
            Column("Kode", "kode_sekolah", width=8),
            Column("Nama Sekolah", "sekolah", width=34),
            Column("Jenjang", "jenjang", width=9),
            Column("Status", "status", width=9),
            Column("Kode Kec", "kode_wilayah", width=10),
            Column("Kecamatan", "kecamatan", width=17),
            Column("Kab/Kota", "kabkota", width=25),
            Column("Layanan Khusus", "layanan_khusus", width=10),
            Column("L/P", "jenis_kelamin", width=10),
            Column("Kelompok Umur", "kelompok_umur", width=18),
            Column("Jumlah Siswa", "seluruh_siswa", "angka", width=10, summed=True),
            *kinds,
        ),
        title=(
            "SISWA SMA DAN SMK MENURUT JENIS KELAMIN, UMUR, DAN RAGAM DISABILITAS",
            f"TAHUN {YEAR} (DATA SINTETIS UNTUK LATIHAN)",
        ),
        header_height=30,
        label_field="sekolah",
        total_label="JUMLAH",
        footnotes=(
            "L = laki-laki, P = perempuan. Tidak memuat sekolah luar biasa.",
            "Nama sekolah adalah contoh. Sumber: data SINTETIS untuk latihan, bukan angka resmi.",
        ),
        signature=(f"Mataram, November {YEAR}", "Pengelola data,", "(nama)"),
    )


DATASETS = (
    Dataset(
        name=f"siswa-disabilitas-{YEAR}",
        title=f"Siswa SMA dan SMK menurut ragam disabilitas {YEAR}",
        office=OFFICE,
        truth=pupils,
        keys=("kode_sekolah", "jenis_kelamin", "kelompok_umur", "ragam_disabilitas"),
        constants={"tahun": YEAR, "sumber": fields.SOURCE},
        files=(
            RawFile(
                f"siswa-disabilitas-{YEAR}-SINTETIS.xlsx",
                (_layout(),),
                (
                    Defect("GANDA-PERSIS", "sekolah", 3),
                    Defect("KAT-JENIS-KELAMIN", "jenis_kelamin", 24),
                    Defect("KAT-YA-TIDAK", "layanan_khusus", 14),
                    Defect("KSG-SDA", "kecamatan", 12),
                    Defect("KSG-SDA", "kabkota", 12),
                    Defect("KSG-STRIP", "siswa", 14),
                    Defect("KSG-TIDAK-ADA", "siswa", 10),
                    Defect("KSG-TAD", "siswa", 10),
                    Defect("KSG-NOL", "siswa", 14),
                    Defect("KODE-NOL-HILANG", "kode_sekolah", 10),
                    Defect("KODE-TERPOTONG", "kode_wilayah", 6),
                    Defect("ANG-TEKS", "seluruh_siswa", 8),
                    Defect("TEKS-HURUF-BESAR", "sekolah", 8),
                    Defect("TEKS-SPASI-GANDA", "sekolah", 6),
                ),
            ),
        ),
        fields=_FIELDS,
        description="Siswa SMA dan SMK di sekolah contoh, menurut jenis kelamin, kelompok umur,"
        " dan ragam disabilitas. Kosong berarti sekolah belum mendata, bukan nol.",
        metadata=SHARE_DISABLED,
    ),
)
