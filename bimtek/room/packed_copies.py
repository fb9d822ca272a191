"""Packed copies of what packs well: a third of a first visit need not cross the room's Wi-Fi."""

from __future__ import annotations

import contextlib
import gzip
import os
import tempfile
import threading
from pathlib import Path

# Programs, pages and tables; wheels, pictures and workbooks are packed already.
ENDINGS = {
    *(".css", ".csv", ".html", ".ipynb", ".js", ".json", ".map", ".md", ".mjs", ".py"),
    *(".svg", ".ttf", ".txt", ".wasm", ".webmanifest"),
}
SMALLEST = 1_400  # bytes; less goes into one packet of the network anyway
LEVEL = 6


class PackedCopies:
    """Copies of a site's files, made beside the serving by a thread, in a temporary folder.

    Until a copy is there, or when the file has changed since, `find` returns None.
    """

    def __init__(self, site: Path) -> None:
        self._site = site.absolute()
        self._folder = tempfile.TemporaryDirectory(prefix="bimtek-", ignore_cleanup_errors=True)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._pack_all, name="ruang-padat", daemon=True)
        self._thread.start()

    def find(self, path: Path) -> Path | None:
        """Return the gzip of a file of the site."""
        copy = self._place(path)
        try:
            current = copy.stat().st_mtime_ns == path.stat().st_mtime_ns
        except OSError:
            return None
        return copy if current else None

    def wait(self) -> None:
        """Return when everything is packed."""
        self._thread.join()

    def close(self) -> None:
        """Forget all copies."""
        self._stopped.set()
        self._thread.join()
        self._folder.cleanup()

    def _place(self, path: Path) -> Path:
        return Path(self._folder.name, f"{path.relative_to(self._site)}.gz")

    def _pack_all(self) -> None:
        with contextlib.suppress(OSError):  # no room left: the rest goes as it is
            for path in sorted(self._site.rglob("*"), key=_size, reverse=True):
                if self._stopped.is_set() or _size(path) < SMALLEST:
                    return
                if path.suffix.casefold() in ENDINGS and not path.is_symlink():
                    self._pack(path)

    def _pack(self, path: Path) -> None:
        modified = path.stat().st_mtime_ns
        content = path.read_bytes()
        packed = gzip.compress(content, LEVEL, mtime=0)
        if len(packed) > 0.9 * len(content):
            return
        place = self._place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        waiting = place.with_suffix(".baru")
        waiting.write_bytes(packed)
        os.utime(waiting, ns=(modified, modified))
        waiting.replace(place)


def _size(path: Path) -> int:
    """Return the bytes of a file, 0 for whatever else."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
