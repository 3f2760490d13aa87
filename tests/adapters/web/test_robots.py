"""Links nobody asked for are followed only where the site lets robots; RFC 9309 in its hard cases."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.page import Page
from bot.adapters.web import Limits
from bot.errors import FetchDisallowed, FetchError, FetchTimedOut
from tests.adapters.web.net import HOST, PAGE, Net, answer, moved

ROBOTS = f"http://{HOST}/robots.txt"
TEXT = {"Content-Type": "text/plain"}


def robots(*lines: str) -> bytes:
    return answer("\n".join(lines).encode(), headers=TEXT)


@pytest.mark.parametrize(
    ("told", "may"),
    [
        (robots("User-agent: *", "Disallow: /"), False),
        (robots("User-agent: *", "Disallow: /private"), True),
        (robots("User-agent: Rapporteur", "Disallow: /", "User-agent: *", "Allow: /"), False),
        (robots("User-agent: rapporteur", "Allow: /", "User-agent: *", "Disallow: /"), True),
        (robots("User-agent: *", "Disallow: /", "Allow: /page"), True),
        (robots("User-agent: *", "Disallow: /*ge$"), False),
        (robots("\ufeffUser-agent: *", "Disallow: /"), False),
        (robots(*["# filling"] * 80_000, "User-agent: *", "Disallow: /"), True),
        (answer(b"User-agent: *\nDisallow: /", headers={"Content-Type": "image/png"}), False),
        (robots(), True),
        (answer(status=404), True),
        (answer(status=401), True),
        (answer(status=403), True),
        (answer(status=429), False),
        (answer(status=500), False),
        (answer(status=503), False),
        (moved("/robots.txt"), True),
        (b"", False),
        (b"rubbish\r\n\r\n", False),
    ],
)
async def test_a_site_is_asked_before_anything_automatic(net: Net, told: bytes, may: bool) -> None:
    """A missing file allows, one that cannot be had does not; half a megabyte of it is read."""
    net.serves(ROBOTS, told)
    net.serves(PAGE, answer(b"x"))

    outcome = (await asyncio.gather(net.web().fetch(PAGE, automatic=True), return_exceptions=True))[0]

    assert (Page if may else FetchDisallowed) is type(outcome)
    assert may == ("/page" in [asked.path for asked in net.asked])


async def test_what_a_person_asks_for_is_not_automatic(net: Net) -> None:
    """Robots are for robots."""
    net.serves(ROBOTS, robots("User-agent: *", "Disallow: /"))
    net.serves(PAGE, answer(b"x"))

    assert isinstance(await net.web().fetch(PAGE), Page)
    assert ["/page"] == [asked.path for asked in net.asked]


async def test_the_rules_are_kept_for_an_hour(net: Net) -> None:
    """Asked once, and anew when they are old."""
    net.serves(ROBOTS, robots("User-agent: *", "Disallow: /"), robots())
    net.serves(PAGE, answer(b"x"))
    web = net.web()
    for _ in range(2):
        with pytest.raises(FetchDisallowed):
            await web.fetch(PAGE, automatic=True)
    net.clock.passes(minutes=61)

    assert isinstance(await web.fetch(PAGE, automatic=True), Page)
    assert ["/robots.txt", "/robots.txt", "/page"] == [asked.path for asked in net.asked]


async def test_a_site_is_asked_once_by_all_who_wait(net: Net) -> None:
    """Five pages at once, one look at the rules."""
    net.serves(ROBOTS, robots())
    for n in range(5):
        net.serves(f"{PAGE}/{n}", answer(b"x"))
    web = net.web()
    await asyncio.gather(*(web.fetch(f"{PAGE}/{n}", automatic=True) for n in range(5)))

    assert 1 == [asked.path for asked in net.asked].count("/robots.txt")


@pytest.mark.parametrize(
    ("told", "said"),
    [(robots("User-agent: *", "Disallow: /"), "asks robots to stay away"), (answer(status=500), "does not answer")],
)
async def test_a_refusal_says_whether_the_site_gave_it(net: Net, told: bytes, said: str) -> None:
    """A site that fails has not asked anyone to stay away."""
    net.serves(ROBOTS, told)

    with pytest.raises(FetchDisallowed, match=said):
        await net.web().fetch(PAGE, automatic=True)


async def test_every_hop_is_asked_for(net: Net) -> None:
    """A redirect to a site that wants no robots is not followed."""
    net.serves(PAGE, moved("http://other.example.org/end"))
    net.serves("http://other.example.org/robots.txt", robots("User-agent: *", "Disallow: /"))

    with pytest.raises(FetchDisallowed, match=r"other\.example\.org"):
        await net.web().fetch(PAGE, automatic=True)


async def test_a_person_does_not_inherit_a_robots_refusal(net: Net) -> None:
    """Who asks while a robot is being turned away has a fetch of their own."""
    net.serves(ROBOTS, robots("User-agent: *", "Disallow: /"))
    net.serves(PAGE, answer(b"x"))
    web = net.web()
    robot, person = await asyncio.gather(web.fetch(PAGE, automatic=True), web.fetch(PAGE), return_exceptions=True)

    assert (FetchDisallowed, Page) == (type(robot), type(person))


async def test_the_limit_holds_for_robots_too(net: Net) -> None:
    """A robots.txt that never comes."""

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    net.serves(ROBOTS, silent)

    with pytest.raises(FetchTimedOut):
        await net.web(limits=Limits(seconds=0.2)).fetch(PAGE, automatic=True)


@pytest.mark.parametrize("allowed", ["intranet.example.org", "intranet.example.org:80", "10.0.0.9"])
async def test_an_allowed_private_host_is_asked_for_its_rules(allowed: str) -> None:
    """However it is named in the settings, its rules are fetched from where its page is."""
    link = f"http://{allowed}/page"
    async with Net() as net:
        net.resolves("intranet.example.org", ["10.0.0.9"])
        net.serves(f"http://{allowed.removesuffix(':80')}/page", answer(b"x"))

        await net.web(allowed=[allowed]).fetch(link, automatic=True)

    assert ["/robots.txt", "/page"] == [asked.path for asked in net.asked]


async def test_rules_lead_into_no_private_host() -> None:
    """Neither a redirect of a robots.txt nor one of a page has a private host asked for its rules, and what came of that
    is not held against the host where a person's link leads there."""
    private = "http://intranet.example.org"
    async with Net() as net:
        net.resolves("intranet.example.org", ["10.0.0.9"])
        net.serves(ROBOTS, moved(f"{private}/robots.txt"))
        net.serves("http://other.example.org/page", moved(f"{private}/page"))
        net.serves(f"{private}/page", answer(b"x"))
        web = net.web(allowed=["intranet.example.org"])
        for link in (PAGE, "http://other.example.org/page"):
            with pytest.raises(FetchError):
                await web.fetch(link, automatic=True)
        astray = (
            list(net.strayed),
            [asked.path for asked in net.asked if asked.headers["host"] == "intranet.example.org"],
        )

        await web.fetch(f"{private}/page", automatic=True)

    assert ([], []) == astray
