"""What is due is posted: the digests of the servers we are in, looked at every while, a few at once and never all in a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfoNotFoundError

import discord
import structlog

from bot.adapters.store.digests import Digests, Planned
from bot.chat.discord.editions import Editions
from bot.chat.discord.work import Now
from bot.errors import StoreError

EVERY = 20.0
"""Seconds between two looks at what is due."""
_PACE = 0.1
"""Seconds between two that begin,"""
_AT_ONCE = 8
"""and how many are worked on together: a slow server holds up none but itself."""
_DAY = timedelta(days=1)

Go = Callable[[Coroutine[object, object, None]], None]

_log = structlog.get_logger()


class Timetable:
    """Looks at what is due, and has it posted."""

    def __init__(self, digests: Digests, editions: Editions, now: Now) -> None:
        self._digests = digests
        self._editions = editions
        self._now = now
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._under_way: set[int] = set()

    async def follow(self, client: discord.Client, go: Go) -> None:
        """Post what is due until cancelled; first what was begun before a restart."""
        await client.wait_until_ready()
        is_first = True
        while True:
            try:
                if is_first:
                    await self._take_up(client, go)
                    is_first = False
                await self._look(client, go)
            except StoreError as error:
                _log.warning("the digests could not be looked at", failure=type(error).__name__)
            except Exception:
                _log.exception("a bug")
            await asyncio.sleep(EVERY)

    async def _take_up(self, client: discord.Client, go: Go) -> None:
        for planned, edition in await self._digests.unconfirmed():
            guild = _guild(planned, client)
            if guild is not None:
                self._begin(planned, go, partial(self._editions.take_up, planned, edition, guild, client))

    async def _look(self, client: discord.Client, go: Go) -> None:
        now = self._now()
        for planned in await self._digests.planned((now + _DAY).date()):
            guild = _guild(planned, client)
            if guild is None or planned.key in self._under_way:
                continue
            try:
                day = planned.wishes.schedule.due(now, planned.done, planned.since)
            except (ZoneInfoNotFoundError, ValueError):
                _log.warning("a digest has a zone that is not known here", zone=planned.wishes.zone)
                continue
            if day is not None:
                self._begin(planned, go, partial(self._post, planned, guild, day, client))
                await asyncio.sleep(_PACE)

    async def _post(self, planned: Planned, guild: discord.Guild, day: date, client: discord.Client) -> None:
        await self._editions.post(planned, guild, client, day.isoformat(), day)

    def _begin(self, planned: Planned, go: Go, work: Callable[[], Coroutine[object, object, None]]) -> None:
        async def done() -> None:
            try:
                async with self._turns:
                    await work()
            finally:
                self._under_way.discard(planned.key)

        self._under_way.add(planned.key)
        go(done())


def _guild(planned: Planned, client: discord.Client) -> discord.Guild | None:
    """The server of a digest, if it is ours and can be reached just now."""
    guild = client.get_guild(int(planned.guild)) if planned.guild.isdecimal() else None
    return None if guild is None or guild.unavailable else guild
