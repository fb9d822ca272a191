"""The list of perangkat daerah (one replaceable file) and finding one by loose spelling."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from bimtek.errors import CourseError
from bimtek.paths import DATASETS

OFFICE_LIST = DATASETS / "referensi" / "perangkat_daerah.csv"

# Words that people add or leave out freely; they never tell two offices apart.
FILLERS = {"provinsi", "propinsi", "prov", "nusa", "tenggara", "barat", "ntb", "dan", "kantor"}
KINDS = {"dinas", "badan", "satuan", "daerah"}
OMITTED = KINDS - {"daerah"}  # in front of a name: "Kesehatan" is Dinas Kesehatan
SURE = 0.84
NEAR = 0.6
CLEAR_LEAD = 0.04


@dataclass(frozen=True)
class Office:
    """One perangkat daerah: official name and, where a source confirms it, its short name."""

    name: str
    short: str = ""


@lru_cache
def load_offices(path: Path = OFFICE_LIST) -> tuple[Office, ...]:
    """Return the offices of `path`, a CSV with at least the columns `nama` and `singkatan`.

    A row with a `kode_induk` is a unit of another office; units are left out.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if not row.get("kode_induk")]
        return tuple(Office(row["nama"].strip(), row["singkatan"].strip()) for row in rows)
    except (OSError, KeyError, AttributeError, UnicodeDecodeError) as error:
        raise CourseError(
            f"Daftar perangkat daerah {path.name} tidak dapat dibaca. Simpan sebagai CSV UTF-8 "
            "dengan kolom nama dan singkatan, lalu ulangi."
        ) from error


def slug(text: str, limit: int = 40) -> str:
    """Return `text` as lower-case ASCII words joined by '-', safe in a file name everywhere."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    short = "-".join(words)[: limit + 1]
    if len(short) > limit:
        short = short[:limit] if "-" not in short else short.rsplit("-", 1)[0]
    return short


def suggest(text: str, offices: Sequence[Office], limit: int = 5) -> list[tuple[float, Office]]:
    """Return the offices nearest to `text` with a likeness of 0 to 1, best first."""
    scored = [(_likeness(text, office), office) for office in offices]
    scored.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [pair for pair in scored if pair[0] >= NEAR][:limit]


def recognise(text: str, offices: Sequence[Office]) -> Office | None:
    """Return the one office that `text` surely means, or None.

    That is its name or its short name, typing errors allowed. A name of which whole words are
    missing, or that has others besides, may be another office's.
    """
    near = suggest(text, offices, limit=2)
    if not near or near[0][0] < SURE:
        return None
    if len(near) > 1 and near[0][0] - near[1][0] < CLEAR_LEAD:
        return None
    office = near[0][1]
    asked = _words(text)
    if office.short and asked == _words(office.short):
        return office
    return office if _same_words(asked, _words(office.name)) else None


def _same_words(asked: list[str], named: list[str]) -> bool:
    """Tell whether each word of the one is a word of the other, typing errors allowed."""
    if named[0] in OMITTED and asked[0] not in OMITTED:
        named = named[1:]
    return all(
        any(_word_likeness(word, other) for other in others)
        for words, others in ((asked, named), (named, asked))
        for word in words
    )


def _likeness(text: str, office: Office) -> float:
    """Score 0 to 1: same words count most, then misspelt words, then an abbreviation."""
    asked, named = _words(text), _words(office.name)
    if not asked:
        return 0.0
    if asked == named or (office.short and asked == _words(office.short)):
        return 1.0
    asked_core = [word for word in asked if word not in KINDS] or asked
    named_core = [word for word in named if word not in KINDS] or named
    initials = "".join(word[0] for word in named)
    best = [_best_likeness(word, named_core, initials) for word in asked_core]
    found = sum(score >= 0.8 for score in best) / len(named_core)
    words = sum(best) / len(best) * (0.75 + 0.25 * min(found, 1))
    if asked[0] in KINDS and asked[0] != named[0]:
        words -= 0.1
    return max(words, _abbreviation_likeness("".join(asked), named, named_core))


def _words(text: str) -> list[str]:
    return [word for word in slug(text, limit=200).split("-") if word and word not in FILLERS]


def _best_likeness(word: str, names: list[str], initials: str) -> float:
    likeness = max(_word_likeness(word, other) for other in names)
    return max(likeness, 0.8) if len(word) >= 3 and word in initials else likeness


def _word_likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    ratio = SequenceMatcher(None, word, other).ratio()
    if len(word) >= 4 and other.startswith(word):
        return max(0.9, ratio)
    return ratio if ratio >= 0.75 else 0.0


def _abbreviation_likeness(short: str, *names: list[str]) -> float:
    """Score an abbreviation such as 'diskominfotik': its letters occur in order in the name.

    The score stays below SURE: which short names an office uses is not for us to assert,
    so an abbreviation only leads to a question.
    """
    scores = [0.0]
    for words in names:
        name = "".join(words)
        letters = iter(name)
        if 3 <= len(short) <= 14 and name[0] == short[0] and all(c in letters for c in short):
            scores.append(NEAR + 0.2 * len(short) / len(name))
    return max(scores)
