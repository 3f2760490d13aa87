"""What compiling a digest costs over a large store: the time from asking to a digest, on each database.

    python -m tests.benchmarks.digest [EXCHANGES]

Of 10,000 exchanges of 20 statements each, kept by ten channels over a year, all were told but those of the last day. Each
is of its own day and states. SQLite in a temporary folder, and a PostgreSQL database made for the purpose where
RAPPORTEUR_TEST_POSTGRES names a server.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import structlog

from bot.adapters.store import Store
from bot.adapters.store.digests import Stage, Wishes
from bot.desk.digesting import drawn
from bot.domain.model import (
    Citation,
    Document,
    DocumentKind,
    Exchange,
    Fact,
    Facts,
    Passage,
    Quotation,
    Reading,
    Span,
    Speaker,
    Statement,
)
from tests.postgres import SERVER, empty_database

NOW = datetime(2031, 11, 26, 8, 0, tzinfo=UTC)
STATEMENTS = 20
CHANNELS = 10
TIMES = 15
TOPICS = ("grain", "ferries", "copper", "tariffs", "prisoners")
WORDS = (
    "harbour barge winter treaty customs bridge canal envoy miner orchard railway glacier lantern quarry meadow".split()
)


def an_exchange(number: int, at: datetime) -> Exchange:
    """One of its own states and words; every statement is a sentence of the text."""
    states = (f"State {number % 90}", f"State {number % 90 + 1 + number % 7}")
    speakers = tuple(Speaker(f"Leader {state.split()[1]}", "president", state) for state in states)
    text, statements, passages = "", [], []
    for n in range(STATEMENTS):
        speaker = speakers[n % 2]
        words = " ".join(WORDS[(number * 7 + n * 3 + step * (number % 5 + 1)) % len(WORDS)] for step in range(7))
        begin = len(text)
        said = f"{words} {number * 31 + n}"
        text += f"{speaker.name} said that {said}.\n"
        start = begin + len(f"{speaker.name} said that ")
        passages.append(Passage(n + 1, Span(begin, len(text) - 1)))
        statements.append(
            (speaker, n + 1, Span(start, start + len(said)), Span(begin, begin + len(speaker.name)), said)
        )
    document = Document(text, f"Paper {number % 12}", kind=DocumentKind.ARTICLE, published=at.date().isoformat())
    made = tuple(
        Statement(
            document.id,
            (passage,),
            speaker,
            (mention,),
            "said",
            (Span(mention.end + 1, mention.end + 5),),
            Quotation.INDIRECT,
            (content,),
            said,
            topic=TOPICS[passage % len(TOPICS)],
        )
        for speaker, passage, content, mention, said in statements
    )
    cited = (Citation(document.id, 1),)
    facts = Facts(Fact("telephone call", cited), Fact(at.date().isoformat(), cited), parties=speakers)
    return Exchange(
        f"e{number}", f"{states[0]} and {states[1]} speak", facts, (Reading(document, tuple(passages), made),)
    )


async def measure(url: str, many: int) -> dict[str, str]:
    """Fill a store and compile."""
    async with Store.opened(url) as store:
        await store.digests.plan("1", "0", Wishes("08:00", "UTC"), "", NOW - timedelta(days=366))
        [planned] = await store.digests.planned(NOW.date())
        told: dict[int, set[tuple[str, str]]] = {}
        for number in range(many):
            at = NOW - timedelta(days=365) * (number / many)
            scope = f"discord:1:{number % CHANNELS}"
            await store.keep_exchange(an_exchange(number, at), scope, at)
            told.setdefault((NOW - at).days, set()).add((scope, f"e{number}"))
        for ago in sorted(set(told) - {0}, reverse=True):
            day = NOW - timedelta(days=ago)
            edition = await store.digests.claim(planned.key, day.date().isoformat(), day.date(), told[ago], day)
            assert edition is not None
            await store.digests.ended(edition.key, Stage.POSTED)
        spent = []
        for _ in range(TIMES):
            began = perf_counter()
            draw = await drawn(store, planned, {f"discord:1:{n}" for n in range(CHANNELS)}, NOW.date())
            spent.append(perf_counter() - began)
        return {
            "exchanges in the digest": f"{len(draw.digest.entries)}",
            "compile it, median ms": f"{median(spent) * 1000:.0f}",
            "compile it, slowest ms": f"{max(spent) * 1000:.0f}",
        }


async def main(many: int) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = [f"sqlite:///{Path(folder) / 'store.sqlite3'}"]
        if server := os.environ.get(SERVER):
            urls.append(await stack.enter_async_context(empty_database(server)))
        tables = {url.partition(":")[0]: await measure(url, many) for url in urls}
    print(f"{many:,} exchanges, {many * STATEMENTS:,} statements\n")
    print(f"{'':40}" + "".join(f"{name:>14}" for name in tables))
    for row in next(iter(tables.values())):
        print(f"{row:40}" + "".join(f"{table[row]:>14}" for table in tables.values()))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
