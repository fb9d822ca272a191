"""What all pages of the room share: looks, headers, errors in plain words."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from tornado.web import RequestHandler

from bimtek.dates import long_date
from bimtek.page_templates import page_templates
from bimtek.room import brake, protocol, receipts
from bimtek.room.addresses import LOCAL, lan_addresses
from bimtek.room.brake import Brake
from bimtek.room.store import Store

LOG = logging.getLogger("bimtek.room")
KEY_COOKIE = "kunci"
KEY_PARAMETER = "kunci"
ERRORS = {
    400: "Permintaan ini tidak dapat dibaca. Kembali ke halaman sebelumnya, lalu coba lagi.",
    403: "Halaman ini hanya untuk fasilitator. Buka dengan alamat yang tampil di Terminalnya.",
    404: "Halaman ini tidak ada. Periksa alamatnya, atau mulai dari halaman depan.",
    405: "Halaman ini tidak menerima permintaan seperti itu. Mulai dari halaman depan.",
    500: "Ada yang salah di laptop fasilitator. Beri tahu fasilitator, lalu coba lagi.",
}


@dataclass
class Room:
    """Everything the pages of one room need.

    `site` is the folder that is served; `results` the folder of `nilai` whose pages
    participants may see, None when none may be seen. `tell` gets a line for the facilitator.
    Addresses are asked for anew each time: a laptop may join a network at any moment.
    """

    site: Path
    store: Store
    pin: str
    key: str
    results: Path | None = None
    tell: Callable[[str], None] = print
    port: int = protocol.DEFAULT_PORT
    brake: Brake = field(default_factory=Brake)
    find_addresses: Callable[[], list[str]] = lan_addresses

    @property
    def addresses(self) -> list[str]:
        """http://…/ of this computer, the one for the QR code first; never empty."""
        return [f"http://{each}:{self.port}/" for each in self.find_addresses() or [LOCAL]]

    @property
    def is_reached(self) -> bool:
        """Tell whether this computer is in any network."""
        return bool(self.find_addresses())

    @property
    def has_lab(self) -> bool:
        """Tell whether the site has a lab beside the book."""
        return (self.site / "lab" / "lab" / "index.html").is_file()


class Plain(RequestHandler):
    """Headers and errors, for pages and for files of the site."""

    @property
    def room(self) -> Room:
        """The room that is served."""
        return self.application.settings["room"]

    def set_default_headers(self) -> None:
        """Say nothing about the server; let no browser guess a type."""
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")

    def write_error(self, status_code: int, **about: Any) -> None:
        """Write one plain sentence; nothing of what went wrong inside."""
        sentence = ERRORS.get(status_code, ERRORS[400 if status_code < 500 else 500])
        self.set_header("Cache-Control", "no-store")
        if wants_json(self):
            self.finish({"galat": sentence})
        else:
            show(self, "galat.html.j2", judul="Belum berhasil", galat=sentence)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Keep the details for a maintainer; the facilitator gets a line."""
        if isinstance(value, Exception) and getattr(value, "status_code", 500) < 500:
            return
        LOG.error("%s", self.request.path, exc_info=(typ, value, tb))
        self.room.tell("Ada galat di laptop ini; rinciannya di catatan-galat.log.")


class Page(Plain):
    """A page of the room: never kept by a browser, never shown inside another page."""

    def set_default_headers(self) -> None:
        """Add what keeps a page of somebody's own to that somebody."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Frame-Options", "DENY")

    @property
    def is_facilitator(self) -> bool:
        """Tell whether the browser has shown the facilitator's key before."""
        return brake.same(self.get_cookie(KEY_COOKIE, ""), self.room.key)


class Missing(Page):
    """What no other page answers."""

    def prepare(self) -> None:
        """Answer every method."""
        self.send_error(404)


def wants_json(handler: RequestHandler) -> bool:
    """Tell whether a program asks, not a browser."""
    return "application/json" in handler.request.headers.get("Accept", "")


def show(handler: Plain, template: str, **content: Any) -> None:
    """Finish with the page of this template."""
    nonce = secrets.token_urlsafe(12)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("X-Frame-Options", "DENY")
    handler.set_header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; "
        f"script-src 'nonce-{nonce}'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'",
    )
    handler.finish(render(template, room=handler.room, nonce=nonce, **content))


def render(template: str, **content: Any) -> bytes:
    """Return a page made from one of the templates beside this module."""
    html = _templates().get_template(template).render(content)
    return html.encode("utf-8", errors="replace")


@cache
def _templates() -> Environment:
    filters = {
        "jam": clock,
        "tanggal": lambda moment: long_date(moment.date()),
        "eja": receipts.spoken,
        "latihan": lambda name: name.replace("-", " "),
        "ukuran": size,
    }
    return page_templates("bimtek.room", filters)


def clock(moment: datetime) -> str:
    """Return 09.05."""
    return f"{moment:%H.%M}"


def size(count: int) -> str:
    """Return bytes as people say them: 12 kB, 3,4 MB, 50 MB."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.3g} MB".replace(".", ",")
