"""What a run says at its end: what was done, what could not be done and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bimtek.cli_language import typed_command
from bimtek.grading.before_grading import FEEDBACK, WORKBOOK
from bimtek.grading.collecting.folder import INSIDE
from bimtek.grading.marks import Marks
from bimtek.grading.problem import GRADE_AGAIN, FileProblem
from bimtek.grading.scheduling import Interrupted
from bimtek.grading.scores import ABSENT, TO_CHECK, Graded, TaskScore

DEFAULT_OUTPUT = "hasil"
GO_ON = "Jalankan perintah yang sama untuk melanjutkan; yang sudah dinilai tidak dinilai lagi."


def graded(
    done: Sequence[Graded],
    scores: Sequence[TaskScore],
    problems: Sequence[FileProblem],
    kept: int,
    marks_left: Marks,
    console: Console,
) -> None:
    """Say what was graded and what was not."""
    people = [each.participant.id for each in done if each.notebook is not None]
    _say(console, f"Dinilai: {len(people)} latihan dari {len(set(people))} peserta.")
    if kept:
        _say(console, f"{kept} latihan tidak berubah, jadi hasil sebelumnya dipakai lagi.")
    blocking = [each for each in problems if each.blocking]
    broken_off = [each for each in blocking if each.action == GRADE_AGAIN]
    unopened = list(dict.fromkeys(each.place for each in blocking if each not in broken_off))
    if unopened:
        names = _first_names(unopened)
        text = f"Tidak dapat dibuka: {len(unopened)} berkas ({names}). Minta dikirim ulang."
        _say(console, text)
    if broken_off:
        _say(console, f"Penilaian terganggu: {len(broken_off)} latihan. {GRADE_AGAIN}")
    absent = {(each.participant.id, each.exercise.name) for each in scores if each.state == ABSENT}
    if absent:
        _say(console, f"Belum dikumpulkan: {len(absent)} latihan (berstatus “{ABSENT}”).")
    if marks_left:
        _say(
            console,
            f"Nilai yang Anda isi sendiri untuk {len(marks_left)} latihan tidak dapat dipakai "
            "sekarang, karena latihannya tidak ada atau tidak terbaca di kiriman ini. Nilai itu "
            "disimpan dan dipakai lagi bila latihannya ada.",
        )


def renewed(scores: Sequence[TaskScore], console: Console) -> None:
    """Say that reports were made again without grading."""
    people = {each.participant.id for each in scores}
    _say(
        console,
        f"Laporan {len(people)} peserta diperbarui dari hasil yang tersimpan dan nilai Anda di "
        "formgrader. Tidak ada yang dinilai ulang.",
    )


def next_steps(scores: Sequence[TaskScore], output: Path, console: Console) -> None:
    """Say where the reports are and what to do with them."""
    _say(console, f"\nHasilnya di folder {output.resolve()}")
    _say(console, f"  1. Buka {WORKBOOK}; mulai dari lembar “Perlu diperiksa”.")
    text = f"  2. Kirimkan kepada tiap peserta halamannya sendiri dari folder {FEEDBACK}."
    _say(console, text)
    waiting = sum(each.state == TO_CHECK for each in scores)
    if waiting:
        name = f'"{output}"' if " " in str(output) else str(output)
        _say(
            console,
            f"  3. {waiting} jawaban menunggu dibaca. Ketik: {typed_command()} periksa {name}\n"
            f"     Sesudah memberi nilai, ketik: {renew_command(output)}",
        )


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


def _first_names(places: list[str], most: int = 3) -> str:
    shown = ", ".join(" di dalam ".join(reversed(place.split(INSIDE))) for place in places[:most])
    return shown if len(places) <= most else f"{shown}, dan {len(places) - most} lagi"
