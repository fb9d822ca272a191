"""Measure what mulai.py adds to every command once everything is installed.

Run `python3 mulai.py siap` first, then `python3 benchmarks/mulai.py`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ROUNDS = 10


def median_seconds(command: list[str]) -> float:
    """Return the median wall time of a command over ROUNDS runs, after a warm-up."""
    times = []
    for _ in range(ROUNDS + 1):
        begin = time.perf_counter()
        output = subprocess.run(command, capture_output=True, check=True).stdout
        times.append(time.perf_counter() - begin)
        assert b"Cara pakai" in output
    return statistics.median(times[1:])


def main() -> None:
    """Print both times, the difference and the ratio."""
    direct = median_seconds([str(PYTHON), "-m", "bimtek", "lab", "--bantuan"])
    through = median_seconds([sys.executable, str(ROOT / "mulai.py"), "lab", "--bantuan"])
    print(f"bimtek directly      {direct:.3f} s")
    print(f"through mulai.py     {through:.3f} s")
    print(f"mulai.py adds        {through - direct:.3f} s (ratio {through / direct:.2f})")


if __name__ == "__main__":
    main()
