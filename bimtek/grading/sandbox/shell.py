"""An IPython without a kernel that runs one cell and tells what came out of it.

The same shell that a kernel builds on, so that magics, `display` and plots do what they
do in JupyterLab; no threads, no sockets and no history, so that it survives a fork.
"""

from __future__ import annotations

import io
import sys
import traceback
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from traitlets import Type
from traitlets.config import Config

MOST_TEXT = 100_000  # characters that one cell may print; the rest is dropped
MOST_RICH = 5_000_000  # characters of figures and tables of one cell
LONGEST_ERROR = 2_000


class CellOutputs:
    """What one cell has shown so far, in the notebook format, within limits."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self._text, self._rich = MOST_TEXT, MOST_RICH

    def write(self, name: str, text: str) -> None:
        """Add what was printed; `name` is stdout or stderr."""
        text = text[: self._text]
        if not text:
            return
        self._text -= len(text)
        last = self.items[-1] if self.items else {}
        if last.get("name") == name:
            last["parts"].append(text)
        else:
            self.items.append({"output_type": "stream", "name": name, "parts": [text]})

    def show(self, kind: str, data: dict[str, Any], **more: Any) -> None:
        """Add a figure, a table or a result."""
        kept = {}
        for mime, content in data.items():
            if isinstance(content, str) and len(content) <= self._rich:
                self._rich -= len(content)
                kept[mime] = content
        if kept:
            self.items.append({"output_type": kind, "data": kept, "metadata": {}, **more})

    def finished(self) -> list[dict[str, Any]]:
        """Return the outputs as the notebook format wants them."""
        for item in self.items:
            if "parts" in item:
                item["text"] = "".join(item.pop("parts"))
        return self.items


class _Printed(io.TextIOBase):
    """A standard stream that ends in the outputs of the cell."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, outputs: CellOutputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    @property
    def name(self) -> str:
        return f"<{self._name}>"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.write(self._name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    """Where `display()` and figures arrive."""

    outputs: CellOutputs | None = None

    def publish(self, data: Any, metadata: Any = None, **more: Any) -> None:
        if self.outputs is not None and isinstance(data, dict):
            self.outputs.show("display_data", data)

    def clear_output(self, wait: bool = False) -> None:
        if self.outputs is not None:
            self.outputs.items.clear()


class _Result(DisplayHook):
    """Where the value of a cell's last line arrives."""

    outputs: CellOutputs | None = None

    def write_output_prompt(self) -> None:
        """A notebook shows the number beside the result."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        if self.outputs is not None:
            count = self.prompt_count
            self.outputs.show("execute_result", format_dict, execution_count=count)

    def finish_displayhook(self) -> None:
        """No line break: nothing was printed."""


class GradingShell(InteractiveShell):
    """IPython's shell with its outputs caught."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Result)

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no screen."""

    def ask_exit(self) -> None:
        """`quit()` ends a program, not the grading."""

    def run(self, source: str) -> tuple[list[dict[str, Any]], str]:
        """Run one cell; return its outputs and the name of the error that ended it, or ""."""
        outputs = CellOutputs()
        self.display_pub.outputs = self.displayhook.outputs = outputs
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Printed(outputs, "stdout"), _Printed(outputs, "stderr")
        try:
            result = self.run_cell(source, store_history=True)
            error = _error_of(result)
        except BaseException as stopped:  # a hook of the participant may raise anything
            error = stopped
        finally:
            sys.stdout, sys.stderr = kept
            self.display_pub.outputs = self.displayhook.outputs = None
        if error is not None:
            outputs.items.append(error_output(error, self.execution_count - 1))
        return outputs.finished(), type(error).__name__ if error is not None else ""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        """The error is an output of its own, not printed text."""

    def showtraceback(self, *arguments: Any, **options: Any) -> None:
        """Formatting a traceback takes longer than most cells; the error itself is enough."""

    def showsyntaxerror(self, *arguments: Any, **options: Any) -> None:
        """Likewise."""

    def _format_exception_for_storage(self, *arguments: Any, **options: Any) -> dict[str, Any]:
        """Likewise: IPython keeps one for a history that nobody looks at."""
        return {}


def make_shell() -> GradingShell:
    """Return the shell of this process, with plots that appear below their cell."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    shell = GradingShell.instance(config=config)
    shell.separate_in = ""
    return shell


def error_output(error: BaseException, count: int = 0) -> dict[str, Any]:
    """Return the output that shows an error of the cell with the number `count`.

    An error may refuse to say what it is.
    """
    try:
        text = str(error)[:LONGEST_ERROR]
    except BaseException:
        text = ""
    name = type(error).__name__
    told = [f"{name}: {text}"]
    line = _line_in_a_cell(error)
    if line is not None:
        told.insert(0, f"Cell In[{count}], line {line}")
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": told}


def _line_in_a_cell(error: BaseException) -> int | None:
    """Return the last line of the traceback that stands in a cell."""
    lines = [
        line
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith("<ipython-input")
    ]
    return lines[-1] if lines else None


def _error_of(result: ExecutionResult) -> BaseException | None:
    return result.error_before_exec or result.error_in_exec
