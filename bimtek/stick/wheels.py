"""Download the wheels of the lock for other computers than this one.

pip does it, with the user's own settings for reaching an index; it keeps what it has
downloaded in its cache, so that an interrupted run is continued.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from bimtek import lock_entries
from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.lock_entries import Pin
from bimtek.paths import BUILD
from bimtek.stick import batches
from bimtek.stick.targets import SYSTEMS, Target

LOG = BUILD / "paket.log"
# What pip prints, and what to do about it; the first match wins.
OFFLINE = "Periksa sambungan internet; yang sudah terunduh tidak diunduh lagi"
KNOWN_PROBLEMS = {
    # pip, too, finds no distribution when it cannot reach the index.
    r"connection broken|Connect\w*Error|Max retries|ProxyError|timed out|SSLError": OFFLINE,
    r"No space left|Errno 28\b|WinError 112\b": "Kosongkan ruang diska laptop ini",
    r"No matching distribution": (
        "Paket itu tidak ada di indeks yang dipakai pip; pilih Python lain dengan --python"
    ),
    "": OFFLINE,
}

# Called with a description and how many more packages are done.
Progress = Callable[[str, int], None]


def fetch(
    targets: Iterable[Target],
    folder: Path,
    pins: Sequence[Pin] | None = None,
    progress: Progress = lambda _, __: None,
) -> None:
    """Fill `folder` until every target finds a wheel for each entry of the lock there.

    A wheel that serves several targets is downloaded once. Raises CourseError when pip
    cannot download everything.
    """
    pins = lock_entries.read() if pins is None else pins
    folder.mkdir(parents=True, exist_ok=True)
    for target in targets:
        for batch, patch in batches.batches(pins, target).items():
            waiting = missing(batch, target, folder)
            progress(target.label, len(batch) - len(waiting))
            if waiting:
                _download(waiting, target, patch, folder, progress)
            if still := missing(waiting, target, folder):
                raise _failure(target, f"pip tidak menaruh {still[0].name}.")


def count(targets: Iterable[Target], pins: Sequence[Pin]) -> int:
    """Return how many packages `fetch` will report as done."""
    return sum(len(batch) for target in targets for batch in batches.batches(pins, target))


def missing(pins: Iterable[Pin], target: Target, folder: Path) -> list[Pin]:
    """Return the entries for which `folder` has no wheel that the target can install."""
    tags = target.tags()
    there = set()
    for path in folder.glob("*.whl"):
        name, version, _, its_tags = parse_wheel_filename(path.name)
        if tags & its_tags:
            there.add((canonicalize_name(name), version))
    return [pin for pin in pins if (pin.name, pin.version) not in there]


def command(target: Target, patch: int, folder: Path, requirements: Path) -> list[str]:
    """Return pip's command line; `requirements` holds entries without markers."""
    line = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-input"]
    line += ["--progress-bar", "off", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    line += ["--implementation", "cp", "--abi", target.abi]
    line += ["--python-version", f"{target.python}.{patch}"]
    for platform in SYSTEMS[target.system].platforms:
        line += ["--platform", platform]
    return [*line, "--dest", str(folder), "--requirement", str(requirements)]


def _download(
    pins: Sequence[Pin], target: Target, patch: int, folder: Path, progress: Progress
) -> None:
    printed = []
    with tempfile.TemporaryDirectory() as place:
        requirements = Path(place) / "diminta.txt"
        requirements.write_text("".join(f"{pin.line}\n" for pin in pins), encoding="utf-8")
        with subprocess.Popen(
            command(target, patch, folder, requirements),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process:
            for line in process.stdout:
                printed.append(line)
                if line.startswith("Collecting "):
                    progress(target.label, 1)
    if process.returncode != 0:
        raise _failure(target, "".join(printed))


def _failure(target: Target, printed: str) -> CourseError:
    """Return the sentence for what pip printed, which is kept in the log."""
    write_whole(LOG, printed.encode())
    cure = next(cure for pattern, cure in KNOWN_PROBLEMS.items() if re.search(pattern, printed))
    return CourseError(
        f"Paket untuk {target.label} belum dapat diunduh. {cure}, lalu ulangi perintah ini "
        f"(rinciannya di {LOG})."
    )
