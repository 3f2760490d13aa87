"""Summary, answer, lines → Card.

Only what is checked comes in (exchanges, statements, claims, answers) and, of what was withheld, only how many there are:
so nothing here can show an unchecked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.chat.card import Button, Card, Line, Mark, Section
from bot.domain.asked import is_shared
from bot.domain.model import Answer, Citation, Claim, DocumentKind, Exchange, Reading, Speaker, Statement, Verdict
from bot.domain.summary import distinct, verbatim

_Value = TypeVar("_Value")

_OPENING = 8
"""Words by which a text without a title is known again."""

_UNTOLD = 3
"""Statements of a kind that a card tells although its summary leaves them out."""

_NEAREST = 2
"""Passages shown beside a silence."""


def summary(exchange: Exchange, verdict: Verdict, notes: Sequence[str] = ()) -> Card:
    """Lay out an exchange: each leader's claims, what is said of several together, what is older, what comes next."""
    claims = (*verdict.claims, *_untold(verdict.claims, exchange))
    speakers = _speakers(claims, exchange)
    return Card(
        title=exchange.title or "Untitled",
        subtitle=_particulars(exchange),
        sections=(
            *(_leader(speaker, claims, exchange) for speaker, claims in speakers),
            *_together(claims, exchange),
            *_earlier(claims, exchange),
            *_one_sided(exchange),
            *_next(exchange),
            *_documents(exchange),
        ),
        notes=(*_remarks(exchange), *_withheld(withheld(exchange, verdict)), *notes),
        buttons=(
            Button("Show the lines", "lines"),
            *(Button(speaker.name, f"What did {speaker.name} say?") for speaker, _ in speakers),
        ),
    )


def answer(told: Answer, exchange: Exchange, notes: Sequence[str] = ()) -> Card:
    """Lay out an answer: the claims, the passages they rest on, and who said it through whom; or silence."""
    refused = _withheld(len(told.withheld))
    if told.silent:
        nearest = tuple(_passage(citation, exchange) for citation in told.nearest[:_NEAREST])
        return Card(
            sections=(
                Section(lines=(Line("The documents do not say." + (" Nearest:" if nearest else "")),)),
                *(Section(lines=(line,), quoted=True) for line in nearest),
            ),
            notes=(*refused, *notes),
        )
    rested = _unique(statement for claim in told.claims for statement in claim.statements)
    return Card(
        sections=(
            Section(lines=tuple(Line(claim.text, _marks(claim.statements, exchange)) for claim in told.claims)),
            *(_quotation(statements, exchange) for statements in _by_place(rested)),
        ),
        notes=(*refused, *notes),
    )


def lines(exchange: Exchange) -> Card:
    """Lay out the documents themselves, every passage with its mark."""
    return Card(
        title=exchange.title,
        sections=tuple(
            Section(
                heading=_called(reading, exchange),
                lines=tuple(
                    _passage(Citation(reading.document.id, passage.number), exchange) for passage in reading.passages
                ),
                quoted=True,
            )
            for reading in exchange.readings
        ),
    )


def line(exchange: Exchange, label: str) -> Card | None:
    """Lay out one passage, its place in the document, and the statements that stand in it; None if the mark is not ours."""
    number, _, passage = label.rpartition(".")
    at = int(number or 1) - 1
    if not (0 <= at < len(exchange.readings) and 1 <= int(passage) <= len(exchange.readings[at].passages)):
        return None
    reading = exchange.readings[at]
    citation = Citation(reading.document.id, int(passage))
    span = reading.passages[int(passage) - 1].span
    standing = [statement for statement in reading.statements if citation.passage in statement.passages]
    return Card(
        subtitle=f"{_called(reading, exchange)} · characters {span.start} to {span.end}",
        sections=(
            Section(lines=(_passage(citation, exchange),), quoted=True),
            *(Section(credit(statement), lines=(Line(statement.text),)) for statement in standing),
        ),
    )


def counted(exchange: Exchange) -> str:
    """Say how much was found: "7 statements by 2 speakers"."""
    statements = exchange.statements
    speakers = {statement.speaker.name for statement in statements}
    return f"{_number(len(statements), 'statement')} by {_number(len(speakers), 'speaker')}"


def credit(statement: Statement) -> str:
    """Name who said it and through whom: "Xi Jinping, via the Chinese Foreign Ministry"."""
    return f"{statement.speaker.name}, {_via(statement.via)}" if statement.via else statement.speaker.name


def withheld(exchange: Exchange, verdict: Verdict) -> int:
    """Count what was refused on the way to a card, statements and sentences alike."""
    return len(verdict.withheld) + sum(len(reading.ungrounded) for reading in exchange.readings)


def _particulars(exchange: Exchange) -> str:
    facts = exchange.facts
    told = [fact.text for fact in (facts.date, facts.form, facts.place) if fact is not None]
    documents = [_called(reading, exchange) for reading in exchange.readings if reading.document.publisher]
    statements = exchange.statements
    checked = ["every quotation checked"] if statements else []
    return " · ".join([*told, *_unique(documents), _number(len(statements), "statement"), *checked])


def _remarks(exchange: Exchange) -> Iterable[str]:
    if not exchange.statements:
        yield "Nobody is credited with any words in what I read."
    elif not exchange.is_exchange:
        yield "This does not read like a diplomatic exchange; here is who said what all the same."


def _withheld(number: int) -> tuple[str, ...]:
    return (f"{_number(number, 'sentence')} withheld.",) if number else ()


def _alone(statement: Statement, exchange: Exchange) -> bool:
    return not is_shared(statement, exchange) and not statement.earlier


def _untold(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Claim]:
    """What is said to be agreed and what is older, in its own words, where no claim tells of it: both are always shown."""
    told = {id(statement) for claim in claims for statement in claim.statements}
    for wanted in (_is_agreement, _is_old):
        groups = distinct([statement for statement in exchange.statements if wanted(statement, exchange)])
        untold = [group for group in groups if not any(id(statement) in told for statement in group)]
        yield from (verbatim(group, exchange) for group in untold[:_UNTOLD])


def _is_agreement(statement: Statement, exchange: Exchange) -> bool:
    return is_shared(statement, exchange) and not statement.earlier and "agree" in statement.cue.lower()


def _is_old(statement: Statement, _: Exchange) -> bool:
    return statement.earlier


def _speakers(claims: Sequence[Claim], exchange: Exchange) -> list[tuple[Speaker, list[Claim]]]:
    """Claims that rest on one speaker's own words, under that speaker, in the order they come."""
    said: dict[str, tuple[Speaker, list[Claim]]] = {}
    for claim in claims:
        if len(_names(claim)) == 1 and all(_alone(statement, exchange) for statement in claim.statements):
            speaker = claim.statements[0].speaker
            said.setdefault(speaker.name, (speaker, []))[1].append(claim)
    return list(said.values())


def _leader(speaker: Speaker, claims: Sequence[Claim], exchange: Exchange) -> Section:
    """A speaker's section; the relays stand in its head where they are the same for all, else behind each line."""
    relays = {statement.via for claim in claims for statement in claim.statements}
    shared = _via(relays.pop()) if len(relays) == 1 else ""
    office = ", ".join(filter(None, (speaker.role, speaker.party if speaker.party != speaker.name else "")))
    return Section(
        heading=speaker.name,
        note=", ".join(filter(None, (office, shared))),
        lines=tuple(_bullet(claim, exchange, speaker.name, shared) for claim in claims),
    )


def _bullet(claim: Claim, exchange: Exchange, opening: str = "", relays: str = "") -> Line:
    """A claim under a heading: what the heading says already is not said again, what it does not say is."""
    text = claim.text.removeprefix("The ").removeprefix(opening) if opening else claim.text
    text = text.strip() if len(text) < len(claim.text.removeprefix("The ")) else claim.text
    if relays and text.rstrip(".").endswith(f", {relays}"):
        text = text.rstrip(".").removesuffix(f", {relays}")
        text += "" if _ENDED.search(text) else "."
    vias = [] if relays else _unique(statement.via for statement in claim.statements if statement.via)
    if vias and not any(name in text for via in vias for name in via):
        text = f"{text} ({'; '.join(_via(via) for via in vias)})"
    return Line(text, _marks(claim.statements, exchange))


def _together(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    """What is told of several at once, and by whose account: one side's word does not bind the other."""
    several = [
        claim
        for claim in claims
        if not all(statement.earlier for statement in claim.statements)
        and (len(_names(claim)) > 1 or any(not _alone(statement, exchange) for statement in claim.statements))
    ]
    accounts: dict[tuple[bool, str], list[Claim]] = {}
    for claim in several:
        accounts.setdefault((_tells_agreement(claim, exchange), _account(claim.statements, exchange)), []).append(claim)
    for (agreed, account), told in sorted(accounts.items(), key=lambda group: group[0][0]):
        heading = "Said of several" if not agreed else "Agreed" if account == _JOINTLY else "Said to be agreed"
        opening = f"{account[:1].upper()}{account[1:]}, "
        yield Section(heading, account, tuple(_bullet(claim, exchange, opening, account) for claim in told))


def _names(claim: Claim) -> set[str]:
    return {statement.speaker.name for statement in claim.statements}


def _tells_agreement(claim: Claim, exchange: Exchange) -> bool:
    return any(_is_agreement(statement, exchange) for statement in claim.statements)


_JOINTLY = "in a joint text"


def _account(statements: Sequence[Statement], exchange: Exchange) -> str:
    documents = [exchange.reading(statement.document).document for statement in statements]
    if all(document.kind is DocumentKind.JOINT_STATEMENT for document in documents):
        return _JOINTLY
    tellers = _unique(
        _article(statement.via[-1]) if statement.via else document.publisher
        for statement, document in zip(statements, documents, strict=True)
    )
    named = [teller for teller in tellers if teller]
    return f"by {_joined(named)}’s account" if named else "by this text’s account"


def _earlier(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    old = [claim for claim in claims if all(statement.earlier for statement in claim.statements)]
    if old:
        yield Section("Earlier", lines=tuple(_bullet(claim, exchange, "Earlier, ") for claim in old))


def _next(exchange: Exchange) -> Iterable[Section]:
    steps = exchange.facts.next_steps
    if steps:
        yield Section("Next", lines=tuple(Line(step.text, _pointed(step.citations, exchange)) for step in steps))


def _one_sided(exchange: Exchange) -> Iterable[Section]:
    """The topics that only one of the parties to the exchange speaks of."""
    sides = _unique(party.party for party in exchange.facts.parties if party.party)
    current = [statement for statement in exchange.statements if not statement.earlier]
    own = {side: [statement for statement in current if statement.speaker.party == side] for side in sides}
    if len([side for side in sides if any(statement.topic for statement in own[side])]) < 2:
        return
    alone: list[str] = []
    for side in sides:
        others = [statement for statement in current if statement.speaker.party != side]
        topics = [topic for topic in _topics(own[side]) if not any(_touches(other, topic) for other in others)]
        if topics:
            alone.append(f"{', '.join(topics)} ({side})")
    if alone:
        yield Section("Only one side mentions", lines=(Line(" · ".join(alone)),))


def _topics(statements: Iterable[Statement]) -> list[str]:
    return _unique(statement.topic for statement in statements if statement.topic)


def _touches(statement: Statement, topic: str) -> bool:
    """Whether a statement is on a topic, or has one of its words in it."""
    words = set(re.findall(r"\w+", f"{statement.text} {statement.topic}".lower()))
    return any(len(word) > 3 and word in words for word in topic.lower().split())


def _documents(exchange: Exchange) -> Iterable[Section]:
    """What the marks point into, where there are several documents."""
    if len(exchange.readings) > 1:
        yield Section(
            "Sources",
            lines=tuple(
                Line(f"{number}. {_called(reading, exchange)}: {_opening(reading)}")
                for number, reading in enumerate(exchange.readings, 1)
            ),
        )


def _opening(reading: Reading) -> str:
    words = _words(reading, 1).split() if reading.passages else []
    return f"“{' '.join(words[:_OPENING])}{' …' if len(words) > _OPENING else ''}”"


def _quotation(statements: Sequence[Statement], exchange: Exchange) -> Section:
    """The passages statements stand in, whole, as a block quote; then who said it, through whom, where."""
    first = statements[0]
    reading = exchange.reading(first.document)
    words = " ".join(_words(reading, number) for number in first.passages)
    credits = "; ".join(_unique(credit(statement) for statement in statements))
    place = reading.document.publisher or reading.document.title
    return Section(
        lines=(
            Line(words),
            Line(f"— {', '.join(filter(None, (credits, place)))}", _marks(statements, exchange)),
        ),
        quoted=True,
    )


def _by_place(statements: Sequence[Statement]) -> list[list[Statement]]:
    places: dict[tuple[str, tuple[int, ...]], list[Statement]] = {}
    for statement in statements:
        places.setdefault((statement.document, statement.passages), []).append(statement)
    return list(places.values())


def _marks(statements: Iterable[Statement], exchange: Exchange) -> tuple[Mark, ...]:
    return _pointed(
        (Citation(statement.document, number) for statement in statements for number in statement.passages), exchange
    )


def _pointed(citations: Iterable[Citation], exchange: Exchange) -> tuple[Mark, ...]:
    places = {reading.document.id: number for number, reading in enumerate(exchange.readings, 1)}
    several = len(places) > 1
    return tuple(
        Mark(f"{places[citation.document]}.{citation.passage}" if several else str(citation.passage), citation)
        for citation in _unique(citations)
    )


def _passage(citation: Citation, exchange: Exchange) -> Line:
    reading = exchange.reading(citation.document)
    return Line(_words(reading, citation.passage), _pointed([citation], exchange))


def _words(reading: Reading, number: int) -> str:
    return reading.passages[number - 1].span.of(reading.document.text)


def _called(reading: Reading, exchange: Exchange) -> str:
    """What a document is called on a card: its publisher and kind, or its title, or its place among the others."""
    document = reading.document
    if document.publisher:
        return f"{document.publisher} ({document.kind.replace('_', ' ')})"
    return document.title or f"Text {exchange.readings.index(reading) + 1}"


_OFFICE = re.compile(
    "ministry|department|office|government|embassy|kremlin|house|council|commission|cabinet|secretariat|palace|"
    "presidency|agency|administration|bureau|authority|delegation|parliament",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][”’\"»]?$")
_DETERMINED = re.compile("the|an?|his|her|its|their", re.IGNORECASE)


def _article(name: str) -> str:
    """Put "the" before an office's name, as prose does: "the Chinese Foreign Ministry", but "Truth Social"."""
    words = name.split() or [""]
    bare = not _DETERMINED.fullmatch(words[0])
    return f"the {name}" if bare and _OFFICE.fullmatch(words[-1]) else name


def _via(relays: Sequence[str]) -> str:
    return f"via {', '.join(_article(relay) for relay in relays)}" if relays else ""


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _unique(values: Iterable[_Value]) -> list[_Value]:
    return list(dict.fromkeys(values))
