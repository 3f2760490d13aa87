"""Which statements are one, read twice: those that share most of their words and have one speaker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.model import Span, Statement

_DOUBLE = 0.8
"""What share of the longer of two contents the shorter must have to be the same statement read twice."""


def merged(statements: Sequence[Statement], same: Callable[[str, str], bool]) -> tuple[Statement, ...]:
    """Make one of statements that tell the same words of the same speaker; the fuller is kept, relays are not lost."""
    kept: list[Statement] = []
    for statement in statements:
        for at in range(len(kept) - 1, max(-1, len(kept) - 6), -1):
            if _is_same(kept[at], statement) and (
                kept[at].speaker.name == statement.speaker.name or same(kept[at].speaker.name, statement.speaker.name)
            ):
                fuller = max(kept[at], statement, key=lambda each: (length(each.content), len(each.via), len(each.cue)))
                kept[at] = replace(
                    fuller,
                    via=max(kept[at].via, statement.via, key=len),
                    addressee=fuller.addressee or kept[at].addressee or statement.addressee,
                    topic=fuller.topic or kept[at].topic or statement.topic,
                )
                break
        else:
            kept.append(statement)
    return tuple(kept)


def length(spans: Sequence[Span]) -> int:
    """Count the characters of some spans."""
    return sum(span.end - span.start for span in spans)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Count the characters that two readings have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _is_same(one: Statement, other: Statement) -> bool:
    return shared(one.content, other.content) >= _DOUBLE * max(length(one.content), length(other.content), 1)
