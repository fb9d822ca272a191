"""Frames of JSON between the grader and the process that runs a submission.

JSON is all that crosses: what comes back was made beside participants' code.
"""

from __future__ import annotations

import json
import math

# Bound here: replacing them in `os` must not let anybody read along.
from os import read as _read
from os import write as _write
from typing import Any

LARGEST = 12_000_000  # bytes of one frame; outputs are limited far below


class Closed(Exception):
    """The other side is gone, or sent something that is no frame."""


def pack(message: dict[str, Any]) -> bytes:
    """Return one frame: four bytes of length, then JSON."""
    body = json.dumps(message).encode("utf-8")
    return len(body).to_bytes(4, "big") + body


def read(descriptor: int) -> dict[str, Any]:
    """Read one frame; raises Closed."""
    return parse(read_body(descriptor))


def read_body(descriptor: int) -> bytes:
    """Read the bytes of one frame; raises Closed."""
    size = int.from_bytes(_exactly(descriptor, 4), "big")
    if size > LARGEST:
        raise Closed
    return _exactly(descriptor, size)


def parse(body: bytes) -> dict[str, Any]:
    """Return the message in the bytes of a frame; raises Closed."""
    try:
        message = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError, MemoryError) as error:
        raise Closed from error
    if not isinstance(message, dict):
        raise Closed
    return message


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number")


def write(descriptor: int, message: dict[str, Any]) -> None:
    """Write one frame; raises Closed."""
    left = memoryview(pack(message))
    try:
        while left:
            left = left[_write(descriptor, left) :]
    except OSError as error:
        raise Closed from error


def _exactly(descriptor: int, size: int) -> bytes:
    parts = []
    while size:
        try:
            part = _read(descriptor, min(size, 1 << 20))
        except OSError as error:
            raise Closed from error
        if not part:
            raise Closed
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


MOST_MEMBERS = 20_000
# What an answer must hold, by name; anything else comes from a submission that meddles.
CELL = {"outputs": list, "error": str, "seconds": float | int, "others": list}
CHECK = {
    "outputs": list,
    "passed": bool,
    "value": float | int | None,
    "message": str,
    "forged": bool,
    "changed": list,
}
_OUTPUTS = {
    "stream": {"name": str, "text": str},
    "error": {"ename": str, "evalue": str, "traceback": list},
    "display_data": {"data": dict, "metadata": dict},
    "execute_result": {"data": dict, "metadata": dict, "execution_count": int},
}


def is_answer(message: dict[str, Any], form: dict[str, Any]) -> bool:
    """Tell whether a message is an answer of this form, with outputs a notebook can hold."""
    return _fits(message, form) and all(map(_is_output, message["outputs"]))


def _is_output(found: Any) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get("output_type"), str):
        return False
    form = _OUTPUTS.get(found["output_type"])
    return form is not None and _fits(found, form)


def _fits(found: dict[str, Any], form: dict[str, Any]) -> bool:
    return all(
        name in found
        and isinstance(found[name], kind)
        and (not isinstance(found[name], float) or math.isfinite(found[name]))
        and (kind is not list or len(found[name]) <= MOST_MEMBERS)
        for name, kind in form.items()
    )
