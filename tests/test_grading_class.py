"""A class run with the grading itself replaced: reports, gradebook, reruns and failures."""

import base64
import contextlib
import copy
import csv
import io
import json
import os
import shutil
import sqlite3
import sysconfig
import zipfile
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import nbformat
import openpyxl
import pytest
from gladi import kecil
from nbgrader.api import Gradebook, get_alembic_version
from rich.console import Console
from sqlalchemy import Engine, event

from bimtek import identity
from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.grading import class_run, closing_words, gradebook_rows, results_store
from bimtek.grading.before_grading import WrongOutput
from bimtek.grading.class_run import grade_folder, renew_reports
from bimtek.grading.collecting.collect import Collection
from bimtek.grading.collecting.people import Participant
from bimtek.grading.repairing.repair import is_readable, read_notebook, repair
from bimtek.grading.report_files import ClassResult
from bimtek.grading.scheduling import Results
from bimtek.grading.scores import Graded
from bimtek.identity import Identity

# Each of them writes a gradebook, which takes a good part of a second.
pytestmark = pytest.mark.lambat

FULL = {"90-tugas-1-uji-1": 2.0, "90-tugas-1-uji-2": 3.0, "90-tugas-2": None, "90-bonus-uji": 1.0}
MOST = {"90-tugas-1-uji-1": 2.0, "90-tugas-1-uji-2": 3.0, "90-tugas-2": 4.0, "90-bonus-uji": 1.0}


class FakeExecutor(Executor):
    """Return results by a word in the submission, without running anything."""

    def __init__(self, exercise, by_word):
        self.exercise, self.by_word = exercise, by_word

    def submit(self, function, job):
        assert isinstance(job, bytes)  # what crosses the boundary is bytes only
        text = base64.b64decode(json.loads(job)["submission"]).decode("utf-8")
        word = next((word for word in self.by_word if word in text), None)
        future = Future()
        if word is not None and isinstance(self.by_word[word], Exception):
            future.set_exception(self.by_word[word])
        elif not is_readable(text.encode("utf-8")):
            future.set_result(function(job))
        else:
            future.set_result(json.dumps(self.result(text, self.by_word.get(word, FULL))).encode())
        return future

    def result(self, text, points):
        submitted, _ = read_notebook(text.encode("utf-8"))
        notebook, _ = repair(submitted, self.exercise.master, self.exercise.released)
        said = "Variabel jumlah: 3 (seharusnya lebih besar).\n=CMD()"
        return {
            "cells": {
                key: {
                    "points": points[key],
                    "max": MOST[key],
                    "message": "" if points[key] in (None, MOST[key]) else said,
                }
                for key in MOST
            },
            "answers": {key: {"untouched": "kosong" in text, "error": ""} for key in kecil.ANSWERS},
            "problems": [["Sel tersalin.", "Tidak ada."]] if "tersalin" in text else [],
            "notebook": nbformat.writes(notebook),
        }


@pytest.fixture
def grade(tmp_path, exercises):
    """Return a function that hands in work and grades it; `.screen` is what was printed."""
    exercise = exercises[kecil.NAME]

    def hand_in(name, office, note="", folder=None, **answers):
        answers = kecil.ANSWERS | {
            f"90-{key.replace('_', '-')}": text for key, text in answers.items()
        }
        notebook = kecil.filled(exercise, answers)
        notebook.cells.append(nbformat.v4.new_markdown_cell(note))
        place = tmp_path / "kiriman" / (folder or name.strip("=+-@"))
        place.mkdir(parents=True, exist_ok=True)
        (place / "identitas.json").write_bytes(identity.to_bytes(Identity((name,), office)))
        (place / f"{kecil.NAME}.ipynb").write_bytes(kecil.to_bytes(notebook))

    def run(**by_word):
        screen = io.StringIO()
        result = grade_folder(
            tmp_path / "kiriman",
            tmp_path / "hasil",
            exercises,
            FakeExecutor(exercise, by_word),
            Console(file=screen, width=100, highlight=False),
        )
        run.screen = screen.getvalue()
        return result

    def renew():
        screen = io.StringIO()
        console = Console(file=screen, width=100, highlight=False)
        renew_reports(tmp_path / "hasil", exercises, console)
        run.screen = screen.getvalue()

    run.hand_in, run.renew = hand_in, renew
    run.output = tmp_path / "hasil"
    run.folder = tmp_path / "kiriman"
    run.folder.mkdir()
    return run


def recap(grade):
    with (grade.output / "rekap.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(grade):
    with (grade.output / "masalah.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def states(grade, name):
    return {
        row["tugas"]: (row["poin"], row["status"]) for row in recap(grade) if row["peserta"] == name
    }


def test_csv_columns_are_the_promised_ones(grade):
    grade.hand_in("Siti", "Inspektorat")
    grade()
    first = (grade.output / "rekap.csv").read_bytes().split(b"\n")[0]
    assert first == b"peserta,perangkat_daerah,latihan,tugas,poin,maks,status"
    first = (grade.output / "masalah.csv").read_bytes().split(b"\n")[0]
    assert first == b"berkas,masalah,tindakan"
    assert recap(grade)[0] == {
        "peserta": "Siti",
        "perangkat_daerah": "Inspektorat",
        "latihan": kecil.NAME,
        "tugas": "90-tugas-1",
        "poin": "5",
        "maks": "5",
        "status": "benar",
    }


def test_every_state_is_told_apart(grade):
    grade.hand_in("Ana", "Inspektorat", note="penuh")
    grade.hand_in("Budi", "Inspektorat", note="separuh")
    grade.hand_in("Cici", "Inspektorat", note="salah")
    grade.hand_in("Dedi", "Inspektorat", note="kosong")
    absent = grade.folder / "Eka" / "identitas.json"
    absent.parent.mkdir()
    absent.write_bytes(identity.to_bytes(Identity(("Eka",), "Inspektorat")))
    nothing = dict.fromkeys(MOST, 0.0)
    grade(
        separuh=FULL | {"90-tugas-1-uji-2": 0.0},
        salah=nothing,
        kosong=nothing,
    )
    assert states(grade, "Ana")["90-tugas-1"] == ("5", "benar")
    assert states(grade, "Ana")["90-tugas-2"] == ("", "perlu diperiksa")
    assert states(grade, "Budi")["90-tugas-1"] == ("2", "sebagian")
    assert states(grade, "Cici")["90-tugas-1"] == ("0", "belum")
    assert states(grade, "Dedi")["90-tugas-1"] == ("0", "kosong")
    assert set(states(grade, "Eka").values()) == {("0", "tidak ada")}


def test_failing_worker_is_a_line_and_the_others_go_on(grade):
    grade.hand_in("Ana", "Inspektorat", note="meledak")
    grade.hand_in("Budi", "Inspektorat")
    grade(meledak=MemoryError())
    assert states(grade, "Budi")["90-tugas-1"] == ("5", "benar")
    assert set(states(grade, "Ana").values()) == {("", "tidak terbaca")}
    assert listed(grade)[0]["berkas"] == f"Ana/{kecil.NAME}.ipynb"
    assert listed(grade)[0]["masalah"] == "Penilaian terganggu di laptop ini (MemoryError)."
    assert "Selesai: 2 peserta. 1 dinilai, 1 terganggu." in grade.screen
    assert "Penilaian terganggu: 1 latihan. Jalankan lagi perintah nilai." in grade.screen
    assert "Tidak dapat dibuka" not in grade.screen


def test_closing_words_say_done_not_done_and_next(grade):
    grade.hand_in("Ana", "Inspektorat", note="tersalin")
    grade()
    assert "Selesai: 1 peserta. 1 dinilai." in grade.screen
    assert "Latihan:" not in grade.screen and "berubah" not in grade.screen
    assert "Buka rekap.xlsx; mulai dari lembar “Perlu diperiksa”." in grade.screen
    assert f"1 jawaban menunggu dibaca. Ketik: {typed_command()} periksa" in grade.screen
    assert "masalah.csv" not in grade.screen and "Tidak dapat dibuka" not in grade.screen


def broken(grade, *places):
    """Hand in files that cannot be opened."""
    for place in places:
        path = grade.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"rusak")


def test_closing_words_name_what_could_not_be_opened(grade):
    grade.hand_in("Ana", "Inspektorat")
    absent = grade.folder / "Eka" / "identitas.json"
    absent.parent.mkdir()
    absent.write_bytes(identity.to_bytes(Identity(("Eka",), "Inspektorat")))
    broken(grade, "Budi/tugas.rar", f"Cici/{kecil.NAME}.ipynb", "b.zip", "c.zip")
    with zipfile.ZipFile(grade.folder / "a.zip", "w") as archive:
        archive.writestr("latihan/tugas.7z", b"x")
    grade()
    said = "Selesai: 3 peserta. 1 dinilai, 1 tidak terbaca, 1 belum mengumpulkan."
    assert said in grade.screen
    assert "Belum mengumpulkan: Eka." in grade.screen
    names = f"Budi/tugas.rar, Cici/{kecil.NAME}.ipynb, latihan/tugas.7z di dalam a.zip, dan 2 lagi"
    assert f"Tidak dapat dibuka: 5 berkas ({names}). Minta dikirim ulang." in grade.screen
    assert "Cocokkan dahulu dengan berkas yang tidak dapat dibuka" in grade.screen


def listed_only(grade, *names):
    """Put people on the list who hand in nothing."""
    rows = "\n".join(f"{name};Inspektorat" for name in names)
    text = f"nama;perangkat_daerah\n{rows}\n"
    (grade.folder / "peserta.csv").write_text(text, encoding="utf-8")


def test_closing_words_name_at_most_five_who_handed_in_nothing(grade):
    grade.hand_in("Ana", "Inspektorat")
    listed_only(grade, "Ana", "Budi", "Cici", "Dedi", "Eka", "Fitri")
    grade()
    assert "Belum mengumpulkan: Budi, Cici, Dedi, Eka, Fitri.\n" in grade.screen
    assert "Cocokkan dahulu" not in grade.screen
    listed_only(grade, "Ana", "Budi", "Cici", "Dedi", "Eka", "Fitri", "Gita", "Hadi")
    grade()
    assert "Belum mengumpulkan: Budi, Cici, Dedi, Eka, Fitri, dan 2 lainnya.\n" in grade.screen
    assert "Selesai: 8 peserta. 1 dinilai, 7 belum mengumpulkan.\n" in grade.screen


def test_closing_words_name_who_handed_in_only_some_exercises():
    def done(who, name):
        return Graded(who, SimpleNamespace(name=name), b"", {}, {}, "{}")

    ana, budi = (Participant(name.lower(), name, "") for name in ("Ana", "Budi"))
    works = [done(ana, "01-a"), done(ana, "02-b"), done(budi, "01-a")]
    result = ClassResult(Collection([ana, budi]), works, [], [])
    screen = io.StringIO()
    found = Results([{"problems": []}] * 3, ["x"] * 3, 0)
    closing_words.graded(result, found, False, {}, Console(file=screen))
    assert (
        screen.getvalue() == "Selesai: 2 peserta. 2 dinilai.\nBaru mengumpulkan sebagian: Budi.\n"
    )


def test_rerun_says_what_is_new_or_that_nothing_is(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Inspektorat")
    grade()
    grade()
    assert "Tidak ada kiriman yang berubah sejak penilaian terakhir." in grade.screen
    assert "Latihan:" not in grade.screen
    grade.hand_in("Budi", "Inspektorat", tugas_2="Jawaban lain.")
    grade()
    assert "Latihan: 1 baru dinilai, 1 tidak berubah." in grade.screen
    leave(grade, "Budi")
    grade()
    assert "Latihan: 0 baru dinilai, 1 tidak berubah." in grade.screen
    assert "sejak penilaian terakhir" not in grade.screen


def test_unusable_list_of_participants_is_said_on_the_screen(grade):
    grade.hand_in("Ana", "Inspektorat")
    (grade.folder / "peserta.xlsx").write_bytes(b"x")
    grade()
    assert "Daftar peserta tidak dipakai: peserta.xlsx. Simpan lagi dari Excel" in grade.screen
    listed_only(grade, "Ana")
    grade()
    assert "tidak dipakai" not in grade.screen


def workbook(grade):
    return openpyxl.load_workbook(grade.output / "rekap.xlsx")


def test_workbook_counts_core_and_optional_apart(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Dinas Sosial", note="salah")
    grade(salah=dict.fromkeys(MOST, 0.0))
    book = workbook(grade)
    assert {"Rekap", "Per tugas", "Perlu diperiksa"} <= set(book.sheetnames)
    rows = list(book["Rekap"].values)
    assert [str(cell).replace("\n", " ") for cell in rows[0]] == [
        "No",
        "Peserta",
        "Perangkat daerah",
        "Keadaan",
        "90-kecil (inti, maks 9)",
        "Jumlah inti (maks 9)",
        "Persen inti",
        "Pilihan dan bonus",
        "Tugas belum bernilai",
    ]
    assert rows[1] == (1, "Ana", "Inspektorat", "dinilai", 5, 5, pytest.approx(5 / 9), 1, 1)
    assert rows[2] == (2, "Budi", "Dinas Sosial", "dinilai", 0, 0, 0, 0, 0)
    assert len(list(book["Per tugas"].values)) == 1 + 2 * 3
    to_check = list(book["Perlu diperiksa"].values)
    assert to_check[1][:3] == ("Ana (Inspektorat)", kecil.NAME, "90-tugas-2")


def to_check(grade):
    return [row[:5] for row in list(workbook(grade)["Perlu diperiksa"].values)[1:]]


def test_what_keeps_work_from_being_graded_comes_first(grade):
    grade.hand_in("Ana", "Inspektorat")
    (grade.folder / "Aaa.docx").write_bytes(b"x")
    broken(grade, "z.zip")
    grade()
    assert [row["berkas"] for row in listed(grade)] == ["z.zip", "Aaa.docx"]
    assert [row[0] for row in to_check(grade)] == ["z.zip", "Ana (Inspektorat)", "Aaa.docx"]
    sheet = workbook(grade)["Perlu diperiksa"]
    marked = [row for row in (2, 3, 4) if sheet[row][0].fill.fill_type]
    assert marked == [2]


def test_places_inside_a_zip_are_said_in_words_only_for_people(grade):
    grade.hand_in("Ana", "Inspektorat")
    with zipfile.ZipFile(grade.folder / "a.zip", "w") as archive:
        archive.writestr("latihan/tugas.rar", b"x")
    grade()
    assert listed(grade)[0]["berkas"] == "a.zip!/latihan/tugas.rar"
    assert to_check(grade)[0][0] == "a.zip, di dalamnya latihan/tugas.rar"


def test_exercise_handed_in_all_blank_is_worth_asking_about(grade):
    nothing = dict.fromkeys(MOST, 0.0)
    grade.hand_in("Ana", "Inspektorat", note="kosong")
    grade.hand_in("Budi", "Inspektorat", note="salah")
    grade(kosong=nothing, salah=nothing)
    assert to_check(grade) == [
        (
            "Ana (Inspektorat)",
            kecil.NAME,
            "",
            "Semua tugas masih kosong.",
            "Tanyakan apakah peserta sudah menyimpan (Ctrl+S) sebelum mengemas.",
        )
    ]


def test_notebook_nobody_could_read_is_blank_in_the_sums_not_zero(grade):
    grade.hand_in("Ana", "Inspektorat", note="meledak")
    grade.hand_in("Budi", "Inspektorat")
    grade(meledak=ValueError())
    sheet = workbook(grade)["Rekap"]
    unread = (1, "Ana", "Inspektorat", "tidak terbaca", None, None, None, None, 3)
    assert list(sheet.values)[1] == unread
    colours = {row: {cell.fill.bgColor.rgb for cell in sheet[row]} for row in (2, 3)}
    assert len(colours[2]) == len(colours[3]) == 1 and colours[2] != colours[3]
    assert set(states(grade, "Ana").values()) == {("", "tidak terbaca")}


def test_workbook_is_made_for_people(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    for sheet in workbook(grade):
        assert sheet.freeze_panes in {"B2", "C2"}
        assert sheet.auto_filter.ref
        assert sheet.column_dimensions["B"].width > 10
    percent = workbook(grade)["Rekap"]["G2"]
    assert percent.number_format == "0%"


@pytest.mark.parametrize("mark", list("=+-@"))
def test_no_name_or_message_becomes_a_formula(grade, mark):
    grade.hand_in(f"{mark}1+1 Ana", f"{mark}HYPERLINK", note="salah")
    grade(salah=dict.fromkeys(MOST, 0.0))
    cells = [cell for sheet in workbook(grade) for row in sheet for cell in row]
    assert f"{mark}1+1 Ana" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_feedback_is_self_contained_and_shows_the_message_only(grade):
    grade.hand_in("<b>Ana</b>", "Inspektorat", note="salah", folder="ana")
    grade(salah=dict.fromkeys(MOST, 0.0))
    (page,) = grade.output.glob(f"umpan-balik/*/{kecil.NAME}.html")
    html = page.read_text(encoding="utf-8")
    assert "Variabel jumlah: 3 (seharusnya lebih besar)." in html
    assert "&lt;b&gt;Ana&lt;/b&gt;" in html
    assert "://" not in html and "<script" not in html and "src=" not in html
    assert "cek." not in html and "98765" not in html
    assert '<html lang="id">' in html and "viewport" in html


def test_feedback_of_an_unreadable_file_asks_to_send_again(grade):
    grade.hand_in("Ana", "Inspektorat", note="meledak")
    grade(meledak=ValueError())
    (page,) = grade.output.glob(f"umpan-balik/*/{kecil.NAME}.html")
    html = page.read_text(encoding="utf-8")
    assert "kirim lagi" in html and "Tugas 1" not in html


def open_gradebook(grade):
    return Gradebook(f"sqlite:///{grade.output / 'gradebook.db'}")


@pytest.mark.lambat
def test_gradebook_has_the_version_that_nbgrader_expects(grade, monkeypatch):
    monkeypatch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
    grade.hand_in("Ana", "Inspektorat")
    grade()
    with open_gradebook(grade) as book, book.engine.connect() as connection:
        (found,) = connection.exec_driver_sql("SELECT version_num FROM alembic_version").one()
    assert found == get_alembic_version()


def test_gradebook_holds_the_same_scores(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Dinas Sosial", note="kosong")
    grade(kosong=dict.fromkeys(MOST, 0.0))
    with open_gradebook(grade) as book:
        assert {student.id for student in book.students} == {"ana-inspektorat", "budi-dinas-sosial"}
        assert book.find_submission(kecil.NAME, "ana-inspektorat").score == 6
        answer = ("90-tugas-2", kecil.NAME, kecil.NAME, "ana-inspektorat")
        assert book.find_grade(*answer).needs_manual_grade
        untouched = ("90-tugas-1", kecil.NAME, kecil.NAME, "budi-dinas-sosial")
        assert book.find_comment(*untouched).comment == "Belum dijawab."


def test_gradebook_asks_the_database_no_more_often_for_a_large_class(exercises):
    cells = {key: {"points": points, "max": MOST[key]} for key, points in FULL.items()}
    asked = []

    def listen(_connection, _cursor, statement, *_):
        asked[-1].append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        for number in (2, 216):
            asked.append([])
            people = [Participant(f"p{each}", f"P {each}", "") for each in range(number)]
            graded = [Graded(who, exercises[kecil.NAME], b"", cells, {}, "{}") for who in people]
            content = gradebook_rows.database(people, graded)
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert asked[0] == asked[1]
    with contextlib.closing(sqlite3.connect(":memory:")) as book:
        book.deserialize(content)
        assert book.execute("SELECT count(*) FROM submitted_notebook").fetchone() == (216,)


def mark_by_hand(grade, student="ana-inspektorat", score=3.5, comment="Bagus"):
    with open_gradebook(grade) as book:
        place = (kecil.NAME, kecil.NAME, student)
        given = book.find_grade("90-tugas-2", *place)
        given.manual_score, given.needs_manual_grade = score, False
        book.find_comment("90-tugas-2", *place).manual_comment = comment
        book.db.commit()


def test_marks_given_by_hand_survive_a_rerun(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    mark_by_hand(grade)
    grade()
    assert states(grade, "Ana")["90-tugas-2"] == ("3.5", "sebagian")
    (page,) = grade.output.glob(f"umpan-balik/*/{kecil.NAME}.html")
    assert "Bagus" in page.read_text(encoding="utf-8")
    with open_gradebook(grade) as book:
        grade_of = book.find_grade("90-tugas-2", kecil.NAME, kecil.NAME, "ana-inspektorat")
        assert grade_of.manual_score == 3.5 and not grade_of.needs_manual_grade


def test_mark_for_an_answer_that_changed_waits_for_a_second_look(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    mark_by_hand(grade)
    grade.hand_in("Ana", "Inspektorat", tugas_2="Jawaban lain.")
    grade()
    assert states(grade, "Ana")["90-tugas-2"] == ("", "perlu diperiksa")
    with open_gradebook(grade) as book:
        grade_of = book.find_grade("90-tugas-2", kecil.NAME, kecil.NAME, "ana-inspektorat")
        assert grade_of.manual_score == 3.5 and grade_of.needs_manual_grade


def test_marks_without_a_place_wait_until_the_work_is_back(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Inspektorat")
    grade()
    mark_by_hand(grade)
    aside = grade.folder / "Ana"
    aside.rename(grade.folder.parent / "Ana")
    grade()
    assert "Nilai yang Anda isi sendiri untuk 1 latihan tidak dapat dipakai" in grade.screen
    assert "disimpan dan dipakai lagi" in grade.screen
    (grade.folder.parent / "Ana").rename(aside)
    grade()
    assert "isi sendiri" not in grade.screen
    assert states(grade, "Ana")["90-tugas-2"] == ("3.5", "sebagian")


def test_mark_outlives_a_failure_of_this_computer(grade, monkeypatch):
    grade.hand_in("Ana", "Inspektorat", note="meledak")
    grade()
    mark_by_hand(grade)
    monkeypatch.setattr(results_store, "version", lambda: "lain")
    grade(meledak=MemoryError())
    assert states(grade, "Ana")["90-tugas-2"] == ("", "tidak terbaca")
    grade()
    assert states(grade, "Ana")["90-tugas-2"] == ("3.5", "sebagian")


def test_mark_for_a_changed_answer_waits_through_any_number_of_runs(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    mark_by_hand(grade)
    grade.hand_in("Ana", "Inspektorat", tugas_2="Jawaban lain.")
    for _ in range(3):
        grade()
        assert states(grade, "Ana")["90-tugas-2"] == ("", "perlu diperiksa")
    mark_by_hand(grade, score=4.0)
    grade()
    assert states(grade, "Ana")["90-tugas-2"] == ("4", "benar")


def leave(grade, name):
    for path in (grade.folder / name).iterdir():
        path.unlink()


def test_reports_are_renewed_with_marks_and_without_running_anything(grade, monkeypatch):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Inspektorat", note="tersalin")
    grade()
    mark_by_hand(grade)
    book, problems = (grade.output / "gradebook.db").read_bytes(), listed(grade)
    shutil.rmtree(grade.folder)
    monkeypatch.setattr(FakeExecutor, "submit", lambda *_: pytest.fail("ran something"))
    grade.renew()
    assert states(grade, "Ana")["90-tugas-2"] == ("3.5", "sebagian")
    assert states(grade, "Budi")["90-tugas-2"] == ("", "perlu diperiksa")
    assert "Bagus" in page_of(grade, "ana-inspektorat")
    assert listed(grade) == problems
    assert (grade.output / "gradebook.db").read_bytes() == book
    assert "Laporan 2 peserta diperbarui" in grade.screen
    assert "nilai yang Anda isi lewat periksa" in grade.screen
    assert "1 jawaban menunggu dibaca" in grade.screen


def test_renewed_reports_are_those_of_a_run(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Inspektorat", note="tersalin")
    broken(grade, "b.zip")
    grade()
    before = visible(grade)
    (grade.output / "rekap.xlsx").unlink()
    (grade.output / "rekap.csv").write_bytes(b"x")
    shutil.rmtree(grade.output / "umpan-balik")
    grade.renew()
    assert visible(grade) == before


def test_renewed_reports_still_say_what_this_computer_failed_at(grade):
    grade.hand_in("Ana", "Inspektorat", note="meledak")
    grade(meledak=ValueError())
    grade.renew()
    assert set(states(grade, "Ana").values()) == {("", "tidak terbaca")}
    assert listed(grade)[0]["tindakan"] == "Jalankan lagi perintah nilai."


def visible(grade):
    """Return every output by its place, without what runs keep for themselves."""
    return {
        place: path.read_bytes()
        for path in grade.output.rglob("*")
        if path.is_file()
        and not (place := path.relative_to(grade.output).as_posix()).startswith(".penilaian")
    }


def test_reports_of_nothing_cannot_be_renewed(grade):
    with pytest.raises(CourseError, match="belum berisi hasil penilaian"):
        grade.renew()
    assert not grade.output.exists()


def test_reports_are_not_renewed_when_the_exercise_has_changed(grade, exercises):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    other = copy.deepcopy(exercises[kecil.NAME])
    other.__dict__.pop("reference", None)
    other.master.cells[0].source = "# Judul lain"
    with pytest.raises(CourseError, match="Latihan kursus sudah berubah"):
        renew_reports(grade.output, {kecil.NAME: other})


def page_of(grade, student):
    path = grade.output / "umpan-balik" / student / f"{kecil.NAME}.html"
    return path.read_text(encoding="utf-8")


def test_rerun_leaves_nothing_of_people_who_are_gone(grade):
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Inspektorat")
    grade()
    leave(grade, "Ana")
    grade()
    assert not [path for path in grade.output.rglob("*") if "ana-" in path.name]


def test_results_of_another_class_are_not_replaced(grade, monkeypatch):
    for name in ("Ana", "Budi", "Cici", "Dedi"):
        grade.hand_in(name, "Inspektorat")
    grade()
    before = {p: p.read_bytes() for p in grade.output.rglob("*") if p.is_file()}
    for name in ("Ana", "Budi", "Cici"):
        leave(grade, name)
    monkeypatch.setattr(class_run, "grade_all", lambda *_: pytest.fail("started grading"))
    with pytest.raises(CourseError) as told:
        grade()
    assert str(told.value) == (
        f"Folder “{grade.output}” berisi nilai 3 peserta yang tidak ada di kiriman ini, "
        "misalnya Ana, Budi. Pakai folder hasil lain, misalnya --keluar hasil-hari-2."
    )
    assert before == {p: p.read_bytes() for p in grade.output.rglob("*") if p.is_file()}


@pytest.mark.parametrize("kept", [True, False], ids=["", "without what runs keep"])
def test_results_of_another_exercise_are_not_replaced(grade, monkeypatch, kept):
    """The same people hand in the next exercise on the second day."""
    grade.hand_in("Ana", "Inspektorat")
    grade.hand_in("Budi", "Inspektorat")
    grade()
    if not kept:
        shutil.rmtree(grade.output / ".penilaian")
    before = {p: p.read_bytes() for p in grade.output.rglob("*") if p.is_file()}
    collected = class_run.collect

    def next_day(folder, exercises):
        found = collected(folder, exercises)
        found.submissions = [replace(each, exercise="91-lain") for each in found.submissions]
        return found

    monkeypatch.setattr(class_run, "collect", next_day)
    monkeypatch.setattr(class_run, "grade_all", lambda *_: pytest.fail("started grading"))
    with pytest.raises(WrongOutput) as told:
        grade()
    assert str(told.value) == (
        f"Folder “{grade.output}” berisi nilai latihan 90 yang tidak ada di kiriman ini. "
        "Nilai itu akan hilang. Pakai folder hasil lain, misalnya --keluar hasil-hari-2."
    )
    assert before == {p: p.read_bytes() for p in grade.output.rglob("*") if p.is_file()}


def test_one_late_hand_in_of_an_exercise_does_not_replace_those_of_the_class(grade, monkeypatch):
    for name in ("Ana", "Budi", "Cici"):
        grade.hand_in(name, "Inspektorat")
    grade()
    collected = class_run.collect

    def next_day(folder, exercises):
        found = collected(folder, exercises)
        late, *others = found.submissions
        found.submissions = [late, *(replace(each, exercise="91-lain") for each in others)]
        return found

    monkeypatch.setattr(class_run, "collect", next_day)
    with pytest.raises(WrongOutput, match="berisi nilai latihan 90 yang tidak ada"):
        grade()


def test_results_never_replace_folders_of_somebody_else(grade):
    grade.hand_in("Ana", "Inspektorat")
    mine = grade.output / "submitted" / "punya-saya.ipynb"
    mine.parent.mkdir(parents=True)
    mine.write_text("x", encoding="utf-8")
    with pytest.raises(CourseError, match="berisi berkas lain"):
        grade()
    assert mine.exists() and len(list(grade.output.rglob("*"))) == 2


@pytest.mark.parametrize("name", ["rekap.xlsx", "rekap.csv", "masalah.csv", "gradebook.db"])
def test_open_result_is_noticed_before_grading(grade, monkeypatch, name):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    before = {p: p.read_bytes() for p in grade.output.rglob("*") if p.is_file()}
    real = type(grade.output).open

    def locked(path, mode="r", *args, **options):
        if path.name == name and "+" in mode:
            raise PermissionError
        return real(path, mode, *args, **options)

    monkeypatch.setattr("pathlib.Path.open", locked)
    monkeypatch.setattr(class_run, "collect", lambda *_: pytest.fail("started grading"))
    with pytest.raises(CourseError, match=f"{name} sedang dibuka") as told:
        grade()
    holder = "formgrader" if name == "gradebook.db" else "Excel"
    assert holder in str(told.value) and ("Excel" in str(told.value)) == (holder == "Excel")
    assert before == {p: p.read_bytes() for p in grade.output.rglob("*") if p.is_file()}


def test_workbook_opened_while_grading_stops_nothing_else(grade, monkeypatch):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    before = (grade.output / "rekap.xlsx").read_bytes()
    grade.hand_in("Budi", "Inspektorat")
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", refusing("rekap.xlsx"))
        with pytest.raises(CourseError) as told:
            grade()
    assert "Tutup dulu rekap.xlsx" in str(told.value)
    assert "Yang lain sudah ditulis, dan tidak ada yang akan dinilai dua kali." in str(told.value)
    assert (grade.output / "rekap.xlsx").read_bytes() == before
    assert {row["peserta"] for row in recap(grade)} == {"Ana", "Budi"}
    assert len(list(grade.output.glob(f"umpan-balik/*/{kecil.NAME}.html"))) == 2
    with open_gradebook(grade) as book:
        assert len(book.students) == 2
    monkeypatch.setattr(FakeExecutor, "submit", lambda *_: pytest.fail("graded twice"))
    grade()
    assert (grade.output / "rekap.xlsx").read_bytes() != before
    assert "Tidak ada kiriman yang berubah" in grade.screen


def test_gradebook_opened_while_grading_keeps_the_mark_until_the_next_run(grade, monkeypatch):
    grade.hand_in("Ana", "Inspektorat")
    grade()
    mark_by_hand(grade)
    grade.hand_in("Ana", "Inspektorat", tugas_2="Jawaban lain.")
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", refusing("gradebook.db"))
        with pytest.raises(CourseError, match="Tutup dulu formgrader"):
            grade()
    with pytest.raises(CourseError, match="terputus sebelum selesai ditulis"):
        grade.renew()
    grade()
    assert states(grade, "Ana")["90-tugas-2"] == ("", "perlu diperiksa")


def refusing(name):
    """Return Path.replace as it is on Windows while a program holds the file `name`."""
    real = Path.replace

    def replace(path, target):
        if target.name == name:
            raise PermissionError
        return real(path, target)

    return replace


def test_folder_that_is_missing_empty_or_around_the_output_is_refused(grade, tmp_path, exercises):
    with pytest.raises(CourseError, match=r"Folder “.*tiada” tidak ada"):
        grade_folder(tmp_path / "tiada", tmp_path / "hasil", exercises)
    with pytest.raises(CourseError, match=r"Folder “.*kiriman” belum berisi apa-apa"):
        grade_folder(grade.folder, tmp_path / "hasil", exercises)
    grade.hand_in("Ana", "Inspektorat")
    for output in (grade.folder, grade.folder / "hasil", tmp_path):
        with pytest.raises(CourseError, match="--keluar"):
            grade_folder(grade.folder, output, exercises)
    assert not (grade.folder / "hasil").exists()


def test_file_in_the_place_of_a_folder_is_told_apart(grade, tmp_path, exercises):
    broken(grade, "x.zip")
    with pytest.raises(CourseError, match=r"“.*x\.zip” adalah berkas, bukan folder\. Taruh"):
        grade_folder(grade.folder / "x.zip", tmp_path / "hasil", exercises)


def test_folder_without_any_exercise_is_refused_and_nothing_is_written(grade):
    (grade.folder / "catatan.docx").write_bytes(b"x")
    with pytest.raises(CourseError, match=r"Tidak ada latihan di folder “.*kiriman”\. Salin"):
        grade()
    assert not grade.output.exists()


def test_folder_with_nothing_but_unreadable_files_gets_its_list_of_problems(grade):
    broken(grade, "a.zip")
    grade()
    assert recap(grade) == []
    assert [row["berkas"] for row in listed(grade)] == ["a.zip"]
    assert next(iter(workbook(grade)["Rekap"].values))[1] == "Peserta"
    assert "Belum ada kiriman yang dapat dinilai." in grade.screen
    assert "Tidak dapat dibuka: 1 berkas (a.zip). Minta dikirim ulang." in grade.screen


def test_output_that_cannot_be_written_is_noticed_before_grading(grade, monkeypatch):
    grade.hand_in("Ana", "Inspektorat")
    monkeypatch.setattr(class_run, "grade_all", lambda *_: pytest.fail("started grading"))

    def refused(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.write_bytes", refused)
    with pytest.raises(CourseError) as told:
        grade()
    assert str(told.value) == (
        f"Folder “{grade.output}” tidak dapat ditulisi. Pilih tempat lain dengan --keluar."
    )
