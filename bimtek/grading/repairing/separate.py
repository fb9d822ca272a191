"""Take cells apart that a participant merged, by the exercise's own texts."""

from __future__ import annotations

from bimtek.grading.repairing.answer_text import parted
from bimtek.grading.repairing.matching import Matches, Piece, Slot, flat, same_text, telling


def by_locked_texts(slots: list[Slot], pieces: list[Piece]) -> tuple[list[Piece], list[Slot]]:
    """Part pieces that hold the whole text of a locked cell that is nowhere else.

    Returns the pieces and the locked cells that were found inside others.
    """
    texts = {piece.text for piece in pieces}
    missing = [s for s in slots if s.locked and telling(s) and s.given not in texts]
    missing = [s for s in missing if not any(same_text(piece, s) for piece in pieces)]
    found: list[Slot] = []
    for slot in missing:
        for place, piece in enumerate(pieces):
            parts = _around(piece, slot)
            if parts:
                pieces = [*pieces[:place], *parts, *pieces[place + 1 :]]
                found.append(slot)
                break
    return pieces, found


def _around(piece: Piece, slot: Slot) -> list[Piece] | None:
    if len(piece.text) <= len(slot.given) or slot.given not in piece.text:
        return None
    before, found, behind = f"\n{piece.text}\n".partition(f"\n{slot.given}\n")
    if not found:
        return None
    # What stands first keeps the claims of the merged cell, unless they are the locked one's.
    first = None if piece.key == slot.key else piece.key
    parts = [Piece(piece.cell, slot.given, slot.key, None, whole=False)]
    if flat(before):
        parts.insert(0, Piece(piece.cell, flat(before), first, None, whole=False))
        first = None
    if flat(behind):
        parts.append(Piece(piece.cell, flat(behind), first, None, whole=False))
    return parts


def by_names(slots: list[Slot], pieces: list[Piece], found: Matches) -> list[Slot]:
    """Part answers that also hold the answer of a missing cell; changes pieces and found.

    Returns the answer cells that came back.
    """
    back = []
    for slot in slots:
        if slot in found or not slot.names:
            continue
        for other in [each for each in found if each.answer and each.names]:
            piece = found[other]
            parts = parted(piece.source, set(other.names), set(slot.names))
            if parts:
                own, second = (Piece(piece.cell, part, None, None, whole=False) for part in parts)
                at = pieces.index(piece)
                pieces[at : at + 1] = [own, second] if other.place < slot.place else [second, own]
                found[other], found[slot] = own, second
                back.append(slot)
                break
    return back
