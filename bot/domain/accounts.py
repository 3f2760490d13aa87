"""What the accounts of an exchange tell beside one another: by all, by several in other words, or by one.

An account is what one publisher tells; a text that repeats another's words is no second account of anything. That an
account lacks what another tells is never concluded from its statements alone: its text may tell it in words of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain import stories, summary
from bot.domain.asked import is_shared, shown_as
from bot.domain.model import Exchange, Reading, Speaker, Statement
from bot.domain.retelling import UNRESOLVED
from bot.domain.stems import content_stems

_AKIN = 2
"""Words of content that two tellings of one thing have in common, at least,"""
_SHARE = 3
"""and the part of the shorter's words that these must be: a third,"""
_SHARE_ELSEWHERE = 2
"""or a half where the two stand under different topics."""


@dataclass(frozen=True, slots=True)
class Account:
    """The documents of one publisher, or one that names none."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing told: each account's own statements of it, by the account's place."""

    tellings: tuple[tuple[int, tuple[Statement, ...]], ...]
    alike: bool = False
    """In the same words of the same speaker, by several."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is told under one topic, or by one speaker where there is no topic; under neither, of several together."""

    topic: str
    speaker: Speaker | None
    points: tuple[Point, ...]

    @property
    def is_told_by_several(self) -> bool:
        return any(len(point.tellings) > 1 for point in self.points)


def accounts(exchange: Exchange) -> tuple[Account, ...]:
    """Tell an exchange's accounts apart, in the order of its documents."""
    repeated = {one.place: one.of for one in stories.repeats([reading.document for reading in exchange.readings])}
    keys = [reading.document.publisher.casefold() or f"\n{place}" for place, reading in enumerate(exchange.readings, 1)]
    found: dict[str, list[Reading]] = {}
    for place, reading in enumerate(exchange.readings, 1):
        found.setdefault(keys[repeated.get(place, place) - 1], []).append(reading)
    return tuple(Account(tuple(readings)) for readings in found.values())


def matters(exchange: Exchange) -> tuple[Matter, ...]:
    """Lay what the accounts tell side by side, first what several tell; nothing where there is one account alone."""
    told_by = accounts(exchange)
    if len(told_by) < 2:
        return ()
    shown = shown_as(exchange)
    place = {reading.document.id: at for at, account in enumerate(told_by) for reading in account.readings}
    under: dict[tuple[str, str], list[Point]] = {}
    speakers: dict[str, Speaker] = {}
    for point in _points(exchange.statements, place, shown, exchange):
        first = point.tellings[0][1][0]
        topic = next((one.topic for _, own in point.tellings for one in own if one.topic), "")
        speaker = shown[first.speaker]
        several = is_shared(first, exchange) or speaker.name.casefold() in UNRESOLVED
        name = "" if topic or several else speaker.name
        speakers[name] = speaker
        under.setdefault((topic, name), []).append(point)
    found = [Matter(topic, speakers[name] if name else None, tuple(own)) for (topic, name), own in under.items()]
    return tuple(sorted(found, key=lambda matter: not matter.is_told_by_several))


def _points(
    statements: Sequence[Statement], place: Mapping[str, int], shown: Mapping[Speaker, Speaker], exchange: Exchange
) -> tuple[Point, ...]:
    """The things told, first what several accounts tell alike, then in other words, then what stands in one."""
    points: list[Point] = []
    single: list[tuple[int, tuple[Statement, ...]]] = []
    for group in summary.distinct(statements):
        tellings = _by_account(group, place)
        if len(tellings) > 1:
            points.append(Point(tellings, alike=True))
        else:
            single += tellings
    while single:
        tellings = (single.pop(0),)
        for other in list(single):
            at, group = other
            if all(at != taken for taken, _ in tellings) and _is_akin(tellings[0][1][0], group[0], shown, exchange):
                tellings = (*tellings, other)
                single.remove(other)
        points.append(Point(tellings))
    return tuple(sorted(points, key=lambda point: (not point.alike, len(point.tellings) < 2)))


def _by_account(group: Iterable[Statement], place: Mapping[str, int]) -> tuple[tuple[int, tuple[Statement, ...]], ...]:
    tellings: dict[int, list[Statement]] = {}
    for statement in group:
        tellings.setdefault(place[statement.document], []).append(statement)
    return tuple((at, tuple(tellings[at])) for at in sorted(tellings))


def _is_akin(one: Statement, other: Statement, shown: Mapping[Speaker, Speaker], exchange: Exchange) -> bool:
    """Do two statements seem to tell one thing in different words: of the same speakers, of one time, of the same words?"""
    together = is_shared(one, exchange), is_shared(other, exchange)
    if together[0] != together[1] or one.earlier != other.earlier:
        return False
    if not together[0] and shown[one.speaker].name != shown[other.speaker].name:
        return False
    return on_one_matter(one, other)


def on_one_matter(one: Statement, other: Statement) -> bool:
    """Do two statements have so many words in common that they seem to be on one thing?"""
    words, others = content_stems(one.text), content_stems(other.text)
    common = len(words & others)
    share = _SHARE if one.topic == other.topic else _SHARE_ELSEWHERE
    return common >= _AKIN and common * share >= min(len(words), len(others))
