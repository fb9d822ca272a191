"""The reference data: totals as published, codes that fit each other, nothing unverified."""

from __future__ import annotations

import json

import pytest

from bimtek.offices import load_offices
from bimtek.sample_data import reference

DESA = reference.table("desa")
KECAMATAN = reference.table("kecamatan")
KABKOTA = reference.kabkota()
OFFICES = reference.table("perangkat_daerah")


def test_totals_are_the_published_ones():
    assert (len(KABKOTA), len(KECAMATAN), len(DESA)) == (10, 117, 1166)
    assert DESA["jenis"].value_counts().to_dict() == {"Desa": 1021, "Kelurahan": 145}
    assert KABKOTA["penduduk"].sum() == 5_751_295
    assert (
        (KABKOTA["penduduk_laki_laki"] + KABKOTA["penduduk_perempuan"])
        .eq(KABKOTA["penduduk"])
        .all()
    )
    assert KABKOTA["luas_km2_2022"].astype(float).sum().round(3) == 19_677.04
    assert KABKOTA["luas_km2_2025"].astype(float).sum().round(3) == 19_631.991
    found = KECAMATAN["nama_kabkota"].value_counts()
    assert KABKOTA["nama"].map(found).eq(KABKOTA["jumlah_kecamatan"]).all()


def test_a_code_begins_with_the_code_of_the_region_around_it():
    assert (DESA["kode_kemendagri"].str[:8] == DESA["kode_kecamatan"]).all()
    assert (DESA["kode_kecamatan"].str[:5] == DESA["kode_kabkota"]).all()
    assert (KECAMATAN["kode_kemendagri"].str[:5] == KECAMATAN["kode_kabkota"]).all()
    first_of_four = DESA["kode_kemendagri"].str[9].map({"1": "Kelurahan", "2": "Desa"})
    assert first_of_four.eq(DESA["jenis"]).all()


def test_a_region_has_one_name_in_all_lists():
    districts = KECAMATAN.set_index("kode_kemendagri")["nama"]
    regencies = KABKOTA.set_index("kode_kemendagri")["nama"]
    assert DESA["kode_kecamatan"].map(districts).eq(DESA["nama_kecamatan"]).all()
    for table in (DESA, KECAMATAN):
        assert table["kode_kabkota"].map(regencies).eq(table["nama_kabkota"]).all()


def test_bps_code_cut_to_six_digits_joins_39_rightly_72_wrongly_6_not_at_all():
    by_code = KECAMATAN.set_index(KECAMATAN["kode_kemendagri"].str.replace(".", ""))["nama"]
    joined = KECAMATAN["kode_bps"].str[:6].map(by_code)
    right = joined.eq(KECAMATAN["nama"])
    assert (right.sum(), (joined.notna() & ~right).sum(), joined.isna().sum()) == (39, 72, 6)


def test_kabkota_codes_of_both_lists_differ_by_the_dot_alone():
    assert KABKOTA["kode_kemendagri"].str.replace(".", "").eq(KABKOTA["kode_bps"]).all()


@pytest.mark.parametrize("path", sorted(reference.FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_no_capital_is_asserted(path):
    # The capital of Lombok Barat could not be verified.
    assert not [name for name in reference.table(path.stem) if "ibukota" in name.lower()]


def test_every_unit_belongs_to_one_of_the_36_offices():
    offices, units = OFFICES[OFFICES["kode_induk"].isna()], OFFICES[OFFICES["kode_induk"].notna()]
    assert (len(offices), len(units)) == (36, 119)
    assert units["kode_induk"].isin(offices["kode_sipd"]).all()
    assert [office.name for office in load_offices()] == offices["nama"].tolist()
    bureaus = units[units["nama"].str.startswith("Biro ")]
    secretariat = offices.set_index("nama").at["Sekretariat Daerah", "kode_sipd"]
    assert len(bureaus) == 9 and (bureaus["kode_induk"] == secretariat).all()


def test_only_short_names_seen_in_a_source_are_given():
    seen = {"DP3AP2KB", "DLHK", "Dispora", "Distanbun", "Disnakkeswan", "Bappeda", "BPKAD"}
    assert set(OFFICES["singkatan"].dropna()) == seen


def test_age_groups_leave_no_gap_and_lie_within_their_large_group():
    groups = reference.table("kelompok_umur")
    low, high = groups["umur_minimum"].astype(int), groups["umur_maksimum"].astype("Int64")
    assert low[0] == 0 and (low[1:].array == high[:-1].array + 1).all() and high.isna().sum() == 1
    large = low.map(lambda age: "0-14" if age < 15 else "15-64" if age < 65 else "65")
    assert [name.split()[0] for name in groups["kelompok_besar"]] == large.tolist()


def test_disabilities_are_the_four_of_the_act_and_their_combination():
    names = reference.table("ragam_disabilitas")["nama"].tolist()
    assert names == ["Fisik", "Intelektual", "Mental", "Sensorik", "Ganda atau multi"]


def test_map_has_the_ten_regions_and_says_it_is_an_illustration():
    path = reference.FOLDER / "batas_kabkota.geojson"
    drawn = json.loads(path.read_text(encoding="utf-8"))
    assert drawn["licence"].startswith("MIT") and "wilayah_boundaries" in drawn["source"]
    assert "Hanya untuk ilustrasi, bukan batas resmi" in drawn["catatan"]
    labels = [feature["properties"] for feature in drawn["features"]]
    for name in ("kode_kemendagri", "kode_bps", "nama"):
        assert [label[name] for label in labels] == KABKOTA[name].tolist()
    for feature in drawn["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                assert ring[0] == ring[-1] and len(ring) >= 4
                assert all(115.5 < lon < 119.5 and -9.3 < lat < -8.0 for lon, lat in ring)
