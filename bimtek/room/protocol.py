"""What the server of the room and those who hand in agree on."""

from __future__ import annotations

DEFAULT_PORT = 8080
LARGEST = 50_000_000  # bytes of one hand-in, all its files together
MOST_FILES = 20  # of one hand-in
HAND_IN, RECEIPT, RESULTS = "/kumpulkan", "/tanda-terima", "/hasil"
# Answers with MARK: by this an address is known to be a room.
WHERE = "/ruang.json"
MARK = {"bimtek": "ruang", "versi": 1}
# Fields of the form, in the order in which they travel: the PIN comes before any file.
PIN, NAME, PARTNER, OFFICE, TIMES, FILE = (
    "pin", "nama", "rekan", "perangkat_daerah", "waktu", "berkas",
)  # fmt: skip
