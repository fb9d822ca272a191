"""Reading a folder: every file once, nothing changed, nothing harmful opened."""

import io
import os
import random
import socket
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import pytest
from gladi.tumpukan import IN_ZIP, blocking, put, states, texts, zipped

from bimtek.grading.collecting import archive, folder
from bimtek.grading.collecting.collect import collect


def test_empty_folder_is_reported(tmp_path, exercises, right):
    put(tmp_path, "Siti/x.ipynb", right)
    put(tmp_path, "Dedi/Thumbs.db", b"x")
    (tmp_path / "Budi" / "latihan").mkdir(parents=True)
    found = collect(tmp_path, exercises)
    empty = [problem for problem in found.problems if "kosong" in problem.text]
    assert [problem.place for problem in empty] == ["Budi/latihan", "Dedi"]
    assert empty[0].text == "Folder ini kosong."
    assert empty[0].action == "Mungkin penyalinan gagal; salin atau minta lagi."
    assert blocking(found) == set()


def test_huge_file_is_refused(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_FILE", 1000)
    put(tmp_path, "Siti/x.ipynb", right)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    found = collect(tmp_path, exercises)
    assert texts(found) == dict.fromkeys(
        ("Siti/x.ipynb", f"a.zip!/{IN_ZIP}"), "Berkas terlalu besar."
    )


def test_link_is_not_followed(tmp_path, exercises, right):
    put(tmp_path, "luar.ipynb", right)
    inside = tmp_path / "kiriman"
    inside.mkdir()
    try:
        (inside / "nb.ipynb").symlink_to(tmp_path / "luar.ipynb")
    except OSError:
        pytest.skip("Windows without developer mode cannot make a link")
    found = collect(inside, exercises)
    assert found.submissions == []
    assert "bukan berkas biasa" in texts(found)["nb.ipynb"]


def test_folder_is_never_changed(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    put(tmp_path, "Siti/x.ipynb", right)
    before = {path: (path.stat().st_mtime_ns, path.is_file()) for path in tmp_path.rglob("*")}
    collect(tmp_path, exercises)
    assert before == {
        path: (path.stat().st_mtime_ns, path.is_file()) for path in tmp_path.rglob("*")
    }


def test_exercise_with_100_mb_of_output_is_collected(tmp_path, exercises, right):
    output = b'"' + b"y" * 100_000_000 + b'"'
    large = right.replace(
        b'"outputs": []',
        b'"outputs": [{"output_type": "stream", "name": "stdout", "text": ' + output + b"}]",
        1,
    )
    assert len(large) > 100_000_000
    put(tmp_path, "Siti.ipynb", large)
    found = collect(tmp_path, exercises)
    assert states(found) == {"Siti.ipynb": "dinilai"}
    assert len(found.submissions[0].content) == len(large)


def test_what_is_no_exercise_is_not_kept_in_memory(tmp_path, exercises, right):
    for number in range(20):
        put(tmp_path, f"foto-{number}.jpg", os.urandom(1_000_000))
    put(tmp_path, "foto.zip", zipped(*((f"{n}.jpg", os.urandom(1_000_000)) for n in range(20))))
    tracemalloc.start()
    collect(tmp_path, exercises)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 18_000_000


def test_link_to_a_folder_is_one_row_and_not_entered(tmp_path, exercises, right):
    put(tmp_path, "luar/nb.ipynb", right)
    inside = tmp_path / "kiriman"
    inside.mkdir()
    try:
        (inside / "Siti").symlink_to(tmp_path / "luar", target_is_directory=True)
        (inside / "putaran").symlink_to(inside, target_is_directory=True)
        (inside / "hilang").symlink_to(tmp_path / "tiada")
    except OSError:
        pytest.skip("Windows without developer mode cannot make a link")
    found = collect(inside, exercises)
    assert states(found) == dict.fromkeys(("Siti", "putaran", "hilang"), "ditolak")
    assert blocking(found) == {"Siti", "putaran", "hilang"}


def test_windows_junction_is_told_from_a_file_that_a_cloud_has_not_fetched():
    junction = SimpleNamespace(st_mode=0o040777, st_reparse_tag=0xA0000003)
    cloud = SimpleNamespace(st_mode=0o100666, st_reparse_tag=0x9000001A)
    assert folder._leads_elsewhere(junction)
    assert not folder._leads_elsewhere(cloud)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_pipe_and_socket_are_never_opened(tmp_path, exercises):
    os.mkfifo(tmp_path / "pipa.ipynb")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "soket"))
        found = collect(tmp_path, exercises)
    assert states(found) == {"pipa.ipynb": "ditolak", "soket": "ditolak"}


def test_file_and_folder_that_may_not_be_read_are_lines(tmp_path, exercises, right, monkeypatch):
    put(tmp_path, "Siti/x.ipynb", right)
    put(tmp_path, "terkunci/x.ipynb", right)
    put(tmp_path, "System Volume Information/x", b"")
    opened, listed = Path.open, os.scandir

    def deny_open(path, *rest, **more):
        if path.name == "x.ipynb":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    def deny_list(path):
        if Path(path).name in {"terkunci", "System Volume Information"}:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "open", deny_open)
    monkeypatch.setattr(os, "scandir", deny_list)
    found = collect(tmp_path, exercises)
    assert states(found) == {"Siti/x.ipynb": "rusak"}
    assert blocking(found) == {"Siti/x.ipynb", "terkunci"}


def test_storage_that_fails_while_reading_is_a_line(tmp_path, exercises, right, monkeypatch):
    put(tmp_path, "Siti.zip", zipped((IN_ZIP, right)))
    put(tmp_path, "Budi.ipynb", right)

    class Failing(io.BytesIO):
        def read(self, *size):
            raise OSError(5, "Input/output error")

    opened = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda path, *a, **k: Failing() if path.stem == "Siti" else opened(path, *a, **k),
    )
    found = collect(tmp_path, exercises)
    assert states(found) == {"Siti.zip": "rusak", "Budi.ipynb": "dinilai"}


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names")
def test_names_that_break_a_line_or_an_encoding_are_shown_printable(tmp_path, exercises, right):
    for name in (b"a\nb.ipynb", b"a\x1bb.ipynb", b"a\xffb.ipynb"):
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(right)
    put(tmp_path, "a.zip", zipped(("c\r\nd.txt", b"x"), ("\u202egnp.exe", b"x"), who=None))
    found = collect(tmp_path, exercises)
    places = {each.place for each in [*found.files, *found.problems]}
    assert len(states(found)) == 6
    assert all(place.isprintable() and place.encode() for place in places)
    assert all(person.display.isprintable() for person in found.participants)


def test_places_over_260_characters_are_asked_of_windows_in_the_form_it_takes():
    assert str(folder.long_path(Path("/kiriman"), "nt")) == "\\\\?\\/kiriman"
    assert str(folder.long_path(Path("/kiriman"), "posix")) == str(Path("/kiriman"))
    already = Path("\\\\?\\C:\\kiriman")
    shared = SimpleNamespace(absolute=lambda: "\\\\server\\kelas")
    assert folder.long_path(SimpleNamespace(absolute=lambda: str(already)), "nt").absolute() == str(
        already
    )
    assert str(folder.long_path(shared, "nt")) == "\\\\?\\UNC\\server\\kelas"


def random_tree(root, chance, right):
    """Write files, folders and zips of every sort below `root`; return what must have a row."""
    contents = [right, b"", b"{", right[:900], b"\xff\xfe", chance.randbytes(300), b"PK\x03\x04x"]
    sorts = ["x.ipynb", "a.txt", "identitas.json", "Thumbs.db", "._x", "tugas (1).ipynb", "b.zip"]
    sorts += ["é.ipynb", "e\u0301.ipynb", "peserta.csv", "angka.csv", "README", "data.rar"]
    expected = set()
    for _ in range(chance.randint(1, 12)):
        parts = chance.choices(
            ["A", "tugas", "__MACOSX", "Siti", ".ipynb_checkpoints"], k=chance.randint(0, 3)
        )
        name = "/".join([*parts, chance.choice(sorts)])
        if name not in expected:
            put(root, name, chance.choice(contents))
            expected.add(name)
    members = {f"{chance.choice('abc')}/{chance.choice(sorts)}" for _ in range(5)}
    put(root, "isi.zip", zipped(*((name, chance.choice(contents)) for name in members), who=None))
    return expected | {"isi.zip"} | {f"isi.zip!/{name}" for name in members}


@pytest.mark.parametrize("seed", range(25))
def test_every_file_has_exactly_one_row_and_every_refusal_a_line(tmp_path, exercises, right, seed):
    expected = random_tree(tmp_path, random.Random(seed), right)
    found = collect(tmp_path, exercises)
    assert set(states(found)) == expected
    told = {problem.place for problem in found.problems}
    bad = {place for place, state in states(found).items() if state in {"ditolak", "rusak"}}
    # A damaged exercise without another version is reported when it is graded.
    assert bad - {each.place for each in found.submissions} <= told
    ids = {person.id for person in found.participants}
    assert {each.participant for each in found.files} <= ids | {""}
    graded = {(each.participant.id, each.exercise, each.place) for each in found.submissions}
    assert len({pair[:2] for pair in graded}) == len(graded)


@pytest.mark.parametrize("seed", range(30))
def test_no_bytes_stop_the_collection(tmp_path, exercises, right, seed):
    chance = random.Random(seed)
    content = bytearray(zipped((IN_ZIP, right), ("b.zip", zipped((IN_ZIP, right)))))
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    put(tmp_path, "a.zip", bytes(content))
    put(
        tmp_path,
        "b.zip",
        b"PK\x03\x04" + chance.randbytes(500) + b"PK\x05\x06" + chance.randbytes(18),
    )
    put(tmp_path, "c.ipynb", chance.randbytes(500))
    damaged = bytearray(right)
    for _ in range(5):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    for name in ("d.ipynb", "identitas.json", "peserta.csv"):
        put(tmp_path, name, bytes(damaged) if name == "d.ipynb" else chance.randbytes(200))
    put(tmp_path, "Siti.ipynb", right)
    found = collect(tmp_path, exercises)
    assert states(found)["Siti.ipynb"] == "dinilai"
