"""What the checks of `bimtek.cek` say about a wrong answer, and what hidden ones never show."""

from __future__ import annotations

import datetime as dt
import functools
import sys

import pandas as pd
import pytest
from cek_calls import PADI, UNEXPECTED, cell, said

from bimtek import cek

CASES = [
    # what a table check says
    (lambda: cek.tabel([1]), "seharusnya berupa tabel (DataFrame pandas), sekarang daftar."),
    (lambda: cek.tabel(PADI["kode"]), "(DataFrame pandas), sekarang kolom tabel."),
    (lambda: cek.tabel(PADI.sum), "sekarang fungsi yang belum dipanggil dengan ()."),
    (lambda: cek.tabel({"Smt 1": PADI}), "sebutkan satu nama lembar pada sheet_name."),
    (
        lambda: cek.tabel(PADI, kolom=["kode", "luas"]),
        "Jawaban: kolom luas belum ada.\n  Kolom yang ada: kode, tahun, ton, tanggal",
    ),
    (lambda: cek.tabel(PADI, kolom=["Kode"]), "'kode' beda huruf besar/kecil atau spasi dengan"),
    (lambda: cek.tabel(PADI, kolom=["tanggl"]), "Apakah 'tanggal' seharusnya 'tanggl'?"),
    (
        lambda: cek.tabel(pd.DataFrame({2024: [1]}), kolom=["2024"]),
        "Nama kolom 2024 terbaca angka, seharusnya teks '2024'.",
    ),
    (
        lambda: cek.tabel(pd.DataFrame(columns=["LAPORAN", "Unnamed: 1"]), kolom=["kode"]),
        "Nama kolom terbaca 'Unnamed': baris judul ikut menjadi kepala tabel.",
    ),
    (
        lambda: cek.tabel(PADI.rename(columns={"tahun": "Unnamed: 1"}), kolom=["tahun"]),
        "Kolom yang ada: kode, Unnamed: 1, ton, tanggal",
    ),
    (
        lambda: cek.tabel(pd.DataFrame({("Balita", "L"): [1]}), kolom=["Balita"]),
        "Kepala tabel masih dua tingkat.",
    ),
    (lambda: cek.tabel(PADI, baris=2), "Jawaban: ada 3 baris, seharusnya 2 (kelebihan 1 baris)."),
    (
        lambda: cek.tabel(PADI[:1], baris=3),
        "Jawaban: ada 1 baris, seharusnya 3 (kekurangan 2 baris).",
    ),
    (
        lambda: cek.tipe(PADI, "tahun", "teks"),
        "Kolom tahun: 3 nilai berupa angka, seharusnya teks.\n  Contoh yang terbaca: 2024",
    ),
    (lambda: cek.tipe(PADI.isna(), "tahun", "angka"), "3 nilai berupa benar/salah, seharusnya"),
    (lambda: cek.tipe(PADI[2:], "ton", "angka"), "Kolom ton: semua selnya kosong, seharusnya"),
    (
        lambda: cek.tipe(pd.concat([PADI, PADI], axis=1), "ton", "angka"),
        "Kolom ton muncul lebih dari sekali di tabel Anda.",
    ),
    (
        lambda: cek.nilai(PADI, ["kode"], "ton", {"0101": 398.9, "0103": 1, "0102": 1, "x": 2}),
        "Kolom ton: 4 nilai belum benar.\n"
        "  0101: 398864 (seharusnya sekitar seribu kali lebih kecil)\n"
        "  0103: kosong (masih kosong)\n"
        "  0102: 12,5 (seharusnya 1)",
    ),
    (lambda: cek.nilai(PADI, ["kode"], "ton", {"101": 1}), "  101: baris ini tidak ditemukan"),
    (lambda: cek.nilai(PADI, ["tahun"], "ton", {2025: 1}), "  2025: baris ini muncul 2 kali"),
    (
        lambda: cek.nilai(PADI, ["kode"], "tanggal", {"0101": dt.date(2025, 1, 3)}),
        "0101: 2025-01-31 (seharusnya 2025-01-03)",
    ),
    (lambda: cek.jumlah(PADI, "ton", 1), "Jumlah kolom ton: 398876,5 (seharusnya 1)."),
    (
        lambda: cek.jumlah(PADI, "kode", 1),
        "Kolom kode belum dapat dijumlahkan: 3 nilai bukan angka.\n  Contoh: '0101'",
    ),
    (lambda: cek.lengkap(PADI, "ton"), "Kolom ton: 1 sel kosong, mulai di baris ke-3."),
    (lambda: cek.lengkap(PADI.assign(a=[" ", "", "-"]), "a"), "2 sel kosong, mulai di baris ke-1"),
    (lambda: cek.unik(PADI, ["tahun"]), "1 kunci muncul lebih dari sekali.\n  2025"),
    (lambda: cek.unik(PADI.assign(a=[None, pd.NA, 1]), ["a"]), "dari sekali.\n  kosong"),
    # what a check of one value says
    (lambda: cek.angka(pd.Series([5, 6]), 5), "satu angka, sekarang kolom tabel."),
    (lambda: cek.angka(pd.NA, 5), "seharusnya berupa satu angka, sekarang kosong."),
    (lambda: cek.angka(1234567.8, 1), "Jawaban: 1234567,8 (seharusnya 1)."),
    (lambda: cek.angka(50, 5), "Jawaban: 50 (seharusnya sekitar sepuluh kali lebih kecil)."),
    (lambda: cek.teks(5, "ya"), "Jawaban seharusnya berupa teks, sekarang angka."),
    (lambda: cell("cek.teks('x', ['Ya', 'y'])", x=" no"), "Variabel x: ' no' (seharusnya 'Ya')."),
    (
        lambda: cell("cek.daftar('x', ['A'])", x="A"),
        "seharusnya berupa daftar [...], sekarang teks",
    ),
    (lambda: cek.daftar(PADI, ["kode"]), "berupa daftar [...], sekarang tabel."),
    (lambda: cek.daftar({"a": 1}, ["a"]), "berupa daftar [...], sekarang kamus (dict)."),
    (
        lambda: cek.daftar(["a", "b", "b", "x"], ["a", "b", "c"]),
        "Jawaban: isi daftar belum tepat.\n"
        "  belum ada: 'c'\n  tidak perlu: 'x'\n  muncul terlalu sering: 'b'",
    ),
    (lambda: cek.daftar([1.5, 2.5], [0]), "tidak perlu: 1,5; 2,5"),
    (lambda: cek.daftar([], list("abcde")), "belum ada: 'a', 'b', 'c' dan 2 lagi"),
    # what a check of a function says
    (lambda: cek.fungsi(3, (1,), 2), "seharusnya berupa fungsi (def ...), sekarang angka."),
    (lambda: cek.fungsi(print, (), 2), "tidak menghasilkan apa-apa. Apakah ada baris return?"),
    (lambda: cek.fungsi(lambda x: x, ("a",), ["a"]), "menghasilkan daftar, sekarang teks."),
    (
        lambda: cek.fungsi(lambda x: 1 / x, (0,), 2),
        "Pemanggilan dengan 0 berhenti dengan galat:\n  ZeroDivisionError: division by zero",
    ),
    (lambda: cek.fungsi(sys.exit, (), 2), "berhenti dengan galat:\n  SystemExit"),
    (
        lambda: cek.fungsi(lambda x: [x, 2], (1,), [1]),
        "dengan 1 menghasilkan [1, 2], seharusnya [1]",
    ),
    (lambda: cek.fungsi(bool, (1,), 1), "seharusnya berupa fungsi (def ...), sekarang"),
    (lambda: cek.fungsi(lambda: True, (), 1), "benar (True) (seharusnya 1)."),
    # what it says of a text
    *[
        (lambda found=found, right=right: cek.fungsi(lambda: found, (), right), hint)
        for found, right, hint in [
            ("Praya ", "Praya", "'Praya ' (ada spasi berlebih)"),
            ("Batu\xa0Layar", "Batu Layar", r"'Batu\xa0Layar' (spasinya berbeda, seharusnya"),
            ("Batu\nLayar", "Batu Layar", r"'Batu\nLayar' (spasinya berbeda, seharusnya"),
            ("1.517", 1517, "(masih teks, seharusnya angka 1517)"),
            (101, "0101", "101 (terbaca angka, seharusnya teks '0101')"),
            ("2025-01-31", dt.date(2025, 1, 31), "(masih teks, seharusnya tanggal 2025-01-31)"),
            ("x" * 41, "y", f"'{'x' * 37}...' (seharusnya 'y')"),
        ]
    ],
    # a table that a merge gave two columns of one name, and a table as input of a function
    (
        lambda: cek.tabel(PADI.rename(columns={"ton": "ton_x", "tahun": "ton_y"}), kolom=["ton"]),
        "'ton' ada di kedua tabel yang digabung; ganti nama salah satunya dahulu.",
    ),
    (lambda: cek.fungsi(len, (PADI,), 4), "Pemanggilan dengan tabel 3 baris: 3 (seharusnya 4)."),
    (
        lambda: cek.tabel({"kode": ["0101"]}),
        "Jawaban seharusnya berupa tabel (DataFrame pandas), sekarang kamus (dict).",
    ),
    # what no check foresaw
    (lambda: cek.tabel(PADI, kolom=7), UNEXPECTED),
    (lambda: cek.unik(pd.DataFrame({"a": [["x"]]}), ["a"]), UNEXPECTED),
    # a variable that is not there, or not filled
    (
        lambda: cell("cek.angka('hasil', 5, saran='Pakai sum().')"),
        "Variabel hasil belum ada.\nCoba periksa: apakah sel jawaban berhenti karena galat? Baca"
        " baris terakhirnya.\nBila tidak, apakah nama hasil ditulis persis begitu, bagian ____"
        " sudah diisi,\nlalu sel persiapan paling atas dan sel jawabannya sudah dijalankan?",
    ),
    *[
        (
            lambda blank=blank: cell("cek.angka('hasil', 5)", hasil=blank),
            "Variabel hasil masih kosong.\n"
            "Coba periksa: apakah sel jawaban sudah diisi dan dijalankan?",
        )
        for blank in (None, ...)
    ],
    (
        lambda: cell("cek.angka('hasil', 5, saran='Pakai sum().')", hasil=6),
        "Variabel hasil: 6 (seharusnya 5).\nCoba periksa: Pakai sum().",
    ),
]


NAMES = [words.splitlines()[0] for _, words in CASES]


@pytest.mark.parametrize(("check", "words"), CASES, ids=NAMES)
def test_wrong_value_gets_the_intended_message(check, words):
    message = said(check)
    if "\n" in words:
        assert message.endswith(words)
    else:  # wherever the line was broken
        assert words.strip() in " ".join(message.split())


@pytest.mark.parametrize("check", [check for check, _ in CASES], ids=NAMES)
def test_hidden_check_shows_its_purpose_and_no_value(check, monkeypatch):
    for name in set(cek.__all__) - {"BelumTepat"}:
        hidden = functools.partial(getattr(cek, name), tujuan="Semua unit ikut.")
        monkeypatch.setattr(cek, name, hidden)
    assert said(check) == (
        "Pemeriksaan lanjutan belum terpenuhi: Semua unit ikut.\n"
        "Coba periksa: baca lagi soalnya. Apakah jawaban Anda juga benar di luar yang\n"
        "diperiksa langsung?"
    )
