"""The sheet Masalah berkas: every file of the folder, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek.grading.collecting.people import Participant
from bimtek.grading.problem import NOTHING_TO_DO, CollectedFile, FileProblem
from bimtek.grading.report.recap import COLOURS
from bimtek.grading.report.table import Cell, Column, Table, Value, coloured
from bimtek.grading.report.to_check import place_in_words
from bimtek.grading.scores import UNREADABLE

FILE_NOTE = (
    "Setiap berkas di folder kiriman ada tepat satu barisnya, juga yang tidak bermasalah. "
    "Yang bermasalah di atas, lalu urut abjad."
)


def file_list(
    participants: Iterable[Participant],
    problems: Iterable[FileProblem],
    files: Sequence[CollectedFile],
) -> Table:
    """Return one row per file and per other place with a problem; those with problems first."""
    columns = [
        Column("Berkas", 44, note=FILE_NOTE),
        Column("Peserta", 24),
        Column("Latihan", 20),
        Column("Status", 15),
        Column("Masalah", 48),
        Column("Tindakan", 46),
    ]
    names = {each.id: each.display for each in participants}
    wrong: dict[str, list[FileProblem]] = {}
    for each in problems:
        wrong.setdefault(each.place, []).append(each)
    met = {each.place for each in files}
    listed = [*files, *(CollectedFile(place, "") for place in wrong if place not in met)]
    listed.sort(key=lambda file: (file.place not in wrong, file.place.casefold(), file.place))
    rows = [_row(each, wrong.get(each.place, []), names) for each in listed]
    return Table("Masalah berkas", columns, rows)


def _row(
    file: CollectedFile, wrong: Sequence[FileProblem], names: dict[str, str]
) -> list[Value | Cell]:
    texts = dict.fromkeys(place_in_words(each.text) for each in wrong)
    actions = list(dict.fromkeys(each.action for each in wrong))
    if len(actions) > 1 and NOTHING_TO_DO in actions:
        actions.remove(NOTHING_TO_DO)
    row = [
        place_in_words(file.place),
        names.get(file.participant, file.participant),
        file.exercise,
        file.state,
        "\n".join(texts),
        "\n".join(actions),
    ]
    if any(each.blocking for each in wrong):
        return coloured(row, COLOURS[UNREADABLE])
    return row
