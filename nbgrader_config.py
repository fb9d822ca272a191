"""nbgrader for this course: solutions/ is the source, exercises/ the release."""

from pathlib import Path

from bimtek.nbgrader_settings import apply

c = get_config()  # noqa: F821 - provided by traitlets when it loads this file
apply(c, course_root=Path(__file__).resolve().parent)
