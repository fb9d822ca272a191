"""`kemas --kirim`: the package arrives and the receipt is checked, or one sentence says why not."""

import hashlib
import http.server
import json
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from gladi.tumpukan import IN_ZIP, zipped
from room_here import PIN, open_room

from bimtek.errors import CourseError
from bimtek.identity import Identity
from bimtek.room import client, protocol
from bimtek.room.client import send, tidy_address

PAIR = Identity(("Siti Aminah", "Ni'am & Co"), "Dinas Kesehatan")


@pytest.fixture
def here(tmp_path):
    with open_room(tmp_path) as opened:
        yield opened


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "kiriman-siti.zip"
    path.write_bytes(zipped((IN_ZIP, b'{"cells": []}'), who=PAIR))
    return path


@contextmanager
def other_server(answer):
    """Serve at a free port what is no room; `answer` gets the request and answers it."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            answer(self)

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def json_answer(status, content):
    def answer(request):
        body = json.dumps(content).encode()
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_package_arrives_with_its_names(here, package):
    receipt = send(package, here.address, PIN, PAIR)
    kept = here.room.store.find(receipt.code)
    assert (receipt.at, receipt.files) == (kept.at.replace(microsecond=0), kept.files)
    assert receipt.who == kept.who == PAIR
    (file,) = receipt.files
    assert file.sha256 == hashlib.sha256(package.read_bytes()).hexdigest()
    assert (file.name, file.notebooks, file.inside) == (package.name, 1, (PAIR,))
    (stored,) = [path for path in here.folder.rglob("*") if path.is_file()]
    assert stored.read_bytes() == package.read_bytes()


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.10:8080", "http://192.168.1.10:8080"),
        ("http://192.168.1.10:9000/", "http://192.168.1.10:9000"),
        (" HTTP://Laptop-Budi:8080/kumpulkan ", "http://laptop-budi:8080"),
        ("192.168.1.10", "http://192.168.1.10:8080"),
        ("https://192.168.1.10", "http://192.168.1.10:8080"),
        ("localhost:8081/hasil?x=1", "http://localhost:8081"),
    ],
)
def test_address_is_understood_as_it_is_typed(typed, address):
    assert tidy_address(typed) == address


@pytest.mark.parametrize(
    "typed", ["", "http://", "ruang kelas", "10.0.0.1:x", "10.0.0.1:99999", "[::"]
)
def test_what_is_no_address_is_said(typed):
    with pytest.raises(CourseError, match="bukan alamat ruang"):
        tidy_address(typed)


def test_wrong_pin_is_said(here, package):
    with pytest.raises(CourseError, match="PIN belum benar"):
        send(package, here.address, "000000", PAIR)


def test_refusal_of_the_room_is_passed_on(here, tmp_path):
    path = tmp_path / "kosong.zip"
    path.write_bytes(zipped(("a.txt", b"a")))
    with pytest.raises(CourseError, match="tidak ada notebook"):
        send(path, here.address, PIN, PAIR)


def test_too_large_package_is_not_even_sent(here, package, monkeypatch):
    monkeypatch.setattr(protocol, "LARGEST", 10)
    with pytest.raises(CourseError, match="terlalu besar"):
        send(package, here.address, PIN, PAIR)
    assert not any(here.folder.iterdir())


def test_missing_package_is_said(here, tmp_path):
    with pytest.raises(CourseError, match="tidak dapat dibaca"):
        send(tmp_path / "tidak-ada.zip", here.address, PIN, PAIR)


def test_room_that_is_not_there_is_said(package):
    with pytest.raises(CourseError, match="tidak dapat dihubungi"):
        send(package, "127.0.0.1:9", PIN, PAIR)


def test_room_that_does_not_answer_is_said(package, monkeypatch):
    monkeypatch.setattr(client, "CONNECT_SECONDS", 0.1)
    halt = threading.Event()
    with other_server(lambda _: halt.wait(10)) as address:
        try:
            with pytest.raises(CourseError, match="tidak dapat dihubungi"):
                send(package, address, PIN, PAIR)
        finally:
            halt.set()


@pytest.mark.parametrize("content", [[], "ruang", {"bimtek": "lain"}, {}, None])
@pytest.mark.parametrize("status", [200, 404])
def test_another_server_is_no_room(package, status, content):
    with (
        other_server(json_answer(status, content)) as address,
        pytest.raises(CourseError, match="bukan ruang kursus"),
    ):
        send(package, address, PIN, PAIR)


def test_receipt_for_something_else_is_noticed(package, here):
    receipt = json.loads(json.dumps(_receipt(here, package)))
    receipt["berkas"][0]["sha256"] = "0" * 64

    def answer(request):
        json_answer(200, protocol.MARK if request.command == "GET" else receipt)(request)

    with (
        other_server(answer) as address,
        pytest.raises(CourseError, match="berbeda dari yang dikirim"),
    ):
        send(package, address, PIN, PAIR)


def _receipt(here, package):
    return here.hand_in((package.name, package.read_bytes())).json()


@pytest.mark.parametrize("content", [{}, [], {"kode": 1}, "ya"])
@pytest.mark.parametrize("status", [201, 500])
def test_answer_that_is_no_receipt_is_said(package, status, content):
    def answer(request):
        if request.command == "GET":
            json_answer(200, protocol.MARK)(request)
        else:
            json_answer(status, content)(request)

    with (
        other_server(answer) as address,
        pytest.raises(CourseError, match="Jawaban ruang tidak dapat dibaca"),
    ):
        send(package, address, PIN, PAIR)


def test_line_that_breaks_is_said(package):
    def answer(request):
        if request.command == "GET":
            json_answer(200, protocol.MARK)(request)
        else:
            request.connection.close()

    with other_server(answer) as address, pytest.raises(CourseError, match="Kirim sekali lagi"):
        send(package, address, PIN, PAIR)


def test_proxy_of_the_office_is_passed_by(here, package, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert send(package, here.address, PIN, PAIR).files[0].notebooks == 1


def test_client_does_not_need_the_server():
    program = (
        "import sys, bimtek.room.client;"
        "print([m for m in sys.modules if m.split('.')[0] in ('tornado', 'python_multipart',"
        " 'segno', 'pandas') or m.startswith('bimtek.room.s')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
