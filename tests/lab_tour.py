"""A tour of JupyterLab that opens every menu, panel and common dialog and notes every text."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from jupyterlab_texts import is_english
from playwright.sync_api import Error, Locator, Page, expect

EXERCISE = "02-membaca-berkas"
BOX_NOTEBOOK = "kotak.ipynb"  # is deleted on the way
# Dialogs of a notebook, by their way through the menus.
DIALOGS = (
    ("Kernel", "Mulai Ulang Kernel…"),
    ("Kernel", "Mulai Ulang Kernel dan Bersihkan Keluaran Semua Sel…"),
    ("Kernel", "Matikan Semua Kernel…"),
    ("Kernel", "Ganti Kernel…"),
    ("Berkas", "Ganti Nama…"),
    ("Berkas", "Muat Ulang dari Diska"),
    ("Berkas", "Tutup dan Matikan Notebook…"),
)

# English that stays, and why. Whole texts, or patterns of them.
STAYS = {
    r"Skip to main panel": "outside the screen; JupyterLab offers it to the Tab key only",
    r"Validate( Assignment)?": "nbgrader's button has no catalogue; the start page explains it",
    r"codemirror": "name of a theme",
    r"English \(default\) - English": "name of a language",
    r"Nama: [^\n]*\n(.*\n)*.*": "tooltip of a file: JupyterLab writes true, false and None itself",
    r"[^\n]*: [0-9a-f-]{36}\n(.*\n)*.*": "tooltip of a running notebook: its kind has no catalogue",
}

# A path, JupyterLite's name for a new notebook, a name of Windows, the number of a kernel.
NOT_ENGLISH = re.compile(r"\S*/\S*|Untitled\d*\.ipynb|File Explorer|\b[0-9a-f]{8}\b")

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


class Screen(ABC):
    """A participant's screen, and the texts seen on it so far: each one and where it was."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: dict[str, str] = {}

    @abstractmethod
    def open(self, path: str = "") -> None:
        """Open JupyterLab as after a fresh start, on the start page or on a file."""

    @abstractmethod
    def close(self) -> None:
        """Close the browser's window and forget what lay in it."""

    def open_notebook(self, path: str) -> None:
        self.open(path)
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_visible()
        self.wait_for_kernel()

    def wait_for_kernel(self) -> None:
        status = self.page.locator(".jp-StatusBar-TextItem", has_text="| Siap")
        expect(status).to_be_visible()

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

    def look_at_workbook(self, where: str) -> None:
        """See what opening a workbook gives; on a laptop that is a dialog."""
        self.look_at_dialog(where)

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


def take_tour(start: Callable[[], Screen], dialogs: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """Return every text seen on a whole tour, and where.

    On a busy machine a click may come before JupyterLab listens, so a tour that breaks off
    is begun again; what the whole one saw is judged all the same.
    """
    for attempt in range(3):
        screen = start()
        try:
            look_at_everything(screen, dialogs)
            return screen.seen
        except (AssertionError, Error):
            if attempt == 2:
                raise
        finally:
            screen.close()


def look_at_everything(screen: Screen, dialogs: Sequence[tuple[str, ...]]) -> None:
    """Open every menu, panel and common dialog once; `dialogs` by their way through the menus."""
    screen.open_notebook(f"latihan/{EXERCISE}/{EXERCISE}.ipynb")
    screen.look("notebook")
    look_at_menu_bar(screen)
    look_at_context_menus(screen)
    look_at_dialogs_of_a_notebook(screen, dialogs)
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


def look_at_dialogs_of_a_notebook(screen: Screen, dialogs: Sequence[tuple[str, ...]]) -> None:
    for path in dialogs:
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
    page.locator(f".jp-DirListing-item >> text={BOX_NOTEBOOK}").click()
    page.keyboard.press("Delete")
    screen.look_at_dialog("deleting a file")
    page.locator(".jp-DirListing-item >> text=datasets").dblclick()
    page.locator(".jp-DirListing-item >> text=mentah").dblclick()
    page.locator(".jp-DirListing-item", has_text=".xlsx").first.dblclick()
    screen.look_at_workbook("opening a workbook")
    page.locator(".jp-BreadCrumbs-home").click()
    expect(page.locator(f".jp-DirListing-item >> text={BOX_NOTEBOOK}")).to_be_visible()


def english(seen: dict[str, str]) -> dict[str, str]:
    """Return what is English of the texts seen, except what stays for a reason."""
    stays = re.compile("|".join(STAYS))
    return {
        text: where
        for text, where in seen.items()
        if is_english(NOT_ENGLISH.sub("", text)) and not stays.fullmatch(text)
    }
