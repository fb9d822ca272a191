"""`periksa` opens nbgrader's formgrader on the results: a real server, a real browser."""

import contextlib
import io

import pytest
from gladi import kecil
from peramban import Watched
from playwright.sync_api import expect
from rich.console import Console

from bimtek import identity, jupyter_process
from bimtek.errors import CourseError
from bimtek.grading import class_record, formgrader, gradebook
from bimtek.grading.class_run import grade_folder, renew_reports
from bimtek.identity import Identity


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Grade two people; return the folder with kiriman/ and hasil/, and the exercises."""
    root = tmp_path_factory.mktemp("formgrader dengan spasi")
    exercises = kecil.write_course(root)
    for name in ("Siti Aminah", "Budi Santoso"):
        place = root / "kiriman" / name
        place.mkdir(parents=True)
        who = Identity((name,), "Inspektorat")
        (place / identity.FILE_NAME).write_bytes(identity.to_bytes(who))
        work = kecil.to_bytes(kecil.filled(exercises[kecil.NAME]))
        (place / "tugas.ipynb").write_bytes(work)
    grade_folder(root / "kiriman", root / "hasil", exercises, console=Console(file=io.StringIO()))
    return root, exercises


@pytest.fixture(scope="module")
def running(course):
    with formgrader.serving(course[0] / "hasil") as (started, _):
        yield started


@pytest.fixture
def watched(browser, running):
    watched = Watched(browser)
    watched.page.goto(running.address)
    yield watched
    watched.context.close()
    assert watched.outside == []


@pytest.mark.peramban
def test_first_page_lists_the_exercise_and_frightens_nobody(watched):
    expect(watched.page.locator("tbody tr")).to_have_count(1)
    expect(watched.page.get_by_role("link", name=kecil.NAME)).to_be_visible()
    expect(watched.page.locator(".alert")).to_have_count(0)
    assert watched.errors == []


@pytest.mark.peramban
def test_a_mark_given_in_formgrader_reaches_the_reports(course, watched, running):
    page = watched.page
    page.get_by_role("link", name=kecil.NAME).click()
    page.locator("td").get_by_role("link", name=kecil.NAME).click()
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_text(kecil.ANSWERS["90-tugas-2"])).to_be_visible()
    box = page.locator(".nbgrader_cell", has_text=kecil.ANSWERS["90-tugas-2"]).locator("input")
    # Filled before the old mark has arrived, it would be overwritten by it.
    expect(box.first).to_have_class("score tabbable needs_manual_grade")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        box.first.fill("4")
        box.first.blur()
    page.goto(f"{running.url}formgrader/manage_students")
    expect(page.get_by_text("10 / 10")).to_be_visible()

    root, exercises = course
    renew_reports(root / "hasil", exercises, Console(file=io.StringIO()))
    recap = (root / "hasil" / "rekap.csv").read_text(encoding="utf-8")
    assert recap.count("90-tugas-2,4,4,benar") == 1
    assert recap.count("90-tugas-2,,4,perlu diperiksa") == 1


@pytest.mark.peramban
def test_grading_waits_until_formgrader_is_closed(course, running):
    """Else it would show, and take marks into, a gradebook that is no longer there."""
    root, exercises = course
    with pytest.raises(CourseError, match=r"Formgrader masih terbuka untuk folder “.*hasil”"):
        grade_folder(root / "kiriman", root / "hasil", exercises)


def nothing(folder):
    """Leave the folder out."""


def gradebook_of_somebody_else(folder):
    folder.mkdir()
    (folder / gradebook.FILE_NAME).write_bytes(b"")


def interrupted_before_the_first_result(folder):
    gradebook.claim(folder)


@pytest.mark.parametrize(
    "prepare", [nothing, gradebook_of_somebody_else, interrupted_before_the_first_result]
)
def test_folder_without_results_is_refused(tmp_path, monkeypatch, prepare):
    prepare(tmp_path / "hasil")
    monkeypatch.setattr(jupyter_process, "stay", lambda *_: pytest.fail("started"))
    with pytest.raises(CourseError, match="belum berisi hasil penilaian"):
        formgrader.start(tmp_path / "hasil")
    assert not (tmp_path / "hasil" / ".jupyter").exists()


def test_gradebook_that_was_not_written_to_its_end_is_not_opened(tmp_path, monkeypatch):
    gradebook.claim(tmp_path / "hasil")
    (tmp_path / "hasil" / gradebook.FILE_NAME).write_bytes(b"")
    with contextlib.suppress(RuntimeError), class_record.writing(tmp_path / "hasil"):
        raise RuntimeError("killed")
    monkeypatch.setattr(jupyter_process, "stay", lambda *_: pytest.fail("started"))
    with pytest.raises(CourseError, match="terputus sebelum selesai ditulis"):
        formgrader.start(tmp_path / "hasil")
