"""The bot as its own process before a stand-in, and what people there wait for: the first sign, then the whole reply."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.discord_server import Channel, DiscordServer, Flags, Message, User
from tests.discord_server.process import ROOT, bot_process
from tests.discord_server.world import Event

_STARTING = 30.0
_MEMORY = "VmRSS:"


@dataclass
class Wait:
    """One request: when it was made, when the first sign of it was seen and when its reply stood, in seconds."""

    channel: Channel
    asked: Message
    began: float
    signed: float | None = None
    stood: float | None = None
    reply: Message | None = None

    @property
    def to_sign(self) -> float:
        return self.signed - self.began if self.signed is not None else float("inf")

    @property
    def to_reply(self) -> float:
        return self.stood - self.began if self.stood is not None else float("inf")


class Waits:
    """Watches a stand-in; each request waited for must be the only one of its channel at the time."""

    def __init__(self, server: DiscordServer) -> None:
        self._server = server
        self._open: dict[int, list[Wait]] = {}
        server.world.listen(self._see)

    async def ask(self, user: User, channel: Channel, text: str, *, about: Message | None = None) -> Wait:
        """Say something that the bot is to answer."""
        began = time.perf_counter()
        asked = await self._server.says(user, channel, text, reply_to=about)
        wait = Wait(channel, asked, began)
        self._open.setdefault(channel.id, []).append(wait)
        return wait

    async def over(self, waits: Sequence[Wait], limit: float) -> None:
        """Wait until all are answered, or none was for so long."""
        left, since = len(waits), time.perf_counter()
        while left and time.perf_counter() - since < limit:
            await asyncio.sleep(0.05)
            now = sum(wait.stood is None for wait in waits)
            left, since = now, time.perf_counter() if now != left else since

    def _see(self, event: Event) -> None:
        waits = self._open.get(event.channel.id) if event.channel else None
        if not waits:
            return
        now = time.perf_counter()
        if event.name == "TYPING_START":
            for wait in waits:
                wait.signed = wait.signed or now
        elif event.name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            for wait in waits:
                self._look(wait, now)
            self._open[waits[0].channel.id] = [wait for wait in waits if wait.stood is None]

    def _look(self, wait: Wait, now: float) -> None:
        for message in answers(self._server, wait.channel, wait.asked):
            wait.signed = wait.signed or now
            if is_whole(message):
                wait.stood, wait.reply = now, message


def answers(server: DiscordServer, channel: Channel, asked: Message) -> list[Message]:
    """Give the bot's replies to a message, signs of life too."""
    mine = server.messages(channel, by=server.bot.user)
    return [one for one in mine if one.reference and one.reference.message_id == asked.id]


def is_whole(message: Message) -> bool:
    """Tell a reply from a sign that one is on its way."""
    return Flags.COMPONENTS_V2 in message.flags or bool(message.embeds)


def middle(values: Sequence[float]) -> float:
    return statistics.median(values) if values else float("nan")


def late(values: Sequence[float]) -> float:
    """Give the 95th percentile."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)] if values else float("nan")


@dataclass(frozen=True, slots=True)
class Running:
    """A process of the bot."""

    pid: int
    log: Path

    @property
    def memory(self) -> float:
        """Megabytes it holds."""
        lines = Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(_MEMORY)) / 1024

    @property
    def worked(self) -> float:
        """Seconds of a processor it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def warn(log: Path) -> None:
    """Pass on the end of what a bot had to say; one to whom nothing happened says nothing."""
    if log.exists() and (said := log.read_text("utf8")):
        print(said[-2_000:], file=sys.stderr)


@asynccontextmanager
async def bot(server: DiscordServer, model: str, database: str = "") -> AsyncIterator[Running]:
    """Run the bot, connected, with a model at an address or without one, its store in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        variables = {
            "HOME": folder,
            "DISCORD_TOKEN": server.bot.token,
            "DATABASE_URL": database or f"sqlite:///{folder}/store.sqlite3",
            **({"OPENAI_BASE_URL": f"{model}/v1"} if model else {}),
        }
        async with bot_process(server, "bot", "discord", variables=variables, log=log, folder=Path(folder)) as process:
            await server.ready(_STARTING)
            yield Running(process.pid, log)
            process.terminate()
            await process.wait()
        warn(log)


@dataclass(frozen=True, slots=True)
class Model:
    """The scribe as its own process, at an address."""

    url: str

    def calls(self) -> Mapping[str, int]:
        with urllib.request.urlopen(f"{self.url}/calls") as answer:
            found: dict[str, int] = json.load(answer)
        return found


@asynccontextmanager
async def model(delay: float) -> AsyncIterator[Model]:
    """Run the scribe, whose every reply takes so many seconds."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.scribe", "--delay", str(delay),
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield Model((await process.stdout.readline()).decode().strip())
    finally:
        process.kill()
        await process.wait()
