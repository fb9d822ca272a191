"""From graded cells to tasks: the numbers and states that every report shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bimtek.grading.collecting.people import Participant
from bimtek.grading.exercise import Exercise, Task

# The states of a task in rekap.csv; scripts rely on these words.
RIGHT = "benar"  # full points
PARTLY = "sebagian"  # some points
WRONG = "belum"  # answered, no points yet
EMPTY = "kosong"  # the answer cell is as it was released
TO_CHECK = "perlu diperiksa"  # a person must look; no points yet
UNREADABLE = "tidak terbaca"  # the notebook could not be graded; no points yet
ABSENT = "tidak ada"  # the participant did not hand in this exercise
STATES = (RIGHT, PARTLY, WRONG, EMPTY, TO_CHECK, UNREADABLE, ABSENT)

CORE = "inti"


@dataclass(frozen=True)
class Manual:
    """What a facilitator entered in formgrader for one cell."""

    score: float | None = None
    extra: float | None = None
    comment: str | None = None
    stale: bool = False  # the answer has changed since
    answers: Mapping[str, str] = field(default_factory=dict)  # when it was given, by task


@dataclass
class Graded:
    """The result of one submission, with the facilitator's own marks by cell id."""

    participant: Participant
    exercise: Exercise
    content: bytes
    cells: Mapping[str, Mapping[str, Any]]
    answers: Mapping[str, Mapping[str, Any]]
    notebook: str | None
    problems: Sequence[str] = ()  # what was found while grading, as it stands in masalah.csv
    manual: dict[str, Manual] = field(default_factory=dict)

    def untouched(self, task: str) -> bool:
        """Tell whether the answer cell of a task is still as it was released."""
        return bool(self.answers.get(task, {}).get("untouched"))

    def points(self, cell: str) -> float | None:
        """Points of a graded cell, None while a person must still look at it."""
        manual = self.manual.get(cell, Manual())
        points = self.cells[cell]["points"] if cell in self.cells else None
        if manual.score is not None:
            points = manual.score
        if points is None or (manual.stale and manual.score is not None):
            return None
        return points + (manual.extra or 0.0)


@dataclass(frozen=True)
class TaskScore:
    """One participant's task: `points` is None as long as nobody can say them."""

    participant: Participant
    exercise: Exercise
    task: Task
    points: float | None
    state: str
    message: str = ""
    comment: str = ""


def task_scores(participants: Iterable[Participant], graded: Iterable[Graded]) -> list[TaskScore]:
    """Return a score for every participant and every task of an exercise the class has."""
    graded = list(graded)
    by_key = {(each.participant.id, each.exercise.name): each for each in graded}
    exercises = {each.exercise.name: each.exercise for each in graded}
    return [
        _score(participant, exercises[name], task, by_key.get((participant.id, name)))
        for participant in participants
        for name in sorted(exercises)
        for task in exercises[name].tasks
    ]


def _score(
    participant: Participant, exercise: Exercise, task: Task, graded: Graded | None
) -> TaskScore:
    if graded is None:
        return TaskScore(participant, exercise, task, 0.0, ABSENT)
    if graded.notebook is None:
        return TaskScore(participant, exercise, task, None, UNREADABLE)
    parts = [graded.points(cell) for cell in task.cells]
    if None in parts:
        return TaskScore(participant, exercise, task, None, TO_CHECK)
    points = sum(parts)
    if points >= task.points:
        state = RIGHT
    elif points > 0:
        state = PARTLY
    else:
        state = EMPTY if graded.untouched(task.id) else WRONG
    comment = graded.manual.get(task.id, Manual()).comment or ""
    message = "" if state in (RIGHT, EMPTY) else _message(task, graded)
    return TaskScore(participant, exercise, task, points, state, message, comment)


def _message(task: Task, graded: Graded) -> str:
    """Join what stopped the answer and what the checks of the task said."""
    texts = [graded.answers.get(task.id, {}).get("error", "")]
    texts += [graded.cells[cell]["message"] for cell in task.cells if cell in graded.cells]
    return "\n\n".join(dict.fromkeys(text for text in texts if text))
