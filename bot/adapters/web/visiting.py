"""One link followed to its page: requests sent, redirects judged by hand, the body taken in up to its bound.

No cookies, no proxy of the environment, no connection used twice. Every hop is a link like the first and passes the guard
anew; nothing but a redirect's `Location` moves us on.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import aiohttp
import yarl
from aiohttp.http_exceptions import HttpProcessingError

from bot.adapters.room import Lease
from bot.adapters.web.answers import ACCEPT, check_status, check_type, media_type, settled_type
from bot.adapters.web.connecting import Connector, Crowded, Wire
from bot.adapters.web.guard import Guard
from bot.adapters.web.unpacking import Unpacking, broken_off, too_large
from bot.adapters.web.url import Link, shown, target
from bot.errors import FetchError, FetchFailed, FetchRefused, FetchUnreachable, FetchUnsuitable

_MOVED = frozenset({301, 302, 303, 307, 308})
_UNCHANGED = 304
_LONGEST_VALIDATOR = 1_000
_READ_AHEAD = 16_384
"""Bytes of an answer that wait to be looked at."""
_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, socket.EAI_NODATA})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost."""

    seconds: float = 10.0
    """For the whole of it: look-ups, connections, redirects, robots.txt, body."""
    size: int = 5_000_000
    """Bytes of a body, as sent and unpacked."""
    redirects: int = 5
    header_length: int = 32_768
    """Bytes of one header, name and value; security policies of 10,000 are seen in earnest."""
    headers: int = 100

    @property
    def raw(self) -> int:
        """Bytes that may come over a connection: the body, a quarter more for its chunks, and headers as long as they get."""
        return self.size * 5 // 4 + 10 * self.header_length


@dataclass(frozen=True, slots=True)
class Conditions:
    """What we already hold, for the server to compare: its own `ETag` and `Last-Modified`."""

    etag: str = ""
    modified: str = ""
    secure: bool = True
    """Whether it came over https: what anyone on the way may say is neither asked of it nor believed about it."""

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)

    @property
    def headers(self) -> dict[str, str]:
        """The request's headers; what could not stand in one, as a keeper may hand it on, is left out."""
        told = {"If-None-Match": _sound(self.etag), "If-Modified-Since": _sound(self.modified)}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What stood at the end of the way."""

    url: str
    status: int
    content: bytes
    received: int
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""

    @property
    def is_unchanged(self) -> bool:
        return self.status == _UNCHANGED


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a redirect points, as it says it."""

    location: str
    status: int


async def _anywhere(link: Link) -> None:
    """Let every hop pass."""


class Visitor:
    """Follows links, under one name, past one guard."""

    def __init__(self, user_agent: str, guard: Guard, wire: Wire, limits: Limits) -> None:
        self._user_agent = user_agent
        self._guard = guard
        self._wire = wire
        self._limits = limits

    async def follow(
        self,
        link: Link,
        held: Conditions = Conditions(),
        before: Callable[[Link], Awaitable[None]] = _anywhere,
        lease: Lease | None = None,
    ) -> Answer:
        """Go where the link leads and bring its page; `before` each hop is asked whether it may be made. The lease holds
        the page's bytes as they come."""
        return await self._follow(link, held, before, cut=None, lease=lease)

    async def head(self, link: Link, largest: int) -> bytes:
        """Bring the first `largest` bytes of what a link leads to, of whatever type."""
        return (await self._follow(link, Conditions(), _anywhere, cut=largest, lease=None)).content

    async def _follow(
        self,
        link: Link,
        held: Conditions,
        before: Callable[[Link], Awaitable[None]],
        cut: int | None,
        lease: Lease | None,
    ) -> Answer:
        seen: set[yarl.URL] = set()
        given = shown(str(link.url))
        wanted = given
        for _ in range(self._limits.redirects + 1):
            await before(link)
            seen.add(link.url)
            answer = await self._ask(link, held if held.secure == link.is_secure else Conditions(), cut, wanted, lease)
            if isinstance(answer, Answer):
                return answer
            following = self._next(link, answer)
            if following.url.raw_host != link.url.raw_host:
                held = Conditions()  # another host's word on what we hold is worth nothing
            link, wanted = following, f"the page {given} leads to"
            if link.url in seen:
                raise FetchFailed(
                    f"{link.host} sends visitors of {given} round in a circle, perhaps because it wants cookies. Open the page in a browser and paste its text.",
                    answer.status,
                )
        raise FetchFailed(
            f"{given} leads to {link.host} after more than {self._limits.redirects} redirects, more than we follow. Give the address the browser shows in the end.",
            answer.status,
        )

    def _next(self, link: Link, moved: _Moved) -> Link:
        """Judge where a redirect points like a link given by a person."""
        if not moved.location:
            raise FetchFailed(
                f"{link.host} says the page has moved but not where to. Look for it on the site.", moved.status
            )
        following = self._guard.onward(link, target(link, moved.location))
        if link.is_secure and not following.is_secure:
            raise FetchRefused(
                f"{link.host} redirects from https to an unencrypted address, which is not followed. Open the page in a browser and paste its text."
            )
        return following

    async def _ask(
        self, link: Link, held: Conditions, cut: int | None, wanted: str, lease: Lease | None
    ) -> Answer | _Moved:
        """Send one request over a connection of its own, and tell every way it can fail as one of ours."""
        connector = Connector(link, self._guard, self._wire, self._limits.raw)
        try:
            async with (
                self._session(connector) as session,
                session.get(link.url, headers=held.headers, allow_redirects=False) as response,
            ):
                return await self._take(link, response, held, cut, wanted, lease)
        except FetchError:
            raise
        except (aiohttp.ClientError, HttpProcessingError, OSError, ValueError) as error:
            if connector.is_flooded:
                raise too_large(link.host, wanted, self._limits.size) from error
            raise (connector.refusal or _failure(link.host, wanted, error)) from error

    def _session(self, connector: Connector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={
                "User-Agent": self._user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip, deflate, identity",
                "Connection": "close",
            },
            trust_env=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None),  # ours is around it all
            read_bufsize=_READ_AHEAD,
            max_line_size=self._limits.header_length,
            max_field_size=self._limits.header_length,
            max_headers=self._limits.headers,
        )

    async def _take(
        self,
        link: Link,
        response: aiohttp.ClientResponse,
        held: Conditions,
        cut: int | None,
        wanted: str,
        lease: Lease | None,
    ) -> Answer | _Moved:
        headers = response.headers
        if response.status in _MOVED:
            return _Moved(headers.get("Location", "").strip(), response.status)
        if response.status == _UNCHANGED and held.headers:
            return Answer(str(link.url), _UNCHANGED, b"", 0)
        check_status(link.host, wanted, response.status, headers)
        told, charset = media_type(headers.get("Content-Type", ""))
        unpacking = Unpacking(
            _packings(headers),
            host=link.host,
            wanted=wanted,
            largest=self._limits.size if cut is None else cut,
            lease=lease,
        )
        if cut is None:
            check_type(link.host, wanted, told)
            if (response.content_length or 0) > self._limits.size:
                raise too_large(link.host, wanted, self._limits.size)
        content = await _body(response, unpacking, is_cut=cut is not None)
        return Answer(
            str(link.url),
            response.status,
            content,
            unpacking.received,
            media_type=told if cut is not None else settled_type(link.host, wanted, told, content),
            charset=charset,
            etag=_sound(headers.get("ETag", "")),
            modified=_sound(headers.get("Last-Modified", "")),
        )


async def _body(response: aiohttp.ClientResponse, unpacking: Unpacking, *, is_cut: bool) -> bytes:
    try:
        async for piece in response.content.iter_any():
            await unpacking.take(piece)
    except FetchUnsuitable:
        if not is_cut:
            raise
        return unpacking.head()
    return unpacking.whole()


def _packings(headers: Mapping[str, str]) -> str:
    """How a body is packed, whichever header says so: the client undoes no transfer coding but the chunks."""
    transfers = [name.strip() for name in headers.get("Transfer-Encoding", "").lower().split(",")]
    if transfers[-1] == "chunked":
        transfers.pop()
    return ",".join([headers.get("Content-Encoding", ""), *transfers])


def _sound(value: str) -> str:
    """A header's value that may be kept and sent back; empty where it may not."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR else ""


def _failure(host: str, wanted: str, error: Exception) -> FetchError:
    """Tell what went wrong on the way to a host, and what was wanted there."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientConnectorSSLError | ssl.SSLError):
        return FetchUnreachable(
            f"The certificate or encryption of {host} does not hold, so nothing it sends for {wanted} can be trusted. Check the link, or paste the page's text."
        )
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        if isinstance(error.os_error, Crowded):
            return FetchUnreachable(
                f"We are looking up too many names at once to look up {host}, so {wanted} was not read. Try again in a minute."
            )
        if isinstance(error.os_error, socket.gaierror) and error.os_error.errno not in _NO_SUCH_NAME:
            return FetchUnreachable(
                f"The name of {host} could not be looked up just now, so {wanted} was not read. Try again later."
            )
        return FetchUnreachable(
            f"No host called {host} was found, so {wanted} was not read. Check the link for a slip of the pen."
        )
    if isinstance(error, aiohttp.ClientConnectorError):
        return FetchUnreachable(
            f"{host} does not take our connection for {wanted}. Try again later, or paste the page's text."
        )
    if isinstance(error, aiohttp.ClientResponseError):
        return FetchUnsuitable(
            f"{host} sent an answer for {wanted} that is not proper HTTP, or with far too long headers. Open the page in a browser and paste its text."
        )
    if isinstance(error, aiohttp.ClientPayloadError | HttpProcessingError):
        return broken_off(host, wanted)
    return FetchUnreachable(
        f"{host} hung up without an answer for {wanted}. Try again later, or open the page in a browser and paste its text."
    )
