"""From what a person has to the documents in it: links, files, standard input, pasted texts, what hangs on a message, posts.

One that cannot be read does not spoil the others: what became of each is told in a sentence. A page read within the hour is
not fetched again, one read before is asked whether it changed, and what changed is told.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, TypeVar
from urllib.parse import urlsplit

from bot.adapters import files, messages
from bot.adapters.messages import Post
from bot.adapters.page import Copy, Extract, Page
from bot.adapters.room import Lease, Room
from bot.desk.aside import aside
from bot.domain import sheaf, stories
from bot.domain.days import in_words
from bot.domain.hosts import plain_name
from bot.domain.model import Document
from bot.errors import DocumentMissing, FetchTimedOut, RapporteurError, StoreError

if TYPE_CHECKING:
    from bot.adapters.extraction import Extractor
    from bot.adapters.store import Store
    from bot.adapters.web import Web

PIPED = "-"
"""What stands for standard input."""

_FETCHES = 64
"""Links followed at the same time: most of that time is waiting."""
_FILES = 5
"""Files of this machine opened at the same time: each may hold megabytes."""
_ROOM = 6_000_000
"""Bytes of pages and attachments held at the same time, the one that goes on to its end when all is taken besides."""
_PAGE = 5_000_000
"""Bytes a page may come to."""
_FRESH = timedelta(hours=1)
"""A page is asked for no more than once in that time."""
_ADDRESS = re.compile(r"[a-z][a-z\d+.-]*://|www\.[^\s/]+\.", re.IGNORECASE)


_WRAPPED = (
    re.compile(r"<(.+)>"),
    re.compile(r"\[[^\[\]]*\]\(\s*<?(.+?)>?\s*\)"),
    re.compile(r"[\"“„«'‘(](.+)[\"”“»'’)]"),
)
"""How an address comes when it is copied out of a text: in angle brackets, as Markdown has it, in quotation marks."""
_CLOSING = ".,;:!?…"
"""Signs of the sentence an address stood in."""

_Door = TypeVar("_Door")
Opening = Callable[[], Awaitable[_Door]]
"""Opens a door when it is first asked for, and gives the same one ever after."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that hangs on a message: its content is asked for when its turn comes, and not where it is too large."""

    name: str
    size: int
    """Bytes, as declared."""
    media_type: str
    content: Callable[[], Awaitable[bytes]]
    """Raises a `RapporteurError` where it cannot be had."""
    is_paste: bool = field(default=False, kw_only=True)
    """Whether it is a text too long for a message, which the platform made a file of."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents found, what their reader should know of them, and what could not be read and why."""

    documents: tuple[Document, ...] = ()
    notices: tuple[str, ...] = ()
    failures: tuple[RapporteurError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came of one thing named."""

    documents: tuple[Document, ...] = ()
    notices: tuple[str, ...] = ()
    failure: RapporteurError | None = None


@dataclass(slots=True, eq=False)
class _Flight:
    """A page being fetched and read, and how many wait for it."""

    task: asyncio.Task[_Taken]
    waiting: int = 0


class Intake:
    """Takes in. A door is opened when it is first needed; without a store every link is fetched.

    Files of this machine are opened only for whoever sits at it: not where others say what is to be read.
    """

    def __init__(
        self,
        web: Opening[Web],
        extractor: Opening[Extractor],
        store: Store | None = None,
        limit: int = files.LIMIT,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        opens_files: bool = False,
    ) -> None:
        self._web = web
        self._extractor = extractor
        self._store = store
        self._limit = limit
        self._now = now
        self._opens_files = opens_files
        self._fetches = asyncio.Semaphore(_FETCHES)
        self._files = asyncio.Semaphore(_FILES)
        self._room = Room(_ROOM)
        self._flights: dict[str, _Flight] = {}

    async def gather(
        self,
        named: Sequence[str] = (),
        text: str = "",
        say: Say = lambda _: None,
        *,
        piped: BinaryIO | None = None,
        attached: Sequence[Attached] = (),
        posts: Sequence[Post] = (),
        automatic: bool = False,
    ) -> Gathered:
        """Take in links, files and standard input by their names, a pasted text, what is attached, and posts; in that
        order, each once.

        A post counts by its words; the previews in it only where nothing else could be read. `automatic` is for links
        nobody asked us to read.
        """
        work = [self._guarded(partial(self._named, name, say, piped, automatic)) for name in dict.fromkeys(named)]
        if text.strip():
            work.append(self._guarded(partial(self._pasted, text)))
        work += [self._guarded(partial(self._unhung, one, say)) for one in attached]
        work += [self._guarded(partial(self._posted, _without_previews(post))) for post in posts]
        taken = await asyncio.gather(*work)
        if not any(one.documents for one in taken):
            taken += [await self._guarded(partial(self._posted, post)) for post in posts]
        found = [document for one in taken for document in one.documents]
        documents = tuple({document.id: document for document in found}.values())
        notices = [notice for one in taken for notice in one.notices]
        if len(documents) > 1:
            notices += await aside(lambda: _repeats(documents), sum(len(document.text) for document in documents))
        if len(documents) < len(found):
            notices.append("What was given twice over, word for word, is read once.")
        failures = tuple(one.failure for one in taken if one.failure is not None)
        return Gathered(documents, tuple(dict.fromkeys(notices)), failures)

    async def _guarded(self, take: Callable[[], Awaitable[_Taken]]) -> _Taken:
        """Take one thing in; what is wrong with it is its own failure."""
        try:
            return await take()
        except RapporteurError as error:
            return _Taken(failure=error)

    async def _named(self, name: str, say: Say, piped: BinaryIO | None, automatic: bool) -> _Taken:
        if is_link(name):
            address = _unwrapped(name)
            return await self._linked(address if "://" in address else f"https://{address}", say, automatic)
        if not self._opens_files:
            raise DocumentMissing("That names a file of this machine. Give a link, attach the file or paste its text.")
        async with self._files:
            return await self._opened(name, say, piped)

    async def _pasted(self, text: str) -> _Taken:
        """A paste may be a page's code."""
        found = await aside(lambda: files.pasted(text, self._limit), len(text))
        if isinstance(found, Document):
            return _Taken(await aside(lambda: _parted(found), len(text)))
        return await self._extracted(found)

    async def _unhung(self, attached: Attached, say: Say) -> _Taken:
        files.check_size(attached.size, attached.name, self._limit)
        with self._room.lease() as lease:
            await lease.hold(attached.size)
            say(f"Opening {attached.name} …")
            content = await attached.content()
            found = await aside(
                lambda: files.taken(content, attached.name, attached.media_type, self._limit), len(content)
            )
            if not isinstance(found, Document):
                return await self._extracted(found)
        return _Taken(await aside(lambda: _parted(found), len(found.text)) if attached.is_paste else (found,))

    async def _posted(self, post: Post) -> _Taken:
        return _Taken(await aside(lambda: messages.documents(post)))

    async def _opened(self, name: str, say: Say, piped: BinaryIO | None) -> _Taken:
        limit = self._limit
        if name == PIPED and piped is not None:
            found = await aside(lambda: files.received(piped, limit))
        else:
            found = await aside(lambda: files.opened(name, limit))
        if isinstance(found, Document):
            return _Taken(await aside(lambda: _parted(found), len(found.text)))
        say(f"Opening {PurePath(name).name} …")
        return await self._extracted(found)

    async def _extracted(self, page: Page) -> _Taken:
        extract = await (await self._extractor()).extract(page)
        return _Taken(extract.documents, extract.notices)

    async def _linked(self, link: str, say: Say, automatic: bool) -> _Taken:
        """Read a page, together with all who ask for it meanwhile: what comes of it, a failure too, is told to each."""
        from bot.adapters.web import key

        web = await self._web()
        web.check(link)  # what was read when it might be is not shown when it may not
        name = key(link)
        flown = f"{urlsplit(link).scheme.lower()}:{name}:{automatic}"  # what robots may not read, a person may ask for
        flight = self._flights.get(flown)
        if flight is None:
            visit = self._visited(web, link, name, say, automatic)
            flight = self._flights[flown] = _Flight(asyncio.create_task(visit))
            flight.task.add_done_callback(lambda _: self._landed(flown, flight))
        elif flight.waiting:
            say(f"Fetching {urlsplit(link).hostname} …")
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                self._landed(flown, flight)
                flight.task.cancel()
                with suppress(asyncio.CancelledError, RapporteurError):
                    await flight.task

    def _landed(self, flown: str, flight: _Flight) -> None:
        if self._flights.get(flown) is flight:
            del self._flights[flown]
        if flight.task.done() and not flight.task.cancelled():
            flight.task.exception()  # those who waited for it may all have left

    async def _visited(self, web: Web, link: str, name: str, say: Say, automatic: bool) -> _Taken:
        before = await self._before(name, link)
        if before is not None and self._now() - before.fetched < _FRESH:
            return _Taken((before.document,), before.notices)
        async with self._fetches:
            with self._room.lease() as lease:
                try:
                    return await self._fetched(web, link, name, before, say, lease, automatic)
                except FetchTimedOut:
                    if not lease.has_waited:
                        raise
            with (
                self._room.lease() as lease
            ):  # others kept it waiting: it is begun anew when there is room for all of it
                await lease.hold(_PAGE)
                return await self._fetched(web, link, name, before, say, lease, automatic)

    async def _fetched(
        self, web: Web, link: str, name: str, before: Copy | None, say: Say, lease: Lease, automatic: bool
    ) -> _Taken:
        from bot.adapters.web import Unchanged, key

        say(f"Fetching {urlsplit(link).hostname} …")
        # What a redirect led to is for the host there to judge, not for the one that sent us.
        known = before if before is not None and key(before.document.url) == name else None
        etag, modified = (known.etag, known.modified) if known else ("", "")
        secure = _is_secure(known.document.url if known else link)
        page = await web.fetch(link, automatic=automatic, etag=etag, modified=modified, secure=secure, lease=lease)
        if isinstance(page, Unchanged):
            if known is None:
                raise AssertionError("a page was said to be unchanged that had never been read")
            copy = replace(known, fetched=self._now())
        else:
            say(f"Reading {urlsplit(page.url).hostname} …")
            extract = await (await self._extractor()).extract(page)
            copy = await aside(lambda: _copied(page, extract), len(page.content))
            if key(page.url) != name:
                await self._keep(key(page.url), copy)  # where a redirect led
        await self._keep(name, copy)
        length = len(copy.document.text) + (len(before.document.text) if before else 0)
        return _Taken((copy.document,), (*copy.notices, *await aside(lambda: _changes(before, copy), length)))

    async def _before(self, name: str, link: str) -> Copy | None:
        """What the page held when last read; what came unguarded over http answers no https link."""
        if self._store is None:
            return None
        with suppress(StoreError):  # keeping the exchange afterwards fails as well, and tells of it once
            for shelf in (name,) if _is_secure(link) else (name, _unguarded(name)):
                for copy in await self._store.copies(shelf):
                    if not _is_secure(link) or _is_secure(copy.document.url):
                        return copy
        return None

    async def _keep(self, name: str, copy: Copy) -> None:
        if self._store is not None:
            shelf = name if _is_secure(copy.document.url) else _unguarded(name)
            with suppress(StoreError):
                await self._store.keep_copy(shelf, copy)


def _is_secure(url: str) -> bool:
    return url.lower().startswith("https:")


def _unguarded(name: str) -> str:
    """Where a page is kept that came over http: it takes no place from what came over https."""
    return f"http:{name}"


def is_link(name: str) -> bool:
    """Whether what a person names is an address rather than a file; whether one of the web is for the web's door to say."""
    return _ADDRESS.match(_unwrapped(name)) is not None


def _unwrapped(name: str) -> str:
    """The address in what was copied out of a text; what holds none is as it was."""
    bare = name.strip().rstrip(_CLOSING)
    inner = next((found[1].strip() for shape in _WRAPPED if (found := shape.fullmatch(bare))), bare)
    return inner if _ADDRESS.match(inner) else name


def _without_previews(post: Post) -> Post:
    """The words of a message, and of those it passes on or replies to."""
    quoted = _without_previews(post.quoted) if post.quoted else None
    forwarded = tuple(map(_without_previews, post.forwarded))
    return replace(post, previews=(), forwarded=forwarded, quoted=quoted)


def _copied(page: Page, extract: Extract) -> Copy:
    [document, *_] = extract.documents
    return Copy(
        replace(document, url=page.url),
        fetched=page.fetched or datetime.now(UTC),
        digest=hashlib.sha256(page.content).hexdigest(),
        extractor=extract.extractor,
        notices=extract.notices,
        etag=page.etag,
        modified=page.modified,
    )


def _parted(document: Document) -> tuple[Document, ...]:
    """The documents of a paste, if the text says that there are several."""
    parts = sheaf.documents(document.text)
    return parts if len(parts) > 1 else (parts[0] if parts and parts[0].url else document,)


def _changes(before: Copy | None, now: Copy) -> tuple[str, ...]:
    change = stories.changed(before.document.text, now.document.text) if before else None
    since = before.fetched if before else now.fetched
    return (change.notice(in_words(since.date().isoformat())),) if change else ()


def _repeats(documents: Sequence[Document]) -> list[str]:
    def called(place: int) -> str:
        name = plain_name(documents[place - 1].publisher)
        return f"text {place} ({name})" if name else f"text {place}"

    return [
        f"T{called(repeat.place)[1:]} is the same story as {called(repeat.of)}."
        for repeat in stories.repeats(documents)
    ]
