"""`catat.perubahan`: every change between two versions of a table, and nothing else."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from bimtek import catat
from bimtek.errors import CourseError

RAW = pd.DataFrame(
    {
        "No": ["A-1", "A-2", "A-2", "A-3"],
        "Jenis": ["BANJIR", "longsor", "longsor", "gempa "],
        "Jiwa": ["1.081", "20", "20", "-"],
    }
)
CLEAN = pd.DataFrame(
    {
        "No": ["A-1", "A-2", "A-3"],
        "Jenis": ["banjir", "longsor", "gempa"],
        "Jiwa": [1081.0, 20.0, None],
    }
)
CHANGES = [
    ("A-1", "nilai diubah", "Jenis", "BANJIR", "banjir"),
    ("A-1", "nilai diubah", "Jiwa", "1.081", "1081"),
    ("A-2", "baris dibuang", "(seluruh baris)", "A-2 | longsor | 20", "(tidak ada)"),
    ("A-3", "nilai diubah", "Jenis", "gempa␣", "gempa"),
    ("A-3", "nilai diubah", "Jiwa", "-", "(kosong)"),
]


def lines(log: pd.DataFrame) -> list[tuple]:
    return list(log.itertuples(index=False, name=None))


def changes(before: object, after: object) -> list[tuple]:
    return lines(
        catat.perubahan(
            pd.DataFrame({"No": [1], "isi": pd.Series([before], dtype=object)}),
            pd.DataFrame({"No": [1], "isi": pd.Series([after], dtype=object)}),
            "No",
        )
    )


def refusal(*args) -> str:
    with pytest.raises(CourseError) as caught:
        catat.perubahan(*args)
    return str(caught.value)


def test_every_changed_cell_and_every_removed_row_is_listed():
    log = catat.perubahan(RAW, CLEAN, "No")
    assert list(log.columns) == ["No", "jenis", "kolom", "sebelum", "sesudah"]
    assert lines(log) == CHANGES


@pytest.mark.parametrize(
    "after",
    [
        CLEAN[::-1],
        CLEAN.set_axis([7, 7, 7]),
        CLEAN[["Jiwa", "Jenis", "No"]],
        CLEAN.set_index("No"),
        CLEAN.convert_dtypes(),
        CLEAN.astype(object),
    ],
    ids=["rows", "index", "columns", "key as index", "dtypes", "objects"],
)
def test_order_index_and_kind_of_column_do_not_matter(after):
    assert lines(catat.perubahan(RAW, after, ["No"])) == CHANGES


def test_the_tables_themselves_are_left_alone():
    before, after = RAW.copy(), CLEAN.set_index("No")
    catat.perubahan(before, after, "No")
    pd.testing.assert_frame_equal(before, RAW)
    assert after.index.name == "No"


def test_same_tables_give_an_empty_log_with_its_columns():
    log = catat.perubahan(CLEAN, CLEAN[::-1], "No")
    assert list(log.columns) == ["No", "jenis", "kolom", "sebelum", "sesudah"] and log.empty


def test_added_rows_and_columns_are_listed_too():
    more = pd.concat([CLEAN, pd.DataFrame({"No": ["A-4"], "Jenis": ["api"], "Jiwa": [1]})])
    log = lines(catat.perubahan(CLEAN.drop(columns="Jenis"), more.drop(columns="Jiwa"), "No"))
    assert log == [
        ("A-4", "baris ditambah", "(seluruh baris)", "(tidak ada)", "A-4 | api"),
        ("(semua)", "kolom dibuang", "Jiwa", "ada", "(tidak ada)"),
        ("(semua)", "kolom ditambah", "Jenis", "(tidak ada)", "ada"),
    ]


def test_of_repeated_rows_the_one_most_like_the_kept_one_is_its_earlier_version():
    days = [dt.date(2024, 2, 21), dt.date(2024, 2, 20)]
    before = pd.DataFrame({"No": [39, 39], "Tgl": days, "Jenis": ["BANJIR", "BANJIR"]})
    after = pd.DataFrame({"No": [39], "Tgl": pd.to_datetime(["2024-02-20"]), "Jenis": ["banjir"]})
    assert lines(catat.perubahan(before, after, "No")) == [
        (39, "baris dibuang", "(seluruh baris)", "39 | 21/02/2024 | BANJIR", "(tidak ada)"),
        (39, "nilai diubah", "Jenis", "BANJIR", "banjir"),
    ]


def test_key_of_several_columns_tells_rows_apart():
    before = pd.DataFrame({"Unit": ["a", "a"], "Bulan": [1, 2], "Jiwa": [5, 50]})
    log = catat.perubahan(before, before.assign(Jiwa=5), ["Unit", "Bulan"])
    assert lines(log) == [("a", 2, "nilai diubah", "Jiwa", "50", "5")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1081", 1081.0),
        (4, 4.0),
        ("12.5", 12.5),
        ("2024-01-07 00:00:00", pd.Timestamp("2024-01-07")),
        ("2024-01-07", pd.Timestamp("2024-01-07")),
        ("07/01/2024", pd.Timestamp("2024-01-07")),
        (dt.datetime(2024, 1, 7), dt.date(2024, 1, 7)),
        (None, float("nan")),
        (pd.NaT, pd.NA),
        ("", None),
    ],
)
def test_what_looks_the_same_is_no_change(before, after):
    assert changes(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("0101", 101, ("0101", "101")),
        ("12,5", 12.5, ("12,5", "12.5")),
        ("Rp 500.000", 500_000.0, ("Rp 500.000", "500000")),
        (0, None, ("0", "(kosong)")),
        ("16/01/24", pd.Timestamp("2024-01-16"), ("16/01/24", "16/01/2024")),
        ("07/02/2024", pd.Timestamp("2024-07-02"), ("07/02/2024", "02/07/2024")),
        ("16/01/2024", "2024-01-16", ("16/01/2024", "2024-01-16")),
        ("2024-01-16 08:00:00", pd.Timestamp("2024-01-16"), ("16/01/2024 08:00:00", "16/01/2024")),
        (dt.datetime(2024, 1, 7, 8, 30), None, ("07/01/2024 08:30:00", "(kosong)")),
        ("Kota\xa0Bima", "Kota Bima", ("Kota␣Bima (spasi tak terputus)", "Kota Bima")),
        ("Kota  Bima", "Kota Bima", ("Kota␣␣Bima", "Kota Bima")),
        (" Kota Bima", "Kota Bima", ("␣Kota Bima", "Kota Bima")),
        ("Kota\tBima\n", "Kota Bima", ("Kota␣Bima␣ (tab, ganti baris)", "Kota Bima")),
        ("a\xa0 b", "a \xa0b", ("a␣␣b (spasi tak terputus)",) * 2),
        ("banjir", "Banjir", ("banjir", "Banjir")),
        (0.1 + 0.2, 0.3, None),
    ],
)
def test_what_changed_is_seen_in_the_log(before, after, shown):
    expected = [] if shown is None else [(1, "nilai diubah", "isi", *shown)]
    assert changes(before, after) == expected


def test_missing_key_column_is_explained():
    said = refusal(RAW, CLEAN.rename(columns={"No": "nomor"}), "No")
    assert said == (
        "Kolom kunci No tidak ada di tabel sesudah; pakai nama kolom yang ada di kedua tabel."
    )
    assert "Kolom kunci Desa, Kode tidak ada di tabel sebelum" in refusal(
        RAW, CLEAN, ["No", "Desa", "Kode"]
    )
    assert "kunci berisi nama kolom" in refusal(RAW, CLEAN, [])


def test_key_with_an_odd_space_is_named_visibly():
    twice = pd.DataFrame({"No": ["A-1 ", "A-1 ", "A-1"]})
    assert "(misalnya A-1␣)" in refusal(RAW, twice, "No")


def test_key_repeated_in_the_cleaned_table_is_explained():
    assert refusal(RAW, RAW, ["No"]) == (
        "Kunci No muncul lebih dari sekali di tabel sesudah (misalnya A-2); buang dulu baris "
        "gandanya, atau tambahkan kolom lain yang membedakannya ke kunci; atau tertukar: "
        "tabel lama ditulis dahulu, baru tabel baru."
    )
    assert "Kunci No + Jiwa" in refusal(RAW, RAW, ["No", "Jiwa"])


@pytest.mark.parametrize("wrong", [None, {"No": [1]}, "RAW", RAW["No"]], ids=lambda x: str(type(x)))
def test_what_is_no_table_is_explained(wrong):
    said = "berisi satu tabel (DataFrame pandas), bukan yang lain."
    assert refusal(wrong, CLEAN, "No") == f"sebelum {said}"
    assert refusal(RAW, wrong, "No") == f"sesudah {said}"


def test_two_columns_of_one_name_are_explained():
    twice = CLEAN.set_axis(["No", "isi", "isi"], axis=1)
    assert "Kolom isi muncul lebih dari sekali di tabel sesudah" in refusal(RAW, twice, "No")
