"""A digest laid out: a headline, a block an exchange, differences first, every line with its mark."""

from __future__ import annotations

from datetime import date

from bot.chat.card import Card
from bot.chat.digest import digest
from bot.chat.rows import Kind, rows
from bot.domain.digest.compiling import Digest, Told, compile
from tests.domain.digest.texts import CHANCELLERY, COURIER, LATER, MEETING, item, read

TODAY = date(2031, 11, 26)
CARD = "https://discord.com/channels/1/7/70"


def _card() -> Card:
    return digest(compile([item(COURIER, card=CARD), item(MEETING), item(CHANCELLERY)], (), TODAY))


def test_a_digest_in_blocks() -> None:
    card = _card()
    assert card.title == "Claire Martin and Otto Brandt speak by telephone, and 1 more exchange"
    assert card.subtitle == "Digest of Wednesday, 26 November 2031 · 2 exchanges · 5 speakers"
    first, second = (section for section in card.sections if section.heading[1:3] == ". ")
    assert first.heading.startswith("A. ")
    assert second.heading.startswith("B. ")
    assert first.lines[0].text == "2 accounts: Rhine Courier (article) and German Chancellery (readout)."
    assert [mark.address for mark in first.lines[0].marks] == [CARD]


def test_differences_come_before_what_each_said() -> None:
    block = _card().sections[0]
    said = [line.text for line in block.lines]
    assert said[2] == "German Chancellery, in other words: Otto Brandt and Claire Martin agreed to meet in December."
    assert next(at for at, text in enumerate(said) if text.startswith("Claire Martin said")) > 2
    assert sum("agreed to meet" in text for text in said) == 2


def test_every_line_of_what_was_said_has_a_mark_of_its_exchange() -> None:
    card = _card()
    for section in card.sections:
        for line in section.lines[1:]:
            assert line.marks
            assert all(mark.label[0] in "AB" for mark in line.marks)


def test_what_was_told_before_is_said_to_be() -> None:
    card = digest(compile([item(LATER)], [Told(read(COURIER), date(2031, 11, 25))], TODAY))
    assert "told of on 25 November 2031; this is new since" in card.sections[0].note
    texts = [line.text for line in card.sections[0].lines]
    assert any("canal locks" in text for text in texts)
    assert not any("half of the new bridge" in text for text in texts)


def test_what_is_coming_has_its_day() -> None:
    [coming] = [section for section in _card().sections if section.heading == "Coming"]
    assert coming.lines[0].text.startswith("3 December 2031: ")


def test_nothing_new_is_one_line() -> None:
    shown = [row.text for row in rows(digest(Digest(TODAY))) if row.kind is not Kind.GAP]
    assert shown == ["Digest of Wednesday, 26 November 2031", "Nothing new was read since the last digest."]
