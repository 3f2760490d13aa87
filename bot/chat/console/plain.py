"""A card as lines of text, and text made safe to print.

What documents and models wrote passes through `clean` before it reaches a terminal: no control or escape character, no
direction override and nothing invisible that moves a cursor gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.card import Card, Mark, Section

_BREAKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


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


_FEW = 2
"""More lines than so many are a list, heading or not."""

_SIGNS = {Kind.BULLET: "• ", Kind.QUOTE: "│ "}


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of a card, cleaned: the text, and what stands less boldly beside it."""

    kind: Kind
    text: str = ""
    beside: str = ""
    marks: tuple[Mark, ...] = ()
    """What stands in brackets behind it."""

    @property
    def sign(self) -> str:
        return _SIGNS.get(self.kind, "")


def clean(text: str) -> str:
    """Put a text on one line, without any character that could drive a terminal."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", _BREAKS.sub(" ", text))).strip()


def plain(card: Card) -> str:
    """Lay a card out as text, without colours or widths; where its lines stand on the web is told under it."""
    lines = [f"{row.sign}{row.text}{row.beside}{''.join(map(bracketed, row.marks))}" for row in rows(card)]
    addresses = _addresses(card)
    return "\n".join([*lines, "", "Sources", *addresses] if addresses else lines)


def bracketed(mark: Mark) -> str:
    return f" [{clean(mark.label)}]"


def _addresses(card: Card) -> list[str]:
    marks = dict.fromkeys(mark for section in card.sections for line in section.lines for mark in line.marks)
    return [f"[{clean(mark.label)}] {clean(mark.address)}" for mark in sorted(marks, key=_place) if mark.address]


def _place(mark: Mark) -> tuple[int, ...]:
    return tuple(int(number) for number in mark.label.split(".") if number.isdecimal())


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
        yield Row(Kind.HEADING, clean(section.heading), f" — {clean(section.note)}" if section.note else "")
    listed = bool(section.heading) or len(section.lines) > _FEW
    kind = Kind.QUOTE if section.quoted else Kind.BULLET if listed else Kind.TEXT
    for line in section.lines:
        yield Row(kind, clean(line.text), marks=line.marks)


def _foot(card: Card) -> Iterator[Row]:
    for note in card.notes:
        yield Row(Kind.NOTE, clean(note))
