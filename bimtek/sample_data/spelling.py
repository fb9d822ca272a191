"""The ways names, codes and dates get written in office files."""

from __future__ import annotations

import datetime as dt

# Offices shorten these in more than one way; none equals the English abbreviation.
_SHORT_MONTHS = (
    "Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des",
)  # fmt: skip
_SHORT_WORDS = {
    "Kabupaten": "Kab.",
    "Kecamatan": "Kec.",
    "Provinsi": "Prov.",
    "Dinas": "Dis.",
    "Puskesmas": "PKM",
    "Kantor": "Ktr.",
    "Cabang": "Cab.",
    "Bagian": "Bag.",
}
# Latin letters and the Cyrillic ones that look the same.
_LOOK_ALIKE = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х"}
# Kemendagri codes that a list from before the division of a kabupaten would still carry.
# Lombok Utara came out of Lombok Barat (Law 26/2008).
_OUTDATED = {"52.08": "52.01", "5208": "5201"}


def short_date(day: dt.date) -> str:
    """Return 12-Agt-23."""
    return f"{day.day}-{_SHORT_MONTHS[day.month - 1]}-{day.year % 100:02d}"


def abbreviated(text: str) -> str:
    """Shorten the first word that offices shorten; "Kota" becomes "Kt." nowhere."""
    for word, short in _SHORT_WORDS.items():
        if text.startswith(f"{word} "):
            return text.replace(word, short, 1)
    return text


def look_alike(text: str) -> str:
    """Replace the first letter that has a Cyrillic double."""
    for index, letter in enumerate(text):
        if letter in _LOOK_ALIKE:
            return f"{text[:index]}{_LOOK_ALIKE[letter]}{text[index + 1 :]}"
    return text


def typo(text: str, chance: float) -> str:
    """Swap two neighbouring letters, or double one in a short word."""
    places = [
        index
        for index in range(1, len(text) - 2)
        if text[index].isalpha() and text[index + 1].isalpha() and text[index] != text[index + 1]
    ]
    if not places:
        return text
    at = places[int(chance * len(places))]
    return f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"


def outdated_code(code: str) -> str:
    """Return the code this region had before it was formed."""
    for new, old in _OUTDATED.items():
        if code.startswith(new):
            return old + code[len(new) :]
    return code
