"""The door to the web: a link in, its page out, or a `FetchError` in words for the person who gave the link.

A page is asked for at most once an hour, however many ask and however they spell its link; links nobody asked for are
followed only where the site lets robots. Nothing outlasts the limit. No path, query or text is logged.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import structlog
import yarl

from bot.adapters.page import Page
from bot.adapters.room import Lease
from bot.adapters.web.connecting import Wire
from bot.adapters.web.guard import Guard
from bot.adapters.web.keys import key
from bot.adapters.web.memory import Memory, Unchanged, conditions
from bot.adapters.web.robots import LARGEST, Leave, Robots
from bot.adapters.web.url import Link, shown
from bot.adapters.web.visiting import Answer, Conditions, Limits, Visitor
from bot.errors import FetchDisallowed, FetchError, FetchTimedOut

ROBOT = "Rapporteur"
"""Our name in a site's robots.txt."""

_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e]{1,200}")
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}", re.ASCII)

_LIMITS = Limits()
_WIRE = Wire()

_log = structlog.get_logger()


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True, eq=False)
class _Flight:
    """A fetch under way, and how many wait for it."""

    task: asyncio.Task[Page | Unchanged]
    automatic: bool
    held: Conditions
    waiting: int = field(default=0)


class Web:
    """Fetches pages. `contact` is where a site's owner finds us, an address of the web or of mail.

    `allowed` names hosts, as `host` or `host:port`, that may be private. `guard` and `wire` are the parts of the way, for
    those who test it.
    """

    def __init__(
        self,
        contact: str,
        *,
        version: str = "0.1",
        allowed: Iterable[str] = (),
        limits: Limits = _LIMITS,
        now: Callable[[], datetime] = _utc_now,
        guard: Guard | None = None,
        wire: Wire = _WIRE,
    ) -> None:
        if not _CONTACT.fullmatch(contact) or not _VERSION.fullmatch(version):
            raise ValueError("a contact and a version are one word of printable ASCII, without parentheses")
        self._guard = guard or Guard(allowed)
        self._visitor = Visitor(f"{ROBOT}/{version} (+{contact})", self._guard, wire, limits)
        self._robots = Robots(ROBOT, now)
        self._limits = limits
        self._now = now
        self._memory = Memory(now)
        self._flights: dict[str, _Flight] = {}
        self._tasks: set[asyncio.Task[Page | Unchanged]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Call off what is under way."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def check(self, url: str) -> None:
        """Raise `FetchRefused` where the link alone is reason enough not to follow it."""
        self._guard.link(url)

    async def fetch(
        self,
        url: str,
        *,
        automatic: bool = False,
        etag: str = "",
        modified: str = "",
        secure: bool | None = None,
        lease: Lease | None = None,
    ) -> Page | Unchanged:
        """Bring the page a link leads to; raise a `FetchError` otherwise.

        `automatic` is for links nobody asked us to read. A caller who holds the page gives its validators, and whether it
        came over https where not as the link does; it is told `Unchanged` where the page still stands so. A lease holds the page's bytes from the first on, where the fetch is begun
        for this caller.
        """
        link = self._guard.link(url)
        deadline = asyncio.get_running_loop().time() + self._limits.seconds
        found = await self._shared(
            link, automatic, Conditions(etag, modified, link.is_secure if secure is None else secure), deadline, lease
        )
        return replace(found, name=url) if isinstance(found, Page) else found

    async def _shared(
        self, link: Link, automatic: bool, held: Conditions, deadline: float, lease: Lease | None
    ) -> Page | Unchanged:
        """Answer from memory, join a fetch that is under way for the same purpose, or begin one.

        What is joined or waited for was begun earlier and so ends before the deadline; what is begun ends at it.
        """
        name = _name(str(link.url))
        while True:
            known = self._known(name, held)
            if known is not None:
                return known
            flight = self._flights.get(name)
            if flight is None:
                return await self._join(name, self._begin(name, link, automatic, held, deadline, lease))
            if (flight.automatic, flight.held) == (automatic, held):
                return await self._join(name, flight)
            await asyncio.wait({flight.task})

    def _begin(
        self, name: str, link: Link, automatic: bool, held: Conditions, deadline: float, lease: Lease | None
    ) -> _Flight:
        task = asyncio.create_task(self._told(name, link, automatic, held, deadline, lease))
        flight = self._flights[name] = _Flight(task, automatic, held)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._ended(name, flight))
        return flight

    def _ended(self, name: str, flight: _Flight) -> None:
        self._tasks.discard(flight.task)
        if self._flights.get(name) is flight:
            del self._flights[name]
        if not flight.task.cancelled():
            flight.task.exception()  # those who waited for it may all have left

    async def _join(self, name: str, flight: _Flight) -> Page | Unchanged:
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                flight.task.cancel()
                if self._flights.get(name) is flight:
                    del self._flights[name]

    async def _told(
        self, name: str, link: Link, automatic: bool, held: Conditions, deadline: float, lease: Lease | None
    ) -> Page | Unchanged:
        """Fetch before the deadline, and log one line of it."""
        began = time.monotonic()
        try:
            async with asyncio.timeout_at(deadline):
                answer, found = await self._fetched(name, link, automatic, held, lease)
        except TimeoutError as error:
            _log.info("not fetched", host=link.host, failure="FetchTimedOut", seconds=_since(began))
            raise self._timed_out(link) from error
        except FetchError as error:
            status = getattr(error, "status", None)
            _log.info("not fetched", host=link.host, failure=type(error).__name__, status=status, seconds=_since(began))
            raise
        _log.info("fetched", host=link.host, status=answer.status, bytes=answer.received, seconds=_since(began))
        return found

    async def _fetched(
        self, name: str, link: Link, automatic: bool, held: Conditions, lease: Lease | None
    ) -> tuple[Answer, Page | Unchanged]:
        """Ask for the page, unless it is as we or the caller have it."""
        old = self._memory.page(name) or self._memory.page(_secured(name))
        is_its_own = old is not None and yarl.URL(old.url, encoded=True).raw_host == link.url.raw_host
        ours = conditions(old) if old is not None and is_its_own else Conditions()
        before = self._ask_leave if automatic else _granted
        answer = await self._visitor.follow(link, ours or held, before, lease)
        if not answer.is_unchanged:
            page = _page(answer, self._now())
            self._memory.keep(name, page)
            if (final := _name(page.url)) != name:
                self._memory.keep(final, page)
        elif old is not None and ours:
            page = self._memory.renew(name, old)
        else:
            return answer, self._memory.note(name, held, answer.url)
        return answer, self._known(name, held) or page

    def _known(self, name: str, held: Conditions) -> Page | Unchanged | None:
        return self._memory.fresh(name, held) or self._memory.fresh(_secured(name), held)

    async def _ask_leave(self, link: Link) -> None:
        """Raise `FetchDisallowed` unless the site lets robots at the page."""
        leave = await self._robots.leave(link, self._robots_text)
        if leave is Leave.GRANTED:
            return
        reason = "asks robots to stay away from this page"
        if leave is Leave.UNTOLD:
            reason = "does not answer when asked whether robots may read this page"
        raise FetchDisallowed(
            f"{link.host} {reason}, so it was not read unasked. Ask for this very link to have it read, or paste its text."
        )

    async def _robots_text(self, link: Link) -> bytes:
        return await self._visitor.head(link, LARGEST)

    def _timed_out(self, link: Link) -> FetchTimedOut:
        return FetchTimedOut(
            f"{link.host} took longer than {self._limits.seconds:g} seconds over {shown(str(link.url))}. Try again later, or open the page in a browser and paste its text."
        )


def _name(url: str) -> str:
    """A page's key with its scheme: what came over http, where anyone on the way may change it, answers no https link."""
    return f"{'https' if url.lower().startswith('https:') else 'http'}:{key(url)}"


def _secured(name: str) -> str:
    """The same page over https, which answers an http link too."""
    return f"https:{name.partition(':')[2]}"


async def _granted(link: Link) -> None:
    """A person asked for it: no leave is needed."""


def _page(answer: Answer, fetched: datetime) -> Page:
    return Page(
        content=answer.content,
        media_type=answer.media_type,
        charset=answer.charset,
        url=answer.url,
        fetched=fetched,
        etag=answer.etag,
        modified=answer.modified,
    )


def _since(began: float) -> float:
    return round(time.monotonic() - began, 3)
