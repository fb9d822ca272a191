"""The room serves the site and nothing else, with the right types and times to keep."""

import gzip
import os
import re
import time
from pathlib import Path

import pytest
from room_here import OpenRoom, make_site, open_room

from bimtek.room.site import cache_rule, content_type

PROOF = b"RAHASIA"


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    root = tmp_path_factory.mktemp("ruang")
    site = make_site(root)
    (root / "luar.txt").write_bytes(PROOF)
    (root / "situs-lain").mkdir()
    (root / "situs-lain" / "x.txt").write_bytes(PROOF)
    (site / "besar.js").write_bytes(b"0123456789" * 1000)
    (site / "paket.tar.gz").write_bytes(gzip.compress(b"arsip"))
    if os.name == "posix":
        (site / "tautan.txt").symlink_to(root / "luar.txt")
        (site / "tautan-folder").symlink_to(root / "situs-lain")
        (site / "samaran.txt").symlink_to(site / ".rahasia" / "kunci.txt")
    with open_room(root) as opened:
        (opened.folder / "siti").mkdir()
        (opened.folder / "siti" / "kiriman.zip").write_bytes(PROOF)
        yield opened


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_site_is_served_at_the_top(here):
    assert here.get("").text == "<h1>Buku</h1>"
    assert here.get("book/halaman.html").text == "<p>Halaman</p>"
    assert here.get("lab/").text == "<p>Lab</p>"


def test_folder_without_index_is_not_listed(here):
    answer = here.get("tanpa-indeks/")
    assert answer.status_code == 404 and "catatan" not in answer.text
    assert here.get("tanpa-indeks/catatan.txt").text == "ada"


OUTSIDE = [
    "/../luar.txt",
    "/../../../../../../../../etc/passwd",
    "/book/../../luar.txt",
    "/%2e%2e/luar.txt",
    "/%2e%2e%2fluar.txt",
    "/..%2fluar.txt",
    "/..%5cluar.txt",
    "/..\\luar.txt",
    "/%252e%252e%252fluar.txt",
    "/%c0%ae%c0%ae/luar.txt",
    "/....//luar.txt",
    "/./../luar.txt",
    "//../luar.txt",
    "/../situs-lain/x.txt",
    "//luar.txt",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/{absolute}",
    "/{absolute_encoded}",
    "http://ruang/../luar.txt",
    "/C:/Windows/win.ini",
    "/C:%5cWindows%5cwin.ini",
    "/%5c%5cserver%5cbagi%5cx",
    "/index.html%00.txt",
    "/..%00/luar.txt",
    "/index.html::$DATA",
    "/kiriman/siti/kiriman.zip",
    "/../kiriman/siti/kiriman.zip",
    "/kumpulkan/../../kiriman/siti/kiriman.zip",
    "/kumpulkan/siti/kiriman.zip",
    "/tanda-terima/../../kiriman/siti/kiriman.zip",
    "/hasil/../../luar.txt",
    "/hasil/..%2f..%2fluar.html",
    "/.rahasia/kunci.txt",
    "/%2erahasia/kunci.txt",
    "/book/.htaccess",
    "/.RAHASIA/kunci.txt",
    "/.rahasia",
    "/.rahasia/",
    "/tautan.txt",
    "/tautan-folder/x.txt",
    "/samaran.txt",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_site_is_served(here: OpenRoom, path):
    outside = here.folder.parent / "luar.txt"
    path = path.format(
        absolute=outside.as_posix(), absolute_encoded=outside.as_posix().replace("/", "%2f")
    )
    answer = here.ask(path)
    assert PROOF not in answer and b"root:" not in answer
    assert 400 <= status(answer) < 500
    assert b"Traceback" not in answer and str(here.folder.parent).encode() not in answer


def test_the_proofs_would_be_seen(here):
    """The test above can fail: what it looks for is there."""
    outside = here.folder.parent
    assert (outside / "luar.txt").read_bytes() == PROOF
    assert (outside / "situs" / ".rahasia" / "kunci.txt").read_bytes() == PROOF
    if os.name == "posix":
        assert (outside / "situs" / "tautan.txt").read_bytes() == PROOF


@pytest.fixture(scope="module")
def packed(here):
    """The room once it has packed what packs well."""
    for _ in range(200):
        answer = here.get("besar.js", headers={"Accept-Encoding": "gzip"})
        if "Content-Encoding" in answer.headers:
            return here
        time.sleep(0.05)
    raise AssertionError("nothing was packed")


def test_packed_form_goes_to_who_takes_it(packed):
    plain = packed.get("besar.js", headers={"Accept-Encoding": "identity"})
    answer = packed.get("besar.js", headers={"Accept-Encoding": "gzip"})
    assert answer.text == plain.text and len(plain.content) == 10_000
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert int(answer.headers["Content-Length"]) < 1000
    assert answer.headers["Content-Type"] == plain.headers["Content-Type"]
    assert answer.headers["ETag"] != plain.headers["ETag"]
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("takes", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip"])
def test_packed_form_goes_to_nobody_else(packed, takes):
    assert b"Content-Encoding" not in packed.ask("/besar.js", f"Accept-Encoding: {takes}")


def test_packed_form_goes_to_who_prefers_another(packed):
    answer = packed.ask("/besar.js", "Accept-Encoding: br;q=1, gzip;q=0.5, *;q=0")
    assert b"Content-Encoding: gzip" in answer


def test_part_of_a_file_is_a_part_of_the_file_itself(packed):
    answer = packed.get("besar.js", headers={"Accept-Encoding": "gzip", "Range": "bytes=5-9"})
    assert (answer.status_code, answer.content) == (206, b"56789")


def test_archive_is_not_taken_for_a_packed_file(here):
    answer = here.get("paket.tar.gz", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Type"] == "application/gzip"
    assert "Content-Encoding" not in answer.headers


def test_unchanged_file_is_not_sent_again(here):
    first = here.get("book/halaman.html")
    again = here.get("book/halaman.html", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"


def test_changed_file_is_sent_again(here):
    path = here.room.site / "berubah.html"
    path.write_text("lama", encoding="utf-8")
    tag = here.get("berubah.html").headers["ETag"]
    path.write_text("baru", encoding="utf-8")
    os.utime(path, (1, 1))
    assert here.get("berubah.html", headers={"If-None-Match": tag}).text == "baru"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("lab/build/123.4f2a9bc01d.js", True),
        ("lab/build/lab_index.0a1b2c3d4e5f.css", True),
        ("lab/build/4f2a9bc01d.woff2", True),
        ("lab/pyodide/pyodide.asm.wasm", True),
        ("lab/pyodide/python_stdlib.zip", True),
        ("lab/pypi/numpy-2.2.5-cp312-cp312-pyodide_2024_0_wasm32.whl", True),
        ("lab/pypi/bimtek-0.1.0-py3-none-any.whl", False),
        ("lab/pyodide/pyodide-lock.json", False),
        ("lab/pyodide/kerja.zip", False),
        ("book/_static/bimtek.css", False),
        ("book/laporan-20261123.js", False),
        ("datasets/data-deadbeef1.csv", False),
        ("unduhan/latihan.zip", False),
        ("index.html", False),
    ],
)
def test_only_what_never_changes_is_kept_long(path, kept):
    assert ("immutable" in cache_rule(path)) is kept
    assert kept or cache_rule(path) == "no-cache"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.ipynb", "application/x-ipynb+json"),
        ("a.whl", "application/zip"),
        ("a.html", "text/html; charset=utf-8"),
        ("A.JS", "text/javascript; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.data", "application/octet-stream"),
        ("tanpa-akhiran", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_computer(monkeypatch, name, kind):
    """As on a Windows whose registry says that .js is plain text."""
    import mimetypes

    monkeypatch.setattr(mimetypes, "guess_type", lambda *_: ("text/plain", None))
    assert content_type(name) == kind


def test_headers_of_the_site(here):
    headers = here.get("").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Server" not in headers


PAGES = ["kumpulkan", "hasil", "layar", "fasilitator", "tidak-ada.html"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_the_room_are_neither_framed_nor_kept(here, page):
    headers = here.get(page).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Server" not in headers


@pytest.mark.parametrize("path", ["", "kumpulkan", "hasil", "layar", "ruang.json", "tidak-ada"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_other_methods_are_refused_in_indonesian(here, path, method):
    answer = here.ask(f"/{path}", method=method)
    assert status(answer) == 405
    assert "Halaman ini tidak menerima permintaan seperti itu" in answer.decode()


def test_missing_page_says_so_in_indonesian(here):
    answer = here.get("tidak-ada.html")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.text
    assert not re.search(r"not found|error", answer.text, re.IGNORECASE)


def test_a_fault_of_ours_shows_no_traceback(here, monkeypatch):
    monkeypatch.setattr("bimtek.room.hand_in.load_offices", lambda: 1 / 0)
    answer = here.get("kumpulkan")
    assert answer.status_code == 500
    assert "Ada yang salah di laptop fasilitator" in answer.text
    assert "ZeroDivisionError" not in answer.text and "Traceback" not in answer.text
    assert here.told == ["Ada galat di laptop ini; rinciannya di catatan-galat.log."]


def test_large_body_is_taken_only_where_work_is_handed_in(here):
    size = 200_000
    answer = here.raw(
        f"POST /hasil HTTP/1.1\r\nHost: ruang\r\nContent-Length: {size}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n".encode()
    )
    assert status(answer) == 400


def test_no_route_leads_to_the_hand_ins(here):
    """Of all files on disk only those of the site come back."""
    kept = here.hand_in(("siti.ipynb", b'{"cells": [], "x": "RAHASIA"}'))
    assert kept.status_code == 201
    stored = [path for path in here.folder.parent.rglob("*") if path.is_file()]
    for path in stored:
        place = path.relative_to(here.folder.parent).as_posix()
        for asked in (place, Path(place).name, f"../{place}", f"kumpulkan/{place}"):
            assert PROOF not in here.ask(f"/{asked}")
