"""The exercise of the collection: five kinds of tasks and a bonus, none leaning on another."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from bimtek.curriculum import Budget, Curriculum, Module, Task
from bimtek.grading import exercise as exercises_of
from bimtek.grading.exercise import Exercise, marked

NAME = "91-lima"
NUMBERS, TABLE, FUNCTION = "91-tugas-1", "91-tugas-2", "91-tugas-3"
WORDS, CHART, BONUS = "91-tugas-4", "91-tugas-5", "91-bonus"
MOST = {NUMBERS: 5, TABLE: 10, FUNCTION: 10, WORDS: 4, CHART: 5, BONUS: 2}
TITLES = {
    NUMBERS: "Menjumlah",
    TABLE: "Membaca tabel",
    FUNCTION: "Menulis fungsi",
    WORDS: "Menjelaskan",
    CHART: "Menggambar",
    BONUS: "Terbesar",
}

DATA_NAME = "data/puskesmas.csv"
DATA = """kode,nama,kunjungan
0101,Gunungsari,1204
0102,Kediri,987
0203,Praya,1530
0204,Mujur,764
0305,Aikmel,981
0306,Sakra,1112
"""
PREPARATION = """import matplotlib.pyplot as plt
import pandas as pd

kunjungan = [120, 95, 143, 87, 160]
panen = pd.DataFrame({"kabupaten": ["Bima", "Dompu", "Sumbawa"], "ton": [71300, 52900, 88400]})"""

RIGHT = {
    NUMBERS: "jumlah = sum(kunjungan)\nrata_rata = jumlah / len(kunjungan)",
    TABLE: f'puskesmas = pd.read_csv("{DATA_NAME}", dtype={{"kode": str}})',
    FUNCTION: "def persen(bagian, seluruh):\n    return round(bagian / seluruh * 100, 1)",
    WORDS: "Karena kode wilayah adalah nama, bukan bilangan.",
    CHART: """judul = "Panen padi 2024"
sumbu = panen.plot.bar(x="kabupaten", y="ton", title=judul)
tinggi = [batang.get_height() for batang in sumbu.patches]""",
    BONUS: "terbesar = max(kunjungan)",
}
# Answers of the right kind that pass no hidden check; what a forger hands in.
WRONG = {
    NUMBERS: "jumlah = -1\nrata_rata = -1",
    TABLE: 'puskesmas = pd.DataFrame({"kode": [1], "nama": ["x"], "kunjungan": [-1]})',
    FUNCTION: "def persen(bagian, seluruh):\n    return -1",
    WORDS: RIGHT[WORDS],
    CHART: 'judul = "x"\ntinggi = [-1]',
    BONUS: "terbesar = -1",
}

# Of each test cell: points, what everybody sees, and the hidden check.
TESTS = {
    f"{NUMBERS}-uji-1": (
        2,
        'cek.ada("jumlah")',
        'cek.angka("jumlah", 605, tujuan="Semua kunjungan ikut dijumlahkan.")',
    ),
    f"{NUMBERS}-uji-2": (
        3,
        'cek.ada("rata_rata")',
        'cek.angka("rata_rata", 121, tujuan="Rata-rata memakai banyaknya data.")',
    ),
    f"{TABLE}-uji-1": (
        4,
        'cek.tabel("puskesmas", kolom=["kode", "nama", "kunjungan"], baris=6)',
        'cek.jumlah("puskesmas", "kunjungan", 6578, tujuan="Semua baris terbaca.")',
    ),
    f"{TABLE}-uji-2": (
        6,
        'cek.tipe("puskesmas", "kode", "teks")',
        'cek.nilai("puskesmas", kunci=["kode"], kolom="kunjungan", harapan={"0305": 981},'
        ' tujuan="Kode tetap utuh.")',
    ),
    f"{FUNCTION}-uji-1": (
        5,
        'cek.fungsi("persen", (1, 4), 25.0)',
        'cek.fungsi("persen", (2, 3), 66.7, tujuan="Hasil dibulatkan satu angka.")',
    ),
    f"{FUNCTION}-uji-2": (
        5,
        'cek.fungsi("persen", (3, 4), 75)',
        'cek.fungsi("persen", (1, 8), 12.5, tujuan="Berlaku untuk bilangan lain.")',
    ),
    f"{CHART}-uji": (
        5,
        'cek.teks("judul", "Panen padi 2024")',
        'cek.daftar("tinggi", [52900, 71300, 88400], tujuan="Tiap kabupaten satu batang.")',
    ),
    f"{BONUS}-uji": (
        2,
        'cek.ada("terbesar")',
        'cek.angka("terbesar", 160, tujuan="Terbesar dari semua.")',
    ),
}


def source_notebook() -> NotebookNode:
    """Return what an author would edit."""
    cells = [
        _cell("markdown", "91-pengantar", "# Lima tugas", locked=True),
        _cell("code", "91-persiapan", PREPARATION, locked=True),
    ]
    for task, title in TITLES.items():
        cells.append(_cell("markdown", f"{task}-soal", f"## {title}", locked=True))
        cells.append(_answer(task))
        cells += [_test(key, *test) for key, test in TESTS.items() if key.startswith(f"{task}-")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return notebook


def write_course(root: Path) -> dict[str, Exercise]:
    """Write solutions/ and exercises/ below `root` and return the loaded exercise by name."""
    source = root / "solutions" / NAME / f"{NAME}.ipynb"
    data = root / "exercises" / NAME / DATA_NAME
    for path in (source, data):
        path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(source_notebook(), source)
    data.write_text(DATA, encoding="utf-8", newline="\n")
    return exercises_of.load_all(root / "solutions", root / "exercises", _plan())


def filled(exercise: Exercise, answers: dict[str, str]) -> NotebookNode:
    """Return the released notebook with these answers written into it."""
    notebook = nbformat.reads(nbformat.writes(exercise.released), as_version=4)
    for key, text in answers.items():
        marked(notebook)[key].source = text
    return notebook


def before(task: str, code: str) -> dict[str, str]:
    """Return a right answer with `code` in front."""
    return {task: f"{code}\n{RIGHT[task]}"}


def after(task: str, code: str) -> dict[str, str]:
    """Return a right answer with `code` behind."""
    return {task: f"{RIGHT[task]}\n{code}"}


def inside(code: str) -> dict[str, str]:
    """Return a right function that runs `code` each time it is called."""
    head, body = RIGHT[FUNCTION].split("\n")
    return {FUNCTION: "\n".join([head, *(f"    {line}" for line in code.splitlines()), body])}


def _answer(task: str) -> NotebookNode:
    source = f"### BEGIN SOLUTION\n{RIGHT[task]}\n### END SOLUTION"
    if task == WORDS:
        return _cell("markdown", task, source, grade=True, solution=True, points=MOST[task])
    return _cell("code", task, source, solution=True)


def _test(key: str, points: int, visible: str, hidden: str) -> NotebookNode:
    source = f"""from bimtek import cek
{visible}
### BEGIN HIDDEN TESTS
{hidden}
### END HIDDEN TESTS
cek.lulus("{key}")"""
    return _cell("code", key, source, grade=True, locked=True, points=points)


def _cell(kind: str, key: str, source: str, **mark: object) -> NotebookNode:
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    cell = make(source, id=key)
    marks = {"grade": False, "solution": False, "locked": False, "task": False, **mark}
    cell.metadata["nbgrader"] = {"grade_id": key, "schema_version": 3, **marks}
    return cell


def _plan() -> Curriculum:
    tracks = {BONUS: "bonus"}
    tasks = tuple(Task(key, tracks.get(key, "inti"), title, 1) for key, title in TITLES.items())
    module = Module(
        "91", "lima", "Lima", "mandiri", None, None, "", ("Menjumlah",), (), (), 0, True, tasks
    )
    return Curriculum(Budget(0, 0, 0, 0), (module,), ())
