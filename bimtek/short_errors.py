"""Errors that fit a beginner's screen: the line of the cell that stopped, and what is wrong.

An IPython extension, loaded by the kernel in `jupyter_config/kernels/`. What happens
inside pandas before an error says nothing to a reader who wrote two lines, and pushes the
last line, which says everything, off the screen.
"""

from __future__ import annotations

from types import TracebackType

from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Show every error of a cell in its short form."""
    shell.set_custom_exc((Exception,), show)


def show(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    traceback: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    """Display one error and return its lines; an error may bring lines of its own."""
    if hasattr(error, "_render_traceback_"):
        lines = error._render_traceback_()
    else:
        # What an error came from is the library's affair as well.
        error.__cause__, error.__suppress_context__ = None, True
        place = _innermost_place_in_a_cell(shell, traceback)
        lines = shell.InteractiveTB.structured_traceback(kind, error, place, tb_offset=0)
    shell._showtraceback(kind, error, lines)
    return lines


def _innermost_place_in_a_cell(
    shell: InteractiveShell, traceback: TracebackType | None
) -> TracebackType | None:
    """Return a traceback of one line: the last one that stands in a cell."""
    found = traceback
    while traceback is not None:
        if traceback.tb_frame.f_globals is shell.user_global_ns:
            found = traceback
        traceback = traceback.tb_next
    if found is None:
        return None
    return TracebackType(None, found.tb_frame, found.tb_lasti, found.tb_lineno)
