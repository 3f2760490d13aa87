"""A side is everyone who speaks for its state, and what was announced, decided or undertaken is answered by that act."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.domain import cues, facts
from bot.domain.grounding import ground
from bot.domain.letterhead import letterhead
from bot.domain.model import Document, DocumentKind, Exchange, Reading
from bot.domain.passages import passages
from bot.domain.questions import understood
from bot.domain.retrieval import plain, ranked
from bot.domain.sides import is_of

ROW = (
    "The Minister for Foreign Affairs of Tarn, Ada Vorn, received the Minister of Trade of Quessia, Odo Brusk, in Port Ansel.\n\n"
    "Vorn said that the bay was closed. Lirran Prime Minister Ilo Senn said the bay was open.\n\n"
    "A senior Lirran official said the fleet was late. Brusk voiced concern over the visas of students.\n\n"
    "Vorn announced a loan of 4 million crowns. The two ministers decided to extend the term of the envoy by two years. "
    "The two ministers urged all sides to support the envoy.\n"
)
JOINT = (
    "Joint Statement of Tarn and Lirra\n\n1. The two sides agreed to map the shelf.\n\n"
    "2. Lirra took note of this and undertook to raise it with the others.\n"
)


@lru_cache
def _exchange(text: str, kind: DocumentKind = DocumentKind.ARTICLE) -> Exchange:
    document = letterhead(Document(text, kind=kind))
    numbered = passages(document.text)
    statements, _ = ground(cues.read(document, numbered), document, numbered)
    readings = (Reading(document, numbered, statements),)
    return Exchange("one", "One", facts.facts(readings), readings)


def _told(exchange: Exchange, question: str) -> list[str]:
    asked = understood(question, exchange)
    return [claim.text for claim in plain(asked, ranked(asked, exchange), exchange).claims]


@pytest.mark.parametrize(
    ("word", "state", "expected"),
    [
        ("Tarnish", "Tarn", True),
        ("Quessian", "Quessia", True),
        ("Lornish", "Lorne", True),
        ("Senoubese", "Senouba", True),
        ("tarn", "Tarn", True),
        ("Tarragonian", "Tarn", False),
        ("Lirran", "Tarn", False),
        ("Quest", "Quessia", False),
    ],
)
def test_an_adjective_belongs_to_the_state_it_begins_like(word: str, state: str, expected: bool) -> None:
    """No list is needed for the adjective of a state the text names."""
    assert expected == is_of(word, state)


SIDES = [
    ("What did the Lirran side say about the bay?", ["the bay was open"]),
    ("What did the Lirran side say?", ["the bay was open", "the fleet was late"]),
    ("What did the Quessian side say about visas?", ["the visas of students"]),
    ("What did the Lirran side say about visas?", []),
]


@pytest.mark.parametrize(("question", "shown"), SIDES)
def test_a_side_is_everyone_who_speaks_for_it(question: str, shown: list[str]) -> None:
    """Ministers and unnamed officials speak for the state printed beside them, and nobody else for it."""
    told = _told(_exchange(ROW), question)

    own = [line for line in told if "by this article’s account" not in line.lower()]
    assert (len(shown), True) == (len(own), all(any(one in line for line in own) for one in shown))


def test_what_was_announced_or_decided_is_answered_by_that_act() -> None:
    """What else they said is no answer to what they announced or decided."""
    exchange = _exchange(ROW)

    [announced] = _told(exchange, "What did Vorn announce?")
    [decided] = _told(exchange, "What did they decide about the envoy?")

    assert ("4 million crowns" in announced, "extend the term" in decided) == (True, True)


def test_what_one_side_undertakes_in_a_joint_text_is_not_agreed() -> None:
    """Only what the two sides agreed answers what was agreed."""
    [told] = _told(_exchange(JOINT, DocumentKind.JOINT_STATEMENT), "What did they agree?")

    assert "map the shelf" in told
