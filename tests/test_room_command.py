"""`bimtek ruang`: what is checked before it opens, what is said, which address is meant."""

import asyncio
import inspect
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from ipaddress import IPv4Address

import httpx
import psutil
import pytest
import segno
from rich.console import Console
from room_here import KEY, PIN, make_site

from bimtek.errors import CourseError
from bimtek.grading import results_store
from bimtek.paths import ROOT
from bimtek.room import command, protocol, server
from bimtek.room.addresses import Adapter, choose, lan_addresses
from bimtek.room.pages import Room
from bimtek.room.store import Store


@pytest.fixture
def ctrl_c(monkeypatch):
    """Press Ctrl+C as soon as everything is said; returns what was opened in the browser."""

    async def stopped():
        raise KeyboardInterrupt

    opened = []
    monkeypatch.setattr(command, "_until_stopped", stopped)
    monkeypatch.setattr(command.webbrowser, "open", opened.append)
    return opened


def room(tmp_path, **options) -> Room:
    site = tmp_path / "situs"
    options = {"port": 8080, "find_addresses": lambda: ["192.168.1.10"]} | options
    return Room(site, Store(tmp_path / "kiriman"), PIN, KEY, **options)


def said(a_room, wanted=8080) -> str:
    screen = io.StringIO()
    command._tell(a_room, Console(file=screen, width=100, soft_wrap=True), wanted)
    return screen.getvalue()


def test_site_that_is_not_built_is_said_with_the_cure(tmp_path):
    (tmp_path / "situs").mkdir()
    for site in (tmp_path / "situs", tmp_path / "tidak-ada"):
        with pytest.raises(CourseError, match="lab-web"):
            command.serve(site, tmp_path / "kiriman")
    assert not (tmp_path / "kiriman").exists()


@pytest.mark.parametrize("place", ["situs", "situs/kiriman", "."])
def test_hand_ins_never_lie_in_what_is_served(tmp_path, place):
    site = make_site(tmp_path)
    for folder, results in ((tmp_path / place, None), (tmp_path / "kiriman", tmp_path / place)):
        with pytest.raises(CourseError, match="tidak boleh saling memuat"):
            command.serve(site, folder, results=results)


def test_file_is_no_folder(tmp_path):
    site = make_site(tmp_path)
    (tmp_path / "kiriman").write_text("x")
    with pytest.raises(CourseError, match="adalah berkas, bukan folder"):
        command.serve(site, tmp_path / "kiriman")


@pytest.mark.parametrize("pin", ["", "1234", "12 345 678", "a" * 31, "1234\n56"])
def test_pin_that_is_easily_guessed_is_refused(tmp_path, pin):
    with pytest.raises(CourseError, match="PIN harus 6 sampai 30"):
        command.serve(make_site(tmp_path), tmp_path / "kiriman", pin=pin)


def test_console_says_all_there_is_to_know(tmp_path):
    text = said(room(tmp_path, results=tmp_path / "hasil"))
    assert "http://192.168.1.10:8080/" in text
    assert PIN in text and "Ctrl+C" in text and "Allow access" in text
    assert str(tmp_path / "kiriman") in text and str(tmp_path / "hasil") in text
    assert "belum berisi hasil penilaian" in text  # so that a mistyped name is noticed
    (tmp_path / "hasil" / results_store.FOLDER).mkdir(parents=True)
    assert "belum berisi" not in said(room(tmp_path, results=tmp_path / "hasil"))
    assert f"http://127.0.0.1:8080/fasilitator?kunci={KEY}" in text
    assert "Porta" not in text


def test_other_port_and_other_addresses_are_said(tmp_path):
    text = said(room(tmp_path, port=8081, find_addresses=lambda: ["192.168.1.10", "10.0.0.2"]))
    assert "Porta 8080 sedang dipakai program lain; ruang memakai porta 8081." in text
    assert text.index("http://192.168.1.10:8081/") < text.index("http://10.0.0.2:8081/")


def test_no_network_is_said_with_the_cure(tmp_path):
    text = said(room(tmp_path, find_addresses=list))
    assert "belum tersambung ke jaringan" in text and "http://127.0.0.1:8080/" in text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", None])
def test_qr_code_fits_the_console(encoding):
    text = command.qr_text("http://192.168.100.100:8080/", encoding).plain
    lines = text.splitlines()
    text.encode(encoding or "ascii")
    assert max(map(len, lines)) <= 70 and len(lines) >= 15
    if encoding == "utf-8":
        assert len(lines) <= 17 and set(text) <= set("▀▄█ \n")


def test_qr_code_is_read_as_the_address():
    """Half blocks put together again are the modules of the library's own matrix."""
    address = "http://192.168.1.10:8080/"
    lines = command.qr_text(address, "utf-8").plain.splitlines()
    upper = [[each in " ▄" for each in line] for line in lines]
    lower = [[each in " ▀" for each in line] for line in lines]
    rows = [row for pair in zip(upper, lower, strict=True) for row in pair]
    wanted = [
        [bool(each) for each in row]
        for row in segno.make(address, micro=False).matrix_iter(border=command.QR_BORDER)
    ]
    assert rows[: len(wanted)] == wanted


def test_room_opens_says_where_and_closes(tmp_path, ctrl_c, capsys):
    site, folder = make_site(tmp_path), tmp_path / "kiriman hari 1"
    command.serve(site, folder, port=0)
    text = capsys.readouterr().out
    assert "Ruang sudah ditutup" in text and 'nilai "' in text
    (opened,) = ctrl_c
    assert "/layar?kunci=" in opened


def test_pin_and_key_stay_the_same_for_a_folder(tmp_path, ctrl_c, capsys):
    site, folder = make_site(tmp_path), tmp_path / "kiriman"
    state = tmp_path / "kiriman-ruang" / command.STATE
    command.serve(site, folder, port=0, open_browser=False)
    first = json.loads(state.read_bytes())
    command.serve(site, folder, port=0, open_browser=False)
    assert json.loads(state.read_bytes()) == first
    assert len(first["pin"]) == 6 and first["pin"].isdecimal() and len(first["kunci"]) >= 20
    assert ctrl_c == []
    command.serve(site, folder, port=0, pin="bawang9", open_browser=False)
    assert json.loads(state.read_bytes())["pin"] == "bawang9"
    assert "berjalan" not in first


def test_second_room_on_one_folder_is_refused(tmp_path):
    site = make_site(tmp_path)
    own = psutil.Process()
    state = tmp_path / "kiriman-ruang" / command.STATE
    state.parent.mkdir()
    running = {"pid": own.pid, "sejak": own.create_time(), "alamat": "http://192.168.1.10:8080/"}
    state.write_text(json.dumps({"berjalan": running}), encoding="utf-8")
    with pytest.raises(CourseError, match=r"sudah berjalan di http://192\.168\.1\.10:8080/"):
        command.serve(site, tmp_path / "kiriman")


PROGRAM = """
import sys
from pathlib import Path
from bimtek.room.command import serve
serve(Path(sys.argv[1]), Path(sys.argv[2]), port=0, open_browser=False)
"""


@pytest.mark.lambat
@pytest.mark.skipif(os.name != "posix", reason="a test cannot press Ctrl+C on Windows")
def test_ctrl_c_ends_the_room_in_good_order(tmp_path):
    site = make_site(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", PROGRAM, site, tmp_path / "kiriman"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines = []
        while not lines or "Ctrl+C" not in lines[-1]:
            lines.append(process.stdout.readline())
        address = next(line.split(": ")[1] for line in lines if line.startswith("Alamat"))
        port = address.strip().strip("/").rpartition(":")[2]
        answer = httpx.get(f"http://127.0.0.1:{port}/ruang.json", trust_env=False)
        assert answer.json()["bimtek"] == "ruang"
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 0 and "Ruang sudah ditutup" in rest
    assert "Traceback" not in rest


@pytest.mark.parametrize(
    "left", [{"pid": 2**22 + 5, "sejak": 1.0}, {"pid": None, "sejak": 1.0}, {}, "x", {"pid": 1}]
)
def test_room_that_was_killed_does_not_keep_its_folder(tmp_path, ctrl_c, left, capsys):
    state = tmp_path / "kiriman-ruang" / command.STATE
    state.parent.mkdir()
    state.write_text(json.dumps({"berjalan": left, "pin": "135791"}), encoding="utf-8")
    command.serve(make_site(tmp_path), tmp_path / "kiriman", port=0, open_browser=False)
    assert "135791" in capsys.readouterr().out


def test_details_of_a_fault_go_to_a_file(tmp_path, ctrl_c, monkeypatch, capsys):
    site, folder = make_site(tmp_path), tmp_path / "kiriman"

    async def broken():
        port = int(state()["berjalan"]["alamat"].rpartition(":")[2].strip("/"))
        monkeypatch.setattr("bimtek.room.hand_in.load_offices", lambda: 1 / 0)
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{port}/kumpulkan")
        assert answer.status_code == 500
        raise KeyboardInterrupt

    def state():
        return json.loads((tmp_path / "kiriman-ruang" / command.STATE).read_bytes())

    monkeypatch.setattr(command, "_until_stopped", broken)
    command.serve(site, folder, port=0, open_browser=False)
    log = (tmp_path / "kiriman-ruang" / command.ERRORS).read_text(encoding="utf-8")
    assert "/kumpulkan" in log and "ZeroDivisionError" in log
    said = capsys.readouterr()
    assert "rinciannya di catatan-galat.log" in said.out
    assert "Traceback" not in said.out + said.err
    assert "berjalan" not in state()


def test_marking_text_in_the_console_does_not_stop_the_room(tmp_path, ctrl_c, monkeypatch):
    """On Windows a program that writes to a console in which text is marked stands still."""
    site, folder = make_site(tmp_path), tmp_path / "kiriman"
    marked, let_go = threading.Event(), threading.Event()

    async def handing_in():
        state = json.loads((tmp_path / "kiriman-ruang" / command.STATE).read_bytes())
        address = state["berjalan"]["alamat"]
        monkeypatch.setattr(command.Console, "print", lambda *_, **__: marked.set() or halt())
        async with httpx.AsyncClient(trust_env=False) as client:
            for name in ("Siti Aminah", "Budi Santoso"):
                answer = await client.post(
                    address + "kumpulkan",
                    data={"pin": "135791", "nama": name, "perangkat_daerah": "Bappeda"},
                    files={"berkas": ("a.ipynb", b'{"cells": []}')},
                )
                assert answer.status_code == 303
        assert marked.wait(10)
        let_go.set()
        raise KeyboardInterrupt

    def halt():
        assert let_go.wait(30)

    monkeypatch.setattr(command, "_until_stopped", handing_in)
    command.serve(site, folder, port=0, pin="135791", open_browser=False)
    assert len(list(folder.rglob("*.zip"))) == 2


def test_taken_port_gives_another_one(tmp_path):
    make_site(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with server.running(room(tmp_path), port) as address:
            assert address != f"http://127.0.0.1:{port}/"


def test_room_listens_on_every_address(tmp_path):
    make_site(tmp_path)

    async def bound():
        async with server.listening(server.make_app(room(tmp_path)), 0) as port:
            assert port
            return [each.laddr.ip for each in psutil.Process().net_connections("inet4")
                    if each.laddr.port == port]  # fmt: skip

    assert asyncio.run(bound()) == ["0.0.0.0"]


def test_connections_beyond_what_the_system_bears_are_closed(tmp_path, monkeypatch):
    make_site(tmp_path)
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 3)
    with server.running(room(tmp_path)) as address:
        place = address.removeprefix("http://").strip("/").split(":")
        place = (place[0], int(place[1]))
        lines = [socket.create_connection(place, timeout=10) for _ in range(3)]
        for line in lines:
            line.sendall(b"GET /ruang.json HTTP/1.1\r\nHost: x\r\n\r\n")
            assert line.recv(100).startswith(b"HTTP/1.1 200")
        with socket.create_connection(place, timeout=10) as more:
            assert more.recv(100) == b""
        lines.pop().close()
        for _ in range(100):  # the end of a connection takes a moment to arrive
            with socket.create_connection(place, timeout=10) as more:
                more.sendall(b"GET /ruang.json HTTP/1.1\r\nHost: x\r\n\r\n")
                try:
                    if more.recv(100).startswith(b"HTTP/1.1 200"):
                        break
                except ConnectionError:
                    continue
        else:
            pytest.fail("a free place was not given away again")
        for line in lines:
            line.close()


def adapters(*pairs):
    return [Adapter(name, IPv4Address(address)) for name, address in pairs]


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ([("Wi-Fi", "192.168.1.10"), ("Loopback", "127.0.0.1")], ["192.168.1.10"]),
        ([("Ethernet", "169.254.3.4"), ("Wi-Fi", "10.1.2.3")], ["10.1.2.3"]),
        (
            [("vEthernet (WSL)", "172.20.0.1"), ("VMware Network Adapter VMnet8", "192.168.9.1"),
             ("Wi-Fi", "192.168.43.5")],
            ["192.168.43.5"],
        ),
        ([("docker0", "172.17.0.1"), ("eth0", "10.0.0.4"), ("wlan0", "192.168.0.4")],
         ["192.168.0.4", "10.0.0.4"]),
        ([("eth0", "203.0.113.5"), ("wlan0", "172.16.0.4")], ["172.16.0.4", "203.0.113.5"]),
        # A hotspot of Windows is the room's network, whatever its driver is called.
        ([("Local Area Connection* 10", "192.168.137.1")], ["192.168.137.1"]),
        # Better a doubtful address than none.
        ([("docker0", "172.17.0.1")], ["172.17.0.1"]),
        ([("lo", "127.0.0.1"), ("Wi-Fi", "169.254.1.1")], []),
        ([("a", "10.0.0.1"), ("b", "10.0.0.1")], ["10.0.0.1"]),
    ],
)  # fmt: skip
def test_address_of_the_room_is_chosen(given, chosen):
    assert choose(adapters(*given)) == chosen


def test_addresses_are_found_without_the_internet(monkeypatch):
    def no_network(*_):
        raise AssertionError("asked the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert all(IPv4Address(each) for each in lan_addresses())


def test_default_port_is_the_one_that_clients_assume():
    assert inspect.signature(command.serve).parameters["port"].default == protocol.DEFAULT_PORT
