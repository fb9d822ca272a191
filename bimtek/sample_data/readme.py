"""datasets/README.md: what each file is, made from the descriptor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

NAME = "README.md"
_INTRO = """\
# Data latihan dan tabel rujukan

Berkas ini dan `datapackage.json` dibuat oleh perintah `bimtek data`.
Jangan menyuntingnya dengan tangan.

**SINTETIS.** Isi `bersih`, `mentah`, dan `catatan` dibuat oleh komputer untuk latihan.
Jangan mengutip angkanya sebagai capaian dan jangan menghubungkan kekacauannya dengan kantor tertentu.
Nama perangkat daerah dipakai supaya temanya dikenal, bukan karena datanya berasal dari sana.
Kolom `sumber` di setiap tabel rapi dan nama setiap berkas mentah menyatakan hal ini.

| Folder | Isinya |
|---|---|
| `mentah` | berkas seperti yang dikirim kantor, dengan kekacauannya |
| `bersih` | tabel rapi yang benar, satu tabel setiap data |
| `catatan` | setiap kekacauan yang sengaja dibuat: berkas, lembar, sel, kode, isi sebelum dan sesudah |
| `referensi` | kode, nama, dan klasifikasi yang nyata, dari sumber publik |
"""  # noqa: E501
_LICENCES = """
## Lisensi

Data SINTETIS dan katalog kekacauan: CC0, boleh dipakai tanpa syarat.
Tabel rujukan berisi fakta publik yang disusun orang lain; sebut sumbernya bila Anda memakainya.
Bila sumbernya tidak menyatakan lisensi, tanyakan dulu sebelum menerbitkannya ulang.
Kode BPS berasal dari salinan pihak ketiga; periksa ke BPS NTB sebelum memakainya untuk pekerjaan.
Garis wilayah di peta hanya ilustrasi, bukan batas resmi.
"""


def text(descriptor: Mapping[str, Any]) -> str:
    """Return the README of the files in `descriptor`."""
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    truths = [each for each in resources.values() if each["path"].startswith("bersih/")]
    raws = [each for each in resources.values() if "truth" in each]
    kept = [each for each in resources.values() if "sources" in each]
    parts = [
        _INTRO,
        "## Tabel rapi\n",
        _table(
            ("Berkas", "Isi", "Baris", "Asal", "Lisensi"),
            ((_path(r), r["title"], _rows(r), "SINTETIS", _licences(r)) for r in truths),
        ),
        "## Berkas mentah\n\nSemuanya SINTETIS dan berlisensi CC0.\n",
        _table(
            ("Berkas", "Tabel rapinya", "Catatan kekacauannya", "Baris catatan"),
            ((_path(r), *_partners(r, resources)) for r in raws),
        ),
        "## Rujukan dan katalog\n",
        _table(
            ("Berkas", "Isi", "Baris", "Asal", "Lisensi"),
            ((_path(r), r["title"], _rows(r), _origin(r), _licences(r)) for r in kept),
        ),
    ]
    return "\n".join(parts) + _LICENCES


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    header = list(header)
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _path(resource: Mapping[str, Any]) -> str:
    return f"`{resource['path']}`"


def _rows(resource: Mapping[str, Any]) -> str:
    return f"{resource['rows']:,}".replace(",", ".") if "rows" in resource else "–"


def _licences(resource: Mapping[str, Any]) -> str:
    return "; ".join(licence["title"] for licence in resource["licenses"])


def _origin(resource: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{each['title']}, {each['date']}" if "date" in each else each["title"]
        for each in resource["sources"]
    )


def _partners(raw: Mapping[str, Any], resources: Mapping[str, Any]) -> tuple[str, str, str]:
    ledger = resources[raw["ledger"]]
    return _path(resources[raw["truth"]]), _path(ledger), _rows(ledger)
