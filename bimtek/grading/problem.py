"""Problems as people read them: what was wrong with which file, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

ASK_AGAIN = "Minta peserta mengemas ulang dengan perintah kemas dan mengirimnya lagi."
SEND_AGAIN = "Minta peserta mengemas lagi di laptopnya dan mengirim ulang."
START_AGAIN = (
    "Minta peserta mengambil latihan yang baru, menyalin jawabannya ke sana, lalu mengirim lagi."
)
IGNORE = "Abaikan, atau minta berkas latihannya bila peserta bermaksud mengumpulkan."
GRADE_AGAIN = "Jalankan lagi perintah nilai."
LOOK = "Buka dengan perintah periksa dan nilai sendiri tugas yang berstatus “perlu diperiksa”."
NOTHING_TO_DO = "Tidak ada yang perlu dilakukan."
NEW_COPY = (SEND_AGAIN, START_AGAIN)  # what keeps an answer from being marked at all
DAMAGED = "Salinan ini terpotong atau rusak."

# What became of a file; every file met has exactly one of these states.
GRADED = "dinilai"
OTHER_VERSION = "versi lain"
IDENTITY = "identitas"
NOT_AN_EXERCISE = "bukan latihan"
COURSE_FILE = "berkas kursus"
IGNORED = "diabaikan"  # what operating systems and programs leave behind
ARCHIVE = "arsip"  # a zip that was opened
REFUSED = "ditolak"
BROKEN = "rusak"
ROSTER = "daftar peserta"
FILE_STATES = (
    GRADED,
    OTHER_VERSION,
    IDENTITY,
    NOT_AN_EXERCISE,
    COURSE_FILE,
    IGNORED,
    ARCHIVE,
    REFUSED,
    BROKEN,
    ROSTER,
)


@dataclass(frozen=True)
class Problem:
    """What was wrong and what a person should do about it, in Indonesian."""

    text: str
    action: str

    def at(self, place: str) -> FileProblem:
        """Return this problem as the problem of one file."""
        return FileProblem(place, self.text, self.action)


@dataclass(frozen=True)
class FileProblem:
    """One row of masalah.csv; `place` is relative to the folder of submissions.

    A blocking one says that the file may hold somebody's work, which is not graded
    because the file could not be opened. One `for_all` concerns everybody's row, so it
    comes before all others. Any other is a note.
    """

    place: str
    text: str
    action: str
    blocking: bool = False
    for_all: bool = False


@dataclass(frozen=True)
class CollectedFile:
    """One file that was met: its place as in FileProblem, and what became of it.

    `participant` is a participant's id; it and `exercise` are empty where they do not apply.
    """

    place: str
    state: str
    participant: str = ""
    exercise: str = ""


def by_urgency(problem: FileProblem) -> tuple[bool, bool, str]:
    """Sort key: what concerns everybody, what keeps work from being graded, then by place."""
    return not problem.for_all, not problem.blocking, problem.place
