"""Through whom we know it: relays, channels, and how long they carry on."""

from __future__ import annotations

import pytest

from bot.domain.model import DocumentKind
from tests.domain.cues.cases import DIRECT, MARLOW, MIXED, RAUK, SCENE, Said, case, document, heard, in_scene, said

_MINISTRY = "Caldrian Foreign Ministry"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "ministry-behind",
            "Marlow said the strait would stay open, the Caldrian Foreign Ministry said.",
            said(MARLOW, "said", "the strait would stay open", via=(_MINISTRY,)),
        ),
        case(
            "ministry-in-front",
            "The Caldrian Foreign Ministry said Marlow urged patience.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
        ),
        case(
            "ministry-in-front-with-that",
            "The Caldrian Foreign Ministry said that Marlow urged patience.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
        ),
        case(
            "according-behind",
            "Marlow said the strait would stay open, according to the Caldrian Foreign Ministry.",
            said(MARLOW, "said", "the strait would stay open", via=(_MINISTRY,)),
        ),
        case(
            "according-in-front",
            "According to the Caldrian Foreign Ministry, Marlow said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", via=(_MINISTRY,)),
        ),
        case(
            "quotation-through-a-ministry",
            "“The strait will stay open,” Marlow said, according to the Caldrian Foreign Ministry.",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT, via=(_MINISTRY,)),
        ),
        case(
            "quotation-told-to-rauk-through-a-ministry",
            "“The strait will stay open,” Marlow told Rauk, according to the Caldrian Foreign Ministry.",
            said(MARLOW, "told", "The strait will stay open", quotation=DIRECT, via=(_MINISTRY,), addressee=RAUK),
        ),
        case(
            "agency",
            "Marlow said the strait would stay open, the Norr News Agency reported.",
            said(MARLOW, "said", "the strait would stay open", via=("Norr News Agency",)),
        ),
        case(
            "spokesman",
            "Marlow urged patience, her spokesman Olav Brekke said.",
            said(MARLOW, "urged", "patience", via=("Olav Brekke",)),
        ),
        case(
            "official-under-a-condition",
            "Marlow urged patience, according to a senior official who spoke on condition of anonymity.",
            said(MARLOW, "urged", "patience", via=("a senior official",)),
        ),
        case(
            "two-relays",
            "Marlow urged patience, spokesman Olav Brekke said, according to the Norr News Agency.",
            said(MARLOW, "urged", "patience", via=("Olav Brekke", "Norr News Agency")),
        ),
        case(
            "quoted-by",
            "Marlow was quoted by the Norr News Agency as saying that the strait would stay open.",
            said(MARLOW, "saying", "the strait would stay open", via=("Norr News Agency",)),
        ),
        case(
            "agency-quoted",
            "The Norr News Agency quoted Marlow as saying that the strait would stay open.",
            said(MARLOW, "saying", "the strait would stay open", via=("Norr News Agency",)),
        ),
        case(
            "readout-said",
            "Marlow condemned the raid, a readout of the meeting said.",
            said(MARLOW, "condemned", "the raid", via=("a readout of the meeting",)),
        ),
    ],
)
def test_relays(text: str, expected: tuple[Said, ...]) -> None:
    """Who passes on what another said is a via; the other stays the speaker."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "the-ministry-itself",
            "The Caldrian Foreign Ministry said the strait would stay open.",
            said(_MINISTRY, "said", "the strait would stay open"),
        ),
        case(
            "a-leader-about-another",
            "Marlow said Rauk had promised forty ships.",
            said(MARLOW, "said", "Rauk had promised forty ships"),
        ),
        case(
            "a-leader-about-himself",
            "Rauk said he believed the truce would hold.",
            said(RAUK, "said", "he believed the truce would hold"),
        ),
        case(
            "spokesman-for-himself",
            "Spokesman Olav Brekke said the talks had been frank.",
            said("Olav Brekke", "said", "the talks had been frank"),
        ),
        case(
            "told-reporters",
            "Marlow told reporters that the strait would stay open.",
            said(MARLOW, "told", "the strait would stay open", addressee="reporters"),
        ),
        case(
            "told-reporters-quotation",
            "“The strait will stay open,” Marlow told reporters in Port Ansel.",
            said(MARLOW, "told", "The strait will stay open", quotation=DIRECT, addressee="reporters"),
        ),
    ],
)
def test_no_relay(text: str, expected: tuple[Said, ...]) -> None:
    """Who speaks for themselves, or of another, relays nobody; the press that is told is an addressee."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "post-behind",
            "“The strait will stay open,” Marlow wrote in a post on Telegram.",
            said(MARLOW, "wrote", "The strait will stay open", quotation=DIRECT, via=("Telegram",)),
        ),
        case(
            "post-in-front",
            "In a post on Telegram, Marlow said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", via=("Telegram",))),
        case(
            "wrote-on",
            "“The strait will stay open,” Marlow wrote on X.",
            said(MARLOW, "wrote", "The strait will stay open", quotation=DIRECT, via=("X",)),
        ),
        case(
            "interview",
            "Marlow said in an interview with the Harbour Herald that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", via=("interview with the Harbour Herald",)),
        ),
        case(
            "interview-in-front",
            "In an interview with the Harbour Herald, Marlow said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", via=("interview with the Harbour Herald",))),
        case(
            "told-a-paper",
            "Marlow told the Harbour Herald that the strait would stay open.",
            said(MARLOW, "told", "the strait would stay open", via=("Harbour Herald",), addressee="Harbour Herald"),
        ),
        case(
            "statement",
            "Marlow said in a statement that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", via=("statement",)),
        ),
        case(
            "statement-behind",
            "“The strait will stay open,” Marlow said in a statement.",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT, via=("statement",)),
        ),
        case(
            "statement-in-front",
            "In a statement on Tuesday, Marlow condemned the raid.",
            said(MARLOW, "condemned", "the raid", via=("statement",))),
        case(
            "press-conference",
            "Marlow said at a press conference that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", via=("press conference",)),
        ),
        case(
            "letter",
            "In a letter to Rauk, Marlow wrote that the strait would stay open.",
            said(MARLOW, "wrote", "the strait would stay open", via=("letter",))),
        case(
            "statement-of-a-ministry",
            "The Caldrian Foreign Ministry said in a statement that the strait would stay open.",
            said(_MINISTRY, "said", "the strait would stay open", via=("statement",)),
        ),
    ],
)  # fmt: skip
def test_channels(text: str, expected: tuple[Said, ...]) -> None:
    """A post, an interview, a statement through which something was said is a via."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "it-added",
            "Marlow urged patience, the Caldrian Foreign Ministry said. It added that the talks had been frank.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
            said(_MINISTRY, "added", "the talks had been frank"),
        ),
        case(
            "it-said",
            "The Caldrian Foreign Ministry said the strait was open. It said the ports were full.",
            said(_MINISTRY, "said", "the strait was open"),
            said(_MINISTRY, "said", "the ports were full"),
        ),
        case(
            "goes-on-in-the-next-sentence",
            "Marlow urged patience, the Caldrian Foreign Ministry said. She welcomed the truce.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
            said(MARLOW, "welcomed", "the truce", via=(_MINISTRY,)),
        ),
        case(
            "goes-on-in-the-next-paragraph",
            "Marlow urged patience, the Caldrian Foreign Ministry said.\n\nShe welcomed the truce.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
            said(MARLOW, "welcomed", "the truce", via=(_MINISTRY,)),
        ),
        case(
            "not-to-another-speaker",
            "Marlow urged patience, the Caldrian Foreign Ministry said. Rauk welcomed the truce.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
            said(RAUK, "welcomed", "the truce"),
        ),
        case(
            "not-over-a-channel-of-its-own",
            "Marlow urged patience, the Caldrian Foreign Ministry said. In a post on Telegram, she welcomed the truce.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
            said(MARLOW, "welcomed", "the truce", via=("Telegram",)),
        ),
        case(
            "coordinated-under-one-relay",
            "Marlow welcomed the truce and condemned the raid, the Caldrian Foreign Ministry said.",
            said(MARLOW, "welcomed", "the truce", via=(_MINISTRY,)),
            said(MARLOW, "condemned", "the raid", via=(_MINISTRY,)),
        ),
        case(
            "the-ministry-then-short",
            "Marlow urged patience, the Caldrian Foreign Ministry said. Marlow welcomed the truce, the ministry said.",
            said(MARLOW, "urged", "patience", via=(_MINISTRY,)),
            said(MARLOW, "welcomed", "the truce", via=(_MINISTRY,)),
        ),
    ],
)
def test_relays_carried_on(text: str, expected: tuple[Said, ...]) -> None:
    """A relay named once holds for what the same speaker goes on to say, and for nobody else."""
    assert expected == in_scene(text)


def test_a_readout_is_not_its_own_relay() -> None:
    """The publisher of a readout is not repeated as a via."""
    text = SCENE + "Marlow urged patience. She welcomed the truce."
    told = document(text, DocumentKind.READOUT, publisher=_MINISTRY)

    assert (said(MARLOW, "urged", "patience"), said(MARLOW, "welcomed", "the truce")) == heard(told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "quotation-behind-that",
            "Marlow told Rauk that “a blockade is no option,” the Caldrian Foreign Ministry said.",
            said(MARLOW, "told", "a blockade is no option", quotation=DIRECT, via=(_MINISTRY,), addressee=RAUK),
        ),
        case(
            "quotation-behind-said-that",
            "Marlow said that “a blockade is no option,” the Caldrian Foreign Ministry said.",
            said(MARLOW, "said", "a blockade is no option", quotation=DIRECT, via=(_MINISTRY,)),
        ),
        case(
            "quotation-behind-a-colon",
            "Marlow said: “A blockade is no option,” the Caldrian Foreign Ministry reported.",
            said(MARLOW, "said", "A blockade is no option", quotation=DIRECT, via=(_MINISTRY,)),
        ),
        case(
            "quotation-then-according",
            "Marlow said that “a blockade is no option,” according to the Caldrian Foreign Ministry.",
            said(MARLOW, "said", "a blockade is no option", quotation=DIRECT, via=(_MINISTRY,)),
        ),
        case(
            "mixed-then-the-ministry",
            "Marlow said a blockade was “no option,” the Caldrian Foreign Ministry said.",
            said(MARLOW, "said", "a blockade was “no option", quotation=MIXED, via=(_MINISTRY,)),
        ),
        case(
            "the-ministry-quoted-her",
            "The Caldrian Foreign Ministry quoted Marlow as telling Rauk that the strait was open.",
            said(MARLOW, "telling", "the strait was open", via=(_MINISTRY,), addressee=RAUK),
        ),
        case(
            "the-ministry-says-she-told-him",
            "The Caldrian Foreign Ministry said Marlow told Rauk that “a blockade is no option.”",
            said(MARLOW, "told", "a blockade is no option", quotation=DIRECT, via=(_MINISTRY,), addressee=RAUK),
        ),
        case(
            "between-the-halves",
            "“A blockade,” Marlow said, according to the Caldrian Foreign Ministry, “is no option.”",
            said(MARLOW, "said", "A blockade", "is no option", quotation=DIRECT, via=(_MINISTRY,)),
        ),
    ],
)
def test_relays_of_quotations(text: str, expected: tuple[Said, ...]) -> None:
    """A relay behind a quotation ends it, however the quotation was brought in."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "beside-the-paper",
            "The Courier, citing a person who was in the room, reported that Marlow had promised to sign.",
            said(MARLOW, "had promised", "to sign", via=("a person who was in the room", "Courier")),
        ),
        case(
            "behind-the-report",
            "Marlow told Rauk that the raid was over, the Courier reported on Monday, citing two diplomats.",
            said(MARLOW, "told", "the raid was over", via=("two diplomats", "Courier"), addressee=RAUK),
        ),
        case(
            "at-the-end",
            "The Courier reported on Monday that Marlow had told Rauk to leave, citing two diplomats.",
            said(MARLOW, "had told", "Rauk to leave", via=("two diplomats", "Courier"), addressee=RAUK),
        ),
        case(
            "a-reason",
            "Marlow opposed the pact, citing its cost.",
            said(MARLOW, "opposed", "the pact"),
            said(MARLOW, "citing", "its cost"),
        ),
    ],
)
def test_informants(text: str, expected: tuple[Said, ...]) -> None:
    """Whom a paper has it from stands among the relays, nearer the speaker than the paper."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "nothing-of-the-kind",
            "Mila Dorn told Radio Palea that Rauk had said nothing of the kind.",
            said(
                "Mila Dorn", "told", "Rauk had said nothing of the kind", via=("Radio Palea",), addressee="Radio Palea"
            ),
        ),
    ],
)
def test_what_another_is_told_not_to_have_said(text: str, expected: tuple[Said, ...]) -> None:
    """Who tells that another said nothing speaks, and the other does not."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "through-an-adviser",
            "“We are calm,” Marlow said through her adviser.",
            said(MARLOW, "said", "We are calm", quotation=DIRECT, via=("her adviser",)),
        ),
        case(
            "via",
            "“We are calm,” Marlow said via Bram Wells.",
            said(MARLOW, "said", "We are calm", quotation=DIRECT, via=("Bram Wells",)),
        ),
        case(
            "an-interpreter-first",
            "Through an interpreter, Rauk said he was ready to talk.",
            said(RAUK, "said", "he was ready to talk", via=("interpreter",)),
        ),
        case(
            "between-commas",
            "Marlow, through a spokesman, denied that the strait was closed.",
            said(MARLOW, "denied", "the strait was closed", via=("a spokesman",)),
        ),
        case(
            "translated-by",
            "“We are ready,” Rauk said, as translated by Ida Moll.",
            said(RAUK, "said", "We are ready", quotation=DIRECT, via=("Ida Moll",)),
        ),
        case(
            "through-the-night",
            "Ships sailed through the night, Rauk said.",
            said(RAUK, "said", "Ships sailed through the night"),
        ),
    ],
)
def test_mouths(text: str, expected: tuple[Said, ...]) -> None:
    """Whoever speaks for the speaker is whom we know it through."""
    assert expected == in_scene(text)


def test_according_to_neither() -> None:
    """What is according to neither is nobody's."""
    assert () == in_scene("The war, according to neither Marlow nor Rauk, would end.")


def test_not_according_to() -> None:
    """Who is said not to tell it relays nothing."""
    text = "A deal is near, according to Marlow but not according to Rauk."

    assert (said(MARLOW, "according to", "A deal is near"),) == in_scene(text)
