"""Several who speak as one subject, and one who is named beside an office."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import INDIRECT, MARLOW, MIXED, RAUK, Said, case, in_scene, said

_BOTH = f"{MARLOW} and {RAUK}"
_THREE = f"{MARLOW}, {RAUK} and Bo Orlin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "behind-a-meeting-of-others",
            "Following the talks between Ida Brun and Odo Vael, Marlow and Rauk reaffirmed the treaty.",
            said("Helena Marlow and Victor Rauk", "reaffirmed", "the treaty", joint=True),
        ),
        case(
            "the-last-beside-an-office",
            "Marlow, Rauk and the envoy, Bo Orlin, agreed to reopen the strait.",
            said(_THREE, "agreed", "to reopen the strait", joint=True),
        ),
        case(
            "with-a-relative-clause",
            "Marlow, Rauk and the foreign minister, Bo Orlin, who joined them online, called on Ostland to sign.",
            said(_THREE, "called on", "Ostland to sign", joint=True),
        ),
        case(
            "behind-a-clause",
            "After the talks ended, Marlow, Rauk and Orlin urged restraint. Bo Orlin left early.",
            said(_THREE, "urged", "restraint", joint=True),
        ),
        case(
            "adjectives-that-share-a-noun",
            "The Caldrian, Sudmark and Ostlandic ambassadors said they would return.",
            said("Caldrian, Sudmark and Ostlandic ambassadors", "said", "they would return", joint=True),
        ),
        case(
            "an-aside-between", "Marlow and, by video, Rauk promised aid.", said(_BOTH, "promised", "aid", joint=True)
        ),
        case(
            "joined-by",
            "Rauk, joined by Marlow, condemned the test.",
            said(f"{RAUK} and {MARLOW}", "condemned", "the test", joint=True),
        ),
        case(
            "a-given-name-like-a-month",
            "Marlow, Rauk and the Tarnish minister, Jan Dorn, urged restraint.",
            said(f"{MARLOW}, {RAUK} and Jan Dorn", "urged", "restraint", joint=True),
        ),
        case("but-not", "Rauk, but not Marlow, agreed to pay.", said(RAUK, "agreed", "to pay")),
    ],
)
def test_all_of_a_company(text: str, expected: tuple[Said, ...]) -> None:
    """All who are listed speak, or the words stand as printed; never a part of the list."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "no-article",
            "Caldria's opposition leader, Bram Wells, accused Marlow of weakness.",
            said("Bram Wells", "accused", "Marlow of weakness"),
        ),
        case(
            "an-owner",
            "Asked about the visit, her communications director, Ida Moll, said no date had been set.",
            said("Ida Moll", "said", "no date had been set"),
        ),
        case(
            "a-title-before-the-name",
            "His counterpart, Minister Tea Alm, replied that the dam was full.",
            said("Tea Alm", "replied", "the dam was full"),
        ),
        case(
            "an-honorific",
            "The President of Sorania, H.E. Anne-Marie Noor, proposed that the matter be closed.",
            said("Anne-Marie Noor", "proposed", "the matter be closed"),
        ),
        case(
            "a-capital-office",
            "The Executive Secretary, Dr Amina Yusuf, said it was late.",
            said("Amina Yusuf", "said", "it was late"),
        ),
        case(
            "a-predecessor",
            'Marlow\'s predecessor, Anna Vogt, once described Sudmark as "a partner that keeps its word".',
            said(
                "Anna Vogt",
                "once described",
                'Sudmark as "a partner that keeps its word',
                quotation=MIXED,
                earlier=True,
            ),
        ),
        case(
            "an-office-inside-the-aside",
            "Marlow's opponent, opposition leader Bram Wells, said the pact was dead.",
            said("Bram Wells", "said", "the pact was dead", quotation=INDIRECT),
        ),
    ],
)
def test_named_beside_an_office(text: str, expected: tuple[Said, ...]) -> None:
    """An office and the name set beside it between commas are one person, and the name is who speaks."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "right-behind-them",
            "The two agreed on trade. They said it was late.",
            said(_BOTH, "agreed on", "trade", joint=True),
            said(_BOTH, "said", "it was late", joint=True),
        ),
        case(
            "something-else-stands-nearer",
            "Marlow said the ports were full.\n\nThe shipping firms of the north are rich. They want to build a pier.",
            said(MARLOW, "said", "the ports were full"),
            said("They", "want", "to build a pier"),
        ),
    ],
)
def test_they(text: str, expected: tuple[Said, ...]) -> None:
    """ "They" are those who met only where they are told of just before; else the word stands as printed."""
    assert expected == in_scene(text)
