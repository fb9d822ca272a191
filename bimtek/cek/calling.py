"""Call what a participant wrote, from within a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

# What a grader does between a participant's function and the judgement of its result.
AFTERWARDS: list[Callable[[], None]] = []


def result_of(function: Callable[..., object], arguments: tuple) -> object:
    """Return what the function returns; an iterator is run to its end."""
    afterwards = tuple(AFTERWARDS)  # looked up before the function can change it
    try:
        found = function(*arguments)
        return list(found) if isinstance(found, Iterator) else found
    finally:
        for step in afterwards:
            step()
