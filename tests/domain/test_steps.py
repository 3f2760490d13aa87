"""A next step is told only where a text plainly says that it will be taken, and with whoever says so."""

from __future__ import annotations

import pytest

from bot.domain import cues
from bot.domain.facts import facts
from bot.domain.grounding import ground
from bot.domain.model import Document, DocumentKind, Exchange, Reading
from bot.domain.passages import passages
from bot.domain.questions import understood
from bot.domain.retrieval import plain, ranked

OPENING = "President Ada Vorn of Tarn met President Odo Brusk of Lirra in Port Ansel on Friday.\n"


def _exchange(text: str) -> Exchange:
    document = Document(OPENING + text)
    numbered = passages(document.text)
    statements, _ = ground(cues.read(document, numbered), document, numbered)
    readings = (Reading(document, numbered, statements),)
    return Exchange("one", "One", facts(readings), readings)


def _steps(text: str) -> list[str]:
    return [step.text for step in _exchange(text).facts.next_steps]


NONE = [
    "The Lirran government denied that Vorn will visit Lirra on Monday.",
    "Rumours that Vorn will visit Lirra on Monday are false.",
    "It is doubtful that Vorn and Brusk will meet in May.",
    "No meeting will take place in May.",
    "Neither Vorn nor Brusk will attend the summit.",
    "Nobody from Tarn will attend the signing.",
    "Brusk was expected to visit Tarn in May but cancelled.",
    "Vorn was due to visit Lirra in May, but she did not go.",
    "Vorn will visit Lirra on Monday, Brusk lied.",
    "Brusk jokingly told reporters that Vorn will visit Lirra.",
    "“We will sign on Monday”, ran a banner.",
    "Vorn claims that Brusk wants peace and that he will visit Tarn, which Lirra denies.",
    "Vorn will visit Lirra if the strait is opened.",
    "Unless the strait is opened, talks will not resume and the ships will return.",
    "Will Vorn and Brusk meet again in May?",
    "Imagine that Vorn will visit Lirra.",
    "An alleged plan says that Vorn will visit Lirra.",
    "Brusk hoped that Vorn will visit Lirra.",
    "Vorn doubted that the talks will resume.",
    "Vorn proposed that the two teams will meet in May.",
    "Brusk, who is due to travel, smiled.",
    "Vorn ruled out that the talks will resume.",
    "Vorn will visit Lirra in May. The visit was later cancelled.",
    "Vorn will visit Lirra in May, a newspaper in Tarn wrote. That is false.",
    "Brusk said Vorn will visit Lirra in May. Vorn denied that she would visit Lirra in May.",
    "The summit that was to be held in June was called off. The summit will be held in Port Ansel.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_is_denied_doubted_wished_or_called_off_is_no_step(text: str) -> None:
    """Whatever turns a plan round, before it or after it, in its sentence or the next, leaves no step."""
    assert [] == _steps(text)


TOLD = [
    ("Talks will resume in May.", "Talks will resume in May."),
    ("Vorn will not only visit Lirra but will sign the pact.", "Vorn will not only visit Lirra but will sign the pact."),
    ("There was no deal on fish, but talks will resume in May.", "There was no deal on fish, but talks will resume in May."),
    ("They agreed to meet again in June.", "They agreed to meet again in June"),
    ("Brusk denied the charge; the foreign ministers will meet in May.", "Brusk denied the charge; the foreign ministers will meet in May."),
    (
        "Brusk said that Foreign Minister Ilo Senn will travel to Tarn.",
        "Foreign Minister Ilo Senn will travel to Tarn, by Odo Brusk’s account",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_plain_sentence_is_a_step_with_whoever_says_so(text: str, told: str) -> None:
    """What the narrator tells stands as printed; what somebody says is told with who says it."""
    assert [told] == _steps(text)


def test_a_turn_of_a_transcript_is_told_with_its_speaker() -> None:
    """ "We will meet" says nothing without who says it."""
    turns = (
        "PRESIDENT VORN: The strait stays open.",
        "PRESIDENT BRUSK: Thank you. We will meet again in May.",
        "PRESIDENT VORN: So be it.",
    )
    document = Document("\n\n".join(turns), kind=DocumentKind.TRANSCRIPT)
    numbered = passages(document.text)
    statements, _ = ground(cues.read(document, numbered), document, numbered)

    [step] = facts((Reading(document, numbered, statements),)).next_steps

    assert step.text.startswith("“We will meet again in May.” — ")
    assert "Brusk" in step.text


WHEN = [
    ("The Lirran government denied that Vorn will visit Lirra on Monday.", "When will Vorn visit Lirra?", "denied"),
    ("Rumours that Vorn will visit Lirra on Monday are false.", "When will Vorn visit Lirra?", ""),
    ("Foreign Minister Ilo Senn will visit Osk in May.", "When will Vorn visit Lirra?", ""),
    ("Vorn will visit Lirra in May.", "When will Vorn visit Lirra?", "Vorn will visit Lirra in May."),
]


@pytest.mark.parametrize(("text", "question", "shown"), WHEN)
def test_when_is_answered_by_the_step_asked_about_and_by_no_other(text: str, question: str, shown: str) -> None:
    """A denied plan answers with its denial, another's visit does not answer."""
    exchange = _exchange(text)
    asked = understood(question, exchange)

    claims = plain(asked, ranked(asked, exchange), exchange).claims

    assert bool(shown) == bool(claims)
    assert all(shown in claim.text for claim in claims)
