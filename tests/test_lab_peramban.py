"""JupyterLab as a participant meets it: a real browser goes through the whole interface."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyterlab_texts import is_english
from peramban import Watched
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from bimtek import lab
from bimtek.jupyter_process import RunningServer
from bimtek.paths import EXERCISES, ROOT
from bimtek.work_folder import fill_work_folder

pytestmark = pytest.mark.peramban

EXERCISE = "02-membaca-berkas"
ANSWERS = ROOT / "tests" / "jawaban" / EXERCISE
BOX = "Kotak ini harus tampil sebagai kotak."

# English that stays, and why. Whole texts, or patterns of them.
STAYS = {
    r"Skip to main panel": "outside the screen; JupyterLab offers it to the Tab key only",
    r"Validate( Assignment)?": "nbgrader's button has no catalogue; the start page explains it",
    r"codemirror": "name of a theme",
    r"Nama: [^\n]*\n(.*\n)*.*": "tooltip of a file: JupyterLab writes true, false and None itself",
    r"[^\n]*: [0-9a-f-]{36}\n(.*\n)*.*": "tooltip of a running notebook: its kind has no catalogue",
}

# A path, a name of Windows, the number of a kernel.
NOT_ENGLISH = re.compile(r"\S*/\S*|File Explorer|\b[0-9a-f]{8}\b")

# What a person sees: text nodes and tooltips. Left out: work of the participant or the
# course, names of files, keys, and texts for screen readers only.
VISIBLE = """() => {
  const own = ".cm-content, .jp-MarkdownCell .jp-InputArea, .jp-OutputArea, .jp-MarkdownViewer, " +
    ".jp-DirListing-itemText, .lm-TabBar-tabLabel, .lm-Menu-itemShortcut, kbd, " +
    ".lm-CommandPalette-itemShortcut, .jp-ContextualShortcut-Key";
  const found = new Set();
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest(own)) continue;
    for (const name of ["title", "placeholder"]) found.add(element.getAttribute(name) ?? "");
    // A mnemonic splits a label into pieces.
    if (element.closest(".lm-Menu-itemLabel")) {
      if (element.matches(".lm-Menu-itemLabel")) found.add(element.textContent);
      continue;
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) found.add(node.textContent);
    }
  }
  return [...found].map(text => text.trim()).filter(text => text);
}"""


# --- a lab to look at ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab") / "kerja"
    fill_work_folder(work=folder)
    write_notebook(folder / "kotak.ipynb", [cell("markdown", f":::{{note}} Catatan\n{BOX}\n:::")])
    return folder


@pytest.fixture(scope="module")
def running(work: Path) -> Iterator[RunningServer]:
    with lab.serving(work) as (started, _):
        yield started


@pytest.fixture
def screen(browser: Browser, running: RunningServer) -> Iterator[Screen]:
    opened = Screen(browser, running)
    yield opened
    opened.watched.context.close()
    assert opened.watched.outside == []
    assert opened.watched.errors == []


class Screen:
    """A participant's screen, and the texts seen on it so far."""

    def __init__(self, browser: Browser, running: RunningServer) -> None:
        self.watched = Watched(browser)
        self.page: Page = self.watched.page
        self.running = running
        self.seen: dict[str, str] = {}

    def open(self, path: str = "") -> None:
        """Open JupyterLab as after a fresh start, on the start page or on a file."""
        place = f"lab/tree/{path}?reset&" if path else "?"
        self.page.goto(f"{self.running.url}{place}token={self.running.token}")
        expect(self.page.locator("#jp-MainMenu")).to_be_visible(timeout=60_000)
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0)

    def open_notebook(self, path: str) -> None:
        self.open(path)
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=30_000)
        self.wait_for_kernel()

    def wait_for_kernel(self) -> None:
        status = self.page.locator(".jp-StatusBar-TextItem", has_text="| Siap")
        expect(status).to_be_visible(timeout=30_000)

    def look(self, where: str) -> None:
        """Remember what can be read now."""
        self.page.wait_for_timeout(150)
        for text in self.page.evaluate(VISIBLE):
            self.seen.setdefault(text, where)

    def menu(self, bar: str, *path: str) -> None:
        """Click through the menu bar."""
        self.page.locator("#jp-MainMenu .lm-MenuBar-item", has_text=exactly(bar)).click()
        for label in path:
            self.page.locator(".lm-Menu .lm-Menu-item", has=self.label(label)).last.click()

    def label(self, text: str) -> Locator:
        return self.page.locator(".lm-Menu-itemLabel", has_text=exactly(text))

    def look_at_submenus(self, where: str) -> None:
        submenus = self.page.locator(".lm-Menu").first.locator('[data-type="submenu"]')
        for submenu in submenus.all():
            submenu.hover()
            expect(self.page.locator(".lm-Menu")).to_have_count(2)
            self.look(where)
            self.page.keyboard.press("ArrowLeft")

    def close_menus(self) -> None:
        while self.page.locator(".lm-Menu").count():
            self.page.keyboard.press("Escape")

    def look_at_dialog(self, where: str) -> None:
        expect(self.page.locator(".jp-Dialog")).to_be_visible()
        self.look(where)
        # Not Escape: a dialog that has not taken the focus yet does not hear it.
        refuse = self.page.locator(".jp-Dialog-button.jp-mod-reject")
        accept = self.page.locator(".jp-Dialog-button.jp-mod-accept")
        (refuse if refuse.count() else accept).last.click()
        expect(self.page.locator(".jp-Dialog")).to_have_count(0)


def exactly(text: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(text)}$")


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
    expect(start.get_by_role("heading", name="Mulai di sini")).to_be_visible(timeout=30_000)
    expect(start.locator("table").first).to_be_visible()
    page.wait_for_timeout(1500)  # the news question came after about a second
    expect(page.locator(".jp-Dialog, .Toastify__toast")).to_have_count(0)
    start.get_by_role("link", name="Latihan 02").click()
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=30_000)
    screen.menu("Bantuan", "Halaman Mulai di Sini")
    expect(start.get_by_role("heading", name="Mulai di sini")).to_be_visible()


def test_myst_box_is_drawn_as_a_box(screen: Screen) -> None:
    screen.open_notebook("kotak.ipynb")
    expect(screen.page.locator(".jp-Notebook aside", has_text=BOX)).to_be_visible(timeout=30_000)
    assert ":::" not in screen.page.locator(".jp-Notebook .jp-Cell").first.inner_text()


# --- the language -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tour(browser: Browser, running: lab.RunningLab) -> dict[str, str]:
    """Return each text of the interface and where it was seen.

    On a busy machine a click may come before JupyterLab listens, so a tour that breaks off
    is begun again; what the whole one saw is judged all the same.
    """
    for attempt in range(3):
        screen = Screen(browser, running)
        try:
            look_at_everything(screen)
            return screen.seen
        except (AssertionError, PlaywrightError):
            if attempt == 2:
                raise
        finally:
            screen.watched.context.close()


def look_at_everything(screen: Screen) -> None:
    """Open every menu, panel and common dialog once."""
    screen.open_notebook(f"latihan/{EXERCISE}/{EXERCISE}.ipynb")
    screen.look("notebook")
    look_at_menu_bar(screen)
    look_at_context_menus(screen)
    look_at_dialogs_of_a_notebook(screen)
    look_at_search(screen)
    look_at_panels(screen)
    look_at_a_new_notebook(screen)
    look_at_files(screen)
    screen.menu("Tampilan", "Buka Daftar Perintah")
    expect(screen.page.locator(".lm-CommandPalette")).to_be_visible()
    screen.look("command palette")


def look_at_menu_bar(screen: Screen) -> None:
    for bar in screen.page.locator("#jp-MainMenu .lm-MenuBar-itemLabel").all_inner_texts():
        screen.menu(bar)
        screen.look(f"menu {bar}")
        screen.look_at_submenus(f"menu {bar}")
        screen.close_menus()


def look_at_context_menus(screen: Screen) -> None:
    screen.page.locator(".jp-BreadCrumbs-home").click()
    for where, selector in {
        "file": ".jp-DirListing-item >> text=Mulai-di-sini.md",
        "folder": ".jp-DirListing-item >> text=latihan",
        "headings of the file list": ".jp-DirListing-header",
        "code cell": ".jp-Notebook .jp-CodeCell",
        "text cell": ".jp-Notebook .jp-MarkdownCell",
        "tab": ".lm-DockPanel-tabBar .lm-TabBar-tab",
        "side bar": ".jp-SideBar .lm-TabBar-tab",
    }.items():
        screen.page.locator(selector).first.click(button="right")
        expect(screen.page.locator(".lm-Menu")).to_be_visible()
        screen.look(f"context menu of {where}")
        screen.look_at_submenus(f"context menu of {where}")
        screen.close_menus()


def look_at_dialogs_of_a_notebook(screen: Screen) -> None:
    for path in [
        ("Kernel", "Mulai Ulang Kernel…"),
        ("Kernel", "Mulai Ulang Kernel dan Bersihkan Keluaran Semua Sel…"),
        ("Kernel", "Matikan Semua Kernel…"),
        ("Kernel", "Ganti Kernel…"),
        ("Berkas", "Ganti Nama…"),
        ("Berkas", "Muat Ulang dari Diska"),
        ("Berkas", "Tutup dan Matikan Notebook…"),
        ("Berkas", "Matikan"),
        ("Bantuan", "Tentang JupyterLab"),
        ("Pengaturan", "Bahasa", "English - English"),
    ]:
        screen.menu(*path)
        screen.look_at_dialog(f"dialog {' > '.join(path)}")
    screen.menu("Bantuan", "Tampilkan Pintasan Papan Ketik…")
    screen.look_at_dialog("keyboard shortcuts")


def look_at_search(screen: Screen) -> None:
    screen.menu("Sunting", "Cari…")
    screen.page.get_by_title("Tampilkan Saringan Pencarian").click()
    screen.page.get_by_title("Tampilkan Penggantian").click()
    screen.look("search box")
    screen.page.get_by_title("Tutup Kotak Pencarian").click()


def look_at_panels(screen: Screen) -> None:
    tabs = screen.page.locator(".jp-SideBar.jp-mod-left .lm-TabBar-tab")
    for number in [*range(1, tabs.count()), 0]:
        tabs.nth(number).click()
        screen.look(f"panel {number}")
    screen.page.locator(".jp-Notification-Status").click()
    screen.look("notifications")
    screen.page.locator(".jp-Notification-Status").click()


def look_at_a_new_notebook(screen: Screen) -> None:
    screen.menu("Berkas", "Peluncur Baru")
    expect(screen.page.locator(".jp-Launcher")).to_be_visible()
    screen.look("launcher")
    screen.page.locator(".jp-LauncherCard").first.click()
    editor = screen.page.locator(".jp-NotebookPanel:visible .cm-content").first
    editor.fill("1 + 1")
    screen.wait_for_kernel()  # for a moment before, JupyterLab itself writes "No Kernel"
    screen.look("new notebook")
    tab = screen.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current")
    expect(tab).to_have_class(re.compile("jp-mod-dirty"))
    tab.locator(".lm-TabBar-tabCloseIcon").click()
    expect(screen.page.locator(".jp-Dialog")).to_be_visible()
    screen.look("closing without saving")
    screen.page.locator(".jp-Dialog button", has_text="Buang").click()


def look_at_files(screen: Screen) -> None:
    page = screen.page
    page.locator(".jp-DirListing-item >> text=kotak.ipynb").click()
    page.keyboard.press("Delete")
    screen.look_at_dialog("deleting a file")
    page.locator(".jp-DirListing-item >> text=datasets").dblclick()
    page.locator(".jp-DirListing-item >> text=mentah").dblclick()
    page.locator(".jp-DirListing-item", has_text=".xlsx").first.dblclick()
    screen.look_at_dialog("opening a workbook")
    page.locator(".jp-BreadCrumbs-home").click()
    expect(page.locator(".jp-DirListing-item >> text=kotak.ipynb")).to_be_visible()


def test_nothing_on_the_screen_is_english(tour: dict[str, str]) -> None:
    stays = re.compile("|".join(STAYS))
    english = {
        text: where
        for text, where in tour.items()
        if is_english(NOT_ENGLISH.sub("", text)) and not stays.fullmatch(text)
    }
    assert english == {}


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
    expect(prompts.first).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)
    # A wrong answer ends the run, and the cells after it are not waiting any more.
    expect(prompts.last).not_to_have_text("[*]:", timeout=60_000)
    screen.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = screen.page.locator(".jp-Dialog", has_text="Validation Results")
    expect(dialog).to_be_visible(timeout=60_000)
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
    expect(options.first).to_be_visible(timeout=30_000)
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
