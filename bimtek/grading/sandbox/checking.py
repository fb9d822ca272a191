"""Run one test cell on the names a participant left, and tell honestly how it went."""

from __future__ import annotations

import ast
import builtins
import numbers
import secrets
from collections.abc import Callable
from typing import Any

from bimtek.cek import BelumTepat
from bimtek.cek.calling import AFTERWARDS
from bimtek.grading.sandbox.habits import Habits
from bimtek.grading.sandbox.shell import MOST_TEXT, error_output

# A check that must pass and one that must not, on a number nobody can know beforehand.
CANARY = "from bimtek import cek\ncek.angka('kenari', {})"


def check(
    source: str,
    names: dict[str, Any],
    habits: Habits,
    put_back: Callable[[], list[str]],
    work: str,
    lasting: bool,
) -> dict[str, Any]:
    """Run a test cell; `lasting` tells that this process will run other cells later.

    `put_back` undoes changes of what tests rely on (see `Pristine`); it is called whenever
    a function of the participant has been called.

    Returns `passed`, `value` (a number that the cell ends with, for partial credit, or
    None), `message` (what `cek` said), `forged` (checks pass that must fail) and
    `outputs` in the notebook format. The names of the participant are not changed.
    """
    own = {**names, "__builtins__": builtins, "__name__": "__main__"}
    changed: list[str] = []
    AFTERWARDS[:] = [lambda: changed.extend(put_back())]
    with habits.for_a_test(work, lasting) as written:
        honest = _canary_sings()
        error, value = _run(source, own)
        honest = _canary_sings() and honest and not changed
        printed = written.getvalue()[:MOST_TEXT]
    AFTERWARDS.clear()
    outputs = [{"output_type": "stream", "name": "stdout", "text": printed}] if printed else []
    if error is not None:
        outputs.append(error_output(error))
    return {
        "passed": error is None,
        "value": value,
        "message": _message(error),
        "forged": not honest,
        "outputs": outputs,
    }


def _run(source: str, names: dict[str, Any]) -> tuple[BaseException | None, float | None]:
    """Execute a cell; return the error that ended it and the number on its last line."""
    try:
        tree = ast.parse(source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<pemeriksaan>", "exec"), names)
        if last is None:
            return None, None
        value = eval(compile(ast.Expression(last.value), "<pemeriksaan>", "eval"), names)
    except BaseException as error:  # whatever a participant's function raises ends the test
        return error, None
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        return None, float(value)
    return None, None


def _canary_sings() -> bool:
    """Tell whether right is still right and wrong still wrong."""
    number = secrets.randbelow(10**9)
    right, _ = _run(CANARY.format(number), {"__builtins__": builtins, "kenari": number})
    wrong, _ = _run(CANARY.format(number + 1), {"__builtins__": builtins, "kenari": number})
    return right is None and type(wrong) is BelumTepat


def _message(error: BaseException | None) -> str:
    # The very class, so that an error dressed as one of `cek` cannot speak.
    return str(error) if type(error) is BelumTepat else ""
