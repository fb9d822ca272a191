"""Key the notebook execution cache by what the notebooks read.

jupyter-cache compares code cells only: with an unchanged notebook it keeps the old
numbers when a CSV, the package or a library version changes. Each state of those inputs
therefore gets a cache folder of its own.

`nb_execution_cache_path` is an "env" value of myst-nb: when it differs from the one of
the last build, Sphinx reads every page again, so no further hook is needed.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

import bimtek

CACHE_FOLDER = ".jupyter_cache"


def fingerprint(course_root: Path, package: Path) -> str:
    """Hash of the names and bytes of datasets/, the package's code and the lock."""
    digest = hashlib.sha256()
    for path in _inputs(course_root, package):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{path.parent.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _inputs(course_root: Path, package: Path) -> Iterator[Path]:
    yield from sorted(path for path in (course_root / "datasets").rglob("*") if path.is_file())
    yield from sorted(package.rglob("*.py"))
    yield course_root / "requirements.lock"


def use_cache_for_inputs(app: Sphinx, config: Config) -> None:
    """Point myst-nb to the cache of the present inputs and drop the caches of earlier ones."""
    package = Path(bimtek.__file__).parent
    caches = Path(app.outdir).parent / CACHE_FOLDER
    current = caches / fingerprint(Path(app.srcdir), package)
    config.nb_execution_cache_path = str(current)
    for old in caches.glob("*"):
        if old != current and old.is_dir():
            # A database still open elsewhere (Windows) only costs disk space.
            shutil.rmtree(old, ignore_errors=True)
