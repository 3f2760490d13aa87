"""Whether two names, or a name and the words printed at a place, are one and the same in a document.

Every answer depends on the names and the document alone, so each question is answered once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.domain.grammar import TITLES
from bot.domain.model import Document, Span, Speaker
from bot.domain.names import cast
from bot.domain.printed import Print
from bot.domain.typography import bare

PRONOUNS = frozenset("he she it they i we you his her their".split())
LITTLE = frozenset("the of a an and for in to".split())
"""Words of names that tell nobody apart."""
_NEAR = 6
"""How many passages before its cue a speaker may last have been named."""


class People:
    """Those whom a document names."""

    def __init__(self, document: Document, printed: Print) -> None:
        self._text = document.text
        self._print = printed
        known = cast(document, printed.passages)
        self.named = cache(known.named)
        self.same = cache(known.same)
        self.is_same = cache(self._is_same)
        self.is_printed = cache(self._is_printed)
        self._resolve = cache(known.resolve)
        self._words_between = cache(self._words_of_stretch)

    def _is_same(self, one: str, other: str) -> bool:
        if not one or not other:
            return False
        first, second = sorted((bare(one).casefold(), bare(other).casefold()), key=len)
        return first == second or second.startswith(first + ",") or self.same(one, other)

    def _is_printed(self, name: str) -> bool:
        """Say whether a name stands in the document as it is written, whatever its case."""
        return bool(next(self._print.places(name), ()))

    def is_certain(self, speaker: Speaker) -> bool:
        """Say whether the cue reader knew whom it credits, and did not just keep a pronoun or a title."""
        name = speaker.name
        return bool(name) and (self.named(name) is not None or (name[0].isupper() and name.lower() not in PRONOUNS))

    def may_be(self, name: str, at: int, speaker: Speaker) -> bool:
        """Say whether the words that a cue has for its subject can mean a speaker."""
        words = {word.casefold() for word in bare(name).split()}
        known = self._resolve(name, at)
        if known and words <= PRONOUNS:
            return self.is_same(known.name, speaker.name)
        if words & PRONOUNS or self.is_same(name, speaker.name) or (known and self.is_same(known.name, speaker.name)):
            return True
        return bool(words & _told_by(speaker)) or (known is None and bool(words & TITLES))

    def fullest(self, words: str, at: int) -> str:
        """Give the fullest name of whom words printed there mean, or the words themselves."""
        known = self._resolve(words, at)
        return known.name if known else words

    def is_near(self, speaker: Speaker, cue: Sequence[Span]) -> bool:
        """Say whether a word of a speaker's name, role or party stands within a few passages of the cue."""
        first, last = self._print.at(cue[0].start), self._print.at(cue[-1].start)
        return bool(self._words_between(first, last) & _told_by(speaker))

    def _words_of_stretch(self, first: int, last: int) -> frozenset[str]:
        passages = self._print.passages
        start = passages[max(0, first - _NEAR)].span.start
        return words_in(self._text[start : passages[min(len(passages) - 1, last + 1)].span.end])


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text as names are compared: folded, whatever their case, without an owner's "’s"."""
    folded = bare(text.replace("’s", "").replace("'s", "")).casefold()
    return frozenset(word.strip(".,;:!?()") for word in folded.split())


def _told_by(speaker: Speaker) -> set[str]:
    """Give the words of a name, a role and a party that tell who it is."""
    return set(bare(f"{speaker.name} {speaker.role} {speaker.party}").casefold().split()) - LITTLE
