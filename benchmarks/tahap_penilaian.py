"""Run the `bimtek` command with timers around the stages of grading a class.

`python benchmarks/tahap_penilaian.py FILE nilai FOLDER ...` does what `bimtek nilai FOLDER
...` does and writes the wall seconds of each stage to FILE as JSON. With `--proses-baru`
before FILE submissions run as on a system that cannot fork: each in a process of its own.
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bimtek import cli
from bimtek.grading import sandbox
from bimtek.grading.sandbox import Mode

FRESH = "--proses-baru"
# Stage, and the module in which the class run looks the function up, and its name there.
STAGES = (
    ("collect", "bimtek.grading.class_run", "collect"),
    ("grade", "bimtek.grading.class_run", "grade_all"),
    ("gradebook", "bimtek.grading.gradebook", "write"),
    ("workbook", "bimtek.grading.report_files", "_workbook"),
    ("feedback", "bimtek.grading.report_files", "pages"),
    ("feedback", "bimtek.grading.report_files", "write_tree"),
)


def timed(work: Callable[..., Any], seconds: dict[str, float], stage: str) -> Callable[..., Any]:
    """Return `work` that adds its wall time to `seconds`[`stage`]."""

    @functools.wraps(work)
    def measured(*values: Any, **named: Any) -> Any:
        begin = time.perf_counter()
        try:
            return work(*values, **named)
        finally:
            seconds[stage] += time.perf_counter() - begin

    return measured


def main() -> None:
    """Time the stages and write the seconds."""
    if sys.argv[1] == FRESH:
        sys.argv.remove(FRESH)
        sandbox.mode_for = lambda isolated: Mode.FRESH
    target = Path(sys.argv.pop(1)).resolve()
    seconds: dict[str, float] = defaultdict(float)
    for stage, place, name in STAGES:
        module = importlib.import_module(place)
        setattr(module, name, timed(getattr(module, name), seconds, stage))
    try:
        cli.main()
    finally:
        target.write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    main()
