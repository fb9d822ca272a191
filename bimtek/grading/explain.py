"""Say in words what an executed notebook shows to be wrong, without showing its outputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from bimtek.cek.failure import LINE
from bimtek.errors import CourseError

# What the commonest errors of beginners mean; the error's own text is not shown because
# it may quote values.
HINTS = {
    "NameError": "ada nama yang belum dikenal, mungkin ejaannya beda dengan saat nama itu dibuat",
    "SyntaxError": "tanda kurung, kutip, koma, atau titik dua ada yang kurang",
    "IndentationError": "jarak di awal barisnya tidak rata",
    "TabError": "jarak di awal barisnya mencampur spasi dan Tab; pakai spasi saja",
    "FileNotFoundError": "nama atau letak berkasnya belum benar",
    "PermissionError": "berkasnya sedang dipakai atau tidak boleh ditulis; tutup dulu di Excel",
    "KeyError": "nama kolom atau kuncinya tidak ada; cocokkan ejaannya dengan kepala tabel",
    "IndexError": "nomor urutnya melebihi banyaknya isi; hitungan Python mulai dari 0",
    "TypeError": "jenis nilainya tidak cocok, misalnya teks dipakai sebagai angka",
    "ValueError": "nilainya tidak dapat dipakai di sana, misalnya nama lembar atau kolom keliru",
    "AttributeError": "nama sesudah titik tidak dikenal; periksa ejaannya",
    "ZeroDivisionError": "ada pembagian dengan nol",
    "UnicodeDecodeError": "penyandian berkasnya lain; sebutkan dengan encoding",
    "MergeError": "kunci penggabungannya tidak tunggal di salah satu tabel",
    "ModuleNotFoundError": "nama paket yang diimpor tidak dikenal",
    "CellTimeoutError": "selnya berjalan terlalu lama, mungkin ada perulangan tanpa akhir",
    "KeyboardInterrupt": "selnya berjalan terlalu lama, mungkin ada perulangan tanpa akhir",
}
OTHER_HINT = "jalankan sel itu dan baca baris terakhir pesannya"
BLANK = "____"
BLANK_HINT = f"masih ada bagian {BLANK} yang belum diisi"
CRASHED = (
    "Sel jawaban menghentikan seluruh program, jadi sel itu dilewati. "
    "Sebabnya bisa memori yang habis atau perintah yang menutup Python, misalnya exit()."
)
NO_MESSAGE = "Pemeriksaan tidak dapat diselesaikan dengan jawaban ini."
# What to do differently next time, by what a line of masalah.csv says; all else concerns
# the facilitator alone.
NEXT_TIME = {
    r"sel tersalin|tergabung|terbagi|sel soal (berubah|terhapus)|urutan sel": (
        "Beberapa sel latihan tersalin, bergeser, atau berubah, dan sudah kami kembalikan. "
        "Lain kali cukup isi sel jawaban; sel lain biarkan di tempatnya."
    ),
    r"sel jawaban tersalin": (
        "Ada sel jawaban yang tersalin, jadi isinya ada dua. Lain kali ubah sel yang sudah ada."
    ),
    r"di luar sel jawabannya": (
        "Ada jawaban yang ditulis di sel lain. Lain kali tulis di sel jawaban di bawah soalnya."
    ),
    r"sel jawaban terhapus": (
        "Ada sel jawaban yang terhapus. Bila itu terjadi lagi, tekan Esc lalu Z untuk "
        "mengembalikannya."
    ),
}
LONGEST = 4_000  # characters of one message; what `cek` says is much shorter
TRY = "Coba periksa:"

_STOPPED = "Sel jawaban "
_ABSENT = re.compile(r"Variabel (\S+) belum ada\.")


@dataclass(frozen=True)
class Finding:
    """One thing that is not right yet: what, in which places, and what to try."""

    what: str
    places: tuple[str, ...] = ()
    hint: str = ""


def findings(message: str) -> list[Finding]:
    """Take the message of a task apart, which `scores` joined from those of its cells.

    A hint is given once. When the answer stopped, what does not exist is named with it.
    """
    found = [_finding(block) for block in message.split("\n\n") if block.strip()]
    if found and found[0].what.startswith(_STOPPED):
        absent = [each for each in found if _ABSENT.fullmatch(each.what)]
        found = [each for each in found if each not in absent]
        names = listed([_ABSENT.fullmatch(each.what)[1] for each in absent])
        if names:
            what = f"{found[0].what}\nAkibatnya {names} belum ada."
            found[0] = replace(found[0], what=what)
    hints = [each.hint for each in found]
    return [
        replace(each, hint="") if each.hint in hints[index + 1 :] else each
        for index, each in enumerate(found)
    ]


def in_short(message: str) -> str:
    """Return the message of a task as plain text that says no consequence and no hint twice."""
    return "\n\n".join(_as_text(each) for each in findings(message))


def listed(words: Sequence[str]) -> str:
    """Return a, b dan c."""
    return " dan ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _as_text(finding: Finding) -> str:
    hint = f"{TRY} {finding.hint}" if finding.hint else ""
    lines = [finding.what, *(f"  {place}" for place in finding.places), hint]
    return "\n".join(line for line in lines if line)


def _finding(block: str) -> Finding:
    told, _, hint = block.partition(TRY)
    lines = told.splitlines()
    return Finding(
        what="\n".join(line.strip() for line in lines if not line.startswith("  ")).strip(),
        places=tuple(line.strip() for line in lines if line.startswith("  ")),
        hint=" ".join(hint.split()),
    )


def advice(problems: Iterable[str]) -> list[str]:
    """Return what a participant can do differently next time; `problems` are their texts."""
    told = "\n".join(problems)
    return [text for pattern, text in NEXT_TIME.items() if re.search(pattern, told, re.I)]


def answer_error(answer: NotebookNode, crashed: bool) -> str:
    """Return what stopped the participant's own cell and where, or an empty text."""
    if crashed:
        return CRASHED
    errors = _errors(answer)
    if not errors:
        return ""
    if errors[0].ename == CourseError.__name__:
        return f"Sel jawaban berhenti: {errors[0].evalue}"
    hint = HINTS.get(errors[0].ename, OTHER_HINT)
    if errors[0].ename == "NameError" and f"'{BLANK}'" in errors[0].evalue:
        hint = BLANK_HINT
    line = _line(answer.source, errors[0])
    where = f" Lihat baris ke-{line} di sel itu." if line else ""
    return f"Sel jawaban berhenti dengan galat {errors[0].ename}: {hint}.{where}"


def _line(source: str, error: NotebookNode) -> int | None:
    """Return the line of a cell that an error names, or the only one with the word it quotes."""
    told = "\n".join(error.get("traceback", []))
    named = re.search(r"Cell In\[\d+\], line (\d+)", told)
    named = named or re.search(r", line (\d+)\)$", error.evalue)
    quoted = re.search(r"'([^']+)'", error.evalue)
    texts = source.splitlines()
    if named:
        lines = [int(named[1])]
    else:
        lines = [i for i, text in enumerate(texts, start=1) if quoted and quoted[1] in text]
    return lines[0] if len(lines) == 1 and lines[0] <= len(texts) else None


def is_untouched(answer: NotebookNode) -> bool:
    """Tell whether an answer cell is still as it was released (nbgrader's own rule)."""
    return compute_checksum(answer) == answer.metadata.nbgrader["checksum"]


def unwrapped(message: str) -> str:
    """Join the lines that `cek` broke for the Validate dialog; pages wrap by themselves."""
    lines: list[str] = []
    before, hanging = "", 0
    for line in message[:LONGEST].splitlines():
        words, indent = line.split(), len(line) - len(line.lstrip())
        full = bool(words and before) and len(before) + 1 + len(words[0]) > LINE
        if full and indent == hanging and not line.startswith(TRY):
            lines[-1] += " " + " ".join(words)
        else:
            lines.append(line)
            hanging = indent + 2 if indent else 0
        before = line
    return "\n".join(lines)


def _errors(cell: NotebookNode) -> list[NotebookNode]:
    return [output for output in cell.get("outputs", []) if output.output_type == "error"]
