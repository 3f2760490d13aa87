"""Whether a draft that compares keeps what is more than what, and how a bounded quantity is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.figures import figures
from bot.domain.grammar import unquoted
from bot.domain.stems import content_stems, stem
from bot.domain.verification.backing import Backing

_MORE = re.compile(r"\b(?:more|greater|higher|larger|bigger|stronger|longer|faster)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer|lower|smaller|weaker|shorter|slower)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\bas (?:much|many|high|large|big|strong|long)\b.*\bas\b|\bequal|\bthe same\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Comparison:
    is_more: bool
    one: frozenset[str]
    """What stands before "than" only."""
    other: frozenset[str]


def _comparison(text: str) -> _Comparison | None:
    before, than, after = text.partition(" than ")
    if not than or bool(_MORE.search(before)) == bool(_LESS.search(before)):
        return None
    clause = re.split(r"[,;:.!?]", after)[0]
    one, other = content_stems(before), content_stems(clause)
    return _Comparison(bool(_MORE.search(before)), one - other, other - one)


def compared(text: str, against: Backing) -> str:
    """Give what a draft compares the other way than what it cites, or nothing."""
    if not against.is_english:
        return ""
    plain = unquoted(text)
    own = _comparison(plain)
    for said in against.said:
        theirs = _comparison(said)
        if theirs is None or figures(said.partition(" than ")[2][:20]):
            continue
        if own is None:
            if _LEVEL.search(plain) and theirs.one & content_stems(plain):
                return "It tells as level what is compared in what it cites."
            continue
        is_turned = bool(own.one & theirs.other and own.other & theirs.one)
        is_straight = bool(own.one & theirs.one and own.other & theirs.other)
        if (is_turned and own.is_more == theirs.is_more) or (
            is_straight and not is_turned and own.is_more != theirs.is_more
        ):
            return "It compares the other way round than what it cites."
    return ""


def tells_the_same(text: str, said: str) -> bool:
    """Say whether two sentences compare the same things from either end: "imports more than", "exports less than"."""
    own, theirs = _comparison(unquoted(text)), _comparison(said)
    if own is None or theirs is None or own.is_more == theirs.is_more:
        return False
    return bool(own.one & theirs.other and own.other & theirs.one)


_PREFERRED = re.compile(
    r"([\w-]+)(?:,? (?:rather than|instead of|(?:and )?not))\s+(?:(?:through|by|with|for|the|an?) )*([\w-]+)",
    re.IGNORECASE,
)


def turned_preference(text: str, against: Backing) -> str:
    """Give what a draft prefers the other way round than what it cites, or nothing."""
    own = _PREFERRED.search(unquoted(text))
    if own is None:
        return ""
    for said in against.said:
        for theirs in _PREFERRED.finditer(said):
            if stem(own[1]) == stem(theirs[2]) and stem(own[2]) == stem(theirs[1]):
                return f"It puts “{own[1]}” before “{own[2]}”; what it cites puts “{theirs[1]}” first."
    return ""


_BOUNDED = re.compile(
    r"\b(?:fewer than|less than|more than|no more than|at least|at most|up to)\s+(?:an? |the )?([\w.,]*\w)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:than|least|most|up to|over|under|below|above|as many as|as much as|maximum|minimum|within|exceed\w*|around|about|some)\b",
    re.IGNORECASE,
)


def unbounded(text: str, against: Backing) -> str:
    """Give the "fewer than" or "at least" that a draft leaves off a quantity it tells, or nothing."""
    if not against.is_english or _BOUND.search(unquoted(text)):
        return ""
    drafted = figures(unquoted(text))
    for said in against.said:
        for match in _BOUNDED.finditer(said):
            bounded = figures(match[1])
            if bounded and any(each.value == bounded[0].value for each in drafted):
                return f"What it cites says “{match.group()}”; the draft leaves the bound out."
    return ""
