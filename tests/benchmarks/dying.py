"""A bot that kills itself at a named step, when told to: started with `python -m`, it brings such bots forth by forking.

A line of JSON on standard input, the environment of a bot, starts one; `born PID` and `ended PID` are printed. What a bot
needs is imported once, so that one is connected in a fraction of a second. A bot dies by SIGKILL where the file that `ARMED`
names holds the name of a step and the seconds to wait from there; the file is gone then, so it dies once.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import json
import os
import select
import signal
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.discord_server.pointing import VARIABLE, point_at
from tests.discord_server.process import ROOT

ARMED = "ARMED"
LOG = "LOG"
_LOOKS = 0.01
"""Seconds after which it is seen that a bot has ended."""
_NEEDED = (
    "bot.root", "bot.adapters.store", "bot.adapters.store.sqlite", "bot.adapters.store.postgresql", "bot.adapters.model",
    "bot.chat.discord.client", "bot.chat.discord.supervisor", "bot.chat.discord.work", "bot.desk.writing",
    "bot.desk.reading", "aiosqlite", "asyncpg", "sqlalchemy.dialects.sqlite.aiosqlite",
    "sqlalchemy.dialects.postgresql.asyncpg", "openai.resources.chat.completions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """Where a bot may die: before or after a method is done, which stands in a module as `Class.method`."""

    module: str
    method: str
    is_after: bool


_INBOX, _HTTP, _HOOK = "bot.adapters.store.inbox", "discord.http", "discord.webhook.async_"
STEPS: Mapping[str, Step] = {
    "before it is accepted": Step(_INBOX, "Inbox.accept", False),
    "after it is accepted": Step(_INBOX, "Inbox.accept", True),
    "before it is begun": Step(_INBOX, "Inbox.begin", False),
    "after it is begun": Step(_INBOX, "Inbox.begin", True),
    "while it is read": Step("bot.desk", "Desk.read", False),
    "while it is answered": Step("bot.desk", "Desk.answer", False),
    "before a message is sent": Step(_HTTP, "HTTPClient.send_message", False),
    "after a message is sent": Step(_HTTP, "HTTPClient.send_message", True),
    "after the message is kept": Step(_INBOX, "Inbox.replied", True),
    "before the sign is changed": Step(_HTTP, "HTTPClient.edit_message", False),
    "after the sign is changed": Step(_HTTP, "HTTPClient.edit_message", True),
    "after its place is kept": Step(_INBOX, "Inbox.place", True),
    "after its thread is open": Step(_HTTP, "HTTPClient.start_thread_with_message", True),
    "before it is marked answered": Step(_INBOX, "Inbox.answered", False),
    "after it is marked answered": Step(_INBOX, "Inbox.answered", True),
    "after it is acknowledged": Step(_HOOK, "AsyncWebhookAdapter.create_interaction_response", True),
    "before it is shown": Step(_HOOK, "AsyncWebhookAdapter.edit_original_interaction_response", False),
    "after it is shown": Step(_HOOK, "AsyncWebhookAdapter.edit_original_interaction_response", True),
}


class Nursery:
    """The process that brings bots forth."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._born: asyncio.Queue[int] = asyncio.Queue()
        self._ended: dict[int, asyncio.Event] = {}
        self._turn = asyncio.Lock()
        self._listening = asyncio.create_task(self._listen())

    async def bear(self, environment: Mapping[str, str]) -> int:
        """Start a bot; its process id."""
        assert self._process.stdin is not None
        async with self._turn:
            self._process.stdin.write(json.dumps(environment).encode() + b"\n")
            await self._process.stdin.drain()
            return await self._born.get()

    async def ended(self, pid: int) -> None:
        """Wait until a bot is no more."""
        await self._ended[pid].wait()

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            what, pid = line.split()
            if what == b"born":
                self._ended[int(pid)] = asyncio.Event()
                self._born.put_nowait(int(pid))
            else:
                self._ended[int(pid)].set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        await self._listening


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.dying",
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with Nursery(process) as found:
        yield found


def _lurk(name: str, step: Step, armed: Path) -> None:
    """Let a method of the class look whether it is to die there."""
    owner, _, method = step.method.partition(".")
    kind = getattr(importlib.import_module(step.module), owner)
    original: Callable[..., Awaitable[Any]] = getattr(kind, method)

    @functools.wraps(original)
    async def lurking(*arguments: Any, **named: Any) -> Any:
        if not step.is_after:
            _strike(name, armed)
        done = await original(*arguments, **named)
        if step.is_after:
            _strike(name, armed)
        return done

    setattr(kind, method, lurking)


def _strike(name: str, armed: Path) -> None:
    with suppress(FileNotFoundError):
        step, _, seconds = armed.read_text("utf8").partition("\t")
        if step == name:
            armed.unlink()
            if float(seconds):
                threading.Timer(float(seconds), _die).start()
            else:
                _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _live(environment: Mapping[str, str]) -> int:
    """Be a bot."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(environment["HOME"])
    output = os.open(environment[LOG], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    for name, step in STEPS.items():
        _lurk(name, step, Path(environment[ARMED]))
    point_at(environment[VARIABLE])
    from bot import root

    sys.argv = ["rapporteur", "discord"]
    return root.run()


def _bear() -> None:
    """Start what is asked for and bury what has ended, until the input ends."""
    for module in _NEEDED:
        importlib.import_module(module)
    living: set[int] = set()
    while True:
        ready, _, _ = select.select([sys.stdin], [], [], _LOOKS)
        if ready:
            line = sys.stdin.readline()
            if not line:
                break
            pid = os.fork()
            if pid == 0:
                os._exit(_live(json.loads(line)))
            living.add(pid)
            print("born", pid, flush=True)
        for pid in list(living):
            if os.waitpid(pid, os.WNOHANG)[0]:
                living.discard(pid)
                print("ended", pid, flush=True)
    for pid in living:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    _bear()
