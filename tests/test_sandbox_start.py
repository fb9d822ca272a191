"""The warm template loads beside the grader's own work, and says what went wrong."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from gladi import kecil, kelas
from sandbox_here import FORKING, isolated_or_skip, still_running

from bimtek import cli
from bimtek.errors import CourseError
from bimtek.grading import command, sandbox
from bimtek.grading.exercise import load_all
from bimtek.grading.sandbox import Limits, Mode, NotIsolated, bubblewrap, runners

pytestmark = [
    pytest.mark.lambat,
    pytest.mark.skipif(sys.platform != "linux", reason="the template is for Linux"),
]

REFUSAL = "bwrap: setting up uid map: Permission denied"
REFUSES = f"echo 'bwrap: more words' >&2\necho '{REFUSAL}' >&2\nexit 1"
HANGS = "sleep 60 & wait"  # a process below, as bubblewrap has one


@pytest.fixture(autouse=True)
def cold(monkeypatch):
    """Let nothing be warm, and end at last what the test started."""
    warm = {}
    monkeypatch.setattr(sandbox, "_runners", warm)
    loading.before = before = everybody()
    yield
    sandbox.close()
    assert warm == {}
    assert still_running(everybody() - before) == []


@pytest.fixture(params=FORKING)
def mode(request, cold):
    isolated_or_skip(request.param)
    sandbox.close()
    return request.param


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Return a function that makes a shell script stand in for bubblewrap."""

    def stand_in(text):
        path = tmp_path / "bwrap"
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setattr(bubblewrap, "find", lambda: str(path))

    return stand_in


def everybody():
    return set(psutil.Process().children(recursive=True))


def descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


def loading(processes):
    """Wait until so many new processes load, and return them."""
    until = time.monotonic() + 60
    while len(found := everybody() - loading.before) < processes:
        assert time.monotonic() < until
        time.sleep(0.01)
    return found


def works(mode):
    with sandbox.runner(mode).session({}, Limits()) as session:
        return session.run_cell("1 + 1")["outputs"][0]["data"]["text/plain"] == "2"


def test_what_was_prepared_is_what_sessions_run_in(mode):
    sandbox.prepare(mode)
    started = sandbox.runner(mode)._process.pid
    sandbox.prepare(mode)
    sandbox.check(mode)
    assert works(mode)
    assert sandbox.runner(mode)._process.pid == started


@pytest.mark.parametrize("prepared", [True, False])
def test_template_that_does_not_start_says_what_the_system_said(program, prepared):
    program(REFUSES)
    if prepared:
        sandbox.prepare(Mode.ISOLATED)
    for _ in range(2):
        with pytest.raises(CourseError) as told:
            sandbox.check(Mode.ISOLATED)
        assert f"melarang kode peserta dikurung ({REFUSAL})" in str(told.value)
        assert "--tanpa-isolasi" in str(told.value)


def test_template_that_fails_while_it_loads_says_why(monkeypatch, tmp_path):
    (tmp_path / "openpyxl.py").write_text("raise ValueError('paket rusak')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(CourseError, match=r"gagal menyiapkan .*ValueError: paket rusak"):
        sandbox.check(Mode.FORKED)


def test_next_session_after_a_failure_tries_again(program):
    isolated_or_skip(Mode.ISOLATED)
    sandbox.close()
    before = everybody()
    program(f'[ -e "$0.tried" ] && exec {bubblewrap.find()} "$@"\ntouch "$0.tried"\n{REFUSES}')
    with pytest.raises(NotIsolated, match="Permission denied"):
        works(Mode.ISOLATED)
    assert everybody() == before  # nobody has asked for another one yet
    assert works(Mode.ISOLATED)


def test_runner_outlives_a_program_that_was_gone_for_a_while(program, monkeypatch):
    program(REFUSES)
    sandbox.prepare(Mode.ISOLATED)
    with pytest.raises(NotIsolated, match="Permission denied"):
        works(Mode.ISOLATED)
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(bubblewrap, "find", lambda: None)
            with pytest.raises(NotIsolated, match="bubblewrap"):
                works(Mode.ISOLATED)
    with pytest.raises(NotIsolated, match="Permission denied"):
        works(Mode.ISOLATED)


def test_preparing_where_there_is_no_bubblewrap_says_nothing_checking_does(monkeypatch):
    monkeypatch.setattr(bubblewrap, "find", lambda: None)
    sandbox.prepare(Mode.ISOLATED)
    with pytest.raises(CourseError, match="sudo apt install bubblewrap"):
        sandbox.check(Mode.ISOLATED)


def test_template_that_never_says_it_is_ready_is_given_up(program, monkeypatch):
    monkeypatch.setattr(runners, "START_SECONDS", 3)
    program(HANGS)
    sandbox.prepare(Mode.ISOLATED)
    started = loading(2)
    with pytest.raises(NotIsolated):
        works(Mode.ISOLATED)
    assert sandbox.runner(Mode.ISOLATED)._process.returncode is not None
    assert still_running(started) == []


def test_template_killed_while_it_loads_costs_one_session(mode):
    sandbox.prepare(mode)
    # bubblewrap itself, the first process inside and the template
    for each in loading(3 if mode is Mode.ISOLATED else 1):
        with contextlib.suppress(psutil.Error):
            each.kill()
    with pytest.raises(CourseError):
        sandbox.check(mode)
    assert works(mode)


def test_closing_while_a_template_loads_leaves_no_process(program):
    program(HANGS)
    sandbox.prepare(Mode.ISOLATED)
    started = loading(2)
    sandbox.close()
    assert still_running(started) == []


def test_nothing_stays_open(mode, program, monkeypatch):
    assert works(mode)  # what is loaded once
    sandbox.close()
    before = descriptors()
    sandbox.prepare(mode)
    sandbox.close()
    for _ in range(2):
        assert works(mode)
    sandbox.close()
    program(REFUSES)
    for _ in range(3):
        with contextlib.suppress(NotIsolated):
            works(Mode.ISOLATED)
    sandbox.close()
    assert descriptors() == before


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        (["nilai", "kiriman"], Mode.ISOLATED),
        (["nilai", "kiriman", "--tanpa-isolasi"], Mode.FORKED),
        (["nilai", "--rekap"], None),
    ],
)
def test_grading_prepares_what_it_will_run_in_before_all_else(monkeypatch, words, mode):
    done = []
    monkeypatch.setattr(sandbox, "prepare", done.append)
    monkeypatch.setattr(command, "grade", lambda *_, **__: done.append("grade"))
    monkeypatch.setattr(command, "renew", lambda *_: done.append("renew"))
    monkeypatch.setattr(sys, "argv", ["bimtek", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert done == ([mode, "grade"] if mode else ["renew"])


def test_ctrl_c_while_a_template_loads_leaves_no_process(tmp_path):
    """bubblewrap is found, and hangs."""
    path = tmp_path / "program" / "bwrap"
    path.parent.mkdir()
    path.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && exit 0\n{HANGS}\n', encoding="utf-8", newline="\n"
    )
    path.chmod(0o755)
    exercise = load_all()[kelas.NAME]
    (tmp_path / "kiriman").mkdir()
    (tmp_path / "kiriman" / "Ana.ipynb").write_bytes(kecil.to_bytes(exercise.released))
    environment = os.environ | {"PATH": f"{path.parent}{os.pathsep}{os.environ['PATH']}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bimtek", "nilai", "kiriman"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    with process:
        grader = psutil.Process(process.pid)
        until = time.monotonic() + 60
        while not (tmp_path / "hasil").exists():  # it has read what to grade
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.01)
        time.sleep(0.5)  # it waits for the template
        started = grader.children(recursive=True)
        assert len(started) == 2
        os.killpg(process.pid, signal.SIGINT)
        screen = process.communicate(timeout=60)[0].decode("utf-8")
    assert process.returncode == 130
    assert "Dihentikan." in screen
    assert "Traceback" not in screen and "Error" not in screen
    assert still_running(started) == []
