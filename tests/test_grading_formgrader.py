"""nbgrader's formgrader opens the results: a real server, a real browser."""

import io
import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from gladi import kecil
from playwright.sync_api import sync_playwright
from rich.console import Console

from bimtek import identity
from bimtek.browser import find_browser
from bimtek.grading.class_run import grade_folder
from bimtek.identity import Identity

pytestmark = pytest.mark.peramban

BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Grade two people and return the output folder."""
    root = tmp_path_factory.mktemp("formgrader")
    exercises = kecil.write_course(root)
    for name in ("Siti Aminah", "Budi Santoso"):
        place = root / "kiriman" / name
        place.mkdir(parents=True)
        who = Identity((name,), "Inspektorat")
        (place / identity.FILE_NAME).write_bytes(identity.to_bytes(who))
        work = kecil.to_bytes(kecil.filled(exercises[kecil.NAME]))
        (place / "tugas.ipynb").write_bytes(work)
    grade_folder(root / "kiriman", root / "hasil", exercises, console=Console(file=io.StringIO()))
    return root / "hasil"


@pytest.fixture(scope="module")
def server(results, tmp_path_factory):
    """Start a Jupyter server in the results, as a facilitator would, and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = str(tmp_path_factory.mktemp("jupyter"))
    command = [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"),
        *(f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={results}"),
        '--ServerApp.jpserver_extensions={"nbgrader.server_extensions.formgrader": True}',
    ]
    environment = os.environ | {"JUPYTER_CONFIG_DIR": home, "JUPYTER_DATA_DIR": home}
    process = subprocess.Popen(
        command,
        cwd=results,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api", process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(url, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail("Jupyter server did not start")


@pytest.fixture(scope="module")
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=BROWSER_OPTIONS
        )
        yield browser.new_page()
        browser.close()


def test_formgrader_lists_the_class_and_its_scores(server, page):
    page.goto(f"{server}/formgrader/manage_students")
    page.get_by_text("Inspektorat, Siti Aminah").wait_for()
    rows = page.locator("tbody tr").all_inner_texts()
    assert len(rows) == 2
    assert all("6 / 10" in row for row in rows)


def test_formgrader_opens_a_submission_and_takes_a_mark(server, page):
    page.goto(f"{server}/formgrader/gradebook/{kecil.NAME}/{kecil.NAME}")
    page.locator("td a").first.click()
    page.get_by_text(kecil.ANSWERS["90-tugas-2"]).wait_for()
    box = page.locator("input.score").nth(2)
    box.fill("4")
    box.blur()
    page.wait_for_timeout(1000)
    page.goto(f"{server}/formgrader/manage_students")
    page.get_by_text("10 / 10").wait_for()
