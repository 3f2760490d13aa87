"""Turns are bounded in all and for each server, and go to the server that has the fewest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

from bot.chat.discord.turns import Turns


class _Queue:
    """Those who ask for a turn, and in which order they were given one."""

    def __init__(self, most: int, of_one: int) -> None:
        self.turns = Turns(most, of_one)
        self.served: list[str] = []
        self.leave: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def come(self, *names: str) -> None:
        for name in names:
            self.leave[name] = asyncio.Event()
            self.tasks[name] = asyncio.create_task(self._stay(name))
        await _settled()

    async def end(self, name: str) -> None:
        self.leave[name].set()
        await _settled()

    async def _stay(self, name: str) -> None:
        async with self.turns.of(name[0]):
            self.served.append(name)
            await self.leave[name].wait()


async def _settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


@asynccontextmanager
async def queue(most: int, of_one: int, come: Iterable[str] = ()) -> AsyncIterator[_Queue]:
    made = _Queue(most, of_one)
    await made.come(*come)
    yield made
    for task in made.tasks.values():
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_there_are_so_many_turns() -> None:
    async with queue(2, 2, ["a1", "b1", "c1"]) as made:
        assert ["a1", "b1"] == made.served
        await made.end("a1")
        assert ["a1", "b1", "c1"] == made.served


async def test_one_server_never_has_all() -> None:
    async with queue(3, 2, ["a1", "a2", "a3", "b1"]) as made:
        assert ["a1", "a2", "b1"] == made.served


async def test_the_next_turn_is_of_who_has_fewest() -> None:
    """A server that asked for ten things waits behind one that came later and has none."""
    async with queue(2, 2, ["a1", "a2", "a3", "a4", "b1", "c1"]) as made:
        await made.end("a1")
        await made.end("b1")
        await made.end("c1")

        assert ["a1", "a2", "b1", "c1", "a3"] == made.served


async def test_who_stops_waiting_takes_no_turn() -> None:
    async with queue(1, 1, ["a1", "b1", "c1"]) as made:
        made.tasks["b1"].cancel()
        await _settled()
        await made.end("a1")

        assert ["a1", "c1"] == made.served


async def test_who_is_stopped_while_working_gives_the_turn_back() -> None:
    async with queue(1, 1, ["a1", "b1"]) as made:
        made.tasks["a1"].cancel()
        await _settled()

        assert ["a1", "b1"] == made.served


async def test_who_is_stopped_when_the_turn_has_just_come_gives_it_back() -> None:
    async with queue(1, 1, ["a1", "b1", "c1"]) as made:
        made.leave["a1"].set()
        await asyncio.sleep(0)  # the turn is given, and who has it does not know yet
        served = list(made.served)
        made.tasks["b1"].cancel()
        await _settled()

        assert ["a1"] == served
        assert ["a1", "c1"] == made.served
