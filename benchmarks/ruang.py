"""Measure `bimtek ruang` under a full room: first visits and hand-ins, all at the same moment.

`.venv/bin/python benchmarks/ruang.py` starts the room as a facilitator does, on this
machine's first two cores together with its visitors, and prints

- first visits: 72 browsers (six connections each, nothing cached) fetch the largest files of
  the built site up to 45 MB (packed where that pays, as browsers take them), or files made up
  for this when there is no site. Compared with
  one visitor alone, and with one visitor of Python's own `http.server` (which leaves most of
  72 waiting for minutes, because it takes five new connections at a time).
- hand-ins: 72 people send a package of their own at the same moment with what `kemas
  --kirim` uses. Every stored package is compared with what was sent. Compared with one
  person alone.

Ratios come from the same run, so they mean the same on a slow machine. Exit code 1 means
that something was lost, or that the last of 72 hand-ins took over a minute.

Options: --orang N, --cepat (12 people, 4 MB, to try).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bimtek import identity, packing
from bimtek.identity import Identity
from bimtek.packing import Work
from bimtek.paths import SITE
from bimtek.room import client

CORES = 2
CONNECTIONS = 6  # of one browser to one server
VISIT = 45_000_000  # bytes, unpacked
PACKAGE = 400_000  # bytes; notebooks with their output
LIMIT = 60.0  # seconds for all hand-ins
PIN = "246810"
CHUNK = 1 << 18
ROOM = """
import sys
from pathlib import Path
from bimtek.room.command import serve
serve(Path(sys.argv[1]), Path(sys.argv[2]), port=0, pin=sys.argv[3], open_browser=False)
"""


@dataclass(frozen=True)
class Visits:
    """What some visitors got: seconds until the last had everything, bytes and failures."""

    seconds: float
    received: int
    errors: int


@contextmanager
def room(site: Path, folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """Run the room; yields its port and its process."""
    command = [sys.executable, "-u", "-c", ROOM, str(site), str(folder), PIN]
    with serving(command, r"127\.0\.0\.1:(\d+)/layar") as found:
        yield found


@contextmanager
def plain_server(site: Path) -> Iterator[tuple[int, psutil.Process]]:
    """Run the server that comes with Python."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "-p", "HTTP/1.1", "-d", str(site)]
    with serving(command, r"port (\d+)") as found:
        yield found


@contextmanager
def serving(command: Sequence[str], said: str) -> Iterator[tuple[int, psutil.Process]]:
    """Run a server that prints its port; what it prints later is thrown away."""
    with tempfile.TemporaryFile("w+b") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            for _ in range(600):
                time.sleep(0.1)
                output.seek(0)
                if found := re.search(said, output.read().decode("utf-8", "replace")):
                    break
            else:
                raise SystemExit("the server did not start")
            yield int(found[1]), psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait()


def largest_files(site: Path, most: int) -> list[str]:
    """Return addresses of the largest files of the site, together at most `most` bytes."""
    sizes = [(path.stat().st_size, path) for path in site.rglob("*") if path.is_file()]
    chosen, total = [], 0
    for size, path in sorted(sizes, reverse=True):
        place = path.relative_to(site)
        if total + size <= most and not any(part.startswith(".") for part in place.parts):
            chosen.append("/" + place.as_posix())
            total += size
    return chosen


def make_site(root: Path, total: int) -> Path:
    """Write a site of one large file, some middling and many small ones."""
    shares = [0.25, *[0.1] * 5, *[0.01] * 20, *[0.0005] * 100]
    (root / "index.html").write_text("<h1>Uji</h1>", encoding="utf-8")
    for number, share in enumerate(shares):
        (root / f"berkas-{number:03}.js").write_bytes(secrets.token_bytes(int(total * share)))
    return root


async def fetch(port: int, addresses: list[str]) -> tuple[int, int]:
    """Fetch addresses over one connection until none is left; return bytes and failures."""
    received = errors = 0
    reader = writer = None
    while addresses:
        address = addresses.pop()
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=CHUNK)
            lines = [f"GET {address} HTTP/1.1", "Host: ruang", "Accept-Encoding: gzip", "", ""]
            writer.write("\r\n".join(lines).encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            left = int(re.search(r"(?i)content-length: (\d+)", head)[1])
            errors += " 200 " not in head.split("\r\n")[0]
            while left:
                piece = await reader.read(min(left, CHUNK))
                if not piece:
                    raise ConnectionError
                left -= len(piece)
                received += len(piece)
        except (OSError, asyncio.IncompleteReadError):
            errors += 1
            writer = None
    if writer is not None:
        writer.close()
    return received, errors


def visit(port: int, addresses: list[str], people: int) -> Visits:
    """Let `people` fetch all `addresses` at the same moment."""

    async def everybody() -> list[tuple[int, int]]:
        browsers = [list(addresses) for _ in range(people)]
        return await asyncio.gather(
            *(fetch(port, left) for left in browsers for _ in range(CONNECTIONS))
        )

    begin = time.perf_counter()
    got = asyncio.run(everybody())
    seconds = time.perf_counter() - begin
    return Visits(seconds, sum(each for each, _ in got), sum(each for _, each in got))


def visit_until_packed(port: int, addresses: list[str]) -> Visits:
    """Return a visit to a room that has packed everything, all of it in the system's memory."""
    before = visit(port, addresses, 1)
    for _ in range(60):
        time.sleep(1)
        found = visit(port, addresses, 1)
        if found.received == before.received:
            return found
        before = found
    raise SystemExit("the room still packs after a minute")


def print_visits(name: str, visits: Visits, alone: Visits, people: int) -> None:
    """Print one row; the ratio is to `people` who come one after the other."""
    print(
        f"{name:28} {visits.received / 1e6:9.0f} MB {visits.seconds:8.1f} s "
        f"{visits.received / visits.seconds / 1e6:8.0f} MB/s {visits.errors:5} errors   "
        f"{people * alone.seconds / visits.seconds:.2f}"
    )


def measure_visits(site: Path, folder: Path, people: int, most: int) -> bool:
    """Print the first visits; return whether everybody got everything."""
    addresses = largest_files(site, most)
    size = sum((site / each[1:]).stat().st_size for each in addresses)
    print(f"a first visit: {len(addresses)} files, {size / 1e6:.1f} MB")
    with room(site, folder) as (port, process):
        alone = visit_until_packed(port, addresses)
        full = visit(port, addresses, people)
        memory = process.memory_info().rss
    with plain_server(site) as (port, _):
        visit(port, addresses, 1)
        plain = visit(port, addresses, 1)
    print("                                  bytes     to last       rate              one by one")
    print_visits("ruang, one visitor", alone, alone, 1)
    print_visits(f"ruang, {people} at once", full, alone, people)
    print_visits("http.server, one visitor", plain, alone, 1)
    print(f"memory of ruang afterwards: {memory / 1e6:.0f} MB\n")
    return full.errors == 0 and full.received == people * alone.received


def make_packages(root: Path, people: int) -> list[tuple[Path, Identity]]:
    """Pack different work for each person, as `kemas` does."""
    found = []
    for number in range(people):
        who = identity.make([f"Peserta {chr(65 + number // 26)}{chr(65 + number % 26)}"], "Bappeda")
        text = secrets.token_hex(PACKAGE)  # packs to about half
        content = ('{"cells": [], "metadata": {"isi": "' + text + '"}}').encode()
        work = root / f"kerja-{number}"
        work.mkdir()
        one = Work("latihan/a/a.ipynb", content, time.localtime(), 1, 1)
        found.append((packing.pack(work, [one], who).path, who))
    return found


def hand_in(port: int, packages: Sequence[tuple[Path, Identity]]) -> tuple[float, int]:
    """Send all packages at the same moment; return seconds to the last and failures."""

    def send(each: tuple[Path, Identity]) -> bool:
        try:
            client.send(each[0], f"127.0.0.1:{port}", PIN, each[1])
            return True
        except client.CourseError as error:
            print(f"  {error}")
            return False

    begin = time.perf_counter()
    with ThreadPoolExecutor(len(packages)) as pool:
        arrived = list(pool.map(send, packages))
    return time.perf_counter() - begin, arrived.count(False)


def measure_hand_ins(site: Path, root: Path, people: int) -> bool:
    """Print the hand-ins; return whether all arrived as they were sent, within the limit."""
    packages = make_packages(root, people + 2)
    folder = root / "kiriman"
    with room(site, folder) as (port, process):
        hand_in(port, packages[:1])
        alone, _ = hand_in(port, packages[1:2])
        seconds, errors = hand_in(port, packages[2:])
        memory = process.memory_info().rss
    sent = sorted(path.read_bytes() for path, _ in packages)
    stored = sorted(path.read_bytes() for path in folder.rglob("*.zip"))
    whole = sent == stored
    size = sum(map(len, sent[:people]))
    print(f"hand-ins: {people} at once, {size / 1e6:.0f} MB in all")
    print(f"  one person alone     {alone:7.2f} s")
    print(f"  to the last receipt  {seconds:7.2f} s, {errors} errors (wanted: {LIMIT:.0f} s, 0)")
    print(f"  one by one / at once {people * alone / seconds:7.2f}")
    print(f"  stored as sent: {'all' if whole else 'NOT ALL'}; memory {memory / 1e6:.0f} MB")
    return whole and not errors and seconds <= LIMIT


def main() -> None:
    """Read the options and measure in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--orang", type=int, default=72)
    parser.add_argument("--cepat", action="store_true")
    chosen = parser.parse_args()
    people, most = (12, VISIT // 10) if chosen.cepat else (chosen.orang, VISIT)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory(prefix="ruang-") as folder:
        root = Path(folder)
        site = SITE
        if not (site / "index.html").is_file():
            site = root / "situs"
            site.mkdir()
            make_site(site, most)
            print("there is no built site; files are made up")
        good = measure_visits(site, root / "kunjungan", people, most)
        good = measure_hand_ins(site, root, people) and good
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
