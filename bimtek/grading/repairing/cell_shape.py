"""Bring whatever a file calls a cell to the shape of notebook format 4.5."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import nbformat
from nbformat import NotebookNode

KINDS = ("code", "markdown", "raw")
# Between two of these lines stand both sides of a merge that somebody has to decide.
CONFLICT = re.compile(
    r"^<{7}[^\n]*\n(.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}[^\n]*\n(.*?)^>{7}[^\n]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_CODE_ONLY = ("outputs", "execution_count", "input", "prompt_number")


def is_cell(raw: Any) -> bool:
    """Tell whether a JSON value can be a cell."""
    return isinstance(raw, dict) and bool(raw.keys() & {"cell_type", "source", "input"})


def shaped(raw_cells: Iterable[Any]) -> list[NotebookNode]:
    """Return the cells in format 4.5 with ids of their own and without outputs.

    What is no cell is left out. Outputs are not even copied: they may be huge, and
    grading makes new ones.
    """
    cells, seen = [], set()
    for raw in filter(is_cell, raw_cells):
        cell = _cell(raw)
        if not isinstance(cell["id"], str) or not _ID.fullmatch(cell["id"]) or cell["id"] in seen:
            cell["id"] = free_id(seen)
        seen.add(cell["id"])
        cells.append(cell)
    return cells


def free_id(taken: set[str]) -> str:
    """Return a cell id that is not taken; the same one in every run."""
    number = len(taken) + 1
    while f"sel-{number}" in taken:
        number += 1
    return f"sel-{number}"


def text_of(raw: dict[str, Any]) -> str:
    """Return the source of a cell as text with Unix line ends, whatever the file has there."""
    source = raw.get("source", raw.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return ""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if not source.isascii():  # half a surrogate pair could not be saved again
        source = source.encode("utf-8", "replace").decode("utf-8")
    return source


def sides(text: str) -> tuple[str, str] | None:
    """Return both sides of a text with merge-conflict marks: theirs and ours."""
    if "<<<<<<<" not in text or not CONFLICT.search(text):
        return None
    return CONFLICT.sub(lambda found: found[2], text), CONFLICT.sub(lambda found: found[1], text)


def _cell(raw: dict[str, Any]) -> NotebookNode:
    kind, source = raw.get("cell_type"), text_of(raw)
    if kind == "heading":  # of format 3
        level = raw.get("level")
        kind, source = "markdown", f"{'#' * (level if level in range(1, 7) else 1)} {source}"
    if kind not in KINDS:
        kind = "code" if raw.keys() & set(_CODE_ONLY) else "markdown"
    metadata = _node(raw.get("metadata"))
    cell = NotebookNode(cell_type=kind, id=raw.get("id"), source=source, metadata=metadata)
    if kind == "code":
        cell["outputs"], cell["execution_count"] = [], None
    elif "attachments" in raw:
        cell["attachments"] = _node(raw["attachments"])
    return cell


def _node(value: Any) -> NotebookNode:
    try:
        return nbformat.from_dict(value) if isinstance(value, dict) else NotebookNode()
    except RecursionError:
        return NotebookNode()
