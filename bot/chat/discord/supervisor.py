"""Keeps one client connected: brings it back with growing pauses, and lets one process alone speak for a token.

discord.py ends for good where the first connection to the gateway is refused and where an event cannot be parsed. A client
that ended is not started again: another is built.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import discord
import structlog

from bot.adapters.store.inbox import Inbox
from bot.errors import RapporteurError, SettingsError, StoreError

Build = Callable[[bool], discord.Client]
"""Builds a client; told whether it is to ask for the content of messages."""

_FIRST = 1.0
_LONGEST = 60.0
"""Seconds of a pause, the first and the longest."""
_STEADY = 60.0
"""Seconds after which a connection was a good one, and the next pause is the first again."""
_LASTING = timedelta(seconds=15)
_RENEWED = 4.0
_LOOKING = 1.0

_log = structlog.get_logger()


async def supervise(build: Build, token: str, inbox: Inbox, *, pause: float = _FIRST) -> None:
    """Keep a client connected until cancelled; raise where the token is refused or another process has it."""
    name = lease_name(token)
    holder = f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"
    await _take(inbox, name, holder)
    tasks = {
        asyncio.create_task(_connected(build, token, pause)),
        asyncio.create_task(_renew(inbox, name, holder)),
    }
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(StoreError):
            await inbox.release(name, holder)


def lease_name(token: str) -> str:
    """Name the lease of a token, from which the token cannot be told."""
    return f"discord:{hashlib.sha256(token.encode()).hexdigest()[:16]}"


async def _connected(build: Build, token: str, first: float) -> None:
    reads_content = True
    pause = first
    loop = asyncio.get_running_loop()
    while True:
        began = loop.time()
        client = build(reads_content)
        try:
            async with client:
                await client.start(token)
        except discord.LoginFailure as error:
            raise SettingsError(
                ["DISCORD_TOKEN was refused by Discord; copy it anew from the developer portal, under Bot."]
            ) from error
        except discord.PrivilegedIntentsRequired:
            reads_content = False
            _log.warning(
                "The message content intent is not granted: mentions, replies that ping and direct messages are read, "
                "and other questions in threads are not. Grant it in the developer portal, under Bot."
            )
            continue
        except Exception as error:
            _log.warning("the connection ended", failure=type(error).__name__, exc_info=_is_strange(error))
        else:
            _log.warning("the connection was closed")
        pause = first if loop.time() - began > _STEADY else pause
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST)


def _is_strange(error: Exception) -> bool:
    """Whether a failure is none of those that a bad connection makes."""
    return not isinstance(error, discord.DiscordException | OSError | TimeoutError | AttributeError)


async def _take(inbox: Inbox, name: str, holder: str) -> None:
    """Take the token's lease; that of a process that is no more is let run out, or taken at once where it was of this machine."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _LASTING.total_seconds() + _LOOKING
    while (held := await inbox.lease(name, holder, datetime.now(UTC), _LASTING)) != holder:
        if _is_gone(held):
            await inbox.release(name, held)
        elif loop.time() > until or _is_here(held):
            raise RapporteurError(
                "Another process is connected to Discord with this token and store. Stop it first, or give this one its own."
            )
        else:
            await asyncio.sleep(_LOOKING)


async def _renew(inbox: Inbox, name: str, holder: str) -> None:
    while True:
        await asyncio.sleep(_RENEWED)
        try:
            held = await inbox.lease(name, holder, datetime.now(UTC), _LASTING)
        except StoreError as error:
            _log.warning("the lease could not be renewed", failure=type(error).__name__)
            continue
        if held != holder:
            raise RapporteurError("Another process has taken over this token and store, so this one stops.")


def _is_here(holder: str) -> bool:
    """Whether a holder is a living process of this machine."""
    host, pid, _ = _parted(holder)
    return host == socket.gethostname() and not _is_gone(holder) and pid != os.getpid()


def _is_gone(holder: str) -> bool:
    """Whether a holder was a process of this machine that is no more; in a container, one that had our own number."""
    host, pid, _ = _parted(holder)
    if host != socket.gethostname() or not pid:
        return False
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _parted(holder: str) -> tuple[str, int, str]:
    host, pid, rest = (*holder.split("/"), "", "")[:3]
    return host, int(pid) if pid.isdecimal() else 0, rest
