"""Through whom we know it is told in a sentence for each speaker, and stands up to verification."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.domain.model import Draft, Exchange
from bot.domain.provenance import MOST, relays
from bot.domain.questions import understood
from bot.domain.retrieval import plain, ranked
from bot.domain.verification import verify
from tests.domain import matters

MATTERS = (matters.fjord_call, matters.port_readout, matters.border_row, matters.wind_talks, matters.common_text)


def _answered(exchange: Exchange, *asked: str) -> list[str]:
    before = None
    for words in asked:
        before = understood(words, exchange, before)
    assert before is not None
    return [claim.text for claim in plain(before, ranked(before, exchange), exchange).claims]


@pytest.mark.parametrize("matter", MATTERS)
def test_who_relays_whom_passes_verification(matter: Callable[[], Exchange]) -> None:
    """Each sentence cites statements that bear it out, and there are few."""
    exchange = matter()
    place = {id(statement): number for number, statement in enumerate(exchange.statements, 1)}
    claims = relays(exchange.statements, exchange)

    verdict = verify([Draft(one.text, tuple(place[id(said)] for said in one.statements)) for one in claims], exchange)

    assert 0 < len(claims) <= MOST
    assert () == tuple(f"{one.text}: {one.reason}" for one in verdict.withheld)


def test_of_everything_each_speaker_has_a_sentence() -> None:
    """Asked with nothing before it, the question is about the whole exchange; what is old is told apart."""
    assert [
        "Ingrid Halvorsen’s words are known through the Norwegian Foreign Ministry and through this article.",
        "Tomás Rivas’ words are known through Agora and through his office.",
        "The Norwegian Foreign Ministry speaks for itself.",
        "Tomás Rivas’ earlier words are known through this article.",
        "The Norwegian Foreign Ministry relays what is told of the two leaders together.",
    ] == _answered(matters.fjord_call(), "According to whom?")


def test_after_a_question_it_is_about_that_answer_alone() -> None:
    """A follow-up names the relays of what was answered before, and of nothing else."""
    exchange = matters.fjord_call()

    assert ["Tomás Rivas’ words are known through Agora."] == _answered(
        exchange, "What did Rivas say about lithium?", "according to whom?"
    )
    assert ["The Norwegian Foreign Ministry relays what is told of the two leaders together."] == _answered(
        exchange, "What did they agree on?", "says who?"
    )
    assert ["The Norwegian Foreign Ministry speaks for itself."] == _answered(
        exchange, "What happens next?", "according to whom?"
    )


def test_a_readout_is_its_publishers_account() -> None:
    """Words of a readout without another relay are known through its publisher."""
    assert "Grace Mwangi’s words are known through the Office of the President of Kenya." in _answered(
        matters.port_readout(), "According to whom?"
    )


def test_a_joint_text_speaks_for_its_sides() -> None:
    """A joint statement is nobody's relay."""
    assert "The joint text speaks for the two countries." in _answered(matters.common_text(), "According to whom?")
