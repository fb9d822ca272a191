"""Who hands in: one or two names and their office, asked once and kept in a small file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.offices import Office, load_offices, recognise, slug, suggest

FILE_NAME = "identitas.json"
VERSION = 1
LONGEST = 80
LONGEST_OFFICE = 120  # official names have up to 93 characters
YES = {"", "y", "ya", "iya", "benar", "betul", "yes"}


@dataclass(frozen=True)
class Identity:
    """One person or a pair, and the office as its official name or as free text."""

    names: tuple[str, ...]
    office: str

    @property
    def display(self) -> str:
        """The names as one text, as it stands in reports."""
        return " dan ".join(self.names)

    @property
    def slug(self) -> str:
        """A safe file name part: names, then office."""
        parts = (slug(self.display), slug(self.office, limit=30))
        return "-".join(part for part in parts if part)


def make(names: list[str], office: str) -> Identity:
    """Return a tidy identity; a recognised office gets its official name.

    Raises CourseError when a name or the office is not usable.
    """
    tidy = tuple(clean for clean in (_tidy(name) for name in names) if clean)
    if not 1 <= len(tidy) <= 2:
        raise CourseError("Tulis satu nama, atau dua nama bila Anda mengerjakan berdua.")
    for text, most in (*((name, LONGEST) for name in tidy), (_tidy(office), LONGEST_OFFICE)):
        if len(re.findall(r"[^\W\d_]", text)) < 2 or len(text) > most:
            raise CourseError(
                f"“{text[:most]}” belum dapat dipakai. Tulis nama orang dan perangkat daerah "
                f"dengan huruf, paling banyak {most} tanda."
            )
    known = recognise(office, load_offices())
    return Identity(tidy, known.name if known else _tidy(office))


def parse(content: bytes) -> Identity:
    """Read the identity file; raises CourseError when it is damaged."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
        names, office = data["nama"], data["perangkat_daerah"]
        if isinstance(names, str):
            names = [names]
        return make([str(name) for name in names], str(office))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CourseError(
            f"Isi {FILE_NAME} rusak. Tulis lagi dengan: {typed_command()} kemas --ubah-identitas"
        ) from error


def read(folder: Path) -> Identity | None:
    """Return the identity kept in `folder`, or None when it was never asked."""
    path = folder / FILE_NAME
    return parse(path.read_bytes()) if path.is_file() else None


def write(folder: Path, identity: Identity) -> None:
    """Keep `identity` in `folder`."""
    write_whole(folder / FILE_NAME, to_bytes(identity))


def to_bytes(identity: Identity) -> bytes:
    """Return the content of the identity file."""
    data = {
        "nama": list(identity.names),
        "perangkat_daerah": identity.office,
        "versi": VERSION,
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def ask(console: Console) -> Identity:
    """Ask the names and the office on the terminal until the person confirms them."""
    console.print("Siapa yang mengerjakan latihan ini? Pertanyaan ini hanya sekali.")
    while True:
        names = [_ask_name(console, "Nama lengkap Anda: ")]
        names.append(_ask_name(console, "Nama rekan (kosongkan bila sendiri): ", optional=True))
        identity = make(names, _ask_office(console))
        provincial = any(office.name == identity.office for office in load_offices())
        level = " (Provinsi NTB)" if provincial else ""
        console.print(f"\n  Nama             : {identity.display}", markup=False)
        console.print(f"  Perangkat daerah : {identity.office}{level}\n", markup=False)
        if _line(console, "Sudah benar? (y = ya, t = tidak) ").casefold() in YES:
            return identity


def _ask_name(console: Console, prompt: str, optional: bool = False) -> str:
    while True:
        name = _tidy(_line(console, prompt))
        if (optional and not name) or re.search(r"[^\W\d_]{2}", name):
            return name
        console.print("Tulis nama dengan huruf, misalnya: Siti Aminah")


def _ask_office(console: Console) -> str:
    """Ask until an office is known or the person says it is another institution."""
    while True:
        text = _tidy(_line(console, "Perangkat daerah, nama lengkap: "))
        if len(re.findall(r"[^\W\d_]", text)) < 2:
            console.print("Tulis nama perangkat daerah Anda.")
            continue
        known = recognise(text, load_offices())
        if known:
            return known.name
        chosen = _choose(console, text, [office for _, office in suggest(text, load_offices())])
        if chosen:
            return chosen


def _choose(console: Console, text: str, near: list[Office]) -> str | None:
    """Let the person pick a near match, keep `text` as another institution, or retype (None)."""
    console.print("Yang mana perangkat daerah Anda?")
    for number, office in enumerate(near, start=1):
        console.print(f"  {number}. {office.name} (Provinsi NTB)", markup=False, highlight=False)
    other = len(near) + 1
    console.print(f"  {other}. Instansi lain: {text}", markup=False, highlight=False)
    console.print("  0. Tulis ulang", highlight=False)
    while True:
        answer = _line(console, "Ketik nomornya: ")
        if answer.isdecimal() and int(answer) <= other:
            number = int(answer)
            return [None, *(office.name for office in near), text][number]
        console.print(
            f"Ketik satu angka, 0 sampai {other}; 0 untuk menulis ulang.", highlight=False
        )


def _line(console: Console, prompt: str) -> str:
    try:
        return console.input(prompt, markup=False).strip()
    except EOFError:
        raise CourseError(
            "Jawaban tidak dapat diketik di sini. Jalankan lagi di Terminal, atau ketik: "
            f'{typed_command()} kemas --nama "Nama Anda" --perangkat-daerah "Dinas Anda"'
        ) from None


def _tidy(text: str) -> str:
    """Drop control characters and doubled spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
