"""Accidents with zips, links and whole folders."""

from __future__ import annotations

import os
import struct
import warnings
import zipfile
from datetime import datetime
from pathlib import Path

from bimtek import identity
from bimtek.grading.problem import ARCHIVE, BROKEN, COURSE_FILE, IGNORED, NOT_AN_EXERCISE, REFUSED
from bimtek.identity import Identity
from kiriman_rusak.kasus import (
    FULL,
    INSIDE,
    PARCEL,
    UNREADABLE,
    Family,
    Work,
    put,
    zipped,
)
from kiriman_rusak.latihan import DATA_NAME, NAME

family = Family("arsip")


@family.case()
def zip_with_debris_of_a_mac_is_graded(folder: Path, work: Work) -> None:
    debris = {
        "__MACOSX/latihan/._91-lima.ipynb": b"\0\5\x16\7",
        ".DS_Store": b"\0\0\0\1Bud1",
        "latihan/Thumbs.db": b"\0",
    }
    work.parcel(folder, work.content(), **debris)


@family.case()
def folder_with_debris_of_windows_is_graded(folder: Path, work: Work) -> None:
    place = work.own_folder(folder)
    put(place / "tugas.ipynb", work.content())
    for name in ("desktop.ini", "Thumbs.db", "~$catatan.docx"):
        put(place / name, b"\0")


@family.case()
def zip_in_a_zip_is_opened(folder: Path, work: Work) -> None:
    inner = zipped({identity.FILE_NAME: work.identity, INSIDE: work.content()})
    put(folder / f"hari 1 {work.who.slug}.zip", zipped({"kirim/dalam.zip": inner}))


@family.case()
def zip_made_on_windows_with_backslashes_is_opened(folder: Path, work: Work) -> None:
    names = {identity.FILE_NAME: work.identity, INSIDE.replace("/", "\\"): work.content()}
    put(folder / work.parcel_name, zipped(names))


@family.case()
def zip_with_upper_case_ending_is_opened(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content()).rename(folder / f"{work.who.slug}.ZIP")


@family.case()
def zip_with_an_impossible_date_is_opened(folder: Path, work: Work) -> None:
    target = folder / work.parcel_name
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(identity.FILE_NAME, work.identity)
        archive.writestr(zipfile.ZipInfo(INSIDE, (1980, 0, 0, 0, 0, 0)), work.content())


@family.case()
def zip_with_the_name_of_a_folder_in_it_is_opened(folder: Path, work: Work) -> None:
    entries = [("latihan/", b""), (identity.FILE_NAME, work.identity), (INSIDE, work.content())]
    put(folder / work.parcel_name, zipped(entries))


@family.case(lines=[(f"{PARCEL}!/../../../kabur.ipynb", "tidak wajar")])
def path_out_of_the_zip_is_refused_and_the_rest_graded(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content(), **{"../../../kabur.ipynb": work.untouched()})


@family.case(lines=[(f"{PARCEL}!//etc/kabur.ipynb", "tidak wajar")])
def absolute_path_in_the_zip_is_refused_and_the_rest_graded(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content(), **{"/etc/kabur.ipynb": work.untouched()})


@family.case(lines=[(f"{PARCEL}!/C:/kabur.ipynb", "tidak wajar")])
def drive_letter_in_the_zip_is_refused_and_the_rest_graded(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content(), **{"C:\\kabur.ipynb": work.untouched()})


@family.case(
    marks=None,
    lines=[(f"{PARCEL}!/3.zip", "terlalu (banyak|besar)")],
    files={f"{PARCEL}!/3.zip": REFUSED},
)
def zip_bomb_of_zips_is_refused(folder: Path, work: Work) -> None:
    zeros = bytes(90_000_000)
    inner = zipped({f"{number}.bin": zeros for number in range(4)})
    put(folder / work.parcel_name, zipped({f"{number}.zip": inner for number in (1, 2, 3)}))


@family.case(
    marks=None,
    lines=[(f"{PARCEL}!/besar.ipynb", "terlalu besar")],
    files={f"{PARCEL}!/besar.ipynb": REFUSED},
)
def bomb_of_a_single_file_is_refused(folder: Path, work: Work) -> None:
    put(folder / work.parcel_name, zipped({"besar.ipynb": bytes(170_000_000)}))


@family.case(marks=None, lines=[(PARCEL, "terlalu (banyak|besar)")], files={PARCEL: REFUSED})
def zip_of_thirty_thousand_files_is_refused(folder: Path, work: Work) -> None:
    put(folder / work.parcel_name, zipped({f"{number}.txt": b"" for number in range(30_000)}))


@family.case(
    marks=None,
    lines=[(f"{PARCEL}!/1.zip!/2.zip!/3.zip", "terlalu dalam")],
    files={f"{PARCEL}!/1.zip!/2.zip!/3.zip": REFUSED, f"{PARCEL}!/1.zip!/2.zip": ARCHIVE},
)
def zips_stacked_too_deep_are_refused(folder: Path, work: Work) -> None:
    content = zipped({INSIDE: work.content()})
    for name in ("3.zip", "2.zip", "1.zip"):
        content = zipped({name: content})
    put(folder / work.parcel_name, content)


@family.case(marks=None, lines=[(f"{PARCEL}!/nol.ipynb", "rusak")])
def zip_that_lies_about_a_size_is_harmless(folder: Path, work: Work) -> None:
    content = bytearray(zipped({"nol.ipynb": bytes(50_000_000)}))
    directory = content.index(b"PK\1\2")
    content[directory + 24 : directory + 28] = struct.pack("<I", 10)
    put(folder / work.parcel_name, bytes(content))


@family.case(marks=None, lines=[(PARCEL, "rusak")], files={PARCEL: BROKEN})
def zip_cut_off_in_the_copying_is_reported(folder: Path, work: Work) -> None:
    place = work.parcel(folder, work.content())
    place.write_bytes(place.read_bytes()[:-400])


@family.case(marks=None, lines=[(PARCEL, "rusak|kosong")])
def zip_of_no_bytes_is_reported(folder: Path, work: Work) -> None:
    put(folder / work.parcel_name, b"")


@family.case(marks=None, lines=[(PARCEL, "kosong")])
def zip_with_nothing_in_it_is_reported(folder: Path, work: Work) -> None:
    put(folder / work.parcel_name, zipped({}))


@family.case(marks=None, lines=[(PARCEL, "kata sandi")], files={PARCEL: REFUSED})
def zip_with_a_password_is_reported(folder: Path, work: Work) -> None:
    content = bytearray(zipped({INSIDE: work.content()}))
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(signature) + flags] |= 1  # encrypted
    put(folder / work.parcel_name, bytes(content))


@family.case(
    marks=None, lines=[("Kumpulan meja 3.rar", r"\.rar")], files={"Kumpulan meja 3.rar": REFUSED}
)
def archive_of_another_kind_is_reported(folder: Path, work: Work) -> None:
    put(folder / "Kumpulan meja 3.rar", b"Rar!\x1a\x07\x01\x00")


@family.case(
    who=Identity(("Supardi Yusuf",), "Inspektorat"),
    lines=[("Supardi Yusuf/pintasan.ipynb", "bukan berkas biasa")],
    files={"Supardi Yusuf/pintasan.ipynb": REFUSED},
    posix=True,
)
def link_to_a_file_outside_is_not_followed(folder: Path, work: Work) -> None:
    outside = put(folder.parent / "di luar.ipynb", work.untouched())
    put(work.own_folder(folder) / "tugas.ipynb", work.content())
    (folder / "Supardi Yusuf" / "pintasan.ipynb").symlink_to(outside)


@family.case(
    who=Identity(("Lalu Gunawan",), "Inspektorat"),
    lines=[("Lalu Gunawan/semua", "bukan berkas biasa")],
    files={"Lalu Gunawan/semua": REFUSED},
    posix=True,
)
def link_to_a_folder_is_not_followed(folder: Path, work: Work) -> None:
    put(work.own_folder(folder) / "tugas.ipynb", work.content())
    (folder / "Lalu Gunawan" / "semua").symlink_to(folder, target_is_directory=True)


@family.case(
    who=Identity(("Nyoman Karta",), "Inspektorat"),
    lines=[("Nyoman Karta/pipa.ipynb", "bukan berkas biasa")],
    files={"Nyoman Karta/pipa.ipynb": REFUSED},
    posix=True,
)
def pipe_does_not_make_the_class_wait(folder: Path, work: Work) -> None:
    put(work.own_folder(folder) / "tugas.ipynb", work.content())
    os.mkfifo(folder / "Nyoman Karta" / "pipa.ipynb")


@family.case()
def link_stored_in_a_zip_is_only_a_text(folder: Path, work: Work) -> None:
    entry = zipfile.ZipInfo("latihan/semua", datetime(2025, 4, 29).timetuple()[:6])
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(work.parcel(folder, work.content()), "a") as archive:
        archive.writestr(entry, "/etc")


@family.case()
def folder_named_like_a_notebook_is_searched(folder: Path, work: Work) -> None:
    put(work.own_folder(folder) / f"{NAME}.ipynb" / "tugas.ipynb", work.content())


@family.case(
    who=Identity(("Desak Sri Rahayu",), "Dinas Sosial"),
    files={"Desak Sri Rahayu/.ipynb_checkpoints/tugas-checkpoint.ipynb": IGNORED},
)
def checkpoint_of_jupyter_is_no_second_version(folder: Path, work: Work) -> None:
    place = work.own_folder(folder)
    put(place / "tugas.ipynb", work.content())
    put(place / ".ipynb_checkpoints" / "tugas-checkpoint.ipynb", work.untouched())


@family.case(
    who=Identity(("Ruslan Abdullah",), "Dinas Sosial"),
    files={"Ruslan Abdullah/pelajaran/02-membaca-berkas.ipynb": COURSE_FILE},
)
def whole_work_folder_is_understood(folder: Path, work: Work) -> None:
    place = work.own_folder(folder)
    put(place / INSIDE, work.content())
    put(place / "latihan" / NAME / DATA_NAME, work.exercise.data[DATA_NAME])
    put(place / "pelajaran" / "02-membaca-berkas.ipynb", b'{"cells": []}')
    put(place / "datasets" / "mentah" / "padi.xlsx", b"PK\3\4")
    put(place / ".isi.json", b"{}")


@family.case(trap="data folder restored from the source")
def changed_copy_of_the_data_is_not_what_the_work_is_graded_with(folder: Path, work: Work) -> None:
    name = f"latihan/{NAME}/{DATA_NAME}"
    work.parcel(folder, work.content(), **{name: b"kode,nama,kunjungan\n1,x,2\n"})


@family.case(lines=[(f"{PARCEL}!/latihan/{NAME}/pandas.py", "bukan latihan")])
def own_file_called_like_a_library_beside_the_notebook_is_harmless(
    folder: Path, work: Work
) -> None:
    work.parcel(folder, work.content(), **{f"latihan/{NAME}/pandas.py": b"raise SystemExit"})


@family.case(
    marks=None,
    lines=[("Daftar hadir.xlsx", "bukan latihan"), ("foto.jpg", "bukan latihan")],
    files={"Daftar hadir.xlsx": NOT_AN_EXERCISE, "foto.jpg": NOT_AN_EXERCISE},
)
def other_files_are_listed_and_left(folder: Path, work: Work) -> None:
    put(folder / "Daftar hadir.xlsx", b"PK\3\4 bukan buku kerja")
    put(folder / "foto.jpg", b"\xff\xd8\xff\xe0")


@family.case(marks=None, lines=[("Meja kosong", "kosong")])
def empty_folder_is_reported(folder: Path, work: Work) -> None:
    (folder / "Meja kosong").mkdir()


@family.case(
    marks=UNREADABLE,
    who=Identity(("Halimah Tusadiah",), "Dinas Sosial"),
    lines=[(f"Halimah Tusadiah/{NAME}.ipynb", "kosong|rusak|tidak dapat")],
)
def notebook_of_no_bytes_is_reported_with_its_owner(folder: Path, work: Work) -> None:
    put(work.own_folder(folder) / f"{NAME}.ipynb", b"")


@family.case(
    marks=None, lines=[(f"{NAME}.html", "bukan latihan")], files={f"{NAME}.html": NOT_AN_EXERCISE}
)
def page_printed_from_the_notebook_is_no_work(folder: Path, work: Work) -> None:
    put(folder / f"{NAME}.html", b"<!DOCTYPE html><title>91-lima</title><h1>Lima tugas</h1>")


@family.case(marks=FULL)
def same_name_twice_in_one_zip_is_one_work(folder: Path, work: Work) -> None:
    content = work.content()
    entries = [(identity.FILE_NAME, work.identity), (INSIDE, content), (INSIDE, content)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile points out the duplicate
        put(folder / work.parcel_name, zipped(entries))
