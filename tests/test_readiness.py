"""Each readiness check can fail, and then names the cure."""

import os
import re
import shutil
import sys
import tempfile
import types
from pathlib import Path

import nbclient
import pytest
from jupyter_server.extension.config import ExtensionConfigManager

from bimtek import browser, readiness
from bimtek.paths import BOOK
from bimtek.readiness import Outcome


@pytest.fixture(autouse=True)
def typed_as_bimtek(monkeypatch):
    monkeypatch.delenv("BIMTEK_PERINTAH", raising=False)
    monkeypatch.delenv("CI", raising=False)


def report_of(check, monkeypatch, capsys):
    """Run the report with this one check and return exit code and lines."""
    monkeypatch.setattr(readiness, "CHECKS", (check,))
    code = readiness.report()
    return code, capsys.readouterr().out.splitlines()


def assert_fails(check, monkeypatch, capsys, message, cure):
    """The check gives a [GAGAL] line, the cure below it, and exit code 1."""
    code, lines = report_of(check, monkeypatch, capsys)
    assert code == 1
    assert lines[0].startswith("[GAGAL] ") and message in lines[0]
    assert lines[1].startswith("        Obat: ") and cure in lines[1]
    assert lines[-1].startswith("Belum siap: 1 hal") and lines[-1].endswith("bimtek siap")


def test_a_thing_in_order_gives_one_line_and_exit_code_0(monkeypatch, capsys):
    good = lambda: Outcome(True, "Semua baik", "tidak perlu")  # noqa: E731
    code, lines = report_of(good, monkeypatch, capsys)
    assert (code, lines) == (0, ["[ OK ]  Semua baik", "", "Laptop ini siap dipakai."])


def test_a_check_that_breaks_down_is_a_finding(monkeypatch, capsys):
    def check():
        """Diska."""
        raise RuntimeError("rusak\nbaris kedua")

    message = "Diska tidak dapat diperiksa (RuntimeError: rusak)"
    assert_fails(check, monkeypatch, capsys, message, "hapus folder .venv")


@pytest.mark.parametrize(("version", "bits"), [((3, 10, 4), 2**63), ((3, 12, 1), 2**31)])
def test_unsuitable_python(monkeypatch, capsys, version, bits):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version_info", version)
        patch.setattr(sys, "maxsize", bits - 1)
        outcome = readiness.check_python()
    assert_fails(lambda: outcome, monkeypatch, capsys, f"Python 3.{version[1]}", "python.org")


def test_packages_that_differ_from_the_lock(monkeypatch, capsys, tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "pandas==0.1 \\\n    --hash=sha256:00\n"
        "tidak-ada==1.0 \\\n    --hash=sha256:00\n"
        "sistem-lain==1.0 ; python_full_version < '3.0' \\\n    --hash=sha256:00\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(readiness, "LOCK", lock)
    message = "2 dari 2 paket tidak sesuai daftar kursus: pandas, tidak-ada"
    assert_fails(readiness.check_packages, monkeypatch, capsys, message, "hapus folder .venv")


def test_ci_checks_the_test_tools_too(monkeypatch, tmp_path):
    lock = tmp_path / "requirements-uji.lock"
    lock.write_text("tidak-ada==1.0\n", encoding="utf-8")
    monkeypatch.setattr(readiness, "TEST_LOCK", lock)
    assert readiness.check_packages().ok
    monkeypatch.setenv("CI", "true")
    assert not readiness.check_packages().ok


def test_kernel_that_does_not_start(monkeypatch, capsys):
    def execute(self, **options):
        raise RuntimeError("kernel mati")

    monkeypatch.setattr(nbclient.NotebookClient, "execute", execute)
    message = "Kernel Python tidak berjalan (RuntimeError)"
    assert_fails(readiness.check_kernel, monkeypatch, capsys, message, "antivirus atau firewall")


@pytest.mark.parametrize(
    ("printed", "message"),
    [("{here}|2", "Kernel memakai Python lain"), ("{prefix}|3", "1 + 1 = 3")],
)
def test_kernel_of_another_python_or_one_that_miscounts(
    monkeypatch, capsys, tmp_path, printed, message
):
    text = printed.format(here=tmp_path, prefix=sys.prefix) + "\n"

    def execute(self, **options):
        self.nb.cells[0].outputs = [types.SimpleNamespace(text=text)]

    monkeypatch.setattr(nbclient.NotebookClient, "execute", execute)
    assert_fails(readiness.check_kernel, monkeypatch, capsys, message, "hapus folder .venv")


LAB_LINE = "        @jupyter/nbgrader v0.9.6 enabled OK"


@pytest.mark.parametrize("lab", ["", LAB_LINE.replace("enabled", "disabled"), LAB_LINE[:-2] + "X"])
def test_validate_button_that_is_not_there(monkeypatch, capsys, lab):
    monkeypatch.setattr(readiness, "list_lab_extensions", lambda: lab)
    message = "Validate belum aktif: tombol di JupyterLab"
    assert_fails(readiness.check_validate, monkeypatch, capsys, message, "hapus folder .venv")


def test_validate_server_part_that_is_off(monkeypatch, capsys):
    monkeypatch.setattr(readiness, "list_lab_extensions", lambda: LAB_LINE)
    monkeypatch.setattr(ExtensionConfigManager, "get_jpserver_extensions", lambda self: {})
    message = "Validate belum aktif: bagian server"
    assert_fails(readiness.check_validate, monkeypatch, capsys, message, "hapus folder .venv")


def test_validate_that_lets_everything_pass(monkeypatch, capsys):
    monkeypatch.setattr(readiness, "list_lab_extensions", lambda: LAB_LINE)
    monkeypatch.setattr(readiness, "failing_sources", list)
    message = "tidak membedakan jawaban benar dan salah"
    assert_fails(readiness.check_validate, monkeypatch, capsys, message, "hapus folder .venv")


def test_no_browser(monkeypatch, capsys):
    monkeypatch.setenv("BIMTEK_PERAMBAN", "peramban-yang-tidak-ada")
    message = "Peramban tidak ditemukan"
    assert_fails(readiness.check_browser, monkeypatch, capsys, message, "Pasang Chrome")


def test_too_little_disk(monkeypatch, capsys, tmp_path):
    usage = shutil.disk_usage(tmp_path)._replace(free=450_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    message = "Ruang diska kosong 0,5 GB"
    assert_fails(readiness.check_disk, monkeypatch, capsys, message, "Kosongkan diska")


def test_folder_that_cannot_be_written(monkeypatch, capsys):
    def refuse(**_):
        raise PermissionError("ditolak")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    message = "Folder kursus tidak dapat ditulisi"
    assert_fails(
        readiness.check_writing, monkeypatch, capsys, message, "Pindahkan folder kursus ke"
    )


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("/rumah/OneDrive - Pemprov/kursus", "di dalam OneDrive"),
        ("/rumah/" + "folder-panjang/" * 8 + "kursus", "terlalu panjang"),
    ],
)
def test_folder_in_an_unlucky_place(monkeypatch, capsys, folder, message):
    monkeypatch.setattr(readiness, "ROOT", Path(folder))
    monkeypatch.setattr(sys, "platform", "win32")
    assert_fails(readiness.check_place, monkeypatch, capsys, message, readiness.GOOD_PLACE)


def fake_registry(value):
    """A winreg in which HideFileExt is `value`, or missing when it is None."""

    class Key:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    def query(key, name):
        assert name == "HideFileExt"
        if value is None:
            raise FileNotFoundError
        return value, 4

    return types.SimpleNamespace(HKEY_CURRENT_USER=1, OpenKey=lambda *_: Key(), QueryValueEx=query)


@pytest.mark.parametrize("value", [1, None])
def test_hidden_file_extensions_on_windows(monkeypatch, capsys, value):
    monkeypatch.setitem(sys.modules, "winreg", fake_registry(value))
    monkeypatch.setattr(sys, "platform", "win32")
    message = "Ekstensi nama berkas disembunyikan"
    assert_fails(readiness.check_file_extensions, monkeypatch, capsys, message, "File Explorer")


def test_shown_file_extensions_and_systems_that_always_show_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "winreg", fake_registry(0))
    for platform in ("win32", "linux", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert readiness.check_file_extensions().ok
    monkeypatch.setattr(sys, "platform", "win32")
    assert readiness.check_file_extensions().message == shown_on_the_page()[-1][8:]


@pytest.mark.lambat
def test_this_computer_is_ready(capfd):
    assert readiness.report() == 0
    output, error = capfd.readouterr()
    lines = output.splitlines()
    assert len([line for line in lines if line.startswith("[ OK ]  ")]) == len(readiness.CHECKS)
    assert lines[-1] == "Laptop ini siap dipakai."
    assert error == ""
    assert [shape(line) for line in shown_on_the_page()[:-1]] == [
        shape(line) for line in lines[: len(readiness.CHECKS) - 1]
    ]


def shown_on_the_page():
    """Return the lines of the set-up page that show what this check prints."""
    page = (BOOK / "menyiapkan-laptop.md").read_text(encoding="utf-8")
    return [line for line in page.splitlines() if line.startswith("[ OK ]  ")]


def shape(line):
    """Leave out what differs from laptop to laptop."""
    return re.sub(r"(?<=: ).*|\d[\d.,]*", "#", line)


def executable(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_the_named_browser_wins(monkeypatch, tmp_path):
    named = executable(tmp_path / "peramban-saya.exe")
    monkeypatch.setenv("BIMTEK_PERAMBAN", str(named))
    assert browser.find_browser() == named


def test_browser_on_path_comes_before_the_usual_places(monkeypatch, tmp_path):
    monkeypatch.delenv("BIMTEK_PERAMBAN", raising=False)
    on_path = tmp_path / "bin" / ("firefox.exe" if os.name == "nt" else "firefox")
    executable(on_path)
    placed = executable(tmp_path / "chrome")
    monkeypatch.setattr(browser, "_usual_places", lambda platform: [tmp_path / "x", placed])
    monkeypatch.setenv("PATH", str(on_path.parent))
    assert str(browser.find_browser()).lower() == str(on_path).lower()
    on_path.unlink()
    assert browser.find_browser() == placed


def test_usual_places_follow_the_system(monkeypatch, tmp_path):
    for name in browser.WINDOWS_BASES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    windows = browser._usual_places("win32")
    assert tmp_path / "Google/Chrome/Application/chrome.exe" in windows
    assert tmp_path / "Microsoft/Edge/Application/msedge.exe" in windows
    assert Path("/Applications/Firefox.app/Contents/MacOS/firefox") in browser._usual_places(
        "darwin"
    )
