"""The stand-in and small bots of its own tests, written with the unmodified discord.py."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import aiohttp
import discord
import pytest
import yarl

from tests.discord_server import Channel, DiscordServer, Guild, User
from tests.discord_server.pointing import point_at


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    """Serve for one test, with discord.py pointed at it for as long."""
    monkeypatch.setattr(discord.http.Route, "BASE", "")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL())
    monkeypatch.setattr(discord.Asset, "BASE", "")
    async with DiscordServer() as server:
        point_at(server.url)
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    """Give a server the bot is in."""
    return server.guild()


@pytest.fixture
def channel(server: DiscordServer, guild: Guild) -> Channel:
    """Give a channel the bot sees."""
    return server.channel(guild)


@pytest.fixture
def anna(server: DiscordServer, guild: Guild) -> User:
    """Give somebody who is there."""
    return server.user("Anna", guild)


class Small(discord.Client):
    """A bot that notes what it hears; a test adds what it does."""

    def __init__(self, *, reads: bool = True, **options: object) -> None:
        intents = discord.Intents.default()
        intents.message_content = reads
        options = {"guild_ready_timeout": 0.05, "intents": intents} | options
        super().__init__(allowed_mentions=discord.AllowedMentions.none(), **options)  # type: ignore[arg-type]
        self.heard: list[discord.Message] = []
        self.events: list[str] = []
        self.tree = discord.app_commands.CommandTree(self)
        self.answer: Callable[[discord.Message], Awaitable[object]] | None = None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing: there is one of us."""

    async def on_socket_event_type(self, name: str) -> None:
        """Note the name of each event."""
        self.events.append(name)

    async def on_message(self, message: discord.Message) -> None:
        """Note it, and answer as the test says."""
        self.heard.append(message)
        if self.answer and message.author != self.user:
            await self.answer(message)


@asynccontextmanager
async def running(server: DiscordServer, client: discord.Client) -> AsyncIterator[asyncio.Task[None]]:
    """Run a client until the block is left; gives its task, and fails as the client fails."""
    await client.login(server.bot.token)
    task = asyncio.create_task(client.connect())
    try:
        await client.wait_until_ready()
        yield task
    finally:
        await client.close()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def http(server: DiscordServer) -> AsyncIterator[aiohttp.ClientSession]:
    """Give a session that asks the HTTP interface in the bot's name."""
    headers = {"Authorization": f"Bot {server.bot.token}"}
    async with aiohttp.ClientSession(f"{server.url}/api/v10/", headers=headers) as session:
        yield session
