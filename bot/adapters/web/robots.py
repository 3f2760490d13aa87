"""Whether a site lets robots at a page: its robots.txt, read as RFC 9309 has it. Asked before everything automatic.

No file allows everything; a file that could not be had, because the site fails or does not answer, allows nothing.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from bot.adapters.web.url import Link
from bot.errors import FetchError, FetchFailed

LARGEST = 512_000
"""Bytes of a robots.txt that are read, RFC 9309 section 2.5; what follows them is not."""

_KEPT_FOR = timedelta(hours=1)
_FAILURE_KEPT_FOR = timedelta(minutes=5)
_MOST_SITES = 200
_LONGEST_LINE = 2_000

Ask = Callable[[str], Awaitable[bytes]]
"""Fetches a robots.txt past the guard, cut at `LARGEST`; raises a `FetchError` where it cannot."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one site said: rules, or simply yes or no."""

    rules: Protego | None
    otherwise: bool
    until: datetime

    def allow(self, url: str, robot: str) -> bool:
        return self.otherwise if self.rules is None else self.rules.can_fetch(url, robot)


class Robots:
    """The rules of the sites asked of late, for the robot of that name."""

    def __init__(self, robot: str, now: Callable[[], datetime]) -> None:
        self._robot = robot
        self._now = now
        self._sites: OrderedDict[str, _Rules] = OrderedDict()

    async def allow(self, link: Link, ask: Ask) -> bool:
        """Whether a link may be followed by itself, with nobody asking for it."""
        site = str(link.url.origin())
        known = self._sites.get(site)
        if known is None or known.until <= self._now():
            known = await self._learn(site, ask)
            self._sites[site] = known
            self._sites.move_to_end(site)
            if len(self._sites) > _MOST_SITES:
                self._sites.popitem(last=False)
        return known.allow(str(link.url), self._robot)

    async def _learn(self, site: str, ask: Ask) -> _Rules:
        try:
            text = (await ask(f"{site}/robots.txt")).decode("utf-8", "replace")
        except FetchFailed as failure:
            is_missing = failure.status < 500 and failure.status != 429
            kept_for = _KEPT_FOR if is_missing else _FAILURE_KEPT_FOR
            return _Rules(None, is_missing, self._now() + kept_for)
        except FetchError:
            return _Rules(None, False, self._now() + _FAILURE_KEPT_FOR)
        lines = (line for line in text.removeprefix("\ufeff").splitlines() if len(line) <= _LONGEST_LINE)
        rules = await asyncio.to_thread(Protego.parse, "\n".join(lines))
        return _Rules(rules, True, self._now() + _KEPT_FOR)
