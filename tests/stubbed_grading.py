"""Grading without running anything: points that depend on the submission's bytes only."""

import base64
import hashlib
import json
import time

import nbformat
from gladi import kecil

from bimtek.grading.repairing.repair import Unreadable, read_notebook

MOST = {"90-tugas-1-uji-1": 2.0, "90-tugas-1-uji-2": 3.0, "90-tugas-2": 4.0, "90-bonus-uji": 1.0}


def stub(job):
    """Return a result in the form of grade_submission after a few milliseconds."""
    content = base64.b64decode(json.loads(job)["submission"])
    seed = hashlib.sha256(content).digest()
    time.sleep(seed[0] / 10_000)
    try:
        notebook = nbformat.writes(read_notebook(content)[0])
    except Unreadable:
        return json.dumps(
            {"cells": {}, "answers": {}, "problems": [["Rusak.", "Kirim lagi."]], "notebook": None}
        ).encode()
    points = {
        key: most if seed[number] % 2 else 0.0 for number, (key, most) in enumerate(MOST.items(), 1)
    }
    points["90-tugas-2"] = None
    return json.dumps(
        {
            "cells": {
                key: {"points": points[key], "max": MOST[key], "message": "Coba periksa: lagi."}
                for key in MOST
            },
            "answers": {key: {"untouched": False, "error": ""} for key in kecil.ANSWERS},
            "problems": [["Sel tersalin.", "Tidak ada."]] if seed[9] % 2 else [],
            "notebook": notebook,
        }
    ).encode()
