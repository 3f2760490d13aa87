"""Pages are fetched once an hour, politely, and what cannot be had is told in sentences."""

from __future__ import annotations

import asyncio

import pytest
import structlog

from bot.adapters.page import Page
from bot.adapters.web import Limits, Unchanged, Web
from bot.errors import FetchError, FetchFailed, FetchRefused, FetchUnsuitable
from tests.adapters.web.net import HOST, HTML, PAGE, PUBLIC, Net, Play, answer, moved

TAGGED = HTML | {"ETag": '"one"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"}


async def test_a_page_is_brought_with_what_is_told_of_it(net: Net) -> None:
    """Bytes as sent, type, charset, final address, time and validators."""
    net.serves(PAGE, answer(b"<p>Talks held.</p>", headers=TAGGED))
    link = f"{PAGE}#part"

    page = await net.web().fetch(link)

    expected = Page(
        content=b"<p>Talks held.</p>",
        name=link,
        media_type="text/html",
        charset="utf-8",
        url=PAGE,
        fetched=net.clock.at,
        etag='"one"',
        modified="Sun, 01 Mar 2026 10:00:00 GMT",
    )
    assert expected == page


async def test_a_request_says_who_asks_and_nothing_else(net: Net) -> None:
    """An honest name with a contact, the encodings we unpack, no cookie of an earlier answer."""
    net.serves(PAGE, answer(headers=HTML | {"Set-Cookie": "a=b"}, body=b"x"), answer(b"y"))
    web = net.web()
    await web.fetch(PAGE)
    net.clock.passes(hours=2)
    await web.fetch(PAGE)

    headers = net.asked[1].headers
    assert "Rapporteur/0.1 (+https://rapporteur.example.org/about)" == headers["user-agent"]
    assert {"host", "user-agent", "accept", "accept-encoding", "connection"} == set(headers)
    assert "gzip, deflate, identity" == headers["accept-encoding"]


@pytest.mark.parametrize(
    ("link", "host", "path"),
    [
        ("HTTP://Gazette.Example.ORG:80/A/../b?c=D#e", "gazette.example.org", "/b?c=D"),
        ("http://gazette.example.org?u=http://127.0.0.1/@x", "gazette.example.org", "/?u=http://127.0.0.1/@x"),
        ("http://gazette.example.org/@127.0.0.1/:80", "gazette.example.org", "/@127.0.0.1/:80"),
        ("http://gazette.example.org#@127.0.0.1/", "gazette.example.org", "/"),
        ("http://gazette.example.org//127.0.0.1/", "gazette.example.org", "//127.0.0.1/"),
        ("http://gazette.example.org/%0d%0aX:%20y", "gazette.example.org", "/%0D%0AX:%20y"),
        ("http://gazette.example.org/ä?ö=ü", "gazette.example.org", "/%C3%A4?%C3%B6=%C3%BC"),
        ("http://straße.example.org/", "xn--strae-oqa.example.org", "/"),
    ],
)
async def test_what_is_sent_is_what_was_read(net: Net, link: str, host: str, path: str) -> None:
    """The name looked up is the host asked, and the request holds what the link says and no line more."""
    net.serves(f"http://{host}{path}", answer(b"x"))

    await net.web().fetch(link)

    assert ([host], host, path) == (net.looked_up, net.asked[0].headers["host"], net.asked[0].path)
    assert "x" not in net.asked[0].headers


@pytest.mark.parametrize("contact", ["", "a b", "a\r\nX: y", "a)", "ü", "x" * 300])
def test_a_contact_cannot_leave_its_header(contact: str) -> None:
    """What could end the header or its comment is no contact."""
    with pytest.raises(ValueError, match="printable"):
        Web(contact)


def test_the_limits_are_those_promised() -> None:
    """Ten seconds, five megabytes, five redirects."""
    assert (10.0, 5_000_000, 5) == (Limits().seconds, Limits().size, Limits().redirects)


async def test_the_environment_names_no_proxy(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy set for other programs is not asked."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    net.serves(PAGE, answer(b"x"))

    await net.web().fetch(PAGE)

    assert [(PUBLIC, 80)] == net.dialled


async def test_https_is_spoken_to_whom_we_trust(net: Net) -> None:
    """A page behind a certificate that holds is read."""
    net.serves(PAGE, answer(b"safe"))

    page = await net.web().fetch(f"https://{HOST}/page")

    assert isinstance(page, Page)
    assert (b"safe", [(PUBLIC, 443)]) == (page.content, net.dialled)


class TestOnceAnHour:
    """However many ask and however they spell it."""

    async def test_within_the_hour_memory_answers(self, net: Net) -> None:
        """The same page under another spelling of its link is not asked for again."""
        net.serves(PAGE, answer(b"x"))
        web = net.web()
        first = await web.fetch(PAGE)
        net.clock.passes(minutes=59)
        second = await web.fetch(f"http://www.{HOST}/page/?utm_medium=post")

        assert isinstance(first, Page)
        assert isinstance(second, Page)
        assert (first.content, first.fetched, 1) == (second.content, second.fetched, len(net.asked))
        assert f"http://www.{HOST}/page/?utm_medium=post" == second.name

    @pytest.mark.parametrize(("first", "second", "requests"), [("http", "https", 2), ("https", "http", 1)])
    async def test_what_came_unencrypted_answers_no_https_link(
        self, net: Net, first: str, second: str, requests: int
    ) -> None:
        """Whoever stands on the way of the one has no say in the other."""
        net.serves(PAGE, answer(b"x"), answer(b"y"))
        web = net.web()
        await web.fetch(f"{first}://{HOST}/page")
        await web.fetch(f"{second}://{HOST}/page")

        assert requests == len(net.asked)

    async def test_a_redirect_to_https_answers_both(self, net: Net) -> None:
        """The page was found over https in the end."""
        net.serves(PAGE, moved(f"https://{HOST}/page/"))
        net.serves(f"{PAGE}/", answer(b"x"))
        web = net.web()
        await web.fetch(PAGE)
        for scheme in ("http", "https"):
            await web.fetch(f"{scheme}://{HOST}/page")

        assert 2 == len(net.asked)

    async def test_after_the_hour_it_is_asked_whether_it_changed(self, net: Net) -> None:
        """A page unchanged is the one we have, known anew."""
        net.serves(PAGE, answer(b"x", headers=TAGGED), b"HTTP/1.1 304 Not Modified\r\n\r\n")
        web = net.web()
        await web.fetch(PAGE)
        net.clock.passes(minutes=61)
        second = await web.fetch(PAGE)
        third = await web.fetch(PAGE)

        assert isinstance(second, Page)
        assert (b"x", net.clock.at, second) == (second.content, second.fetched, third)
        assert '"one"' == net.asked[1].headers["if-none-match"]
        assert "Sun, 01 Mar 2026 10:00:00 GMT" == net.asked[1].headers["if-modified-since"]

    async def test_a_changed_page_is_brought_anew(self, net: Net) -> None:
        """After the hour a new text replaces the old."""
        net.serves(PAGE, answer(b"x", headers=TAGGED), answer(b"y"))
        web = net.web()
        await web.fetch(PAGE)
        net.clock.passes(minutes=61)
        page = await web.fetch(PAGE)

        assert isinstance(page, Page)
        assert b"y" == page.content

    async def test_who_holds_the_page_is_told_it_stands(self, net: Net) -> None:
        """A caller's own validators are asked with, once an hour."""
        net.serves(PAGE, b"HTTP/1.1 304 Not Modified\r\n\r\n")
        web = net.web()
        first = await web.fetch(PAGE, etag='"mine"')
        second = await web.fetch(PAGE, etag='"mine"')

        assert Unchanged(PAGE, net.clock.at) == first == second
        assert ['"mine"'] == [asked.headers["if-none-match"] for asked in net.asked]

    async def test_who_holds_nothing_is_brought_the_page(self, net: Net) -> None:
        """That another's copy is unchanged answers nobody without one."""
        net.serves(PAGE, b"HTTP/1.1 304 Not Modified\r\n\r\n", answer(b"x"))
        web = net.web()
        await web.fetch(PAGE, etag='"mine"')
        page = await web.fetch(PAGE)

        assert isinstance(page, Page)

    async def test_a_held_page_answers_its_holder_from_memory(self, net: Net) -> None:
        """A caller with the validators we know hears so with nothing asked."""
        net.serves(PAGE, answer(b"x", headers=TAGGED))
        web = net.web()
        await web.fetch(PAGE)
        second = await web.fetch(PAGE, etag='"one"')

        assert (Unchanged(PAGE, net.clock.at), 1) == (second, len(net.asked))

    async def test_a_304_nobody_asked_for_is_no_page(self, net: Net) -> None:
        """Without a condition it is a failure like another."""
        net.serves(PAGE, b"HTTP/1.1 304 Not Modified\r\n\r\n")

        with pytest.raises(FetchFailed, match="304"):
            await net.web().fetch(PAGE)

    @pytest.mark.parametrize("etag", ["a\r\nX: y", "ü", "\x00"])
    async def test_a_validator_cannot_leave_its_header(self, net: Net, etag: str) -> None:
        """What cannot stand in a header is not sent."""
        net.serves(PAGE, answer(b"x"))

        await net.web().fetch(PAGE, etag=etag)

        assert {"x", "if-none-match"}.isdisjoint(net.asked[0].headers)

    async def test_simultaneous_fetches_are_one(self, net: Net) -> None:
        """Ten at once under as many spellings, one request."""
        net.serves(f"{PAGE}?utm_id=0", answer(b"x"))
        web = net.web()
        pages = await asyncio.gather(*(web.fetch(f"{PAGE}?utm_id={n}") for n in range(10)))

        assert (10, 1) == (len(pages), len(net.asked))

    async def test_a_fetch_outlives_one_of_those_who_wait(self, net: Net) -> None:
        """One person calling off leaves the other's fetch be; the last calling off ends it."""
        go, begun = asyncio.Event(), asyncio.Event()

        async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            begun.set()
            await go.wait()
            writer.write(answer(b"x"))

        net.serves(PAGE, slow)
        web = net.web()
        first, second = asyncio.create_task(web.fetch(PAGE)), asyncio.create_task(web.fetch(PAGE))
        await begun.wait()
        first.cancel()
        await asyncio.wait({first})
        go.set()
        page = await second

        assert isinstance(page, Page)
        assert 1 == len(net.asked)

    async def test_a_fetch_nobody_waits_for_is_called_off(self, net: Net) -> None:
        """And a new one begins when somebody asks again."""
        begun = asyncio.Event()

        async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            begun.set()
            await reader.read()

        net.serves(PAGE, silent, answer(b"x"))
        web = net.web()
        first = asyncio.create_task(web.fetch(PAGE))
        await begun.wait()
        first.cancel()
        await asyncio.wait({first})
        page = await web.fetch(PAGE)

        assert isinstance(page, Page)

    async def test_a_failure_is_not_kept(self, net: Net) -> None:
        """Who tries again is tried for again."""
        net.serves(PAGE, answer(status=503), answer(b"x"))
        web = net.web()
        with pytest.raises(FetchFailed):
            await web.fetch(PAGE)

        assert isinstance(await web.fetch(PAGE), Page)


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (401, {}, "login"),
        (402, {}, "paid"),
        (403, {}, "refuses"),
        (403, {"Server": "cloudflare"}, "turns robots away"),
        (503, {"Server": "AkamaiGHost"}, "turns robots away"),
        (403, {"cf-mitigated": "challenge"}, "turns robots away"),
        (200, {"cf-mitigated": "challenge"}, "turns robots away"),
        (202, {"x-amzn-waf-action": "challenge"}, "turns robots away"),
        (403, {"X-DataDome": "protected"}, "turns robots away"),
        (404, {"Server": "cloudflare"}, "no page at this address"),
        (410, {}, "taken this page down"),
        (429, {"Retry-After": "90"}, "90 seconds"),
        (429, {"Retry-After": "600"}, "10 minutes"),
        (429, {"Retry-After": "Sun, 01 Mar 2026 10:00:00 GMT"}, "until Sun, 01 Mar 2026 10:00:00 GMT"),
        (429, {"Retry-After": "<b>now</b>"}, "Try again later"),
        (451, {}, "legal reasons"),
        (500, {}, "failed to serve"),
        (503, {"Retry-After": "5"}, "5 seconds"),
        (204, {}, "empty answer"),
        (206, {}, "206"),
        (300, {}, "300"),
        (418, {}, "418"),
    ],
)
async def test_a_refusal_is_told_in_a_sentence(net: Net, status: int, headers: dict[str, str], said: str) -> None:
    """Each says which host, what it answered, and what to do."""
    net.serves(PAGE, answer(b"", status=status, headers=headers))

    with pytest.raises(FetchFailed) as failure:
        await net.web().fetch(PAGE)

    assert status == failure.value.status
    assert said in str(failure.value)
    assert str(failure.value).startswith(HOST)
    assert str(failure.value).endswith(".")


@pytest.mark.parametrize(
    "told",
    [
        "text/html",
        "TEXT/HTML; charset=windows-1252",
        "application/xhtml+xml",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
    ],
)
async def test_types_that_hold_text_are_taken(net: Net, told: str) -> None:
    """And named in lower case without parameters."""
    net.serves(PAGE, answer(b"x", headers={"Content-Type": told}))

    page = await net.web().fetch(PAGE)

    assert isinstance(page, Page)
    assert told.lower().partition(";")[0] == page.media_type


@pytest.mark.parametrize(
    "told", ["image/png", "video/mp4", "application/zip", "application/json", "text/css", "nonsense"]
)
async def test_other_types_are_refused_by_name(net: Net, told: str) -> None:
    """Before their body is read."""
    net.serves(PAGE, answer(b"x", headers={"Content-Type": told}))

    with pytest.raises(FetchUnsuitable, match=told if "/" in told else "unknown"):
        await net.web().fetch(PAGE)


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({}, b"%PDF-1.7 ...", "application/pdf"),
        ({}, b"\xef\xbb\xbf <!DOCTYPE html><p>x", "text/html"),
        ({}, b"<html>", "text/html"),
        ({}, b"<?xml version='1.0'?><a/>", "application/xml"),
        ({}, b"Talks were held.", "text/plain"),
        ({"Content-Type": "application/octet-stream"}, b"%PDF-1.7 ...", "application/pdf"),
    ],
)
async def test_an_untold_type_is_seen_in_the_bytes(
    net: Net, headers: dict[str, str], body: bytes, expected: str
) -> None:
    """Where they show it plainly."""
    net.serves(PAGE, answer(body, headers=headers))

    page = await net.web().fetch(PAGE)

    assert isinstance(page, Page)
    assert expected == page.media_type


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, b"\x89PNG\r\n\x1a\n\0\0"),
        ({}, b""),
        ({}, b"\xff\xfe\xfa"),
        ({"Content-Type": "application/octet-stream"}, b"Talks were held."),
    ],
)
async def test_bytes_that_show_nothing_are_refused(net: Net, headers: dict[str, str], body: bytes) -> None:
    """What is not plainly a text is none."""
    net.serves(PAGE, answer(body, headers=headers))

    with pytest.raises(FetchUnsuitable, match="does not say"):
        await net.web().fetch(PAGE)


@pytest.mark.parametrize("told", ["text/plain", "text/html", "text/xml", "application/pdf", "application/octet-stream"])
@pytest.mark.parametrize(("inside", "said"), [(b"word/document.xml", "a Word document"), (b"notes.txt", "an archive")])
async def test_a_packed_file_is_told_by_its_bytes(net: Net, told: str, inside: bytes, said: str) -> None:
    """Whatever type its server gives it."""
    net.serves(PAGE, answer(b"PK\x03\x04" + bytes(26) + inside, headers={"Content-Type": told}))

    with pytest.raises(FetchUnsuitable, match=said):
        await net.web().fetch(PAGE)


@pytest.mark.parametrize("status", [200, 302, 404])
async def test_a_cookie_is_never_sent_on(net: Net, status: int) -> None:
    """Not to the next hop, not to the next page."""
    net.serves(PAGE, answer(b"x", status=status, headers=HTML | {"Set-Cookie": "a=b; Path=/", "Location": "/end"}))
    net.serves(f"http://{HOST}/end", answer(b"x"))
    web = net.web()
    await asyncio.gather(web.fetch(PAGE), return_exceptions=True)
    await asyncio.gather(web.fetch(f"http://{HOST}/end"), return_exceptions=True)

    assert not any("cookie" in asked.headers for asked in net.asked)


async def test_a_validator_that_could_not_be_sent_back_is_not_kept(net: Net) -> None:
    """Bytes beyond ASCII, and what is far too long."""
    net.serves(PAGE, answer(b"x", headers=HTML | {"ETag": '"ü"', "Last-Modified": "x" * 2000}))

    page = await net.web().fetch(PAGE)

    assert isinstance(page, Page)
    assert ("", "") == (page.etag, page.modified)


class TestRedirects:
    """Followed by hand."""

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    @pytest.mark.parametrize("location", [f"http://{HOST}/end", f"//{HOST}/end", "/end", "end", "./x/../end"])
    async def test_a_redirect_is_followed(self, net: Net, status: int, location: str) -> None:
        """Of each kind, absolute or relative; the page knows where it was found."""
        net.serves(PAGE, moved(location, status))
        net.serves(f"http://{HOST}/end", answer(b"x"))

        page = await net.web().fetch(PAGE)

        assert isinstance(page, Page)
        assert (PAGE, f"http://{HOST}/end") == (page.name, page.url)

    async def test_five_are_followed_and_six_are_not(self, net: Net) -> None:
        """The sixth redirect ends it."""
        for n in range(6):
            net.serves(f"http://{HOST}/{n}", moved(f"/{n + 1}"))
        net.serves(f"http://{HOST}/6", answer(b"x"))
        web = net.web()

        assert isinstance(await web.fetch(f"http://{HOST}/1"), Page)
        with pytest.raises(FetchFailed, match="more than 5 redirects"):
            await web.fetch(f"http://{HOST}/0")

    async def test_a_circle_is_seen(self, net: Net) -> None:
        """It is left at the first return."""
        net.serves(PAGE, moved("/b"))
        net.serves(f"http://{HOST}/b", moved("/page"))

        with pytest.raises(FetchFailed, match="circle"):
            await net.web().fetch(PAGE)

        assert 2 == len(net.asked)

    async def test_never_from_https_to_http(self, net: Net) -> None:
        """What was encrypted stays so."""
        net.serves(PAGE, moved(f"http://{HOST}/end"))

        with pytest.raises(FetchRefused, match="unencrypted"):
            await net.web().fetch(f"https://{HOST}/page")

        assert 1 == len(net.asked)

    async def test_nowhere_is_no_place(self, net: Net) -> None:
        """A redirect without a location is a failure."""
        net.serves(PAGE, answer(b"", status=302))

        with pytest.raises(FetchFailed, match="not where to"):
            await net.web().fetch(PAGE)

    async def test_nothing_else_moves_us(self, net: Net) -> None:
        """Neither a Refresh header nor one in the page."""
        net.serves(
            PAGE, answer(b'<meta http-equiv="refresh" content="0;url=/b">', headers=HTML | {"Refresh": "0;url=/b"})
        )

        await net.web().fetch(PAGE)

        assert 1 == len(net.asked)


async def test_the_log_names_the_host_and_nothing_more(net: Net) -> None:
    """One line a fetch: host, status, bytes, seconds. No path, no query."""
    net.serves(f"{PAGE}?q=secret", answer(b"x"))
    web = net.web()
    with structlog.testing.capture_logs() as lines:
        await web.fetch(f"{PAGE}?q=secret")
        with pytest.raises(FetchError):
            await web.fetch(f"{PAGE}?q=hidden")

    assert [(HOST, 200), (HOST, 404)] == [(line["host"], line["status"]) for line in lines]
    assert not any("secret" in str(line) or "hidden" in str(line) or "page" in str(line) for line in lines)


class TestAllowedHosts:
    """Private hosts named in the settings, exactly."""

    async def test_a_named_host_may_be_private(self, net: Net) -> None:
        """At the port it is named with."""
        name = f"127.0.0.1:{net.port}"
        net.serves(f"http://{name}/page", answer(b"x"))

        page = await Web("x", allowed=[name]).fetch(f"http://{name}/page")

        assert isinstance(page, Page)

    async def test_a_named_host_is_looked_up_by_the_system(self, net: Net) -> None:
        """With nothing of the way replaced."""
        name = f"localhost:{net.port}"
        net.serves(f"http://{name}/page", answer(b"x"))

        page = await Web("x", allowed=[name]).fetch(f"http://{name}/page")

        assert isinstance(page, Page)

    @pytest.mark.parametrize(
        ("allowed", "link"),
        [
            ("127.0.0.1:8080", "http://127.0.0.1/"),
            ("127.0.0.1", "http://127.0.0.1:8080/"),
            ("127.0.0.1", "http://127.1/"),
            ("127.0.0.1", "http://127.0.0.2/"),
            ("127.0.0.1", "http://0x7f.0.0.1/"),
            ("127.0.0.1", "http://a@127.0.0.1/"),
            ("intranet.example.org", "http://x.intranet.example.org:8080/"),
            ("[::1]", "http://[::ffff:127.0.0.1]/"),
            ("a@127.0.0.1", "http://a@127.0.0.1/"),
        ],
    )
    async def test_no_other_spelling_is_allowed(self, net: Net, allowed: str, link: str) -> None:
        """What is not named exactly is refused as ever."""
        with pytest.raises(FetchRefused):
            await net.web(allowed=[allowed]).fetch(link)

    async def test_a_named_host_makes_no_other_host_private(self, net: Net) -> None:
        """A public name that leads to the same address is refused."""
        net.resolves(HOST, ["127.0.0.1"])

        with pytest.raises(FetchRefused):
            await net.web(allowed=["127.0.0.1", "desk.example.org"]).fetch(PAGE)


async def test_a_failure_names_the_link_it_is_about(net: Net) -> None:
    """Who gave five links of one host can tell which of them is gone; one that is long is shortened."""
    gone = f"http://{HOST}/gone"
    net.serves(f"http://{HOST}/short", moved(f"http://{HOST}/nowhere"))
    told = []
    for link in (gone, f"http://{HOST}/short", f"{gone}/{'x' * 300}"):
        with pytest.raises(FetchFailed) as caught:
            await net.web().fetch(link)
        told.append(str(caught.value))

    assert f"“{gone}”" in told[0]
    assert f"the page “http://{HOST}/short” leads to" in told[1]
    assert f"“{gone}/xxx" in told[2]
    assert max(map(len, told)) < 250


@pytest.mark.parametrize(
    ("headers", "content", "kind"),
    [
        (
            {"Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
            b"PK",
            "a Word document",
        ),
        ({"Content-Type": "message/rfc822"}, b"From: a", "a mail"),
    ],
)
async def test_what_is_read_as_a_file_is_asked_for_as_one(
    net: Net, headers: dict[str, str], content: bytes, kind: str
) -> None:
    """A Word document or a mail by link is refused with what to do: download it and give the file."""
    net.serves(f"http://{HOST}/file", answer(content, headers=headers))

    with pytest.raises(FetchUnsuitable, match=f"{kind}.*Download it and give me the file"):
        await net.web().fetch(f"http://{HOST}/file")


async def test_a_page_too_large_too_slow_or_cut_off_is_named() -> None:
    """Who gave five links of one host can tell which of them it is, whatever went wrong on the way."""
    link = f"http://{HOST}/of-five"

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    plays: tuple[bytes | Play, ...] = (
        answer(bytes(70_000)),
        answer(b"", length=70_000),
        answer(b"short", length=99),
        answer(b"no gzip", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}),
        answer(b"", headers={"Content-Type": "text/html", "Content-Encoding": "br"}),
        b"no HTTP\r\n\r\n",
        b"",
        silent,
        moved(link),
    )
    for play in plays:
        async with Net() as net:
            net.serves(link, play)
            with pytest.raises(FetchError, match=f"“{link}”"):
                await net.web(limits=Limits(seconds=0.3, size=65_536)).fetch(link)
    async with Net(unreachable={PUBLIC}) as net:
        with pytest.raises(FetchError, match=f"“{link}”"):
            await net.web().fetch(link)
