"""What is said of one matter shares one heading, and headings are few."""

from __future__ import annotations

import pytest

from bot.domain.model import Attribution, Document, Speaker, Wording
from bot.domain.passages import passages
from bot.domain.topics import topics

DUVAL = Speaker("Claire Duval", "President", "France")
PINTO = Speaker("João Pinto", "President", "Brazil")


def headings(*said: tuple[Speaker, str], text: str = "") -> tuple[str, ...]:
    """The headings of contents, each in a sentence of its own unless a text is given."""
    document = Document(text or "\n".join(f"{speaker.name} said {words}" for speaker, words in said))
    found = passages(document.text)
    attributions = [
        Attribution(speaker, (Wording("said"),), (Wording(words),), passages=(number,))
        for number, (speaker, words) in enumerate(said, start=1)
    ]
    return topics(document, found, attributions)


def test_what_a_sentence_opens_with_is_its_heading() -> None:
    """A fronted matter outweighs what the words themselves call for."""
    text = "On Taiwan, Duval said that trade must go on.\nOn the issue of fishing rights, Pinto said little.\nOn Monday, Duval said trade grew."

    found = headings((DUVAL, "that trade must go on"), (PINTO, "little"), (DUVAL, "trade grew"), text=text)

    assert found == ("Taiwan", "Fishing rights", "Trade")


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("new tariffs would hurt both sides", "Tariffs"),
        ("the sanctions must be lifted", "Sanctions"),
        ("emissions should fall", "Climate"),
        ("the invasion of Ukraine must end", "Ukraine war"),
        ("Taiwan is an internal matter", "Taiwan"),
        ("TikTok may stay", "TikTok"),
        ("ties are strong", "Bilateral relations"),
        ("France is proud", ""),
        ("he slept well", ""),
    ],
)
def test_names_and_terms_make_headings(words: str, heading: str) -> None:
    """Proper names other than the speakers' own parties, and policy terms."""
    assert (heading,) == headings((DUVAL, words))


def test_statements_of_one_matter_share_a_heading() -> None:
    """Different words of one policy meet under one heading, whoever speaks."""
    found = headings((DUVAL, "exports must grow"), (PINTO, "free trade is good"), (DUVAL, "market access is narrow"))

    assert found == ("Trade", "Trade", "Trade")


def test_headings_are_few() -> None:
    """An exchange of many matters keeps the eight that gather most."""
    matters = [
        "tariffs",
        "sanctions",
        "emissions",
        "hostages",
        "migrants",
        "vaccines",
        "missiles",
        "uranium",
        "elections",
        "electricity",
        "fentanyl",
    ]

    found = headings(*((DUVAL, f"{matter} came up") for matter in matters))

    assert len({heading for heading in found if heading}) <= 8


def test_each_attribution_gets_one() -> None:
    """The headings are as many as the attributions, none for none."""
    assert headings() == ()
    assert headings((DUVAL, ""), (PINTO, "")) == ("", "")
