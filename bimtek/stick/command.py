"""The command `paket`: write the folder for a memory stick, or check one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bimtek import book, lock_entries
from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.paths import BUILD, LOCK, ROOT, SITE
from bimtek.stick import checksums, contents, entry_page, placing, portable, wheels
from bimtek.stick.targets import Target, chosen

FOLDER = BUILD / "flashdisk"
# Never over a stick for participants, which is copied again and again.
FACILITATOR_FOLDER = BUILD / "flashdisk-fasilitator"
# The stick's first level. A participant copies the course, whose name is that of its place
# in the instructions: C:\bimtek.
COURSE, SITE_PLACE, WHEELS = "bimtek", "situs", "roda"
PURE_BYTES, TARGET_BYTES = 95_000_000, 75_000_000  # of wheels: for all targets, for each


def write(
    target: Path | None = None,
    python_versions: Iterable[str] = (),
    platforms: Iterable[str] = (),
    site: Path | None = None,
    facilitator: bool = False,
    root: Path = ROOT,
) -> Path:
    """Write the folder for a stick to `target` and return it; by default for every target.

    `python_versions` are like "3.13", `platforms` are windows and linux, `site` is what
    `lab-web` has built. Only a stick for facilitators holds answers, hidden tests and the
    truth. Raises CourseError when the site is missing, the folder is not ours, the disk is
    too small or a wheel cannot be downloaded; an older stick then stays as it is.
    """
    usual = FACILITATOR_FOLDER if facilitator else FOLDER
    target, site = (target or usual).resolve(), site or SITE
    targets = chosen(python_versions, platforms)
    files = contents.course_files(facilitator, root)
    _check_site(site, facilitator)
    with placing.built(target) as waiting:
        _check_room(waiting, targets, [*(root / path for path in files), *_files(site)])
        with Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), transient=True
        ) as progress:
            _fill(waiting, files, root, site, targets, progress)
        (waiting / entry_page.FILE_NAME).write_text(
            entry_page.page(targets, facilitator), encoding="utf-8", newline="\n"
        )
        checksums.write(waiting)
        _check_names(waiting)
        size = sum(path.stat().st_size for path in _files(waiting))
    _tell(target, size, targets, facilitator)
    return target


def check(folder: Path) -> None:
    """Compare a stick, or a copy of it, with its checksums.

    Raises CourseError when the folder is no stick, or naming up to three damaged files.
    """
    damaged = checksums.damaged(folder)
    if damaged:
        examples = ", ".join(damaged[:3])
        raise CourseError(
            f"{len(damaged)} berkas di {folder} hilang atau berubah ({examples}). "
            "Salin lagi seluruh foldernya, lalu periksa lagi."
        )
    total = len(checksums.read(folder))
    Console(highlight=False).print(f"Semua {total} berkas utuh.", style="bold green")


def _check_site(site: Path, facilitator: bool) -> None:
    build = f"{typed_command()} lab-web"
    if not (site / "index.html").is_file():
        raise CourseError(f"Situs belum ada di {site}. Ketik {build}, lalu ulangi perintah ini.")
    if not facilitator and (site / book.ANSWERS).exists():
        raise CourseError(
            f"Situs di {site} memuat halaman pembahasan. Ketik {build} --tanpa-pembahasan lalu "
            "ulangi perintah ini, atau pakai --fasilitator bila flashdisk ini bukan untuk peserta."
        )


def _check_room(place: Path, targets: Sequence[Target], copied: Iterable[Path]) -> None:
    needed = sum(path.stat().st_size for path in copied)
    needed += PURE_BYTES + TARGET_BYTES * len(targets)
    free = shutil.disk_usage(place).free
    if free < needed:
        raise CourseError(
            f"Ruang diska kurang: perlu sekitar {_amount(needed)}, kosong {_amount(free)}. "
            "Kosongkan sebagian, sebutkan folder di diska lain dengan --keluar, atau batasi "
            "dengan --python dan --sistem."
        )


def _fill(
    folder: Path,
    files: Sequence[Path],
    root: Path,
    site: Path,
    targets: Sequence[Target],
    progress: Progress,
) -> None:
    pins = lock_entries.read(root / LOCK.name)
    # First what can fail.
    bar = progress.add_task("Paket", total=wheels.count(targets, pins))

    def show(label: str, done: int) -> None:
        progress.update(bar, description=f"Paket untuk {label}", advance=done)

    wheels.fetch(targets, folder / COURSE / WHEELS, pins, show)
    pages = list(_files(site))
    bar = progress.add_task("Menyalin berkas", total=len(files) + len(pages))
    copies = [(root / path, folder / COURSE / path) for path in files]
    copies += [(path, folder / SITE_PLACE / path.relative_to(site)) for path in pages]
    for source, copy in copies:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)  # a stick knows no permissions
        progress.advance(bar)


def _check_names(folder: Path) -> None:
    sizes = ((path.relative_to(folder).as_posix(), path.stat().st_size) for path in _files(folder))
    wrong = portable.unfit(sizes)
    if wrong:
        raise CourseError(
            f"{len(wrong)} berkas tidak dapat disimpan di flashdisk atau Windows, misalnya "
            f"{wrong[0]}. Pendekkan atau ganti namanya, lalu ulangi perintah ini."
        )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _amount(size: int) -> str:
    if size < 10**9:
        return f"{size / 10**6:.0f} MB"
    return f"{size / 10**9:.1f} GB".replace(".", ",")


def _tell(target: Path, size: int, targets: Sequence[Target], facilitator: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold green]Selesai.[/] Folder untuk flashdisk ({_amount(size)}):")
    console.print(f"  {target}", markup=False)
    console.print("Paketnya untuk:")
    for each in targets:
        console.print(f"  {each.label}", markup=False)
    if facilitator:
        console.print("[yellow]Isinya memuat jawaban dan uji tersembunyi: bukan untuk peserta.[/]")
    console.print("Salin seluruh isinya ke flashdisk, lalu periksa salinannya, misalnya:")
    console.print(f"  {typed_command()} paket --periksa E:\\", markup=False)
