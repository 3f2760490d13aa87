"""A process that keeps exchange after exchange and names each once it is kept, until it is killed."""

from __future__ import annotations

import asyncio
import sys
from itertools import count

import structlog

from bot.adapters.store import Store
from tests.adapters.exchanges import NOON, a_document, a_reading, an_exchange


def nth(number: int) -> tuple[str, str]:
    """Give the id and the text of the exchange of that number."""
    return (
        f"exchange {number}",
        f"Ilse Brandt said it for the {number}th time, and was heard, and said it again once more that day.",
    )


async def main(url: str, start: int) -> None:
    async with Store.opened(url) as store:
        for number in count(start):
            id, text = nth(number)
            reading = a_reading(a_document(text), statements=40)
            await store.keep(reading, "1")
            await store.keep_exchange(an_exchange(id, reading), "console", NOON)
            print(number, flush=True)


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
