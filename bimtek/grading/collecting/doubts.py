"""Lines about who handed in: where a person should see whether the names were understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bimtek import identity
from bimtek.grading.collecting import roster
from bimtek.grading.collecting.found import INSIDE, Found
from bimtek.grading.collecting.guess import UNKNOWN
from bimtek.grading.collecting.people import Participant, People, key
from bimtek.grading.collecting.roster import Person
from bimtek.grading.problem import ASK_AGAIN, FileProblem
from bimtek.identity import Identity

IDENTITY_FILE = f"berkas identitas ({identity.FILE_NAME})"
RENAME = "Ganti nama berkas atau foldernya menjadi nama peserta, lalu nilai lagi."
RENAME_IF_WRONG = (
    "Bila namanya benar, tidak ada yang perlu dilakukan. Bila keliru, ganti nama berkas atau "
    "foldernya menjadi nama peserta, lalu nilai lagi."
)
ASK_WHO = (
    f"Tanyakan siapa orangnya, lalu tulis nama lengkapnya di {IDENTITY_FILE} atau sebagai "
    "nama berkasnya, dan nilai lagi."
)
CHECK_LIST = (
    f"Bila ia memang peserta, tambahkan namanya ke {roster.FILE_NAME}; bila namanya salah tulis, "
    "samakan dengan daftar."
)
CHECK_MATCH = f"Kalau bukan orang yang sama, betulkan {roster.FILE_NAME}, lalu nilai lagi."


@dataclass(frozen=True)
class Mark:
    """A place where an identity was met: in an identity file, or guessed from names."""

    place: str
    who: Identity
    in_zip: bool

    @property
    def parcel(self) -> str:
        """How the places of all begin that lies in the same zip or folder."""
        return self.place + INSIDE if self.in_zip else "".join(self.place.rpartition("/")[:2])

    @classmethod
    def of(cls, found: Found, who: Identity) -> Mark:
        """Return the mark of a file; what came in a zip is reported at the zip."""
        return cls(found.container or found.place, who, bool(found.container))


def doubts(
    carried: list[Mark],
    works: list[Mark],
    understood: People,
    listed: Iterable[Person],
    unopened: list[str],
) -> Iterator[FileProblem]:
    """Yield the lines: `carried` are the identity files, `works` the notebooks' owners.

    `unopened` are places of files that may hold work as well.
    """
    with_work = {each.who for each in works}
    for each in carried:
        may_have = any(place.startswith(each.parcel) for place in unopened)
        if each.who not in with_work and not may_have:
            participant = understood.known[each.who]
            text = f"Kiriman {participant.display} tidak berisi latihan apa pun."
            yield FileProblem(each.place, text, ASK_AGAIN)
    yield from _guessed(carried, works, understood)
    yield from _matched_loosely([*carried, *works], understood)
    yield from _not_on_the_list([*carried, *works], understood, {key(p.name) for p in listed})
    yield from _namesakes([*carried, *works], understood)


def _guessed(carried: list[Mark], works: list[Mark], understood: People) -> Iterator[FileProblem]:
    """Report each participant who was recognised by a name only, once, unless it is listed."""
    done = {understood.known[each.who] for each in carried}
    for each in works:
        participant = understood.known[each.who]
        if participant not in done and not understood.is_listed(each.who):
            done.add(participant)
            name = participant.display
            text = f"Tidak ada {IDENTITY_FILE}; peserta dikenali sebagai “{name}”."
            action = RENAME if name.startswith(UNKNOWN) else RENAME_IF_WRONG
            yield FileProblem(each.place, text, action)


def _matched_loosely(marks: list[Mark], understood: People) -> Iterator[FileProblem]:
    """Report, once, each name that was taken for one that the list writes otherwise."""
    done = set()
    for each in marks:
        for name, person in understood.loose.get(each.who, {}).items():
            if (name, person) not in done:
                done.add((name, person))
                text = (
                    f"Di kiriman tertulis “{name}”; dicocokkan dengan “{person.name}” "
                    f"di {roster.FILE_NAME}."
                )
                yield FileProblem(each.place, text, CHECK_MATCH)


def _not_on_the_list(
    marks: list[Mark], understood: People, names_on_it: set[str]
) -> Iterator[FileProblem]:
    """Report each name that the list does not settle, once."""
    done = set()
    for each in marks:
        for name, meant in understood.unlisted.get(each.who, {}).items():
            # A namesake of somebody on the list has a line of its own.
            if name in done or (not meant and key(name) in names_on_it):
                continue
            done.add(name)
            if meant:
                people = "; ".join(_described(person) for person in meant)
                text = f"“{name}” dapat berarti beberapa orang di {roster.FILE_NAME}: {people}."
                yield FileProblem(each.place, text, ASK_WHO)
            else:
                text = f"“{name}” tidak ada di {roster.FILE_NAME}."
                yield FileProblem(each.place, text, CHECK_LIST)


def _described(person: Person) -> str:
    return f"{person.name} ({person.office})" if person.office else person.name


def _namesakes(marks: list[Mark], understood: People) -> Iterator[FileProblem]:
    """Report, once for each name, participants that only their offices tell apart."""
    groups: dict[str, dict[Participant, str]] = {}
    doubtful: dict[str, str] = {}
    for each in marks:
        participant = understood.known[each.who]
        name = key(participant.display)
        groups.setdefault(name, {}).setdefault(participant, each.place)
        if not understood.is_listed(each.who):
            doubtful[name] = groups[name][participant]
    for participant in understood.absent:
        groups.setdefault(key(participant.display), {}).setdefault(participant, "")
    for name, same in groups.items():
        if len(same) > 1 and name in doubtful:
            offices = "; ".join(sorted(each.office or "tidak disebutkan" for each in same))
            text = f"Nama sama, perangkat daerah berbeda ({offices})."
            yield FileProblem(doubtful[name], text, "Periksa apakah ini orang yang sama.")
