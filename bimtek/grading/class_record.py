"""Who is in the class and what was handed in, kept in the output for `nilai --rekap`."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from bimtek.errors import CourseError
from bimtek.files import unwritable, write_whole
from bimtek.grading.collecting.collect import Collection, Submission
from bimtek.grading.collecting.people import Participant
from bimtek.grading.exercise import Exercise
from bimtek.grading.problem import CollectedFile, FileProblem
from bimtek.grading.results_store import FOLDER

FILE_NAME = "kelas.json"
CLAIM = "kunci"
UNFINISHED = "sedang-ditulis"
AGAIN = "Jalankan perintah nilai dengan folder kiriman; yang sudah dinilai tidak dinilai lagi."


@dataclass(frozen=True)
class ClassRecord:
    """What was graded: the folder, the class, and the key of each submission's result."""

    folder: Path
    collection: Collection
    keys: list[str]


def write(output: Path, record: ClassRecord, exercises: Mapping[str, Exercise]) -> None:
    """Keep the class without the contents of its submissions."""
    text = json.dumps(_as_kept(record, exercises), ensure_ascii=False, indent=1)
    write_whole(output / FOLDER / FILE_NAME, text.encode("utf-8"))


def is_kept(output: Path, record: ClassRecord, exercises: Mapping[str, Exercise]) -> bool:
    """Tell whether the last run into `output` found exactly the same class and hand-ins."""
    return _content(output) == _as_kept(record, exercises)


def _as_kept(record: ClassRecord, exercises: Mapping[str, Exercise]) -> dict[str, Any]:
    collection = record.collection
    return {
        "folder": str(record.folder),
        "exercises": _versions(collection, exercises),
        "participants": [asdict(each) for each in collection.participants],
        "submissions": [
            [each.participant.id, each.exercise, each.place, key]
            for each, key in zip(collection.submissions, record.keys, strict=True)
        ],
        "problems": [asdict(each) for each in collection.problems],
        "files": [asdict(each) for each in collection.files],
    }


def read(output: Path, exercises: Mapping[str, Exercise]) -> ClassRecord:
    """Return the class that was graded into `output`; its submissions have no content.

    Raises CourseError when there is none, when a run has not written everything yet, or
    when the exercises are not the ones of then.
    """
    found = _content(output)
    if found is None:
        raise CourseError(f"Folder “{output}” belum berisi hasil penilaian. {AGAIN}")
    check_finished(output)
    people = {each["id"]: Participant(**each) for each in found["participants"]}
    collection = Collection(
        list(people.values()),
        [Submission(people[who], name, place, b"") for who, name, place, _ in found["submissions"]],
        [FileProblem(**each) for each in found["problems"]],
        [CollectedFile(**each) for each in found["files"]],
    )
    if not found["exercises"].keys() <= exercises.keys() or (
        _versions(collection, exercises) != found["exercises"]
    ):
        raise CourseError(f"Latihan kursus sudah berubah sejak penilaian itu. {AGAIN}")
    return ClassRecord(Path(found["folder"]), collection, [row[-1] for row in found["submissions"]])


def _versions(collection: Collection, exercises: Mapping[str, Exercise]) -> dict[str, str]:
    """Return what stands for the state of each exercise that was handed in."""
    return {
        name: hashlib.sha256(exercises[name].reference.encode("utf-8")).hexdigest()
        for name in sorted({each.exercise for each in collection.submissions})
    }


def last_folder(output: Path) -> Path | None:
    """Return the folder of submissions that was graded into `output` last, if known."""
    found = _content(output)
    return Path(found["folder"]) if found else None


def when_written(output: Path) -> float | None:
    """Return when the last run into `output` came to its end, None when there was none."""
    try:
        return (output / FOLDER / FILE_NAME).stat().st_mtime
    except OSError:
        return None


def names(output: Path) -> dict[str, str]:
    """Return the name of each participant of the last run by id, as far as it is known."""
    found = _content(output)
    return {each["id"]: each["display"] for each in found["participants"]} if found else {}


def handed_in(output: Path) -> set[tuple[str, str]]:
    """Return the participant's id and the exercise of each submission of the last run."""
    found = _content(output)
    if found:
        return {(who, name) for who, name, *_ in found["submissions"]}
    # Somebody has deleted what runs keep for themselves: the gradebook's folder remains.
    return {(path.parent.name, path.name) for path in (output / "submitted").glob("*/*")}


def _content(output: Path) -> dict[str, Any] | None:
    try:
        return json.loads((output / FOLDER / FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return None


@contextlib.contextmanager
def writing(output: Path) -> Iterator[None]:
    """Mark the gradebook as unfinished until the work inside has come to its end."""
    mark = output / FOLDER / UNFINISHED
    write_whole(mark, b"")
    yield
    try:
        mark.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(mark, error) from error


def is_unfinished(output: Path) -> bool:
    """Tell whether a run was cut off while it wrote the gradebook."""
    return (output / FOLDER / UNFINISHED).exists()


def check_finished(output: Path) -> None:
    """Raise CourseError when a run was cut off while it wrote the gradebook."""
    if is_unfinished(output):
        raise CourseError(f"Penilaian terakhir terputus sebelum selesai ditulis. {AGAIN}")


@contextlib.contextmanager
def claimed(output: Path) -> Iterator[None]:
    """Keep a second run out of `output`; the system ends the claim with this process."""
    path = output / FOLDER / CLAIM
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as error:
        raise unwritable(path, error) from error
    with file:
        try:
            _lock(file)
        except OSError as error:
            # Other errors mean that this drive knows no claims: go on without one.
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise CourseError(
                    f"Folder “{output}” sedang dipakai perintah nilai di jendela lain. "
                    "Tunggu sampai selesai, lalu ulangi."
                ) from error
        yield


def _lock(file: BinaryIO) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        # Not flock: a process that this one forks would hold it too, and may outlive it.
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
