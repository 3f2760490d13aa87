"""A page that leads elsewhere is told to be no article, with what to do; a page with a text of its own is read."""

from __future__ import annotations

import pytest

from bot.adapters.article import article
from bot.adapters.page import Page
from bot.errors import DocumentWalled
from tests.adapters.article.stories import FERRY
from tests.adapters.article.templates import drupal

GIVEN = "https://www.paper.example/2031/ferries"
HEADLINES = ("Estrell says ferries are not for sale", "Brenna to weigh an election", "Rain over Halm", "Ten soups")
CARDS = "".join(f"<div class='card'><a href='/s{n}'>{line}</a></div>" for n, line in enumerate(HEADLINES))


def _said(markup: str, url: str) -> str:
    with pytest.raises(DocumentWalled) as raised:
        article(Page(markup.encode(), name=GIVEN, url=url))
    return str(raised.value)


@pytest.mark.parametrize("path", ["/", "", "/en/", "/index.html", "/de-ch/home"])
def test_headlines_at_the_sites_root_are_its_front_page(path: str) -> None:
    """A link that ends at the root among headlines is told to lead to the front page, and is named as it was given."""
    said = _said(f"<html><title>The Courier</title><body>{CARDS}</body></html>", f"https://www.paper.example{path}")

    assert f"The link leads to the site's front page, not to an article: {GIVEN}." in said


def test_headlines_elsewhere_are_a_list() -> None:
    """A page of nothing but links is a list, wherever it stands."""
    said = _said(f"<html><title>World</title><body>{CARDS}</body></html>", "https://www.paper.example/world")

    assert "is a list of links to other pages, not an article" in said


def test_an_article_at_the_root_is_read() -> None:
    """A site of one page has its text at the root."""
    extract = article(Page(drupal(FERRY).encode(), name="https://ferry.example", url="https://ferry.example/"))

    assert FERRY.gold == extract.documents[0].text


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="0; url=/new/ferries">',
        "<meta http-equiv=Refresh content=\"3;URL='https://www.paper.example/new/ferries'\">",
        '<script>window.location.replace("/new/ferries");</script>',
        "<script>location.href = '/new/ferries'</script>",
    ],
)
@pytest.mark.parametrize("body", ["", "Redirecting", "<p>If you are not redirected, click <a href='/n'>here</a>.</p>"])
def test_a_page_that_sends_browsers_on_names_where(head: str, body: str) -> None:
    """A refresh or a script that moves the reader on is told with the address to give instead."""
    said = _said(f"<html><head>{head}</head><body>{body}</body></html>", GIVEN)

    assert "only sends browsers on to https://www.paper.example/new/ferries. Give me that link" in said


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="refresh" content="0; url=/new/ferries">',
        "<script>if (old) { location.href = '/new/ferries' }</script>",
    ],
)
def test_a_page_with_a_text_is_read_whatever_it_does_next(head: str) -> None:
    """An article that loads itself anew, or moves some browsers on, is an article."""
    extract = article(Page(drupal(FERRY).replace("<head>", f"<head>{head}").encode(), name=GIVEN, url=GIVEN))

    assert FERRY.gold == extract.documents[0].text


def test_a_page_that_is_gone_is_named() -> None:
    """Of several links, a page that says it does not exist is told by its link."""
    markup = "<html><title>Page not found</title><body><h1>Page not found</h1><p>The page you are looking for does not exist.</p></body></html>"

    assert GIVEN in _said(markup, GIVEN)
