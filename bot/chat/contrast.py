"""What only one side tells of. It is told by account, or by party, and never as what was not spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from bot.chat.card import Line, Section
from bot.chat.places import called, joined, marks, stood_in, unique
from bot.domain.model import Exchange, Speaker, Statement
from bot.domain.naming import owning, with_article
from bot.domain.stems import content_stems
from bot.domain.topics import is_broad, touches


def one_sided(exchange: Exchange, shown: Mapping[Speaker, Speaker]) -> Iterable[Section]:
    """Show the topics that only one account tells of, or in a single one, only one of the parties."""
    if len(exchange.readings) > 1:
        yield from _one_account(exchange)
        return
    sides = unique(party.party for party in exchange.facts.parties if party.party)
    current = [statement for statement in exchange.statements if not statement.earlier]
    own = {side: [statement for statement in current if shown[statement.speaker].party == side] for side in sides}
    if len([side for side in sides if any(statement.topic for statement in own[side])]) < 2:
        return
    alone: list[str] = []
    for side in sides:
        others = [statement for statement in exchange.statements if shown[statement.speaker].party != side]
        if found := [topic for topic in _topics(own[side]) if _is_surely_unsaid(topic, others, exchange)]:
            alone.append(f"{', '.join(found)} ({side})")
    if alone:
        yield Section("Only one side mentions", lines=(Line(" · ".join(alone)),))


def _is_surely_unsaid(topic: str, others: Sequence[Statement], exchange: Exchange) -> bool:
    """Whether none of the others' words, nor the sentences they stand in, touch a topic.

    A heading of ours covers more than its words name, so that what has no heading at all may belong under it.
    """
    if is_broad(topic) and any(not other.topic for other in others):
        return False
    return not any(touches(f"{other.text} {other.topic} {stood_in(other, exchange)}", topic) for other in others)


def _one_account(exchange: Exchange) -> Iterable[Section]:
    """By account, the topics of its statements that no word of the other accounts touches."""
    heard = [content_stems(f"{one.document.text} {' '.join(_topics(one.statements))}") for one in exchange.readings]
    heard_there = [content_stems(reading.document.text) for reading in exchange.readings]
    lines: list[Line] = []
    for at, reading in enumerate(exchange.readings):
        others = {word for other, words in enumerate(heard) if other != at for word in words}
        current = [statement for statement in reading.statements if not statement.earlier]
        named = [topic for topic in _topics(current) if _told_in(heard_there[at], topic)]
        alone = [topic for topic in named if not _told_in(others, topic)]
        if alone:
            cited = [next(statement for statement in current if statement.topic == topic) for topic in alone]
            whose = owning(with_article(reading.document.publisher or called(reading, exchange)))
            names = [topic.lower() if topic.lower() in reading.document.text else topic for topic in alone]
            lines.append(Line(f"Only {whose} account mentions {joined(names)}.", marks(cited, exchange)))
    if lines:
        yield Section("In one account only", lines=tuple(lines))


def _topics(statements: Iterable[Statement]) -> list[str]:
    return unique(statement.topic for statement in statements if statement.topic)


def _told_in(heard: Set[str], topic: str) -> bool:
    """Whether one of a topic's words was heard."""
    return not content_stems(topic).isdisjoint(heard)
