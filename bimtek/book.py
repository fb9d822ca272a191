"""Build the HTML book with Jupyter Book, show progress, say where to open it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import yaml
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bimtek import jupyter_process
from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.paths import ROOT

# What Sphinx calls the two long phases, what the reader is told, and their share of the bar.
_PHASES = {
    "reading sources": ("Membaca halaman", 0, 70),
    "writing output": ("Menulis halaman", 70, 30),
}
_STEP = re.compile(r"^(reading sources|writing output)\.\.\. \[ *(\d+)%\] (\S+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_PROBLEM = re.compile(r"\b(WARNING|ERROR|CRITICAL): |\b\w+Error\b|^Exception")


ANSWERS = "book/pembahasan"


def build(open_after: bool = False, answers: bool = True, root: Path = ROOT) -> Path:
    """Build the book of the course at `root` and return its entrance page.

    Without `answers` the book has no answer pages, as before a workshop. Raises CourseError
    naming the log when Jupyter Book warns about anything or fails.
    """
    log = root / "_build" / "buku.log"
    _make_font_list()
    lines: list[str] = []
    if not answers:
        # Pages of an earlier build stay on disk unless they are taken away.
        shutil.rmtree(root / "_build" / "html" / ANSWERS, ignore_errors=True)
    with _jupyter_book(root, _contents(root, answers)) as process:
        _show_progress(process, lines)
    write_whole(log, "\n".join([*lines, ""]).encode("utf-8"))
    if process.returncode != 0:
        _forget_pages(root)
        raise _failure(lines, log)
    entrance = root / "_build" / "html" / "index.html"
    console = Console(highlight=False, soft_wrap=True)
    console.print("Buku sudah jadi. Buka berkas ini di peramban:")
    console.print(f"  {entrance}\n  {entrance.as_uri()}", markup=False)
    if open_after and not webbrowser.open(entrance.as_uri()):
        console.print("Peramban tidak dapat dibuka otomatis; salin alamat di atas.")
    return entrance


def _make_font_list() -> None:
    """Let matplotlib list the fonts before the build.

    On its first use on a computer it says so on stderr, which would fail the lesson that
    happens to draw first.
    """
    import matplotlib.font_manager  # noqa: F401 - importing it makes the list


def _contents(root: Path, answers: bool) -> Path:
    """Return the table of contents to build from: the course's own, or one without answers."""
    own = root / "_toc.yml"
    if answers:
        return own
    contents = yaml.safe_load(own.read_text(encoding="utf-8"))
    for part in contents.get("parts", []):
        part["chapters"] = [
            chapter for chapter in part["chapters"] if not chapter["file"].startswith(ANSWERS)
        ]
    contents["parts"] = [part for part in contents.get("parts", []) if part["chapters"]]
    shorter = root / "_build" / "toc-tanpa-pembahasan.yml"
    write_whole(shorter, yaml.safe_dump(contents, allow_unicode=True).encode("utf-8"))
    return shorter


def _jupyter_book(root: Path, contents: Path) -> subprocess.Popen[str]:
    """Start the build: warnings are errors, every reference must resolve."""
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()"]
    return subprocess.Popen(
        [*command, "build", str(root), "--toc", str(contents), "-n", "-W", "--keep-going"],
        # Sphinx looks for the Indonesian of its search from the current folder.
        cwd=root,
        env=os.environ
        | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "JUPYTER_PATH": str(jupyter_process.SHARED)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _show_progress(process: subprocess.Popen[str], lines: list[str]) -> None:
    """Follow the output until it ends; `lines` receives it without progress steps."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        bar = progress.add_task("Menyiapkan buku", total=100)
        for line in _lines(process):
            step = _STEP.match(line)
            if step is None:
                lines.append(line)
                continue
            phase, percent, page = step.groups()
            label, start, share = _PHASES[phase]
            done = start + share * int(percent) / 100
            progress.update(bar, completed=done, description=f"{label}: {page}")


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """Lines without colours; a carriage return ends one, too (universal newlines)."""
    assert process.stdout is not None
    for line in process.stdout:
        text = _COLOUR.sub("", line).rstrip()
        if text:
            yield text


def _forget_pages(root: Path) -> None:
    """Drop what Sphinx remembers of the pages.

    It warns about a page only when it reads it: without this, running a failed build once
    more would succeed although nothing was repaired. Executed notebooks stay cached.
    """
    (root / "_build" / ".doctrees" / "environment.pickle").unlink(missing_ok=True)


def _failure(lines: list[str], log: Path) -> CourseError:
    """Say what went wrong first and where everything is written."""
    problems = [line for line in lines if _PROBLEM.search(line)]
    first = f" Masalah pertama: {problems[0]}" if problems else ""
    return CourseError(f"Buku belum jadi; baca catatannya di {log}.{first}")
