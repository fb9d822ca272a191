"""What the facilitator sees: the page to project, who has handed in, and who has not."""

import re
from pathlib import Path

import pytest
from gladi.tumpukan import IN_ZIP, zipped
from room_here import KEY, PIN, new_browser, open_room

from bimtek.grading.collecting.collect import collect
from bimtek.identity import Identity
from bimtek.room import pages
from bimtek.room.overview import overview

NOTEBOOK = b'{"cells": []}'
ROSTER = "nama;perangkat_daerah\nSiti Aminah;Dinas Kesehatan\nBudi Santoso;Dinas Sosial\n"
HTML = re.compile(r"<[^>]+>")


@pytest.fixture
def here(tmp_path):
    with open_room(tmp_path) as opened:
        yield opened


@pytest.fixture
def key(here):
    """A browser that has shown the key."""
    with new_browser(here.address) as browser:
        assert browser.get(f"fasilitator?kunci={KEY}").status_code == 303
        yield browser


def hand_in(here, who: Identity | None = None, **fields):
    return here.hand_in(("k.zip", zipped((IN_ZIP, NOTEBOOK), who=who)), **fields)


def text(answer) -> str:
    return " ".join(HTML.sub(" ", answer.text).split())


@pytest.mark.parametrize("page", ["fasilitator", "fasilitator/isi"])
@pytest.mark.parametrize("typed", ["", "?kunci=", "?kunci=salah", f"?kunci={KEY}x"])
def test_facilitators_page_needs_the_key(here, page, typed):
    hand_in(here, nama="Siti Aminah")
    answer = here.get(page + typed)
    assert answer.status_code == 403 and "Siti" not in answer.text
    assert "set-cookie" not in answer.headers
    assert here.get(page, headers={"Cookie": "kunci=salah"}).status_code == 403


def test_key_leaves_the_address_and_stays_in_the_browser(here):
    answer = here.get(f"fasilitator?kunci={KEY}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/fasilitator")
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Strict" in answer.headers["Set-Cookie"]
    assert here.get("fasilitator").status_code == 200


def test_who_has_handed_in_what_and_how_often(here, key):
    first = hand_in(here, nama="Siti Aminah", perangkat_daerah="Dinas Kesehatan").json()
    hand_in(here, nama="SITI AMINAH", perangkat_daerah="dinas kesehatan")
    hand_in(here, nama="Budi", rekan="Ani Wati", perangkat_daerah="Bappeda")
    page = key.get("fasilitator")
    assert "2 peserta atau pasangan sudah mengumpulkan, 3 kiriman" in text(page)
    assert "Budi dan Ani Wati" in page.text
    assert f"{first['kode'][:5]}-{first['kode'][5:]}" in page.text
    assert page.text.index("Budi dan") < page.text.index("Siti Aminah")  # the latest first


def test_exercises_of_all_hand_ins_are_shown_and_counted(here, key):
    def works(*names, **fields):
        here.hand_in(
            ("k.zip", zipped(*((f"{name}.ipynb", NOTEBOOK) for name in names), who=None)), **fields
        )

    works("03-menilai-mutu", "02-membaca-berkas")
    works("02-membaca-berkas", "04-membersihkan-nilai")
    works("03-menilai-mutu", nama="Budi", rekan="Ani Wati")
    works("catatan", nama="Rina Wati")
    page = key.get("fasilitator/isi")
    assert "02 membaca berkas (1) , 03 menilai mutu (2) , 04 membersihkan nilai (1) ." in text(page)
    rows = {
        row.participant.display: row.exercises
        for row in overview(here.room.store.receipts, here.folder).rows
    }
    assert rows == {
        "Siti Aminah": ("02-membaca-berkas", "03-menilai-mutu", "04-membersihkan-nilai"),
        "Budi dan Ani Wati": ("03-menilai-mutu",),
        "Rina Wati": (),
    }
    assert "tidak dikenali dari nama berkasnya" in text(page)


def test_exercises_count_for_those_whose_file_they_are_in(here):
    budi = Identity(("Budi Santoso",), "Dinas Sosial")
    here.hand_in(
        ("a.zip", zipped(("02-membaca-berkas.ipynb", NOTEBOOK))),
        ("b.zip", zipped(("03-menilai-mutu.ipynb", NOTEBOOK), who=budi)),
    )
    rows = overview(here.room.store.receipts, here.folder).rows
    assert {row.participant.display: row.exercises for row in rows} == {
        "Siti Aminah": ("02-membaca-berkas",),
        "Budi Santoso": ("03-menilai-mutu",),
    }


def test_who_has_not_is_known_from_the_list(here, key):
    (here.folder / "peserta.csv").write_text(ROSTER, encoding="utf-8")
    hand_in(here, nama="siti aminah", perangkat_daerah="Kesehatan")
    page = text(key.get("fasilitator"))
    assert "1 dari 2 peserta atau pasangan sudah mengumpulkan" in page
    assert "Belum mengumpulkan (1) Budi Santoso, Dinas Sosial" in page


def test_list_that_cannot_be_read_is_said(here, key):
    (here.folder / "peserta.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    page = text(key.get("fasilitator/isi"))
    assert "Daftar peserta tidak dipakai" in page and "lalu nilai lagi" not in page


def test_other_names_inside_are_shown(here, key):
    hand_in(here, Identity(("Siti Aminah",), "Dinas Kesehatan"), nama="Budi Santoso")
    page = text(key.get("fasilitator"))
    assert "Di halaman diketik “Budi Santoso" in page and "tertulis “Siti Aminah" in page


def test_who_only_typed_a_name_has_not_handed_in(here, key):
    (here.folder / "peserta.csv").write_text(ROSTER, encoding="utf-8")
    typed = {"nama": "Budi Santoso", "perangkat_daerah": "Dinas Sosial"}
    hand_in(here, Identity(("Siti Aminah",), "Dinas Kesehatan"), **typed)
    assert "Belum mengumpulkan (1) Budi Santoso" in text(key.get("fasilitator"))


def test_class_is_understood_as_the_grader_understands_it(here, exercises, right):
    """The same function puts identities together for the page and for the reports."""
    (here.folder / "peserta.csv").write_text(ROSTER, encoding="utf-8")
    for name, office in [
        ("Siti Aminah, S.Kom", "Dinas Kesehatan"),
        ("siti aminah", "dinkes"),
        ("Nurul", "BPS"),
    ]:
        here.hand_in(("x.ipynb", right), nama=name, perangkat_daerah=office)
    seen = overview(here.room.store.receipts, here.folder)
    known = {row.participant for row in seen.rows} | set(seen.absent)
    assert known == set(collect(here.folder, exercises).participants)


def test_names_on_the_page_stay_words(here, key):
    hand_in(here, nama="<img src=x onerror=alert(1)>")
    assert "<img" not in key.get("fasilitator").text


def test_projected_page_shows_the_address(here):
    page = here.get("layar")
    assert f"http://192.168.1.10:{here.room.port}/" in page.text
    assert "<svg" in page.text and "Kode QR" in page.text


def test_pin_is_projected_only_for_the_facilitator(here, key):
    assert PIN not in here.get("layar").text
    assert PIN in key.get("layar").text
    assert KEY not in key.get("layar").text


def test_key_also_opens_the_projected_page(here):
    with new_browser(here.address) as browser:
        assert browser.get(f"layar?kunci={KEY}").headers["Location"] == "/layar"
        assert PIN in browser.get("layar").text


def test_page_opened_under_a_second_address_shows_that_one(here):
    here.room.find_addresses = lambda: ["192.168.1.10", "10.0.0.7"]
    port = here.room.port
    page = here.get("layar", headers={"Host": f"10.0.0.7:{port}"}).text
    assert re.search(rf'class="alamat">http://10.0.0.7:{port}/<', page)
    page = here.get("layar", headers={"Host": "jahat.example"}).text
    assert re.search(rf'class="alamat">http://192.168.1.10:{port}/<', page)
    assert "jahat" not in page


def test_no_network_is_said_with_the_cure(here):
    here.room.find_addresses = list
    assert "belum tersambung ke jaringan" in here.get("layar").text


@pytest.mark.parametrize("page", ["kumpulkan", "hasil", "layar", "fasilitator", "tidak-ada"])
def test_pages_need_nothing_from_elsewhere(here, key, page):
    answer = key.get(page)
    links = re.findall(r'(?:src|href|action)="([^"]*)"', answer.text)
    assert all(link.startswith(("/", "#")) for link in links)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])[1]
    scripts = re.findall(r"<script[^>]*>", answer.text)
    assert scripts == [f'<script nonce="{nonce}">'] * len(scripts)


def test_menu_leads_to_the_lab_only_where_there_is_one(here, tmp_path):
    assert 'href="/lab/lab/index.html"' in here.get("kumpulkan").text
    (tmp_path / "situs" / "lab" / "lab" / "index.html").unlink()
    assert "/lab/lab" not in here.get("kumpulkan").text


def test_offices_are_offered(here):
    assert '<option value="Dinas Kesehatan">' in here.get("kumpulkan").text


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_contrast_is_as_stated_and_enough():
    page = Path(pages.__file__).parent / "templates" / "dasar.html.j2"
    comment = page.read_text(encoding="utf-8").split("/*")[1].split("*/")[0]
    found = re.findall(r"(?:(#\w{6}) on )?(?:and on )?(#\w{6}) ([\d.]+):1", comment)
    assert len(found) == 7
    text_colour = ""
    for above, ground, stated in found:
        text_colour = above or text_colour
        light, dark = sorted((luminance(text_colour), luminance(ground)), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        assert ratio >= 4.5 and 0 <= ratio - float(stated) < 0.1, (text_colour, ground, ratio)
