"""The cheat sheet: every function taught, made from book/fungsi.csv.

Columns: `modul` (two digits), `jalur` (inti or pilihan), `fungsi` (the bare names and
constructs the row teaches, separated by spaces; the tests look for them), and what the
reader sees: `untuk`, `python`, `excel`. The table *Rangkuman* of a lesson holds the rows
of its module.
"""

from __future__ import annotations

from itertools import groupby

from bimtek import curriculum
from bimtek.sphinx_course.markdown import MarkdownDirective, table

FUNCTIONS = "fungsi.csv"
FUNCTION_COLUMNS = ("modul", "jalur", "fungsi", "untuk", "python", "excel")
OPTIONAL = "pilihan"


class FunctionTable(MarkdownDirective):
    """`{tabel-fungsi}`: one table per module, optional rows marked."""

    def markdown(self) -> str:
        """Tables in the order of the course; small, so that they fit two printed sides."""
        plan = curriculum.load(self.source(curriculum.PLAN.name))
        parts = []
        for number, rows in groupby(self.rows(FUNCTIONS, FUNCTION_COLUMNS), lambda r: r["modul"]):
            module = plan.module(number)
            parts += [f"**{number} {module.title}**", ""]
            cells = [[_purpose(row), row["python"], row["excel"]] for row in rows]
            header = ["Yang ingin dilakukan", "Di Python", "Di Excel"]
            parts.append(table(header, cells, "34 38 28", "tabel-fungsi"))
        return "\n".join([":::{div} lembar-contekan", *parts, ":::"])


def _purpose(row: dict[str, str]) -> str:
    return f"{row['untuk']} *(pilihan)*" if row["jalur"] == OPTIONAL else row["untuk"]
