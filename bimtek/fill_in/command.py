"""The command `templat`: find what is asked for, write the workbook, say what to do next."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.fill_in import entries, form, own_columns, workbook
from bimtek.fill_in.form import Form
from bimtek.paths import WORK
from bimtek.sample_data.declaration import Dataset
from bimtek.sample_data.declarations import ALL

FOLDER = WORK / "templat"
OWN_LISTS = (".xlsx", ".csv")


def write(
    name: str | None, given: Sequence[str] = (), target: Path | None = None, example: bool = False
) -> Path:
    """Write the workbook for a dataset, or for a list of columns in a file; return its path.

    `given` are texts like "bulan=7": values that are the same in every row. Raises
    CourseError when the name is unknown or the file exists already.
    """
    wanted = own_columns.example() if example else find_form(name, given)
    path = write_form(wanted, target or FOLDER)
    console = Console(highlight=False)
    console.print("[bold green]Selesai.[/] Templat isian Anda:")
    console.print(f"  {path}", markup=False, soft_wrap=True)
    names = ", ".join(each.name for each in wanted.to_fill)
    told = f"Ada {wanted.size} baris. Kolom yang perlu diisi: {names}."
    console.print(told, markup=False, soft_wrap=True)
    if example:
        command = f"{typed_command()} templat {path}"
        console.print(f"Isi, simpan, lalu ketik: {command}", markup=False, soft_wrap=True)
    return path


def write_form(wanted: Form, target: Path) -> Path:
    """Write a form to `target`, a file or a folder, and return the file; never over one."""
    path = target if target.suffix else target / _file_name(wanted)
    if path.suffix.lower() != ".xlsx":
        raise CourseError(f"Nama {path.name} belum diakhiri .xlsx. Ganti akhirannya, lalu ulangi.")
    if path.exists():
        raise CourseError(
            f"{path} sudah ada dan tidak ditimpa, karena mungkin sudah diisi. Pindahkan dulu, atau"
            " pilih nama lain dengan --keluar."
        )
    write_whole(path, workbook.to_bytes(wanted))
    return path


def list_names() -> None:
    """Print every dataset that has a template."""
    console = Console(highlight=False)
    width = max(len(dataset.name) for dataset in ALL)
    for dataset in sorted(ALL, key=lambda each: each.name):
        console.print(f"{dataset.name:<{width}}  {dataset.title}", markup=False, soft_wrap=True)


def find_form(name: str | None, given: Sequence[str]) -> Form:
    """Return the form for a dataset, or for a list of columns in a file, as in `write`.

    Raises CourseError when there is none of this name or a value does not fit.
    """
    if not name:
        raise CourseError(
            f"NAMA belum disebutkan. Ketik {typed_command()} templat --daftar untuk melihat"
            " semua nama, atau --contoh untuk menyusun templat tabel Anda sendiri."
        )
    if Path(name).suffix.lower() in OWN_LISTS:
        if given:
            raise CourseError(
                f"Untuk {Path(name).name}, tulis isi tetapnya di kolom isi berkas itu."
            )
        return own_columns.read(Path(name))
    dataset = _dataset(name)
    return form.from_dataset(dataset, _fixed(dataset, given))


def _dataset(name: str) -> Dataset:
    by_name = {dataset.name: dataset for dataset in ALL}
    if name in by_name:
        return by_name[name]
    near = [each for each in by_name if name.lower() in each]
    near = near or difflib.get_close_matches(name.lower(), by_name, n=3, cutoff=0.5)
    hint = f" Mungkin maksud Anda {' atau '.join(near[:3])}?" if near else ""
    raise CourseError(
        f"Data {name} tidak dikenal.{hint} Ketik {typed_command()} templat --daftar untuk melihat"
        " semua nama."
    )


def _fixed(dataset: Dataset, given: Sequence[str]) -> dict[str, object]:
    columns = {each.name: each for each in dataset.fields}
    fixed = {}
    for text in given:
        name, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not value:
            raise CourseError(f"--isi {text} belum lengkap. Tulis KOLOM=NILAI, misalnya bulan=7.")
        if name not in columns:
            raise CourseError(
                f"Kolom {name} tidak ada di data {dataset.name}. Kolom yang ada:"
                f" {', '.join(columns)}."
            )
        if name == "sumber" and value != dataset.constants.get(name, value):
            raise CourseError(
                f"Templat {dataset.name} untuk latihan, jadi sumbernya tetap SINTETIS. Untuk data"
                f" Anda sendiri, mulai dari {typed_command()} templat --contoh."
            )
        fixed[name] = entries.parse(columns[name], value)
    return fixed


def _file_name(wanted: Form) -> str:
    if wanted.name == own_columns.NAME:
        return f"{wanted.name}.xlsx"
    return f"templat-{wanted.name}{'-SINTETIS' if wanted.synthetic else ''}.xlsx"
