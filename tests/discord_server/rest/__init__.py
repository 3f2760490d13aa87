"""Discord's HTTP interface: each request is authorised, counted, met by the faults on demand, and answered by its route.

A route that is not there answers 501 and is recorded, so that a test which strays into one fails.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aiohttp import BodyPartReader, web

from tests.discord_server.faults import Faults, Wrong
from tests.discord_server.gateway import Gateway
from tests.discord_server.limits import FILE_SIZE
from tests.discord_server.model import Bot, Upload
from tests.discord_server.rates import Rates, TooMany
from tests.discord_server.rest import accounts, channels, commands, guilds, interactions, messages
from tests.discord_server.rest.call import Call, Reply, Way
from tests.discord_server.wire import Fields, Refusal
from tests.discord_server.world import World

PREFIX = "/api/v10"
OPEN = ("/interactions/", "/webhooks/")
"""What is authorised by a token in the path, and exempt from the limit in all."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that was answered, for a test to look back at."""

    method: str
    path: str
    route: str
    status: int
    at: datetime
    body: str = ""


class Rest:
    """Answers requests."""

    def __init__(self, world: World, gateway: Gateway, faults: Faults, rates: Rates) -> None:
        self._world = world
        self._gateway = gateway
        self._faults = faults
        self._rates = rates
        self.file_size = FILE_SIZE
        self.requests: list[Request] = []
        self.unknown: list[str] = []
        """Requests for which there is no route."""
        self._ways: list[Way] = []
        for resource in (accounts, channels, guilds, messages, commands, interactions):
            self._ways += resource.ways.all

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = request.raw_path.partition("?")[0].removeprefix(PREFIX)
        way, places = self._way(request.method, path)
        fault = self._faults.met(request.method, path)
        content = await request.read() if request.content_type != "multipart/form-data" else b""
        name = way.name if way else f"{request.method} {path}"
        response: web.Response | None
        if fault and fault.wrong is Wrong.SLOW:
            await asyncio.sleep(fault.seconds)
        if fault and fault.wrong is Wrong.DROPPED:
            response = None
        elif fault and fault.wrong is Wrong.STATUS:
            response = _json(fault.status, {"message": "upstream connect error", "code": 0})
        elif fault and fault.wrong is Wrong.LIMITED:
            response = _limited(self._rates.too_many(fault.seconds))
        else:
            response = await self._answer(request, way, places, content)
            if fault and fault.wrong is Wrong.SLOW_AFTER:
                await asyncio.sleep(fault.seconds)
            if fault and fault.wrong is Wrong.GARBLED:
                response = web.Response(body=b'{"id": "12', headers={"Content-Type": "application/json"})
            if fault and fault.wrong is Wrong.DROPPED_AFTER:
                response = None
        status = response.status if response else 0
        self._rates.refused(status, asyncio.get_running_loop().time())
        text = content.decode("utf-8", "replace")
        self.requests.append(Request(request.method, path, name, status, self._world.clock.now(), text))
        self._world.changed()
        if response is None:
            assert request.transport is not None
            request.transport.abort()
            return web.Response(status=500)
        return response

    async def _answer(
        self, request: web.Request, way: Way | None, places: Mapping[str, str], content: bytes
    ) -> web.Response:
        if way is None:
            self.unknown.append(f"{request.method} {request.path_qs}")
            return _json(501, {"message": "The stand-in has no such route", "code": 0})
        token = request.headers.get("Authorization", "").removeprefix("Bot ")
        asker = self._world.bots.get(token)
        is_open = way.template.startswith(OPEN)
        major = "/".join(places.get(one, "") for one in ("channel", "guild", "application", "token"))
        now = asyncio.get_running_loop().time()
        headers = self._rates.take(way.name, major, token, now, exempt=is_open)
        if isinstance(headers, TooMany):
            return _limited(headers)
        if asker is None and not is_open and way.template != "/gateway":
            return _json(401, {"message": "401: Unauthorized", "code": 0}, headers)
        try:
            call = await self._call(request, places, asker, content)
            return _json(200, await way.answer(call), headers)
        except Refusal as refusal:
            return _json(refusal.status, refusal.body(), headers)

    async def _call(self, request: web.Request, places: Mapping[str, str], asker: Bot | None, content: bytes) -> Call:
        files: tuple[Upload, ...] = ()
        if request.content_type == "multipart/form-data":
            content, files = await _parts(request)
        entries: tuple[Fields, ...] = ()
        body = Fields({})
        if content.lstrip().startswith(b"["):
            entries = tuple(Fields.parse(b'{"all": ' + content + b"}").many("all"))
        elif content:
            body = Fields.parse(content)
        query = Fields({name: value for name, value in request.query.items() if value != ""})
        return Call(self._world, self._gateway, places, query, body, entries, files, asker, self.file_size)

    def _way(self, method: str, path: str) -> tuple[Way | None, Mapping[str, str]]:
        for way in self._ways:
            if way.method == method and (met := way.pattern.match(path)):
                return way, met.groupdict()
        return None, {}


async def _parts(request: web.Request) -> tuple[bytes, tuple[Upload, ...]]:
    """Take a form apart: its JSON, and its files in the order of their numbers."""
    content, files = b"{}", dict[str, Upload]()
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name = part.name or ""
        if name == "payload_json":
            content = bytes(await part.read())
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[name] = Upload(part.filename or "unknown", bytes(await part.read()), kind)
    return content, tuple(files[name] for name in sorted(files, key=lambda name: (len(name), name)))


def _limited(too_many: TooMany) -> web.Response:
    if too_many.body is None:
        return web.Response(status=429, text="error code: 1015")
    return _json(429, too_many.body, too_many.headers)


def _json(status: int, body: Reply, headers: Mapping[str, str] | None = None) -> web.Response:
    """Answer with JSON; the type of content must be exactly this, or clients do not read it."""
    if body is None:
        return web.Response(status=204, headers=headers)
    told = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(status=status, body=json.dumps(body).encode(), headers=told)
