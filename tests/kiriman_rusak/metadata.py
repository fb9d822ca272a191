"""Accidents with what stands beside the cells' text: nbgrader's marks, ids, kernel, versions."""

from __future__ import annotations

from nbformat import NotebookNode

from bimtek.grading.exercise import marked
from kiriman_rusak.kasus import HERE, Family, lost
from kiriman_rusak.latihan import BONUS, CHART, FUNCTION, NUMBERS, TABLE, WORDS, WRONG

family = Family("metadata")
CHANGED = "berubah|diubah|dikembalikan|dipulihkan"
LOST = "hilang|dikenali|dipulihkan|dikembalikan"
GRADED = f"{TABLE}-uji-1"


def _marks(notebook: NotebookNode, key: str) -> dict:
    return marked(notebook)[key].metadata["nbgrader"]


def _changed(promise: str, key: str, **change: object) -> None:
    def edit(notebook: NotebookNode) -> None:
        _marks(notebook, key).update(change)

    edit.__name__ = promise
    family.edited(lines=[(HERE, CHANGED)], trap="grade or solution flag changed")(edit)


_changed("test_that_says_it_is_not_graded_is_graded", GRADED, grade=False)
_changed("test_that_says_it_is_an_answer_is_graded", GRADED, solution=True)
_changed("answer_that_says_it_is_locked_is_read", NUMBERS, locked=True, solution=False)
_changed("answer_that_says_it_is_graded_is_read", NUMBERS, grade=True, points=5)
_changed("answer_in_words_that_says_it_is_not_graded_goes_to_a_person", WORDS, grade=False)
_changed("points_raised_to_a_hundred_are_the_course_s_own", GRADED, points=100)
_changed("points_that_are_no_number_are_the_course_s_own", GRADED, points="banyak")


@family.edited(marks=lost(TABLE), lines=[(HERE, CHANGED)])
def points_raised_for_a_wrong_answer_give_nothing(notebook: NotebookNode) -> None:
    marked(notebook)[TABLE].source = WRONG[TABLE]
    _marks(notebook, GRADED)["points"] = 1000


@family.edited(lines=[(HERE, LOST)])
def all_marks_lost_are_found_again_by_cell_ids(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata = {}


@family.edited(lines=[(HERE, LOST)])
def all_marks_and_cell_ids_lost_are_found_again_by_the_text(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        cell.metadata, cell["id"] = {}, f"sel-{number}"


@family.edited(lines=[(HERE, LOST)])
def marks_of_one_answer_lost_are_found_again(notebook: NotebookNode) -> None:
    del marked(notebook)[FUNCTION].metadata["nbgrader"]


@family.edited(lines=[(HERE, f"{LOST}|{CHANGED}|latihan lain")])
def changed_name_of_an_answer_is_found_again(notebook: NotebookNode) -> None:
    _marks(notebook, CHART)["grade_id"] = "91-tugas-99"


@family.edited()
def cell_ids_lost_cost_nothing(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        del cell["id"]
    notebook.nbformat_minor = 4


@family.edited()
def cell_ids_of_colab_cost_nothing(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        del cell["id"]
        cell.metadata["id"] = f"kR3x{number}"
        cell.metadata["colab"] = {"base_uri": "https://localhost:8080/"}
    notebook.nbformat_minor = 0
    notebook.metadata["colab"] = {"provenance": [], "authorship_tag": "ABX9"}


@family.edited()
def old_schema_of_nbgrader_costs_nothing(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["nbgrader"]["schema_version"] = 1


@family.edited()
def schema_from_the_future_costs_nothing(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["nbgrader"]["schema_version"] = 99


@family.edited()
def missing_schema_costs_nothing(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        del cell.metadata["nbgrader"]["schema_version"]


@family.edited()
def foreign_checksum_costs_nothing(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["nbgrader"]["checksum"] = "0" * 32


@family.edited()
def nonsense_where_marks_should_be_does_no_harm(notebook: NotebookNode) -> None:
    for number, nonsense in enumerate((None, 7, [], "ya", {"grade_id": None}, {"grade_id": {}})):
        notebook.cells.insert(0, notebook.cells[0].copy())
        notebook.cells[0].update(id=f"aneh-{number}", metadata={"nbgrader": nonsense})


@family.edited()
def metadata_that_is_nothing_does_no_harm(notebook: NotebookNode) -> None:
    marked(notebook)[f"{BONUS}-soal"].metadata = None


@family.edited()
def other_kernel_costs_nothing(notebook: NotebookNode) -> None:
    notebook.metadata["kernelspec"] = {"name": "conda-base-py", "display_name": "base"}
    notebook.metadata["language_info"] = {"name": "R", "version": "4.3"}


@family.edited()
def missing_kernel_costs_nothing(notebook: NotebookNode) -> None:
    notebook.metadata = {}


@family.edited(marks=lost(TABLE))
def tag_that_skips_a_test_is_not_obeyed(notebook: NotebookNode) -> None:
    marked(notebook)[TABLE].source = WRONG[TABLE]
    for key in (GRADED, f"{TABLE}-uji-2"):
        marked(notebook)[key].metadata["tags"] = ["skip-execution", "raises-exception"]


@family.edited()
def own_tags_and_slides_cost_nothing(notebook: NotebookNode) -> None:
    marked(notebook)[NUMBERS].metadata.update(
        tags=["skip-execution"], slideshow={"slide_type": "slide"}, deletable=True
    )
