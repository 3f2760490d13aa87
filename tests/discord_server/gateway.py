"""The gateway: connections, who identifies on them, and to which sessions an event goes.

A session outlives its connection: what happens meanwhile is kept and replayed when it is resumed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from aiohttp import WSMsgType, web

from tests.discord_server import portraits
from tests.discord_server.compression import KINDS
from tests.discord_server.faults import Faults
from tests.discord_server.model import Bot
from tests.discord_server.session import Close, Connection, Session
from tests.discord_server.wire import Fields, Refusal
from tests.discord_server.world import Event, Intent, World

BEAT = 41.25
"""Seconds between heartbeats, as Discord says."""

SENDS_A_MINUTE = 120
SERVERS_A_SHARD = 2500
KEPT_UNCONNECTED = timedelta(minutes=3)


class Gateway:
    """Lets bots in and tells them what happens."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self.beat = BEAT
        self.shards = 1
        """How many shards `/gateway/bot` advises."""
        self.starts_left = 1000
        self.max_concurrency = 1
        self.sessions: dict[str, Session] = {}
        self.connections: list[Connection] = []
        self.identified = 0
        self.resumed = 0
        self.closed_with: list[int] = []
        world.listen(self._tell)

    # What a test may do to those who are connected.

    def connected(self) -> list[Session]:
        """Name the sessions that are connected now."""
        return [session for session in self.sessions.values() if session.connection]

    def reconnect(self) -> None:
        """Ask all to connect again (op 7)."""
        for session in self.connected():
            session.signal(7, None)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell all that their session is invalid (op 9); one that is not resumable is forgotten."""
        for session in self.connected():
            session.signal(9, resumable)
            if not resumable:
                self.sessions.pop(session.id, None)

    def close(self, code: int) -> None:
        """Close all connections with a code."""
        for session in self.connected():
            session.signal_close(code)

    def cut(self) -> None:
        """Drop all connections without a word, as a failing network does."""
        for connection in list(self.connections):
            connection.cut()

    def forget(self) -> None:
        """Forget sessions that are not connected: they can no longer be resumed."""
        self.sessions = {session.id: session for session in self.connected()}

    def send_raw(self, text: str) -> None:
        """Send all connected a payload as it is, parsable or not."""
        for session in self.connected():
            assert session.connection is not None
            session.connection.send(text)

    # What the server does.

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it ends."""
        if self._faults.gateway_refusals > 0:
            self._faults.gateway_refusals -= 1
            return web.Response(status=503, text="no healthy upstream")
        kind = KINDS.get(request.query.get("compress", ""))
        if kind is None or request.query.get("encoding", "json") != "json":
            return web.Response(status=400)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request, kind())
        self.connections.append(connection)
        connection.send(_signal(10, {"heartbeat_interval": round(self.beat * 1000), "_trace": []}))
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(connection.write())
                tasks.create_task(self._read(connection))
        except* ConnectionError:
            pass
        finally:
            self.connections.remove(connection)
            if connection.session and connection.session.connection is connection:
                connection.session.leave(self._world.clock.now())
            if socket.close_code is not None:
                self.closed_with.append(socket.close_code)
            self._world.changed()
        return socket

    async def _read(self, connection: Connection) -> None:
        try:
            while True:
                try:
                    message = await connection.socket.receive(timeout=self.beat * 2 + 1)
                except TimeoutError:
                    connection.send(Close(4000))  # a zombie: nothing was heard of it for two beats
                    return
                if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    return
                try:
                    body = Fields.parse(message.data)
                    code = await self._take(connection, body)
                except Refusal:
                    code = 4002
                if code:
                    connection.send(Close(code))
                    return
        finally:
            connection.end()

    async def _take(self, connection: Connection, body: Fields) -> int:
        """Do what one payload asks; the code to close with when it may not be."""
        if connection.counts(asyncio.get_running_loop().time()) > SENDS_A_MINUTE:
            return 4008
        match body.number("op", -1):
            case 1:
                await self._acknowledge(connection)
            case 2 if connection.session:
                return 4005
            case 2:
                return self._identify(connection, body.one("d"))
            case 6:
                return self._resume(connection, body.one("d"))
            case _ if not connection.session:
                return 4003
            case 3 | 4:
                pass
            case 8:
                self._members(connection.session, body.one("d"))
            case _:
                return 4001
        return 0

    async def _acknowledge(self, connection: Connection) -> None:
        connection.beats += 1
        self._world.changed()
        if self._faults.acks_withheld:
            return
        if self._faults.ack_delay:
            await asyncio.sleep(self._faults.ack_delay)
        connection.send(_signal(11, None))

    def _identify(self, connection: Connection, body: Fields) -> int:
        bot = self._world.bots.get(body.text("token").removeprefix("Bot "))
        if bot is None:
            return 4004
        shard, shards = 0, 1
        if body.has("shard"):
            numbers = [int(number) for number in body.texts("shard")]
            if len(numbers) != 2 or not 0 <= numbers[0] < numbers[1]:
                return 4010
            shard, shards = numbers
        intents = body.number("intents", -1)
        if intents < 0 or intents >= 1 << 26:
            return 4013
        if intents & _refused_to(bot):
            return 4014
        session = Session(bot, Intent(intents & _known()), shard, shards)
        guilds = [guild for guild in self._world.guilds_of(bot) if session.is_on_shard(guild.id)]
        if len(guilds) > SERVERS_A_SHARD:
            return 4011
        if self.starts_left <= 0:
            return 4004
        self.starts_left -= 1
        self.identified += 1
        self.sessions[session.id] = session
        session.enter(connection)
        session.dispatch("READY", self._ready(session, [str(guild.id) for guild in guilds], body.has("shard")))
        if Intent.GUILDS in session.intents:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", portraits.guild(guild, session.viewer))
        self._world.changed()
        return 0

    def _ready(self, session: Session, guilds: list[str], sharded: bool) -> dict[str, object]:
        told: dict[str, object] = {
            "v": 10,
            "user": portraits.user(session.bot.user) | {"verified": True, "mfa_enabled": True, "email": None},
            "guilds": [{"id": guild, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._world.base.replace("http", "ws") + "/resume",
            "application": {"id": str(session.bot.id), "flags": 0},
            "private_channels": [],
            "_trace": [],
        }
        return told | ({"shard": [session.shard, session.shards]} if sharded else {})

    def _resume(self, connection: Connection, body: Fields) -> int:
        if body.text("token").removeprefix("Bot ") not in self._world.bots:
            return 4004
        session = self.sessions.get(body.text("session_id"))
        if session is None or session.left_for(self._world.clock.now()) > KEPT_UNCONNECTED:
            connection.send(_signal(9, False))
            return 0
        if body.number("seq") > session.sequence:
            return 4007
        if session.connection:
            session.connection.send(Close(4000))
        self.resumed += 1
        session.enter(connection, replay_after=body.number("seq"))
        session.dispatch("RESUMED", {"_trace": []})
        self._world.changed()
        return 0

    def _members(self, session: Session, body: Fields) -> None:
        guild = self._world.guilds.get(body.number("guild_id"))
        if guild is None or session.bot.id not in guild.members:
            return
        wanted, query = {int(one) for one in body.texts("user_ids")}, body.text("query").lower()
        found = [
            portraits.member(member)
            for member in guild.members.values()
            if (member.user.id in wanted if wanted else member.user.name.lower().startswith(query))
        ]
        told: dict[str, object] = {
            "guild_id": str(guild.id),
            "members": found[: body.number("limit") or None],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": body.text("nonce"),
        }
        session.dispatch("GUILD_MEMBERS_CHUNK", told)

    def _tell(self, event: Event) -> None:
        takers = list(self._takers(event))
        if not takers or self._faults.takes("lose", event.name):
            return
        times = 2 if self._faults.takes("double", event.name) else 1
        garbled = self._faults.takes("garble", event.name)
        for session in takers:
            for _ in range(times):
                session.dispatch(event.name, {"id": {}} if garbled else event.show(session.viewer))

    def _takers(self, event: Event) -> Iterator[Session]:
        for session in self.sessions.values():
            if event.needs and not event.needs & session.intents:
                continue
            if not session.is_on_shard(event.guild.id if event.guild else 0):
                continue
            if event.is_for(session.bot):
                yield session

    async def stop(self) -> None:
        """Close what is still open."""
        for connection in list(self.connections):
            connection.send(Close(1001))
            with suppress(ConnectionError):
                await connection.socket.close(code=1001)


def _refused_to(bot: Bot) -> int:
    """Give the privileged intents that a bot was not granted."""
    refused = 0 if bot.reads_content else Intent.MESSAGE_CONTENT
    refused |= 0 if bot.sees_members else Intent.GUILD_MEMBERS
    return int(refused | (0 if bot.sees_presences else Intent.GUILD_PRESENCES))


def _known() -> int:
    return sum(Intent)


def _signal(op: int, told: object) -> str:
    return json.dumps({"op": op, "d": told, "s": None, "t": None})
