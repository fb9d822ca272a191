"""Base of the course's directives: rows of a data file become MyST Markdown, then nodes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from bimtek.errors import CourseError


class MarkdownDirective(SphinxDirective):
    """A directive without content whose `markdown()` gives the text to show."""

    def markdown(self) -> str:
        """Return MyST Markdown; raises CourseError when the data are not in order."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Parse the Markdown as if it stood in the page."""
        try:
            text = self.markdown()
        except CourseError as error:
            raise self.error(str(error)) from error
        return self.parse_text_to_nodes(text)

    def choose(self, *allowed: str) -> str:
        """Return the directive's argument, which must be one of these."""
        if self.arguments[0] not in allowed:
            raise CourseError(f"{{{self.name}}} perlu salah satu dari {', '.join(allowed)}.")
        return self.arguments[0]

    def source(self, name: str) -> Path:
        """Path of a file in book/; the page is read again when that file changes."""
        path = Path(self.env.srcdir) / "book" / name
        self.env.note_dependency(str(path))
        return path

    def rows(self, name: str, columns: Iterable[str]) -> list[dict[str, str]]:
        """Rows of a CSV in book/; raises CourseError when its columns are not these."""
        with self.source(name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if list(reader.fieldnames or []) != list(columns):
                raise CourseError(f"Kolom book/{name} harus tepat: {', '.join(columns)}.")
            return list(reader)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], widths: str, css: str) -> str:
    """Return a list-table; cells hold one line of Markdown each."""
    lines = ["```{list-table}", ":header-rows: 1", f":widths: {widths}", f":class: {css}", ""]
    for row in [header, *rows]:
        for index, cell in enumerate(row):
            lines.append(f"{'* -' if index == 0 else '  -'} {cell}".rstrip())
    return "\n".join([*lines, "```", ""])
