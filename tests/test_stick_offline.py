"""A laptop installs from a stick with the network cut off, and works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

import psutil
import pytest
from sandbox_here import isolated_or_skip

from bimtek.grading.sandbox import Mode, bubblewrap
from bimtek.stick import command

SYSTEM = {"linux-x86_64": "linux", "win-amd64": "windows"}.get(sysconfig.get_platform())
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
TOO_LONG = 900  # seconds; a test that hangs must end

pytestmark = [
    pytest.mark.lambat,
    pytest.mark.skipif(SYSTEM is None, reason="a stick serves Windows and Linux on x86-64"),
]


def cut_off(words: list[str]) -> list[str]:
    """Return a command that runs these words in a network namespace of their own.

    Only Linux has that; elsewhere `settings` lead pip to an address where nobody answers.
    """
    if sys.platform != "linux":
        return words
    isolated_or_skip(Mode.ISOLATED)
    wall = [bubblewrap.find(), "--unshare-net", "--unshare-pid", "--die-with-parent"]
    return [*wall, "--dev-bind", "/", "/", "--proc", "/proc", "--", *words]


def settings() -> dict[str, str]:
    """Return an environment in which pip knows no index but a dead one, and no cache."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
    kept.pop("CI", None)
    dead = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull}
    return kept | dead | {"PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0"}


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder` with the network cut off."""
    return subprocess.run(
        cut_off(list(words)),
        cwd=folder,
        env=settings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=TOO_LONG,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The course as a participant has copied it from a stick, in a place with spaces."""
    cut_off([])  # skips before anything is downloaded
    place = tmp_path_factory.mktemp("flashdisk peserta")
    site = place / "situs"
    site.mkdir()
    (site / "index.html").write_text("<p>buku</p>", encoding="utf-8")
    stick = command.write(place / "stik", [PYTHON], [SYSTEM], site)
    command.check(stick)
    copy = place / "Laptop Ibu é" / "bimtek"
    shutil.copytree(stick / "bimtek", copy)
    shutil.rmtree(stick)
    return copy


def test_laptop_without_network_installs_from_the_stick_and_works(copied):
    if sys.platform == "linux":
        probe = "import socket; socket.create_connection(('192.0.2.1', 9), 5)"
        assert "Network is unreachable" in run(copied, sys.executable, "-c", probe).stderr

    done = run(copied, sys.executable, "mulai.py", "siap")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tanpa internet" in done.stdout and "perlu internet" not in done.stdout
    assert "Laptop ini siap dipakai." in done.stdout and "[GAGAL]" not in done.stdout

    done = run(copied, sys.executable, "mulai.py", "templat", "penerimaan")
    assert done.returncode == 0, done.stderr
    assert list((copied / "kerja" / "templat").glob("*.xlsx"))

    _open_lab(copied)
    work = copied / "kerja"
    assert len(list((work / "latihan").glob("*/*.ipynb"))) == 9
    assert len(list((work / "pelajaran").glob("*.ipynb"))) == 9
    assert list((work / "datasets" / "mentah").glob("*.xlsx"))
    assert list((work / "surat").glob("*.docx"))

    who = ["--nama", "Peserta Contoh", "--perangkat-daerah", "Dinas Kesehatan"]
    done = run(copied, sys.executable, "mulai.py", "kemas", *who)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(work.glob("kiriman-*.zip"))


def _open_lab(folder: Path) -> None:
    """Start JupyterLab, wait until it tells its address, and end it."""
    with subprocess.Popen(
        cut_off([sys.executable, "-u", "mulai.py", "lab", "--tanpa-buka"]),
        cwd=folder,
        env=settings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        watch = threading.Timer(TOO_LONG, process.kill)
        watch.start()
        said = []
        for line in process.stdout:
            said.append(line)
            if "http://127.0.0.1" in line:
                break
        watch.cancel()
        for each in [*_offspring(process.pid), process]:
            each.kill()
    assert "http://127.0.0.1" in "".join(said), "".join(said)


def _offspring(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)
