"""Whether the names typed on the page are those that travel in the files."""

from __future__ import annotations

from bimtek.grading.collecting import roster
from bimtek.grading.collecting.people import key
from bimtek.identity import Identity
from bimtek.room.receipts import Receipt


def differing(receipt: Receipt) -> list[Identity]:
    """Return the identities inside the files that are not who was typed."""
    return [each for each in receipt.graded_as if not _same(each, receipt.who)]


def _same(one: Identity, other: Identity) -> bool:
    return set(map(key, one.names)) == set(map(key, other.names)) and (
        roster.offices_agree(one.office, other.office)
    )
