"""Through whom we know what is told: who relays whom, in a sentence for each speaker.

A sentence cites every statement it rests on, and is worded so that `verification.verify` bears it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.asked import is_shared
from bot.domain.called import name_tokens
from bot.domain.hosts import plain_name
from bot.domain.model import DocumentKind, Exchange, Reading, Statement
from bot.domain.naming import owning, with_article
from bot.domain.retelling import UNRESOLVED, account, together

MOST = 6
"""So many sentences at most; those who take part and who say most are kept."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Through whom some statements reached us, in a sentence."""

    text: str
    statements: tuple[Statement, ...]


def relays(statements: Sequence[Statement], exchange: Exchange) -> tuple[Provenance, ...]:
    """Tell through whom each speaker's words reached us, and who tells of several together."""
    alone: dict[tuple[str, bool], list[Statement]] = {}
    several: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for statement in statements:
        if is_shared(statement, exchange) or statement.speaker.name.lower() in UNRESOLVED:
            several.setdefault(_together(statement, exchange), []).append(statement)
        else:
            alone.setdefault((statement.speaker.name, statement.earlier), []).append(statement)
    parties = {one.name for one in exchange.facts.parties}
    names = sorted(alone, key=lambda voice: (voice[1], voice[0] not in parties))
    bodies = {relay for statement in exchange.statements for relay in statement.via}
    told = [Provenance(_known(alone[name], exchange, bodies), tuple(alone[name])) for name in names]
    told = told[: max(1, MOST - len(several))]
    return (*told, *(Provenance(_of_several(said[0], exchange), tuple(said)) for said in several.values()))[:MOST]


def _together(statement: Statement, exchange: Exchange) -> tuple[str, frozenset[str]]:
    """Who tells of whom: the same two in another order are the same."""
    return account(statement, exchange.reading(statement.document)), frozenset(name_tokens(statement.speaker.name))


def _known(statements: Sequence[Statement], exchange: Exchange, bodies: set[str]) -> str:
    name = _opening(with_article(statements[0].speaker.name))
    if statements[0].speaker.name in bodies and not any(statement.via for statement in statements):
        return f"{name} speaks for itself."
    through = list(dict.fromkeys(_through(statement, exchange) for statement in statements))
    row = through[0] if len(through) == 1 else f"{', '.join(through[:-1])} and {through[-1]}"
    return f"{owning(name)} {'earlier words' if statements[0].earlier else 'words'} are known {row}."


def _through(statement: Statement, exchange: Exchange) -> str:
    document = exchange.reading(statement.document).document
    chain = statement.via or (
        (plain_name(document.publisher),) if _is_own(exchange.reading(statement.document)) else ()
    )
    if not chain:
        return f"through this {_kind(document.kind)}"
    return f"through {' and '.join(with_article(relay) for relay in chain)}"


def _of_several(statement: Statement, exchange: Exchange) -> str:
    """One teller's account of several; a joint text speaks for them."""
    reading = exchange.reading(statement.document)
    who = together(statement, reading)
    if reading.document.kind is DocumentKind.JOINT_STATEMENT:
        return f"The joint text speaks for {who}."
    if statement.via or _is_own(reading):
        teller = statement.via[-1] if statement.via else plain_name(reading.document.publisher)
        return f"{_opening(with_article(teller))} relays what is told of {who} together."
    return f"{_opening(account(statement, reading))}, {who} spoke together."


def _is_own(reading: Reading) -> bool:
    """Is the document its publisher's own account, so that the publisher is the relay?"""
    return reading.document.kind is DocumentKind.READOUT and bool(reading.document.publisher)


def _kind(kind: DocumentKind) -> str:
    return "text" if kind is DocumentKind.JOINT_STATEMENT else kind.replace("_", " ")


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]
