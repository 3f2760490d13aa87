"""The stand-in, a server with a channel and somebody in it, for tests of the bot as its own process."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest

from tests.discord_server import Channel, DiscordServer, Guild, User
from tests.discord_server.pointing import point_at


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.guild()


@pytest.fixture
def channel(server: DiscordServer, guild: Guild) -> Channel:
    return server.channel(guild)


@pytest.fixture
def anna(server: DiscordServer, guild: Guild) -> User:
    return server.user("Anna", guild)


@pytest.fixture
def pointed(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point discord.py at the stand-in for one test."""
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    monkeypatch.setattr(
        discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    )
    monkeypatch.setattr(discord.Asset, "BASE", discord.Asset.BASE)
    point_at(server.url)
