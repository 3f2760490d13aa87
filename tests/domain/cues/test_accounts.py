"""Whole accounts, of the kinds that are sent to us: a wire story, readouts, a briefing, a row, a joint statement."""

from __future__ import annotations

import pytest

from bot.domain.model import DocumentKind
from tests.domain.cues.cases import DIRECT, MARLOW, MIXED, RAUK, Said, case, document, heard, in_scene, said

_BOTH = "Helena Marlow and Victor Rauk"
_MINISTRY = "Caldrian Foreign Ministry"

_WIRE = """Caldria's Marlow tells Rauk strait must stay open

PORT ANSEL, May 14 (Norr News) - Caldrian President Helena Marlow and Sudmark Prime Minister Victor Rauk spoke by telephone on Tuesday, two days before the salt talks.

Marlow told Rauk that “a blockade should not be an option,” the Caldrian Foreign Ministry said. It added that the talks had lasted an hour.

Rauk called the talks “very good” in a post on Telegram. He said the two leaders would meet in the spring.

The strait carries a third of the world's salt. Sudmark closed it for two years during the war of 1987.

In November, Rauk said his fleet would never leave the strait.

Related coverage:

Rauk says he may visit Caldria

Marlow warns of long winter
"""


def test_a_wire_story() -> None:
    """A wire story: relays, a channel, an old statement; not its headline, its background or its other stories."""
    assert (
        said(MARLOW, "told", "a blockade should not be an option", quotation=DIRECT, via=(_MINISTRY,), addressee=RAUK),
        said(_MINISTRY, "added", "the talks had lasted an hour"),
        said(RAUK, "called", "the talks “very good", quotation=MIXED, via=("Telegram",)),
        said(RAUK, "said", "the two leaders would meet in the spring", via=("Telegram",)),
        said(RAUK, "said", "his fleet would never leave the strait", earlier=True),
    ) == heard(document(_WIRE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "plain",
            "President Helena Marlow of Caldria spoke today with Prime Minister Victor Rauk of Sudmark. She reiterated"
            " her support for the treaty and expressed concern over the raids. The leaders discussed the salt trade."
            " President Marlow thanked Prime Minister Rauk for his hospitality.",
            said(MARLOW, "reiterated", "her support for the treaty"),
            said(MARLOW, "expressed", "concern over the raids"),
            said(_BOTH, "discussed", "the salt trade", joint=True),
            said(MARLOW, "thanked", "Prime Minister Rauk for his hospitality", addressee=RAUK),
        ),
        case(
            "pointing-out",
            "President Helena Marlow of Caldria met Prime Minister Victor Rauk of Sudmark. Helena Marlow pointed out"
            " that the two countries are neighbours. She stressed that the strait is no moat. Victor Rauk said that"
            " Sudmark attaches great importance to the treaty. He noted that trade has grown.",
            said(MARLOW, "pointed out", "the two countries are neighbours"),
            said(MARLOW, "stressed", "the strait is no moat"),
            said(RAUK, "said", "Sudmark attaches great importance to the treaty"),
            said(RAUK, "noted", "trade has grown"),
        ),
        case(
            "both",
            "President Helena Marlow of Caldria met Prime Minister Victor Rauk of Sudmark. They agreed to resume the"
            " salt talks. Both sides welcomed the truce.",
            said(_BOTH, "agreed", "to resume the salt talks", joint=True),
            said(_BOTH, "welcomed", "the truce", joint=True),
        ),
        case(
            "a-long-sentence",
            "President Helena Marlow of Caldria spoke today with Prime Minister Victor Rauk of Sudmark. Marlow"
            " underscored the need for open ports, called for the release of the crew, and urged Sudmark to return to"
            " the talks.",
            said(MARLOW, "underscored", "the need for open ports"),
            said(MARLOW, "called for", "the release of the crew"),
            said(MARLOW, "urged", "Sudmark to return to the talks", addressee="Sudmark"),
        ),
    ],
)
def test_readouts(text: str, expected: tuple[Said, ...]) -> None:
    """A readout has no quotation marks: every sentence with a cue is somebody's, whoever the pronouns stand for."""
    told = document(text, DocumentKind.READOUT, publisher="Office of the President of Caldria")

    assert expected == heard(told)


def test_a_briefing() -> None:
    """A spokesman's briefing, its questions labelled with the papers that put them: only the answers are statements."""
    text = (
        "Foreign Ministry Spokesperson Olav Brekke's Regular Press Conference on May 14\n\n"
        "Harbour Herald: Rauk said the strait was closed. What is your comment?\n\n"
        "Olav Brekke: The strait is open. We have said so before.\n\n"
        "Norr News Agency: Will Marlow visit Sudmark?\n\n"
        "Olav Brekke: I have nothing to announce.\n"
    )

    assert [
        ("Olav Brekke", ("The strait is open. We have said so before",)),
        ("Olav Brekke", ("I have nothing to announce",)),
    ] == [(one.speaker, one.content) for one in heard(document(text, DocumentKind.TRANSCRIPT))]


@pytest.mark.xfail(strict=True, reason="she, told to him, is not resolved")
def test_a_row() -> None:
    """A row in public, quotation by quotation: each answer is its own speaker's."""
    text = (
        "“The strait is open,” Marlow said. Rauk shook his head. “It is not,” he said.\n\n"
        "“You have closed it yourself,” she told him. “With forty ships.”\n\n"
        "“I have not,” Rauk replied, adding: “And you know it.”"
    )

    assert (
        said(MARLOW, "said", "The strait is open", quotation=DIRECT),
        said(RAUK, "said", "It is not", quotation=DIRECT),
        said(
            MARLOW, "told", "You have closed it yourself", "With forty ships", quotation=DIRECT, addressee=RAUK
        ),
        said(RAUK, "replied", "I have not", quotation=DIRECT),
        said(RAUK, "adding", "And you know it", quotation=DIRECT),
    ) == in_scene(text)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "relative-of-the-other",
            "Rauk, whom Marlow has met twice, said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "spokesman-not-leader",
            "Marlow's spokesman, Olav Brekke, said the strait was open.",
            said("Olav Brekke", "said", "the strait was open"),
        ),
        case(
            "not-the-other",
            "Rauk, not Marlow, said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "laughed-when",
            "Rauk laughed when Marlow said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "left-before",
            "Rauk left the room before Marlow said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "and-rauk-nodded",
            "“Yes,” said Marlow, and Rauk nodded.",
            said(MARLOW, "said", "Yes", quotation=DIRECT),
        ),
        case(
            "asked-by-reporters",
            "Rauk, asked by reporters about the raid, said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "replied-to-him",
            "“The strait is open,” Marlow told Rauk. “It is not,” he replied.",
            said(MARLOW, "told", "The strait is open", quotation=DIRECT, addressee=RAUK),
            said(RAUK, "replied", "It is not", quotation=DIRECT),
        ),
        case(
            "told-in-telling",
            "Marlow said Rauk told her that the ports were full.",
            said(MARLOW, "said", "Rauk told her that the ports were full"),
        ),
        case(
            "asked-in-telling",
            "Marlow said she had asked Rauk whether the ports were full.",
            said(MARLOW, "said", "she had asked Rauk whether the ports were full"),
        ),
        case(
            "spokesman-tells-of-a-call",
            "Spokesman Olav Brekke said Marlow told Rauk that the strait was open.",
            said(MARLOW, "told", "the strait was open", via=("Olav Brekke",), addressee=RAUK),
        ),
        case(
            "claim-set-around",
            "Rauk's claim, Marlow said, was absurd.",
            said(MARLOW, "said", "Rauk's claim", "was absurd"),
        ),
        case("nobody-said", "Nobody said the ports were full."),
        case("no-one-said", "No one in the palace said the ports were full."),
        case("what-he-said", "What Rauk said remains unclear."),
        case("unclear-whether", "It is not clear whether Marlow agreed to the plan."),
        case("when-asked", "When asked if the ports were full, Rauk laughed."),
        case(
            "wants-her-to-say",
            "Nobody expects Rauk to say that the ports are full.",
        ),
        case(
            "numbers",
            "Marlow said 40 ships, or 9.5 percent of the fleet, had left.",
            said(MARLOW, "said", "40 ships, or 9.5 percent of the fleet, had left"),
        ),
        case(
            "abbreviations",
            "Marlow said the U.S. envoy, Mr. Holt, had left.",
            said(MARLOW, "said", "the U.S. envoy, Mr. Holt, had left"),
        ),
        case(
            "brackets",
            "Marlow (speaking in Port Ansel) said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "late-tuesday",
            "The strait is open, President Marlow said late Tuesday.",
            said(MARLOW, "said", "The strait is open"),
        ),
        case(
            "both-and",
            "Both Marlow and Rauk said the strait was open.",
            said(_BOTH, "said", "the strait was open", joint=True),
        ),
        case(
            "they-of-two",
            "Marlow and Rauk sat down again. They agreed to meet in the spring.",
            said(_BOTH, "agreed", "to meet in the spring", joint=True),
        ),
        case(
            "respectively-apart",
            "Marlow praised the pilots, and Rauk praised the crew.",
            said(MARLOW, "praised", "the pilots"),
            said(RAUK, "praised", "the crew"),
        ),
        case(
            "possessive-subject",
            "Rauk's spokesman denied that the ports were full.",
            said("Rauk's spokesman", "denied", "the ports were full"),
        ),
        case(
            "a-deputy",
            "Deputy Foreign Minister Karl Voss said the ports were full.",
            said("Karl Voss", "said", "the ports were full"),
        ),
        case(
            "former",
            "Former President Ida Moll said the strait was open.",
            said("Ida Moll", "said", "the strait was open"),
        ),
        case(
            "quotation-of-a-third",
            "“Rauk promised me forty ships,” Marlow told reporters, according to the Norr News Agency.",
            said(
                MARLOW,
                "told",
                "Rauk promised me forty ships",
                quotation=DIRECT,
                via=("Norr News Agency",),
                addressee="reporters",
            ),
        ),
        case(
            "denial-through-a-ministry",
            "Rauk denied that the ports were full, the Norr News Agency reported.",
            said(RAUK, "denied", "the ports were full", via=("Norr News Agency",)),
        ),
        case(
            "warning-to-somebody",
            "Marlow warned Sudmark against closing the strait.",
            said(MARLOW, "warned", "against closing the strait", addressee="Sudmark"),
        ),
        case(
            "told-parliament-of-a-talk",
            "Rauk told parliament on Wednesday he had warned Marlow of a blockade.",
            said(RAUK, "told", "he had warned Marlow of a blockade", addressee="parliament"),
        ),
    ],
)
def test_crowded_sentences(text: str, expected: tuple[Said, ...]) -> None:
    """With two leaders in a sentence the words stay with the one who spoke them."""
    assert expected == in_scene(text)
