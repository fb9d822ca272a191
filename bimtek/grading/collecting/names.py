"""Compare names of people as they are really written: titles, order, initials, typing errors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BEFORE = """
    prof dr drs dra drg drh ir h hj haji hajjah kh tgh ust ustaz ustadz apt ns bapak bpk pak ibu
    bu sdr sdri saudara saudari mr mrs ms
"""
# Written together: S.Kom. and S. Kom both become "skom".
_AFTER = """
    skom se sh st sp si spd spdi ssos sosi sip sap sak ssi sst sstp stp stat sstat skep skeb sfarm
    skm sgz shut sag shum sthi spi spt sikom sked sptk spsi stati spar str strstat mkom me mh mt
    mp mm msi mpd mpdi msos map mak mip mkes mkep mhum mag mikom mstat mti meng mtr mec msc ma mpa
    mph mba mek med bsc ba be phd amd amdkeb amdkep ners ns apt lc cpns
"""
_MUHAMMAD = "muh moh mhd muhamad mohamad mohammad mochamad mochammad"
TITLES_BEFORE = set(_BEFORE.split())
TITLES_AFTER = set(_AFTER.split())
SPELLINGS = dict.fromkeys(_MUHAMMAD.split(), "muhammad")
LEAST_FOR_TYPO = 4  # letters of a word
LEAST_NAME_FOR_TYPO = 8  # letters of a name: Rina and Rini are two people
MOST_TYPOS = 2

# How a name was found to be another, the surest first.
SAME, INITIALS, TYPOS, PART = range(4)


@dataclass(frozen=True)
class Likeness:
    """How surely two names are one, and the words that only the first has."""

    tier: int
    extra: tuple[str, ...]


@lru_cache(maxsize=10_000)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in plain small letters, without titles before and after it.

    At least one word remains of a name that has any.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    found = re.findall(r"[^\W_]+", re.sub(r"['’‘`ʼ]", "", plain))
    while len(found) > 1 and found[0] in TITLES_BEFORE:
        del found[0]
    found = _without_titles_after(found)
    kept = [word for word in found if word not in {"hj", "haji", "hajjah"}] or found
    return tuple(SPELLINGS.get(word, word) for word in kept)


def _without_titles_after(found: list[str]) -> list[str]:
    for count in (3, 2, 1):
        rest, last = found[:-count], found[-count:]
        if rest and "".join(last) in TITLES_AFTER and (count == 1 or len(last[0]) <= 3):
            return _without_titles_after(rest)
    return found


def same(asked: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Tell whether two names have the same words in any order, or the same letters in order."""
    return sorted(asked) == sorted(named) or "".join(asked) == "".join(named)


def compare(asked: tuple[str, ...], named: tuple[str, ...]) -> Likeness | None:
    """Return how surely the words of two names mean one person, or None.

    The second is the full name: words may be missing in the first, and those it has
    besides are returned, for the caller to make sense of.
    """
    if not asked or not named:
        return None
    if same(asked, named):
        return Likeness(SAME, ())
    if _far_apart(asked, named):
        return None
    left, right = _differing(asked, named)
    exact = len(asked) - len(left)
    initials = _pair_initials(left, right)
    typos = _pair_typos(left, right) if len("".join(named)) >= LEAST_NAME_FOR_TYPO else 0
    initials += _drop_initials(left) + _drop_initials(right)
    if typos > MOST_TYPOS or not exact + typos:
        return _joined(asked, named)
    if right:
        solid = any(len(word) > 2 for word in set(asked) & set(named))
        return Likeness(PART, tuple(left)) if solid and not typos else None
    return Likeness(TYPOS if typos else INITIALS if initials else SAME, tuple(left))


def _far_apart(asked: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Turn most names away quickly: no word in common and letters that no typing error adds."""
    if set(asked) & set(named) or any(len(word) == 1 for word in asked + named):
        return False
    return len(set("".join(named)) - set("".join(asked))) > MOST_TYPOS


def _joined(asked: tuple[str, ...], named: tuple[str, ...]) -> Likeness | None:
    """Compare names in which the spaces are elsewhere, as in file names."""
    one, other = "".join(asked), "".join(named)
    if len(asked) == len(named) or min(len(one), len(other)) < LEAST_NAME_FOR_TYPO:
        return None
    return Likeness(TYPOS, ()) if distance(one, other) <= MOST_TYPOS else None


def _differing(asked: tuple[str, ...], named: tuple[str, ...]) -> tuple[list[str], list[str]]:
    left, right = [], list(named)
    for word in asked:
        if word in right:
            right.remove(word)
        else:
            left.append(word)
    return left, right


def _pair_initials(left: list[str], right: list[str]) -> int:
    """Take out the pairs of an initial and a word that begins with it; return how many."""
    found = 0
    for one, other in [(a, b) for a in left for b in right]:
        short, long = sorted((one, other), key=len)
        if one in left and other in right and len(short) == 1 and long.startswith(short):
            left.remove(one)
            right.remove(other)
            found += 1
    return found


def _pair_typos(left: list[str], right: list[str]) -> int:
    """Take out the pairs of words that differ by little; return how many letters in all."""
    close = [(a, b) for a in left for b in right if _may_be_close(a, b)]
    found = 0
    for letters, one, other in sorted((distance(a, b), a, b) for a, b in close):
        if one in left and other in right and letters <= _allowed(one, other):
            left.remove(one)
            right.remove(other)
            found += letters
    return found


def _allowed(one: str, other: str) -> int:
    """Return how many wrong letters make two words the same word still."""
    long = max(len(one), len(other))
    return 0 if long < LEAST_FOR_TYPO else 1 if long < 8 else MOST_TYPOS


def _may_be_close(one: str, other: str) -> bool:
    """Turn most pairs away quickly: a wrong letter changes at most two kinds of letters."""
    allowed = _allowed(one, other)
    return abs(len(one) - len(other)) <= allowed and len(set(one) ^ set(other)) <= 2 * allowed


def _drop_initials(side: list[str]) -> int:
    """Take out initials of a middle name that the other side leaves out; return how many."""
    before = len(side)
    side[:] = [word for word in side if len(word) > 1]
    return before - len(side)


def distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many or swapped; 3 means 3 or more."""
    most = MOST_TYPOS + 1
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) >= most and min(before) >= most:
            return most
    return min(row[-1], most)
