"""A session of a bot with the gateway, and the connection it has at the moment, if any.

Invariant: sequence numbers count up by one over all connections of a session, and what was sent is kept for a replay.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from tests.discord_server.compression import Plain
from tests.discord_server.model import Bot
from tests.discord_server.portraits import Viewer
from tests.discord_server.wire import Payload
from tests.discord_server.world import Intent

KEPT = 5000
"""How many dispatches of a session are kept for a replay."""


@dataclass(frozen=True, slots=True)
class Close:
    """The end of a connection, with its code."""

    code: int


class Connection:
    """One socket; what is sent on it goes out in order."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request, compression: Plain) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.beats = 0
        self._request = request
        self._compression = compression
        self._out: asyncio.Queue[str | Close | None] = asyncio.Queue()
        self._heard: deque[float] = deque()

    def send(self, what: str | Close) -> None:
        """Put a payload, or the end, in the line."""
        self._out.put_nowait(what)

    def end(self) -> None:
        """Send nothing more."""
        self._out.put_nowait(None)

    def cut(self) -> None:
        """Drop the socket without a word."""
        if self._request.transport:
            self._request.transport.abort()

    def counts(self, now: float) -> int:
        """Count what was heard in the last minute, this one too."""
        self._heard.append(now)
        while self._heard[0] < now - 60:
            self._heard.popleft()
        return len(self._heard)

    async def write(self) -> None:
        """Send what is in the line until the end."""
        while (what := await self._out.get()) is not None:
            if isinstance(what, Close):
                await self.socket.close(code=what.code)
                return
            packed = self._compression.pack(what)
            if self.socket.closed:
                return
            if isinstance(packed, bytes):
                await self.socket.send_bytes(packed)
            else:
                await self.socket.send_str(packed)


class Session:
    """What a bot was told since it identified."""

    def __init__(self, bot: Bot, intents: Intent, shard: int, shards: int) -> None:
        self.id = secrets.token_hex(16)
        self.bot = bot
        self.intents = intents
        self.shard = shard
        self.shards = shards
        self.sequence = 0
        self.connection: Connection | None = None
        self.viewer = Viewer(bot, Intent.MESSAGE_CONTENT in intents)
        self.told: list[str] = []
        """The names of all events it was told of, in order."""
        self._kept: deque[tuple[int, str]] = deque(maxlen=KEPT)
        self._left: datetime | None = None

    def is_on_shard(self, guild: int) -> bool:
        """Say whether a server, or for 0 the direct messages, belong to this session's shard."""
        return (guild >> 22) % self.shards == self.shard

    def enter(self, connection: Connection, *, replay_after: int | None = None) -> None:
        """Take a connection, and replay what it missed."""
        self.connection = connection
        connection.session = self
        self._left = None
        if replay_after is not None:
            for sequence, text in self._kept:
                if sequence > replay_after:
                    connection.send(text)

    def leave(self, now: datetime) -> None:
        """Lose the connection."""
        self.connection = None
        self._left = now

    def left_for(self, now: datetime) -> timedelta:
        """Tell how long it has had no connection."""
        return now - self._left if self._left else timedelta()

    def dispatch(self, name: str, told: Payload) -> None:
        """Tell of an event; without a connection it waits for the replay."""
        self.sequence += 1
        self.told.append(name)
        text = json.dumps({"op": 0, "t": name, "s": self.sequence, "d": told})
        self._kept.append((self.sequence, text))
        if self.connection:
            self.connection.send(text)

    def signal(self, op: int, told: object) -> None:
        """Send what is no event."""
        if self.connection:
            self.connection.send(json.dumps({"op": op, "d": told, "s": None, "t": None}))

    def signal_close(self, code: int) -> None:
        """Close the connection with a code."""
        if self.connection:
            self.connection.send(Close(code))
