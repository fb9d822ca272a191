"""Serve the finished site, and nothing else, with the types and times browsers need."""

from __future__ import annotations

import mimetypes
import re
from datetime import datetime
from pathlib import Path, PurePosixPath

from tornado.web import HTTPError, StaticFileHandler

from bimtek.room.pages import Plain

YEAR, DAY = 31_536_000, 86_400  # seconds
# Fixed here: on Windows Python's own list depends on what programs wrote into the registry.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
STANDARD = mimetypes.MimeTypes()  # an instance holds what comes with Python, no more
HASHED = re.compile(r"[.\-_](?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8,}[.\-_]")
HASHED_ENDINGS = {".js", ".mjs", ".css", ".wasm", ".map", ".woff", ".woff2", ".ttf", ".svg", ".png"}
# Big parts of Pyodide and wheels of others: they change with the site's version only.
LASTING_ENDINGS = {".wasm", ".whl", ".zip"}
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
OURS = ("bimtek-", "kerja.")  # they change with the course


class SiteFile(Plain, StaticFileHandler):
    """A file of the site; its packed copy goes to who takes it."""

    packed = False

    def parse_url_path(self, url_path: str) -> str:
        """Refuse what no file of a site is called, on any system."""
        parts = url_path.split("/")
        if any(part.startswith(".") for part in parts) or re.search(r'[\\:\0<>"|?*]', url_path):
            raise HTTPError(404)
        return super().parse_url_path(url_path)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Return the file to send: inside the site also after links are followed."""
        found = super().validate_absolute_path(root, absolute_path)
        if found is None:
            return None
        self._refuse_hidden(Path(root), Path(found))
        # A part of the packed file is not the packed form of a part.
        takes = TAKES_GZIP.search(self.request.headers.get("Accept-Encoding", ""))
        if takes and "Range" not in self.request.headers:
            copy = self.application.settings["copies"].find(Path(found))
            if copy:
                self.packed = True
                self._stat_result = copy.stat()
                return str(copy)
        return found

    @staticmethod
    def _refuse_hidden(root: Path, found: Path) -> None:
        """Refuse hidden files also under a short name of Windows or through a link."""
        inside = found.resolve().relative_to(root.resolve())
        if any(part.startswith(".") for part in inside.parts):
            raise HTTPError(404)

    def get_content_type(self) -> str:
        """Return the type by the ending of the file as it is without packing."""
        assert self.absolute_path is not None
        name = self.absolute_path.removesuffix(".gz") if self.packed else self.absolute_path
        return content_type(Path(name).name)

    def compute_etag(self) -> str:
        """Return a tag by time and size; reading every file for it would take long."""
        stat = self._stat()
        return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{"-gz" if self.packed else ""}"'

    def get_cache_time(self, path: str, modified: datetime | None, mime_type: str) -> int:
        """Leave it to `set_extra_headers`."""
        return 0

    def set_extra_headers(self, path: str) -> None:
        """Say how long a browser may keep the file, and how it is packed."""
        self.set_header("Cache-Control", cache_rule(path.replace("\\", "/")))
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        if self.packed:
            self.set_header("Content-Encoding", "gzip")


def content_type(name: str) -> str:
    """Return the type of a file by its name, the same on every computer."""
    known = TYPES.get(PurePosixPath(name).suffix.casefold())
    kind, packing = STANDARD.guess_type(name)
    if packing:
        return "application/gzip" if packing == "gzip" else "application/octet-stream"
    return known or kind or "application/octet-stream"


def cache_rule(path: str) -> str:
    """Return the Cache-Control of a file of the site by its place with '/'."""
    file = PurePosixPath(path)
    if file.suffix in HASHED_ENDINGS and HASHED.search(f".{file.name}"):
        return f"public, max-age={YEAR}, immutable"
    lasting = file.suffix in LASTING_ENDINGS and not file.name.startswith(OURS)
    if lasting and (file.suffix == ".whl" or "pyodide" in file.parts):
        return f"public, max-age={DAY}, immutable"
    return "no-cache"
