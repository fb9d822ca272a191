"""Messages made for the Validate dialog read well on a page too."""

import copy

import pytest
from gladi import kecil
from nbformat import v4

from bimtek import cek
from bimtek.cek import BelumTepat
from bimtek.grading import explain
from bimtek.grading.exercise import grade_id
from bimtek.grading.explain import Finding, advice, findings, unwrapped
from bimtek.grading.repairing.repair import repair


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


def test_message_in_short_has_no_hint_twice():
    one, two = (f"Variabel {name}: 3.\nCoba periksa: rumusnya." for name in "ab")
    assert explain.in_short(f"{one}\n\n{two}") == f"Variabel a: 3.\n\n{two}"
    assert explain.in_short("") == ""


def test_message_without_end_is_cut():
    assert len(unwrapped("x" * 10**6)) == explain.LONGEST


def stopped(source, ename, evalue, traceback=()):
    error = v4.new_output("error", ename=ename, evalue=evalue, traceback=list(traceback))
    return explain.answer_error(v4.new_code_cell(source, outputs=[error]), crashed=False)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (("NameError", "name 'jumlh' is not defined"), 2),
        (("KeyError", "'Kode'"), 3),
        (("SyntaxError", "'(' was never closed (<ipython-input-3-ebde64be7d08>, line 3)"), 3),
        (("ZeroDivisionError", "division by zero", ["Cell In[7], line 2"]), 2),
    ],
)
def test_stopped_answer_says_where(error, line):
    said = stopped("jumlah = 1\nrata = jumlh / 2\ntabel['Kode']", *error)
    assert said.endswith(f" Lihat baris ke-{line} di sel itu.")


@pytest.mark.parametrize(
    "error",
    [
        ("NameError", "name 'a' is not defined"),  # in both lines
        ("KeyError", "'tidak tertulis di sel ini'"),
        ("SyntaxError", "invalid syntax (<unknown>, line 40)"),  # of another text
        ("TypeError", "unsupported operand"),
    ],
)
def test_line_that_is_not_sure_is_not_named(error):
    assert "baris ke-" not in stopped("a = b\nb = a", *error)


def test_blank_left_in_an_answer_is_called_by_its_name():
    said = stopped("x = ____", "NameError", "name '____' is not defined")
    assert "masih ada bagian ____ yang belum diisi" in said


def test_error_text_of_the_answer_is_never_quoted():
    for name in [*explain.HINTS, "SomeError"]:
        assert "98765" not in stopped("x = 1", name, "98765")


def test_message_is_taken_apart_into_what_where_and_what_to_try():
    message = (
        "Kolom ton: 2 nilai.\n  52.01: 3\n  52.02: 4\nCoba periksa: apakah titiknya\n  hilang?"
    )
    (found,) = findings(message)
    assert found == Finding(
        "Kolom ton: 2 nilai.", ("52.01: 3", "52.02: 4"), "apakah titiknya hilang?"
    )


def test_hint_of_several_checks_is_given_once():
    first, second = findings("A.\nCoba periksa: itu.\n\nB.\nCoba periksa: itu.")
    assert (first.hint, second.hint) == ("", "itu.")


def absent(name):
    """Return what `cek` says of a variable that does not exist."""
    with pytest.raises(BelumTepat) as caught:
        cek.ada(name)
    return unwrapped(str(caught.value))


def test_what_a_stopped_answer_left_undone_is_told_with_it():
    error = "Sel jawaban berhenti dengan galat NameError: ejaan."
    (found,) = findings("\n\n".join([error, absent("mentah_1"), absent("semester_1")]))
    assert found.what == f"{error}\nAkibatnya mentah_1 dan semester_1 belum ada."
    assert found.hint == ""


def test_missing_variable_keeps_its_hint_when_the_answer_ran():
    (found,) = findings(absent("mentah_1"))
    assert found.what == "Variabel mentah_1 belum ada."
    assert found.hint.startswith("apakah sel jawaban berhenti karena galat?")


def test_empty_message_holds_nothing():
    assert findings("") == []


def spoiled(notebook, how):
    """Return a notebook to which one of the usual accidents happened."""
    cells, place = notebook.cells, [grade_id(cell) for cell in notebook.cells].index
    answer, test = place("90-tugas-1"), place("90-tugas-1-uji-1")
    if how == "copied":
        cells.insert(test + 1, copy.deepcopy(cells[test]))
    elif how == "changed":
        cells[test].source = "pass"
    elif how == "merged":
        cells[answer].source += "\n\n" + cells.pop(test).source
    elif how == "deleted test":
        del cells[test]
    elif how == "deleted answer":
        del cells[answer]
    return notebook


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("copied", "cukup isi sel jawaban"),
        ("changed", "cukup isi sel jawaban"),
        ("merged", "cukup isi sel jawaban"),
        ("deleted test", "cukup isi sel jawaban"),
        ("deleted answer", "tekan Esc lalu Z"),
    ],
)
def test_participant_hears_how_to_avoid_what_was_repaired(tmp_path, how, words):
    exercise = kecil.write_course(tmp_path)[kecil.NAME]
    work = spoiled(kecil.filled(exercise), how)
    _, problems = repair(work, exercise.master, exercise.released)
    (said,) = advice(each.text for each in problems)
    assert words in said


def test_what_concerns_the_facilitator_alone_is_no_advice():
    assert advice(["Notebook ini memakai format lama; diubah ke format sekarang."]) == []


def test_sentence_of_the_course_itself_is_shown_as_it_is():
    sentence = "Lembar 'Semester 1' tidak ada. Lembar yang ada: 'Smt 1', 'Smt 2'."
    error = v4.new_output("error", ename="CourseError", evalue=sentence, traceback=[])
    answer = v4.new_code_cell(outputs=[error])
    assert explain.answer_error(answer, crashed=False) == f"Sel jawaban berhenti: {sentence}"
