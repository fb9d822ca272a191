"""Runs in the participant's browser: an IPython extension that every kernel loads at its start.

It makes errors as short as on a laptop, and offers each file that a cell has written for
download, because nothing outside the kernel can see it.
"""

from __future__ import annotations

import base64
import logging
import mimetypes
import os
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from IPython.display import HTML, display

from bimtek import short_errors

WORK = Path("/kerja/pelajaran")
MOST = 10_000_000  # bytes that are put into a link; a notebook keeps its links
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Prepare the shell and its working folder."""
    WORK.mkdir(parents=True, exist_ok=True)
    os.chdir(WORK)
    mimetypes.add_type(EXCEL, ".xlsx")
    short_errors.load_ipython_extension(shell)
    shell.Completer.use_jedi = False  # it is not shipped
    # Its list of fonts is made at the first picture; on a laptop long before.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    shell.events.register("post_run_cell", _Written(WORK).offer)
    shell.events.register("post_run_cell", partial(_name_error, shell))


def _name_error(shell: InteractiveShell, result: ExecutionResult) -> None:
    """Let the notebook record an error as everywhere; this kernel writes "<class 'KeyError'>"."""
    error = result.error_in_exec or result.error_before_exec
    if error and shell._last_traceback:
        shell._last_traceback["ename"] = type(error).__name__


class _Written:
    """Knows the files of a folder, and which of them are new since the last look."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._look()

    def offer(self, _: Any) -> None:
        """Show a link for every file that was written since the last call."""
        now = self._look()
        new = [path for path, state in now.items() if self._known.get(path) != state]
        self._known = now
        for path in sorted(new):
            display(HTML(link(path.relative_to(self._folder).as_posix(), path.read_bytes())))

    def _look(self) -> dict[Path, tuple[int, int]]:
        found = {}
        for path in self._folder.rglob("*"):
            if path.is_file() and not any(part.startswith((".", "__")) for part in path.parts):
                about = path.stat()
                found[path] = (about.st_mtime_ns, about.st_size)
        return found


def link(name: str, content: bytes) -> str:
    """Return HTML that offers `content` for download under `name`."""
    shown = escape(name)
    if len(content) > MOST:
        return (
            f"Berkas <b>{shown}</b> terlalu besar untuk diunduh dari lab "
            f"({len(content) // 1_000_000} MB). Simpan bagian yang Anda perlukan saja."
        )
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    address = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    download = escape(Path(name).name)
    size = max(1, round(len(content) / 1000))
    return (
        f'Berkas tersimpan: <a download="{download}" href="{address}">unduh {shown}</a> ({size} kB)'
    )
