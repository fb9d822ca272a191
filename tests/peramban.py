"""A real browser for the tests marked `peramban`; the fixture `browser` is in conftest.py."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from bimtek.browser import find_browser

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP = {"width": 1366, "height": 768}

# Only what never comes may fail a test, not a busy machine: a bar of the lab stands for the
# five seconds that are expect()'s own patience.
expect.set_options(timeout=60_000)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start an installed Chromium, Chrome or Edge, else Playwright's own.

    Without any, the test is skipped and says why; on CI it fails.
    """
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=_installed(), args=QUIET)
        except Error as error:
            reason = f"no browser could be started: {error.message.splitlines()[0]}"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        try:
            yield browser
        finally:
            browser.close()


def _installed() -> str | None:
    """Return the installed browser; None (Playwright's own) for Firefox, which it cannot drive."""
    program = find_browser()
    return str(program) if program and "firefox" not in program.stem.lower() else None


class Watched:
    """A page that notes what should never happen: requests to outside, errors in scripts."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(viewport=LAPTOP, locale="id-ID")
        self.page: Page = self.context.new_page()
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.context.route("**/*", self._let_in)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _let_in(self, route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()
