"""What the cue reader saw in the same document, found by the passages it covers and by those its cues stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.grounding.doubles import length, shared
from bot.domain.model import Attribution, Span
from bot.domain.printed import Print


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A cue reader's attribution and the text it covers."""

    attribution: Attribution
    spans: tuple[Span, ...]


class Witness:
    """All that the cue reader saw."""

    def __init__(self, attributions: Iterable[Attribution], printed: Print) -> None:
        self._print = printed
        self.all = tuple(attributions)
        self._covering: dict[int, list[Witnessed]] = {}
        self._cued: dict[int, list[Witnessed]] = {}
        for attribution in self.all:
            spans = tuple(wording.span for wording in attribution.content if wording.span)
            witnessed = Witnessed(attribution, spans)
            for number in printed.numbers(spans):
                self._covering.setdefault(number, []).append(witnessed)
            for number in printed.numbers(wording.span for wording in attribution.cue if wording.span):
                self._cued.setdefault(number, []).append(witnessed)

    def covering(self, number: int) -> Sequence[Witnessed]:
        """Give what has content in that passage."""
        return self._covering.get(number, ())

    def cued_in(self, number: int) -> Sequence[Witnessed]:
        """Give what has its cue in that passage."""
        return self._cued.get(number, ())

    def seen(self, content: Sequence[Span]) -> list[Witnessed]:
        """Give what was seen in the same words, the largest overlap first."""
        found: dict[int, tuple[int, Witnessed]] = {}
        size = length(content)
        for number in self._print.numbers(content):
            for each in self.covering(number):
                common = shared(content, each.spans)
                if 2 * common > min(size, length(each.spans)):
                    found[id(each)] = (common, each)
        return [each for _, each in sorted(found.values(), key=lambda one: -one[0])]


def shares_cue(attribution: Attribution, cue: Sequence[Span]) -> bool:
    """Say whether an attribution was read from some of the same reporting words."""
    return any(wording.span is not None and wording.span.overlaps(span) for wording in attribution.cue for span in cue)
