"""However long a text is, the event loop is free for everyone else while it is worked on."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType

from bot.adapters.model import LanguageModel
from bot.adapters.prompts import Prompts
from bot.desk import Desk
from bot.desk.aside import aside
from bot.desk.writing import Writer
from bot.domain.model import Document
from tests.adapters.model_server import Answer, Asked, ModelServer, says
from tests.benchmarks.articles import article
from tests.benchmarks.scribe import account, drafted, reported

LENGTH = 100_000
MOST = 40_000
"""Python calls of ours in one turn of the loop: about ten milliseconds. Reading such a text takes millions."""


class Turns:
    """Counts the calls made on the loop's thread between one callback of the loop and the next."""

    def __init__(self) -> None:
        self.longest = 0
        self._calls = 0
        self._turn: CodeType = asyncio.Handle._run.__code__

    def called(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        if frame.f_code is self._turn:
            self._calls = 0
        self._calls += 1
        self.longest = max(self.longest, self._calls)


@contextmanager
def _counted() -> Iterator[Turns]:
    turns = Turns()
    before = sys.getprofile()
    sys.setprofile(turns.called)
    try:
        yield turns
    finally:
        sys.setprofile(before)


async def test_a_long_text_read_by_cues_leaves_the_loop_free() -> None:
    """Reading a long text, summing it up and answering about it hold up nobody else."""
    document = Document(article(LENGTH))
    desk = Desk()

    with _counted() as turns:
        report = await desk.read([document])
        reply = await desk.answer(f"What did {report.exchange.statements[0].speaker.name} say?", report.exchange)

    assert reply.answer.claims
    assert turns.longest < MOST


async def test_a_long_text_read_with_a_model_leaves_the_loop_free() -> None:
    """Nor does holding what a model says of it against the text."""

    def script(asked: Asked) -> Answer:
        is_reading = "statements" in asked.properties
        prompt = asked.body["messages"][-1]["content"]
        return says(reported(prompt) if is_reading else drafted(prompt))

    document = Document(account(1, LENGTH, LENGTH).text)
    with ModelServer(script) as server:
        model = LanguageModel(
            "scripted", base_url=server.url, timeout=60, context=400_000, reply_tokens=200_000, retries=0
        )
        desk = Desk(Writer(model, Prompts.shipped(), server.url))
        await desk.read([Document(account(2).text)])  # what is imported late is not what is counted
        with _counted() as turns:
            report = await desk.read([document])
        await model.close()

    assert report.exchange.readings[0].reader
    assert report.exchange.statements
    assert turns.longest < MOST


async def test_no_short_text_waits_for_a_long_one() -> None:
    """While a long text is worked on, a short one is done."""
    may_end = threading.Event()
    long = asyncio.create_task(aside(may_end.wait, LENGTH))

    assert await aside(lambda: "done", 100) == "done"
    may_end.set()
    assert await long


async def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    """Work whose turn has not come is dropped with whoever asked for it."""
    may_end = threading.Event()
    begun: list[str] = []
    first = asyncio.create_task(aside(may_end.wait))
    second = asyncio.create_task(aside(lambda: begun.append("second")))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    may_end.set()
    await first
    await aside(lambda: begun.append("third"))

    assert begun == ["third"]
