"""Find out which cell of a submission is which cell of the exercise.

Evidence, strongest first: the text of a locked cell, nbgrader's id, the cell's id, the
names an answer makes, its place between cells already known, and similarity of text.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

from bimtek.grading.exercise import grade_id
from bimtek.grading.repairing.answer_text import checked, flat, made, parses

_TASK_HEADING = re.compile(r"^#{1,4} *(Tugas \d+|Bonus(?: \d+)?)\b", re.MULTILINE)
TELLING = 20  # characters of a locked text that nobody else would write by chance
_COMPARED = 4000  # characters; difflib is slow on long texts
ENOUGH = 2.0


@dataclass(eq=False)
class Slot:
    """One cell of the exercise: `given` is its released text, `group` counts the tasks.

    `names` are those that an answer has to make; `label` is the task as people call it.
    """

    place: int
    key: str | None
    master: NotebookNode
    given: str
    kind: str
    locked: bool
    test: bool
    answer: bool
    group: int
    label: str
    names: frozenset[str]


@dataclass(eq=False)
class Piece:
    """A cell of the submission, or a part of one: `key` and `id` are what it claims to be."""

    cell: NotebookNode
    source: str
    key: str | None
    id: str | None
    whole: bool = True
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = flat(self.source)

    @property
    def kind(self) -> str:
        """The cell's type."""
        return self.cell.cell_type


Matches = dict[Slot, Piece]


def slots_of(master: NotebookNode, released: NotebookNode) -> list[Slot]:
    """Return the cells of the exercise in order."""
    slots: list[Slot] = []
    group, label, seen_answer = 0, "", False
    for place, (cell, given) in enumerate(zip(master.cells, released.cells, strict=True)):
        key = grade_id(cell)
        answer, test = bool(key) and is_solution(cell), bool(key) and is_grade(cell)
        if seen_answer and (answer or not test):
            group, label, seen_answer = group + 1, "", False
        if heading := _TASK_HEADING.search(given.source) if cell.cell_type != "code" else None:
            label = heading[1]
        seen_answer = seen_answer or answer
        names = _needed(released.cells, place) if answer and cell.cell_type == "code" else ()
        slots.append(
            Slot(
                place=place,
                key=key,
                master=cell,
                given=flat(given.source),
                kind=cell.cell_type,
                locked=bool(key) and is_locked(cell),
                test=test and not answer,
                answer=answer,
                group=group,
                label=label,
                names=frozenset(names),
            )
        )
    return slots


def _needed(released: list[NotebookNode], place: int) -> set[str]:
    """Return the names that an answer's scaffold makes and the tests behind it look at."""
    names = made(released[place].source)
    for cell in released[place + 1 :]:
        if not grade_id(cell) or not is_grade(cell) or is_solution(cell):
            break
        names |= checked(cell.source)
    return names


def match(slots: list[Slot], pieces: list[Piece]) -> Matches:
    """Return which piece is which cell of the exercise; each of both at most once."""
    plain = _as_it_was(slots, pieces)
    if plain is not None:
        return plain
    found = _exact(slots, pieces)
    for _ in range(4):
        taken = set(found.values())
        open_slots = [slot for slot in slots if slot not in found]
        left = [piece for piece in pieces if piece not in taken]
        before = len(found)
        for slot, piece in _ranked(open_slots, left, neighbours(pieces, found)):
            if slot not in found and piece not in taken:
                found[slot] = piece
                taken.add(piece)
        if len(found) == before:
            break
    return found


def _as_it_was(slots: list[Slot], pieces: list[Piece]) -> Matches | None:
    """Match by nbgrader's ids when every cell is there once, in order and unchanged."""
    by_id = {slot.master.get("id"): slot for slot in slots if slot.key is None}
    by_key = {slot.key: slot for slot in slots if slot.key}
    found: Matches = {}
    last = -1
    for piece in pieces:
        slot = by_key.get(piece.key) if piece.key else by_id.get(piece.id)
        if slot is None and piece.key is None:
            continue
        if slot is None or slot in found or slot.place < last or slot.kind != piece.kind:
            return None
        if slot.locked and not same_text(piece, slot):
            return None
        found[slot], last = piece, slot.place
    return found if all(slot in found for slot in slots if slot.key) else None


def same_text(piece: Piece, slot: Slot) -> bool:
    """Tell whether a locked cell reads as released, or as graded before."""
    return piece.text == slot.given or piece.source.rstrip() == slot.master.source.rstrip()


def _exact(slots: list[Slot], pieces: list[Piece]) -> Matches:
    """Match locked cells by their text, those that claim it first."""
    found: Matches = {}
    taken: set[Piece] = set()
    for slot in slots:
        if slot.answer:
            continue
        same = [p for p in pieces if same_text(p, slot) and (claims(p, slot) or telling(slot))]
        same.sort(key=lambda piece: (not claims(piece, slot), piece.kind != slot.kind))
        piece = next((piece for piece in same if piece not in taken), None)
        if piece is not None:
            found[slot] = piece
            taken.add(piece)
    return found


def claims(piece: Piece, slot: Slot) -> bool:
    """Tell whether a piece carries an id of this cell."""
    return piece.key == slot.key if piece.key else piece.id == slot.master.get("id")


def telling(slot: Slot) -> bool:
    """Tell whether a locked text is long enough to be known by itself."""
    return len(slot.given) >= TELLING


def neighbours(pieces: list[Piece], found: Matches) -> dict[Piece, tuple[Slot | None, Slot | None]]:
    """Return, for each piece, the known cells before and behind it."""
    known = {piece: slot for slot, piece in found.items()}
    before: dict[Piece, Slot | None] = {}
    last = None
    for piece in pieces:
        before[piece] = last
        last = known.get(piece, last)
    around: dict[Piece, tuple[Slot | None, Slot | None]] = {}
    last = None
    for piece in reversed(pieces):
        around[piece] = before[piece], last
        last = known.get(piece, last)
    return around


def _ranked(
    slots: list[Slot],
    pieces: list[Piece],
    around: dict[Piece, tuple[Slot | None, Slot | None]],
) -> list[tuple[Slot, Piece]]:
    """Return the pairs that are likely enough, best first; of equal answers the last."""
    pairs = []
    for slot in slots:
        for order, piece in enumerate(pieces):
            score = _score(piece, slot, *around[piece])
            if score >= ENOUGH:
                pairs.append((-score, slot.place, -order if slot.answer else order, slot, piece))
    pairs.sort(key=lambda pair: pair[:3])
    return [pair[3:] for pair in pairs]


def _score(piece: Piece, slot: Slot, before: Slot | None, behind: Slot | None) -> float:
    score = 4.0 * (piece.key is not None and piece.key == slot.key)
    score += 3.0 * (piece.id is not None and piece.id == slot.master.get("id"))
    place = _place_score(slot, before, behind)
    if slot.answer:
        if not score and not (piece.text and _possible(piece, slot, place)):
            return 0.0
        return score + place + _text_score(piece, slot)
    if score or not slot.key or piece.kind != slot.kind:
        return score
    likeness = 5.0 * similarity(piece.text, slot.given, 0.6)
    return likeness and likeness + place / 10


def _possible(piece: Piece, slot: Slot, place: float) -> bool:
    """Tell whether a cell of another type, without ids, may still be this answer."""
    if piece.kind == slot.kind or not piece.whole:
        return True
    if slot.kind == "code":
        return bool(made(piece.text) & slot.names)
    return piece.kind == "raw" or (place >= ENOUGH and not parses(piece.text))


def _place_score(slot: Slot, before: Slot | None, behind: Slot | None) -> float:
    if before is behind is None:
        return 0.0
    low, high = before.place if before else -1, behind.place if behind else 10**6
    near = {each.group for each in (before, behind) if each}
    if low < slot.place < high and (slot.group in near or slot.kind != "code"):
        return 2.0
    return 1.0 if before and before.group == slot.group else 0.0


def _text_score(piece: Piece, slot: Slot) -> float:
    if slot.kind != "code":
        return 0.0
    if checked(piece.text) and not made(piece.text) - {"cek"}:
        return -3.0  # a test
    score = 0.0
    if slot.names:
        score = 3.0 * len(made(piece.text) & slot.names) / len(slot.names)
    if telling(slot):
        score += 1.5 * similarity(piece.text, slot.given, 0.5)
    return score


def similarity(text: str, other: str, least: float) -> float:
    """Return how alike two texts are (0 to 1), 0 when it is less than `least`."""
    text, other = text[:_COMPARED], other[:_COMPARED]
    if 2 * min(len(text), len(other)) < least * (len(text) + len(other)):
        return 0.0
    matcher = difflib.SequenceMatcher(None, text, other, autojunk=False)
    if matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0
