"""Results back: a receipt opens what was made from its own hand-in, and nothing of others."""

import io
import os
from concurrent.futures import Executor, Future

import pytest
from gladi import kecil
from gladi.tumpukan import IN_ZIP, zipped
from rich.console import Console
from room_here import new_browser, open_room
from stubbed_grading import stub

from bimtek.grading import class_record, results_store
from bimtek.grading.class_run import grade_folder
from bimtek.grading.collecting.collect import Submission
from bimtek.identity import Identity
from bimtek.room import results
from bimtek.room.results import published

# Each of them writes a gradebook, which takes a good part of a second.
pytestmark = pytest.mark.lambat

SITI = Identity(("Siti Aminah",), "Dinas Kesehatan")
BUDI = Identity(("Budi Santoso",), "Dinas Sosial")
AT = (2026, 4, 1, 9, 0, 0)


class Stub(Executor):
    """Give results without running anything."""

    def submit(self, function, job):
        future = Future()
        future.set_result(stub(job))
        return future


@pytest.fixture
def here(tmp_path):
    with open_room(tmp_path, tmp_path / "hasil") as opened:
        yield opened


@pytest.fixture
def grade(here, exercises):
    def run(folder=None):
        console = Console(file=io.StringIO())
        grade_folder(
            folder or here.folder, here.room.results, exercises, Stub(), console, isolated=False
        )

    return run


def hand_in(here, content, who=SITI, typed=None, at=AT) -> str:
    """Hand a package of `who` in, under other names when `typed`; return the receipt's code."""
    typed = typed or who
    answer = here.hand_in(
        ("kiriman.zip", zipped((IN_ZIP, content, at), who=who)),
        nama=typed.names[0],
        perangkat_daerah=typed.office,
    )
    assert answer.status_code == 201
    return answer.json()["kode"]


def look(here, *codes) -> dict[str, str]:
    """Type codes in a fresh browser; return the pages it leads to, by their place."""
    with new_browser(here.address) as browser:
        answer = browser.post("hasil", data={"kode": " ".join(codes)})
        if answer.status_code != 303:
            return {}
        page = browser.get("hasil").text
        places = [each.split('"')[0] for each in page.split('href="/hasil/')[1:]]
        found = {}
        for place in places:
            answer = browser.get(f"hasil/{place}")
            assert answer.status_code == 200
            found[place] = answer.text
        return found


def words(here, *codes) -> str:
    """Return the text of the page Hasil after these codes were typed."""
    with new_browser(here.address) as browser:
        browser.post("hasil", data={"kode": " ".join(codes)})
        return browser.get("hasil").text


def test_receipt_opens_own_summary_and_feedback(here, right, grade):
    siti = hand_in(here, right)
    budi = hand_in(here, right + b" ", who=BUDI)
    grade()
    assert set(look(here, siti)) == {
        "siti-aminah-dinas-kesehatan/ringkasan.html",
        f"siti-aminah-dinas-kesehatan/{kecil.NAME}.html",
    }
    assert all("Siti Aminah" in page and "Budi" not in page for page in look(here, siti).values())
    assert all("budi-santoso" in place for place in look(here, budi))


def test_summary_leads_to_the_feedback_beside_it(here, right, grade):
    code = hand_in(here, right)
    grade()
    pages = look(here, code)
    assert f'href="{kecil.NAME}.html"' in pages["siti-aminah-dinas-kesehatan/ringkasan.html"]


def test_pages_of_others_stay_shut(here, right, grade):
    siti = hand_in(here, right)
    hand_in(here, right + b" ", who=BUDI)
    grade()
    other = f"hasil/budi-santoso-dinas-sosial/{kecil.NAME}.html"
    assert (here.room.results / "umpan-balik" / other.removeprefix("hasil/")).is_file()
    here.browser.post("hasil", data={"kode": siti})
    assert here.get(f"hasil/siti-aminah-dinas-kesehatan/{kecil.NAME}.html").status_code == 200
    for path in (
        other,
        f"hasil/siti-aminah-dinas-kesehatan/../budi-santoso-dinas-sosial/{kecil.NAME}.html",
        "hasil/siti-aminah-dinas-kesehatan/lain.html",
        "hasil/../../rekap.csv",
    ):
        assert b" 404 " in here.ask(f"/{path}", f"Cookie: kode={siti}")
    assert b" 200 " in here.ask(
        f"/hasil/siti-aminah-dinas-kesehatan/{kecil.NAME}.html", f"Cookie: kode={siti}"
    )


def test_who_types_anothers_name_sees_only_what_he_handed_in(here, right, grade):
    """The page of Siti's exercise and her summary stay hers, whoever hands in as Siti."""
    siti = hand_in(here, right, at=(2026, 4, 1, 10, 0, 0))
    thief = hand_in(here, right.replace(b"sum(angka)", b"max(angka)"), typed=BUDI)
    grade()
    assert look(here, siti) and look(here, thief) == {}
    assert results.OTHER_VERSION in words(here, thief)


def test_who_hands_in_as_another_sees_no_summary_of_what_that_other_did(here, grade, right):
    siti = hand_in(here, right)
    thief = hand_in(here, right.replace(b"sum(angka)", b"max(angka)"), at=(2026, 4, 2, 0, 0, 0))
    grade()
    add_exercise_of(here, siti)
    assert [place.rpartition("/")[2] for place in look(here, thief)] == [f"{kecil.NAME}.html"]


def add_exercise_of(here, code) -> None:
    """Let the record hold one more exercise, graded from the hand-in with this code."""
    place = here.room.results / results_store.FOLDER / class_record.FILE_NAME
    before = place.stat().st_mtime
    record = class_record._content(here.room.results)
    (row,) = record["submissions"]
    file = f"{here.room.store.find(code).place}/kiriman.zip!/91.ipynb"
    record["submissions"].append([row[0], "91-lain", file, row[3]])
    place.write_text(results.json.dumps(record), encoding="utf-8")
    os.utime(place, (before, before))


def test_several_codes_open_what_each_opens(here, right, grade):
    siti, budi = hand_in(here, right), hand_in(here, right + b" ", who=BUDI)
    grade()
    assert len(look(here, siti, budi)) == 4


def test_version_that_does_not_count_leads_to_the_one_that_does(here, right, grade):
    old = hand_in(here, right)
    new = hand_in(here, right.replace(b"sum(angka)", b"max(angka)"), at=(2026, 4, 2, 0, 0, 0))
    grade()
    assert look(here, old) == {} and len(look(here, new)) == 2


def test_same_package_twice_counts_for_the_last_receipt(here, right, grade):
    hand_in(here, right)
    last = hand_in(here, right)
    grade()
    assert len(look(here, last)) == 2


def test_before_grading_the_page_says_so(here, right, grade):
    code = hand_in(here, right)
    assert results.NOT_YET in words(here, code)
    grade()
    later = hand_in(here, right, who=BUDI)
    assert results.NOT_YET in words(here, later) and look(here, later) == {}


def test_nothing_is_published_without_a_folder_of_results(tmp_path, right):
    with open_room(tmp_path) as here:
        code = hand_in(here, right)
        assert "Hasil belum dibuka" in here.get("hasil").text
        assert "Hasil belum dibuka" in here.browser.post("hasil", data={"kode": code}).text
        assert "set-cookie" not in here.browser.post("hasil", data={"kode": code}).headers
        assert here.get("hasil/siti-aminah-dinas-kesehatan/ringkasan.html").status_code == 404


def test_unknown_code_is_said(here):
    answer = here.browser.post("hasil", data={"kode": "ABCDEFGHJK"})
    assert answer.status_code == 404 and "Kode itu tidak dikenal" in answer.text


def test_laptop_forgets_the_code_when_asked(here, right, grade):
    code = hand_in(here, right)
    grade()
    here.browser.post("hasil", data={"kode": code})
    place = "hasil/siti-aminah-dinas-kesehatan/ringkasan.html"
    assert here.get(place).status_code == 200
    here.browser.post("hasil/keluar")
    assert here.get(place).status_code == 404


def test_results_page_can_neither_run_nor_load_anything(here, right, grade):
    code = hand_in(here, right)
    grade()
    here.browser.post("hasil", data={"kode": code})
    headers = here.get("hasil/siti-aminah-dinas-kesehatan/ringkasan.html").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    assert "script" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    cookie = here.browser.post("hasil", data={"kode": code}).headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/hasil" in cookie


def test_page_from_before_the_last_run_is_not_shown(here, right, grade):
    """Ids may have moved to somebody else since; the record is written before the pages."""
    code = hand_in(here, right)
    grade()
    record = here.room.results / results_store.FOLDER / class_record.FILE_NAME
    written = record.stat().st_mtime
    page = here.room.results / "umpan-balik" / "siti-aminah-dinas-kesehatan" / "ringkasan.html"
    os.utime(page, (written - 10, written - 10))
    assert look(here, code) == {} and results.BEING_WRITTEN in words(here, code)


def test_run_that_was_cut_off_shows_nothing(here, right, grade):
    code = hand_in(here, right)
    grade()
    (here.room.results / results_store.FOLDER / class_record.UNFINISHED).write_bytes(b"")
    assert look(here, code) == {}


def test_folder_above_may_have_been_graded(here, right, grade, tmp_path):
    """Hand-ins by stick and by the room in one folder above."""
    code = hand_in(here, right)
    above = tmp_path / "semua"
    above.mkdir()
    here.folder.rename(above / "lewat-ruang")
    here.room.store.folder = above / "lewat-ruang"
    grade(above)
    assert len(look(here, code)) == 2


def test_results_of_another_folder_are_not_shown(here, right, grade, tmp_path):
    code = hand_in(here, right)
    other = tmp_path / "lain" / here.room.store.find(code).place
    other.mkdir(parents=True)
    (other / "kiriman.zip").write_bytes(zipped((IN_ZIP, right), who=BUDI))
    grade(tmp_path / "lain")
    assert look(here, code) == {} and results.OTHER_FOLDER in words(here, code)


def test_likeness_of_folder_names_opens_nothing(here, right, grade):
    """…-1 is not the beginning of …-10."""
    first = hand_in(here, right)
    receipt = here.room.store.find(first)
    longer = here.folder / f"{receipt.place}0"
    longer.mkdir()
    (longer / "kiriman.zip").write_bytes(zipped((IN_ZIP, right + b"  ", (2026, 5, 1, 0, 0, 0))))
    grade()
    assert published(here.room.results, here.folder, [receipt]).pages == []


def test_record_keeps_what_results_are_found_by(here, right, grade):
    """The room reads the record of `nilai`: this is what it relies on."""
    code = hand_in(here, right)
    grade()
    record = class_record._content(here.room.results)
    ((participant, exercise, place, _),) = record["submissions"]
    assert (participant, exercise) == ("siti-aminah-dinas-kesehatan", kecil.NAME)
    assert place == f"{here.room.store.find(code).place}/kiriman.zip!/{IN_ZIP}"
    assert record["folder"] == str(here.folder)
    assert {"place", "state"} <= record["files"][0].keys()
    assert Submission.__dataclass_fields__.keys() >= {"participant", "exercise", "place"}
