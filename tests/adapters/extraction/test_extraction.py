"""The extracting process, the real one: what it gives back, what it may not do, and that no page holds up the bot."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.adapters.article import article
from bot.adapters.extraction import Extractor
from bot.adapters.page import Page
from bot.domain.model import DocumentKind
from bot.errors import DocumentEmpty, DocumentError, DocumentStuck, DocumentTooLarge
from tests.adapters.article.stories import FERRY, RUSSIAN
from tests.adapters.article.templates import drupal, pages, wordpress
from tests.adapters.extraction.hostile import HOSTILE

LATE = 0.1
"""Seconds a heartbeat may be late."""


def _page(markup: str, name: str = "") -> Page:
    return Page(markup.encode(), name=name, media_type="text/html", url="https://www.paper.example/a")


@pytest_asyncio.fixture
async def extractor() -> AsyncIterator[Extractor]:
    async with Extractor.opened(seconds=20) as opened:
        yield opened


class Heart:
    """Beats a hundred times a second, and knows by how much its latest beat was."""

    def __init__(self) -> None:
        self.latest = 0.0
        self._task = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            self.latest = max(self.latest, time.perf_counter() - began - 0.01)

    def stop(self) -> None:
        self._task.cancel()


async def test_a_page_comes_back_as_if_read_here(extractor: Extractor) -> None:
    """What the process finds is what the function finds: every field of it crosses over and back."""
    page = Page(
        wordpress(RUSSIAN).encode(),
        name="the link",
        media_type="text/html",
        charset="utf-8",
        url="https://www.paper.example/a",
        fetched=datetime(2026, 3, 4, tzinfo=UTC),
    )

    extract = await extractor.extract(page)

    assert article(page) == extract


async def test_a_failure_comes_back_with_its_sentence(extractor: Extractor) -> None:
    """A failure is raised here as what it was there, in the same words."""
    with pytest.raises(DocumentEmpty, match="There is no text of an article on the link"):
        await extractor.extract(_page("<html><body></body></html>", "the link"))


async def test_plain_text_is_read_as_it_stands(extractor: Extractor) -> None:
    """A text file behind a link is no page, whatever brackets it holds."""
    page = Page(
        FERRY.title.encode() + b"\n\nHollin <the elder> said so.\n",
        media_type="text/plain",
        url="https://a.example/t.txt",
    )

    extract = await extractor.extract(page)

    assert f"{FERRY.title}\n\nHollin <the elder> said so.\n" == extract.documents[0].text


async def test_a_text_longer_than_the_limit_is_refused(extractor: Extractor) -> None:
    """A text of more than a million characters never crosses over."""
    with pytest.raises(DocumentTooLarge):
        await extractor.extract(_page("<p>" + "A sentence of some length. " * 40_000))


async def test_no_socket_is_opened_over_all_pages(extractor: Extractor) -> None:
    """No library asks for the network while it takes a page apart."""
    kinds = {(await extractor.extract(_page(made.markup))).documents[0].kind for made in pages()}

    assert extractor.refused == 0
    assert DocumentKind.ARTICLE in kinds


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def impatient() -> AsyncIterator[Extractor]:
    async with Extractor.opened(seconds=1.0, processes=1) as opened:
        yield opened


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_page_holds_nothing_up(name: str, impatient: Extractor) -> None:
    """Each is read or killed in time, the bot's heart goes on, and the next page is read."""
    page = Page(HOSTILE[name], name="The page", media_type="text/html", url="https://www.paper.example/a")
    heart = Heart()
    began = time.perf_counter()
    with contextlib.suppress(DocumentError):
        await impatient.extract(page)
    took = time.perf_counter() - began
    following = await impatient.extract(_page(drupal(FERRY)))
    heart.stop()

    assert took < 4
    assert heart.latest < LATE
    assert FERRY.gold == following.documents[0].text


async def test_a_page_that_takes_too_long_says_so() -> None:
    """The sentence names the page and the limit, and says what to do."""
    page = Page(HOSTILE["a megabyte of attributes on one tag"], name="The page", media_type="text/html")
    async with Extractor.opened(seconds=0.3) as extractor:
        with pytest.raises(DocumentStuck, match=r"The page took longer than 0\.3 seconds .* paste"):
            await extractor.extract(page)


async def test_a_page_that_takes_too_much_memory_is_given_up() -> None:
    """Where memory runs out the process goes, and the next page finds another."""
    page = Page(HOSTILE["one text of five megabytes"], name="The page", media_type="text/html")
    async with Extractor.opened(seconds=20, memory=110_000_000) as extractor:
        with pytest.raises(DocumentStuck, match="memory"):
            await extractor.extract(page)
        following = await extractor.extract(_page(drupal(FERRY)))

    assert FERRY.gold == following.documents[0].text


async def test_cancelling_ends_the_work() -> None:
    """Who no longer waits leaves no process working, and the next page is read."""
    page = Page(HOSTILE["a megabyte of attributes on one tag"], media_type="text/html")
    async with Extractor.opened(seconds=20, processes=1) as extractor:
        await extractor.extract(_page(drupal(FERRY)))
        asked = asyncio.create_task(extractor.extract(page))
        await asyncio.wait([asked], timeout=0.2)
        asked.cancel()
        await asyncio.wait([asked])
        began = time.perf_counter()
        following = await extractor.extract(_page(drupal(FERRY)))

    assert asked.cancelled()
    assert time.perf_counter() - began < 10
    assert FERRY.gold == following.documents[0].text


async def test_many_pages_wait_for_their_turn(extractor: Extractor) -> None:
    """Pages asked for at once are each read, by no more processes than there may be."""
    extracts = await asyncio.gather(*(extractor.extract(_page(drupal(FERRY))) for _ in range(12)))

    assert [FERRY.gold] * 12 == [extract.documents[0].text for extract in extracts]


def test_the_process_has_no_door_to_the_world() -> None:
    """Sockets, programs and files to write are refused, and what asked for the network is counted."""
    code = (
        "import os, sys, socket, subprocess\n"
        "from bot.adapters.extraction.child import Fence\n"
        "fence = Fence(); sys.addaudithook(fence)\n"
        "tries = [lambda: socket.socket(), lambda: socket.getaddrinfo('localhost', 80), lambda: subprocess.run(['true']),\n"
        "         lambda: open('/tmp/never-written', 'w'), lambda: os.system('true'), lambda: os.remove('/tmp/never-written')]\n"
        "shut = 0\n"
        "for one in tries:\n"
        "    try: one()\n"
        "    except PermissionError: shut += 1\n"
        "print(shut, len(tries), fence.refused)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["6", "6", "2"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is known of a process is read from /proc")
async def test_the_process_is_told_no_key(monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> None:
    """A key in our environment is not in the process's."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    before = set(_children())
    await extractor.extract(_page(drupal(FERRY)))
    started = set(_children()) - before

    environments = [_environment(pid) for pid in started]

    assert len(environments) == 1
    assert b"PYTHONPATH" in environments[0]
    assert b"sk-secret" not in environments[0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is known of a process is read from /proc")
async def test_a_process_that_died_while_idle_costs_no_page(extractor: Extractor) -> None:
    """Killed by the system between two pages, it is noticed, and the next page is read by a fresh one."""
    before = set(_children())
    await extractor.extract(_page(wordpress(FERRY)))
    [died] = set(_children()) - before
    os.kill(int(died), signal.SIGKILL)

    extract = await extractor.extract(_page(wordpress(FERRY)))

    assert article(_page(wordpress(FERRY))) == extract
    assert {died}.isdisjoint(_children())


async def test_nothing_is_left_running() -> None:
    """Closing the extractor ends its processes."""
    before = set(_children())
    async with Extractor.opened() as extractor:
        await extractor.extract(_page(drupal(FERRY)))

    assert before == set(_children())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is known of a process is read from /proc")
async def test_ctrl_c_in_the_terminal_is_not_for_the_process(extractor: Extractor) -> None:
    """An interrupt that every process of the terminal gets does not end it."""
    before = set(_children())
    await extractor.extract(_page(drupal(FERRY)))
    started = set(_children()) - before
    for pid in started:
        os.kill(int(pid), signal.SIGINT)

    await extractor.extract(_page(drupal(FERRY)))

    assert started == set(_children()) - before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is known of a process is read from /proc")
def test_the_process_dies_with_the_bot() -> None:
    """A bot killed in the middle of a page leaves no process behind."""
    code = (
        "import asyncio, os\n"
        "from pathlib import Path\n"
        "from bot.adapters.extraction import Extractor\n"
        "from bot.adapters.page import Page\n"
        "async def main():\n"
        "    async with Extractor.opened() as extractor:\n"
        "        await extractor.extract(Page(b'<p>One two three four five.</p>', media_type='text/html'))\n"
        "        work = asyncio.create_task(extractor.extract(Page(b'<p ' + b' '.join(b'a%d=1' % n for n in range(110000)), media_type='text/html')))\n"
        "        await asyncio.wait([work], timeout=0.2)\n"
        "        print(Path(f'/proc/{os.getpid()}/task/{os.getpid()}/children').read_text(), flush=True)\n"
        "        os._exit(9)\n"
        "asyncio.run(main())\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    pids = run.stdout.split()
    deadline = time.monotonic() + 5
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        os.sched_yield()

    assert (9, 1) == (run.returncode, len(pids))
    assert not any(_runs(pid) for pid in pids)


def test_plain_text_needs_none_of_it() -> None:
    """Reading a text file loads neither parser nor extractor."""
    code = "import sys, bot.cli, bot.adapters.extraction; print([one for one in ('lxml', 'trafilatura', 'htmldate') if one in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def _children() -> list[str]:
    """The processes that we started and that still run."""
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()


def _environment(pid: str) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


def _runs(pid: str) -> bool:
    """Does a process still run? One that waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
