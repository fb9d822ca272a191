"""Several versions of one exercise: the newest that was worked on counts, the rest is listed."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from bimtek import identity
from bimtek.grading.problem import BROKEN, GRADED, OTHER_VERSION
from bimtek.identity import Identity
from kiriman_rusak.kasus import DAY, FULL, INSIDE, Family, Work, lost, put, zipped
from kiriman_rusak.latihan import BONUS, FUNCTION, NAME, WRONG

family = Family("versi")
OLD, NEW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def _who(name: str) -> dict[str, Identity]:
    return {"who": Identity((name,), "Dinas Perhubungan")}


def _version(work: Work, content: bytes, when: object = DAY) -> bytes:
    return zipped({identity.FILE_NAME: work.identity, INSIDE: content}, when)


def _worse(work: Work) -> bytes:
    return work.content({FUNCTION: WRONG[FUNCTION]})


def _loose(path: Path, content: bytes, when: object) -> None:
    moment = when.timestamp()
    os.utime(put(path, content), (moment, moment))


@family.case(
    **_who("Arifin Ilham"),
    lines=[(f"arifin a.zip!/{INSIDE}", r"lebih baru.*arifin b\.zip")],
    files={f"arifin a.zip!/{INSIDE}": OTHER_VERSION, f"arifin b.zip!/{INSIDE}": GRADED},
)
def newest_time_inside_the_zips_counts(folder: Path, work: Work) -> None:
    put(folder / "arifin a.zip", _version(work, _worse(work), OLD))
    put(folder / "arifin b.zip", _version(work, work.content(), NEW))


@family.case(
    **_who("Bambang Irawan"),
    marks=lost(FUNCTION),
    files={f"bambang 1.zip!/{INSIDE}": GRADED, f"bambang 2.zip!/{INSIDE}": OTHER_VERSION},
)
def newest_counts_also_when_it_is_worse_and_named_first(folder: Path, work: Work) -> None:
    put(folder / "bambang 1.zip", _version(work, _worse(work), NEW))
    put(folder / "bambang 2.zip", _version(work, work.content(), OLD))


@family.case(
    **_who("Cokorda Putra"),
    files={f"cokorda (2).zip!/{INSIDE}": GRADED, f"cokorda (10).zip!/{INSIDE}": OTHER_VERSION},
    marks=lost(BONUS),
)
def copy_number_never_beats_the_time(folder: Path, work: Work) -> None:
    put(folder / "cokorda (2).zip", _version(work, work.content({BONUS: WRONG[BONUS]}), NEW))
    put(folder / "cokorda (10).zip", _version(work, work.content(), OLD))


@family.case(
    **_who("Dedi Mulyadi"),
    files={
        f"dedi.zip!/{INSIDE}": OTHER_VERSION,
        f"dedi (2).zip!/{INSIDE}": OTHER_VERSION,
        f"dedi (10).zip!/{INSIDE}": GRADED,
    },
)
def highest_copy_number_counts_among_equal_times(folder: Path, work: Work) -> None:
    put(folder / "dedi.zip", _version(work, _worse(work)))
    put(folder / "dedi (2).zip", _version(work, work.content({BONUS: WRONG[BONUS]})))
    put(folder / "dedi (10).zip", _version(work, work.content()))


@family.case(
    **_who("Endang Susilowati"),
    lines=[(f"Endang Susilowati/{NAME} (1).ipynb", "belum diisi")],
)
def untouched_newer_copy_does_not_hide_the_work(folder: Path, work: Work) -> None:
    place = work.own_folder(folder)
    _loose(place / f"{NAME}.ipynb", work.content(), OLD)
    _loose(place / f"{NAME} (1).ipynb", work.untouched(), NEW)


@family.case(
    **_who("Fathul Gani"),
    lines=[(f"Fathul Gani/{NAME} baru.ipynb", "rusak|terpotong")],
    files={f"Fathul Gani/{NAME} baru.ipynb": BROKEN},
)
def newer_copy_beyond_repair_does_not_hide_the_work(folder: Path, work: Work) -> None:
    place = work.own_folder(folder)
    _loose(place / f"{NAME}.ipynb", work.content(), OLD)
    _loose(place / f"{NAME} baru.ipynb", b"\0" * 9000, NEW)


@family.case(
    **_who("Hamzah Fansuri"),
    lines=[(f"Hamzah Fansuri/salinan {NAME}.ipynb", "[Ss]alinan yang sama")],
)
def equal_copies_are_called_so(folder: Path, work: Work) -> None:
    place = work.own_folder(folder)
    _loose(place / f"{NAME}.ipynb", work.content(), NEW)
    _loose(place / f"salinan {NAME}.ipynb", work.content(), OLD)


@family.case(**_who("Iskandar Zulkarnain"), marks=FULL)
def loose_newer_file_beats_an_older_zip(folder: Path, work: Work) -> None:
    put(folder / "iskandar.zip", _version(work, _worse(work), OLD))
    _loose(work.own_folder(folder) / "perbaikan.ipynb", work.content(), NEW)
