"""Lesson datasets on people and services: near what was published, consistent, and fair.

Published figures are restated here with the band the synthetic ones keep. Where none was
verified (migrant workers, pupils with disabilities, protection services) only consistency
and proportion to the population are promised.
"""

from __future__ import annotations

import pandas as pd
import pytest

from bimtek.offices import load_offices
from bimtek.sample_data import generate, reference
from bimtek.sample_data.declarations import (
    daftar_data,
    fasilitas,
    gizi_bulanan,
    kasus,
    kesehatan,
    pekerja_migran,
    siswa_disabilitas,
)

THEMES = (
    daftar_data, fasilitas, gizi_bulanan, kasus, pekerja_migran, siswa_disabilitas,
)  # fmt: skip
DATASETS = {dataset.name: dataset for theme in THEMES for dataset in theme.DATASETS}
TRUTH = {name: generate.truth(dataset) for name, dataset in DATASETS.items()}
REGISTERS = [name for name in DATASETS if name.startswith("gizi-")]
POPULATION = reference.kabkota().set_index("kode_kemendagri")["penduduk"]
# Stunting in percent, SSGI 2024 (ntb.idntimes.com, 17 November 2025).
SSGI = {
    "52.01": 27.3, "52.02": 24.9, "52.03": 33.0, "52.04": 29.8, "52.05": 19.8,
    "52.06": 23.8, "52.07": 18.2, "52.08": 35.3, "52.71": 23.3, "52.72": 28.4,
}  # fmt: skip
STATE_SMA, SMA = 150, 378  # of the province in 2024 (databoks)


def years(since: pd.Series, until: pd.Series) -> pd.Series:
    return (pd.to_datetime(until) - pd.to_datetime(since)).dt.days / 365.25


@pytest.mark.parametrize("name", DATASETS)
def test_every_column_is_described_in_order(name):
    assert [each.name for each in DATASETS[name].fields] == list(TRUTH[name].columns)


@pytest.mark.parametrize("name", REGISTERS)
def test_share_of_short_infants_is_within_two_points_of_the_survey(name):
    table = TRUTH[name].groupby(TRUTH[name]["kode_wilayah"].str[:5])[["pendek", "ditimbang"]].sum()
    share = 100 * table["pendek"] / table["ditimbang"]
    assert len(share) == 5
    assert all(abs(found - SSGI[code]) < 2 for code, found in share.items())


@pytest.mark.parametrize("name", REGISTERS)
def test_register_agrees_with_the_semester_recap_of_the_same_year(name):
    recap = next(
        generate.truth(each)
        for each in kesehatan.DATASETS
        if each.name == name.replace("gizi-bulanan", "kesehatan-balita")
    )
    table = TRUTH[name]
    table = table[table["bulan"].isin([2, 8])].assign(semester=table["bulan"].map({2: 1, 8: 2}))
    same = ["kode_unit", "semester", "jenis_kelamin"]
    both = table.merge(recap, on=same, suffixes=("", "_rekap"), validate="one_to_one")
    assert len(both) == len(table) > 0
    assert both["ditimbang"].eq(both["ditimbang_rekap"]).all()
    assert both["pendek"].eq(both["pendek_rekap"]).all()


@pytest.mark.parametrize("name", REGISTERS)
def test_parts_of_the_register_are_smaller_than_the_whole(name):
    table = TRUTH[name]
    reported = table.dropna(subset="ditimbang")
    assert (reported["pendek"] <= reported["ditimbang"]).all()
    assert (reported["ditimbang"] <= reported["sasaran"]).all()
    sums = reported.groupby("kabkota")[["ditimbang", "sasaran"]].sum()
    assert (sums["ditimbang"] / sums["sasaran"]).between(0.65, 0.85).all()
    # A month that was not reported has no figure and no date.
    empty = table[["ditimbang", "pendek", "tanggal_lapor"]].isna()
    assert empty.nunique(axis=1).eq(1).all() and 0.01 < empty["ditimbang"].mean() < 0.06
    registered = table[table["bulan"] == 1].groupby(table["kode_wilayah"].str[:5])["sasaran"].sum()
    shares = registered / POPULATION[registered.index]
    assert shares.between(0.075, 0.085).all()


@pytest.mark.parametrize("name", REGISTERS)
def test_late_reports_are_spread_over_all_kabkota(name):
    table = TRUTH[name].dropna(subset="tanggal_lapor")
    deadline = pd.to_datetime(
        {"year": table["tahun"], "month": table["bulan"], "day": 10}
    ) + pd.DateOffset(months=1)
    late = pd.to_datetime(table["tanggal_lapor"]) > deadline
    assert late.groupby(table["kabkota"]).mean().between(0.08, 0.25).all()


def test_pupils_by_disability_add_up_to_all_pupils():
    table = TRUTH["siswa-disabilitas-2024"]
    whole = ["kode_sekolah", "jenis_kelamin", "kelompok_umur"]
    groups = table.groupby(whole).agg(
        all=("seluruh_siswa", "first"), parts=("siswa", "sum"), asked=("siswa", "count")
    )
    assert set(groups["asked"]) == {0, 6}  # a school has asked about all kinds or about none
    asked = groups[groups["asked"] > 0]
    assert asked["parts"].eq(asked["all"]).all()
    silent = groups[groups["asked"] == 0].index.get_level_values("kode_sekolah").nunique()
    assert silent == siswa_disabilitas.NOT_ASKED
    by_sex = groups.groupby("jenis_kelamin")["all"].sum()
    assert 0.45 < by_sex["P"] / by_sex.sum() < 0.55
    of_asked = table.dropna(subset="siswa")
    disabled = of_asked["siswa"][of_asked["ragam_disabilitas"] != siswa_disabilitas.NONE].sum()
    assert 0.005 < disabled / of_asked["siswa"].sum() < 0.03


def test_share_of_state_schools_is_that_of_the_province():
    schools = TRUTH["siswa-disabilitas-2024"].drop_duplicates("kode_sekolah")
    sma = schools[schools["jenjang"] == "SMA"]
    assert abs(sma["status"].eq("Negeri").mean() - STATE_SMA / SMA) < 0.03
    assert schools["sekolah"].str.contains("Latihan").all()  # no real school
    kinds = set(reference.table("ragam_disabilitas")["nama"])
    assert set(siswa_disabilitas.DISABILITIES) == kinds | {siswa_disabilitas.NONE}


def test_case_register_holds_possible_lives_and_impossible_numbers():
    table = TRUTH["layanan-perlindungan-2024"]
    assert table["nik"].is_unique and table["nik"].str[4:6].eq("99").all()
    age = years(table["tanggal_lahir"], table["tanggal_lapor"])
    child = table["tanggal_lahir_orang_tua"].notna()
    assert (age[child] < 18).all() and (age[~child] >= 18).all()
    assert table.loc[~child, "jenis_kelamin"].eq("P").all()
    parent = years(table["tanggal_lahir_orang_tua"], table["tanggal_lahir"])[child]
    assert parent.between(19.9, 38.1).all()
    closed = table.dropna(subset="tanggal_selesai")
    assert (closed["tanggal_selesai"] > closed["tanggal_mulai"]).all()
    assert (table["tanggal_mulai"] >= table["tanggal_lapor"]).all()
    assert table["tanggal_lapor"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("name", "column"),
    [("pekerja-migran-2024", "penempatan_orang"), ("remitansi-2024", "remitansi_rupiah")],
)
def test_migrant_workers_and_their_money_follow_the_population(name, column):
    table = TRUTH[name].groupby("kode_wilayah")[column].sum()
    found, expected = table / table.sum(), POPULATION / POPULATION.sum()
    assert ((found - expected).abs() < 0.10 * expected).all()


def test_migrant_workers_are_about_as_many_as_declared():
    table = TRUTH["pekerja-migran-2024"]
    total = table["penempatan_orang"].sum()
    assert abs(total / pekerja_migran.PLACED - 1) < 0.05
    women = table[table["jenis_kelamin"] == "P"]["penempatan_orang"].sum() / total
    assert 0.4 < women < 0.6


def test_both_lists_of_facilities_tell_the_same_of_the_same_facility():
    master, office = (TRUTH[f"fasilitas-{name}-2024"] for name in ("induk", "kantor"))
    both = office.merge(master, on="kode_fasilitas", suffixes=("", "_induk"))
    assert len(office) - len(both) == fasilitas.NEW
    assert len(master) - len(both) == fasilitas.UNKNOWN
    for name in ("fasilitas", "kode_wilayah", "kecamatan", "kabkota"):
        assert both[name].eq(both[f"{name}_induk"]).all()
    assert master["fasilitas"].is_unique
    assert master["kode_wilayah"].isin(reference.kecamatan()["kode_kemendagri"]).all()


def test_list_of_data_names_the_36_offices_in_alphabetical_order():
    table = TRUTH["daftar_data"]
    assert set(table["produsen"]) == {office.name for office in load_offices()}
    assert table["produsen"].is_monotonic_increasing
    wanted = "data produsen periode jadwal penanggung_jawab sifat_akses sumber"
    assert list(table.columns) == wanted.split()


def test_receipts_have_every_period_of_every_data_once_as_first_version():
    table, listed = TRUTH["penerimaan"], TRUTH["daftar_data"].set_index("data")["periode"]
    assert list(table.columns) == [
        "data", "periode", "tenggat", "tanggal_terima", "versi", "status", "sumber",
    ]  # fmt: skip
    first = table[table["versi"] == 1]
    expected = {
        (name, period) for name, kind in listed.items() for period, _ in daftar_data.PERIODS[kind]
    }
    assert set(zip(first["data"], first["periode"], strict=True)) == expected
    assert len(first) == len(expected)
    again = table[table["versi"] == 2].merge(first, on=["data", "periode"], suffixes=("", "_1"))
    assert (again["tanggal_terima"] > again["tanggal_terima_1"]).all()
    assert again["status_1"].eq(daftar_data.RETURNED).all()
    assert len(again) == first["status"].eq(daftar_data.RETURNED).sum() > 0
    awaited = table["status"] == daftar_data.AWAITED
    assert awaited.eq(table["tanggal_terima"].isna()).all()


def test_no_office_is_later_than_the_others():
    table = TRUTH["penerimaan"].merge(TRUTH["daftar_data"], on="data")
    first = table[table["versi"] == 1]
    late = first["tanggal_terima"].notna() & (
        pd.to_datetime(first["tanggal_terima"]) > pd.to_datetime(first["tenggat"])
    )
    missing = first["status"] == daftar_data.AWAITED
    returned = first["status"] == daftar_data.RETURNED
    assert late.groupby(first["produsen"]).mean().between(0.14, 0.20).all()
    assert missing.groupby(first["produsen"]).mean().between(0.07, 0.10).all()
    assert returned.groupby(first["produsen"]).sum().eq(1).all()
