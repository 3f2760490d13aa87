"""Room for the bytes of what is being taken in: many at once, and all of them together within a bound.

Each takes as much as it has, while there is some. When there is none left, one at a time may go on to its end regardless,
and the others wait until something is given back: so nobody waits for ever, and who sends slowly holds what it has sent.
"""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self


class Room:
    """`size` is in bytes; the one that goes on regardless comes on top, by no more than it may hold."""

    def __init__(self, size: int) -> None:
        self._free = size
        self._waiting: list[asyncio.Future[None]] = []
        self._last: Lease | None = None

    def lease(self) -> Lease:
        """Begin to hold something: a context, which gives back all of it."""
        return Lease(self)

    async def take(self, lease: Lease, more: int) -> int:
        """Wait for so many bytes; say how many of them are from the room."""
        while self._last is not lease:
            if more <= self._free:
                self._free -= more
                return more
            if self._last is None:
                self._last = lease
                break
            lease.has_waited = True
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn
            finally:
                if not turn.done() and turn in self._waiting:
                    self._waiting.remove(turn)
        return 0

    def give_back(self, lease: Lease, held: int) -> None:
        """Take back what was held, and let those who wait look again."""
        self._free += held
        if self._last is lease:
            self._last = None
        waiting, self._waiting = self._waiting, []
        for turn in waiting:
            if not turn.done():
                turn.set_result(None)


class Lease:
    """What one thing that is taken in holds."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._held = 0
        self._reckoned = 0
        self.has_waited = False
        """Whether others kept it waiting: what took long may be their doing."""

    async def hold(self, size: int) -> None:
        """Wait until so many bytes may be held, all in all."""
        more = size - self._reckoned
        if more > 0:
            self._held += await self._room.take(self, more)
            self._reckoned = size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._room.give_back(self, self._held)
        self._held = self._reckoned = 0
