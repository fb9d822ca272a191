"""What the course's lock asks for on another computer than this one.

The lock is universal: markers tell which entries belong on which Python and system. pip
would evaluate them for the Python it runs on, so they are evaluated here.
"""

from __future__ import annotations

from collections.abc import Iterable

from bimtek.lock_entries import Pin
from bimtek.stick.targets import PATCHES, Target

Batch = tuple[Pin, ...]


def batches(pins: Iterable[Pin], target: Target) -> dict[Batch, int]:
    """Map each set of entries that a release of the target's Python needs to such a release.

    Most targets have one set; a second one where a marker asks for the patch release. The
    release given is the latest that needs the set.
    """
    pins = tuple(pins)
    found = {}
    for patch in PATCHES:
        environment = target.environment(patch)
        found[tuple(pin for pin in pins if pin.wanted(environment))] = patch
    return found
