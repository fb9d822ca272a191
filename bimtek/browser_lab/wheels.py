"""The Python packages a kernel loads in the browser, and the list it loads them by.

They come from three places: the Pyodide release, the course's own lock (pure ones, one made
pure, and pandas, which is built for Pyodide too), and JupyterLite's kernel. The list has the
form of Pyodide's lock, so that everything is loaded in one go and no package manager runs.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from packaging.utils import parse_wheel_filename

from bimtek import __version__, lock_entries
from bimtek.browser_lab import pyodide_files
from bimtek.errors import CourseError
from bimtek.paths import ROOT

# Name -> what it depends on. The versions and hashes are the course's own.
FROM_LOCK: dict[str, tuple[str, ...]] = {
    "pandas": ("numpy", "python-dateutil", "tzdata"),
    "openpyxl": ("et-xmlfile",),
    "et-xmlfile": (),
    "tzdata": (),
    "comm": ("traitlets",),
    "jinja2": ("markupsafe",),  # a styled table of pandas asks for it
}
# Built for no browser, but only its faster half is compiled, and it does without.
COMPILED_HALF = "markupsafe"
IMPORTS = {"et-xmlfile": "et_xmlfile"}
# The kernel's Python half, from the last release made for Python 3.12, which pandas for
# Pyodide needs; its half in the page is newer, as JupyterLab is.
KERNEL = (
    "jupyterlite-pyodide-kernel==0.6.1 "
    "--hash=sha256:d16f2e44dedd60d7a5578cd901a4de1ac34d30c80671abba7ec1ac70a65e2972"
)
KERNEL_WHEELS = ("piplite", "pyodide_kernel", "ipykernel")
# What lessons and exercises import, and what that needs.
COURSE_MODULES = (
    "__init__.py",
    "baca.py",
    "browser_lab/__init__.py",
    "browser_lab/in_kernel.py",
    "catat.py",
    "cek/*.py",
    "errors.py",
    "files.py",
    "kuis/*.py",
    "kuis/*.toml",
    "short_errors.py",
    "simpan.py",
)
# Nobody imports these in a lesson, yet every visit would fetch and unpack them.
UNUSED = ("pandas/tests/", "matplotlib/mpl-data/sample_data/")
ANCIENT = (1980, 1, 1, 0, 0, 0)  # so that the same content gives the same wheel
_PLATFORM = ("--platform", "pyemscripten_2024_0_wasm32", "--implementation", "cp")
_LINUX = ("--platform", "manylinux2014_x86_64", "--implementation", "cp")
_PYTHON = ("--python-version", "3.12", "--abi", "cp312")


def collect(cache: Path | None = None) -> dict[str, bytes]:
    """Return file name -> content of all wheels and of the kernel's `pyodide-lock.json`.

    Raises CourseError when something cannot be fetched.
    """
    cache = cache or pyodide_files.cache_folder()
    files = {name: path.read_bytes() for name, path in pyodide_files.obtain(cache=cache).items()}
    own = _from_lock(cache) | _kernel_wheels(cache) | dict([_made_pure(cache), course_wheel()])
    files = {name: _without_unused(name, content) for name, content in (files | own).items()}
    return files | {"pyodide-lock.json": _lock(files, own)}


def _from_lock(cache: Path) -> dict[str, bytes]:
    return _downloaded(_locked(FROM_LOCK), cache / "wheel", *_PLATFORM, *_PYTHON)


def _locked(names: Iterable[str]) -> list[str]:
    pins = {pin.name: pin for pin in lock_entries.read()}
    return [pins[name].line for name in names]


def _made_pure(cache: Path) -> tuple[str, bytes]:
    """Return file name and content of a wheel without the half that is compiled."""
    (wheel,) = _downloaded(
        _locked([COMPILED_HALF]), cache / COMPILED_HALF, *_LINUX, *_PYTHON
    ).items()
    name, version, _, _ = parse_wheel_filename(wheel[0])
    with zipfile.ZipFile(io.BytesIO(wheel[1])) as archive:
        paths = [path for path in archive.namelist() if path.endswith((".py", "METADATA", ".txt"))]
        content = {path: archive.read(path) for path in paths}
    return _wheel(str(name), str(version), content)


def _without_unused(name: str, content: bytes) -> bytes:
    """Return a wheel without its tests and samples, any other file as it is."""
    if not name.endswith(".whl"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        paths = archive.namelist()
        kept = [path for path in paths if not path.startswith(UNUSED)]
        if kept == paths:
            return content
        files = {path: archive.read(path) for path in kept}
    (record,) = (path for path in kept if path.endswith(".dist-info/RECORD"))
    lines = files[record].splitlines(keepends=True)
    unused = tuple(each.encode() for each in UNUSED)
    files[record] = b"".join(line for line in lines if not line.startswith(unused))
    return zipped(files)


def _kernel_wheels(cache: Path) -> dict[str, bytes]:
    """Return the wheels that JupyterLite's kernel carries inside its own."""
    (carrier,) = _downloaded([KERNEL], cache / "kernel").values()
    with zipfile.ZipFile(io.BytesIO(carrier)) as archive:
        return {
            PurePosixPath(path).name: archive.read(path)
            for path in archive.namelist()
            if PurePosixPath(path).name.startswith(tuple(f"{name}-" for name in KERNEL_WHEELS))
            and path.endswith(".whl")
        }


def _downloaded(requirements: list[str], folder: Path, *options: str) -> dict[str, bytes]:
    """Return file name -> content of one wheel per requirement, kept in `folder`."""
    known = re.findall(r"sha256:([0-9a-f]{64})", "\n".join(requirements))
    for _ in range(2):
        wheels = {path.name: path.read_bytes() for path in sorted(folder.glob("*.whl"))}
        good = {n: c for n, c in wheels.items() if _sha256(c) in known}
        if len(good) == len(requirements):
            return good
        folder.mkdir(parents=True, exist_ok=True)
        if not pyodide_files.pip_download(requirements, folder, "--no-deps", *options):
            break
    raise CourseError(
        "Paket Python untuk lab di peramban belum dapat diunduh. Periksa sambungan internet, "
        "lalu ketik perintah yang sama lagi."
    )


def course_wheel(root: Path = ROOT) -> tuple[str, bytes]:
    """Return file name and content of a wheel with the modules participants use."""
    package = root / "bimtek"
    paths = sorted({path for pattern in COURSE_MODULES for path in package.glob(pattern)})
    content = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    content[f"bimtek-{__version__}.dist-info/METADATA"] = (
        f"Metadata-Version: 2.1\nName: bimtek\nVersion: {__version__}\n".encode()
    )
    return _wheel("bimtek", __version__, content)


def _wheel(name: str, version: str, content: dict[str, bytes]) -> tuple[str, bytes]:
    """Return file name and content of a pure wheel with these files and those that go with it."""
    about = f"{name}-{version}.dist-info"
    content[f"{about}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: bimtek\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    content[f"{about}/RECORD"] = (
        "".join(
            f"{path},sha256={_urlsafe(data)},{len(data)}\n" for path, data in content.items()
        ).encode()
        + f"{about}/RECORD,,\n".encode()
    )
    return f"{name}-{version}-py3-none-any.whl", zipped(content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _urlsafe(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of these files, by path; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, ANCIENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def _lock(files: dict[str, bytes], own: Iterable[str]) -> bytes:
    """Return Pyodide's lock for what is shipped: the release's entries and our `own`."""
    official = json.loads(pyodide_files.OFFICIAL_LOCK.read_text(encoding="utf-8"))
    packages: dict[str, Any] = {
        name: entry | {"sha256": _sha256(files[entry["file_name"]])}
        for name, entry in pyodide_files.closure().items()
    }
    for file_name in own:
        name, version, _, _ = parse_wheel_filename(file_name)
        packages[str(name)] = {
            "name": str(name),
            "version": str(version),
            "file_name": file_name,
            "install_dir": "site",
            "sha256": _sha256(files[file_name]),
            "package_type": "package",
            "imports": [IMPORTS.get(str(name), str(name).replace("-", "_"))],
            "depends": list(FROM_LOCK.get(str(name), ())),
            "unvendored_tests": False,
        }
    lock = {"info": official["info"], "packages": dict(sorted(packages.items()))}
    return json.dumps(lock, ensure_ascii=False, indent=1).encode()
