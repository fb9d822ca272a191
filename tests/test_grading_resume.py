"""A run that is cut off: the next one goes on and ends as if nothing had happened."""

import contextlib
import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from io import StringIO
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest
from gladi import kecil, kelas
from nbgrader.api import Gradebook
from rich.console import Console
from stubbed_grading import stub

from bimtek import files, identity
from bimtek.errors import CourseError
from bimtek.grading import class_record, marks, results_store, scheduling
from bimtek.grading.class_run import grade_folder, renew_reports
from bimtek.grading.collecting.collect import Submission
from bimtek.grading.collecting.people import Participant
from bimtek.grading.exercise import load_all
from bimtek.identity import Identity

NAMES = ("Ana", "Budi", "Cici", "Dedi", "Eka", "Fitri")
KILLS = 24
WAITING = f"{results_store.FOLDER}/{marks.FILE_NAME}"
posix = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return the folder of the tiny course and its exercises."""
    root = tmp_path_factory.mktemp("kursus")
    return root, kecil.write_course(root)


def hand_in(folder, exercises, names=NAMES, note=""):
    """Write what the class hands in; `note` changes every answer a person reads."""
    for name in names:
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        (place / "identitas.json").write_bytes(identity.to_bytes(Identity((name,), "Inspektorat")))
        answers = kecil.ANSWERS | {"90-tugas-2": f"Karena {name}. {note}"}
        notebook = kecil.filled(exercises[kecil.NAME], answers)
        (place / "tugas.ipynb").write_bytes(kecil.to_bytes(notebook))


class Inline(Executor):
    """Grade at once, without running anything; counts."""

    def __init__(self):
        self.count = 0

    def submit(self, _, job):
        self.count += 1
        future = Future()
        future.set_result(stub(job))
        return future


def grade(folder, output, exercises, executor=None):
    executor = executor or Inline()
    grade_folder(folder, output, exercises, executor, Console(file=StringIO()))
    return executor.count


def visible(output):
    """Return every output by its place, without what runs keep for themselves."""
    return {
        place: path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
        and not (place := path.relative_to(output).as_posix()).startswith(".penilaian")
    }


def mark_by_hand(output, student):
    with Gradebook(f"sqlite:///{output / 'gradebook.db'}") as book:
        given = book.find_grade("90-tugas-2", kecil.NAME, kecil.NAME, student)
        given.manual_score, given.needs_manual_grade = 3.0, False
        book.db.commit()


def test_only_what_changed_or_is_missing_is_graded(course, tmp_path):
    _, exercises = course
    folder, output = tmp_path / "kiriman", tmp_path / "hasil"
    hand_in(folder, exercises)
    assert grade(folder, output, exercises) == 6
    before = visible(output)
    assert grade(folder, output, exercises) == 0
    assert visible(output) == before
    hand_in(folder, exercises, ["Ana"], note="berubah")
    assert grade(folder, output, exercises) == 1
    kept = sorted((output / ".penilaian" / "hasil").iterdir())
    assert len(kept) == 6  # the old result of Ana is gone
    kept[0].unlink()
    kept[1].write_bytes(b"{")
    assert grade(folder, output, exercises) == 2


def test_new_grader_grades_everything_again(course, tmp_path, monkeypatch):
    _, exercises = course
    folder, output = tmp_path / "kiriman", tmp_path / "hasil"
    hand_in(folder, exercises, NAMES[:2])
    grade(folder, output, exercises)
    monkeypatch.setattr(results_store, "version", lambda: "lain")
    assert grade(folder, output, exercises) == 2


def test_version_depends_on_code_and_on_pandas(monkeypatch):
    results_store.version.cache_clear()
    now = results_store.version()
    for patched in ("version_of", "platform.python_version"):
        with monkeypatch.context() as patch:
            patch.setattr(f"bimtek.grading.results_store.{patched}", lambda *_: "0")
            results_store.version.cache_clear()
            assert results_store.version() != now
    results_store.version.cache_clear()
    assert results_store.version() == now


def test_failure_of_this_computer_is_not_kept(course, tmp_path):
    _, exercises = course
    folder, output = tmp_path / "kiriman", tmp_path / "hasil"
    hand_in(folder, exercises, NAMES[:3])

    class Broken(Inline):
        def submit(self, function, job):
            if self.count:
                raise RuntimeError("the pool is gone")
            return super().submit(function, job)

    grade(folder, output, exercises, Broken())
    assert (output / "masalah.csv").read_text("utf-8").count("Jalankan lagi perintah nilai.") == 2
    assert grade(folder, output, exercises) == 2
    assert "terganggu" not in (output / "masalah.csv").read_text("utf-8")


@pytest.mark.lambat
def test_a_second_run_into_the_same_folder_is_refused(tmp_path):
    output = tmp_path / "hasil"
    code = (
        "import sys\nfrom pathlib import Path\nfrom bimtek.grading.class_record import claimed\n"
        "with claimed(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(output)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        expected = pytest.raises(CourseError, match="sedang dipakai perintah nilai")
        with expected, class_record.claimed(output):
            pytest.fail("both hold it")
        other.kill()
    with class_record.claimed(output):  # the claim ended with its process
        pass


def test_what_a_run_left_before_it_wrote_anything_is_no_foreign_folder(course, tmp_path):
    _, exercises = course
    folder, output = tmp_path / "kiriman", tmp_path / "hasil"
    hand_in(folder, exercises, NAMES[:1])
    output.mkdir()
    (output / ".nbgrader_config.py.baru").write_bytes(b"c =")
    grade(folder, output, exercises)
    assert not (output / ".nbgrader_config.py.baru").exists()


def test_folder_cut_off_between_its_two_renames_is_put_back(tmp_path):
    old = tmp_path / ".pohon.lama"
    old.mkdir()
    (old / "a").write_bytes(b"1")
    files.restore_tree(tmp_path / "pohon")
    assert (tmp_path / "pohon" / "a").read_bytes() == b"1" and not old.exists()


def test_folder_that_was_replaced_before_the_cut_stays_the_new_one(tmp_path):
    def cut_off():
        for place in (".pohon.lama/a", ".pohon.baru/x", "pohon/b"):
            (tmp_path / place).parent.mkdir(exist_ok=True)
            (tmp_path / place).write_bytes(b"1")

    cut_off()
    files.restore_tree(tmp_path / "pohon")
    assert [path.name for path in (tmp_path / "pohon").iterdir()] == ["b"]
    cut_off()
    files.write_tree(tmp_path / "pohon", {"c/d": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["pohon"]
    assert [path.name for path in (tmp_path / "pohon").iterdir()] == ["c"]


def test_folder_that_cannot_be_replaced_stays_whole(tmp_path, monkeypatch):
    files.write_tree(tmp_path / "pohon", {"a": b"1"})
    real = Path.replace

    def refused(path, target):
        if path.name == ".pohon.baru":
            raise PermissionError
        return real(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(files.Locked, match="pohon sedang dibuka program lain"):
        files.write_tree(tmp_path / "pohon", {"b": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["pohon"]
    assert (tmp_path / "pohon" / "a").read_bytes() == b"1"


def test_virus_scanner_that_holds_a_file_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    real, refusals = Path.replace, [PermissionError, PermissionError]

    def held(path, target):
        if refusals:
            raise refusals.pop()
        return real(path, target)

    monkeypatch.setattr(files, "PAUSES", (0, 0, 0))
    monkeypatch.setattr(Path, "replace", held)
    files.write_whole(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1" and refusals == []


class Runs:
    """The server of runs in tests/interrupted_run.py."""

    def __init__(self, root):
        script = Path(__file__).with_name("interrupted_run.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script), str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, folder, output, **how):
        line = json.dumps({"folder": str(folder), "output": str(output), **how})
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self):
        self._process.stdin.close()
        self._process.wait()


@pytest.fixture(scope="module")
def runs(course):
    with contextlib.closing(Runs(course[0])) as runs:
        yield runs


def finished(runs, folder, output):
    """Run undisturbed; return the seconds and the outputs."""
    ending, seconds = runs(folder, output)
    assert ending == "finished"
    return seconds, visible(output)


def is_whole(output, before, after):
    """Tell whether each output is the old or the new one; a folder may be between both."""
    found = visible(output)
    for name in ("rekap.xlsx", "rekap.csv", "masalah.csv", "gradebook.db"):
        assert found.get(name) in (before.get(name), after.get(name)), name
    for tree in ("source", "submitted", "autograded", "umpan-balik"):
        states = [
            {place: content for place, content in each.items() if place.startswith(f"{tree}/")}
            for each in (found, before, after)
        ]
        assert states[0] in (*states[1:], {}), tree
    return True


@posix
@pytest.mark.lambat
def test_killed_at_any_moment_a_first_run_is_completed_by_the_next(course, runs, tmp_path):
    _, exercises = course
    folder = tmp_path / "kiriman"
    hand_in(folder, exercises)
    whole, after = finished(runs, folder, tmp_path / "tanpa gangguan")
    moments, endings = random.Random(20250429), []
    for number in range(KILLS):
        output = tmp_path / f"hasil {number}"
        endings.append(runs(folder, output, kill_after=moments.uniform(0, whole))[0])
        assert is_whole(output, {}, after)
        assert finished(runs, folder, output)[1] == after
    assert endings.count("killed") > KILLS / 4


@posix
@pytest.mark.lambat
@pytest.mark.parametrize("back", [False, True], ids=["somebody is gone", "somebody is back"])
def test_killed_before_any_change_on_the_disk_a_rerun_with_marks_ends_as_one_run(
    course, runs, tmp_path, back
):
    _, exercises = course
    folder, base = tmp_path / "kiriman", tmp_path / "dasar"
    hand_in(folder, exercises, NAMES[:3])
    finished(runs, folder, base)
    for student in ("ana-inspektorat", "budi-inspektorat", "cici-inspektorat"):
        mark_by_hand(base, student)
    hand_in(folder, exercises, ["Ana"], note="berubah")
    shutil.rmtree(folder / "Cici")
    if back:
        finished(runs, folder, base)
        hand_in(folder, exercises, ["Cici"])
    before, plain = visible(base), tmp_path / "tanpa gangguan"
    shutil.copytree(base, plain)
    changes = int(runs(folder, plain, kill_at=0)[0])
    after = visible(plain)
    for number in sorted(random.Random(back).sample(range(1, changes), KILLS)):
        output = tmp_path / "hasil"
        shutil.copytree(base, output)
        assert runs(folder, output, kill_at=number)[0] == "killed"
        assert is_whole(output, before, after)
        assert finished(runs, folder, output)[1] == after, number
        # The mark of somebody who is gone waits, whatever happened.
        assert (output / WAITING).read_bytes() == (plain / WAITING).read_bytes(), number
        shutil.rmtree(output)
    assert len(json.loads((plain / WAITING).read_bytes())) == (0 if back else 1)


@posix
@pytest.mark.lambat
def test_killed_again_and_again_it_still_comes_to_its_end(course, runs, tmp_path):
    _, exercises = course
    folder, output = tmp_path / "kiriman", tmp_path / "hasil"
    hand_in(folder, exercises)
    whole, after = finished(runs, folder, tmp_path / "tanpa gangguan")
    moments = random.Random(20250430)
    for _ in range(KILLS // 3):
        runs(folder, output, kill_after=moments.uniform(whole / 4, whole))
        assert is_whole(output, {}, after)
    assert finished(runs, folder, output)[1] == after


@posix
@pytest.mark.lambat
def test_disk_that_takes_no_more_gives_one_sentence_and_the_next_run_ends_well(
    course, runs, tmp_path
):
    _, exercises = course
    folder = tmp_path / "kiriman"
    hand_in(folder, exercises)
    _, after = finished(runs, folder, tmp_path / "tanpa gangguan")
    for size in (0, 100, 2_000, 8_000, 60_000):
        output = tmp_path / f"hasil {size}"
        ending, _ = runs(folder, output, file_size=size)
        assert ending.startswith("CourseError: "), size
        assert "tidak dapat ditulisi" in ending or "Ruang disk habis" in ending
        assert ending.count("\n") == 0
        assert is_whole(output, {}, after)
        assert finished(runs, folder, output)[1] == after


@pytest.mark.lambat
def test_disk_full_at_any_write_is_one_sentence_and_nothing_is_half_written(
    course, tmp_path, monkeypatch
):
    _, exercises = course
    folder, plain = tmp_path / "kiriman", tmp_path / "tanpa gangguan"
    hand_in(folder, exercises, NAMES[:2])
    grade(folder, plain, exercises)
    after = visible(plain)
    for number in range(1, 500):
        output = tmp_path / f"hasil {number}"
        with monkeypatch.context() as patch:
            full = FullDisk(patch, output, number)
            try:
                grade(folder, output, exercises)
            except CourseError as error:
                assert "isk" in str(error) or "tidak dapat ditulisi" in str(error)
                assert str(error).count("\n") == 0
        if not full.reached:
            break
        assert is_whole(output, {}, after)
        grade(folder, output, exercises)
        assert visible(output) == after
    assert 30 < number < 499


class FullDisk:
    """Let the n-th write below a folder fail with half of it written."""

    def __init__(self, patch, folder, number):
        self._folder, self._left = str(folder), number
        for name in ("write_bytes", "replace", "mkdir", "open"):
            patch.setattr(Path, name, self._failing(getattr(Path, name), name))

    @property
    def reached(self):
        return self._left <= 0

    def _failing(self, real, name):
        def call(path, *args, **options):
            reads = name == "open" and "r" in (args[0] if args else options.get("mode", "r"))
            if not str(path).startswith(self._folder) or reads or self.reached:
                return real(path, *args, **options)
            self._left -= 1
            if self._left:
                return real(path, *args, **options)
            if name == "write_bytes":
                real(path, args[0][: len(args[0]) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

        return call


class Slow(ThreadPoolExecutor):
    """Finish jobs in another order than they came."""

    def submit(self, _, job):
        return super().submit(stub, job)


def test_any_number_of_workers_gives_the_same_in_the_same_order(course, tmp_path):
    _, exercises = course
    hand_in(tmp_path / "kiriman", exercises)
    outputs = []
    for number, executor in enumerate((Inline(), Slow(1), Slow(2), Slow(6))):
        with executor:
            grade_folder(
                tmp_path / "kiriman",
                tmp_path / str(number),
                exercises,
                executor,
                Console(file=StringIO()),
            )
        outputs.append(visible(tmp_path / str(number)))
    assert outputs[1:] == outputs[:1] * 3


def test_jobs_are_made_when_there_is_room_for_them(course, tmp_path, monkeypatch):
    _, exercises = course
    who = Participant("ana", "Ana", "")
    work = [Submission(who, kecil.NAME, f"{i}", b"%d" % i) for i in range(300)]
    real, made, open_jobs, most = scheduling.make_job, [], [], []
    monkeypatch.setattr(scheduling, "make_job", lambda *given: made.append(1) or real(*given))
    result = stub(real(exercises[kecil.NAME], b"1"))

    class Busy(Executor):
        """Answers only when it is given nothing more to do."""

        def submit(self, _, job):
            future = Future()
            open_jobs.append(future)
            most.append(len(open_jobs))
            return future

    def waiting(pending, **_):
        for each in open_jobs:
            each.set_result(result)
        open_jobs.clear()
        return list(pending), []

    monkeypatch.setattr(scheduling, "wait", waiting)
    console = Console(file=StringIO())
    found = scheduling.grade_all(work, exercises, tmp_path, console, executor=Busy())
    assert len(found.results) == 300
    assert max(most) == scheduling.WINDOW
    assert len(made) == 301  # one more, for the keys


class Remote(Executor):
    """Another computer, as far as grading can tell: bytes in, bytes out."""

    code = (
        "import sys\nfrom bimtek.grading.autograde import grade_submission\n"
        "sys.stdout.buffer.write(grade_submission(sys.stdin.buffer.read()))"
    )

    def submit(self, function, *jobs):
        (job,) = jobs
        assert type(job) is bytes and function.__name__ == "grade_submission"
        future = Future()
        done = subprocess.run([sys.executable, "-c", self.code], input=job, capture_output=True)
        future.set_result(done.stdout)
        return future


@pytest.mark.lambat
def test_threads_processes_and_another_computer_give_the_same(course, tmp_path):
    _, exercises = course
    hand_in(tmp_path / "kiriman", exercises, NAMES[:1])  # each starts a process or two
    outputs = []
    executors = (ThreadPoolExecutor(2), ProcessPoolExecutor(2, get_context("spawn")), Remote())
    for number, executor in enumerate(executors):
        with executor:
            grade_folder(
                tmp_path / "kiriman",
                tmp_path / str(number),
                exercises,
                executor,
                Console(file=StringIO()),
                isolated=False,
            )
        outputs.append(visible(tmp_path / str(number)))
    assert outputs[0] == outputs[1] == outputs[2]
    assert b"5,5,benar" in outputs[0]["rekap.csv"]


LOOP = "while True:\n    pass"


@pytest.fixture
def real_run(tmp_path):
    """Start `bimtek nilai` on three submissions, of which the second never ends."""
    exercise = load_all()[kelas.NAME]
    for name, answer in (("Ana", "x = 1"), ("Budi", LOOP), ("Cici", "x = 3")):
        (tmp_path / "kiriman" / name).mkdir(parents=True)
        notebook = kelas.Work(exercise, exercise.master).with_answers({"02-tugas-1": answer})
        place = tmp_path / "kiriman" / name / "latihan.ipynb"
        place.write_bytes(kecil.to_bytes(notebook))
    command = [sys.executable, "-m", "bimtek", "nilai", "kiriman", "--pekerja", "1"]
    process = subprocess.Popen(
        [*command, "--tanpa-isolasi"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    yield process
    process.kill()
    process.communicate()


def when_one_is_done(process, root):
    """Wait for the first result; return the processes that run by then."""
    until = time.monotonic() + 120
    while not list(root.glob("hasil/.penilaian/hasil/*.json")):
        assert time.monotonic() < until and process.poll() is None
        time.sleep(0.05)
    time.sleep(1)  # the endless one has begun
    return psutil.Process(process.pid).children(recursive=True)


@posix
@pytest.mark.lambat
def test_ctrl_c_keeps_what_is_done_says_so_and_leaves_no_process(real_run, tmp_path):
    started = when_one_is_done(real_run, tmp_path)
    assert started
    os.killpg(real_run.pid, signal.SIGINT)
    screen, _ = real_run.communicate(timeout=120)
    screen = screen.decode("utf-8")
    assert real_run.returncode == 130
    assert "Dihentikan. 1 dari 3 latihan sudah dinilai dan disimpan." in screen
    assert "Traceback" not in screen and "Error" not in screen
    _, alive = psutil.wait_procs(started, timeout=5)
    assert alive == []


@posix
@pytest.mark.lambat
def test_killed_while_really_grading_the_rest_is_graded_later(course, tmp_path):
    root, exercises = course
    hand_in(tmp_path / "kiriman", exercises, NAMES[:3])
    code = (
        "import sys; from io import StringIO; from pathlib import Path\n"
        "from gladi import kecil; from rich.console import Console\n"
        "from bimtek.grading.exercise import load_all\n"
        "from bimtek.grading.class_run import grade_folder\n"
        "root = Path(sys.argv[1]); here = Path(sys.argv[2])\n"
        "exercises = load_all(root / 'solutions', root / 'exercises', kecil.plan())\n"
        "grade_folder(here / 'kiriman', here / sys.argv[3], exercises, isolated=False,\n"
        "    workers=1, console=Console(file=StringIO()))"
    )

    def started(output):
        command = [sys.executable, "-c", code, str(root), str(tmp_path), output]
        return subprocess.Popen(command, cwd=Path(__file__).parent)

    plain, screen = tmp_path / "tanpa gangguan", Console(file=StringIO())
    grade_folder(tmp_path / "kiriman", plain, exercises, console=screen, isolated=False)
    process = started("hasil")
    when_one_is_done(process, tmp_path)
    process.kill()
    process.wait()
    assert started("hasil").wait() == 0
    assert visible(tmp_path / "hasil") == visible(plain)


def test_renewing_reports_needs_a_run_that_came_to_its_end(course, tmp_path):
    _, exercises = course
    folder, output = tmp_path / "kiriman", tmp_path / "hasil"
    hand_in(folder, exercises, NAMES[:1])
    grade(folder, output, exercises)
    with contextlib.suppress(RuntimeError), class_record.writing(output):
        raise RuntimeError("killed")
    with pytest.raises(CourseError, match="terputus sebelum selesai ditulis"):
        renew_reports(output, exercises)
    grade(folder, output, exercises)
    renew_reports(output, exercises, Console(file=StringIO()))
