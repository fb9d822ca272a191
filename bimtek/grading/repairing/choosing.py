"""Decide which text is a participant's answer when more than one cell could be."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from bimtek.grading.repairing.answer_text import checked, made, parses
from bimtek.grading.repairing.matching import (
    Matches,
    Piece,
    Slot,
    neighbours,
    same_text,
    similarity,
)


@dataclass
class Choice:
    """What was decided, by kind, for the report; `dropped` are pieces that shall not run."""

    copied: list[Slot] = field(default_factory=list)
    differing: list[Slot] = field(default_factory=list)
    joined: list[Slot] = field(default_factory=list)
    elsewhere: list[Slot] = field(default_factory=list)
    dropped: set[Piece] = field(default_factory=set)


def choose(slots: list[Slot], pieces: list[Piece], found: Matches) -> Choice:
    """Settle the answer of every answer cell; changes `pieces` and `found`."""
    choice = Choice()
    around = neighbours(pieces, found)
    taken, released = set(found.values()), {slot.given for slot in slots}
    free = [piece for piece in pieces if piece not in taken]
    for slot in slots:
        if not slot.answer:
            continue
        own = found.get(slot)
        others = released - {slot.given}
        copies = [piece for piece in free if piece.key == slot.key and piece.text not in others]
        candidates = [piece for piece in pieces if piece is own or piece in copies]
        touched = [piece for piece in candidates if is_touched(piece, slot)]
        region = [p for p in free if around[p][0] and around[p][0].group == slot.group]
        if len(candidates) > 1:
            near = [piece for piece in touched if piece is own or piece in region]
            _settle_copies(slot, candidates, near or touched, pieces, found, choice)
        elif own is not None and touched:
            _join_broken(slot, own, region, pieces, found, choice)
        if not touched:
            _look_elsewhere(slot, region, pieces, found, choice)
    return choice


def is_touched(piece: Piece, slot: Slot) -> bool:
    """Tell whether there is an answer in the piece."""
    return bool(piece.text) and piece.text != slot.given


def _settle_copies(
    slot: Slot,
    candidates: list[Piece],
    touched: list[Piece],
    pieces: list[Piece],
    found: Matches,
    choice: Choice,
) -> None:
    texts = list(dict.fromkeys(piece.text for piece in touched))
    if len(texts) > 1 and _are_parts(slot, touched, pieces):
        _join(slot, touched, pieces, found, choice)
        return
    kept = touched[-1] if touched else found.get(slot, candidates[0])
    if len(texts) == 1:
        kept = touched[0]
    (choice.differing if len(texts) > 1 else choice.copied).append(slot)
    found[slot] = kept
    at = candidates.index(kept)
    for order, piece in enumerate(candidates):
        # An untouched scaffold behind the answer would undo it.
        if piece is not kept and (
            piece.text == kept.text or (order > at and not is_touched(piece, slot))
        ):
            choice.dropped.add(piece)


def _are_parts(slot: Slot, touched: list[Piece], pieces: list[Piece]) -> bool:
    """Tell whether the pieces are one answer that was split, not attempts at the same."""
    places = [pieces.index(piece) for piece in touched]
    if places[-1] - places[0] != len(places) - 1:
        return False
    if any(similarity(a.text, b.text, 0.6) for a, b in pairwise(touched)):
        return False
    if slot.kind != "code":
        return True
    if not parses(_together(slot, touched)):
        return False
    names = [made(piece.text) & slot.names for piece in touched]
    apart = len(set().union(*names)) == sum(map(len, names))
    return apart or not all(parses(piece.source) for piece in touched)


def _join_broken(
    slot: Slot,
    own: Piece,
    region: list[Piece],
    pieces: list[Piece],
    found: Matches,
    choice: Choice,
) -> None:
    """Join an answer with the cell behind it when only both together are Python."""
    behind = pieces[pieces.index(own) + 1 :][:1]
    if slot.kind == "code" and behind and behind[0] in region and behind[0].kind == "code":
        both = [own, behind[0]]
        if not parses(own.source) and parses(_together(slot, both)):
            _join(slot, both, pieces, found, choice)


def _join(
    slot: Slot, parts: list[Piece], pieces: list[Piece], found: Matches, choice: Choice
) -> None:
    joined = Piece(parts[0].cell, _together(slot, parts), slot.key, None, whole=False)
    pieces[pieces.index(parts[0])] = joined
    choice.dropped.update(parts[1:])
    choice.joined.append(slot)
    found[slot] = joined


def _together(slot: Slot, parts: list[Piece]) -> str:
    return ("\n" if slot.kind == "code" else "\n\n").join(part.source for part in parts)


def _look_elsewhere(
    slot: Slot, region: list[Piece], pieces: list[Piece], found: Matches, choice: Choice
) -> None:
    """Take an answer written into another cell of the same task, when its own cell is empty."""
    others = [p for p in region if p not in choice.dropped and _may_answer(p, slot)]
    inside = [
        part
        for locked, piece in found.items()
        if locked.group == slot.group and locked.locked and locked.kind == slot.kind
        if (part := _added(piece, locked, slot)) is not None
    ]
    if not others and not inside:
        return
    own, kept = found.get(slot), (others or inside)[-1]
    if own is not None and kept in pieces and pieces.index(own) > pieces.index(kept):
        choice.dropped.add(own)
    found[slot] = kept
    choice.elsewhere.append(slot)


def _may_answer(piece: Piece, slot: Slot) -> bool:
    if not is_touched(piece, slot):
        return False
    if slot.kind != "code":
        return piece.kind != "code"
    return piece.kind == "code" and bool(made(piece.text) & slot.names)


def _added(piece: Piece, locked: Slot, slot: Slot) -> Piece | None:
    """Return what a participant wrote into a locked cell, if it can be the answer."""
    if not piece.whole or same_text(piece, locked):
        return None
    given = set(map(str.strip, locked.given.split("\n")))
    lines = [line for line in piece.text.split("\n") if line.strip() not in given]
    added = Piece(piece.cell, "\n".join(lines).strip("\n"), None, None, whole=False)
    if slot.kind == "code":
        return added if made(added.text) & slot.names and not checked(added.text) else None
    # A corrected word is no answer; a paragraph of one's own is.
    changed = any(similarity(line, old, 0.6) for line in lines for old in given)
    return added if added.text.strip() and not changed else None
