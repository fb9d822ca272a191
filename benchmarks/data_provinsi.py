"""Measure how time and memory grow with the size of a province's table.

`.venv/bin/python benchmarks/data_provinsi.py` makes tables of 10 to 60 months (up to 700
thousand rows). Every figure is also given relative to the smallest table of the same run,
so that it means the same on a slow machine; for the smallest, a loop over the cells is
timed beside it.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc

import pandas as pd

from bimtek.sample_data import randomness
from bimtek.sample_data.province import INDICATORS, province, residents

MONTHS = (10, 20, 40, 60)
ROUNDS = 15


def median_seconds(months: int) -> float:
    """Return the median time to make the table over ROUNDS runs, after a warm-up."""
    times = []
    for _ in range(ROUNDS + 1):
        begin = time.perf_counter()
        province(months)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def peak_bytes(months: int) -> int:
    """Return the most memory the table needed while it was made."""
    tracemalloc.start()
    province(months)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def cell_by_cell(months: int) -> pd.DataFrame:
    """Make the same table with a loop over its cells."""
    people = residents()
    chances = {name: randomness.uniform(f"provinsi/{name}", months * len(people))
               for name in INDICATORS}  # fmt: skip
    rows = []
    for month in range(months):
        for at, (code, count) in enumerate(people.items()):
            for name, each in INDICATORS.items():
                off = chances[name][month * len(people) + at]
                level = count / 1000 * each.per_thousand
                value = level * each.season[month % 12] * (1 + each.spread * (2 * off - 1))
                rows.append({"kode_wilayah": code, "indikator": name, "nilai": round(value)})
    return pd.DataFrame(rows)


def main() -> None:
    """Print one line per size, then the comparison with the loop."""
    print("months     rows   seconds (ratio)   further 10 months     peak MB (ratio)")
    smallest = len(province(MONTHS[0])), median_seconds(MONTHS[0]), peak_bytes(MONTHS[0])
    for months in MONTHS:
        rows, seconds, peak = len(province(months)), median_seconds(months), peak_bytes(months)
        steps = (months - MONTHS[0]) / 10
        step = f"{(seconds - smallest[1]) / steps * 1000:.1f} ms" if steps else "-"
        print(
            f"{months:6} {rows:8,} {seconds:9.3f} ({seconds / smallest[1]:4.2f}) {step:>18}"
            f" {peak / 1e6:11.1f} ({peak / smallest[2]:4.2f})"
        )
    begin = time.perf_counter()
    looped = cell_by_cell(MONTHS[0])
    seconds = time.perf_counter() - begin
    assert (looped["nilai"].to_numpy() == province(MONTHS[0])["nilai"].to_numpy()).all()
    ratio = seconds / smallest[1]
    print(f"cell by cell, {MONTHS[0]} months: {seconds:.3f} s, {ratio:.0f} times as long")


if __name__ == "__main__":
    main()
