"""Guess from the names of files, folders and zips whose work a file is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from bimtek.grading.collecting.found import INSIDE, Found
from bimtek.identity import LONGEST, Identity
from bimtek.offices import SURE, load_offices, recognise, slug, suggest

UNKNOWN = "Tanpa nama"
PACKED = "kiriman-"
ENDINGS = re.compile(r"\.(zip|ipynb|json|txt|html|download|crdownload)$", re.IGNORECASE)
# What browsers, Drive and Windows add to the name of a copied file.
COPY_MARKS = re.compile(
    r"\s*\((\d+)\)|^(salinan dari|salinan|copy of)\s|[\s_-]+(salinan|copy)(?=$|\s*\()",
    re.IGNORECASE,
)
_GENERIC = """
    kiriman tugas latihan jawaban jawab kerja pekerjaan hasil kumpulan kumpul pengumpulan semua
    seluruh berkas file files folder map new baru untitled data dataset datasets dokumen document
    documents download downloads unduhan desktop usb flashdisk flash disk stick drive gdrive google
    onedrive takeout whatsapp wa telegram email lampiran attachment attachments unknown at arsip
    archive zip rar meja hari kelas kelompok grup group tim team ruang sesi pertemuan modul module
    materi bimtek pelatihan workshop peserta nama name tanpa final fix fixed revisi rev akhir awal
    terbaru terakhir ok selesai done backup cadangan salinan copy of dari the notebook notebooks
    ipynb jupyter lab nbgrader submission submissions submit submitted upload uploads assignment
    homework exercise exercises soal kunci temp tmp test tes uji coba lain lainnya luar dalam versi
    version part bagian no nomor laptop komputer pc isi local lokal public user users home saya my
    pelajaran satu dua tiga empat lima enam pagi siang sore malam senin selasa rabu kamis jumat
    sabtu minggu penting inti bonus dan untuk yang
"""
# Words that, alone or together, name a thing and not a person.
GENERIC = set(_GENERIC.split())
_AROUND = """
    kiriman tugas latihan jawaban jawab hasil pekerjaan kumpulan berkas file folder nama peserta
    notebook final fix revisi terbaru bimtek modul submission salinan copy baru akhir
"""
# Those that no person is called, so that they can be taken off a name.
AROUND = set(_AROUND.split())
_OFFICES = """
    dinas badan inspektorat sekretariat setda setwan biro kantor balai bps bappeda bapenda bappenda
    bpkad bkd bpsdm bpbd bpsdmd brida kesbangpol bakesbangpol rsud rsup satpol dinkes dikbud disdik
    dikpora dispora diskominfo diskominfotik kominfo dispar dispenda dinsos dishub dislutkan
    disnaker disnakertrans disdag disperin disperindag distanbun disnakkeswan dlhk dlh dpmptsp
    dpupr pupr perkim dukcapil disdukcapil esdm bappelitbangda kecamatan kelurahan kementerian
    kanwil upt uptd
"""
# Words with which the name of an office begins.
OFFICES = set(_OFFICES.split())

Known = Callable[[Identity], bool]


def guess(found: Found, exercises: Iterable[str], is_known: Known) -> Identity:
    """Guess from the zip's name, else from the first folder that has one, else the file's.

    Of several, the first that `is_known` (is on the list of participants) is taken.
    """
    strip = _exercise_names(tuple(exercises))
    people, office = [], ""
    for text in _texts(found):
        who = read_name(text, strip)
        if who.names:
            people.append(who)
        office = office or who.office
    chosen = next((who for who in people if is_known(who)), people[0] if people else None)
    if chosen is None:
        return Identity((f"{UNKNOWN} ({_bearer(found)})",), office)
    return chosen if chosen.office else Identity(chosen.names, office)


def is_named(path: PurePosixPath, exercises: Iterable[str]) -> bool:
    """Tell whether a folder in `path` is called after somebody."""
    strip = _exercise_names(tuple(exercises))
    return any(read_name(part, strip).names for part in path.parts[:-1])


def bare(name: str) -> str:
    """Return the name of a file or folder without endings and marks of a copy."""
    name = unicodedata.normalize("NFC", name).strip()
    before = None
    while name != before:
        before = name
        name = COPY_MARKS.sub(" ", ENDINGS.sub("", name)).strip(" -_.")
    return name


def copy_number(name: str) -> int:
    """Return n of a name like "tugas (n).ipynb", else 0."""
    numbers = re.findall(r"\((\d{1,6})\)", name)
    return int(numbers[-1]) if numbers else 0


def _texts(found: Found) -> Iterator[str]:
    """Yield the names around a file in the order in which they are trusted."""
    *outer, last = found.container.split(INSIDE) if found.container else [str(found.path)]
    if found.container:
        yield PurePosixPath(last).name
    for text in [*outer, last]:
        yield from PurePosixPath(text).parts[:-1]
    if found.container:
        yield from (PurePosixPath(text).name for text in reversed(outer))
        yield from found.path.parts
    else:
        yield found.path.name


def _bearer(found: Found) -> str:
    """Return what stands for a person without a name: the innermost zip, else the file."""
    return found.container or found.place


@lru_cache
def _exercise_names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the names of exercises, with or without their numbers, in a text."""
    texts = {*names, *(re.sub(r"^\d+-", "", name) for name in names)}
    loose = [re.escape(text).replace(r"\-", "[-_ ]+") for text in texts]
    return re.compile("|".join(sorted(loose, key=len, reverse=True)) or "(?!)", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def read_name(text: str, strip: re.Pattern[str]) -> Identity:
    """Take the name of a file apart into names and office; either may be missing."""
    text = strip.sub(" ", bare(text))
    if text.casefold().startswith(PACKED):
        return _from_packed(text[len(PACKED) :].casefold())
    office, rest = "", []
    for part in re.split(r"\s[-–—]\s|_-_|[()\[\]]", text):
        words, found = _without_office([word for word in re.split(r"[\s_-]+", part) if word])
        office = office or found
        rest += words
    words = _without_things(rest)
    return Identity(_people(words), office)


def _from_packed(text: str) -> Identity:
    """Take a name made by `kemas` apart: names, then the office, both as slugs."""
    for office in load_offices():
        end = "-" + slug(office.name, limit=30)
        if text.endswith(end):
            return Identity(_people(text.removesuffix(end).split("-")), office.name)
    words, office = _without_office(text.split("-"))
    return Identity(_people(words), office)


def _without_office(words: list[str]) -> tuple[list[str], str]:
    """Part the words of a name from those of an office behind or before it."""
    for start, word in enumerate(words):
        if word.strip(".,").casefold() not in OFFICES:
            continue
        if start:
            return words[:start], _office(words[start:])
        for is_office in (_is_office, _is_like_office):
            for end in range(len(words), 0, -1):
                if is_office(" ".join(words[:end])):
                    return words[end:], _office(words[:end])
        return [], _office(words)
    return words, ""


def _is_office(text: str) -> bool:
    return recognise(text, load_offices()) is not None


def _is_like_office(text: str) -> bool:
    """Tell whether a text is near enough to an office's name to be no person's."""
    near = suggest(text, load_offices(), limit=1)
    return bool(near) and near[0][0] >= SURE


def _office(words: list[str]) -> str:
    text = " ".join(words).strip(" .,")
    known = recognise(text, load_offices())
    if known:
        return known.name
    # BPS, UPT, NTB: a short word in an office's name is an abbreviation.
    return re.sub(r"\b(?!dan\b)\w{2,3}\b", lambda word: word[0].upper(), _titled(text))[:LONGEST]


def _without_things(words: list[str]) -> list[str]:
    """Take off numbers, dates and words around a name; nothing is left of a generic name."""
    plain = [re.sub(r"\W", "", word).casefold() for word in words]
    if all(word in GENERIC or len(word) < 2 or re.search(r"\d", word) for word in plain):
        return []
    while words and (plain[0] in AROUND or not plain[0].isalpha() or _is_numbered(plain)):
        words, plain = words[1:], plain[1:]
    while words and (plain[-1] in AROUND or not plain[-1].isalpha()):
        words, plain = words[:-1], plain[:-1]
    return words


def _is_numbered(plain: list[str]) -> bool:
    """Tell "Hari 1 Siti" from "Hari Purnomo"."""
    return len(plain) > 1 and plain[0] in GENERIC and plain[1].isdecimal()


def _people(words: list[str]) -> tuple[str, ...]:
    """Return one or two names; more joined by "dan" stay one text."""
    text = _titled(" ".join(words).strip(" .,-"))[:LONGEST]
    parts = [part.strip(" .,") for part in re.split(r"\s+(?:dan|&|\+)\s+|\s*[&+]\s*", text)]
    parts = [part for part in parts if any(map(str.isalpha, part))]
    return tuple(parts) if len(parts) <= 2 else (text,)


def _titled(text: str) -> str:
    """Give words a capital when the text as a whole is in one case."""
    if text != text.lower() and text != text.upper():
        return text
    words = text.split()
    return " ".join("dan" if word.lower() == "dan" else word.capitalize() for word in words)
