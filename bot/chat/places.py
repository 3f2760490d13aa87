"""Where a line of a card stands in the documents: its marks, its passages, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.chat import fragments
from bot.chat.card import Line, Mark
from bot.domain.model import Citation, Exchange, Reading, Statement

_Value = TypeVar("_Value")


def stood_in(statement: Statement, exchange: Exchange) -> str:
    """The passages a statement stands in, whole; an ellipsis stands where others lie between them."""
    reading = exchange.reading(statement.document)
    shown = ""
    for before, number in zip((0, *statement.passages), statement.passages, strict=False):
        gap = " … " if before and number > before + 1 else " "
        shown += f"{gap if shown else ''}{printed(reading, number)}"
    return shown


def by_place(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Bring together what stands in the same passages."""
    places: dict[tuple[str, tuple[int, ...]], list[Statement]] = {}
    for statement in statements:
        places.setdefault((statement.document, statement.passages), []).append(statement)
    return list(places.values())


def marks(statements: Iterable[Statement], exchange: Exchange) -> tuple[Mark, ...]:
    return pointed(
        (Citation(statement.document, number) for statement in statements for number in statement.passages), exchange
    )


def pointed(citations: Iterable[Citation], exchange: Exchange) -> tuple[Mark, ...]:
    places = {reading.document.id: number for number, reading in enumerate(exchange.readings, 1)}
    several = len(places) > 1
    return tuple(
        Mark(
            f"{places[citation.document]}.{citation.passage}" if several else str(citation.passage),
            citation,
            _address(citation, exchange),
        )
        for citation in unique(citations)
    )


def _address(citation: Citation, exchange: Exchange) -> str:
    reading = exchange.reading(citation.document)
    return fragments.link(reading.document, reading.passages[citation.passage - 1].span)


def line_of(citation: Citation, exchange: Exchange) -> Line:
    reading = exchange.reading(citation.document)
    return Line(printed(reading, citation.passage), pointed([citation], exchange))


def printed(reading: Reading, number: int) -> str:
    return reading.passages[number - 1].span.of(reading.document.text)


def called(reading: Reading, exchange: Exchange) -> str:
    """What a document is called on a card: its publisher and kind, or its title, or its place among the others."""
    document = reading.document
    if document.publisher:
        return f"{document.publisher} ({document.kind.replace('_', ' ')})"
    return document.title or f"Text {exchange.readings.index(reading) + 1}"


def so_many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def unique(values: Iterable[_Value]) -> list[_Value]:
    return list(dict.fromkeys(values))


def joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
