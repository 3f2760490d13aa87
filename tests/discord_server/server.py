"""The stand-in itself: one listening socket with the HTTP interface, the gateway and the files behind it."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from tests.discord_server.clicking import Clicks
from tests.discord_server.faults import Faults
from tests.discord_server.gateway import Gateway
from tests.discord_server.model import Bot
from tests.discord_server.people import People
from tests.discord_server.rates import Rates
from tests.discord_server.rest import PREFIX, Request, Rest
from tests.discord_server.rest.files import download, upload
from tests.discord_server.snowflakes import Clock
from tests.discord_server.world import World

T = TypeVar("T")

LARGEST = 200 * 1024 * 1024
"""Bytes of a request that are read at all; files have their own limit, refused in Discord's words."""


class DiscordServer(People, Clicks):
    """Discord, as far as a bot can tell; one bot is there from the start.

    Leaving it fails when a request came that it has no route for.
    """

    def __init__(self, *, port: int = 0, token: str = "a-token-of-the-stand-in", name: str = "Rapporteur") -> None:
        self.clock = Clock()
        self.world = World(self.clock)
        self.faults = Faults()
        self.rates = Rates()
        self.gateway = Gateway(self.world, self.faults)
        self.rest = Rest(self.world, self.gateway, self.faults, self.rates)
        self.bot = self.add_bot(name, token)
        self._port = port
        self._runner: web.AppRunner | None = None

    def add_bot(self, name: str, token: str) -> Bot:
        """Make an application with a bot and its token."""
        bot = self.world.bots[token] = Bot(self.world.add_user(name, bot=True), token)
        return bot

    @property
    def url(self) -> str:
        """Where it listens: `http://127.0.0.1:…`."""
        return self.world.base

    @property
    def requests(self) -> list[Request]:
        """Give all requests answered so far."""
        return self.rest.requests

    def asked(self, route: str) -> list[Request]:
        """Give the requests to one route, by its template: `POST /channels/{channel}/messages`."""
        return [request for request in self.requests if request.route == route]

    async def until(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:  # noqa: ASYNC109 - a test's own limit
        """Wait until something is so, looking again whenever anything happens here; give what the predicate gave."""
        return await self.world.until(predicate, timeout)

    async def ready(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109 - a test's own limit
        """Wait until the bot is connected."""
        await self.until(lambda: any(session.bot is self.bot for session in self.gateway.connected()), timeout)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=LARGEST)
        app.router.add_get("/", self.gateway.serve)
        app.router.add_get("/resume", self.gateway.serve)
        app.router.add_get("/attachments/{channel}/{attachment}/{name}", self._download)
        app.router.add_put("/uploads/{snowflake}/{name}", self._upload)
        app.router.add_route("*", PREFIX + "/{path:.*}", self.rest.serve)
        app.router.add_route("*", "/{path:.*}", self.rest.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.world.base = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.stop()
        if self._runner:
            await self._runner.cleanup()
        if error is None:
            assert not self.rest.unknown, f"The stand-in has no route for {self.rest.unknown}."

    async def _upload(self, request: web.Request) -> web.Response:
        return await upload(self.world, request)

    async def _download(self, request: web.Request) -> web.Response:
        return await download(self.world, request)
