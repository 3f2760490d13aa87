"""What Discord itself says of us: whether the token is good, what was granted, where we are and what we lack there.

Nothing is changed by asking, and no connection to the gateway is opened: a bot that is being served is not disturbed.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

import aiohttp
import discord
from discord import app_commands

from bot.chat.discord.invitation import invitation, lacking
from bot.errors import RapporteurError

SECONDS = 30.0
"""For all that is asked."""
_SERVERS = 10
_NAMED = 5
"""Servers that are looked into, and channels that are named of one."""
_GRANTED = (
    "message content is granted, so watched channels are read, and questions in its threads need no mention; without it "
    "mentions, replies that ping, direct messages, buttons, commands and the message menu would still be answered"
)
_NOT_GRANTED = (
    "message content is not granted: mentions, replies that ping, direct messages, buttons, commands and the message menu are "
    "answered all the same; watched channels and questions in threads without a mention need it. Grant the "
    "Message Content Intent in the developer portal, under Bot"
)
_REFUSED = "DISCORD_TOKEN was refused by Discord; copy it anew from the developer portal, under Bot."


class Findings(Protocol):
    """Takes what was found, a sentence without its full stop each."""

    def found(self, what: str) -> None:
        """Tell what is well."""

    def advised(self, what: str) -> None:
        """Tell what could be better, though the bot works without."""


async def examine(token: str, say: Findings, seconds: float = SECONDS) -> None:
    """Ask Discord, telling each thing as it is found; raise `RapporteurError` where it does not answer."""
    try:
        async with asyncio.timeout(seconds), discord.Client(intents=discord.Intents.none()) as client:
            await client.login(token)
            await _examine(client, say)
    except discord.LoginFailure as error:
        raise RapporteurError(_REFUSED) from error
    except TimeoutError as error:
        raise RapporteurError(
            f"Discord did not answer all that was asked within {seconds:g} seconds; try again later."
        ) from error
    except discord.HTTPException as error:
        raise RapporteurError(
            f"Discord answered {error.status} where it should not have; see https://discordstatus.com, and try again later."
        ) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError, ValueError) as error:
        raise RapporteurError(
            "Discord could not be reached; look whether this machine may open https connections to discord.com."
        ) from error


async def _examine(client: discord.Client, say: Findings) -> None:
    application, me = client.application, client.user
    assert application is not None
    assert me is not None
    say.found(f"the token is good: the application is {application.name}, its bot {me.name} ({me.id})")
    flags = application.flags
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        say.found(_GRANTED)
    else:
        say.advised(_NOT_GRANTED)
    registered = await app_commands.CommandTree(client).fetch_commands()
    if registered:
        say.found(f"commands registered: {_listed(_typed(one) for one in registered)}")
    else:
        say.advised("no command is registered yet; they are when `rapporteur discord` connects")
    servers = [guild async for guild in client.fetch_guilds(limit=_SERVERS + 1, with_counts=False)]
    for server in servers[:_SERVERS]:
        await _look_into(client, server.id, me.id, say)
    if len(servers) > _SERVERS:
        say.found(f"it is in more servers than these {_SERVERS}, which were not looked into")
    link = invitation(application.id)
    if servers:
        say.found(f"{link} invites it to another server")
    else:
        say.advised(f"it is in no server yet; {link} invites it")


async def _look_into(client: discord.Client, server: int, me: int, say: Findings) -> None:
    """Tell what we lack in a server's channels, those that lack the same together."""
    guild = await client.fetch_guild(server, with_counts=False)
    member = await guild.fetch_member(me)
    channels = [one for one in await guild.fetch_channels() if isinstance(one, discord.TextChannel)]
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for channel in channels:
        alike[lacking(channel.permissions_for(member))].append(f"#{channel.name}")
    for lacks, names in alike.items():
        if lacks:
            where = "every channel" if len(names) == len(channels) > 1 else _few(names)
            say.advised(f"{guild.name}: it lacks {_listed(lacks)} in {where}")
    if not channels:
        say.advised(f"{guild.name}: there is no text channel")
    elif well := alike.get(()):
        say.found(f"{guild.name}: it may do all it needs in {_few(well)}")


def _typed(command: app_commands.AppCommand) -> str:
    return f"/{command.name}" if command.type is discord.AppCommandType.chat_input else f"“{command.name}” in menus"


def _few(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return _listed([*names[:_NAMED], f"{more} more"] if more > 0 else names)


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
