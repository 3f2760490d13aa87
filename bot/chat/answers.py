"""The claims of an answer: one or two with the passages they rest on, more as a list by whoever says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.chat.bullets import bullet, headless, is_alone
from bot.chat.card import Line, Section
from bot.chat.places import by_place, line_of, marks, pointed, stood_in, unique
from bot.domain.model import Answer, Claim, Exchange, Statement
from bot.domain.naming import through

NEAREST = 2
"""Passages shown beside a silence."""
_FEW = 2
"""An answer of so many claims shows the passages they rest on; a longer one is a list."""


def told_by(answer: Answer, exchange: Exchange) -> Iterable[Section]:
    """Lay out the claims of an answer that has some."""
    return _by_voice(answer.claims, exchange) if len(answer.claims) > _FEW else _with_passages(answer, exchange)


def _with_passages(told: Answer, exchange: Exchange) -> Iterable[Section]:
    """One claim or two, and the passages they rest on; a passage that a claim tells whole is not shown twice."""
    rested = unique(statement for claim in told.claims for statement in claim.statements)
    bare = any(not claim.statements for claim in told.claims)
    place = pointed(told.nearest, exchange) if bare else ()
    yield Section(lines=tuple(Line(one.text, marks(one.statements, exchange) or place) for one in told.claims))
    whole = {_END.sub("", claim.text) for claim in told.claims}
    places = by_place(rested)
    for statements in places if len(places) <= _FEW else ():
        if _END.sub("", stood_in(statements[0], exchange)) not in whole:
            yield _quotation(statements, exchange)
    for citation in told.nearest[:NEAREST] if bare and not rested else ():
        yield Section(lines=(line_of(citation, exchange),), quoted=True)


def _by_voice(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    """More claims as a list without their passages, under whoever said several of them through the same relays."""
    voices: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        voices.setdefault(_single_voice(claim, exchange), []).append(claim)
    said = {voice: told for voice, told in voices.items() if voice[0] and len(told) > 1}
    rest = [claim for claim in claims if not any(claim in told for told in said.values())]
    sections = [_voice(name, relays, told, exchange) for (name, relays), told in said.items()]
    others = Section(lines=tuple(Line(claim.text, marks(claim.statements, exchange)) for claim in rest))
    first = bool(rest) and rest[0] is claims[0]
    yield from (others, *sections) if first else (*sections, *((others,) if rest else ()))


def _single_voice(claim: Claim, exchange: Exchange) -> tuple[str, tuple[str, ...]]:
    """Who alone says a claim in their own words, and through which relays; nobody where there are several."""
    voices = {(statement.speaker.name, statement.via) for statement in claim.statements}
    alone = all(is_alone(statement, exchange) for statement in claim.statements) and _opens(claim.text, claim)
    return voices.pop() if len(voices) == 1 and alone else ("", ())


def _opens(text: str, claim: Claim) -> bool:
    return headless(text, claim.statements[0].speaker.name) != text


def _voice(name: str, relays: tuple[str, ...], claims: Sequence[Claim], exchange: Exchange) -> Section:
    shared = through(relays)
    return Section(name, shared, tuple(bullet(claim, exchange, name, shared) for claim in claims))


def _quotation(statements: Sequence[Statement], exchange: Exchange) -> Section:
    """The passages statements stand in, whole, as a block quote; then who said it, through whom, where."""
    first = statements[0]
    reading = exchange.reading(first.document)
    words = stood_in(first, exchange)
    credits = "; ".join(unique(credit(statement) for statement in statements))
    place = reading.document.publisher or reading.document.title
    return Section(
        lines=(
            Line(words),
            Line(f"— {', '.join(filter(None, (credits, place)))}", marks(statements, exchange)),
        ),
        quoted=True,
    )


def credit(statement: Statement) -> str:
    """Name who said it and through whom: "Xi Jinping, via the Chinese Foreign Ministry"."""
    return f"{statement.speaker.name}, {through(statement.via)}" if statement.via else statement.speaker.name


_END = re.compile(r"[.!?…\s]+$")
