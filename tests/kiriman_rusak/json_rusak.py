"""Accidents with the file itself: what can still be read of it is graded."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bimtek.identity import Identity
from kiriman_rusak.kasus import (
    EMPTY,
    FULL,
    HERE,
    TO_CHECK,
    UNREADABLE,
    Family,
    Marks,
    Work,
    put,
)
from kiriman_rusak.latihan import CHART, NAME, NUMBERS, TABLE

family = Family("json_rusak")
MENDED = [(HERE, "rusak|terpotong|tersambung|diabaikan|pulih")]
BROKEN = [(HERE, "rusak|terpotong|kosong|tidak dapat")]
# What a cut file has lost may have been right.
FIRST_TWO: Marks = {**dict.fromkeys(FULL, TO_CHECK), NUMBERS: FULL[NUMBERS], TABLE: FULL[TABLE]}


@family.rewritten(marks=FIRST_TWO, lines=MENDED, trap="broken JSON")
def file_cut_off_before_task_3_keeps_tasks_1_and_2(content: bytes) -> bytes:
    return content[: content.index(b"## Menulis fungsi")]


@family.rewritten(lines=MENDED)
def file_that_lost_its_last_bytes_keeps_every_answer(content: bytes) -> bytes:
    return content[:-60]


@family.rewritten(marks=FIRST_TWO, lines=MENDED)
def file_cut_off_inside_an_escape_keeps_what_stands_before(content: bytes) -> bytes:
    place = content.index(b"## Menulis fungsi")
    return content[:place] + b"\\u00"


@family.rewritten(lines=MENDED)
def file_written_twice_behind_itself_is_read_once(content: bytes) -> bytes:
    return content + content


@family.rewritten(lines=MENDED)
def rest_of_an_older_longer_file_at_the_end_is_dropped(content: bytes) -> bytes:
    return content + content[-300:]


@family.rewritten(lines=MENDED)
def file_filled_up_with_zeros_by_a_power_cut_is_read(content: bytes) -> bytes:
    return content + bytes(4096)


@family.rewritten(marks=UNREADABLE, lines=BROKEN)
def file_of_zeros_after_a_power_cut_is_reported(content: bytes) -> bytes:
    return bytes(len(content))


@family.rewritten(marks=UNREADABLE, lines=BROKEN)
def page_of_a_login_form_instead_of_the_file_is_reported(content: bytes) -> bytes:
    return b"<!DOCTYPE html><html><head><title>Masuk</title></head><body></body></html>"


@family.rewritten(marks=UNREADABLE, lines=BROKEN)
def file_of_blanks_is_reported(content: bytes) -> bytes:
    return b" \r\n" * 50


@family.rewritten()
def byte_order_mark_costs_nothing(content: bytes) -> bytes:
    return b"\xef\xbb\xbf" + content


@family.rewritten()
def utf16_from_the_editor_of_windows_is_read(content: bytes) -> bytes:
    return content.decode("utf-8").encode("utf-16")


@family.rewritten()
def letter_in_the_code_page_of_windows_is_read(content: bytes) -> bytes:
    return content.replace(b"adalah nama", b"adalah \x93nama\x94 caf\xe9")


@family.rewritten()
def line_ends_of_windows_cost_nothing(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


@family.rewritten()
def one_long_line_costs_nothing(content: bytes) -> bytes:
    return json.dumps(json.loads(content)).encode()


@family.rewritten(lines=MENDED)
def comma_too_much_from_editing_by_hand_is_mended(content: bytes) -> bytes:
    return re.sub(rb"\}(\s*\],\s*\"metadata\")", rb"},\1", content, count=1)


@family.rewritten(lines=[(HERE, "gabung|bentrok|konflik|diperbaiki|rusak|pulih")])
def marks_of_a_merge_conflict_in_the_file_are_taken_out(content: bytes) -> bytes:
    lines = content.split(b"\n")
    place = next(n for n, line in enumerate(lines) if b"jumlah = sum(" in line)
    ours = [b"<<<<<<< HEAD", lines[place], b"=======", lines[place], b">>>>>>> rekan"]
    return b"\n".join([*lines[:place], *ours, *lines[place + 1 :]])


@family.rewritten()
def numbers_that_json_does_not_know_cost_nothing(content: bytes) -> bytes:
    return content.replace(b'"metadata": {', b'"metadata": {"ukuran": [NaN, -Infinity, 1e999],', 1)


@family.rewritten()
def number_of_ten_thousand_digits_costs_nothing(content: bytes) -> bytes:
    return content.replace(b'"metadata": {', b'"metadata": {"besar": ' + b"9" * 10_000 + b",", 1)


@family.rewritten()
def key_that_stands_twice_costs_nothing(content: bytes) -> bytes:
    return content.replace(b'"nbformat": 4', b'"nbformat": 4, "nbformat": 4', 1)


@family.rewritten(marks=UNREADABLE, lines=BROKEN)
def hundred_thousand_brackets_stop_nobody(content: bytes) -> bytes:
    return b'{"cells": ' + b"[" * 100_000


@family.rewritten()
def half_a_character_in_an_answer_stops_nobody(content: bytes) -> bytes:
    return content.replace(b"adalah nama", b"adalah \\ud83d nama")


@family.rewritten()
def zero_character_in_an_answer_in_words_stops_nobody(content: bytes) -> bytes:
    return content.replace(b"adalah nama", b"adalah \\u0000 nama")


@family.rewritten(marks=UNREADABLE, lines=BROKEN)
def list_instead_of_a_notebook_is_reported(content: bytes) -> bytes:
    return b"[1, 2, 3]"


@family.rewritten(marks=UNREADABLE, lines=BROKEN)
def picture_under_the_name_of_the_notebook_is_reported(content: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


@family.case(lines=[(HERE, "keluaran|besar")])
def output_of_a_hundred_megabytes_is_left_out(folder: Path, work: Work) -> None:
    notebook = json.loads(work.content())
    cell = next(cell for cell in notebook["cells"] if cell["id"] == NUMBERS)
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "9 " * 52_000_000}]
    work.parcel(folder, json.dumps(notebook).encode())


@family.case(
    who=Identity(("Muhlis Karim",), "Inspektorat"),
    lines=[(f"Muhlis Karim/{NAME}.ipynb", "keluaran|besar")],
)
def loose_file_with_a_hundred_megabytes_of_output_is_graded(folder: Path, work: Work) -> None:
    notebook = json.loads(work.content())
    cell = next(cell for cell in notebook["cells"] if cell["id"] == CHART)
    picture = {"image/png": "iVBORw0KGgo" * 9_600_000}
    cell["outputs"] = [{"output_type": "display_data", "data": picture, "metadata": {}}]
    put(work.own_folder(folder) / f"{NAME}.ipynb", json.dumps(notebook).encode())


@family.case(marks=EMPTY)
def untouched_exercise_is_empty_not_wrong(folder: Path, work: Work) -> None:
    work.parcel(folder, work.untouched())
