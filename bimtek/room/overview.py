"""Who has handed in what and who has not, understood as `nilai` will understand it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek.errors import CourseError
from bimtek.grading.collecting import roster
from bimtek.grading.collecting.people import Participant, people
from bimtek.grading.collecting.roster import Person
from bimtek.room.receipts import Receipt
from bimtek.room.whose import differing


@dataclass(frozen=True)
class Row:
    """One participant, every hand-in, the newest first, and the exercises in any of them."""

    participant: Participant
    receipts: tuple[Receipt, ...]
    exercises: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """The whole class; `listed` tells whether there is a list of participants."""

    rows: tuple[Row, ...]
    absent: tuple[Participant, ...]
    listed: bool
    problem: str  # why the list is not used

    @property
    def hand_ins(self) -> int:
        """How many hand-ins there are in all."""
        return len({each.code for row in self.rows for each in row.receipts})

    @property
    def per_exercise(self) -> list[tuple[str, int]]:
        """The exercises that have come and from how many, in the order of the course."""
        return sorted(Counter(name for row in self.rows for name in row.exercises).items())


def overview(receipts: Sequence[Receipt], folder: Path) -> Overview:
    """Return the class: `receipts` the oldest first, `folder` with or without a peserta.csv."""
    listed, problem = _listed(folder)
    understood = people([who for each in receipts for who in each.graded_as], listed)
    by_person: dict[Participant, dict[str, Receipt]] = {}
    done: dict[Participant, set[str]] = {}
    for each in reversed(receipts):
        for who, exercises in each.work.items():
            by_person.setdefault(understood.known[who], {})[each.code] = each
            done.setdefault(understood.known[who], set()).update(exercises)
    rows = [
        Row(
            participant, tuple(own.values()), tuple(sorted(done[participant])), _notes(own.values())
        )
        for participant, own in by_person.items()
    ]
    rows.sort(key=lambda row: row.receipts[0].at, reverse=True)
    absent = sorted(understood.absent, key=lambda each: each.display.casefold())
    return Overview(tuple(rows), tuple(absent), bool(listed), problem)


def _listed(folder: Path) -> tuple[list[Person], str]:
    path = folder / roster.FILE_NAME
    try:
        return roster.read(path.read_bytes()), ""
    except FileNotFoundError:
        return [], ""
    except OSError:
        return [], f"{roster.NOT_USED}{roster.FILE_NAME} sedang dikunci program lain."
    except CourseError as error:
        return [], f"{error} {roster.CURE.replace(', lalu nilai lagi', '')}"


def _notes(own: Iterable[Receipt]) -> tuple[str, ...]:
    """Say where the typed names are not those that travel in the files."""
    found = (
        f"Di halaman diketik “{each.who.display}, {each.who.office}”, di dalam berkas tertulis "
        f"“{other.display}, {other.office}”. Penilaian memakai yang di dalam berkas."
        for each in own
        for other in differing(each)
    )
    return tuple(dict.fromkeys(found))
