"""Where hand-ins lie: stored whole or not at all, every version kept, also when the power fails.

What is on its way and the receipts lie in a folder beside that of the hand-ins, so that
`nilai` meets nothing in the latter but work.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psutil

from bimtek.errors import CourseError
from bimtek.files import FULL as LACK_OF_ROOM
from bimtek.files import rename, unwritable
from bimtek.grading.collecting.people import DEVICES
from bimtek.identity import Identity
from bimtek.room import inspection, receipts
from bimtek.room.inspection import Look
from bimtek.room.receipts import HandedIn, Receipt
from bimtek.room.refusal import Refusal

RESERVE = 500_000_000  # bytes that stay free on the disk
MOST_HAND_INS = 5_000
BESIDE = "-ruang"
READY = "siap"
# What zipfile raises for a zip that it can read but not write again.
ODD_ZIP = (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, struct.error, NotImplementedError)
FULL = "Disk laptop fasilitator penuh. Beri tahu fasilitator, lalu kumpulkan lagi."


@dataclass(frozen=True)
class Received:
    """One file that has arrived: its name, where it waits and when it was changed, if known."""

    name: str
    path: Path
    size: int
    sha256: str
    changed: datetime | None = None


class Store:
    """The folder of hand-ins and the receipts for them."""

    def __init__(self, folder: Path, reserve: int = RESERVE) -> None:
        """Open `folder`, finish what an interruption left and forget what never arrived whole.

        Raises CourseError when nothing can be written there.
        """
        self.folder = folder.resolve()
        if not self.folder.name:
            raise CourseError(
                f"“{folder}” adalah seluruh disk. Sebutkan sebuah folder di dalamnya, misalnya "
                "kiriman."
            )
        self.own = self.folder.with_name(self.folder.name + BESIDE)
        self.reserve = reserve
        self._coming = self.own / "masuk"
        self._kept = self.own / "tanda-terima"
        self._expected = 0  # bytes of files on their way
        try:
            for each in (self.folder, self._coming, self._kept):
                each.mkdir(parents=True, exist_ok=True)
            self._by_code = {each.code: each for each in self._read_receipts()}
            self._finish_interrupted()
            for left in self._coming.iterdir():
                _remove(left)
            self._try_to_move()
        except OSError as error:
            raise unwritable(self.folder, error) from error

    @property
    def receipts(self) -> list[Receipt]:
        """All receipts, the oldest first."""
        return sorted(list(self._by_code.values()), key=lambda each: (each.at, each.place))

    def find(self, code: str) -> Receipt | None:
        """Return the receipt with this code."""
        return self._by_code.get(code)

    def expect(self, size: int) -> Path:
        """Return a new folder for a hand-in of up to `size` bytes; `drop` gives it back.

        Raises Refusal when there is no room for it.
        """
        if len(self._by_code) >= MOST_HAND_INS:
            raise Refusal(
                "Folder kiriman sudah berisi terlalu banyak kiriman. Beri tahu fasilitator.", 507
            )
        # While a hand-in is put into its place there may be two copies of it.
        free = psutil.disk_usage(str(self.own)).free - self._expected
        if free - 2 * size < self.reserve:
            raise Refusal(FULL, 507)
        staged = self._coming / secrets.token_hex(8)
        try:
            staged.mkdir()
        except OSError as error:
            raise Refusal(FULL, 507) from error
        self._expected += size
        return staged

    def drop(self, staged: Path, size: int) -> None:
        """Forget a folder of `expect` and what is left in it."""
        self._expected -= size
        _remove(staged)

    def take_in(
        self, staged: Path, files: Sequence[Received], who: Identity, now: datetime
    ) -> Receipt:
        """Put what lies in `staged` into its place for good and return the receipt for it.

        `now` is an aware local time. Raises Refusal when a file is not what it should be, or
        cannot be stored; then nothing of the hand-in remains. Calls must not overlap.
        """
        looks = [inspection.look(each.path, each.name) for each in files]
        seen = tuple(
            HandedIn(each.name, each.size, each.sha256, look.notebooks, look.exercises, look.inside)
            for each, look in zip(files, looks, strict=True)
        )
        place = self._free_place(who, now)
        receipt = Receipt(self._new_code(), now, who, seen, place, staged.name)
        try:
            _prepare(staged / READY, list(zip(files, looks, strict=True)), who, now)
            self._keep(receipt)
            self._move(receipt)
        except OSError as error:
            _remove(self._kept / f"{receipt.code}.json")
            if error.errno in LACK_OF_ROOM:
                raise Refusal(FULL, 507) from error
            raise Refusal(
                "Kiriman tidak dapat disimpan di laptop fasilitator. Beri tahu fasilitator, lalu "
                "kumpulkan lagi.",
                507,
            ) from error
        self._by_code[receipt.code] = receipt
        return receipt

    def _new_code(self) -> str:
        while (code := receipts.new_code()) in self._by_code:
            pass
        return code

    def _free_place(self, who: Identity, now: datetime) -> str:
        person = who.slug or "peserta"
        person = f"peserta-{person}" if person in DEVICES else person
        moment, number = f"{now:%Y-%m-%d_%H.%M.%S}", 1
        while (self.folder / person / f"{moment}-{number}").exists():
            number += 1
        return f"{person}/{moment}-{number}"

    def _keep(self, receipt: Receipt) -> None:
        waiting = self._coming / receipt.staged / "tanda-terima"
        with waiting.open("wb") as file:
            file.write(receipts.to_bytes(receipt))
            _to_disk(file.fileno())
        waiting.replace(self._kept / f"{receipt.code}.json")
        _folder_to_disk(self._kept)

    def _move(self, receipt: Receipt) -> None:
        """Take the last step: the folder appears among the hand-ins, complete."""
        target = self.folder / receipt.place
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            rename(self._coming / receipt.staged / READY, target)
        except OSError:
            if not any(target.parent.iterdir()):
                target.parent.rmdir()
            raise
        _folder_to_disk(target.parent)
        _folder_to_disk(self.folder)

    def _read_receipts(self) -> list[Receipt]:
        found = []
        for path in self._kept.glob("*.json"):
            try:
                found.append(receipts.from_json(json.loads(path.read_bytes())))
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # somebody has edited it; the hand-in itself is safe
        return found

    def _finish_interrupted(self) -> None:
        """Move what has a receipt but is not yet in its place."""
        for receipt in self._by_code.values():
            waits = receipt.staged and (self._coming / receipt.staged / READY).is_dir()
            if waits and not (self.folder / receipt.place).exists():
                self._move(receipt)

    def _try_to_move(self) -> None:
        """Find out before the first hand-in whether a folder can be moved into its place."""
        trial = self._coming / "coba"
        trial.mkdir()
        target = self.folder / f".{trial.name}.baru"
        if target.exists():
            target.rmdir()
        rename(trial, target)
        target.rmdir()


def _prepare(
    ready: Path, files: Sequence[tuple[Received, Look]], who: Identity, now: datetime
) -> None:
    """Lay zips and, wrapped into one more zip, single notebooks into `ready`."""
    ready.mkdir()
    moment = now.timetuple()[:6]
    number = 0
    for each, look in files:
        if look.is_zip:
            number += 1
            target = ready / ("kiriman.zip" if number == 1 else f"kiriman-{number}.zip")
            _lay_zip(each.path, target, look, who, moment)
    loose = [
        (each.name, each.path.read_bytes(), _changed(each, now))
        for each, look in files
        if not look.is_zip
    ]
    if loose:
        (ready / "notebook.zip").write_bytes(inspection.wrap(loose, who, moment))
    for path in ready.iterdir():
        with path.open("rb+") as file:
            _to_disk(file.fileno())
    _folder_to_disk(ready)


def _lay_zip(source: Path, target: Path, look: Look, who: Identity, moment: tuple) -> None:
    """Put a zip into its place, with what was typed as identity file when it carries none."""
    if not look.marked:
        shutil.copyfile(source, target)
        try:
            inspection.add_identity(target, who, look.names, moment)
            return
        except ODD_ZIP:  # `nilai` then goes by the name of the folder
            target.unlink()
    source.replace(target)


def _changed(file: Received, now: datetime) -> tuple:
    """Return when a notebook was changed; a clock that goes ahead must not win over later work."""
    moment = min(file.changed, now) if file.changed else now
    return moment.astimezone(now.tzinfo).timetuple()[:6]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)


def _folder_to_disk(folder: Path) -> None:
    if os.name != "posix":  # Windows writes folders by itself and opens none
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _to_disk(descriptor)
    finally:
        os.close(descriptor)
