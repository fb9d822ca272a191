"""Every lesson keeps the frame that readers and facilitators count on."""

from __future__ import annotations

import ast
import csv
import re
import sys

import exercise_cells
import pytest
from lesson_cells import (
    MARK,
    cells,
    code_cells,
    lessons,
    markdown,
    section,
    sections,
    terms,
    unmarked_first_uses,
)

from bimtek import curriculum
from bimtek.paths import BOOK, NOTEBOOKS, ROOT

LESSONS = lessons()
BY_NAME = {module.name: module for module in LESSONS}
# From here on lessons work on an office's raw file and give an Excel file back.
WITH_FILES = [name for name in BY_NAME if name >= "02"]
# In 01 nothing is written in code, so there is no error to read.
WITH_ERRORS = [name for name in BY_NAME if not name.startswith("01")]
FRAME = [
    "Tujuan", "Waktu", "Yang diperlukan", "Masalah: ", "Langkah ", "Pilihan ", "Di Excel",
    "Kesalahan yang sering terjadi", "Rangkuman", "Cek pemahaman", "Latihan", "Rujukan",
]  # fmt: skip
OPTIONAL = {"Pilihan "}
LONGEST_CELL, LONGEST_PARAGRAPH = 15, 80
DRAWS = re.compile(r"\.plot\b|\bplt\.|\.imshow\(|\.savefig\(")


@pytest.mark.parametrize("lesson", BY_NAME)
def test_headings_are_those_of_the_frame_in_its_order(lesson):
    found = [
        next((i for i, start in enumerate(FRAME) if each.title.startswith(start)), each.title)
        for each in sections(lesson)
    ]
    assert all(isinstance(each, int) for each in found), found
    assert found == sorted(found)
    assert {FRAME[each] for each in found} | OPTIONAL == set(FRAME)
    title = BY_NAME[lesson]
    assert cells(lesson)[0].source.splitlines()[0] == f"# {title.number} {title.title}"
    steps = [each.title for each in sections(lesson) if each.title.startswith("Langkah ")]
    numbers = [match[1] for each in steps if (match := re.match(r"Langkah (\d+): .", each))]
    assert numbers == [str(number + 1) for number in range(len(numbers))]
    letters = [each.title[8] for each in sections(lesson) if each.title.startswith("Pilihan ")]
    assert letters == list("ABCDEFGH"[: len(letters)])


@pytest.mark.parametrize("lesson", BY_NAME)
def test_minutes_are_those_of_the_plan(lesson):
    module = BY_NAME[lesson]
    said = re.search(
        r"Penjelasan (\d+) menit, praktik (\d+) menit\.", section(lesson, "Waktu").text
    )
    assert (int(said[1]), int(said[2])) == (module.teach_minutes, module.practice_minutes)


@pytest.mark.parametrize("lesson", BY_NAME)
def test_objectives_are_those_of_the_plan_and_each_is_trained_by_a_task(lesson):
    module = BY_NAME[lesson]
    said = re.findall(r"^\d+\. (.+)[;.]$", section(lesson, "Tujuan").text, flags=re.MULTILINE)
    planned = []
    for number, goal in enumerate(module.objectives, 1):
        assert any(task.objective == number for task in module.tasks), goal
        mark = "(*pilihan*) " if module.is_optional(number) else ""
        planned.append(mark + goal[0].lower() + goal[1:].removesuffix("."))
    assert [MARK.sub(r"\1", each) for each in said] == planned


@pytest.mark.parametrize("lesson", BY_NAME)
def test_glossary_terms_are_marked_at_their_first_use(lesson):
    assert unmarked_first_uses(lesson) == []


@pytest.mark.parametrize("lesson", BY_NAME)
def test_marked_terms_are_in_the_glossary(lesson):
    for shown, target in MARK.findall(markdown(lesson)):
        assert (target or shown).casefold() in terms()


@pytest.mark.parametrize("lesson", BY_NAME)
def test_every_figure_exists_and_says_what_is_to_be_seen(lesson):
    for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", markdown(lesson)):
        assert (NOTEBOOKS / target).is_file(), target
        assert len(alt.split()) >= 8 and alt.endswith("."), alt
    for cell in code_cells(lesson):
        if DRAWS.search(cell.source) and "def " not in cell.source:
            alt = cell.metadata["mystnb"]["image"]["alt"]
            assert len(alt.split()) >= 8 and alt.endswith("."), alt


def test_every_picture_of_the_lessons_is_shown_in_one():
    shown = {
        target
        for lesson in BY_NAME
        for target in re.findall(r"\]\(gambar/([^)]+)\)", markdown(lesson))
    }
    kept = {path.name for path in (NOTEBOOKS / "gambar").iterdir()}
    assert shown == kept


@pytest.mark.parametrize("lesson", BY_NAME)
def test_code_cells_are_short_and_leave_no_blank_to_fill(lesson):
    for cell in code_cells(lesson):
        assert len(cell.source.splitlines()) <= LONGEST_CELL, cell.source
        assert "____" not in cell.source


@pytest.mark.parametrize("lesson", BY_NAME)
def test_paragraphs_are_short_and_have_one_sentence_per_line(lesson):
    for paragraph in re.split(r"\n\s*\n", markdown(lesson)):
        prose = "\n".join(
            line for line in paragraph.splitlines() if not re.match(r"[|#:!-]|\d+\.|\s", line)
        )
        assert len(prose.split()) <= LONGEST_PARAGRAPH, paragraph
        for line in prose.splitlines():
            bare = re.sub(r'`[^`]*`|\b(No|jo|Rp|Kab|hlm|dkk|[A-Z])\.|"[^"]*"', "", line)
            assert not re.search(r"[.!?]\** [A-Z]", bare), line


@pytest.mark.parametrize("lesson", BY_NAME)
def test_boxes_have_indonesian_titles_in_the_book_and_in_jupyterlab(lesson):
    """JupyterLab knows no translation of Note or Warning; Tip is the same word."""
    for name, title in re.findall(r"^:{3,}\{([\w-]+)\} *(.*)$", markdown(lesson), re.MULTILINE):
        assert name == "tip" or (name in ("admonition", "dropdown") and title), name


@pytest.mark.parametrize("lesson", BY_NAME)
def test_tables_have_as_many_cells_in_every_row(lesson):
    """A bar inside code splits a cell, and the rest of the row is lost."""
    for block in re.findall(r"(?:^\|.*\n?)+", markdown(lesson), flags=re.MULTILINE):
        assert len({row.strip().count("|") for row in block.strip().splitlines()}) == 1, block


@pytest.mark.parametrize("lesson", BY_NAME)
def test_readers_get_things_to_try_and_a_knowledge_check(lesson):
    assert markdown(lesson).count("### Coba sendiri") >= 2
    check = section(lesson, "Cek pemahaman").code
    assert check == (f'from bimtek import kuis\n\nkuis.tampilkan("{lesson}")',)
    assert f"](../exercises/{lesson}/{lesson}.ipynb)" in section(lesson, "Latihan").text
    assert re.search(r"^- \S", section(lesson, "Rujukan").text, flags=re.MULTILINE)
    assert re.search(r"^1\. \S", section(lesson, "Di Excel").text, flags=re.MULTILINE)
    mistakes = section(lesson, "Kesalahan").text
    assert "| Gejala | Sebab | Coba |" in mistakes and mistakes.count("\n|") >= 5


@pytest.mark.parametrize("lesson", WITH_FILES)
def test_lesson_opens_with_the_raw_file_as_excel_shows_it(lesson):
    assert f"](gambar/{lesson[:2]}-berkas-mentah.svg)" in section(lesson, "Masalah").text


@pytest.mark.parametrize("lesson", WITH_FILES)
def test_lesson_gives_an_excel_file_back(lesson):
    saves = [
        re.search(r'simpan\.buku_kerja\(\s*"(\d\d)-[a-z0-9-]+\.xlsx"', cell.source)
        for cell in code_cells(lesson)
        if "simpan.buku_kerja(" in cell.source
    ]
    assert saves and all(found and found[1] == lesson[:2] for found in saves)


@pytest.mark.parametrize("lesson", WITH_ERRORS)
def test_an_error_is_shown_on_purpose(lesson):
    assert any("raises-exception" in cell.metadata.get("tags", []) for cell in cells(lesson))


def imported(source: str) -> set[str]:
    """Names of the modules from outside the standard library that a cell imports."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names - sys.stdlib_module_names


# What the lab in the browser has, too; frictionless only where its absence is caught.
ANYWHERE = {"pandas", "matplotlib", "openpyxl", "bimtek"}
GUARDED = {"08-periksa-terbitkan": {"frictionless"}}


@pytest.mark.parametrize("lesson", BY_NAME)
def test_imports_are_those_of_the_plan_and_run_anywhere(lesson):
    found = set().union(*(imported(cell.source) for cell in code_cells(lesson)))
    assert found == set(BY_NAME[lesson].imports)
    guarded = GUARDED.get(lesson, set())
    assert found <= ANYWHERE | guarded
    for cell in code_cells(lesson):
        if guarded & imported(cell.source):
            assert "except ImportError" in cell.source


@pytest.mark.parametrize("exercise", BY_NAME)
def test_solutions_run_anywhere_too(exercise):
    sources = [cell.source for cell in exercise_cells.cells(exercise) if cell.cell_type == "code"]
    assert set().union(*map(imported, sources)) <= ANYWHERE


# Okabe and Ito's palette, which readers with any colour vision can tell apart.
PALETTE = {
    "#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7",
}  # fmt: skip


@pytest.mark.parametrize("name", BY_NAME)
def test_plots_use_colours_everyone_can_tell_apart(name):
    drawing = [
        cell.source
        for cell in [*cells(name), *exercise_cells.cells(name)]
        if cell.cell_type == "code" and DRAWS.search(cell.source)
    ]
    for source in drawing:
        colours = re.findall(r"color=\"([^\"]+)\"", source)
        assert colours and {colour.lower() for colour in colours} <= PALETTE, source


REGULATION = re.compile(
    r"\b(UU|PP|Perpres|Inpres|Permen\w*|Kepmen\w*|Peraturan BPS|Pergub|Perda)"
    r"( [A-Z]\w+)? (\d[\w.-]*/\d{4})"
)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_regulation_is_one_we_saw_and_stands_in_the_references(name):
    with (BOOK / "peraturan.csv").open(encoding="utf-8", newline="") as file:
        known = {row["nomor_tahun"] for row in csv.DictReader(file)}
    list_of_sources = section(name, "Rujukan").text
    references = {match[3] for match in REGULATION.finditer(list_of_sources)}
    page = (BOOK / "pembahasan" / f"{name}.md").read_text(encoding="utf-8")
    questions = (ROOT / "bimtek" / "kuis" / f"{name}.toml").read_text(encoding="utf-8")
    task_texts = "\n".join(cell.source for cell in exercise_cells.cells(name))
    lesson = markdown(name).replace(list_of_sources, "")
    for text in (lesson, page, questions, task_texts):
        found = {match[3] for match in REGULATION.finditer(text)}
        assert found <= known, found - known
        assert found <= references, found - references


def test_the_core_fits_the_workshop():
    plan = curriculum.load()
    assert plan.core_minutes <= 480 and plan.core_tasks <= 24


def test_there_are_at_least_fifty_graded_tasks_with_one_bonus_each():
    assert [module.number for module in LESSONS][:9] == [f"{n:02d}" for n in range(9)]
    assert sum(len(module.tasks) for module in LESSONS) >= 50
    assert all(len(module.tasks_of("bonus")) == 1 for module in LESSONS)
