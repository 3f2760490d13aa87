"""A small internet of one's own: a scripted resolver, sockets that note where they were to connect, servers on loopback.

    async with Net() as net:
        net.serves("http://gazette.example.org/a", page("Text"))
        await net.web().fetch("http://gazette.example.org/a")

No connection leaves the machine: whatever address is dialled, port 443 ends at a loopback server with a certificate, every
other at one without. `strayed` names the addresses dialled that are not those of our own public hosts.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp.connector import AddrInfoType

from bot.adapters.web import Limits, Web
from bot.adapters.web.connecting import Wire
from bot.adapters.web.guard import Guard

CERTIFICATES = Path(__file__).parent / "certificates"

PUBLIC = "93.184.215.14"
PUBLIC_TOO = "151.101.1.67"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
_HONEST = frozenset({PUBLIC, PUBLIC_TOO, PUBLIC_V6})

HOST = "gazette.example.org"
PAGE = f"http://{HOST}/page"
DEFAULTS = Limits()
HTML = {"Content-Type": "text/html; charset=utf-8"}

Play = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""What a server does once it has read a request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    line: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        return self.line.split()[1]


def answer(
    body: bytes = b"", *, status: int = 200, headers: dict[str, str] | None = None, length: int | None = None
) -> bytes:
    """An answer whole; `length` is what it says of its body's length, where that is a lie."""
    told = {"Content-Length": str(len(body) if length is None else length)} | (HTML if headers is None else headers)
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status} Told\r\n{lines}\r\n".encode("utf-8", "surrogatepass") + body


def moved(location: str, status: int = 302) -> bytes:
    return answer(status=status, headers={"Location": location})


@dataclass(slots=True)
class Clock:
    """A clock that goes on when told to."""

    at: datetime = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass(slots=True)
class Net:
    """The hosts, the resolver, and what was seen of both. `trusted` is a certificate file the client trusts."""

    certificate: str = "gazette.pem"
    trusted: str | None = "gazette.pem"
    clock: Clock = field(default_factory=Clock)
    names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """For each host the answers to its look-ups in order; the last repeats. Any other host is at `PUBLIC`."""
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    unreachable: set[str] = field(default_factory=set)
    _plays: dict[str, list[bytes | Play]] = field(default_factory=dict)
    _servers: list[asyncio.Server] = field(default_factory=list)
    _ports: dict[bool, int] = field(default_factory=dict)
    _talks: set[asyncio.Task[None]] = field(default_factory=set)
    _webs: list[Web] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(CERTIFICATES / self.certificate)
        for context in (None, tls):
            server = await asyncio.start_server(self._talk, "127.0.0.1", 0, ssl=context)
            self._servers.append(server)
            self._ports[context is not None] = server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for web in self._webs:
            await web.close()
        for server in self._servers:
            server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    @property
    def strayed(self) -> list[tuple[str, int]]:
        return [(address, port) for address, port in self.dialled if address not in _HONEST]

    @property
    def port(self) -> int:
        """Where the server without a certificate listens in truth."""
        return self._ports[False]

    def web(
        self,
        *,
        limits: Limits = DEFAULTS,
        guard: Guard | None = None,
        allowed: Iterable[str] = (),
        wire: Wire | None = None,
    ) -> Web:
        web = Web(
            "https://rapporteur.example.org/about",
            allowed=allowed,
            limits=limits,
            now=self.clock,
            guard=guard,
            wire=wire or self.wire(),
        )
        self._webs.append(web)
        return web

    def wire(self) -> Wire:
        trust = ssl.create_default_context(cafile=str(CERTIFICATES / self.trusted)) if self.trusted else None
        return Wire(look_up=self.look_up, make_socket=self.make_socket, trust=trust)

    def serves(self, url: str, *plays: bytes | Play) -> None:
        """What is answered at an address, in order; the last repeats. Scheme and port make no difference."""
        self._plays[url.partition("://")[2]] = list(plays)

    def resolves(self, host: str, *answers: Sequence[str]) -> None:
        self.names[host] = [tuple(addresses) for addresses in answers]

    async def look_up(self, host: str, port: int) -> tuple[str, ...]:
        self.looked_up.append(host)
        answers = self.names.get(host, [(PUBLIC,)])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def make_socket(self, info: AddrInfoType) -> socket.socket:
        return _Diverted(self, info)

    def divert(self, address: str, port: int) -> tuple[str, int]:
        """Note what is dialled, and say where that ends."""
        self.dialled.append((address, port))
        if address in self.unreachable:
            raise ConnectionRefusedError(111, "refused")
        return ("127.0.0.1", self._ports[port == 443])

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._talks.add(task)
        try:
            with contextlib.suppress(OSError, EOFError, asyncio.CancelledError):  # 3.11 complains of what is cancelled
                await self._play(reader, writer)
        finally:
            self._talks.discard(task)
            writer.transport.abort() if writer.is_closing() else writer.close()

    async def _play(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in head[1:] if line)
        asked = Asked(head[0], {name.lower(): value for name, _, value in pairs})
        self.asked.append(asked)
        plays = self._plays.get(asked.headers["host"] + asked.path, [answer(b"no such page", status=404)])
        play = plays.pop(0) if len(plays) > 1 else plays[0]
        if isinstance(play, bytes):
            writer.write(play)
            await writer.drain()
        else:
            await play(reader, writer)


class _Diverted(socket.socket):
    """Seems connected to where it was to connect, and is connected to loopback."""

    def __init__(self, net: Net, info: AddrInfoType) -> None:
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        self._net = net
        self._family = socket.AddressFamily(info[0])
        self._peer: Any = None

    @property
    def family(self) -> socket.AddressFamily:
        return self._family

    def connect(self, address: Any) -> None:
        self._peer = address
        super().connect(self._net.divert(address[0], address[1]))

    def getpeername(self) -> Any:
        return self._peer
