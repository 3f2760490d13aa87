"""Taking in links, files and pastes together: one that fails spoils no other, and a page is fetched no more than need be."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.adapters.extraction import Extractor
from bot.adapters.messages import Post, Preview
from bot.adapters.store import Store
from bot.desk.intake import PIPED, Attached, Intake
from bot.domain.model import Document
from bot.errors import DocumentEmpty, DocumentMissing, DocumentTooLarge, FetchFailed, FetchRefused
from tests.adapters.web.net import HOST, Net, answer, moved
from tests.chat.exchanges import CALL, READOUT

LINK = f"http://{HOST}/ferry"
SENTENCES = (
    "Lirran President Ada Brandt and Tarnish Prime Minister Corin Vael spoke by telephone on Tuesday about the ferry.",
    "“The ferry will sail again before the winter,” Brandt told reporters in Lirra after the call had ended.",
    "Vael said that the crossing should stay open to everybody, according to the Tarnish Foreign Ministry.",
    "The crossing was closed in the spring, when a storm had carried away the pier on the Tarnish side.",
)


def page(*sentences: str) -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        "<html lang=en><head><title>The ferry sails again</title></head>"
        f"<body><article><h1>The ferry sails again</h1>{paragraphs}</article></body></html>"
    )


def served(*sentences: str, etag: str = "") -> bytes:
    headers = {"Content-Type": "text/html; charset=utf-8"} | ({"ETag": etag} if etag else {})
    return answer(page(*sentences).encode(), headers=headers)


@dataclass(slots=True)
class Desk:
    """A net of one's own, and what takes in from it."""

    net: Net
    intake: Intake


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with AsyncExitStack() as doors:
        net = await doors.enter_async_context(Net())
        extractor = await doors.enter_async_context(Extractor.opened())
        store = await doors.enter_async_context(Store.opened("sqlite://"))
        yield Desk(net, _intake(net, extractor, store))


def _intake(net: Net, extractor: Extractor, store: Store | None) -> Intake:
    web = net.web()

    async def open_web() -> object:
        return web

    async def open_extractor() -> Extractor:
        return extractor

    return Intake(open_web, open_extractor, store, now=net.clock, opens_files=True)  # type: ignore[arg-type]


async def test_one_that_cannot_be_read_spoils_no_other(desk: Desk, tmp_path: Path) -> None:
    """Of links, files and a paste each is read or failed by itself, in the order in which they were named."""
    desk.net.serves(LINK, served(*SENTENCES))
    (tmp_path / "readout.txt").write_text(READOUT, "utf8")
    named = [
        f"http://{HOST}/gone",
        LINK,
        "http://127.0.0.1/",
        str(tmp_path / "readout.txt"),
        str(tmp_path / "none.txt"),
    ]

    gathered = await desk.intake.gather(named, CALL)

    assert [LINK, "", ""] == [document.url for document in gathered.documents]
    assert [READOUT, CALL] == [document.text for document in gathered.documents[1:]]
    assert [FetchFailed, FetchRefused, DocumentMissing] == [type(failure) for failure in gathered.failures]
    assert not desk.net.strayed


async def test_a_page_is_a_document_with_what_is_known_of_it(desk: Desk) -> None:
    """Text by paragraphs, title, host, address and language come out; the navigation does not."""
    desk.net.serves(LINK, served(*SENTENCES))

    gathered = await desk.intake.gather([LINK])

    expected = Document("\n\n".join(SENTENCES), HOST, "The ferry sails again", language="en", url=LINK)
    [document] = gathered.documents
    assert expected.text.split() == document.text.split()
    assert (expected.publisher, expected.title, expected.language) == (
        document.publisher,
        document.title,
        document.language,
    )


async def test_a_page_is_not_fetched_twice_in_an_hour(desk: Desk) -> None:
    """What was read within the hour is given again as it was, however its link is spelt."""
    desk.net.serves(LINK, served(*SENTENCES))
    first = await desk.intake.gather([LINK])
    desk.net.clock.passes(minutes=59)

    again = await desk.intake.gather([f"{LINK}?utm_source=letter#top", LINK])

    assert first.documents == again.documents
    assert 1 == len(desk.net.asked)


async def test_where_a_redirect_led_is_known_by_both_links(desk: Desk) -> None:
    """A short link and the page it leads to are one page."""
    desk.net.serves(f"http://{HOST}/short", moved(LINK))
    desk.net.serves(LINK, served(*SENTENCES))
    first = await desk.intake.gather([f"http://{HOST}/short"])

    again = await desk.intake.gather([LINK])

    assert first.documents == again.documents
    assert 2 == len(desk.net.asked)


async def test_what_came_over_http_answers_no_https_link(desk: Desk) -> None:
    """Someone on the way could have written what http brought: the same link by https is fetched anew."""
    desk.net.serves(LINK, served(*SENTENCES))
    await desk.intake.gather([LINK])

    again = await desk.intake.gather([LINK.replace("http:", "https:")])

    assert [LINK.replace("http:", "https:")] == [document.url for document in again.documents]
    assert 2 == len(desk.net.asked)


async def test_a_page_read_before_is_asked_whether_it_changed(desk: Desk) -> None:
    """After the hour the server is asked with what it told of the page, and a page unchanged is the one that was kept."""
    desk.net.serves(LINK, served(*SENTENCES, etag='"one"'), answer(status=304, headers={}))
    first = await desk.intake.gather([LINK])
    desk.net.clock.passes(hours=2)

    again = await desk.intake.gather([LINK])

    assert first.documents == again.documents
    assert ['"one"'] == [asked.headers["if-none-match"] for asked in desk.net.asked[1:]]


async def test_http_has_no_word_on_what_https_brought(desk: Desk) -> None:
    """Someone on the way may say that a page is unchanged, or another: what came over https neither lasts by it nor goes."""
    secure = LINK.replace("http:", "https:")
    desk.net.serves(
        LINK, served(*SENTENCES, etag='"one"'), served("Nothing at all was said at the harbour.", *SENTENCES)
    )
    first = await desk.intake.gather([secure])
    desk.net.clock.passes(hours=2)

    await desk.intake.gather([LINK])
    desk.net.serves(LINK, answer(status=304, headers={}))
    again = await desk.intake.gather([secure])

    assert first.documents == again.documents
    assert ["", '"one"'] == [asked.headers.get("if-none-match", "") for asked in desk.net.asked[1:]]


async def test_a_change_of_a_page_is_told(desk: Desk) -> None:
    """A sentence dropped since the page was last read is news, and told with the day it was read."""
    desk.net.serves(LINK, served(*SENTENCES), served(*SENTENCES[:2], SENTENCES[3]))
    await desk.intake.gather([LINK])
    desk.net.clock.passes(days=2)

    again = await desk.intake.gather([LINK])

    assert ("The page’s text changed since 1 March 2026: one sentence was dropped.",) == again.notices


async def test_the_same_story_twice_is_told(desk: Desk, tmp_path: Path) -> None:
    """A paper that prints the agency's story is no second account."""
    desk.net.serves(LINK, served(*SENTENCES))
    (tmp_path / "copy.txt").write_text("\n\n".join(["Wire report", *SENTENCES]), "utf8")

    gathered = await desk.intake.gather([LINK, str(tmp_path / "copy.txt")])

    assert (f"Text 2 is the same story as text 1 ({HOST}).",) == gathered.notices


async def test_one_text_at_two_addresses_is_read_once_and_that_is_told(desk: Desk) -> None:
    """What two sites print word for word is one document, and its reader knows why there is only one."""
    desk.net.serves(LINK, served(*SENTENCES))
    desk.net.serves("http://mirror.example.org/ferry", served(*SENTENCES))

    gathered = await desk.intake.gather([LINK, "http://mirror.example.org/ferry"])

    assert 1 == len(gathered.documents)
    assert ("What was given twice over, word for word, is read once.",) == gathered.notices


async def test_what_may_no_longer_be_visited_is_not_shown_from_what_was_kept(desk: Desk) -> None:
    """The link is judged before anything that was kept of its page is looked at."""
    desk.net.serves(f"http://{HOST}:8080/ferry", served(*SENTENCES))

    gathered = await desk.intake.gather([f"http://{HOST}:8080/ferry"])

    assert ((), [FetchRefused]) == (gathered.documents, [type(failure) for failure in gathered.failures])


async def test_a_web_page_in_a_file_is_taken_apart(desk: Desk, tmp_path: Path) -> None:
    """A page saved from a browser is read like one that is fetched; it has no address."""
    (tmp_path / "saved.html").write_text(page(*SENTENCES), "utf8")

    gathered = await desk.intake.gather([str(tmp_path / "saved.html")])

    [document] = gathered.documents
    assert "\n\n".join(SENTENCES).split() == document.text.split()
    assert "" == document.url


async def test_standard_input_may_be_a_page_or_nothing(desk: Desk) -> None:
    """What is piped in is told by its bytes; nothing at all is a failure of its own kind."""
    piped = await desk.intake.gather([PIPED], piped=io.BytesIO(page(*SENTENCES).encode()))
    empty = await desk.intake.gather([PIPED], piped=io.BytesIO(b" \n"))

    assert 1 == len(piped.documents)
    assert [DocumentEmpty] == [type(failure) for failure in empty.failures]


async def test_a_paste_of_two_readouts_is_two_documents(desk: Desk) -> None:
    """Two accounts pasted one under the other are told apart where the text says so; a file keeps its text whole."""
    paste = (
        "Readout of President Brandt’s Call with Prime Minister Vael\n\nPresident Brandt spoke with Prime Minister Vael of Tarn. "
        "She underscored the importance of the ferry and called for calm on both shores.\n\n"
        "Readout of Prime Minister Vael’s Call with President Brandt\n\nPrime Minister Vael spoke with President Brandt of Lirra. "
        "He reiterated that the crossing should stay open and thanked her for the call.\n"
    )

    gathered = await desk.intake.gather(text=paste)

    assert 2 == len(gathered.documents)
    assert all(document.text in paste for document in gathered.documents)


async def test_without_a_store_links_are_read_all_the_same() -> None:
    """Nothing is remembered, and nothing is lost but the memory."""
    async with Net() as net, Extractor.opened() as extractor:
        net.serves(LINK, served(*SENTENCES))

        gathered = await _intake(net, extractor, None).gather([LINK])

    assert 1 == len(gathered.documents)


def attached(
    name: str, content: bytes, size: int = 0, media_type: str = "text/plain", *, is_paste: bool = False
) -> Attached:
    async def sent() -> bytes:
        return content

    return Attached(name, size or len(content), media_type, sent, is_paste=is_paste)


def failing(name: str) -> Attached:
    async def lost() -> bytes:
        raise DocumentMissing(f"{name} could not be had.")

    return Attached(name, 10, "text/plain", lost)


async def test_a_message_is_taken_in_with_all_that_hangs_on_it(desk: Desk) -> None:
    """Links, words, attached files and posts come out in that order; one that is lost is told and spoils no other."""
    desk.net.serves(LINK, served(*SENTENCES))
    files = [
        attached("readout.txt", READOUT.encode()),
        failing("gone.txt"),
        attached("saved.html", page(*reversed(SENTENCES)).encode(), media_type="text/html"),
    ]
    post = Post("“Nobody will stop the ferry,” the mayor of Lirra said on Friday evening.", "mayor")

    gathered = await desk.intake.gather([LINK], CALL, attached=files, posts=[post])

    expected = [SENTENCES[0], CALL, READOUT, SENTENCES[-1], post.text]
    assert [True] * 5 == [one.text.startswith(text) for one, text in zip(gathered.documents, expected, strict=True)]
    assert ["gone.txt could not be had."] == [str(failure) for failure in gathered.failures]


async def test_what_is_attached_is_bound_by_the_limit_of_the_intake(desk: Desk) -> None:
    """A text past the limit that was set is refused, and a file declared too large is not even asked for."""

    async def unasked() -> bytes:
        raise AssertionError("a file that is too large was asked for")

    intake = Intake(desk.intake._web, desk.intake._extractor, limit=40, opens_files=True)
    files = [attached("long.txt", b"word " * 20), Attached("huge.pdf", 30_000_000, "application/pdf", unasked)]

    gathered = await intake.gather(attached=files)

    assert [DocumentTooLarge, DocumentTooLarge] == [type(failure) for failure in gathered.failures]


async def test_a_long_message_made_a_file_of_is_a_paste(desk: Desk) -> None:
    """Two accounts one under the other are told apart in a paste, and a file of somebody's keeps its text whole."""
    paste = (
        "Readout of President Brandt’s Call with Prime Minister Vael\n\nPresident Brandt spoke with Prime Minister Vael of Tarn. "
        "She underscored the importance of the ferry and called for calm on both shores.\n\n"
        "Readout of Prime Minister Vael’s Call with President Brandt\n\nPrime Minister Vael spoke with President Brandt of Lirra. "
        "He reiterated that the crossing should stay open and thanked her for the call.\n"
    ).encode()

    as_paste = await desk.intake.gather(attached=[attached("message.txt", paste, is_paste=True)])
    as_file = await desk.intake.gather(attached=[attached("both.txt", paste)])

    assert (2, 1) == (len(as_paste.documents), len(as_file.documents))


async def test_a_preview_counts_only_where_nothing_else_could_be_read(desk: Desk) -> None:
    """What a platform shows of a page is second best: it stands in for the page, never beside it."""
    preview = Preview("Brandt and Vael spoke about the ferry on Tuesday.", "The ferry", LINK)
    post = Post("", previews=(preview,), forwarded=(Post("", previews=(preview,)),))

    without = await desk.intake.gather([LINK], posts=[post])
    desk.net.serves(LINK, served(*SENTENCES))
    beside = await desk.intake.gather([LINK], posts=[post])

    assert [preview.description] == [document.text for document in without.documents]
    assert [FetchFailed] == [type(failure) for failure in without.failures]
    assert [SENTENCES[0]] == [document.text.split("\n\n")[0] for document in beside.documents]


async def test_a_page_many_ask_for_at_once_is_fetched_and_read_once() -> None:
    """Five people with one link are told of one page, without a store too; a failure is shared and then forgotten."""
    async with Net() as net, Extractor.opened() as extractor:
        intake = _intake(net, extractor, None)
        links = [LINK, f"{LINK}?utm_source=a", f"{LINK}#b", LINK, LINK]
        failed = await asyncio.gather(*(intake.gather([link]) for link in links))
        asked = len(net.asked)
        net.serves(LINK, served(*SENTENCES))

        read = await asyncio.gather(*(intake.gather([link]) for link in links))

    assert [1] * 5 == [len(one.failures) for one in failed]
    assert 1 == asked
    assert 2 == len(net.asked)
    assert all(one.documents[0] is read[0].documents[0] for one in read)


async def test_one_who_leaves_takes_no_page_from_another() -> None:
    """Who asked first and stops waiting does not stop what another waits for."""
    async with Net() as net, Extractor.opened() as extractor:
        intake = _intake(net, extractor, None)
        net.serves(LINK, served(*SENTENCES))
        begun = asyncio.Event()
        first = asyncio.create_task(intake.gather([LINK], say=lambda _: begun.set()))
        second = asyncio.create_task(intake.gather([LINK]))
        await begun.wait()
        first.cancel()

        assert 1 == len((await second).documents)


@pytest.mark.parametrize("shape", ["<{}>", "[The ferry]({})", "[The ferry](<{}>),", "“{}”", "({}).", "{},"])
async def test_a_link_copied_out_of_a_text_is_a_link(desk: Desk, shape: str) -> None:
    """Angle brackets, Markdown, quotation marks and the marks of a sentence around an address are no part of it."""
    desk.net.serves(LINK, served(*SENTENCES))

    gathered = await desk.intake.gather([shape.format(LINK)])

    assert [LINK] == [document.url for document in gathered.documents]


async def test_a_file_of_this_machine_is_opened_for_whoever_sits_at_it_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(CALL, "utf8")
    intake = Intake(desk.intake._web, desk.intake._extractor)

    gathered = await intake.gather([str(tmp_path / "secret.txt"), f"file://{tmp_path}/secret.txt"])

    assert () == gathered.documents
    assert 2 == len(gathered.failures)


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the most a process has had")
@pytest.mark.parametrize("way", ["rss", "traced"])
def test_five_of_the_largest_pages_at_once_stay_within_30_megabytes(way: str) -> None:
    """What is fetched, unpacked, handed on and kept is bounded together, not only each page by itself."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.desk.heavy_pages", way], capture_output=True, text=True, timeout=100, check=False
    )

    assert 0 == ended.returncode, ended.stderr
    assert int(ended.stdout.splitlines()[-1]) < 30_000_000


async def test_pastes_and_quick_pages_wait_for_no_slow_one() -> None:
    """Sixty pages that never end keep nobody waiting who pastes, or whose page is quick."""

    asked = asyncio.Semaphore(0)

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.release()
        await reader.read()

    async with Net() as net, Extractor.opened() as extractor:
        net.serves(LINK, served(*SENTENCES))
        slow = [f"{LINK}/slow/{number}" for number in range(60)]
        for link in slow:
            net.serves(link, silent)
        intake = _intake(net, extractor, None)
        waiting = [asyncio.create_task(intake.gather([link])) for link in slow]
        for _ in slow:
            await asked.acquire()
        pasted, fetched = await asyncio.gather(intake.gather((), READOUT), intake.gather([LINK]))
        still = [task for task in waiting if not task.done()]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    assert (1, 1, len(slow)) == (len(pasted.documents), len(fetched.documents), len(still))
