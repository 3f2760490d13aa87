"""Clauses set between commas behind a subject: *Rauk, whose ally Dale said the war would end, warned* ….

Behind the closing comma the sentence's own verb follows, and it is the verb of the subject before the insertion, whoever
spoke inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cues import lexicon
from bot.domain.cues.phrases import Range, is_speaker
from bot.domain.cues.subjects import phrase_before
from bot.domain.cues.words import Kind, Word

_LONGEST = 40
"""Words of an insertion."""
_RELATIVES = frozenset("who whom whose which where".split())
_SETTINGS = frozenset("after as while when before since because although though even until once if whereas".split())
_MEASURES = frozenset("a an just only soon shortly immediately long several many few some".split())


@dataclass(frozen=True, slots=True)
class Insertion:
    """The subject an insertion is set behind, and the commas it stands between."""

    subject: Range
    opening: int
    closing: int


def ending_at(words: Sequence[Word], closing: int) -> Insertion | None:
    """The outermost insertion that the comma at `closing` ends, where the sentence's own verb follows; else nothing."""
    if words[closing].text != "," or not _is_finite(words, closing + 1):
        return None
    found: Insertion | None = None
    for at in range(closing - 2, max(0, closing - _LONGEST), -1):
        word = words[at]
        if word.text in {";", ":"} or (word.kind is Kind.QUOTE and word.text[-2:-1] in ",.?!"):
            break
        if word.text != "," or not _inserts(words, at + 1):
            continue
        subject = phrase_before(words, at)
        if subject is not None and is_speaker(words, subject) and _opens(words, subject):
            found = Insertion(subject, at, closing)
    return found


def closed_behind(words: Sequence[Word], start: int, end: int) -> Insertion | None:
    """The first insertion that ends in words[start:end] and began before."""
    for at in range(start, min(end, start + _LONGEST)):
        if words[at].text == "," and (found := ending_at(words, at)) is not None and found.opening < start:
            return found
    return None


def _is_finite(words: Sequence[Word], at: int) -> bool:
    while at < len(words) and words[at].kind is Kind.ADVERB:
        at += 1
    if at >= len(words) or words[at].lower.endswith("ing"):
        return False
    return words[at].kind is Kind.AUXILIARY or (
        words[at].kind is Kind.VERB and lexicon.TENSE.get(words[at].lower) != "base"
    )


def _inserts(words: Sequence[Word], at: int) -> bool:
    """May an insertion open with the word at `at`?"""
    word = words[at]
    if word.lower in _RELATIVES | _SETTINGS:
        return True
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if word.kind in {Kind.PREPOSITION, Kind.TO} and following in _RELATIVES:
        return True  # *about whom*
    if word.kind is Kind.VERB or word.lower.endswith("ing"):
        return True  # *speaking after Xi said*, *told by Xi that*
    measured = word.kind in {Kind.NUMBER, Kind.DETERMINER, Kind.NOUN} or word.lower in _MEASURES
    return measured and any(each.lower in {"after", "before"} for each in words[at + 1 : at + 4])


def _opens(words: Sequence[Word], subject: Range) -> bool:
    """Does a clause begin with these words, so that they can be the subject of a verb further on?"""
    if subject.start == 0:
        return True
    before = words[subject.start - 1]
    return before.kind in {Kind.PUNCTUATION, Kind.SUBORDINATOR, Kind.CONJUNCTION, Kind.QUOTE}
