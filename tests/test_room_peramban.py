"""The room's pages in a real browser, on a laptop and on a phone."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator

import pytest
from gladi.tumpukan import IN_ZIP, names, zipped
from peramban import Watched
from playwright.sync_api import Browser, expect
from room_here import KEY, PIN, OpenRoom, open_room

from bimtek.grading.collecting.collect import collect

pytestmark = pytest.mark.peramban

PHONE = {"width": 390, "height": 844}
NOTEBOOK = b'{"cells": []}'
ROSTER = "nama;perangkat_daerah\nSiti Aminah;Dinas Kesehatan\nBudi Santoso;Dinas Sosial\n"


@pytest.fixture
def here(tmp_path) -> Iterator[OpenRoom]:
    with open_room(tmp_path, tmp_path / "hasil") as opened:
        (opened.folder / "peserta.csv").write_text(ROSTER, encoding="utf-8")
        yield opened


@pytest.fixture
def seen(browser: Browser) -> Iterator[Watched]:
    watched = Watched(browser)
    yield watched
    watched.context.close()
    assert watched.outside == [] and watched.errors == []


def fill(page, here: OpenRoom, *files) -> None:
    page.goto(here.address + "kumpulkan")
    page.fill("#pin", PIN)
    page.fill("#nama", "Siti Aminah")
    page.fill("#perangkat_daerah", "Dinas Kesehatan")
    page.set_input_files(
        "#berkas",
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            for name, content in files
        ],
    )


def test_participant_hands_in_and_sees_the_receipt(here, seen, exercises, right):
    page = seen.page
    fill(page, here, ("kerja saya.ipynb", right), ("lain.zip", zipped((IN_ZIP, right), who=None)))
    page.click("#kirim")
    page.wait_for_url("**/tanda-terima/*")
    (receipt,) = here.room.store.receipts
    expect(page.locator(".besar")).to_have_text(f"{receipt.code[:5]}-{receipt.code[5:]}")
    assert names(collect(here.folder, exercises))[-1:] == ["Siti Aminah"]
    page.reload()  # shows the receipt again and hands nothing in
    assert len(here.room.store.receipts) == 1


def test_time_of_the_work_travels_with_a_single_notebook(here, seen, tmp_path):
    """The browser tells when the file on the participant's disk was changed."""
    path = tmp_path / "kerja.ipynb"
    path.write_bytes(NOTEBOOK)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    page = seen.page
    fill(page, here)
    page.set_input_files("#berkas", path)
    page.click("#kirim")
    page.wait_for_url("**/tanda-terima/*")
    (stored,) = here.folder.rglob("notebook.zip")
    with zipfile.ZipFile(stored) as opened:
        assert opened.getinfo("kerja.ipynb").date_time[:3] == (2023, 11, 14)


def test_form_works_without_scripts(here, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    fill(page, here, ("kerja.ipynb", NOTEBOOK))
    page.click("#kirim")
    expect(page.locator("h1")).to_have_text("Sudah diterima")
    context.close()


def test_too_large_choice_is_said_before_it_is_sent(here, seen, tmp_path):
    path = tmp_path / "besar.zip"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    page = seen.page
    fill(page, here)
    page.set_input_files("#berkas", path)
    page.click("#kirim")
    expect(page.locator("#kabar")).to_contain_text("terlalu besar")
    assert page.url.endswith("/kumpulkan") and here.room.store.receipts == []


def test_mistake_keeps_what_was_typed(here, seen):
    page = seen.page
    fill(page, here, ("kerja.ipynb", b"bukan notebook"))
    page.click("#kirim")
    expect(page.locator("[role=alert]")).to_contain_text("rusak, terpotong, atau bukan notebook")
    expect(page.locator("#nama")).to_have_value("Siti Aminah")
    expect(page.locator("#kirim")).to_be_enabled()


def test_facilitators_page_renews_itself_and_keeps_what_is_open(here, seen):
    page = seen.page
    here.hand_in(("a.zip", zipped((IN_ZIP, NOTEBOOK))))
    page.goto(f"{here.address}fasilitator?kunci={KEY}")
    assert KEY not in page.url
    page.evaluate("window.sama = true")  # gone if the page were loaded anew
    page.click("summary")
    here.hand_in(("b.ipynb", NOTEBOOK), nama="Budi Santoso", perangkat_daerah="Dinas Sosial")
    expect(page.locator("#kelas")).to_contain_text("2 dari 2")
    expect(page.locator("#kelas")).to_contain_text("Semua peserta di daftar sudah mengumpulkan")
    expect(page.locator("details[open]")).to_have_count(1)
    assert page.evaluate("window.sama")


def test_code_opens_the_results_page(here, seen):
    code = here.hand_in(("a.zip", zipped((IN_ZIP, NOTEBOOK)))).json()["kode"]
    page = seen.page
    page.goto(here.address + "hasil")
    page.fill("#kode", f" {code[:5].lower()}-{code[5:].lower()} ")
    page.click("text=Lihat hasil")
    expect(page.locator(".kotak")).to_contain_text("Kiriman ini belum dinilai")
    page.click("text=Tutup hasil saya")
    expect(page.locator(".kotak")).to_have_count(0)


@pytest.mark.parametrize("path", ["kumpulkan", "hasil", "layar", "fasilitator", "tidak-ada"])
def test_pages_fit_a_phone(here, seen, path):
    here.room.find_addresses = lambda: ["192.168.100.110", "10.0.0.7"]
    here.hand_in(("a.zip", zipped((IN_ZIP, NOTEBOOK))), nama="Muhammad" * 9)
    page = seen.page
    page.goto(f"{here.address}fasilitator?kunci={KEY}")
    page.set_viewport_size(PHONE)
    page.goto(here.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_projected_address_stands_in_one_line(here, seen):
    here.room.find_addresses = lambda: ["192.168.100.110"]
    here.room.port = 8080
    page = seen.page
    page.goto(here.address + "layar")
    box = page.locator(".alamat").bounding_box()
    assert 40 <= box["height"] < 90
