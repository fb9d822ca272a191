"""The province's list of facilities (data induk) and an office's list of the same ones.

The office spells names and codes in its own way, does not know some facilities and has a
few that the province's list lacks, so that a join must be proved.
"""

from __future__ import annotations

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

YEAR = 2024
# Kind: first digits of the code, how many there are, users a year (assumed).
KINDS = {
    "Puskesmas": ("01", 48, 21_000),
    "Pasar Rakyat": ("02", 32, 60_000),
    "Kantor Pelayanan": ("11", 28, 6_000),
    "Cabang Perpustakaan": ("12", 16, 2_400),
}
NEW = 4  # facilities the province's list lacks
UNKNOWN = 6  # facilities the office's list lacks
_SEED = "bimtek/fasilitas"  # the same for both lists
KODE = Field(
    "kode_fasilitas", "Kode fasilitas",
    "Kode contoh; teks lima angka, nol di depan jangan dihilangkan.",
    constraints={"required": True, "pattern": r"\d{5}"},
)  # fmt: skip
NAMA = Field(
    "fasilitas", "Fasilitas", "Nama contoh: jenis dan kecamatannya.",
    constraints={"required": True},
)  # fmt: skip
JENIS = fields.choice("jenis", "Jenis", "Jenis fasilitas.", KINDS)
STATUS = fields.choice("status", "Status", "Keadaan pada akhir tahun.", ["Aktif", "Direnovasi"])
USERS = fields.indicator(
    "Pengguna fasilitas",
    "Kunjungan orang ke fasilitas selama setahun; satu orang dapat dihitung beberapa kali.",
    "Kunjungan",
    "Jumlah kunjungan yang dicatat di buku tamu fasilitas selama setahun.",
)


def facilities() -> pd.DataFrame:
    """Return every facility with its users; `in_list` tells which list knows it."""
    parts = []
    for kind, (digits, count, users) in KINDS.items():
        places = reference.kecamatan().iloc[
            sorted(randomness.order(f"{_SEED}/{kind}", 117)[:count])
        ]
        centre = [users] * count
        parts.append(
            pd.DataFrame(
                {
                    "kode_fasilitas": [f"{digits}{number:03d}" for number in range(1, count + 1)],
                    "fasilitas": kind + " " + places["nama"].to_numpy(),
                    "jenis": kind,
                    "kode_wilayah": places["kode_kemendagri"].to_numpy(),
                    "kecamatan": places["nama"].to_numpy(),
                    "kabkota": places["nama_kabkota"].to_numpy(),
                    "pengguna_orang": figures.whole(
                        figures.around(f"{_SEED}/{kind}/pengguna", centre, 0.25)
                    ),
                }
            )
        )
    table = pd.concat(parts, ignore_index=True)
    order = list(randomness.order(f"{_SEED}/daftar", len(table)))
    table["in_list"] = "both"
    table.loc[order[:NEW], "in_list"] = "office"
    table.loc[order[NEW : NEW + UNKNOWN], "in_list"] = "province"
    return table


def master_list(seed: str) -> pd.DataFrame:
    """The province's list: code, name, kind, place and status."""
    table = facilities()
    closed = randomness.uniform(f"{_SEED}/status", len(table)) < 0.08
    table["status"] = pd.Series("Aktif", index=table.index).mask(closed, "Direnovasi")
    known = table[table["in_list"] != "office"].reset_index(drop=True)
    return known.drop(columns=["in_list", "pengguna_orang"])


def office_list(seed: str) -> pd.DataFrame:
    """The office's list of the facilities it knows, with their users in the year."""
    table = facilities().sort_values(["kode_wilayah", "kode_fasilitas"])
    known = table[table["in_list"] != "province"].reset_index(drop=True)
    return known.drop(columns=["in_list", "jenis"])


_MASTER = SheetLayout(
    "Data Induk",
    (
        Column("Kode", "kode_fasilitas", width=9),
        Column("Nama Fasilitas", "fasilitas", width=36),
        Column("Jenis", "jenis", width=22),
        Column("Kode Kecamatan", "kode_wilayah", width=12),
        Column("Kecamatan", "kecamatan", width=18),
        Column("Kabupaten/Kota", "kabkota", width=28),
        Column("Status", "status", width=16),
    ),
    title=("DATA INDUK FASILITAS LAYANAN PUBLIK", f"TAHUN {YEAR} (DATA SINTETIS UNTUK LATIHAN)"),
)
_OFFICE = SheetLayout(
    "Fasilitas",
    (
        Column("No", NUMBER, width=5),
        Column("ID", "kode_fasilitas", width=9),
        Column("Fasilitas", "fasilitas", width=36),
        Column("Kab/Kota", "kabkota", width=28),
        Column("Kec.", "kecamatan", width=18),
        Column("Kode Kec", "kode_wilayah", width=11),
        Column("Pengguna", "pengguna_orang", "angka", width=12, summed=True),
    ),
    title=(
        "DAFTAR FASILITAS DAN PENGGUNANYA",
        f"KEADAAN 31 DESEMBER {YEAR}",
        "DATA SINTETIS UNTUK LATIHAN",
    ),
    label_field="fasilitas",
    total_label="JUMLAH",
    footnotes=("Sumber: data SINTETIS untuk latihan, bukan angka resmi.",),
    signature=(f"Mataram, Januari {YEAR + 1}", "Pengelola data,", "(nama)"),
)
DATASETS = (
    Dataset(
        name=f"fasilitas-induk-{YEAR}",
        title=f"Data induk fasilitas layanan publik {YEAR}",
        office="Dinas Komunikasi, Informatika dan Statistik",
        truth=master_list,
        keys=("kode_fasilitas",),
        constants={"tahun": YEAR, "sumber": fields.SOURCE},
        files=(RawFile(f"fasilitas-induk-{YEAR}-SINTETIS.xlsx", (_MASTER,)),),
        fields=(
            KODE, NAMA, JENIS, fields.KODE_KECAMATAN, fields.KECAMATAN, fields.KABKOTA, STATUS,
            fields.TAHUN, fields.SUMBER,
        ),
        description="Daftar rujukan fasilitas dengan kodenya, sebagai contoh data induk.",
    ),
    Dataset(
        name=f"fasilitas-kantor-{YEAR}",
        title=f"Daftar fasilitas dan penggunanya {YEAR}",
        office="Badan Perencanaan Pembangunan Daerah",
        truth=office_list,
        keys=("kode_fasilitas",),
        constants={"tahun": YEAR, "sumber": fields.SOURCE},
        files=(
            RawFile(
                f"fasilitas-kantor-{YEAR}-SINTETIS.xlsx",
                (_OFFICE,),
                (
                    Defect("GANDA-MIRIP", "fasilitas", 4),
                    Defect("KODE-NOL-HILANG", "kode_fasilitas", 12),
                    Defect("KODE-ANGKA", "kode_fasilitas", 6),
                    Defect("KODE-TERPOTONG", "kode_wilayah", 6),
                    Defect("KODE-LAMA", "kode_wilayah", 3),
                    Defect("KODE-BIMA", "kabkota", 8),
                    Defect("TEKS-SINGKATAN", "fasilitas", 12),
                    Defect("TEKS-SALAH-KETIK", "fasilitas", 10),
                    Defect("TEKS-NBSP", "fasilitas", 8),
                    Defect("TEKS-HURUF-MIRIP", "fasilitas", 6),
                    Defect("TEKS-SINGKATAN", "kabkota", 12),
                    Defect("TEKS-HURUF-BESAR", "kecamatan", 8),
                    Defect("TEKS-SPASI-GANDA", "fasilitas", 4),
                ),
            ),
        ),
        fields=(
            KODE, NAMA, fields.KODE_KECAMATAN, fields.KECAMATAN, fields.KABKOTA,
            fields.count("pengguna_orang", "Pengguna", "Kunjungan selama setahun.", "kunjungan"),
            fields.TAHUN, fields.SUMBER,
        ),
        description="Fasilitas yang sama menurut sebuah kantor, dengan ejaan dan kode sendiri;"
        f" {UNKNOWN} fasilitas data induk tidak ada di sini dan {NEW} lainnya belum ada di sana.",
        metadata=USERS,
    ),
)  # fmt: skip
