"""A room for tests: a small site, its server in a thread, and what participants send to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bimtek.room.brake import Brake
from bimtek.room.pages import Room
from bimtek.room.server import running
from bimtek.room.store import Store

PIN, KEY = "246810", "kunci-untuk-uji"
JSON = {"Accept": "application/json"}


@dataclass
class OpenRoom:
    """A room that answers at `address` (with / at its end); `told` are the console's lines."""

    room: Room
    address: str
    browser: httpx.Client  # keeps cookies, as one participant's browser does
    told: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.room.store.folder

    def get(self, path: str, **options) -> httpx.Response:
        return self.browser.get(path, **options)

    def hand_in(self, *files: tuple[str, bytes], json=True, **fields) -> httpx.Response:
        """Post the form as a browser does; fields by their names in the form."""
        typed = {"pin": PIN, "nama": "Siti Aminah", "rekan": "", "perangkat_daerah": "Bappeda"}
        return self.browser.post(
            "kumpulkan",
            data=typed | fields,
            files=[("berkas", file) for file in files] or [("berkas", ("", b""))],
            headers=JSON if json else {},
        )

    def raw(self, request: bytes) -> bytes:
        """Send bytes as they are and return all that comes back."""
        parts = urlsplit(self.address)
        with socket.create_connection((parts.hostname, parts.port), timeout=20) as line:
            line.sendall(request)
            found = b""
            while piece := line.recv(65536):
                found += piece
        return found

    def ask(self, path: str, *headers: str, method: str = "GET") -> bytes:
        """Ask for a path that no ordinary client would send as it is."""
        lines = [f"{method} {path} HTTP/1.1", "Host: ruang", "Connection: close", *headers, "", ""]
        return self.raw("\r\n".join(lines).encode("latin-1"))


def make_site(root: Path) -> Path:
    """Write a site with the kinds of files that matter."""
    site = root / "situs"
    for name, content in {
        "index.html": "<h1>Buku</h1>",
        "book/halaman.html": "<p>Halaman</p>",
        "lab/index.html": "<p>Lab</p>",
        "lab/lab/index.html": "<p>JupyterLite</p>",
        ".rahasia/kunci.txt": "RAHASIA",
        "book/.htaccess": "RAHASIA",
    }.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (site / "tanpa-indeks").mkdir()
    (site / "tanpa-indeks" / "catatan.txt").write_text("ada", encoding="utf-8")
    return site


@contextmanager
def open_room(root: Path, results: Path | None = None, **options) -> Iterator[OpenRoom]:
    """Serve a room whose hand-ins go to `root`/kiriman."""
    site = root / "situs"
    told: list[str] = []
    room = Room(
        site if site.exists() else make_site(root),
        Store(root / "kiriman"),
        PIN,
        KEY,
        results,
        told.append,
        brake=Brake(pause=options.pop("pause", 0.02), **options),
        find_addresses=lambda: ["192.168.1.10"],
    )
    with running(room) as address, new_browser(address) as browser:
        yield OpenRoom(room, address, browser, told)


def new_browser(address: str) -> httpx.Client:
    """Return a client without cookies that shows redirects instead of following them."""
    return httpx.Client(base_url=address, trust_env=False, timeout=60)
