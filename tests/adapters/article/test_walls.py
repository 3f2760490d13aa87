"""What stands in place of an article is named; an article about such things is none."""

from __future__ import annotations

import pytest

from bot.adapters.article import article
from bot.adapters.page import Page
from bot.errors import DocumentEmpty, DocumentWalled
from tests.adapters.article.stories import FERRY, GRAIN, Story, story
from tests.adapters.article.templates import COOKIES, drupal, wordpress

URL = "https://www.paper.example/a"

ABOUT = story(
    "Papers of Tarn put up paywalls",
    """
    Three papers in Tarn will ask readers to “subscribe to continue reading” from Monday on, their publishers said in Halm.
    “We value your privacy, and we value being paid,” said Liv Estrell of the Sanne Post, who had to accept all the terms first.
    Readers who are not robots will be asked to sign in, she added; a page “checking your browser” will greet the others.
    The ministry of culture said that it would enable JavaScript on its own site by the end of the year, and not one day before.
    """,
)


def _read(markup: str) -> tuple[str, tuple[str, ...]]:
    extract = article(Page(markup.encode(), name="the link", url=URL))
    return extract.documents[0].text, extract.notices


def _page(body: str, title: str = "Paper") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (_page("<h1>paper.example</h1><h2>Checking if the site connection is secure</h2><p>paper.example needs to review the security of your connection before proceeding.</p>", "Just a moment..."), "robots"),
        (_page("<h1>Please verify you are a human</h1><p>Access to this page has been denied because we believe you are using automation tools.</p>"), "robots"),
        (_page("<noscript>Please enable JavaScript and cookies to continue</noscript><div id='challenge-form'></div>", "Just a moment..."), "robots"),
        (_page("<h1>Sorry</h1><p>Our systems have detected unusual traffic from your network. Are you a robot?</p>"), "robots"),
        (_page("<h1>Log in</h1><form><label>Email</label><input type=email><label>Password</label><input type=password><button>Log in</button></form><p>Forgot your password?</p>"), "login"),
        (_page("<div><h2>We value your privacy</h2><p>We and our 812 partners store and access information on a device, such as cookies, and process personal data for advertising.</p><button>Accept all</button><button>Manage options</button></div>"), "consent"),
        (_page("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"), "scripts"),
        (_page("<h1>Ferry</h1><p>Subscribe to continue reading.</p>"), "subscribers"),
    ],
)  # fmt: skip
def test_a_wall_is_named(markup: str, said: str) -> None:
    """Each kind of wall is told as what it is, with what to do."""
    with pytest.raises(DocumentWalled, match=rf"^the link .*{said}.*paste"):
        _read(markup)


@pytest.mark.parametrize(
    "markup", ["", "   ", "<!-- only this -->", _page(""), _page("<img src=x>"), _page("<div>\u200b&nbsp;</div>")]
)
def test_an_empty_page_is_told(markup: str) -> None:
    """A page without words says so, and what to do."""
    with pytest.raises(DocumentEmpty, match=r"the link.*paste"):
        _read(markup)


@pytest.mark.parametrize("told", [ABOUT, FERRY, GRAIN])
def test_an_article_is_no_wall(told: Story) -> None:
    """An article about paywalls, with a cookie banner on it, is read whole and said to be whole."""
    text, notices = _read(drupal(told).replace("</body>", f"{COOKIES}</body>"))

    assert (told.gold, ()) == (text, notices)


SHORT = (
    "Prime Minister Estrell spoke with President Corvane today. They agreed to continue talks on trade.",
    "Minister Corvane met the envoy of Tarn in Halm. Both sides will meet again in May.",
    "The Sanne Post will end its paywall in May. “Subscribers only is over,” its editor said on Monday.",
    "Tarn will end cookie banners, its parliament said. “People accept all and move on,” said Liv Estrell.",
    "Access denied: that was what reporters heard at the gates of Halm. They stood there until noon.",
    "DDoS protection kept the ministry of Tarn up on Monday. “We are checking your browser,” visitors read for an hour.",
    "Are you a robot? The question has been asked of readers in Tarn for years. Machines answer it better than people do.",
    "The court of Halm ruled on cookies on Monday. Sites that use cookies without consent face fines in Tarn.",
    "Millions in Tarn could not log in on Monday. The company said that the fault was mended by noon.",
    "We condemn the attack on the port of Halm. We call on all sides to return to talks.",
    "The ministry's archive was gone on Monday. “Page not found,” it said until Tuesday.",
    "Browsers need to enable JavaScript to show the new site of Tarn, officials said. The old site closes in June.",
    "President Corvane signed the grain treaty today. It enters into force in the autumn.",
    "The two ministers discussed fishing rights in the strait. No statement was signed after the talks.",
    "The ambassador of Tarn was recalled on Tuesday. The ministry gave no reason for the step.",
)


@pytest.mark.parametrize("told", SHORT)
def test_a_short_text_beside_forms_is_read(told: str) -> None:
    """A login form, a subscription's button and a cookie footer take the place of no text that stands there."""
    markup = _page(
        "<header><form>Log in <input type=password></form><a href=/s>Subscribe</a></header>"
        f"<article><h1>News of Halm</h1><p>{told.replace('. ', '.</p><p>', 1)}</p></article>"
        "<footer>We use cookies. Cookie policy. Accept all. Manage preferences.</footer>"
    )

    text, _ = _read(markup)

    assert told.split()[-3:] == text.split()[-3:]


def _first(told: Story, paragraphs: int, after: str, head: str = "") -> str:
    inner = "".join(f"<p>{block.lines[0]}</p>" for block in told.blocks[:paragraphs])
    return f"<html><head>{head}</head><body><article><h1>{told.title}</h1><div class='article-body'>{inner}{after}</div></article></body></html>"


FREE = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False","hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paid"}}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        _first(
            FERRY,
            2,
            '<div class="paywall"><p>To continue reading, subscribe or log in.</p><a href="/s">Subscribe now</a></div>',
        ),
        _first(
            FERRY,
            3,
            "<p>The ministers then boarded the first boat and…</p><div><p>Already a subscriber? Sign in</p></div>",
        ),
        _first(FERRY, 2, '<div class="paid"></div>', FREE),
        _first(
            FERRY, 2, "<div><p>Cet article est réservé aux abonnés. Il vous reste 80 % de cet article à lire.</p></div>"
        ),
    ],
)
def test_a_part_is_told_to_be_one(markup: str) -> None:
    """The beginning that subscribers alone may read on from is read, and said to be a part."""
    text, notices = _read(markup)

    assert "eleven" not in text
    assert FERRY.gold.partition("\n")[0] in text
    assert ["subscribers" in notice for notice in notices] == [True]


def test_a_whole_text_marked_for_subscribers_is_whole() -> None:
    """A publisher's mark alone does not make a part of a text that stands there in full."""
    _, notices = _read(wordpress(FERRY).replace("</head>", f"{FREE}</head>"))

    assert notices == ()


def test_an_article_with_a_form_to_subscribe_is_whole() -> None:
    """A newsletter's form below a text that ends as texts end says nothing about it."""
    _, notices = _read(
        wordpress(GRAIN).replace(
            "</article>", "</article><p>Subscribe to our newsletter to keep up with the river.</p>"
        )
    )

    assert notices == ()
