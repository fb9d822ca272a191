"""Who takes part: identities that mean one person or pair become one participant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bimtek.grading.collecting import names, roster
from bimtek.grading.collecting.found import Found
from bimtek.grading.collecting.guess import UNKNOWN
from bimtek.grading.collecting.roster import Person
from bimtek.identity import Identity
from bimtek.offices import slug

# Names that Windows gives to devices; no folder can be called so.
DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}


@dataclass(frozen=True)
class Participant:
    """One row of the reports: a person or a pair; `id` is safe as a folder name."""

    id: str
    display: str
    office: str


@dataclass
class People:
    """The participants of a class and how each identity was understood."""

    known: dict[Identity, Participant] = field(default_factory=dict)
    absent: list[Participant] = field(default_factory=list)  # on the list, nothing handed in
    # Names that the list does not settle, and whom on it each may mean.
    unlisted: dict[Identity, dict[str, list[Person]]] = field(default_factory=dict)
    # Names that are written otherwise on the list.
    loose: dict[Identity, dict[str, Person]] = field(default_factory=dict)
    listed: bool = False  # there is a list

    def is_listed(self, who: Identity) -> bool:
        """Tell whether everybody in `who` was found on the list."""
        return self.listed and who not in self.unlisted


class Owners:
    """Finds the identity that travels with a file."""

    def __init__(self, identities: Iterable[tuple[Found, Identity]]) -> None:
        self._at: dict[tuple[str, PurePosixPath], list[tuple[Found, Identity]]] = {}
        self._in: dict[str, list[tuple[Found, Identity]]] = {}
        for mark, who in identities:
            self._at.setdefault((mark.container, mark.path.parent), []).append((mark, who))
            self._in.setdefault(mark.container, []).append((mark, who))

    def of(self, found: Found, named: bool) -> Identity | None:
        """Return the nearest identity above `found` in its zip or folder, or None.

        In a zip any identity will do when there is only one: such a zip is one person's
        parcel. Where a folder of the file is `named` after somebody, an identity that
        lies elsewhere, or loose among everybody's files, says nothing; nor do two
        people's in one place.
        """
        for parent in found.path.parents:
            here = self._at.get((found.container, parent))
            shared = not found.container and not parent.parts and len(found.path.parts) > 1
            if here and not (shared and named):
                return _only(here)
        inside = self._in.get(found.container, [])
        parcel = found.container and not named and len(inside) == 1
        return _only(inside) if parcel else None


def _only(marks: list[tuple[Found, Identity]]) -> Identity | None:
    """Return the newest of identities of one person; None when they are of several."""
    if len({frozenset(map(key, who.names)) for _, who in marks}) > 1:
        return None
    return max(marks, key=lambda pair: (pair[0].modified, pair[0].place))[1]


def key(name: str) -> str:
    """Return what is the same for all spellings that clearly mean one name."""
    if name.startswith(UNKNOWN):
        return name
    return "".join(names.words(name)) or name.casefold()


def people(identities: Iterable[Identity], listed: Sequence[Person] = ()) -> People:
    """Return the participants: one for each person or pair, and everybody on the list."""
    result, taken = People(listed=bool(listed)), set()
    groups: dict[frozenset[str], list[tuple[Identity, list[Person | None]]]] = {}
    handed_in: set[Person] = set()
    for who in sorted(set(identities), key=lambda who: (who.display, who.office)):
        matches = _matches(who, listed, result)
        handed_in.update(each for each in matches if each)
        group = frozenset(
            f"{each.name}/{each.office}" if each else key(name)
            for each, name in zip(matches, who.names, strict=True)
        )
        groups.setdefault(group, []).append((who, matches))
    for members in groups.values():
        for together in _by_office(members):
            participant = _participant(together, taken)
            result.known |= {who: participant for who, _ in together}
    for person in listed:
        if person not in handed_in:
            alone = Identity((person.name,), person.office)
            result.absent.append(Participant(_free_id(alone.slug, taken), *_row(alone)))
    return result


def _matches(who: Identity, listed: Sequence[Person], result: People) -> list[Person | None]:
    """Return the people on the list; remember names that it does not hold just so."""
    if not listed:
        return [None] * len(who.names)
    matches = []
    for name, found in zip(who.names, roster.find_all(who, listed), strict=True):
        matches.append(found[0] if len(found) == 1 else None)
        if len(found) != 1:
            unsettled = result.unlisted.setdefault(who, {})
            if not name.startswith(UNKNOWN):
                unsettled[name] = found
        elif roster.is_loose(name, found[0]):
            result.loose.setdefault(who, {})[name] = found[0]
    return matches


def _by_office(
    members: list[tuple[Identity, list[Person | None]]],
) -> list[list[tuple[Identity, list[Person | None]]]]:
    """Part people of one name by office; who tells none joins the only ones of that name."""
    if all(all(matches) for _, matches in members):
        return [members]
    parts: dict[str, list[tuple[Identity, list[Person | None]]]] = {}
    for member in sorted(members, key=lambda each: (-len(each[0].office), each[0].office)):
        office = roster.official(member[0].office)
        same = [each for each in parts if each and office and roster.offices_agree(office, each)]
        parts.setdefault(same[0] if same else office, []).append(member)
    if "" in parts and len(parts) == 2:
        without = parts.pop("")
        next(iter(parts.values())).extend(without)
    return list(parts.values())


def _participant(
    together: list[tuple[Identity, list[Person | None]]], taken: set[str]
) -> Participant:
    """Return one participant for identities that mean the same; the list's spelling wins."""
    who, matches = max(together, key=lambda each: (bool(each[0].office), _written_well(each[0])))
    shown = [each.name if each else name for each, name in zip(matches, who.names, strict=True)]
    office = next((each.office for each in matches if each and each.office), "") or who.office
    same = Identity(tuple(shown), office)
    return Participant(_free_id(same.slug, taken), *_row(same))


def _written_well(who: Identity) -> tuple[bool, int]:
    """Prefer capitals where they belong, and spaces between the words."""
    return who.display not in {who.display.lower(), who.display.upper()}, who.display.count(" ")


def _row(who: Identity) -> tuple[str, str]:
    return who.display, who.office


def _free_id(wanted: str, taken: set[str]) -> str:
    wanted = slug(wanted, limit=80) or "peserta"
    wanted = f"peserta-{wanted}" if wanted in DEVICES else wanted
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    taken.add(free)
    return free
