"""Only what the other side surely leaves unsaid is told as one side's alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.contrast import one_sided
from bot.chat.places import stood_in
from bot.domain.asked import shown_as
from bot.domain.model import Exchange, Facts
from tests.domain.matters import HALVORSEN, RIVAS, Telling


def _alone(*said: tuple[str, str]) -> Sequence[str]:
    """What is told of two sides who say these words under these topics, the first of them Chile's."""
    telling = Telling(*(f"{'Rivas' if not at else 'Halvorsen'} said {words}." for at, (words, _) in enumerate(said)))
    for at, (words, topic) in enumerate(said, 1):
        speaker, name = (RIVAS, "Rivas") if at == 1 else (HALVORSEN, "Halvorsen")
        telling.says(at, speaker, name, "said", words, topic=topic)
    exchange = Exchange("one", "One", Facts(parties=(RIVAS, HALVORSEN)), (telling.reading(),))
    return [line.text for section in one_sided(exchange, shown_as(exchange)) for line in section.lines]


def test_a_name_that_the_other_never_says_is_one_sides() -> None:
    """Each side's own matters are told with the side."""
    assert ["Svalbard (Chile) · Whaling (Norway)"] == _alone(
        ("Svalbard was cold", "Svalbard"), ("whaling must end", "Whaling")
    )


def test_a_topic_whose_words_the_other_uses_is_not_one_sides() -> None:
    """Another word of the same matter is enough to say nothing of it."""
    told = _alone(("trade must grow", "Trade"), ("whaling must end", "Whaling"), ("exports were down", "Salmon"))

    assert ["Whaling, Salmon (Norway)"] == told


def test_where_what_the_other_speaks_of_is_not_known_nothing_is_told() -> None:
    """The corridor and the grain may be trade: what has no heading may belong under a broad one."""
    told = _alone(("trade must grow", "Trade"), ("the corridor must open", ""), ("whaling must end", "Whaling"))

    assert not any("Trade" in line for line in told)


def test_an_ellipsis_stands_where_sentences_lie_between() -> None:
    """Sentences shown together that do not adjoin are told apart; those that do are not."""
    telling = Telling("Rivas said the bay was calm.", "Gulls cried.", "It was deep.")
    telling.says(1, RIVAS, "Rivas", "said", "the bay was calm")
    exchange = Exchange("one", "One", Facts(), (telling.reading(),))
    statement = telling.statements[0]

    apart = stood_in(replace(statement, passages=(1, 3)), exchange)
    next_to = stood_in(replace(statement, passages=(1, 2)), exchange)

    assert "Rivas said the bay was calm. … It was deep." == apart
    assert "Rivas said the bay was calm. Gulls cried." == next_to
