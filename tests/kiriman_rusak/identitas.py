"""Who it is: the identity file, names of zips, folders and files, and a list of participants."""

from __future__ import annotations

import re
from pathlib import Path

from bimtek import identity
from bimtek.grading.problem import IDENTITY
from bimtek.identity import Identity
from kiriman_rusak.kasus import ABSENT, DAY, FULL, INSIDE, PARCEL, Family, Work, put, zipped
from kiriman_rusak.latihan import NAME

family = Family("identitas")
RECOGNISED = "dikenali sebagai"
ROSTER = "peserta.csv"
ROSTER_ROWS = (
    ("Wiwik Widyastuti", "Dinas Pariwisata"),
    ("Xaverius Ngongo", "Dinas Perhubungan"),
    ("Quratul Aini", "Dinas Kesehatan"),
)


def _named(promise: str, name: str, display: str, office: str = "", **more: object) -> None:
    """Add a case without an identity file: a zip or a notebook called `name`."""

    def hand_in(folder: Path, work: Work) -> None:
        content = zipped({INSIDE: work.content()}) if name.endswith(".zip") else work.content()
        put(folder / name, content)

    hand_in.__name__ = promise
    lines = [(name, f"{RECOGNISED} “{re.escape(display)}”")]
    family.case(shown=(display, office), lines=lines, **more)(hand_in)


_named(
    "name_of_the_packed_zip_says_who",
    "kiriman-bayu-saputra-dinas-kesehatan.zip",
    "Bayu Saputra",
    "Dinas Kesehatan",
)
_named(
    "second_download_of_the_packed_zip_says_who",
    "kiriman-citra-lestari-inspektorat (1).zip",
    "Citra Lestari",
    "Inspektorat",
)
_named("name_of_a_zip_says_who", "Danang Prabowo.zip", "Danang Prabowo")
_named("first_folder_says_who", "Elok Kusuma/hari 1/tugas.ipynb", "Elok Kusuma")
_named("name_of_the_file_says_who", f"{NAME}_Farida Hanum (2).ipynb", "Farida Hanum")
_named(
    "file_that_says_nobody_is_still_somebody",
    f"Salinan dari {NAME}.ipynb",
    f"Tanpa nama (Salinan dari {NAME}.ipynb)",
)
_named(
    "title_and_degree_in_the_name_are_kept", "Gatot Wibowo, S.Kom/x.ipynb", "Gatot Wibowo, S.Kom"
)


def _identified(promise: str, names: tuple[str, ...], **more: object) -> None:
    """Add a case whose identity file holds these names."""

    def hand_in(folder: Path, work: Work) -> None:
        work.parcel(folder, work.content())

    hand_in.__name__ = promise
    family.case(who=Identity(names, "Dinas Perindustrian"), **more)(hand_in)


_identified(
    "commas_and_quotes_in_a_name_stay_one_cell",
    ('Hj. Putri "Uti" Ayu, S.Kom., M.M.',),
    trap="export without quoting",
)
_identified("name_like_a_formula_stays_a_text", ('=HYPERLINK("http://x")',))
_identified("name_like_markup_stays_a_text", ("<script>alert(1)</script>",))
_identified("name_of_marks_for_the_screen_stays_a_text", ("[bold red]Budi[/]",))
_identified("name_in_other_letters_is_kept", ("Ni Kadek Ayu ᬅᬬᬸ",))
_identified("name_of_one_word_is_enough", ("Suhaimi",))
_identified("apostrophes_in_a_name_are_kept", ("Nur'aini Ma'rifah",))


def _damaged(promise: str, display: str, content: bytes) -> None:
    """Add a case whose identity file is damaged: the name of the folder says who."""

    def hand_in(folder: Path, work: Work) -> None:
        put(folder / display / identity.FILE_NAME, content)
        put(folder / display / "tugas.ipynb", work.content())

    hand_in.__name__ = promise
    lines = [(f"{display}/{identity.FILE_NAME}", "rusak")]
    family.case(shown=(display, ""), lines=lines)(hand_in)


_damaged("broken_identity_falls_back_on_the_folder", "Indah Permata", b'{"nama": ["Ind')
_damaged("empty_identity_falls_back_on_the_folder", "Joko Santoso", b"")
_damaged(
    "identity_without_a_name_falls_back_on_the_folder",
    "Kartini Dewi",
    b'{"nama": [], "perangkat_daerah": "Inspektorat"}',
)
_damaged(
    "identity_of_five_people_falls_back_on_the_folder",
    "Marlina Sofyan",
    b'{"nama": ["Ani", "Ida", "Eka", "Oki", "Umi"], "perangkat_daerah": "Inspektorat"}',
)
_damaged(
    "endless_name_falls_back_on_the_folder",
    "Lukman Hakim",
    b'{"nama": ["' + b"Luk" * 5000 + b'"], "perangkat_daerah": "Inspektorat"}',
)
_damaged(
    "identity_nested_too_deep_falls_back_on_the_folder",
    "Mustika Sari",
    b'{"nama": ' + b"[" * 100_000,
)


@family.case(who=Identity(("Nanang Kosim",), "Dinas Sosial"))
def identity_saved_with_a_byte_order_mark_is_read(folder: Path, work: Work) -> None:
    put(folder / "meja 7" / identity.FILE_NAME, b"\xef\xbb\xbf" + work.identity)
    put(folder / "meja 7" / "tugas.ipynb", work.content())


@family.case(
    who=Identity(("Oktaviani Putri",), "Dinas Sosial"), shown=("Oktaviani Putri", "Dinas Sosial")
)
def breaks_and_turns_in_a_name_are_taken_out(folder: Path, work: Work) -> None:
    name = b'{"nama": ["Oktaviani\\n\\u202e Putri\\u0000"], "perangkat_daerah": "dinas sosial"}'
    entries = {identity.FILE_NAME: name, INSIDE: work.content()}
    put(folder / work.parcel_name, zipped(entries))


@family.case(who=Identity(("Puspa Ningrum",), "Dinas Perdagangan"))
def same_person_in_other_letters_and_without_office_is_one_row(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content())
    put(folder / "puspa  NINGRUM" / "tugas lama.ipynb", work.untouched())


@family.case(
    who=Identity(("Rukmini",), "Dinas Perdagangan"),
    others={("Rukmini", "Dinas Pariwisata"): ABSENT},
    lines=[("Rukmini dua.zip", "Nama sama|tidak berisi")],
)
def same_name_in_two_offices_is_two_rows(folder: Path, work: Work) -> None:
    work.parcel(folder, work.content())
    other = Identity(("Rukmini",), "Dinas Pariwisata")
    put(folder / "Rukmini dua.zip", zipped({identity.FILE_NAME: identity.to_bytes(other)}))


@family.case(
    marks=ABSENT,
    lines=[(PARCEL, "tidak berisi latihan")],
    files={f"{PARCEL}!/{identity.FILE_NAME}": IDENTITY},
)
def parcel_without_work_is_a_row_and_a_line(folder: Path, work: Work) -> None:
    put(folder / work.parcel_name, zipped({identity.FILE_NAME: work.identity}))


@family.case(
    shown=ROSTER_ROWS[0],
    others={ROSTER_ROWS[1]: ABSENT},
    lines=[("Wiwik Widiastuti/tugas.ipynb", "“Wiwik Widiastuti”.*“Wiwik Widyastuti”")],
)
def name_with_a_slip_is_found_on_the_list_and_who_is_missing_has_a_row(
    folder: Path, work: Work
) -> None:
    rows = "".join(f"{name},{office}\n" for name, office in ROSTER_ROWS)
    put(folder / ROSTER, f"nama,perangkat_daerah\n{rows}".encode())
    put(folder / "Wiwik Widiastuti" / "tugas.ipynb", work.content())


@family.case(shown=ROSTER_ROWS[2], marks=FULL)
def name_on_the_list_gets_its_office_from_there(folder: Path, work: Work) -> None:
    put(folder / "quratul aini.zip", zipped({INSIDE: work.content()}, when=DAY))
