"""The raw files as lessons show them: drawn from the files, each one used and described."""

from __future__ import annotations

import pytest

from bimtek.errors import CourseError
from bimtek.sample_data.pictures import lesson_pictures

PICTURES = lesson_pictures.load()


@pytest.mark.lambat
@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)
def test_committed_picture_equals_what_the_raw_file_gives(picture):
    kept = (lesson_pictures.FOLDER / picture.file_name).read_bytes()
    assert kept == lesson_pictures.draw(picture)


@pytest.mark.lambat
def test_every_picture_is_written_where_lessons_look(tmp_path):
    lesson_pictures.write_all(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        each.file_name for each in PICTURES
    )


def test_rows_and_columns_may_be_one_pair_or_several(tmp_path):
    path = tmp_path / "gambar.yml"
    path.write_text(
        "- {nama: a, berkas: b.xlsx, lembar: c, baris: [1, 2], kolom: [[1, 2], [5, 5]]}\n"
        "- {nama: d, berkas: b.xlsx, lembar: c, baris: [[1, 1], [4, 5]], kolom: [2, 3]}\n",
        encoding="utf-8",
    )
    shown = [(each.rows, each.columns) for each in lesson_pictures.load(path)]
    assert shown == [((0, 1), (0, 1, 4)), ((0, 3, 4), (1, 2))]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {nama: a, berkas: b.xlsx, lembar: c, baris: [1, 2]}", "belum lengkap"),
        ("- {nama: a, berkas: b.xlsx, lembar: c, baris: [], kolom: [1, 2]}", "belum lengkap"),
    ],
)
def test_incomplete_entry_is_named(tmp_path, entry, message):
    path = tmp_path / "gambar.yml"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(CourseError, match=message):
        lesson_pictures.load(path)


def test_picture_of_a_missing_sheet_is_named(tmp_path):
    path = tmp_path / "gambar.yml"
    entry = lesson_pictures.LIST.read_text(encoding="utf-8").replace("Semester 1", "Semester 9")
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(CourseError, match=r"02-berkas-mentah.*Semester 9"):
        lesson_pictures.draw(lesson_pictures.load(path)[0])
