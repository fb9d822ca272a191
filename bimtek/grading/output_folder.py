"""Where the results of a class go when nobody says it: named after its folder of submissions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from bimtek.files import is_temporary
from bimtek.grading import class_record, gradebook
from bimtek.offices import slug

DEFAULT_OUTPUT = "hasil"
HANDED_IN = "kiriman"


def known() -> Iterator[Path]:
    """Yield the folders of results in the current folder, the one written last first."""
    found = []
    for path in Path().iterdir():
        if (written := class_record.when_written(path)) is not None:
            found.append((written, path))
    yield from (path for _, path in sorted(found, reverse=True))


def proposed(folder: Path, refused: Sequence[Path] = ()) -> Path:
    """Return where `folder` was graded into before, else a name that no other class has.

    None of `refused` is proposed again.
    """
    for output in known():
        if output not in refused and _is_of(output, folder):
            return output
    words = slug(folder.resolve().name).split("-")
    rest = words[1:] if words[0] == HANDED_IN else words
    name = "-".join([DEFAULT_OUTPUT, *(word for word in rest if word)])
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(output for output in map(Path, names) if output not in refused and _is_free(output))


def _is_of(output: Path, folder: Path) -> bool:
    return class_record.last_folder(output) == folder.resolve()


def _is_free(output: Path) -> bool:
    """Tell whether nothing can be lost in `output`: a run that was cut off early may be there."""
    if not output.exists():
        return True
    if not output.is_dir() or (output / gradebook.FILE_NAME).exists():
        return False
    return gradebook.is_results(output) or all(is_temporary(each) for each in output.iterdir())
