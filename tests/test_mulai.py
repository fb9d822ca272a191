"""mulai.py installs once, notices changes, survives interruptions and explains failures."""

import ast
import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import psutil
import pytest
import typer

from bimtek import cli
from bimtek.paths import BOOK, ROOT

CURE = "ketik perintah yang sama"


@pytest.fixture
def course(tmp_path):
    """A course folder whose name has a space and a letter beyond ASCII."""
    folder = tmp_path / "Kursus Data é"
    folder.mkdir()
    shutil.copy(ROOT / "mulai.py", folder)
    for name in ("requirements.lock", "requirements-uji.lock", "pyproject.toml"):
        (folder / name).write_text(f"{name}==1.0\n", encoding="utf-8")
    return folder


def load(folder):
    """Load the folder's mulai.py as a module of its own."""
    spec = importlib.util.spec_from_file_location("mulai", folder / "mulai.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def start(monkeypatch, tmp_path, capsys):
    """Start a course with every child process replaced by one that only leaves its traces."""
    monkeypatch.delenv("CI", raising=False)
    home = tmp_path / "python-asal"
    home.mkdir()

    def start(folder, word="siap", pip_output=""):
        mulai = load(folder)
        steps = []

        def run(command, total=0):
            arguments = [str(part) for part in command]
            start.commands.append(arguments)
            if "venv" in arguments:
                steps.append("venv")
                mulai.VENV_PYTHON.parent.mkdir(parents=True)
                mulai.VENV_PYTHON.touch()
                (mulai.VENV / "pyvenv.cfg").write_text(f"home = {home}\n", encoding="utf-8")
            elif "install" in arguments:
                steps.append(Path(arguments[-1]).name)
                mulai.LOG.write_text(pip_output, encoding="utf-8")
                return 1 if pip_output else 0
            return 0

        monkeypatch.setattr(mulai, "run", run)
        monkeypatch.setattr(mulai, "run_bimtek", lambda arguments: 7)
        code = mulai.main([word])
        return code, steps, capsys.readouterr().err

    start.commands = []
    return start


def add_wheels(folder, minor=None, platform=None):
    """Put packages of a stick into a course folder, by default for this Python and system."""
    (folder / "roda").mkdir(exist_ok=True)
    tag = f"cp3{sys.version_info[1] if minor is None else minor}"
    platform = platform or sysconfig.get_platform().replace("linux-", "manylinux_2_28-")
    platform = platform.replace("-", "_")
    for name in (f"biner-1.0-{tag}-{tag}-{platform}.whl", "murni-1.0-py3-none-any.whl"):
        (folder / "roda" / name).touch()


def test_first_start_installs_everything_and_later_starts_nothing(course, start):
    assert start(course) == (7, ["venv", "requirements.lock", course.name], "")
    assert start(course) == (7, [], "")


@pytest.fixture
def system(monkeypatch):
    """A system for which a stick can have packages, wherever the tests run."""
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "linux-x86_64")


def test_packages_of_a_stick_are_installed_without_asking_any_index(course, start, system):
    add_wheels(course)
    assert start(course) == (7, ["venv", "requirements.lock", course.name], "")
    (from_lock,) = [each for each in start.commands if each[-1].endswith(".lock")]
    assert {"--no-index", "--isolated", "--require-hashes"} <= set(from_lock)
    assert from_lock[from_lock.index("--find-links") + 1] == str(course / "roda")


def test_without_a_stick_the_index_is_asked(course, start):
    start(course)
    assert not {"--no-index", "--find-links"} & {part for each in start.commands for part in each}


def test_test_tools_come_from_the_index_even_beside_packages_of_a_stick(course, start, system):
    add_wheels(course)
    start(course, "uji")
    (for_tests,) = [each for each in start.commands if each[-1].endswith("-uji.lock")]
    assert "--no-index" not in for_tests


def test_a_participants_copy_has_no_test_tools_to_install(course, start, system):
    add_wheels(course)
    (course / "requirements-uji.lock").unlink()
    assert start(course, "uji") == (7, ["venv", "requirements.lock", course.name], "")
    assert start(course, "uji") == (7, [], "")


def test_the_stick_itself_is_left_as_it_is(course, start, system):
    add_wheels(course)
    (course.parent / "SHA256SUMS.txt").touch()
    code, steps, error = start(course)
    assert (code, steps) == (1, []) and not (course / ".venv").exists()
    assert "masih bagian dari flashdisk; salin folder itu menjadi" in error and CURE in error


@pytest.mark.parametrize("other", ["", "ketik py -3.98 mulai.py siap"])
def test_packages_for_other_pythons_are_refused_naming_them(
    course, start, system, monkeypatch, other
):
    add_wheels(course, 98, "manylinux_2_28_x86_64")
    add_wheels(course, 99, "manylinux2014_x86_64.manylinux_2_17_x86_64")
    add_wheels(course, 97, "win_amd64")
    mulai = load(course)
    asked = []
    monkeypatch.setattr(mulai, "other_python", lambda minors: asked.append(minors) or other)
    with pytest.raises(mulai.SetupError) as refused:
        mulai.check_wheels()
    said = str(refused.value)
    assert f"hanya memuat paket untuk Python 3.98, 3.99, sedangkan ini Python 3.{_minor()}" in said
    assert (other or "hapus folder roda bila laptop ini punya internet") in said
    assert asked == [(98, 99)]
    code, steps, error = start(course)
    assert (code, steps) == (1, []) and error.count("\n") == 1
    assert not (course / ".venv").exists()


def _minor():
    return sys.version_info[1]


def test_packages_for_other_systems_are_refused(course, start, monkeypatch):
    add_wheels(course, platform="win_amd64")
    add_wheels(course, platform="manylinux_2_28_x86_64")
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "macosx-11.0-arm64")
    code, steps, error = start(course)
    assert (code, steps) == (1, [])
    assert "hanya memuat paket untuk sistem lain" in error and "macosx-11.0-arm64" in error
    assert "hapus folder roda" in error and CURE in error


@pytest.mark.parametrize(
    "printed",
    [
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n"
        + f"        Expected     or {'0' * 64}\n" * 60
        + f"             Got        {'1' * 64}",
        "ERROR: No matching distribution found for pandas==3.1.2",
        "ERROR: Wheel 'numpy' located at x.whl is invalid. Invalid wheel filename",
    ],
)
def test_damaged_packages_of_a_stick_are_to_be_copied_again(course, start, system, printed):
    add_wheels(course)
    code, _, error = start(course, pip_output=f"{printed}\n")
    assert code == 1 and error.count("\n") == 1
    assert "folder roda tidak utuh; salin lagi folder kursus dari flashdisk" in error
    assert CURE in error


def test_words_about_the_internet_are_right_with_and_without_a_stick(course, start, system):
    without = load(course)
    add_wheels(course)
    beside = load(course)
    for text in (without.HELP, without.SETTING_UP):
        assert "perlu internet dan beberapa menit" in text
    for text in (beside.HELP, beside.SETTING_UP):
        assert "beberapa menit, tanpa internet" in text and "perlu internet" not in text


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_changed_requirements_are_installed_into_the_same_venv(course, start, name):
    start(course)
    (course / name).write_text("berubah==2.0\n", encoding="utf-8")
    assert start(course)[1] == ["requirements.lock", course.name]
    assert start(course)[1] == []


def test_test_tools_are_installed_only_for_tests_and_for_ci(course, start, monkeypatch):
    start(course)
    assert start(course, "lab")[1] == []
    assert start(course, "uji")[1] == ["requirements-uji.lock"]
    (course / "requirements-uji.lock").write_text("baru==2\n", encoding="utf-8")
    assert start(course, "siap")[1] == []
    monkeypatch.setenv("CI", "true")
    assert start(course, "siap")[1] == ["requirements-uji.lock"]


def test_interrupted_installation_is_continued_in_the_same_venv(course, start):
    code, steps, error = start(course, pip_output="mati lampu")
    assert (code, steps) == (1, ["venv", "requirements.lock"])
    assert error.count("\n") == 1 and "pasang.log" in error
    assert start(course)[:2] == (7, ["requirements.lock", course.name])


def test_package_cut_off_while_being_installed_is_installed_again(course, start):
    start(course, pip_output="mati lampu")
    mulai = load(course)
    site = "Lib/site-packages" if os.name == "nt" else "lib/python3.99/site-packages"
    for name in ("utuh", "terpotong"):
        (mulai.VENV / site / f"{name}-1.0.dist-info").mkdir(parents=True)
    (mulai.VENV / site / "utuh-1.0.dist-info" / "RECORD").touch()
    start(course)
    assert [path.name for path in mulai.VENV.glob(mulai.PACKAGES)] == ["utuh-1.0.dist-info"]


def test_moved_folder_gets_a_new_venv(course, start):
    start(course)
    moved = course.rename(course.with_name("pindah"))
    leftover = moved / ".venv" / "sisa" / "lama.txt"
    leftover.parent.mkdir()
    leftover.touch()
    assert start(moved)[1] == ["venv", "requirements.lock", "pindah"]
    assert not leftover.exists()


def test_venv_whose_python_was_removed_is_made_anew(course, start, tmp_path):
    start(course)
    load(course).VENV_PYTHON.unlink()
    assert start(course)[1] == ["venv", "requirements.lock", course.name]
    (tmp_path / "python-asal").rmdir()
    assert start(course)[1] == ["requirements.lock", course.name]


def test_second_start_at_the_same_time_waits_its_turn(course, start):
    mulai = load(course)
    mulai.VENV.mkdir()
    with mulai.CLAIM.open("a") as claim:
        mulai.take(claim)
        code, steps, error = start(course)
    assert (code, steps) == (1, [])
    assert "sedang dipasang di jendela lain" in error and CURE in error
    # A claim file left behind by a dead process is no claim.
    assert start(course)[0] == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows ends the children with their console")
def test_installation_goes_on_counting_while_pip_outlives_its_parent(course):
    mulai = load(course)
    mulai.VENV.mkdir()
    mulai.LOG.touch()
    script = "import sys; sys.path[0] = sys.argv[1]; import mulai; claim = mulai.CLAIM.open('a');"
    script += "mulai.take(claim); print('ya', flush=True);"
    script += "mulai.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    parent = subprocess.Popen([sys.executable, "-c", script, str(course)], stdout=subprocess.PIPE)
    parent.stdout.readline()
    children = []
    while not children:
        children = psutil.Process(parent.pid).children()
    parent.kill()
    parent.communicate()
    try:
        with mulai.CLAIM.open("a") as claim, pytest.raises(mulai.SetupError):
            mulai.take(claim)
    finally:
        children[0].kill()
        psutil.wait_procs(children)
    with mulai.CLAIM.open("a") as claim:
        mulai.take(claim)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ERROR: [Errno 28] No space left on device", "ruang diska habis"),
        ("OSError: [WinError 112] There is not enough space on the disk", "ruang diska habis"),
        ("PermissionError: [WinError 5] Access is denied: 'x.pyd'", "tidak dapat ditulisi"),
        ("ERROR: [Errno 13] Permission denied: '/x'", "tidak dapat ditulisi"),
        ("HINT: ... this system does not have Windows Long Path support enabled", "terlalu dalam"),
        ("after connection broken by 'NewConnectionError(...)'", "sambungan internet"),
        ("connection broken by 'ProxyError('Cannot connect to proxy.')'", "proksi kantor"),
        ("SSLError(SSLCertVerificationError: certificate is not yet valid)", "tanggal laptop"),
        ("Error: No module named ensurepip", "sudo apt install python3-venv"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "pasang.log"),
        ("[WinError 50] The request is not supported", "pasang.log"),
    ],
)
def test_failing_pip_gives_one_sentence_with_the_cure(course, start, printed, expected):
    code, _, error = start(course, pip_output=f"Collecting contoh\n{printed}\n")
    assert code == 1
    assert error.startswith("Belum berhasil: ") and error.count("\n") == 1
    assert expected in error and CURE in error


def test_full_disk_is_named_even_when_the_log_had_no_room(course, start, monkeypatch):
    usage = shutil.disk_usage(course)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    assert "ruang diska habis" in start(course, pip_output="Collecting cont")[2]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EROFS, "tidak dapat ditulisi"),
        (errno.EACCES, "tidak dapat ditulisi"),
        (errno.ENOSPC, "ruang diska habis"),
        (errno.EIO, f"[Errno {errno.EIO}]"),
    ],
)
def test_refusing_folder_gives_one_sentence(course, start, monkeypatch, number, expected):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    code, _, error = start(course)
    assert code == 1
    assert error.count("\n") == 1 and expected in error and CURE in error


@pytest.mark.parametrize(("version", "age"), [((3, 10), "lama"), ((3, 15), "baru")])
@pytest.mark.parametrize("other", ["", "ketik py -3.12 mulai.py siap"])
def test_unsuitable_python_is_refused(course, start, monkeypatch, version, age, other):
    mulai = load(course)
    monkeypatch.setattr(mulai, "other_python", lambda: other)
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(mulai.SetupError) as refused:
        mulai.check_python()
    assert f"Python {version[0]}.{version[1]} terlalu {age}" in str(refused.value)
    assert (other or "pasang Python 3.13 dari python.org") in str(refused.value)


def test_another_python_of_this_computer_is_suggested_only_if_it_runs(course, monkeypatch):
    mulai = load(course)
    monkeypatch.setattr(sys, "argv", ["mulai.py", "siap"])

    def check_output(command, **_):
        if "3.12" not in " ".join(command):
            raise FileNotFoundError(command[0])
        return b"1\n"

    monkeypatch.setattr(mulai.subprocess, "check_output", check_output)
    assert re.fullmatch(r"ketik (python3|py -3)\.12 mulai\.py siap", mulai.other_python())
    monkeypatch.setattr(mulai.subprocess, "check_output", lambda command, **_: b"")
    assert mulai.other_python() == ""


def test_32_bit_python_is_refused(course, monkeypatch):
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    mulai = load(course)
    with pytest.raises(mulai.SetupError, match="32-bit"):
        mulai.check_python()


def test_missing_venv_module_names_the_package_to_install(course, start, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    code, steps, error = start(course)
    assert (code, steps) == (1, [])
    assert "sudo apt install python3-venv" in error and error.count("\n") == 1


def test_python_3_6_can_read_the_file_and_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "mulai.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else _imported(node))
    }
    assert names <= sys.stdlib_module_names
    assert not names & {"__future__", "dataclasses"}


def _imported(node):
    return [alias.name for alias in node.names]


def test_settings_that_lead_pip_astray_do_not_reach_it(course, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_NO_BINARY", "PIP_REQUIRE_HASHES"):
        monkeypatch.setenv(name, "salah")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_PROXY", "alamat-proksi")
    mulai = load(course)
    child = mulai.child_environment()
    assert "salah" not in child.values()
    assert (child["PIP_USER"], child["PIP_PROXY"]) == ("0", "alamat-proksi")
    assert child["PYTHONUTF8"] == "1"
    assert child["PATH"].split(os.pathsep)[0] == str(mulai.VENV_BIN)


@pytest.mark.parametrize("arguments", [[], ["--bantuan"], ["--help"]], ids=str)
def test_asking_for_help_installs_nothing(course, capsys, arguments):
    assert load(course).main(arguments) == 0
    assert "Cara pakai: " in capsys.readouterr().out
    assert not (course / ".venv").exists()


def test_help_names_only_words_that_exist(course):
    words = re.findall(r"^  (\w+) ", load(course).HELP, re.MULTILINE)
    assert "siap" in words
    assert set(words) <= typer.main.get_command(cli.app).commands.keys()


def test_set_up_page_quotes_every_sentence_as_a_symptom(course):
    page = (BOOK / "menyiapkan-laptop.md").read_text(encoding="utf-8")
    quoted = re.findall(r"\*([^*|]+)\*", page.split("| Gejala |")[1])
    add_wheels(course)
    mulai = load(course)
    for sentence in [*mulai.KNOWN_PROBLEMS.values(), mulai.ON_STICK]:
        assert any(symptom in sentence for symptom in quoted), sentence
    assert any(symptom in "folder roda hanya memuat paket untuk Python" for symptom in quoted)


def test_ctrl_c_is_left_to_the_child(course, monkeypatch):
    class Child:
        presses = 2

        def wait(self):
            self.presses -= 1
            if self.presses >= 0:
                raise KeyboardInterrupt
            return 3

    mulai = load(course)
    monkeypatch.setattr(mulai.subprocess, "Popen", lambda *_, **__: Child())
    monkeypatch.setattr(mulai.signal, "signal", lambda *_: None)
    assert mulai.run_bimtek(["lab"]) == 3


def test_ctrl_c_during_installation_ends_without_a_traceback(course, start, monkeypatch, capsys):
    mulai = load(course)

    def interrupted(names):
        raise KeyboardInterrupt

    monkeypatch.setattr(mulai, "install", interrupted)
    assert mulai.main(["siap"]) == 130
    assert "untuk melanjutkan" in capsys.readouterr().err


def start_for_real(folder, *arguments, **settings):
    """Start mulai.py from another folder, as a child process with its own environment."""
    environment = {**os.environ, **settings}
    environment.pop("CI", None)
    return subprocess.Popen(
        [sys.executable, str(folder / "mulai.py"), *arguments],
        cwd=folder.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.lambat
def test_unreachable_index_gives_one_sentence(course):
    shutil.copy(ROOT / "requirements.lock", course)
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull}
    offline |= {"PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "1"}
    process = start_for_real(course, "siap", **offline)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 1
    assert error.startswith("Belum berhasil: paket kursus tidak dapat diunduh")
    assert error.count("\n") == 1


def copy_course(folder):
    """Copy what a clone of the present state would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode("utf-8").split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


@pytest.mark.lambat
def test_fresh_copy_survives_being_killed_and_becomes_ready(course):
    copy_course(course)
    killed = start_for_real(course, "siap")
    family = psutil.Process(killed.pid)
    log = course / ".venv" / "pasang.log"
    while killed.poll() is None and not (log.exists() and b"Installing coll" in log.read_bytes()):
        time.sleep(0.1)
    assert killed.poll() is None, killed.stderr.read()
    for process in [family, *family.children(recursive=True)]:
        process.kill()
    killed.communicate()
    assert not (course / ".venv" / "terpasang-dasar.txt").exists()

    process = start_for_real(course, "siap")
    output, error = process.communicate(timeout=900)
    assert process.returncode == 0, output + error
    assert "Laptop ini siap dipakai." in output and "[GAGAL]" not in output

    output, error = start_for_real(course, "siapp").communicate(timeout=60)
    assert output == "", "there was nothing left to install"
    assert "mungkin maksud Anda siap" in error
