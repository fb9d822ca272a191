"""From damaged bytes to a notebook: what can be read is graded, and what was mended is said."""

import copy
import html
import json

import nbformat
import pytest
from gladi import kecil

from bimtek.grading.exercise import load_all, marked
from bimtek.grading.repairing.recognise import answers, find_exercise, grade_ids
from bimtek.grading.repairing.repair import answers_to, repair
from bimtek.grading.repairing.salvage import Unreadable, is_readable, read_notebook
from bimtek.paths import EXERCISES, ROOT, SOLUTIONS

ODD_ANSWER = "angka = [10, 20, 30]\njumlah = 60  # “jumlah” – 50 %"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))[kecil.NAME]


@pytest.fixture
def work(exercise):
    """Return the file of somebody who answered all, as data that a test may spoil."""
    return json.loads(kecil.to_bytes(kecil.filled(exercise)))


def graded(exercise, content):
    """Return the answers that would be graded and what is said about the file."""
    notebook, problems = read_notebook(content)
    mended, _ = repair(notebook, exercise.master, exercise.released)
    nbformat.validate(mended)
    cells = marked(mended)
    return {key: cells[key].source for key in kecil.ANSWERS}, [each.text for each in problems]


def text(data):
    return json.dumps(data, ensure_ascii=False, indent=1)


def untouched(exercise):
    return json.loads(kecil.to_bytes(exercise.released))


def test_file_as_jupyter_writes_it_needs_no_mending(exercise, work):
    assert graded(exercise, text(work).encode()) == (kecil.ANSWERS, [])


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8-sig", []),
        ("utf-16", ["Penyandian"]),
        ("utf-16-le", ["Penyandian"]),
        ("utf-16-be", ["Penyandian"]),
        ("cp1252", ["Penyandian"]),
    ],
)
def test_any_encoding_is_read(exercise, encoding, said):
    notebook = kecil.filled(exercise, kecil.ANSWERS | {"90-tugas-1": ODD_ANSWER})
    found, problems = graded(exercise, text(notebook).encode(encoding))
    assert found["90-tugas-1"] == ODD_ANSWER
    assert [each.split()[0] for each in problems] == said


def test_empty_space_at_the_end_does_no_harm(exercise, work):
    found, problems = graded(exercise, text(work).encode() + bytes(4096))
    assert found == kecil.ANSWERS
    assert "bagian kosong" in problems[0]


@pytest.mark.parametrize("rest", ["\n}", "\nselesai", "{", "\n<html>"])
def test_trailing_garbage_is_ignored(exercise, work, rest):
    found, problems = graded(exercise, (text(work) + rest).encode())
    assert found == kecil.ANSWERS
    assert "sesudah akhir notebook" in problems[0]


def test_of_several_notebooks_in_one_file_the_last_answered_one_counts(exercise, work):
    old = copy.deepcopy(work)
    old["cells"][3]["source"] = "angka = [1]"
    content = text(old) + text(work) + "\n" + text(untouched(exercise)) + text(work)[:300]
    found, problems = graded(exercise, content.encode())
    assert found == kecil.ANSWERS
    assert "3 notebook yang tersambung" in problems[0]


@pytest.mark.parametrize("share", [0.6, 0.8, 0.97])
def test_truncated_file_keeps_every_complete_cell(exercise, work, share):
    content = text(work)
    cut = content[: int(len(content) * share)]
    notebook, problems = read_notebook(cut.encode())
    assert [cell.source for cell in notebook.cells] == [
        "".join(cell["source"]) for cell in work["cells"][: len(notebook.cells)]
    ]
    assert len(notebook.cells) >= share * len(work["cells"]) - 2
    assert f"{len(notebook.cells)} sel terselamatkan" in problems[0].text
    assert "hilang" in problems[0].text and "mengirim ulang" in problems[0].action


def test_file_cut_in_the_middle_of_a_letter_is_only_cut(exercise):
    notebook = kecil.filled(exercise, kecil.ANSWERS | {"90-bonus": "terbesar = 30  # “"})
    content = text(notebook).encode()
    _, problems = read_notebook(content[: content.rindex("“".encode()) + 1])
    assert len(problems) == 1 and "terpotong" in problems[0].text


def test_truncated_file_without_an_answer_is_unreadable(work):
    with pytest.raises(Unreadable):
        read_notebook(text(work)[:900].encode())


def test_damage_inside_one_cell_costs_that_cell_alone(exercise, work):
    content = text(work).replace('"angka = [int', '"angka" = [int', 1)
    found, problems = graded(exercise, content.encode())
    assert found["90-tugas-2"] == kecil.ANSWERS["90-tugas-2"]
    assert found["90-bonus"] == kecil.ANSWERS["90-bonus"]
    assert "1 sel tidak dapat dibaca" in problems[0]


def test_cell_whose_outputs_are_damaged_keeps_its_answer(exercise, work):
    work["cells"][3]["outputs"] = ["RUSAK"]
    found, _ = graded(exercise, text(work).replace('"RUSAK"', '{"data": {"x": }').encode())
    assert found == kecil.ANSWERS


@pytest.mark.parametrize("deep", ['[{"a": ' * 30_000 + "1" + "}]" * 30_000, "[" * 90_000])
def test_deep_nesting_stops_nothing(exercise, work, deep):
    work["cells"][3]["outputs"] = ["DALAM"]
    found, _ = graded(exercise, text(work).replace('"DALAM"', deep).encode())
    assert found == kecil.ANSWERS


def test_huge_numbers_stop_nothing(exercise, work):
    work["cells"][3]["execution_count"] = "BANYAK"
    found, _ = graded(exercise, text(work).replace('"BANYAK"', "9" * 10_000).encode())
    assert found == kecil.ANSWERS


def conflict(ours, theirs, base=""):
    return f"<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> kursus\n"


@pytest.mark.parametrize("base", ["", "||||||| semula\n    x\n"])
@pytest.mark.parametrize("answer_first", [True, False])
def test_merge_conflict_in_the_file_keeps_the_side_with_the_answer(
    exercise, work, answer_first, base
):
    given = "".join(untouched(exercise)["cells"][3]["source"])
    work["cells"][3]["source"] = ["SUMBER"]
    mine, other = (json.dumps(t) for t in (kecil.ANSWERS["90-tugas-1"], given))
    pair = (f"    {mine}\n", f"    {other}\n")
    marks = conflict(*(pair if answer_first else pair[::-1]), base)
    content = text(work).replace('    "SUMBER"\n', marks)
    assert "<<<<<<<" in content
    found, problems = graded(exercise, content.encode())
    assert found == kecil.ANSWERS
    assert "konflik penggabungan" in problems[0]


@pytest.mark.parametrize("answer_first", [True, False])
def test_merge_conflict_inside_a_cell_keeps_the_side_with_the_answer(exercise, work, answer_first):
    given = "".join(untouched(exercise)["cells"][3]["source"])
    pair = (kecil.ANSWERS["90-tugas-1"] + "\n", given.rstrip("\n") + "\n")
    work["cells"][3]["source"] = conflict(*(pair if answer_first else pair[::-1]))
    found, problems = graded(exercise, text(work).encode())
    assert found["90-tugas-1"].strip() == kecil.ANSWERS["90-tugas-1"]
    assert len(problems) == 1 and "konflik penggabungan" in problems[0]


def test_notebook_wrapped_by_a_server_or_bare_cells_are_read(exercise, work):
    wrapped = {"name": "x.ipynb", "type": "notebook", "content": work}
    as_text = {"type": "notebook", "format": "text", "content": text(work)}
    for data in (wrapped, as_text, work["cells"]):
        found, problems = graded(exercise, text(data).encode())
        assert found == kecil.ANSWERS
        assert "membungkus" in problems[0]


def old_format(work):
    """Return `work` as IPython of ten years ago would have saved it."""
    cells = []
    for cell in work["cells"]:
        source = "".join(cell["source"])
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        if cell["cell_type"] == "code":
            old |= {"input": source, "language": "python", "outputs": [], "prompt_number": 3}
        elif source.startswith("## "):
            old |= {"cell_type": "heading", "level": 2, "source": [source[3:]]}
        else:
            old |= {"source": [source]}
        cells.append(old)
    sheets = [{"cells": cells[:5]}, {"cells": cells[5:]}]
    return {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": sheets}


def test_old_formats_are_read(exercise, work):
    found, problems = graded(exercise, text(old_format(work)).encode())
    assert found == kecil.ANSWERS
    assert "format lama" in problems[0]


@pytest.mark.parametrize("minor", [0, 2, 4, 5, 9])
def test_formats_4_0_to_newer_ones_need_no_mending(exercise, work, minor):
    work["nbformat_minor"] = minor
    if minor < 5:
        for cell in work["cells"]:
            del cell["id"]
    assert graded(exercise, text(work).encode()) == (kecil.ANSWERS, [])


def test_metadata_of_other_programs_does_no_harm(exercise, work):
    work["metadata"] |= {"colab": {"provenance": []}, "kaggle": {"isGpuEnabled": False}}
    for cell in work["cells"]:
        cell["metadata"] |= {"id": "aBcD", "colab": {"base_uri": "https://x"}, "vscode": {}}
    assert graded(exercise, text(work).encode()) == (kecil.ANSWERS, [])


def test_cells_may_lack_anything_but_their_text(exercise, work):
    for cell in work["cells"]:
        for key in ("id", "outputs", "execution_count"):
            cell.pop(key, None)
    del work["cells"][0]["metadata"], work["metadata"], work["nbformat"], work["nbformat_minor"]
    work["cells"][1].pop("source")
    found, _ = graded(exercise, text(work).encode())
    assert found == kecil.ANSWERS


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [None, 3], {"a": {"b": []}}, True])
@pytest.mark.parametrize("key", ["id", "metadata", "outputs", "execution_count", "attachments"])
def test_wrong_types_in_one_place_cost_nothing(exercise, work, key, value):
    for cell in work["cells"]:
        if key != "metadata" or cell["cell_type"] == "markdown":
            cell[key] = value
    found, _ = graded(exercise, text(work).encode())
    assert found == kecil.ANSWERS


@pytest.mark.parametrize("value", [None, 7, {}, [None, 3], "", "x" * 10])
def test_strange_cells_among_good_ones_are_left_out(exercise, work, value):
    work["cells"][4:4] = [value, {"cell_type": value, "source": "x = 1"}, {"source": value}]
    found, _ = graded(exercise, text(work).encode())
    assert found == kecil.ANSWERS


def test_equal_or_impossible_cell_ids_become_unique(work):
    for cell, name in zip(
        work["cells"], ["sama", "sama", "a b", "", None, 3, "x" * 99], strict=False
    ):
        cell["id"] = name
    notebook, problems = read_notebook(text(work).encode())
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids) == len(work["cells"])
    assert problems == []
    assert ids == [cell.id for cell in read_notebook(text(work).encode())[0].cells]


def test_half_a_surrogate_pair_can_be_saved_again(exercise, work):
    work["cells"][3]["source"] = kecil.ANSWERS["90-tugas-1"] + "  # \ud83d"
    found, _ = graded(exercise, json.dumps(work).encode())
    assert found["90-tugas-1"].encode("utf-8").startswith(b"angka =")


def test_windows_line_ends_are_read_as_line_ends(exercise, work):
    work["cells"][3]["source"] = kecil.ANSWERS["90-tugas-1"].replace("\n", "\r\n")
    assert graded(exercise, text(work).replace("\n", "\r\n").encode()) == (kecil.ANSWERS, [])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"[1, 2]",
        b'{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [3], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b"\xff\xfe\x00",
        b"PK\x03\x04",
        b"<!DOCTYPE html><html><body>{}</body></html>",
        b"<<<<<<< HEAD\n=======\n>>>>>>> x\n",
        bytes(3000),
        b"[" * 200_000,
        b'{"cells":' * 50_000,
        b'{"id":' * 200_000,
        b"\xef\xbb\xbf",
        b'{"content": "{"}',
        b'{"content": {"content": {}}}',
    ],
)
def test_what_is_no_notebook_is_unreadable(content):
    with pytest.raises(Unreadable):
        read_notebook(content)
    assert not is_readable(content)
    assert answers(content) == {}


def test_notebook_that_went_through_a_word_processor_is_unreadable(work):
    smart = text(work).replace('"', "“")
    for content in (html.escape(text(work)), smart):
        assert not is_readable(content.encode())


@pytest.mark.parametrize("share", [i / 23 for i in range(1, 23)])
def test_any_byte_missing_or_wrong_never_raises(exercise, work, share):
    content = text(work).encode()
    place = int(len(content) * share)
    spoiled = [content[:place] + content[place + 1 :], content[:place] + b'"' + content[place:]]
    for each in [*spoiled, content[:place] + b"\xff" + content[place + 1 :], content[place:]]:
        if is_readable(each):
            graded(exercise, each)


def test_outputs_of_100_megabytes_are_dropped_and_told(exercise, work):
    line = "baris keluaran yang panjang sekali, tidak ada yang membacanya\n"
    work["cells"][3]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": [line] * (100_000_000 // 66)}
    ]
    content = text(work).encode()
    assert len(content) > 100_000_000
    answers, said = graded(exercise, content)
    assert answers == kecil.ANSWERS
    assert len(said) == 1 and "110 MB" in said[0]
    assert grade_ids(content[: len(content) // 2])
    assert len(nbformat.writes(read_notebook(content)[0])) < 20_000


def stripped(content):
    """Return a notebook of which only the texts are left."""
    data = json.loads(content)
    data["cells"] = [
        {"cell_type": cell["cell_type"], "source": cell["source"], "metadata": {}}
        for cell in data["cells"]
    ]
    return json.dumps(data).encode()


@pytest.fixture(scope="module")
def course():
    return load_all()


def files(folder):
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*/*.ipynb"))}


@pytest.mark.parametrize("folder", [EXERCISES, SOLUTIONS], ids=["released", "solved"])
def test_every_exercise_is_recognised_as_itself(course, folder):
    found = files(folder)
    assert found.keys() == course.keys()
    for name, content in found.items():
        bare = stripped(content)
        renamed = content.replace(b'"grade_id": "', b'"grade_id": "salinan-')
        half = bare[: len(bare) // 2]
        wide = content.decode().encode("utf-16")
        wrapped = json.dumps({"content": content.decode()}).encode()
        damaged = content[: len(content) // 3] + b"}}]"
        for each in (content, bare, renamed, half, wide, wrapped, damaged):
            assert find_exercise(each, course) == name


def test_what_all_exercises_say_tells_none_of_them(course):
    texts = [set(each.lines) for each in course.values()]
    shared = [line for line in texts[1] if sum(line in other for other in texts) > 5]
    assert len(shared) > 4
    cell = {"cell_type": "markdown", "metadata": {}, "source": "\n".join(shared)}
    assert find_exercise(json.dumps({"cells": [cell]}).encode(), course) is None


def test_exercise_with_a_pasted_cell_of_another_one_stays_itself(course):
    found = files(EXERCISES)
    data, other = (json.loads(found[name]) for name in list(found)[1:3])
    data["cells"] += other["cells"][2:8]
    assert find_exercise(json.dumps(data).encode(), course) == list(found)[1]


def test_lessons_are_no_exercises(course):
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert len(lessons) >= 9
    for lesson in lessons:
        assert find_exercise(lesson.read_bytes(), course) is None, lesson.name


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04" * 9, b'{"a": 1}', b"\xff\xd8\xff", b"[" * 9999]
)
def test_other_files_are_no_exercises(course, content):
    assert find_exercise(content, course) is None


def test_answers_are_found_in_damaged_and_old_files(exercise, work):
    assert answers(text(work).encode()) == kecil.ANSWERS
    assert answers(text(work).encode("utf-16")) == kecil.ANSWERS
    assert answers(text(old_format(work)).encode()) == kecil.ANSWERS
    assert answers(text(work)[:-40].encode()) == kecil.ANSWERS
    work["cells"][0]["metadata"] = {"nbgrader": 7}
    work["cells"][1]["metadata"] = 7
    assert answers(text(work).encode()) == kecil.ANSWERS
    bare = stripped(text(work))
    assert answers(bare) == {}
    assert answers_to(exercise, bare) == kecil.ANSWERS
    assert answers_to(exercise, b"rusak") == {}
