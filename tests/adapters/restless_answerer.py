"""A process that accepts request after request and answers each, naming every step once it is kept, until it is killed."""

from __future__ import annotations

import asyncio
import sys
from itertools import count

import structlog

from bot.adapters.store import Store
from bot.adapters.store.inbox import Place, Request
from tests.adapters.exchanges import NOON


def a_request(number: int) -> Request:
    return Request(f"{number}", "g", "c", "ada", f"question {number}", accepted=NOON)


async def main(url: str, start: int) -> None:
    async with Store.opened(url) as store:
        inbox = store.inbox
        for number in count(start):
            id = f"{number}"
            await inbox.accept(a_request(number))
            print(f"accepted {id}", flush=True)
            await inbox.begin(id)
            print(f"begun {id}", flush=True)
            await inbox.replied(id, f"reply {id}")
            print(f"replied {id}", flush=True)
            await inbox.place(Place(f"reply {id}", "c", "e", "g", "c", "ada"))
            print(f"placed {id}", flush=True)
            await inbox.answered(id, "e", NOON)
            print(f"answered {id}", flush=True)


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
