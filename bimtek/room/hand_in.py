"""The pages Kumpulkan and Tanda terima."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.web import stream_request_body

from bimtek import identity
from bimtek.errors import CourseError
from bimtek.offices import load_offices
from bimtek.room import brake, pages, protocol, receipts
from bimtek.room.receipts import Receipt
from bimtek.room.refusal import Refusal
from bimtek.room.store import Received
from bimtek.room.upload import NOT_WHOLE, Upload, too_large
from bimtek.room.whose import differing

# A form that is too large is read to its end up to here, so that the browser shows why.
DRAINED = 4 * protocol.LARGEST
AROUND = 100_000  # bytes of a form beside its files
TYPED = (protocol.NAME, protocol.PARTNER, protocol.OFFICE)


@stream_request_body
class HandIn(pages.Page):
    """The form, and what takes it in.

    It carries no token against forms on other sites: those do not know the PIN, and no
    cookie gives anybody a right here.
    """

    upload: Upload | None = None
    refusal: Refusal | None = None
    staged: Path | None = None
    expected = 0
    judged = False
    storing = False

    async def prepare(self) -> None:
        """Get ready for a form before its first byte."""
        if self.request.method != "POST":
            return
        self.request.connection.set_max_body_size(DRAINED)  # type: ignore[union-attr]
        length = self.request.headers.get("Content-Length", "")
        told = int(length) if length.isdecimal() else protocol.LARGEST
        self.expected = min(told, protocol.LARGEST)
        try:
            if told > protocol.LARGEST + AROUND:
                raise too_large(protocol.LARGEST)
            kind = self.request.headers.get("Content-Type", "")
            self.upload = Upload(kind, self._stage)
        except Refusal as refusal:
            self.refusal = refusal

    async def data_received(self, chunk: bytes) -> None:
        """Read on; a refused form is still read, but nothing of it kept."""
        if self.refusal is not None or self.upload is None:
            return
        try:
            self.upload.feed(chunk)
            await self._judge_pin()
        except Refusal as refusal:
            self.refusal = refusal
            self._drop()
        except OSError:
            self.refusal = Refusal(
                "Kiriman tidak dapat disimpan di laptop fasilitator. Beri tahu fasilitator, lalu "
                "kumpulkan lagi.",
                HTTPStatus.INSUFFICIENT_STORAGE,
            )
            self._drop()

    def get(self) -> None:
        """Show the empty form."""
        self._form({})

    async def post(self) -> None:
        """Take the form in and show the receipt."""
        try:
            receipt = await self._take_in()
        except CourseError as error:
            self._drop()
            self._refuse(error)
            return
        finally:
            self.storing = False
            self._drop()
        _tell(self.room, receipt)
        place = f"{protocol.RECEIPT}/{receipt.code}"
        if pages.wants_json(self):
            self.set_status(HTTPStatus.CREATED)
            self.set_header("Location", place)
            self.finish(receipts.to_json(receipt))
        else:
            self.redirect(place, status=HTTPStatus.SEE_OTHER)

    def on_connection_close(self) -> None:
        """Forget a form that broke off; one that is being stored is finished all the same."""
        if not self.storing:
            self._drop()

    def _stage(self) -> Path:
        if self.staged is None:
            self.staged = self.room.store.expect(self.expected)
        return self.staged

    def _drop(self) -> None:
        if self.upload is not None:
            self.upload.close()
        if self.staged is not None:
            self.room.store.drop(self.staged, self.expected)
            self.staged = None

    async def _judge_pin(self) -> None:
        """Look at the PIN as soon as it has come, so that nobody without it fills the disk."""
        typed = self.upload.pin if self.upload else None
        if self.judged or typed is None:
            return
        self.judged = True
        address = self.request.remote_ip or ""
        if not await self.room.brake.turn(address):
            raise Refusal(
                "Terlalu banyak PIN keliru dari jaringan ini. Tunggu satu menit, lalu coba lagi.",
                HTTPStatus.TOO_MANY_REQUESTS,
            )
        if not brake.same(typed, self.room.pin):
            self.room.brake.wrong(address)
            raise Refusal(
                "PIN belum benar. Ketik PIN yang tampil di layar depan, lalu kumpulkan lagi.",
                HTTPStatus.FORBIDDEN,
            )

    async def _take_in(self) -> Receipt:
        if self.refusal is not None:
            raise self.refusal
        upload = self.upload
        if upload is None or not upload.whole or not self.judged:
            raise Refusal(NOT_WHOLE, HTTPStatus.BAD_REQUEST)
        fields = upload.fields
        names = [fields.get(name, "") for name in (protocol.NAME, protocol.PARTNER)]
        office = fields.get(protocol.OFFICE, "")
        if not names[0].strip() or not office.strip():
            raise Refusal("Isi nama lengkap dan perangkat daerah Anda, lalu kumpulkan lagi.")
        who = identity.make([name for name in names if name.strip()], office)
        if not upload.files or self.staged is None:
            raise Refusal("Belum ada berkas yang dipilih. Pilih zip atau notebook Anda.")
        now = datetime.now().astimezone()
        files = with_times(upload.files, fields.get(protocol.TIMES, ""))
        self.storing = True
        # One at a time: looking into a zip and waiting for the disk must not stop the others.
        return await asyncio.get_running_loop().run_in_executor(
            self.application.settings["storing"],
            self.room.store.take_in,
            self.staged,
            files,
            who,
            now,
        )

    def _refuse(self, error: CourseError) -> None:
        status = error.status if isinstance(error, Refusal) else HTTPStatus.UNPROCESSABLE_ENTITY
        self.set_status(status)
        if pages.wants_json(self):
            self.finish({"galat": str(error)})
        else:
            self._form(self.upload.fields if self.upload else {}, str(error))

    def _form(self, fields: dict[str, str], error: str = "") -> None:
        pages.show(
            self,
            "kumpulkan.html.j2",
            galat=error,
            isian={name: fields.get(name, "") for name in TYPED},
            kantor=[office.name for office in load_offices()],
            terbesar=protocol.LARGEST,
        )


class ReceiptPage(pages.Page):
    """The receipt, for whoever knows its code."""

    def get(self, code: str) -> None:
        """Show it, as a page or as JSON."""
        found = self.room.store.find(code)
        if found is None:
            self.send_error(404)
        elif pages.wants_json(self):
            self.finish(receipts.to_json(found))
        else:
            pages.show(
                self,
                "tanda_terima.html.j2",
                terima=found,
                pendek=receipts.SHORT_SUM,
                berbeda=differing(found),
            )


def with_times(files: Sequence[Received], sent: str) -> list[Received]:
    """Add when each file was changed: milliseconds since 1970 as a JSON list, if `sent` is one."""
    try:
        times: list[Any] = json.loads(sent)
        if not isinstance(times, list) or len(times) != len(files):
            return list(files)
        moments = [datetime.fromtimestamp(float(each) / 1000, UTC) for each in times]
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        return list(files)
    return [replace(file, changed=at) for file, at in zip(files, moments, strict=True)]


def _tell(room: pages.Room, receipt: Receipt) -> None:
    room.tell(
        f"{receipt.at:%H.%M.%S}  {receipt.who.display}, {receipt.who.office}: "
        f"{receipts.listed(receipt.exercises)}, tanda terima {receipts.spoken(receipt.code)}"
    )
    for each in differing(receipt):
        room.tell(f"          di dalamnya tertulis {each.display}, {each.office}")
