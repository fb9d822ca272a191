"""The word `nilai`: asks for what was not said, then grades or renews the reports."""

from __future__ import annotations

import re
import sys
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.grading import class_record, class_run, output_folder
from bimtek.grading.before_grading import WrongOutput

MOST_WORKERS = 64
QUESTION = "Folder kiriman (ketik, atau seret foldernya ke jendela ini): "
RISK = (
    "Di sistem ini kode peserta tidak dapat dikurung: kode itu berjalan dengan hak Anda dan "
    "dapat membaca atau mengubah berkas Anda.\n"
    "Lanjutkan hanya bila Anda percaya pada semua kiriman. Di Linux (di Windows: di dalam WSL) "
    "kode itu dikurung."
)
KINDS = ("berkas zip", "notebook", "folder", "berkas lain")
AGREE = "Untuk menilai tanpa kurungan, ketik: ya (Enter saja berarti batal): "


def grade(
    folder: Path | None, output: Path | None, workers: int | None, without_isolation: bool
) -> None:
    """Grade `folder`, or the one that is typed in; raises CourseError and says the cure.

    Without `output` the results go to `hasil`. The folder of results is asked for where
    `folder` was, and where it cannot take this class; then a name after `folder` is proposed.
    """
    if workers is not None and not 1 <= workers <= MOST_WORKERS:
        raise CourseError(
            f"Jumlah pekerja harus antara 1 dan {MOST_WORKERS}, misalnya --pekerja 2. "
            "Tanpa --pekerja, jumlahnya dipilih sendiri."
        )
    console = Console(highlight=False)
    chosen = output
    if folder is None:
        folder = _asked(output, console)
        chosen = output or _asked_output(output_folder.proposed(folder))
    elif chosen is None:
        chosen = Path(output_folder.DEFAULT_OUTPUT)
    isolated = not without_isolation and not _agreed(console)
    refused: list[Path] = []
    while True:
        try:
            class_run.grade_folder(
                folder, chosen, console=console, workers=workers, isolated=isolated
            )
            return
        except WrongOutput as error:
            if output is not None or not sys.stdin.isatty():
                raise
            console.print(error.problem, markup=False, soft_wrap=True)
        refused.append(chosen)
        chosen = _asked_output(output_folder.proposed(folder, refused))


def renew(folder: Path | None, output: Path | None) -> None:
    """Renew the reports in `output`; no folder of submissions is needed."""
    if folder is not None:
        raise CourseError(
            "Dengan --rekap tidak ada yang dinilai, jadi FOLDER tidak diperlukan. Tulis salah "
            "satu saja; folder hasil disebut dengan --keluar."
        )
    class_run.renew_reports(output or Path(output_folder.DEFAULT_OUTPUT))


def _asked_output(default: Path) -> Path:
    """Ask for the folder of results; Enter alone takes `default`."""
    paths = list(possible_paths(_typed(f"Folder hasil [{default}]: ")))
    return next((each for each in paths if each.is_dir()), paths[0] if paths else default)


def _asked(output: Path | None, console: Console) -> Path:
    """Ask until a folder is named, offering the one that was graded last."""
    if not sys.stdin.isatty():
        raise CourseError(
            f"FOLDER belum disebutkan; ketik {typed_command()} nilai --bantuan untuk melihat "
            "cara memakainya."
        )
    newest = output or next(output_folder.known(), None)
    last = class_record.last_folder(newest) if newest else None
    if last is not None and last.is_dir():
        console.print(f"Terakhir dinilai: {last}", markup=False, soft_wrap=True)
        console.print("Tekan Enter untuk menilai folder itu lagi.")
    else:
        last = None
    while True:
        typed = _typed(QUESTION)
        if not typed.strip() and last is not None:
            folder = last
        else:
            folder = next((each for each in possible_paths(typed) if each.is_dir()), None)
        if folder is not None:
            console.print(f"{folder}: {contents(folder)}", markup=False, soft_wrap=True)
            return folder
        if typed.strip():
            console.print(f"Folder {typed.strip()} tidak ada.", markup=False, soft_wrap=True)


def _agreed(console: Console) -> bool:
    """Ask, where participants' code cannot be shut in, whether to go on all the same.

    Without somebody to ask, False: grading then stops and names --tanpa-isolasi.
    """
    if sys.platform == "linux" or not sys.stdin.isatty():
        return False
    console.print(RISK, markup=False, soft_wrap=True)
    if _typed(AGREE).strip().casefold() != "ya":
        raise CourseError("Tidak ada yang dinilai, karena jawabannya bukan ya.")
    return True


def _typed(question: str) -> str:
    try:
        return input(question)
    except EOFError as error:
        text = "Tidak ada jawaban. Ulangi perintah ini, lalu ketik jawabannya."
        raise CourseError(text) from error


def possible_paths(typed: str) -> Iterator[Path]:
    """Yield what a typed or dragged path may mean, the likeliest first.

    Terminals add quotes (PowerShell also an &), backslashes before spaces, or file://.
    """
    text = re.sub(r"^&\s*(?=['\"])", "", typed.strip())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.casefold().startswith("file:"):
        text = _from_address(text)
    if not text:
        return
    yield Path(text)
    yield Path(text).expanduser()
    yield Path(re.sub(r"\\(.)", r"\1", text))
    yield Path(text.replace("\\", "/"))


def _from_address(text: str) -> str:
    """Return the path of a file:// address, on another computer as \\\\computer\\folder."""
    parts = urllib.parse.urlsplit(text)
    path = urllib.parse.unquote(parts.path)
    if re.match(r"/[A-Za-z]:", path):
        return path[1:]
    return f"//{parts.netloc}{path}" if parts.netloc not in ("", "localhost") else path


def contents(folder: Path) -> str:
    """Say in a few words what lies in a folder, so that a wrong one is noticed."""
    kinds = Counter(_kind(path) for path in folder.iterdir() if not path.name.startswith("."))
    if not kinds:
        return "kosong"
    return ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])


def _kind(path: Path) -> str:
    if path.is_dir():
        return "folder"
    return {".zip": "berkas zip", ".ipynb": "notebook"}.get(path.suffix.casefold(), "berkas lain")
