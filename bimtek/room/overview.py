"""Who has handed in what and who has not, understood as `nilai` will understand it."""

from __future__ import annotations

from collections.abc import Sequence
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
    """One participant and every hand-in, the newest first."""

    participant: Participant
    receipts: tuple[Receipt, ...]
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


def overview(receipts: Sequence[Receipt], folder: Path) -> Overview:
    """Return the class: `receipts` the oldest first, `folder` with or without a peserta.csv."""
    listed, problem = _listed(folder)
    understood = people([who for each in receipts for who in each.graded_as], listed)
    by_person: dict[Participant, dict[str, Receipt]] = {}
    for each in reversed(receipts):
        for who in each.graded_as:
            by_person.setdefault(understood.known[who], {})[each.code] = each
    rows = [
        Row(participant, tuple(own.values()), _notes(tuple(own.values())))
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


def _notes(own: tuple[Receipt, ...]) -> tuple[str, ...]:
    """Say where the typed names are not those that travel in the files."""
    found = (
        f"Di halaman diketik “{each.who.display}, {each.who.office}”, di dalam berkas tertulis "
        f"“{other.display}, {other.office}”. Penilaian memakai yang di dalam berkas."
        for each in own
        for other in differing(each)
    )
    return tuple(dict.fromkeys(found))
