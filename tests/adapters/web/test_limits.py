"""Whatever a server sends or withholds, a fetch ends in time, in little memory, with a sentence."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections.abc import Awaitable, Callable

import pytest
import structlog

from bot.adapters.page import Page
from bot.adapters.web import Limits
from bot.adapters.web.connecting import Crowded, Wire, look_up, make_socket
from bot.adapters.web.unpacking import Unpacking
from bot.errors import FetchError, FetchTimedOut, FetchUnreachable, FetchUnsuitable
from tests.adapters.web.net import HOST, PAGE, Net, Play, answer, moved

QUICK = Limits(seconds=0.3, size=65_536)
SMALL = Limits(seconds=5, size=65_536)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
ZEROS = bytes(10_000_000)


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _packed(body: bytes, encoding: str) -> bytes:
    return answer(body, headers={"Content-Type": "text/html", "Content-Encoding": encoding})


def _drips(opening: bytes, drop: bytes) -> Play:
    """Sends a drop now and then, for as long as anyone listens."""

    async def play(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(opening)
        while True:
            writer.write(drop)
            await writer.drain()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    if not await reader.read():
                        return

    return play


def _pours(opening: bytes, bucket: bytes) -> Play:
    """Sends as fast as the listener takes it, for ever."""

    async def play(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(opening)
        while not writer.is_closing():
            writer.write(bucket)
            await writer.drain()

    return play


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


@pytest.mark.parametrize(
    ("pack", "encoding"),
    [
        (gzip.compress, "gzip"),
        (gzip.compress, "x-gzip"),
        (gzip.compress, "GZIP"),
        (gzip.compress, "identity, gzip"),
        (zlib.compress, "deflate"),
        (_raw_deflate, "deflate"),
        (lambda content: gzip.compress(content[:3]) + gzip.compress(content[3:]), "gzip"),
        (lambda content: gzip.compress(content) + b"rubbish", "gzip"),
        (bytes, "identity"),
        (bytes, ""),
    ],
)
async def test_packed_bodies_are_unpacked(net: Net, pack: Callable[[bytes], bytes], encoding: str) -> None:
    """As gzip, in one member or several, and as either thing that is called deflate."""
    net.serves(PAGE, _packed(pack(b"Talks were held." * 999), encoding))

    page = await net.web(limits=SMALL).fetch(PAGE)

    assert isinstance(page, Page)
    assert b"Talks were held." * 999 == page.content


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (gzip.compress(ZEROS), "gzip", "larger"),
        (zlib.compress(ZEROS), "deflate", "larger"),
        (_raw_deflate(ZEROS), "deflate", "larger"),
        (gzip.compress(bytes(60_000)) * 2, "gzip", "larger"),
        (gzip.compress(gzip.compress(ZEROS)), "gzip, gzip", "packed in a way"),
        (gzip.compress(gzip.compress(ZEROS)), "gzip,deflate", "packed in a way"),
        (b"x", "br", "packed in a way"),
        (b"x", "zstd", "packed in a way"),
        (b"x", "<b>", "packed in a way"),
        (gzip.compress(b"") * 2_000, "gzip", "damaged"),
        (b"not packed at all", "gzip", "damaged"),
        (b"\xff\xff\xff\xff", "deflate", "damaged"),
        (bytes(65_537), "", "larger"),
    ],
)
async def test_bombs_and_rubbish_are_left(net: Net, body: bytes, encoding: str, said: str) -> None:
    """Single, double, in members, in a packing we never asked for."""
    net.serves(PAGE, _packed(body, encoding))

    with pytest.raises(FetchUnsuitable, match=said):
        await net.web(limits=SMALL).fetch(PAGE)


@pytest.mark.parametrize(
    ("transfer", "encoding"), [("gzip, chunked", "gzip"), ("br, chunked", ""), ("gzip, gzip, chunked", ""), ("br", "")]
)
async def test_a_transfer_is_not_packed_otherwise(net: Net, transfer: str, encoding: str) -> None:
    """Nothing is packed twice between the two headers that can say so."""
    body = b"3\r\n\x1f\x8b\x08\r\n0\r\n\r\n"
    net.serves(PAGE, HEAD + f"Transfer-Encoding: {transfer}\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + body)

    with pytest.raises(FetchUnsuitable):
        await net.web(limits=SMALL).fetch(PAGE)


async def test_a_page_packed_twice_under_one_name_stays_packed_once(net: Net) -> None:
    """What is inside is not unpacked again."""
    net.serves(PAGE, _packed(gzip.compress(gzip.compress(ZEROS)), "gzip"))

    page = await net.web(limits=SMALL).fetch(PAGE)

    assert isinstance(page, Page)
    assert gzip.compress(ZEROS)[:4] == page.content[:4]


@pytest.mark.parametrize(
    ("play", "failure"),
    [
        (HEAD + b"Content-Length: 100\r\n\r\nshort", FetchUnreachable),
        (HEAD + b"Content-Length: 99999999999\r\n\r\nshort", FetchUnsuitable),
        (HEAD + b"Content-Length: -5\r\n\r\nshort", FetchUnsuitable),
        (HEAD + b"Content-Length: 5, 6\r\n\r\nshort!", FetchUnsuitable),
        (HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n0\r\n\r\n", FetchUnsuitable),
        (answer(b"Talks held. And more.", length=11), FetchUnsuitable),
        (CHUNKED + b"5\r\nsho", FetchUnreachable),
        (CHUNKED + b"5\r\nshort\r\n", FetchUnreachable),
        (CHUNKED + b"zz\r\nshort\r\n", FetchUnsuitable),
        (CHUNKED + b"ffffffffffffffffff\r\nshort\r\n", FetchUnsuitable),
        (_packed(gzip.compress(b"x" * 999)[:-9], "gzip"), FetchUnreachable),
        (_packed(b"\x1f", "gzip"), FetchUnreachable),
        (b"", FetchUnreachable),
        (b"HTTP/1.1 200", FetchUnreachable),
        (b"SSH-2.0-OpenSSH_9\r\n", FetchUnsuitable),
        (b"<html>", FetchUnsuitable),
        (b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n", FetchError),
        (HEAD + b"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(ZEROS), FetchError),
        (HEAD + b" folded\r\nX\x00: a\r\n\r\n", FetchUnsuitable),
        (HEAD + b"bad header\r\n\r\n", FetchUnsuitable),
        (HEAD + b"X: " + b"a" * 40_000 + b"\r\n\r\n", FetchUnsuitable),
        (HEAD + b"X: a\r\n" * 200 + b"\r\n", FetchUnsuitable),
        (b"HTTP/1.1 200 " + b"a" * 40_000 + b"\r\n\r\n", FetchUnsuitable),
        (_pours(CHUNKED, b"1000\r\n" + bytes(4096) + b"\r\n"), FetchUnsuitable),
        (_pours(HEAD + b"\r\n", bytes(4096)), FetchUnsuitable),
        (_pours(HEAD, b"X: " + b"a" * 4000 + b"\r\n"), FetchUnsuitable),
        (_pours(HEAD + b"X: ", b"a" * 4000), FetchUnsuitable),
    ],
)
async def test_a_broken_or_boundless_answer_ends(net: Net, play: bytes | Play, failure: type[FetchError]) -> None:
    """Lengths that lie, bodies that stop or never do, headers without end, what is no HTTP."""
    net.serves(PAGE, play)

    with pytest.raises(failure):
        await net.web(limits=SMALL).fetch(PAGE)


@pytest.mark.parametrize(
    "play",
    [
        _silent,
        _drips(b"", b"H"),
        _drips(HEAD, b"X: a\r\n"),
        _drips(HEAD + b"X: ", b"a"),
        _drips(HEAD + b"\r\n", b"a"),
        _drips(HEAD + b"Content-Length: 9999\r\n\r\n", b"a"),
        _drips(CHUNKED, b"1\r\na\r\n"),
        _drips(CHUNKED + b"5;", b"a"),
        _drips(CHUNKED + b"0\r\n", b"X: a\r\n"),
        _pours(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99),
        _pours(CHUNKED + b"1;", b"a" * 4000),
    ],
    ids=[
        "silence",
        "status",
        "headers",
        "header",
        "body",
        "length",
        "chunks",
        "extension",
        "trailers",
        "continues",
        "pour",
    ],
)
async def test_nothing_outlasts_the_limit(net: Net, play: Play) -> None:
    """Drips in status, headers, body, chunks; silence; a flood that is no answer."""
    net.serves(PAGE, play)
    began = time.monotonic()

    with pytest.raises(FetchError):
        await net.web(limits=QUICK).fetch(PAGE)

    assert time.monotonic() - began < QUICK.seconds + 1


async def test_a_long_policy_is_no_attack(net: Net) -> None:
    """A header of ten kilobytes is met in earnest."""
    net.serves(PAGE, answer(b"x", headers={"Content-Type": "text/html", "Content-Security-Policy": "a" * 10_000}))

    assert isinstance(await net.web(limits=SMALL).fetch(PAGE), Page)


async def test_a_fetch_that_timed_out_is_logged(net: Net) -> None:
    """One line for it, like any other."""
    net.serves(PAGE, _silent)
    with structlog.testing.capture_logs() as lines, pytest.raises(FetchTimedOut):
        await net.web(limits=QUICK).fetch(PAGE)

    assert [(HOST, "FetchTimedOut")] == [(line["host"], line["failure"]) for line in lines]


async def test_who_asks_later_for_another_purpose_waits_no_longer(net: Net) -> None:
    """The limit is each caller's own, whomever they wait for first."""
    net.serves(PAGE, _silent)
    web = net.web(limits=QUICK)
    began = time.monotonic()
    outcomes = await asyncio.gather(
        web.fetch(PAGE), web.fetch(PAGE, etag='"one"'), web.fetch(PAGE, automatic=True), return_exceptions=True
    )

    assert [FetchTimedOut] * 3 == [type(outcome) for outcome in outcomes]
    assert time.monotonic() - began < QUICK.seconds + 1


async def test_one_limit_holds_for_all_hops_together(net: Net) -> None:
    """Each hop below it, all of them above."""

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.2):
                await reader.read()
        writer.write(moved(f"/{len(net.asked)}"))

    net.serves(PAGE, slow)
    for n in range(9):
        net.serves(f"http://{HOST}/{n}", slow)
    began = time.monotonic()

    with pytest.raises(FetchTimedOut, match=r"0\.3 seconds"):
        await net.web(limits=QUICK).fetch(PAGE)

    assert time.monotonic() - began < QUICK.seconds + 1


async def test_silence_before_encryption_ends_too(net: Net) -> None:
    """A server that never shakes hands."""
    wire = net.wire()

    async def nobody(host: str, port: int) -> tuple[str, ...]:
        return await net.look_up(host, port)

    listener = socket.create_server(("127.0.0.1", 0))
    net._ports[True] = listener.getsockname()[1]
    with listener, pytest.raises(FetchTimedOut):
        await net.web(limits=QUICK, wire=Wire(nobody, wire.make_socket, wire.trust)).fetch(f"https://{HOST}/page")


async def test_a_look_up_that_hangs_is_left_behind(net: Net) -> None:
    """The limit holds for the resolver too."""

    async def hangs(host: str, port: int) -> tuple[str, ...]:
        await asyncio.Event().wait()
        return ()

    with pytest.raises(FetchTimedOut):
        await net.web(limits=QUICK, wire=Wire(hangs, make_socket)).fetch(PAGE)


@pytest.mark.parametrize(
    ("number", "said"), [(socket.EAI_NONAME, "No host called"), (socket.EAI_AGAIN, "could not be looked up")]
)
async def test_a_look_up_that_fails_is_told_apart_from_no_such_name(net: Net, number: int, said: str) -> None:
    """A name that does not exist is the link's fault, a resolver that does not answer is not."""

    async def fails(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(number, "told")

    with pytest.raises(FetchUnreachable, match=said):
        await net.web(limits=QUICK, wire=Wire(fails, make_socket)).fetch(PAGE)


async def test_the_system_is_asked_for_names() -> None:
    """The one name every system knows."""
    assert "127.0.0.1" in await look_up("localhost", 80)


def test_a_look_up_under_way_keeps_no_process_from_ending() -> None:
    """A program whose resolver hangs ends when it is done."""
    code = """
import asyncio, socket, threading
socket.getaddrinfo = lambda *_, **__: threading.Event().wait()
from bot.adapters.web.connecting import look_up
async def main():
    try:
        async with asyncio.timeout(0.05):
            await look_up("gazette.example.org", 80)
    except TimeoutError:
        print("left")
asyncio.run(main())
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False)

    assert ("left\n", 0) == (ended.stdout, ended.returncode)


@pytest.mark.parametrize(
    ("certificate", "trusted", "host"),
    [
        ("gazette.pem", None, HOST),
        ("expired.pem", "expired.pem", HOST),
        ("gazette.pem", "gazette.pem", "other.example.org"),
    ],
    ids=["unknown", "expired", "another's"],
)
async def test_a_certificate_that_does_not_hold_ends_it(certificate: str, trusted: str | None, host: str) -> None:
    """Of nobody known, out of date, or of another host: nothing is asked."""
    async with Net(certificate, trusted) as net:
        net.serves(f"https://{host}/page", answer(b"x"))

        with pytest.raises(FetchUnreachable, match="certificate"):
            await net.web(limits=SMALL).fetch(f"https://{host}/page")

        assert [] == net.asked


async def test_a_server_without_encryption_is_told(net: Net) -> None:
    """What answers in plain on the port of https is not trusted."""
    net._ports[True] = net.port

    with pytest.raises(FetchError):
        await net.web(limits=QUICK).fetch(f"https://{HOST}/page")


async def test_memory_stays_within_bounds(net: Net) -> None:
    """At the real size: a bomb of a gigabyte, headers of ten megabytes, chunks, continues and trailers without end.

    The servers' own memory counts as well: they run in the same process.
    """
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(1000)) + packer.flush()
    plays: list[bytes | Play] = [
        _packed(bomb, "gzip"),
        HEAD + b"X: " + b"a" * 10_000_000 + b"\r\n\r\n",
        HEAD + (b"X: " + b"a" * 4000 + b"\r\n") * 2500 + b"\r\n",
        _pours(CHUNKED, b"10000\r\n" + bytes(65_536) + b"\r\n"),
        _pours(CHUNKED + b"1;", b"a" * 65_536),
        _pours(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 999),
        _pours(CHUNKED + b"0\r\n", b"X: " + b"a" * 4000 + b"\r\n"),
    ]
    web = net.web(limits=Limits(seconds=0.5))
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for n, play in enumerate(plays):
            net.serves(f"{PAGE}/{n}", play)
            with pytest.raises(FetchError):
                await web.fetch(f"{PAGE}/{n}")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most - before < 30_000_000


BODY = b"<p>Talks were held.</p>"


@pytest.mark.parametrize(
    "play",
    [
        HEAD + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
        HEAD + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
        HEAD + b"Content-Length: +3\r\n\r\nabc",
        HEAD + b"Content-Length: 0x3\r\n\r\nabc",
        HEAD + b"Content-Length: 99999999999999999999\r\n\r\nabc",
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: x\r\n\r\nabc",
        HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        CHUNKED + b"0x3\r\nabc\r\n0\r\n\r\n",
        CHUNKED + b"-3\r\nabc\r\n0\r\n\r\n",
        b"HTTP/1.1 99999 Told\r\n\r\nabc",
        b"HTTP/1.1 204 None\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1\r\n /\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nLocation: http://example.org/\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 20_000,
    ],
    ids=[
        "two lengths",
        "one length twice",
        "plus",
        "hexadecimal length",
        "huge length",
        "chunks and length",
        "unknown transfer",
        "chunks in chunks",
        "hexadecimal chunk",
        "negative chunk",
        "status",
        "body of nothing",
        "folded place",
        "two places",
        "continues",
        "hints",
    ],
)
async def test_an_answer_that_can_be_read_in_two_ways_is_none(net: Net, play: bytes) -> None:
    """Lengths told twice or in other figures, transfers of unknown kind, a place over two lines, a flood of beginnings."""
    net.serves(PAGE, play)

    with pytest.raises(FetchError):
        await net.web(limits=QUICK).fetch(PAGE)

    assert {HOST} == set(net.looked_up)


@pytest.mark.parametrize(
    "opening",
    [
        HEAD + b"X: a\r\n folded\r\n",
        HEAD + b"X: a\r\n\tfolded: b\r\nRefresh: 0; url=http://127.0.0.1/\r\n",
        HEAD + b"Refresh: 0; url=http://127.0.0.1/\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: <http://127.0.0.1/>; rel=preload\r\n\r\n" + HEAD,
        b"HTTP/1.1 100 Continue\r\n\r\n" + HEAD + b"Link: <http://127.0.0.1/>; rel=preload\r\n",
    ],
    ids=["folded", "folded field", "refresh", "hints", "preload"],
)
async def test_what_a_header_hints_at_is_not_followed(net: Net, opening: bytes) -> None:
    """A page is had, and nothing else is asked for: neither what it refreshes to nor what is to be loaded with it."""
    net.serves(PAGE, opening + b"\r\n" + BODY)

    page = await net.web(limits=QUICK).fetch(PAGE)

    assert isinstance(page, Page)
    assert (BODY, [HOST], 1) == (page.content, net.looked_up, len(net.asked))


async def test_attacks_keep_no_honest_page_waiting(net: Net) -> None:
    """Among drips, floods and bombs, all at once, the pages that are in order arrive, and each attack ends in its time."""
    attacks: list[bytes | Play] = [
        _silent,
        _drips(b"", b"H"),
        _drips(CHUNKED, b"1\r\na\r\n"),
        _pours(CHUNKED + b"1;", b"a" * 4000),
        _pours(HEAD, b"X: " + b"a" * 4000 + b"\r\n"),
        _packed(gzip.compress(ZEROS), "gzip"),
        _packed(gzip.compress(b"x" * 999)[:-9], "gzip"),
        moved("http://127.0.0.1/"),
    ]
    web = net.web(limits=Limits(seconds=2, size=65_536))
    for n in range(32):
        net.serves(f"{PAGE}/bad/{n}", attacks[n % len(attacks)])
        net.serves(f"{PAGE}/good/{n}", answer(BODY))
    links = [f"{PAGE}/{kind}/{n}" for n in range(32) for kind in ("bad", "good")]
    began = time.monotonic()
    found = await asyncio.gather(*map(web.fetch, links), return_exceptions=True)

    assert all(isinstance(page, Page) and page.content == BODY for page in found[1::2])
    assert all(isinstance(failure, FetchError) for failure in found[::2])
    assert time.monotonic() - began < 4


def test_a_body_within_a_step_of_its_bound_is_whole() -> None:
    """What fills a step of unpacking to the last byte loses nothing, however little of it is sent at a time."""

    async def unpacked(content: bytes, piece: int) -> bytes:
        packed = gzip.compress(content)
        unpacking = Unpacking("gzip", host=HOST, wanted="it", largest=400_000)
        for start in range(0, len(packed), piece):
            await unpacking.take(packed[start : start + piece])
        return unpacking.whole()

    for size in (0, 1, 65_535, 65_536, 65_537, 131_072, 399_999, 400_000):
        for piece in (1, 7, 100_000):
            content = bytes(size)

            assert content == asyncio.run(unpacked(content, piece))


async def _latest(work: Awaitable[object]) -> float:
    """By how many seconds the loop was late while something went on."""
    latest = 0.0

    async def beat() -> None:
        nonlocal latest
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            latest = max(latest, time.perf_counter() - began - 0.005)

    heart = asyncio.create_task(beat())
    try:
        await work
    finally:
        heart.cancel()
    return latest


@pytest.mark.parametrize(
    ("opening", "bucket"),
    [
        (CHUNKED, b"1;" + b"x" * 4_000 + b"\r\na\r\n"),
        (CHUNKED, b"1\r\na\r\n" * 10_000),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3_000),
    ],
)
async def test_what_frames_a_body_is_counted(net: Net, opening: bytes, bucket: bytes) -> None:
    """Extensions of chunks, chunks of a byte, and answers before the answer: none is taken in for ever, nor blocks the loop."""
    sent = 0

    async def play(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(opening)
        while not writer.is_closing():
            writer.write(bucket)
            await writer.drain()
            sent += len(bucket)

    net.serves(PAGE, play)

    async def fetched() -> None:
        with pytest.raises(FetchUnsuitable, match="larger"):
            await net.web(limits=SMALL).fetch(PAGE)

    assert await _latest(fetched()) < 0.5
    assert sent < 10_000_000


async def test_look_ups_that_wait_for_us_are_no_fault_of_the_host(net: Net) -> None:
    """Whose name could not be looked up for want of room is not said to have none."""

    async def crowded(host: str, port: int) -> tuple[str, ...]:
        raise Crowded("too many")

    with pytest.raises(FetchUnreachable, match="too many names at once"):
        await net.web(wire=Wire(look_up=crowded)).fetch(PAGE)
