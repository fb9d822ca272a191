"""Start JupyterLab for a participant: Indonesian, on kerja/, without an author's tools.

The fixed settings come from `jupyter_config/`, what the participant changes is kept in
`kerja/.jupyter/`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

from rich.console import Console

from bimtek import jupyter_process
from bimtek.jupyter_process import RunningServer, Server
from bimtek.paths import ROOT, WORK
from bimtek.start_page import START_PAGE
from bimtek.work_folder import fill_work_folder

CONFIG = Path(__file__).parent / "jupyter_config"


def start(open_browser: bool = True, work: Path = WORK) -> None:
    """Fill `work`, open JupyterLab on it and stay until it is ended.

    Raises CourseError when the folder cannot be written or JupyterLab does not start.
    """
    console = Console(highlight=False, soft_wrap=True)
    _tell_added(fill_work_folder(work=work), work, console)
    stop = "Untuk berhenti: simpan pekerjaan Anda, lalu tekan Ctrl+C di sini."
    if jupyter_process.stay(_server(work), open_browser, stop, console):
        console.print("JupyterLab sudah dimatikan. Pekerjaan Anda ada di", work, style=None)


def serving(work: Path) -> AbstractContextManager[tuple[RunningServer, Popen[bytes]]]:
    """Run JupyterLab on `work` as a process of its own; end it and its kernels afterwards."""
    return jupyter_process.serving(_server(work), Console(quiet=True))


def _server(work: Path) -> Server:
    return Server("JupyterLab", work, CONFIG, lambda port: _command(work, port), start_in=ROOT)


def _command(work: Path, port: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={work.resolve()}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--LabApp.app_settings_dir={CONFIG / 'lab'}",
        f"--LabApp.default_url=/lab/tree/{START_PAGE}",
    ]


def _tell_added(added: Iterable[Path], work: Path, console: Console) -> None:
    console.print("Folder kerja Anda:", work, style=None)
    for path in added:
        if path.parts[0] != "datasets" and path.suffix == ".ipynb":
            console.print(f"  ditambahkan: {path}", markup=False)
    if any("(versi baru" in path.name for path in added):
        console.print(
            "Ada berkas yang diperbarui kursus. Pekerjaan Anda tidak diubah: "
            "yang baru ditaruh di sebelahnya dengan tanda (versi baru)."
        )
