"""The 36 office workbooks of the final project: one for every office, equally hard, plausible."""

from __future__ import annotations

import csv
import itertools

import numpy as np
import pandas as pd
import pytest

from bimtek.offices import load_offices, slug
from bimtek.paths import DATASETS
from bimtek.sample_data import generate, ledger, reference
from bimtek.sample_data.declarations.proyek import DATASETS as PROJECTS
from bimtek.sample_data.declarations.proyek import THEMES
from bimtek.sample_data.declarations.proyek.basic_services import POOR, SCHOOLS
from bimtek.sample_data.declarations.proyek.chosen_affairs import RICE
from bimtek.sample_data.declarations.proyek.measures import Amount, Part, Ratio

pytestmark = pytest.mark.lambat  # all 36 workbooks are made first
OFFICES = 36
SPREAD = 1.5  # how much harder the hardest workbook may be than the easiest
MOST_BYTES = 2_500_000
BY_NAME = {project.name: project for project in PROJECTS}
PAIRS = list(zip(THEMES, PROJECTS, strict=True))
IDS = list(BY_NAME)


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[pd.DataFrame, generate.Made]]:
    """Truth and raw file of every project, by name."""
    found = {}
    for project in PROJECTS:
        truth = generate.truth(project)
        found[project.name] = (truth, generate.make_file(project, project.files[0], truth))
    return found


def spoilt(raw: generate.Made) -> list[ledger.LedgerRow]:
    return [row for row in raw.ledger if row.operasi in ("nilai", "baris")]


def table(name: str) -> pd.DataFrame:
    (found,) = (each for each in PROJECTS if each.name.endswith(name))
    return generate.truth(found)


def near(found, wanted, band: float = 0.02) -> bool:
    return bool(np.all(np.abs(np.asarray(found) / np.asarray(wanted) - 1) <= band))


def test_every_office_has_exactly_one_workbook_under_its_own_number_and_name():
    names = [office.name for office in load_offices()]
    assert len(names) == OFFICES
    assert [(theme.no, theme.office) for theme in THEMES] == list(enumerate(names, start=1))
    for theme, project in PAIRS:
        assert theme.slug == slug(theme.slug)
        assert project.folder == "proyek/" and project.office == theme.office
        assert [raw.name for raw in project.files] == [f"{theme.no:02d}-{theme.slug}-SINTETIS.xlsx"]


@pytest.mark.parametrize("measured", ["defects", "codes", "rows"])
def test_workbooks_are_equally_hard(made, measured):
    sizes = {
        name: {
            "defects": len(spoilt(raw)),
            "codes": len({row.kode for row in raw.ledger}),
            "rows": len(truth),
        }[measured]
        for name, (truth, raw) in made.items()
    }
    assert max(sizes.values()) <= SPREAD * min(sizes.values()), sizes


def test_every_workbook_has_enough_kinds_of_mess_and_enough_rows(made):
    for name, (truth, raw) in made.items():
        assert len({row.kode for row in spoilt(raw)}) >= 8, name
        assert 12 <= len({row.kode for row in raw.ledger}) <= 15, name
        assert 100 <= len(truth) <= 150, name


def test_no_office_gets_more_mess_than_another(made):
    assert len({len(spoilt(raw)) for _, raw in made.values()}) == 1
    # Codes that any table can carry fall on many offices, none on a single group of them.
    offices = {}
    for name, (_, raw) in made.items():
        for row in spoilt(raw):
            offices.setdefault(row.kode, set()).add(name)
    usual = ("TEKS-SPASI", "TEKS-HURUF-BESAR", "TGL-BULAN-KATA", "KSG-STRIP", "ANG-TEKS")
    assert all(len(offices[code]) >= 6 for code in usual)


def test_neighbouring_workbooks_do_not_look_alike():
    looks = [theme.arrangement for theme in THEMES]
    parts = ("titles", "wide", "sheets", "tables", "group", "merged", "header", "capitals")
    for one, other in itertools.pairwise(looks):
        assert sum(getattr(one, part) != getattr(other, part) for part in parts) >= 2


def test_age_rises_with_rank(made):
    truth, _ = made["proyek-31-pegawai-golongan"]
    ages = truth.groupby("kode_pangkat")["usia_tahun"].mean()
    assert ages.is_monotonic_increasing
    assert 25 < ages.min() < 35 < 50 < ages.max() < 60


@pytest.mark.parametrize(("theme", "project"), PAIRS, ids=IDS)
def test_figures_agree_with_each_other(theme, project, made):
    truth, _ = made[project.name]
    for measure in theme.measures:
        values = truth[measure.name]
        nothing = pd.Series(False, truth.index)  # where the theme says there is none
        for key, given in getattr(measure, "by", {}).items():
            nothing |= truth[key].map(given).eq(0)
        assert (values[~nothing].dropna() > 0).all()
        assert (values[nothing] == 0).all()
        assert values.isna().any() != measure.complete
        if measure.unit == "persen":
            assert values.max() <= 100
        if isinstance(measure, Amount):
            periods = [each for each in theme.dimensions if each.closes and measure.each_period]
            growth = sum(sum(each.weights.values()) for each in periods) or 1
            if "tahun" in measure.weights:
                growth = len(periods[0].weights)
            assert near(values.sum(), measure.total * growth)
        if isinstance(measure, Part) and measure.within:
            assert (values <= truth[measure.of]).all()
        if isinstance(measure, Ratio):
            exact = measure.times * truth[measure.over] / truth[measure.under]
            assert ((values - exact).abs() <= 0.5 * 10**-measure.decimals + 1e-9).all()


@pytest.mark.parametrize(("theme", "project"), PAIRS, ids=IDS)
def test_fields_describe_every_column_and_every_value(theme, project, made):
    truth, _ = made[project.name]
    assert [field.name for field in project.fields] == list(truth.columns)
    for field in project.fields:
        values = truth[field.name]
        assert field.title and field.description.endswith(".")
        assert not (field.constraints.get("required") and values.isna().any()), field.name
        if "enum" in field.constraints:
            assert set(values) <= set(field.constraints["enum"]), field.name
        if "pattern" in field.constraints:
            assert values.str.fullmatch(field.constraints["pattern"]).all(), field.name
    assert all(vars(project.metadata).values())
    assert truth["keterangan"].notna().any() and truth["keterangan"].isna().any()


@pytest.mark.parametrize(("theme", "project"), PAIRS, ids=IDS)
def test_reports_come_in_after_their_period(theme, project, made):
    truth, _ = made[project.name]
    reported = pd.to_datetime(truth["tanggal_lapor"])
    starts = [pd.to_datetime(truth[theme.level.day])] if theme.level.day else []
    wide = theme.arrangement.wide
    starts += [
        pd.to_datetime(truth[each.field.name].map(each.closes))
        for each in theme.dimensions
        if each.closes and each.field.name != wide
    ]
    late = [(reported - start).dt.days for start in starts]
    assert all(days.between(1, 31).all() for days in late)


@pytest.mark.parametrize("name", IDS)
def test_every_sheet_says_that_it_is_synthetic(made, name):
    project = BY_NAME[name]
    grids = generate.read_back(project.files[0], made[name][1].content)
    for grid in grids.values():
        top = [str(value) for (row, _), value in grid.values.items() if row < 4]
        assert any("SINTETIS" in text for text in top)


def test_rice_is_calibrated_on_the_published_year():
    rice = table("produksi-padi").groupby("kode_wilayah")["produksi_ton"].sum()
    assert near(rice, pd.Series(RICE["kode_wilayah"])[rice.index], 0.001)
    area = table("produksi-padi")["luas_panen_ha"].sum()
    assert 4.9 <= rice.sum() / area <= 5.8  # tons per hectare; 5.36 in 2023


def test_schools_are_calibrated_on_the_published_number():
    schools = table("peserta-didik")
    for _, year in schools.groupby("tahun"):
        secondary = year[year["jenjang"] == "SMA"]
        assert near(secondary["sekolah"].sum(), SCHOOLS["SMA"], 0.03)
        state = secondary.loc[secondary["status_sekolah"] == "Negeri", "sekolah"].sum()
        assert near(state, 150, 0.06)


def test_social_aid_follows_the_published_number_of_poor_people():
    wanted = table("bantuan-sosial").groupby("kode_wilayah")["sasaran"].sum()
    poor = pd.Series(POOR)[wanted.index]
    assert near(wanted / wanted.sum(), poor / poor.sum(), 0.01)


def test_documents_follow_the_population():
    papers = table("dokumen-kependudukan").query("semester == 1").groupby("kode_wilayah")
    people = reference.kabkota().set_index("kode_kemendagri")["penduduk"]
    wanted = papers["wajib"].sum()
    assert near(wanted / people[wanted.index], 1.35, 0.03)


def test_project_files_stay_small(made):
    total = 0
    for truth, raw in made.values():
        total += len(truth.to_csv(index=False).encode("utf-8"))
        total += len(raw.content) + len(ledger.to_csv(raw.ledger).encode("utf-8"))
    assert total <= MOST_BYTES


def test_every_code_is_in_the_catalogue(made):
    with (DATASETS / "kekacauan.csv").open(encoding="utf-8", newline="") as file:
        catalogue = {row["kode"] for row in csv.DictReader(file)}
    assert {row.kode for _, raw in made.values() for row in raw.ledger} <= catalogue
