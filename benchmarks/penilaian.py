"""Measure grading a class: plain nbgrader and `bimtek nilai`, in one run on one machine.

`.venv/bin/python benchmarks/penilaian.py` hands in for 36 people x 6 exercises of this
course (kelas_penilaian.py says what they wrote), grades the same notebooks with both, each
with feedback, and compares time and marks. Needs bubblewrap, and a machine without other
work: the column "elsewhere" shows core-seconds that were not ours. Two cores are used, also
where there are more. The installed packages are compiled first where the installer has not
done it (uv does not, pip does): else nbgrader's kernels would compile them at every start.
Exit code 1 means that some marks differed.

Options: --cepat (6 people x 2 exercises, to try), --orang N, --tanpa-skala (without the
classes of 2, 4 and 8 times the size).
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import kelas_penilaian
import perintah_penilaian as perintah
from kelas_penilaian import Member
from perintah_penilaian import Marks, Usage

from bimtek.grading.exercise import Exercise, load_all

CORES = 2
SCALE = (2, 4, 8)
PAGES = "umpan-balik/*/[0-9]*.html"
# What is compared: name in the table, folder of results, times as fast as plain nbgrader.
OURS = ("bimtek nilai", "hasil", 10)
NOT_ISOLATED = ("bimtek nilai --tanpa-isolasi", "hasil-cabang", 2)
NOT_FORKED = ("bimtek nilai, fresh processes", "hasil-baru", 2)


def describe(members: list[Member]) -> int:
    """Print class and machine; return the number of notebooks."""
    kinds = Counter(kind for member in members for kind in member.kinds.values())
    shares = ", ".join(f"{kinds[kind]} {kind}" for kind in kelas_penilaian.SHARES)
    names = ", ".join(members[0].notebooks)
    print(f"class: {len(members)} people x {len(members[0].notebooks)} exercises ({names})")
    print(f"       {kinds.total()} notebooks: {shares}; seed {kelas_penilaian.SEED}")
    print(
        f"machine: {platform.machine()}, {len(os.sched_getaffinity(0))} cores used, Python "
        f"{platform.python_version()}, nbgrader {version('nbgrader')}, "
        f"load before: {os.getloadavg()[0]:.1f}\n"
    )
    return kinds.total()


def grade_with_each(root: Path, exercises: Mapping[str, Exercise]) -> dict[str, Usage]:
    """Grade the class with everything that is compared; return what each needed."""
    # Ours goes first: what the disk keeps in memory then helps nbgrader.
    ours = perintah.bimtek(root, OURS[1])
    autograde, feedback = perintah.plain_nbgrader(root / "kursus", exercises)
    return {
        "plain nbgrader": autograde + feedback,
        "  autograde": autograde,
        "  generate_feedback": feedback,
        OURS[0]: ours,
        NOT_ISOLATED[0]: perintah.bimtek(root, NOT_ISOLATED[1], perintah.NOT_ISOLATED),
        NOT_FORKED[0]: perintah.fresh_processes(root, NOT_FORKED[1]),
    }


def print_table(used: Mapping[str, Usage], notebooks: int) -> float:
    """Print what each needed; return how many times as fast as plain nbgrader ours is."""
    print(f"{'':30} {'seconds':>8} {'notebooks/min':>14} {'core-s/notebook':>16} {'elsewhere':>10}")
    wanted = {name: times for name, _, times in (OURS, NOT_ISOLATED, NOT_FORKED)}
    plain = used["plain nbgrader"]
    for name, usage in used.items():
        times = f"{plain.seconds / usage.seconds:.1f} times plain nbgrader (wanted: "
        print(
            f"{name:30} {usage.seconds:8.1f} {notebooks / usage.seconds * 60:14.1f} "
            f"{usage.cores / notebooks:16.3f} {usage.elsewhere:10.1f}  "
            + (f"{times}{wanted[name]})" if name in wanted else "")
        )
    return plain.seconds / used[OURS[0]].seconds


def print_overhead(used: Mapping[str, Usage], own: float, notebooks: int) -> None:
    """Print what the participants' own cells need, and what the graders add."""
    plain, ours = used["plain nbgrader"].cores, used[OURS[0]].cores
    print(f"\ncore-seconds per notebook: participants' own cells {own / notebooks:.3f}")
    print(f"  added by plain nbgrader {(plain - own) / notebooks:.3f}")
    print(f"  added by bimtek nilai   {(ours - own) / notebooks:.3f} (wanted: 0.1)")


def print_stages(root: Path) -> None:
    """Grade once more and print the wall seconds of each stage."""
    print("\nstage           seconds")
    for stage, seconds in perintah.stages(root).items():
        print(f"{stage:14} {seconds:8.2f}")


def same_marks(name: str, expected: Marks, found: Marks) -> bool:
    """Say whether the marks are the same, task by task, and which are not."""
    keys = expected.keys() | found.keys()
    different = sorted(key for key in keys if expected.get(key, -1) != found.get(key, -1))
    print(f"marks of {name}: {len(keys) - len(different)} of {len(keys)} tasks as nbgrader's")
    for key in different[:20]:
        print(f"  {' / '.join(key)}: nbgrader {expected.get(key, -1)}, here {found.get(key, -1)}")
    return not different


def print_scale(root: Path, exercises: Mapping[str, Exercise], people: int, first: Usage) -> None:
    """Print the cost of larger classes; a notebook must cost the same in all."""
    used = {people: first}
    for size in (people * times for times in SCALE):
        place = root / f"kelas-{size}"
        kelas_penilaian.write_parcels(
            kelas_penilaian.make_class(exercises, size), place / "kiriman"
        )
        used[size] = perintah.bimtek(place, "hasil")
        perintah.count(place / "hasil", PAGES, size * len(exercises))
    print("\npeople   seconds   seconds/notebook   core-s/notebook   elsewhere")
    each = {size: usage.seconds / (size * len(exercises)) for size, usage in used.items()}
    for size, usage in used.items():
        print(
            f"{size:6} {usage.seconds:9.1f} {each[size]:18.3f} "
            f"{usage.cores / (size * len(exercises)):17.3f} {usage.elsewhere:11.1f}"
        )
    print(
        f"cost of a notebook, {max(used)} people / {people}: {each[max(used)] / each[people]:.2f}"
    )


def run(root: Path, exercises: Mapping[str, Exercise], people: int, larger: bool) -> bool:
    """Print all figures; return whether all marks agree."""
    members = kelas_penilaian.make_class(exercises, people)
    tasks = [(name, task.id) for name, exercise in exercises.items() for task in exercise.tasks]
    notebooks = describe(members)
    kelas_penilaian.write_parcels(members, root / "kiriman")
    kelas_penilaian.write_nbgrader_course(members, root / "kursus")
    used = grade_with_each(root, exercises)
    perintah.count(root / "kursus", "autograded/*/*/*.ipynb", notebooks)
    perintah.count(root / "kursus", "feedback/*/*/*.html", notebooks)
    perintah.count(root / OURS[1], PAGES, notebooks)
    ratio = print_table(used, notebooks)
    print_overhead(used, perintah.own_cells(root / OURS[1]), notebooks)
    print_stages(root)
    print()
    expected = perintah.nbgrader_marks(root / "kursus", members, tasks)
    agree = [
        same_marks(name.strip(), expected, perintah.bimtek_marks(root / output))
        for name, output, _ in (OURS, NOT_ISOLATED, NOT_FORKED)
    ]
    if larger:
        print_scale(root, exercises, people, used[OURS[0]])
    print(f"\nrasio throughput: {ratio:.1f}")
    return all(agree)


def main() -> None:
    """Read the options and measure in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--orang", type=int, default=36)
    parser.add_argument("--tanpa-skala", action="store_true")
    parser.add_argument("--cepat", action="store_true")
    chosen = parser.parse_args()
    people, names = chosen.orang, kelas_penilaian.EXERCISES
    if chosen.cepat:
        people, names = 6, names[:2]
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    perintah.adopt_orphans()
    perintah.compile_packages()
    loaded = load_all()
    exercises = {name: loaded[name] for name in names}
    larger = not (chosen.tanpa_skala or chosen.cepat)
    with tempfile.TemporaryDirectory(prefix="penilaian-") as folder:
        agree = run(Path(folder), exercises, people, larger)
    raise SystemExit(0 if agree else 1)


if __name__ == "__main__":
    main()
