"""Which ways of running submissions this machine has, for tests."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from functools import cache

import psutil
import pytest

from bimtek.errors import CourseError
from bimtek.grading import sandbox
from bimtek.grading.sandbox import Mode

MODES = list(Mode) if sys.platform == "linux" else [Mode.FRESH]
FORKING = [mode for mode in MODES if mode is not Mode.FRESH]


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


def still_running(processes: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Return which of `processes` run on, after giving them the time to end."""
    until = time.monotonic() + 10
    while (left := [each for each in processes if _runs(each)]) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
