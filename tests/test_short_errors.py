"""An error in a cell shows the cell's own line and what is wrong, nothing of the libraries."""

from __future__ import annotations

import json
import re

import pytest
from IPython.core.interactiveshell import InteractiveShell

from bimtek import jupyter_process, short_errors


@pytest.fixture
def shown(monkeypatch):
    """Run a cell in a shell with the extension; return the text of the error it shows."""
    shell = InteractiveShell()
    short_errors.load_ipython_extension(shell)
    lines: list[str] = []
    monkeypatch.setattr(shell, "_showtraceback", lambda *error: lines.extend(error[2]))

    def run(source: str) -> str:
        shell.run_cell(source)
        return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(lines))

    return run


def test_line_of_the_cell_and_the_error_are_shown_and_no_file_of_a_library(shown):
    text = shown("import pandas as pd\ntabel = pd.DataFrame({'a': [1]})\ntabel['penduduk'].sum()")
    assert "----> 3 tabel['penduduk'].sum()" in text
    assert text.rstrip().splitlines()[-1] == "KeyError: 'penduduk'"
    assert "site-packages" not in text and len(text.splitlines()) < 12


def test_error_in_a_function_of_ones_own_shows_its_line(shown):
    text = shown("def bagi(n):\n    return 1 / n\n\nbagi(0)")
    assert "----> 2     return 1 / n" in text
    assert "ZeroDivisionError: division by zero" in text


def test_message_of_a_check_is_shown_as_it_is(shown):
    text = shown("from bimtek import cek\ncek.angka('luas', 5)")
    assert text.startswith("Variabel luas belum ada.") and "Traceback" not in text


def test_cell_after_an_error_runs_as_usual(shown):
    shown("1 / 0")
    assert "NameError: name 'luas' is not defined" in shown("print(luas)")


def test_kernel_of_the_course_loads_it():
    place = jupyter_process.SHARED / "kernels" / "python3" / "kernel.json"
    argv = json.loads(place.read_text(encoding="utf-8"))["argv"]
    assert f"--ext={short_errors.__name__}" in argv and argv[0] == "python"
