"""Help and usage errors of the command line in Indonesian.

Typer offers only some of its texts for translation, so the few lines of a help page are
written here, and a usage error is told by its class name (its classes are private).
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from bimtek.errors import CourseError

# What belongs after an option that was typed without its value.
VALUES = {
    ("nilai", "--keluar"): "nama folder, misalnya --keluar hasil-hari-1",
    ("nilai", "--pekerja"): "sebuah bilangan, misalnya --pekerja 2",
    ("kemas", "--kirim"): "alamat ruang di layar depan, misalnya --kirim 192.168.1.10:8080",
    ("ruang", "--hasil"): "nama folder, misalnya --hasil hasil-hari-1",
    ("ruang", "--port"): "sebuah bilangan, misalnya --port 8081",
    ("paket", "--keluar"): "nama folder, misalnya --keluar E:\\flashdisk",
    ("paket", "--python"): "versi Python, misalnya --python 3.13",
    ("paket", "--sistem"): "windows atau linux",
}
OTHER_VALUE = "isinya, di antara tanda kutip bila memuat spasi"


def typed_command() -> str:
    """Return what the user typed to get here; `mulai.py` tells its child."""
    return os.environ.get("BIMTEK_PERINTAH", "bimtek")


class _IndonesianHelp:
    """The two parts of a help page that Typer writes in English."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is typed."""
        arguments = [_metavar(param) for param in self.params if _is_argument(param)]
        pieces = ["KATA"] if isinstance(self, TyperGroup) else arguments
        formatter.write_usage(ctx.command_path, " ".join([*pieces, "[PILIHAN]"]), "Cara pakai: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the words (of the whole program) or the arguments, then the options."""
        if isinstance(self, TyperGroup):
            with formatter.section("Kata"):
                formatter.write_dl([(name, word.help) for name, word in self.commands.items()])
        rows = [_describe(param) for param in self.params]
        with formatter.section("Pilihan"):
            formatter.write_dl([*rows, ("--bantuan", "Menampilkan keterangan ini.")])


class CourseCommand(_IndonesianHelp, TyperCommand):
    """A word of the program, with Indonesian help."""


class CourseGroup(_IndonesianHelp, TyperGroup):
    """The whole program: knows its words and suggests the nearest one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the word that was typed; CourseError if there is none."""
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        raise CourseError(
            f"kata {args[0]} tidak dikenal{_nearest(args[0], self.commands)}; "
            f"ketik {ctx.command_path} --bantuan untuk melihat semua kata."
        )


class CourseTyper(typer.Typer):
    """A Typer whose every word explains itself in Indonesian."""

    def command(self, name: str | None = None, **settings: Any) -> Any:
        """Register a word."""
        return super().command(name, cls=CourseCommand, **settings)


def explain(error: typer.TyperException) -> str:
    """Say in Indonesian what was typed wrongly and where to look."""
    context, param = getattr(error, "ctx", None), getattr(error, "param", None)
    path = context.command_path if context else typed_command()
    kind = type(error).__name__
    if kind == "BadOptionUsage" and "requires" in error.message:
        # Such an error does not know its word.
        value = VALUES.get((sys.argv[1], error.option_name), OTHER_VALUE)
        return f"Sesudah {error.option_name} tulis {value}."
    if kind == "NoSuchOption":
        near = _nearest(error.option_name, error.possibilities or [])
        problem = f"pilihan {error.option_name} tidak dikenal{near}"
    elif kind == "BadOptionUsage":
        problem = f"pilihan {error.option_name} tidak memerlukan isi"
    elif kind == "MissingParameter" and param:
        problem = f"{_metavar(param)} belum disebutkan"
    elif kind == "BadParameter" and param:
        problem = f"isi {_metavar(param)} tidak sesuai"
    else:
        problem = "ada kata yang berlebih (nama yang berisi spasi perlu diapit tanda kutip)"
    return f"{problem}; ketik {path} --bantuan untuk melihat cara memakainya."


def _is_argument(param: Any) -> bool:
    return param.param_type_name == "argument"


def _metavar(param: Any) -> str:
    return param.metavar or param.name.upper()


def _describe(param: Any) -> tuple[str, str]:
    names = _metavar(param) if _is_argument(param) else ", ".join(param.opts)
    if param.required or getattr(param, "is_flag", False):
        return names, param.help or ""
    if not _is_argument(param):
        names += f" {_metavar(param)}"
    default = "" if param.default is None else f" Bila tidak disebutkan: {param.default}."
    return names, (param.help or "") + default


def _nearest(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(words), n=1)
    return f" (mungkin maksud Anda {near[0]})" if near else ""
