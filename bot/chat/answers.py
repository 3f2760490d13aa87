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
_LONGEST_TITLE = 50
_FEW = 2
"""An answer of so many claims shows the passages they rest on; a longer one is a list."""


def told_by(answer: Answer, exchange: Exchange) -> Iterable[Section]:
    """Lay out the claims of an answer that has some."""
    return _by_voice(answer, exchange) if len(answer.claims) > _FEW else _with_passages(answer, exchange)


def _with_passages(told: Answer, exchange: Exchange) -> Iterable[Section]:
    """One claim or two, and the passages they rest on; a passage that a claim tells whole is not shown twice."""
    rested = unique(statement for claim in told.claims for statement in claim.statements)
    bare = any(not claim.statements for claim in told.claims)
    yield Section(lines=tuple(_line(one, told, exchange) for one in told.claims))
    whole = {_END.sub("", claim.text) for claim in told.claims}
    places = by_place(rested)
    for statements in places if len(places) <= _FEW else ():
        if _END.sub("", stood_in(statements[0], exchange)) not in whole:
            yield _quotation(statements, exchange)
    for citation in told.nearest[:NEAREST] if bare and not rested else ():
        shown = line_of(citation, exchange)
        if not any(_holds(one, shown.text) for one in whole):
            yield Section(lines=(shown,), quoted=True)


def _line(claim: Claim, told: Answer, exchange: Exchange) -> Line:
    """A claim with its marks; one that rests on no statement is marked by the passages it prints, else by all that were looked at."""
    if claim.statements:
        return Line(claim.text, marks(claim.statements, exchange))
    own = [one for one in told.nearest if _holds(claim.text, line_of(one, exchange).text)]
    return Line(claim.text, pointed(own or told.nearest, exchange))


def _holds(told: str, passage: str) -> bool:
    """Does a claim print that passage whole?"""
    return _bare(passage) in _bare(told)


def _bare(text: str) -> str:
    return _END.sub("", _NUMBER.sub("", " ".join(text.split())).strip(_MARKS)).strip(_MARKS)


_MARKS = "“”\"'’ "
_NUMBER = re.compile(r"^(?:\d{1,3}[.)]|[-•*])\s+")


def _by_voice(told: Answer, exchange: Exchange) -> Iterable[Section]:
    """More claims as a list without their passages, under whoever said several of them through the same relays."""
    voices: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim in told.claims:
        voices.setdefault(_single_voice(claim, exchange), []).append(claim)
    said = {voice: own for voice, own in voices.items() if voice[0] and len(own) > 1}
    rest = [claim for claim in told.claims if not any(claim in own for own in said.values())]
    sections = [_voice(name, relays, own, exchange) for (name, relays), own in said.items()]
    others = Section(lines=tuple(_line(claim, told, exchange) for claim in rest))
    first = bool(rest) and rest[0] is told.claims[0]
    yield from (others, *sections) if first else (*sections, *((others,) if rest else ()))


def _single_voice(claim: Claim, exchange: Exchange) -> tuple[str, tuple[str, ...]]:
    """Who alone says a claim in their own words, and through which relays; nobody where there are several."""
    if not claim.statements:
        return "", ()
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
    place = reading.document.publisher or _short(reading.document.title)
    return Section(
        lines=(
            Line(words),
            Line(f"— {', '.join(filter(None, (credits, place)))}", marks(statements, exchange)),
        ),
        quoted=True,
    )


def _short(title: str) -> str:
    """A title as a line may name it: its first words."""
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:—–-')} …"


def credit(statement: Statement) -> str:
    """Name who said it and through whom: "Xi Jinping, via the Chinese Foreign Ministry"."""
    return f"{statement.speaker.name}, {through(statement.via)}" if statement.via else statement.speaker.name


_END = re.compile(r"[.!?…\s]+$")
