"""Problems as people read them: what was wrong with which file, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

ASK_AGAIN = "Minta peserta mengemas ulang dengan perintah kemas dan mengirimnya lagi."
SEND_AGAIN = "Minta peserta mengemas lagi di laptopnya dan mengirim ulang."
START_AGAIN = (
    "Minta peserta mengambil latihan yang baru, menyalin jawabannya ke sana, lalu mengirim lagi."
)
GRADE_AGAIN = "Jalankan lagi perintah nilai."
LOOK = "Buka dengan perintah periksa dan nilai sendiri tugas yang berstatus “perlu diperiksa”."
NOTHING_TO_DO = "Tidak ada yang perlu dilakukan."
DAMAGED = "Salinan ini terpotong atau rusak."


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
    because the file could not be opened; any other is a note.
    """

    place: str
    text: str
    action: str
    blocking: bool = False


def by_urgency(problem: FileProblem) -> tuple[bool, str]:
    """Sort key: what keeps work from being graded first, then by place."""
    return not problem.blocking, problem.place
