"""Measure the lab in the browser: from opening a notebook's address to the first pandas table.

`.venv/bin/python benchmarks/lab_web.py` serves the built site (`bimtek lab-web` first) as a
room does, on this machine's first two cores together with the browser, and prints the median
of several rounds for

- a first visit: nothing cached, a new browser profile;
- a later visit: the same profile, the browser started anew;
- the alternative for both: Python begins only when JupyterLab asks for it, as JupyterLite does
  by itself; here it gets ready while JupyterLab is still loading (`awal.js`).

A participant's hands are played as they are: as soon as the notebook can be seen, a cell is
written and run with Ctrl+Enter. Ratios come from the same run, so they mean the same on a
slow machine. Exit code 1 means that a first visit took over 15 seconds.

Options: --putaran N (rounds), --cepat (one round).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import psutil
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from bimtek.browser import find_browser
from bimtek.paths import SITE
from bimtek.room.pages import Room
from bimtek.room.server import running
from bimtek.room.store import Store

CORES = 2
ROUNDS = 3
LIMIT = 15.0  # seconds for a first visit
NAME = "ruang.test"  # plain http at a name is no secure context, as in a room
NOTEBOOK = "pelajaran/pelajaran-02-membaca-berkas.ipynb"
CODE = 'import pandas as pd\npd.DataFrame({"kabupaten": ["Bima"], "ton": [398864]})'
EARLY_START = "    siapkanPython();\n"
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    f"--host-resolver-rules=MAP {NAME} 127.0.0.1,MAP * ~NOTFOUND",
]
SECONDS = 120_000  # milliseconds after which a visit counts as failed


@dataclass(frozen=True)
class Visit:
    """Seconds from the address to each step, and megabytes that the server sent."""

    notebook: float
    table: float
    megabytes: float


def visit(context: BrowserContext, address: str) -> Visit:
    """Open the notebook, run a cell with pandas as soon as possible, wait for its table."""
    page = context.new_page()
    sent, begin = loopback_bytes(), time.perf_counter()
    page.goto(address)
    run_cell(page)
    notebook = time.perf_counter() - begin
    table = page.locator(".jp-OutputArea-output table.dataframe")
    table.filter(has_text="398864").wait_for(timeout=SECONDS)
    done = time.perf_counter() - begin
    return Visit(notebook, done, (loopback_bytes() - sent) / 1e6)


def run_cell(page: Page) -> None:
    """Write CODE into the first code cell in sight and run it with the keyboard."""
    cell = page.locator(".jp-Notebook:visible .jp-CodeCell .cm-content").first
    cell.wait_for(timeout=SECONDS)
    cell.click(timeout=SECONDS)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(CODE)
    page.keyboard.press("Control+Enter")


def loopback_bytes() -> int:
    """Return what has been sent inside this machine; nothing else talks there meanwhile."""
    counters = psutil.net_io_counters(pernic=True)
    return sum(each.bytes_sent for name, each in counters.items() if name.startswith("lo"))


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """Start the browser on a profile."""
    program = find_browser()
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=str(program) if program else None,
        args=ARGUMENTS,
        viewport={"width": 1366, "height": 768},
    )
    try:
        yield context
    finally:
        context.close()


def site_that_starts_late(target: Path) -> Path:
    """Copy the site and take away the line that starts Python before JupyterLab asks."""
    shutil.copytree(SITE, target)
    script = target / "lab" / "awal.js"
    text = script.read_text(encoding="utf-8")
    if EARLY_START not in text:
        raise SystemExit("awal.js no longer starts Python where this benchmark expects it")
    script.write_text(text.replace(EARLY_START, ""), encoding="utf-8")
    return target


@contextmanager
def room(site: Path, folder: Path) -> Iterator[str]:
    """Serve the site as a room does; yields the address of the notebook in its lab."""
    with running(Room(site.resolve(), Store(folder), "246810", "kunci")) as served:
        place = f"http://{NAME}:{urlsplit(served).port}/lab/lab/index.html"
        yield f"{place}?path={quote(NOTEBOOK, safe='')}"


def first_and_later(playwright: Playwright, address: str) -> tuple[Visit, Visit]:
    """Return a first visit with a new profile and a later one with the same."""
    with tempfile.TemporaryDirectory(prefix="profil-") as name:
        visits = []
        for _ in range(2):
            with profile(playwright, Path(name)) as context:
                visits.append(visit(context, address))
    return visits[0], visits[1]


def median(visits: list[Visit]) -> Visit:
    """Return the median of each value."""
    columns = zip(*map(astuple, visits), strict=True)
    return Visit(*map(statistics.median, columns))


def main() -> None:
    """Read the options, measure in turn and print one row each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--putaran", type=int, default=ROUNDS)
    parser.add_argument("--cepat", action="store_true")
    chosen = parser.parse_args()
    if not (SITE / "lab" / "lab" / "index.html").is_file():
        raise SystemExit("there is no built site: type `bimtek lab-web` first")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    found: dict[str, list[Visit]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lab-")))
        late = site_that_starts_late(folder / "situs")
        addresses = {
            "lab": stack.enter_context(room(SITE, folder / "kiriman")),
            "Python begun late": stack.enter_context(room(late, folder / "kiriman-lain")),
        }
        playwright = stack.enter_context(sync_playwright())
        for _ in range(1 if chosen.cepat else chosen.putaran):
            for kind, address in addresses.items():
                first, later = first_and_later(playwright, address)
                found.setdefault(f"{kind}, first visit", []).append(first)
                found.setdefault(f"{kind}, later visit", []).append(later)
    medians = {kind: median(visits) for kind, visits in found.items()}
    first = medians["lab, first visit"]
    print(f"{'':30} {'notebook':>9} {'table':>9} {'sent':>9}   to the first visit")
    for kind, each in medians.items():
        print(
            f"{kind:30} {each.notebook:7.1f} s {each.table:7.1f} s {each.megabytes:6.1f} MB"
            f"   {each.table / first.table:.2f}"
        )
    print(f"first table on a first visit: {first.table:.1f} s (wanted: at most {LIMIT:.0f} s)")
    raise SystemExit(0 if first.table <= LIMIT else 1)


if __name__ == "__main__":
    main()
