"""Whether a site lets robots at a page: its robots.txt, read as RFC 9309 has it. Asked before everything automatic.

No file allows everything; a file that could not be had, because the site fails or does not answer, allows nothing.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from weakref import WeakValueDictionary

from protego import Protego

from bot.adapters.web.url import Link
from bot.errors import FetchError, FetchFailed

LARGEST = 512_000
"""Bytes of a robots.txt that are read, RFC 9309 section 2.5; what follows them is not."""

_KEPT_FOR = timedelta(hours=1)
_FAILURE_KEPT_FOR = timedelta(minutes=5)
_MOST_SITES = 200
_LONGEST_LINE = 2_000

Ask = Callable[[Link], Awaitable[bytes]]
"""Fetches a robots.txt, cut at `LARGEST`; raises a `FetchError` where it cannot."""


class Leave(StrEnum):
    """What a site says to a robot about a page."""

    GRANTED = "granted"
    REFUSED = "refused"
    UNTOLD = "untold"
    """It could not be asked, which RFC 9309 counts as a refusal."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one site said: rules, or the same for every page."""

    rules: Protego | None
    otherwise: Leave
    until: datetime

    def leave(self, url: str, robot: str) -> Leave:
        if self.rules is None:
            return self.otherwise
        return Leave.GRANTED if self.rules.can_fetch(url, robot) else Leave.REFUSED


class Robots:
    """The rules of the sites asked of late, for the robot of that name."""

    def __init__(self, robot: str, now: Callable[[], datetime]) -> None:
        self._robot = robot
        self._now = now
        self._sites: OrderedDict[str, _Rules] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def leave(self, link: Link, ask: Ask) -> Leave:
        """Whether a link may be followed by itself, with nobody asking for it. A site is asked once by all who wait."""
        site = f"{'private ' if link.private else ''}{link.url.origin()}"
        lock = self._asking.setdefault(site, asyncio.Lock())
        async with lock:
            known = self._sites.get(site)
            if known is None or known.until <= self._now():
                known = await self._learn(link, ask)
                self._sites[site] = known
            self._sites.move_to_end(site)
            if len(self._sites) > _MOST_SITES:
                self._sites.popitem(last=False)
        return known.leave(str(link.url), self._robot)

    async def _learn(self, link: Link, ask: Ask) -> _Rules:
        """Ask the link's own site: it may be private where the link may, and nowhere else."""
        try:
            text = (await ask(replace(link, url=link.url.origin().with_path("/robots.txt")))).decode("utf-8", "replace")
        except FetchFailed as failure:
            is_missing = failure.status < 500 and failure.status != 429
            if is_missing:
                return _Rules(None, Leave.GRANTED, self._now() + _KEPT_FOR)
            return _Rules(None, Leave.UNTOLD, self._now() + _FAILURE_KEPT_FOR)
        except FetchError:
            return _Rules(None, Leave.UNTOLD, self._now() + _FAILURE_KEPT_FOR)
        lines = (line for line in text.removeprefix("\ufeff").splitlines() if len(line) <= _LONGEST_LINE)
        rules = await asyncio.to_thread(Protego.parse, "\n".join(lines))
        return _Rules(rules, Leave.GRANTED, self._now() + _KEPT_FOR)
