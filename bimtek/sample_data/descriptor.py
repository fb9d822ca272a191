"""datasets/datapackage.json: every file of datasets/ as a Data Package (version 2).

The descriptor is made from the declarations and from `reference_files`, so that it
cannot say anything else than the data. Properties the standard does not have: `unit` of
a field; `sumber`, `office`, `rows`, `metadata`, `truth` and `ledger` of a resource.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

import bimtek
from bimtek.paths import DATASETS
from bimtek.sample_data.declaration import Dataset, Field, HtmlFormat, RawFile, TextFormat
from bimtek.sample_data.declarations.fields import SOURCE
from bimtek.sample_data.ledger import OPERATIONS
from bimtek.sample_data.reference_files import KEPT
from bimtek.sample_data.reference_files.entry import CC0, ReferenceFile, Source
from bimtek.sample_data.workbook import CREATED

NAME = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LEDGER_FIELDS = (
    Field("berkas", "Berkas", "Nama berkas mentah."),
    Field("lembar", "Lembar", "Nama lembar; tanda - bila berkasnya tidak punya lembar."),
    Field("sel", "Sel", "Alamat sel, atau baris:kolom dalam berkas teks; kosong untuk susunan."),
    Field("kode", "Kode", "Kode dari katalog kekacauan.", reference="kekacauan.kode"),
    Field(
        "operasi", "Operasi", "Apa yang diubah: satu nilai, satu baris, lembar, atau berkas.",
        constraints={"required": True, "enum": list(OPERATIONS)},
    ),
    Field("sebelum", "Sebelum", "Isi yang benar. Tanda ' di depan berarti isinya teks."),
    Field("sesudah", "Sesudah", "Isi dalam berkas mentah."),
)  # fmt: skip

Resource = dict[str, Any]


def package(datasets: Iterable[Dataset], made: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the descriptor of `datasets` and the files kept by hand.

    `made` holds the generated files by path below datasets/.
    """
    datasets = list(datasets)
    resources = [truth_resource(dataset, made) for dataset in datasets]
    for dataset in datasets:
        for raw in dataset.files:
            resources += [raw_resource(dataset, raw), ledger_resource(dataset, raw, made)]
    resources += [kept_resource(kept) for kept in KEPT]
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "bimtek-data-latihan",
        "title": "Data latihan Bimtek Pengelolaan Data",
        "description": "Data SINTETIS untuk latihan dan tabel rujukan NTB.",
        "sumber": f"{SOURCE}; kecuali tabel rujukan, lihat `sources` masing-masing",
        "version": bimtek.__version__,
        "created": f"{CREATED.isoformat()}Z",
        "resources": resources,
    }


def to_json(descriptor: Mapping[str, Any]) -> bytes:
    """Return the descriptor as the bytes of its file."""
    return f"{json.dumps(descriptor, ensure_ascii=False, indent=1)}\n".encode()


def truth_resource(dataset: Dataset, made: Mapping[str, bytes]) -> Resource:
    """Describe the tidy table of a dataset."""
    path = f"bersih/{dataset.name}.csv"
    metadata = {"metadata": asdict(dataset.metadata)} if dataset.metadata else {}
    return {
        **_table(dataset.name, path, dataset.title, dataset.description, made[path]),
        "sumber": SOURCE,
        "office": dataset.office,
        **metadata,
        "licenses": [CC0],
        "schema": table_schema(dataset.fields, dataset.keys),
    }


def raw_resource(dataset: Dataset, raw: RawFile) -> Resource:
    """Describe a raw file, which no tool can read as a table before it is cleaned."""
    if isinstance(raw.form, HtmlFormat):
        media_type = "text/html"  # whatever its name says
    else:
        media_type = MEDIA_TYPES[PurePosixPath(raw.name).suffix]
    encoding = {"encoding": raw.form.encoding} if isinstance(raw.form, TextFormat) else {}
    return {
        "name": f"mentah-{_stem(raw)}",
        "path": f"mentah/{dataset.folder}{raw.name}",
        "title": f"{dataset.title} (berkas mentah)",
        # With its true format a tool would take the file for a table and check it.
        "format": "mentah",
        "mediatype": media_type,
        **encoding,
        "sumber": SOURCE,
        "office": dataset.office,
        "truth": dataset.name,
        "ledger": f"catatan-{_stem(raw)}",
        "licenses": [CC0],
    }


def ledger_resource(dataset: Dataset, raw: RawFile, made: Mapping[str, bytes]) -> Resource:
    """Describe the ledger of a raw file."""
    path = f"catatan/{dataset.folder}{PurePosixPath(raw.name).stem}.csv"
    about = f"Kekacauan yang sengaja dibuat dalam {raw.name}, satu baris satu kekacauan."
    return {
        **_table(f"catatan-{_stem(raw)}", path, f"Catatan {raw.name}", about, made[path]),
        "sumber": SOURCE,
        "licenses": [CC0],
        "schema": table_schema(LEDGER_FIELDS),
    }


def kept_resource(kept: ReferenceFile) -> Resource:
    """Describe a file kept by hand: reference data and the catalogue of mess."""
    path = PurePosixPath(kept.path)
    content = Path(DATASETS, kept.path).read_bytes()
    if kept.fields:
        resource = _table(path.stem, kept.path, kept.title, kept.description, content)
        schema = {"schema": table_schema(kept.fields, kept.keys)}
    else:
        resource = _file(path.stem, kept.path, kept.title, kept.description)
        schema = {}
    return {
        **resource,
        "sources": [_source(source) for source in kept.sources],
        "licenses": [dict(licence) for licence in kept.licences],
        **schema,
    }


def table_schema(fields: Iterable[Field], keys: Iterable[str] = ()) -> dict[str, Any]:
    """Return the Table Schema of declared fields."""
    fields = list(fields)
    foreign = [
        {"fields": [field.name], "reference": _reference(field.reference)}
        for field in fields
        if field.reference
    ]
    return {
        "fields": [_field(field) for field in fields],
        "missingValues": [""],
        **({"primaryKey": list(keys)} if keys else {}),
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "type": field.type,
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": dict(field.constraints)} if field.constraints else {}),
    }


def _reference(text: str) -> dict[str, Any]:
    resource, column = text.split(".")
    return {"resource": resource, "fields": [column]}


def _source(source: Source) -> dict[str, str]:
    return {name: value for name, value in asdict(source).items() if value}


def _table(name: str, path: str, title: str, description: str, content: bytes) -> Resource:
    rows = sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8")))) - 1
    about = _file(name, path, title, description)
    return {**about, "type": "table", "format": "csv", "encoding": "utf-8", "rows": rows}


def _file(name: str, path: str, title: str, description: str) -> Resource:
    media_type = MEDIA_TYPES[PurePosixPath(path).suffix]
    return {
        "name": name,
        "path": path,
        "title": title,
        "description": description,
        "mediatype": media_type,
    }


def _stem(raw: RawFile) -> str:
    """Return the name of a raw file as part of a resource's name."""
    return re.sub("[^a-z0-9]+", "-", PurePosixPath(raw.name).stem.lower())
