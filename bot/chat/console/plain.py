"""A card as lines of text."""

from __future__ import annotations

from bot.chat.card import Card, Mark
from bot.chat.rows import Kind, Row, clean, rows

_SIGNS = {Kind.BULLET: "• ", Kind.QUOTE: "│ "}


def plain(card: Card) -> str:
    """Lay a card out as text, without colours or widths; where its lines stand on the web is told under it."""
    lines = [f"{sign(row)}{row.text}{beside(row)}{''.join(map(bracketed, row.marks))}" for row in rows(card)]
    addresses = _addresses(card)
    return "\n".join([*lines, "", "Sources", *addresses] if addresses else lines)


def sign(row: Row) -> str:
    """Give what stands before a row."""
    return _SIGNS.get(row.kind, "")


def beside(row: Row) -> str:
    return f" — {row.note}" if row.note else ""


def bracketed(mark: Mark) -> str:
    return f" [{clean(mark.label)}]"


def _addresses(card: Card) -> list[str]:
    marks = dict.fromkeys(mark for section in card.sections for line in section.lines for mark in line.marks)
    return [f"[{clean(mark.label)}] {clean(mark.address)}" for mark in sorted(marks, key=_place) if mark.address]


def _place(mark: Mark) -> tuple[int, ...]:
    return tuple(int(number) for number in mark.label.split(".") if number.isdecimal())
