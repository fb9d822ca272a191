"""Which ways of running submissions this machine has, for tests."""

from __future__ import annotations

import os
import sys
from functools import cache

import pytest

from bimtek.errors import CourseError
from bimtek.grading import sandbox
from bimtek.grading.sandbox import Mode

MODES = list(Mode) if sys.platform == "linux" else [Mode.FRESH]


@cache
def _why_not() -> str:
    try:
        sandbox.check(Mode.ISOLATED)
    except CourseError as error:
        return str(error)
    return ""


def isolated_or_skip(mode: Mode) -> Mode:
    """Return `mode`; skip the test where this machine cannot isolate (on CI: fail)."""
    if mode is Mode.ISOLATED and _why_not():
        if os.environ.get("CI"):
            pytest.fail(f"CI must be able to isolate: {_why_not()}")
        pytest.skip(f"no isolation here: {_why_not()}")
    return mode
