"""The plan of the course: what it promises, and every rule that guards it."""

from __future__ import annotations

import copy
import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from bimtek import curriculum
from bimtek.errors import CourseError
from bimtek.paths import DATASETS, EXERCISES, NOTEBOOKS, ROOT, SOLUTIONS
from bimtek.sphinx_course import plan_tables

PLAN = curriculum.load()
RAW = yaml.safe_load(curriculum.PLAN.read_text(encoding="utf-8"))
AVAILABLE = [module for module in PLAN.modules if module.available]


@pytest.fixture
def raw() -> dict[str, Any]:
    return copy.deepcopy(RAW)


def test_core_fills_the_budget_exactly() -> None:
    assert (PLAN.core_minutes, PLAN.core_tasks) == (480, 24)


def test_days_have_eight_lesson_hours_and_240_minutes_besides_the_core() -> None:
    assert [day.minutes_of("modul", "acara") for day in PLAN.days] == [8 * 45, 8 * 45]
    assert sum(day.minutes_of("acara") for day in PLAN.days) == 240


def test_days_run_without_gaps_and_end_on_time() -> None:
    for day in PLAN.days:
        for before, after in zip(day.slots, day.slots[1:], strict=False):
            assert before.start + before.minutes == after.start
        assert day.slots[0].clock.startswith("08.00–")
        assert day.slots[-1].clock.endswith("–15.30")


def test_days_hold_what_a_workshop_needs() -> None:
    words = " ".join(slot.what for day in PLAN.days for slot in day.slots)
    for needed in ("Pembukaan", "Tes awal", "Ishoma", "Tes akhir", "Evaluasi", "tindak lanjut"):
        assert needed in words


def test_each_day_leaves_time_to_hand_in_after_its_last_practice() -> None:
    for day in PLAN.days:
        last = max(index for index, slot in enumerate(day.slots) if slot.kind == "modul")
        handing_in = [slot for slot in day.slots[last:] if "mengumpulkan latihan" in slot.what]
        assert [(slot.kind, slot.minutes) for slot in handing_in] == [("acara", 10)]


@pytest.mark.parametrize("day", ["1", "2"])
def test_rundown_marks_what_is_not_written_yet(day: str) -> None:
    page = SimpleNamespace(plan=lambda: PLAN, choose=lambda *_: day)
    lines = plan_tables.DayPlan.markdown(page).splitlines()
    for module in PLAN.modules_of(int(day)):
        (line,) = (line for line in lines if f"**Modul {module.number}**" in line)
        assert line.endswith(f"{module.title} (menyusul)") != module.available


def test_every_module_number_has_its_place() -> None:
    assert [module.number for module in PLAN.modules] == [f"{n:02d}" for n in range(14)]
    shown = [m.number for day in curriculum.DAYS for m in PLAN.modules_of(day)]
    assert sorted(shown) == [module.number for module in PLAN.modules]


@pytest.mark.parametrize("module", AVAILABLE, ids=lambda module: module.number)
def test_available_module_has_its_files(module: curriculum.Module) -> None:
    assert (NOTEBOOKS / f"{module.name}.ipynb").is_file()
    assert (SOLUTIONS / module.name / f"{module.name}.ipynb").is_file()
    assert (EXERCISES / module.name / f"{module.name}.ipynb").is_file()


@pytest.mark.parametrize("module", AVAILABLE, ids=lambda module: module.number)
def test_available_module_is_in_the_table_of_contents(module: curriculum.Module) -> None:
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    assert f"file: notebooks/{module.name}\n" in toc
    assert f"file: exercises/{module.name}/{module.name}\n" in toc


@pytest.mark.parametrize("module", AVAILABLE, ids=lambda module: module.number)
def test_plan_lists_exactly_the_tasks_of_the_exercise(module: curriculum.Module) -> None:
    path = EXERCISES / module.name / f"{module.name}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    answers = [mark["grade_id"] for mark in marks if mark.get("solution")]
    assert answers == [task.id for task in module.tasks]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    for task in module.tasks:
        assert f": {task.title} ({'' if task.track == 'bonus' else task.track}" in text, task


def _headings(module: curriculum.Module) -> list[str]:
    """Return the headings of a lesson's sections, without those every lesson has."""
    path = NOTEBOOKS / f"{module.name}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return re.findall(r"^## ((?:Langkah|Pilihan) .+)$", "\n".join(texts), re.MULTILINE)


@pytest.mark.parametrize("module", AVAILABLE, ids=lambda module: module.number)
def test_section_to_read_again_is_a_heading_of_the_lesson(module: curriculum.Module) -> None:
    headings = _headings(module)
    named = [section for task in module.tasks for section in task.sections]
    assert [section for section in named if section not in headings] == []


@pytest.mark.parametrize("module", AVAILABLE, ids=lambda module: module.number)
def test_option_that_a_task_points_to_is_the_section_to_read_again(
    module: curriculum.Module,
) -> None:
    path = EXERCISES / module.name / f"{module.name}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    for task in module.tasks:
        (text,) = (text for text in texts if f": {task.title} (" in text)
        for option in re.findall(r"\*(Pilihan [A-Z])\*", text):
            assert any(section.startswith(f"{option}:") for section in task.sections), task.id


def test_start_times_follow_from_the_durations(raw: dict[str, Any]) -> None:
    raw["rundown"][0]["mulai"] = "07.45"
    slots = curriculum.parse(raw).days[0].slots
    assert [slot.clock for slot in slots[:2]] == ["07.45–08.15", "08.15–08.45"]


def _module(raw: dict[str, Any], number: str) -> dict[str, Any]:
    return next(entry for entry in raw["modul"] if entry["nomor"] == number)


def _break(raw: dict[str, Any], number: str, **changes: Any) -> None:
    _module(raw, number).update(changes)


def _task(raw: dict[str, Any], index: int, **changes: Any) -> None:
    _module(raw, "02")["tugas"][index].update(changes)


def _slot(raw: dict[str, Any], day: int, index: int, **changes: Any) -> None:
    raw["rundown"][day]["susunan"][index].update(changes)


# One break of the real plan per rule, and the words the author must then read.
BREAKS = {
    "missing part": (lambda r: r.pop("rundown"), "bagian 'rundown' belum ada"),
    "number without quotes": (lambda r: _break(r, "02", nomor=2), "di dalam tanda kutip"),
    "number twice": (lambda r: _break(r, "03", nomor="02"), "tidak boleh kembar"),
    "modules out of order": (lambda r: r["modul"].reverse(), "harus urut"),
    "slug twice": (lambda r: _break(r, "03", slug="membaca-berkas"), "slug modul tidak boleh"),
    "slug with a space": (lambda r: _break(r, "03", slug="menilai mutu"), "slug hanya huruf kecil"),
    "field missing": (lambda r: _module(r, "02").pop("ringkas"), "kurang isian ['ringkas']"),
    "field unknown": (lambda r: _break(r, "02", judl="x"), "berlebih ['judl']"),
    "day unknown": (lambda r: _break(r, "02", hari=3), "hari harus 1, 2, atau mandiri"),
    "workshop module without minutes": (lambda r: _break(r, "02", menit=None), "menit diisi"),
    "self-study with minutes": (
        lambda r: _break(r, "10", menit={"ajar": 1, "praktik": 1}),
        "null untuk modul mandiri",
    ),
    "minutes without practice": (lambda r: _break(r, "02", menit={"ajar": 55}), "ajar dan praktik"),
    "self-study with core tasks": (
        lambda r: _break(r, "10", tugas_inti_direncanakan=1),
        "mandiri tidak punya tugas inti",
    ),
    "no objective": (lambda r: _break(r, "02", tujuan=[]), "tujuan harus ada"),
    "objective twice": (lambda r: _break(r, "03", tujuan=["A.", "A."]), "tidak boleh kembar"),
    "tasks before the module": (lambda r: _break(r, "02", tersedia=False), "belum tersedia"),
    "task of another module": (lambda r: _task(r, 0, id="03-tugas-1"), "harus seperti 02-tugas-1"),
    "task twice": (lambda r: _task(r, 1, id="02-tugas-1"), "id tugas tidak boleh kembar"),
    "task field missing": (
        lambda r: _module(r, "02")["tugas"][0].pop("judul"),
        "tepat id, jalur, judul",
    ),
    "task without sections": (lambda r: _task(r, 0, bagian=[]), "bagian harus ada"),
    "section twice": (lambda r: _task(r, 0, bagian=["A", "A"]), "bagian harus ada"),
    "sections as text": (lambda r: _task(r, 0, bagian="A"), "bagian harus daftar"),
    "track unknown": (lambda r: _task(r, 0, jalur="wajib"), "jalur harus inti"),
    "objective of a task missing": (lambda r: _task(r, 0, tujuan=8), "tujuan 8 tidak ada"),
    "optional before core": (lambda r: _task(r, 0, jalur="pilihan"), "urutan tugas harus inti"),
    "core task too few": (
        lambda r: _task(r, 2, jalur="pilihan"),
        "ada 2 tugas inti, direncanakan 3",
    ),
    "over the minutes": (lambda r: r["anggaran"].update(menit=479), "inti 480 menit"),
    "over the tasks": (lambda r: r["anggaran"].update(tugas_inti=23), "ada 24 tugas inti"),
    "too little practice": (
        lambda r: [
            entry.update(menit={"ajar": sum(entry["menit"].values()), "praktik": 0})
            for entry in r["modul"][:6]
        ],
        "kurang dari separuh",
    ),
    "day missing": (lambda r: r["rundown"].pop(), "hari 1 lalu hari 2"),
    "start without minutes": (lambda r: r["rundown"][0].update(mulai="8"), "jam mulai"),
    "module on the wrong day": (lambda r: _slot(r, 0, 5, modul="04"), "bukan modul hari itu"),
    "module unknown": (lambda r: _slot(r, 0, 5, modul="99"), "modul 99 bukan modul hari itu"),
    "module too short": (lambda r: _slot(r, 0, 5, menit=40), "modul 00 perlu 45 menit"),
    "entry of two kinds": (lambda r: _slot(r, 0, 5, acara="x"), "satu dari modul, acara"),
    "entry without minutes": (lambda r: r["rundown"][0]["susunan"][0].pop("menit"), "menit"),
    "minutes negative": (lambda r: _slot(r, 0, 0, menit=-5), "di atas 0"),
    "day too long": (lambda r: _slot(r, 0, 0, menit=45), "padahal 8 JP = 360 menit"),
}


@pytest.mark.parametrize("rule", BREAKS)
def test_broken_rule_is_named(rule: str, raw: dict[str, Any]) -> None:
    break_it, words = BREAKS[rule]
    break_it(raw)
    with pytest.raises(CourseError) as caught:
        curriculum.parse(raw)
    assert words in str(caught.value)


def test_unreadable_plan_is_one_sentence(tmp_path) -> None:
    plan = tmp_path / "kurikulum.yml"
    plan.write_text("modul: [", encoding="utf-8")
    with pytest.raises(CourseError, match="tidak dapat dibaca"):
        curriculum.load(plan)


@pytest.mark.parametrize("module", PLAN.modules, ids=lambda module: module.number)
def test_data_of_every_module_exists(module: curriculum.Module) -> None:
    folders = (DATASETS / "mentah", DATASETS / "referensi")
    for name in module.data:
        assert any((folder / name).is_file() for folder in folders), name
