"""Sentences as the narrator wrote them: a quotation of several sentences stays whole inside its unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from bot.domain.cues.quotes import Quote, quotes
from bot.domain.cues.words import Kind, Word, names, words
from bot.domain.model import Passage, Span

_LONGEST = 250
"""Words of a sentence read as one; what is longer is no sentence, and is read in pieces so that time stays linear."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A narrator's sentence: its place, its words, the quotations in it, and which paragraph it stands in."""

    span: Span
    words: tuple[Word, ...]
    quotes: tuple[Quote, ...]
    paragraph: int

    @property
    def is_quotation(self) -> bool:
        """Nothing but a quotation and its stops?"""
        kinds = [word.kind for word in self.words if word.kind is not Kind.PUNCTUATION]
        return bool(kinds) and all(kind is Kind.QUOTE for kind in kinds)


_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý.'’-]{2,}[\w.,'’ /-]{0,50}?(?:\([^()\n]{2,40}\)\s*)?|[A-ZÀ-Ý][\w.,'’ /-]{2,50}?\([A-Z][^()\n]{1,40}\)\s*)"
    r"(?:--|[-–—])\s+"
)


def _past_dateline(text: str, start: int, end: int) -> int:
    """Behind "PORT ANSEL, May 3 (Agency) - ", which is nobody's words."""
    match = _DATELINE.match(text, start, end)
    return match.end() if match and match.end() < end else start


def units(text: str, passages: Sequence[Passage], skipped: Set[int] = frozenset()) -> Iterator[Unit]:
    """The units of `text`, in order, without the `skipped` passages."""
    all_quotes = quotes(text)
    known = names(text)
    starts = [quote.span.start for quote in all_quotes]
    paragraph, before = 0, 0
    at = 0
    while at < len(passages):
        first = passages[at]
        end = first.span.end
        while True:  # a passage boundary inside a quotation is none of the narrator's
            index = bisect_right(starts, end - 1) - 1
            reach = all_quotes[index].span.end if index >= 0 else 0
            if reach <= end or at + 1 >= len(passages) or passages[at + 1].span.start >= reach:
                break
            at += 1
            end = passages[at].span.end
        at += 1
        if "\n" in text[before : first.span.start]:
            paragraph += 1
        before = end
        if first.number in skipped:
            continue
        span = Span(_past_dateline(text, first.span.start, end), end)
        inside = all_quotes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        held = tuple(quote for quote in inside if quote.span.end <= span.end)
        held_words = words(text, span, [quote.span for quote in held], known)
        if len(held_words) <= _LONGEST:
            yield Unit(span, held_words, held, paragraph)
            continue
        for start in range(0, len(held_words), _LONGEST):
            part = held_words[start : start + _LONGEST]
            place = Span(part[0].start, part[-1].end)
            yield Unit(place, part, tuple(quote for quote in held if place.contains(quote.span)), paragraph)
