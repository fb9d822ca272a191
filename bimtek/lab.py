"""Start JupyterLab for a participant: Indonesian, on kerja/, without an author's tools.

Nothing of the user's own Jupyter is read or written: the fixed settings come from
`jupyter_config/`, what the participant changes is kept in `kerja/.jupyter/`.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from rich.console import Console

from bimtek.errors import CourseError
from bimtek.paths import ROOT, WORK
from bimtek.start_page import START_PAGE
from bimtek.work_folder import fill_work_folder

CONFIG = Path(__file__).parent / "jupyter_config"
START_SECONDS = 120  # the first start on an old laptop with a virus scanner
STOP_SECONDS = 15


@dataclass(frozen=True)
class RunningLab:
    """A JupyterLab that answers: where it is and the key to it."""

    url: str
    token: str

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"{self.url}?token={self.token}"


def start(open_browser: bool = True, work: Path = WORK) -> None:
    """Fill `work`, open JupyterLab on it and stay until it is ended.

    Raises CourseError when the folder cannot be written or JupyterLab does not start.
    """
    console = Console(highlight=False, soft_wrap=True)
    _tell_added(fill_work_folder(work=work), work, console)
    running = find_running(work)
    if running is not None:
        console.print("JupyterLab sudah berjalan untuk folder ini.")
        _tell_address(running, open_browser, console)
        return
    try:
        with serving(work, console) as (running, process):
            _tell_address(running, open_browser, console)
            console.print("Untuk berhenti: simpan pekerjaan Anda, lalu tekan Ctrl+C di sini.")
            process.wait()
    except KeyboardInterrupt:
        console.print()
    console.print("JupyterLab sudah dimatikan. Pekerjaan Anda ada di", work, style=None)


@contextmanager
def serving(
    work: Path, console: Console | None = None
) -> Iterator[tuple[RunningLab, subprocess.Popen[bytes]]]:
    """Run JupyterLab on `work` as a process of its own; end it and its kernels afterwards."""
    console = console or Console(quiet=True)
    own = work / ".jupyter"
    own.mkdir(parents=True, exist_ok=True)
    port, token = _free_port(), secrets.token_hex(16)
    running = RunningLab(f"http://127.0.0.1:{port}/", token)
    log = own / "jupyterlab.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(work, port),
            cwd=ROOT,
            env=_environment(work, token),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            with console.status("Menyalakan JupyterLab …"):
                _wait_until_it_answers(running, process, log)
            yield running, process
        finally:
            _end(running, process)


def find_running(work: Path) -> RunningLab | None:
    """Return the JupyterLab that an earlier `bimtek lab` still runs on `work`, if any."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers(str(_runtime_folder())):
        running = RunningLab(server["url"], server["token"])
        if Path(server["root_dir"]) == work.resolve() and _answers(running):
            return running
    return None


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


def _environment(work: Path, token: str) -> dict[str, str]:
    """Return the environment without any Jupyter setting but ours."""
    own = (work / ".jupyter").resolve()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return kept | {
        "JUPYTER_CONFIG_PATH": str(CONFIG),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(_runtime_folder()),
        "IPYTHONDIR": str(own / "ipython"),
        # Not on the command line, where every user of this computer could read it.
        "JUPYTER_TOKEN": token,
    }


def _runtime_folder() -> Path:
    """Return where keys lie while a server runs: in the user's profile, never on a USB stick.

    A stick or a network drive has no access rights to protect them with.
    """
    return platformdirs.user_cache_path("bimtek", appauthor=False) / "jupyter"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(
    running: RunningLab, process: subprocess.Popen[bytes], log: Path
) -> None:
    until = time.monotonic() + START_SECONDS
    while not _answers(running):
        if process.poll() is not None or time.monotonic() > until:
            raise CourseError(
                "JupyterLab tidak mau menyala. Tutup program lain, lalu ulangi perintah ini. "
                f"Bila tetap gagal, tunjukkan berkas {log} kepada fasilitator."
            )
        time.sleep(0.2)


def _answers(running: RunningLab) -> bool:
    try:
        with _request(running, "api/status", "GET"):
            return True
    except OSError:
        return False


def _end(running: RunningLab, process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end its kernels and itself; end it the hard way if it does not."""
    try:
        if process.poll() is None:
            with _request(running, "api/shutdown", "POST"):
                pass
    except OSError:
        process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _request(running: RunningLab, path: str, method: str):
    request = urllib.request.Request(
        running.url + path, method=method, headers={"Authorization": f"token {running.token}"}
    )
    # An office's proxy must not be asked for this computer.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return direct.open(request, timeout=5)


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


def _tell_address(running: RunningLab, open_browser: bool, console: Console) -> None:
    console.print(f"JupyterLab: {running.address}", markup=False)
    if open_browser:
        console.print("Bila peramban tidak terbuka sendiri, salin alamat itu ke peramban.")
        webbrowser.open(running.address)
