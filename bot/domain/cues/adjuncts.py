"""The times, places and occasions beside a verb of telling: behind it, or before the clause a sentence opens with.

They are nobody's content: what follows them is.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.domain.cues import lexicon
from bot.domain.cues.phrases import Range, is_time, phrase_after
from bot.domain.cues.words import Kind, Word


def occasion_end(words: Sequence[Word], at: int, *, barred: Set[str] = frozenset()) -> int:
    """Past the times, places and occasions at `at`: *on Tuesday*, *in an interview with CNN*, *last week*."""
    while at < len(words) and words[at].lower not in barred:
        further = _one_occasion(words, at)
        if further == at:
            return at
        at = further
    return at


def _one_occasion(words: Sequence[Word], at: int) -> int:
    word = words[at]
    if word.kind is Kind.ADVERB and word.lower not in {"not", "never", "only"}:
        return at + 1
    if word.lower in lexicon.TIMES:
        at += 1
        while at < len(words) and (words[at].kind is Kind.NUMBER or words[at].lower in lexicon.TIMES):
            at += 1
        return at
    if word.kind is Kind.DETERMINER or word.lower in {"last", "earlier", "late", "early"}:
        phrase = phrase_after(words, at, inner=False)
        end = phrase.end if phrase else at
        if end < len(words) and words[end].lower in lexicon.TIMES and end - at <= 2:
            return end + 1
        short = phrase is not None and phrase.end - phrase.start <= 3
        return end if short and words[end - 1].lower in lexicon.TIMES else at
    if word.kind is Kind.TO and (at + 1 >= len(words) or not _names_people(words[at + 1])):
        return at
    if word.kind in {Kind.PREPOSITION, Kind.TO} and word.lower in _OCCASION_PREPOSITIONS:
        return _prepositional(words, at)
    return at


_OCCASION_PREPOSITIONS = frozenset(
    "in on at during via after before through to from by with following of about over outside inside near into".split()
)


def _names_people(word: Word) -> bool:
    return word.kind in {Kind.DETERMINER, Kind.NAME, Kind.PRONOUN} or word.lower in lexicon.REPORTER_NOUNS


def _prepositional(words: Sequence[Word], at: int) -> int:
    phrase = phrase_after(words, at + 1, inner=False)
    if phrase is None:
        return at
    end, head = phrase.end, words[phrase.end - 1].lower
    known = any(word.lower in lexicon.OCCASIONS or word.lower in lexicon.TIMES for word in words[phrase.start : end])
    if end >= len(words):
        return end
    after = words[end]
    closed = (
        after.kind in {Kind.QUOTE, Kind.PREPOSITION, Kind.TO}
        or after.text in {",", ":", ".", ";"}
        or after.lower in {"that", "when", "after", "before", "as", "whether", "how"}
        or after.lower in lexicon.TIMES
    )
    if words[at].lower in {"of", "about"} and not closed:
        return at
    if known or closed or (words[at].kind is Kind.TO and head in lexicon.REPORTER_NOUNS):
        return end
    return at


_SPEAKING = frozenset("speaking writing addressing appearing".split())
"""Participles that open a setting: *Speaking in Dakar in June,* …"""


def lead_in(words: Sequence[Word], edge: int) -> Range | None:
    """The setting a sentence opens with, before the clause at `edge`: *In a post on Telegram,* …, *Last year,* …"""
    first = next((at + 1 for at in range(edge - 1, -1, -1) if words[at].text == ";"), 0)
    if first >= edge:
        return None
    opens = (
        words[first].kind in {Kind.PREPOSITION, Kind.ADVERB, Kind.SUBORDINATOR}
        or words[first].lower in _SPEAKING
        or any(is_time(word) for word in words[first : first + 3])
        or any(word.lower == "ago" for word in words[first : min(first + 5, edge)])
    )
    if not opens:
        return None
    comma = next((at for at in range(first, min(edge, first + 20)) if words[at].text == ","), edge)
    return Range(first, comma) if comma > first else None
