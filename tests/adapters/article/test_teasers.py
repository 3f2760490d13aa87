"""Teasers of other stories inside a page are none of its article; what only stands near such words stays."""

from __future__ import annotations

import pytest

from bot.adapters.article import article
from bot.adapters.page import Page
from tests.adapters.article.stories import FERRY
from tests.adapters.article.templates import drupal, wordpress

URL = "https://www.paper.example/a"
SINGER = "Brenna said she would never sing again, friends claim"
BAKER = "Baker of Halm says farewell to bread"

BOXES = [
    f"<div class='x7'><div class='x8'>READ MORE</div><div class='x9'>{BAKER}</div><div class='x9'>{SINGER}</div></div>",
    f"<h3>More from the Halm Courier</h3><p><a href='/1'>{BAKER}</a></p><p><a href='/2'>{SINGER}</a></p>",
    f"<div><h4><span>Read next</span></h4></div><ul><li><a href='/1'>{BAKER}</a></li><li><a href='/2'>{SINGER}</a></li></ul>",
    f"<p><strong>More on this story</strong></p><div><a href='/1'>{BAKER}</a><p>She had sung for years.</p></div><div><a href='/2'>{SINGER}</a></div>",
]  # fmt: skip


def _text(markup: str) -> str:
    return article(Page(markup.encode(), url=URL)).documents[0].text


@pytest.mark.parametrize("box", BOXES)
def test_teasers_amid_an_article_are_none_of_it(box: str) -> None:
    """A box of other stories' headlines between two paragraphs leaves no line behind."""
    told = _text(drupal(FERRY).replace("<h2>A long quarrel", f"{box}<h2>A long quarrel"))

    assert FERRY.gold == told


@pytest.mark.parametrize("box", BOXES)
def test_teasers_in_bare_divisions_are_none_of_the_article(box: str) -> None:
    """A page of nothing but divisions, with the teasers behind the last paragraph, ends with that paragraph."""
    body = "".join(f"<div class='x6'>{line}</div>" for line in FERRY.gold.split("\n\n"))

    told = _text(f"<html><body><div class='x2'>{body}{box}</div><div>Copyright Halm Courier</div></body></html>")

    assert FERRY.gold.split("\n\n")[-1] == told.split("\n\n")[-1]


@pytest.mark.parametrize(
    "block",
    [
        "<h3>More on the ferries</h3><p>The ferries “will sail in May”, Estrell said.</p>",
        "<h3>More on the ferries</h3><ul><li>a line from Halm to Sanne in May</li><li>a line to Tarn in June</li></ul>",
        "<p>Read more</p><p>The ferries “will sail in May”, said <a href='/e'>Estrell</a>.</p>",
    ],
)
def test_what_follows_as_prose_or_a_plain_list_stays(block: str) -> None:
    """Sentences below such a heading, and points without links, are the article's own."""
    last = block.removesuffix("</ul>").rsplit("<p>" if "<ul>" not in block else "<li>", 1)[1].split("<")[0]

    assert last in _text(drupal(FERRY).replace("<h2>A long quarrel", f"{block}<h2>A long quarrel"))


def test_a_page_without_teasers_is_read_whole() -> None:
    """Where nothing announces other stories, nothing goes."""
    assert FERRY.gold == _text(wordpress(FERRY))
