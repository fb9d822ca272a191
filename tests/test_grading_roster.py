"""The optional list peserta.csv: who is on it, and finding them under loose spellings."""

import pytest
from gladi.tumpukan import IN_ZIP, blocking, names, put, states, texts, who, zipped

from bimtek.errors import CourseError
from bimtek.grading.collecting import roster
from bimtek.grading.collecting.collect import collect
from bimtek.grading.collecting.roster import Person
from bimtek.grading.problem import by_urgency
from bimtek.identity import Identity

LIST = """nama,perangkat_daerah
Siti Aminah,Dinas Kesehatan
"Drs. H. Lalu Hamdan, M.Si",Dinas Sosial
Muhammad Zaini,Dinas Perdagangan
Nurul Hidayah,Dinas Sosial
Nurul Hidayat,Dinas Pariwisata
Budi Santoso Wijaya,Inspektorat
Made Suryani,Dinas Sosial
Made Suryani,Inspektorat
"""
PEOPLE = roster.read(LIST.encode())


@pytest.mark.parametrize(
    ("name", "office", "meant"),
    [
        ("siti  AMINAH", "", "Siti Aminah"),
        ("Aminah Siti", "", "Siti Aminah"),
        ("SitiAminah", "", "Siti Aminah"),
        ("Sití Amínah", "", "Siti Aminah"),
        ("Siti Aminah, S.Kom", "", "Siti Aminah"),
        ("Hj. Siti Aminah S. Kom., M.M.", "", "Siti Aminah"),
        ("Siti Amniah", "", "Siti Aminah"),
        ("Sti Aminnah", "", "Siti Aminah"),
        ("Siti", "", "Siti Aminah"),
        ("Siti Aminah Dinkes", "", "Siti Aminah"),
        ("Siti Aminah Dinas Kesehatan Provinsi NTB", "", "Siti Aminah"),
        ("Siti Aminah", "Dinkes", "Siti Aminah"),
        ("lalu hamdan", "", "Drs. H. Lalu Hamdan, M.Si"),
        ("M. Zaini", "", "Muhammad Zaini"),
        ("Moh Zaini", "dinas perdaganagn", "Muhammad Zaini"),
        ("Budi S. Wijaya", "", "Budi Santoso Wijaya"),
        ("Budi Wijaya", "", "Budi Santoso Wijaya"),
        ("Nurul Hidayah", "", "Nurul Hidayah"),
        ("Nurul", "Dinas Sosial", "Nurul Hidayah"),
    ],
)
def test_loose_spelling_finds_the_one_person_meant(name, office, meant):
    assert [person.name for person in roster.find(name, office, PEOPLE)] == [meant]


@pytest.mark.parametrize(
    ("name", "office", "several"),
    [
        ("Nurul", "", True),
        ("Nurul Hidaya", "", True),
        ("Made Suryani", "", True),
        ("Siti Aminah", "Inspektorat", False),
        ("Nurul Hidayat", "Dinas Sosial", False),
        ("Siti Aminah Putri", "", False),
        ("Siti Rahmah", "", False),
        ("S. A.", "", False),
        ("Baiq", "", False),
        ("Budy Santoso", "", False),
    ],
)
def test_what_does_not_surely_mean_one_person_is_not_decided(name, office, several):
    found = roster.find(name, office, PEOPLE)
    assert len(found) > 1 if several else found == []


def test_office_tells_namesakes_apart():
    assert roster.find("Made Suryani", "Inspektorat", PEOPLE) == [
        Person("Made Suryani", "Inspektorat")
    ]


def test_a_stated_office_outweighs_one_that_the_list_leaves_out():
    people = [Person("Ali Umar", ""), Person("Ali Umar", "Inspektorat")]
    assert roster.find("Ali Umar", "Inspektorat", people) == [people[1]]


def test_short_names_that_differ_by_a_letter_are_two_people():
    people = [Person("Rina", ""), Person("Rini", ""), Person("Ani Wijaya", "")]
    assert [each.name for each in roster.find("Rina", "", people)] == ["Rina"]
    assert roster.find("Rino", "", people) == []
    assert roster.find("Adi Wijaya", "", people) == []


@pytest.mark.parametrize(
    "content",
    [
        "nama,perangkat_daerah\r\nRenée,Dinas Kesehatan\r\n".encode(),
        "\ufeffNama ; Perangkat Daerah\nRenée;dinas  kesehatan\n".encode(),
        "sep=;\nno;nama;perangkat_daerah\n1;Renée;Dinas Kesehatan\n;;\n".encode("cp1252"),
        "nama\tperangkat_daerah\nRenée\tDinas Kesehatan\n".encode("utf-16"),
        "Daftar Peserta, 2026;\n;\nNo;Nama;Perangkat Daerah\n1;Renée;Dinas Kesehatan".encode(),
        'perangkat_daerah,nama\n"Dinas Kesehatan","Renée"\nDinas Kesehatan,Renée\n'.encode(),
    ],
)
def test_list_is_read_as_excel_saves_it(content):
    assert roster.read(content) == [Person("Renée", "Dinas Kesehatan")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"siti\nbudi\n",
        b"nama,perangkat_daerah\n,\n",
        b"PK\x03\x04 \x81 bukan csv",
        b"nama,perangkat_daerah\n" + b"a,b\n" * 300_000,
    ],
)
def test_unusable_list_is_refused(content):
    with pytest.raises(CourseError, match=r"^Daftar peserta tidak dipakai: peserta\.csv"):
        roster.read(content)


def test_everybody_on_the_list_is_a_participant_once(tmp_path, exercises, right):
    put(tmp_path, "Peserta.csv", LIST)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), who=Identity(("siti aminah",), "Dinkes")))
    put(tmp_path, "Hamdan/latihan/02.ipynb", right)
    found = collect(tmp_path, exercises)
    assert len(found.participants) == 8
    assert ("Siti Aminah", "Dinas Kesehatan") in who(found)
    assert {each.participant.display for each in found.submissions} == {
        "Siti Aminah",
        "Drs. H. Lalu Hamdan, M.Si",
    }
    assert states(found)["Peserta.csv"] == "daftar peserta"
    assert texts(found) == {
        "Hamdan/latihan/02.ipynb": (
            "Di kiriman tertulis “Hamdan”; dicocokkan dengan “Drs. H. Lalu Hamdan, M.Si” "
            "di peserta.csv."
        )
    }


@pytest.mark.parametrize("name", ["NURUL  hidayat", "Hj. Nurul Hidayat, S.Kom", "NurulHidayat"])
def test_name_that_the_list_confirms_gets_no_line(tmp_path, exercises, right, name):
    put(tmp_path, "peserta.csv", "nama\nNurul Hidayat\n")
    put(tmp_path, f"{name}.ipynb", right)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Nurul Hidayat"]
    assert found.problems == []


def test_name_that_the_list_writes_otherwise_gets_one_line(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", "nama\nNurul Hidayat\nMade Suriani\n")
    pair = Identity(("Nurul Hidayah", "Made Suriani"), "Inspektorat")
    for place in ("a.zip", "b.zip"):
        put(tmp_path, place, zipped((IN_ZIP, right), who=pair))
    found = collect(tmp_path, exercises)
    assert names(found) == ["Nurul Hidayat dan Made Suriani"]
    lines = [each for each in found.problems if "tertulis" in each.text]
    assert [(each.place, each.text, each.action) for each in lines] == [
        (
            "a.zip",
            "Di kiriman tertulis “Nurul Hidayah”; dicocokkan dengan “Nurul Hidayat” "
            "di peserta.csv.",
            "Kalau bukan orang yang sama, betulkan peserta.csv, lalu nilai lagi.",
        )
    ]


def test_people_of_a_pair_are_not_absent(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", LIST)
    pair = Identity(("M. Zaini", "Aminah Siti"), "Dinas Perdagangan")
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), who=pair))
    put(tmp_path, "Budi Wijaya dan Orang Luar.ipynb", right)
    shown = names(collect(tmp_path, exercises))
    assert "Muhammad Zaini dan Siti Aminah" in shown
    assert "Budi Santoso Wijaya dan Orang Luar" in shown
    assert not {"Muhammad Zaini", "Siti Aminah", "Budi Santoso Wijaya"} & set(shown)
    assert len(shown) == 8 - 3 + 2


def test_ambiguous_name_is_never_guessed_and_gets_a_line(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", LIST)
    put(tmp_path, "Nurul.ipynb", right)
    found = collect(tmp_path, exercises)
    assert len(found.participants) == 9
    assert found.submissions[0].participant.display == "Nurul"
    said = [problem.text for problem in found.problems]
    assert (
        "“Nurul” dapat berarti beberapa orang di peserta.csv: "
        "Nurul Hidayah (Dinas Sosial); Nurul Hidayat (Dinas Pariwisata)." in said
    )


def test_namesake_of_another_office_is_named_and_kept_apart(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", LIST)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), who=Identity(("Siti Aminah",), "Inspektorat")))
    found = collect(tmp_path, exercises)
    assert len(found.participants) == 9
    assert [(problem.place, problem.text) for problem in found.problems] == [
        ("a.zip", "Nama sama, perangkat daerah berbeda (Dinas Kesehatan; Inspektorat).")
    ]


def test_stranger_is_graded_and_named(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", LIST)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), who=Identity(("Orang Luar",), "Inspektorat")))
    found = collect(tmp_path, exercises)
    assert found.submissions[0].participant.display == "Orang Luar"
    assert texts(found) == {"a.zip": "“Orang Luar” tidak ada di peserta.csv."}
    assert found.problems[0].action == (
        "Bila ia memang peserta, tambahkan namanya ke peserta.csv; bila namanya salah tulis, "
        "samakan dengan daftar."
    )


def test_the_name_that_is_on_the_list_is_taken_of_several_around_a_file(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", LIST)
    put(tmp_path, "Ruang Mawar/Siti Aminah/paket.zip", zipped((IN_ZIP, right), who=None))
    found = collect(tmp_path, exercises)
    assert found.submissions[0].participant.display == "Siti Aminah"


def test_broken_list_gets_a_line_and_is_ignored(tmp_path, exercises, right):
    put(tmp_path, "peserta.csv", b"siapa saja")
    put(tmp_path, "Siti.ipynb", right)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Siti"]
    assert states(found)["peserta.csv"] == "rusak"
    said = "Daftar peserta tidak dipakai: peserta.csv tidak dapat dibaca."
    assert texts(found)["peserta.csv"] == said
    assert blocking(found) == set()


@pytest.mark.parametrize("unusable", ["peserta.csv", "peserta.xlsx"])
def test_unused_list_comes_before_all_other_problems(tmp_path, exercises, right, unusable):
    put(tmp_path, unusable, b"siapa saja")
    put(tmp_path, "Ani/x.ipynb", b"")
    put(tmp_path, "Siti.ipynb", right)
    first, second, _ = sorted(collect(tmp_path, exercises).problems, key=by_urgency)
    assert (first.place, first.for_all) == (unusable, True)
    assert first.text.startswith("Daftar peserta tidak dipakai: ")
    assert (second.place, second.blocking) == ("Ani/x.ipynb", True)


def test_workbook_beside_a_list_that_is_used_is_a_note(tmp_path, exercises):
    put(tmp_path, "peserta.csv", LIST)
    put(tmp_path, "peserta.xlsx", b"PK")
    (note,) = collect(tmp_path, exercises).problems
    assert note.text == "Berkas ini tidak dipakai; daftar peserta dibaca dari peserta.csv."
    assert not note.for_all


def test_list_saved_as_a_workbook_and_one_elsewhere_are_not_used(tmp_path, exercises, right):
    put(tmp_path, "peserta.xlsx", b"PK")
    put(tmp_path, "Siti/peserta.csv", LIST)
    put(tmp_path, "Siti/02.ipynb", right)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Siti"]
    said = "Daftar peserta tidak dipakai: hanya peserta.csv yang dibaca."
    assert texts(found)["peserta.xlsx"] == said
    assert states(found)["Siti/peserta.csv"] == "bukan latihan"
