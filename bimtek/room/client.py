"""Hand in from the command line: send a package to the room and check what arrived."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bimtek.errors import CourseError
from bimtek.identity import Identity
from bimtek.room import protocol, receipts
from bimtek.room.receipts import Receipt

JSON = {"Accept": "application/json"}
CONNECT_SECONDS = 5
# The server answers when everything is on its disk, and in a full room it takes turns.
ANSWER_SECONDS = 120
LOOK = "Periksa alamatnya di layar depan"


def send(package: Path, address: str, pin: str, who: Identity) -> Receipt:
    """Hand `package` in at `address`, as it stands on the screen, and return the receipt.

    Raises CourseError when the room is not reached, does not take the package or received
    something else than was sent.
    """
    room = tidy_address(address)
    checksum, size = _checksum(package)
    timeout = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
    # Without the proxies of this computer: they know nothing of the room.
    with httpx.Client(base_url=room, timeout=timeout, trust_env=False, headers=JSON) as client:
        largest = _ask_for_room(client, room)
        if size > largest:
            raise CourseError(
                f"{package.name} terlalu besar; ruang menerima paling besar "
                f"{largest // 1_000_000} MB. Hapus keluaran sel yang panjang, simpan, lalu kemas "
                "lagi."
            )
        receipt = _hand_in(client, room, package, pin, who)
    if [each.sha256 for each in receipt.files] != [checksum]:
        raise CourseError("Berkas yang sampai berbeda dari yang dikirim. Kirim sekali lagi.")
    return receipt


def tidy_address(address: str) -> str:
    """Return http://name:port for what was typed, with or without http:// and port.

    Raises CourseError when it cannot be an address.
    """
    text = re.sub(r"^https?:/*", "", address.strip(), flags=re.IGNORECASE)
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port or protocol.DEFAULT_PORT
    except ValueError:
        host, port = None, 0
    if not host or not re.fullmatch(r"[\w.-]+", host):
        raise CourseError(
            f"“{address}” bukan alamat ruang. {LOOK}, misalnya 192.168.1.10:8080, lalu ulangi."
        )
    return f"http://{host}:{port}"


def _checksum(package: Path) -> tuple[str, int]:
    try:
        with package.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), package.stat().st_size
    except OSError as error:
        raise CourseError(f"{package} tidak dapat dibaca. Kemas lagi, lalu kirim lagi.") from error


def _ask_for_room(client: httpx.Client, room: str) -> int:
    """Return how many bytes the room takes; raises CourseError when there is none."""
    try:
        answer = client.get(protocol.WHERE, timeout=CONNECT_SECONDS * 2)
        content = answer.json() if answer.is_success else None
    except httpx.HTTPError as error:
        raise _not_reached(room) from error
    except ValueError:
        content = None
    if not isinstance(content, dict) or content.get("bimtek") != protocol.MARK["bimtek"]:
        raise CourseError(
            f"Yang menjawab di {room} bukan ruang kursus. {LOOK}, termasuk angka sesudah titik "
            "dua, lalu ulangi."
        )
    return int(content.get("paling_besar", protocol.LARGEST))


def _hand_in(client: httpx.Client, room: str, package: Path, pin: str, who: Identity) -> Receipt:
    names = [*who.names, ""]
    fields = {
        protocol.PIN: pin,
        protocol.NAME: names[0],
        protocol.PARTNER: names[1],
        protocol.OFFICE: who.office,
    }
    try:
        with package.open("rb") as file:
            files = {protocol.FILE: (package.name, file, "application/zip")}
            answer = client.post(protocol.HAND_IN, data=fields, files=files)
    except httpx.ConnectError as error:
        raise _not_reached(room) from error
    except httpx.HTTPError as error:
        raise CourseError(
            "Sambungan terputus sebelum tanda terima datang. Kirim sekali lagi; bila yang "
            "pertama ternyata sampai, tidak apa-apa."
        ) from error
    try:
        content = answer.json()
        if answer.is_success:
            return receipts.from_json(content)
        sentence = str(content["galat"])
    except (ValueError, KeyError, TypeError) as error:
        raise CourseError(
            "Jawaban ruang tidak dapat dibaca. Kumpulkan lewat peramban di "
            f"{room}{protocol.HAND_IN}."
        ) from error
    raise CourseError(sentence)


def _not_reached(room: str) -> CourseError:
    return CourseError(
        f"Ruang di {room} tidak dapat dihubungi. {LOOK}, pastikan laptop ini tersambung ke Wi-Fi "
        "yang sama, lalu ulangi. Bila tetap gagal, firewall di laptop fasilitator mungkin menolak."
    )
