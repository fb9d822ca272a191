"""Messages made for the Validate dialog read well on a page too."""

import pytest
from nbformat import v4

from bimtek.cek import BelumTepat
from bimtek.grading import explain
from bimtek.grading.explain import unwrapped


@pytest.mark.parametrize(
    ("wrapped", "plain"),
    [
        ("Satu baris.", "Satu baris."),
        ("Pendek.\nCoba periksa: itu.", "Pendek.\nCoba periksa: itu."),
        ("x" * 75 + "\nlanjutan.", "x" * 75 + " lanjutan."),
        ("x" * 75 + "\nCoba periksa: itu.", "x" * 75 + "\nCoba periksa: itu."),
        ("x" * 75 + "\n  lanjutan", "x" * 75 + "\n  lanjutan"),
        ("Kolom:\n  " + "y" * 72 + "\n    lanjutan", "Kolom:\n  " + "y" * 72 + " lanjutan"),
        ("", ""),
    ],
)
def test_message_broken_for_the_dialog_is_joined_for_the_page(wrapped, plain):
    assert unwrapped(wrapped) == plain


def test_what_cek_wraps_is_unwrapped_again():
    message = (
        "Kolom produksi: 3 nilai belum benar, dan kalimat ini cukup panjang untuk dua baris utuh.\n"
        "  52.04 / 2025: 398.86 (seharusnya sekitar seribu kali lebih besar daripada yang ada)\n"
        "Coba periksa: apakah titik pemisah ribuan terbaca sebagai koma desimal di berkas itu?"
    )
    assert str(BelumTepat(message)) != message
    assert unwrapped(str(BelumTepat(message))) == message


def test_sentence_of_the_course_itself_is_shown_as_it_is():
    sentence = "Lembar 'Semester 1' tidak ada. Lembar yang ada: 'Smt 1', 'Smt 2'."
    error = v4.new_output("error", ename="CourseError", evalue=sentence, traceback=[])
    answer = v4.new_code_cell(outputs=[error])
    assert explain.answer_error(answer, crashed=False) == f"Sel jawaban berhenti: {sentence}"
