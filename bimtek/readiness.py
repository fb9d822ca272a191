"""Check that this laptop is ready for a workshop, one line per thing."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bimtek.browser import find_browser
from bimtek.cli_language import typed_command
from bimtek.paths import LOCK, ROOT, TEST_LOCK

NEEDED_BYTES = 10**9
# Windows allows 259 characters; the longest path below .venv has about 150.
LONGEST_ROOT = 100
GOOD_PLACE = r"C:\bimtek" if os.name == "nt" else "~/bimtek"


class Outcome(NamedTuple):
    """What a check found, and what to do about it when it is not in order."""

    ok: bool
    message: str
    cure: str


def report() -> int:
    """Print a line per thing, and the cure under what is wrong; 1 if anything is."""
    wrong = 0
    for check in CHECKS:
        outcome = _run(check)
        print(f"{'[ OK ]' if outcome.ok else '[GAGAL]':7} {outcome.message}", flush=True)
        if not outcome.ok:
            wrong += 1
            print(f"        Obat: {outcome.cure}", flush=True)
    again = f"{typed_command()} siap"
    print()
    if wrong:
        print(f"Belum siap: {wrong} hal perlu dibereskan. Setelah itu ketik lagi: {again}")
    else:
        print("Laptop ini siap dipakai.")
    return 1 if wrong else 0


def _run(check: Callable[[], Outcome]) -> Outcome:
    try:
        return check()
    except Exception as error:  # a check that breaks down is itself a finding
        detail = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        name = (check.__doc__ or "").rstrip(".")
        return Outcome(False, f"{name} tidak dapat diperiksa ({detail})", _reinstall())


def _reinstall() -> str:
    internet = "" if (ROOT / "roda").is_dir() else " (perlu internet)"
    return (
        "Tutup JupyterLab, hapus folder .venv di folder kursus, lalu ketik "
        f"{typed_command()} siap{internet}."
    )


def check_python() -> Outcome:
    """Python."""
    version = sys.version_info
    bits = 64 if sys.maxsize > 2**32 else 32
    ok = (3, 11) <= version[:2] < (3, 15) and bits == 64
    return Outcome(
        ok,
        f"Python {version[0]}.{version[1]}.{version[2]} ({bits}-bit)",
        "Pasang Python 3.13 yang 64-bit dari python.org, lalu hapus folder .venv dan ulangi.",
    )


def check_packages() -> Outcome:
    """Paket kursus."""
    wanted = locked_versions(LOCK)
    if os.environ.get("CI"):
        wanted |= locked_versions(TEST_LOCK)
    differing = [name for name, version in wanted.items() if _installed_version(name) != version]
    if not differing:
        return Outcome(True, f"{len(wanted)} paket terpasang sesuai daftar kursus", "")
    examples = ", ".join(differing[:3])
    return Outcome(
        False,
        f"{len(differing)} dari {len(wanted)} paket tidak sesuai daftar kursus: {examples}",
        _reinstall(),
    )


def locked_versions(lock: Path) -> dict[str, str]:
    """Read from a lock which version of which package belongs on this system."""
    from packaging.requirements import Requirement

    versions = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            entry = Requirement(line.rstrip(" \\"))
            if entry.marker is None or entry.marker.evaluate():
                versions[entry.name] = next(iter(entry.specifier)).version
    return versions


def _installed_version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def check_kernel() -> Outcome:
    """Mesin hitung (kernel)."""
    from nbclient import NotebookClient
    from nbformat import v4

    from bimtek.quiet_kernel import QUIET

    cell = v4.new_code_cell("import sys; print(sys.prefix, 1 + 1, sep='|')")
    notebook = v4.new_notebook(cells=[cell])
    cure = (
        "Izinkan Python di antivirus atau firewall laptop (sambungan ke 127.0.0.1), lalu ulangi. "
        "Bila tetap gagal: " + _reinstall()
    )
    client = NotebookClient(notebook, kernel_name="python3", timeout=60)
    try:
        client.execute(**QUIET)
        prefix, result = notebook.cells[0].outputs[0].text.strip().split("|")
    except Exception as error:
        return Outcome(False, f"Kernel Python tidak berjalan ({type(error).__name__})", cure)
    if not Path(prefix).samefile(sys.prefix):
        return Outcome(False, f"Kernel memakai Python lain: {prefix}", _reinstall())
    if result != "2":
        return Outcome(False, f"Kernel Python salah menghitung: 1 + 1 = {result}", cure)
    return Outcome(True, "Kernel Python berjalan dan menghitung", "")


def check_validate() -> Outcome:
    """Tombol Validate."""
    from jupyter_core.paths import jupyter_config_path
    from jupyter_server.extension.config import ExtensionConfigManager

    missing = []
    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    servers = manager.get_jpserver_extensions()
    if not servers.get("nbgrader.server_extensions.validate_assignment"):
        missing.append("bagian server")
    if not re.search(r"@jupyter/nbgrader \S+ enabled +OK", list_lab_extensions()):
        missing.append("tombol di JupyterLab")
    if missing:
        return Outcome(False, f"Validate belum aktif: {' dan '.join(missing)}", _reinstall())
    if failing_sources() != ["assert 1 + 1 == 3"]:
        return Outcome(False, "Validate tidak membedakan jawaban benar dan salah", _reinstall())
    return Outcome(True, "Validate aktif dan mengenali jawaban yang salah", "")


def list_lab_extensions() -> str:
    """Return what JupyterLab says about its extensions, without terminal colours."""
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab.labextensions", "list"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)


def failing_sources() -> list[str]:
    """Validate a notebook with one right and one wrong check; return the cells that fail."""
    import nbformat
    from nbformat import v4
    from nbgrader.preprocessors import Execute
    from nbgrader.validator import Validator

    from bimtek.quiet_kernel import QuietExecute

    notebook = v4.new_notebook()
    for number, source in enumerate(["assert 1 + 1 == 2", "assert 1 + 1 == 3"]):
        cell = v4.new_code_cell(source)
        cell.metadata["nbgrader"] = {
            "cell_type": "code",
            "grade": True,
            "grade_id": f"siap-{number}",
            "locked": True,
            "points": 1,
            "schema_version": 3,
            "solution": False,
            "task": False,
        }
        notebook.cells.append(cell)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "siap.ipynb"
        nbformat.write(notebook, path)
        validator = Validator()
        validator.preprocessors = [
            QuietExecute if step is Execute else step for step in validator.preprocessors
        ]
        failed = validator.validate(str(path)).get("failed", [])
    return [cell["source"] for cell in failed]


def check_browser() -> Outcome:
    """Peramban."""
    found = find_browser()
    return Outcome(
        found is not None,
        f"Peramban: {found.name}" if found else "Peramban tidak ditemukan",
        "Pasang Chrome, Edge, atau Firefox; bila sudah ada di tempat lain, isi variabel "
        "BIMTEK_PERAMBAN dengan letak programnya.",
    )


def check_disk() -> Outcome:
    """Ruang diska."""
    free = shutil.disk_usage(ROOT).free
    amount = f"{free / 10**9:.1f}".replace(".", ",")
    return Outcome(
        free >= NEEDED_BYTES,
        f"Ruang diska kosong {amount} GB (perlu paling sedikit 1 GB)",
        "Kosongkan diska sampai paling sedikit 1 GB: kosongkan Recycle Bin dan folder Unduhan.",
    )


def check_writing() -> Outcome:
    """Izin menulis."""
    try:
        with tempfile.TemporaryFile(dir=ROOT):
            pass
    except OSError:
        return Outcome(
            False,
            f"Folder kursus tidak dapat ditulisi: {ROOT}",
            f"Pindahkan folder kursus ke {GOOD_PLACE}, lalu ulangi.",
        )
    return Outcome(True, "Folder kursus dapat ditulisi", "")


def check_place() -> Outcome:
    """Letak folder."""
    cure = f"Pindahkan folder kursus ke tempat pendek di luar OneDrive, misalnya {GOOD_PLACE}."
    if any(part.lower().startswith("onedrive") for part in ROOT.parts):
        return Outcome(False, "Folder kursus ada di dalam OneDrive", cure)
    if sys.platform == "win32" and len(str(ROOT)) > LONGEST_ROOT:
        return Outcome(False, f"Letak folder kursus terlalu panjang: {ROOT}", cure)
    return Outcome(True, f"Letak folder kursus: {ROOT}", cure)


def check_file_extensions() -> Outcome:
    """Ekstensi nama berkas."""
    if sys.platform != "win32":
        return Outcome(True, "Ekstensi nama berkas: hanya perlu diatur di Windows", "")
    if not _windows_hides_extensions():
        return Outcome(True, "Ekstensi nama berkas ditampilkan di File Explorer", "")
    return Outcome(
        False,
        "Ekstensi nama berkas disembunyikan File Explorer",
        "Di File Explorer pilih Lihat > Tampilkan > Ekstensi nama file "
        "(View > Show > File name extensions).",
    )


def _windows_hides_extensions() -> bool:
    import winreg

    path = r"Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, "HideFileExt")[0] != 0
    except FileNotFoundError:
        return True  # Windows hides them unless told otherwise


CHECKS = (
    check_python,
    check_packages,
    check_kernel,
    check_validate,
    check_browser,
    check_disk,
    check_writing,
    check_place,
    check_file_extensions,
)
