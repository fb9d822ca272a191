"""nbgrader's settings for this course, shared by nbgrader_config.py and our own code."""

from __future__ import annotations

from pathlib import Path

from traitlets.config import Config

from bimtek.scaffold import FoldChecks, ScaffoldSolutions

CODE_STUB = "# Tulis kode Anda di bawah baris ini.\n"
TEXT_STUB = "Tulis jawaban Anda di sini (hapus kalimat ini)."


def apply(c: Config, course_root: Path) -> None:
    """Set everything on `c`; `course_root` holds solutions/ and exercises/."""
    c.CourseDirectory.root = str(course_root)
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "exercises"
    c.CourseDirectory.db_url = "sqlite:///" + (course_root / "gradebook.db").as_posix()
    c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "gradebook.db"]

    c.ClearSolutions.code_stub = {"python": CODE_STUB}
    c.ClearSolutions.text_stub = TEXT_STUB
    c.GenerateAssignment.preprocessors = _release_steps()

    c.Validator.passed_warning = "Pemeriksaan berikut lulus."
    c.Validator.failed_warning = "Pemeriksaan berikut belum lulus:\n"
    c.Validator.changed_warning = (
        "Sel pemeriksaan ini berubah dari aslinya. Perubahan itu tidak dipakai saat penilaian:\n"
    )


def _release_steps() -> list[type]:
    """nbgrader's own steps for a release, with our ClearSolutions, and checks folded at the end."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import ClearSolutions

    steps = GenerateAssignment.preprocessors.default_args[0]
    ours = [ScaffoldSolutions if step is ClearSolutions else step for step in steps]
    return [*ours, FoldChecks]
