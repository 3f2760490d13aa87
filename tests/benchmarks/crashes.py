"""What is lost or answered twice when the bot dies: by SIGKILL, at each step of a request, many times over.

    python -m tests.benchmarks.crashes [--runs 20] [--beside 6] [--seed 1] [--on sqlite postgresql] [--kinds mention …]

In half of the runs it dies at the step itself, in the others up to 50 ms later, wherever it has come by then; in some it dies
again while it takes the request up. Then it is started, and once the inbox is quiet the replies that stand on the platform are
counted. What must be 0 is what is lost and what is doubled. A step that a bot never came to is told apart. The store is an
SQLite file, and then a PostgreSQL database where RAPPORTEUR_TEST_POSTGRES names a server on which databases may be made.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.adapters.store import Store
from bot.adapters.store.inbox import State
from tests.benchmarks.dying import ARMED, LOG, STEPS, Nursery, nursery
from tests.benchmarks.scribe import Account, Scribe, account
from tests.benchmarks.waits import answers, is_whole, warn
from tests.discord_server import Answered, Channel, DiscordServer, Interaction, Message, User
from tests.discord_server.pointing import VARIABLE
from tests.postgres import SERVER, empty_database

_SLOW = 1.3
"""Seconds of a model's reply in which a sign is shown,"""
_QUICK = 0.1
"""and in which none is."""
_AROUND = 0.05
_STRUCK = 10.0
"""Seconds within which a bot comes to the step, or does not at all,"""
_QUIET = 20.0
"""to be done with everything after its start,"""
_AFTERWARDS = 0.1
_SETTLING = 4.0
"""and to look for what it missed: nothing more comes then."""
_BROKEN = "Something broke"

_OF_A_MENTION = (
    "before it is accepted", "after it is accepted", "before it is begun", "after it is begun", "while it is read",
    "before a message is sent", "after a message is sent", "after the message is kept", "after its place is kept",
    "after its thread is open", "before it is marked answered", "after it is marked answered",
)  # fmt: skip
_OF_A_SLOW_ONE = (
    "before a message is sent", "after a message is sent", "after the message is kept", "before the sign is changed",
    "after the sign is changed", "after its place is kept", "before it is marked answered",
)  # fmt: skip
_OF_A_QUESTION = tuple(
    "while it is answered" if name == "while it is read" else name
    for name in _OF_A_MENTION
    if name != "after its thread is open"
)
_OF_A_COMMAND = ("after it is acknowledged", "while it is read", "before it is shown", "after it is shown")
KINDS = {
    "mention": (("mention", _OF_A_MENTION), ("mention, with a sign", _OF_A_SLOW_ONE)),
    "question": (("question", _OF_A_QUESTION), ("question, with a sign", _OF_A_SLOW_ONE)),
    "command": (("command", _OF_A_COMMAND),),
}


@dataclass
class Run:
    """One request during which the bot dies."""

    kind: str
    step: str
    number: int
    delay: float
    again: str
    """The step at which it dies once more while taking the request up, or nothing."""
    asked: Message | Interaction | None = None
    channel: Channel | None = None
    struck: bool = False
    twice: bool = False
    recovery: float = 0.0
    """Seconds from the start to a quiet inbox."""


@dataclass
class Platform:
    """A stand-in with its people, and where the bots of its own are kept."""

    server: DiscordServer
    scribe: Scribe
    folder: Path
    store: Store
    url: str
    channel: Channel
    person: User
    card: Message | None = None
    starts: list[float] = field(default_factory=list)

    @property
    def armed(self) -> Path:
        return self.folder / "armed"

    async def started(self, bots: Nursery) -> int:
        """Start a bot and wait until it is connected."""
        began = time.perf_counter()
        pid = await bots.bear({
            "HOME": str(self.folder), "DISCORD_TOKEN": self.server.bot.token, VARIABLE: self.server.url,
            "DATABASE_URL": self.url, "OPENAI_BASE_URL": f"{self.scribe.url}/v1", LOG: str(self.folder / "log"),
            ARMED: str(self.armed),
        })  # fmt: skip
        connected = asyncio.create_task(self.server.ready(_QUIET))
        await asyncio.wait({connected, asyncio.create_task(bots.ended(pid))}, return_when=asyncio.FIRST_COMPLETED)
        connected.cancel()
        self.starts.append(time.perf_counter() - began)
        return pid


def runs(kinds: Sequence[str], times: int, seed: int) -> Iterator[Run]:
    """Draw up what is to be done, step by step."""
    chance = random.Random(seed)
    number = 0
    for kind, steps in (each for name in kinds for each in KINDS[name]):
        for step in steps:
            for turn in range(times):
                number += 1
                delay = 0.0 if turn % 2 == 0 else chance.uniform(0, _AROUND)
                again = chance.choice(steps) if number % 5 == 0 else ""
                yield Run(kind, step, number, delay, again)


async def done(run: Run, platform: Platform, bots: Nursery, living: int) -> int:
    """Let a bot die in a run and another take up what it left; give the one that lives then."""
    platform.scribe.delay = _SLOW if "sign" in run.kind else _QUICK
    told = account(run.number, 300, 500)
    _arm(platform, run.step, run.delay)
    run.channel = platform.channel
    run.asked = await _asked(run, told, platform)
    run.struck = await _dies(bots, living)
    platform.armed.unlink(missing_ok=True)
    if run.struck:
        if run.again:
            _arm(platform, run.again, run.delay)
        living = await platform.started(bots)
    began = time.perf_counter()
    while time.perf_counter() - began < _QUIET and not await _is_quiet(run, platform):
        await asyncio.sleep(0.02)
        if run.again and not run.twice and not platform.armed.exists():
            run.twice = await _dies(bots, living)
            living = await platform.started(bots)
    run.recovery = time.perf_counter() - began
    platform.armed.unlink(missing_ok=True)
    await asyncio.sleep(_AFTERWARDS)
    return living


async def _asked(run: Run, told: Account, platform: Platform) -> Message | Interaction:
    server, person, channel = platform.server, platform.person, platform.channel
    if run.kind == "command":
        return await server.runs(person, channel, "/read", what=told.text)
    if run.kind.startswith("question"):
        question = f"{account(0, 300, 500).question[:-1]}, for the {run.number}th time?"
        return await server.says(person, channel, question, reply_to=platform.card)
    return await server.says(person, channel, f"{server.bot.user.mention} {told.text}")


def _arm(platform: Platform, step: str, delay: float) -> None:
    new = platform.armed.with_suffix(".new")
    new.write_text(f"{step}\t{delay}", "utf8")
    new.rename(platform.armed)


async def _dies(bots: Nursery, pid: int) -> bool:
    try:
        await asyncio.wait_for(bots.ended(pid), _STRUCK)
    except TimeoutError:
        return False
    return True


async def _is_quiet(run: Run, platform: Platform) -> bool:
    if isinstance(run.asked, Interaction):
        return run.asked.answered in {Answered.MESSAGE, Answered.NOT}
    assert run.asked is not None
    request = await platform.store.inbox.request(str(run.asked.id))
    return request is not None and request.state in {State.ANSWERED, State.FAILED}


def replies(run: Run, server: DiscordServer) -> int:
    """Count the replies to a request that stand; one that says that something broke is none."""
    if isinstance(run.asked, Interaction):
        if run.asked.answered is Answered.NOT:
            return 1  # its person was told by the platform that nothing came, and nothing was promised
        found = [run.asked.original] if run.asked.answered is Answered.MESSAGE else []
        return len([*found, *run.asked.followups])
    assert run.asked is not None
    assert run.channel is not None
    standing = answers(server, run.channel, run.asked)
    return len(standing) if any(is_whole(one) and _BROKEN not in one.text for one in standing) else 0


@asynccontextmanager
async def _platform(number: int, postgres: str) -> AsyncIterator[Platform]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sqlite = nullcontext(f"sqlite:///{folder / 'store.sqlite3'}")
        url = await stack.enter_async_context(empty_database(postgres) if postgres else sqlite)
        store = await stack.enter_async_context(Store.opened(url))
        scribe = await stack.enter_async_context(Scribe(_QUICK))
        server = await stack.enter_async_context(DiscordServer())
        guild = server.guild()
        channel, person = server.channel(guild, f"channel-{number}"), server.user("Anna", guild)
        yield Platform(server, scribe, folder, store, url, channel, person)


async def _worked(
    number: int, left: Iterator[Run], bots: Nursery, postgres: str
) -> tuple[list[tuple[Run, int]], Platform]:
    """Do runs one after another on a platform of their own as long as there are any."""
    made: list[Run] = []
    async with _platform(number, postgres) as platform:
        living = await platform.started(bots)
        asked = await platform.server.says(
            platform.person, platform.channel, f"{platform.server.bot.user.mention} {account(0, 300, 500).text}"
        )
        platform.card = await platform.server.message_in(platform.channel, is_whole, after=asked, timeout=_QUIET)
        for run in left:
            living = await done(run, platform, bots, living)
            made.append(run)
        await asyncio.sleep(_SETTLING)
        counted = [(run, replies(run, platform.server)) for run in made]
        warn(platform.folder / "log")
    return counted, platform


def printed(counted: Sequence[tuple[Run, int]]) -> int:
    """Print a row for each step; give how many were lost or doubled."""
    print(f"{'':62}{'runs':>6}{'not reached':>13}{'died twice':>12}{'lost':>6}{'doubled':>9}{'recovered in s':>16}")
    wrong = 0
    for kind, step in dict.fromkeys((run.kind, run.step) for run, _ in sorted(counted, key=lambda one: one[0].number)):
        those = [(run, count) for run, count in counted if (run.kind, run.step) == (kind, step)]
        lost, doubled = sum(count == 0 for _, count in those), sum(count > 1 for _, count in those)
        wrong += lost + doubled
        missed, twice = sum(not run.struck for run, _ in those), sum(run.twice for run, _ in those)
        slowest = max(run.recovery for run, _ in those)
        print(f"{f'{kind}: {step}':62}{len(those):>6}{missed:>13}{twice:>12}{lost:>6}{doubled:>9}{slowest:>16.1f}")
    print(f"{len(counted)} requests, {wrong} lost or doubled.")
    return wrong


async def main(times: int, beside: int, seed: int, postgres: str, kinds: Sequence[str]) -> bool:
    began = time.perf_counter()
    left = runs(kinds, times, seed)
    async with nursery() as bots:
        tasks = [asyncio.create_task(_worked(number, left, bots, postgres)) for number in range(beside)]
        worked = await asyncio.gather(*tasks)
    print(f"Killed at each step, on {'PostgreSQL' if postgres else 'SQLite'}")
    wrong = printed([counted for several, _ in worked for counted in several])
    starts = sorted(start for _, platform in worked for start in platform.starts)
    print(
        f"{len(starts)} starts, {starts[len(starts) // 2]:.2f} s each at the median; {time.perf_counter() - began:.0f} s in all."
    )
    return bool(wrong)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.crashes", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="requests for each step (20)")
    parser.add_argument("--beside", type=int, default=6, help="bots side by side (6)")
    parser.add_argument("--seed", type=int, default=1, help="what the delays are drawn from (1)")
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), help="the databases (all there are)")
    parser.add_argument("--kinds", nargs="+", choices=tuple(KINDS), default=["mention", "question"])
    given = parser.parse_args()
    assert all(step in STEPS for kind in KINDS.values() for _, steps in kind for step in steps)
    server = os.environ.get(SERVER, "")
    where = {"sqlite": "", **({"postgresql": server} if server else {})}
    if missing := set(given.on or ()) - set(where):
        parser.error(f"{SERVER} names no server for {missing.pop()}")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    lost = [
        asyncio.run(main(given.runs, given.beside, given.seed, where[name], given.kinds)) for name in given.on or where
    ]
    sys.exit(any(lost))
