"""The account with no model: what is chosen, in what order, and that nothing is told twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.domain.model import Draft, Exchange, Facts
from bot.domain.summary import MOST, summarise, told
from bot.domain.verification import verify
from tests.domain import matters
from tests.domain.matters import HALVORSEN, MINISTRY, RIVAS, Telling

MATTERS = (matters.fjord_call, matters.port_readout, matters.border_row, matters.wind_talks, matters.common_text)


def _exchange(*tellings: Telling) -> Exchange:
    return Exchange("one", "One", Facts(parties=(RIVAS, HALVORSEN)), tuple(telling.reading() for telling in tellings))


@pytest.mark.parametrize("matter", MATTERS)
def test_a_statement_told_passes_verification(matter: Callable[[], Exchange]) -> None:
    """What we tell without a model stands up to the same check as what a model writes."""
    exchange = matter()
    drafts = [Draft(told(one, exchange), (number,)) for number, one in enumerate(exchange.statements, 1)]

    verdict = verify(drafts, exchange)

    assert () == tuple(f"{one.text}: {one.reason}" for one in verdict.withheld)


@pytest.mark.parametrize("matter", MATTERS)
def test_a_summary_is_bounded_and_cites_what_it_tells(matter: Callable[[], Exchange]) -> None:
    """Every claim carries its statements, and there are at most so many."""
    claims = summarise(matter())

    assert 0 < len(claims) <= MOST
    assert all(claim.statements for claim in claims)


def test_participants_come_first_then_what_is_shared_then_others_then_what_is_old() -> None:
    """The leaders' own words lead; a ministry's own news and old quotations follow."""
    told_of = [claim.statements[0] for claim in summarise(matters.fjord_call())]

    ranks = [3 if one.earlier else 1 if one.joint else 0 if one.speaker in (RIVAS, HALVORSEN) else 2 for one in told_of]
    assert sorted(ranks) == ranks
    assert {0, 1, 2, 3} == set(ranks)


def test_the_same_words_printed_twice_are_told_once() -> None:
    """Two documents with the same quotation of the same speaker make one claim that cites both."""
    one = Telling("Rivas said the ports would stay open to every flag.", publisher="A")
    one.says(1, RIVAS, "Rivas", "said", "the ports would stay open to every flag")
    other = Telling("“The ports would stay open to every flag,” Rivas said.", publisher="B")
    other.says(1, RIVAS, "Rivas", "said", "“The ports would stay open to every flag,”")

    claims = summarise(_exchange(one, other))

    assert [2] == [len(claim.statements) for claim in claims]


def test_the_same_words_of_two_speakers_are_told_twice() -> None:
    """Who said it is never blurred, even where both said the same."""
    telling = Telling(
        "Rivas said the ports would stay open to all.", "Halvorsen said the ports would stay open to all."
    )
    telling.says(1, RIVAS, "Rivas", "said", "the ports would stay open to all")
    telling.says(2, HALVORSEN, "Halvorsen", "said", "the ports would stay open to all")

    assert 2 == len(summarise(_exchange(telling)))


@pytest.mark.parametrize(
    "other",
    [
        "Rivas said the northern ports would not stay open to 40 foreign ships in winter",
        "Rivas said the northern ports would stay open to 60 foreign ships in winter",
        "Rivas denied the northern ports would stay open to 40 foreign ships in winter",
    ],
)
def test_words_that_differ_in_a_not_a_figure_or_an_act_are_not_the_same(other: str) -> None:
    """Two sentences alike in all but their sense are both told."""
    first = "Rivas said the northern ports would stay open to 40 foreign ships in winter"
    telling = Telling(first, other)
    for number, line in enumerate((first, other), 1):
        telling.says(number, RIVAS, "Rivas", line.split()[1], line.split(" ", 2)[2])

    assert 2 == len(summarise(_exchange(telling)))


def test_one_who_talks_much_leaves_room_for_the_other() -> None:
    """Thirty statements of one participant do not crowd out the three of the other."""
    lines = [f"Rivas said that ship number {n} carried {n} crates of copper." for n in range(30)]
    lines += [f"Halvorsen said that hall {word} was closed." for word in ("alpha", "beta", "gamma")]
    telling = Telling(*lines)
    for n, line in enumerate(lines, 1):
        speaker = RIVAS if line.startswith("Rivas") else HALVORSEN
        telling.says(n, speaker, line.split()[0], "said", line.split(" said ")[1].rstrip("."))

    claims = summarise(_exchange(telling))

    assert (MOST, 3) == (len(claims), sum(claim.statements[0].speaker == HALVORSEN for claim in claims))


def test_an_exchange_in_which_nobody_is_heard_has_no_summary() -> None:
    """No statements, no claims."""
    assert () == summarise(_exchange(Telling("It rained.")))


def test_a_ministry_that_speaks_for_itself_is_told_with_its_article() -> None:
    """A body takes "the" in English; a person does not."""
    exchange = matters.fjord_call()

    assert told(exchange.statements[7], exchange).startswith("The Norwegian Foreign Ministry said")
    assert MINISTRY.name == exchange.statements[7].speaker.name
