"""A page's publisher is its host, with the site's own name beside it where the host bears it out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.asked import organs
from bot.domain.gazetteer import party
from bot.domain.hosts import government, is_for_posts, is_official, plain_name, speaks_for
from bot.domain.model import Document, DocumentKind, Quotation, Reading, Span, Speaker, Statement
from bot.domain.names import cast
from bot.domain.passages import passages
from bot.domain.publishers import kind, posted, publisher
from bot.domain.retelling import account

BODY = "President Helena Marlow of Caldria met Prime Minister Victor Rauk of Sudmark in Port Ansel on Tuesday. They talked."


@pytest.mark.parametrize(
    ("host", "site", "shown"),
    [
        ("www.reuters.com", "Reuters", "Reuters (reuters.com)"),
        ("apnews.com", "AP News", "AP News (apnews.com)"),
        ("apnews.com", "The Associated Press", "The Associated Press (apnews.com)"),
        ("www.lemonde.fr", "Le Monde.fr", "Le Monde.fr (lemonde.fr)"),
        ("www.lapresse.ca", "La Presse", "La Presse (lapresse.ca)"),
        ("www.bbc.co.uk", "BBC News", "BBC News (bbc.co.uk)"),
        ("www.nytimes.com", "The New York Times", "The New York Times (nytimes.com)"),
        ("www.ft.com", "Financial Times | World news", "Financial Times (ft.com)"),
        ("www.sueddeutsche.de", "Süddeutsche.de", "Süddeutsche.de (sueddeutsche.de)"),
        ("ria.ru", "РИА Новости", "РИА Новости (ria.ru)"),
        ("WWW.JapanTimes.co.jp.:443", "The Japan Times", "The Japan Times (japantimes.co.jp)"),
        ("english.harbourwatch.net", "Harbour Watch+", "Harbour Watch+ (english.harbourwatch.net)"),
        ("www.mofa.go.jp", "Ministry of Foreign Affairs of Japan", "Ministry of Foreign Affairs of Japan (mofa.go.jp)"),
        ("mfa.gov.cn", "外交部", "外交部 (mfa.gov.cn)"),
        ("www.whitehouse.gov", "The White House", "The White House (whitehouse.gov)"),
        ("www.centcom.mil", "U.S. Central Command", "U.S. Central Command (centcom.mil)"),
        ("www.elysee.fr", "Présidence de la République", "Présidence de la République (elysee.fr)"),
        ("mfa.gov.example", "Ministry of Foreign Affairs of Caldria", "Ministry of Foreign Affairs of Caldria (mfa.gov.example)"),
    ],
)  # fmt: skip
def test_a_name_the_host_bears_out_stands_beside_it(host: str, site: str, shown: str) -> None:
    """Letters, initials and transliteration tie a name to an ordinary host; a government's host bears its own name."""
    assert shown == publisher(host, site)


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("harbour.example", ""),
        ("evil.example", "Reuters"),
        ("reuters.evil.example", "Reuters"),
        ("r.example", "Reuters"),
        ("people.com.cn", "人民网"),
        ("evil.example", "Ministry of Foreign Affairs of Japan"),
        ("mofa-japan.example", "Ministry of Foreign Affairs of Japan"),
        ("mofaj.com", "MOFA of Japan"),
        ("whitehouse.com", "The White House"),
        ("kremlin.com", "Kremlin"),
        ("smalltown.gov", "The White House"),
        ("mfa.gov.cn", "Ministry of Foreign Affairs of Japan"),
        ("mfa.gov.example", "Ministry of Foreign Affairs of Japan"),
        ("mfa.gov.com", "Ministry of Foreign Affairs"),
        ("harbour.example", "Reuters (reuters.com)"),
        ("harbour.example", "<b>Harbour</b>"),
        ("harbour.example", "Harbour Times " * 20),
        ("harbour.example", "Hаrbour"),
        ("harbour.example", "harbour.example"),
    ],
)  # fmt: skip
def test_a_name_nothing_bears_out_is_left_out(host: str, site: str) -> None:
    """A stranger's name, a government's on an open host, markup, a mixed alphabet and an endless name leave the host alone."""
    assert host == publisher(host, site)


def test_format_characters_and_line_breaks_are_no_part_of_a_name() -> None:
    """A name is one line of what can be seen."""
    assert "The Harbour News (harbour.example)" == publisher("harbour.example", "The\nHarbour\u202e  News\u200b")


@given(st.text(max_size=60), st.text(max_size=200))
def test_a_name_never_stands_alone(host: str, site: str) -> None:
    """Whatever a page claims, its host ends what is shown, in one line."""
    shown = publisher(host, site)

    assert shown == publisher(host) or shown.endswith(f" ({publisher(host)})")


@pytest.mark.parametrize(
    ("shown", "name", "state", "official"),
    [
        ("The White House (whitehouse.gov)", "The White House", "United States", True),
        ("外務省 (mofa.go.jp)", "外務省", "Japan", True),
        ("mfa.gov.cn", "mfa.gov.cn", "China", True),
        ("mfa.gov.example", "mfa.gov.example", "", True),
        ("smalltown.gov", "smalltown.gov", "", True),
        ("The Japan Times (japantimes.co.jp)", "The Japan Times", "", False),
        ("xkremlin.ru", "xkremlin.ru", "", False),
        ("The Kremlin", "The Kremlin", "", True),
        ("Norr News (Port Ansel)", "Norr News (Port Ansel)", "", True),
        ("", "", "", True),
    ],
)
def test_the_host_tells_for_whom_a_publisher_speaks(shown: str, name: str, state: str, official: bool) -> None:
    """A government's host names its party; a paper's name, whatever state is in it, speaks for none."""
    assert (name, state, official) == (plain_name(shown), speaks_for(shown), is_official(shown))


@pytest.mark.parametrize(
    ("author", "host", "shown"),
    [
        ("Ida Moll", "norrnet.example", "Ida Moll (norrnet.example)"),
        ("The White\n House\u202e", "", "The White House (message)"),
        ("Reuters (reuters.com)", "x.com", "Reuters reuters.com (x.com)"),
        ("", "x.com", "x.com"),
        ("", "", ""),
    ],
)
def test_an_author_stands_beside_the_place_of_the_post(author: str, host: str, shown: str) -> None:
    """A name on a platform is whatever its owner typed, so the place is always shown with it."""
    assert (shown, shown == "") == (posted(author, host), is_official(shown))


@pytest.mark.parametrize(
    ("host", "state"),
    [
        ("en.kremlin.ru", "Russia"),
        ("www.gov.uk", "United Kingdom"),
        ("ec.europa.eu", "European Union"),
        ("cn.emb-japan.go.jp", "Japan"),
        ("usembassy.gov", "United States"),
        ("pm.gc.ca", "Canada"),
        ("www.exteriores.gob.es", "Spain"),
        ("news.un.org", "United Nations"),
    ],
)
def test_a_government_is_known_by_its_zone_or_the_table(host: str, state: str) -> None:
    """A closed zone's country, or the table, tells whose a host is."""
    found = government(host)

    assert found is not None
    assert state == found.party == party(found.party)


@pytest.mark.parametrize(
    "host", ["mfa.gov.com", "gov.evil.com", "president.ru", "go.com", "gov", "", "127.0.0.1", "mygov.uk"]
)
def test_an_official_sound_proves_nothing(host: str) -> None:
    """A label anyone may register makes no government."""
    assert government(host) is None


@pytest.mark.parametrize(
    ("text", "host", "judged"),
    [
        (f"Telephone talks in Port Ansel\n\n{BODY}", "mfa.gov.example", DocumentKind.READOUT),
        (BODY, "mfa.gov.example", DocumentKind.READOUT),
        (f"PORT ANSEL, May 3 (Norr News) -- {BODY}", "mfa.gov.example", DocumentKind.ARTICLE),
        (f"Strait Stays Open\n\nBy Ida Moll\n\n{BODY}", "mfa.gov.example", DocumentKind.ARTICLE),
        (f"Joint Statement by Caldria and Sudmark\n\n1. {BODY}", "mfa.gov.example", DocumentKind.JOINT_STATEMENT),
        (f"Readout of President Marlow’s Call with Prime Minister Rauk\n\n{BODY}", "harbour.example", DocumentKind.ARTICLE),
        (BODY, "harbour.example", DocumentKind.ARTICLE),
        (f"Leaders issue joint statement on trade\n\n{BODY}", "harbour.example", DocumentKind.ARTICLE),
        ("MARLOW: The strait is open.\n\nQ: For how long?\n\nMARLOW: For good, I hope.\n\nRAUK: We shall see.", "harbour.example", DocumentKind.TRANSCRIPT),
        (BODY, "x.com", DocumentKind.POST),
        (BODY, "www.truthsocial.com", DocumentKind.POST),
        (BODY, "t.me", DocumentKind.POST),
        (f"Readout of a Call\n\n{BODY}", "", DocumentKind.READOUT),
    ],
)  # fmt: skip
def test_the_kind_is_judged_from_host_and_text(text: str, host: str, judged: DocumentKind) -> None:
    """Only a government's own host makes a readout, and an agency's story on it stays an article."""
    assert judged == kind(Document(text), host)


def test_what_a_page_was_taken_for_is_judged_anew() -> None:
    """A kind read off the page's own heading does not outlive the look at its host."""
    claimed = Document(BODY, kind=DocumentKind.READOUT)

    assert DocumentKind.ARTICLE == kind(claimed, "harbour.example")


def test_a_host_like_a_place_for_posts_is_none() -> None:
    """The table's hosts and what stands right below them, and nothing that merely ends like them."""
    assert (True, True, False) == (is_for_posts("x.com"), is_for_posts("m.weibo.cn"), is_for_posts("netflix.com"))


@pytest.mark.parametrize(
    ("shown", "sides"),
    [
        ("mfa.gov.cn", {"China"}),
        ("The Kremlin (en.kremlin.ru)", {"Russia"}),
        ("mfa.gov.example", set()),
        ("harbour.example", set()),
        ("The Japan Times (japantimes.co.jp)", set()),
        ("The White House (message)", set()),
        ("the Japanese Foreign Ministry", {"Japan"}),
    ],
)
def test_an_account_is_the_side_s_whose_host_it_stands_on(shown: str, sides: set[str]) -> None:
    """A question for "the Chinese account" finds the readout that has no more than the ministry's host to its name."""
    assert sides == organs(shown)


def test_a_sentence_calls_a_publisher_by_its_name_alone() -> None:
    """The host is for the card; "by the White House’s account" is how a sentence goes."""
    document = Document(BODY, publisher="The White House (whitehouse.gov)", kind=DocumentKind.READOUT)
    span = Span(0, 9)
    statement = Statement(
        document.id, (1,), Speaker("Helena Marlow"), (), "", (), Quotation.INDIRECT, (span,), BODY[:9]
    )

    assert "by the White House’s account" == account(statement, Reading(document, (), (statement,)))


@pytest.mark.parametrize(
    ("shown", "side"),
    [
        ("mofa.go.jp", "Japan"),
        ("The Kremlin (en.kremlin.ru)", "Russia"),
        ("The Japan Times (japantimes.co.jp)", ""),
    ],
)
def test_a_government_s_host_tells_whose_minister_speaks(shown: str, side: str) -> None:
    """In a readout the minister named without a state is its publisher's, as the host tells it."""
    text = "Foreign Minister Ida Moll spoke by telephone with Caldrian President Helena Marlow. Foreign Minister Moll said the strait was open."
    document = Document(text, publisher=shown, kind=DocumentKind.READOUT)

    found = cast(document, passages(text)).named("Ida Moll")

    assert found is not None
    assert side == found.party
