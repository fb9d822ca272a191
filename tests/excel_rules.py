"""Judge a typed value the way Excel does: data validation and conditional formats.

A small evaluator of the functions the fill-in workbooks use. Texts compare without regard
to capitals, an empty cell is "" and 0, a number is less than any text, and a list on a
sheet is looked up without regard to capitals while a list in the rule itself is not.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Mapping

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

EPOCH = dt.date(1899, 12, 30)
Value = object
Thunk = Callable[[], Value]


class ExcelError(Exception):
    """#VALUE!, #N/A and the like."""


def accepts(rule: DataValidation, sheet: Worksheet, at: str, value: Value) -> bool:
    """Tell whether Excel takes `value` when it is typed into the cell `at`.

    The cell then holds the value, as Excel has it when it asks the rule.
    """
    assert rule.showErrorMessage and rule.errorStyle in (None, "stop")
    sheet[at].value = value
    if value is None:
        return bool(rule.allowBlank)
    if rule.allowBlank and _looks_at_an_empty_cell(rule, sheet, at):
        return True  # Excel then takes anything
    if rule.type == "list":
        return _in_list(rule.formula1, rule, sheet, at, _stored(value))
    if rule.type == "custom":
        return is_true(rule.formula1, sheet, at, _first(rule))
    number = _stored(value)
    if isinstance(number, bool) or not isinstance(number, int | float):
        return False
    if rule.type in ("whole", "date") and rule.type == "whole" and number != int(number):
        return False
    low, high = (float(part) for part in (rule.formula1, rule.formula2))
    assert rule.operator in (None, "between")
    return low <= number <= high


def _looks_at_an_empty_cell(rule: DataValidation, sheet: Worksheet, at: str) -> bool:
    if rule.formula1.startswith('"'):
        return False
    moved = Translator(f"={rule.formula1}", _first(rule)).translate_formula(at)
    cells = [each.value for each in Tokenizer(moved).items if each.subtype == Token.RANGE]
    return any(sheet[cell].value is None for cell in cells if not set(cell) & set(":!_"))


def is_true(formula: str, sheet: Worksheet, at: str, origin: str) -> bool:
    """Evaluate a rule that was written for the cell `origin` in the cell `at`."""
    text = formula if formula.startswith("=") else f"={formula}"
    try:
        return bool(_evaluate(Translator(text, origin).translate_formula(at), sheet))
    except ExcelError:
        return False


def value_of(formula: str, sheet: Worksheet) -> Value:
    """Evaluate a formula that is about single cells."""
    return _evaluate(formula, sheet)


def _in_list(source: str, rule: DataValidation, sheet: Worksheet, at: str, value: Value) -> bool:
    if source.startswith('"'):
        return str(value) in source.strip('"').split(",")
    try:
        values = _evaluate(Translator(f"={source}", _first(rule)).translate_formula(at), sheet)
    except ExcelError:
        return False
    values = values if isinstance(values, list) else [values]
    return any(_compare(operator.eq, value, each) for each in values)


def _first(rule: DataValidation) -> str:
    return str(rule.sqref).split(":")[0]


def _stored(value: Value) -> Value:
    """Return a date as the number Excel keeps."""
    if isinstance(value, dt.datetime):
        value = value.date()
    return (value - EPOCH).days if isinstance(value, dt.date) else value


def _evaluate(formula: str, sheet: Worksheet) -> Value:
    tokens = [each for each in Tokenizer(formula).items if each.type != Token.WSPACE]
    parser = _Parser(tokens, sheet)
    result = parser.comparison()
    assert not parser.tokens, f"not understood: {formula}"
    return result()


class _Parser:
    """Build a thunk from the tokens; IF and IFERROR need their arguments unevaluated."""

    def __init__(self, tokens: list[Token], sheet: Worksheet) -> None:
        self.tokens, self.sheet = tokens, sheet

    def comparison(self) -> Thunk:
        return self._chain(
            self.joined,
            {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt,
             "<=": operator.le, ">=": operator.ge},
            _compare,
        )  # fmt: skip

    def joined(self) -> Thunk:
        return self._chain(self.sum, {"&": None}, lambda _, one, two: _text(one) + _text(two))

    def sum(self) -> Thunk:
        return self._chain(self.product, {"+": operator.add, "-": operator.sub}, _calculate)

    def product(self) -> Thunk:
        return self._chain(self.operand, {"*": operator.mul, "/": operator.truediv}, _calculate)

    def _chain(self, part: Callable[[], Thunk], signs: Mapping[str, object], do) -> Thunk:
        left = part()
        while self.tokens and self.tokens[0].type == Token.OP_IN and self.tokens[0].value in signs:
            sign = signs[self.tokens.pop(0).value]
            left = self._both(do, sign, left, part())
        return left

    @staticmethod
    def _both(do, sign, left: Thunk, right: Thunk) -> Thunk:
        return lambda: _each(lambda one, two: do(sign, one, two), left(), right())

    def operand(self) -> Thunk:
        token = self.tokens.pop(0)
        if token.type == Token.OP_PRE:
            inner = self.operand()
            return lambda: _each(lambda value, _: -_number(value), inner(), 0)
        if token.type == Token.PAREN:
            inner = self.comparison()
            self.tokens.pop(0)
            return inner
        if token.type == Token.FUNC:
            return self._call(token.value[:-1])
        if token.subtype == Token.RANGE:
            return lambda: self._cells(token.value)
        value = token.value[1:-1].replace('""', '"')
        if token.subtype == Token.NUMBER:
            value = float(token.value)
        if token.subtype == Token.LOGICAL:
            value = token.value == "TRUE"
        return lambda: value

    def _call(self, name: str) -> Thunk:
        arguments, where = [], []
        while True:
            where.append(self.tokens[0].value)
            arguments.append(self.comparison())
            if self.tokens.pop(0).type == Token.FUNC:
                break
        if name == "ROW":
            area = self._address(where[0]).split("!")[-1]
            first, last = (range_boundaries(area)[at] for at in (1, 3))
            return lambda: [float(row) for row in range(first, last + 1)]
        return lambda: FUNCTIONS[name](*arguments)

    def _address(self, text: str) -> str:
        """Return what a defined name stands for."""
        names = self.sheet.parent.defined_names
        return names[text].attr_text if text in names else text

    def _cells(self, address: str) -> Value:
        name, _, cells = self._address(address).rpartition("!")
        sheet = self.sheet.parent[name] if name else self.sheet
        left, top, right, bottom = range_boundaries(cells)
        assert left == right, "only columns and single cells"
        column = [_stored(sheet.cell(row, left).value) for row in range(top, bottom + 1)]
        return column if ":" in cells else column[0]


def _each(do, left: Value, right: Value) -> Value:
    if not isinstance(left, list) and not isinstance(right, list):
        return do(left, right)
    length = len(left if isinstance(left, list) else right)
    left = left if isinstance(left, list) else [left] * length
    right = right if isinstance(right, list) else [right] * length
    return [do(one, two) for one, two in zip(left, right, strict=True)]


def _rank(value: Value) -> int:
    """Numbers come before texts, texts before TRUE and FALSE."""
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def _compare(sign, one: Value, two: Value) -> bool:
    if one is None:
        one = "" if isinstance(two, str) else 0
    if two is None:
        two = "" if isinstance(one, str) else 0
    if _rank(one) != _rank(two):
        return sign(_rank(one), _rank(two))
    if isinstance(one, str):
        return sign(one.casefold(), two.casefold())
    return sign(one, two)


def _calculate(sign, one: Value, two: Value) -> float:
    return sign(_number(one), _number(two))


def _number(value: Value) -> float:
    if value is None:
        return 0
    if isinstance(value, str) and not re.fullmatch(r"-?\d+(\.\d+)?", value):
        raise ExcelError("#VALUE!")
    return float(value)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _tried(value: Thunk, otherwise: Thunk) -> Value:
    try:
        return value()
    except ExcelError:
        return otherwise()


def _fails(value: Thunk) -> bool:
    try:
        value()
    except ExcelError:
        return True
    return False


def _match(value: Thunk, column: Thunk, kind: Thunk) -> float:
    wanted = value()
    assert kind() == 0
    if wanted is None:
        raise ExcelError("#N/A")
    for at, each in enumerate(column(), start=1):
        if isinstance(wanted, str) and isinstance(each, str) and set(wanted) & set("*?"):
            if re.fullmatch(re.escape(wanted).replace(r"\*", ".*").replace(r"\?", "."), each, re.I):
                return at
        elif _compare(operator.eq, wanted, each):
            return at
    raise ExcelError("#N/A")


def _lookup(value: Thunk, column: Thunk, results: Thunk) -> Value:
    return results()[column().index(value())]


def _middle(value: Thunk, first: Thunk, length: Thunk) -> str:
    start = int(first()) - 1
    return _text(value())[start : start + int(length())]


def _formatted(value: Thunk, shape: Thunk) -> str:
    """TEXT with "0000;0000": the number without its sign, filled up with zeros."""
    zeros, same = shape().split(";")
    assert zeros == same and not zeros.strip("0")
    return f"{abs(_number(value())):0{len(zeros)}.0f}"


def _count_product(*columns: Thunk) -> float:
    product = [1.0] * len(columns[0]())
    for column in columns:
        product = [one * two for one, two in zip(product, column(), strict=True)]
    return sum(product)


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "AND": lambda *parts: all(part() for part in parts),
    "OR": lambda *parts: any(part() for part in parts),
    "NOT": lambda part: not part(),
    "IF": lambda test, yes, no: yes() if test() else no(),
    "IFERROR": _tried,
    "ISERROR": _fails,
    "ISNA": _fails,
    "ISTEXT": lambda value: isinstance(value(), str),
    "ISNUMBER": lambda value: isinstance(value(), int | float) and not isinstance(value(), bool),
    "EXACT": lambda one, two: _text(one()) == _text(two()),
    "CONCATENATE": lambda *parts: "".join(_text(part()) for part in parts),
    "TRIM": lambda value: " ".join(part for part in _text(value()).split(" ") if part),
    "SUBSTITUTE": lambda value, old, new: _text(value()).replace(old(), new()),
    "MID": _middle,
    "TEXT": _formatted,
    "INT": lambda value: float(_number(value()) // 1),
    "DATE": lambda *parts: (dt.date(*(int(part()) for part in parts)) - EPOCH).days,
    "MATCH": _match,
    "LOOKUP": _lookup,
    "INDEX": lambda column, row: column()[int(row()) - 1],
    "SUMPRODUCT": _count_product,
    "COUNTA": lambda *cells: sum(cell() is not None for cell in cells),
}


def rules(sheet: Worksheet) -> dict[str, DataValidation]:
    """Return the data validation of every column, by its header."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        left = range_boundaries(str(rule.sqref))[0]
        found[sheet.cell(1, left).value] = rule
    return found


def marks(sheet: Worksheet) -> dict[str, list[tuple[str, str]]]:
    """Return the conditional formats of every column: (colour, formula), by its header."""
    found: dict[str, list[tuple[str, str]]] = {}
    for area in sheet.conditional_formatting:
        name = sheet.cell(1, range_boundaries(str(area.sqref))[0]).value
        for rule in area.rules:
            colour = rule.dxf.fill.bgColor.rgb[-6:]
            found.setdefault(name, []).append((colour, rule.formula[0]))
    return found


def sheet_of(book: Workbook) -> Worksheet:
    """Return the sheet that is filled in."""
    return book["Isian"]
