"""The page Hasil: a receipt's code opens what was made from that hand-in."""

from __future__ import annotations

from http import HTTPStatus

from bimtek.room import pages, protocol, receipts
from bimtek.room.results import Published, published

CODES_COOKIE = "kode"
MOST_CODES = 20


class _WithCodes(pages.Page):
    def seen_by_codes(self) -> Published:
        """Return what the codes in this browser open."""
        room = self.room
        assert room.results is not None
        codes = receipts.codes_in(self.get_cookie(CODES_COOKIE, ""))
        known = [found for code in codes if (found := room.store.find(code))]
        if not known:
            return Published()
        return published(room.results, room.store.folder, known)


class Results(_WithCodes):
    """Where a code is typed, and the list of what it opens."""

    def get(self) -> None:
        """Show the form, and what the codes typed before open."""
        seen = self.seen_by_codes() if self.room.results is not None else Published()
        self._show(seen)

    def post(self) -> None:
        """Keep the codes in this browser for as long as it is open."""
        if self.room.results is None:
            self._show(Published())
            return
        typed = self.get_body_argument("kode", "")
        codes = receipts.codes_in(typed)[:MOST_CODES]
        known = [code for code in codes if self.room.store.find(code)]
        if not known:
            self.set_status(HTTPStatus.NOT_FOUND)
            self.clear_cookie(CODES_COOKIE, path=protocol.RESULTS)
            sentence = (
                f"Kode itu tidak dikenal. Kode tanda terima terdiri atas {receipts.CODE_LENGTH} "
                "huruf dan angka; periksa lagi."
            )
            self._show(Published(), sentence)
            return
        self.set_cookie(
            CODES_COOKIE, ".".join(known), httponly=True, samesite="Strict", path=protocol.RESULTS
        )
        self.redirect(protocol.RESULTS, status=HTTPStatus.SEE_OTHER)

    def _show(self, seen: Published, error: str = "") -> None:
        pages.show(self, "hasil.html.j2", lihat=seen, galat=error)


class Leave(pages.Page):
    """Make the browser forget the codes: laptops are shared."""

    def post(self) -> None:
        """Forget them."""
        self.clear_cookie(CODES_COOKIE, path=protocol.RESULTS)
        self.redirect(protocol.RESULTS, status=HTTPStatus.SEE_OTHER)


class ResultsPage(_WithCodes):
    """One page that `nilai` made; it needs nothing but itself."""

    def get(self, path: str) -> None:
        """Show it to whoever has the code."""
        seen = self.seen_by_codes() if self.room.results is not None else Published()
        found = next((each for each in seen.pages if each.path == path), None)
        try:
            content = found.file.read_bytes() if found else None
        except OSError:  # `nilai` is writing it anew
            content = None
        if content is None:
            self.send_error(404)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        )
        self.finish(content)
