"""Write what people get: the workbook, the two lists, and pages for every participant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bimtek.files import write_tree, write_whole
from bimtek.grading import explain, feedback, report, summary
from bimtek.grading.before_grading import FEEDBACK, PROBLEMS, RECAP, WORKBOOK
from bimtek.grading.collecting.collect import Collection
from bimtek.grading.problem import FileProblem
from bimtek.grading.scores import Graded, TaskScore

SUMMARY = "ringkasan.html"


@dataclass(frozen=True)
class ClassResult:
    """What a run found out: everything that reports are made from."""

    collection: Collection
    graded: list[Graded]
    scores: list[TaskScore]
    problems: list[FileProblem]


def steps(output: Path, folder: Path, result: ClassResult) -> list[Callable[[], None]]:
    """Return what writes each report into `output`; `folder` is where the submissions lie."""
    return [
        lambda: write_whole(output / WORKBOOK, _workbook(output, folder, result)),
        lambda: write_whole(output / RECAP, report.recap_csv(result.scores)),
        lambda: write_whole(output / PROBLEMS, report.problems_csv(result.problems)),
        lambda: write_tree(output / FEEDBACK, pages(result, date.today())),
    ]


def _workbook(output: Path, folder: Path, result: ClassResult) -> bytes:
    return report.workbook(
        result.collection.participants,
        result.scores,
        result.problems,
        files=result.collection.files,
        source=folder,
        output=output.resolve(),
    )


def pages(result: ClassResult, day: date) -> dict[str, bytes]:
    """Return a page for every exercise that was handed in and a summary for everybody."""
    by_exercise, by_person = defaultdict(list), defaultdict(list)
    for score in result.scores:
        by_exercise[score.participant.id, score.exercise.name].append(score)
        by_person[score.participant.id].append(score)
    found, notes = {}, defaultdict(list)
    for each in result.graded:
        who, name = each.participant, each.exercise.name
        own = explain.advice(each.problems)
        notes[who.id] += [note for note in own if note not in notes[who.id]]
        page = feedback.page(who, by_exercise[who.id, name], day, notes=own)
        found[f"{who.id}/{name}.html"] = page
    for who in result.collection.participants:
        page = summary.page(who, by_person[who.id], day, notes=notes[who.id])
        found[f"{who.id}/{SUMMARY}"] = page
    return found
