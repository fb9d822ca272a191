"""The page to project and the facilitator's own page."""

from __future__ import annotations

from http import HTTPStatus

import segno

from bimtek.room import brake, pages
from bimtek.room.overview import overview

PROJECT, OWN, OWN_TABLE = "/layar", "/fasilitator", "/fasilitator/isi"


class _WithKey(pages.Page):
    """A page that an address with the facilitator's key opens, once and for all."""

    def took_key(self) -> bool:
        """Keep a right key in the browser and show the address without it."""
        typed = self.get_query_argument(pages.KEY_PARAMETER, "")
        if not brake.same(typed, self.room.key):
            return False
        self.set_cookie(pages.KEY_COOKIE, self.room.key, httponly=True, samesite="Strict", path="/")
        self.redirect(self.request.path, status=HTTPStatus.SEE_OTHER)
        return True


class Projected(_WithKey):
    """Address, QR code and steps, in letters for the last row of seats.

    The PIN is there only in a browser of the facilitator: whoever merely is in the network
    need not know it.
    """

    def get(self) -> None:
        """Show the page."""
        if self.took_key():
            return
        known = self.room.addresses
        asked = f"http://{self.request.host}/"  # one that the room can use, or this computer's own
        address = asked if asked in known else known[0]
        pages.show(
            self,
            "layar.html.j2",
            alamat=address,
            qr=segno.make(address, micro=False).svg_inline(
                border=2, dark="#1b1b1b", light="#ffffff", omitsize=True
            ),
            lain=[each for each in known if each != address],
            terjangkau=self.room.is_reached,
            pin=self.room.pin if self.is_facilitator else "",
        )


class Facilitator(_WithKey):
    """Who has handed in what, and who has not."""

    template = "fasilitator.html.j2"

    def get(self) -> None:
        """Show the page to whoever has the key."""
        if self.took_key():
            return
        if not self.is_facilitator:
            self.send_error(403)
            return
        store = self.room.store
        pages.show(
            self,
            self.template,
            kelas=overview(store.receipts, store.folder),
            folder=store.folder,
        )


class FacilitatorTable(Facilitator):
    """The part of that page that changes, fetched every few seconds."""

    template = "fasilitator_isi.html.j2"
