"""Where one speaker's words end and another's begin, and whose a name near them is."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, RAUK, Said, case, document, heard, in_scene, line, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "told-one-who-said",
            "Marlow told Rauk, who said the balloon was a spy craft, that it was not.",
            said(RAUK, "said", "the balloon was a spy craft"),
            said(MARLOW, "told", "it was not", addressee=RAUK),
        ),
        case(
            "unlike",
            "Unlike Marlow, who said the war must end, Rauk said the talks must begin.",
            said(MARLOW, "said", "the war must end"),
            said(RAUK, "said", "the talks must begin"),
        ),
        case(
            "hours-after",
            "Hours after Marlow said the city was safe, Rauk threatened to strike it.",
            said(MARLOW, "said", "the city was safe"),
            said(RAUK, "threatened", "to strike it"),
        ),
    ],
)
def test_content_ends_where_another_speaks(text: str, expected: tuple[Said, ...]) -> None:
    """Nobody's content runs on into what another said."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "not-according-to",
            "The war would not, according to Marlow, end soon.",
            said(MARLOW, "according to", "The war would not", "end soon"),
        ),
        case(
            "agreed-they-say-to",
            "The envoys agreed, Marlow said, to exchange prisoners.",
            said(MARLOW, "said", "The envoys agreed", "to exchange prisoners"),
        ),
        case(
            "even-if",
            "Even if Rauk said that the war was over, Marlow said, nobody would believe him.",
            said(MARLOW, "said", "Even if Rauk said that the war was over", "nobody would believe him"),
        ),
        case(
            "accused-of",
            "Marlow was accused by Rauk of lying.",
            said(RAUK, "was accused by", "Marlow", "of lying"),
        ),
    ],
)
def test_content_goes_on_behind_an_aside(text: str, expected: tuple[Said, ...]) -> None:
    """What a cue set into a sentence cuts off belongs to the content."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "a-weekday",
            "On Tuesday Marlow told Rauk that trade should grow.",
            said(MARLOW, "told", "trade should grow", addressee=RAUK),
        ),
        case(
            "weeks-ago",
            "Three weeks ago Marlow said that she would never give in.",
            said(MARLOW, "said", "she would never give in", earlier=True),
        ),
        case(
            "back-in",
            "Back in her first term, Marlow said the pact was dead.",
            said(MARLOW, "said", "the pact was dead", earlier=True),
        ),
        case(
            "only-the-first",
            "Last year Marlow told Rauk that the pact was dead; on Tuesday Marlow told Rauk that it was not.",
            said(MARLOW, "told", "the pact was dead", addressee=RAUK, earlier=True),
            said(MARLOW, "told", "it was not", addressee=RAUK),
        ),
    ],
)
def test_times_before_a_speaker(text: str, expected: tuple[Said, ...]) -> None:
    """A time is no part of a name, and dates no more than its own clause."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "an-aide",
            "“The vote was stolen,” said the aide to Secretary of State Odo Lund.",
            said("the aide to Secretary of State Odo Lund", "said", "The vote was stolen", quotation=DIRECT),
        ),
        case(
            "an-adviser",
            "“We are calm,” said an adviser to Marlow.",
            said("an adviser to Marlow", "said", "We are calm", quotation=DIRECT),
        ),
        case(
            "an-addressee",
            "“We are calm,” said Marlow to an aide.",
            said(MARLOW, "said", "We are calm", quotation=DIRECT, addressee="an aide"),
        ),
    ],
)
def test_whom_an_aide_serves(text: str, expected: tuple[Said, ...]) -> None:
    """Whom somebody serves neither speaks nor is spoken to."""
    assert expected == in_scene(text)


def test_two_of_one_title() -> None:
    """Nobody tells himself: a title alone beside the same title with a name is another's."""
    text = "The President told President Corin Vael that the ferry must sail."

    assert (said("President", "told", "the ferry must sail", addressee="Corin Vael"),) == heard(document(text))


@pytest.mark.parametrize(
    "text",
    [
        line("imagine", "Imagine that Marlow said the war was lost."),
        line("suppose", "Suppose Marlow said that the war was over."),
        line("lets-say", "Let's say Marlow said the war was over."),
        line("a-generated-clip", "An AI-generated clip had Marlow saying that the war was over."),
    ],
)
def test_imagined(text: str) -> None:
    """What a reader is asked to imagine, and what a machine made, nobody has said."""
    assert () == in_scene(text)
