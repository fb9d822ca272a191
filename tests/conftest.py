"""Fixtures that several test files share."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

# A shell that runs the tests in the background lets them, and what they start, ignore Ctrl+C.
signal.signal(signal.SIGINT, signal.default_int_handler)


# Playwright allows one running instance per process, and some files start their own,
# so it lives no longer than one file.
@pytest.fixture(scope="module")
def browser() -> Iterator:
    """A started browser; the test is skipped (on CI: fails) when there is none."""
    from peramban import launched

    with launched() as started:
        yield started


@pytest.fixture(scope="module")
def exercises(tmp_path_factory):
    """The tiny exercise by name, as a course of its own."""
    from gladi import kecil

    return kecil.write_course(tmp_path_factory.mktemp("kursus"))


@pytest.fixture(scope="module")
def right(exercises):
    """The tiny exercise, solved, as a participant would save it."""
    from gladi import kecil

    return kecil.to_bytes(kecil.filled(exercises[kecil.NAME]))


@pytest.fixture(scope="module")
def untouched(exercises):
    """The tiny exercise as it was released."""
    from gladi import kecil

    return kecil.to_bytes(exercises[kecil.NAME].released)
