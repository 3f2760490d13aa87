"""The door to the extracting process: a page goes in, what is in it comes out, and nothing a page does can hold up the bot.

Pages are taken apart in a process of its own that is kept warm. One that takes longer than it may, or more memory, costs its
process: that is killed and another started for the next page. The bot's own loop only ever waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import structlog

from bot.adapters.extraction.frames import LENGTHS, OUT_OF_MEMORY, REPLY_LIMIT, Garbled, Reply, asked, replied
from bot.adapters.page import Extract, Page
from bot.errors import DocumentError, DocumentStuck

__all__ = ["MEMORY", "SECONDS", "Extractor"]

SECONDS: Final = 10.0
"""For a page, where nothing else is set."""
MEMORY: Final = 1_000_000_000
"""Bytes of address space of a process, where nothing else is set; a page of five megabytes takes a quarter of it."""

_PASTE: Final = "Open it yourself, copy its text and paste that here."
_PIECE: Final = 65_536
_STARTING: Final = 60.0
_PAGES: Final = 500
"""Pages after which a process makes room for a fresh one."""
_CODE: Final = str(Path(__file__).parents[3])
_KEPT: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TZ")
"""Of our environment, what a process is told; never a key."""

_log = structlog.get_logger(__name__)


class Extractor:
    """Takes pages apart. `refused` counts how often a library asked for the network, which none has been given."""

    def __init__(self, seconds: float, memory: int, processes: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turns = asyncio.Semaphore(processes)
        self._idle: list[_Child] = []
        self.refused = 0

    @classmethod
    @contextlib.asynccontextmanager
    async def opened(
        cls, seconds: float = SECONDS, memory: int = MEMORY, processes: int = 2
    ) -> AsyncIterator[Extractor]:
        """Open an extractor whose pages may take so many seconds and bytes; no process is started before one is needed."""
        extractor = cls(seconds, memory, processes)
        try:
            yield extractor
        finally:
            for child in extractor._idle:
                await child.end()
            extractor._idle.clear()

    async def extract(self, page: Page) -> Extract:
        """Take a page apart, or raise `DocumentError`. Cancelling it ends the work."""
        async with self._turns:
            reply = await self._answered(page)
        self.refused += reply.refused
        if reply.extract is not None:
            return reply.extract
        if reply.failure is not None:
            raise reply.failure
        _log.warning("extract.broke", error=reply.broke, bytes=len(page.content))
        raise DocumentError(f"{_named(page)} could not be taken apart: something in it broke the extractor. {_PASTE}")

    async def _answered(self, page: Page) -> Reply:
        """Give the page to a process; where one that had idled is found dead, to a fresh one."""
        ends = asyncio.get_running_loop().time() + self._seconds
        child = await self._idled()
        if child is not None:
            try:
                return await self._replied(child, page, ends)
            except DocumentStuck as error:
                if isinstance(error.__cause__, TimeoutError | Garbled) or child.ran_out_of_memory:
                    raise
            started = asyncio.get_running_loop().time()
            child = await _Child.started(self._memory)
            ends += asyncio.get_running_loop().time() - started
        else:
            child = await _Child.started(self._memory)
            ends = asyncio.get_running_loop().time() + self._seconds
        return await self._replied(child, page, ends)

    async def _idled(self) -> _Child | None:
        """A process that is kept warm and alive."""
        while self._idle:
            child = self._idle.pop()
            if child.is_alive:
                return child
            await child.end()
        return None

    async def _replied(self, child: _Child, page: Page, ends: float) -> Reply:
        try:
            async with asyncio.timeout_at(ends):
                return await child.reply(page)
        except TimeoutError as error:
            _log.warning("extract.killed", seconds=self._seconds, bytes=len(page.content))
            raise DocumentStuck(
                f"{_named(page)} took longer than {self._seconds:g} seconds to take apart, so it was given up. {_PASTE}"
            ) from error
        except (Garbled, asyncio.IncompleteReadError, ConnectionError) as error:
            _log.warning("extract.died", error=type(error).__name__, bytes=len(page.content))
            raise DocumentStuck(
                f"{_named(page)} could not be taken apart within the memory it may use. {_PASTE}"
            ) from error
        finally:
            if child.is_sound:
                self._idle.append(child)
            else:
                await child.end()


class _Child:
    """One process, and whether it may be given another page."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._pages = 0
        self._refused = 0
        self.is_sound = True

    @property
    def ran_out_of_memory(self) -> bool:
        """Whether it ended by saying so: the page's doing, which another process would not survive either."""
        return self._process.returncode == OUT_OF_MEMORY

    @property
    def is_alive(self) -> bool:
        """As far as is known yet: the system may tell of a death a moment later."""
        stdout = self._process.stdout
        return self._process.returncode is None and stdout is not None and not stdout.at_eof()

    @classmethod
    async def started(cls, memory: int) -> _Child:
        """Start a process and wait until it is ready."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-B", "-m", "bot.adapters.extraction.child", str(memory)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={"PYTHONPATH": _CODE, **{name: os.environ[name] for name in _KEPT if name in os.environ}},
        )
        child = cls(process)
        try:
            async with asyncio.timeout(_STARTING):
                await child._frame()
        except BaseException as error:
            await child.end()
            if isinstance(error, TimeoutError | asyncio.IncompleteReadError | Garbled):
                raise DocumentStuck(
                    "The process that takes pages apart does not start: there may be too little memory."
                ) from error
            raise
        return child

    async def reply(self, page: Page) -> Reply:
        """Have a page taken apart. Until the reply has come whole the process is good for nothing else."""
        self.is_sound = False
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write(asked(page))
        content = memoryview(page.content)
        for start in range(0, len(content), _PIECE):  # whole, it would be copied for as long as the process takes it in
            stdin.write(content[start : start + _PIECE])
            await stdin.drain()
        await stdin.drain()
        reply = replied(await self._frame())
        before, self._refused = self._refused, reply.refused
        self._pages += 1
        self.is_sound = self._pages < _PAGES
        return replace(reply, refused=max(0, reply.refused - before))

    async def end(self) -> None:
        """Kill the process, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

    async def _frame(self) -> bytes:
        stdout = self._process.stdout
        assert stdout is not None
        head, content = LENGTHS.unpack(await stdout.readexactly(LENGTHS.size))
        if head > REPLY_LIMIT or content:
            raise Garbled("too long")
        return await stdout.readexactly(head)


def _named(page: Page) -> str:
    return page.name or page.url or "The page"
