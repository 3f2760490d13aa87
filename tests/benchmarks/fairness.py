"""Whether one busy server makes the others wait: ten mentions a second over thirty servers, half of them from one.

    python -m tests.benchmarks.fairness [--seconds 60] [--servers 30] [--delay SECONDS] [--seed 1]

Twice the same mentions of the others at the same moments: once without those of the busy server, once with them. Each is an
account of its own in a channel of its own. With fewer seconds there are fewer mentions, as many in each.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from tests.benchmarks.scribe import account
from tests.benchmarks.waits import Wait, Waits, bot, late, middle, model
from tests.discord_server import DiscordServer

A_SECOND = 10
"""Mentions, of which the busy server sends half."""
TARGET = 2.0
"""How many times as long the others may wait at the median."""
_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class Mention:
    at: float
    server: int
    """The busy one is 0."""
    number: int


def mentions(seconds: float, servers: int, seed: int) -> list[Mention]:
    """Draw up when which server mentions the bot, in order."""
    chance = random.Random(seed)
    half = round(seconds * A_SECOND / 2)
    busy = [Mention(chance.uniform(0, seconds), 0, n) for n in range(half)]
    others = [Mention(chance.uniform(0, seconds), 1 + n % (servers - 1), half + n) for n in range(half)]
    return sorted((*busy, *others), key=lambda one: one.at)


async def measure(wanted: Sequence[Mention], servers: int, delay: float) -> tuple[list[Wait], list[Wait], float]:
    """Let them mention the bot; the waits of the busy server, of the others, and the bot's share of a processor."""
    async with AsyncExitStack() as stack:
        asked = await stack.enter_async_context(model(delay))
        server = await stack.enter_async_context(DiscordServer())
        guilds = [server.guild(f"Assembly {n}") for n in range(servers)]
        people = [server.user(f"Person {n}", guild) for n, guild in enumerate(guilds)]
        channels = [server.channel(guilds[one.server], f"channel-{one.number}") for one in wanted]
        texts = [f"{server.bot.user.mention} {account(one.number + 1).text}" for one in wanted]
        running = await stack.enter_async_context(bot(server, asked.url))
        waits = Waits(server)
        warm = server.channel(guilds[0], "before")
        first = await waits.ask(people[0], warm, f"{server.bot.user.mention} {account(0).text}")
        await waits.over([first], _LIMIT)

        began, worked = time.perf_counter(), running.worked
        made: list[Wait] = []
        for one, channel, text in zip(wanted, channels, texts, strict=True):
            await asyncio.sleep(max(0.0, began + one.at - time.perf_counter()))
            made.append(await waits.ask(people[one.server], channel, text))
        await waits.over(made, _LIMIT)
        share = (running.worked - worked) / (max((one.stood or 0.0 for one in made), default=began) - began)
        busy = [wait for wait, one in zip(made, wanted, strict=True) if one.server == 0]
        return busy, [wait for wait, one in zip(made, wanted, strict=True) if one.server], share


def row(name: str, waits: Sequence[Wait], share: float) -> None:
    signs = [one.to_sign for one in waits if one.signed is not None]
    cards = [one.to_reply for one in waits if one.stood is not None]
    print(
        f"{name:<34}{len(waits):>6}{middle(signs):>12.2f}{late(signs):>7.2f}{middle(cards):>9.2f}{late(cards):>7.2f}"
        f"{len(waits) - len(cards):>7}{share:>12.0%}",
        flush=True,
    )


async def main(seconds: float, servers: int, delay: float, seed: int) -> int:
    wanted = mentions(seconds, servers, seed)
    print(f"{len(wanted)} mentions in {seconds:g} s over {servers} servers, a model of {delay:g} s")
    print(f"{'':<34}{'sent':>6}{'first sign s':>19}{'card s':>16}{'lost':>7}{'processor':>12}", flush=True)
    _, alone, share = await measure([one for one in wanted if one.server], servers, delay)
    row("the others without the busy one", alone, share)
    busy, others, share = await measure(wanted, servers, delay)
    row("the others beside it", others, share)
    row("the busy one", busy, share)
    cards = [middle([one.to_reply for one in waits]) for waits in (alone, others)]
    print(f"The others wait {cards[1] / cards[0]:.2f} times as long beside it; at most {TARGET:g} is wanted.")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fairness", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long mentions come (60)")
    parser.add_argument("--servers", type=int, default=30, help="the busy one among them (30)")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds of the model's replies (1)")
    parser.add_argument("--seed", type=int, default=1, help="what the moments are drawn from (1)")
    given = parser.parse_args()
    sys.exit(asyncio.run(main(given.seconds, given.servers, given.delay, given.seed)))
