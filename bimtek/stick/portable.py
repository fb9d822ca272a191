"""What the file system of a memory stick (FAT32) and Windows cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

LARGEST = 2**32 - 1  # bytes
# Windows allows 259 characters; the rest is for the place the folder is copied to.
LONGEST = 199
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')


def unfit(sizes: Iterable[tuple[str, int]]) -> list[str]:
    """Return the paths that cannot lie on a stick, of (path with `/`, bytes) pairs.

    Too long, too large, a name Windows does not allow, or one that differs from another
    name in the same folder only in case.
    """
    spelled: dict[str, str] = {}
    wrong = []
    for path, size in sizes:
        parts = PurePosixPath(path).parts
        places = ["/".join(parts[: number + 1]) for number in range(len(parts))]
        twins = [place for place in places if spelled.setdefault(place.lower(), place) != place]
        names = any(_RESERVED.fullmatch(part) or _FORBIDDEN.search(part) for part in parts)
        if twins or names or size > LARGEST or len(path) > LONGEST:
            wrong.append(path)
    return wrong
