"""What a cell may hold, as Excel formulas and as rules of Excel's data validation.

A condition is a template with column names in braces: `{ditimbang}` becomes the cell of
the row (for what is typed) or the whole column (to count what was pasted past the rule).
So a condition must work on a whole column too: no AND and no OR in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from openpyxl.utils import get_column_letter

from bimtek.errors import CourseError
from bimtek.fill_in import allowed, lists, mask
from bimtek.fill_in.form import Form
from bimtek.fill_in.lists import Lists
from bimtek.sample_data.declaration import Field

SHEET = "Isian"
FIRST_ROW = 2  # below the header
# A year typed as a date becomes a day in 1905, so earlier days are no dates here.
EARLIEST, LATEST = dt.date(1920, 1, 1), dt.date(2099, 12, 31)
HUGE = 10**15
LONGEST = 255  # characters of a rule's formula
NO_BREAK_SPACE, CURLY = "\N{NO-BREAK SPACE}", "\N{RIGHT SINGLE QUOTATION MARK}"


def cell(form: Form, name: str) -> str:
    """Return the cell of a column in the first row, as a rule for all rows refers to it."""
    return f"${get_column_letter(form.position(name) + 1)}{FIRST_ROW}"


def area(form: Form, name: str) -> str:
    """Return all cells of a column."""
    letter = get_column_letter(form.position(name) + 1)
    return f"${letter}${FIRST_ROW}:${letter}${FIRST_ROW + form.size - 1}"


def conditions(column: Field, form: Form, known: Lists) -> list[str]:
    """Return the templates that must be true of a cell that is not empty."""
    own = f"{{{column.name}}}"
    code = lists.code_of(column, form)
    if code:
        codes = known.name(code.name)
        names = known.name(lists.name_title(code, column))
        found = [_spelled_as(own, f"{{{code.name}}}", codes, names)]
    elif allowed.values(column):
        listed = known.name(column.name)
        found = [_spelled_as(own, own, listed, listed)]
    elif column.type == "string":
        found = [f"ISTEXT({own})", *_text(column, own, form, known)]
    else:
        found = _number(column, own)
    for bound in form.bounds_of(column.name):
        other = f"{{{bound.other}}}"
        found.append(f'(({other}="")+({own}{bound.sign}{other})>0)')
    return found


def limits(column: Field) -> tuple:
    """Return the least and the greatest value of a number or a date."""
    low, high = (column.constraints.get(name) for name in ("minimum", "maximum"))
    if column.type == "date":
        return _day(low) or EARLIEST, _day(high) or LATEST
    return (-HUGE if low is None else low), (HUGE if high is None else high)


def once(form: Form) -> str:
    """Return the condition that no other row has the same keys; rows must be typed for it."""
    same = ",".join(f"--({area(form, key)}={cell(form, key)})" for key in form.keys)
    if len(form.keys) == 1:
        return f"SUMPRODUCT({same})<2"
    empty = ",".join(f'{cell(form, key)}=""' for key in form.keys)
    return f"OR({empty},SUMPRODUCT({same})<2)"


def wrong(column: Field, form: Form, known: Lists) -> str:
    """Return the formula that is true of a cell that has to be mended."""
    held = _held(column, form, known)
    return f'=AND({cell(form, column.name)}<>"",NOT(IFERROR(AND({held}),FALSE)))'


def count_wrong(column: Field, form: Form, known: Lists) -> str:
    """Return the formula (of an array) that counts these cells from another sheet."""
    spots = {each.name: f"{SHEET}!{area(form, each.name)}" for each in form.fields}
    product = "*".join(f"({each.format_map(spots)})" for each in conditions(column, form, known))
    return f'=SUM(({spots[column.name]}<>"")*(1-IFERROR({product},0)))'


def count_empty(column: Field, form: Form) -> str:
    """Return the formula (of an array) that counts the empty cells in rows that are meant.

    Rows that stand there already are all meant, blank ones once something is typed in them.
    """
    empty = f'({SHEET}!{area(form, column.name)}="")'
    if form.rows:
        return f"=SUM({empty}*1)"
    typed = "+".join(f'({SHEET}!{area(form, each.name)}<>"")' for each in form.to_fill)
    return f"=SUM({empty}*({typed}>0))"


def count_repeats(form: Form) -> str:
    """Return the formula (of an array) that counts rows whose keys stand above already."""
    keys = '&"|"&'.join(f"{SHEET}!{area(form, key)}" for key in form.keys)
    first = f"ROW({SHEET}!{area(form, form.keys[0])})-{FIRST_ROW - 1}"
    filled = "*".join(f'({SHEET}!{area(form, key)}<>"")' for key in form.keys)
    return f"=SUM({filled}*(IFERROR(MATCH({keys},{keys},0),{first})<>{first}))"


def validation(column: Field, form: Form, known: Lists) -> dict[str, object]:
    """Return the rule for what is typed, as XlsxWriter wants it, without its messages."""
    optional = not form.is_required(column)
    values = allowed.values(column)
    code = lists.code_of(column, form)
    if code:
        # Excel takes anything while a cell it looks at is empty, if empty is ignored.
        source = _name_of(column, code, form, known)
        return {"validate": "list", "source": source, "ignore_blank": False}
    if values:
        source = lists.inline(values) or f"={known.name(column.name)}"
        return {"validate": "list", "source": source, "ignore_blank": optional}
    typed_key = column.name in form.keys and not form.rows
    if column.type == "string" or typed_key or form.bounds_of(column.name):
        held = f"AND({_held(column, form, known)})"
        if optional:
            held = f'OR({cell(form, column.name)}="",{held})'
        if len(held) >= LONGEST:
            raise CourseError(
                f"Aturan kolom {column.name} terlalu panjang untuk Excel. Sederhanakan bentuk"
                " kodenya, atau kurangi kolom kunci dan kolom pembandingnya."
            )
        return {"validate": "custom", "value": f"={held}", "ignore_blank": False}
    low, high = limits(column)
    kind = {"integer": "integer", "number": "decimal", "date": "date"}[column.type]
    return {
        "validate": kind, "criteria": "between", "minimum": low, "maximum": high,
        "ignore_blank": optional,
    }  # fmt: skip


def _day(limit: object) -> object:
    return dt.date.fromisoformat(limit) if isinstance(limit, str) else limit


def _held(column: Field, form: Form, known: Lists) -> str:
    spots = {each.name: cell(form, each.name) for each in form.fields}
    found = [each.format_map(spots) for each in conditions(column, form, known)]
    if column.name in form.keys and not form.rows:
        found.append(once(form))
    return ",".join(found)


def _spelled_as(own: str, code: str, codes: str, names: str) -> str:
    """Compare letter by letter with the name beside the code; MATCH ignores capitals."""
    return f"EXACT({own},LOOKUP(MATCH({code},{codes},0)+1,ROW({codes}),{names}))"


def _name_of(column: Field, code: Field, form: Form, known: Lists) -> str:
    """Return the one name that fits the code in the row; every name while there is none."""
    codes = known.name(code.name)
    names = known.name(lists.name_title(code, column))
    at = f"MATCH({cell(form, code.name)},{codes},0)"
    return f"=IF(ISNA({at}),{known.name(column.name)},INDEX({names},{at}))"


def _text(column: Field, own: str, form: Form, known: Lists) -> Iterable[str]:
    if "pattern" in column.constraints:
        yield mask.formula(column.constraints["pattern"], own)
        return
    clean = f'SUBSTITUTE(SUBSTITUTE({own},"{NO_BREAK_SPACE}"," "),"{CURLY}","\'")'
    yield f"EXACT({own},TRIM({clean}))"
    no_mark = f"ISERROR(MATCH({own},{known.name(lists.EMPTY_TITLE)},0))"
    dash = f'({own}="{allowed.DASH}")'
    yield f"({dash}+{no_mark}>0)" if column.name in form.with_dash else no_mark


def _number(column: Field, own: str) -> list[str]:
    low, high = limits(column)
    found = [f"ISNUMBER({own})"]
    if column.type != "number":
        found.append(f"({own}=INT({own}))")
    if column.type == "date":
        low, high = (f"DATE({day.year},{day.month},{day.day})" for day in (low, high))
    if low != -HUGE:
        found.append(f"({own}>={low})")
    if high != HUGE:
        found.append(f"({own}<={high})")
    return found
