"""Noun phrases: where one begins and ends, and whether it can name somebody who speaks.

Phrases are half-open ranges of word indexes (`Range`). Who stands before a verb is decided in `subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from bot.domain.cues import lexicon
from bot.domain.cues.words import Kind, Word


class Range(NamedTuple):
    """Half-open indexes into a unit's words."""

    start: int
    end: int


NOMINAL = frozenset({Kind.NAME, Kind.NOUN, Kind.NUMBER})
INSIDE = frozenset(
    {"of", "for", "at", "from", "in", "on", "with", "to", "by", "between", "within", "against", "inside", "near"}
)
"""Prepositions that may stand inside a noun phrase."""


_DEMONSTRATIVES = frozenset(("this", "these", "those"))


def _modifies(words: Sequence[Word], at: int) -> bool:
    """Is the verb form at `at` part of a name: *retired general*, *state law*?"""
    return at + 1 < len(words) and words[at + 1].kind in NOMINAL and not words[at].lower.endswith("s")


def phrase_after(
    words: Sequence[Word], start: int, *, inner: bool = True, barred: Set[str] = frozenset()
) -> Range | None:
    """The noun phrase that begins at `start`; with `inner`, "of …", "at …" belong to it, but for the `barred` words."""
    at = start
    if at >= len(words):
        return None
    if words[at].lower in _DEMONSTRATIVES and at + 1 < len(words) and words[at + 1].kind in NOMINAL:
        at += 1
    elif words[at].kind in {Kind.PRONOUN, Kind.RELATIVE}:
        return Range(at, at + 1)
    while at < len(words) and words[at].kind is Kind.DETERMINER:
        at += 1
    first = at
    while at < len(words):
        word = words[at]
        if word.kind in NOMINAL or (word.kind is Kind.VERB and at == first and (at > start or _modifies(words, at))):
            if at > first and word.lower in lexicon.TIMES and not words[at - 1].possessive:
                break
            at += 1
        elif word.kind is Kind.PUNCTUATION and word.text in {"-", "–", "$", "#", "@", "/"} and at + 1 < len(words):
            at += 1
        else:
            break
    if at == first:
        return Range(start, at) if at > start else None
    if not inner or at + 1 >= len(words):
        return Range(start, at)
    link = words[at]
    if link.lower in INSIDE - {"to", "on"} - barred or link.text in {"and", "&"}:
        more = phrase_after(words, at + 1)
        if more is not None and words[more.start].kind is not Kind.PRONOUN:
            head = words[more.end - 1].lower
            last_is_time = head in lexicon.TIMES
            if not last_is_time and head not in lexicon.OCCASIONS:
                return Range(start, more.end)
    return Range(start, at)


def is_time(word: Word) -> bool:
    """Is the word one of time and nobody's name?"""
    return word.lower in lexicon.TIMES and word.lower not in lexicon.TIMES_AND_NAMES


def is_speaker(words: Sequence[Word], phrase: Range) -> bool:
    """Could this phrase name somebody, or something that speaks?"""
    held = words[phrase.start : phrase.end]
    if len(held) == 1 and held[0].kind in {Kind.PRONOUN, Kind.RELATIVE, Kind.DETERMINER}:
        return held[0].lower in lexicon.SPEAKING_PRONOUNS
    if is_time(held[-1]) or held[-1].possessive:
        return False
    inner = (
        at for at, word in enumerate(held) if at and (word.kind in {Kind.PREPOSITION, Kind.TO} or word.text == ",")
    )
    first = next(inner, len(held))
    if first > 1 and held[first - 1].kind is Kind.CONJUNCTION:
        first -= 1  # *Marlow and, by video, Rauk*
    if first < len(held) and held[first].text == "," and held[-1].kind is Kind.NAME and not held[-1].possessive:
        return True  # *the predecessor, Anna Vogt*
    head = held[first - 1]
    if head.kind is Kind.NAME and not head.possessive:
        return True
    return head.lower.endswith(_PEOPLE) or any(word.lower in lexicon.SPEAKER_NOUNS for word in held[:first])


_PEOPLE = ("-year-old", "ists", "ians", "ers", "ors", "ees")
"""Endings of people."""
