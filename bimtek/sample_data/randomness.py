"""Seeded randomness that gives the same numbers on every platform and numpy version.

numpy promises stable raw bit streams for its bit generators but not for its
distributions, so only `random_raw` is used and turned into floats here.
"""

from __future__ import annotations

import hashlib

import numpy as np


def uniform(key: str, size: int) -> np.ndarray:
    """Return `size` floats in [0, 1) that depend on `key` alone."""
    seed = int.from_bytes(hashlib.sha256(key.encode("utf-8")).digest()[:16], "little")
    raw = np.random.Philox(key=seed).random_raw(size)
    return (raw >> np.uint64(11)) * 2.0**-53


def bell(key: str, size: int) -> np.ndarray:
    """Return `size` floats around 0 with standard deviation 1, all within -6..6.

    Sum of twelve uniforms (Irwin-Hall): needs no libm function, whose last digit may
    differ between platforms.
    """
    return uniform(key, 12 * size).reshape(size, 12).sum(axis=1) - 6.0


def order(key: str, size: int) -> np.ndarray:
    """Return a seeded permutation of 0..size-1."""
    return np.argsort(uniform(key, size), kind="stable")
