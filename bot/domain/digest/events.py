"""Whether two exchanges, read apart, are one: the same parties in the same dealings on the same day, or the same story.

Two are taken for one only where their facts say so; what names no parties or no day is held apart from the others, unless
one repeats the other's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import stories
from bot.domain.days import day_of
from bot.domain.model import Exchange, Speaker
from bot.domain.names import same_person

_FAR = {"telephone call", "video call", "exchange of letters"}
"""Forms that are told from meeting, and from one another."""
_SHARED = 0.5
"""Of all parties, those that both must name: two who meet at a summit have not held it."""


@dataclass(frozen=True, slots=True)
class Event:
    """What tells an exchange from others, without what was said in it."""

    id: str
    parties: frozenset[str]
    persons: tuple[Speaker, ...]
    form: str
    day: date | None
    """On which it took place, else on which it was written of,"""
    is_dated: bool
    """which is not as good."""
    documents: frozenset[str]


def event(exchange: Exchange) -> Event:
    """Draw up what tells an exchange from others."""
    facts = exchange.facts
    told = day_of(facts.date.text) if facts.date else None
    written = [day for reading in exchange.readings if (day := day_of(reading.document.published))]
    return Event(
        id=exchange.id,
        parties=frozenset((party.party or party.name).casefold() for party in facts.parties),
        persons=tuple(party for party in facts.parties if party.name != party.party),
        form=facts.form.text if facts.form else "",
        day=told or min(written, default=None),
        is_dated=told is not None,
        documents=frozenset(reading.document.id for reading in exchange.readings),
    )


def is_same(one: Event, other: Event) -> bool:
    """Do the facts say that two exchanges are one?"""
    if one.documents & other.documents:
        return True
    if is_another(one, other) or one.day is None or other.day is None or abs((one.day - other.day).days) > 1:
        return False
    shared = one.parties & other.parties
    return len(shared) > 1 and len(shared) >= len(one.parties | other.parties) * _SHARED


def is_another(one: Event, other: Event) -> bool:
    """Do the facts say that two exchanges are two: of other days, of other people, or one from afar and the other not?"""
    if one.is_dated and other.is_dated and one.day != other.day:
        return True
    if one.form and other.form and one.form != other.form and {one.form, other.form} & _FAR:
        return True
    return any(_are_others(one, other, side) for side in one.parties & other.parties)


def _are_others(one: Event, other: Event, side: str) -> bool:
    """Does each name somebody for a side, and neither whom the other names?"""
    some, others = ([who for who in event.persons if who.party.casefold() == side] for event in (one, other))
    return bool(some and others) and not any(same_person(who, another) for who in some for another in others)


def together(exchanges: Sequence[Exchange]) -> list[list[Exchange]]:
    """Bring together exchanges that are one, in the order in which the first of each comes."""
    events = [event(exchange) for exchange in exchanges]
    place = list(range(len(exchanges)))
    for later in range(len(exchanges)):
        for earlier in range(later):
            if place[later] != place[earlier] and is_same(events[earlier], events[later]):
                _unite(place, earlier, later)
    texts = [(at, reading.document) for at, exchange in enumerate(exchanges) for reading in exchange.readings]
    for repeat in stories.repeats([document for _, document in texts]):
        one, other = texts[repeat.of - 1][0], texts[repeat.place - 1][0]
        if not is_another(events[one], events[other]):
            _unite(place, one, other)
    groups: dict[int, list[Exchange]] = {}
    for at, exchange in enumerate(exchanges):
        groups.setdefault(place[at], []).append(exchange)
    return list(groups.values())


def _unite(place: list[int], one: int, other: int) -> None:
    kept, given_up = sorted((place[one], place[other]))
    place[:] = [kept if at == given_up else at for at in place]
