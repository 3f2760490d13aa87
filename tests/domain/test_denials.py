"""A plain "no" of the text is the answer, in its own words and with whoever says it; never a "no" of ours."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.chat.cards import answer as card
from bot.domain import cues, facts
from bot.domain.grounding import ground
from bot.domain.letterhead import letterhead
from bot.domain.model import Answer, Document, Exchange, Reading
from bot.domain.passages import passages
from bot.domain.questions import understood
from bot.domain.retrieval import plain, ranked

MEETING = (
    "Foreign Minister Ada Vorn of Tarn and Foreign Minister Odo Brusk of Lirra met in Port Ansel on Friday.\n\n"
    "The two sides agreed to open a bridge. The two sides did not reach agreement on herring. "
    "No deal was reached on timber. The ministers failed to agree on a truce.\n\n"
    "Neither Vorn nor Brusk agreed to patrols. Vorn, but not Brusk, agreed to fees.\n\n"
    "“He agreed to close the harbour,” Vorn wrote on Friday.\n\n"
    "Brusk’s office denied that any such promise had been made.\n\n"
    "A post attributed to Brusk calling Vorn “a tyrant” was fake, his office said.\n\n"
    "A report that Vorn had threatened Osk was wrong, the Tarnish ministry said.\n"
)
PRESS = (
    "Press conference of President Ada Vorn and President Odo Brusk\n\n"
    "PRESIDENT VORN: Thank you. We did not reach an agreement on the pipeline.\n\n"
    "Q: President Brusk, is it true that you threatened to cut the cable?\n\n"
    "PRESIDENT BRUSK: I never said that. It is an invention.\n\n"
    "Q: President Vorn, did you raise the case of the teacher Ilo Senn?\n\n"
    "PRESIDENT VORN: I did. He listened.\n"
)
OLD = (
    "President Ada Vorn of Tarn met President Odo Brusk of Lirra in Port Ansel on Friday.\n\n"
    "The two presidents agreed to freeze the toll at 8 percent. That agreement expired in January.\n"
)


@lru_cache
def _exchange(text: str) -> Exchange:
    document = letterhead(Document(text))
    numbered = passages(document.text)
    statements, _ = ground(cues.read(document, numbered), document, numbered)
    readings = (Reading(document, numbered, statements),)
    return Exchange("one", "One", facts.facts(readings), readings)


def _answered(text: str, question: str) -> Answer:
    exchange = _exchange(text)
    asked = understood(question, exchange)
    return plain(asked, ranked(asked, exchange), exchange)


NO = [
    (MEETING, "Did they agree on herring?", "The two sides did not reach agreement on herring."),
    (MEETING, "Did they agree on timber?", "No deal was reached on timber."),
    (MEETING, "Did they agree on a truce?", "The ministers failed to agree on a truce."),
    (MEETING, "Did Brusk agree to patrols?", "Neither Vorn nor Brusk agreed to patrols."),
    (MEETING, "Did Brusk agree to fees?", "Vorn, but not Brusk, agreed to fees."),
    (MEETING, "Did Brusk call Vorn a tyrant?", "was fake, his office said"),
    (MEETING, "Did Vorn threaten Osk?", "was wrong, the Tarnish ministry said"),
    (PRESS, "Did they agree on the pipeline?", "“We did not reach an agreement on the pipeline.” — Ada Vorn"),
    (PRESS, "Did Brusk threaten to cut the cable?", "threatened to cut the cable? — Odo Brusk: “I never said that.”"),
    (PRESS, "Did Vorn raise the case of Senn?", "Ilo Senn? — Ada Vorn: “I did.”"),
]


@pytest.mark.parametrize(("text", "question", "shown"), NO)
def test_a_plain_no_is_told_in_its_own_words(text: str, question: str, shown: str) -> None:
    """What was not agreed, not said or called false is shown as printed, with its speaker."""
    claims = _answered(text, question).claims

    assert any(shown in claim.text for claim in claims)
    assert not any(claim.text.startswith(("Yes", "No:", "No,")) for claim in claims)


def test_where_accounts_differ_both_are_told() -> None:
    """Who claims an agreement and who denies it stand together."""
    told = [claim.text for claim in _answered(MEETING, "Did Brusk agree to close the harbour?").claims]

    assert any("He agreed to close the harbour" in one for one in told)
    assert any("denied that any such promise had been made" in one for one in told)


SILENT = [
    (MEETING, "Did they agree on wheat?"),
    (MEETING, "Did Brusk call Vorn a genius?"),
    (MEETING, "Did Senn agree to patrols?"),
    (PRESS, "Did Vorn threaten to cut the cable?"),
    (PRESS, "Did Brusk threaten to close the port?"),
]


@pytest.mark.parametrize(("text", "question"), SILENT)
def test_a_no_to_something_else_is_no_answer(text: str, question: str) -> None:
    """A denial of another matter, or by another, leaves silence."""
    assert _answered(text, question).silent


def test_an_agreement_that_ended_is_told_with_its_end() -> None:
    """The sentence that tells that it expired goes with it."""
    told = [claim.text for claim in _answered(OLD, "What did they agree?").claims]

    assert (True, "That agreement expired in January.") == ("freeze the toll" in told[0], told[-1])


def test_each_no_is_marked_by_its_own_line() -> None:
    """Sentences shown as printed point to themselves and are not shown twice."""
    answer = _answered(MEETING, "Did Brusk agree to close the harbour?")

    sections = card(answer, _exchange(MEETING)).sections

    assert [1, 1] == [len(line.marks) for section in sections for line in section.lines]
