"""A clause set between commas behind a subject: what is said in it, and whose the verb behind it is."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import MARLOW, RAUK, Said, case, in_scene, said

OPEN = "the strait would open"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "whose",
            f"Rauk, whose ally Bram Wells said {OPEN}, warned of a long war.",
            said("Bram Wells", "said", OPEN),
            said(RAUK, "warned of", "a long war"),
        ),
        case(
            "a-participle",
            f"Rauk, speaking after Marlow said {OPEN}, called for calm.",
            said(MARLOW, "said", OPEN),
            said(RAUK, "called for", "calm"),
        ),
        case(
            "after",
            f"Rauk, after Marlow said {OPEN}, warned that it would not.",
            said(MARLOW, "said", OPEN),
            said(RAUK, "warned", "it would not"),
        ),
        case(
            "a-day-after",
            f"Rauk, a day after Marlow announced that {OPEN}, warned that it would not.",
            said(MARLOW, "announced", OPEN),
            said(RAUK, "warned", "it would not"),
        ),
        case(
            "as-with-a-pluperfect",
            "Rauk, as Marlow claimed that Sudmark had fired first, insisted that the raid was precise.",
            said(MARLOW, "claimed", "Sudmark had fired first"),
            said(RAUK, "insisted", "the raid was precise"),
        ),
        case(
            "who-with-another-subject",
            "Rauk, who Marlow said lives in a dream, called him a fool.",
            said(MARLOW, "said", "lives in a dream"),
            said(RAUK, "called", "him a fool"),
        ),
        case(
            "to-whom",
            f"Rauk, to whom Marlow said {OPEN}, replied that it would not.",
            said(MARLOW, "said", OPEN),
            said(RAUK, "replied", "it would not"),
        ),
        case(
            "where",
            "Officials in Dale, where Marlow said the town was safe, warned of new raids.",
            said(MARLOW, "said", "the town was safe"),
            said("Officials in Dale", "warned of", "new raids"),
        ),
        case(
            "one-in-another",
            f"Rauk, standing next to Marlow, who said {OPEN}, warned that it would not.",
            said(MARLOW, "said", OPEN),
            said(RAUK, "warned", "it would not"),
        ),
        case(
            "told-by",
            "The envoy, who was told by Marlow that the gas would flow, said the winter would be mild.",
            said(MARLOW, "was told", "the gas would flow"),
            said("The envoy", "said", "the winter would be mild"),
        ),
        case(
            "a-verb-that-reports-nothing-first",
            f"Rauk, after Marlow said {OPEN}, rose and warned that it would not.",
            said(MARLOW, "said", OPEN),
            said(RAUK, "warned", "it would not"),
        ),
    ],
)
def test_the_verb_behind_belongs_to_the_subject_before(text: str, expected: tuple[Said, ...]) -> None:
    """Whoever speaks in an insertion, the verb behind its closing comma is that of the subject before it."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "a-list-of-deeds",
            "Rauk praised the pact, called it fair and urged Marlow to sign.",
            said(RAUK, "praised", "the pact"),
            said(RAUK, "called", "it fair"),
            said(RAUK, "urged", "Marlow to sign", addressee=MARLOW),
        ),
        case(
            "at-the-end",
            "Rauk met Bram Wells, who said the ports were full and urged Marlow to open them.",
            said("Bram Wells", "said", "the ports were full"),
            said("Bram Wells", "urged", "Marlow to open them", addressee=MARLOW),
        ),
    ],
)
def test_commas_that_insert_nothing(text: str, expected: tuple[Said, ...]) -> None:
    """A comma before one more verb of a list hands nothing back."""
    assert expected == in_scene(text)
