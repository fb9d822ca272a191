"""Run the course's own tests, the fast ones first."""

from __future__ import annotations

import subprocess
import sys

from bimtek.paths import ROOT

# Each group is one pytest run; the first red group ends the run, so that a slip is
# known in seconds and not after the browser has been started.
GROUPS = {
    "cepat": "not lambat and not peramban",
    "lambat": "lambat and not peramban",
    "peramban": "peramban",
}


def run(fast_only: bool = False) -> int:
    """Run the groups in order and return the first exit code that is not 0."""
    groups = ["cepat"] if fast_only else list(GROUPS)
    for group in groups:
        print(f"== Uji {group} ==", flush=True)
        code = subprocess.call(
            [sys.executable, "-m", "pytest", "-q", "-m", GROUPS[group]], cwd=ROOT
        )
        if code != 0:
            return code
    return 0
