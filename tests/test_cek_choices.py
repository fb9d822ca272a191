"""The checks on chosen and filled-in answers: what they accept and what they say."""

from __future__ import annotations

import pytest
from cek_calls import said

from bimtek import cek

CHOICES = ["standar data", "metadata"]
REPLIES = {"standar data": "Apakah angkanya berbeda karena definisinya?"}


@pytest.mark.parametrize("answer", ["metadata", " Metadata ", "METADATA"])
def test_right_choice_passes_however_it_is_spelled(answer):
    cek.pilihan({"a": answer}, "metadata", kunci="a", dari=CHOICES)


def test_several_spellings_are_accepted():
    cek.pilihan({"satuan": "%"}, ["persen", "%"], kunci="satuan")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("standar data", "Apakah angkanya berbeda karena definisinya?"),
        ("standard data", "bukan salah satu pilihan"),
        ("____", "belum diisi"),
        ("  ", "belum diisi"),
        (3, "seharusnya teks di antara tanda kutip, sekarang angka"),
    ],
)
def test_wrong_choice_gets_its_own_reply_and_never_the_answer(answer, expected):
    options = {"kunci": "kasus", "dari": CHOICES, "tanggapan": REPLIES}
    message = said(cek.pilihan, {"kasus": answer}, "metadata", **options)
    assert expected in message
    assert "metadata" not in message or "tulis persis" in message


def test_choice_without_a_reply_says_only_that_it_is_wrong():
    assert (
        said(cek.pilihan, {"k": "salah"}, "benar", kunci="k") == "Isian 'k': 'salah' belum tepat."
    )


def test_missing_entry_and_wrong_form_are_named():
    assert "isian 'satuan' belum ada" in said(cek.pilihan, {}, "persen", kunci="satuan")
    assert 'seharusnya isian berbentuk {"nama": "isi"}' in said(cek.terisi, ["a"], ["satuan"])


def test_filled_entries_pass_and_short_or_blank_ones_are_named():
    cek.terisi({"konsep": "Balita pendek", "definisi": "Panjang badan"}, ["konsep"], huruf=10)
    assert "Isian 'definisi' baru 6 huruf" in said(
        cek.terisi,
        {"konsep": "Balita pendek", "definisi": "pendek"},
        ["konsep", "definisi"],
        huruf=9,
    )
    assert "Isian 'definisi' belum diisi." in said(cek.terisi, {"definisi": "____"}, ["definisi"])


@pytest.mark.parametrize("answer", ["metadata", " Standar Data "])
def test_filled_entry_may_be_any_of_the_choices_right_or_wrong(answer):
    cek.terisi({"kasus_5": answer}, ["kasus_5"], dari=CHOICES)


@pytest.mark.parametrize("answer", ["standart data", "x"])
def test_filled_entry_that_is_no_choice_is_refused_with_all_choices_named(answer):
    entries = {"kasus_5": "metadata", "kasus_6": answer}
    message = " ".join(said(cek.terisi, entries, list(entries), dari=CHOICES).split())
    assert message == (
        f"Isian 'kasus_6': '{answer}' bukan salah satu pilihan."
        " Coba periksa: tulis persis salah satu dari standar data, metadata."
    )
