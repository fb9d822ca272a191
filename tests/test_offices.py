"""The office list and the tolerance for how people write an office."""

import pytest

from bimtek.errors import CourseError
from bimtek.offices import OFFICE_LIST, Office, load_offices, recognise, slug, suggest


def test_list_holds_the_36_offices():
    names = [office.name for office in load_offices()]
    assert len(names) == len(set(names)) == 36


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dinas kesehatan prov ntb", "Dinas Kesehatan"),
        ("DINAS KESEHATAN", "Dinas Kesehatan"),
        ("Kesehatan", "Dinas Kesehatan"),
        ("dinas kesehetan", "Dinas Kesehatan"),
        ("Dinas  Kesehatan, Provinsi Nusa Tenggara Barat", "Dinas Kesehatan"),
        ("bappeda", "Badan Perencanaan Pembangunan Daerah"),
        ("inspektorat", "Inspektorat"),
        ("sekretariat daerah", "Sekretariat Daerah"),
    ],
)
def test_loose_spelling_is_recognised(written, meant):
    assert recognise(written, load_offices()) == next(
        office for office in load_offices() if office.name == meant
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dikes", "Dinas Kesehatan"),
        ("bpbd", "Badan Penanggulangan Bencana Daerah"),
        ("diskominfotik", "Dinas Komunikasi, Informatika dan Statistik"),
        ("Sekretariat DPRD", "Sekretariat Dewan Perwakilan Rakyat Daerah"),
        ("satpol pp", "Satuan Polisi Pamong Praja"),
    ],
)
def test_abbreviation_is_suggested_but_never_assumed(written, meant):
    assert recognise(written, load_offices()) is None
    assert suggest(written, load_offices())[0][1].name == meant


@pytest.mark.parametrize("written", ["BPS Provinsi NTB", "Universitas Mataram", "", "x"])
def test_other_institution_is_not_taken_for_an_office(written):
    assert recognise(written, load_offices()) is None


@pytest.mark.parametrize(
    "written",
    [
        "Dinas Kebudayaan",
        "Dinas Pendidikan",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Sekretariat",
        "Badan Kesehatan",
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan "
        "Keluarga Berencana Bima",
    ],
)
def test_name_that_lacks_words_or_has_others_is_not_taken_for_an_office(written):
    assert recognise(written, load_offices()) is None


def test_each_official_name_means_itself():
    for office in load_offices():
        assert recognise(office.name, load_offices()) == office


def test_another_list_can_replace_the_file(tmp_path):
    path = tmp_path / "perangkat_daerah.csv"
    path.write_text("nama,singkatan\nDinas Contoh,DC\n", encoding="utf-8")
    assert load_offices(path) == (Office("Dinas Contoh", "DC"),)


def test_damaged_list_names_the_cure(tmp_path):
    path = tmp_path / "perangkat_daerah.csv"
    path.write_text("kantor\nDinas Contoh\n", encoding="utf-8")
    with pytest.raises(CourseError, match="kolom nama dan singkatan"):
        load_offices(path)


def test_slug_is_safe_and_bounded():
    assert slug("Lalu Muhammad Zohri") == "lalu-muhammad-zohri"
    assert slug('I Gusti "Ayu" / Dé\\..') == "i-gusti-ayu-de"
    for office in load_offices(OFFICE_LIST):
        assert len(slug(office.name, limit=30)) <= 30
