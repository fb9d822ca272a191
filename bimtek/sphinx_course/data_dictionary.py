"""The data dictionary: every table of datasets/ with its columns, from the descriptor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bimtek.fill_in import mask
from bimtek.sphinx_course.markdown import MarkdownDirective, table

TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan desimal",
    "date": "tanggal",
    "boolean": "ya/tidak",
}
METADATA = {
    "konsep": "Konsep",
    "definisi": "Definisi",
    "ukuran": "Ukuran",
    "satuan": "Satuan",
    "metode_perhitungan": "Metode perhitungan",
    "sumber": "Sumber",
    "tautan": "Tautan",
}
LONGEST_LIST = 12  # choices shown one by one

Resource = Mapping[str, Any]


class DataDictionary(MarkdownDirective):
    """`{kamus-data} latihan`: the tables of one part, each folded under its title."""

    required_arguments = 1

    def markdown(self) -> str:
        """Return a dropdown per table; sample data are in alphabetical order of the offices."""
        part = self.choose("latihan", "proyek", "catatan", "rujukan")
        path = Path(self.env.srcdir, "datasets", "datapackage.json")
        self.env.note_dependency(str(path))
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
        if part == "rujukan":
            return "\n".join(_reference(each) for each in resources if "sources" in each)
        if part == "catatan":
            return _columns(next(each for each in resources if each["path"].startswith("catatan/")))
        raws: dict[str, list[str]] = {}
        for each in resources:
            if "truth" in each:
                raws.setdefault(each["truth"], []).append(each["path"])
        truths = sorted(
            (each for each in resources if each["name"] in raws),
            key=lambda each: (each["office"], each["title"]),
        )
        wanted = [
            each
            for each in truths
            if raws[each["name"]][0].startswith("mentah/proyek/") == (part == "proyek")
        ]
        return "\n".join(_sample(each, raws[each["name"]]) for each in wanted)


def _sample(resource: Resource, raws: Iterable[str]) -> str:
    files = ", ".join(f"`{path}`" for path in raws)
    lines = [_plain(resource["description"]), "", f"- Berkas mentah: {files}", *_keys(resource)]
    parts = ["\n".join(lines), _columns(resource)]
    if "metadata" in resource:
        rows = [[label, _plain(resource["metadata"][name])] for name, label in METADATA.items()]
        parts.append(table(["Metadata", "Isi"], rows, "38 62", "tabel-metadata"))
    return _dropdown(f"{resource['office']}: {resource['title']}", resource["name"], parts)


def _reference(resource: Resource) -> str:
    sources = "; ".join(
        ", ".join(filter(None, (each["title"], each.get("date")))) for each in resource["sources"]
    )
    licences = "; ".join(each["title"] for each in resource["licenses"])
    lines = [
        _plain(resource["description"]),
        "",
        f"- Berkas: `{resource['path']}`",
        f"- Sumber: {sources}",
        f"- Lisensi: {licences}",
    ]
    if "schema" not in resource:
        return _dropdown(resource["title"], resource["name"], ["\n".join(lines)])
    parts = ["\n".join([*lines, *_keys(resource)]), _columns(resource)]
    return _dropdown(resource["title"], resource["name"], parts)


def _dropdown(title: str, name: str, parts: Iterable[str]) -> str:
    body = "\n\n".join(parts)
    return f"::::{{dropdown}} {title}\n:name: kamus-{name}\n\n{body}\n::::\n"


def _keys(resource: Resource) -> list[str]:
    keys = ", ".join(f"`{name}`" for name in resource["schema"]["primaryKey"])
    rows = f"{resource['rows']:,}".replace(",", ".")
    return [f"- Kunci setiap baris: {keys}", f"- Jumlah baris: {rows}"]


def _columns(resource: Resource) -> str:
    schema = resource["schema"]
    pointed = {each["fields"][0]: each["reference"] for each in schema.get("foreignKeys", [])}
    rows = []
    for field in schema["fields"]:
        meaning = f"**{_plain(field['title'])}.** {_plain(field['description'])}"
        kind = TYPES[field["type"]]
        if "unit" in field:
            kind += f", {field['unit']}"
        rules = in_words(field.get("constraints", {}), pointed.get(field["name"]))
        rows.append([f"`{field['name']}`", meaning, kind, rules])
    return table(["Kolom", "Arti", "Jenis, satuan", "Aturan"], rows, "22 36 17 25", "tabel-kamus")


def in_words(constraints: Mapping[str, Any], reference: Mapping[str, Any] | None) -> str:
    """Return the constraints and the foreign key of a field as an office worker reads them."""
    return "; ".join(_rules(constraints, reference))


def _rules(constraints: Mapping[str, Any], reference: Mapping[str, Any] | None) -> Iterable[str]:
    if constraints.get("required"):
        yield "wajib"
    if constraints.get("unique"):
        yield "tidak berulang"
    choices = constraints.get("enum", [])
    if len(choices) > LONGEST_LIST:
        yield f"salah satu dari {len(choices)} pilihan"
    elif choices:
        yield f"isinya {' / '.join(f'`{each}`' for each in choices)}"
    low, high = constraints.get("minimum"), constraints.get("maximum")
    if low is not None and high is not None:
        yield f"{_number(low)} sampai {_number(high)}"
    elif low is not None:
        yield f"paling kecil {_number(low)}"
    elif high is not None:
        yield f"paling besar {_number(high)}"
    shape = _shape(constraints.get("pattern", ""))
    if shape:
        yield f"berbentuk `{shape}`"
    if reference:
        yield f"ada di kolom `{reference['fields'][0]}` tabel `{reference['resource']}`"


def _plain(text: str) -> str:
    """Return text in which Markdown sees no markup."""
    escaped = re.sub(r"([\\`*_\[\]{}<|])", r"\\\1", text)
    return f"\\{escaped}" if escaped.startswith(("-", "+", "#")) else escaped


def _number(value: object) -> str:
    return str(value).replace(".", ",")


def _shape(pattern: str) -> str:
    r"""Return the shape of a simple pattern: 52.## for 52\.\d{2}; "" for any other."""
    try:
        return mask.shown(pattern)
    except ValueError:
        return ""
