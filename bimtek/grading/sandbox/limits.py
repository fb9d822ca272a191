"""How much one submission may use; the same on every system."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Processor time counts, so that a busy machine changes no mark; wall time is generous."""

    cell_seconds: float = 30  # processor seconds of one cell
    notebook_seconds: float = 120  # processor seconds of one notebook, all attempts together
    wall_factor: float = 4  # as many wall seconds for each processor second allowed
    memory: int = 2 << 30  # bytes in use by all processes together
    processes: int = 24
