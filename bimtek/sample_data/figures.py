"""Build the figures of a truth: places, crossed levels, scatter, parts that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from bimtek.sample_data import randomness, reference


def regions() -> pd.DataFrame:
    """Return the 10 kabupaten/kota: kode_wilayah (Kemendagri), kabkota, pulau, penduduk."""
    table = reference.kabkota().rename(columns={"kode_kemendagri": "kode_wilayah"})
    return table.rename(columns={"nama": "kabkota"})[
        ["kode_wilayah", "kabkota", "pulau", "penduduk"]
    ]


def cross(table: pd.DataFrame, levels: Mapping[str, Iterable]) -> pd.DataFrame:
    """Return every row with every combination of `levels`; the last level varies fastest."""
    for name, values in levels.items():
        table = table.merge(pd.DataFrame({name: list(values)}), how="cross")
    return table


def around(key: str, centre: pd.Series | np.ndarray, spread: float) -> np.ndarray:
    """Scatter `centre` by `spread` (relative standard deviation), never beyond three of them."""
    noise = np.clip(randomness.bell(key, len(centre)), -3, 3)
    return np.asarray(centre, dtype=float) * (1 + spread * noise)


def whole(values: np.ndarray, step: int = 1) -> np.ndarray:
    """Round to whole multiples of `step`."""
    return np.rint(np.asarray(values, dtype=float) / step).astype(int) * step


def split(totals: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Split whole numbers by `weights` (one row each) into whole parts that add up exactly."""
    totals = np.asarray(totals)
    exact = totals[:, None] * (weights / weights.sum(axis=1, keepdims=True))
    parts = np.floor(exact).astype(int)
    left = totals - parts.sum(axis=1)
    # The largest fractions are rounded up until nothing is left.
    rank = np.argsort(np.argsort(parts - exact, axis=1, kind="stable"), axis=1, kind="stable")
    return parts + (rank < left[:, None])


def choose(key: str, size: int, weights: Mapping[object, float]) -> np.ndarray:
    """Draw `size` names with these chances."""
    edges = np.cumsum(list(weights.values())) / sum(weights.values())
    at = np.searchsorted(edges, randomness.uniform(key, size), side="right")
    return np.array(list(weights))[np.minimum(at, len(weights) - 1)]
