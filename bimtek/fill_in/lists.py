"""The lists of allowed values: one column each on the sheet Daftar, with a name to point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from bimtek.fill_in import allowed
from bimtek.fill_in.form import Form
from bimtek.sample_data.declaration import Field

SHEET = "Daftar"
EMPTY_TITLE = "isian yang ditolak"
_LONGEST_INLINE = 255  # Excel cuts a longer list off


@dataclass(frozen=True)
class ValueList:
    """One column of the sheet: what it is for and the cells below the header."""

    title: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Lists:
    """All lists of a form, in the order of the sheet's columns."""

    columns: tuple[ValueList, ...]

    def name(self, title: str) -> str:
        """Return the name of a list's cells.

        A conditional format may not point to another sheet, but to a name it may.
        """
        return f"daftar_{self.letter(title)}"

    def ranges(self) -> dict[str, str]:
        """Return the cells of every list by their name."""
        return {
            self.name(each.title): f"{SHEET}!${letter}$2:${letter}${len(each.values) + 1}"
            for each in self.columns
            for letter in [self.letter(each.title)]
        }

    def letter(self, title: str) -> str:
        """Return the letter of the column that holds a list."""
        return get_column_letter([each.title for each in self.columns].index(title) + 1)


def of_form(form: Form) -> Lists:
    """Collect the lists that the columns to fill in need."""
    found: dict[str, tuple[object, ...]] = {}
    for each in form.to_fill:
        code = code_of(each, form)
        if code:
            codes = found.setdefault(code.name, allowed.values(code))
            names = allowed.names_by_code(code, each)
            # Beside the codes: a name stands in the row of its code.
            found[name_title(code, each)] = tuple(map(names.get, codes))
    for each in form.to_fill:
        if values := allowed.values(each):
            found.setdefault(each.name, values)
        elif allowed.is_free_text(each):
            found[EMPTY_TITLE] = allowed.EMPTY_MARKS
    return Lists(tuple(ValueList(title, values) for title, values in found.items()))


def code_of(column: Field, form: Form) -> Field | None:
    """Return the column with the code that says what must stand in `column`."""
    codes = (each for each in form.fields if allowed.names_by_code(each, column))
    return next(codes, None)


def name_title(code: Field, column: Field) -> str:
    """Return the title of the list of names that stand beside the codes."""
    return f"{column.name} dari {code.name}"


def inline(values: Sequence[object]) -> list[object] | None:
    """Return the values if they fit into the rule itself.

    Excel compares such a list letter by letter; a list on a sheet also takes LOMBOK TIMUR.
    """
    texts = [str(value) for value in values]
    fits = len(",".join(texts)) <= _LONGEST_INLINE
    return list(values) if fits and not any(set(text) & set(',"') for text in texts) else None
