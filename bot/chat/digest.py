"""Digest → Card: a headline, a block for each exchange, what is told in other words than before, and what is coming.

A block begins with where the accounts differ. All in it are statements in their own words, or facts, with their marks.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.chat.bullets import bullet, capital
from bot.chat.card import Card, Line, Mark, Section
from bot.chat.comparing import in_other_words
from bot.chat.contrast import one_sided
from bot.chat.places import called, joined, marks, pointed, so_many, unique
from bot.chat.together import is_agreement
from bot.domain import accounts, summary
from bot.domain.asked import is_shared, shown_as
from bot.domain.days import WEEKDAYS, in_words
from bot.domain.digest.compiling import Coming, Digest, Entry, Shift
from bot.domain.model import Citation, Claim, Exchange, Fact, Statement
from bot.domain.naming import is_unnamed
from bot.domain.retelling import told

_IN_FULL = 5
"""Exchanges that have a block; of those after them the title is told."""
_DIFFERENCES = 3
_LEADERS = 4
_AGREED = 2
_STEPS = 2
_SHIFTS = 3
_COMING = 5
_NOTHING = "Nothing new was read since the last digest."
_CARD = "card"
_LETTERS = string.ascii_uppercase
"""What the link to the message that told of an exchange is called."""


def digest(compiled: Digest, lead: Sequence[Claim] = ()) -> Card:
    """Lay out a digest; with nothing in it, a line that says so. The lead are sentences that were verified."""
    day = f"{WEEKDAYS[compiled.day.weekday()]}, {in_words(compiled.day.isoformat())}"
    if not compiled.entries:
        return Card(subtitle=f"Digest of {day}", sections=(Section(lines=(Line(_NOTHING),)),))
    full, rest = compiled.entries[:_IN_FULL], compiled.entries[_IN_FULL:]
    letters = {entry.exchange.id: letter for entry, letter in zip(full, _LETTERS, strict=False)}
    return Card(
        title=_headline(compiled),
        subtitle=" · ".join([f"Digest of {day}", *_counted(compiled.entries)]),
        sections=(
            *((Section(lines=tuple(Line(claim.text) for claim in lead)),) if lead else ()),
            *(_lettered(_block(entry), letters[entry.exchange.id]) for entry in full),
            *_also(rest),
            *_shifted(compiled.shifts, letters),
            *_ahead(compiled.coming, letters),
        ),
    )


def _headline(compiled: Digest) -> str:
    first = compiled.entries[0].exchange.title or "An exchange"
    others = len(compiled.entries) - 1
    return f"{first}, and {so_many(others, 'more exchange')}" if others else first


def _counted(entries: Sequence[Entry]) -> Iterable[str]:
    heard = {
        shown_as(entry.exchange)[new.speaker].name
        for entry in entries
        for new in entry.news
        if not is_shared(new, entry.exchange)
    }
    heard = {name for name in heard if not is_unnamed(name)}
    yield so_many(len(entries), "exchange")
    if heard:
        yield so_many(len(heard), "speaker")


def _block(entry: Entry) -> Section:
    exchange = entry.exchange
    differences = tuple(_differences(exchange))
    shown = {line.marks for line in differences}
    agreed = (line for line in _agreed(entry) if line.marks not in shown)
    return Section(
        heading=exchange.title or "Untitled",
        note=_particulars(entry),
        lines=(*_whose(entry), *differences, *_leaders(entry), *agreed, *_steps(exchange)),
    )


def _lettered(section: Section, letter: str) -> Section:
    """A block under its letter, which its marks begin with: several exchanges count their passages from one."""
    lines = tuple(_marked(line, letter) for line in section.lines)
    return replace(section, heading=f"{letter}. {section.heading}", lines=lines)


def _marked(line: Line, of: str) -> Line:
    marks = tuple(mark if mark.label == _CARD else replace(mark, label=f"{of}{mark.label}") for mark in line.marks)
    return replace(line, marks=marks)


def _particulars(entry: Entry) -> str:
    facts = entry.exchange.facts
    stated = [in_words(fact.text) for fact in (facts.form, facts.date, facts.place) if fact is not None]
    again = [f"told of on {in_words(entry.told.isoformat())}; this is new since"] if entry.told else []
    return " · ".join([*stated, *again])


def _whose(entry: Entry) -> Iterable[Line]:
    """Whose accounts there are, and the cards that told of them."""
    exchange = entry.exchange
    several = so_many(len(accounts.accounts(exchange)), "account")
    named = unique(called(reading, exchange) for reading in exchange.readings if reading.document.publisher)
    yield Line(f"{several}: {joined(named)}." if named else f"{several}, of no named publisher.", _cards(entry))


def _cards(entry: Entry) -> tuple[Mark, ...]:
    first = entry.exchange.readings[0]
    cited = Citation(first.document.id, first.passages[0].number)
    return tuple(Mark(_CARD, cited, card) for card in unique(item.card for item in entry.items if item.card))


def _differences(exchange: Exchange) -> Iterable[Line]:
    if len(exchange.readings) < 2:
        return
    alone = [line for section in one_sided(exchange, shown_as(exchange)) for line in section.lines]
    yield from [*in_other_words(exchange), *alone][:_DIFFERENCES]


def _leaders(entry: Entry) -> Iterable[Line]:
    """One line for each who is heard by name, those taking part first; how many are left out is said."""
    exchange = entry.exchange
    shown = shown_as(exchange)
    lines: dict[str, Line] = {}
    for claim in _told(entry):
        first = claim.statements[0]
        name = shown[first.speaker].name
        if not is_shared(first, exchange) and not first.earlier and not is_unnamed(name):
            lines.setdefault(name, bullet(claim, exchange))
    yield from list(lines.values())[:_LEADERS]
    if len(lines) > _LEADERS:
        yield Line(f"And {so_many(len(lines) - _LEADERS, 'more speaker')}.")


def _agreed(entry: Entry) -> Iterable[Line]:
    exchange = entry.exchange
    agreements = [one for one in entry.news if is_agreement(one, exchange)]
    for group in summary.distinct(agreements)[:_AGREED]:
        yield bullet(summary.verbatim(group, exchange), exchange)


def _told(entry: Entry) -> list[Claim]:
    """What the summary tells of what is new."""
    new = {id(statement) for statement in entry.news}
    claims = summary.summarise(entry.exchange)
    found = [claim for claim in claims if any(id(statement) in new for statement in claim.statements)]
    return found or [summary.verbatim(group, entry.exchange) for group in summary.distinct(entry.news)]


def _steps(exchange: Exchange) -> Iterable[Line]:
    agreed = {
        Citation(statement.document, passage)
        for statement in exchange.statements
        if is_agreement(statement, exchange)
        for passage in statement.passages
    }
    steps = [step for step in exchange.facts.next_steps if not agreed.issuperset(step.citations)]
    for step in steps[:_STEPS]:
        yield _stepped("Next", step, exchange)


def _stepped(opening: str, step: Fact, exchange: Exchange) -> Line:
    return Line(f"{opening}: {step.text}", pointed(step.citations, exchange))


def _also(entries: Sequence[Entry]) -> Iterable[Section]:
    if entries:
        yield Section("Also", lines=tuple(_briefly(entry) for entry in entries))


def _briefly(entry: Entry) -> Line:
    return Line(f"{entry.exchange.title or 'Untitled'} · {so_many(len(entry.news), 'statement')}", _cards(entry))


def _shifted(shifts: Sequence[Shift], letters: Mapping[str, str]) -> Iterable[Section]:
    lines: list[Line] = []
    for shift in shifts[:_SHIFTS]:
        now = _position(f"{capital(shift.topic)}, now", *shift.now)
        before = _position(f"In the digest of {in_words(shift.day.isoformat())}", *shift.before)
        lines += [_marked(now, letters.get(shift.now[0].id, "")), _marked(before, "then ")]
    if lines:
        yield Section("In other words than before", lines=tuple(lines))


def _position(opening: str, exchange: Exchange, statement: Statement) -> Line:
    return Line(f"{opening}: {told(statement, exchange)}", marks([statement], exchange))


def _ahead(coming: Sequence[Coming], letters: Mapping[str, str]) -> Iterable[Section]:
    if coming:
        lines = (
            _marked(_stepped(in_words(one.day.isoformat()), one.step, one.exchange), letters.get(one.exchange.id, ""))
            for one in coming[:_COMING]
        )
        yield Section("Coming", lines=tuple(lines))
