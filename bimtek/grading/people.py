"""Whose work a file is: from the identity that came with it, else from names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from bimtek.grading.folder import INSIDE, Found
from bimtek.identity import Identity
from bimtek.offices import load_offices, slug

UNKNOWN = "Tanpa nama"
PACKED = "kiriman-"
# What browsers, Drive and Windows add to the name of a copied file.
COPY_MARKS = re.compile(
    r"\(\d+\)|^(salinan dari|salinan|copy of)\s|[\s-]+(salinan|copy)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Participant:
    """One row of the reports: a person or a pair; `id` is safe as a folder name."""

    id: str
    display: str
    office: str


def owner(found: Found, identities: Iterable[tuple[Found, Identity]]) -> Identity | None:
    """Return the identity that travels with `found`: the nearest one above it in its zip or folder.

    In a zip any identity will do when there is only one: such a zip is one person's parcel.
    """
    same = [(mark, who) for mark, who in identities if mark.container == found.container]
    above = [pair for pair in same if pair[0].path.parent in found.path.parents]
    if above:
        return max(above, key=lambda pair: len(pair[0].path.parts))[1]
    return same[0][1] if len(same) == 1 and found.container else None


def guess(found: Found, exercise: str) -> Identity:
    """Guess who it is from the zip's name, else the first folder, else the file's name."""
    nested = found.depth > 1
    outer = found.container.rpartition(INSIDE)[2] if nested else found.container
    outer = PurePosixPath(outer or found.path)
    stem = _clean(re.sub(r"\.ipynb$", "", outer.stem, flags=re.IGNORECASE))
    if len(outer.parts) > 1 and not nested and not (found.container and stem.startswith(PACKED)):
        stem = _clean(outer.parts[0])
    if stem.startswith(PACKED):
        return _from_packed(stem.removeprefix(PACKED))
    name = _clean(re.sub(re.escape(exercise), " ", stem, flags=re.IGNORECASE))
    name = " ".join(name.replace("_", " ").split())
    if not re.search(r"[^\W\d_]", name):
        name = f"{UNKNOWN} ({outer.name})"
    return Identity((name,), "")


def people(identities: Iterable[Identity]) -> dict[Identity, Participant]:
    """Return the participant of each identity; the same name and office are one participant.

    An identity without office joins the only one of that name that has an office.
    """
    unique = list(dict.fromkeys(identities))
    offices: dict[str, dict[str, Identity]] = {}
    for who in unique:
        if who.office:
            offices.setdefault(_key(who.display), {}).setdefault(_key(who.office), who)
    found: dict[Identity, Participant] = {}
    made: dict[tuple[str, str], Participant] = {}
    taken: set[str] = set()
    for who in sorted(unique, key=lambda who: (who.display, who.office)):
        known = offices.get(_key(who.display), {})
        same = known.get(_key(who.office)) or who
        if not who.office and len(known) == 1:
            same = next(iter(known.values()))
        key = _key(same.display), _key(same.office)
        if key not in made:
            made[key] = Participant(_free_id(same.slug, taken), same.display, same.office)
        found[who] = made[key]
    return found


def _clean(name: str) -> str:
    return COPY_MARKS.sub(" ", name.strip()).strip(" -_")


def _from_packed(text: str) -> Identity:
    """Take a name made by `kemas` apart: names, then the office, both as slugs."""
    for office in load_offices():
        end = "-" + slug(office.name, limit=30)
        if text.endswith(end):
            return Identity((_title(text.removesuffix(end)),), office.name)
    return Identity((_title(text),), "")


def _title(text: str) -> str:
    words = text.replace("-", " ").split()
    return " ".join(word if word == "dan" else word.capitalize() for word in words)


def _key(text: str) -> str:
    return slug(text, limit=400) or text.casefold()


def _free_id(wanted: str, taken: set[str]) -> str:
    wanted = wanted or "peserta"
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    taken.add(free)
    return free
