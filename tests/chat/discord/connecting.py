"""Our client in the process of the test, against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord

from bot.adapters.extraction import Extractor
from bot.adapters.store import Store
from bot.adapters.web import Web
from bot.chat.allowance import Limits
from bot.chat.discord.client import client
from bot.chat.discord.work import Work
from bot.desk import Desk
from bot.desk.intake import Intake
from tests.discord_server import DiscordServer
from tests.discord_server.conftest import running


@asynccontextmanager
async def connected(
    server: DiscordServer, folder: Path, ahead: timedelta = timedelta(), doing: type[Work] = Work, allowed: str = ""
) -> AsyncIterator[discord.Client]:
    """Run our client in this process, with a clock that is ahead of others."""
    async with AsyncExitStack() as doors:
        store = await doors.enter_async_context(Store.opened(f"sqlite:///{folder / 'store.sqlite3'}"))
        web = await doors.enter_async_context(Web("test@example.org", allowed=filter(None, [allowed])))
        taker = await doors.enter_async_context(Extractor.opened())

        async def opened_web() -> Web:
            return web

        async def extractor() -> Extractor:
            return taker

        intake = Intake(opened_web, extractor, store)
        work = doing(Desk(None, store), intake, store, Limits(100, 100, 1), lambda: datetime.now(UTC))
        ours = client(work, store.inbox, ready_timeout=0.05, now=lambda: datetime.now(UTC) + ahead)
        async with running(server, ours):
            yield ours
