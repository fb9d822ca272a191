"""The entries of the course's lock: which version of a package, and its files' hashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bimtek.paths import LOCK


@dataclass(frozen=True)
class Pin:
    """One entry of the lock: `hashes` are the sha256 of all its files, as 64 hex digits."""

    name: str
    version: Version
    marker: Marker | None
    hashes: tuple[str, ...]

    @property
    def line(self) -> str:
        """The entry for pip's hash mode, without the marker."""
        hashes = " ".join(f"--hash=sha256:{each}" for each in self.hashes)
        return f"{self.name}=={self.version} {hashes}"

    def wanted(self, environment: dict[str, str]) -> bool:
        """Tell whether it belongs on a computer with these marker variables."""
        return self.marker is None or self.marker.evaluate(environment)


def read(lock: Path = LOCK) -> tuple[Pin, ...]:
    """Return the entries of a lock in its order."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return tuple(_pin(line) for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line))


def _pin(line: str) -> Pin:
    entry, _, rest = line.partition(" --hash=")
    requirement = Requirement(entry.strip())
    (specifier,) = requirement.specifier
    hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", f"--hash={rest}"))
    name = canonicalize_name(requirement.name)
    return Pin(name, Version(specifier.version), requirement.marker, hashes)
