"""The lab in the browser for tests: its site, a server for it, and hands to work in it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import psutil
import pytest
from peramban import LAPTOP, QUIET
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from bimtek import book
from bimtek.browser import find_browser
from bimtek.browser_lab import build, wheels
from bimtek.errors import CourseError

# Plain http at a name is no secure context, as at the address of a room's laptop.
ROOM, HERE = "ruang.test", "localhost"
BELOW = "kursus/"  # the site is served at / and here
# No other name exists for the browser, whoever asks: page, worker or the browser itself.
ONLY_THESE = f"--host-resolver-rules=MAP {ROOM} 127.0.0.1,MAP {HERE} 127.0.0.1,MAP * ~NOTFOUND"
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}

# Runs notebooks cell by cell as with Shift+Enter: JupyterLab's "run all" stops at an error,
# also where one is expected. A kernel takes ten seconds to start, so each notebook is opened
# under one name, for which JupyterLite goes on with one kernel, and that is emptied before.
WORK_THROUGH = """async ([paths, empty]) => {
  const app = window.jupyterapp;
  const { contents } = app.serviceManager;
  const place = `dikerjakan-${crypto.getRandomValues(new Uint32Array(1))}.ipynb`;
  const done = {};
  for (const path of paths) {
    const { content } = await contents.get(path, {content: true});
    await contents.save(place, {type: "notebook", format: "json", content});
    const open = {path: place, factory: "Notebook"};
    const panel = await app.commands.execute("docmanager:open", open);
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.requestExecute({code: empty}).done;
    done[path] = [];
    for (const [index, cell] of panel.content.widgets.entries()) {
      if (cell.model.type !== "code") continue;
      panel.content.activeCellIndex = index;
      await app.commands.execute("notebook:run-cell");
      const pictures = [...cell.node.querySelectorAll("img")];
      await Promise.all(pictures.map((each) => each.decode()));
      done[path].push({...cell.model.toJSON(), pictures: pictures.length});
    }
    panel.dispose();
  }
  return done;
}"""
EMPTY = """\
import pandas
pandas.reset_option("all")
get_ipython().reset(new_session=True)
get_ipython().execution_count = 0
"""
CHOOSE = """index => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.mode = "command";
  notebook.activeCellIndex = index;
}"""
NUMBER = """index =>
  jupyterapp.shell.currentWidget.content.widgets[index].model.executionCount"""
SAVE = """async (notebooks) => {
  const { contents } = window.jupyterapp.serviceManager;
  for (const [path, content] of Object.entries(notebooks)) {
    await contents.save(path, {type: "notebook", format: "json", content});
  }
}"""


def build_site(target: Path) -> Path:
    """Build book and lab into `target`; without their parts the test is skipped, on CI it fails."""
    try:
        packages = wheels.collect()
    except CourseError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no Pyodide: {error}")
    build.assemble(book.build().parent, packages, target)
    return target


@contextmanager
def served(site: Path) -> Iterator[int]:
    """Serve the site on a free port, as any plain web server does; yields the port."""
    sockets = bind_sockets(0, "127.0.0.1")
    loops: list[IOLoop] = []
    ready = threading.Event()

    def run() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        options = {"path": str(site), "default_filename": "index.html"}
        routes = [(rf"/{below}(.*)", StaticFileHandler, options) for below in (BELOW, "")]
        server = HTTPServer(Application(routes, log_function=lambda _: None))
        server.add_sockets(sockets)
        loops.append(IOLoop.current())
        loops[0].add_callback(ready.set)
        loops[0].start()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    yield sockets[0].getsockname()[1]
    loops[0].add_callback(loops[0].stop)
    thread.join()


def options() -> dict:
    """Return how to start the installed browser so that only the site exists for it."""
    program = find_browser()
    firefox = program is not None and "firefox" in program.stem.lower()
    return {
        "executable_path": None if program is None or firefox else str(program),
        "args": [*QUIET, ONLY_THESE],
    }


@contextmanager
def apart(browser: Browser) -> Iterator[Browser]:
    """Start a second browser like this one, for which only the site exists."""
    started = browser.browser_type.launch(**options())
    try:
        yield started
    finally:
        started.close()


class Lab:
    """A participant's browser on the lab; notes requests to outside and errors in scripts."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context = context
        self.site = site
        self.outside: list[str] = []
        self.errors: list[str] = []
        context.set_default_timeout(30_000)
        context.on("request", lambda request: self._note(request.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in (ROOM, HERE):
            self.outside.append(url)

    def open(self, notebook: str = "", page: Page | None = None) -> Page:
        """Open the lab in a new tab, on a notebook or on its start page, until it is there."""
        page = page or self.context.new_page()
        page.goto(address(self.site, notebook))
        page.wait_for_function("window.jupyterapp?.restored.then(() => true)", timeout=60_000)
        expect(page.locator("#jupyterlab-splash")).to_have_count(0)
        return page

    def without_python(self) -> None:
        """Let Python wait for ever, for what runs no cell: a kernel costs ten seconds."""
        self.context.route("**/muat-pyodide.js", lambda route: None)


def address(site: str, notebook: str = "") -> str:
    """Return the address of the lab below `site`, opened on a notebook."""
    place = f"{site}lab/lab/index.html"
    return f"{place}?path={quote(notebook, safe='')}" if notebook else place


@contextmanager
def lab(browser: Browser, site: str, **more) -> Iterator[Lab]:
    """Open a fresh browser profile; when it is closed, nobody else may have been asked."""
    context = browser.new_context(**({"viewport": LAPTOP, "locale": "id-ID"} | more))
    opened = Lab(context, site)
    try:
        yield opened
    finally:
        context.unroute_all(behavior="ignoreErrors")
        context.close()
    assert opened.outside == [], opened.outside
    assert opened.errors == [], opened.errors


def work_through(pages: list[Page], notebooks: list[str]) -> dict[str, list[dict]]:
    """Run notebooks of the lab in these tabs at the same time; return each one's code cells.

    A cell has besides its own parts `pictures`, the number of pictures that were drawn.
    """
    for number, page in enumerate(pages):
        part = json.dumps([notebooks[number :: len(pages)], EMPTY])
        page.evaluate(
            f"() => {{ ({WORK_THROUGH})({part}).then((done) => {{ window.bimtekDone = done; }}, "
            "(error) => { window.bimtekDone = {error: String(error.stack)}; }); }"
        )
    found: dict[str, list[dict]] = {}
    for page in pages:
        page.wait_for_function("window.bimtekDone", timeout=300_000)
        found |= page.evaluate("window.bimtekDone")
    assert "error" not in found, found["error"]
    return found


@contextmanager
def kept(browser: Browser, site: str, profile: Path) -> Iterator[Lab]:
    """Open a browser with a profile on disk, as participants have; it may die on the way."""
    context = browser.browser_type.launch_persistent_context(
        profile, viewport=LAPTOP, locale="id-ID", **options()
    )
    try:
        yield Lab(context, site)
    finally:
        with suppress(Error):
            context.close()


def kill(profile: Path) -> None:
    """End the browser with this profile at once, as by a power cut."""
    found = [
        process
        for process in psutil.Process().children(recursive=True)
        if any(str(profile) in word for word in process.cmdline())
    ]
    assert found
    for process in found:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(found, timeout=10)


class Notebook:
    """The notebook in sight: its cells by their place, as a participant uses them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        expect(self.cell(0)).to_be_visible()
        # Before its content JupyterLab shows an empty cell.
        page.wait_for_function("jupyterapp.shell.currentWidget.context.isReady")

    def cell(self, index: int) -> Locator:
        return self.page.locator(".jp-Notebook:visible .jp-Cell").nth(index)

    def cells(self) -> list[dict]:
        """Return all cells as they would be saved."""
        return self.page.evaluate("jupyterapp.shell.currentWidget.content.model.toJSON().cells")

    def go_to(self, index: int) -> None:
        """Choose a cell: by a click into it; a folded one as after Shift+Enter in that above."""
        self.cell(index).evaluate("cell => cell.scrollIntoView({block: 'nearest'})")
        if self.cell(index).locator(".jp-InputPlaceholder").count():
            self.page.evaluate(CHOOSE, index)
        else:
            self.cell(index).locator(".cm-content").click()

    def write(self, index: int, code: str) -> None:
        """Replace the text of a code cell."""
        self.go_to(index)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(code)

    def run(self, index: int) -> None:
        """Run a cell as with Ctrl+Enter and wait until it is done; Python may be starting."""
        self.go_to(index)
        before = self.number(index)
        self.page.keyboard.press("Control+Enter")
        done = f"number => ({NUMBER})({index}) && ({NUMBER})({index}) !== number"
        self.page.wait_for_function(done, arg=before, timeout=120_000)

    def number(self, index: int) -> int | None:
        """Return the number of the run of a cell; None when it has not run or still runs."""
        return self.page.evaluate(NUMBER, index)

    def output(self, index: int) -> str:
        return self.cell(index).locator(".jp-OutputArea").inner_text()

    def download(self, index: int, name: str, folder: Path) -> Path:
        """Click the link below a cell and return the file."""
        with self.page.expect_download() as download:
            self.cell(index).get_by_role("link", name=f"unduh {name}").click()
        assert download.value.suggested_filename == name
        download.value.save_as(folder / name)
        return folder / name

    def save(self) -> None:
        self.page.keyboard.press("ControlOrMeta+S")
        tab = self.page.locator(".lm-TabBar-tab.jp-mod-current")
        expect(tab).not_to_have_class(re.compile("jp-mod-dirty"))
