"""Find out who handed in which exercise, from whatever lies in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bimtek import identity
from bimtek.errors import CourseError
from bimtek.grading.exercise import Exercise
from bimtek.grading.folder import Found, is_part_of_course, read_folder
from bimtek.grading.people import Participant, guess, owner, people
from bimtek.grading.problem import (
    ASK_AGAIN,
    DAMAGED,
    NOTHING_TO_DO,
    SEND_AGAIN,
    FileProblem,
    Problem,
)
from bimtek.grading.recognise import answers, find_exercise, grade_ids
from bimtek.grading.repair import is_readable
from bimtek.identity import Identity

IGNORE = "Abaikan, atau minta berkas latihannya bila peserta bermaksud mengumpulkan."
OTHER_VERSION = "Tidak ada, bila memang versi itu yang dimaksud peserta."
RENAME = "Ganti nama berkas atau foldernya menjadi nama peserta, lalu nilai lagi."


@dataclass(frozen=True)
class Submission:
    """The version of one participant's exercise that counts."""

    participant: Participant
    exercise: str
    place: str
    content: bytes


@dataclass
class Collection:
    """Everything found in a folder."""

    participants: list[Participant]
    submissions: list[Submission] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)


@dataclass
class _Pile:
    """What lies in the folder, sorted, before anybody's work is put together."""

    identities: list[tuple[Found, Identity]] = field(default_factory=list)
    notebooks: list[tuple[Found, str]] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)


def collect(folder: Path, exercises: Mapping[str, Exercise]) -> Collection:
    """Return participants, the submissions that count, and a problem for all that does not."""
    pile = _sort(read_folder(folder), exercises)
    owners = [owner(found, pile.identities) or guess(found, name) for found, name in pile.notebooks]
    known = people([*owners, *(who for _, who in pile.identities)])
    collection = Collection(
        sorted(set(known.values()), key=lambda who: (who.display.casefold(), who.id))
    )
    collection.problems += [
        *pile.problems,
        *_without_work(pile, owners),
        *_guesses(pile, owners),
        *_namesakes(pile, owners, known),
    ]
    groups: dict[tuple[Participant, str], list[Found]] = {}
    for who, (found, name) in zip(owners, pile.notebooks, strict=True):
        groups.setdefault((known[who], name), []).append(found)
    for (participant, name), versions in groups.items():
        best, *others = _rank(versions, exercises[name])
        collection.submissions.append(Submission(participant, name, best.place, best.content))
        collection.problems += [_other_version(each, best, exercises[name]) for each in others]
    collection.submissions.sort(key=lambda each: (each.participant.id, each.exercise))
    return collection


def _sort(files: Iterable[Found | FileProblem], exercises: Mapping[str, Exercise]) -> _Pile:
    pile = _Pile()
    owner_of = {key: name for name, each in exercises.items() for key in each.grade_ids}
    data_names = {Path(name).name for each in exercises.values() for name in each.data}
    for found in files:
        if isinstance(found, FileProblem):
            pile.problems.append(found)
        elif found.path.name.casefold() == identity.FILE_NAME:
            _add_identity(pile, found)
        elif name := find_exercise(found.content, owner_of) or _named(found, exercises):
            pile.notebooks.append((found, name))
        elif not is_part_of_course(found.path) and found.path.name not in data_names:
            pile.problems.append(_not_an_exercise(found))
    return pile


def _not_an_exercise(found: Found) -> FileProblem:
    if not _is_notebook(found):
        return FileProblem(found.place, "Berkas ini bukan latihan.", IGNORE)
    if not is_readable(found.content):
        text = "Notebook ini kosong atau rusak."
        return FileProblem(found.place, text, SEND_AGAIN, blocking=True)
    if grade_ids(found.content):
        return FileProblem(found.place, "Notebook ini bukan latihan kursus ini.", IGNORE)
    text = "Ini notebook pelajaran atau notebook lain, bukan latihan."
    return FileProblem(found.place, text, IGNORE)


def _is_notebook(found: Found) -> bool:
    """Go by the name: Windows and mail programs like to add a second ending."""
    return ".ipynb" in (suffix.casefold() for suffix in found.path.suffixes)


def _add_identity(pile: _Pile, found: Found) -> None:
    try:
        pile.identities.append((found, identity.parse(found.content)))
    except CourseError:
        text = f"Isi {identity.FILE_NAME} rusak; peserta dikenali dari nama berkas atau folder."
        pile.problems.append(FileProblem(found.place, text, ASK_AGAIN))


def _named(found: Found, exercises: Mapping[str, Exercise]) -> str | None:
    """Fall back on the name of a damaged notebook, to report it with its owner."""
    if not _is_notebook(found) or is_part_of_course(found.path) or is_readable(found.content):
        return None
    return next((name for name in exercises if name in found.path.name.casefold()), None)


def _without_work(pile: _Pile, owners: list[Identity]) -> list[FileProblem]:
    problem = Problem("Kiriman ini tidak berisi latihan apa pun.", ASK_AGAIN)
    return [
        problem.at(found.container or found.place)
        for found, who in pile.identities
        if who not in owners
    ]


def _guesses(pile: _Pile, owners: list[Identity]) -> list[FileProblem]:
    """Report each participant who was recognised by a name only, once."""
    carried = {who for _, who in pile.identities}
    places: dict[Identity, str] = {}
    for who, (found, _) in zip(owners, pile.notebooks, strict=True):
        if who not in carried:
            places.setdefault(who, found.container or found.place)
    return [
        FileProblem(
            place,
            f"Tidak ada {identity.FILE_NAME}; peserta dikenali sebagai “{who.display}”.",
            RENAME,
        )
        for who, place in places.items()
    ]


def _namesakes(
    pile: _Pile, owners: list[Identity], known: Mapping[Identity, Participant]
) -> list[FileProblem]:
    """Report, once for each name, participants that only their offices tell apart."""
    places: dict[str, dict[Participant, str]] = {}
    carried = [(who, found) for found, who in pile.identities]
    guessed = [(who, found) for who, (found, _) in zip(owners, pile.notebooks, strict=True)]
    for who, found in carried + guessed:
        same = places.setdefault(known[who].display.casefold(), {})
        same.setdefault(known[who], found.container or found.place)
    return [
        FileProblem(
            place,
            f"Nama sama, perangkat daerah berbeda ({'; '.join(_offices(same))}).",
            "Periksa apakah ini orang yang sama.",
        )
        for same in places.values()
        for place in list(same.values())[1:2]
    ]


def _offices(participants: Iterable[Participant]) -> list[str]:
    return sorted(each.office or "tidak disebutkan" for each in participants)


def _rank(versions: list[Found], exercise: Exercise) -> list[Found]:
    """Order versions, the one that counts first: answered before untouched, then the newest.

    An untouched copy is often newer than the work: JupyterLab and `lab` lay fresh ones
    beside it.
    """
    order = {found.place: (_answered(found, exercise), found.modified) for found in versions}
    return sorted(versions, key=lambda found: (*order[found.place], found.place), reverse=True)


def _answered(found: Found, exercise: Exercise) -> bool:
    given = answers(found.content)
    return any(text != exercise.given.get(key) for key, text in given.items())


def _other_version(other: Found, best: Found, exercise: Exercise) -> FileProblem:
    instead = f"; yang dinilai {best.place}."
    if other.content == best.content:
        return FileProblem(other.place, f"Salinan yang sama{instead}", NOTHING_TO_DO)
    if not is_readable(other.content):
        return FileProblem(other.place, DAMAGED, SEND_AGAIN, blocking=True)
    answered = _answered(other, exercise)
    why = "Ada versi yang lebih baru" if answered else "Versi ini belum diisi"
    return FileProblem(other.place, f"{why}{instead}", OTHER_VERSION)
