"""What participants may change honestly, put back around each test.

Working directory, options for display, warnings, random numbers, environment: a test must
not depend on them, and the participant's later cells must find them as they were set.
"""

from __future__ import annotations

import contextlib
import decimal
import gc
import io
import locale
import os
import random
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

SEED = 20_250_101


def seed() -> None:
    """Start random numbers anew, so that every run gives the same marks."""
    random.seed(SEED)
    np.random.seed(SEED)


@dataclass(frozen=True)
class Habits:
    """The honest state of this process at one moment."""

    folder: str | None
    options: dict[str, Any]
    printing: dict[str, Any]
    errors: dict[str, Any]
    recursion: int
    path: list[str]
    environment: dict[str, str]
    language: str
    streams: tuple[Any, Any, Any, Any]
    numbers: tuple[Any, Any]

    @classmethod
    def now(cls) -> Habits:
        """Return the state as it is."""
        try:
            folder = str(Path.cwd())
        except OSError:  # removed by the participant's code
            folder = None
        return cls(
            folder,
            {key: pd.get_option(key) for key in _option_names(pd.options)},
            np.get_printoptions(),
            np.geterr(),
            sys.getrecursionlimit(),
            list(sys.path),
            dict(os.environ),
            locale.setlocale(locale.LC_ALL),
            (sys.stdout, sys.stderr, sys.displayhook, sys.excepthook),
            (random.getstate(), np.random.get_state()),
        )

    def take_up(self) -> None:
        """Make the state of this process this one."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                os.chdir(self.folder)
        for key, value in self.options.items():
            now = pd.get_option(key)
            if now is not value and (type(now) is not type(value) or now != value):
                pd.set_option(key, value)
        np.set_printoptions(**self.printing)
        np.seterr(**self.errors)
        with contextlib.suppress(RecursionError):
            sys.setrecursionlimit(self.recursion)
        sys.path[:] = self.path
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, self.language)
        sys.stdout, sys.stderr, sys.displayhook, sys.excepthook = self.streams
        random.setstate(self.numbers[0])
        np.random.set_state(self.numbers[1])

    @contextlib.contextmanager
    def for_a_test(self, work: str, lasting: bool) -> Iterator[io.StringIO]:
        """Take this state up in the folder `work` for the time of a test; yield its output.

        With `lasting` this process goes on afterwards: then all that the participant set is
        there again.
        """
        with warnings.catch_warnings(), decimal.localcontext(decimal.Context()):
            warnings.resetwarnings()
            warnings.simplefilter("ignore")
            before = Habits.now() if lasting else None
            try:
                self.take_up()
                Path(work).mkdir(parents=True, exist_ok=True)
                os.chdir(work)
                _speak_c()
                gc.enable()
                seed()
                sys.stdout = sys.stderr = written = io.StringIO()
                yield written
            finally:
                if before is not None:
                    before.take_up()


def _speak_c() -> None:
    for name in ("C.UTF-8", "C"):  # Windows and macOS lack the first
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, name)
            return


def _option_names(options: Any, prefix: str = "") -> Iterator[str]:
    """Yield the full name of every option of pandas."""
    for name in dir(options):
        value = getattr(options, name)
        if type(value).__name__ == "DictWrapper":
            yield from _option_names(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"
