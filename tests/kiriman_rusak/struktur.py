"""Accidents with cells: copied, split, merged, moved, deleted, changed, retyped."""

from __future__ import annotations

import copy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from bimtek.grading.exercise import grade_id, marked
from kiriman_rusak.kasus import (
    EMPTY_MARK,
    FULL,
    HERE,
    Family,
    index,
    lost,
)
from kiriman_rusak.latihan import (
    BONUS,
    CHART,
    FUNCTION,
    NUMBERS,
    RIGHT,
    TABLE,
    TESTS,
    WORDS,
    WRONG,
)

family = Family("struktur")
COPIED = "tersalin|lebih dari sekali|salinan|ganda"
MISSING = "terhapus|hilang|tidak ada"
MERGED = "tergabung|digabung"
CHANGED = "berubah|diubah|dikembalikan"


def _copy(notebook: NotebookNode, key: str, place: int) -> NotebookNode:
    cell = copy.deepcopy(marked(notebook)[key])
    cell["id"] = f"salinan-{place}"
    notebook.cells.insert(place, cell)
    return cell


@family.edited(lines=[(HERE, COPIED)], trap="same grade_id twice")
def copied_test_counts_once(notebook: NotebookNode) -> None:
    key = f"{TABLE}-uji-1"
    _copy(notebook, key, index(notebook, key) + 1)


@family.edited(lines=[(HERE, COPIED)], trap="same grade_id twice")
def split_test_counts_once(notebook: NotebookNode) -> None:
    key = f"{TABLE}-uji-1"
    second = _copy(notebook, key, index(notebook, key) + 1)
    first = marked(notebook)[key]
    first.source, second.source = first.source.split("\n", 1)


@family.edited(lines=[(HERE, COPIED)])
def split_answer_counts_with_both_halves(notebook: NotebookNode) -> None:
    second = _copy(notebook, NUMBERS, index(notebook, NUMBERS) + 1)
    marked(notebook)[NUMBERS].source, second.source = RIGHT[NUMBERS].split("\n")


@family.edited(lines=[(HERE, COPIED)])
def same_cell_id_twice_does_no_harm(notebook: NotebookNode) -> None:
    cell = copy.deepcopy(marked(notebook)[f"{BONUS}-uji"])
    notebook.cells.append(cell)


@family.edited(lines=[(HERE, COPIED)])
def whole_notebook_pasted_below_itself_counts_once(notebook: NotebookNode) -> None:
    notebook.cells += copy.deepcopy(notebook.cells)


@family.edited(lines=[(HERE, COPIED)])
def untouched_copy_of_an_answer_does_not_hide_the_work(notebook: NotebookNode) -> None:
    copied = _copy(notebook, NUMBERS, index(notebook, NUMBERS))
    copied.source = "# Tulis kode Anda di bawah baris ini.\n"


@family.edited(lines=[(HERE, MERGED)])
def answer_merged_into_the_test_below_is_found(notebook: NotebookNode) -> None:
    place = index(notebook, BONUS)
    answer, test = notebook.cells[place : place + 2]
    answer.source += "\n\n" + test.source
    del notebook.cells[place + 1]


@family.edited(lines=[(HERE, MISSING)], trap="test cell deleted")
def deleted_test_comes_back(notebook: NotebookNode) -> None:
    del notebook.cells[index(notebook, f"{TABLE}-uji-2")]


@family.edited(lines=[(HERE, MISSING)], trap="test cell deleted")
def all_tests_deleted_come_back(notebook: NotebookNode) -> None:
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in TESTS]


@family.edited(lines=[(HERE, MISSING)])
def deleted_preparation_comes_back(notebook: NotebookNode) -> None:
    del notebook.cells[index(notebook, "91-persiapan")]


@family.edited(marks={**FULL, TABLE: EMPTY_MARK}, lines=[(HERE, MISSING)])
def deleted_answer_costs_its_task_alone(notebook: NotebookNode) -> None:
    del notebook.cells[index(notebook, TABLE)]


@family.edited(lines=[(HERE, MISSING)])
def answer_written_in_a_cell_of_its_own_is_found(notebook: NotebookNode) -> None:
    place = index(notebook, FUNCTION)
    notebook.cells[place] = new_code_cell(RIGHT[FUNCTION])


@family.edited()
def answer_under_the_untouched_answer_cell_counts(notebook: NotebookNode) -> None:
    marked(notebook)[NUMBERS].source = "# Tulis kode Anda di bawah baris ini.\n"
    notebook.cells.insert(index(notebook, NUMBERS) + 1, new_code_cell(RIGHT[NUMBERS]))


@family.edited()
def helper_in_an_own_cell_above_is_kept(notebook: NotebookNode) -> None:
    notebook.cells.insert(index(notebook, NUMBERS), new_code_cell("banyak = len(kunjungan)"))
    marked(notebook)[NUMBERS].source = "jumlah = sum(kunjungan)\nrata_rata = jumlah / banyak"


@family.edited()
def hundred_own_cells_cost_nothing(notebook: NotebookNode) -> None:
    extra = [new_code_cell(f"x{number} = {number}") for number in range(50)]
    extra += [new_markdown_cell(f"Catatan {number}") for number in range(50)]
    place = index(notebook, f"{TABLE}-soal")
    notebook.cells[place:place] = extra


@family.edited()
def own_cell_that_fails_costs_nothing(notebook: NotebookNode) -> None:
    notebook.cells.insert(index(notebook, TABLE), new_code_cell("1 / 0"))


@family.edited()
def reversed_cells_are_graded_in_the_right_order(notebook: NotebookNode) -> None:
    notebook.cells.reverse()


@family.edited()
def test_moved_above_its_answer_is_graded_below_it(notebook: NotebookNode) -> None:
    cell = notebook.cells.pop(index(notebook, f"{BONUS}-uji"))
    notebook.cells.insert(0, cell)


@family.edited(lines=[(HERE, CHANGED)])
def answer_turned_into_text_is_code_again(notebook: NotebookNode) -> None:
    cell = marked(notebook)[NUMBERS]
    cell.cell_type = "markdown"
    del cell["outputs"], cell["execution_count"]


@family.edited(lines=[(HERE, CHANGED)])
def answer_in_words_turned_into_code_is_text_again(notebook: NotebookNode) -> None:
    cell = marked(notebook)[WORDS]
    cell.cell_type = "code"
    cell.update(outputs=[], execution_count=None)


@family.edited(lines=[(HERE, CHANGED)])
def raw_test_is_a_test_again(notebook: NotebookNode) -> None:
    cell = marked(notebook)[f"{CHART}-uji"]
    cell.cell_type = "raw"
    del cell["outputs"], cell["execution_count"]


@family.edited(marks=lost(FUNCTION), lines=[(HERE, CHANGED)])
def weakened_test_is_restored(notebook: NotebookNode) -> None:
    marked(notebook)[FUNCTION].source = WRONG[FUNCTION]
    for key in (f"{FUNCTION}-uji-1", f"{FUNCTION}-uji-2"):
        marked(notebook)[key].source = "pass"


@family.edited(lines=[(HERE, f"{CHANGED}|{MERGED}")])
def notes_in_a_test_cell_cost_nothing(notebook: NotebookNode) -> None:
    marked(notebook)[f"{BONUS}-uji"].source += "\nini pemeriksaannya apa ya?"


@family.edited(lines=[(HERE, CHANGED)])
def number_changed_in_the_preparation_is_restored(notebook: NotebookNode) -> None:
    cell = marked(notebook)["91-persiapan"]
    cell.source = cell.source.replace("160]", "1]")


@family.edited(lines=[(HERE, "latihan lain")])
def cell_of_another_exercise_is_not_graded(notebook: NotebookNode) -> None:
    mark = {"grade_id": "02-tugas-1-uji", "grade": True, "points": 50, "schema_version": 3}
    notebook.cells.append(new_code_cell("1", metadata={"nbgrader": mark}))


@family.edited(lines=[(HERE, "gabung|bentrok|konflik")])
def marks_of_a_merge_conflict_in_an_answer_are_taken_out(notebook: NotebookNode) -> None:
    answer = RIGHT[NUMBERS]
    marked(notebook)[
        NUMBERS
    ].source = f"<<<<<<< local\n{answer}\n=======\n{answer}  # sudah dicek\n>>>>>>> remote"


@family.edited(marks=lost(NUMBERS, BONUS))
def syntax_error_costs_its_task_alone(notebook: NotebookNode) -> None:
    marked(notebook)[NUMBERS].source = "jumlah = sum(kunjungan"
    marked(notebook)[BONUS].source = "terbesar = ____"


@family.edited(marks=lost(NUMBERS))
def zero_character_in_code_costs_its_task_alone(notebook: NotebookNode) -> None:
    marked(notebook)[NUMBERS].source = "jumlah = \0 605"


@family.edited(marks=lost(NUMBERS))
def characters_of_a_word_processor_cost_their_task_alone(notebook: NotebookNode) -> None:
    marked(notebook)[NUMBERS].source = "jumlah =\u00a0“605”"


@family.edited()
def line_ends_of_windows_in_an_answer_cost_nothing(notebook: NotebookNode) -> None:
    marked(notebook)[NUMBERS].source = RIGHT[NUMBERS].replace("\n", "\r\n")
