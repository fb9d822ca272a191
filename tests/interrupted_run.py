"""Grade a class in processes that are killed: a server of runs, driven over a pipe.

Reads lines of JSON `{"folder", "output", "kill_after", "kill_at", "file_size"}`. Each run is
a fork of this process, which has everything loaded, and grades the tiny exercise below
`argv[1]` with stubbed grading. It is killed (SIGKILL) after `kill_after` seconds or before
its `kill_at`-th change on the disk, if that is given, and may write no file over `file_size`
bytes. Answers with `[ending, seconds]`; a run with `kill_at` 0 counts its changes and ends
with their number.
"""

import json
import os
import resource
import signal
import sys
import time
from io import StringIO
from pathlib import Path

from gladi import kecil
from rich.console import Console
from stubbed_grading import stub

from bimtek.errors import CourseError
from bimtek.grading import class_run, scheduling
from bimtek.grading.exercise import load_all
from bimtek.grading.repairing.repair import read_notebook


def main():
    """Answer each line of standard input."""
    scheduling.grade_submission = stub
    scheduling.sandbox.check = lambda mode: None  # nothing is run
    root = Path(sys.argv[1])
    exercises = load_all(root / "solutions", root / "exercises", kecil.plan())
    read_notebook(kecil.to_bytes(kecil.filled(exercises[kecil.NAME])))  # loads what it needs
    for line in sys.stdin:
        wanted = json.loads(line)
        begin = time.monotonic()
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            os.write(writer, run(exercises, wanted).encode("utf-8"))
            os._exit(0)
        os.close(writer)
        if wanted.get("kill_after") is not None:
            time.sleep(wanted["kill_after"])
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader, "rb") as said:
            ending = said.read().decode("utf-8") or "killed"
        print(json.dumps([ending, time.monotonic() - begin]), flush=True)


def count_changes(kill_at):
    """Count changes of files from now on; be killed right before the `kill_at`-th."""
    changes = []

    def watch(event, given):
        if event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir") or (
            event == "open" and isinstance(given[1], str) and set(given[1]) & set("wa+")
        ):
            changes.append(event)
            if len(changes) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    return changes


def run(exercises, wanted):
    """Grade and return how it ended."""
    changes = count_changes(wanted["kill_at"]) if "kill_at" in wanted else []
    if "file_size" in wanted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (wanted["file_size"],) * 2)
    try:
        class_run.grade_folder(
            Path(wanted["folder"]),
            Path(wanted["output"]),
            exercises,
            console=Console(file=StringIO()),
            workers=2,
            isolated=False,
        )
    except CourseError as error:
        return f"CourseError: {error}"
    except BaseException as error:
        return repr(error)
    return str(len(changes)) if changes else "finished"


if __name__ == "__main__":
    main()
