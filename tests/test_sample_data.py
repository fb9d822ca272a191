"""The sample data: truth and raw file differ by the ledger and the layout, nothing else."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile

import pandas as pd
import pytest

from bimtek.paths import DATASETS
from bimtek.sample_data import generate, layout_writer, ledger, randomness
from bimtek.sample_data.declarations import ALL


def _slow_but_the_first(things, name):
    """Prove module 02's files in every run and the others, by the hundred, in the slow group."""
    return [
        pytest.param(
            *(each if isinstance(each, tuple) else (each,)),
            marks=[] if name(each).startswith("kesehatan") else pytest.mark.lambat,
            id=name(each),
        )
        for each in things
    ]


PAIRS = [(dataset, raw) for dataset in ALL for raw in dataset.files]


@pytest.mark.parametrize("dataset", _slow_but_the_first(ALL, lambda each: each.name))
def test_undoing_ledger_and_layout_gives_the_truth_exactly(dataset):
    truth = generate.truth(dataset)
    files = [generate.make_file(dataset, raw, truth) for raw in dataset.files]
    # Several files share the truth between them, each row once.
    back = pd.concat([generate.undo(dataset, made) for made in files])[truth.columns]
    keys = list(dataset.keys)
    back = back.sort_values(keys, ignore_index=True)
    pd.testing.assert_frame_equal(truth.sort_values(keys, ignore_index=True), back)


@pytest.mark.parametrize(("dataset", "raw"), _slow_but_the_first(PAIRS, lambda each: each[1].name))
def test_every_spoilt_cell_is_in_the_ledger_and_nothing_else_differs(dataset, raw):
    truth = generate.truth(dataset)
    made = generate.make_file(dataset, raw, truth)
    grids = generate.read_back(raw, made.content)
    for each in raw.sheets:
        good = layout_writer.apply(each, truth)
        rows = [r for r in made.ledger if r.lembar == each.name]
        spoilt = {ledger.position(r.sel): r for r in rows if r.operasi == "nilai"}
        for at, row in spoilt.items():
            assert ledger.decode(row.sesudah) == grids[each.name].values.get(at)
        repeated = sorted(ledger.position(r.sel)[0] for r in rows if r.operasi == "baris")
        before = {_moved(at, repeated): v for at, v in good.grid().values.items()}
        after = {at: v for at, v in grids[each.name].values.items() if at[0] not in repeated}
        differing = {at for at in before | after if before.get(at) != after.get(at)}
        # What Excel computes follows from the other cells, unless it was typed over.
        computed = {_moved(at, repeated) for at in good.formulas()}
        assert differing - computed == set(spoilt) - computed


def _moved(at, repeated):
    """Return where a cell is after rows came in at `repeated` (final numbers, ascending)."""
    row, column = at
    for each in repeated:
        row += row >= each
    return row, column


@pytest.mark.lambat
def test_committed_datasets_equal_the_regenerated_ones():
    made = dict(generate.files())
    for name, content in made.items():
        kept = (DATASETS / name).read_bytes()
        # Another platform compresses differently and notes its own name in the zip.
        if sys.platform != "linux" and name.endswith(".xlsx"):
            kept, content = _members(kept), _members(content)
        assert kept == content, name
    committed = {
        path.relative_to(DATASETS).as_posix() for path in DATASETS.rglob("*") if path.is_file()
    }
    by_hand = {"kekacauan.csv"} | {name for name in committed if name.startswith("referensi/")}
    assert committed - by_hand == set(made)


def _members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_same_seed_gives_the_same_bytes_and_the_members_tell_two_workbooks_apart():
    dataset, other = ALL[0], ALL[1]
    contents = [
        generate.make_file(each, each.files[0], generate.truth(each)).content
        for each in (dataset, dataset, other)
    ]
    assert contents[0] == contents[1]
    assert _members(contents[0]) == _members(contents[1]) != _members(contents[2])


def test_all_datasets_together_stay_small():
    sizes = [path.stat().st_size for path in DATASETS.rglob("*") if path.is_file()]
    assert sum(sizes) < 8_000_000


def test_every_ledger_code_is_in_the_catalogue():
    catalogue = pd.read_csv(DATASETS / "kekacauan.csv")
    rows = [
        row
        for path in (DATASETS / "catatan").rglob("*.csv")
        for row in ledger.from_csv(path.read_text(encoding="utf-8"))
    ]
    assert {row.kode for row in rows} <= set(catalogue["kode"])
    assert not catalogue.isna().any().any()


def test_synthetic_origin_survives_in_every_clean_table_and_raw_name():
    for dataset in ALL:
        table = pd.read_csv(DATASETS / "bersih" / f"{dataset.name}.csv", usecols=["sumber"])
        assert table["sumber"].str.contains("SINTETIS").all()
        assert all("SINTETIS" in raw.name for raw in dataset.files)


def test_ledger_text_keeps_the_type_of_every_value():
    values = ["0101", "", "'x", 12, 1.5, None, "Gerung ", "2024-01-31", pd.Timestamp("2024-1-31")]
    values[-1] = values[-1].date()
    assert [ledger.decode(ledger.encode(value)) for value in values] == values


def test_random_numbers_are_the_same_on_every_platform():
    first = randomness.uniform("bimtek", 1000)
    digest = hashlib.sha256(first.astype("<f8").tobytes()).hexdigest()
    assert digest == "81a6c73219d2b3b677688a8e900979bd36d9af3a73a079bb970b0fc5736201e3"
    assert first.min() >= 0 and first.max() < 1
