"""Pack a participant's exercise notebooks into one zip to hand in."""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bimtek import identity
from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.grading.repairing.recognise import answers, grade_ids
from bimtek.identity import Identity
from bimtek.paths import EXERCISES, WORK

LARGE = 20_000_000  # bytes; a notebook this big holds printed tables, not answers


@dataclass(frozen=True)
class Work:
    """One notebook found in kerja/: its place there, content and how much is answered."""

    path: str
    content: bytes
    changed_at: time.struct_time
    answered: int
    tasks: int


@dataclass(frozen=True)
class Package:
    """The zip that was written, what it holds and whose it is."""

    path: Path
    works: tuple[Work, ...]
    who: Identity


def pack_interactively(
    name: str | None = None,
    partner: str | None = None,
    office: str | None = None,
    change: bool = False,
    work: Path = WORK,
    exercises: Path = EXERCISES,
    console: Console | None = None,
) -> Package:
    """Settle who hands in (asking if needed), pack `work` and say what to do next."""
    console = console or Console(highlight=False)
    works = find_works(work, exercises)
    who = settle_identity(work, name, partner, office, change, console)
    package = pack(work, works, who)
    _tell(package, who, console)
    return package


def hand_in_interactively(
    package: Package, address: str, pin: str | None, console: Console | None = None
) -> None:
    """Hand the package in at the room's address, asking for the PIN, and show the receipt."""
    from bimtek.room import client, receipts

    console = console or Console(highlight=False)
    if pin is None:
        try:
            pin = console.input("\nPIN ruang (ada di layar depan): ", markup=False).strip()
        except EOFError:
            raise CourseError(
                "PIN belum diketik. Tambahkan --pin, misalnya --pin 123456."
            ) from None
    receipt = client.send(package.path, address, pin, package.who)
    console.print("\n[bold green]Terkirim.[/] Catat kode tanda terima ini:")
    console.print(f"  {receipts.spoken(receipt.code)}  ({receipt.at:%H.%M})", markup=False)


def settle_identity(
    work: Path,
    name: str | None,
    partner: str | None,
    office: str | None,
    change: bool,
    console: Console,
) -> Identity:
    """Return the kept identity, changed by the options, or ask for it; keep the answer."""
    kept = None if change else identity.read(work)
    if name or partner or office:
        names = [each for each in (name, partner) if each] or (list(kept.names) if kept else [])
        office = office or (kept.office if kept else "")
        if (partner and not name) or not names or not office:
            raise CourseError("Sebutkan --nama dan --perangkat-daerah bersama-sama.")
        who = identity.make(names, office)
    elif kept:
        return kept
    else:
        who = identity.ask(console)
    identity.write(work, who)
    return who


def find_works(work: Path, exercises: Path) -> list[Work]:
    """Return every exercise notebook below `work`, whatever its name or folder.

    Raises CourseError when there is none.
    """
    released: dict[str, str] = {}
    for path in exercises.glob("*/*.ipynb"):
        released |= answers(path.read_bytes())
    found = []
    for path in sorted(work.rglob("*.ipynb")):
        content = path.read_bytes()
        if ".ipynb_checkpoints" in path.parts or not grade_ids(content):
            continue
        given = answers(content) if _is_whole(content) else {}
        changed = [key for key, text in given.items() if text != released.get(key, "")]
        modified = time.localtime(path.stat().st_mtime)
        place = path.relative_to(work).as_posix()
        found.append(Work(place, content, modified, len(changed), len(given)))
    if not found:
        raise CourseError(
            f"Belum ada latihan di folder {work.name}. Buka dulu latihannya dengan "
            f"{typed_command()} lab, kerjakan, simpan (Ctrl+S), lalu kemas lagi."
        )
    return found


def _is_whole(content: bytes) -> bool:
    """Tell whether a notebook is as Jupyter saves it; a grader may mend it, but need not."""
    try:
        return isinstance(json.loads(content)["cells"], list)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def pack(work: Path, works: list[Work], who: Identity) -> Package:
    """Write the zip into `work`; the same work gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, identity.FILE_NAME, identity.to_bytes(who), works[0].changed_at)
        for each in works:
            _add(archive, each.path, each.content, each.changed_at)
    target = work / f"kiriman-{who.slug}.zip"
    write_whole(target, buffer.getvalue())
    return Package(target, tuple(works), who)


def _add(archive: zipfile.ZipFile, name: str, content: bytes, at: time.struct_time) -> None:
    # The time of the work, not of packing: the grader takes the newest of several versions.
    moment = max(tuple(at[:6]), (1980, 1, 1, 0, 0, 0))
    entry = zipfile.ZipInfo(name, moment)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # the same bytes on Windows and elsewhere
    archive.writestr(entry, content)


def _tell(package: Package, who: Identity, console: Console) -> None:
    console.print(f"Kiriman atas nama {who.display}, {who.office}", markup=False)
    console.print(f"(salah? {typed_command()} kemas --ubah-identitas)\n", markup=False)
    for each in package.works:
        if not each.tasks:
            state = "[yellow]tidak dapat dibaca; buka, simpan, lalu kemas lagi[/]"
        elif not each.answered:
            state = "[yellow]belum diisi[/]"
        else:
            state = f"{each.answered} dari {each.tasks} jawaban sudah diisi"
        console.print(f"  {each.path}: ", markup=False, end="", soft_wrap=True)
        console.print(state)
        if len(each.content) > LARGE:
            console.print(
                f"    [yellow]Ukurannya {len(each.content) // 1_000_000} MB karena keluarannya. "
                "Hapus keluaran selnya di JupyterLab, simpan, lalu kemas lagi.[/]"
            )
    size = max(1, package.path.stat().st_size // 1000)
    console.print("\n[bold green]Selesai.[/] Kirimkan satu berkas ini kepada fasilitator:")
    console.print(f"  {package.path} ({size} kB)", markup=False, soft_wrap=True)
    console.print(
        "Bila jawaban Anda ubah lagi: simpan (Ctrl+S), kemas lagi, kirim lagi. "
        "Yang dinilai yang terbaru."
    )
