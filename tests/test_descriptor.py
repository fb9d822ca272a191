"""datapackage.json: valid, complete, the same as the declarations, and marked SINTETIS."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from functools import cache
from numbers import Integral, Real

import pandas as pd
import pytest
from frictionless import Package

from bimtek.paths import DATASETS
from bimtek.sample_data import descriptor, generate, readme
from bimtek.sample_data.declaration import Dataset, Field
from bimtek.sample_data.declarations import ALL
from bimtek.sample_data.reference_files import KEPT
from bimtek.sample_data.reference_files.entry import CC0

TYPES = {"string": str, "integer": Integral, "number": Real, "date": dt.date, "boolean": bool}
# Files about the data, not data.
ABOUT = {descriptor.NAME, readme.NAME, "referensi/LISENSI-cahyadsn.txt"}


@cache
def resources() -> dict[str, dict]:
    described = json.loads((DATASETS / descriptor.NAME).read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in described["resources"]}


def tables() -> list[str]:
    return [name for name, resource in resources().items() if resource.get("type") == "table"]


# --- the declarations -------------------------------------------------------------------


@pytest.mark.parametrize("dataset", ALL, ids=lambda dataset: dataset.name)
def test_declared_fields_are_the_columns_of_the_truth(dataset: Dataset) -> None:
    truth = generate.truth(dataset)
    assert [field.name for field in dataset.fields] == list(truth.columns)
    for field in dataset.fields:
        _check_values(truth[field.name], field)


def _check_values(values: pd.Series, field: Field) -> None:
    filled = values.dropna()
    wrong = [v for v in filled.unique() if not isinstance(v, TYPES[field.type])]
    assert not wrong, f"{field.name}: {wrong[:3]} is no {field.type}"
    rules = dict(field.constraints)
    assert len(filled) == len(values) or not rules.pop("required", False), field.name
    rules.pop("required", None)
    assert filled.isin(rules.pop("enum", filled)).all(), field.name
    assert (filled >= rules.pop("minimum", filled)).all(), field.name
    assert (filled <= rules.pop("maximum", filled)).all(), field.name
    if "pattern" in rules:
        assert filled.str.fullmatch(rules.pop("pattern")).all(), field.name
    if rules.pop("unique", False):
        assert filled.is_unique, field.name
    assert not rules, f"{field.name}: {set(rules)} is not checked here"


def test_every_field_is_explained() -> None:
    described = [(dataset.name, dataset.fields) for dataset in ALL]
    described += [(kept.path, kept.fields) for kept in KEPT]
    for name, fields in described:
        for field in fields:
            assert field.title and field.description.endswith("."), (name, field.name)


# --- the descriptor ---------------------------------------------------------------------


def test_descriptor_is_a_data_package_of_version_2() -> None:
    package = Package(str(DATASETS / descriptor.NAME))
    package.to_descriptor(validate=True)
    described = json.loads((DATASETS / descriptor.NAME).read_text(encoding="utf-8"))
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert {"name", "title", "version", "created", "sumber"} <= described.keys()
    for resource in resources().values():
        assert resource["licenses"] and resource["title"], resource["name"]
        assert resource.get("type", "table") == "table"


@pytest.mark.lambat
def test_every_table_keeps_its_schema_and_its_foreign_keys() -> None:
    report = Package(str(DATASETS / descriptor.NAME)).validate()
    assert report.valid, report.flatten(["title", "fieldName", "rowNumber", "note"])[:10]
    assert {task.name for task in report.tasks if task.type == "table"} == set(tables())


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("good", "bad", "error"),
    [
        ("52.01.01", "52.01.99", "foreign-key"),
        ("Gerung", "", "constraint-error"),
        ("2024", "dua ribu", "type-error"),
        ("0102", "0101", "primary-key"),
    ],
)
def test_wrong_value_in_a_table_is_found(tmp_path, good, bad, error) -> None:
    copy = shutil.copytree(DATASETS, tmp_path / "datasets")
    path = copy / resources()["kesehatan-unit-2024"]["path"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(good, bad, 1), encoding="utf-8", newline="\n")
    report = Package(str(copy / descriptor.NAME)).validate(name="kesehatan-unit-2024")
    assert error in [found.type for task in report.tasks for found in task.errors]


def test_every_file_of_datasets_is_described_once() -> None:
    paths = [resource["path"] for resource in resources().values()]
    assert len(paths) == len(set(paths))
    present = {
        path.relative_to(DATASETS).as_posix() for path in DATASETS.rglob("*") if path.is_file()
    }
    assert set(paths) == present - ABOUT


def test_every_raw_file_names_its_truth_and_its_ledger() -> None:
    raws = [each for each in resources().values() if each["path"].startswith("mentah/")]
    assert len(raws) == sum(len(dataset.files) for dataset in ALL)
    for raw in raws:
        assert resources()[raw["truth"]]["path"].startswith("bersih/")
        ledger = pd.read_csv(DATASETS / resources()[raw["ledger"]]["path"], dtype=str)
        assert set(ledger["berkas"]) <= {raw["path"].rsplit("/", 1)[-1]}


def test_synthetic_origin_is_said_in_every_clean_table_and_of_every_synthetic_file() -> None:
    for resource in resources().values():
        folder = resource["path"].split("/")[0]
        assert ("sumber" in resource) == (folder in {"bersih", "mentah", "catatan"}), folder
        assert "SINTETIS" in resource.get("sumber", "SINTETIS")
        if folder == "bersih":
            table = pd.read_csv(DATASETS / resource["path"], dtype=str)
            assert table["sumber"].str.startswith("SINTETIS").all(), resource["path"]


def test_what_others_compiled_names_its_source_and_is_not_given_away_as_ours() -> None:
    for kept in KEPT:
        ours = [source.title == "Disusun untuk kursus ini" for source in kept.sources]
        assert ours and (CC0 in kept.licences) == ours[0], kept.path


# --- the README -------------------------------------------------------------------------


def test_readme_lists_every_file_and_warns_first() -> None:
    text = (DATASETS / readme.NAME).read_text(encoding="utf-8")
    assert text.index("**SINTETIS.**") < text.index("| Berkas")
    for resource in resources().values():
        assert f"| `{resource['path']}` |" in text
