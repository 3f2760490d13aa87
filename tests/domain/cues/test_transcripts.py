"""Transcripts: whose words stand under which label."""

from __future__ import annotations

import pytest

from bot.domain.model import DocumentKind
from tests.domain.cues.cases import DIRECT, MARLOW, RAUK, Said, case, document, heard, said

_HEADING = "Remarks by President Helena Marlow of Caldria and Prime Minister Victor Rauk of Sudmark\n\n"


def spoken(speaker: str, *content: str, via: tuple[str, ...] = ()) -> Said:
    return said(speaker, ":", *content, quotation=DIRECT, via=via)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "capitals",
            "PRESIDENT MARLOW: Good morning. The strait is open.\n\nPRIME MINISTER RAUK: The ports are full.\n\n"
            "PRESIDENT MARLOW: Thank you all.",
            spoken(MARLOW, "Good morning. The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you all"),
        ),
        case(
            "title-case",
            "President Marlow: Good morning. The strait is open.\n\nPrime Minister Rauk: The ports are full.\n\n"
            "President Marlow: Thank you all.",
            spoken(MARLOW, "Good morning. The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you all"),
        ),
        case(
            "full-names",
            "Helena Marlow: The strait is open.\n\nVictor Rauk: The ports are full.\n\nHelena Marlow: Thank you all.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you all"),
        ),
        case(
            "single-newlines",
            "PRESIDENT MARLOW: The strait is open.\nPRIME MINISTER RAUK: The ports are full.\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "labels-on-their-own-line",
            "PRESIDENT MARLOW:\nThe strait is open.\n\nPRIME MINISTER RAUK:\nThe ports are full.\n\nPRESIDENT MARLOW:\nThank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "bold-labels",
            "**PRESIDENT MARLOW:** The strait is open.\n\n**PRIME MINISTER RAUK:** The ports are full.\n\n**PRESIDENT MARLOW:** Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you")),
        case(
            "q-of-the-press",
            "PRESIDENT MARLOW: The strait is open.\n\nQ  Madam President, will it stay open?\n\nPRESIDENT MARLOW: It will.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It will"),
        ),
        case(
            "q-with-colon",
            "PRESIDENT MARLOW: The strait is open.\n\nQ: Will it stay open? Rauk said it will not.\n\nPRESIDENT MARLOW: It will.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It will"),
        ),
        case(
            "question",
            "PRESIDENT MARLOW: The strait is open.\n\nQUESTION: Will it stay open?\n\nPRESIDENT MARLOW: It will.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It will"),
        ),
        case(
            "reporter",
            "PRESIDENT MARLOW: The strait is open.\n\nREPORTER: Will it stay open?\n\nPRESIDENT MARLOW: It will.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It will"),
        ),
        case(
            "question-of-two-paragraphs",
            "PRESIDENT MARLOW: The strait is open.\n\nQ  Two questions.\n\nWill it stay open? And the ports?\n\nPRESIDENT MARLOW: It will.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It will"),
        ),
        case(
            "moderator",
            "MODERATOR: Madam President, please.\n\nPRESIDENT MARLOW: The strait is open.\n\nMODERATOR: Thank you.",
            spoken("Moderator", "Madam President, please"),
            spoken(MARLOW, "The strait is open"),
            spoken("Moderator", "Thank you"),
        ),
        case(
            "as-interpreted",
            "PRESIDENT MARLOW: The strait is open.\n\nPRIME MINISTER RAUK: (As interpreted.) The ports are full.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full", via=("interpreter",)),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "interpreter-behind-a-speaker",
            "PRESIDENT MARLOW: The strait is open.\n\nPRIME MINISTER RAUK: (Speaks Sudmarkish.)\n\nINTERPRETER: The ports are full.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full", via=("interpreter",)),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "label-with-an-aside",
            "PRESIDENT MARLOW: The strait is open.\n\nPRIME MINISTER RAUK (via interpreter): The ports are full.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full", via=("interpreter",)),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "stage-directions",
            "PRESIDENT MARLOW: The strait is open.\n\n(Applause.)\n\nPRIME MINISTER RAUK: The ports are full.\n\n[Laughter]\n\nPRESIDENT MARLOW: Thank you.\n\nEND 10:42 A.M.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you")),
        case(
            "several-paragraphs",
            "PRESIDENT MARLOW: The strait is open.\n\nIt has always been open.\n\nIt will be.\n\nPRIME MINISTER RAUK: The ports are full.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It has always been open"),
            spoken(MARLOW, "It will be"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "cues-inside-a-turn",
            "PRESIDENT MARLOW: Rauk said the ports were full. I told him “no.”\n\nPRIME MINISTER RAUK: They are.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "Rauk said the ports were full. I told him “no"),
            spoken(RAUK, "They are"),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "colon-inside-a-turn",
            "PRESIDENT MARLOW: One thing is clear: the strait is open.\n\nPRIME MINISTER RAUK: Yes.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(MARLOW, "One thing is clear: the strait is open"),
            spoken(RAUK, "Yes"),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "unknown-speaker",
            "SECRETARY OKAFOR: The strait is open.\n\nPRIME MINISTER RAUK: Yes.\n\nSECRETARY OKAFOR: Thank you.",
            spoken("Okafor", "The strait is open"),
            spoken(RAUK, "Yes"),
            spoken("Okafor", "Thank you"),
        ),
    ],
)  # fmt: skip
def test_turns(text: str, expected: tuple[Said, ...]) -> None:
    """Words under a label are its speaker's, paragraph by paragraph; the press and the stage say nothing."""
    assert expected == transcribed(text)


def transcribed(text: str) -> tuple[Said, ...]:
    """Everything read from a transcript, the name of an unresolved label in any case."""
    return tuple(_named(one) for one in heard(document(_HEADING + text, DocumentKind.TRANSCRIPT)))


def _named(one: Said) -> Said:
    name = one.speaker.title() if one.speaker.isupper() else one.speaker
    return said(name, one.cue, *one.content, quotation=one.quotation, via=one.via, addressee=one.addressee)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "mr",
            "MR. BREKKE: The strait is open.\n\nQ  Will it stay open?\n\nMR. BREKKE: It will.",
            spoken("Brekke", "The strait is open"),
            spoken("Brekke", "It will"),
        ),
        case(
            "q-and-a",
            "Q: Is the strait open?\n\nPresident Marlow: It is.\n\nQ: Will it stay open?\n\nPresident Marlow: It will.",
            spoken(MARLOW, "It is"),
            spoken(MARLOW, "It will"),
        ),
        case(
            "unknown-voice",
            "PRESIDENT MARLOW: The strait is open.\n\nUNIDENTIFIED SPEAKER: Shame!\n\nPRESIDENT MARLOW: It is.",
            spoken(MARLOW, "The strait is open"),
            spoken(MARLOW, "It is")),
        case(
            "surname-only",
            "MARLOW: The strait is open.\n\nRAUK: The ports are full.\n\nMARLOW: Thank you.",
            spoken(MARLOW, "The strait is open"),
            spoken(RAUK, "The ports are full"),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "question-by-name",
            "PRESIDENT MARLOW: Yes, Ida.\n\nQ  (Ida Berg, Harbour Herald) Is the strait open?\n\nPRESIDENT MARLOW: It is.",
            spoken(MARLOW, "Yes, Ida"),
            spoken(MARLOW, "It is"),
        ),
        case(
            "a-quotation-inside-a-turn",
            "PRESIDENT MARLOW: My father said, “Keep it open.”\n\nPRIME MINISTER RAUK: Mine too.\n\nPRESIDENT MARLOW: Good.",
            spoken(MARLOW, "My father said, “Keep it open"),
            spoken(RAUK, "Mine too"),
            spoken(MARLOW, "Good"),
        ),
        case(
            "the-interpreter-goes-on",
            "PRIME MINISTER RAUK: (Speaks Sudmarkish.)\n\nINTERPRETER: The ports are full.\n\nPRIME MINISTER RAUK: (Speaks"
            " Sudmarkish.)\n\nINTERPRETER: They will stay full.\n\nPRESIDENT MARLOW: Thank you.",
            spoken(RAUK, "The ports are full", via=("interpreter",)),
            spoken(RAUK, "They will stay full", via=("interpreter",)),
            spoken(MARLOW, "Thank you"),
        ),
        case(
            "chinese-labels",
            "玛洛：海峡是开放的。\n\n劳克：港口满了。\n\n玛洛：谢谢。",
            said("玛洛", "：", "海峡是开放的。", quotation=DIRECT),
            said("劳克", "：", "港口满了。", quotation=DIRECT),
            said("玛洛", "：", "谢谢。", quotation=DIRECT)),
    ],
)  # fmt: skip
def test_labels(text: str, expected: tuple[Said, ...]) -> None:
    """Surnames, courtesy titles, unknown voices: a label names who it can, and a question nobody."""
    assert expected == transcribed(text)


def test_a_text_not_told_to_be_a_transcript() -> None:
    """Labels make a transcript of a plain text."""
    text = (
        _HEADING + "PRESIDENT MARLOW: The strait is open.\n\nQ  Will it stay open?\n\nPRESIDENT MARLOW: It will.\n\n"
        "PRIME MINISTER RAUK: The ports are full.\n"
    )

    assert [(MARLOW, ":"), (MARLOW, ":"), (RAUK, ":")] == [
        (one.speaker, one.cue) for one in heard(document(text, DocumentKind.TEXT))
    ]


def test_labels_inside_an_article() -> None:
    """A stretch of transcript inside an article holds line by line, and the article goes on behind it."""
    text = (
        "President Helena Marlow of Caldria met Prime Minister Victor Rauk of Sudmark in Port Ansel on Tuesday, and a"
        " part of what they said before the cameras, recorded by a pilot, was later put on the wall of the harbour.\n\n"
        "Marlow: The strait is open.\nRauk: The ports are full.\nMarlow: Thank you.\n\n"
        "Forty ships lay in the harbour. Rauk said later that the talks had been frank."
    )

    assert (
        spoken(MARLOW, "The strait is open"),
        spoken(RAUK, "The ports are full"),
        spoken(MARLOW, "Thank you"),
        said(RAUK, "said", "the talks had been frank"),
    ) == heard(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "Date: 14 May\nPlace: Port Ansel\nSubject: The ports\n",
        "Note: The strait is open.\n\nForty ships lay in the harbour.\n",
        "Three things are known:\n\nThe strait is open.\n\nThe ports are full.\n",
        "Weather: Rain.\nWind: North.\nSea: Rough.\n",
    ],
)
def test_headings_are_no_labels(text: str) -> None:
    """What a colon follows is not always somebody."""
    assert () == heard(document(text))


def test_a_long_transcript_keeps_its_turns_apart() -> None:
    """Turn by turn, over hundreds of them, each keeps its speaker."""
    turns = [
        (MARLOW, f"PRESIDENT MARLOW: The strait has {n} lights.")
        if n % 2
        else (RAUK, f"PRIME MINISTER RAUK: The port has {n} piers.")
        for n in range(1, 301)
    ]
    text = _HEADING + "\n\n".join(turn for _, turn in turns)

    told = document(text, DocumentKind.TRANSCRIPT)

    assert [speaker for speaker, _ in turns] == [one.speaker for one in heard(told)]


def test_a_heading_is_no_label() -> None:
    """A line that heads a transcript with a colon speaks for nobody."""
    text = (
        "Transcript: Joint press conference of President Helena Marlow and Prime Minister Victor Rauk\nPort Ansel, 9 May\n\n"
        "PRESIDENT MARLOW: The strait is open.\n\nPRIME MINISTER RAUK: The ports are full.\n\nPRESIDENT MARLOW: Thank you all."
    )

    assert (
        spoken(MARLOW, "The strait is open"),
        spoken(RAUK, "The ports are full"),
        spoken(MARLOW, "Thank you all"),
    ) == heard(document(text))
