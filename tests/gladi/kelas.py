"""The rehearsal class: 12 made-up participants whose marks are declared beside their work.

Each participant hands in module 02 in one of the ways people really do. The folder is made
anew from solutions/ and exercises/ and is the same every time.
"""

from __future__ import annotations

import copy
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from bimtek import identity, packing
from bimtek.grading.exercise import Exercise, grade_id, marked
from bimtek.identity import Identity

NAME = "02-membaca-berkas"
MOST = {
    "02-tugas-1": 5,
    "02-tugas-2": 5,
    "02-tugas-3": 10,
    "02-tugas-4": 10,
    "02-tugas-5": 10,
    "02-bonus": 5,
}

ANSWERS = Path(__file__).parent.parent / "jawaban" / NAME
# Answers of the collection in tests/jawaban/ by task: another right way than the
# solution's, and mistakes that beginners make.
OTHER_WAY = {
    "02-tugas-1": "benar_skiprows",
    "02-tugas-2": "benar_zfill",
    "02-tugas-3": "benar_kode_wilayah_dan_urutan_lain",
    "02-tugas-4": "benar_tanpa_perulangan",
    "02-tugas-5": "benar_diubah_sendiri",
    "02-bonus": "benar_saringan",
}
MISTAKES = {
    "02-tugas-1": "salah_tanpa_header",
    "02-tugas-2": "salah_tanpa_dtype",
    "02-tugas-3": "salah_nomor_baris_pelajaran",
    "02-tugas-4": "salah_lembar_sama_dua_kali",
    "02-tugas-5": "salah_tanpa_desimal",
    "02-bonus": "salah_selalu_d",
}
# Its first test passes (4 points), its second does not.
HALF_OF_TASK_3 = {"02-tugas-3": "salah_subtotal_tertinggal"}

ALL_RIGHT = {task: (points, "benar") for task, points in MOST.items()}
ALL_WRONG = dict.fromkeys(MOST, (0, "belum"))
ALL_EMPTY = dict.fromkeys(MOST, (0, "kosong"))
ALL_ABSENT = dict.fromkeys(MOST, (0, "tidak ada"))
ALL_UNREADABLE = dict.fromkeys(MOST, (None, "tidak terbaca"))
HALF = {
    "02-tugas-1": (5, "benar"),
    "02-tugas-2": (5, "benar"),
    "02-tugas-3": (4, "sebagian"),
    "02-tugas-4": (0, "kosong"),
    "02-tugas-5": (0, "kosong"),
    "02-bonus": (0, "kosong"),
}


@dataclass(frozen=True)
class Rehearsed:
    """One participant: name and office as reports must show them, marks and problem lines.

    `problems` holds pairs of place and a part of the sentence expected there.
    """

    display: str
    office: str
    hand_in: Callable[[Path, Work], None]
    marks: dict[str, tuple[float | None, str]]
    problems: list[tuple[str, str]] = field(default_factory=list)


class Work:
    """Makes notebooks as participants would leave them."""

    def __init__(self, exercise: Exercise, solution: NotebookNode) -> None:
        self.exercise = exercise
        tasks = {task.id for task in exercise.tasks}
        self.right = {key: c.source for key, c in marked(solution).items() if key in tasks}

    def with_answers(self, answers: dict[str, str]) -> NotebookNode:
        """Return the release with some answers written into it."""
        notebook = copy.deepcopy(self.exercise.released)
        for key, text in answers.items():
            marked(notebook)[key].source = text
        return notebook

    def half(self) -> NotebookNode:
        """Return work that stops in the middle of task 3."""
        done = {key: self.right[key] for key in ("02-tugas-1", "02-tugas-2")}
        return self.with_answers(done | collected(HALF_OF_TASK_3))


def collected(names: dict[str, str]) -> dict[str, str]:
    """Return answers of tests/jawaban/ by task, without the line that says what is expected."""
    answers = {}
    for task, name in names.items():
        text = (ANSWERS / task / f"{name}.py").read_text(encoding="utf-8")
        answers[task] = re.sub(r"\A# pesan:.*\n", "", text).strip()
    return answers


def _bytes(notebook: NotebookNode) -> bytes:
    return nbformat.writes(notebook).encode("utf-8")


def _pack(folder: Path, who: Identity, notebook: NotebookNode, day: int = 29) -> Path:
    """Hand in as the course asks: through `kemas`, on a day of April 2025."""
    work = folder.parent / "kerja" / f"{who.slug}-{day}"
    place = work / "latihan" / NAME / f"{NAME}.ipynb"
    place.parent.mkdir(parents=True)
    place.write_bytes(_bytes(notebook))
    moment = 1_745_900_000 + (day - 29) * 86_400
    os.utime(place, (moment, moment))
    package = packing.pack(work, packing.find_works(work, folder / "tiada"), who)
    target = folder / package.path.name
    if target.exists():
        target = target.with_stem(f"{target.stem} (1)")  # what Windows does
    return package.path.rename(target)


def _all_right(folder: Path, work: Work) -> None:
    _pack(folder, Identity(("Siti Aminah",), "Dinas Kesehatan"), work.with_answers(work.right))


def _pair_another_way(folder: Path, work: Work) -> None:
    who = Identity(("Baiq Nurhayati", "Lalu Hamdan"), "Dinas Sosial")
    _pack(folder, who, work.with_answers(collected(OTHER_WAY)))


def _all_wrong(folder: Path, work: Work) -> None:
    who = Identity(("=Ahmad +Fauzi",), "Dinas Pariwisata")
    _pack(folder, who, work.with_answers(collected(MISTAKES)))


def _half_done(folder: Path, work: Work) -> None:
    _pack(folder, Identity(("Made Suryani",), "Inspektorat"), work.half())


def _untouched(folder: Path, work: Work) -> None:
    _pack(folder, Identity(("I Gede Putra",), "Dinas Perhubungan"), work.exercise.released)


def _renamed(folder: Path, work: Work) -> None:
    place = folder / "Meja 4"
    place.mkdir()
    who = Identity(("Nurul Hidayah",), "Badan Kepegawaian Daerah")
    (place / identity.FILE_NAME).write_bytes(identity.to_bytes(who))
    content = _bytes(work.with_answers(work.right))
    (place / "Salinan dari latihan saya (1).ipynb").write_bytes(content)


def _missing_file(folder: Path, work: Work) -> None:
    who = Identity(("Hasan Basri",), "BPS Provinsi NTB")
    with zipfile.ZipFile(folder / f"kiriman-{who.slug}.zip", "w") as archive:
        archive.writestr(identity.FILE_NAME, identity.to_bytes(who))


def _loose_notebook(folder: Path, work: Work) -> None:
    content = _bytes(work.with_answers(work.right))
    (folder / f"{NAME} Rina Wulandari.ipynb").write_bytes(content)


def _handed_in_twice(folder: Path, work: Work) -> None:
    who = Identity(("Muhammad Zaini",), "Dinas Perdagangan")
    _pack(folder, who, work.with_answers(collected(MISTAKES)), day=29)
    _pack(folder, who, work.half(), day=30)


def _copied_test(folder: Path, work: Work) -> None:
    notebook = work.with_answers(work.right)
    place = [grade_id(cell) for cell in notebook.cells].index("02-tugas-2-uji")
    copied = copy.deepcopy(notebook.cells[place])
    copied["id"] = "salinan"
    notebook.cells.insert(place + 1, copied)
    _pack(folder, Identity(("Ni Luh Ayu",), "Dinas Perindustrian"), notebook)


def _deleted_and_weakened_test(folder: Path, work: Work) -> None:
    answers = work.right | {"02-tugas-2": collected(MISTAKES)["02-tugas-2"]}
    notebook = work.with_answers(answers)
    notebook.cells.remove(marked(notebook)["02-tugas-1-uji"])
    marked(notebook)["02-tugas-2-uji"].source = "pass"
    _pack(folder, Identity(("Suhardi",), "Dinas Ketahanan Pangan"), notebook)


def _broken_file(folder: Path, work: Work) -> None:
    content = _bytes(work.with_answers(work.right))
    place = folder / "Fitriani" / "latihan"
    place.mkdir(parents=True)
    (place / f"{NAME}.ipynb").write_bytes(content[:300])  # nothing of it can be saved


CLASS = [
    Rehearsed("Siti Aminah", "Dinas Kesehatan", _all_right, ALL_RIGHT),
    Rehearsed("Baiq Nurhayati dan Lalu Hamdan", "Dinas Sosial", _pair_another_way, ALL_RIGHT),
    Rehearsed("=Ahmad +Fauzi", "Dinas Pariwisata", _all_wrong, ALL_WRONG),
    Rehearsed("Made Suryani", "Inspektorat", _half_done, HALF),
    Rehearsed("I Gede Putra", "Dinas Perhubungan", _untouched, ALL_EMPTY),
    Rehearsed("Nurul Hidayah", "Badan Kepegawaian Daerah", _renamed, ALL_RIGHT),
    Rehearsed(
        "Hasan Basri",
        "BPS Provinsi NTB",
        _missing_file,
        ALL_ABSENT,
        [("kiriman-hasan-basri-bps-provinsi-ntb.zip", "tidak berisi latihan")],
    ),
    Rehearsed(
        "Rina Wulandari",
        "",
        _loose_notebook,
        ALL_RIGHT,
        [(f"{NAME} Rina Wulandari.ipynb", "dikenali sebagai “Rina Wulandari”")],
    ),
    Rehearsed(
        "Muhammad Zaini",
        "Dinas Perdagangan",
        _handed_in_twice,
        HALF,
        [
            (
                f"kiriman-muhammad-zaini-dinas-perdagangan.zip!/latihan/{NAME}/{NAME}.ipynb",
                "versi yang lebih baru; yang dinilai "
                "kiriman-muhammad-zaini-dinas-perdagangan (1).zip!/",
            )
        ],
    ),
    Rehearsed(
        "Ni Luh Ayu",
        "Dinas Perindustrian",
        _copied_test,
        ALL_RIGHT,
        [
            (
                f"kiriman-ni-luh-ayu-dinas-perindustrian.zip!/latihan/{NAME}/{NAME}.ipynb",
                "tersalin lebih dari sekali (02-tugas-2-uji)",
            )
        ],
    ),
    Rehearsed(
        "Suhardi",
        "Dinas Ketahanan Pangan",
        _deleted_and_weakened_test,
        ALL_RIGHT | {"02-tugas-2": (0, "belum")},
        [
            (
                f"kiriman-suhardi-dinas-ketahanan-pangan.zip!/latihan/{NAME}/{NAME}.ipynb",
                "terhapus (02-tugas-1-uji)",
            ),
            (
                f"kiriman-suhardi-dinas-ketahanan-pangan.zip!/latihan/{NAME}/{NAME}.ipynb",
                "berubah (02-tugas-2-uji)",
            ),
        ],
    ),
    Rehearsed(
        "Fitriani",
        "",
        _broken_file,
        ALL_UNREADABLE,
        [
            (f"Fitriani/latihan/{NAME}.ipynb", "terpotong atau rusak"),
            (f"Fitriani/latihan/{NAME}.ipynb", "dikenali sebagai “Fitriani”"),
        ],
    ),
]
BESIDES = [("daftar hadir.docx", "bukan latihan")]


def write_class(folder: Path, exercise: Exercise, solution: NotebookNode) -> None:
    """Write what the 12 hand in below `folder`, with the clutter of a memory stick."""
    folder.mkdir(parents=True)
    work = Work(exercise, solution)
    for person in CLASS:
        person.hand_in(folder, work)
    (folder / "Thumbs.db").write_bytes(b"\0")
    (folder / "daftar hadir.docx").write_bytes(b"PK")
