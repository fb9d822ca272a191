"""Accidents with file names: whatever it is called, the work is found."""

from __future__ import annotations

import os
from pathlib import Path

from kiriman_rusak.kasus import (
    Family,
    Work,
    put,
)
from kiriman_rusak.latihan import NAME

family = Family("nama_berkas")


def _named(promise: str, name: str, **more: object) -> None:
    """Add a case: the notebook lies under `name` in the participant's folder."""

    def hand_in(folder: Path, work: Work) -> None:
        put(work.own_folder(folder) / name, work.content())

    hand_in.__name__ = promise
    family.case(**more)(hand_in)


_named("browser_copy_is_graded", "nb (1).ipynb", trap="renamed file")
_named("copy_made_in_drive_is_graded", f"Salinan dari {NAME}.ipynb", trap="renamed file")
_named("upper_case_ending_is_graded", "TUGAS SAYA.IPYNB")
_named("text_ending_is_graded", "jawaban.txt")
_named("doubled_ending_of_windows_is_graded", f"{NAME}.ipynb.txt")
_named("json_ending_is_graded", "91-lima.json")
_named("missing_ending_is_graded", "tugas lima")
_named("ending_of_a_word_document_is_graded", "Tugas Pelatihan.docx")
_named("half_download_that_is_whole_is_graded", f"{NAME}.ipynb.crdownload")
_named("non_ascii_name_is_graded", "latihan 五 – élan ✓ 😀.ipynb")
_named("combining_characters_of_a_mac_are_graded", "tugas Re\u0301zky.ipynb")
_named("very_long_name_is_graded", "tugas " + "panjang " * 28 + ".ipynb")
_named("hidden_file_is_graded", ".tugas.ipynb")
_named("name_like_a_formula_is_graded", "=1+1.ipynb")
_named("name_like_an_option_is_graded", "--help.ipynb")
_named("name_with_quotes_and_markup_is_graded", "[red]ini 'tugas' saya[_red].ipynb")
_named("name_with_a_line_break_is_graded", "tugas\nlima.ipynb", posix=True)
_named("name_windows_forbids_is_graded", 'tugas: "lima"? *akhir*.ipynb', posix=True)
_named("name_that_ends_in_blanks_is_graded", "tugas.ipynb  ", posix=True)
_named("deep_folders_are_searched", "a/" * 20 + "tugas.ipynb")
_named("name_of_a_device_is_graded", "aux.ipynb", posix=True)


@family.case(posix=True)
def name_in_bytes_that_are_no_text_is_graded(folder: Path, work: Work) -> None:
    put(work.own_folder(folder) / os.fsdecode(b"tugas \xff\xe9.ipynb"), work.content())
