"""What a page says of itself, told apart from where it was found."""

from __future__ import annotations

import json

import pytest

from bot.adapters.article import article
from bot.adapters.page import Extract, Page
from bot.domain.model import DocumentKind
from tests.adapters.article.stories import FERRY, GRAIN, READOUT, RUSSIAN, Story
from tests.adapters.article.templates import broken_json, drupal, wordpress

URL = "https://www.tarntimes.example/2020/halm-ferry"


def _read(head: str = "", title: str = "", story: Story = FERRY, url: str = URL, lang: str = "en") -> Extract:
    inner = "".join(f"<p>{line}</p>" for block in story.blocks for line in block.lines)
    named = f"<title>{title}</title>" if title else ""
    markup = f'<html lang="{lang}"><head>{named}{head}</head><body><div id="content">{inner}</div><footer>Copyright 2014</footer></body></html>'
    return article(Page(markup.encode(), url=url))


def _linked(**told: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **told})}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            _linked(**{"@type": "NewsArticle", "datePublished": "2020-03-04T09:30:00+01:00"}),
            "2020-03-04T09:30:00+01:00",
        ),
        (_linked(**{"@type": "NewsArticle", "datePublished": "2020-03-04T09:30:00.123Z"}), "2020-03-04T09:30:00+00:00"),
        (_linked(**{"@type": "NewsArticle", "datePublished": "2020-03-04T09:30:00+0100"}), "2020-03-04T09:30:00+01:00"),
        (_linked(**{"@type": "NewsArticle", "datePublished": "2020-03-04"}), "2020-03-04"),
        (_linked(**{"@type": ["Article", "Thing"], "datePublished": "2020-03"}), "2020-03"),
        (
            _linked(**{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2020-03-04"}]}),
            "2020-03-04",
        ),
        (
            _linked(**{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2020-03-04"}}),
            "2020-03-04",
        ),
        (
            '<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2020-03-04"}]</script>',
            "2020-03-04",
        ),
        (
            '<script type="application/ld+json">\n<!--\n{"@type":"NewsArticle","datePublished":"2020-03-04",}\n-->\n</script>',
            "2020-03-04",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a "b" c","datePublished":"2020-03-04"</script>',
            "2020-03-04",
        ),
        ('<meta property="article:published_time" content="2020-03-04T09:30:00Z">', "2020-03-04T09:30:00+00:00"),
        ('<meta name="DC.date.issued" content="2020-03-04">', "2020-03-04"),
        ('<meta itemprop="datePublished" content="20200304">', "2020-03-04"),
        (
            _linked(**{"@type": "NewsArticle", "datePublished": "soon"})
            + '<meta property="article:published_time" content="2020-03-04">',
            "2020-03-04",
        ),
        (
            _linked(**{"@type": "NewsArticle", "dateModified": "2021-01-01", "datePublished": "2020-03-04"}),
            "2020-03-04",
        ),
    ],
)
def test_a_date_is_as_precise_as_it_was_told(head: str, published: str) -> None:
    """JSON-LD comes first however it is written, then the page's `meta`; a day stays a day."""
    document = _read(head).documents[0]

    assert published == document.published


def test_a_printed_date_is_found_where_no_other_is() -> None:
    """A ministry's page with its date in print alone has that date."""
    markup = drupal(READOUT).replace('<time datetime="2020-03-04">4 March 2020</time>', "<span>4 March 2020</span>")

    document = article(Page(markup.encode(), url="https://www.paper.example/a")).documents[0]

    assert document.published == "2020-03-04"


def test_a_year_in_print_is_no_date() -> None:
    """The year of a copyright, or four digits in a sentence, do not date a text."""
    document = _read(title="Ferry © 1995").documents[0]

    assert document.published == ""


@pytest.mark.parametrize(
    ("head", "title", "expected"),
    [
        (_linked(**{"@type": "NewsArticle", "headline": "Ferry reopens"}), "Ferry | Times", "Ferry reopens"),
        (_linked(**{"@type": "NewsArticle", "headline": "Ferry &amp; bell reopen"}), "", "Ferry & bell reopen"),
        (
            '<meta property="og:title" content="Ferry reopens"><meta property="og:site_name" content="Times">',
            "x",
            "Ferry reopens",
        ),
        (
            '<meta property="og:title" content="Ferry reopens - Times"><meta property="og:site_name" content="Times">',
            "x",
            "Ferry reopens",
        ),
        ("", "Ferry reopens | The Tarn Times", "Ferry reopens"),
        ("", "Ferry reopens – eleven aboard", "Ferry reopens – eleven aboard"),
        (
            '<meta property="og:site_name" content="Tarn Times">',
            "Tarn Times: Ferry reopens",
            "Tarn Times: Ferry reopens",
        ),
        ('<meta property="og:site_name" content="Tarn Times">', "Tarn Times | Ferry reopens", "Ferry reopens"),
        (_linked(**{"@type": "Organization", "name": "Tarn Times"}), "Ferry reopens", "Ferry reopens"),
    ],
)
def test_a_title_is_the_articles_own(head: str, title: str, expected: str) -> None:
    """The title is what the page calls its article, without the site's name."""
    document = _read(head, title).documents[0]

    assert expected == document.title


def test_the_publisher_is_the_host_whatever_the_page_says() -> None:
    """A page's `og:url` is not asked; where it was found is where it is from."""
    head = '<meta property="og:url" content="https://www.great-paper.example/x"><link rel="canonical" href="https://www.great-paper.example/y">'

    extract = _read(head)

    document = extract.documents[0]
    assert (URL, "tarntimes.example") == (document.url, document.publisher)
    assert extract.canonical == "https://www.great-paper.example/y"


def test_a_sites_name_stands_beside_its_host() -> None:
    """The name that a site gives itself is told, where its host bears it out."""
    document = _read('<meta property="og:site_name" content="The Tarn Times">').documents[0]

    assert document.publisher == "The Tarn Times (tarntimes.example)"


def test_a_canonical_link_is_made_whole() -> None:
    """A canonical link may be told from the page's own address; one that is none is not told."""
    relative, none = _read('<link rel="canonical" href="/b">'), _read('<link rel="canonical" href="javascript:x">')

    assert ("https://www.tarntimes.example/b", "") == (relative.canonical, none.canonical)


def test_a_language_is_the_texts() -> None:
    """A Russian text on a page that says it is English is Russian."""
    document = _read(story=RUSSIAN, lang="en-US").documents[0]

    assert document.language == "ru"


def test_a_text_too_short_to_show_its_language_has_the_pages() -> None:
    """Where the words leave it open, the page's claim counts, without its country."""
    markup = '<html lang="is-IS"><body><article><p>Halm. Sanne. Pell.</p></article></body></html>'

    document = article(Page(markup.encode(), url=URL)).documents[0]

    assert document.language == "is"


def test_broken_json_still_tells_its_date() -> None:
    """JSON-LD with a comma too many and a broken line is read."""
    document = article(Page(broken_json(GRAIN).encode(), url=URL)).documents[0]

    assert (GRAIN.title, "2020-03-04T09:30:00+01:00") == (document.title, document.published)


def test_a_papers_page_is_an_article() -> None:
    """What stands on a paper's host is an article; of an extractor we know which it was."""
    extract = article(Page(wordpress(FERRY).encode(), url=URL))

    assert extract.documents[0].kind is DocumentKind.ARTICLE
    assert extract.extractor.startswith("trafilatura ")


def test_what_json_says_is_the_text_is_not_read() -> None:
    """`articleBody` is seen by no reader, so it is never the text."""
    document = _read(
        _linked(**{"@type": "NewsArticle", "articleBody": "The ferry sank with all hands, said nobody."})
    ).documents[0]

    assert "sank" not in document.text
