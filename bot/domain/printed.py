"""A document as printed: where words stand in it, in which passages, and whether between quotation marks.

Typography is forgiven, wording never; words are found whole; an ellipsis is bridged inside one passage only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from bot.domain.model import Passage, Quotation, Span
from bot.domain.typography import QUOTATION_MARKS, STOPS, bare, fold, pieces, quoted, within

_TRIED = 12
"""How many places of a first piece are looked at for the rest of it."""


class Print:
    """A text as printed, folded once, in which words can be found again and again."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text = text
        self.passages = tuple(passages)
        self.folded = fold(text)
        self._starts = [passage.span.start for passage in self.passages]
        self._index = {passage.number: at for at, passage in enumerate(self.passages)}
        self.quoted = quoted(text)
        self.quoted_starts = tuple(span.start for span in self.quoted)
        self._farthest_ends = tuple(accumulate((span.end for span in self.quoted), max))

    def at(self, offset: int) -> int:
        """Give the index of the passage at an offset, or the last before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def numbers(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Give the numbers of the passages that these spans touch."""
        touched: set[int] = set()
        for span in spans:
            for index in range(self.at(span.start), self.at(max(span.start, span.end - 1)) + 1):
                touched.add(self.passages[index].number)
        return tuple(sorted(touched))

    def knows(self, number: int) -> bool:
        return number in self._index

    def window(self, numbers: Iterable[int], margin: int = 0) -> tuple[Span, ...]:
        """Give the stretches of text of these passages and their neighbours, in order, joined where they touch."""
        indices = sorted(self._index[number] for number in numbers if number in self._index)
        spans: list[Span] = []
        for index in indices:
            first, last = max(0, index - margin), min(len(self.passages) - 1, index + margin)
            span = Span(self.passages[first].span.start, self.passages[last].span.end)
            if spans and self.at(spans[-1].end - 1) + 1 >= first:
                span = Span(spans.pop().start, span.end)
            spans.append(span)
        return tuple(spans)

    def places(self, wording: str, near: Sequence[int] = ()) -> Iterator[tuple[Span, ...]]:
        """Yield where the words stand, the hinted passages first, then their neighbours, then everywhere."""
        seen: set[tuple[Span, ...]] = set()
        for margin in (0, 1, None):
            for found in self._in(wording, near, margin):
                if found not in seen:
                    seen.add(found)
                    yield found

    def _in(self, wording: str, near: Sequence[int], margin: int | None) -> Iterator[tuple[Span, ...]]:
        whole = (Span(0, len(self.text)),)
        stretches = whole if margin is None else self.window(near, margin)
        needle = bare(wording)
        for stretch in stretches:
            for start, end in self.folded.find(needle, *self.folded.range(stretch)):
                yield (self._with_edges(self.folded.span(start, end), wording),)
        parts = pieces(wording)
        if len(parts) > 1:
            yield from self.bridged(parts, stretches)

    def bridged(self, parts: Sequence[str], stretches: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
        """Find pieces in their order inside one passage."""
        for stretch in stretches:
            for start, end in islice(self.folded.find(parts[0], *self.folded.range(stretch)), _TRIED):
                spans = [self.folded.span(start, end)]
                limit = self.folded.range(self.passages[self.at(spans[0].start)].span)[1]
                for part in parts[1:]:
                    after = next(self.folded.find(part, end, limit), None)
                    if after is None:
                        break
                    end = after[1]
                    spans.append(self.folded.span(*after))
                else:
                    yield tuple(spans)

    def _with_edges(self, span: Span, wording: str) -> Span:
        """Take in the marks and stops at the ends that both the wording and the print have."""
        head = len(wording) - len(wording.lstrip()) if wording else 0
        start, end = span.start, span.end
        if wording[head : head + 1] in QUOTATION_MARKS and self.text[start - 1 : start] in QUOTATION_MARKS and start:
            start -= 1
        tail = wording.rstrip()
        edge = {kind for char in tail[-3:] if (kind := _edge(char))}
        if edge == {"mark"} and self.text[end : end + 1] in STOPS and self.text[end + 1 : end + 2] in QUOTATION_MARKS:
            edge.add("stop")
        while end < len(self.text) and (kind := _edge(self.text[end])) in edge:
            edge.discard(kind)
            end += 1
        return Span(start, end)

    def stands(self, wording: str, span: Span) -> bool:
        """Say whether a span of the text holds these words and no others."""
        if not 0 <= span.start < span.end <= len(self.text):
            return False
        here, wanted = bare(span.of(self.text)), bare(wording)
        if here and wanted:
            return here == wanted or (here[1:] == wanted[1:] and here[0].casefold() == wanted[0].casefold())
        return span.of(self.text).strip() == wording.strip()

    def quoted_around(self, span: Span) -> Span | None:
        """Give the stretch from the first quotation that touches a span to the end of the one that reaches farthest."""
        first, after = bisect_right(self._farthest_ends, span.start), bisect_left(self.quoted_starts, span.end)
        return Span(self.quoted[first].start, self._farthest_ends[after - 1]) if first < after else None

    def quotation(self, spans: Sequence[Span]) -> Quotation:
        """Tell from the marks in print whether all, some or none of these words are quoted."""
        inside = outside = 0
        for span in spans:
            for at in range(span.start, span.end):
                if self.text[at].isalnum():
                    if within(self.quoted, self.quoted_starts, at):
                        inside += 1
                    else:
                        outside += 1
        if not inside:
            return Quotation.INDIRECT
        return Quotation.MIXED if outside else Quotation.DIRECT


def _edge(char: str) -> str:
    return "mark" if char in QUOTATION_MARKS else "stop" if char in STOPS else ""
