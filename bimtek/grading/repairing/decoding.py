"""From bytes to text: how notebooks come out of all kinds of programs and memory sticks."""

from __future__ import annotations

import codecs
import re

from bimtek.grading.problem import NOTHING_TO_DO, Problem

ENCODING = Problem("Penyandian huruf berkas ini tidak lazim; hurufnya diubah.", NOTHING_TO_DO)
PADDED = Problem("Ada bagian kosong di akhir berkas; bagian itu diabaikan.", NOTHING_TO_DO)

# How a notebook can begin; programs, pictures and zips are turned away before decoding.
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:[\[{]|<{7} )")


class Unreadable(Exception):
    """The submitted bytes are not a notebook."""


def decode(content: bytes) -> tuple[str, list[Problem]]:
    """Return the text of what may be a notebook, and what was odd about its letters.

    Raises Unreadable when it cannot be a notebook.
    """
    if wide := _utf16(content):
        text, problems = content.decode(wide, "replace").removeprefix("\ufeff"), [ENCODING]
    elif not _START.match(content):
        raise Unreadable
    else:
        text, problems = _utf8(content)
    if text.endswith("\0"):
        text = text.rstrip("\0")
        problems.append(PADDED)
    return text, problems


def _utf16(content: bytes) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, b"{\0", b"[\0")):
        return "utf-16-le"
    if content.startswith((codecs.BOM_UTF16_BE, b"\0{", b"\0[")):
        return "utf-16-be"
    return None


def _utf8(content: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8; single bytes that are not, are what old Windows programs write."""
    try:
        # Not final: a file cut in the middle of a letter is cut, not badly encoded.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content), []
    except UnicodeDecodeError:
        return content.decode("utf-8-sig", "bimtek.cp1252"), [ENCODING]


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("bimtek.cp1252", _as_cp1252)
