"""What a digest tells: the exchanges of a day, each once however often and by however many it was told, and what is new in them.

Nothing is written here: every line of a digest is a statement in its own words, or a fact with its passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain import accounts, agreements, summary
from bot.domain.asked import is_shared, shown_as
from bot.domain.days import DAY, ahead, day_of
from bot.domain.digest import events
from bot.domain.exchanges import exchange_of
from bot.domain.model import Exchange, Fact, Reading, Speaker, Statement
from bot.domain.naming import is_unnamed

_SOON = timedelta(days=14)
"""How far ahead what is coming may lie."""


@dataclass(frozen=True, slots=True)
class Item:
    """An exchange as it was read in a place; `card` is the address of the message that told of it, if there is one."""

    exchange: Exchange
    card: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An exchange that an earlier digest told of."""

    exchange: Exchange
    day: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange in a digest."""

    exchange: Exchange
    """With all accounts of it, those of today first."""
    news: tuple[Statement, ...]
    """What no earlier digest told, in order."""
    items: tuple[Item, ...]
    told: date | None = None
    """When an earlier digest told of it last."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What somebody says on a topic in other words than before."""

    speaker: Speaker
    topic: str
    now: tuple[Exchange, Statement]
    before: tuple[Exchange, Statement]
    day: date
    """Of the digest that told what was said before."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that the documents date to one of the next days."""

    day: date
    step: Fact
    exchange: Exchange


@dataclass(frozen=True, slots=True)
class Digest:
    """What is told on a day, the weightiest first."""

    day: date
    entries: tuple[Entry, ...] = ()
    shifts: tuple[Shift, ...] = ()
    coming: tuple[Coming, ...] = ()


def compile(items: Sequence[Item], told: Sequence[Told], day: date) -> Digest:
    """Compile what was read since the last digest; `told` are exchanges of earlier ones that these may be, or go on from."""
    diplomatic = [item for item in items if item.exchange.is_exchange and item.exchange.statements]
    cards = {id(item.exchange): item for item in diplomatic}
    entries = [
        entry
        for group in events.together([item.exchange for item in diplomatic])
        if (entry := _entry([cards[id(exchange)] for exchange in group], told))
    ]
    ranked = sorted(entries, key=_weight, reverse=True)
    return Digest(day, tuple(ranked), tuple(_shifts(ranked, told)), tuple(_coming(ranked, day)))


def _entry(items: Sequence[Item], told: Sequence[Told]) -> Entry | None:
    """One exchange with all its accounts; nothing where all of it was told before."""
    readings = {reading.document.id: reading for item in items for reading in item.exchange.readings}
    exchange = items[0].exchange if len(items) == 1 else exchange_of(tuple(readings.values()))
    own = events.event(exchange)
    before = [one for one in told if events.is_same(own, events.event(one.exchange))]
    if not before:
        return Entry(exchange, exchange.statements, tuple(items))
    news = _unheard(exchange, [reading for one in before for reading in one.exchange.readings])
    return Entry(exchange, news, tuple(items), max(one.day for one in before)) if news else None


def _unheard(exchange: Exchange, before: Iterable[Reading]) -> tuple[Statement, ...]:
    """The statements that say something which the readings before did not."""
    heard = [statement for reading in before for statement in reading.statements]
    old = {
        id(one) for group in summary.distinct([*heard, *exchange.statements]) if _any_of(group, heard) for one in group
    }
    return tuple(statement for statement in exchange.statements if id(statement) not in old)


def _any_of(group: Iterable[Statement], heard: Sequence[Statement]) -> bool:
    known = {id(statement) for statement in heard}
    return any(id(statement) in known for statement in group)


def _weight(entry: Entry) -> float:
    """What is told by several in different ways comes first, then what was agreed, then where most was said by most."""
    exchange = entry.exchange
    several = len(accounts.accounts(exchange))
    agreed = any(is_shared(one, exchange) and not one.earlier and agreements.tells(one, exchange) for one in entry.news)
    heard = {one.speaker.name for one in entry.news}
    took_part = sum(party.name in heard for party in exchange.facts.parties)
    return 3 * (several - 1) + 3 * agreed + 2 * took_part + min(len(entry.news), 20) / 4 - 2 * (entry.told is not None)


def _shifts(entries: Sequence[Entry], told: Sequence[Told]) -> Iterable[Shift]:
    """For each speaker and topic, the first thing told in other words than an earlier digest had it."""
    before: dict[tuple[str, str], list[tuple[Told, Statement]]] = {}
    for one in sorted(told, key=lambda one: one.day, reverse=True):
        for key, statement in _positions(one.exchange, one.exchange.statements):
            before.setdefault(key, []).append((one, statement))
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        for key, statement in _positions(entry.exchange, entry.news):
            if key in seen:
                continue
            for past, earlier in before.get(key, ()):
                if accounts.on_one_matter(statement, earlier) and not _says_the_same(statement, earlier):
                    seen.add(key)
                    speaker = shown_as(entry.exchange)[statement.speaker]
                    yield Shift(
                        speaker, statement.topic, (entry.exchange, statement), (past.exchange, earlier), past.day
                    )
                    break


def _positions(exchange: Exchange, statements: Iterable[Statement]) -> Iterable[tuple[tuple[str, str], Statement]]:
    """What named speakers say of their own, of now, on a topic."""
    shown: Mapping[Speaker, Speaker] = shown_as(exchange)
    for statement in statements:
        name = shown[statement.speaker].name
        if statement.topic and not statement.earlier and not is_unnamed(name) and not is_shared(statement, exchange):
            yield (name.casefold(), statement.topic), statement


def _says_the_same(one: Statement, other: Statement) -> bool:
    return len(summary.distinct([one, other])) == 1


def _coming(entries: Sequence[Entry], today: date) -> Iterable[Coming]:
    """Steps with a day of the next two weeks, the nearest first; told by several once."""
    found: dict[tuple[date, str], Coming] = {}
    for entry in entries:
        for step in entry.exchange.facts.next_steps:
            day = _day_of(step, entry.exchange)
            if day is not None and today <= day <= today + _SOON:
                found.setdefault((day, entry.exchange.id), Coming(day, step, entry.exchange))
    return sorted(found.values(), key=lambda one: one.day)


def _day_of(step: Fact, exchange: Exchange) -> date | None:
    """The day a step is to be taken, where its words name one alone and tell which it is."""
    named = list(DAY.finditer(step.text))
    if len(named) != 1:
        return None
    return ahead(named[0], day_of(exchange.reading(step.citations[0].document).document.published))
