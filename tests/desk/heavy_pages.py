"""Five pages as large as may be, given at once: how much memory the bot's own process comes to, over what it had before.

Run as `python -m tests.desk.heavy_pages rss|traced`; prints the bytes. The pages are sent by a process of their own.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import multiprocessing
import re
import socket
import sys
import tracemalloc
from pathlib import Path
from threading import Thread

from bot.adapters.extraction import Extractor
from bot.adapters.store import Store
from bot.adapters.web import Web
from bot.desk.intake import Intake
from tests.adapters.web.net import HOST, Net

PAGES = 5
SIZE = 4_900_000
_SENTENCE = (
    "The ministers of both coasts met in the harbour and spoke for an hour about ferry number {} of the crossing."
)


def _page(number: int) -> bytes:
    """Mostly code, as heavy pages are, and a text of some length."""
    text = "".join(f"<p>{_SENTENCE.format(number * 1000 + line)}</p>" for line in range(400))
    head = f"<html><head><title>Crossing {number}</title><script>"
    tail = f"</script></head><body><article><h1>Crossing {number}</h1>{text}</article></body></html>"
    return (head + "x" * (SIZE - len(head) - len(tail)) + tail).encode()


def _serve(listener: socket.socket) -> None:
    """Answer all at once; every second page is packed, the others are as they are."""
    bodies = {number: _page(number) for number in range(PAGES)}
    bodies |= {number: gzip.compress(body, 1) for number, body in bodies.items() if number % 2}
    while True:
        Thread(target=_answer, args=(listener.accept()[0], bodies), daemon=True).start()


def _answer(talk: socket.socket, bodies: dict[int, bytes]) -> None:
    with talk, contextlib.suppress(OSError):
        found = re.match(rb"GET /(\d+) ", talk.recv(65_536))
        number = int(found[1]) if found else 0
        coding = "Content-Encoding: gzip\r\n" if number % 2 else ""
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}Content-Length: {len(bodies[number])}\r\n\r\n"
        talk.sendall(head.encode() + bodies[number])


def _status(field: str) -> int:
    found = re.search(rf"{field}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) * 1024 if found else 0


def _forgotten() -> int:
    """Have the system forget the most there has been, and give what there is."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _status("VmRSS")


async def _measured(port: int, way: str) -> int:
    async with Net() as net, Extractor.opened() as extractor, Store.opened("sqlite://") as store:
        net._ports[False] = port
        web = net.web()

        async def open_web() -> Web:
            return web

        async def open_extractor() -> Extractor:
            return extractor

        intake = Intake(open_web, open_extractor, store, now=net.clock)
        warm = await intake.gather(
            (), "<html><body><article><p>" + _SENTENCE.format(1) * 5 + "</p></article></body></html>"
        )
        await intake.gather(["http://nobody.example.org:70000/"])  # what is imported late is here now
        assert warm.documents
        if way == "traced":
            tracemalloc.start()
            before = tracemalloc.get_traced_memory()[0]
        else:
            before = _forgotten()
        found = await intake.gather([f"http://{HOST}/{number}" for number in range(PAGES)])
        most = tracemalloc.get_traced_memory()[1] if way == "traced" else _status("VmHWM")
        assert len(found.documents) == PAGES, found.failures
        return most - before


def main(way: str) -> None:
    """Measure, and print."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(listener,), daemon=True)
    server.start()
    try:
        print(asyncio.run(_measured(listener.getsockname()[1], way)))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main(sys.argv[1])
