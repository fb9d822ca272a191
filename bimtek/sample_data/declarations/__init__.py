"""The declared datasets. A new one is a module here and a line in _THEMES."""

from bimtek.sample_data.declaration import Dataset
from bimtek.sample_data.declarations import (
    bencana,
    daftar_data,
    fasilitas,
    gizi_bulanan,
    jalan,
    kasus,
    kesehatan,
    laporan_bulanan,
    metadata,
    pangan,
    pekerja_migran,
    perikanan,
    proyek,
    sampah,
    siswa_disabilitas,
    tamu_hotel,
)

_THEMES = (
    kesehatan,
    pangan,
    tamu_hotel,
    bencana,
    perikanan,
    sampah,
    jalan,
    laporan_bulanan,
    gizi_bulanan,
    daftar_data,
    siswa_disabilitas,
    kasus,
    pekerja_migran,
    fasilitas,
    metadata,
    proyek,
)
ALL: tuple[Dataset, ...] = tuple(each for theme in _THEMES for each in theme.DATASETS)
