"""Pemeriksaan jawaban yang memberi tahu apa yang salah, di mana, dan coba apa.

Learner-facing checks used by the test cells of every exercise. The first argument is the
name of the participant's variable (as text), so that a missing variable gets a clear
message too; an object is accepted as well. All checks raise `BelumTepat` with an
Indonesian message and return None. `tujuan` marks a hidden check: only that sentence is
shown, never the values it looked at.
"""

from bimtek.cek.choices import pilihan, terisi
from bimtek.cek.failure import BelumTepat
from bimtek.cek.passed import lulus
from bimtek.cek.tables import jumlah, lengkap, nilai, tabel, tipe, unik
from bimtek.cek.values import ada, angka, daftar, fungsi, teks

__all__ = [
    "BelumTepat",
    "ada",
    "angka",
    "daftar",
    "fungsi",
    "jumlah",
    "lengkap",
    "lulus",
    "nilai",
    "pilihan",
    "tabel",
    "teks",
    "terisi",
    "tipe",
    "unik",
]
