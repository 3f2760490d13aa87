"""A card as rows: one paragraph each, in order, cleaned of whatever could drive or deceive the place it is shown in.

What documents and models wrote passes through `clean` before any front shows it: no control or escape character, no
direction override and nothing unseen gets through, and every text stands on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.card import Card, Mark, Section

_BREAKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])|[\u200c\u200d]{2,}")
"""Signs that join or part letters, save one alone between letters of a script, or pictures, that may need it."""
_FEW = 2
"""More lines than so many are a list, heading or not."""


class Kind(StrEnum):
    """What a paragraph of a card is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    QUOTE = "quote"
    NOTE = "note"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of a card, cleaned: the text, and the note that stands less boldly beside a heading."""

    kind: Kind
    text: str = ""
    note: str = ""
    marks: tuple[Mark, ...] = ()
    """What stands in brackets behind it."""


def clean(text: str) -> str:
    """Put a text on one line, without any character that could drive a screen or that nobody sees."""
    seen = _JOINERS.sub("", _UNSEEN.sub("", _BREAKS.sub(" ", text)))
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", seen).strip()


def rows(card: Card) -> Iterator[Row]:
    """Yield a card's paragraphs in order; a gap stands between groups."""
    groups = (_head(card), *(_section(section) for section in card.sections), _foot(card))
    first = True
    for group in groups:
        for row in group if first else _after_gap(group):
            first = False
            yield row


def _after_gap(group: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(group):
        if not number:
            yield Row(Kind.GAP)
        yield row


def _head(card: Card) -> Iterator[Row]:
    if card.title:
        yield Row(Kind.TITLE, clean(card.title))
    if card.subtitle:
        yield Row(Kind.SUBTITLE, clean(card.subtitle))


def _section(section: Section) -> Iterator[Row]:
    if section.heading:
        yield Row(Kind.HEADING, clean(section.heading), clean(section.note))
    listed = bool(section.heading) or len(section.lines) > _FEW
    kind = Kind.QUOTE if section.quoted else Kind.BULLET if listed else Kind.TEXT
    for line in section.lines:
        yield Row(kind, clean(line.text), marks=line.marks)


def _foot(card: Card) -> Iterator[Row]:
    for note in filter(None, map(clean, card.notes)):
        yield Row(Kind.NOTE, note)
