"""Handing in: who may, what is taken, how it is stored, and what `nilai` makes of it."""

import asyncio
import hashlib
import io
import json
import socket
import subprocess
import sys
import textwrap
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import httpx
import pytest
from gladi import kecil
from gladi.tumpukan import IN_ZIP, names, texts, who, zipped
from room_here import JSON, PIN, open_room

from bimtek import identity
from bimtek.grading.collecting.collect import collect
from bimtek.identity import Identity
from bimtek.paths import ROOT
from bimtek.room import brake, hand_in, inspection, protocol, upload
from bimtek.room import store as storing
from bimtek.room.receipts import ALPHABET, CODE_LENGTH, codes_in, spoken
from bimtek.room.store import Store

NOTEBOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
SITI = Identity(("Siti Aminah",), "Dinas Kesehatan")


@pytest.fixture
def here(tmp_path):
    with open_room(tmp_path) as opened:
        yield opened


def package(*entries, who=SITI) -> bytes:
    return zipped(*(entries or ((IN_ZIP, NOTEBOOK),)), who=who)


def stored(here) -> list[Path]:
    """Return every file among the hand-ins."""
    return sorted(path for path in here.folder.rglob("*") if path.is_file())


def nothing_left(here) -> bool:
    """Tell whether a refused hand-in left nothing, neither in its place nor on the way."""
    left = [here.folder, here.room.store.own / "masuk", here.room.store.own / "tanda-terima"]
    return not any(path for folder in left for path in folder.rglob("*"))


def refused(here, answer, status, part) -> bool:
    sentence = answer.json()["galat"]
    assert answer.status_code == status, sentence
    assert part in sentence
    return nothing_left(here)


# --- what is taken, and where it goes ---


def test_package_is_stored_as_it_was_handed_in(here):
    content = package()
    answer = here.hand_in(("kiriman-siti.zip", content))
    assert answer.status_code == 201
    (path,) = stored(here)
    assert path.read_bytes() == content
    assert path.parent.parent.name == "siti-aminah-badan-perencanaan-pembangunan" or (
        path.parent.parent.name.startswith("siti-aminah-")
    )


def test_receipt_tells_time_checksum_and_notebooks(here):
    content = package((IN_ZIP, NOTEBOOK), ("latihan/lain.ipynb", NOTEBOOK), ("data.csv", b"a"))
    before = datetime.now().astimezone()
    receipt = here.hand_in(("kiriman.zip", content)).json()
    (file,) = receipt["berkas"]
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert (file["ukuran"], file["notebook"]) == (len(content), 2)
    taken = datetime.fromisoformat(receipt["waktu"])
    assert 0 <= (taken - before.replace(microsecond=0)).total_seconds() < 60
    assert len(receipt["kode"]) == CODE_LENGTH and set(receipt["kode"]) <= set(ALPHABET)
    assert not set("0O1IL") & set(ALPHABET)
    assert "tempat" not in receipt  # where it lies is nobody's business


def test_browser_is_led_to_the_receipt(here):
    sent = package()
    answer = here.hand_in(("kiriman.zip", sent), json=False)
    assert answer.status_code == 303
    page = here.get(answer.headers["Location"].removeprefix("/"))
    code = answer.headers["Location"].rpartition("/")[2]
    assert spoken(code) in page.text and "Simpan kode ini" in page.text
    assert hashlib.sha256(sent).hexdigest()[:12] in page.text
    assert str(here.folder) not in page.text


def test_receipt_of_nobody_is_no_page(here):
    assert here.get("tanda-terima/ABCDEFGH23").status_code == 404


def test_every_version_is_kept(here):
    first, second = package(("a.ipynb", NOTEBOOK)), package(("b.ipynb", NOTEBOOK))
    for content in (first, second, second):
        assert here.hand_in(("kiriman.zip", content)).status_code == 201
    assert sorted(path.read_bytes() for path in stored(here)) == sorted([first, second, second])
    assert len({path.parent.parent for path in stored(here)}) == 1


def test_console_gets_a_line_without_control_characters(here):
    here.hand_in(("kiriman.zip", package(who=None)), nama="Siti\x1b[2J Aminah\r\n")
    (line,) = here.told
    assert "Siti [2J Aminah" in line and line.isprintable()


def test_facilitators_words_stay_words(here):
    here.hand_in(("a.zip", package(who=None)), nama="<script>alert(1)</script>")
    (receipt,) = here.room.store.receipts
    page = here.get(f"tanda-terima/{receipt.code}").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("C:\\fakepath\\kerja.ipynb", "kerja.ipynb"),
        ("../../../etc/kerja.ipynb", "kerja.ipynb"),
        ("kerja\u202egnp.ipynb", "kerja\N{REPLACEMENT CHARACTER}gnp.ipynb"),
        ("a:b|c?.ipynb", "a_b_c_.ipynb"),
        (f"{'x' * 300}.ipynb", f"{'x' * 114}.ipynb"),
        ("..", ""),
    ],
)
def test_names_of_files_are_only_names(sent, name):
    assert upload.file_name(sent) == name


# --- what is refused ---


@pytest.mark.parametrize("json", [True, False])
def test_wrong_pin_is_refused(here, json):
    answer = here.hand_in(("kiriman.zip", package()), pin="000000", json=json)
    assert answer.status_code == 403 and "PIN belum benar" in answer.text
    assert nothing_left(here)


def test_form_comes_back_filled_in_without_the_pin(here):
    answer = here.hand_in(("x.zip", b"bukan"), json=False, nama="Baiq Rina", rekan="Lalu Hadi")
    assert answer.status_code == 422
    assert 'value="Baiq Rina"' in answer.text and 'value="Lalu Hadi"' in answer.text
    assert PIN not in answer.text


def test_pin_is_compared_without_spaces_around_it(here):
    assert here.hand_in(("a.zip", package()), pin=f" {PIN} ").status_code == 201


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("kiriman.docx", b"PK\x03\x04", "bukan zip dan bukan notebook"),
        ("kiriman.rar", b"Rar!\x1a\x07\x00", "bukan zip dan bukan notebook"),
        ("program.exe", b"MZ", "bukan zip dan bukan notebook"),
        ("kosong.ipynb", b"", "kosong"),
        ("kiriman.zip", b"ini bukan zip", "rusak atau bukan zip"),
        ("kiriman.zip", package()[:-30], "rusak atau terpotong"),
        ("kiriman.zip", package()[: len(package()) // 2], "rusak atau terpotong"),
        ("kiriman.zip", zipped(("data.csv", b"a")), "tidak ada notebook"),
        ("kiriman.zip", zipped(("__MACOSX/._a.ipynb", b"x")), "tidak ada notebook"),
        ("luar.zip", zipped(("kiriman.zip", package()), who=None), "zip yang di dalamnya"),
        ("a.ipynb", b'{"cells": [', "rusak, terpotong, atau bukan notebook"),
        ("a.ipynb", b'{"nama": "x"}', "rusak, terpotong, atau bukan notebook"),
        ("a.ipynb", b"[" * 100_000, "rusak, terpotong, atau bukan notebook"),
        ("a.ipynb", b"<html>", "rusak, terpotong, atau bukan notebook"),
    ],
)
def test_what_is_no_work_is_refused_with_a_reason(here, name, content, part):
    assert refused(here, here.hand_in((name, content)), 422, part)


def test_zip_with_a_password_is_refused(here):
    content = bytearray(package(who=None))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    assert refused(here, here.hand_in(("a.zip", bytes(content))), 422, "kata sandi")


@pytest.mark.parametrize("name", ["kerja.ipynb.txt", "KERJA.IPYNB", "kerja (1).ipynb"])
def test_notebook_is_taken_under_the_names_that_windows_gives(here, name):
    assert here.hand_in((name, NOTEBOOK)).status_code == 201


def test_one_bad_file_keeps_the_others_out(here):
    answer = here.hand_in(("a.ipynb", NOTEBOOK), ("b.zip", b"rusak"))
    assert refused(here, answer, 422, "b.zip")


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"nama": ""}, "Isi nama lengkap"),
        ({"nama": "7"}, "belum dapat dipakai"),
        ({"perangkat_daerah": ""}, "Isi nama lengkap"),
        ({"nama": "x" * 100}, "belum dapat dipakai"),
        ({"nama": "x" * 5000}, "terlalu panjang"),
    ],
)
def test_names_that_cannot_be_used_are_refused(here, fields, part):
    answer = here.hand_in(("a.zip", package()), **fields)
    assert part in answer.json()["galat"] and nothing_left(here)


def test_form_without_a_file_is_refused(here):
    assert refused(here, here.hand_in(), 422, "Belum ada berkas yang dipilih")


def test_too_many_files_are_refused(here):
    files = [(f"{n}.ipynb", NOTEBOOK) for n in range(protocol.MOST_FILES + 1)]
    assert refused(here, here.hand_in(*files), 413, "Paling banyak 20 berkas")


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "application/json", ""])
def test_what_is_no_form_is_refused(here, kind):
    answer = here.ask(
        "/kumpulkan",
        f"Content-Type: {kind}",
        "Content-Length: 0",
        "Accept: application/json",
        method="POST",
    )
    assert b" 400 " in answer and b"bukan dari halaman Kumpulkan" in answer


def test_form_of_another_shape_is_refused(here):
    body = b"--batas\r\nini bukan isian"
    answer = here.ask(
        "/kumpulkan",
        "Content-Type: multipart/form-data; boundary=batas",
        f"Content-Length: {len(body)}",
        "Accept: application/json",
        "",
        body.decode(),
        method="POST",
    )
    assert b" 400 " in answer and nothing_left(here)


def test_bomb_is_not_unpacked(here, monkeypatch):
    """Refused by what its list of members says."""
    monkeypatch.setattr(inspection.archive, "LARGEST_ZIP", 10_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.ipynb", NOTEBOOK)
        opened.writestr("nol.bin", bytes(11_000_000))
    assert len(buffer.getvalue()) < 100_000
    answer = here.hand_in(("bom.zip", buffer.getvalue()))
    assert refused(here, answer, 422, "terlalu banyak atau terlalu besar")


def test_nothing_of_a_zip_is_unpacked_but_who_it_belongs_to(tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    path.write_bytes(package())
    opened, real = [], zipfile.ZipFile.open
    monkeypatch.setattr(
        zipfile.ZipFile,
        "open",
        lambda self, entry, *more: opened.append(entry.filename) or real(self, entry, *more),
    )
    look = inspection.look(path, "a.zip")
    assert (look.notebooks, look.inside) == (1, (SITI,))
    assert opened == [identity.FILE_NAME]


@pytest.mark.parametrize(
    ("name", "exercises"),
    [
        ("latihan/02-membaca-berkas/02-membaca-berkas.ipynb", ["02-membaca-berkas"]),
        ("Salinan dari 02-MEMBACA-BERKAS (1).ipynb", ["02-membaca-berkas"]),
        ("Siti 02-membaca-berkas.ipynb.txt", ["02-membaca-berkas"]),
        ("pelajaran/pelajaran-02-membaca-berkas.ipynb", []),
        ("Salinan dari pelajaran-02-membaca-berkas.ipynb", []),
        ("tugas.ipynb", []),
        ("99-membaca-berkas.ipynb", []),
    ],
)
def test_exercises_are_known_by_their_names(here, name, exercises):
    in_zip = here.hand_in(("a.zip", package((name, NOTEBOOK)))).json()
    assert [each["latihan"] for each in in_zip["berkas"]] == [exercises]
    *_, alone = name.split("/")
    loose = here.hand_in((alone, NOTEBOOK)).json()
    assert [each["latihan"] for each in loose["berkas"]] == [exercises]


def test_receipt_names_the_exercises_or_says_that_there_are_none(here):
    def page(*names):
        sent = package(*((f"{name}.ipynb", NOTEBOOK) for name in names), who=None)
        code = here.hand_in(("a.zip", sent)).json()["kode"]
        return " ".join(here.get(f"tanda-terima/{code}").text.split())

    two = page("04-membersihkan-nilai", "03-menilai-mutu")
    assert "03 menilai mutu, 04 membersihkan nilai" in two
    assert "Yang dinilai hanya latihan" not in two
    assert "Yang dinilai hanya latihan, bukan pelajaran" in page("pelajaran-03-menilai-mutu")
    seen, nothing = here.told
    assert ": latihan 03, 04, tanda terima" in seen
    assert ": tanpa latihan yang dikenali dari nama berkasnya, tanda terima" in nothing


def test_endless_list_of_members_is_refused(tmp_path):
    """The number of members may be a lie; what is read of the list is limited."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as opened:
        for number in range(60):
            opened.writestr(f"{number:03}{'x' * 60_000}.ipynb", b"")
        opened.comment = b"x" * 60_000
        opened.writestr("y" * 60_000 + ".ipynb", b"")
    assert inspection.look(path, "a.zip").notebooks == 61
    with zipfile.ZipFile(path, "a") as opened:
        for number in range(60):
            opened.writestr(f"z{number:03}{'x' * 60_000}.ipynb", b"")
    with pytest.raises(inspection.Refusal, match="terlalu banyak"):
        inspection.look(path, "a.zip")


def test_huge_identity_is_not_read(tmp_path):
    path = tmp_path / "a.zip"
    large = identity.to_bytes(SITI) + b" " * 1_000_000
    path.write_bytes(zipped(("identitas.json", large), (IN_ZIP, NOTEBOOK), who=None))
    assert inspection.look(path, "a.zip").inside == ()


# --- size, disk, breaking off ---


def test_too_large_hand_in_is_refused_at_its_first_byte(here, monkeypatch):
    asked = []
    monkeypatch.setattr(here.room.store, "expect", asked.append)
    size = protocol.LARGEST + hand_in.AROUND + 1
    content = b"PK\x03\x04" + bytes(size)
    assert refused(here, here.hand_in(("a.zip", content)), 413, "paling besar 50 MB")
    assert asked == []  # no place on the disk


def test_hand_in_that_hides_its_size_is_cut_off(here, monkeypatch):
    """Without Content-Length only what has arrived can be counted."""
    monkeypatch.setattr(protocol, "LARGEST", 100_000)
    monkeypatch.setattr(upload.Upload.__init__, "__defaults__", (100_000,))
    head = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
    start = head % (b"pin", PIN.encode()) + (
        b'--b\r\nContent-Disposition: form-data; name="berkas"; filename="a.zip"\r\n\r\n'
    )
    pieces = [start, *[b"x" * 50_000] * 4, b"\r\n--b--\r\n"]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in pieces) + b"0\r\n\r\n"
    answer = here.raw(
        b"POST /kumpulkan HTTP/1.1\r\nHost: ruang\r\nTransfer-Encoding: chunked\r\n"
        b"Accept: application/json\r\nConnection: close\r\n"
        b"Content-Type: multipart/form-data; boundary=b\r\n\r\n" + chunks
    )
    assert b" 413 " in answer and nothing_left(here)


def test_files_go_to_disk_while_they_arrive(here):
    """Half a form is on the disk before the other half is sent, and gone when it breaks off."""
    coming = here.room.store.own / "masuk"
    body = (
        f'--b\r\nContent-Disposition: form-data; name="pin"\r\n\r\n{PIN}\r\n'
        '--b\r\nContent-Disposition: form-data; name="berkas"; filename="a.zip"\r\n\r\n'
    ).encode()
    with connection(here) as line:
        line.sendall(head_of_form(40_000_000) + body + bytes(3_000_000))
        assert soon(lambda: sum(p.stat().st_size for p in coming.rglob("0")) >= 2_900_000)
    assert soon(lambda: nothing_left(here))
    assert here.hand_in(("a.zip", package())).status_code == 201


def test_file_of_who_has_no_pin_never_stays_on_the_disk(here):
    body = (
        b'--b\r\nContent-Disposition: form-data; name="pin"\r\n\r\n111111\r\n'
        b'--b\r\nContent-Disposition: form-data; name="berkas"; filename="a.zip"\r\n\r\n'
    )
    with connection(here) as line:
        line.sendall(head_of_form(40_000_000) + body + bytes(3_000_000))
        assert soon(lambda: here.room.brake._known)  # the PIN has been looked at
        assert nothing_left(here)


def test_pin_behind_the_file_is_no_pin(here):
    parts = [("berkas", ("a.zip", package())), ("pin", (None, PIN)), ("nama", (None, "Siti"))]
    answer = here.browser.post("kumpulkan", files=parts, headers=JSON)
    assert refused(here, answer, 403, "PIN belum benar")


def connection(here):
    parts = urlsplit(here.address)
    return socket.create_connection((parts.hostname, parts.port), timeout=20)


def head_of_form(length: int) -> bytes:
    return (
        f"POST /kumpulkan HTTP/1.1\r\nHost: ruang\r\nContent-Length: {length}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    ).encode()


def soon(true) -> bool:
    """Wait until something has happened, at most some seconds."""
    for _ in range(400):
        if true():
            return True
        time.sleep(0.02)
    return False


def test_full_disk_is_said(here, monkeypatch):
    monkeypatch.setattr(
        storing.psutil, "disk_usage", lambda _: SimpleNamespace(free=storing.RESERVE)
    )
    assert refused(here, here.hand_in(("a.zip", package())), 507, "penuh")


def test_what_is_on_its_way_counts_as_used(tmp_path, monkeypatch):
    monkeypatch.setattr(storing.psutil, "disk_usage", lambda _: SimpleNamespace(free=1_000))
    store = Store(tmp_path / "kiriman", reserve=100)
    first = store.expect(300)
    with pytest.raises(inspection.Refusal, match="penuh"):
        store.expect(350)
    store.drop(first, 300)
    assert store.expect(350).is_dir()


def test_too_many_hand_ins_are_refused(here, monkeypatch):
    monkeypatch.setattr(storing, "MOST_HAND_INS", 1)
    assert here.hand_in(("a.zip", package())).status_code == 201
    assert here.hand_in(("a.zip", package())).status_code == 507


def test_disk_that_fails_at_the_last_step_leaves_nothing(here, monkeypatch):
    def fails(*_):
        raise OSError(5, "rusak")

    monkeypatch.setattr(storing, "rename", fails)
    answer = here.hand_in(("a.zip", package()))
    assert refused(here, answer, 507, "tidak dapat disimpan")


# --- guessing the PIN ---


def test_right_pin_works_also_after_many_wrong_ones(here):
    for _ in range(brake.MOST_WRONG + 2):
        assert here.hand_in(("a.zip", package()), pin="999999").status_code == 403
    assert here.hand_in(("a.zip", package())).status_code == 201


def test_attempts_from_an_address_that_guesses_wait_one_by_one(monkeypatch):
    begun, most, paused = 0, 0, []

    async def sleep(seconds, real=asyncio.sleep):
        nonlocal begun, most
        begun, most = begun + 1, max(most, begun + 1)
        paused.append(seconds)
        await real(0)
        begun -= 1

    async def attempts(slow, address):
        return await asyncio.gather(*(slow.turn(address) for _ in range(5)))

    slow = brake.Brake()
    for _ in range(brake.MOST_WRONG):
        slow.wrong("10.0.0.1")
    monkeypatch.setattr(asyncio, "sleep", sleep)
    assert asyncio.run(attempts(slow, "10.0.0.1")) == [True] * 5
    assert (paused, most) == ([brake.PAUSE] * 5, 1)
    assert asyncio.run(attempts(slow, "10.0.0.2")) == [True] * 5
    assert len(paused) == 5


def test_guessing_all_at_once_is_turned_away(tmp_path):
    with open_room(tmp_path, pause=0.15, most_waiting=2) as here:
        for _ in range(brake.MOST_WRONG):
            here.hand_in(("a.zip", package()), pin="999999")
        with ThreadPoolExecutor(12) as pool:
            futures = [
                pool.submit(here.hand_in, ("a.zip", package()), pin=f"{n:06}") for n in range(12)
            ]
            found = [each.result().status_code for each in futures]
        assert set(found) == {403, 429} and found.count(403) <= 4
        assert nothing_left(here)


def test_wrong_pins_are_forgotten_after_a_while():
    now = [0.0]
    slow = brake.Brake(clock=lambda: now[0])
    for _ in range(brake.MOST_WRONG):
        slow.wrong("10.0.0.1")
    assert len(slow._state("10.0.0.1").wrong) == brake.MOST_WRONG
    assert not slow._state("10.0.0.2").wrong  # others are not slowed down
    now[0] = brake.WINDOW + 1
    assert not slow._state("10.0.0.1").wrong


# --- a whole room ---


def test_thirty_at_once_lose_nothing(here):
    people = [f"Peserta {chr(65 + n % 26)}{chr(97 + n // 26)}x" for n in range(30)]
    contents = {name: zipped((IN_ZIP, NOTEBOOK + name.encode()), who=None) for name in people}
    with ThreadPoolExecutor(30) as pool:
        answers = list(
            pool.map(lambda name: here.hand_in(("k.zip", contents[name]), nama=name), people)
        )
    assert [each.status_code for each in answers] == [201] * 30
    assert len({each.json()["kode"] for each in answers}) == 30
    assert len(stored(here)) == 30
    found = {}
    for path in stored(here):
        with zipfile.ZipFile(path) as opened:
            (name,) = identity.parse(opened.read(identity.FILE_NAME)).names
            found[name] = opened.read(IN_ZIP)
    assert found == {name: NOTEBOOK + name.encode() for name in people}
    assert not any((here.room.store.own / "masuk").iterdir())


# --- interruptions ---

KILLED = """
    import os, sys
    from datetime import datetime
    from pathlib import Path
    from bimtek.identity import Identity
    from bimtek.room import store as storing
    from bimtek.room.store import Received, Store

    folder, when = Path(sys.argv[1]), sys.argv[2]
    store = Store(folder)
    setattr(*{
        "before the receipt": (Store, "_keep", lambda *_: os._exit(9)),
        "before the last step": (storing, "rename", lambda *_: os._exit(9)),
    }[when])
    staged = store.expect(1000)
    (staged / "0").write_bytes(Path(sys.argv[3]).read_bytes())
    file = Received("a.zip", staged / "0", 1, "0" * 64)
    who = Identity(("Siti Aminah",), "Dinas Kesehatan")
    store.take_in(staged, [file], who, datetime.now().astimezone())
"""


def killed(tmp_path, when) -> Path:
    """Store a package in a process that is killed at `when`; return the folder of hand-ins."""
    (tmp_path / "asal.zip").write_bytes(package())
    folder = tmp_path / "kiriman"
    program = textwrap.dedent(KILLED)
    done = subprocess.run(
        [sys.executable, "-c", program, folder, when, tmp_path / "asal.zip"], cwd=ROOT
    )
    assert done.returncode == 9
    assert not [path for path in folder.rglob("*") if path.is_file()]
    return folder


@pytest.mark.lambat
def test_power_failure_before_the_receipt_leaves_nothing(tmp_path):
    folder = killed(tmp_path, "before the receipt")
    store = Store(folder)
    assert not any(folder.iterdir()) and store.receipts == []
    assert not any((store.own / "masuk").iterdir())


@pytest.mark.lambat
def test_power_failure_at_the_last_step_is_made_up_for(tmp_path):
    folder = killed(tmp_path, "before the last step")
    store = Store(folder)
    (receipt,) = store.receipts
    (path,) = [path for path in folder.rglob("*") if path.is_file()]
    assert (
        path.parent == folder / receipt.place
        and path.read_bytes() == (folder.parent / "asal.zip").read_bytes()
    )
    assert not any((store.own / "masuk").iterdir())
    assert Store(folder).receipts == [receipt]


def test_receipts_survive_a_restart(tmp_path):
    with open_room(tmp_path) as here:
        receipt = here.hand_in(("a.zip", package())).json()
    with open_room(tmp_path) as here:
        assert here.get(f"tanda-terima/{receipt['kode']}", headers=JSON).json() == receipt


def test_damaged_receipt_does_not_keep_the_room_closed(tmp_path):
    with open_room(tmp_path) as here:
        kept = here.hand_in(("a.zip", package())).json()["kode"]
        lost = here.hand_in(("a.zip", package())).json()["kode"]
    for name, content in ((f"{lost}.json", b'{"kode": 1'), ("x.json", b"[]"), ("y.json", b"")):
        (tmp_path / "kiriman-ruang" / "tanda-terima" / name).write_bytes(content)
    assert [each.code for each in Store(tmp_path / "kiriman").receipts] == [kept]


def test_rests_of_an_interrupted_hand_in_are_cleared(tmp_path):
    coming = tmp_path / "kiriman-ruang" / "masuk" / "0123456789abcdef"
    coming.mkdir(parents=True)
    (coming / "0").write_bytes(b"separuh")
    Store(tmp_path / "kiriman")
    assert not any((tmp_path / "kiriman-ruang" / "masuk").iterdir())
    assert not any((tmp_path / "kiriman").iterdir())


def test_whole_disk_is_no_folder_for_hand_ins():
    with pytest.raises(storing.CourseError, match="seluruh disk"):
        Store(Path(Path.cwd().anchor))


# --- what `nilai` makes of it ---


def test_grader_finds_every_hand_in_under_its_person(here, exercises, right):
    unnamed = zipped((IN_ZIP, right), who=None)
    for fields, files in [
        ({"nama": "Siti Aminah"}, [("kiriman.zip", zipped((IN_ZIP, right)))]),
        (
            {"nama": "H. Lalu Ni'am, S.Kom", "perangkat_daerah": "dinas sosial"},
            [("tugas saya.zip", unnamed)],
        ),
        (
            {"nama": "Baiq Rina", "rekan": "I Gede Putu", "perangkat_daerah": "Inspektorat"},
            [("notebook.ipynb", right)],
        ),
        (
            {"nama": "Hari", "perangkat_daerah": "BPS Kota"},
            [("Untitled.ipynb", right), ("Untitled.ipynb", NOTEBOOK)],
        ),
    ]:
        assert here.hand_in(*files, **fields).status_code == 201
    found = collect(here.folder, exercises)
    assert who(found) == [
        ("Baiq Rina dan I Gede Putu", "Inspektorat"),
        ("H. Lalu Ni'am, S.Kom", "Dinas Sosial"),
        ("Hari", "BPS Kota"),
        ("Siti Aminah", "Dinas Kesehatan"),
    ]
    assert len(found.submissions) == 4
    assert all(each.content == right for each in found.submissions)
    # Only the second notebook, which is no exercise, has a line.
    assert [each.endswith("Untitled (2).ipynb") for each in texts(found)] == [True]


def test_zip_around_a_damaged_identity_counts_for_who_was_typed(here, exercises, right):
    for name in ("identitas.json", "kerja/identitas.json"):
        content = zipped((name, b"{rusak"), (IN_ZIP, right), who=None)
        assert here.hand_in(("k.zip", content), nama="Nurul Hidayah").status_code == 201
    assert names(collect(here.folder, exercises)) == ["Nurul Hidayah"]


def test_zip_with_an_identity_further_down_stays_as_it_is(here, exercises, right):
    content = zipped(
        ("kerja/identitas.json", identity.to_bytes(SITI)), (f"kerja/{IN_ZIP}", right), who=None
    )
    here.hand_in(("k.zip", content), nama="Siti Aminah", perangkat_daerah="Dinas Kesehatan")
    (path,) = stored(here)
    assert path.read_bytes() == content
    assert names(collect(here.folder, exercises)) == ["Siti Aminah"]


def test_work_in_a_zip_without_identity_is_not_changed(here):
    times = {"latihan/a.ipynb": (2026, 4, 1, 8, 30, 2), "é/b.ipynb": (2026, 4, 2, 9, 0, 0)}
    content = zipped(*((name, NOTEBOOK, at) for name, at in times.items()), who=None)
    here.hand_in(("k.zip", content))
    (path,) = stored(here)
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        for name, at in times.items():
            assert opened.read(name) == NOTEBOOK
            assert opened.getinfo(name).date_time == at


def test_zip_that_cannot_be_added_to_goes_by_the_folders_name(here, exercises, right, monkeypatch):
    def odd(*_):
        raise zipfile.BadZipFile

    monkeypatch.setattr(inspection, "add_identity", odd)
    content = zipped((IN_ZIP, right), who=None)
    here.hand_in(("k.zip", content), nama="Nurul Hidayah", perangkat_daerah="Dinas Sosial")
    (path,) = stored(here)
    assert path.read_bytes() == content
    assert who(collect(here.folder, exercises)) == [("Nurul Hidayah", "Dinas Sosial")]


def test_other_names_inside_win_and_are_shown(here, exercises, right):
    content = zipped((IN_ZIP, right))
    code = here.hand_in(("k.zip", content), nama="Budi Santoso").json()["kode"]
    assert names(collect(here.folder, exercises)) == ["Siti Aminah"]
    assert "Siti Aminah" in here.get(f"tanda-terima/{code}").text
    assert "Siti Aminah" in here.told[1]


def test_same_person_written_otherwise_is_no_difference(here):
    code = here.hand_in(
        ("k.zip", package()), nama="siti  AMINAH", perangkat_daerah="kesehatan"
    ).json()["kode"]
    assert "Di dalam berkas tertulis" not in here.get(f"tanda-terima/{code}").text


def test_time_of_a_single_notebook_is_kept(here):
    changed = datetime(2026, 3, 1, 10, 20, 30)
    ahead = datetime.now().timestamp() + 90_000
    here.hand_in(
        ("a.ipynb", NOTEBOOK),
        ("b.ipynb", NOTEBOOK),
        waktu=json.dumps([changed.timestamp() * 1000, ahead * 1000]),
    )
    (path,) = stored(here)
    with zipfile.ZipFile(path) as opened:
        assert opened.getinfo("a.ipynb").date_time == (2026, 3, 1, 10, 20, 30)
        assert datetime(*opened.getinfo("b.ipynb").date_time) <= datetime.now()


@pytest.mark.parametrize(
    "sent", ["", "x", "[1]", "[null, 1]", '{"a": 1}', "[1e300, 1]", "[NaN, 1]"]
)
def test_odd_times_do_no_harm(here, sent):
    answer = here.hand_in(("a.ipynb", NOTEBOOK), ("b.ipynb", NOTEBOOK), waktu=sent)
    assert answer.status_code == 201


def test_newest_hand_in_counts(here, exercises, right):
    other = right.replace(b"sum(angka)", b"max(angka)")
    for content, at in ((right, (2026, 4, 1, 9, 0, 0)), (other, (2026, 4, 1, 10, 0, 0))):
        here.hand_in(("k.zip", zipped((IN_ZIP, content, at))))
    (counted,) = collect(here.folder, exercises).submissions
    assert counted.content == other
    assert len(collect(here.folder, exercises).files) == 6  # of both zips, and nothing else


def test_receipts_and_log_are_no_files_of_the_grader(here, exercises, right):
    here.hand_in((f"{kecil.NAME}.ipynb", right))
    places = {each.place.split("/")[-1] for each in collect(here.folder, exercises).files}
    assert places == {"notebook.zip", "identitas.json", f"{kecil.NAME}.ipynb"}


@pytest.mark.parametrize("typed", ["abcde-fghjk", " ABCDE FGHJK ", "abcdefghjk", "ABCDE–FGHJK"])
def test_code_is_understood_as_it_is_typed(typed):
    assert codes_in(typed) == ["ABCDEFGHJK"]


def test_several_codes_are_understood():
    assert codes_in("abcde-fghjk, KKKKK-22222 abcdefghjk") == ["ABCDEFGHJK", "KKKKK22222"]
    assert codes_in("terlalu") == []


def test_stopping_the_room_finishes_what_is_being_stored(tmp_path, monkeypatch):
    begun, real = threading.Event(), storing._prepare

    def slow(*values):
        begun.set()
        time.sleep(0.5)
        real(*values)

    monkeypatch.setattr(storing, "_prepare", slow)
    with open_room(tmp_path) as here:
        sending = threading.Thread(target=_send_quietly, args=(here,))
        sending.start()
        assert begun.wait(10)
    sending.join()
    assert len(stored(here)) == 1 and len(Store(here.folder).receipts) == 1


def _send_quietly(here) -> None:
    try:
        here.hand_in(("a.zip", package()))
    except httpx.HTTPError:
        return
