"""Where an attribution's words stand in its document: the content, the cue beside it, the mention near it.

The words are found letter for letter but for their typography; what has no place in the document is refused. Whether words
found there are rightly told is asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.refusal import Refused
from bot.domain.hosts import plain_name
from bot.domain.model import Attribution, DocumentKind, Flaw, Passage, Span
from bot.domain.printed import Print
from bot.domain.typography import bare, pieces

TRIED = 40
"""How many places of the same words are looked at, the nearest to the hint first."""
_MENTION_NEAR = 2
"""How many passages from the content a mention is looked for."""
_CLITIC = re.compile(r"^[’'](?:s|ll|re|ve|d|m)\s+")


_ANOTHER_SENTENCE = 10_000
"""How much farther off a cue counts where it stands in another sentence than the content."""


def contents(evidence: Evidence, attribution: Attribution) -> Iterator[tuple[Span, ...]]:
    wordings = [wording for wording in attribution.content if bare(wording.text)]
    printed = [w.span for w in wordings if w.span is not None and evidence.print.stands(w.text, w.span)]
    if len(printed) == len(wordings):
        yield tuple(printed)
        return
    for first in islice(evidence.print.places(wordings[0].text, attribution.passages), TRIED):
        spans = list(first)
        for wording in wordings[1:]:
            near = evidence.print.numbers(spans)
            found = next(evidence.print.places(wording.text, near), ())
            if not found or abs(evidence.print.at(found[0].start) - evidence.print.at(spans[-1].start)) > 12:
                break
            spans.extend(found)
        else:
            yield tuple(sorted(set(spans)))


def cue(evidence: Evidence, attribution: Attribution, content: Sequence[Span]) -> tuple[Span, ...]:
    """Find the cue beside the content, empty where none is printed and none is needed; refuse where there is none."""
    found = _cue_beside(evidence, attribution, content)
    if found is None:
        raise Refused(Flaw.UNBACKED, _uncued(attribution))
    return found


def _cue_beside(evidence: Evidence, attribution: Attribution, content: Sequence[Span]) -> tuple[Span, ...] | None:
    wanted = [wording for wording in attribution.cue if wording.text.strip()]
    if not wanted:
        return () if _needs_no_cue(evidence, attribution, content) else None
    window = _beside(evidence, content)
    spans: list[Span] = []
    for wording in wanted:
        if wording.span and evidence.print.stands(wording.text, wording.span):
            spans.append(wording.span)
        elif not bare(wording.text):
            if (stop := _stop_before(evidence, wording.text.strip(), content)) is None:
                return None
            spans.append(stop)
        elif found := _nearest(evidence, _CLITIC.sub("", wording.text), window, content):
            spans.extend(found)
        else:
            return None
    given = all(w.span for w in attribution.cue if w.text.strip()) and all(w.span for w in attribution.content)
    if not given and not all(any(w.contains(span) for w in window) for span in spans):
        return None
    return tuple(sorted(set(spans)))


def mention(evidence: Evidence, attribution: Attribution, numbers: Sequence[int]) -> tuple[Span, ...]:
    """Place a mention; one that is not found near is left out, since the speaker was checked already."""
    spans: list[Span] = []
    for wording in attribution.mention:
        if wording.span and evidence.print.stands(wording.text, wording.span):
            spans.append(wording.span)
            continue
        for stretch in (*evidence.print.window(numbers), *evidence.print.window(numbers, _MENTION_NEAR)):
            found = next(evidence.print.folded.find(bare(wording.text), *evidence.print.folded.range(stretch)), None)
            if found:
                spans.append(evidence.print.folded.span(*found))
                break
    return tuple(sorted(set(spans)))


def locate(wording: str, text: str, passages: Sequence[Passage] = (), near: Sequence[int] = ()) -> tuple[Span, ...]:
    """Find words in a text: one span, several where an ellipsis is bridged inside a passage, none where they are not.

    Passages named in `near` are searched first, then their neighbours, then the whole text.
    """
    known = tuple(passages) or (Passage(1, Span(0, len(text))),)
    return next(Print(text, known).places(wording, near), ())


def nowhere(evidence: Evidence, attribution: Attribution) -> Refused:
    words = next(wording.text for wording in attribution.content if bare(wording.text))
    if any(not evidence.print.knows(number) for number in attribution.passages):
        return Refused(Flaw.UNKNOWN, f"It points to a passage that does not exist, and “{words}” is nowhere else.")
    return Refused(Flaw.MISQUOTED, f"The words “{words}” do not stand in the document.")


def _uncued(attribution: Attribution) -> str:
    printed = " ".join(wording.text for wording in attribution.cue).strip()
    said = f"The words “{printed}” do not stand by them." if printed else "No word there tells that it was said."
    return f"The document does not say that this was said there. {said}"


def _stop_before(evidence: Evidence, stop: str, content: Sequence[Span]) -> Span | None:
    """Find a cue that is no word, a colon, right before the content or after it."""
    text, start, end = evidence.document.text, content[0].start, content[-1].end
    before = text.rfind(stop, max(0, start - 6), start + 1)
    after = text.find(stop, end - 1, end + 6)
    at = before if before >= 0 else after
    return Span(at, at + len(stop)) if at >= 0 else None


def _beside(evidence: Evidence, content: Sequence[Span]) -> tuple[Span, ...]:
    """Give the text where a cue may stand: the content's passages, their neighbours, and all of a quotation."""
    first, last = sorted((content[0].start, content[-1].end - 1))
    for span in (content[0], content[-1]):
        if (quoted := evidence.print.quoted_around(span)) is not None:
            first, last = min(first, quoted.start), max(last, quoted.end - 1)
    low, high = evidence.print.at(first), evidence.print.at(last)
    return evidence.print.window((evidence.print.passages[low].number, evidence.print.passages[high].number), 1) or ()


def _nearest(evidence: Evidence, wording: str, window: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
    """Find a cue outside the content, or failing that anywhere, as near to it as may be."""
    needle, best = bare(wording), None
    own = evidence.print.window(evidence.print.numbers(content))
    for stretch in (Span(window[0].start, window[-1].end),) if window else ():
        for start, end in evidence.print.folded.find(needle, *evidence.print.folded.range(stretch)):
            span = evidence.print.folded.span(start, end)
            inside = any(each.overlaps(span) for each in content)
            away = min(max(each.start - span.end, span.start - each.end, 0) for each in content)
            away += 0 if any(sentence.contains(span) for sentence in own) else _ANOTHER_SENTENCE
            if best is None or (inside, away) < best[0]:
                best = ((inside, away), span)
    if best:
        return (best[1],)
    parts = pieces(wording)
    if window and len(parts) > 1:
        return next(evidence.print.bridged(parts, window), ())
    return ()


def _needs_no_cue(evidence: Evidence, attribution: Attribution, content: Sequence[Span]) -> bool:
    """A transcript's label, a post and a ministry's own account say who speaks with no word for saying."""
    if evidence.document.kind in (DocumentKind.TRANSCRIPT, DocumentKind.POST, DocumentKind.JOINT_STATEMENT):
        return True
    if evidence.document.kind is DocumentKind.READOUT and evidence.people.is_same(
        attribution.speaker.name, plain_name(evidence.document.publisher)
    ):
        return True
    if any(
        evidence.people.is_same(each.attribution.speaker.name, attribution.speaker.name)
        for each in evidence.witness.seen(content)
    ):
        return True
    return any(
        mention.span and evidence.document.text[mention.span.end :].lstrip()[:1] in (":", "：")
        for mention in attribution.mention
    )
