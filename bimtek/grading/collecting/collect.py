"""Find out who handed in which exercise, from whatever lies in a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from bimtek import identity
from bimtek.errors import CourseError
from bimtek.grading.collecting import roster
from bimtek.grading.collecting.doubts import IDENTITY_FILE, Mark, doubts
from bimtek.grading.collecting.folder import read_folder
from bimtek.grading.collecting.found import INSIDE, Found, is_part_of_course
from bimtek.grading.collecting.guess import bare, guess, is_named
from bimtek.grading.collecting.people import Owners, Participant, people
from bimtek.grading.collecting.roster import Person
from bimtek.grading.collecting.versions import other_version, rank
from bimtek.grading.exercise import Exercise
from bimtek.grading.problem import (
    ARCHIVE,
    ASK_AGAIN,
    BROKEN,
    COURSE_FILE,
    GRADED,
    IDENTITY,
    IGNORE,
    NOT_AN_EXERCISE,
    REFUSED,
    ROSTER,
    SEND_AGAIN,
    CollectedFile,
    FileProblem,
)
from bimtek.grading.repairing.recognise import find_exercise, grade_ids, is_whole
from bimtek.grading.repairing.repair import is_readable
from bimtek.identity import Identity

# Exercises are kept in memory until they are graded; these limits are far above a class.
LARGE = 5_000_000  # bytes of one
MOST_LARGE = 2_000_000_000  # bytes of all large ones together


@dataclass(frozen=True)
class Submission:
    """The version of one participant's exercise that counts."""

    participant: Participant
    exercise: str
    place: str
    content: bytes


@dataclass
class Collection:
    """Everything found in a folder; `files` holds every file that was met exactly once."""

    participants: list[Participant]
    submissions: list[Submission] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)
    files: list[CollectedFile] = field(default_factory=list)


@dataclass
class _Pile:
    """What lies in the folder, sorted, before anybody's work is put together."""

    identities: list[tuple[Found, Identity]] = field(default_factory=list)
    notebooks: list[tuple[Found, str]] = field(default_factory=list)
    listed: list[Person] = field(default_factory=list)
    unused_lists: list[FileProblem] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)
    files: list[CollectedFile] = field(default_factory=list)
    contents: dict[bytes, bytes] = field(default_factory=dict)  # each once, by its hash
    large: int = 0  # bytes of the large ones among them


def collect(folder: Path, exercises: Mapping[str, Exercise]) -> Collection:
    """Return participants, the submissions that count, every file, and a problem for all else.

    `folder` is only read. Everybody on the list peserta.csv is a participant, if there is
    one directly in it.
    """
    pile = _sort(read_folder(folder), exercises)
    owners = list(_owners(pile, exercises))
    understood = people([*owners, *(who for _, who in pile.identities)], pile.listed)
    everyone = {*understood.known.values(), *understood.absent}
    collection = Collection(
        sorted(everyone, key=lambda who: (who.display.casefold(), who.id)),
        problems=pile.problems,
        files=pile.files,
    )
    works = [Mark.of(found, who) for who, (found, _) in zip(owners, pile.notebooks, strict=True)]
    carried = [Mark.of(found, who) for found, who in pile.identities]
    unopened = [each.place for each in pile.problems if each.blocking]
    collection.problems += doubts(carried, works, understood, pile.listed, unopened)
    for found, who in pile.identities:
        participant = understood.known[who].id
        collection.files.append(CollectedFile(found.place, IDENTITY, participant))
    groups: dict[tuple[Participant, str], list[Found]] = {}
    for who, (found, name) in zip(owners, pile.notebooks, strict=True):
        groups.setdefault((understood.known[who], name), []).append(found)
    for (participant, name), versions in groups.items():
        _settle(collection, participant, exercises[name], versions)
    collection.submissions.sort(key=lambda each: (each.participant.id, each.exercise))
    collection.files = sorted(_with_senders(collection.files), key=lambda each: each.place)
    return collection


def _settle(
    collection: Collection, participant: Participant, exercise: Exercise, versions: list[Found]
) -> None:
    """Add the version that counts, and the rows and lines of all."""
    best, *others = rank(versions, exercise) if len(versions) > 1 else versions
    submission = Submission(participant, exercise.name, best.place, best.content)
    collection.submissions.append(submission)
    state = GRADED if is_whole(best.content) or is_readable(best.content) else BROKEN
    states = [(best, state)]
    for other in others:
        state, problem = other_version(other, best, exercise)
        states.append((other, state))
        collection.problems.append(problem)
    collection.files += [
        CollectedFile(found.place, state, participant.id, exercise.name) for found, state in states
    ]


def _with_senders(files: list[CollectedFile]) -> Iterator[CollectedFile]:
    """Yield the rows; that of a zip names the participant whose files alone are in it."""
    senders: dict[str, set[str]] = {}
    for each in files:
        if each.participant:
            *outer, _ = each.place.split(INSIDE)
            for depth in range(len(outer)):
                place = INSIDE.join(outer[: depth + 1])
                senders.setdefault(place, set()).add(each.participant)
    for each in files:
        own = senders.get(each.place, set())
        alone = each.state == ARCHIVE and len(own) == 1
        yield replace(each, participant=next(iter(own))) if alone else each


def _owners(pile: _Pile, exercises: Mapping[str, Exercise]) -> Iterator[Identity]:
    """Yield whose work each notebook of the pile is."""
    marks = Owners(pile.identities)

    @cache
    def on_the_list(who: Identity) -> bool:
        return all(len(found) == 1 for found in roster.find_all(who, pile.listed))

    for found, _ in pile.notebooks:
        carried = marks.of(found, is_named(found.path, exercises))
        yield carried or guess(found, exercises, on_the_list)


def _sort(
    files: Iterable[Found | FileProblem | CollectedFile], exercises: Mapping[str, Exercise]
) -> _Pile:
    pile = _Pile()
    data_names = {Path(name).name for each in exercises.values() for name in each.data}
    for found in files:
        if isinstance(found, FileProblem):
            pile.problems.append(found)
        elif isinstance(found, CollectedFile):
            pile.files.append(found)
        elif roster.is_list(found):
            _add_list(pile, found)
        elif _is_identity(found):
            _add_identity(pile, found)
        elif name := find_exercise(found.content, exercises) or _named(found, exercises):
            _add_notebook(pile, found, name)
        elif is_part_of_course(found.path) or found.path.name in data_names:
            pile.files.append(CollectedFile(found.place, COURSE_FILE))
        else:
            _add_other(pile, found)
    for each in pile.unused_lists:
        # Beside a list that is used, another changes nobody's row.
        other = replace(each, text=roster.OTHER_USED)
        pile.problems.append(other if pile.listed else replace(each, for_all=True))
    return pile


def _is_identity(found: Found) -> bool:
    """Go by the name, which browsers and mail programs like to number."""
    stem, ending = identity.FILE_NAME.split(".")
    named = f".{ending}" in (suffix.casefold() for suffix in found.path.suffixes)
    return named and bare(found.path.name).casefold() == stem


def _add_list(pile: _Pile, found: Found) -> None:
    try:
        pile.listed += roster.read(found.content)
        pile.files.append(CollectedFile(found.place, ROSTER))
    except CourseError as error:
        pile.files.append(CollectedFile(found.place, BROKEN))
        pile.unused_lists.append(FileProblem(found.place, str(error), roster.CURE))


def _add_identity(pile: _Pile, found: Found) -> None:
    try:
        pile.identities.append((found, identity.parse(found.content)))
    except CourseError:
        text = f"Isi {IDENTITY_FILE} rusak; peserta dikenali dari nama berkas atau folder."
        pile.files.append(CollectedFile(found.place, BROKEN))
        pile.problems.append(FileProblem(found.place, text, ASK_AGAIN))


def _add_notebook(pile: _Pile, found: Found, exercise: str) -> None:
    """Keep a notebook; the same content is kept once, and large ones up to a limit."""
    digest = hashlib.sha256(found.content).digest()
    if digest not in pile.contents and len(found.content) > LARGE:
        pile.large += len(found.content)
        if pile.large > MOST_LARGE:
            pile.files.append(CollectedFile(found.place, REFUSED, exercise=exercise))
            text = "Semua kiriman bersama-sama terlalu besar; berkas ini tidak dibaca."
            action = "Nilai kiriman peserta ini sendiri, di folder yang lain."
            pile.problems.append(FileProblem(found.place, text, action, blocking=True))
            return
    content = pile.contents.setdefault(digest, found.content)
    pile.notebooks.append((replace(found, content=content), exercise))


def _add_other(pile: _Pile, found: Found) -> None:
    """Add a file that is no exercise of this course; it is named where it may be work."""
    if roster.looks_like_list(found):
        text = f"{roster.NOT_USED}hanya {roster.FILE_NAME} yang dibaca."
        pile.unused_lists.append(FileProblem(found.place, text, roster.CURE))
        pile.files.append(CollectedFile(found.place, NOT_AN_EXERCISE))
        return
    if not _is_notebook(found):
        problem = FileProblem(found.place, "Berkas ini bukan latihan.", IGNORE)
    elif not is_readable(found.content):
        text = "Notebook ini kosong atau rusak."
        problem = FileProblem(found.place, text, SEND_AGAIN, blocking=True)
    elif grade_ids(found.content):
        problem = FileProblem(found.place, "Notebook ini bukan latihan kursus ini.", IGNORE)
    else:
        text = "Ini notebook pelajaran atau notebook lain, bukan latihan."
        problem = FileProblem(found.place, text, IGNORE)
    pile.problems.append(problem)
    state = BROKEN if problem.blocking else NOT_AN_EXERCISE
    pile.files.append(CollectedFile(found.place, state))


def _is_notebook(found: Found) -> bool:
    """Go by the name: Windows and mail programs like to add a second ending."""
    return ".ipynb" in (suffix.casefold() for suffix in found.path.suffixes)


def _named(found: Found, exercises: Mapping[str, Exercise]) -> str | None:
    """Fall back on the name of a damaged notebook, to report it with its owner."""
    if not _is_notebook(found) or is_part_of_course(found.path) or is_readable(found.content):
        return None
    return next((name for name in exercises if name in found.path.name.casefold()), None)
