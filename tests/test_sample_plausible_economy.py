"""Lesson datasets on economy and environment: near what was published, and consistent.

Published figures (BPS through the press) are restated here with the band the synthetic
ones keep; none of them may be equal to a published one.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from bimtek.dates import MONTHS
from bimtek.sample_data import generate, reference
from bimtek.sample_data.declarations import (
    bencana,
    jalan,
    laporan_bulanan,
    pangan,
    perikanan,
    sampah,
    tamu_hotel,
)

TRUTH = {
    dataset.name: generate.truth(dataset)
    for theme in (bencana, jalan, laporan_bulanan, pangan, perikanan, sampah, tamu_hotel)
    for dataset in theme.DATASETS
}
# Rice in tons of dry unhusked grain, 2021 (antaranews 187389) and 2025 (ntbsatu 151728).
RICE = {
    2021: {
        "52.01": 126050, "52.02": 357910, "52.03": 250210, "52.04": 287480, "52.05": 91060,
        "52.06": 180920, "52.07": 67420, "52.08": 30280, "52.71": 16650, "52.72": 11560,
    },
    2025: {
        "52.01": 135678, "52.02": 421941, "52.03": 243474, "52.04": 398864, "52.05": 151335,
        "52.06": 208018, "52.07": 74496, "52.08": 33320, "52.71": 17727, "52.72": 13431,
    },
}  # fmt: skip
# Province in million tons: rice 2022 and 2023, maize 2022 and 2023, provisional maize 2024.
PROVINCE = {
    ("padi", 2022): 1.45, ("padi", 2023): 1.54, ("jagung", 2022): 1.42, ("jagung", 2023): 1.28,
    ("jagung", 2024): 1.15,
}  # fmt: skip


def within(found: float, published: float, band: float) -> bool:
    """Tell whether `found` is near `published`, but not the published figure itself."""
    return found != published and abs(found / published - 1) <= band


def of_crop(name: str, crop: str, year: int) -> pd.Series:
    table = TRUTH[name]
    rows = table[(table["komoditas"] == crop) & (table["tahun"] == year)]
    return rows.set_index("kode_wilayah")["produksi_ton"]


@pytest.mark.parametrize("year", RICE)
def test_rice_of_every_region_is_within_8_percent_and_of_the_province_within_3(year):
    found = of_crop("pangan-produksi-2025", "padi", year)
    assert all(within(found[code], tons, 0.08) for code, tons in RICE[year].items())
    assert within(found.sum(), sum(RICE[year].values()), 0.03)


@pytest.mark.parametrize(("crop", "year"), PROVINCE)
def test_crops_of_the_province_are_within_3_percent(crop, year):
    found = of_crop("pangan-produksi-2024", crop, year).sum() / 1e6
    assert within(found, PROVINCE[crop, year], 0.03)


@pytest.mark.parametrize("crop", pangan.CROPS)
def test_next_edition_revises_some_provisional_figures_and_no_final_one(crop):
    early, late = TRUTH["pangan-produksi-2024"], TRUTH["pangan-produksi-2025"]
    keys = ["kode_wilayah", "komoditas", "tahun"]
    both = early.merge(late, on=keys, suffixes=("", "_baru"), validate="one_to_one")
    assert len(both) == len(early)
    both = both[both["komoditas"] == crop]
    differs = both["produksi_ton"] != both["produksi_ton_baru"]
    assert (both.loc[differs, "tahun"] == 2024).all() and 3 <= differs.sum() <= 8
    assert (both["produksi_ton"] / both["produksi_ton_baru"]).between(0.93, 1.07).all()
    assert set(both.loc[both["tahun"] == 2024, "status"]) == {"angka sementara"}
    assert set(both["status_baru"]) == {"angka tetap"}


@pytest.mark.parametrize("year", (2024, 2025))
def test_subrounds_add_up_to_the_provisional_year_and_yields_are_usual(year):
    table = TRUTH[f"pangan-subround-{year}"]
    for crop, (low, high) in {"padi": (4.4, 6.4), "jagung": (5.9, 8.5)}.items():
        rows = table[table["komoditas"] == crop]
        total = rows.groupby("kode_wilayah")["produksi_ton"].sum()
        assert total.equals(of_crop(f"pangan-produksi-{year}", crop, year))
        assert (rows["produksi_ton"] / rows["luas_panen_ha"]).between(low, high).all()


def test_hotel_guests_of_2024_follow_the_published_sums_within_3_percent():
    table = TRUTH["tamu-hotel-2024"]
    to_july = table[table["bulan"] <= 7]["tamu_orang"].sum()
    to_october = table[table["bulan"] <= 10].groupby("asal_tamu")["tamu_orang"].sum()
    assert within(to_july, 1_143_882, 0.03)
    assert within(to_october["mancanegara"], 612_228, 0.03)
    assert within(to_october["nusantara"], 1_158_366, 0.03)
    # Star hotels had 53 % of the guests of 2023.
    star = table[table["jenis_hotel"] == "bintang"]["tamu_orang"].sum()
    assert within(star / table["tamu_orang"].sum(), 835_537 / 1_576_564, 0.08)


@pytest.mark.parametrize("year", (2024, 2025))
def test_hotel_guests_peak_in_the_middle_of_the_year(year):
    by_month = TRUTH[f"tamu-hotel-{year}"].groupby("bulan")["tamu_orang"].sum()
    assert by_month.idxmax() in (7, 8) and by_month.idxmin() in (1, 2, 3, 4)
    assert by_month.max() / by_month.min() < 2


def test_real_hotel_series_is_kept_as_published_with_its_wrong_total():
    table = reference.table("tamu_hotel_2023").astype({"tamu_orang": int})
    assert table["sumber"].str.contains("antaranews.com/berita/3897240").all()
    monthly = table[table["jenis_angka"] == "bulanan"]
    summed = monthly.groupby("jenis_hotel")["tamu_orang"].sum()
    published = table[table["jenis_angka"] == "jumlah terbit"].set_index("jenis_hotel")
    assert (summed["bintang"], summed["nonbintang"]) == (835_537, 741_027)
    assert published["tamu_orang"].to_dict() == {
        "bintang": 833_537, "nonbintang": 741_027, "semua": 1_576_000,
    }  # fmt: skip
    assert monthly.groupby("jenis_hotel")["bulan"].apply(list).map(len).tolist() == [11, 11]


@pytest.mark.parametrize("year", bencana.EVENTS)
def test_disasters_keep_to_their_season_their_place_and_their_order(year):
    table = TRUTH[f"bencana-kejadian-{year}"]
    month = table["tanggal_kejadian"].map(lambda day: day.month)
    rainy = month.isin((11, 12, 1, 2, 3, 4))
    assert rainy[table["jenis_bencana"] == "banjir"].mean() > 0.75
    assert month[table["jenis_bencana"] == "kekeringan"].between(5, 11).all()
    assert (table["tanggal_laporan"] >= table["tanggal_kejadian"]).all()
    assert table["tanggal_kejadian"].is_monotonic_increasing
    assert {day.year for day in table["tanggal_kejadian"]} == {year}
    villages = reference.desa().set_index("kode_kemendagri").loc[table["kode_desa"]]
    for column, name in {"desa": "nama", "kecamatan": "nama_kecamatan"}.items():
        assert table[column].tolist() == villages[name].tolist()
    assert table["kerugian_rupiah"].isna().mean() < 0.3
    assert (table["kerugian_rupiah"].dropna() % 500_000 == 0).all()


def test_recap_of_disasters_adds_up_to_the_log():
    log, recap = TRUTH["bencana-kejadian-2024"], TRUTH["bencana-rekap-2024"]
    assert recap["kejadian"].sum() == len(log)
    for name in ("terdampak_jiwa", "rumah_rusak"):
        by_region = recap.groupby("kabkota")[name].sum()
        assert by_region.equals(log.groupby("kabkota")[name].sum())


@pytest.mark.parametrize("year", (2024, 2025))
def test_fish_has_its_season_and_a_usual_price(year):
    table = TRUTH[f"perikanan-pendaratan-{year}"]
    assert (table["volume_kg"] > 0).all()
    price = table["nilai_rupiah"] / table["volume_kg"]
    usual = table["jenis_ikan"].map({name: each[1] for name, each in perikanan.SPECIES.items()})
    assert (price / usual).between(0.78, 1.22).all()
    tuna = table[table["jenis_ikan"] == "tongkol"].groupby("bulan")["volume_kg"].sum()
    assert tuna.loc[[5, 6, 9, 10]].min() > tuna.loc[[1, 2, 12]].max()


@pytest.mark.parametrize("year", (2024, 2025))
def test_waste_adds_up_and_is_a_usual_amount_for_so_many_people(year):
    table = TRUTH[f"sampah-triwulan-{year}"]
    parts = table[["dikurangi_ton", "ditangani_ton", "sisa_ton"]]
    assert (parts.sum(axis=1) == table["timbulan_ton"]).all() and (parts > 0).all().all()
    managed = 100 * (1 - table["sisa_ton"] / table["timbulan_ton"])
    assert ((managed - table["terkelola_persen"]).abs() <= 0.05 + 1e-9).all()
    assert table["terkelola_persen"].between(30, 90).all()
    people = reference.kabkota().set_index("kode_kemendagri")["penduduk"]
    days = table["triwulan"].map(sampah.DAYS)
    each = table["timbulan_ton"] * 1000 / days / table["kode_wilayah"].map(people)
    assert each.between(0.40, 0.50).all()


def test_roads_are_as_long_as_their_conditions_together():
    table = TRUTH["jalan-kondisi-2025"]
    parts = table[[field.name for field in jalan.LENGTHS]].to_numpy()
    assert np.allclose(parts.sum(axis=1), table["panjang_km"], rtol=0, atol=1e-9)
    assert (np.array(list(jalan.CONDITIONS))[parts.argmax(axis=1)] == table["kondisi_utama"]).all()
    good = parts[:, :2].sum() / parts.sum()
    assert 0.7 < good < 0.95 and set(table["kondisi_utama"]) == set(jalan.CONDITIONS)


def test_service_requests_add_up():
    table = TRUTH["layanan-bulanan-2025"]
    parts = table[["selesai", "proses", "ditolak"]]
    assert (parts.sum(axis=1) == table["masuk"]).all() and (table["masuk"] > 0).all()
    assert 0.8 < table["selesai"].sum() / table["masuk"].sum() < 0.92
    assert 0 < table["rata_hari"].isna().sum() < 40 and (table["rata_hari"].dropna() > 0).all()


def test_every_monthly_file_says_its_month_in_its_title_rows():
    (dataset,) = laporan_bulanan.DATASETS
    truth, found = TRUTH[dataset.name], []
    for raw in dataset.files:
        made = generate.make_file(dataset, raw, truth)
        (grid,) = generate.read_back(raw, made.content).values()
        title = " ".join(str(grid.values.get((row, 0), "")) for row in range(3))
        found.append(re.search(r"bulan (\w+) 2025", title, re.IGNORECASE)[1].capitalize())
    assert found == list(MONTHS)
    assert (
        len({tuple(column.label for column in raw.sheets[0].columns) for raw in dataset.files}) == 3
    )
    assert len({len(raw.sheets[0].title) for raw in dataset.files}) == 2
    assert sum(raw.name.endswith(".csv") for raw in dataset.files) == 1
