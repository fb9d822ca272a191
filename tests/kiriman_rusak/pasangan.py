"""Pairs: two people, one piece of work, one row."""

from __future__ import annotations

from pathlib import Path

from bimtek import identity
from bimtek.grading.problem import OTHER_VERSION
from bimtek.identity import Identity
from kiriman_rusak.kasus import FULL, INSIDE, Family, Work, lost, put, zipped
from kiriman_rusak.latihan import BONUS, NAME, WRONG

family = Family("pasangan")


@family.case(who=Identity(("Baiq Ratna", "Lalu Azhar"), "Dinas Pariwisata"))
def pair_is_one_row(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content())


@family.case(
    who=Identity(("Ayu Trisna", "Umar Said"), "Dinas Pariwisata"),
    lines=[(f"Umar.zip!/{INSIDE}", "Salinan yang sama")],
    files={f"Umar.zip!/{INSIDE}": OTHER_VERSION},
)
def parcel_that_both_of_a_pair_send_counts_once(folder: Path, work: Work) -> None:
    place = work.parcel(folder, work.content())
    put(folder / "Umar.zip", place.read_bytes())


@family.case(
    who=Identity(("Vina Melati", "Yusril Ihza"), "Dinas Pariwisata"),
    others={("Yusril Ihza", "Dinas Pariwisata"): lost(BONUS)},
)
def one_of_a_pair_who_also_works_alone_has_a_row_of_his_own(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content())
    alone = identity.to_bytes(Identity(("Yusril Ihza",), "Dinas Pariwisata"))
    content = work.content({BONUS: WRONG[BONUS]})
    put(folder / "yusril.zip", zipped({identity.FILE_NAME: alone, INSIDE: content}))


@family.case(
    shown=("Tini dan Tono", ""),
    lines=[(f"{NAME} Tini dan Tono.ipynb", "dikenali sebagai “Tini dan Tono”")],
)
def pair_named_by_the_file_is_one_row(folder: Path, work: Work) -> None:
    put(folder / f"{NAME} Tini dan Tono.ipynb", work.content())


@family.case(
    who=Identity(("Wayan Sudira", "Zainul Majdi"), "Dinas Pariwisata"),
    marks=FULL,
)
def pair_written_in_the_other_order_is_the_same_row(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content())
    turned = identity.to_bytes(Identity(("Zainul Majdi", "Wayan Sudira"), "Dinas Pariwisata"))
    put(folder / "zainul.zip", zipped({identity.FILE_NAME: turned, INSIDE: work.content()}))
