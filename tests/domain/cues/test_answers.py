"""Refusals, denials, decisions and posts: what a speaker does with words that are not a plain saying."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, RAUK, Said, case, in_scene, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "confirm-or-deny",
            "Rauk declined to confirm or deny the report.",
            said(RAUK, "declined to confirm or deny", "the report"),
        ),
        case(
            "neither-nor",
            "Rauk neither confirmed nor denied that he had offered help.",
            said(RAUK, "neither confirmed nor denied", "he had offered help"),
        ),
        case(
            "which-denied",
            "Marlow said the fleet would leave, which Rauk denied.",
            said(MARLOW, "said", "the fleet would leave"),
            said(RAUK, "denied", "the fleet would leave"),
        ),
        case(
            "regard-as",
            "Marlow does not regard the vote as valid.",
            said(MARLOW, "does not regard", "the vote as valid"),
        ),
        case("insists", "Marlow herself insists that the vote was fair.", said(MARLOW, "insists", "the vote was fair")),
    ],
)
def test_refusals_and_denials(text: str, expected: tuple[Said, ...]) -> None:
    """A refusal keeps the words that make it one; a denial in a clause with "which" is of what stands before."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "a-list-with-semicolons",
            "Rauk decided to extend the mandate; requested the council to meet; and urged all to sign.",
            said(RAUK, "decided", "to extend the mandate"),
            said(RAUK, "requested", "the council to meet"),
            said(RAUK, "urged", "all to sign", addressee="all"),
        ),
        case(
            "a-reservation",
            "Rauk entered a reservation with respect to the treaty.",
            said(RAUK, "entered", "a reservation with respect to the treaty"),
        ),
        case(
            "association",
            "Rauk associated himself with the statement of the council.",
            said(RAUK, "associated himself with", "the statement of the council"),
        ),
        case(
            "while-welcoming",
            "Marlow, while welcoming the progress achieved, expressed regret.",
            said(MARLOW, "welcoming", "the progress achieved"),
            said(MARLOW, "expressed", "regret"),
        ),
    ],
)
def test_decisions(text: str, expected: tuple[Said, ...]) -> None:
    """What a body decides, requests, welcomes, reserves or joins itself to is its statement."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "posted",
            "“We will not deal by hashtag,” Marlow posted.",
            said(MARLOW, "posted", "We will not deal by hashtag", quotation=DIRECT),
        ),
        case(
            "a-photo",
            "Marlow posted a photo of the harbour.",
        ),
        case(
            "a-colon-with-a-space",
            "Rauk : « We will fill it when it rains. »",
            said(RAUK, ":", "We will fill it when it rains", quotation=DIRECT),
        ),
        case(
            "here-is",
            "Here’s Marlow in December 2019: “We must sign the treaty.”",
            said(MARLOW, "Here’s", "We must sign the treaty", quotation=DIRECT, earlier=True),
        ),
        case(
            "puts-it",
            "“We plan for malice,” as a retired admiral in Dale puts it.",
            said("a retired admiral in Dale", "puts it", "We plan for malice", quotation=DIRECT),
        ),
    ],
)
def test_quotations_presented(text: str, expected: tuple[Said, ...]) -> None:
    """A post, a colon or "as he puts it" presents a quotation as well as a verb of saying does."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "a-name-inside-halves",
            "“We will of course wait,” said Marlow's deputy, Dawit Work, “but only then.”",
            said("Dawit Work", "said", "We will of course wait", "but only then", quotation=DIRECT),
        ),
        case(
            "a-name-that-is-a-small-word",
            "Per Lind, the northern envoy, said the talks would resume.",
            said("Per Lind", "said", "the talks would resume"),
        ),
        case("a-name-in-a-list", "The meeting was attended by the envoy, Per Lind, who brought a map."),
        case("as-per", "As per Marlow, the base is closed.", said(MARLOW, "As per", "the base is closed")),
        case("an-i-of-the-reporter", "I do not joke about water."),
        case("an-it-that-hopes", "It hopes to open the port."),
        case("a-relative-without-that", "Her way of courting the president she hopes to succeed differs from his."),
        case("the-man-he-said", "The man he said was a pirate left the room."),
    ],
)
def test_whose_words(text: str, expected: tuple[Said, ...]) -> None:
    """A name, an "I" or a relative clause is taken for what it is; where that is nobody's saying, for nothing."""
    assert expected == in_scene(text)
