"""Rebuild a submitted notebook in the shape nbgrader needs, around the participant's answers.

The course's cells come from the release, each exactly once and in order. The answers are
poured in, and the participant's own cells stay behind the course cell they followed.
Every repair becomes a problem in words.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from nbformat import NotebookNode

from bimtek.grading.exercise import Exercise, grade_id, marked
from bimtek.grading.problem import NOTHING_TO_DO, START_AGAIN, Problem
from bimtek.grading.repairing import choosing, separate
from bimtek.grading.repairing.answer_text import mended
from bimtek.grading.repairing.cell_shape import free_id
from bimtek.grading.repairing.matching import (
    Matches,
    Piece,
    Slot,
    claims,
    match,
    neighbours,
    same_text,
    slots_of,
    telling,
)
from bimtek.grading.repairing.salvage import CHECK_ANSWER, Unreadable, is_readable, read_notebook

__all__ = ["Unreadable", "answers_to", "is_readable", "read_notebook", "repair"]

LOOK_ELSEWHERE = "Lihat apakah jawabannya ditulis di sel lain."
UNKNOWN = Problem("Tidak ada sel latihan yang dikenali di notebook ini.", START_AGAIN)
_LISTED = 8


def repair(
    notebook: NotebookNode, master: NotebookNode, released: NotebookNode
) -> tuple[NotebookNode, list[Problem]]:
    """Return the notebook ready for nbgrader, and what had to be repaired.

    `master` is the release with hidden tests, `released` what the participant was given.
    """
    slots = slots_of(master, released)
    pieces = [Piece(cell, cell.source, grade_id(cell), cell.get("id")) for cell in notebook.cells]
    pieces, merged = separate.by_locked_texts(slots, pieces)
    found = match(slots, pieces)
    merged += separate.by_names(slots, pieces, found)
    recognised = dict(found)
    choice = choosing.choose(slots, pieces, found)
    taken = set(recognised.values())
    strangers = [piece for piece in pieces if piece not in taken]
    problems = [
        *_merged(merged),
        *_lost_marks(recognised),
        *_foreign(slots, strangers),
        *_copies(slots, strangers, choice),
        *_chosen(choice),
        *_changed(recognised, choice),
        *_moved(slots, pieces, recognised),
        *_missing(slots, found),
    ]
    if not any(slot.key for slot in found):
        problems = [UNKNOWN]
    sources, cleaned = _cleaned(slots, pieces, found)
    cells = _cells(slots, [p for p in pieces if p not in choice.dropped], found, sources)
    rebuilt = NotebookNode(nbformat=4, nbformat_minor=5)
    rebuilt["metadata"], rebuilt["cells"] = copy.deepcopy(master.metadata), cells
    return rebuilt, problems + cleaned


def answers_to(exercise: Exercise, content: bytes) -> dict[str, str]:
    """Return the answers that would be graded, by task id; empty for an unreadable file."""
    try:
        submitted, _ = read_notebook(content)
    except Unreadable:
        return {}
    cells = marked(repair(submitted, exercise.master, exercise.released)[0])
    return {task.id: cells[task.id].source.strip() for task in exercise.tasks}


def _cells(
    slots: list[Slot], pieces: list[Piece], found: Matches, sources: dict[Piece, str]
) -> list[NotebookNode]:
    behind = _own_cells(pieces, found)
    cells, ids = [], {slot.master.id for slot in slots}
    for place in range(-1, len(slots)):
        slot = slots[place] if place >= 0 else None
        if slot is not None and (slot.key or slot in found):
            answered = slot in found and not slot.locked
            cells.append(_course_cell(slot, sources[found[slot]] if answered else None))
        for piece in behind.get(place, []):
            own = _own_cell(piece, sources[piece], ids)
            ids.add(own.id)
            cells.append(own)
    return cells


def _own_cells(pieces: list[Piece], found: Matches) -> dict[int, list[Piece]]:
    """Return the participant's own cells by the place of the course cell they follow."""
    known = {piece: slot for slot, piece in found.items()}
    answers = [(at, known[p]) for at, p in enumerate(pieces) if p in known and known[p].answer]
    around = neighbours(pieces, found)
    behind: dict[int, list[Piece]] = {}
    for at, piece in enumerate(pieces):
        if piece in known:
            continue
        last = around[piece][0]
        # An answer written below its tests moves up, and what it builds on with it.
        up = [s.place - 1 for i, s in answers if last and i > at and s.group == last.group]
        behind.setdefault(min([last.place if last else -1, *up]), []).append(piece)
    return behind


def _course_cell(slot: Slot, answer: str | None) -> NotebookNode:
    master = slot.master
    cell = NotebookNode(cell_type=master.cell_type, id=master.get("id"))
    cell["metadata"] = copy.deepcopy(master.metadata)
    cell["source"] = master.source if answer is None else answer
    if master.cell_type == "code":
        cell["outputs"], cell["execution_count"] = [], None
    return cell


def _own_cell(piece: Piece, source: str, taken: set[str]) -> NotebookNode:
    name = piece.id if piece.id and piece.id not in taken else free_id(taken)
    metadata = {key: value for key, value in piece.cell.metadata.items() if key != "nbgrader"}
    cell = NotebookNode(cell_type=piece.kind, id=name, source=source)
    cell["metadata"] = copy.deepcopy(metadata)
    if piece.kind == "code":
        cell["outputs"], cell["execution_count"] = [], None
    elif "attachments" in piece.cell:
        cell["attachments"] = copy.deepcopy(piece.cell.attachments)
    return cell


def _cleaned(
    slots: list[Slot], pieces: list[Piece], found: Matches
) -> tuple[dict[Piece, str], list[Problem]]:
    """Return the text of every piece without accidents of pasting."""
    known = {piece: slot for slot, piece in found.items()}
    sources: dict[Piece, str] = {}
    where: dict[str, list[Slot | None]] = {}
    for piece in dict.fromkeys([*pieces, *found.values()]):
        slot, done = known.get(piece), []
        sources[piece] = piece.source
        if (slot.kind if slot else piece.kind) == "code" and not (slot and slot.locked):
            sources[piece], done = mended(piece.source)
        for what in done:
            where.setdefault(what, []).append(slot)
    problems = []
    for what, places in where.items():
        own = [slot for slot in places if slot]
        text = f"ada {what} yang ikut tersalin ke dalam kode{_ids(own)}; dibuang."
        problems.append(_about(own, text))
    return sources, problems


def _merged(merged: list[Slot]) -> list[Problem]:
    text = f"sel tergabung dengan sel lain{_ids(merged)}; dipisahkan lagi."
    return [_about(merged, text)] if merged else []


def _lost_marks(found: Matches) -> list[Problem]:
    lost = [s for s, piece in found.items() if s.key and piece.whole and piece.key != s.key]
    lost.sort(key=lambda slot: slot.place)
    if lost and not any(slot.key and piece.key == slot.key for slot, piece in found.items()):
        text = "Penanda soal hilang dari seluruh notebook; sel dikenali dari isi dan letaknya."
        return [Problem(text, NOTHING_TO_DO)]
    text = f"penanda soal hilang atau tertukar{_ids(lost)}; sel dikenali dari isi dan letaknya."
    return [_about(lost, text)] if lost else []


def _foreign(slots: list[Slot], strangers: Iterable[Piece]) -> list[Problem]:
    keys = {slot.key for slot in slots}
    foreign = [piece.key for piece in strangers if piece.key and piece.key not in keys]
    if not foreign:
        return []
    text = f"Ada sel dari latihan lain ({_list(foreign)}); sel itu tidak dinilai."
    return [Problem(text, NOTHING_TO_DO)]


def _copies(slots: list[Slot], strangers: list[Piece], choice: choosing.Choice) -> list[Problem]:
    """Report copies; copied texts and tests do not run, other copies stay own cells."""
    copied = list(choice.copied)
    for slot in slots:
        if not slot.locked:
            continue
        for piece in strangers:
            same = same_text(piece, slot) and (telling(slot) or claims(piece, slot))
            # A copied setup may run again; whoever copied it wanted fresh data.
            idle = same and (slot.test or slot.kind != "code")
            if idle:
                choice.dropped.add(piece)
            if idle or piece.key == slot.key:
                copied.append(slot)
    text = f"sel tersalin lebih dari sekali{_ids(copied)}; salinannya tidak dinilai."
    return [_about(copied, text)] if copied else []


def _chosen(choice: choosing.Choice) -> list[Problem]:
    said = (
        (
            choice.differing,
            "sel jawaban tersalin dan isinya beda{}; yang dinilai yang terakhir.",
        ),
        (choice.elsewhere, "jawaban ditulis di luar sel jawabannya{}; tetap dinilai."),
    )
    problems = [_about(s, text.format(_ids(s)), CHECK_ANSWER) for s, text in said if s]
    if choice.joined:
        text = f"sel jawaban terbagi menjadi beberapa sel{_ids(choice.joined)}; disatukan lagi."
        problems.append(_about(choice.joined, text))
    return problems


def _changed(found: Matches, choice: choosing.Choice) -> list[Problem]:
    changed = [
        slot
        for slot, piece in sorted(found.items(), key=lambda pair: pair[0].place)
        if slot.key and piece.whole
        if piece.kind != slot.kind
        or (slot.locked and not same_text(piece, slot))
        or (piece.key == slot.key and _mark_differs(piece, slot))
    ]
    text = f"sel soal berubah{_ids(changed)}; dikembalikan ke aslinya."
    return [_about(changed, text)] if changed else []


def _mark_differs(piece: Piece, slot: Slot) -> bool:
    mark, right = piece.cell.metadata["nbgrader"], slot.master.metadata["nbgrader"]
    return any(mark.get(k) != right.get(k) for k in ("grade", "solution", "locked", "points"))


def _moved(slots: list[Slot], pieces: list[Piece], found: Matches) -> list[Problem]:
    places = {piece: at for at, piece in enumerate(pieces)}
    moved, furthest = [], -1
    for slot in slots:
        at = places.get(found[slot], furthest) if slot in found and slot.key else furthest
        if at < furthest:
            moved.append(slot)
        furthest = max(furthest, at)
    text = f"urutan sel berubah{_ids(moved)}; dikembalikan ke urutan aslinya."
    return [_about(moved, text)] if moved else []


def _missing(slots: list[Slot], found: Matches) -> list[Problem]:
    # A deleted heading costs nobody anything; only what can change a mark is worth a line.
    gone = [s for s in slots if s.key and s not in found and (s.answer or s.kind == "code")]
    answers = [slot for slot in gone if slot.answer]
    others = [slot for slot in gone if not slot.answer]
    problems = []
    if answers:
        text = f"sel jawaban terhapus{_ids(answers)}; dianggap belum dijawab."
        problems.append(_about(answers, text, LOOK_ELSEWHERE))
    if others:
        problems.append(_about(others, f"sel soal terhapus{_ids(others)}; ditambahkan kembali."))
    return problems


def _about(slots: list[Slot], text: str, action: str = NOTHING_TO_DO) -> Problem:
    """Return a problem that names the tasks it is about, as people call them."""
    tasks = list(dict.fromkeys(slot.label for slot in slots if slot.label))
    if not tasks or len(tasks) > _LISTED or not all(slot.label for slot in slots):
        return Problem(text[0].upper() + text[1:], action)
    named = " dan ".join(filter(None, [", ".join(tasks[:-1]), tasks[-1]]))
    return Problem(f"{named}: {text}", action)


def _ids(slots: list[Slot]) -> str:
    return f" ({_list([slot.key for slot in slots])})" if slots else ""


def _list(keys: list[str | None]) -> str:
    names = list(dict.fromkeys(key for key in keys if key))
    more = f", dan {len(names) - _LISTED} lainnya" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more
