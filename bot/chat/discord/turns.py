"""Whose turn it is: work is bounded in all and for each server, and a server that asks for much does not starve the others.

While there is room everyone is served at once. When there is not, the next turn is of the server that has the fewest, and
among these of the one that has waited longest. A part of all turns is never given to one server alone.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

Turn = asyncio.Future[None]


class Turns:
    """Gives at most `most` turns at once, and `of_one` of them to one server."""

    def __init__(self, most: int, of_one: int) -> None:
        self._most = most
        self._of_one = of_one
        self._taken: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[Turn]] = OrderedDict()

    @asynccontextmanager
    async def of(self, server: str) -> AsyncIterator[None]:
        """Wait for a turn and hold it."""
        turn: Turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(server, deque()).append(turn)
        self._give()
        try:
            await turn
            yield
        finally:
            if turn.cancelled() or not turn.done():
                self._leave(server, turn)
            else:
                self._taken[server] -= 1
                if not self._taken[server]:
                    del self._taken[server]
            self._give()

    def _give(self) -> None:
        while self._taken.total() < self._most:
            able = [server for server in self._waiting if self._taken[server] < self._of_one]
            if not able:
                return
            server = min(able, key=lambda one: self._taken[one])  # the first of those that have as few
            turns = self._waiting[server]
            turn = turns.popleft()
            self._waiting.move_to_end(server)
            if not turns:
                del self._waiting[server]
            if not turn.done():
                self._taken[server] += 1
                turn.set_result(None)

    def _leave(self, server: str, turn: Turn) -> None:
        turns = self._waiting.get(server)
        if turns and turn in turns:
            turns.remove(turn)
            if not turns:
                del self._waiting[server]
