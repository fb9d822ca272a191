"""Fixtures that several test files share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


# Playwright allows one running instance per process, and some files start their own,
# so it lives no longer than one file.
@pytest.fixture(scope="module")
def browser() -> Iterator:
    """A started browser; the test is skipped (on CI: fails) when there is none."""
    from peramban import launched

    with launched() as started:
        yield started
