"""The `bimtek` command: every word is a few lines that call one function.

Modules are imported inside the commands so that each word starts fast and a broken
optional part never keeps the others from running.
"""

from __future__ import annotations

import sys
from asyncio import CancelledError
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bimtek import cli_language
from bimtek.errors import CourseError
from bimtek.paths import SOLUTIONS

app = cli_language.CourseTyper(
    cls=cli_language.CourseGroup,
    help="Kursus pengelolaan data untuk Pengampu Data NTB.",
    add_completion=False,
    # Plain text: help stays readable on every console and when copied into a chat.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--bantuan", "--help"]},
)


@app.command()
def buku(
    buka: Annotated[bool, typer.Option("--buka", help="Buka di peramban setelah jadi.")] = False,
    tanpa_pembahasan: Annotated[
        bool, typer.Option("--tanpa-pembahasan", help="Tanpa halaman jawaban, untuk lokakarya.")
    ] = False,
) -> None:
    """Membangun buku HTML dan menyebutkan tempat membukanya."""
    _needs_whole_course()
    from bimtek import book

    book.build(open_after=buka, answers=not tanpa_pembahasan)


@app.command("lab-web")
def lab_web(
    tanpa_pembahasan: Annotated[
        bool, typer.Option("--tanpa-pembahasan", help="Tanpa halaman jawaban, untuk lokakarya.")
    ] = False,
) -> None:
    """Membangun buku dan lab di peramban menjadi satu situs, untuk ruang atau flashdisk."""
    _needs_whole_course()
    from bimtek.browser_lab import build

    build.build(answers=not tanpa_pembahasan)


@app.command()
def ruang(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Folder tempat kiriman peserta disimpan."),
    ] = None,
    hasil: Annotated[
        Path | None,
        typer.Option("--hasil", metavar="FOLDER", help="Bagikan hasil penilaian di folder ini."),
    ] = None,
    pin: Annotated[
        str | None, typer.Option("--pin", metavar="PIN", help="PIN ruang; tanpa ini dipilihkan.")
    ] = None,
    port: Annotated[int, typer.Option("--port", metavar="N", help="Nomor port.")] = 8080,
    situs: Annotated[
        Path | None,
        typer.Option("--situs", metavar="FOLDER", help="Situs buatan lab-web yang lain."),
    ] = None,
    tanpa_buka: Annotated[
        bool, typer.Option("--tanpa-buka", help="Jangan membuka peramban.")
    ] = False,
) -> None:
    """Menyajikan buku dan lab di jaringan ruang, dan menerima pekerjaan peserta."""
    from rich.console import Console

    with Console().status("Menyiapkan ruang ..."):  # on a slow laptop this takes seconds
        from bimtek.room import command

    command.serve(situs, folder, port, pin, open_browser=not tanpa_buka, results=hasil)


@app.command()
def paket(
    keluar: Annotated[
        Path | None,
        typer.Option(
            "--keluar", metavar="FOLDER", help="Folder yang ditulis; tanpa ini: _build/flashdisk."
        ),
    ] = None,
    python: Annotated[
        list[str] | None,
        typer.Option(
            "--python",
            metavar="VERSI",
            help="Hanya untuk Python ini, misalnya 3.13; boleh berulang.",
        ),
    ] = None,
    sistem: Annotated[
        list[str] | None,
        typer.Option(
            "--sistem", metavar="NAMA", help="Hanya untuk windows atau linux; boleh berulang."
        ),
    ] = None,
    situs: Annotated[
        Path | None,
        typer.Option("--situs", metavar="FOLDER", help="Situs buatan lab-web yang lain."),
    ] = None,
    fasilitator: Annotated[
        bool,
        typer.Option(
            "--fasilitator", help="Sertakan jawaban dan uji tersembunyi; bukan untuk peserta."
        ),
    ] = False,
    periksa: Annotated[
        Path | None,
        typer.Option(
            "--periksa", metavar="FOLDER", help="Periksa salinan di flashdisk, tanpa menulis."
        ),
    ] = None,
) -> None:
    """Menulis folder untuk flashdisk, supaya laptop dipasang tanpa internet."""
    from bimtek.stick import command

    if periksa:
        command.check(periksa)
    else:
        _needs_whole_course()
        command.write(keluar, python or (), sistem or (), situs, fasilitator)


@app.command()
def lab(
    tanpa_buka: Annotated[
        bool, typer.Option("--tanpa-buka", help="Jangan membuka peramban.")
    ] = False,
) -> None:
    """Mengisi folder kerja/ lalu membuka JupyterLab di sana."""
    from bimtek import lab as lab_module

    lab_module.start(open_browser=not tanpa_buka)


@app.command()
def uji(
    cepat: Annotated[bool, typer.Option("--cepat", help="Hanya uji yang cepat.")] = False,
) -> None:
    """Menjalankan uji; yang cepat lebih dahulu."""
    _needs_whole_course()
    from bimtek import testing

    raise typer.Exit(testing.run(fast_only=cepat))


@app.command()
def siap() -> None:
    """Memeriksa apakah laptop ini siap dipakai lokakarya, satu baris tiap hal."""
    from bimtek import readiness

    raise typer.Exit(readiness.report())


@app.command()
def data() -> None:
    """Membuat ulang datasets/ dari deklarasinya, gambar untuk pelajaran, dan templat surat."""
    _needs_whole_course()
    from bimtek import surat
    from bimtek.sample_data import generate
    from bimtek.sample_data.pictures import lesson_pictures

    generate.write_all()
    lesson_pictures.write_all()
    surat.write()


@app.command()
def templat(
    nama: Annotated[
        str | None,
        typer.Argument(
            metavar="NAMA", help="Nama data kursus (untuk latihan), atau berkas berisi kolom Anda."
        ),
    ] = None,
    isi: Annotated[
        list[str] | None,
        typer.Option(
            "--isi", metavar="KOLOM=NILAI", help="Isi yang sama di semua baris; boleh berulang."
        ),
    ] = None,
    keluar: Annotated[
        Path | None, typer.Option("--keluar", metavar="BERKAS", help="Nama berkas templatnya.")
    ] = None,
    daftar: Annotated[bool, typer.Option("--daftar", help="Tampilkan semua nama data.")] = False,
    contoh: Annotated[
        bool, typer.Option("--contoh", help="Tulis berkas kosong untuk daftar kolom Anda sendiri.")
    ] = False,
) -> None:
    """Menulis buku kerja isian yang menolak isian keliru, misalnya untuk bulan depan."""
    from bimtek.fill_in import command

    if daftar:
        command.list_names()
    else:
        command.write(nama, isi or (), keluar, example=contoh)


@app.command()
def latihan() -> None:
    """Membuat ulang exercises/ dari solutions/."""
    _needs_whole_course()
    from bimtek import release

    release.write_all()


@app.command()
def kemas(
    nama: Annotated[
        str | None, typer.Option("--nama", metavar="NAMA", help="Nama Anda, tanpa ditanya.")
    ] = None,
    pasangan: Annotated[
        str | None,
        typer.Option("--pasangan", metavar="NAMA", help="Nama rekan bila mengerjakan berdua."),
    ] = None,
    perangkat_daerah: Annotated[
        str | None,
        typer.Option("--perangkat-daerah", metavar="NAMA", help="Perangkat daerah Anda."),
    ] = None,
    ubah_identitas: Annotated[
        bool, typer.Option("--ubah-identitas", help="Tanyakan lagi nama dan perangkat daerah.")
    ] = False,
    kirim: Annotated[
        str | None,
        typer.Option("--kirim", metavar="ALAMAT", help="Kumpulkan ke alamat ruang ini."),
    ] = None,
    pin: Annotated[
        str | None, typer.Option("--pin", metavar="PIN", help="PIN ruang, tanpa ditanya.")
    ] = None,
) -> None:
    """Mengemas pekerjaan Anda menjadi satu berkas zip untuk dikumpulkan."""
    from bimtek import packing

    package = packing.pack_interactively(nama, pasangan, perangkat_daerah, change=ubah_identitas)
    if kirim:
        packing.hand_in_interactively(package, kirim, pin)


@app.command()
def nilai(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]", help="Folder berisi kiriman peserta; bila tidak ada, ditanyakan."
        ),
    ] = None,
    keluar: Annotated[
        Path | None,
        typer.Option(
            "--keluar",
            metavar="FOLDER",
            help="Folder hasil; tanpa ini: hasil.",
        ),
    ] = None,
    pekerja: Annotated[
        int | None,
        typer.Option("--pekerja", metavar="N", help="Berapa notebook dinilai bersamaan."),
    ] = None,
    tanpa_isolasi: Annotated[
        bool,
        typer.Option(
            "--tanpa-isolasi",
            help="Jalankan kode peserta tanpa dikurung, bila Anda mengenal semua pesertanya.",
        ),
    ] = False,
    rekap: Annotated[
        bool,
        typer.Option(
            "--rekap", help="Perbarui laporan saja, dengan nilai yang Anda isi lewat periksa."
        ),
    ] = False,
) -> None:
    """Menilai semua kiriman di FOLDER dan menulis rekap, umpan balik, dan daftar masalah."""
    _needs_whole_course()
    if not rekap:
        from bimtek.grading import sandbox

        # Loads on the other core while this one imports and reads.
        sandbox.prepare(sandbox.mode_for(isolated=not tanpa_isolasi))
    # Only checks addresses in JSON, and takes a second to build its grammar.
    sys.modules.setdefault("rfc3987_syntax", None)
    from bimtek.grading import command

    if rekap:
        command.renew(folder, keluar)
    else:
        command.grade(folder, keluar, pekerja, without_isolation=tanpa_isolasi)


@app.command()
def periksa(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Folder hasil penilaian.")
    ] = Path("hasil"),
    tanpa_buka: Annotated[
        bool, typer.Option("--tanpa-buka", help="Jangan membuka peramban.")
    ] = False,
) -> None:
    """Membuka formgrader, tempat Anda menilai jawaban uraian satu per satu."""
    from bimtek.grading import formgrader

    formgrader.start(folder, open_browser=not tanpa_buka)


def _needs_whole_course() -> None:
    """Refuse what a participant's copy of the course has no material for."""
    if not SOLUTIONS.is_dir():
        raise CourseError(
            "Folder kursus ini salinan untuk peserta, tanpa bahan untuk perintah ini. Pakai "
            "folder kursus yang utuh; bukunya ada di folder situs di flashdisk."
        )


def main() -> None:
    """Run the command line; a CourseError becomes one sentence on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may still use a code page without the marks we print.
        stream.reconfigure(errors="replace")
    arguments = sys.argv[1:] or ["--bantuan"]
    try:
        code = app(arguments, prog_name=cli_language.typed_command(), standalone_mode=False)
    except CourseError as error:
        _fail(str(error))
    except typer.TyperException as error:
        _fail(cli_language.explain(error))
    except (KeyboardInterrupt, CancelledError, typer.Abort):
        # Ctrl-C while a notebook runs arrives as a cancelled task.
        raise SystemExit(130) from None
    raise SystemExit(code)


def _fail(sentence: str) -> NoReturn:
    console = Console(stderr=True, highlight=False)
    console.print("[bold red]Belum berhasil:[/]", end=" ")
    console.print(sentence, markup=False, soft_wrap=True)
    raise SystemExit(1)
