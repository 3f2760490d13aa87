"""Several who speak as one subject, and one who is named beside an office: how far left and right such a subject reaches.

All of those named belong to it. A part of a list is a wrong speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues import lexicon
from bot.domain.cues.phrases import Range
from bot.domain.cues.words import Kind, Word

_LINKS = (("joined", "by"), ("together", "with"), ("along", "with"), ("as", "well", "as"))
_ASIDE = 8
_TITLES = frozenset(
    "mr mrs ms dr h.e h.e. mr. mrs. ms. dr. sir president minister ambassador general prof prof.".split()
)


def _is_office(word: Word) -> bool:
    """Is this the noun of an office or a calling, printed small, beside which a name may be set: *the envoy, Bat Orgil,*?"""
    return word.kind is Kind.NOUN and (word.lower in lexicon.SPEAKER_NOUNS or word.lower in _CALLINGS)


_CALLINGS = frozenset("predecessor successor counterpart interpreter nephew niece cousin brother sister".split())


def _is_name(words: Sequence[Word]) -> bool:
    """Are these the words of one full name, perhaps with a title before it?"""
    while len(words) > 2 and words[0].kind is Kind.NOUN:
        words = words[1:]
    return len(words) > 1 and all(word.kind is Kind.NAME or word.text == "." for word in words)


def may_be_set_beside(words: Sequence[Word], comma: int, name: Range) -> bool:
    """Does a comma set this name beside an office: *the Tarnish minister, Jan Dvorak*, *The President of Sorania, H.E. Ada Noor*?"""
    if comma < 1 or words[comma].text != "," or not _is_name(words[name.start : name.end]):
        return False
    if _is_office(words[comma - 1]):
        return True
    phrase = [word.lower for word in words[max(comma - 8, 0) : comma]]
    titled = words[name.start].lower in _TITLES
    held = words[comma - 1].lower in lexicon.SPEAKER_NOUNS or "of" in phrase
    return titled and held and words[comma - 1].kind in {Kind.NAME, Kind.NOUN}


def links(words: Sequence[Word], start: int, end: int) -> bool:
    """Does the aside words[start:end] bring in one more by name: *Rauk, joined by Marlow,*?"""
    for link in _LINKS:
        if tuple(word.lower for word in words[start : start + len(link)]) == link:
            held = words[start + len(link) : end]
            return bool(held) and all(word.kind in {Kind.NAME, Kind.CONJUNCTION} for word in held)
    return False


def across_aside(words: Sequence[Word], start: int) -> int | None:
    """The index of the "and" before an aside that ends right before `start`: *Marlow and, by video, Rauk*."""
    if start < 4 or words[start - 1].text != ",":
        return None
    for at in range(start - 2, max(start - _ASIDE, 1), -1):
        if words[at].kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE}:
            return None
        if words[at].text == ",":
            return at - 1 if words[at - 1].lower == "and" else None
    return None
