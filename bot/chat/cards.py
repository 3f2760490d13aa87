"""Summary, answer, lines → Card.

Only what is checked comes in (exchanges, statements, claims, answers) and, of what was withheld, only how many there are:
so nothing here can show an unchecked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.chat.card import Button, Card, Line, Section
from bot.chat.contrast import one_sided
from bot.chat.places import (
    by_place,
    called,
    joined,
    line_of,
    marks,
    pointed,
    printed,
    so_many,
    stood_in,
    unique,
)
from bot.domain import agreements, languages, retelling
from bot.domain.asked import is_shared, shown_as
from bot.domain.model import Answer, Citation, Claim, Exchange, Reading, Speaker, Statement, Verdict
from bot.domain.naming import is_unnamed, through
from bot.domain.summary import distinct, verbatim

_OPENING = 8
"""Words by which a text without a title is known again."""

_MATTER = 70
"""Characters of a matter told before a name ("On Taiwan")."""

_UNTOLD = 3
"""Statements of a kind that a card tells although its summary leaves them out."""

_NEAREST = 2
"""Passages shown beside a silence."""

_SHOWN = 2
"""An answer of so many claims shows the passages they rest on; a longer one is a list."""


def summary(exchange: Exchange, verdict: Verdict, notes: Sequence[str] = (), *, may_ask: bool = True) -> Card:
    """Lay out an exchange: each leader's claims, what is said of several together, what is older, what comes next.

    Statements that no claim tells of are counted; who may ask is told how to see them.
    """
    claims = (*verdict.claims, *_untold(verdict.claims, exchange))
    shown = shown_as(exchange)
    heard = _speakers(claims, exchange, shown)
    speakers = [(speaker, told) for speaker, told in heard if not is_unnamed(speaker.name)]
    others = [claim for speaker, told in heard if is_unnamed(speaker.name) for claim in told]
    return Card(
        title=exchange.title or "Untitled",
        subtitle=_particulars(exchange),
        sections=(
            *(_leader(speaker, claims, exchange) for speaker, claims in speakers),
            *_together(claims, exchange, shown),
            *_others(others, exchange),
            *_earlier(claims, exchange),
            *one_sided(exchange, shown),
            *_next(exchange),
            *_documents(exchange),
        ),
        notes=(
            *_more(claims, exchange, may_ask=may_ask),
            *_remarks(exchange),
            *_withheld(withheld(exchange, verdict)),
            *notes,
        ),
        buttons=(
            Button("Show the lines", "lines"),
            *(Button(speaker.name, f"What did {speaker.name} say?") for speaker, _ in speakers),
        ),
    )


def answer(told: Answer, exchange: Exchange, notes: Sequence[str] = ()) -> Card:
    """Lay out an answer: the claims, the passages they rest on, and who said it through whom; or silence."""
    refused = _withheld(len(told.withheld))
    if told.silent:
        nearest = tuple(line_of(citation, exchange) for citation in told.nearest[:_NEAREST])
        return Card(
            sections=(
                Section(lines=(Line("The documents do not say." + (" Nearest:" if nearest else "")),)),
                *(Section(lines=(line,), quoted=True) for line in nearest),
            ),
            notes=(*refused, *notes),
        )
    listed = len(told.claims) > _SHOWN
    return Card(
        sections=tuple(_listed(told.claims, exchange)) if listed else tuple(_shown(told, exchange)),
        notes=(*refused, *notes),
    )


def _shown(told: Answer, exchange: Exchange) -> Iterable[Section]:
    """One claim or two, and the passages they rest on; a passage that a claim tells whole is not shown twice."""
    rested = unique(statement for claim in told.claims for statement in claim.statements)
    bare = any(not claim.statements for claim in told.claims)
    place = pointed(told.nearest, exchange) if bare else ()
    yield Section(lines=tuple(Line(one.text, marks(one.statements, exchange) or place) for one in told.claims))
    whole = {_END.sub("", claim.text) for claim in told.claims}
    places = by_place(rested)
    for statements in places if len(places) <= _SHOWN else ():
        if _END.sub("", stood_in(statements[0], exchange)) not in whole:
            yield _quotation(statements, exchange)
    for citation in told.nearest[:_NEAREST] if bare and not rested else ():
        yield Section(lines=(line_of(citation, exchange),), quoted=True)


def _listed(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
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
    alone = all(_alone(statement, exchange) for statement in claim.statements) and _opens(claim.text, claim)
    return voices.pop() if len(voices) == 1 and alone else ("", ())


def _opens(text: str, claim: Claim) -> bool:
    return _headless(text, claim.statements[0].speaker.name) != text


def _voice(name: str, relays: tuple[str, ...], claims: Sequence[Claim], exchange: Exchange) -> Section:
    shared = through(relays)
    return Section(name, shared, tuple(_bullet(claim, exchange, name, shared) for claim in claims))


def lines(exchange: Exchange) -> Card:
    """Lay out the documents themselves, every passage with its mark."""
    return Card(
        title=exchange.title,
        sections=tuple(
            Section(
                heading=called(reading, exchange),
                lines=tuple(
                    line_of(Citation(reading.document.id, passage.number), exchange) for passage in reading.passages
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
        subtitle=f"{called(reading, exchange)} · characters {span.start} to {span.end}",
        sections=(
            Section(lines=(line_of(citation, exchange),), quoted=True),
            *(Section(credit(statement), lines=(Line(statement.text),)) for statement in standing),
        ),
    )


def counted(exchange: Exchange) -> str:
    """Say how much was found: "7 statements by 2 speakers"."""
    statements = exchange.statements
    shown = shown_as(exchange)
    speakers = {shown[statement.speaker].name for statement in statements}
    return f"{so_many(len(statements), 'statement')} by {so_many(len(speakers), 'speaker')}"


def credit(statement: Statement) -> str:
    """Name who said it and through whom: "Xi Jinping, via the Chinese Foreign Ministry"."""
    return f"{statement.speaker.name}, {through(statement.via)}" if statement.via else statement.speaker.name


def withheld(exchange: Exchange, verdict: Verdict) -> int:
    """Count what was refused on the way to a card, statements and sentences alike."""
    return len(verdict.withheld) + sum(len(reading.ungrounded) for reading in exchange.readings)


def _particulars(exchange: Exchange) -> str:
    facts = exchange.facts
    told = [fact.text for fact in (facts.date, facts.form, facts.place) if fact is not None]
    documents = [called(reading, exchange) for reading in exchange.readings if reading.document.publisher]
    accounts = [so_many(len(exchange.readings), "account")] if len(exchange.readings) > 1 else []
    statements = exchange.statements
    checked = ["every quotation checked"] if statements else []
    return " · ".join([*told, *accounts, *unique(documents), so_many(len(statements), "statement"), *checked])


def _remarks(exchange: Exchange) -> Iterable[str]:
    if any(languages.unread(reading) for reading in exchange.readings):
        return  # what was not read cannot be judged
    if not exchange.statements:
        unsure = any(not reading.document.language and not reading.reader for reading in exchange.readings)
        english = "; without a model only English is read" if unsure else ""
        yield f"Nobody is credited with any words in what I read{english}."
    if not exchange.is_exchange:
        here = "; here is who said what all the same." if exchange.statements else "."
        yield f"This text does not look like a diplomatic exchange{here}"


def _more(claims: Sequence[Claim], exchange: Exchange, *, may_ask: bool) -> Iterable[str]:
    """Count the statements that the card leaves out."""
    told = {id(statement) for claim in claims for statement in claim.statements}
    left = sum(id(statement) not in told for statement in exchange.statements)
    if left:
        yield f"And {so_many(left, 'more statement')}" + (": type lines." if may_ask else ", not shown here.")


def _withheld(number: int) -> tuple[str, ...]:
    return (f"{so_many(number, 'sentence')} withheld.",) if number else ()


def _alone(statement: Statement, exchange: Exchange) -> bool:
    unresolved = statement.speaker.name.lower() in retelling.UNRESOLVED
    return not unresolved and not is_shared(statement, exchange) and not statement.earlier


def _untold(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Claim]:
    """What is said to be agreed and what is older, in its own words, where no claim tells of it: both are always shown."""
    told = {id(statement) for claim in claims for statement in claim.statements}
    for wanted in (_is_agreement, _is_old):
        groups = distinct([statement for statement in exchange.statements if wanted(statement, exchange)])
        untold = [group for group in groups if not any(id(statement) in told for statement in group)]
        yield from (verbatim(group, exchange) for group in untold[:_UNTOLD])


def _is_agreement(statement: Statement, exchange: Exchange) -> bool:
    return is_shared(statement, exchange) and not statement.earlier and agreements.tells(statement, exchange)


def _is_old(statement: Statement, _: Exchange) -> bool:
    return statement.earlier


def _speakers(
    claims: Sequence[Claim], exchange: Exchange, shown: Mapping[Speaker, Speaker]
) -> list[tuple[Speaker, list[Claim]]]:
    """Claims that rest on one speaker's own words, under that speaker, in the order they come."""
    said: dict[str, tuple[Speaker, list[Claim]]] = {}
    for claim in claims:
        if len(_names(claim, shown)) == 1 and all(_alone(statement, exchange) for statement in claim.statements):
            speaker = shown[claim.statements[0].speaker]
            said.setdefault(speaker.name, (speaker, []))[1].append(claim)
    return list(said.values())


def _leader(speaker: Speaker, claims: Sequence[Claim], exchange: Exchange) -> Section:
    """A speaker's section; the relays stand in its head where they are the same for all, else behind each line."""
    relays = {statement.via for claim in claims for statement in claim.statements}
    shared = through(relays.pop()) if len(relays) == 1 else ""
    office = ", ".join(filter(None, (speaker.role, speaker.party if speaker.party != speaker.name else "")))
    return Section(
        heading=_capital(speaker.name),
        note=", ".join(filter(None, (office, shared))),
        lines=tuple(_bullet(claim, exchange, claim.statements[0].speaker.name, shared) for claim in claims),
    )


def _bullet(claim: Claim, exchange: Exchange, opening: str = "", relays: str = "") -> Line:
    """A claim under a heading: what the heading says already is not said again, what it does not say is."""
    text = _headless(claim.text, opening)
    if relays and text.rstrip(".").endswith(f", {relays}"):
        text = text.rstrip(".").removesuffix(f", {relays}")
        text += "" if _ENDED.search(text) else "."
    vias = [] if relays else unique(statement.via for statement in claim.statements if statement.via)
    if vias and not any(name in text for via in vias for name in via):
        text = f"{text} ({'; '.join(through(via) for via in vias)})"
    return Line(text, marks(claim.statements, exchange))


def _others(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    """Those who are not named, together: what each said, whole."""
    if claims:
        yield Section("Others", lines=tuple(_sentence(_bullet(claim, exchange)) for claim in claims))


def _sentence(line: Line) -> Line:
    return replace(line, text=_capital(line.text))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _headless(text: str, opening: str) -> str:
    """A claim without the name or account it opens with; the matter before a name stays: "on Taiwan, said …"."""
    if not opening:
        return text
    for plain in (text, text.removeprefix("The ")):
        if plain[: len(opening)].casefold() == opening.casefold():
            return plain[len(opening) :].lstrip(" ,:")
    matter, comma, rest = text.partition(", ")
    if comma and len(matter) < _MATTER and rest.removeprefix("the ").startswith(opening):
        told = rest.removeprefix("the ").removeprefix(opening).strip()
        return f"{matter[:1].lower()}{matter[1:]}, {told}" if told[:1].islower() else text
    return text


def _together(claims: Sequence[Claim], exchange: Exchange, shown: Mapping[Speaker, Speaker]) -> Iterable[Section]:
    """What is told of several at once, and by whose account: one side's word does not bind the other."""
    several = [
        claim
        for claim in claims
        if not all(statement.earlier for statement in claim.statements)
        and (len(_names(claim, shown)) > 1 or any(not _alone(statement, exchange) for statement in claim.statements))
    ]
    accounts: dict[tuple[bool, str], list[Claim]] = {}
    for claim in several:
        accounts.setdefault((_tells_agreement(claim, exchange), _account(claim.statements, exchange)), []).append(claim)
    for (agreed, account), told in sorted(accounts.items(), key=lambda group: group[0][0]):
        heading = _TOGETHER[agreed, account == _JOINTLY]
        opening = f"{account[:1].upper()}{account[1:]}, "
        yield Section(heading, account, tuple(_sentence(_bullet(claim, exchange, opening, account)) for claim in told))


def _names(claim: Claim, shown: Mapping[Speaker, Speaker]) -> set[str]:
    return {shown[statement.speaker].name for statement in claim.statements}


def _tells_agreement(claim: Claim, exchange: Exchange) -> bool:
    return any(_is_agreement(statement, exchange) for statement in claim.statements)


_JOINTLY = "in the joint text"
_TOGETHER = {
    (False, False): "Said of several",
    (False, True): "Said together",
    (True, False): "Said to be agreed",
    (True, True): "Agreed",
}
"""Whether it is told to be agreed, and whether in a joint text → the heading."""


def _account(statements: Sequence[Statement], exchange: Exchange) -> str:
    accounts = unique(retelling.account(one, exchange.reading(one.document)) for one in statements)
    if len(accounts) == 1:
        return accounts[0]
    named = [account.removeprefix("by ").removesuffix(" account") for account in accounts if account != _JOINTLY]
    return f"by {joined(named)} accounts" if len(named) > 1 else accounts[0]


def _earlier(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    old = [claim for claim in claims if all(statement.earlier for statement in claim.statements)]
    if old:
        yield Section("Earlier", lines=tuple(_sentence(_bullet(claim, exchange, "Earlier, ")) for claim in old))


def _next(exchange: Exchange) -> Iterable[Section]:
    steps = exchange.facts.next_steps
    if steps:
        yield Section("Next", lines=tuple(Line(step.text, pointed(step.citations, exchange)) for step in steps))


def _documents(exchange: Exchange) -> Iterable[Section]:
    """What the marks point into, where there are several documents."""
    if len(exchange.readings) > 1:
        yield Section(
            "Sources",
            lines=tuple(
                Line(f"{number}. {called(reading, exchange)}: {_opening(reading)}")
                for number, reading in enumerate(exchange.readings, 1)
            ),
        )


def _opening(reading: Reading) -> str:
    words = printed(reading, 1).split() if reading.passages else []
    return f"“{' '.join(words[:_OPENING])}{' …' if len(words) > _OPENING else ''}”"


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


_ENDED = re.compile(r"[.!?…][”’\"»]?$")
_END = re.compile(r"[.!?…\s]+$")
