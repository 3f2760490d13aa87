"""What a card's texts hold that nobody sees, or that drives a screen, stays behind; what a reader sees stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.card import Card, Line, Section
from bot.chat.rows import Kind, Row, clean, rows

ANY = st.text(st.characters(max_codepoint=0x2FFF) | st.sampled_from("\u200c\u200d\u200b\u202e\u3164\ufeff\U000e0041"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("dis\u200bcord", "discord"),
        ("pass\u00adword", "password"),
        ("a\u202eb\u2066c", "abc"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("é\u200d\u200dé", "éé"),
        ("tag\U000e0041s", "tags"),
        ("two\r\nlines", "two lines"),
        ("bell\x07", "bell\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_unseen_characters_go_and_scripts_keep_theirs(text: str, seen: str) -> None:
    """What only hides goes; a joiner stays where letters of a script, or pictures, need it."""
    assert seen == clean(text)


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Nothing unsafe comes about by taking something else away."""
    assert clean(text) == clean(clean(text))


def test_groups_are_parted_by_a_gap() -> None:
    """Each section is a group of its own, and an empty one is none."""
    card = Card("A call", sections=(Section(lines=(Line("One."),)), Section(), Section(lines=(Line("Two."),))))

    assert [Kind.TITLE, Kind.GAP, Kind.TEXT, Kind.GAP, Kind.TEXT] == [row.kind for row in rows(card)]


def test_a_heading_keeps_its_note() -> None:
    """What stands beside a heading is told with it."""
    assert [Row(Kind.HEADING, "Brandt", "Germany")] == list(rows(Card(sections=(Section("Brandt", "Germany"),))))


def test_an_empty_note_is_none() -> None:
    """A note of nothing, or of what nobody sees, takes no line."""
    assert [Row(Kind.NOTE, "Noted.")] == [
        row for row in rows(Card(notes=("", "\u200b", "Noted."))) if row.text or row.kind is Kind.NOTE
    ]
