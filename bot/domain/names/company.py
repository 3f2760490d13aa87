"""Where words for several together come apart: "the President and Prime Minister Dale", "she, Orlin and Rivot"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.model import Span
from bot.domain.names.sightings import Kind, Sighting
from bot.domain.names.vocabulary import MODIFIERS, PREPOSITIONS
from bot.domain.names.words import Word

_ANDS = frozenset({"and", "&"})
_DASHES = frozenset({"—", "–", "-"})
_RELATIVES = frozenset({"who", "which", "whose", "that"})
_LOW = PREPOSITIONS | _RELATIVES
"""Behind one of these, "and" joins what belongs to the one before."""
_NAMED = frozenset({Kind.PERSON, Kind.NAME, Kind.BODY, Kind.PARTY})


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words between two joints: a comma, an "and" or both."""

    first: int
    last: int
    comma: bool
    joined: bool
    low: bool
    """Has a preposition outside of names and offices."""


def parted(words: Sequence[Word], found: Sequence[Sighting]) -> list[Span]:
    """Give the spans of those whom "and" joins as equals; none if the words are of one.

    "And" within a name or an office joins nobody, and neither does one behind a preposition or in an apposition:
    "a spokesman for Caldria and Sudmark", "Ann Crane, founder and owner of the Post".
    """
    starts = {each.whole.start: each for each in found}
    stretches = list(_stretches(words, starts))
    parts: list[_Stretch] = []
    aside = False
    for stretch in stretches:
        if aside and not stretch.comma:
            continue
        aside = stretch.comma and not stretch.joined and not _begins_name(words, stretch.first, starts)
        if aside and words[stretch.first].low in _RELATIVES:
            return []
        if aside:
            continue
        if parts and parts[-1].low:
            return []
        parts.append(stretch)
    if len(parts) < 2 or not parts[-1].joined or _is_one_office(words, parts[0]):
        return []
    return [Span(words[part.first].start, words[part.last].end) for part in parts]


def _stretches(words: Sequence[Word], starts: dict[int, Sighting]) -> Iterator[_Stretch]:
    first = place = 0
    comma = joined = low = False
    inside = 0
    while place < len(words):
        word = words[place]
        inside = max(inside, starts[word.start].whole.end if word.start in starts else 0)
        if word.start < inside and word.start not in starts:
            place += 1
            continue
        parting = place > first and ("," in word.before or word.before.strip() in _DASHES)
        joint = _joint(words, place) if word.start not in starts else 0
        if place and (parting or joint) and place + joint < len(words):
            if place > first:
                yield _Stretch(first, place - 1, comma, joined, low)
            comma, joined, low = "," in word.before or word.before.strip() in _DASHES, bool(joint), False
            first = place = place + joint
            if joint:
                continue
        low = low or (place > first and word.low in _LOW and word.start not in starts)
        place += 1
    yield _Stretch(first, len(words) - 1, comma, joined, low)


def _joint(words: Sequence[Word], place: int) -> int:
    """How many words join here: "and", "as well as"."""
    if words[place].low in _ANDS:
        return 1
    return 3 if [word.low for word in words[place : place + 3]] == ["as", "well", "as"] else 0


def _begins_name(words: Sequence[Word], place: int, starts: dict[int, Sighting]) -> bool:
    if words[place].low == "the" and place + 1 < len(words):
        place += 1
    sighting = starts.get(words[place].start)
    return sighting is not None and sighting.kind in _NAMED and not sighting.possessive


def _is_one_office(words: Sequence[Word], part: _Stretch) -> bool:
    """ "Foreign and trade minister Ann Crane"."""
    return all(word.low in MODIFIERS for word in words[part.first : part.last + 1])
