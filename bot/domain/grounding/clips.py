"""A clip, the words given as said, and what its document prints around it: before it, in its gaps, after it, by its cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.grounding.qualifiers import REACH
from bot.domain.model import Span
from bot.domain.printed import Print

_SET_ASIDE = ", "
_NESTED = 4
"""How many quotations may have begun and not ended at one place."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Content and cue as they stand in print."""

    print: Print
    content: tuple[Span, ...]
    cue: tuple[Span, ...]

    def sentence(self, at: int) -> Span:
        return self.print.passages[self.print.at(at)].span

    def quotation(self, span: Span) -> Span | None:
        """Give the innermost quotation that holds a span whole, if one does."""
        last = bisect_right(self.print.quoted_starts, span.start) - 1
        for index in range(last, max(-1, last - _NESTED), -1):
            if self.print.quoted[index].end >= span.end:
                return self.print.quoted[index]
        return None

    def leads(self) -> Iterator[str]:
        """Yield the words that run up to each piece of the content, from its cue or the start of its sentence.

        Where a piece lies in a quotation, the quotation's own words and the narrator's before it come separately.
        """
        floor = 0
        for piece in self.content:
            start = max([floor, self.sentence(piece.start).start, *(c.end for c in self.cue if c.end <= piece.start)])
            held = self.quotation(piece)
            if held and held.start > start:
                yield self.print.text[max(held.start, piece.start - REACH) : piece.start]
                yield self.narrated(start, held.start)
            elif held:
                yield self.print.text[max(start, piece.start - REACH) : piece.start]
            else:
                yield self.narrated(start, piece.start)
            floor = piece.end

    def cue_lead(self) -> str:
        """Give the narrator's words that run up to the cue, the content set aside."""
        if not self.cue:
            return ""
        first = self.cue[0]
        start = self.sentence(first.start).start
        if (held := self.quotation(first)) is not None:
            return self.print.text[max(start, held.start, first.start - REACH) : first.start]
        return self.narrated(start, first.start, self.content)

    def tails(self) -> Iterator[str]:
        """Yield what follows the content, and the cue where it closes the sentence."""
        text, last = self.print.text, self.content[-1]
        end = self.sentence(max(last.start, last.end - 1)).end
        yield text[last.end : min(end, last.end + 60)]
        for span in self.cue:
            if last.end <= span.start < end:
                yield text[span.end : min(end, span.end + 60)]
        for left, right in pairwise(self.content):
            if self.sentence(left.start) == self.sentence(right.start) and right.start - left.end > 1:
                yield text[left.end : right.start]

    def narrated(self, start: int, end: int, aside: Sequence[Span] = ()) -> str:
        """Give the words of a stretch outside quotation marks, the nearest to its end, without what is set aside."""
        start = max(start, end - 2 * REACH)
        told: list[str] = []
        at = start
        for span in sorted((*self._quoted_in(start, end), *(span for span in aside if span.start < end))):
            if span.start > at:
                told.append(self.print.text[at : min(span.start, end)])
            if span.end > at:
                told.append(_SET_ASIDE)
                at = span.end
        if at < end:
            told.append(self.print.text[at:end])
        return "".join(told)

    def _quoted_in(self, start: int, end: int) -> Iterator[Span]:
        for index in range(max(0, bisect_right(self.print.quoted_starts, start) - _NESTED), len(self.print.quoted)):
            span = self.print.quoted[index]
            if span.start >= end:
                return
            if span.end > start:
                yield span
