"""Put the book and the lab together into one static site that asks nothing of other hosts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import json5
import nbformat
from rich.console import Console

from bimtek import book
from bimtek.browser_lab import kernel_files, licences, wheels
from bimtek.errors import CourseError
from bimtek.files import replaced_tree, write_whole
from bimtek.fill_in import command as templat
from bimtek.lab import CONFIG
from bimtek.offices import load_offices
from bimtek.paths import BUILD, SITE
from bimtek.start_page import START_PAGE
from bimtek.work_folder import LEDGER, fill_work_folder

PAGE = files("bimtek.browser_lab").joinpath("page")
LAB = "lab"
LOADER = "muat-pyodide.js"
KERNEL_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
# What lesson 08 types after `templat`, without the words --isi.
TEMPLATE = ("gizi-bulanan-2025", "tahun=2026", "bulan=3")
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "jupyterlab-myst")
OWN_EXTENSION = "bimtek-lab"
# Parts of JupyterLab that JupyterLite brings along and nobody needs here.
OFF = (
    "@jupyterlite/application-extension:service-worker-manager",
    "@jupyterlite/application-extension:share-file",
    "@jupyterlite/application-extension:about",
    "@jupyterlite/application-extension:clear-browser-data",
    "@jupyterlite/application-extension:plugin-manager",
    "@jupyterlite/apputils-extension:kernel-status",
    "@jupyterlite/application-extension:lsp-connection-manager",
    "@jupyterlite/iframe-extension",
    "@jupyterlab/notebook-extension:cell-executor",  # ours is patient: see ekstensi.js
)
UNASKED = ("*.map", "fa-*.svg", "fa-*.eot", "fa-*.ttf", "service-worker.js")
# The kernel takes these for loaded, since our loader loads all that is shipped.
PRELOADED = (
    *("ssl", "sqlite3", "ipykernel", "comm", "pyodide_kernel", "jedi", "ipython"),
    *("micropip", "piplite"),
)


def build(target: Path = SITE, answers: bool = True, console: Console | None = None) -> Path:
    """Build book and lab, replace `target` by them and return its entrance page.

    Raises CourseError when something cannot be fetched or built; an older site is then
    untouched.
    """
    console = console or Console(highlight=False, soft_wrap=True)
    with console.status("Menyiapkan Python untuk peramban ..."):
        packages = wheels.collect()
    entrance = book.build(answers=answers)
    with console.status("Membangun lab ..."):
        assemble(entrance.parent, packages, target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    console.print(f"Situs sudah jadi ({size / 1e6:.0f} MB):", target, style=None)
    return target / entrance.name


def assemble(pages: Path, packages: dict[str, bytes], target: Path) -> None:
    """Put the built book `pages` and the lab together and replace `target` by them.

    `packages` are the files of `wheels.collect`. Raises CourseError when JupyterLite fails.
    """
    with replaced_tree(target) as site:
        shutil.copytree(pages, site, dirs_exist_ok=True)
        _build_lab(site / LAB, packages)
        _announce_lab(site)
        licences.write(site, packages)
        _leave_out(site)


def _build_lab(lab: Path, packages: dict[str, bytes]) -> None:
    """Write JupyterLite with all contents, the kernel and our own parts into `lab`."""
    with tempfile.TemporaryDirectory(prefix="bimtek-lab-") as folder:
        work = Path(folder)
        contents = work / "isi"
        fill_work_folder(work=contents, template=PAGE.joinpath(START_PAGE.name))
        (contents / LEDGER).unlink()
        _add_template(contents)
        for notebook in contents.rglob("*.ipynb"):
            _for_the_browser(notebook)
        _gather_extensions(work / "ekstensi")
        _write_json(work / "overrides.json", _settings())
        _write_json(work / "jupyter-lite.json", _page_config())
        _write_json(work / "jupyter_lite_config.json", _build_config(work))
        _run_jupyterlite(work, lab)
    for name, content in packages.items():
        write_whole(lab / "pyodide" / name, content)
    write_whole(lab / "pyodide" / "kerja.zip", kernel_files.archive())
    write_whole(lab / "pyodide" / LOADER, PAGE.joinpath(LOADER).read_bytes())
    for name in ("awal.js", "awal.css"):
        write_whole(lab / name, PAGE.joinpath(name).read_bytes())
    offices = [office.name for office in load_offices()]
    _write_json(lab / "perangkat-daerah.json", offices)
    _finish_page(lab / "lab" / "index.html")


def _add_template(contents: Path) -> None:
    """Put the workbook there that lesson 08 makes with a command, which a browser has not."""
    name, *given = TEMPLATE
    templat.write_form(templat.find_form(name, given), contents / templat.FOLDER.name)


def _for_the_browser(path: Path) -> None:
    """Name the kernel of this lab, so that a notebook opens without a question."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"] = {
        "name": "python",
        "display_name": "Python (Pyodide)",
        "language": "python",
    }
    write_whole(path, f"{nbformat.writes(notebook)}\n".encode())


def _gather_extensions(folder: Path) -> None:
    installed = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    for name in EXTENSIONS:
        shutil.copytree(installed / name, folder / name)
    own = folder / OWN_EXTENSION
    for name in ("package.json", "static/ekstensi.js", "static/fflate.js"):
        write_whole(own / name, PAGE.joinpath(OWN_EXTENSION, *name.split("/")).read_bytes())


def _settings() -> dict:
    """Return the interface's settings: the same as on a laptop."""
    return json5.loads((CONFIG / "lab" / "overrides.json5").read_text(encoding="utf-8"))


def _page_config() -> dict:
    laptop = json5.loads((CONFIG / "lab" / "page_config.json5").read_text(encoding="utf-8"))
    kernel = {
        "pyodideUrl": f"./pyodide/{LOADER}",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "lockFileURL": "./pyodide/pyodide-lock.json",
            # Told that these are there, the kernel's own package manager has nothing to do.
            "packages": list(PRELOADED),
        },
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Lab bimtek",
            "appUrl": "./lab",
            "contentsStorageName": "bimtek",
            "settingsStorageName": "bimtek-setelan",
            "workspacesStorageName": "bimtek-tampilan",
            "showLoadingIndicator": False,
            "exposeAppInBrowser": True,
            "disabledExtensions": [*laptop["disabledExtensions"], *OFF],
            "litePluginSettings": {KERNEL_PLUGIN: kernel},
        },
    }


def _build_config(work: Path) -> dict:
    return {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "contents": [str(work / "isi")],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "no_libarchive": True,
        },
        "FederatedExtensionAddon": {"extra_labextensions_path": [str(work / "ekstensi")]},
    }


def _run_jupyterlite(work: Path, lab: Path) -> None:
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    command += ["--lite-dir", str(work), "--output-dir", str(lab)]
    done = subprocess.run(
        command,
        cwd=work,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    log = BUILD / "lab-web.log"
    write_whole(log, done.stdout.encode())
    if done.returncode:
        raise CourseError(f"Lab belum jadi; baca catatannya di {log}.")


def _finish_page(page: Path) -> None:
    """Put our start before JupyterLab's, and let the page speak Indonesian from the first."""
    html = page.read_text(encoding="utf-8")
    for old, new in {
        "<html>": '<html lang="id">',
        "<title>JupyterLite</title>": "<title>Lab bimtek</title>",
        "WASM powered Jupyter running in the browser.": "Lab kursus: Python di peramban.",
        # awal.js starts JupyterLab when it knows that the browser can run it.
        "(async function () {": "window.mulaiLab = async function () {",
        "}.call(this));": "};",
        "Loading JupyterLite...": "Lab sedang dimuat …",
        "</head>": '<link rel="stylesheet" href="../awal.css" />\n'
        '    <script src="../awal.js"></script>\n  </head>',
        "JupyterLite requires JavaScript to be enabled in your browser.": "Lab ini memerlukan "
        "JavaScript. Nyalakan JavaScript di peramban Anda, lalu muat ulang halaman ini.",
    }.items():
        if old not in html:
            raise CourseError(f"Halaman lab berubah: “{old}” tidak ada lagi di {page}.")
        html = html.replace(old, new)
    write_whole(page, html.encode())


def _announce_lab(site: Path) -> None:
    """Tell the pages of the book that the lab is there; they show their buttons then."""
    write_whole(site / "_static" / "lab.js", b'window.letakLab = "lab/lab/index.html";\n')
    # A room's server answers this itself; elsewhere there is nowhere to hand in.
    _write_json(site / "ruang.json", {})


def _leave_out(site: Path) -> None:
    """Take away what browsers never ask for: maps for programmers, fonts for old browsers."""
    for pattern in UNASKED:
        for path in site.rglob(pattern):
            path.unlink()


def _write_json(path: Path, content: dict | list) -> None:
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
