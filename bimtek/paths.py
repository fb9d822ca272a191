"""Where the parts of the course are on disk."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "book"
NOTEBOOKS = ROOT / "notebooks"
DATASETS = ROOT / "datasets"
SOLUTIONS = ROOT / "solutions"
EXERCISES = ROOT / "exercises"
WORK = ROOT / "kerja"
BUILD = ROOT / "_build"
SITE = BUILD / "situs"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-uji.lock"
