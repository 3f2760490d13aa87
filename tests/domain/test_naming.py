"""A name inside a sentence takes the article it takes in English."""

from __future__ import annotations

import pytest

from bot.domain.naming import is_unnamed, through, with_article


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Norwegian Foreign Ministry", "the Norwegian Foreign Ministry"),
        ("Norway's foreign ministry", "Norway's foreign ministry"),
        ("interview with Canal Nord", "an interview with Canal Nord"),
        ("press conference", "a press conference"),
        ("Agora", "Agora"),
    ],
)
def test_the_article_of_a_name(name: str, told: str) -> None:
    """Bodies and occasions take one; what begins with its owner's name does not."""
    assert told == with_article(name)


@pytest.mark.parametrize(
    ("relays", "told"),
    [
        ((), ""),
        (("Agora",), "via Agora"),
        (("interpreter",), "through an interpreter"),
        (("Kremlin", "interpreter"), "via the Kremlin, through an interpreter"),
    ],
)
def test_the_way_words_reached_us(relays: tuple[str, ...], told: str) -> None:
    """An interpreter is spoken through."""
    assert told == through(relays)


@pytest.mark.parametrize(
    ("name", "unnamed"),
    [
        ("a senior diplomat", True),
        ("His Chilean counterpart", True),
        ("Analysts", True),
        ("the ministry", True),
        ("Each side", True),
        ("Tomás Rivas", False),
        ("Norwegian Foreign Ministry", False),
        ("The President of Chile", False),
        ("Oslo", False),
    ],
)
def test_who_is_only_described_is_unnamed(name: str, unnamed: bool) -> None:
    """A description that would fit many is no name."""
    assert unnamed == is_unnamed(name)
