"""The large table of the province: complete, plausible, and growing without surprises."""

from __future__ import annotations

import pandas as pd

from bimtek.sample_data import reference
from bimtek.sample_data.province import INDICATORS, province, residents

TABLE = province(14)


def test_every_desa_has_every_indicator_in_every_month_once():
    keys = ["kode_wilayah", "tahun", "bulan", "indikator"]
    assert len(TABLE) == 1166 * 14 * 10 and not TABLE.duplicated(keys).any()
    assert set(TABLE["kode_wilayah"]) == set(reference.desa()["kode_kemendagri"])
    months = TABLE[["tahun", "bulan"]].drop_duplicates().to_numpy().tolist()
    assert months == [[2021, month] for month in range(1, 13)] + [[2022, 1], [2022, 2]]


def test_a_shorter_table_is_the_beginning_of_a_longer_one():
    shorter = province(3)
    pd.testing.assert_frame_equal(shorter, TABLE.head(len(shorter)))


def test_desa_add_up_to_the_population_of_their_kabkota():
    kabkota = reference.kabkota().set_index("kode_kemendagri")["penduduk"]
    found = residents().groupby(lambda code: code[:5]).sum()
    assert (found.round() == kabkota).all()


def test_values_stay_near_the_rate_of_their_indicator():
    people = residents()
    for name, each in INDICATORS.items():
        rows = TABLE[TABLE["indikator"] == name]
        season = rows["bulan"].map(dict(enumerate(each.season, start=1)))
        expected = rows["kode_wilayah"].astype(str).map(people) / 1000 * each.per_thousand * season
        assert (rows["nilai"] >= 0).all()
        assert ((rows["nilai"] - expected).abs() <= expected * each.spread + 0.5).all(), name
        province_rate = rows["nilai"].sum() / expected.sum()
        assert 0.98 < province_rate < 1.02, name


def test_synthetic_origin_stands_in_every_row():
    assert TABLE["sumber"].astype(str).str.startswith("SINTETIS").all()


def test_row_takes_a_few_bytes_so_that_a_province_fits_into_a_laptop():
    assert TABLE.memory_usage(deep=True).sum() / len(TABLE) < 16
