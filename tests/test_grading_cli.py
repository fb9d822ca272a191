"""`nilai` for a facilitator: it asks for what was not said, and starts by a double click."""

import io
import json
import re
import sys
from concurrent.futures import Executor, Future
from pathlib import Path, PureWindowsPath

import pytest
from rich.console import Console

from bimtek import cli
from bimtek.errors import CourseError
from bimtek.grading import class_record, class_run, command, scheduling
from bimtek.grading.before_grading import WrongOutput
from bimtek.grading.command import contents, possible_paths
from bimtek.paths import ROOT

START_FILE = ROOT / "Nilai.bat"


@pytest.fixture
def asked(monkeypatch):
    """Answer questions in a terminal from a list; `.questions` holds what was asked."""

    def answers(*texts):
        left = list(texts)
        answers.questions = []

        def typed(question):
            answers.questions.append(question)
            return left.pop(0)

        monkeypatch.setattr("builtins.input", typed)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)

    return answers


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Be in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def graded(monkeypatch):
    """Collect what would be graded instead of grading."""
    calls = []

    def grade_folder(folder, output, **how):
        calls.append({"folder": folder, "output": output, **how})

    monkeypatch.setattr(class_run, "grade_folder", grade_folder)
    return calls


def run(monkeypatch, capsys, *arguments):
    """Run the command line and return its exit code, stdout and stderr."""
    monkeypatch.setattr(sys, "argv", ["bimtek", "nilai", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    output = capsys.readouterr()
    return ended.value.code or 0, output.out, output.err


@pytest.mark.parametrize(
    "typed",
    [
        "{}",
        "  {}  ",
        '"{}"',
        "'{}' ",
        "& '{}'",
        '& "{}"',
        "file://{}",
        "file://localhost{}",
    ],
)
def test_dragged_folder_is_understood(tmp_path, monkeypatch, asked, graded, typed):
    folder = tmp_path / "kiriman hari 1 (R&D) 100%"
    folder.mkdir()
    place = str(folder)
    if "file:" in typed:
        place = place.replace("%", "%25").replace(" ", "%20")
    asked(typed.format(place))
    command.grade(None, tmp_path / "hasil", None, without_isolation=True)
    assert [call["folder"] for call in graded] == [folder]


def test_dragged_folder_with_backslashes_is_understood(tmp_path, monkeypatch, asked, graded):
    folder = tmp_path / "kiriman hari 1 (R&D)"
    folder.mkdir()
    escaped = re.sub(r"([ ()&])", r"\\\1", str(folder))
    for typed in (escaped, str(folder).replace("/", "\\")):
        asked(typed)
        command.grade(None, tmp_path / "hasil", None, without_isolation=True)
    assert [call["folder"] for call in graded] == [folder, folder]


def test_addresses_of_windows_folders_are_understood():
    def first(typed):
        return PureWindowsPath(str(next(possible_paths(typed))))

    assert first("file:///D:/Kiriman%20hari%201") == PureWindowsPath("D:/Kiriman hari 1")
    assert first("file://pc-diklat/data/kiriman") == PureWindowsPath("//pc-diklat/data/kiriman")
    assert first('"D:\\Kiriman hari 1"') == PureWindowsPath("D:/Kiriman hari 1")


def test_home_folder_is_understood(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert tmp_path / "kiriman" in possible_paths("~/kiriman")


def test_it_asks_again_until_the_folder_is_there_and_shows_what_is_in_it(
    tmp_path, monkeypatch, capsys, asked, graded
):
    folder = tmp_path / "kiriman"
    (folder / "Meja 4").mkdir(parents=True)
    for name in ("a.zip", "B.ZIP", "c.ipynb", "daftar.docx", ".tersembunyi"):
        (folder / name).write_bytes(b"")
    asked("", str(tmp_path / "tiada"), f"{folder} ")
    command.grade(None, tmp_path / "hasil", None, without_isolation=True)
    assert [call["folder"] for call in graded] == [folder]
    screen = capsys.readouterr().out
    assert f"Folder {tmp_path / 'tiada'} tidak ada." in screen
    assert "2 berkas zip, 1 notebook, 1 folder, 1 berkas lain" in screen


def test_empty_folder_is_called_empty(tmp_path):
    assert contents(tmp_path) == "kosong"


def test_it_offers_the_folder_that_was_graded_last(tmp_path, monkeypatch, capsys, asked, graded):
    monkeypatch.setattr(class_record, "last_folder", lambda output: tmp_path)
    asked("")
    command.grade(None, tmp_path / "hasil", None, without_isolation=True)
    assert [call["folder"] for call in graded] == [tmp_path]
    assert f"Terakhir dinilai: {tmp_path}" in capsys.readouterr().out


def results(output, folder):
    """Leave what a run of `folder` into `output` leaves."""
    kept = output / ".penilaian" / "kelas.json"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({"folder": str(folder.resolve())}), encoding="utf-8")
    (output / "gradebook.db").write_bytes(b"")


@pytest.mark.parametrize(
    ("folder", "output"),
    [
        ("kiriman", "hasil"),
        ("kiriman-hari-1", "hasil-hari-1"),
        ("Kiriman Hari 1 (R&D)", "hasil-hari-1-r-d"),
        ("Kelas B", "hasil-kelas-b"),
    ],
)
def test_results_are_named_after_the_folder_of_submissions(here, asked, graded, folder, output):
    (here / folder).mkdir()
    asked(folder, "")
    command.grade(None, None, None, without_isolation=True)
    assert asked.questions[1] == f"Folder hasil [{output}]: "
    assert [call["output"] for call in graded] == [Path(output)]


def test_another_folder_of_results_can_be_typed(here, asked, graded):
    (here / "kiriman").mkdir()
    asked("kiriman", '"hasil kelas A"')
    command.grade(None, None, None, without_isolation=True)
    assert [call["output"] for call in graded] == [Path("hasil kelas A")]


def test_results_of_the_same_folder_are_offered_again_whatever_their_name(here, asked, graded):
    (here / "kiriman").mkdir()
    results(here / "kelas A", here / "kiriman")
    asked("", "")  # also the folder that was graded last is offered
    command.grade(None, None, None, without_isolation=True)
    assert asked.questions[1] == "Folder hasil [kelas A]: "
    assert (graded[0]["folder"], graded[0]["output"]) == (here / "kiriman", Path("kelas A"))


def test_folder_that_was_named_goes_to_hasil(here, graded):
    (here / "kiriman-hari-2").mkdir()
    command.grade(here / "kiriman-hari-2", None, None, without_isolation=True)
    assert [call["output"] for call in graded] == [Path("hasil")]


@pytest.fixture
def refusing(monkeypatch):
    """Refuse the folder of results that a run is given first."""
    outputs = []

    def grade_folder(folder, output, **_):
        outputs.append(output)
        if len(outputs) == 1:
            raise WrongOutput("Folder itu berisi nilai latihan 02.")

    monkeypatch.setattr(class_run, "grade_folder", grade_folder)
    return outputs


@pytest.mark.parametrize("dropped", [True, False])
def test_it_asks_again_when_results_would_be_lost(here, asked, refusing, capsys, dropped):
    (here / "kiriman").mkdir()
    results(here / "hasil", here / "kiriman")
    asked(*([] if dropped else ["kiriman", ""]), "")
    folder = Path("kiriman") if dropped else None
    command.grade(folder, None, None, without_isolation=True)
    assert refusing == [Path("hasil"), Path("hasil-2")]
    screen = capsys.readouterr().out
    assert "berisi nilai latihan 02." in screen and "--keluar" not in screen
    assert asked.questions[-1] == "Folder hasil [hasil-2]: "


def test_results_that_were_named_are_never_replaced_by_others(here, asked, refusing):
    asked()
    with pytest.raises(WrongOutput, match="misalnya --keluar hasil-hari-2"):
        command.grade(Path("kiriman"), Path("h"), None, without_isolation=True)
    assert refusing == [Path("h")] and asked.questions == []


def test_without_a_terminal_nobody_is_asked_for_other_results(here, refusing, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(WrongOutput):
        command.grade(Path("kiriman"), None, None, without_isolation=True)
    assert refusing == [Path("hasil")]


def test_without_a_terminal_it_names_the_missing_folder(monkeypatch, capsys):
    code, out, err = run(monkeypatch, capsys)
    assert (code, out) == (1, "")
    assert "FOLDER belum disebutkan" in err


@pytest.mark.parametrize("number", ["0", "-1", "65"])
def test_absurd_number_of_workers_is_refused_kindly(monkeypatch, capsys, graded, number):
    code, _, err = run(monkeypatch, capsys, "kiriman", f"--pekerja={number}")
    assert code == 1 and graded == []
    assert "Jumlah pekerja harus antara 1 dan 64, misalnya --pekerja 2." in err


def test_number_of_workers_is_that_of_the_usable_cores_and_at_most_eight(monkeypatch):
    assert 1 <= scheduling.usable_cores() <= 8
    if hasattr(scheduling.os, "sched_getaffinity"):
        monkeypatch.setattr(scheduling.os, "sched_getaffinity", lambda _: range(3))
        assert scheduling.usable_cores() == 3
        monkeypatch.setattr(scheduling.os, "sched_getaffinity", lambda _: range(100))
    else:
        monkeypatch.setattr(scheduling.os, "cpu_count", lambda: 100)
    assert scheduling.usable_cores() == 8


def test_progress_says_what_it_counts():
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=80)

    class Inline(Executor):
        def submit(self, *_):
            future = Future()
            future.set_result(json.dumps(scheduling.no_result()).encode("utf-8"))
            return future

    list(scheduling._as_graded([(0, b"")], 1, Inline(), None, console))
    assert "Menilai latihan" in screen.getvalue()


def test_options_reach_the_class(monkeypatch, capsys, graded):
    run(monkeypatch, capsys, "kiriman", "--keluar", "h", "--pekerja", "3", "--tanpa-isolasi")
    (call,) = graded
    assert (call["folder"], call["output"]) == (Path("kiriman"), Path("h"))
    assert (call["workers"], call["isolated"]) == (3, False)


def test_code_is_shut_in_unless_the_facilitator_says_otherwise(monkeypatch, capsys, graded):
    monkeypatch.setattr(sys, "platform", "linux")
    run(monkeypatch, capsys, "kiriman")
    assert graded[0]["isolated"] is True


@pytest.mark.parametrize("answer", ["ya", " Ya "])
def test_where_code_cannot_be_shut_in_it_explains_and_asks(
    monkeypatch, capsys, asked, graded, answer
):
    monkeypatch.setattr(sys, "platform", "win32")
    asked(answer)
    command.grade(Path("kiriman"), Path("hasil"), None, without_isolation=False)
    assert graded[0]["isolated"] is False
    assert "tidak dapat dikurung" in capsys.readouterr().out
    assert "ketik: ya" in asked.questions[0]


@pytest.mark.parametrize("answer", ["", "y", "tidak"])
def test_any_other_answer_grades_nothing(monkeypatch, asked, graded, answer):
    monkeypatch.setattr(sys, "platform", "win32")
    asked(answer)
    with pytest.raises(CourseError, match="Tidak ada yang dinilai"):
        command.grade(Path("kiriman"), Path("hasil"), None, without_isolation=False)
    assert graded == []


def test_without_a_terminal_nobody_is_asked_and_the_option_is_named(monkeypatch, graded):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    command.grade(Path("kiriman"), Path("hasil"), None, without_isolation=False)
    assert graded[0]["isolated"] is True
    with pytest.raises(CourseError, match="--tanpa-isolasi"):
        scheduling.sandbox.check(scheduling.Mode.ISOLATED)


def test_end_of_input_is_no_answer(monkeypatch, asked):
    def ended(_):
        raise EOFError

    asked()
    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(CourseError, match="Tidak ada jawaban"):
        command.grade(None, Path("hasil"), None, without_isolation=True)


def test_renewing_reports_takes_no_folder_of_submissions(monkeypatch, capsys):
    renewed = []
    monkeypatch.setattr(class_run, "renew_reports", renewed.append)
    run(monkeypatch, capsys, "--rekap", "--keluar", "h")
    assert renewed == [Path("h")]
    code, _, err = run(monkeypatch, capsys, "kiriman", "--rekap")
    assert code == 1 and "FOLDER tidak diperlukan" in err and len(renewed) == 1


def start_file():
    content = START_FILE.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n")
    return content.decode("ascii").split("\r\n")


def test_start_file_keeps_the_line_ends_that_windows_needs():
    assert START_FILE.read_bytes().endswith(b"\r\n")
    assert len(start_file()) > 20
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "*.bat text eol=crlf" in attributes


def test_start_file_starts_in_its_own_folder_with_any_python():
    lines = start_file()
    assert lines[0] == "@echo off"
    assert "chcp 65001 >nul" in lines
    # Before ! gets a meaning, which folders may have in their names.
    assert lines.index('cd /d "%~dp0"') < lines.index("setlocal EnableDelayedExpansion")
    assert lines.index('set "FOLDER=%~1"') < lines.index("setlocal EnableDelayedExpansion")
    # The last one found counts.
    assert lines.index('where /q python.exe && set "PYTHON=python"') < lines.index(
        'where /q py.exe && set "PYTHON=py"'
    )
    assert '  !PYTHON! mulai.py nilai "!FOLDER!"' in lines
    assert "  !PYTHON! mulai.py nilai" in lines
    assert (ROOT / "mulai.py").is_file()


def test_start_file_never_lets_a_folder_name_become_a_command():
    """Names with & or ) are safe only where they are filled in after a line was read."""
    used = [line for line in start_file() if "%1" in line or "%~1" in line or "%*" in line]
    assert used == ['set "FOLDER=%~1"']
    assert not [line for line in start_file() if re.search(r"%(FOLDER|REST|LINE|cmdcmdline)", line)]


def test_start_file_pauses_whatever_happens():
    lines = start_file()
    end = lines.index(":end")
    assert [line for line in lines[end:] if line.startswith("pause")]
    assert not [line for line in lines[:end] if re.match(r"\s*exit\b|.*goto :eof", line)]
    labels = {line.removeprefix(":") for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) <= labels
