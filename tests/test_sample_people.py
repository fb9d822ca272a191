"""Invented people: a NIK with the right structure that nobody can have, the same every time."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from bimtek.sample_data import people, reference

TODAY = dt.date(2024, 12, 31)
SIZE = 600


@pytest.fixture(scope="module")
def register() -> pd.DataFrame:
    table = people.people("uji", SIZE, (0, 70), TODAY)
    regions = reference.kabkota()["kode_kemendagri"]
    table["wilayah"] = [regions[i % len(regions)] for i in range(SIZE)]
    parts = table["wilayah"], table["jenis_kelamin"], table["tanggal_lahir"]
    return table.assign(nik=people.nik("uji", *parts))


def test_nik_has_sixteen_digits_and_is_unique(register):
    assert register["nik"].str.fullmatch(r"\d{16}").all() and register["nik"].is_unique


def test_no_nik_carries_a_kecamatan_that_exists(register):
    existing = set(reference.kecamatan()["kode_kemendagri"].str.replace(".", ""))
    assert not set(register["nik"].str[:6]) & existing
    assert (register["nik"].str[:4] == register["wilayah"].str.replace(".", "")).all()


def test_day_of_birth_in_the_nik_is_plus_forty_for_women_only(register):
    day = register["nik"].str[6:8].astype(int)
    born = pd.to_datetime(register["tanggal_lahir"])
    women = register["jenis_kelamin"] == "P"
    assert (day == born.dt.day + 40 * women).all()
    assert (register["nik"].str[8:12] == born.dt.strftime("%m%y")).all()
    assert 0.4 < women.mean() < 0.6


def test_ages_stay_in_the_range_asked_for():
    children = people.people("anak", SIZE, (5, 18), TODAY)["tanggal_lahir"]
    assert children.min() > dt.date(2006, 12, 29) and children.max() < dt.date(2020, 1, 1)


def test_people_born_on_the_same_day_get_different_serials():
    same = pd.Series(["52.01"] * 50), pd.Series(["P"] * 50), pd.Series([TODAY] * 50)
    assert people.nik("kembar", *same).nunique() == 50


def test_same_seed_gives_the_same_people_and_another_seed_others():
    first = people.people("benih", 50, (0, 60), TODAY)
    pd.testing.assert_frame_equal(first, people.people("benih", 50, (0, 60), TODAY))
    assert (first["nama"] != people.people("lain", 50, (0, 60), TODAY)["nama"]).any()


def test_names_follow_the_sex_and_rarely_repeat(register):
    by_first = register.groupby(register["nama"].str.split().str[0])["jenis_kelamin"].nunique()
    assert (by_first == 1).all()
    assert register["nama"].nunique() > 0.95 * SIZE
    assert register["nama"].str.contains("'").any()
