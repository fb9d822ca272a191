"""What is on each sheet of rekap.xlsx but Analisis butir."""

from urllib.parse import unquote

import pytest
from report_class import (
    TWO,
    absent,
    by_heading,
    column,
    exercise,
    headings,
    opened,
    person,
    rows,
    scored,
)

from bimtek.grading import before_grading
from bimtek.grading.problem import (
    ARCHIVE,
    BROKEN,
    GRADED,
    LOOK,
    NOT_AN_EXERCISE,
    NOTHING_TO_DO,
    SEND_AGAIN,
    CollectedFile,
    FileProblem,
)
from bimtek.grading.report import links, sheet


def test_everybody_has_exactly_one_row_also_without_any_work():
    three = exercise("03-tiga", "Tiga")
    ana, budi, cici = person("Ana"), person("Budi"), person("Cici", "")
    scores = [
        *scored(ana, 10, 2.5, 5),
        *scored(ana, 4, 5, 0, of=three),
        *scored(budi, "kosong", 10, "kosong"),
        *absent(budi, three),
    ]
    book = opened([ana, budi, cici], scores)
    assert headings(book, "Rekap")[4:6] == ["02-dua (inti, maks 20)", "03-tiga (inti, maks 20)"]
    assert rows(book, "Rekap") == [
        (1, "Ana", "Inspektorat", "dinilai", 12.5, 9, 21.5, 21.5 / 40, 5, 0),
        (2, "Budi", "Inspektorat", "sebagian dikumpulkan", 10, 0, 10, 0.25, 0, 0),
        (3, "Cici", "", "belum mengumpulkan", 0, 0, 0, 0, 0, 0),
    ]
    grounds = [cell.fill.fill_type for cell in book["Rekap"][3]]
    assert grounds == [None] * 5 + ["solid"] + [None] * 4  # not handed in is not the same as 0


@pytest.mark.parametrize(
    ("first", "second", "standing"),
    [
        (10, 10, "dinilai"),
        (0, "kosong", "dinilai"),
        (10, "perlu diperiksa", "dinilai"),
        ("kosong", "kosong", "kosong"),
        ("kosong", "tidak ada", "kosong"),
        (10, "tidak ada", "sebagian dikumpulkan"),
        (10, "tidak terbaca", "tidak terbaca"),
        ("tidak terbaca", "tidak ada", "tidak terbaca"),
        ("tidak ada", "tidak ada", "belum mengumpulkan"),
    ],
)
def test_recap_tells_one_zero_from_another(first, second, standing):
    ana = person("Ana")
    scores = scored(ana, *[first] * 3) + scored(ana, *[second] * 3, of=exercise("03-tiga"))
    assert column(opened([ana], scores), "Rekap", "Keadaan") == [standing]


def test_per_task_says_what_follows_in_one_sentence_and_a_hint_once():
    ana = person("Ana")
    stopped = "Sel jawaban berhenti dengan galat NameError: ada nama yang belum dikenal."
    absent_one, absent_two = (
        f"Variabel {name} belum ada.\nCoba periksa: jalankan selnya." for name in ("a_1", "b_1")
    )
    told = "\n\n".join([stopped, absent_one, absent_two])
    wrong = "Kolom ton: 2 nilai.\n  52.01\n  52.02\nCoba periksa: titiknya."
    book = opened([ana], scored(ana, (0, told), (0, wrong), 0))
    first, second, _ = column(book, "Per tugas", "Pesan pemeriksaan")
    assert first == f"{stopped}\nAkibatnya a_1 dan b_1 belum ada."
    assert second == wrong


def test_per_task_has_the_state_and_the_message_of_every_task():
    ana = person("Ana")
    book = opened([ana], scored(ana, 10, (2.5, "Kurang satu."), "perlu diperiksa"))
    shown = [(row["Tugas"], row["Poin"], row["Status"], row["Pesan pemeriksaan"])
             for row in by_heading(book, "Per tugas")]  # fmt: skip
    assert shown == [
        ("02-tugas-1", 10, "benar", ""),
        ("02-tugas-2", 2.5, "sebagian", "Kurang satu."),
        ("02-bonus", "", "perlu diperiksa", ""),
    ]


def offices(people, scores):
    return by_heading(opened(people, scores), "Per perangkat daerah")


def test_offices_are_alphabetical_whatever_their_marks():
    names = ["dinas Sosial", "Badan Keuangan", "", "Inspektorat"]
    people = [person(f"Orang {i}", name) for i, name in enumerate(names)]
    expected = [
        "Badan Keuangan",
        "dinas Sosial",
        "Inspektorat",
        "(perangkat daerah tidak disebutkan)",
    ]
    for points in ([0, 5, 10, 10], [10, 10, 5, 0]):
        scores = [
            each
            for who, given in zip(people, points, strict=True)
            for each in scored(who, given, given, 0)
        ]
        assert [row["Perangkat daerah"] for row in offices(people, scores)] == expected


def test_offices_are_not_ranked_and_not_coloured():
    ana, budi = person("Ana"), person("Budi", "Dinas Sosial")
    book = opened([ana, budi], [*scored(ana, 0, 0, 0), *scored(budi, 10, 10, 5)])
    page = book["Per perangkat daerah"]
    assert headings(book, page.title) == [
        "Perangkat daerah",
        "Peserta",
        "Mengumpulkan",
        "Yang perlu diulang",
        "Latihan yang belum dikumpulkan",
        "Catatan",
    ]
    assert not [cell for row in page.iter_rows(min_row=2) for cell in row if cell.fill.fill_type]
    assert not page.conditional_formatting


def test_office_repeats_what_most_of_its_people_have_not_got_yet():
    people = [person(name) for name in ("Ana", "Budi", "Cici", "Dewi")]
    scores = [
        *scored(people[0], 10, 0, 0),
        *scored(people[1], 10, 2, 0),
        *scored(people[2], 0, "kosong", 0),
        *absent(people[3]),
    ]
    (row,) = offices(people, scores)
    assert (row["Peserta"], row["Mengumpulkan"]) == (4, 3)
    assert row["Yang perlu diulang"] == "02 Lewati judul: Judul 02.2"  # not 02.1, not the bonus
    assert row["Latihan yang belum dikumpulkan"] == "02 Lewati judul (1 peserta)"
    assert row["Catatan"] == ""


def test_half_of_an_office_is_not_most_and_waiting_answers_do_not_count():
    people = [person("Ana"), person("Budi"), person("Cici")]
    scores = [
        *scored(people[0], 0, 10, 0),
        *scored(people[1], 10, "perlu diperiksa", 0),
        *scored(people[2], *["tidak terbaca"] * 3),
    ]
    (row,) = offices(people, scores)
    assert row["Yang perlu diulang"] == "Tidak ada."


@pytest.mark.parametrize("state", ["tidak terbaca", "perlu diperiksa"])
def test_office_whose_work_has_no_points_yet_is_not_called_done(state):
    ana = person("Ana")
    (row,) = offices([ana], scored(ana, state, state, 5))
    assert row["Yang perlu diulang"] == "Belum dapat dinilai."


def test_lessons_are_lines_of_their_own_in_order():
    ana = person("Ana")
    one = exercise("01-satu", "Satu data")
    (row,) = offices([ana], [*scored(ana, 0, 0, 0), *scored(ana, 0, 10, 0, of=one)])
    lines = ["01 Satu data: Judul 01.1", "02 Lewati judul: Judul 02.1; Judul 02.2"]
    assert row["Yang perlu diulang"].split("\n") == lines


def test_office_of_one_says_so_and_office_without_work_too():
    ana, budi = person("Ana"), person("Budi", "Dinas Sosial")
    social, inspectorate = offices([ana, budi], [*scored(ana, 0, 10, 0), *absent(budi)])
    assert inspectorate["Catatan"] == "1 orang"
    assert (social["Mengumpulkan"], social["Yang perlu diulang"]) == (0, "")
    assert social["Latihan yang belum dikumpulkan"] == "Belum ada latihan yang dikumpulkan."


def test_one_office_spelled_in_two_ways_is_one_row():
    people = [person("Ana", "Dinas Sosial"), person("Budi", "DINAS  SOSIAL")]
    (row,) = offices(people, [])
    assert row["Peserta"] == 2


def test_who_handed_in_nothing_is_asked_for_it_by_name():
    ana, budi, cici = person("Ana"), person("Budi"), person("Cici", "")
    scores = [*scored(ana, 10, 10, 5), *absent(ana, exercise("03-tiga")), *absent(budi)]
    book = opened([ana, budi, cici], scores)
    names = column(book, "Perlu diperiksa", "Peserta atau berkas")
    assert names == ["Budi (Inspektorat)", "Cici"]
    first, _ = by_heading(book, "Perlu diperiksa")
    assert first["Apa yang perlu dilihat"] == "Belum mengumpulkan satu latihan pun."
    assert "sudah mengirim" in first["Tindakan"]


def test_what_concerns_everybody_comes_first():
    ana = person("Ana")
    problems = [
        FileProblem("peserta.csv", "Daftar peserta tidak dipakai.", "Betulkan.", for_all=True),
        FileProblem("a.zip", "Rusak.", SEND_AGAIN, blocking=True),
        FileProblem("b.docx", "Bukan latihan.", "Abaikan."),
    ]
    book = opened([ana], scored(ana, "perlu diperiksa", 10, 5), problems)
    names = column(book, "Perlu diperiksa", "Peserta atau berkas")
    assert names == ["peserta.csv", "a.zip", "Ana (Inspektorat)", "b.docx"]


def test_copy_to_ask_for_comes_before_answers_to_mark():
    ana = person("Ana")
    problems = [
        FileProblem("a.zip", "Rusak.", SEND_AGAIN, blocking=True),
        FileProblem("b.ipynb", "Notebook ini terpotong.", SEND_AGAIN),
        FileProblem("d.ipynb", "Ada tugas yang ragu.", LOOK),
    ]
    book = opened([ana], scored(ana, "perlu diperiksa", 10, 5), problems)
    names = column(book, "Perlu diperiksa", "Peserta atau berkas")
    assert names == ["a.zip", "b.ipynb", "Ana (Inspektorat)", "d.ipynb"]


def targets(book):
    """Return (text, place the link leads to) of every link; Windows writes backslashes."""
    return [
        (cell.value, unquote(cell.hyperlink.target).replace("\\", "/"))
        for row in book["Perlu diperiksa"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]


def test_links_lead_to_pages_and_files_that_exist(tmp_path):
    source, output = tmp_path / "kiriman hari 1", tmp_path / "hasil"
    ana = person("Ana")
    page = output / before_grading.FEEDBACK / ana.id / f"{TWO.name}.html"
    places = ["Ana é #1/100%25 [x].zip", "b.ipynb", "sub/tugas.exe", "sub!/nota.txt"]
    for path in [page, *(source / place for place in places)]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    problems = [FileProblem(f"{places[0]}!/dalam.zip!/c.ipynb", "Rusak.", SEND_AGAIN, True)]
    problems += [FileProblem(place, "Lihat.", LOOK) for place in places[1:]]
    files = [CollectedFile(place, ARCHIVE) for place in places]
    scores = scored(ana, "perlu diperiksa", 10, 5)
    found = targets(opened([ana], scores, problems, files, source, output))
    assert found == [
        ("berkas", f"../kiriman hari 1/{places[0]}"),
        ("umpan balik", f"umpan-balik/{ana.id}/02-dua.html"),
        ("berkas", "../kiriman hari 1/b.ipynb"),
        ("folder", "../kiriman hari 1/sub"),  # a click does not start a program
        ("berkas", "../kiriman hari 1/sub!/nota.txt"),
    ]
    assert all((output / place).exists() for _, place in found)


def test_links_need_the_folders():
    ana = person("Ana")
    scores = scored(ana, "perlu diperiksa", 10, 5)
    problems = [FileProblem("a.zip", "Rusak.", SEND_AGAIN)]
    assert targets(opened([ana], scores, problems)) == []


@pytest.mark.filterwarnings("error")  # XlsxWriter warns of what it leaves out
def test_place_that_leaves_its_zip_or_cannot_be_written_is_no_way_out(tmp_path):
    places = ["a.zip!/../../rahasia.txt", "b\udce9.zip", "c\x07.zip", "d" * 2100 + ".zip"]
    problems = [FileProblem(place, "Ditolak.", SEND_AGAIN) for place in places]
    book = opened([], [], problems, [], tmp_path / "kiriman", tmp_path / "hasil")
    assert targets(book) == [("berkas", "../kiriman/a.zip")]
    assert len(rows(book, "Perlu diperiksa")) == len(places)


def test_folder_on_another_drive_is_linked_by_its_whole_path(tmp_path, monkeypatch):
    def two_drives(*_):
        raise ValueError

    monkeypatch.setattr(links.os.path, "relpath", two_drives)
    problems = [FileProblem("a.zip", "Rusak.", SEND_AGAIN)]
    ((_, place),) = targets(opened([], [], problems, [], tmp_path, tmp_path / "hasil"))
    assert place.endswith(f"{tmp_path.name}/a.zip") and ".." not in place


def test_more_links_than_a_sheet_may_have_become_text(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_LINKS", 2)
    problems = [FileProblem(f"{i}.zip", "Rusak.", SEND_AGAIN) for i in range(4)]
    book = opened([], [], problems, [], tmp_path / "kiriman", tmp_path / "hasil")
    assert len(targets(book)) == 2
    assert column(book, "Perlu diperiksa", "Buka") == ["berkas"] * 4


def test_every_file_is_exactly_one_row_and_problems_come_first():
    ana = person("Ana")
    files = [
        CollectedFile("z.zip", ARCHIVE),
        CollectedFile("z.zip!/02-dua.ipynb", GRADED, ana.id, "02-dua"),
        CollectedFile("B.docx", NOT_AN_EXERCISE),
        CollectedFile("absen.csv", NOT_AN_EXERCISE),
        CollectedFile("a.ipynb", BROKEN, "", "02-dua"),
    ]
    problems = [
        FileProblem("z.zip!/02-dua.ipynb", "Sel hilang.", NOTHING_TO_DO),
        FileProblem("z.zip!/02-dua.ipynb", "Sel ganda.", "Lihat."),
        FileProblem("a.ipynb", "Rusak.", SEND_AGAIN, blocking=True),
        FileProblem("folder", "Folder ini kosong.", "Salin lagi."),
    ]
    book = opened([ana], [], problems, files)
    assert headings(book, "Masalah berkas") == [
        "Berkas",
        "Peserta",
        "Latihan",
        "Status",
        "Masalah",
        "Tindakan",
    ]
    assert rows(book, "Masalah berkas") == [
        ("a.ipynb", "", "02-dua", "rusak", "Rusak.", SEND_AGAIN),
        ("folder", "", "", "", "Folder ini kosong.", "Salin lagi."),
        ("z.zip, di dalamnya 02-dua.ipynb", "Ana", "02-dua", "dinilai", "Sel hilang.\nSel ganda.",
         "Lihat."),
        ("absen.csv", "", "", "bukan latihan", "", ""),
        ("B.docx", "", "", "bukan latihan", "", ""),
        ("z.zip", "", "", "arsip", "", ""),
    ]  # fmt: skip


def test_files_are_listed_also_when_all_is_well():
    files = [CollectedFile(f"{i:03}.ipynb", GRADED) for i in range(100)]
    book = opened([], [], [], files)
    assert column(book, "Masalah berkas", "Berkas") == [each.place for each in files]
    assert rows(book, "Perlu diperiksa") == []
