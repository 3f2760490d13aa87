"""The way to one host: its name looked up, a socket made, a peer reached, each step before the guard.

A connector serves one request and is closed: nothing looked up or connected before is used again, so what a name leads to
now is what was judged now.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import cast

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import AddrInfoType, Connection
from aiohttp.tracing import Trace

from bot.adapters.web.guard import Guard
from bot.adapters.web.url import Link
from bot.errors import FetchRefused

Lookup = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""From a host and a port to all its addresses as numbers; raises `OSError` where there are none."""

MakeSocket = Callable[[AddrInfoType], socket.socket]

_READ_AT_ONCE = 16_384
_MOST_LOOKUPS = 192
"""Three for each page that is fetched at a time: a look-up may hang for twenty seconds after its page was given up."""
_lookups = threading.BoundedSemaphore(_MOST_LOOKUPS)
"""A look-up cannot be called off, only left behind: so many may hang before new ones are turned away."""


class Crowded(OSError):
    """Too many look-ups of ours hang: no fault of the host that is asked for."""


async def look_up(host: str, port: int) -> tuple[str, ...]:
    """Ask the system's resolver, in a thread that keeps neither the caller past its limit nor the process from ending."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(addresses: tuple[str, ...], error: Exception | None) -> None:
        if not answer.done():
            answer.set_result(addresses) if error is None else answer.set_exception(error)

    def ask() -> None:
        addresses: tuple[str, ...] = ()
        failure: Exception | None = None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
            addresses = tuple(dict.fromkeys(_numeric(sockaddr) for *_, sockaddr in found))
        except (OSError, UnicodeError) as error:
            failure = error if isinstance(error, OSError) else OSError(str(error))
        finally:
            _lookups.release()
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, addresses, failure)

    if not _lookups.acquire(blocking=False):
        raise Crowded("too many look-ups are waiting for an answer")
    threading.Thread(target=ask, name="look-up", daemon=True).start()
    return await answer


def make_socket(info: AddrInfoType) -> socket.socket:
    """Make the socket for an address."""
    family, kind, protocol, _, _ = info
    return socket.socket(family, kind, protocol)


@dataclass(frozen=True, slots=True)
class Wire:
    """What stands between us and the net: the resolver, the sockets, and whose certificates we trust."""

    look_up: Lookup = look_up
    make_socket: MakeSocket = make_socket
    trust: ssl.SSLContext | None = None
    """Nothing means the system's authorities."""


class Connector(aiohttp.TCPConnector):
    """Connects to the host of one link, once for each request sent."""

    def __init__(self, link: Link, guard: Guard, wire: Wire, most: int) -> None:
        """`most` is the bytes that may come over the connection, with all that frames a body."""
        self._way = _Way(link, guard, wire)
        super().__init__(
            resolver=self._way,
            socket_factory=self._way.socket,
            use_dns_cache=False,
            force_close=True,
            ssl=wire.trust or True,
        )
        self._factory = cast(
            "functools.partial[ResponseHandler]",
            functools.partial(_Counted, self._way, most, asyncio.get_running_loop()),
        )

    @property
    def refusal(self) -> FetchRefused | None:
        """Why the guard stopped us, where it did: the client tells it as a failed connection."""
        return self._way.refusal

    @property
    def is_flooded(self) -> bool:
        """Whether we hung up because more came than any page takes."""
        return self._way.is_flooded

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 — the client's own signature
    ) -> Connection:
        """Connect, and hang up on a peer that the guard refuses before a request is sent to it."""
        connection = await super().connect(req, traces, timeout)
        try:
            self._way.arrived(connection)
        except FetchRefused:
            connection.close()
            raise
        return connection


class _Counted(ResponseHandler):
    """Takes in an answer little by little, and hangs up when more has come than any page takes.

    Chunks of a byte, what is said beside them, and answers before the answer cost us time and count as no body.
    """

    def __init__(self, way: _Way, most: int, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._way = way
        self._left = most

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        for way in (transport, getattr(transport, "_ssl_protocol", None)):
            if way is not None and hasattr(way, "max_size"):  # what is read from the socket in one turn of the loop
                way.max_size = _READ_AT_ONCE

    def data_received(self, data: bytes) -> None:
        self._left -= len(data)
        if self._left >= 0:
            super().data_received(data)
            return
        self._way.is_flooded = True
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()


@dataclass(slots=True)
class _Way(AbstractResolver):
    """The steps to one host, and whether one of them was refused."""

    link: Link
    guard: Guard
    wire: Wire
    refusal: FetchRefused | None = field(default=None, init=False)
    is_flooded: bool = field(default=False, init=False)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        addresses = await self.wire.look_up(host, port)
        try:
            self.guard.answer(self.link, addresses)
        except FetchRefused as refusal:
            self.refusal = refusal
            raise
        if not addresses:
            raise OSError("the look-up found no address")
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=_family(address), proto=0, flags=socket.AI_NUMERICHOST
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Hold nothing."""

    def socket(self, info: AddrInfoType) -> socket.socket:
        """Make a socket for an address the guard lets through; a refused one counts as unreachable, and is remembered."""
        try:
            self.guard.connection(self.link, _numeric(info[4]))
        except FetchRefused as refusal:
            self.refusal = refusal
            raise OSError("refused") from refusal
        return self.wire.make_socket(info)

    def arrived(self, connection: Connection) -> None:
        if self.refusal is not None:  # one of several addresses was refused: the others are no better
            raise self.refusal
        transport = connection.transport
        peer = transport.get_extra_info("peername") if transport is not None else None
        try:
            self.guard.peer(self.link, _numeric(peer) if isinstance(peer, tuple) else "")
        except FetchRefused as refusal:
            self.refusal = refusal
            raise


def _numeric(sockaddr: tuple[str | int, ...] | tuple[int, bytes]) -> str:
    """The address of a socket's name; with its zone, where it has one."""
    zone = f"%{sockaddr[3]!s}" if len(sockaddr) > 3 and sockaddr[3] else ""
    return f"{sockaddr[0]!s}{zone}"


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
