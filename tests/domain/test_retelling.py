"""Statements told in one sentence, for every place a cue may stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.model import DocumentKind, Exchange, Facts, Speaker
from bot.domain.retelling import told
from tests.domain.matters import HALVORSEN, RIVAS, Telling

CASES: list[tuple[str, Speaker, str, str, tuple[str, ...], tuple[str, ...], str]] = [
    # the text, speaker, mention, cue, content, via, and how it is told
    (
        "Rivas said in a letter that the bay was calm.",
        RIVAS, "Rivas", "said", ("that the bay was calm",), (),
        "Tomás Rivas said in a letter that the bay was calm.",
    ),
    (
        "“The bay is calm,” Rivas said.",
        RIVAS, "Rivas", "said", ("“The bay is calm,”",), (),
        "Tomás Rivas said: “The bay is calm”.",
    ),
    (
        "“The bay,” said Rivas, “is calm.”",
        RIVAS, "Rivas", "said", ("“The bay,”", "“is calm.”"), (),
        "Tomás Rivas said: “The bay,” … “is calm.”",
    ),
    (
        "The bay is calm, according to Rivas.",
        RIVAS, "Rivas", "according to", ("The bay is calm",), (),
        "According to Tomás Rivas: The bay is calm.",
    ),
    (
        "The bay was calm, Rivas said, the ministry reported.",
        RIVAS, "Rivas", "said", ("The bay was calm",), ("Chilean Foreign Ministry",),
        "Tomás Rivas said: The bay was calm, via the Chilean Foreign Ministry.",
    ),
    (
        "Rivas denied that the bay was mined.",
        RIVAS, "Rivas", "denied", ("that the bay was mined",), (),
        "Tomás Rivas denied that the bay was mined.",
    ),
    (
        "Rivas, who was in Arica, did not say whether he would resign.",
        RIVAS, "Rivas", "say", ("whether he would resign",), (),
        "Tomás Rivas did not say whether he would resign.",
    ),
    (
        "Whether he would resign, Rivas would not say.",
        RIVAS, "Rivas", "say", ("Whether he would resign",), (),
        "Tomás Rivas would not say: Whether he would resign.",
    ),
    (
        "Rivas left early, urging calm on the docks.",
        RIVAS, "Rivas", "urging", ("calm on the docks",), (),
        "Tomás Rivas urged calm on the docks.",
    ),
    (
        "Nobody heeded his warning that the dam would fail.",
        RIVAS, "his", "warning", ("that the dam would fail",), (),
        "Tomás Rivas warned that the dam would fail.",
    ),
    (
        "PRESIDENT RIVAS: The bay is calm.",
        RIVAS, "PRESIDENT RIVAS", "", ("The bay is calm.",), (),
        "Tomás Rivas: “The bay is calm.”",
    ),
    (
        "Rivas said the bay was calm and urged ships to return.",
        RIVAS, "Rivas", "urged", ("ships to return",), (),
        "Tomás Rivas said the bay was calm and urged ships to return.",
    ),
    (
        "An official said the bay was calm.",
        Speaker("An official"), "An official", "said", ("the bay was calm",), (),
        "An official said the bay was calm.",
    ),
    (
        "Rivas said on Agora that the bay was calm.",
        RIVAS, "Rivas", "said", ("that the bay was calm",), ("Agora",),
        "Tomás Rivas said on Agora that the bay was calm.",
    ),
    (
        "Rivas, in turn, urged calm on the docks.",
        RIVAS, "Rivas", "urged", ("calm on the docks",), (),
        "Tomás Rivas urged calm on the docks.",
    ),
    (
        "Rivas, a former pilot from Arica, has since denied that the bay was mined.",
        RIVAS, "Rivas", "denied", ("that the bay was mined",), (),
        "Tomás Rivas has since denied that the bay was mined.",
    ),
    (
        "Rivas (left) warned on Monday that the dam would fail.",
        RIVAS, "Rivas", "warned", ("that the dam would fail",), (),
        "Tomás Rivas warned on Monday that the dam would fail.",
    ),
    (
        "Rivas, who says he never left Arica, is a pilot.",
        RIVAS, "Rivas", "says", ("he never left Arica",), (),
        "Tomás Rivas says he never left Arica.",
    ),
    (
        "Rivas spoke today with Prime Minister Ingrid Halvorsen Jr. of Norway to stress the need for calm.",
        RIVAS, "Rivas", "stress", ("the need for calm",), (),
        "Tomás Rivas spoke today with Prime Minister Ingrid Halvorsen Jr. of Norway to stress the need for calm.",
    ),
    (
        "Rivas also met with the “captains of the north” and their two pilots in Arica to reaffirm the need for calm.",
        RIVAS, "Rivas", "reaffirm", ("the need for calm",), (),
        "Tomás Rivas also met … to reaffirm the need for calm.",
    ),
    (
        "The bay was mined, Rivas’ aides heard of his call for calm.",
        RIVAS, "his", "call for", ("calm",), (),
        "Tomás Rivas called for calm.",
    ),
    (
        "The captains shared his concern about the docks.",
        RIVAS, "his", "concern about", ("the docks",), (),
        "Tomás Rivas is credited with his concern about the docks.",
    ),
    (
        "''The bay is calm,'' Rivas said.",
        RIVAS, "Rivas", "said", ("''The bay is calm,''",), (),
        "Tomás Rivas said: ''The bay is calm''.",
    ),
    (
        "Rivas was quoted as saying that the bay was calm.",
        RIVAS, "Rivas", "saying", ("that the bay was calm",), (),
        "Tomás Rivas was quoted as saying that the bay was calm.",
    ),
    (
        "The bay was calm, Rivas said, adding that ships might return.",
        RIVAS, "Rivas", "adding", ("that ships might return",), (),
        "Tomás Rivas added that ships might return.",
    ),
    (
        "On Svalbard, an archipelago in the north, Rivas said the issue was closed.",
        RIVAS, "Rivas", "said", ("the issue was closed",), (),
        "On Svalbard, Tomás Rivas said the issue was closed.",
    ),
    (
        "On Svalbard, Rivas said that Svalbard was closed.",
        RIVAS, "Rivas", "said", ("that Svalbard was closed",), (),
        "Tomás Rivas said that Svalbard was closed.",
    ),
    (
        "On Monday, Rivas said the issue was closed.",
        RIVAS, "Rivas", "said", ("the issue was closed",), (),
        "Tomás Rivas said the issue was closed.",
    ),
    (
        "The United States said the bay was calm.",
        Speaker("United States"), "United States", "said", ("the bay was calm",), (),
        "The United States said the bay was calm.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "mention", "cue", "content", "via", "expected"), CASES)
def test_a_statement_is_told_wherever_its_cue_stands(
    text: str, speaker: Speaker, mention: str, cue: str, content: tuple[str, ...], via: tuple[str, ...], expected: str
) -> None:
    """The sentence names the speaker in full, keeps cue and content as printed, and ends with the relays."""
    telling = Telling(text).says(1, speaker, mention, cue, *content, via=via)
    exchange = Exchange("one", "One", Facts(), (telling.reading(),))

    assert expected == told(exchange.statements[0], exchange)


JOINT: list[tuple[DocumentKind, str, tuple[str, ...], str]] = [
    (DocumentKind.ARTICLE, "Harbour News", ("Chilean Foreign Ministry",), "By the Chilean Foreign Ministry’s account, the two leaders agreed to meet."),
    (DocumentKind.READOUT, "Office of the President", (), "By the Office of the President’s account, the two leaders agreed to meet."),
    (DocumentKind.ARTICLE, "Harbour News", (), "By Harbour News’ account, the two leaders agreed to meet."),
    (DocumentKind.TEXT, "", (), "By this text’s account, the two leaders agreed to meet."),
    (DocumentKind.JOINT_STATEMENT, "", (), "In the joint text, the two leaders agreed to meet."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "publisher", "via", "expected"), JOINT)
def test_what_two_are_said_to_have_agreed_is_told_by_an_account(
    kind: DocumentKind, publisher: str, via: tuple[str, ...], expected: str
) -> None:
    """ "The two agreed" is one side's or one paper's account unless the text is a joint one."""
    telling = Telling("The two leaders agreed to meet.", publisher=publisher, kind=kind)
    telling.says(1, Speaker("The two leaders"), "The two leaders", "agreed", "to meet", via=via, joint=True)
    exchange = Exchange("one", "One", Facts(parties=(RIVAS, HALVORSEN)), (telling.reading(),))

    assert expected == told(exchange.statements[0], exchange)


def test_words_between_that_are_another_statement_are_left_out() -> None:
    """Of "said A and urged B", the second statement is told without the first."""
    telling = Telling("Rivas said the bay was calm and urged ships to return.")
    telling.says(1, RIVAS, "Rivas", "said", "the bay was calm").says(1, RIVAS, "Rivas", "urged", "ships to return")
    exchange = Exchange("one", "One", Facts(), (telling.reading(),))

    assert "Tomás Rivas urged ships to return." == told(exchange.statements[1], exchange)


BALANCED = [
    ("he was “wrong", "he was “wrong”"),
    ("wrong,” he thought", "“wrong,” he thought"),
    ('"It was not me.', '"It was not me."'),
    ('no evidence" yet', '"no evidence" yet'),
    ('it would take "more hours” before noon', 'it would take "more hours” before noon'),
    ('"One.\n\n"Two."', '"One.\n\n"Two."'),
    ("“One,” … “Two.”", "“One,” … “Two.”"),
    ("no marks", "no marks"),
]


@pytest.mark.parametrize(("cut", "shown"), BALANCED)
def test_a_quotation_is_never_left_open(cut: str, shown: str) -> None:
    """A mark whose fellow was cut off gets one; no word and no paired mark changes."""
    words = cut.replace("\n\n", " ")
    telling = Telling(f"Rivas said {words} then.")
    telling.says(1, RIVAS, "Rivas", "said", words)

    assert shown.replace("\n\n", " ") in told(
        telling.reading().statements[0], Exchange("one", "One", Facts(), (telling.reading(),))
    )


OCCASIONS = [
    ("In March, Rivas said the bay was calm.", ("the bay was calm",), "Earlier, in March, Tomás Rivas said the bay was calm."),
    (
        "Speaking in Oslo in June, Rivas said the bay was calm.",
        ("the bay was calm",),
        "Earlier, speaking in Oslo in June, Tomás Rivas said the bay was calm.",
    ),
    ("“The bay is calm,” Rivas said in 2015.", ("“The bay is calm,”",), "Earlier, in 2015, Tomás Rivas said: “The bay is calm”."),
    ("Rivas said in 2015 that the bay was calm.", ("that the bay was calm",), "Earlier, Tomás Rivas said in 2015 that the bay was calm."),
    ("However, Rivas said the bay was calm.", ("the bay was calm",), "Earlier, Tomás Rivas said the bay was calm."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "shown"), OCCASIONS)
def test_what_is_old_keeps_the_words_that_date_it(text: str, content: tuple[str, ...], shown: str) -> None:
    """The occasion is told as printed, wherever it stands."""
    telling = Telling(text).says(1, RIVAS, "Rivas", "said", *content, earlier=True)

    assert shown == told(telling.statements[0], Exchange("one", "One", Facts(), (telling.reading(),)))


def test_words_that_adjoin_are_told_without_an_ellipsis() -> None:
    """An ellipsis stands only where words were left out."""
    telling = Telling("Rivas said the bay was calm. It was deep. Fish leapt. It was his.")
    telling.says(1, RIVAS, "Rivas", "said", "the bay was calm.", "It was deep.", "It was his.")

    assert "Tomás Rivas said the bay was calm. It was deep. … It was his." == told(
        telling.statements[0], Exchange("one", "One", Facts(), (telling.reading(),))
    )


BROKEN_OFF = [
    ("Rivas said the bay was calm and the ferry would", "https://harbour.example/bay", "the bay was calm and the ferry would", "Tomás Rivas said the bay was calm and the ferry would…"),
    ("Rivas said the bay was calm and…", "", "the bay was calm and", "Tomás Rivas said the bay was calm and…"),
    ("Rivas said: “The bay is calm and...", "", "The bay is calm and", "Tomás Rivas said: “The bay is calm and…”"),
    ("Rivas said the bay was calm. The ferry would", "https://harbour.example/bay", "the bay was calm", "Tomás Rivas said the bay was calm."),
    ("Rivas said the bay was calm", "", "the bay was calm", "Tomás Rivas said the bay was calm."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url", "content", "shown"), BROKEN_OFF)
def test_a_sentence_that_is_not_whole_gets_no_full_stop(text: str, url: str, content: str, shown: str) -> None:
    """Where a page breaks off within a sentence, what is told of it is left open; a paste without its last stop is not."""
    telling = Telling(text).says(1, RIVAS, "Rivas", "said", content)
    reading = replace(telling.reading(), document=replace(telling.document, url=url))

    assert shown == told(telling.statements[0], Exchange("one", "One", Facts(), (reading,)))
