"""Collecting: which exercise, which version counts, what became of every file."""

import hashlib
import json
from dataclasses import replace

import nbformat
import pytest
from gladi import kecil
from gladi.tumpukan import (
    IN_ZIP,
    SITI,
    blocking,
    names,
    notebook,
    put,
    states,
    texts,
    who,
    zipped,
)
from work_done import counted

from bimtek import identity
from bimtek.grading.collecting import collect as collecting
from bimtek.grading.collecting import folder
from bimtek.grading.collecting.collect import collect
from bimtek.grading.problem import FILE_STATES, NOTHING_TO_DO
from bimtek.identity import Identity


@pytest.mark.parametrize(
    "name", ["nb (1).ipynb", "Salinan dari latihan.ipynb", "TUGAS.IPYNB", "jawaban.txt", "x.json"]
)
def test_exercise_is_recognised_by_its_content(tmp_path, exercises, right, name):
    put(tmp_path, f"Siti/{name}", right)
    found = collect(tmp_path, exercises)
    assert [each.exercise for each in found.submissions] == [kecil.NAME]


def test_truncated_exercise_still_has_an_owner(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped(("x.ipynb", right[:1500])))
    assert len(collect(tmp_path, exercises).submissions) == 1


def test_newest_version_counts_and_the_others_are_listed(tmp_path, exercises, right):
    other = right.replace(b"sum(angka)", b"max(angka)")
    put(tmp_path, "baru.zip", zipped((IN_ZIP, right, (2025, 4, 30, 10, 0, 0))))
    put(tmp_path, "lama.zip", zipped((IN_ZIP, other, (2025, 4, 29, 10, 0, 0))))
    found = collect(tmp_path, exercises)
    assert [each.place for each in found.submissions] == [f"baru.zip!/{IN_ZIP}"]
    assert texts(found) == {
        f"lama.zip!/{IN_ZIP}": f"Ada versi yang lebih baru; yang dinilai baru.zip!/{IN_ZIP}."
    }


def test_what_to_do_about_another_version_fits_why_it_does_not_count(
    tmp_path, exercises, right, untouched
):
    put(tmp_path, "Siti/baru.ipynb", right, when=1_700_000_000)
    put(tmp_path, "Siti/kosong.ipynb", untouched, when=1_800_000_000)
    put(tmp_path, "Siti/lama.ipynb", other(right, "max"), when=1_600_000_000)
    actions = {each.place: each.action for each in collect(tmp_path, exercises).problems}
    assert actions["Siti/lama.ipynb"] == (
        "Biarkan bila ini yang dimaksud peserta. Bila bukan, keluarkan berkas yang lebih baru "
        "dari folder kiriman, lalu nilai lagi."
    )
    assert "Ctrl+S" in actions["Siti/kosong.ipynb"]


def test_zip_of_one_participant_names_him_and_one_of_several_nobody(tmp_path, exercises, right):
    put(tmp_path, "hasan.zip", zipped(who=Identity(("Hasan Basri",), "Inspektorat")))
    inner = zipped((IN_ZIP, right))
    put(tmp_path, "semua.zip", zipped(("a.zip", inner), ("Budi/x.ipynb", right), who=None))
    people = {each.place: each.participant for each in collect(tmp_path, exercises).files}
    assert people["hasan.zip"] == "hasan-basri-inspektorat"
    assert people["semua.zip!/a.zip"] == "siti-aminah-dinas-kesehatan"
    assert people["semua.zip"] == ""


def test_untouched_newer_copy_does_not_hide_the_work(tmp_path, exercises, right, untouched):
    put(tmp_path, "Siti/90-kecil.ipynb", right, when=1_700_000_000)
    put(tmp_path, "Siti/90-kecil (versi baru).ipynb", untouched, when=1_800_000_000)
    found = collect(tmp_path, exercises)
    assert [each.place for each in found.submissions] == ["Siti/90-kecil.ipynb"]
    assert "belum diisi" in texts(found)["Siti/90-kecil (versi baru).ipynb"]


def test_identity_without_work_is_a_participant_and_reported(tmp_path, exercises):
    put(tmp_path, "siti.zip", zipped())
    found = collect(tmp_path, exercises)
    assert who(found) == [("Siti Aminah", "Dinas Kesehatan")]
    assert texts(found) == {"siti.zip": "Kiriman Siti Aminah tidak berisi latihan apa pun."}


def test_other_files_are_reported_but_debris_and_exercise_data_are_not(tmp_path, exercises, right):
    put(tmp_path, "Siti/90-kecil.ipynb", right)
    put(tmp_path, "Siti/identitas.json", identity.to_bytes(SITI))
    for name in (
        "Thumbs.db",
        ".DS_Store",
        "~$catatan.docx",
        "Siti/data/angka.csv",
        "Siti/.ipynb_checkpoints/90-kecil-checkpoint.ipynb",
        "__MACOSX/._x.ipynb",
    ):
        put(tmp_path, name, b"x")
    put(tmp_path, "catatan.docx", b"x")
    put(tmp_path, "Siti/coba.ipynb", b'{"cells": []}')
    assert set(texts(collect(tmp_path, exercises))) == {"catatan.docx", "Siti/coba.ipynb"}


def test_identical_copies_are_called_so(tmp_path, exercises, right, untouched):
    for content, person in ((right, SITI), (untouched, Identity(("Budi",), "Inspektorat"))):
        for name in ("a", "b"):
            put(tmp_path, f"{person.names[0]} {name}.zip", zipped((IN_ZIP, content), who=person))
    found = collect(tmp_path, exercises)
    assert len(found.submissions) == 2
    assert {problem.text.partition(";")[0] for problem in found.problems} == {"Salinan yang sama"}
    assert {problem.action for problem in found.problems} == {NOTHING_TO_DO}


def test_damaged_version_beside_a_good_one_is_worth_asking_for(tmp_path, exercises, right):
    put(tmp_path, "Siti/a.ipynb", right, when=1_700_000_000)
    put(tmp_path, "Siti/b.ipynb", right[:1500], when=1_800_000_000)
    found = collect(tmp_path, exercises)
    assert [each.place for each in found.submissions] == ["Siti/a.ipynb"]
    assert texts(found)["Siti/b.ipynb"] == "Salinan ini terpotong atau rusak."
    assert blocking(found) == {"Siti/b.ipynb"}


@pytest.mark.parametrize("name", ["x.ipynb", "x.ipynb.txt"])
@pytest.mark.parametrize("content", [b"", b"{", b"bukan notebook", b"[]"])
def test_damaged_notebook_that_nothing_tells_apart_is_blocking(tmp_path, exercises, name, content):
    put(tmp_path, f"Siti/{name}", content)
    found = collect(tmp_path, exercises)
    assert found.participants == found.submissions == []
    assert texts(found) == {f"Siti/{name}": "Notebook ini kosong atau rusak."}
    assert blocking(found) == {f"Siti/{name}"}


def test_lesson_is_no_submission_even_under_the_name_of_an_exercise(tmp_path, exercises):
    put(tmp_path, f"Siti/{kecil.NAME}.ipynb", notebook())
    found = collect(tmp_path, exercises)
    assert found.participants == found.submissions == []
    said = "Ini notebook pelajaran atau notebook lain, bukan latihan."
    assert texts(found) == {f"Siti/{kecil.NAME}.ipynb": said}
    assert blocking(found) == set()


def test_exercise_of_another_course_is_told_apart_from_a_lesson(tmp_path, exercises):
    put(tmp_path, "Siti/x.ipynb", notebook(nbgrader={"grade_id": "lain"}))
    assert texts(collect(tmp_path, exercises)) == {
        "Siti/x.ipynb": "Notebook ini bukan latihan kursus ini."
    }


def test_copied_work_folder_is_quiet_about_what_the_course_put_there(tmp_path, exercises, right):
    put(tmp_path, "Siti/kerja/identitas.json", identity.to_bytes(SITI))
    put(tmp_path, f"Siti/kerja/{IN_ZIP}", right)
    for place in (
        ".isi.json",
        "Mulai-di-sini.md",
        ".jupyter/jupyterlab.log",
        "datasets/mentah/unit.xlsx",
        f"pelajaran/{kecil.NAME}.ipynb",
        "pelajaran/rusak.ipynb",
        "pelajaran/gambar/02.png",
    ):
        put(tmp_path, f"Siti/kerja/{place}", notebook() if kecil.NAME in place else b"x")
    (tmp_path / "Siti/kerja/.jupyter/config").mkdir()
    found = collect(tmp_path, exercises)
    assert [each.place for each in found.submissions] == [f"Siti/kerja/{IN_ZIP}"]
    assert found.problems == []


def test_exercise_saved_among_the_lessons_is_found(tmp_path, exercises, right):
    put(tmp_path, "Siti/pelajaran/x.ipynb", right)
    assert len(collect(tmp_path, exercises).submissions) == 1


@pytest.mark.parametrize(
    "name",
    [
        "tugas",
        "x.ipynb.txt",
        "x.ipynb.json",
        "X.IPYNB.TXT",
        "x.ipynb.download",
        "rené.ipynb",
        "日本.x",
    ],
)
def test_neither_ending_nor_letters_of_the_name_matter(tmp_path, exercises, right, name):
    put(tmp_path, f"Siti/{name}", b"\xef\xbb\xbf" + right)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Siti"]
    assert states(found) == {f"Siti/{name}": "dinilai"}


def other(right, answer):
    return right.replace(b"sum(angka)", answer.encode() + b"(angka)")


def test_of_versions_of_one_moment_the_higher_number_counts(tmp_path, exercises, right):
    for number, name in enumerate(("x (2)", "x (10)", "x", "x (1)")):
        put(tmp_path, f"Siti/{name}.ipynb", other(right, f"f{number}"), when=1_700_000_000.9)
    found = collect(tmp_path, exercises)
    assert found.submissions[0].place == "Siti/x (10).ipynb"
    assert sorted(states(found).values()) == ["dinilai", *["versi lain"] * 3]


def test_number_of_the_zip_counts_as_well(tmp_path, exercises, right):
    put(tmp_path, "a (1).zip", zipped((IN_ZIP, right)))
    put(tmp_path, "b.zip", zipped((IN_ZIP, other(right, "max"))))
    assert collect(tmp_path, exercises).submissions[0].place == f"a (1).zip!/{IN_ZIP}"


def test_member_without_a_time_has_that_of_its_zip(tmp_path, exercises, right):
    put(tmp_path, "b.zip", zipped((IN_ZIP, right)), when=1_750_000_000)
    put(tmp_path, "a.zip", zipped((IN_ZIP, other(right, "max"), (2025, 1, 1, 0, 0, 0))))
    assert collect(tmp_path, exercises).submissions[0].place == f"b.zip!/{IN_ZIP}"


@pytest.mark.parametrize("seconds", [1e14, -1e14, 1e30, float("inf")])
def test_time_that_no_calendar_has_is_the_oldest(seconds):
    assert folder._moment(seconds).year == 1980


def test_file_with_an_impossible_time_is_collected(tmp_path, exercises, right):
    put(tmp_path, "Siti/x.ipynb", right, when=-1e10)
    put(tmp_path, "Siti/y.ipynb", right, when=9e9)
    assert collect(tmp_path, exercises).submissions[0].place == "Siti/y.ipynb"


@pytest.mark.parametrize("broken", [b"", b"[" * 100_000, b'{"cells": 3}', b"null"])
def test_newer_unreadable_copy_never_beats_answered_work(tmp_path, exercises, right, broken):
    put(tmp_path, f"Siti/{kecil.NAME}.ipynb", right, when=1_700_000_000)
    put(tmp_path, f"Siti/{kecil.NAME} (1).ipynb", broken, when=1_800_000_000)
    found = collect(tmp_path, exercises)
    assert [each.content for each in found.submissions] == [right]
    assert states(found)[f"Siti/{kecil.NAME} (1).ipynb"] in {"rusak", "versi lain"}


def test_newer_copy_that_broke_off_does_not_beat_whole_work(tmp_path, exercises, right):
    put(tmp_path, "Siti/a.ipynb", right, when=1_700_000_000)
    put(tmp_path, "Siti/b.ipynb", right[:-200], when=1_800_000_000)
    found = collect(tmp_path, exercises)
    assert states(found) == {"Siti/a.ipynb": "dinilai", "Siti/b.ipynb": "rusak"}
    assert blocking(found) == {"Siti/b.ipynb"}


def test_broken_copy_with_answers_beats_an_untouched_one(tmp_path, exercises, right, untouched):
    put(tmp_path, "Siti/a.ipynb", untouched, when=1_800_000_000)
    put(tmp_path, "Siti/b.ipynb", right[:-200], when=1_700_000_000)
    assert collect(tmp_path, exercises).submissions[0].place == "Siti/b.ipynb"


def test_answers_count_where_the_marks_of_the_cells_are_gone(tmp_path, exercises, untouched):
    bare = kecil.filled(exercises[kecil.NAME])
    for cell in bare.cells:
        if cell.metadata.nbgrader.solution:
            cell.metadata = {}
    put(tmp_path, "Siti/a.ipynb", kecil.to_bytes(bare), when=1_700_000_000)
    put(tmp_path, "Siti/b.ipynb", untouched, when=1_800_000_000)
    found = collect(tmp_path, exercises)
    assert found.submissions[0].place == "Siti/a.ipynb"


def test_very_old_format_is_a_whole_version(tmp_path, exercises, right):
    old = json.dumps({"nbformat": 3, "worksheets": [{"cells": []}], "x": '"grade_id": "90-bonus"'})
    put(tmp_path, "Siti/a.ipynb", right, when=1_700_000_000)
    put(tmp_path, "Siti/b.ipynb", old, when=1_800_000_000)
    assert states(collect(tmp_path, exercises))["Siti/b.ipynb"] == "versi lain"


def test_rows_name_participant_and_exercise(tmp_path, exercises, right, untouched):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), ("x.ipynb", untouched), ("._x", b"")))
    put(tmp_path, "a.zip.docx", b"x")
    put(tmp_path, "datasets/a.csv", b"x")
    found = collect(tmp_path, exercises)
    siti = found.participants[0].id
    rows = {each.place: (each.state, each.participant, each.exercise) for each in found.files}
    assert rows == {
        "a.zip": ("arsip", siti, ""),
        "a.zip!/identitas.json": ("identitas", siti, ""),
        f"a.zip!/{IN_ZIP}": ("dinilai", siti, kecil.NAME),
        "a.zip!/x.ipynb": ("versi lain", siti, kecil.NAME),
        "a.zip!/._x": ("diabaikan", "", ""),
        "a.zip.docx": ("bukan latihan", "", ""),
        "datasets/a.csv": ("berkas kursus", "", ""),
    }
    assert {state for state, *_ in rows.values()} <= set(FILE_STATES)


def test_parcel_whose_exercise_was_refused_is_not_called_empty(tmp_path, exercises):
    put(tmp_path, "a.zip", zipped(("../x.ipynb", b"x")))
    put(tmp_path, "Budi/identitas.json", identity.to_bytes(Identity(("Budi",), "Inspektorat")))
    put(tmp_path, "Budi/x.rar", b"x")
    assert not [text for text in texts(collect(tmp_path, exercises)).values() if "apa pun" in text]


def test_large_exercises_are_kept_up_to_a_limit(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(collecting, "LARGE", len(right))
    monkeypatch.setattr(collecting, "MOST_LARGE", 2 * len(right) + 10)
    put(tmp_path, "Ana.ipynb", right + b"  ")
    put(tmp_path, "Ani.ipynb", right + b"  ")  # the same content costs nothing
    put(tmp_path, "Budi.ipynb", right + b"   ")
    put(tmp_path, "Cici.ipynb", right + b"    ")
    put(tmp_path, "Dedi.ipynb", right)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Ana", "Ani", "Budi", "Dedi"]
    assert states(found)["Cici.ipynb"] == "ditolak"
    assert blocking(found) == {"Cici.ipynb"}


def test_collecting_twice_gives_the_same_however_the_disk_orders_files(
    tmp_path, exercises, right, untouched
):
    for number in range(12):
        person = Identity((f"Orang {'abcdefghijkl'[number]}",), "Inspektorat")
        content = zipped((IN_ZIP, right if number % 2 else untouched), who=person)
        for root in ("satu", "dua"):
            name = f"{number if root == 'satu' else 99 - number}.zip"
            put(tmp_path, f"{root}/{name}", content, when=1_700_000_000)
    one, two = (collect(tmp_path / root, exercises) for root in ("satu", "dua"))
    assert one.participants == two.participants
    assert [each.content for each in one.submissions] == [each.content for each in two.submissions]


SYLLABLES = ["ba", "di", "ka", "lu", "ma", "na", "ra", "sa", "ti", "wa", "yu", "ni"]


def full_name(number):
    """Return one of many made-up names of three words, some of them much alike."""
    digits = hashlib.sha256(str(number).encode()).digest()
    parts = [SYLLABLES[digit % len(SYLLABLES)] for digit in digits[:9]]
    return " ".join("".join(parts[place : place + 3]) for place in (0, 3, 6)).title()


def six_exercises(small):
    """Return a course of six exercises, each as small as the one given."""
    course = {}
    for number in range(1, 7):
        text = json.dumps(small.released).replace("90-", f"{number}0-")
        released = nbformat.from_dict(json.loads(text))
        name = f"{number}0-kecil"
        course[name] = replace(small, name=name, master=released, released=released)
    return course


def hand_in_all(folder, people, right):
    """Put zips of six exercises by people whose names lack a letter of those on the list."""
    lines = ["nama,perangkat_daerah"]
    for person in range(people):
        work = [
            (f"{n}.ipynb", right.replace(b"90-", b"%d0-" % n) + b" " * (20_000 + person))
            for n in range(1, 7)
        ]
        name = full_name(person)
        put(folder, f"{person}.zip", zipped(*work, who=Identity((name[:-1],), "Inspektorat")))
        lines.append(f"{name},Inspektorat")
    put(folder, "peserta.csv", "\n".join(lines))


@pytest.mark.lambat
def test_four_times_the_people_are_about_four_times_the_work(tmp_path, exercises, right):
    course, calls = six_exercises(exercises[kecil.NAME]), []
    for people in (2, 36, 144):  # at first what is loaded only once
        hand_in_all(tmp_path / str(people), people, right)
        found, number = counted(collect, tmp_path / str(people), course)
        assert len(found.submissions) == people * 6
        assert len(found.participants) == people
        calls.append(number)
    # Each name is compared with every other, which must stay the small part.
    assert calls[2] < 8 * calls[1]
