"""Slow down whoever guesses the PIN, without locking out a room behind one address."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_WRONG = 10
WINDOW = 300.0  # seconds
PAUSE = 1.0  # seconds before each further attempt from an address that guesses
MOST_WAITING = 30
MOST_ADDRESSES = 5_000


def same(typed: str, secret: str) -> bool:
    """Compare without spaces, in a time that does not tell how much is right."""
    pair = ("".join(each.split()).encode("utf-8") for each in (typed, secret))
    return hmac.compare_digest(*pair)


@dataclass
class _Address:
    wrong: deque[float] = field(default_factory=deque)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


@dataclass
class Brake:
    """Counts wrong PINs by address.

    After MOST_WRONG of them within WINDOW, attempts from that address are looked at one
    after the other with a PAUSE before each: a right PIN still gets through, six digits
    take days to guess.
    """

    pause: float = PAUSE
    most_waiting: int = MOST_WAITING
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, _Address] = field(default_factory=dict)

    async def turn(self, address: str) -> bool:
        """Wait for this attempt's turn; False when too many wait already."""
        state = self._state(address)
        if len(state.wrong) < MOST_WRONG:
            return True
        if state.waiting >= self.most_waiting:
            return False
        state.waiting += 1
        try:
            async with state.turn:
                await asyncio.sleep(self.pause)
        finally:
            state.waiting -= 1
        return True

    def wrong(self, address: str) -> None:
        """Remember a wrong PIN."""
        self._state(address).wrong.append(self.clock())

    def _state(self, address: str) -> _Address:
        if len(self._known) > MOST_ADDRESSES:
            for each in [key for key in self._known if not self._is_busy(key)]:
                del self._known[each]
        state = self._known.setdefault(address, _Address())
        self._forget_old(state)
        return state

    def _is_busy(self, address: str) -> bool:
        state = self._known[address]
        self._forget_old(state)
        return bool(state.wrong or state.waiting)

    def _forget_old(self, state: _Address) -> None:
        while state.wrong and state.wrong[0] < self.clock() - WINDOW:
            state.wrong.popleft()
