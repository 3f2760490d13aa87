"""One name for one page; a page's own word for its address is believed on its own domain only."""

from __future__ import annotations

import pytest

from bot.adapters.web import canonical, key

STORY = "gazette.example.org/world/talks-held"


@pytest.mark.parametrize(
    "link",
    [
        "https://gazette.example.org/world/talks-held",
        "http://gazette.example.org/world/talks-held",
        "https://GAZETTE.example.org:443/world/talks-held/",
        "https://www.gazette.example.org/world/talks-held",
        "https://m.gazette.example.org/world/talks-held",
        "https://amp.gazette.example.org/world/talks-held",
        "https://www.m.gazette.example.org/world/talks-held",
        "https://gazette.example.org/world/talks-held/amp",
        "https://gazette.example.org/world/talks-held/amp/",
        "https://gazette.example.org/world/talks-held?amp",
        "https://gazette.example.org/world/talks-held?amp=1",
        "https://gazette.example.org/world/talks-held?outputType=amp",
        "https://gazette.example.org/world/talks-held#second-day",
        "https://gazette.example.org/world/talks-held#:~:text=they%20met",
        "https://gazette.example.org/world/talks-held?utm_source=x&utm_medium=y&fbclid=z",
        "https://gazette.example.org/world/talks-held?UTM_Source=x",
        "https://gazette.example.org/world/talks-held?gclid=1&igshid=2&mc_cid=3&at_medium=4&__twitter_impression=true",
        "https://gazette.example.org/world/%74alks%2Dheld",
        "https://gazette.example.org/world/./x/../talks-held",
        "https://gazette-example-org.cdn.ampproject.org/c/s/gazette.example.org/world/talks-held/amp",
        "https://gazette-example-org.cdn.ampproject.org/v/s/www.gazette.example.org/world/talks-held?amp=1",
        "https://gazette-example-org.bing-amp.com/c/s/gazette.example.org/world/talks-held",
        "https://www.google.com/amp/s/gazette.example.org/world/talks-held/amp",
        "https://google.com/amp/gazette.example.org/world/talks-held",
    ],
)
def test_a_page_has_one_name(link: str) -> None:
    """However it was shared."""
    assert STORY == key(link)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2"),
        ("https://example.org/?q=a+b", "https://example.org/?q=a%20b"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/%C3%A4", "https://example.org/ä"),
        ("https://münchen.example.org/", "https://xn--mnchen-3ya.example.org/"),
    ],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    """Order, encoding and an empty path say nothing."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a?id=1", "https://example.org/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://news.example.org/", "https://example.org/"),
        ("https://www.co.uk/", "https://m.com/"),
        ("https://example.org/amplify", "https://example.org/lify"),
        ("https://example.org/?ref=1", "https://example.org/?ref=2"),
        ("https://m.tumblr.com/a", "https://tumblr.com/a"),
        ("https://mobile.substack.com/p/a", "https://substack.com/p/a"),
        ("https://amp.livejournal.com/1", "https://www.livejournal.com/1"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a"),
        ("https://google.us.to/amp/s/gazette.example.org/world/talks-held", f"https://{STORY}"),
        ("https://www.google.com/search?q=a", "https://www.google.com/search?q=b"),
    ],
)
def test_different_pages_have_different_names(one: str, other: str) -> None:
    """What may change the page is kept."""
    assert key(one) != key(other)


@pytest.mark.parametrize("text", ["", "no link", "http://[", "https://cdn.ampproject.org/c/s/127.0.0.1.x/"])
def test_what_is_no_link_names_itself(text: str) -> None:
    """A key is never a failure."""
    assert key(text)[:4] in ("", "no l", "http", "cdn.")


@pytest.mark.parametrize(
    ("page", "claimed", "believed"),
    [
        ("https://m.gazette.co.uk/a?x=1", "https://www.gazette.co.uk/a", "https://www.gazette.co.uk/a"),
        ("https://gazette.co.uk/a?x=1", "/a", "https://gazette.co.uk/a"),
        ("https://gazette.co.uk/a", "https://gazette.co.uk/b#c", "https://gazette.co.uk/b"),
        ("https://gazette.co.uk/a", "https://other.co.uk/a", ""),
        ("https://one.github.io/a", "https://two.github.io/a", ""),
        ("https://one.substack.com/a", "https://two.substack.com/a", ""),
        ("https://gazette.co.uk/a", "https://gazette.co.uk/", ""),
        ("https://gazette.co.uk/a", "", ""),
        ("https://gazette.co.uk/a", "javascript:alert(1)", ""),
        ("https://gazette.co.uk/a", "https://u@gazette.co.uk/b", ""),
        ("https://gazette.co.uk/a", "https://gazette.co.uk:8080/b", ""),
        ("https://gazette.co.uk/a", "https://127.0.0.1/b", ""),
        ("https://gazette.co.uk/a", "http://[", ""),
    ],
)
def test_a_page_is_believed_on_its_own_domain(page: str, claimed: str, believed: str) -> None:
    """Not on a neighbour's of the same platform, nor where it names its front page."""
    assert (believed or page) == canonical(page, claimed)
