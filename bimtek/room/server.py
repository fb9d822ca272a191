"""The web server of the room: which address is answered by what, and how it is run."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import weakref
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application

from bimtek.room import protocol
from bimtek.room.facilitator import (
    OWN,
    OWN_TABLE,
    PROJECT,
    Facilitator,
    FacilitatorTable,
    Projected,
)
from bimtek.room.hand_in import HandIn, ReceiptPage
from bimtek.room.packed_copies import PackedCopies
from bimtek.room.pages import Missing, Page, Room
from bimtek.room.results_pages import Leave, Results, ResultsPage
from bimtek.room.site import SiteFile

EVERYWHERE = "0.0.0.0"
LARGEST_BODY = 64_000  # bytes; only the page Kumpulkan takes more
IDLE_SECONDS = 60
UPLOAD_SECONDS = 1_800  # a full hand-in over a bad network
# Python's way to wait on Windows fails for good beyond 512 connections.
MOST_CONNECTIONS = 480
OTHER_PORTS = 20


class Where(Page):
    """Tells a program that this address is a room, and what it takes."""

    def get(self) -> None:
        """Answer."""
        self.finish(
            protocol.MARK
            | {
                "kumpulkan": protocol.HAND_IN,
                "paling_besar": protocol.LARGEST,
                "hasil": self.room.results is not None,
            }
        )


class RoomServer(HTTPServer):
    """A server that turns connections away before the system chokes on them."""

    def initialize(self, *values: Any, **named: Any) -> None:
        super().initialize(*values, **named)
        self._streams: weakref.WeakSet[IOStream] = weakref.WeakSet()

    def handle_stream(self, stream: IOStream, address: tuple) -> None:
        """Serve a new connection, or close it at once when there are too many."""
        if sum(not each.closed() for each in self._streams) >= MOST_CONNECTIONS:
            stream.close()
            return
        self._streams.add(stream)
        super().handle_stream(stream, address)


def make_app(room: Room) -> Application:
    """Return what answers for `room`. No address leads to the folder of hand-ins."""
    return Application(
        [
            (protocol.WHERE, Where),
            (protocol.HAND_IN, HandIn),
            (rf"{protocol.RECEIPT}/([A-Z0-9]+)", ReceiptPage),
            (PROJECT, Projected),
            (OWN, Facilitator),
            (OWN_TABLE, FacilitatorTable),
            (protocol.RESULTS, Results),
            (f"{protocol.RESULTS}/keluar", Leave),
            (rf"{protocol.RESULTS}/(.+\.html)", ResultsPage),
            (r"/(.*)", SiteFile, {"path": str(room.site), "default_filename": "index.html"}),
        ],
        default_handler_class=Missing,
        log_function=lambda handler: None,
        room=room,
        storing=ThreadPoolExecutor(1, thread_name_prefix="ruang"),
        copies=PackedCopies(room.site),
    )


@contextlib.asynccontextmanager
async def listening(app: Application, port: int, address: str = EVERYWHERE) -> AsyncIterator[int]:
    """Serve `app` inside the running loop; yields the port, another one when `port` is taken."""
    server = RoomServer(
        app,
        max_body_size=LARGEST_BODY,
        idle_connection_timeout=IDLE_SECONDS,
        body_timeout=UPLOAD_SECONDS,
    )
    sockets = _bind(port, address)
    server.add_sockets(sockets)
    try:
        yield sockets[0].getsockname()[1]
    finally:
        server.stop()
        await server.close_all_connections()
        # A hand-in that has arrived whole is stored before the end.
        await asyncio.to_thread(app.settings["storing"].shutdown)
        await asyncio.to_thread(app.settings["copies"].close)


def _bind(port: int, address: str) -> list[Any]:
    for each in [*range(port, port + OTHER_PORTS if port else 1), 0]:
        with contextlib.suppress(OSError):
            return bind_sockets(each, address)
    return bind_sockets(0, address)


@contextlib.contextmanager
def running(room: Room, port: int = 0, address: str = "127.0.0.1") -> Iterator[str]:
    """Serve `room` in a thread of its own; yields the address, with / at its end."""
    started, found = threading.Event(), []

    async def serve() -> None:
        stop = asyncio.Event()
        async with listening(make_app(room), port, address) as at:
            room.port = at
            found.extend((at, asyncio.get_running_loop(), stop))
            started.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="ruang")
    thread.start()
    if not started.wait(30):
        raise RuntimeError("the room did not start")
    at, loop, stop = found
    try:
        yield f"http://{address}:{at}/"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
