"""The score of a cleaning: exactly the defects repaired, exactly the good cells damaged."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_table import COLUMNS, dataset

from bimtek.errors import CourseError
from bimtek.sample_data import generate, layout, ledger, score
from bimtek.sample_data.declaration import Defect, SheetLayout
from bimtek.sample_data.declarations import ALL
from bimtek.sample_data.provenance import trace
from bimtek.sample_data.score import score_cleaning

LAYOUT = SheetLayout(
    "Data", COLUMNS, title=("Judul",), label_field="wilayah", total_label="JUMLAH",
    footnotes=("Catatan",),
)  # fmt: skip
SPOILT = dataset(
    LAYOUT,
    Defect("GANDA-PERSIS", "wilayah", 2),
    Defect("GANDA-MIRIP", "wilayah", 1),
    Defect("KODE-NOL-HILANG", "kode", 3),
    Defect("TEKS-SPASI", "wilayah", 4),
    Defect("TEKS-HURUF-BESAR", "wilayah", 2),
    Defect("KAT-JENIS-KELAMIN", "jenis_kelamin", 5),
    Defect("ANG-SATUAN", "jumlah", 3, "satuan"),
    Defect("ANG-FORMAT-ID", "jumlah", 3),
    Defect("TGL-BULAN-KATA", "mulai", 4),
    Defect("KSG-STRIP", "kosong", 3),
    Defect("LOG-NEGATIF", "bagian", 2),
)
TRUTH = generate.truth(SPOILT)
MADE = generate.make_file(SPOILT, SPOILT.files[0], TRUTH)
GRID = generate.read_back(SPOILT.files[0], MADE.content)["Data"]
DEFECTS = [row for row in MADE.ledger if row.operasi in ("nilai", "baris")]


def repaired(rows: list[ledger.LedgerRow]) -> pd.DataFrame:
    """Return the raw table after these defects, and no others, were repaired."""
    return layout.invert(LAYOUT, ledger.undo(GRID, rows), {})


def test_raw_table_scores_nothing_and_damages_nothing():
    scored = score_cleaning(trace(SPOILT).raw, SPOILT)
    assert (scored.repaired, len(scored.defects)) == (0, len(DEFECTS))
    assert scored.damaged.empty and not scored.lost and not scored.unknown


def test_truth_scores_everything():
    scored = score_cleaning(TRUTH, SPOILT)
    assert scored.share == 1 and scored.damaged.empty and not scored.lost and not scored.unknown


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(range(len(DEFECTS)))), st.randoms(use_true_random=False))
def test_partial_repair_scores_exactly_what_was_repaired(chosen, random):
    table = repaired([row for at, row in enumerate(DEFECTS) if at in chosen])
    order = list(table.index)
    random.shuffle(order)
    columns = list(table.columns)
    random.shuffle(columns)
    scored = score_cleaning(table.loc[order, columns].assign(tambahan=1), SPOILT)
    done = scored.defects[scored.defects["hasil"] == "diperbaiki"]
    assert sorted(zip(done["kode"], done["sel"], strict=True)) == sorted(
        (row.kode, row.sel) for at, row in enumerate(DEFECTS) if at in chosen
    )
    assert scored.damaged.empty and not scored.lost and not scored.unknown


@pytest.mark.lambat
@pytest.mark.parametrize("each", ALL, ids=lambda each: each.name)
def test_raw_scores_nothing_and_truth_everything_in_every_dataset(each, monkeypatch):
    """Also shows that no defect turns the key of a row into that of another."""
    facts = trace(each)
    monkeypatch.setattr(score, "trace", lambda dataset: facts)
    raw = score_cleaning(facts.raw, each)
    assert (raw.repaired, len(raw.damaged), raw.lost, raw.unknown) == (0, 0, [], [])
    clean = score_cleaning(generate.truth(each), each)
    assert clean.share == 1 and clean.damaged.empty and not clean.lost and not clean.unknown


@pytest.mark.parametrize(("code", "counts"), [("LOG-NEGATIF", True), ("TEKS-SPASI", False)])
def test_emptied_cell_counts_only_where_the_truth_cannot_be_known(code, counts):
    defect = next(each for each in trace(SPOILT).defects if each.row.kode == code)
    table = TRUTH.astype(object)
    for row, name in defect.cells:
        table.loc[row, name] = None
    scored = score_cleaning(table, SPOILT)
    missed = scored.defects[scored.defects["hasil"] == "terlewat"]
    assert missed["kode"].tolist() == ([] if counts else [code])


def test_damaged_lost_and_unknown_rows_are_told_apart():
    table = TRUTH.copy()
    table.loc[0, "hadir"] = "Mungkin"
    table.loc[1, "kode"] = "9999"
    scored = score_cleaning(table.drop(index=2), SPOILT)
    assert scored.damaged.values.tolist() == [["0001", "hadir", "Ya", "Mungkin"]]
    assert scored.lost == [("0002",), ("0003",)] and scored.unknown == [("9999",)]


def test_other_dtypes_and_float_noise_are_no_damage():
    table = TRUTH.astype({"wilayah": "category", "jumlah": "float64", "kode": "string"})
    table["jumlah"] += 1e-9
    table["mulai"] = pd.to_datetime(table["mulai"])
    table["selesai"] = table["selesai"].map(dt.date.isoformat)
    scored = score_cleaning(table, SPOILT)
    assert scored.share == 1 and scored.damaged.empty


def test_numbers_left_as_text_are_not_repaired():
    scored = score_cleaning(TRUTH.assign(bagian=TRUTH["bagian"].astype(str)), SPOILT)
    assert len(scored.damaged) == len(TRUTH) - 2 and scored.share < 1


def test_by_code_counts_every_defect_once():
    by_code = score_cleaning(trace(SPOILT).raw, SPOILT).by_code
    assert dict(zip(by_code["kode"], by_code["terlewat"], strict=True))["ANG-SATUAN"] == 6
    assert by_code["cacat"].sum() == len(DEFECTS)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TRUTH.drop(columns="kode"), "Kolom kunci kode tidak ada"),
        (TRUTH.drop(columns="satuan"), "Kolom satuan tidak ada"),
        (pd.concat([TRUTH, TRUTH[["satuan"]]], axis=1), "muncul lebih dari sekali"),
    ],
)
def test_wrong_columns_are_one_clear_sentence(table, told):
    with pytest.raises(CourseError, match=told):
        score_cleaning(table, SPOILT)
