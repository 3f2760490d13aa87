"""What keeping costs: how many statements a second go in and come out, how long one of each verb takes, and the room used.

    python -m tests.benchmarks.store [URL …]

Each URL must name an empty database; without any a SQLite file in a temporary folder is used, and a PostgreSQL database
made for the purpose where RAPPORTEUR_TEST_POSTGRES names a server.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

import sqlalchemy as sa
import structlog

from bot.adapters import schema
from bot.adapters.store import Store
from bot.adapters.store.database import Database
from bot.domain.model import Reading
from tests.adapters.exchanges import NOON, TEXT, a_document, a_reading, an_answer, an_exchange
from tests.postgres import SERVER, empty_database

DOCUMENTS = 500
STATEMENTS = 20
"""To a document, as in an article of the usual length."""


def nth(number: int) -> Reading:
    return a_reading(a_document(f"{number}. {TEXT * 40}"), statements=STATEMENTS)


async def timed(act: Callable[[int], Awaitable[object]], times: int) -> list[float]:
    spent = []
    for number in range(times):
        began = perf_counter()
        await act(number)
        spent.append(perf_counter() - began)
    return spent


async def size(url: str) -> int:
    database = Database.at(url)
    async with database.reading() as connection:
        query = (
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND pg_table_is_visible(oid) AND relname IN "
            + str(tuple(schema.answers.metadata.tables))
            if database.kind == "postgresql"
            else "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
        found = await connection.scalar(sa.text(query))
    await database.close()
    return int(found or 0)


async def measure(url: str) -> dict[str, str]:
    readings = [nth(number) for number in range(DOCUMENTS)]
    async with Store.opened(url) as store:
        keeping = await timed(lambda n: store.keep(readings[n], "1"), DOCUMENTS)
        exchanges = await timed(
            lambda n: store.keep_exchange(an_exchange(f"{n}", readings[n]), f"scope {n % 10}", NOON), DOCUMENTS
        )
        answers = await timed(lambda n: store.keep_answer(an_answer(), f"{n}", f"scope {n % 10}", NOON), DOCUMENTS)
        finding = await timed(lambda n: store.reading(readings[n].document, "1"), DOCUMENTS)
        listing = await timed(lambda n: store.exchanges(f"scope {n % 10}", limit=20), 50)
        began = perf_counter()
        await asyncio.gather(*(store.keep(nth(number), "1") for number in range(DOCUMENTS, 2 * DOCUMENTS)))
        at_once = perf_counter() - began
    return {
        "statements kept a second, one reading at a time": f"{DOCUMENTS * STATEMENTS / sum(keeping):,.0f}",
        "statements kept a second, all readings at once": f"{DOCUMENTS * STATEMENTS / at_once:,.0f}",
        "statements found a second": f"{DOCUMENTS * STATEMENTS / sum(finding):,.0f}",
        f"keep a reading of {STATEMENTS} statements, median ms": f"{median(keeping) * 1000:.2f}",
        "keep an exchange of one reading, median ms": f"{median(exchanges) * 1000:.2f}",
        "keep an answer, median ms": f"{median(answers) * 1000:.2f}",
        "find a reading, median ms": f"{median(finding) * 1000:.2f}",
        "find 20 exchanges, median ms": f"{median(listing) * 1000:.2f}",
        "bytes a statement, texts and indexes included": f"{await size(url) / (2 * DOCUMENTS * STATEMENTS):,.0f}",
    }


async def main(urls: list[str]) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    async with AsyncExitStack() as stack:
        if not urls:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            urls = [f"sqlite:///{Path(folder) / 'store.sqlite3'}"]
            if server := os.environ.get(SERVER):
                urls.append(await stack.enter_async_context(empty_database(server)))
        tables = {url.partition(":")[0]: await measure(url) for url in urls}
    print(f"{DOCUMENTS} documents of {len(nth(0).document.text):,} characters, {STATEMENTS} statements each\n")
    print(f"{'':56}" + "".join(f"{name:>14}" for name in tables))
    for row in next(iter(tables.values())):
        print(f"{row:56}" + "".join(f"{table[row]:>14}" for table in tables.values()))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
