"""Where words for several together come apart: "the President and Prime Minister Dale", "she, Orlin and Rivot"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.model import Span
from bot.domain.names.sightings import Kind, Sighting
from bot.domain.names.vocabulary import HEADS, MODIFIERS, PREPOSITIONS
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
    aside = carried = False
    for stretch in stretches:
        if aside and not stretch.comma:
            continue
        if stretch.joined and "," in words[stretch.first].before and words[stretch.first].low in PREPOSITIONS:
            carried = True  # "Dale and, by telephone, Crane"
            continue
        if carried:
            stretch, carried = replace(stretch, joined=True), False
        if parts and _names_holder(words, parts[-1], stretch, starts):
            parts[-1] = replace(parts[-1], last=stretch.last)
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


def _names_holder(words: Sequence[Word], office: _Stretch, stretch: _Stretch, starts: dict[int, Sighting]) -> bool:
    """Is the stretch the name of whoever holds the office before its comma: "the Tarnish minister, Jan Dvorak"?"""
    if not stretch.comma or stretch.joined or stretch.last == stretch.first:
        return False
    noun = words[office.last]
    return not noun.capital and noun.low in HEADS and _begins_name(words, stretch.first, starts)


_WITH = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("joined", "by"))


def _joint(words: Sequence[Word], place: int) -> int:
    """How many words join here: "and", "as well as"."""
    if words[place].low in _ANDS:
        return 1
    lows = tuple(word.low for word in words[place : place + 3])
    return next((len(link) for link in _WITH if lows[: len(link)] == link), 0)


def _begins_name(words: Sequence[Word], place: int, starts: dict[int, Sighting]) -> bool:
    if words[place].low == "the" and place + 1 < len(words):
        place += 1
    sighting = starts.get(words[place].start)
    return sighting is not None and sighting.kind in _NAMED and not sighting.possessive


def _is_one_office(words: Sequence[Word], part: _Stretch) -> bool:
    """ "Foreign and trade minister Ann Crane"."""
    return all(word.low in MODIFIERS for word in words[part.first : part.last + 1])


_CALLINGS = frozenset({"predecessor", "successor", "opponent", "rival"})


def is_shared_noun(words: Sequence[Word]) -> bool:
    """ "The Danish, Dutch and Swedish ambassadors": adjectives that share one noun, and nobody among them a speaker."""
    lows = [word.low for word in words]
    if "and" not in lows or not any("," in word.before for word in words[1:]):
        return False
    joint = lows.index("and")
    first = 1 if lows[0] == "the" else 0
    listed, noun = words[first:joint], words[-1]
    alike = all(word.capital and (place == 0 or "," in word.before) for place, word in enumerate(listed))
    behind = words[joint + 1 :]
    return (
        alike
        and len(behind) > 1
        and behind[0].capital
        and all(not word.capital and word.glued for word in behind[1:])
        and noun.low.endswith("s")
    )


def set_beside(words: Sequence[Word], found: Sequence[Sighting]) -> Sighting | None:
    """The one named beside an office, where nobody else is: "opposition leader, Bram Wells"."""
    people = [each for each in found if each.kind in {Kind.PERSON, Kind.NAME} and len(each.name) > 1]
    if not people or people[-1].whole.end < words[-1].end or any(word.low in _ANDS for word in words):
        return None
    place = next((at for at, word in enumerate(words) if word.start == people[-1].whole.start), 0)
    if place == 0 or "," not in words[place].before:
        return None
    before = words[:place]
    office = any(word.low in HEADS or word.low in _CALLINGS for word in before)
    others = [each for each in found if each.kind is Kind.PERSON and each.whole.end <= before[-1].end]
    return people[-1] if office and all(each.possessive for each in others) else None
