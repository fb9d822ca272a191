"""The class that benchmarks/penilaian.py grades is what it says, and its stages exist."""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import zipfile
from collections import Counter

import nbformat
import pytest

from bimtek import identity
from bimtek.grading.exercise import load_all, marked
from bimtek.paths import ROOT

PEOPLE = 12  # among the first offices is the one with the longest name


def _load(name):
    # Not by the path: mulai.py is also the name of a benchmark.
    place = ROOT / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


kelas = _load("kelas_penilaian")
tahap = _load("tahap_penilaian")


@pytest.fixture(scope="module")
def exercises():
    loaded = load_all()
    return {name: loaded[name] for name in kelas.EXERCISES}


@pytest.fixture(scope="module")
def members(exercises):
    return kelas.make_class(exercises, PEOPLE)


def test_class_is_the_same_every_time(exercises, members):
    assert kelas.make_class(exercises, PEOPLE) == members


def test_half_of_each_exercise_is_right_a_third_half_done_a_sixth_wrong(members):
    for name in kelas.EXERCISES:
        kinds = Counter(member.kinds[name] for member in members)
        assert kinds == {kelas.RIGHT: 6, kelas.HALF: 4, kelas.WRONG: 2}


def test_answers_are_those_of_the_kind_and_nothing_else_is_changed(exercises, members):
    for member in members:
        for name, content in member.notebooks.items():
            exercise = exercises[name]
            notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
            known, cells = kelas._known_answers(exercise), marked(notebook)
            kinds = []
            for task, given in exercise.given.items():
                text = cells[task].source
                right, wrong = (text in known[task][kind] for kind in (kelas.RIGHT, kelas.WRONG))
                assert right + wrong + (text.strip() == given) == 1, (name, task)
                kinds.append("right" if right else "wrong" if wrong else "released")
                cells[task].source = marked(exercise.released)[task].source
            assert notebook == exercise.released
            middle = len(kinds) // 2
            rest = len(kinds) - middle - 1
            assert (
                kinds
                == {
                    kelas.RIGHT: ["right"] * len(kinds),
                    kelas.HALF: ["right"] * middle + ["wrong"] + ["released"] * rest,
                    kelas.WRONG: ["wrong"] * len(kinds),
                }[member.kinds[name]]
            )


def test_right_and_wrong_answers_of_the_collection_are_used(members, exercises):
    used = {
        cell.source
        for member in members
        for name, content in member.notebooks.items()
        for cell in marked(nbformat.reads(content.decode("utf-8"), as_version=4)).values()
    }
    for name, exercise in exercises.items():
        known = kelas._known_answers(exercise)
        others = [text for kinds in known.values() for text in kinds[kelas.RIGHT][1:]]
        assert used.intersection(others), name


def test_every_person_hands_in_one_parcel_with_identity_and_notebooks(members, tmp_path):
    kelas.write_parcels(members, tmp_path / "kiriman")
    parcels = sorted((tmp_path / "kiriman").iterdir())
    assert len(parcels) == PEOPLE
    for parcel, member in zip(parcels, members, strict=True):
        with zipfile.ZipFile(parcel) as archive:
            inside = {name: archive.read(name) for name in archive.namelist()}
        assert identity.parse(inside.pop(identity.FILE_NAME)) == member.identity
        places = {f"latihan/{name}/{name}.ipynb": each for name, each in member.notebooks.items()}
        assert inside == places


def test_plain_nbgrader_gets_the_same_notebooks(members, tmp_path):
    kelas.write_nbgrader_course(members, tmp_path / "kursus")
    for member in members:
        for name, content in member.notebooks.items():
            place = f"submitted/{member.identity.slug}/{name}/{name}.ipynb"
            assert (tmp_path / "kursus" / place).read_bytes() == content
    for name in kelas.EXERCISES:
        given = {path.name for path in (ROOT / "exercises" / name / "data").iterdir()}
        laid = {path.name for path in (tmp_path / "kursus/solutions" / name / "data").iterdir()}
        assert laid == given


@pytest.mark.parametrize(("stage", "module", "name"), tahap.STAGES)
def test_timed_stages_are_functions_of_the_grader(stage, module, name):
    assert callable(getattr(importlib.import_module(module), name)), stage


def test_timer_adds_up_and_hands_on_the_result():
    seconds = {"tahap": 1.0}
    work = tahap.timed(lambda text: json.loads(text), seconds, "tahap")
    assert work("[1]") == [1]
    assert seconds["tahap"] > 1.0
