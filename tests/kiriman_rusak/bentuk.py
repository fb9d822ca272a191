"""Accidents with the form of cells: fields that are missing, odd, or of another format."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat

from bimtek.grading.exercise import marked
from kiriman_rusak.kasus import (
    ABSENT,
    FULL,
    HERE,
    UNREADABLE,
    Family,
    Work,
    lost,
    to_bytes,
)
from kiriman_rusak.latihan import (
    BONUS,
    NUMBERS,
    RIGHT,
    TABLE,
    WRONG,
)

family = Family("bentuk")


def _raw(name: str, change: object, marks: object = FULL, **more: object) -> None:
    """Add a case that changes the notebook as plain JSON, past what nbformat allows."""

    def hand_in(folder: Path, work: Work) -> None:
        notebook = json.loads(work.content())
        changed = change({cell["id"]: cell for cell in notebook["cells"]}, notebook)
        work.parcel(folder, json.dumps(changed or notebook).encode())

    hand_in.__name__ = name
    family.case(marks, **more)(hand_in)


def _without_source(cells: dict, notebook: dict) -> None:
    del cells[BONUS]["source"]


def _without_outputs(cells: dict, notebook: dict) -> None:
    del cells[NUMBERS]["outputs"], cells[NUMBERS]["execution_count"]


def _odd_fields(cells: dict, notebook: dict) -> None:
    cells[NUMBERS].update(execution_count="tiga", outputs="banyak", attachments=7, warna="biru")


def _number_as_cell(cells: dict, notebook: dict) -> None:
    notebook["cells"][:0] = [3, None, "teks", []]


def _unknown_type(cells: dict, notebook: dict) -> None:
    cells[f"{NUMBERS}-soal"]["cell_type"] = "heading"


def _without_type(cells: dict, notebook: dict) -> None:
    del cells[NUMBERS]["cell_type"]


def _nested_source(cells: dict, notebook: dict) -> None:
    cells[NUMBERS]["source"] = [*RIGHT[NUMBERS].splitlines(keepends=True), None, 7]


def _no_cells(cells: dict, notebook: dict) -> dict:
    return {**notebook, "cells": []}


def _cells_by_name(cells: dict, notebook: dict) -> dict:
    return {**notebook, "cells": {"0": "kosong"}}


def _version_3(cells: dict, notebook: dict) -> dict:
    as_3 = nbformat.convert(nbformat.reads(json.dumps(notebook), as_version=4), 3)
    return json.loads(nbformat.writes(as_3, version=nbformat.NO_CONVERT))


def _version_of_tomorrow(cells: dict, notebook: dict) -> dict:
    return {**notebook, "nbformat": 5, "nbformat_minor": 99}


def _without_version(cells: dict, notebook: dict) -> dict:
    return {"cells": notebook["cells"]}


_raw("cell_without_source_costs_its_task_alone", _without_source, lost(BONUS))
_raw("cell_without_outputs_is_graded", _without_outputs)
_raw("fields_of_the_wrong_kind_cost_nothing", _odd_fields)
_raw("what_is_no_cell_is_passed_over", _number_as_cell)
_raw("cell_of_an_unknown_type_is_mended", _unknown_type)
_raw("cell_without_a_type_is_mended", _without_type)
_raw("source_with_odd_members_is_mended", _nested_source)
_raw("notebook_of_format_3_is_graded", _version_3)
_raw("notebook_of_a_future_format_is_graded", _version_of_tomorrow)
_raw("notebook_that_says_no_format_is_graded", _without_version)
_raw("notebook_without_cells_is_reported", _no_cells, ABSENT, lines=[(HERE, "kosong|bukan|tidak")])
_raw("cells_that_are_no_list_are_reported", _cells_by_name, UNREADABLE, lines=[(HERE, "rusak")])


@family.case(marks=lost(TABLE))
def stored_output_of_a_passed_check_is_worth_nothing(folder: Path, work: Work) -> None:
    notebook = work.notebook({TABLE: WRONG[TABLE]})
    for key in (f"{TABLE}-uji-1", f"{TABLE}-uji-2"):
        said = nbformat.v4.new_output("execute_result", {"text/plain": "10.0"}, execution_count=9)
        marked(notebook)[key].update(outputs=[said], execution_count=9)
    work.parcel(folder, to_bytes(notebook))
