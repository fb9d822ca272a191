"""An entry of the list of files kept by hand: what, from where, under which licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bimtek.sample_data.declaration import Field

CC0 = {
    "name": "CC0-1.0",
    "title": "CC0 1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
MIT = {"name": "MIT", "title": "MIT", "path": "referensi/LISENSI-cahyadsn.txt"}
# Public facts, which nobody owns; the README says how to use them.
FACT = {"title": "fakta publik, sebut sumbernya", "path": "README.md"}
UNSTATED = {"title": "tidak dinyatakan oleh sumbernya", "path": "README.md"}


@dataclass(frozen=True)
class Source:
    """Where facts were taken from; `date` is that of the facts, not of the download."""

    title: str
    path: str = ""
    version: str = ""
    date: str = ""


@dataclass(frozen=True)
class ReferenceFile:
    """A file kept by hand, `path` below datasets/; without `fields` it is no table."""

    path: str
    title: str
    description: str
    sources: tuple[Source, ...]
    licences: tuple[Mapping[str, str], ...]
    fields: tuple[Field, ...] = ()
    keys: tuple[str, ...] = ()


COURSE = Source("Disusun untuk kursus ini")


def repository(name: str, version: str, date: str, what: str) -> Source:
    """Return a GitHub repository as source, `what` being what was taken from it."""
    return Source(f"{what}, lewat {name}", f"https://github.com/{name}", version, date)


def text(name: str, title: str, description: str, **constraints: object) -> Field:
    """Return a text field that every row fills."""
    return Field(name, title, description, constraints={"required": True, **constraints})


def whole(name: str, title: str, description: str, unit: str) -> Field:
    """Return a whole number that every row fills."""
    return Field(name, title, description, "integer", unit, {"required": True, "minimum": 0})


def points_to(reference: str, name: str, title: str, description: str) -> Field:
    """Return a text field whose values are those of another table's column."""
    return Field(name, title, description, "string", None, {"required": True}, reference)
