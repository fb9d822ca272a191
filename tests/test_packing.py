"""`bimtek kemas`: who hands in, what travels in the zip, and what is said."""

import io
import json
import os
import zipfile

import nbformat
import pytest
from rich.console import Console
from room_here import PIN, open_room

from bimtek import identity, packing
from bimtek.errors import CourseError
from bimtek.identity import Identity
from bimtek.room import receipts

STUB = "jawaban = ____"
SITI = Identity(("Siti Aminah",), "Dinas Kesehatan")


def exercise(answer: str, grade_id: str = "90-tugas-1") -> bytes:
    cell = nbformat.v4.new_code_cell(answer)
    cell.metadata["nbgrader"] = {"grade_id": grade_id, "solution": True, "grade": False}
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode("utf-8")


@pytest.fixture
def course(tmp_path):
    """A course folder with one released exercise and one answered copy in kerja/."""
    for folder, content in (
        ("exercises", exercise(STUB)),
        ("kerja/latihan", exercise("jawaban = 1")),
    ):
        place = tmp_path / folder / "90-kecil"
        place.mkdir(parents=True)
        (place / "90-kecil.ipynb").write_bytes(content)
        (place / "data").mkdir()
        (place / "data" / "angka.csv").write_text("a\n1\n", encoding="utf-8")
    return tmp_path


def run(course, answers="", **options):
    """Pack with the given terminal answers; return the package and what was printed."""
    screen = io.StringIO()
    console = Console(file=screen, width=200, highlight=False)
    lines = iter(answers.splitlines())

    def answer(prompt="", **_):
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    console.input = answer
    package = packing.pack_interactively(
        **options, work=course / "kerja", exercises=course / "exercises", console=console
    )
    return package, screen.getvalue()


def names_in(package):
    with zipfile.ZipFile(package.path) as archive:
        return archive.namelist()


def test_zip_is_named_after_people_and_office(course):
    package, _ = run(course, name="Siti Aminah", partner="Budi", office="dinas kesehatan prov ntb")
    assert package.path == course / "kerja" / "kiriman-siti-aminah-dan-budi-dinas-kesehatan.zip"


def test_zip_holds_identity_and_exercises_but_no_data(course):
    package, _ = run(course, name="Siti", office="Inspektorat")
    assert names_in(package) == ["identitas.json", "latihan/90-kecil/90-kecil.ipynb"]
    with zipfile.ZipFile(package.path) as archive:
        carried = json.loads(archive.read("identitas.json"))
    assert carried == {"nama": ["Siti"], "perangkat_daerah": "Inspektorat", "versi": 1}


def test_renamed_and_moved_exercises_are_packed_and_lessons_are_not(course):
    work = course / "kerja"
    (work / "latihan" / "90-kecil" / "90-kecil (versi baru).ipynb").write_bytes(exercise(STUB))
    (work / "punya saya.ipynb").write_bytes(exercise("jawaban = 2"))
    (work / "pelajaran.ipynb").write_bytes(
        nbformat.writes(nbformat.v4.new_notebook()).encode("utf-8")
    )
    checkpoints = work / "latihan" / "90-kecil" / ".ipynb_checkpoints"
    checkpoints.mkdir()
    (checkpoints / "90-kecil-checkpoint.ipynb").write_bytes(exercise(STUB))
    package, _ = run(course, name="Siti", office="Inspektorat")
    assert names_in(package) == [
        "identitas.json",
        "latihan/90-kecil/90-kecil (versi baru).ipynb",
        "latihan/90-kecil/90-kecil.ipynb",
        "punya saya.ipynb",
    ]


def test_untouched_exercise_is_pointed_out(course):
    untouched = course / "kerja" / "latihan" / "lain.ipynb"
    untouched.write_bytes(exercise(STUB))
    _, screen = run(course, name="Siti", office="Inspektorat")
    assert "latihan/90-kecil/90-kecil.ipynb: 1 dari 1 jawaban sudah diisi" in screen
    assert "latihan/lain.ipynb: belum diisi" in screen
    assert "Ctrl+S" in screen


def test_damaged_exercise_is_packed_and_pointed_out(course):
    damaged = course / "kerja" / "latihan" / "rusak.ipynb"
    damaged.write_bytes(exercise("x")[:-20])
    package, screen = run(course, name="Siti", office="Inspektorat")
    assert "latihan/rusak.ipynb" in names_in(package)
    assert "latihan/rusak.ipynb: tidak dapat dibaca" in screen


def test_same_work_gives_the_same_bytes_and_keeps_its_time(course):
    notebook = course / "kerja" / "latihan" / "90-kecil" / "90-kecil.ipynb"
    os.utime(notebook, (1_750_000_000, 1_750_000_000))
    first = run(course, name="Siti", office="Inspektorat")[0].path.read_bytes()
    again = run(course)[0]
    assert again.path.read_bytes() == first
    with zipfile.ZipFile(again.path) as archive:
        assert archive.infolist()[1].date_time[0] == 2025


def test_identity_is_asked_once(course):
    run(course, "Siti Aminah\n\ndinas kesehatan\ny\n")
    assert identity.read(course / "kerja") == SITI
    package, _ = run(course)
    assert package.path.name == "kiriman-siti-aminah-dinas-kesehatan.zip"


def test_pair_picks_office_from_near_matches(course):
    run(course, "Siti\nBudi\ndikes\n9\n1\n\n")
    assert identity.read(course / "kerja") == Identity(("Siti", "Budi"), "Dinas Kesehatan")


def test_other_institution_is_accepted(course):
    _, screen = run(course, "Siti\n\nUniversitas Mataram\n1\ny\n")
    assert identity.read(course / "kerja").office == "Universitas Mataram"
    assert "Instansi lain: Universitas Mataram" in screen


def test_wrong_answers_are_asked_again(course):
    run(course, "\n7\nSiti\n\n?\ndikes\n0\nbappeda\nt\nSiti Aminah\n\ndinas kesehatan\ny\n")
    assert identity.read(course / "kerja") == SITI


def test_identity_can_be_changed(course):
    identity.write(course / "kerja", SITI)
    package, _ = run(course, "Ali\n\nbappeda\ny\n", change=True)
    assert package.path.name == "kiriman-ali-badan-perencanaan-pembangunan.zip"
    run(course, office="Inspektorat")
    assert identity.read(course / "kerja") == Identity(("Ali",), "Inspektorat")


def test_without_a_terminal_the_options_are_named(course):
    with pytest.raises(CourseError, match="--perangkat-daerah"):
        run(course, "")


def test_half_given_options_are_refused(course):
    with pytest.raises(CourseError, match="bersama-sama"):
        run(course, name="Siti")
    with pytest.raises(CourseError, match="bersama-sama"):
        run(course, partner="Budi", office="Inspektorat")


@pytest.mark.parametrize("name", ["", "  ", "12345", "x" * 81])
def test_unusable_name_is_refused(name):
    with pytest.raises(CourseError):
        identity.make([name], "Inspektorat")


def test_damaged_identity_file_names_the_cure(course):
    (course / "kerja" / identity.FILE_NAME).write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match="--ubah-identitas"):
        run(course)


def test_nothing_to_pack_names_the_cure(tmp_path):
    (tmp_path / "kerja").mkdir()
    with pytest.raises(CourseError, match="lab, kerjakan"):
        run(tmp_path, name="Siti", office="Inspektorat")
    assert list((tmp_path / "kerja").iterdir()) == []


def test_open_zip_leaves_the_old_one_whole(course, monkeypatch):
    package, _ = run(course, name="Siti", office="Inspektorat")
    before = package.path.read_bytes()

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(CourseError, match="sedang dibuka"):
        run(course)
    assert package.path.read_bytes() == before
    assert [path.name for path in (course / "kerja").glob(".*")] == []


def test_package_can_be_handed_in_at_a_room(course, tmp_path):
    package, _ = run(course, name="Siti Aminah", office="Dinas Kesehatan")
    with open_room(tmp_path / "ruang") as room:
        screen = io.StringIO()
        console = Console(file=screen, width=200, highlight=False)
        console.input = lambda *_, **__: f" {PIN} "
        packing.hand_in_interactively(package, room.address, None, console)
        (receipt,) = room.room.store.receipts
    (stored,) = (room.folder / receipt.place).glob("*.zip")
    assert stored.read_bytes() == package.path.read_bytes()
    assert receipt.who == package.who == SITI
    assert receipts.spoken(receipt.code) in screen.getvalue()


def test_pin_that_cannot_be_asked_for_is_named(course, tmp_path):
    package, _ = run(course, name="Siti Aminah", office="Dinas Kesehatan")

    def nobody(*_, **__):
        raise EOFError

    console = Console(file=io.StringIO())
    console.input = nobody
    with pytest.raises(CourseError, match="--pin"):
        packing.hand_in_interactively(package, "127.0.0.1:9", None, console)
