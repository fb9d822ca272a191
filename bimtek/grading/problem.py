"""Problems as people read them: what was wrong with which file, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

ASK_AGAIN = "Minta peserta mengemas ulang dengan perintah kemas dan mengirimnya lagi."
SEND_AGAIN = "Minta peserta membuka, menyimpan (Ctrl+S), dan mengirim ulang berkas ini."
START_AGAIN = (
    "Minta peserta mengambil latihan yang baru, menyalin jawabannya ke sana, lalu mengirim lagi."
)
LOOK = "Buka buku kerjanya dan nilai sendiri tugas yang berstatus “perlu diperiksa”."
NOTHING_TO_DO = "Tidak ada; nilai sudah dihitung dengan soal yang asli."


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
    """One row of masalah.csv; `place` is relative to the folder of submissions."""

    place: str
    text: str
    action: str
