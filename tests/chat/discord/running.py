"""The bot as its own process against the stand-in, as an operator runs it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.discord_server import DiscordServer, Message
from tests.discord_server.clicking import components_of

ROOT = Path(__file__).parents[3]
FERRY = (
    "Lirran President Ada Brandt and Tarnish Prime Minister Corin Vael spoke by telephone on Tuesday.\n\n"
    "“The ferry will sail again before the winter,” Brandt told reporters in Lirra. Vael said that the crossing "
    "should stay open, according to the Tarnish Foreign Ministry.\n"
)
COPPER = (
    "Osmar Foreign Minister Lena Quist met Belt Ambassador Joren Pell in Osmar on Friday.\n\n"
    "Quist said that copper duties would fall by half in the spring. Pell told reporters that the mines should be "
    "opened to inspectors before any duty falls.\n"
)


@dataclass
class Bot:
    """A process of the bot; what it said on standard error is kept when it has ended."""

    process: asyncio.subprocess.Process
    said: str = ""

    async def ends(self) -> int:
        """Wait until it has ended by itself."""
        _, errors = await asyncio.wait_for(self.process.communicate(), 20)
        self.said = errors.decode()
        return self.process.returncode or 0

    async def killed(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        await self.ends()


async def started(server: DiscordServer, folder: Path, settings: Mapping[str, str] | None = None) -> Bot:
    """Start the bot with its store in that folder."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL"}}
    environment = kept | {
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DISCORD_SERVER": server.url,
        "DISCORD_TOKEN": server.bot.token,
        "DATABASE_URL": f"sqlite:///{folder / 'store.sqlite3'}",
        "RAPPORTEUR_LOG_LEVEL": "info",
        **(settings or {}),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.discord_server.run", "bot", "discord",
        env=environment, cwd=folder, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    return Bot(process)


@asynccontextmanager
async def running(server: DiscordServer, folder: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[Bot]:
    """Run the bot, connected, until the block is left; then it must end well."""
    bot = await started(server, folder, settings)
    try:
        await server.ready(20)
        yield bot
    finally:
        if bot.process.returncode is None:
            bot.process.send_signal(signal.SIGTERM)
        ended = await bot.ends()
    assert (ended, "a bug" in bot.said) == (0, False), bot.said


def is_card(message: Message) -> bool:
    """Tell a card from a sentence: something can be pressed."""
    return any("custom_id" in one for one in components_of(message))
