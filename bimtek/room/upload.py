"""Receive a form with files piece by piece: files go to disk, memory stays small."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from bimtek.grading.collecting.found import shown
from bimtek.room import protocol
from bimtek.room.refusal import Refusal
from bimtek.room.store import Received

LONGEST_FIELD = 4_000  # bytes
LONGEST_HEADERS = 4_000  # bytes before the content of one part
MOST_PARTS = 60
LONGEST_NAME = 120  # characters
NOT_WHOLE = "Kiriman terputus di jalan. Kumpulkan lagi."


@dataclass
class _Part:
    """The part of the form that is being read."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    name: bytes = b""
    value: bytes = b""
    read: int = 0  # bytes of headers
    called: str = ""
    file_name: str | None = None
    content: bytearray = field(default_factory=bytearray)


class Upload:
    """One form on its way; `fields` and `files` fill while it is read.

    Files are written below `folder()`, which is asked for when the first one begins.
    """

    def __init__(
        self, content_type: str, folder: Callable[[], Path], largest: int = protocol.LARGEST
    ) -> None:
        """Raises Refusal when `content_type` is not that of a form with files."""
        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if kind != b"multipart/form-data" or not 1 <= len(boundary) <= 200:
            raise Refusal("Isian ini bukan dari halaman Kumpulkan.", HTTPStatus.BAD_REQUEST)
        self.fields: dict[str, str] = {}
        self.files: list[Received] = []
        self.whole = False
        self.size = 0  # bytes of all files
        self._folder, self._largest = folder, largest
        self._parts = 0
        self._part = _Part()
        self._open: BinaryIO | None = None
        self._sum = hashlib.sha256()
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_end,
                "on_part_data": self._data,
                "on_part_end": self._end,
                "on_end": self._all,
            },
        )

    @property
    def pin(self) -> str | None:
        """What was typed as PIN, "" when a file came first; None while it can still come."""
        return self.fields.get(protocol.PIN, "" if self.whole else None)

    def feed(self, data: bytes) -> None:
        """Take the next bytes; raises Refusal for what no form of ours sends, or too much."""
        try:
            self._parser.write(data)
        except MultipartParseError as error:
            raise Refusal(NOT_WHOLE, HTTPStatus.BAD_REQUEST) from error

    def close(self) -> None:
        """Close the file that is being written, if any."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise Refusal("Isian ini terlalu panjang.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self._part = _Part()

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._part.name += self._limited(data[start:end])

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._part.value += self._limited(data[start:end])

    def _limited(self, data: bytes) -> bytes:
        self._part.read += len(data)
        if self._part.read > LONGEST_HEADERS:
            raise Refusal("Nama berkas terlalu panjang.", HTTPStatus.BAD_REQUEST)
        return data

    def _header_end(self) -> None:
        self._part.headers[self._part.name.lower()] = self._part.value
        self._part.name = self._part.value = b""

    def _headers_end(self) -> None:
        part = self._part
        _, options = parse_options_header(part.headers.get(b"content-disposition", b""))
        part.called = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" not in options:
            return
        part.file_name = file_name(options[b"filename"].decode("utf-8", "replace"))
        if len(self.files) >= protocol.MOST_FILES:
            raise Refusal(
                f"Paling banyak {protocol.MOST_FILES} berkas sekali kumpul. Buat satu zip dari "
                "semuanya.",
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        self.fields.setdefault(protocol.PIN, "")
        self._sum = hashlib.sha256()
        self._open = (self._folder() / str(len(self.files))).open("xb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        part, piece = self._part, data[start:end]
        if self._open is not None:
            self.size += len(piece)
            if self.size > self._largest:
                raise too_large(self._largest)
            self._sum.update(piece)
            self._open.write(piece)
            return
        part.content += piece
        if len(part.content) > LONGEST_FIELD:
            raise Refusal("Isian ini terlalu panjang.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def _end(self) -> None:
        part = self._part
        if self._open is None:
            self.fields.setdefault(part.called, part.content.decode("utf-8", "replace"))
            return
        path, size = Path(self._open.name), self._open.tell()
        self.close()
        if part.file_name or size:  # a form sends an empty one when no file was chosen
            name = part.file_name or "tanpa nama"
            self.files.append(Received(name, path, size, self._sum.hexdigest()))
        else:
            path.unlink()

    def _all(self) -> None:
        self.whole = True


def file_name(sent: str) -> str:
    """Return the last part of the name a browser sent, fit for a table and a zip."""
    last = re.split(r"[/\\]", sent)[-1]
    tidy = re.sub(r'[<>:"|?*]', "_", shown(last)).strip(" .")
    if len(tidy) <= LONGEST_NAME:
        return tidy
    stem, dot, ending = tidy.rpartition(".")
    kept = LONGEST_NAME - len(dot + ending)
    return stem[: max(kept, 1)] + dot + ending if kept > 0 else tidy[:LONGEST_NAME]


def too_large(largest: int) -> Refusal:
    """Return the refusal of a hand-in with more than `largest` bytes."""
    return Refusal(
        f"Kiriman terlalu besar; paling besar {largest // 1_000_000} MB. Hapus keluaran sel yang "
        "panjang, simpan, buat zipnya sekali lagi, lalu kumpulkan lagi.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )
