"""Open nbgrader's formgrader on a folder of results, where a person marks answers."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

from rich.console import Console

from bimtek import jupyter_process
from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.grading import class_record, gradebook
from bimtek.grading.closing_words import renew_command
from bimtek.jupyter_process import RunningServer, Server

SETTINGS = Path(jupyter_process.__file__).parent / "jupyter_config" / "formgrader"


def start(results: Path, open_browser: bool = True) -> None:
    """Open formgrader on `results` and stay until it is ended.

    Raises CourseError when the folder holds no results or formgrader does not start.
    """
    if not gradebook.is_results(results) or not (results / gradebook.FILE_NAME).is_file():
        raise CourseError(
            f"Folder “{results}” belum berisi hasil penilaian. "
            f"Jalankan dulu: {typed_command()} nilai FOLDER --keluar {results}"
        )
    with class_record.claimed(results):  # not while the class is being graded
        class_record.check_finished(results)
    console = Console(highlight=False, soft_wrap=True)
    stop = "Nilai tersimpan sendiri. Untuk berhenti: tekan Ctrl+C di sini."
    if jupyter_process.stay(_server(results), open_browser, stop, console):
        console.print(f"Formgrader sudah dimatikan. Ketik: {renew_command(results)}", markup=False)


def serving(results: Path) -> AbstractContextManager[tuple[RunningServer, Popen[bytes]]]:
    """Run formgrader on `results` as a process of its own; end it afterwards."""
    return jupyter_process.serving(_server(results), Console(quiet=True))


def _server(results: Path) -> Server:
    # Started in the results: that is where nbgrader looks for its configuration.
    return Server(
        "Formgrader", results, SETTINGS, lambda port: _command(results, port), start_in=results
    )


def _command(results: Path, port: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "jupyter_server",
        f"--ServerApp.root_dir={results.resolve()}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
    ]
