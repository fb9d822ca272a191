"""The word `ruang`: checks the folders, opens the room and stays until Ctrl+C."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import secrets
import webbrowser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import segno
from rich.console import Console
from rich.text import Text

from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.grading import results_store
from bimtek.paths import SITE
from bimtek.room import pages, protocol, server
from bimtek.room.addresses import LOCAL
from bimtek.room.facilitator import OWN, PROJECT
from bimtek.room.pages import LOG, Room
from bimtek.room.store import BESIDE, Store

FOLDER = Path("kiriman")
STATE, ERRORS = "ruang.json", "catatan-galat.log"
PIN_LENGTH = 6
LEAST_PIN, MOST_PIN = 6, 30
QR_BORDER = 2


def serve(
    site: Path | None = None,
    folder: Path | None = None,
    port: int = protocol.DEFAULT_PORT,
    pin: str | None = None,
    open_browser: bool = True,
    results: Path | None = None,
) -> None:
    """Serve `site`, take work into `folder` and publish `results`, until Ctrl+C.

    Without `site` the one that `lab-web` built; without `results` nothing is published.
    The PIN and the facilitator's key stay the same for the same `folder`. Raises CourseError
    for folders that cannot be used, and while another room runs on `folder`.
    """
    console = Console(highlight=False, soft_wrap=True)
    site, folder = site or SITE, folder or FOLDER
    check_folders(site, folder, results)
    check_pin(pin)
    store_folder = folder.resolve()
    own = store_folder.with_name(store_folder.name + BESIDE)
    kept = _read_state(own / STATE)
    _check_not_running(kept, folder)
    store = Store(folder)
    # A console of Windows in which somebody marks text stops whoever writes to it: the room
    # must not wait for that.
    lines = ThreadPoolExecutor(1, thread_name_prefix="ruang-layar")
    room = Room(
        site.resolve(),
        store,
        pin or str(kept.get("pin") or _new_pin()),
        str(kept.get("kunci") or secrets.token_urlsafe(16)),
        results.resolve() if results else None,
        lambda line: lines.submit(console.print, line, markup=False),
    )
    try:
        with _errors_in(own / ERRORS):
            asyncio.run(_stay(room, port, open_browser, console))
    except KeyboardInterrupt:
        console.print()
    finally:
        lines.shutdown()
        with suppress(CourseError):
            _write_state(room, "", running=False)
    console.print(f"Ruang sudah ditutup. Kiriman ada di {store.folder}", markup=False)
    console.print(f'Untuk menilai: {typed_command()} nilai "{folder}"', markup=False)


def check_folders(site: Path, folder: Path, results: Path | None) -> None:
    """Raise CourseError for a site that is not there, or that would show what is not for all."""
    if not (site / "index.html").is_file():
        raise CourseError(
            f"Situs di “{site}” belum ada. Bangun dulu dengan {typed_command()} lab-web, lalu "
            "ulangi perintah ini."
        )
    shown = site.resolve()
    for each in filter(None, (folder, results)):
        place = each.resolve()
        if place.exists() and not place.is_dir():
            raise CourseError(f"“{each}” adalah berkas, bukan folder. Sebutkan sebuah folder.")
        if place.is_relative_to(shown) or shown.is_relative_to(place):
            raise CourseError(
                f"Folder “{each}” dan folder situs tidak boleh saling memuat. Pilih folder lain, "
                "misalnya kiriman."
            )
    if results and (results.resolve() == folder.resolve()):
        raise CourseError("Folder hasil dan folder kiriman harus berbeda.")


def check_pin(pin: str | None) -> None:
    """Raise CourseError for a PIN that is easily guessed or hard to type."""
    if pin is not None and not re.fullmatch(rf"[^\W_]{{{LEAST_PIN},{MOST_PIN}}}", pin):
        raise CourseError(
            f"PIN harus {LEAST_PIN} sampai {MOST_PIN} huruf atau angka tanpa spasi. Tanpa --pin, "
            "PIN dibuatkan."
        )


def _new_pin() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(PIN_LENGTH))


async def _stay(room: Room, port: int, open_browser: bool, console: Console) -> None:
    async with server.listening(server.make_app(room), port) as at:
        room.port = at
        _write_state(room, room.addresses[0], running=True)
        _tell(room, console, port)
        if open_browser:
            webbrowser.open(_with_key(PROJECT, room))
        await _until_stopped()


async def _until_stopped() -> None:
    """Wait for Ctrl+C, which comes as KeyboardInterrupt."""
    await asyncio.Event().wait()


def _with_key(page: str, room: Room) -> str:
    return f"http://{LOCAL}:{room.port}{page}?{pages.KEY_PARAMETER}={room.key}"


def _tell(room: Room, console: Console, wanted: int) -> None:
    """Say where the room is and what to do there."""
    first, *others = room.addresses

    def line(text: str = "", style: str | None = None) -> None:
        console.print(text, style=style, markup=False)

    if wanted and room.port != wanted:
        line(f"Porta {wanted} sedang dipakai program lain; ruang memakai porta {room.port}.")
    if room.is_reached:
        if console.is_terminal:
            console.print(qr_text(first, console.encoding))
        line(f"Alamat untuk peserta : {first}", "bold")
        for other in others:
            line(f"  atau               : {other}")
    else:
        line(
            "Laptop ini belum tersambung ke jaringan, jadi peserta belum dapat masuk. Sambungkan "
            "ke Wi-Fi ruangan atau nyalakan hotspot, lalu buka lagi halaman layar: alamatnya "
            "tampil di sana.",
            "bold",
        )
        line(f"Alamat di laptop ini : {first}")
    line(f"PIN                  : {room.pin}", "bold")
    line(f"Kiriman disimpan di  : {room.store.folder}")
    if room.results is not None:
        line(f"Hasil dibuka dari    : {room.results}")
        if not (room.results / results_store.FOLDER).is_dir():
            line(
                "Perhatian: folder itu belum berisi hasil penilaian. Periksa ejaannya, atau "
                f"jalankan dahulu {typed_command()} nilai.",
                "bold",
            )
    line(f"Layar untuk proyektor: {_with_key(PROJECT, room)}")
    line(f"Halaman fasilitator  : {_with_key(OWN, room)}")
    line("Bila Windows bertanya soal firewall, pilih Izinkan akses (Allow access).")
    line("Untuk berhenti: Ctrl+C di jendela ini.")
    line()


def qr_text(address: str, encoding: str | None) -> Text:
    """Return a QR code for a terminal: two rows in a line where it has such letters."""
    code = segno.make(address, micro=False)
    out = io.StringIO()
    try:
        "▀▄█".encode(encoding or "ascii")
        code.terminal(out, border=QR_BORDER, compact=True)
    except (UnicodeEncodeError, LookupError):
        code.terminal(out, border=QR_BORDER)
    # Colours of its own: inverted, many phones do not read it.
    return Text.from_ansi(out.getvalue(), style="bright_white on black", no_wrap=True)


def _read_state(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _write_state(room: Room, address: str, running: bool) -> None:
    state: dict[str, Any] = {"pin": room.pin, "kunci": room.key}
    if running:
        own = psutil.Process()
        state["berjalan"] = {"pid": own.pid, "sejak": own.create_time(), "alamat": address}
    text = json.dumps(state, ensure_ascii=False, indent=1)
    write_whole(room.store.own / STATE, text.encode("utf-8"))


def _check_not_running(kept: dict[str, Any], folder: Path) -> None:
    """Raise CourseError while another room takes work into `folder`: it would be confused."""
    other = kept.get("berjalan")
    if not isinstance(other, dict):
        return
    with suppress(psutil.Error, KeyError, TypeError, ValueError):
        if abs(psutil.Process(other["pid"]).create_time() - other["sejak"]) < 1:
            raise CourseError(
                f"Ruang untuk folder “{folder}” sudah berjalan di {other['alamat']}. Pakai yang "
                "itu. Untuk mengubah pilihannya, misalnya membuka hasil, tutup dulu ruang itu "
                "dengan Ctrl+C di jendelanya, lalu ketik lagi perintah ini."
            )


@contextmanager
def _errors_in(path: Path) -> Iterator[None]:
    """Keep what only a maintainer can read in a file, out of the facilitator's window."""
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    logs = [LOG, logging.getLogger("tornado"), logging.getLogger("asyncio")]
    before = [each.propagate for each in logs]
    for each in logs:
        each.addHandler(handler)
        each.propagate = False
    try:
        yield
    finally:
        for each, propagate in zip(logs, before, strict=True):
            each.removeHandler(handler)
            each.propagate = propagate
        handler.close()
