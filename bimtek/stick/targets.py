"""The computers a stick serves: Python version and system, as pip and the lock see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from packaging import tags
from packaging.tags import Tag

from bimtek.errors import CourseError

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# More than any Python has had; a marker may tell 3.11.4 from 3.11.5.
PATCHES = range(40)
# The newest C library that locked wheels ask for: Debian 10, Ubuntu 20.04 and later have it.
NEWEST_GLIBC = 28


@dataclass(frozen=True)
class System:
    """A system: its name for people, the platform tags of its wheels, its marker variables."""

    label: str
    platforms: tuple[str, ...]
    variables: Mapping[str, str]


SYSTEMS = {
    "windows": System(
        "Windows",
        ("win_amd64",),
        {
            "os_name": "nt",
            "platform_machine": "AMD64",
            "platform_system": "Windows",
            "sys_platform": "win32",
        },
    ),
    "linux": System(
        "Linux",
        (
            *(f"manylinux_2_{minor}_x86_64" for minor in range(NEWEST_GLIBC, 4, -1)),
            "manylinux2014_x86_64",
            "manylinux2010_x86_64",
            "manylinux1_x86_64",
            "linux_x86_64",
        ),
        {
            "os_name": "posix",
            "platform_machine": "x86_64",
            "platform_system": "Linux",
            "sys_platform": "linux",
        },
    ),
}


@dataclass(frozen=True)
class Target:
    """One kind of laptop: CPython such as "3.13" on a system named in SYSTEMS, x86-64."""

    python: str
    system: str

    @property
    def label(self) -> str:
        """The name for people, such as `Windows, Python 3.13`."""
        return f"{SYSTEMS[self.system].label}, Python {self.python}"

    @property
    def abi(self) -> str:
        """The tag of its binary interface, such as `cp313`."""
        return "cp" + self.python.replace(".", "")

    def environment(self, patch: int) -> dict[str, str]:
        """Return every variable a marker may ask for, on patch release `patch`."""
        full = f"{self.python}.{patch}"
        return {
            **SYSTEMS[self.system].variables,
            "extra": "",
            "implementation_name": "cpython",
            "implementation_version": full,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "python_full_version": full,
            "python_version": self.python,
        }

    def tags(self) -> frozenset[Tag]:
        """Return the tags of all wheels it can install."""
        version = tuple(int(part) for part in self.python.split("."))
        platforms = SYSTEMS[self.system].platforms
        own = tags.cpython_tags(version, [self.abi], platforms)
        return frozenset([*own, *tags.compatible_tags(version, self.abi, platforms)])


def chosen(pythons: Iterable[str] = (), systems: Iterable[str] = ()) -> tuple[Target, ...]:
    """Return the targets for these words of the command line; for none, all of them.

    Raises CourseError for a version or a system the course does not support.
    """
    versions = _known(pythons, PYTHONS, "Python")
    names = _known(systems, tuple(SYSTEMS), "Sistem")
    return tuple(Target(version, name) for name in names for version in versions)


def _known(asked: Iterable[str], known: tuple[str, ...], what: str) -> list[str]:
    words = [word.strip().lower() for word in asked]
    for word in words:
        if word not in known:
            raise CourseError(f"{what} {word} tidak didukung. Pilih dari: {', '.join(known)}.")
    return [word for word in known if word in words or not words]
