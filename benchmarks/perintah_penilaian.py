"""The commands that benchmarks/penilaian.py measures, and the marks they leave."""

from __future__ import annotations

import csv
import ctypes
import json
import os
import resource
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil
import tahap_penilaian
from kelas_penilaian import Member
from nbgrader.api import Gradebook

from bimtek.grading import results_store
from bimtek.paths import ROOT

NOT_ISOLATED = "--tanpa-isolasi"
NILAI = ("nilai", "kiriman", "--keluar")
PR_SET_CHILD_SUBREAPER = 36
LEFT_BEHIND_SECONDS = 20

# (name, exercise, task) -> points, None while a person must look
Marks = dict[tuple[str, str, str], float | None]


@dataclass(frozen=True)
class Usage:
    """Wall seconds, core-seconds of the command and all it started, and of everything else."""

    seconds: float = 0.0
    cores: float = 0.0
    elsewhere: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.seconds + other.seconds,
            self.cores + other.cores,
            self.elsewhere + other.elsewhere,
        )


def compile_packages() -> None:
    """Compile what is installed and not compiled yet, and the course's own package."""
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(ROOT / "bimtek")}
    words = [sys.executable, "-m", "compileall", "-q", *sorted(places)]
    # Some packages carry files for other Pythons, which do not compile.
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def measure(command: list[str], folder: Path) -> Usage:
    """Run a command in `folder`; stop with its last words when it fails."""
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {
        # nbgrader looks for the program alembic.
        "PATH": scripts + os.pathsep + os.environ["PATH"],
        "IPYTHONDIR": str(folder / ".ipython"),
        "JUPYTER_RUNTIME_DIR": str(folder / ".jupyter"),
    }
    begin, own, whole = time.perf_counter(), _children(), _machine()
    run = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    seconds = time.perf_counter() - begin
    if run.returncode:
        raise SystemExit(f"{command} failed:\n{run.stdout.decode(errors='replace')[-3000:]}")
    _wait_for_orphans()
    cores = _children() - own
    return Usage(seconds, cores, max(0.0, _machine() - whole - cores))


def adopt_orphans() -> None:
    """Become the parent of what a command leaves behind.

    bubblewrap ends before the first process inside it, whose core-seconds, and those of all
    below it, would else be counted nowhere.
    """
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise SystemExit("This system does not let a process adopt others.")


def _wait_for_orphans() -> None:
    until = time.monotonic() + LEFT_BEHIND_SECONDS
    while time.monotonic() < until:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.01)
        except ChildProcessError:
            return
    raise SystemExit("A command left processes behind.")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _machine() -> float:
    """Return the core-seconds the whole machine has worked."""
    times = psutil.cpu_times()
    return times.user + times.nice + times.system


def plain_nbgrader(course: Path, exercises: Iterable[str]) -> tuple[Usage, Usage]:
    """Autograde, then write feedback, as a facilitator would; return what each needed."""
    exercises = list(exercises)

    def each(word: str) -> Usage:
        parts = [measure([sys.executable, "-m", "nbgrader", word, e], course) for e in exercises]
        return sum(parts, Usage())

    each("generate_assignment")  # the teacher's part, not counted
    return each("autograde"), each("generate_feedback")


def bimtek(folder: Path, output: str, *options: str) -> Usage:
    """Grade `folder`/kiriman from the beginning."""
    return measure([sys.executable, "-m", "bimtek", *NILAI, output, *options], folder)


def fresh_processes(folder: Path, output: str) -> Usage:
    """Grade as a computer does that can neither isolate nor fork."""
    words = [tahap_penilaian.FRESH, "tahap.json", *NILAI, output, NOT_ISOLATED]
    return measure([sys.executable, tahap_penilaian.__file__, *words], folder)


def stages(folder: Path) -> dict[str, float]:
    """Grade once more with timers; return the wall seconds of each stage."""
    words = ["tahap.json", *NILAI, "hasil-tahap"]
    whole = measure([sys.executable, tahap_penilaian.__file__, *words], folder).seconds
    timed = json.loads((folder / "tahap.json").read_text(encoding="utf-8"))
    return timed | {"all else": whole - sum(timed.values()), "whole command": whole}


def count(folder: Path, pattern: str, wanted: int) -> None:
    """Stop when a command did less than it should: speed is of no use then."""
    found = sum(1 for _ in folder.glob(pattern))
    if found != wanted:
        raise SystemExit(f"{folder}: {found} of {wanted} files {pattern}")


def own_cells(output: Path) -> float:
    """Return the core-seconds of the participants' own cells, as the grader kept them."""
    kept = (output / results_store.FOLDER / results_store.RESULTS).glob("*.json")
    results = (json.loads(path.read_text(encoding="utf-8")) for path in kept)
    return sum(result["seconds"]["peserta"] for result in results)


def nbgrader_marks(course: Path, members: list[Member], tasks: list[tuple[str, str]]) -> Marks:
    """Return what plain nbgrader gave for each of `tasks` (exercise and answer cell)."""
    marks: Marks = {}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for member in members:
            for name, task in tasks:
                found = book.find_submission_notebook(name, name, member.identity.slug)
                cells = [g for g in found.grades if g.name == task or g.name.startswith(f"{task}-")]
                waiting = any(grade.needs_manual_grade for grade in cells)
                points = None if waiting else sum(grade.score for grade in cells)
                marks[member.identity.display, name, task] = points
    return marks


def bimtek_marks(output: Path) -> Marks:
    """Return the marks of rekap.csv."""
    with (output / "rekap.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["peserta"], row["latihan"], row["tugas"]): float(row["poin"])
            if row["poin"]
            else None
            for row in csv.DictReader(file)
        }
