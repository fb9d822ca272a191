"""What a case of the collection is: work that is handed in, and the marks it deserves."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines

from bimtek import identity
from bimtek.grading.exercise import Exercise, grade_id
from bimtek.identity import Identity
from kiriman_rusak.latihan import BONUS, CHART, FUNCTION, MOST, NAME, RIGHT, WORDS, WRONG, filled

Outcome = tuple[float | None, str]
# One outcome, or several that are all right by what is promised.
Mark = Outcome | frozenset[Outcome]
Marks = Mapping[str, Mark]

TO_CHECK: Outcome = (None, "perlu diperiksa")
WRONG_MARK: Outcome = (0, "belum")
EMPTY_MARK: Outcome = (0, "kosong")

FULL: Marks = {task: (points, "benar") for task, points in MOST.items()} | {WORDS: TO_CHECK}
EMPTY: Marks = dict.fromkeys(MOST, EMPTY_MARK)
ABSENT: Marks = dict.fromkeys(MOST, (0, "tidak ada"))
UNREADABLE: Marks = dict.fromkeys(MOST, (None, "tidak terbaca"))
# Points that were not earned are never given. Whether a trick is undone before the check
# (then the answer is simply wrong) or discovered after it (then a person must look) is up
# to the grader; the test asks for a line in the second case.
NEVER: Mark = frozenset({WRONG_MARK, TO_CHECK})
FORGED: Marks = {**FULL, FUNCTION: NEVER, CHART: NEVER, BONUS: NEVER}

# Code that looks into the interpreter or the system may be left to a person, from its task
# on, whatever it does there.
REACHES = re.compile(
    r"_getframe|f_back|f_locals|get_objects|ctypes|audithook|settrace|setprofile|__code__"
)

INSIDE = f"latihan/{NAME}/{NAME}.ipynb"
HERE = "<kiriman ini>"  # stands for the place of the notebook in the usual parcel
PARCEL = "<paket ini>"  # stands for the parcel itself
DAY = datetime(2025, 4, 29, 10, 0, 0)
NOTHING: Mapping[str, str] = MappingProxyType({})


def lost(*tasks: str) -> Marks:
    """Return full marks but for these tasks, which were answered and are worth nothing."""
    return {**FULL, **dict.fromkeys(tasks, WRONG_MARK)}


def at_most(*tasks: str) -> Marks:
    """Return full marks, where these tasks may also have been stopped and lost."""
    return {**FULL, **{task: frozenset({FULL[task], WRONG_MARK}) for task in tasks}}


def doubted(marks: Marks, task: str, code: str) -> Marks:
    """Return marks where `code` in `task` may send that task and all after it to a person."""
    if not REACHES.search(code):
        return marks
    tasks = list(MOST)
    after = tasks[tasks.index(task) :]
    return {**marks, **{each: outcomes(marks[each]) | {TO_CHECK} for each in after}}


def outcomes(mark: Mark) -> frozenset[Outcome]:
    """Return what a mark allows."""
    return mark if isinstance(mark, frozenset) else frozenset({mark})


@dataclass(frozen=True)
class Surroundings:
    """Where the class is graded; hostile work tries to see it."""

    folder: Path
    output: Path
    course: Path
    port: int  # somebody listens there, outside


class Work:
    """Makes what one participant hands in."""

    def __init__(self, exercise: Exercise, who: Identity, around: Surroundings) -> None:
        self.exercise, self.who, self.around = exercise, who, around
        self.parcel_name = f"kiriman-{who.slug}.zip"

    @property
    def place(self) -> str:
        """Where reports find the notebook of the usual parcel."""
        return f"{self.parcel_name}!/{INSIDE}"

    @property
    def identity(self) -> bytes:
        """The content of this participant's identity file."""
        return identity.to_bytes(self.who)

    def notebook(self, changes: Mapping[str, str] = NOTHING) -> NotebookNode:
        """Return a finished exercise, with some answers replaced."""
        return filled(self.exercise, RIGHT | {k: self._placed(v) for k, v in changes.items()})

    def content(self, changes: Mapping[str, str] = NOTHING) -> bytes:
        """Return the file a participant would save."""
        return to_bytes(self.notebook(changes))

    def untouched(self) -> bytes:
        """Return the exercise as it was released."""
        return to_bytes(self.exercise.released)

    def parcel(self, folder: Path, content: bytes, **more: bytes) -> Path:
        """Hand in as the course asks: one zip with the identity and the notebook."""
        entries = {identity.FILE_NAME: self.identity, INSIDE: content}
        return put(folder / self.parcel_name, zipped(entries | more))

    def own_folder(self, folder: Path) -> Path:
        """Return a folder in the name of the participant, with the identity file in it."""
        place = folder / self.who.display
        put(place / identity.FILE_NAME, self.identity)
        return place

    def _placed(self, text: str) -> str:
        around = self.around
        for sign, value in (
            ("@FOLDER@", around.folder),
            ("@HASIL@", around.output),
            ("@KURSUS@", around.course),
            ("@PORT@", around.port),
        ):
            text = text.replace(sign, str(value).replace("\\", "/"))
        return text


HandIn = Callable[[Path, Work], None]


@dataclass(frozen=True)
class Case:
    """One case: who hands in what, and what must stand in the reports about it.

    `name` is the promise. `marks` is by task, None when nobody becomes a participant by it.
    `lines` are pairs of place and a pattern that a problem there must match; `files` says
    what became of which file. `others` are further participants this case brings along.
    A hostile case is only run where participants' code is isolated; one that is `posix`
    needs names or files that Windows does not have. `trap` is the known trap it stands for.
    """

    name: str
    family: str
    hand_in: HandIn
    marks: Marks | None = field(default_factory=lambda: FULL)
    lines: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    who: Identity | None = None
    shown: tuple[str, str] | None = None  # display and office, where reports show another
    others: Mapping[tuple[str, str], Marks] = field(default_factory=dict)
    hostile: bool = False
    posix: bool = False
    trap: str = ""

    @property
    def id(self) -> str:
        """The test id: hostile or harmless, the family and the promise."""
        return f"{'hostile' if self.hostile else 'harmless'}-{self.family}-{self.name}"


class Family:
    """Collects the cases of one module."""

    def __init__(self, name: str, hostile: bool = False) -> None:
        self.name, self.hostile = name, hostile
        self.cases: list[Case] = []

    def case(self, marks: Marks | None = FULL, **more: object) -> Callable[[HandIn], HandIn]:
        """Add a case whose files the decorated function (folder, work) writes."""

        def add(hand_in: HandIn) -> HandIn:
            self._add(hand_in.__name__, hand_in, marks, more)
            return hand_in

        return add

    def edited(self, marks: Marks = FULL, **more: object) -> Callable:
        """Add a case whose finished notebook the decorated function changes in place."""

        def add(edit: Callable[[NotebookNode], None]) -> Callable:
            def hand_in(folder: Path, work: Work) -> None:
                notebook = work.notebook()
                edit(notebook)
                work.parcel(folder, to_bytes(notebook))

            self._add(edit.__name__, hand_in, marks, more)
            return edit

        return add

    def rewritten(self, marks: Marks = FULL, **more: object) -> Callable:
        """Add a case whose finished file the decorated function (bytes -> bytes) spoils."""

        def add(spoil: Callable[[bytes], bytes]) -> Callable:
            def hand_in(folder: Path, work: Work) -> None:
                work.parcel(folder, spoil(work.content()))

            self._add(spoil.__name__, hand_in, marks, more)
            return spoil

        return add

    def code(
        self, name: str, changes: Mapping[str, str], marks: Marks = FULL, **more: object
    ) -> None:
        """Add a case with some answers of a finished notebook replaced."""

        def hand_in(folder: Path, work: Work) -> None:
            work.parcel(folder, work.content(changes))

        self._add(name, hand_in, marks, more)

    def forged(self, name: str, trick: str, **more: object) -> None:
        """Add a case that plays `trick` in task 3, from where on every answer is wrong."""
        wrong = {task: WRONG[task] for task in (FUNCTION, CHART, BONUS)}
        function = "" if "def persen" in trick else wrong[FUNCTION]
        self.code(name, wrong | {FUNCTION: f"{trick}\n{function}"}, FORGED, **more)

    def _add(self, name: str, hand_in: HandIn, marks: Marks | None, more: Mapping) -> None:
        hostile = self.hostile or bool(more.get("hostile"))
        lines = tuple(more.get("lines", ()))
        rest = {key: value for key, value in more.items() if key not in ("hostile", "lines")}
        self.cases.append(Case(name, self.name, hand_in, marks, lines, hostile=hostile, **rest))


def to_bytes(notebook: NotebookNode) -> bytes:
    """Return a notebook as a file, laid out as JupyterLab does but without judging it."""
    split = split_lines(copy.deepcopy(notebook))
    return (json.dumps(split, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


def zipped(
    entries: Mapping[str, bytes] | Iterable[tuple[str, bytes]], when: datetime = DAY
) -> bytes:
    """Return a zip of named contents, all of the same time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items() if isinstance(entries, Mapping) else entries:
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def put(path: Path, content: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def index(notebook: NotebookNode, key: str) -> int:
    """Return the position of a course cell."""
    return [grade_id(cell) for cell in notebook.cells].index(key)
