"""Classifications: sex, age groups, kinds of disability."""

from __future__ import annotations

from bimtek.sample_data.declaration import Field
from bimtek.sample_data.reference_files.entry import (
    CC0,
    COURSE,
    FACT,
    ReferenceFile,
    Source,
    text,
    whole,
)

DATA_STANDARD = Source("Contoh Standar Data Statistik, klasifikasi jenis kelamin")
CENSUS = Source("Kelompok besar: rilis BPS tentang Sensus Penduduk 2020", date="2021-01-21")
DISABILITY_ACT = Source("UU 8/2016 Pasal 4, menurut lingkarsosial.org", date="2016")

SEX = ReferenceFile(
    "referensi/jenis_kelamin.csv",
    "Klasifikasi jenis kelamin",
    "Kode 1 dan 2 seperti contoh Standar Data Statistik. Singkatan L dan P dipakai di data"
    " kursus ini.",
    (DATA_STANDARD,),
    (FACT,),
    (
        text("kode", "Kode", "1 atau 2.", unique=True),
        text("nama", "Nama", "Laki-laki atau perempuan.", unique=True),
        text("singkatan", "Singkatan", "L atau P.", unique=True),
    ),
    ("kode",),
)

AGE_GROUPS = ReferenceFile(
    "referensi/kelompok_umur.csv",
    "Kelompok umur lima tahunan",
    "Pembagian lima tahunan disusun untuk kursus ini. Kelompok besarnya seperti di rilis Sensus"
    " Penduduk 2020. Kata tahun mencegah Excel membaca 5-9 sebagai tanggal.",
    (COURSE, CENSUS),
    (CC0,),
    (
        text("kode", "Kode", "Nomor urut dua angka.", unique=True, pattern=r"\d{2}"),
        text("nama", "Nama", "Rentang umur.", unique=True),
        whole("umur_minimum", "Umur minimum", "Umur termuda dalam kelompok.", "tahun"),
        Field(
            "umur_maksimum", "Umur maksimum", "Umur tertua; kosong untuk kelompok terakhir.",
            "integer", "tahun", {"minimum": 0},
        ),
        text(
            "kelompok_besar", "Kelompok besar", "Salah satu dari tiga kelompok besar.",
            enum=["0-14 tahun", "15-64 tahun", "65 tahun ke atas"],
        ),
    ),
    ("kode",),
)  # fmt: skip

DISABILITIES = ReferenceFile(
    "referensi/ragam_disabilitas.csv",
    "Ragam disabilitas",
    "Ragam menurut UU 8/2016 Pasal 4. Ganda atau multi berarti dua ragam atau lebih. Kodenya"
    " nomor urut kursus ini, bukan kode resmi.",
    (DISABILITY_ACT,),
    (FACT,),
    (
        text("kode", "Kode", "Nomor urut.", unique=True),
        text("nama", "Nama", "Nama ragam.", unique=True),
        text("jumlah_ragam", "Jumlah ragam", "Satu, atau dua atau lebih."),
    ),
    ("kode",),
)
