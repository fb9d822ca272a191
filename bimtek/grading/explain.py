"""Say in words what an executed notebook shows to be wrong, without showing its outputs."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from bimtek.cek import BelumTepat
from bimtek.cek.failure import LINE
from bimtek.errors import CourseError

# What the commonest errors of beginners mean; the error's own text is not shown because
# it may quote values.
HINTS = {
    "NameError": "ada nama yang belum dikenal: bagian ____ yang belum diisi atau ejaan yang beda",
    "SyntaxError": "tanda kurung, kutip, koma, atau titik dua ada yang kurang",
    "IndentationError": "jarak di awal barisnya tidak rata",
    "FileNotFoundError": "nama atau letak berkasnya belum benar",
    "KeyError": "nama kolom atau kuncinya tidak ada; cocokkan ejaannya dengan kepala tabel",
    "TypeError": "jenis nilainya tidak cocok, misalnya teks dipakai sebagai angka",
    "ValueError": "nilainya tidak dapat dipakai di sana, misalnya nama lembar atau kolom keliru",
    "AttributeError": "nama sesudah titik tidak dikenal; periksa ejaannya",
    "ModuleNotFoundError": "nama paket yang diimpor tidak dikenal",
    "CellTimeoutError": "selnya berjalan terlalu lama, mungkin ada perulangan tanpa akhir",
    "KeyboardInterrupt": "selnya berjalan terlalu lama, mungkin ada perulangan tanpa akhir",
}
OTHER_HINT = "jalankan sel itu dan baca baris terakhir pesannya"
CRASHED = "Sel jawaban menghentikan seluruh program, jadi sel itu dilewati."
NO_MESSAGE = "Pemeriksaan tidak dapat diselesaikan dengan jawaban ini."


def check_message(test: NotebookNode) -> str:
    """Return what `cek` said in a failed test cell; nothing else a test printed is shown."""
    said = [error.evalue for error in _errors(test) if error.ename == BelumTepat.__name__]
    return unwrapped(said[0]) if said else NO_MESSAGE


def answer_error(answer: NotebookNode, crashed: bool) -> str:
    """Return what stopped the participant's own cell, or an empty text."""
    if crashed:
        return CRASHED
    errors = _errors(answer)
    if not errors:
        return ""
    if errors[0].ename == CourseError.__name__:
        return f"Sel jawaban berhenti: {errors[0].evalue}"
    hint = HINTS.get(errors[0].ename, OTHER_HINT)
    return f"Sel jawaban berhenti dengan galat {errors[0].ename}: {hint}."


def is_untouched(answer: NotebookNode) -> bool:
    """Tell whether an answer cell is still as it was released (nbgrader's own rule)."""
    return compute_checksum(answer) == answer.metadata.nbgrader["checksum"]


def unwrapped(message: str) -> str:
    """Join the lines that `cek` broke for the Validate dialog; pages wrap by themselves."""
    lines: list[str] = []
    before, hanging = "", 0
    for line in message.splitlines():
        words, indent = line.split(), len(line) - len(line.lstrip())
        full = bool(words and before) and len(before) + 1 + len(words[0]) > LINE
        if full and indent == hanging and not line.startswith("Coba periksa:"):
            lines[-1] += " " + " ".join(words)
        else:
            lines.append(line)
            hanging = indent + 2 if indent else 0
        before = line
    return "\n".join(lines)


def _errors(cell: NotebookNode) -> list[NotebookNode]:
    return [output for output in cell.get("outputs", []) if output.output_type == "error"]
