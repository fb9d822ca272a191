"""Run the course's own tests, the fast ones first."""

from __future__ import annotations

import subprocess
import sys

from bimtek.paths import ROOT

# Each group is one pytest run; the first red group ends the run, so that a slip is
# known in seconds and not after the browser has been started. What a file sets up once,
# it sets up once for all its tests, so a file is never divided. A browser at work takes
# two cores, and waits for no other.
SIDE_BY_SIDE = ["-n", "2", "--dist", "loadfile"]
GROUPS = {
    "cepat": ["-m", "not lambat and not peramban", *SIDE_BY_SIDE],
    "lambat": ["-m", "lambat and not peramban", *SIDE_BY_SIDE],
    "peramban": ["-m", "peramban"],
}


def run(fast_only: bool = False) -> int:
    """Run the groups in order and return the first exit code that is not 0."""
    groups = ["cepat"] if fast_only else list(GROUPS)
    for group in groups:
        print(f"== Uji {group} ==", flush=True)
        code = subprocess.call([sys.executable, "-m", "pytest", "-q", *GROUPS[group]], cwd=ROOT)
        if code != 0:
            return code
    return 0
