"""What was said under a condition keeps it, wherever the condition stands."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import MARLOW, RAUK, Said, case, in_scene, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "behind-a-stop",
            "Marlow said the fleet would leave. But only, she added, if parliament agreed.",
            said(MARLOW, "said", "the fleet would leave. But only", "if parliament agreed"),
        ),
        case(
            "behind-a-stop-with-no-cue",
            "Marlow said the fleet would leave. But only if parliament agreed.",
            said(MARLOW, "said", "the fleet would leave. But only if parliament agreed"),
        ),
        case(
            "by-another",
            "Marlow said the fleet would leave. But only, Rauk added, if parliament agreed.",
            said(MARLOW, "said", "the fleet would leave"),
            said(RAUK, "added", "But only", "if parliament agreed"),
        ),
        case(
            "set-in",
            "Marlow said, if parliament agreed, the fleet would leave.",
            said(MARLOW, "said", "if parliament agreed, the fleet would leave"),
        ),
        case(
            "set-in-behind-whom",
            "Marlow told Rauk, unless parliament objected, the fleet would leave.",
            said(MARLOW, "told", "unless parliament objected, the fleet would leave", addressee=RAUK),
        ),
        case(
            "behind-the-cue",
            "The fleet would leave the northern ports, Marlow said, if parliament agreed.",
            said(MARLOW, "said", "The fleet would leave the northern ports", "if parliament agreed"),
        ),
        case(
            "a-sentence-of-the-reporter",
            "Marlow said the fleet would leave. Only if parliament agrees, which is not sure, will that come about.",
            said(MARLOW, "said", "the fleet would leave"),
        ),
        case(
            "only",
            "Marlow told the cabinet only that she would speak in the spring.",
            said(MARLOW, "told", "only that she would speak in the spring", addressee="the cabinet"),
        ),
    ],
)
def test_conditions(text: str, expected: tuple[Said, ...]) -> None:
    """A condition set into what was said, behind it, or in a fragment of its own belongs to it."""
    assert expected == in_scene(text)
