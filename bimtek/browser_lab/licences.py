"""List the licences of all that the site carries, in one text file beside it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path

from bimtek.browser_lab.pyodide_files import VERSION
from bimtek.files import write_whole

FILE = "LISENSI-PIHAK-KETIGA.txt"
HEADING = """\
Lisensi perangkat lunak yang dibawa situs ini
=============================================

Bahan kursusnya sendiri: teks CC BY 4.0, kode MIT, data latihan CC0 (SINTETIS).

"""
# What is no Python package and states its licence elsewhere in its source.
OTHERS = (
    ("Pyodide", VERSION, "MPL-2.0"),
    ("CPython (di dalam Pyodide)", "3.12", "PSF-2.0"),
    ("OpenBLAS (di dalam NumPy)", "0.3", "BSD-3-Clause"),
    ("JupyterLite", version("jupyterlite-core"), "BSD-3-Clause"),
    ("fflate", "0.8.2", "MIT"),
)
UNKNOWN = "lihat paketnya"


def write(site: Path, packages: Mapping[str, bytes]) -> None:
    """Write the list for these wheels, by file name, and for JupyterLab's parts in `site`."""
    rows = [*OTHERS, *_of_wheels(packages), *_of_the_page(site)]
    lines = [f"{name} {version}: {licence}" for name, version, licence in sorted(set(rows))]
    write_whole(site / FILE, (HEADING + "\n".join(lines) + "\n").encode())


def _of_wheels(packages: Mapping[str, bytes]) -> Iterable[tuple[str, str, str]]:
    for name, content in packages.items():
        if not name.endswith(".whl"):
            continue
        with zipfile.ZipFile(io.BytesIO(content)) as wheel:
            (path,) = [each for each in wheel.namelist() if each.endswith(".dist-info/METADATA")]
            about = Parser().parsestr(wheel.read(path).decode("utf-8"))
        yield about["Name"], about["Version"], _licence(about)


def _licence(about: Mapping[str, str]) -> str:
    stated = about.get("License-Expression") or about.get("License") or ""
    classified = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier", [])
        if each.startswith("License ::")
    ]
    first = stated.strip().partition("\n")[0]
    # Some packages put the whole text of the licence into the field.
    return (first if 0 < len(first) < 60 else ", ".join(classified)) or UNKNOWN


def _of_the_page(site: Path) -> Iterable[tuple[str, str, str]]:
    """Yield what the page's own parts list: their build writes one file for each of them."""
    for path in site.rglob("third-party-licenses.json"):
        for each in json.loads(path.read_text(encoding="utf-8")).get("packages", []):
            yield each["name"], each["versionInfo"], each.get("licenseId") or UNKNOWN
