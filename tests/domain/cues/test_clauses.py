"""Which words are a reporting clause of their own, and where one ends and the next begins."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, MIXED, RAUK, Said, case, in_scene, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "behind-of",
            "Rauk complained about alleged attacks and reported breaches and claimed land.",
            said(RAUK, "complained about", "alleged attacks and reported breaches and claimed land"),
        ),
        case(
            "behind-an-object",
            "Rauk admitted accounting errors and alleged breaches of protocol.",
            said(RAUK, "admitted", "accounting errors and alleged breaches of protocol"),
        ),
        case(
            "a-verb-with-its-object",
            "Rauk rejected the report and alleged that the vote was stolen.",
            said(RAUK, "rejected", "the report"),
            said(RAUK, "alleged", "the vote was stolen"),
        ),
    ],
)
def test_participles_before_a_noun(text: str, expected: tuple[Said, ...]) -> None:
    """A participle that stands before a noun in a list of things is an adjective, and nobody's verb."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "two",
            "Marlow said Caldria was ready, Rauk said Sudmark was not.",
            said(MARLOW, "said", "Caldria was ready"),
            said(RAUK, "said", "Sudmark was not"),
        ),
        case(
            "behind-a-setting",
            "Marlow and Rauk gave different answers: Marlow said Caldria was ready, Rauk said Sudmark was not.",
            said(MARLOW, "said", "Caldria was ready"),
            said(RAUK, "said", "Sudmark was not"),
        ),
        case(
            "a-condition-inside",
            "Marlow said that if the ports closed, Rauk said nothing.",
            said(MARLOW, "said", "if the ports closed, Rauk said nothing"),
        ),
    ],
)
def test_clauses_joined_by_a_comma(text: str, expected: tuple[Said, ...]) -> None:
    """Where a comma alone joins two reports, each has its own speaker and content."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "between-commas",
            "Marlow, who condemned the raid, said the ports were full.",
            said(MARLOW, "condemned", "the raid"),
            said(MARLOW, "said", "the ports were full"),
        ),
        case(
            "a-professor-at-a-school",
            "Rauk met a professor of history at Dale University who predicted a truce.",
            said("a professor of history at Dale University", "predicted", "a truce"),
        ),
    ],
)
def test_relative_clauses(text: str, expected: tuple[Said, ...]) -> None:
    """A relative clause is its antecedent's, and ends where the sentence's own verb follows."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "an-age-and-a-home",
            "“I am for the law,” says Ida Moll, 31, of Dale, Calif., but she was shocked by a “loophole” in it.",
            said("Ida Moll", "says", "I am for the law", quotation=DIRECT),
        ),
        case(
            "behind-a-dash",
            "Marlow thought it would be fun — something Rauk could understand.",
            said(MARLOW, "thought", "it would be fun"),
        ),
        case(
            "a-verdict",
            "Marlow's claim that Rauk lied was false, the ministry said.",
            said("ministry", "said", "Marlow's claim that Rauk lied was false"),
        ),
        case(
            "another-quoted-between",
            "Rauk sees the pact as a “mask of a party.” “The market has not failed them all,” a voice hummed. “They have failed.”",
            said(RAUK, "sees", "the pact as a “mask of a party", quotation=MIXED),
        ),
    ],
)
def test_where_the_reporter_goes_on(text: str, expected: tuple[Said, ...]) -> None:
    """What the reporter adds, and what somebody else is quoted with in between, is not the speaker's."""
    assert expected == in_scene(text)
