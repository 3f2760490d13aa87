"""How long people wait who talk to the bot at once, each in a channel of their own: an account, then a question on it.

    python -m tests.benchmarks.conversations [--at-once 1 20 100] [--delay SECONDS] [--no-model]

The bot, a model that takes as long for every reply, and the platform are processes of their own on loopback; no two accounts
are alike. The model's own delay is taken off, once for each reply that the bot asked for one after another.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from tests.benchmarks.scribe import account
from tests.benchmarks.waits import Wait, Waits, bot, late, middle, model
from tests.discord_server import DiscordServer, Guild

SERVERS = 10
TARGET = 0.5
"""Seconds that a hundred at once may add at the median."""
_LIMIT = 30.0
"""Seconds without any reply after which those that are missing are lost."""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cards: tuple[Wait, ...]
    answers: tuple[Wait, ...]
    calls_for_cards: float
    calls_for_answers: float
    memory: tuple[float, float]
    worked: float
    """Seconds of a processor for each conversation."""


async def measure(at_once: int, servers: int, delay: float, *, with_model: bool, name: str) -> Row:
    """Hold so many conversations at once over so many servers, with a bot and a model of their own."""
    async with AsyncExitStack() as stack:
        asked = await stack.enter_async_context(model(delay)) if with_model else None
        server = await stack.enter_async_context(DiscordServer())
        guilds = [server.guild(f"Assembly {n}") for n in range(servers)]
        places = [(guild := guilds[n % servers], server.channel(guild, f"channel-{n}")) for n in range(at_once)]
        people = [server.user(f"Person {n}", guild) for n, (guild, _) in enumerate(places)]
        running = await stack.enter_async_context(bot(server, asked.url if asked else ""))
        waits = Waits(server)
        await _warm(server, waits, guilds[0])
        memory, worked = running.memory, running.worked
        before = sum(asked.calls().values()) if asked else 0

        accounts = [account(n + 1) for n in range(at_once)]
        cards = [
            await waits.ask(person, channel, f"{server.bot.user.mention} {told.text}")
            for person, (_, channel), told in zip(people, places, accounts, strict=True)
        ]
        await waits.over(cards, _LIMIT)
        between = sum(asked.calls().values()) if asked else 0
        answers = [
            await waits.ask(person, card.channel, told.question, about=card.reply)
            for person, card, told in zip(people, cards, accounts, strict=True)
            if card.reply
        ]
        await waits.over(answers, _LIMIT)
        after = sum(asked.calls().values()) if asked else 0
        return Row(
            name,
            tuple(cards),
            tuple(answers),
            (between - before) / at_once,
            (after - between) / at_once,
            (memory, running.memory),
            (running.worked - worked) / at_once,
        )


async def _warm(server: DiscordServer, waits: Waits, guild: Guild) -> None:
    """Hold one conversation first: what is imported late is not what is measured."""
    channel, person = server.channel(guild, "before"), server.user("Before", guild)
    told = account(0)
    card = await waits.ask(person, channel, f"{server.bot.user.mention} {told.text}")
    await waits.over([card], _LIMIT)
    answer = await waits.ask(person, channel, told.question, about=card.reply)
    await waits.over([answer], _LIMIT)


def printed(rows: Sequence[Row], delay: float) -> None:
    """Print seconds, the median and the 95th percentile of those that were answered."""
    print(
        f"{'at once':<34}{'first sign':>16}{'card, added':>16}{'answer, added':>16}{'lost':>6}"
        f"{'calls':>10}{'memory MB':>12}{'CPU s each':>12}"
    )
    for row in rows:
        signs = [one.to_sign for one in row.cards if one.signed is not None]
        cards = [one.to_reply - delay * row.calls_for_cards for one in row.cards if one.stood is not None]
        answers = [one.to_reply - delay * row.calls_for_answers for one in row.answers if one.stood is not None]
        lost = 2 * len(row.cards) - len(cards) - len(answers)
        figures = "".join(f"{middle(some):>9.2f}{late(some):>7.2f}" for some in (signs, cards, answers))
        print(
            f"{row.name:<34}{figures}{lost:>6}{row.calls_for_cards:>5.1f}{row.calls_for_answers:>5.1f}"
            f"{row.memory[0]:>6.0f}{row.memory[1]:>6.0f}{row.worked:>12.3f}",
            flush=True,
        )


async def main(sizes: Sequence[int], delay: float, *, with_model: bool) -> None:
    kind = f"a model of {delay:g} s" if with_model else "no model"
    rows = []
    for size in sizes:
        for servers in sorted({min(size, SERVERS), 1}, reverse=True):
            name = f"{size}, in {servers} {'server' if servers == 1 else 'servers'}, {kind}"
            row = await measure(size, servers, delay, with_model=with_model, name=name)
            rows.append(row)
    printed(rows, delay if with_model else 0.0)
    print(f"Seconds, median and 95th percentile. A hundred at once may add {TARGET} at the median.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.conversations", description=__doc__)
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 20, 100], help="how many at once (1 20 100)")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds of the model's replies (1)")
    parser.add_argument("--no-model", action="store_true", help="read by cues alone")
    options = parser.parse_args()
    sys.exit(asyncio.run(main(options.at_once, options.delay, with_model=not options.no_model)))
