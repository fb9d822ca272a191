"""What a run says at its end: what was done, what could not be done and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bimtek.cli_language import typed_command
from bimtek.grading.before_grading import FEEDBACK, WORKBOOK
from bimtek.grading.collecting import roster
from bimtek.grading.collecting.collect import Collection
from bimtek.grading.collecting.folder import INSIDE
from bimtek.grading.marks import Marks
from bimtek.grading.output_folder import DEFAULT_OUTPUT
from bimtek.grading.problem import GRADE_AGAIN, ROSTER, FileProblem
from bimtek.grading.report_files import ClassResult
from bimtek.grading.scheduling import Interrupted, Results, disturbed
from bimtek.grading.scores import TO_CHECK, TaskScore

MOST_NAMES = 5
GO_ON = "Jalankan perintah yang sama untuk melanjutkan; yang sudah dinilai tidak dinilai lagi."


def graded(
    result: ClassResult, found: Results, unchanged: bool, marks_left: Marks, console: Console
) -> None:
    """Say what was graded and what was not; `unchanged` since the last run into the output."""
    _say(console, _people(result, found))
    if found.kept and unchanged:
        _say(console, "Tidak ada kiriman yang berubah sejak penilaian terakhir.")
    elif found.kept:
        new = len(found.keys) - found.kept
        _say(console, f"Latihan: {new} baru dinilai, {found.kept} tidak berubah.")
    _say_unused_lists(result.collection, console)
    _say_not_graded(result.problems, console)
    _say_missing(result, console)
    if marks_left:
        _say(
            console,
            f"Nilai yang Anda isi sendiri untuk {len(marks_left)} latihan tidak dapat dipakai "
            "sekarang, karena latihannya tidak ada atau tidak terbaca di kiriman ini. Nilai itu "
            "disimpan dan dipakai lagi bila latihannya ada.",
        )


def _people(result: ClassResult, found: Results) -> str:
    """Count every participant once: the numbers add up to the class."""
    everyone = {each.id for each in result.collection.participants}
    handed_in = {each.participant.id for each in result.graded}
    done = {each.participant.id for each in result.graded if each.notebook is not None}
    pairs = zip(result.graded, found.results, strict=True)
    broken_off = {each.participant.id for each, own in pairs if disturbed(own)} - done
    counts = {
        "dinilai": len(done),
        "terganggu": len(broken_off),
        "tidak terbaca": len(handed_in - done - broken_off),
        "belum mengumpulkan": len(everyone - handed_in),
    }
    if not everyone:
        return "Belum ada kiriman yang dapat dinilai."
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"Selesai: {len(everyone)} peserta. {said}."


def _say_unused_lists(collection: Collection, console: Console) -> None:
    """Say that the list of participants was of no use, unless another one was."""
    if any(each.state == ROSTER for each in collection.files):
        return
    for each in collection.problems:
        if each.action == roster.CURE:
            _say(console, f"Daftar peserta tidak dipakai: {each.place}. {each.action}")


def _say_not_graded(problems: Sequence[FileProblem], console: Console) -> None:
    broken_off = [each for each in problems if each.blocking and each.action == GRADE_AGAIN]
    unopened = _unopened(problems)
    if unopened:
        names = _first_places(unopened)
        text = f"Tidak dapat dibuka: {len(unopened)} berkas ({names}). Minta dikirim ulang."
        _say(console, text)
    if broken_off:
        _say(console, f"Penilaian terganggu: {len(broken_off)} latihan. {GRADE_AGAIN}")


def _unopened(problems: Sequence[FileProblem]) -> list[str]:
    """Return the files that hold work nobody could read."""
    lost = (each for each in problems if each.blocking and each.action != GRADE_AGAIN)
    return list(dict.fromkeys(each.place for each in lost))


def _say_missing(result: ClassResult, console: Console) -> None:
    """Name who handed in nothing, and who not every exercise of the class."""
    exercises = {each.exercise.name for each in result.graded}
    given = Counter(each.participant.id for each in result.graded)
    nobody = [each.display for each in result.collection.participants if not given[each.id]]
    partly = [
        each.display
        for each in result.collection.participants
        if 0 < given[each.id] < len(exercises)
    ]
    if nobody:
        _say(console, f"Belum mengumpulkan: {_first_names(nobody)}.")
        if _unopened(result.problems):
            _say(
                console,
                "Cocokkan dahulu dengan berkas yang tidak dapat dibuka: mungkin milik mereka.",
            )
    if partly:
        _say(console, f"Baru mengumpulkan sebagian: {_first_names(partly)}.")


def renewed(scores: Sequence[TaskScore], console: Console) -> None:
    """Say that reports were made again without grading."""
    people = {each.participant.id for each in scores}
    _say(
        console,
        f"Laporan {len(people)} peserta diperbarui dari hasil yang tersimpan dan nilai yang Anda "
        "isi lewat periksa. Tidak ada yang dinilai ulang.",
    )


def next_steps(scores: Sequence[TaskScore], output: Path, console: Console) -> None:
    """Say where the reports are and what to do with them."""
    _say(console, f"\nHasilnya di folder {output.resolve()}")
    _say(console, f"  1. Buka {WORKBOOK}; mulai dari lembar “Perlu diperiksa”.")
    waiting = sum(each.state == TO_CHECK for each in scores)
    if waiting:
        name = f'"{output}"' if " " in str(output) else str(output)
        _say(
            console,
            f"  2. {waiting} jawaban menunggu dibaca. Ketik: {typed_command()} periksa {name}\n"
            f"     Sesudah memberi nilai, ketik: {renew_command(output)}",
        )
    # Feedback that is sent before an answer was read shows it without points.
    text = f"Kirimkan kepada tiap peserta halamannya sendiri dari folder {FEEDBACK}."
    _say(console, f"  {3 if waiting else 2}. {text}")


def renew_command(output: Path) -> str:
    """Return the command that makes the reports of `output` again."""
    command = f"{typed_command()} nilai --rekap"
    if str(output) == DEFAULT_OUTPUT:
        return command
    return (
        f'{command} --keluar "{output}"' if " " in str(output) else f"{command} --keluar {output}"
    )


def stopped(stop: KeyboardInterrupt, console: Console) -> None:
    """Say what an interrupted run leaves."""
    text = "Dihentikan."
    if isinstance(stop, Interrupted):
        text += f" {stop.done} dari {stop.total} latihan sudah dinilai dan disimpan."
    _say(console, f"{text} {GO_ON}")


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, soft_wrap=True)


def _first_names(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    left = len(names) - MOST_NAMES
    return f"{shown}, dan {left} lainnya" if left > 0 else shown


def _first_places(places: list[str], most: int = 3) -> str:
    shown = ", ".join(" di dalam ".join(reversed(place.split(INSIDE))) for place in places[:most])
    return shown if len(places) <= most else f"{shown}, dan {len(places) - most} lagi"
