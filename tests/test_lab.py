"""kerja/ is filled without touching anyone's work, and the interface is really Indonesian."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jupyterlab_server.translation_utils import get_language_pack
from jupyterlab_texts import CATALOGUES, is_english, texts, translations
from rich.console import Console

from bimtek import jupyter_process, lab, work_folder
from bimtek.errors import CourseError
from bimtek.work_folder import fill_work_folder

EXERCISE = "latihan/02-contoh/02-contoh.ipynb"
LESSON = "pelajaran/pelajaran-02-contoh.ipynb"
RAW = "datasets/mentah/unit.csv"
OWN_DATA = "latihan/02-contoh/data/unit.csv"
PAGE = "Mulai-di-sini.md"


def notebook(text: str) -> str:
    return json.dumps({"cells": [{"cell_type": "markdown", "source": [text]}]})


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "kursus dengan spasi"
    for place, content in {
        "notebooks/02-contoh.ipynb": notebook("# 02 Contoh [uji]\n\nIsi."),
        "notebooks/hasil-menjalankan.xlsx": "made by running the lesson",
        "notebooks/gambar/02.png": "picture",
        "notebooks/.ipynb_checkpoints/02-contoh-checkpoint.ipynb": "{}",
        "exercises/02-contoh/02-contoh.ipynb": notebook("# Latihan 02"),
        "exercises/02-contoh/data/unit.csv": "kode\n0101\n",
        "datasets/mentah/unit.csv": "kode\n0101\n",
        "datasets/mentah/~$unit.xlsx": "Excel's lock",
        "datasets/referensi/kabkota.csv": "kode\n52.01\n",
        "surat/pengingat.docx": "a letter",
        "datasets/bersih/unit.csv": "the truth",
        "datasets/catatan/unit.csv": "the ledger of defects",
    }.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return root


@pytest.fixture
def fill(course: Path) -> Callable[[], list[str]]:
    def run() -> list[str]:
        folders = [course / name for name in ("notebooks", "exercises", "datasets", "surat")]
        return [path.as_posix() for path in fill_work_folder(*folders, work=course / "kerja")]

    return run


@pytest.fixture
def work(course: Path, fill: Callable[[], list[str]]) -> Path:
    fill()
    return course / "kerja"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# --- filling kerja/ -----------------------------------------------------------------------


def test_an_empty_folder_gets_what_a_participant_needs_and_nothing_else(
    course: Path, fill: Callable[[], list[str]]
) -> None:
    added = fill()
    expected = {
        LESSON, "pelajaran/gambar/02.png", EXERCISE, OWN_DATA, RAW,
        "datasets/referensi/kabkota.csv", "surat/pengingat.docx", PAGE,
    }  # fmt: skip
    assert set(added) == expected
    assert set(contents(course / "kerja")) == expected | {".isi.json"}


def test_terms_are_plain_words_in_the_lab(course: Path, fill: Callable[[], list[str]]) -> None:
    text = "Kepada **{term}`walidata`** dan {term}`Produsen data <produsen data>`."
    (course / "notebooks" / "02-contoh.ipynb").write_text(notebook(text), encoding="utf-8")
    fill()
    shown = json.loads((course / "kerja" / LESSON).read_text(encoding="utf-8"))
    assert shown["cells"][0]["source"] == ["Kepada **walidata** dan Produsen data."]


def test_filling_again_changes_nothing(work: Path, fill: Callable[[], list[str]]) -> None:
    before = contents(work)
    assert fill() == []
    assert contents(work) == before


def test_a_file_of_the_participant_is_never_overwritten(
    course: Path, work: Path, fill: Callable[[], list[str]]
) -> None:
    places = [LESSON, EXERCISE, OWN_DATA, RAW, PAGE]
    for place in places:
        (work / place).write_text("punya saya", encoding="utf-8")
    fill()
    for path in [*course.glob("[ned]*/**/*.ipynb"), *course.glob("[ned]*/**/*.csv")]:
        path.write_text("rilis baru", encoding="utf-8")
    fill()
    assert {(work / place).read_text(encoding="utf-8") for place in places} == {"punya saya"}


def test_a_foreign_file_that_was_there_first_is_kept(
    course: Path, fill: Callable[[], list[str]]
) -> None:
    first = course / "kerja" / EXERCISE
    first.parent.mkdir(parents=True)
    first.write_text("dari tahun lalu", encoding="utf-8")
    assert "latihan/02-contoh/02-contoh (versi baru).ipynb" in fill()
    assert first.read_text(encoding="utf-8") == "dari tahun lalu"


@pytest.mark.parametrize("answered", [True, False])
def test_a_new_release_of_a_notebook_is_put_beside_the_old_one(
    course: Path, work: Path, fill: Callable[[], list[str]], answered: bool
) -> None:
    if answered:
        (work / EXERCISE).write_text("jawaban saya", encoding="utf-8")
    kept = (work / EXERCISE).read_bytes()
    release = course / "exercises/02-contoh/02-contoh.ipynb"
    beside = work / "latihan/02-contoh/02-contoh (versi baru).ipynb"

    release.write_text(notebook("# Latihan 02, rilis 2"), encoding="utf-8")
    assert fill() == [beside.relative_to(work).as_posix(), PAGE]
    assert beside.read_bytes() == release.read_bytes()
    assert fill() == []

    release.write_text(notebook("# Latihan 02, rilis 3"), encoding="utf-8")
    assert "latihan/02-contoh/02-contoh (versi baru 2).ipynb" in fill()
    assert (work / EXERCISE).read_bytes() == kept
    assert "rilis 2" in beside.read_text(encoding="utf-8")


def test_untouched_data_follow_a_new_release_so_that_its_checks_fit(
    course: Path, work: Path, fill: Callable[[], list[str]]
) -> None:
    (course / "exercises/02-contoh/data/unit.csv").write_text("kode\n0199\n", encoding="utf-8")
    assert fill() == [OWN_DATA]
    assert (work / OWN_DATA).read_text(encoding="utf-8") == "kode\n0199\n"


def test_data_the_participant_changed_get_the_new_release_beside_them(
    course: Path, work: Path, fill: Callable[[], list[str]]
) -> None:
    (work / RAW).write_text("kode\n101\n", encoding="utf-8")
    (course / RAW).write_text("kode\n0199\n", encoding="utf-8")
    assert fill() == ["datasets/mentah/unit (versi baru).csv"]
    assert (work / RAW).read_text(encoding="utf-8") == "kode\n101\n"


def test_a_deleted_exercise_comes_back(work: Path, fill: Callable[[], list[str]]) -> None:
    (work / EXERCISE).unlink()
    assert fill() == [EXERCISE]


def test_an_interrupted_filling_is_completed(
    course: Path, fill: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Break off before every single write in turn, also between a file and its note."""
    whole_write = work_folder.write_whole
    for allowed in range(0, 20, 3):
        left = [allowed]

        def breaking(path: Path, content: bytes, left: list[int] = left) -> None:
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            whole_write(path, content)

        monkeypatch.setattr(work_folder, "write_whole", breaking)
        try:
            fill()
        except KeyboardInterrupt:
            continue
    monkeypatch.setattr(work_folder, "write_whole", whole_write)
    fill()
    assert (course / "kerja" / EXERCISE).is_file()
    assert not [name for name in contents(course / "kerja") if "versi baru" in name]
    assert fill() == []


def test_an_interrupted_new_release_is_added_once(
    course: Path,
    work: Path,
    fill: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = course / "exercises/02-contoh/02-contoh.ipynb"
    release.write_text(notebook("# Rilis 2"), encoding="utf-8")

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(work_folder, "_remember", power_cut)
        with pytest.raises(KeyboardInterrupt):
            fill()
    fill()
    beside = [path.name for path in work.glob("latihan/*/*versi baru*")]
    assert beside == ["02-contoh (versi baru).ipynb"]


def test_a_damaged_ledger_costs_no_work(work: Path, fill: Callable[[], list[str]]) -> None:
    (work / EXERCISE).write_text("jawaban saya", encoding="utf-8")
    (work / ".isi.json").write_text('{"terpotong', encoding="utf-8")
    fill()
    assert (work / EXERCISE).read_text(encoding="utf-8") == "jawaban saya"
    assert fill() == []


# --- the start page -----------------------------------------------------------------------


def test_start_page_links_to_every_lesson_and_exercise_that_is_there(work: Path) -> None:
    page = (work / PAGE).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)]*)\)", page)
    assert targets == [LESSON, EXERCISE]
    assert "[02 Contoh (uji)]" in page
    assert "@" not in page


def test_start_page_names_menus_as_they_are_on_the_screen(work: Path) -> None:
    page = (work / PAGE).read_text(encoding="utf-8")
    shown = {line for lines in translations().values() for line in lines}
    shown |= {"Validate", "Shift+Enter", "Ctrl+S", "SINTETIS", "Halaman Mulai di Sini"}
    assert set(re.findall(r"\*\*(.+?)\*\*", page)) <= shown
    overrides = (lab.CONFIG / "lab" / "overrides.json5").read_text(encoding="utf-8")
    assert '"label": "Halaman Mulai di Sini"' in overrides


def test_start_page_follows_the_course_until_the_participant_writes_on_it(
    course: Path, work: Path, fill: Callable[[], list[str]]
) -> None:
    lesson = course / "notebooks/03-baru.ipynb"
    lesson.write_text(notebook("# 03 Baru"), encoding="utf-8")
    assert fill() == ["pelajaran/pelajaran-03-baru.ipynb", PAGE]
    assert "03 Baru" in (work / PAGE).read_text(encoding="utf-8")


# --- starting JupyterLab ------------------------------------------------------------------


def test_jupyter_settings_of_the_user_do_not_reach_the_lab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/somewhere/of/the/user")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", "/somewhere/of/the/user")
    environment = jupyter_process.environment(lab._server(tmp_path), "kunci")
    assert "/somewhere/of/the/user" not in environment.values()
    assert "kunci" not in " ".join(lab._command(tmp_path, 8888))


def test_a_lab_that_dies_at_the_start_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lab, "_command", lambda *_: [lab.sys.executable, "-c", "import nothing"])
    told = pytest.raises(CourseError, match=r"tidak mau menyala.*jupyterlab\.log")
    with told, lab.serving(tmp_path):
        pass
    log = tmp_path / ".jupyter" / "jupyterlab.log"
    assert "ModuleNotFoundError" in log.read_text(encoding="utf-8")


@pytest.mark.lambat
def test_lab_runs_apart_from_the_users_jupyter_and_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "rumah"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "cache"))
    work = tmp_path / "kerja"
    with lab.serving(work) as (running, process):
        assert jupyter_process.find_running(work) == running
        assert jupyter_process.find_running(tmp_path) is None

        told = io.StringIO()
        monkeypatch.setattr(lab, "Console", lambda **_: Console(file=told, width=200))
        lab.start(open_browser=False, work=work)
        assert "sudah berjalan" in told.getvalue()
        assert running.address in told.getvalue()
    assert process.poll() is not None
    assert jupyter_process.find_running(work) is None
    assert {path.name for path in home.iterdir()} <= {"cache"}


# --- the catalogue ------------------------------------------------------------------------


def test_jupyterlab_finds_the_catalogue_as_a_language_pack() -> None:
    pack, problems = get_language_pack("id")
    assert problems == ""
    assert set(pack) == {"jupyterlab", "jupyterlab_widgets", "jupyterlite"}
    found = {key: text for domain in pack.values() for key, text in domain.items() if key}
    assert found == translations()


def test_the_interface_is_set_to_the_language_of_the_catalogue() -> None:
    header = json.loads(CATALOGUES.joinpath("jupyterlab.json").read_text(encoding="utf-8"))[""]
    # JupyterLab looks texts up under the locale it was set to.
    overrides = (lab.CONFIG / "lab" / "overrides.json5").read_text(encoding="utf-8")
    assert f'"locale": "{header["language"]}"' in overrides
    assert header["domain"] == "jupyterlab"


def test_every_text_of_the_catalogue_exists_in_the_installed_jupyterlab() -> None:
    assert [key for key in translations() if key not in texts()] == []


# JupyterLab fills in the English name of a file type here: "Save Markdown File".
WITHOUT_FILE_TYPE = {
    "Are you sure you want to reload the %1 from the disk?",
    "Are you sure you want to revert the %1 to checkpoint? ",
    "Delete %1",
    "Duplicate %1",
    "New View for %1",
    "No checkpoints are available for this %1.",
    "Reload %1 from Disk",
    "Rename%1…",
    "Revert %1 to Checkpoint…",
    "Revert %1 to checkpoint",
    "Save %1",
    "Save %1 As…",
}


def test_translations_keep_places_to_fill_in_and_spaces_around() -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"%\d|\$(?= |$)|`[^`]*`", text))

    def margins(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    for key, lines in translations().items():
        english = key.rpartition("\x04")[2]
        for line in lines:
            assert line.strip(), key
            assert margins(line) == margins(english), key
            assert line.endswith("…") == english.endswith("…"), key
            if key in WITHOUT_FILE_TYPE:
                assert "%" not in line, key
            elif "`" not in key:
                assert places(line) in (places(english), places(texts()[key] or english)), key


def test_a_plural_has_two_texts_for_jupyterlab_ignores_it_otherwise() -> None:
    for key, lines in translations().items():
        assert len(lines) == (1 if texts()[key] is None else 2), key


def test_no_translation_contains_english() -> None:
    """A word the catalogue itself uses cannot betray itself, so the commonest are named."""
    common = r"\b(the|and|not|with|this|your|file|cell|save|open|close|run|new|all|of|is)\b"
    for key, lines in translations().items():
        for line in lines:
            assert not re.search(common, line.lower()), key


def test_catalogue_is_one_text_a_line_and_sorted() -> None:
    for catalogue in CATALOGUES.iterdir():
        first, header, *lines, last = catalogue.read_text(encoding="utf-8").splitlines()
        assert (first, last, header[:3]) == ("{", "}", '"":')
        keys = [next(iter(json.loads("{" + line.rstrip(",") + "}"))) for line in lines]
        assert keys == sorted(keys)
        assert len(keys) == len(set(keys))


def test_english_on_the_screen_is_recognised() -> None:
    for shown in ("Save", "New File", "Save Widget State Automatically", "Create Assignment"):
        assert is_english(shown), shown
    for shown in ("Simpan", "Notebook", "Cari Tab dan Sesi (Ctrl+Alt+A)", "Python 3 (ipykernel)"):
        assert not is_english(shown), shown


def test_links_of_lessons_lead_to_the_exercises_in_the_work_folder(tmp_path):
    work_folder.fill_work_folder(work=tmp_path)
    lesson = (tmp_path / "pelajaran" / "pelajaran-02-membaca-berkas.ipynb").read_text(
        encoding="utf-8"
    )
    assert "../exercises/" not in lesson
    for target in re.findall(r"\]\((\.\./latihan/[^)]+)\)", lesson):
        assert (tmp_path / "pelajaran" / target).resolve().is_file()
    assert (tmp_path / "pelajaran" / "gambar" / "02-berkas-mentah.svg").is_file()
