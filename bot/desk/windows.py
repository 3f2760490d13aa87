"""Which passages a model reads together, and what its numbers mean once its replies are put together.

Pure: texts too long for one call are cut into windows that overlap, so that a window begins with something of what was said
before it. Every passage is some window's own; what two windows both read counts once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.adapters.replies import UNKNOWN
from bot.domain.model import Attribution, Document, Draft, Passage, Statement
from bot.domain.printed import Print

_OVERLAP = 4
"""Passages of a window that the one before it has read."""
_PLACES = 12
"""How many places of the same words are looked at."""


@dataclass(frozen=True, slots=True)
class Window:
    """Passages read together. The first few may be another window's, shown for what they lead up to."""

    passages: tuple[Passage, ...]
    led_by: int = 0

    @property
    def own(self) -> tuple[Passage, ...]:
        return self.passages[self.led_by :]

    def halves(self) -> tuple[Window, Window] | None:
        """Cut a window that proved too long; None where there is nothing left to cut."""
        if len(self.own) < 2:
            return None
        middle = self.led_by + len(self.own) // 2
        lead = min(_OVERLAP, middle // 2)
        return Window(self.passages[:middle], self.led_by), Window(self.passages[middle - lead :], lead)


def tokens(text: str) -> int:
    """Estimate, rather too high than too low: in any script, a token is three bytes of UTF-8 or more."""
    return len(text.encode("utf-8", "replace")) // 3 + 1


def windows(document: Document, passages: Sequence[Passage], room: int) -> tuple[Window, ...]:
    """Cut passages into windows of at most `room` tokens each, or of one passage where that alone is longer."""
    sizes = [tokens(passage.span.of(document.text)) + 4 for passage in passages]
    cut: list[Window] = []
    start = 0
    while start < len(passages):
        first, size = start, sizes[start]
        while first > 0 and start - first < _OVERLAP and size + sizes[first - 1] <= room // 4:
            first -= 1
            size += sizes[first]
        end = start + 1
        while end < len(passages) and size + sizes[end] <= room:
            size += sizes[end]
            end += 1
        cut.append(Window(tuple(passages[first:end]), start - first))
        start = end
    return tuple(cut)


def merged(parts: Sequence[Sequence[Attribution]]) -> tuple[Attribution, ...]:
    """Put the attributions of windows together, in their order; what a window tells again of the one before is left out."""
    kept: list[Attribution] = []
    before: Sequence[Attribution] = ()
    for part in parts:
        known: dict[int, list[str]] = {}
        for attribution in before:
            for number in attribution.passages:
                known.setdefault(number, []).append(_letters(attribution))
        kept.extend(attribution for attribution in part if not _is_told(attribution, known))
        before = part
    return tuple(kept)


def within(attributions: Sequence[Attribution], passages: Sequence[Passage]) -> tuple[Attribution, ...]:
    """Those of the cue reader's attributions whose content begins in one of these passages, each with its number."""
    starts = [passage.span.start for passage in passages]
    found: list[Attribution] = []
    for attribution in attributions:
        begins = next((wording.span.start for wording in attribution.content if wording.span), -1)
        at = bisect_right(starts, begins) - 1
        if at >= 0 and begins < passages[at].span.end:
            found.append(replace(attribution, passages=(passages[at].number,)))
    return tuple(found)


def renumbered(
    drafts: Sequence[Draft],
    attributions: Sequence[Attribution],
    refused: Sequence[Attribution],
    statements: Sequence[Statement],
    document: Document,
    passages: Sequence[Passage],
) -> tuple[Draft, ...]:
    """Turn the numbers of attributions that drafts cite into those of the statements made of them.

    Grounding sorts and joins, so each is found by where its words stand; one that was refused becomes `UNKNOWN`.
    """
    if not drafts:
        return ()
    text = Print(document.text, passages)
    gone = frozenset(refused)

    def number(cited: int) -> int:
        if not 1 <= cited <= len(attributions) or attributions[cited - 1] in gone:
            return UNKNOWN
        return _number(attributions[cited - 1], statements, text)

    known = {cited: number(cited) for draft in drafts for cited in draft.statements}
    return tuple(Draft(draft.text, tuple(dict.fromkeys(map(known.__getitem__, draft.statements)))) for draft in drafts)


def _number(attribution: Attribution, statements: Sequence[Statement], text: Print) -> int:
    names = set(attribution.speaker.name.casefold().split())
    for wording in attribution.content[:1]:
        for place in islice(text.places(wording.text, attribution.passages), _PLACES):
            there = [
                number
                for number, statement in enumerate(statements, start=1)
                if any(span.overlaps(place[0]) for span in statement.content)
            ]
            named = [n for n in there if names & set(statements[n - 1].speaker.name.casefold().split())]
            if there:
                return (named or there)[0]
    return UNKNOWN


def _is_told(attribution: Attribution, known: dict[int, list[str]]) -> bool:
    letters = _letters(attribution)
    return any(letters in told or told in letters for number in attribution.passages for told in known.get(number, ()))


def _letters(attribution: Attribution) -> str:
    """The content without its typography."""
    return "".join(c for wording in attribution.content for c in wording.text.casefold() if c.isalnum())
