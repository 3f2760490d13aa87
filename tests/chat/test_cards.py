"""Cards show what is checked, whose account it is, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import cards
from bot.chat.card import Card
from bot.desk import Desk
from bot.domain.model import Answer, Attribution, Flaw, Speaker, Ungrounded, Verdict, Withheld
from tests.chat.exchanges import a_report, two_accounts

LIE = "The crossing is on fire"


def _headings(card: Card) -> list[str]:
    return [section.heading for section in card.sections]


def _text(card: Card) -> str:
    lines = [line.text for section in card.sections for line in section.lines]
    notes = [f"{section.heading} {section.note}" for section in card.sections]
    return "\n".join([card.title, card.subtitle, *notes, *lines, *card.notes])


async def test_a_leader_has_a_section() -> None:
    """What one speaker said stands under their name, with the mark of the passage it stands in."""
    report = await a_report()
    card = cards.summary(report.exchange, report.summary)
    [martin] = [section for section in card.sections if section.heading == "Claire Martin"]

    assert ["2"] == [mark.label for mark in martin.lines[0].marks]
    assert "“should not be closed" in martin.lines[0].text
    assert "via the French Foreign Ministry" in martin.note


async def test_an_agreement_is_one_sides_account() -> None:
    """What one side says was agreed is said to be agreed, by that side's account."""
    report = await a_report()
    card = cards.summary(report.exchange, report.summary)
    [agreed] = [section for section in card.sections if section.heading == "Said to be agreed"]

    assert "by the French Foreign Ministry’s account" == agreed.note


async def test_what_is_older_is_kept_apart() -> None:
    """An old quotation stands under Earlier and under no leader."""
    report = await a_report()
    card = cards.summary(report.exchange, report.summary)
    holding = [
        section.heading for section in card.sections if "quarrel" in " ".join(line.text for line in section.lines)
    ]

    assert ["Earlier"] == holding


async def test_old_and_agreed_stand_on_a_card_whose_summary_forgets_them() -> None:
    """A summary that leaves out what was agreed and what is older does not keep them off the card."""
    report = await a_report()
    card = cards.summary(report.exchange, Verdict())

    assert ["Said to be agreed", "Earlier"] == [
        heading for heading in _headings(card) if heading in ("Said to be agreed", "Earlier")
    ]


async def test_several_documents_are_told_apart() -> None:
    """With several documents a mark names the document too, and the documents are listed."""
    report = await two_accounts()
    card = cards.summary(report.exchange, report.summary)
    labels = {mark.label for section in card.sections for line in section.lines for mark in line.marks}

    assert all("." in label for label in labels)
    assert "Sources" in _headings(card)
    assert "German Chancellery (readout)" in card.subtitle


async def test_the_withheld_are_counted_and_not_shown() -> None:
    """Refused statements and refused sentences add up to one number; their words are nowhere on the card."""
    report = await a_report()
    refused = Ungrounded(Attribution(Speaker("Nobody"), (), ()), Flaw.MISQUOTED, LIE)
    [reading] = report.exchange.readings
    exchange = replace(report.exchange, readings=(replace(reading, ungrounded=(refused,)),))
    card = cards.summary(exchange, Verdict(withheld=(Withheld(LIE, Flaw.UNCITED, LIE),)))

    assert "2 sentences withheld." in card.notes
    assert LIE not in _text(card)


async def test_an_answer_shows_the_words_and_their_relay() -> None:
    """An answer is followed by the passage it rests on, and by who said it through whom."""
    report = await a_report()
    reply = await Desk().answer("What did Martin say about the crossing?", report.exchange)
    card = cards.answer(reply.answer, report.exchange)
    passage, credit = card.sections[1].lines

    assert card.sections[1].quoted
    assert passage.text.startswith("Martin said that the river crossing")
    assert "— Claire Martin, via the French Foreign Ministry" == credit.text
    assert ["2"] == [mark.label for mark in credit.marks]


async def test_silence_is_an_answer() -> None:
    """Without claims the card says that the documents do not say, and shows the nearest passage."""
    report = await a_report()
    reply = await Desk().answer("What did Brandt say about copper?", report.exchange)
    card = cards.answer(reply.answer, report.exchange)

    assert reply.answer.silent
    assert card.sections[0].lines[0].text.startswith("The documents do not say.")
    assert all(section.quoted for section in card.sections[1:])


async def test_silence_with_nothing_near_promises_nothing() -> None:
    """Where nothing came close, nothing is announced."""
    report = await a_report()
    card = cards.answer(Answer("?"), report.exchange)

    assert ["The documents do not say."] == [line.text for section in card.sections for line in section.lines]


async def test_a_mark_opens_its_line() -> None:
    """A mark shows its passage with its place in the document; one that is not ours shows nothing."""
    report = await a_report()
    exchange = report.exchange
    card = cards.line(exchange, "3")
    span = exchange.readings[0].passages[2].span

    assert card is not None
    assert f"characters {span.start} to {span.end}" in card.subtitle
    assert "“We listened, and we disagreed,” Brandt told reporters in Berlin." == card.sections[0].lines[0].text
    assert [None] * 4 == [cards.line(exchange, label) for label in ("0", "99", "0.1", "2.1")]


async def test_every_line_can_be_opened() -> None:
    """Each mark on any card is one that can be asked for."""
    report = await two_accounts()
    card = cards.summary(report.exchange, report.summary)
    labels = [
        mark.label
        for page in (card, cards.lines(report.exchange))
        for section in page.sections
        for line in section.lines
        for mark in line.marks
    ]

    assert labels
    assert all(cards.line(report.exchange, label) is not None for label in labels)
