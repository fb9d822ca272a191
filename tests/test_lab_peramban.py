"""JupyterLab as a participant meets it: a real browser goes through the whole interface."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab_tour import BOX_NOTEBOOK, DIALOGS, EXERCISE, Screen, english, take_tour
from peramban import Watched
from playwright.sync_api import Browser, expect

from bimtek import lab
from bimtek.jupyter_process import RunningServer
from bimtek.paths import EXERCISES, ROOT
from bimtek.work_folder import fill_work_folder

pytestmark = pytest.mark.peramban

ANSWERS = ROOT / "tests" / "jawaban" / EXERCISE
BOX = "Kotak ini harus tampil sebagai kotak."
ALL_DIALOGS = (
    *DIALOGS,
    ("Berkas", "Matikan"),
    ("Bantuan", "Tentang JupyterLab"),
    ("Pengaturan", "Bahasa", "English - English"),
)

# --- a lab to look at ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab") / "kerja"
    fill_work_folder(work=folder)
    write_notebook(folder / BOX_NOTEBOOK, [cell("markdown", f":::{{note}} Catatan\n{BOX}\n:::")])
    return folder


@pytest.fixture(scope="module")
def running(work: Path) -> Iterator[RunningServer]:
    with lab.serving(work) as (started, _):
        yield started


class LaptopScreen(Screen):
    """JupyterLab served by this computer."""

    def __init__(self, browser: Browser, running: RunningServer) -> None:
        self.watched = Watched(browser)
        self.running = running
        super().__init__(self.watched.page)

    def open(self, path: str = "") -> None:
        place = f"lab/tree/{path}?reset&" if path else "?"
        self.page.goto(f"{self.running.url}{place}token={self.running.token}")
        expect(self.page.locator("#jp-MainMenu")).to_be_visible()
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0)

    def close(self) -> None:
        self.watched.context.close()


@pytest.fixture
def screen(browser: Browser, running: RunningServer) -> Iterator[LaptopScreen]:
    opened = LaptopScreen(browser, running)
    yield opened
    opened.close()
    assert opened.watched.outside == []
    assert opened.watched.errors == []


def cell(kind: str, source: str, **nbgrader: object) -> dict:
    made = {"cell_type": kind, "id": f"sel-{abs(hash(source))}", "metadata": {}, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def write_notebook(path: Path, cells: list[dict]) -> None:
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    content = {
        "cells": cells,
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(content), encoding="utf-8", newline="\n")


# --- the start ----------------------------------------------------------------------------


def test_lab_opens_on_the_rendered_start_page_and_asks_nothing(screen: Screen) -> None:
    screen.open()
    page = screen.page
    start = page.locator(".jp-MarkdownViewer")
    expect(start.get_by_role("heading", name="Mulai di sini")).to_be_visible()
    expect(start.locator("table").first).to_be_visible()
    page.wait_for_timeout(1500)  # the news question came after about a second
    expect(page.locator(".jp-Dialog, .Toastify__toast")).to_have_count(0)
    start.get_by_role("link", name="Latihan 02").click()
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible()
    screen.menu("Bantuan", "Halaman Mulai di Sini")
    expect(start.get_by_role("heading", name="Mulai di sini")).to_be_visible()


def test_myst_box_is_drawn_as_a_box(screen: Screen) -> None:
    screen.open_notebook(BOX_NOTEBOOK)
    expect(screen.page.locator(".jp-Notebook aside", has_text=BOX)).to_be_visible()
    assert ":::" not in screen.page.locator(".jp-Notebook .jp-Cell").first.inner_text()


# --- the language -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tour(browser: Browser, running: lab.RunningLab) -> dict[str, str]:
    """Return each text of the interface and where it was seen."""
    return take_tour(lambda: LaptopScreen(browser, running), ALL_DIALOGS)


def test_nothing_on_the_screen_is_english(tour: dict[str, str]) -> None:
    assert english(tour) == {}


def test_the_tour_really_saw_the_interface(tour: dict[str, str]) -> None:
    seen = set(tour)
    assert {"Berkas", "Sunting", "Tampilan", "Jalankan", "Kernel", "Pengaturan", "Bantuan"} <= seen
    assert {"Mulai Ulang Kernel?", "Buang ke Tempat Sampah", "Simpan pekerjaan Anda"} <= seen
    assert {"Validate", "Peluncur", "Daftar Isi", "Ganti Nama Berkas", "Salin Letak"} <= seen
    assert any("Bukalah di Excel" in text for text in seen)
    assert len(seen) > 250


def test_nothing_for_authors_or_programmers_is_in_sight(tour: dict[str, str]) -> None:
    for word in ("Create Assignment", "Formgrader", "Nbgrader", "Assignment List", "Course List",
                 "Terminal", "Konsol", "Console", "Debugger", "Log Out", "Keluar"):  # fmt: skip
        found = [
            text
            for text, where in tour.items()
            if re.search(rf"\b{word}\b", text, re.I)
            # JupyterLab's list of commands cannot be thinned out one by one.
            and (text, where) != ("Keluar", "command palette")
        ]
        # The panel of running things counts them in one sentence.
        assert [text for text in found if "Kernel yang Berjalan" not in text
                and "sesi kernel" not in text] == [], word  # fmt: skip


# --- an exercise --------------------------------------------------------------------------


def answered(task_answers: dict[str, str]) -> list[dict]:
    """Return the cells of the released exercise with these answers written into it."""
    release = EXERCISES / EXERCISE / f"{EXERCISE}.ipynb"
    cells = json.loads(release.read_bytes())["cells"]
    for each in cells:
        task = each["metadata"].get("nbgrader", {}).get("grade_id")
        if task in task_answers:
            each["source"] = task_answers[task]
    return cells


def run_all_and_validate(screen: Screen, path: str) -> str:
    """Run every cell, press Validate and return the text of its dialog."""
    screen.open_notebook(path)
    screen.menu("Jalankan", "Jalankan Semua Sel")
    prompts = screen.page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt")
    expect(prompts.first).to_have_text(re.compile(r"\[\d+\]:"))
    # A wrong answer ends the run, and the cells after it are not waiting any more.
    expect(prompts.last).not_to_have_text("[*]:")
    screen.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = screen.page.locator(".jp-Dialog", has_text="Validation Results")
    expect(dialog).to_be_visible()
    return dialog.inner_text()


def test_wrong_answer_shows_the_indonesian_message_and_no_traceback(
    screen: Screen, work: Path
) -> None:
    collected = ANSWERS / "02-tugas-1" / "salah_header_nomor_excel.py"
    expected, _, answer = collected.read_text(encoding="utf-8").partition("\n")
    message = expected.removeprefix("# pesan:").strip()
    path = f"latihan/{EXERCISE}/salah.ipynb"
    write_notebook(work / path, answered({"02-tugas-1": answer}))

    told = run_all_and_validate(screen, path)
    assert "The following cell failed" in told
    assert message in " ".join(told.split())
    screen.page.keyboard.press("Escape")
    outputs = screen.page.locator(".jp-OutputArea-output").all_inner_texts()
    [shown] = [text for text in outputs if message in " ".join(text.split())]
    assert "Traceback" not in shown
    assert "BelumTepat" not in shown
    keep_picture(screen, shown)


def test_right_answers_end_in_success(screen: Screen, work: Path) -> None:
    right = {
        folder.name: min(folder.glob("benar_*.py")).read_text(encoding="utf-8")
        for folder in ANSWERS.iterdir()
    }
    path = f"latihan/{EXERCISE}/benar.ipynb"
    write_notebook(work / path, answered(right))
    assert "Success! Your notebook passes all the tests." in run_all_and_validate(screen, path)


def test_knowledge_check_works_below_its_cell(screen: Screen) -> None:
    screen.open_notebook(f"pelajaran/pelajaran-{EXERCISE}.ipynb")
    code = screen.page.locator(".jp-CodeCell", has_text="kuis.tampilkan")
    code.locator(".cm-content").click()
    screen.page.keyboard.press("Control+Enter")
    options = code.locator(".kuis details")
    expect(options.first).to_be_visible()
    reply = options.first.locator("p")
    expect(reply).to_be_hidden()
    options.first.locator("summary").click()
    expect(reply).to_be_visible()


def keep_picture(screen: Screen, shown: str) -> None:
    """Save what the README shows, if asked to by BIMTEK_GAMBAR (a folder)."""
    folder = os.environ.get("BIMTEK_GAMBAR")
    if folder:
        message = screen.page.locator(".jp-OutputArea-output", has_text=shown.splitlines()[0])
        message.first.scroll_into_view_if_needed()
        screen.page.screenshot(path=Path(folder) / "latihan.png")
