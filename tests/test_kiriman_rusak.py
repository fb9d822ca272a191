"""The broken and hostile collection: one folder, one run, the declared marks for everybody."""

import csv
import functools
import io
import os
import re
import socket
import zipfile
from collections import Counter
from types import SimpleNamespace

import openpyxl
import psutil
import pytest
from kiriman_rusak import latihan
from kiriman_rusak.kasus import TO_CHECK, WORDS, Surroundings, outcomes
from kiriman_rusak.kumpulan import CASES, TRAPS, hand_in
from rich.console import Console
from sandbox_here import isolated_or_skip, still_running

from bimtek.errors import CourseError
from bimtek.grading import sandbox, scheduling
from bimtek.grading.autograde import make_job
from bimtek.grading.before_grading import FEEDBACK, PROBLEMS, RECAP, WORKBOOK
from bimtek.grading.class_run import grade_folder
from bimtek.grading.problem import ARCHIVE, FILE_STATES, LOOK, SEND_AGAIN
from bimtek.grading.sandbox import Mode

pytestmark = pytest.mark.lambat

SOON = {"cell_seconds": 2, "wall_factor": 3}  # enough for honest cells, also beside hostile ones
LEFTOVER = "jejak-uji"  # what processes of the collection call themselves
HIDDEN = ("66,7", "66.7", "12,5", "12.5", "52900", "88400", "6578", "HIDDEN")


def _asked_for(request):
    """Return the cases whose tests were asked for: the whole collection, or what -k selects."""
    own = [item for item in request.session.items if item.path == request.path]
    ids = {item.callspec.params["case"].id for item in own if hasattr(item, "callspec")}
    return [case for case in CASES if not ids or case.id in ids]


def _runs_here(case, isolated):
    return (isolated or not case.hostile) and (os.name == "posix" or not case.posix)


def _can_isolate():
    try:
        sandbox.check(Mode.ISOLATED)
    except CourseError:
        return False
    return True


@pytest.fixture(scope="module")
def graded(tmp_path_factory, request):
    """Hand everything in, grade it in one go; return what came of it."""
    root = tmp_path_factory.mktemp("koleksi")
    exercises = latihan.write_course(root / "kursus")
    isolated = _can_isolate()
    with socket.create_server(("127.0.0.1", 0)) as outside, pytest.MonkeyPatch.context() as patch:
        port = outside.getsockname()[1]
        around = Surroundings(root / "kiriman", root / "hasil", root / "kursus", port)
        cases = [case for case in _asked_for(request) if _runs_here(case, isolated)]
        handed_in = hand_in(cases, exercises[latihan.NAME], around)
        sandbox.runner(sandbox.mode_for(isolated))  # what stays warm is not left over
        before, running = _snapshot(around.folder), _children()
        patch.setattr(scheduling, "make_job", functools.partial(make_job, **SOON))
        screen = Console(file=io.StringIO(), width=100)
        result = grade_folder(
            around.folder, around.output, exercises, console=screen, isolated=isolated
        )
    return SimpleNamespace(
        around=around,
        handed_in={each.case.id: each for each in handed_in},
        result=result,
        before=before,
        running=running,
        marks=_marks(around.output / RECAP),
        screen=screen.file.getvalue(),
    )


def _snapshot(folder):
    """Return what lies in a folder: kind, time and, of a file, the bytes."""
    found = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        plain = path.is_file() and not path.is_symlink()
        content = path.read_bytes() if plain else None
        found[path] = (status.st_mode, status.st_mtime_ns, status.st_size, content)
    return found


def _children():
    return set(psutil.Process().children(recursive=True))


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _marks(path):
    """Return outcomes by task, by (name, office), as the recap has them."""
    marks = {}
    for row in _rows(path):
        outcome = float(row["poin"]) if row["poin"] else None, row["status"]
        marks.setdefault((row["peserta"], row["perangkat_daerah"]), {})[row["tugas"]] = outcome
    return marks


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(graded, case):
    """Marks, lines and files are the declared ones, and no suspicion is left unsaid."""
    if case.hostile:
        isolated_or_skip(Mode.ISOLATED)
    if case.posix and os.name != "posix":
        pytest.skip("Windows has no such files or names")
    handed_in = graded.handed_in[case.id]
    for person, expected in handed_in.expected.items():
        found = graded.marks[person]
        wrong = {
            task: found[task] for task in expected if found[task] not in outcomes(expected[task])
        }
        assert wrong == {}, person
        doubtful = {task for task in found if task != WORDS and found[task] == TO_CHECK}
        actions = _actions(graded, handed_in)
        assert not doubtful or actions & {LOOK, SEND_AGAIN}, doubtful
        assert doubtful or LOOK not in actions
    for place, pattern in case.lines:
        said = [
            each.text for each in graded.result.problems if each.place == handed_in.placed(place)
        ]
        assert any(re.search(pattern, text) for text in said), said
    states = {each.place: each.state for each in graded.result.collection.files}
    for place, state in case.files.items():
        assert states.get(handed_in.placed(place)) == state, place


def _actions(graded, handed_in):
    own = [each for each in graded.result.problems if each.place == handed_in.work.place]
    return {each.action for each in own}


def test_collection_is_as_large_as_promised():
    assert len(CASES) >= 110
    assert len({case.id for case in CASES}) == len(CASES)
    assert all(case.marks or case.lines for case in CASES)


def test_every_known_trap_has_its_case():
    assert {case.trap for case in CASES} - {""} == set(TRAPS)


def test_everybody_is_in_the_recap_and_nobody_else(graded):
    expected = [person for each in graded.handed_in.values() for person in each.expected]
    assert sorted(graded.marks) == sorted(expected)
    assert len(graded.result.collection.participants) == len(expected)


def test_every_file_is_exactly_one_row(graded):
    rows = graded.result.collection.files
    assert {row.state for row in rows} <= set(FILE_STATES)
    opened = {row.place for row in rows if row.state == ARCHIVE}
    places = [_shown(place) for place in _places(graded.around.folder, opened)]
    assert max(Counter(row.place for row in rows).values()) == 1
    assert {row.place for row in rows} >= set(places)
    assert len(rows) == len(places)


def _places(folder, opened):
    """Yield the place of every file in a folder, and of every member of an opened zip."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            place = path.relative_to(folder).as_posix()
            yield place
            if place in opened:
                yield from _members(place, path.read_bytes(), opened)


def _shown(place):
    """Return a place as reports can print it."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in place)


def _members(place, content, opened):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                inner = f"{place}!/{entry.filename}".replace("\\", "/")
                yield inner
                if inner in opened:
                    yield from _members(inner, archive.read(entry), opened)


def test_sheet_of_files_has_a_row_for_each(graded):
    book = openpyxl.load_workbook(graded.around.output / WORKBOOK, read_only=True)
    heading, *rows = book["Masalah berkas"].values
    states = Counter(row[heading.index("Status")] for row in rows)
    states -= Counter({None: len(rows), "": len(rows)})  # places that are no file
    assert states == Counter(row.state for row in graded.result.collection.files)


def test_list_of_problems_is_complete_and_says_what_to_do(graded):
    rows = _rows(graded.around.output / PROBLEMS)
    assert len(rows) == len(graded.result.problems)
    assert all(row["berkas"] and row["masalah"] and row["tindakan"] for row in rows)


def test_submissions_are_unchanged(graded):
    assert _snapshot(graded.around.folder) == graded.before


def test_nothing_is_left_running(graded):
    """Neither new descendants of ours, nor processes by the collection's own name."""
    named = [
        each
        for each in psutil.process_iter(["name", "cmdline"])
        if LEFTOVER in [each.info["name"], *(each.info["cmdline"] or ())]
    ]
    assert still_running([*(_children() - graded.running), *named]) == []


def test_feedback_shows_no_hidden_test_and_loads_nothing(graded):
    pages = list(graded.around.output.glob(f"{FEEDBACK}/**/*.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "<script" not in html and 'src="http' not in html and "Traceback" not in html
        assert not any(secret in html for secret in HIDDEN), page


def test_screen_shows_no_traceback(graded):
    assert "Traceback" not in graded.screen and "Error" not in graded.screen
