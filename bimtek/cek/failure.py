"""The failure every check raises, and the frame all checks share."""

from __future__ import annotations

import functools
import sys
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

LINE = 80  # nbgrader's Validate dialog cuts lines at 87 characters
MAX_SHOWN = 3  # places named in one message

_BLANK = object()


class BelumTepat(AssertionError):
    """An answer is not right yet; its text is the message for the participant."""

    def __init__(self, message: str) -> None:
        super().__init__(_wrapped(message))

    def _render_traceback_(self) -> list[str]:
        """Show the message alone: IPython calls this instead of printing a traceback."""
        return str(self).splitlines()


def check(function: Callable[..., None]) -> Callable[..., None]:
    """Turn a check on a value into a check on a variable of the calling notebook cell.

    Adds `saran` (what to try, appended to the message) and `tujuan` (purpose of a hidden
    check, shown instead of the message). Whatever goes wrong inside reaches the
    participant as BelumTepat, never as a traceback.
    """

    @functools.wraps(function)
    def checked(
        sasaran: object,
        *args: Any,
        saran: str | None = None,
        tujuan: str | None = None,
        **options: Any,
    ) -> None:
        names = sys._getframe(1).f_globals
        try:
            value, label = resolve(sasaran, names)
            function(value, *args, label=label, **options)
        except BelumTepat as failure:
            message = str(failure)
            # A message that brings its own cure (a missing variable) needs no second one.
            if saran is not None and "Coba periksa:" not in message:
                message += f"\nCoba periksa: {saran}"
        except Exception:
            message = (
                "Jawaban ini tidak dapat diperiksa karena bentuknya tidak terduga.\n"
                "Coba periksa: bandingkan bentuknya dengan contoh pada pelajaran."
            )
        else:
            return
        if tujuan is not None:
            message = (
                f"Pemeriksaan lanjutan belum terpenuhi: {tujuan}\n"
                "Coba periksa: baca lagi soalnya. Apakah jawaban Anda juga benar di luar"
                " yang diperiksa langsung?"
            )
        # `from None`: the participant needs the message, not where it came from.
        raise BelumTepat(message) from None

    return checked


def resolve(target: object, names: Mapping[str, object]) -> tuple[object, str]:
    """Return (value, label for messages) of a variable's name, or of an object itself.

    Raises BelumTepat when the variable does not exist or still holds a blank.
    """
    if not isinstance(target, str):
        return target, "Jawaban"
    value = names.get(target, _BLANK)
    if value is _BLANK:
        raise BelumTepat(
            f"Variabel {target} belum ada.\n"
            "Coba periksa: apakah sel jawaban berhenti karena galat? Baca baris terakhirnya."
            f" Bila tidak, apakah nama {target} ditulis persis begitu, bagian ____ sudah diisi,"
            " lalu sel persiapan paling atas dan sel jawabannya sudah dijalankan?"
        )
    if value is None or value is Ellipsis:
        raise BelumTepat(
            f"Variabel {target} masih kosong.\n"
            "Coba periksa: apakah sel jawaban sudah diisi dan dijalankan?"
        )
    return value, f"Variabel {target}"


def _wrapped(message: str) -> str:
    lines = []
    for line in message.splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        lines += textwrap.wrap(
            line, LINE, subsequent_indent=indent + "  " if indent else "", break_on_hyphens=False
        ) or [""]
    return "\n".join(lines)
