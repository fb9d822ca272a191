"""Run a Jupyter server of our own on one folder, find it again, end it with its kernels.

Nothing of the user's own Jupyter is read or written: the fixed settings come from a folder
of the course, what is changed while it runs is kept in `.jupyter/` of the served folder.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from rich.console import Console

from bimtek.errors import CourseError

START_SECONDS = 120  # the first start on an old laptop with a virus scanner
STOP_SECONDS = 15
SHARED = Path(__file__).parent / "jupyter_config"  # kernels/ with short errors


@dataclass(frozen=True)
class Server:
    """What to run: its name for people, the folder it shows and how it is started."""

    name: str
    folder: Path
    settings: Path  # folder with jupyter_server_config.py
    command: Callable[[int], list[str]]  # from the port
    start_in: Path


@dataclass(frozen=True)
class RunningServer:
    """A server that answers: where it is and the key to it."""

    url: str
    token: str

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"{self.url}?token={self.token}"


def stay(server: Server, open_browser: bool, how_to_stop: str, console: Console) -> bool:
    """Run `server` until it is ended; False when it runs already and was only shown."""
    running = find_running(server.folder)
    if running is not None:
        console.print(f"{server.name} sudah berjalan untuk folder ini.")
        _tell_address(server, running, open_browser, console)
        return False
    try:
        with serving(server, console) as (running, process):
            _tell_address(server, running, open_browser, console)
            console.print(how_to_stop)
            process.wait()
    except KeyboardInterrupt:
        console.print()
    return True


@contextmanager
def serving(
    server: Server, console: Console
) -> Iterator[tuple[RunningServer, subprocess.Popen[bytes]]]:
    """Run `server` as a process of its own; end it and its kernels afterwards."""
    own = server.folder / ".jupyter"
    own.mkdir(parents=True, exist_ok=True)
    port, token = _free_port(), secrets.token_hex(16)
    running = RunningServer(f"http://127.0.0.1:{port}/", token)
    log = own / f"{server.name.casefold()}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            server.command(port),
            cwd=server.start_in,
            env=environment(server, token),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            with console.status(f"Menyalakan {server.name} …"):
                _wait_until_it_answers(server, running, process, log)
            yield running, process
        finally:
            _end(running, process)


def find_running(folder: Path) -> RunningServer | None:
    """Return the server that an earlier command of the course still runs on `folder`, if any."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers(str(_runtime_folder())):
        running = RunningServer(server["url"], server["token"])
        if Path(server["root_dir"]) == folder.resolve() and _answers(running):
            return running
    return None


def environment(server: Server, token: str) -> dict[str, str]:
    """Return the environment without any Jupyter setting but ours."""
    own = (server.folder / ".jupyter").resolve()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return kept | {
        "JUPYTER_CONFIG_PATH": str(server.settings),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_PATH": str(SHARED),
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
    server: Server, running: RunningServer, process: subprocess.Popen[bytes], log: Path
) -> None:
    until = time.monotonic() + START_SECONDS
    while not _answers(running):
        if process.poll() is not None or time.monotonic() > until:
            raise CourseError(
                f"{server.name} tidak mau menyala. Tutup program lain, lalu ulangi perintah ini. "
                f"Bila tetap gagal, tunjukkan berkas {log} kepada fasilitator."
            )
        time.sleep(0.2)


def _answers(running: RunningServer) -> bool:
    try:
        with _request(running, "api/status", "GET"):
            return True
    except OSError:
        return False


def _end(running: RunningServer, process: subprocess.Popen[bytes]) -> None:
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


def _request(running: RunningServer, path: str, method: str):
    request = urllib.request.Request(
        running.url + path, method=method, headers={"Authorization": f"token {running.token}"}
    )
    # An office's proxy must not be asked for this computer.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return direct.open(request, timeout=5)


def _tell_address(
    server: Server, running: RunningServer, open_browser: bool, console: Console
) -> None:
    console.print(f"{server.name}: {running.address}", markup=False)
    if open_browser:
        console.print("Bila peramban tidak terbuka sendiri, salin alamat itu ke peramban.")
        webbrowser.open(running.address)
