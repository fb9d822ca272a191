"""Receipts: what a participant gets for a hand-in, and what is kept about it."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bimtek.identity import Identity

# Without 0 O 1 I L: a code is read aloud and copied from paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
SHORT_SUM = 12  # characters of a checksum that are shown


@dataclass(frozen=True)
class HandedIn:
    """One file as it came: `inside` are the identities that travel in it.

    `exercises` are those after which its notebooks are called, e.g. `02-membaca-berkas`.
    """

    name: str
    size: int  # bytes
    sha256: str
    notebooks: int
    exercises: tuple[str, ...] = ()
    inside: tuple[Identity, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """One hand-in. `who` is what was typed; `place` is its folder, relative to all hand-ins.

    `staged` is where it waits below the room's own folder until it is in its place.
    """

    code: str
    at: datetime
    who: Identity
    files: tuple[HandedIn, ...]
    place: str = ""
    staged: str = ""

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises in all files, in the order of the course."""
        return tuple(sorted({name for each in self.files for name in each.exercises}))

    @property
    def graded_as(self) -> tuple[Identity, ...]:
        """Whose work `nilai` will take it for: what travels inside counts, else what was typed."""
        return tuple(self.work)

    @property
    def work(self) -> dict[Identity, set[str]]:
        """The exercises of each of `graded_as`; a file for several people counts for all."""
        work: dict[Identity, set[str]] = {}
        for each in self.files:
            for who in each.inside or (self.who,):
                work.setdefault(who, set()).update(each.exercises)
        return work


def new_code() -> str:
    """Return a code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def spoken(code: str) -> str:
    """Return a code in two halves, as it is read aloud."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def listed(exercises: Sequence[str]) -> str:
    """Return exercises by their numbers: latihan 02, 03."""
    numbers = ", ".join(name.partition("-")[0] for name in exercises)
    return f"latihan {numbers}" if numbers else "tanpa latihan yang dikenali dari nama berkasnya"


def codes_in(text: str) -> list[str]:
    """Return the codes that were typed, whatever stands between their halves."""
    letters = re.sub(r"[^A-Z0-9]", "", text.upper())
    found = (letters[n : n + CODE_LENGTH] for n in range(0, len(letters), CODE_LENGTH))
    return list(dict.fromkeys(each for each in found if len(each) == CODE_LENGTH))


def to_json(receipt: Receipt, kept: bool = False) -> dict[str, Any]:
    """Return what a participant gets; with `kept` also where the hand-in lies."""
    content = {
        "kode": receipt.code,
        "waktu": receipt.at.isoformat(timespec="seconds"),
        **_who(receipt.who),
        "berkas": [
            {
                "nama": each.name,
                "ukuran": each.size,
                "sha256": each.sha256,
                "notebook": each.notebooks,
                "latihan": list(each.exercises),
                "identitas": [_who(who) for who in each.inside],
            }
            for each in receipt.files
        ],
    }
    return content | {"tempat": receipt.place, "asal": receipt.staged} if kept else content


def from_json(content: dict[str, Any]) -> Receipt:
    """Return the receipt; raises KeyError, TypeError or ValueError when `content` is none."""
    files = (
        HandedIn(
            str(each["nama"]),
            int(each["ukuran"]),
            str(each["sha256"]),
            int(each["notebook"]),
            tuple(str(name) for name in each["latihan"]),
            tuple(_identity(who) for who in each["identitas"]),
        )
        for each in content["berkas"]
    )
    return Receipt(
        str(content["kode"]),
        datetime.fromisoformat(content["waktu"]),
        _identity(content),
        tuple(files),
        str(content.get("tempat", "")),
        str(content.get("asal", "")),
    )


def to_bytes(receipt: Receipt) -> bytes:
    """Return the content of the file that is kept."""
    return json.dumps(to_json(receipt, kept=True), ensure_ascii=False, indent=1).encode("utf-8")


def _who(who: Identity) -> dict[str, Any]:
    return {"nama": list(who.names), "perangkat_daerah": who.office}


def _identity(content: dict[str, Any]) -> Identity:
    return Identity(tuple(str(name) for name in content["nama"]), str(content["perangkat_daerah"]))
