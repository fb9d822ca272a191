"""Kernels whose own words stay unheard.

What a kernel itself prints is for developers: a warning about its connection inside this
computer, and now and then a traceback while it stops. What a cell prints is not lost: it
comes through the connection.
"""

from __future__ import annotations

import subprocess
from typing import Any

from nbgrader.preprocessors import Execute

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class QuietExecute(Execute):
    """nbgrader's Execute with a quiet kernel."""

    def setup_kernel(self, **options: Any) -> Any:
        """Start the kernel."""
        return super().setup_kernel(**QUIET, **options)
