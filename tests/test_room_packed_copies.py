"""Copies of the site's files that are packed, and what is never taken for one."""

import contextlib
import errno
import gzip
import os

import pytest

from bimtek.room import packed_copies
from bimtek.room.packed_copies import PackedCopies

TEXT = b"0123456789" * 1000


@pytest.fixture
def site(tmp_path):
    place = tmp_path / "situs"
    place.joinpath("lab").mkdir(parents=True)
    for name in ("a.js", "lab/b.WASM", "lab/c.whl", "d.js.gz"):
        place.joinpath(name).write_bytes(TEXT)
    place.joinpath("kecil.js").write_bytes(b"x" * 200)
    place.joinpath("acak.js").write_bytes(os.urandom(10_000))
    return place


@contextlib.contextmanager
def packed(site):
    with contextlib.closing(PackedCopies(site)) as copies:
        copies.wait()
        yield copies


def test_text_and_programs_are_packed(site):
    with packed(site) as copies:
        for name in ("a.js", "lab/b.WASM"):
            copy = copies.find(site / name)
            assert gzip.decompress(copy.read_bytes()) == TEXT and copy.stat().st_size < 1000
        # Packed already, too small, or it does not pack.
        for name in ("lab/c.whl", "d.js.gz", "kecil.js", "acak.js", "tidak-ada.js"):
            assert copies.find(site / name) is None
    assert not copy.exists()


def test_changed_file_has_no_copy(site):
    with packed(site) as copies:
        (site / "a.js").write_bytes(TEXT[::-1])
        os.utime(site / "a.js", (1, 1))
        assert copies.find(site / "a.js") is None
        (site / "lab" / "b.WASM").unlink()
        assert copies.find(site / "lab" / "b.WASM") is None


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_what_a_link_leads_to_is_not_packed(site, tmp_path):
    (tmp_path / "luar.txt").write_bytes(TEXT)
    (site / "tautan.txt").symlink_to(tmp_path / "luar.txt")
    with packed(site) as copies:
        assert copies.find(site / "tautan.txt") is None


def test_full_disk_leaves_the_rest_as_it_is(site, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(packed_copies.PackedCopies, "_pack", full)
    with packed(site) as copies:
        assert copies.find(site / "a.js") is None


def test_closing_does_not_wait_for_the_whole_site(site, monkeypatch):
    packs = []

    def pack(copies, path):
        packs.append(path)
        copies._stopped.wait(10)

    monkeypatch.setattr(packed_copies.PackedCopies, "_pack", pack)
    PackedCopies(site).close()
    assert len(packs) <= 1
