"""The optional list of participants, peserta.csv, and finding a person on it by loose spelling."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bimtek.errors import CourseError
from bimtek.grading.collecting import names
from bimtek.grading.collecting.found import Found, shown
from bimtek.identity import LONGEST, Identity
from bimtek.offices import Office, load_offices, recognise, slug, suggest

FILE_NAME = "peserta.csv"
NAME, OFFICE = "nama", "perangkat_daerah"
CURE = f"Simpan lagi dari Excel sebagai CSV dengan kolom {NAME} dan {OFFICE}, lalu nilai lagi."
WRONG_NAMES = {"peserta.xlsx", "peserta.xls", "peserta.ods", "peserta.csv.txt", "peserta.txt"}
NOT_USED = "Daftar peserta tidak dipakai: "
OTHER_USED = f"Berkas ini tidak dipakai; daftar peserta dibaca dari {FILE_NAME}."
LARGEST = 1_000_000  # bytes


@dataclass(frozen=True)
class Person:
    """One row of the list; `office` is empty when the list does not tell."""

    name: str
    office: str


def is_list(found: Found) -> bool:
    """Tell whether a file is the list: it counts only directly in the folder."""
    return not found.container and str(found.path).casefold() == FILE_NAME


def looks_like_list(found: Found) -> bool:
    """Tell whether somebody left the list there in the format of an office program."""
    return not found.container and str(found.path).casefold() in WRONG_NAMES


def read(content: bytes) -> list[Person]:
    """Return the people on the list, each once; raises CourseError when it is unusable.

    Whatever stands above the row with the titles of the columns is passed over.
    """
    try:
        if len(content) > LARGEST:
            raise ValueError
        rows = _table(_decoded(content).strip().splitlines())
        columns = _titles(rows[0])
        name = columns.index(NAME)
        office = columns.index(OFFICE) if OFFICE in columns else None
    except (ValueError, IndexError, csv.Error) as error:
        raise CourseError(f"{NOT_USED}{FILE_NAME} tidak dapat dibaca.") from error
    people = [Person(_cell(row, name), official(_cell(row, office))) for row in rows[1:]]
    named = [each for each in dict.fromkeys(people) if any(map(str.isalpha, each.name))]
    if not named:
        raise CourseError(f"{NOT_USED}{FILE_NAME} belum berisi nama.")
    return named


def _table(lines: list[str]) -> list[list[str]]:
    """Return the rows from the titles of the columns on; people like a heading above them."""
    for number, line in enumerate(lines):
        delimiter = max(";,\t", key=line.count)
        if any(NAME in _titles(row) for row in csv.reader([line], delimiter=delimiter)):
            text = io.StringIO("\n".join(lines[number:]))
            return list(csv.reader(text, delimiter=delimiter))
    return []


def _titles(row: list[str]) -> list[str]:
    return ["_".join(title.casefold().split()) for title in row]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _cell(row: list[str], column: int | None) -> str:
    text = row[column] if column is not None and column < len(row) else ""
    return " ".join(shown(text).split())[:LONGEST]


def find_all(who: Identity, people: Sequence[Person]) -> list[list[Person]]:
    """Return for each name in `who` whom it may mean; a pair states the office of one of them."""
    found = [find(name, who.office, people) for name in who.names]
    if len(who.names) == 1:
        return found
    return [each or find(name, "", people) for each, name in zip(found, who.names, strict=True)]


def find(name: str, office: str, people: Sequence[Person]) -> list[Person]:
    """Return whom a name may mean: nobody, one person, or several among whom nothing tells.

    `name` may carry the office at its end. An office that contradicts the list's excludes
    a person, and then nobody with a name less alike is taken either.
    """
    asked = names.words(name)
    exact = [(names.SAME, each) for each in people if names.same(asked, names.words(each.name))]
    likely = exact or [(tier, each) for each in people if (tier := _tier(asked, each)) is not None]
    best = min((tier for tier, _ in likely), default=None)
    agreeing = [each for tier, each in likely if tier == best and _agree(office, each.office)]
    stated = [each for each in agreeing if office and each.office]
    return stated if len(stated) == 1 else agreeing


def is_loose(name: str, person: Person) -> bool:
    """Tell whether more than letter case, spaces, order and titles had to be overlooked."""
    return _tier(names.words(name), person) != names.SAME


def _tier(asked: tuple[str, ...], person: Person) -> int | None:
    likeness = names.compare(asked, names.words(person.name))
    if likeness is None:
        return None
    if likeness.extra:
        extra = " ".join(likeness.extra)
        if not person.office or not offices_agree(extra, person.office):
            return None
    return likeness.tier


def _agree(one: str, other: str) -> bool:
    return not one or not other or offices_agree(one, other)


@lru_cache(maxsize=10_000)
def offices_agree(one: str, other: str) -> bool:
    """Tell whether two spellings may mean the same office; an abbreviation may."""
    known = {office.name: office for office in load_offices()}
    left, right = (known.get(text, Office(text)) for text in (one, other))
    if left.name in known and right.name in known:
        return left == right
    same = slug(one, limit=200) == slug(other, limit=200)
    return same or bool(suggest(one, [right])) or bool(suggest(other, [left]))


@lru_cache(maxsize=10_000)
def official(office: str) -> str:
    """Return an office's official name when the spelling surely means one."""
    known = recognise(office, load_offices()) if office else None
    return known.name if known else office
