"""Collecting: whose work is it, which exercise, which version; nothing in the folder changes."""

import io
import os
import zipfile

import nbformat
import pytest
from gladi import kecil

from bimtek import identity
from bimtek.grading import folder
from bimtek.grading.collect import collect
from bimtek.grading.problem import NOTHING_TO_DO
from bimtek.identity import Identity

SITI = Identity(("Siti Aminah",), "Dinas Kesehatan")
IN_ZIP = f"latihan/{kecil.NAME}/{kecil.NAME}.ipynb"


@pytest.fixture(scope="module")
def exercises(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))


@pytest.fixture(scope="module")
def right(exercises):
    return kecil.to_bytes(kecil.filled(exercises[kecil.NAME]))


@pytest.fixture(scope="module")
def untouched(exercises):
    return kecil.to_bytes(exercises[kecil.NAME].released)


def zipped(*entries, who=SITI):
    """Return a zip of (name, content[, date_time]) entries, with an identity unless None."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if who:
            archive.writestr(identity.FILE_NAME, identity.to_bytes(who))
        for name, content, *moment in entries:
            archive.writestr(zipfile.ZipInfo(name, *moment), content)
    return buffer.getvalue()


def put(root, name, content, when=None):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if when:
        os.utime(path, (when, when))


def who(collection):
    return [(person.display, person.office) for person in collection.participants]


def texts(collection):
    return {problem.place: problem.text for problem in collection.problems}


def blocking(collection):
    return {problem.place for problem in collection.problems if problem.blocking}


def test_identity_in_the_zip_says_who(tmp_path, exercises, right):
    pair = Identity(("Siti", "Budi"), "Dinas Sosial")
    put(tmp_path, "apa saja.zip", zipped((IN_ZIP, right), who=pair))
    found = collect(tmp_path, exercises)
    assert who(found) == [("Siti dan Budi", "Dinas Sosial")]
    assert found.participants[0].id == "siti-dan-budi-dinas-sosial"
    assert found.submissions[0].place == f"apa saja.zip!/{IN_ZIP}"
    assert found.problems == []


def test_identity_in_a_folder_says_who(tmp_path, exercises, right):
    put(tmp_path, "Meja 1/kiriman/identitas.json", identity.to_bytes(SITI))
    put(tmp_path, f"Meja 1/kiriman/{IN_ZIP}", right)
    assert who(collect(tmp_path, exercises)) == [("Siti Aminah", "Dinas Kesehatan")]


@pytest.mark.parametrize(
    ("place", "name", "office"),
    [
        ("kiriman-siti-aminah-dinas-kesehatan.zip", "Siti Aminah", "Dinas Kesehatan"),
        ("kiriman-siti-aminah-dinas-kesehatan (1).zip", "Siti Aminah", "Dinas Kesehatan"),
        ("Meja 1/kiriman-a-dan-b-inspektorat.zip", "A dan B", "Inspektorat"),
        ("Siti Aminah/tugas.zip", "Siti Aminah", ""),
        ("Siti Aminah.zip", "Siti Aminah", ""),
        ("Siti Aminah/latihan/02.ipynb", "Siti Aminah", ""),
        ("kiriman-ali-inspektorat/latihan/02.ipynb", "Ali", "Inspektorat"),
        (f"{kecil.NAME}_Siti Aminah.ipynb", "Siti Aminah", ""),
        (f"Salinan dari {kecil.NAME}.ipynb", f"Tanpa nama (Salinan dari {kecil.NAME}.ipynb)", ""),
        (f"{kecil.NAME}.ipynb.txt", f"Tanpa nama ({kecil.NAME}.ipynb.txt)", ""),
        (f"{kecil.NAME}-Siti Aminah (1).IPYNB.txt", "Siti Aminah", ""),
    ],
)
def test_without_identity_names_say_who_and_it_is_reported(
    tmp_path, exercises, right, place, name, office
):
    zip_or_notebook = zipped((IN_ZIP, right), who=None) if place.endswith(".zip") else right
    put(tmp_path, place, zip_or_notebook)
    found = collect(tmp_path, exercises)
    assert who(found) == [(name, office)]
    assert texts(found) == {place: f"Tidak ada identitas.json; peserta dikenali sebagai “{name}”."}
    assert found.problems[0].action == (
        "Ganti nama berkas atau foldernya menjadi nama peserta, lalu nilai lagi."
    )


def test_identity_of_one_of_several_people_in_a_zip_is_not_everybodys(tmp_path, exercises, right):
    people = [Identity((name,), "Inspektorat") for name in ("Ana", "Budi")]
    parts = [(f"{each.display}/identitas.json", identity.to_bytes(each)) for each in people]
    work = [(f"{name}/x.ipynb", right) for name in ("Ana", "Budi", "Cici")]
    put(tmp_path, "semua.zip", zipped(*parts, *work, who=None))
    assert [name for name, _ in who(collect(tmp_path, exercises))] == ["Ana", "Budi", "semua"]


def test_damaged_identity_falls_back_on_names(tmp_path, exercises, right):
    put(
        tmp_path,
        "Siti.zip",
        zipped((IN_ZIP, right), ("identitas.json", b"{"), who=None),
    )
    found = collect(tmp_path, exercises)
    assert who(found) == [("Siti", "")]
    assert "rusak" in texts(found)["Siti.zip!/identitas.json"]


def test_same_person_with_and_without_office_is_one_participant(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped(("lain.ipynb", right)))
    put(tmp_path, "siti aminah/x.ipynb", right)
    assert who(collect(tmp_path, exercises)) == [("Siti Aminah", "Dinas Kesehatan")]


def test_same_name_in_two_offices_is_two_participants(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    put(tmp_path, "b.zip", zipped((IN_ZIP, right), who=Identity(("Siti Aminah",), "Inspektorat")))
    found = collect(tmp_path, exercises)
    assert len({person.id for person in found.participants}) == 2
    problem = next(each for each in found.problems)
    assert problem.place == "b.zip" and not problem.blocking
    assert problem.text == "Nama sama, perangkat daerah berbeda (Dinas Kesehatan; Inspektorat)."
    assert problem.action == "Periksa apakah ini orang yang sama."


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
    assert texts(found) == {"siti.zip": "Kiriman ini tidak berisi latihan apa pun."}


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


def notebook(**metadata):
    cell = nbformat.v4.new_code_cell("1 + 1", metadata=metadata)
    return kecil.to_bytes(nbformat.v4.new_notebook(cells=[cell]))


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


def test_empty_folder_is_reported(tmp_path, exercises, right):
    put(tmp_path, "Siti/x.ipynb", right)
    put(tmp_path, "Dedi/Thumbs.db", b"x")
    (tmp_path / "Budi" / "latihan").mkdir(parents=True)
    found = collect(tmp_path, exercises)
    empty = [problem for problem in found.problems if "kosong" in problem.text]
    assert [problem.place for problem in empty] == ["Budi/latihan", "Dedi"]
    assert empty[0].text == "Folder ini kosong."
    assert empty[0].action == "Mungkin penyalinan gagal; salin atau minta lagi."
    assert blocking(found) == set()


def test_zips_in_a_zip_are_opened(tmp_path, exercises, right):
    inner = zipped((IN_ZIP, right))
    budi = zipped((IN_ZIP, right), who=None)
    middle = zipped(("kiriman-budi-inspektorat.zip", budi), who=None)
    put(tmp_path, "luar.zip", zipped(("Siti.zip", inner), ("a/b.zip", middle), who=None))
    found = collect(tmp_path, exercises)
    assert who(found) == [("Budi", "Inspektorat"), ("Siti Aminah", "Dinas Kesehatan")]
    assert {each.place for each in found.submissions} == {
        f"luar.zip!/Siti.zip!/{IN_ZIP}",
        f"luar.zip!/a/b.zip!/kiriman-budi-inspektorat.zip!/{IN_ZIP}",
    }
    assert blocking(found) == set()


def test_zip_in_a_zip_without_identity_is_named_after_itself(tmp_path, exercises, right):
    inner = zipped((IN_ZIP, right), who=None)
    put(tmp_path, "Hari 1/luar.zip", zipped(("meja/Siti.zip", inner), who=None))
    assert who(collect(tmp_path, exercises)) == [("Siti", "")]


def test_zips_are_opened_three_deep_and_no_deeper(tmp_path, exercises, right):
    content = zipped((IN_ZIP, right))
    for name in ("3.zip", "2.zip", "1.zip"):
        content = zipped((name, content), who=None)
    put(tmp_path, "0.zip", content)
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert blocking(found) == {"0.zip!/1.zip!/2.zip!/3.zip"}


def test_limits_hold_for_a_zip_and_all_zips_in_it_together(tmp_path, exercises, right, monkeypatch):
    inner = zipped(("x.txt", b"x" * 900), who=None)
    put(tmp_path, "a.zip", zipped(("1.zip", inner), ("2.zip", inner), who=None))
    monkeypatch.setattr(folder, "LARGEST_ZIP", 2 * len(inner) + 1000)
    assert blocking(collect(tmp_path, exercises)) == {"a.zip!/2.zip"}
    monkeypatch.setattr(folder, "LARGEST_ZIP", 10_000)
    monkeypatch.setattr(folder, "MOST_ENTRIES", 3)
    assert blocking(collect(tmp_path, exercises)) == {"a.zip!/2.zip"}


@pytest.mark.parametrize("kind", [".rar", ".7z", ".tar", ".gz", ".RAR"])
def test_archive_of_another_kind_is_blocking(tmp_path, exercises, kind):
    put(tmp_path, f"Siti{kind}", b"x")
    put(tmp_path, "a.zip", zipped((f"tugas{kind}", b"x"), who=None))
    found = collect(tmp_path, exercises)
    said = f"Berkas {kind.lower()} tidak dapat dibuka di sini."
    assert texts(found) == {f"Siti{kind}": said, f"a.zip!/tugas{kind}": said}
    assert blocking(found) == set(texts(found))
    assert found.problems[0].action.startswith("Ekstrak isinya ke folder ini")


def test_path_outside_the_zip_is_refused(tmp_path, exercises, right):
    put(
        tmp_path,
        "a.zip",
        zipped(("../../x.ipynb", right), ("/etc/x.ipynb", right), ("C:\\x.ipynb", right)),
    )
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert sum("tidak wajar" in problem.text for problem in found.problems) == 3
    assert len(blocking(found)) == 3


def test_windows_separators_in_a_zip_are_understood(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped(("latihan\\x.ipynb", right)))
    assert collect(tmp_path, exercises).submissions[0].place == "a.zip!/latihan/x.ipynb"


def test_huge_zip_is_refused(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(folder, "LARGEST_ZIP", 1000)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert "terlalu besar" in texts(found)["a.zip"]


def test_too_many_files_in_a_zip_are_refused(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(folder, "MOST_ENTRIES", 2)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), ("b.txt", b""), ("c.txt", b"")))
    assert "terlalu banyak" in texts(collect(tmp_path, exercises))["a.zip"]


def test_huge_file_is_refused(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(folder, "LARGEST_FILE", 1000)
    put(tmp_path, "Siti/x.ipynb", right)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    found = collect(tmp_path, exercises)
    assert texts(found)["Siti/x.ipynb"] == texts(found)["a.zip"] == "Berkas terlalu besar."


@pytest.mark.parametrize("content", [b"", b"bukan zip", b"PK\x03\x04 rusak"])
def test_damaged_zip_is_reported(tmp_path, exercises, content):
    put(tmp_path, "a.zip", content)
    found = collect(tmp_path, exercises)
    assert "rusak" in texts(found)["a.zip"]
    assert blocking(found) == {"a.zip"}


def test_damaged_entry_is_reported_and_the_rest_is_read(tmp_path, exercises, right):
    content = bytearray(zipped((IN_ZIP, right), ("zz.ipynb", right), who=None))
    content[content.index(b"# Latihan kecil")] ^= 0xFF
    put(tmp_path, "Siti.zip", bytes(content))
    found = collect(tmp_path, exercises)
    assert "rusak" in texts(found)[f"Siti.zip!/{IN_ZIP}"]
    assert [each.place for each in found.submissions] == ["Siti.zip!/zz.ipynb"]


def test_entry_with_an_impossible_date_is_read(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right, (1980, 0, 0, 0, 0, 0))))
    assert len(collect(tmp_path, exercises).submissions) == 1


def test_link_is_not_followed(tmp_path, exercises, right):
    put(tmp_path, "luar.ipynb", right)
    inside = tmp_path / "kiriman"
    inside.mkdir()
    try:
        (inside / "nb.ipynb").symlink_to(tmp_path / "luar.ipynb")
    except OSError:
        pytest.skip("Windows without developer mode cannot make a link")
    found = collect(inside, exercises)
    assert found.submissions == []
    assert "bukan berkas biasa" in texts(found)["nb.ipynb"]


def test_folder_is_never_changed(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    put(tmp_path, "Siti/x.ipynb", right)
    before = {path: (path.stat().st_mtime_ns, path.is_file()) for path in tmp_path.rglob("*")}
    collect(tmp_path, exercises)
    assert before == {
        path: (path.stat().st_mtime_ns, path.is_file()) for path in tmp_path.rglob("*")
    }
