"""What of an attribution its document bears out: the only way from `Attribution` to `Statement`.

The words must stand in the document, letter for letter but for their typography. The speaker must be named there, and
not be someone whom the document's own cues do not credit. What cannot be placed is refused with a flaw and a reason.
Nothing about a speaker, a relay or a quotation is taken on trust: all are computed anew from the print.

Past 400 lines: the checks share one document's print, cast and witness, and would only pass them around if parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from bot.domain import reporting, turns
from bot.domain.clips import Clip
from bot.domain.credits import Credit, Kind, credits
from bot.domain.cues.lexicon import REPORTER_NOUNS
from bot.domain.furniture import furniture, headline
from bot.domain.gazetteer import party_name
from bot.domain.grammar import TITLES
from bot.domain.languages import is_english
from bot.domain.model import (
    Attribution,
    Document,
    DocumentKind,
    Flaw,
    Passage,
    Quotation,
    Span,
    Speaker,
    Statement,
    Ungrounded,
    Wording,
)
from bot.domain.names import Cast, cast
from bot.domain.polarity import denies, has_hard, is_negated
from bot.domain.printed import Print
from bot.domain.publishers import plain_name
from bot.domain.stems import content_stems
from bot.domain.typography import bare, pieces

_TRIED = 40
"""How many places of the same words are looked at, the nearest to the hint first."""
_DOUBLE = 0.8
"""What share of the longer of two contents the shorter must have to be the same statement read twice."""


def ground(
    attributions: Sequence[Attribution],
    document: Document,
    passages: Sequence[Passage],
    witness: Sequence[Attribution] = (),
) -> tuple[tuple[Statement, ...], tuple[Ungrounded, ...]]:
    """Tell what the document bears out, in the order of the text, from what it does not.

    The witness is what the cue reader saw in the same document; where it plainly credits another, it is believed.
    """
    ground_ = _Ground(document, passages, witness)
    statements: list[Statement] = []
    refused: list[Ungrounded] = []
    for attribution in attributions:
        try:
            statements.append(ground_.statement(attribution))
        except _Refused as refusal:
            refused.append(Ungrounded(attribution, refusal.flaw, refusal.reason))
    statements.sort(key=lambda each: (each.content[0], each.content[-1].end))
    return _merged(statements, ground_.cast), tuple(refused)


def locate(wording: str, text: str, passages: Sequence[Passage] = (), near: Sequence[int] = ()) -> tuple[Span, ...]:
    """Find words in a text: one span, several where an ellipsis is bridged inside a passage, none where they are not.

    Passages named in `near` are searched first, then their neighbours, then the whole text.
    """
    known = tuple(passages) or (Passage(1, Span(0, len(text))),)
    return next(Print(text, known).places(wording, near), ())


class _Refused(Exception):
    def __init__(self, flaw: Flaw, reason: str) -> None:
        super().__init__(reason)
        self.flaw = flaw
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Witnessed:
    """A cue reader's attribution and the text it covers."""

    attribution: Attribution
    spans: tuple[Span, ...]


class _Ground:
    """One document, against which attributions are held."""

    def __init__(self, document: Document, passages: Sequence[Passage], witness: Sequence[Attribution]) -> None:
        self.document = document
        self.print = Print(document.text, passages)
        self.cast: Cast = cast(document, passages)
        self._read: dict[Span, tuple[Credit, ...]] = {}
        self.furniture = furniture(document.text, passages)
        self.is_english = is_english(document)
        self._witness: dict[int, list[_Witnessed]] = {}
        self._by_cue: dict[int, list[_Witnessed]] = {}
        self._heading: frozenset[str] | None = None
        for attribution in witness:
            spans = tuple(wording.span for wording in attribution.content if wording.span)
            witnessed = _Witnessed(attribution, spans)
            for number in self.print.numbers(spans):
                self._witness.setdefault(number, []).append(witnessed)
            for number in self.print.numbers(wording.span for wording in attribution.cue if wording.span):
                self._by_cue.setdefault(number, []).append(witnessed)

    def statement(self, attribution: Attribution) -> Statement:
        """Make the statement, or refuse."""
        if not self.print.passages:
            raise _Refused(Flaw.MISQUOTED, "The document holds no words at all.")
        if not any(bare(wording.text) for wording in attribution.content):
            raise _Refused(Flaw.UNCITED, "It gives no words that were said.")
        refusal: _Refused | None = None
        for content in islice(self._contents(attribution), _TRIED):
            try:
                return self._stated(attribution, content)
            except _Refused as refused:
                refusal = refusal or refused
        raise refusal or self._nowhere(attribution)

    def _stated(self, attribution: Attribution, content: tuple[Span, ...]) -> Statement:
        """Make the statement of words that stand there, or refuse."""
        cue = self._cue(attribution, content)
        if cue is None:
            raise _Refused(Flaw.UNBACKED, _uncued(attribution))
        if set(self.print.numbers(content)) <= self.furniture:
            raise _Refused(
                Flaw.UNBACKED, "These words are a headline, a byline or a link, which is nobody's statement."
            )
        self._refuse_clipped(content, cue)
        self._refuse_turned(attribution, cue)
        seen = [each for each in self._seen(content) if not self._is_nested(each, content, cue)]
        speaker = self._speaker(attribution, seen)
        own = self._own(attribution, speaker, seen)
        if not seen and own is not attribution:
            self._refuse_another_subject(speaker, cue)
        outer = ""
        if own is not attribution:
            clip = Clip(self.print, content, cue)
            self._refuse_no_cue(clip, speaker, own)
            outer = self._outer(clip, speaker, own)
            self._refuse_turned_sense(clip)
            self._refuse_told_by_another(clip, speaker)
        numbers = self.print.numbers(content)
        return Statement(
            document=self.document.id,
            passages=self.print.numbers((*content, *cue)),
            speaker=speaker,
            mention=self._spans(attribution.mention, numbers, 2),
            cue=" … ".join(span.of(self.document.text) for span in cue),
            cue_spans=cue,
            quotation=Quotation.INDIRECT if outer else self._quotation(attribution, content, own),
            content=content,
            text=" … ".join(span.of(self.document.text) for span in content),
            via=_with(self._via(attribution, speaker, numbers, own), outer),
            addressee=self._addressee(attribution, speaker, own, (*content, *cue)),
            topic=attribution.topic if own is attribution else self._topic(attribution, numbers, seen),
            earlier=own.earlier if own else attribution.earlier,
            joint=self._joint(attribution, own),
        )

    def _own(self, attribution: Attribution, speaker: Speaker, seen: Sequence[_Witnessed]) -> Attribution | None:
        """Give what the cue reader saw of the same speaker there; its own attributions, known by their spans, are that."""
        if all(wording.span for wording in (*attribution.content, *attribution.cue)):
            return attribution
        return next((each.attribution for each in seen if self._is(each.attribution.speaker.name, speaker.name)), None)

    def _nowhere(self, attribution: Attribution) -> _Refused:
        words = next(wording.text for wording in attribution.content if bare(wording.text))
        if any(not self.print.knows(number) for number in attribution.passages):
            return _Refused(Flaw.UNKNOWN, f"It points to a passage that does not exist, and “{words}” is nowhere else.")
        return _Refused(Flaw.MISQUOTED, f"The words “{words}” do not stand in the document.")

    def _contents(self, attribution: Attribution) -> Iterator[tuple[Span, ...]]:
        wordings = [wording for wording in attribution.content if bare(wording.text)]
        printed = [w.span for w in wordings if w.span is not None and self.print.stands(w.text, w.span)]
        if len(printed) == len(wordings):
            yield tuple(printed)
            return
        for first in islice(self.print.places(wordings[0].text, attribution.passages), _TRIED):
            spans = list(first)
            for wording in wordings[1:]:
                near = self.print.numbers(spans)
                found = next(self.print.places(wording.text, near), ())
                if not found or abs(self.print.at(found[0].start) - self.print.at(spans[-1].start)) > 12:
                    break
                spans.extend(found)
            else:
                yield tuple(sorted(set(spans)))

    def _cue(self, attribution: Attribution, content: Sequence[Span]) -> tuple[Span, ...] | None:
        """Find the cue beside the content; None where it is not, empty where none is printed and none is needed."""
        wanted = [wording for wording in attribution.cue if wording.text.strip()]
        if not wanted:
            return () if self._needs_no_cue(attribution, content) else None
        window = self._beside(content)
        spans: list[Span] = []
        for wording in wanted:
            if wording.span and self.print.stands(wording.text, wording.span):
                spans.append(wording.span)
            elif not bare(wording.text):
                if (stop := self._stop_before(wording.text.strip(), content)) is None:
                    return None
                spans.append(stop)
            elif found := self._nearest(_CLITIC.sub("", wording.text), window, content):
                spans.extend(found)
            else:
                return None
        given = all(w.span for w in attribution.cue if w.text.strip()) and all(w.span for w in attribution.content)
        if not given and not all(any(w.contains(span) for w in window) for span in spans):
            return None
        return tuple(sorted(set(spans)))

    def _stop_before(self, stop: str, content: Sequence[Span]) -> Span | None:
        """Find a cue that is no word, a colon, right before the content or after it."""
        text, start, end = self.document.text, content[0].start, content[-1].end
        before = text.rfind(stop, max(0, start - 6), start + 1)
        after = text.find(stop, end - 1, end + 6)
        at = before if before >= 0 else after
        return Span(at, at + len(stop)) if at >= 0 else None

    def _beside(self, content: Sequence[Span]) -> tuple[Span, ...]:
        """Give the text where a cue may stand: the content's passages, their neighbours, and all of a quotation."""
        starts = [content[0].start, content[-1].end - 1]
        for span in self.print.quoted:
            if span.overlaps(content[0]) or span.overlaps(content[-1]):
                starts += [span.start, max(span.start, span.end - 1)]
        low, high = self.print.at(min(starts)), self.print.at(max(starts))
        return self.print.window((self.print.passages[low].number, self.print.passages[high].number), 1) or ()

    def _nearest(self, wording: str, window: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
        """Find a cue outside the content, or failing that anywhere, as near to it as may be."""
        needle, best = bare(wording), None
        own = self.print.window(self.print.numbers(content))
        for stretch in (Span(window[0].start, window[-1].end),) if window else ():
            for start, end in self.print.folded.find(needle, *self.print.folded.range(stretch)):
                span = self.print.folded.span(start, end)
                inside = any(each.overlaps(span) for each in content)
                away = min(max(each.start - span.end, span.start - each.end, 0) for each in content)
                away += 0 if any(sentence.contains(span) for sentence in own) else _ANOTHER_SENTENCE
                if best is None or (inside, away) < best[0]:
                    best = ((inside, away), span)
        if best:
            return (best[1],)
        parts = pieces(wording)
        if window and len(parts) > 1:
            return next(self.print.bridged(parts, window), ())
        return ()

    def _needs_no_cue(self, attribution: Attribution, content: Sequence[Span]) -> bool:
        """A transcript's label, a post and a ministry's own account say who speaks with no word for saying."""
        if self.document.kind in (DocumentKind.TRANSCRIPT, DocumentKind.POST, DocumentKind.JOINT_STATEMENT):
            return True
        if self.document.kind is DocumentKind.READOUT and self._is(
            attribution.speaker.name, plain_name(self.document.publisher)
        ):
            return True
        if any(self._is(each.attribution.speaker.name, attribution.speaker.name) for each in self._seen(content)):
            return True
        return any(
            mention.span and self.document.text[mention.span.end :].lstrip()[:1] in (":", "：")
            for mention in attribution.mention
        )

    def _refuse_clipped(self, content: Sequence[Span], cue: Sequence[Span]) -> None:
        """Refuse content cut so that a "not" before it or in its gap is lost."""
        text = self.document.text
        floor = max((span.end for span in cue if span.end <= content[0].start), default=0)
        start = max(floor, self.print.passages[self.print.at(content[0].start)].span.start)
        if word := is_negated(text[start : content[0].start]):
            raise _Refused(
                Flaw.INVERTED, f"The print has “{word}” just before these words; without it they say the opposite."
            )
        for left, right in pairwise(content):
            gap = Span(left.end, right.start)
            if (
                self._is_inside_a_passage(gap)
                and not any(gap.overlaps(span) for span in cue)
                and has_hard(gap.of(text))
            ):
                raise _Refused(Flaw.INVERTED, f"The words left out, “{gap.of(text).strip()}”, turn the sense round.")

    def _is_inside_a_passage(self, span: Span) -> bool:
        return span.start < span.end and self.print.at(span.start) == self.print.at(span.end)

    def _refuse_turned(self, attribution: Attribution, cue: Sequence[Span]) -> None:
        """Refuse a cue whose printed denial was dropped ("did not say", "declined to say")."""
        if not cue or denies(" ".join(wording.text for wording in attribution.cue)):
            return
        first = cue[0]
        start = self.print.passages[self.print.at(first.start)].span.start
        before = _JOINTS.split(self.document.text[max(start, first.start - 80) : first.start])[-1]
        if word := is_negated(before):
            printed = first.of(self.document.text)
            raise _Refused(
                Flaw.INVERTED, f"The document prints “{word}” before “{printed}”: it was not said, or denied."
            )

    def _seen(self, content: Sequence[Span]) -> list[_Witnessed]:
        """Give what the cue reader saw in the same words, the largest overlap first."""
        found: dict[int, tuple[int, _Witnessed]] = {}
        size = sum(span.end - span.start for span in content)
        for number in self.print.numbers(content):
            for each in self._witness.get(number, ()):
                shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in content for b in each.spans)
                if 2 * shared > min(size, sum(span.end - span.start for span in each.spans)):
                    found[id(each)] = (shared, each)
        return [each for _, each in sorted(found.values(), key=lambda one: -one[0])]

    def _speaker(self, attribution: Attribution, seen: Sequence[_Witnessed]) -> Speaker:
        name = attribution.speaker.name.strip()
        if not name:
            raise _Refused(Flaw.MISATTRIBUTED, "It names nobody as the one who said it.")
        known = self.cast.named(name)
        if known is None and not self._is_printed(name) and not self._is(name, plain_name(self.document.publisher)):
            raise _Refused(Flaw.MISATTRIBUTED, f"The document names no “{name}”.")
        speaker = known or Speaker(name)
        if seen and not any(self._allows(each.attribution, speaker) for each in seen):
            credited = seen[0].attribution.speaker.name
            raise _Refused(Flaw.MISATTRIBUTED, f"The document credits {credited} with these words, not {speaker.name}.")
        return speaker

    def _allows(self, witness: Attribution, speaker: Speaker) -> bool:
        """Say whether whom the cue reader saw credited can be this speaker.

        Whom it knows, it knows. A pronoun may be anybody of its kind who is named nearby; "the minister" whoever bears
        the title; "a source" or "officials" nobody with a name.
        """
        credited = witness.speaker
        if self._is(credited.name, speaker.name):
            return True
        if self._is_certain(credited):
            return False
        words = bare(credited.name).casefold().split()
        at = witness.mention[0].span.start if witness.mention and witness.mention[0].span else 0
        if not words or set(words) <= _PRONOUNS:
            is_body = bool(party_name(speaker.name)) or speaker.name.casefold().split()[-1] in _BODIES
            if words and words[0] in {"he", "she", "his", "her"} and is_body:
                return False
            return self._is_near(speaker, (Span(at, at + 1),))
        if words[0] not in {"the", "his", "her", "their", "its", "this", "that"}:
            return False
        return self._may_be(credited.name, at, speaker)

    def _is_nested(self, seen: _Witnessed, content: Sequence[Span], cue: Sequence[Span]) -> bool:
        """Say whether one of the two is told inside the other's content, so that both may be true."""
        theirs = [wording.span for wording in seen.attribution.cue if wording.span]
        within_ours = any(each.contains(span) for each in content for span in theirs)
        return within_ours or any(each.contains(span) for each in seen.spans for span in cue)

    def _refuse_another_subject(self, speaker: Speaker, cue: Sequence[Span]) -> None:
        """Refuse a speaker where the printed cue plainly has another subject, or who is named nowhere near it."""
        if not cue or not speaker.name[0].isupper() or speaker.name.lower() in _PRONOUNS:
            return
        sentence = self.print.passages[self.print.at(cue[0].start)].span
        for credit in self._credits(sentence):
            at = sentence.start + credit.at
            if credit.kind is Kind.LOOSE or credit.is_both or not any(span.start <= at < span.end for span in cue):
                continue
            if any(name and not self._may_be(name, sentence.start + credit.start, speaker) for name in credit.names):
                raise _Refused(
                    Flaw.MISATTRIBUTED,
                    f"The document credits “{credit.names[0]}” with these words, not {speaker.name}.",
                )
        if self.document.kind is not DocumentKind.TRANSCRIPT and not self._is_near(speaker, cue):
            raise _Refused(Flaw.MISATTRIBUTED, f"{speaker.name} is named nowhere near these words.")

    def _may_be(self, name: str, at: int, speaker: Speaker) -> bool:
        """Say whether the words that a cue has for its subject can mean a speaker."""
        words = {word.casefold() for word in bare(name).split()}
        known = self.cast.resolve(name, at)
        if known and words <= _PRONOUNS:
            return self._is(known.name, speaker.name)
        if words & _PRONOUNS or self._is(name, speaker.name) or (known and self._is(known.name, speaker.name)):
            return True
        theirs = set(bare(f"{speaker.name} {speaker.role} {speaker.party}").casefold().split())
        return bool(words & theirs - _LITTLE) or (known is None and bool(words & TITLES))

    def _is_near(self, speaker: Speaker, cue: Sequence[Span]) -> bool:
        """Say whether a word of a speaker's name, role or party stands within a few passages of the cue."""
        first, last = self.print.at(cue[0].start), self.print.at(cue[-1].start)
        start = self.print.passages[max(0, first - _NEAR)].span.start
        end = self.print.passages[min(len(self.print.passages) - 1, last + 1)].span.end
        here = set(bare(self.document.text[start:end].replace("’s", "").replace("'s", "")).casefold().split())
        here = {word.strip(".,;:!?()") for word in here}
        return bool(here & (set(bare(f"{speaker.name} {speaker.role} {speaker.party}").casefold().split()) - _LITTLE))

    def _credits(self, sentence: Span) -> tuple[Credit, ...]:
        if sentence not in self._read:
            self._read[sentence] = (
                credits(sentence.of(self.document.text)) if sentence.end - sentence.start < 2000 else ()
            )
        return self._read[sentence]

    def _is_certain(self, speaker: Speaker) -> bool:
        """Say whether the cue reader knew whom it credits, and did not just keep a pronoun or a title."""
        name = speaker.name
        return bool(name) and (
            self.cast.named(name) is not None or (name[0].isupper() and name.lower() not in _PRONOUNS)
        )

    def _is_printed(self, name: str) -> bool:
        """Say whether a name stands in the document as it is written, whatever its case."""
        return bool(next(self.print.places(name), ()))

    def _is(self, one: str, other: str) -> bool:
        if not one or not other:
            return False
        first, second = sorted((bare(one).casefold(), bare(other).casefold()), key=len)
        return first == second or second.startswith(first + ",") or self.cast.same(one, other)

    def _via(
        self, attribution: Attribution, speaker: Speaker, numbers: Sequence[int], own: Attribution | None
    ) -> tuple[str, ...]:
        """Give the relays in their order; a relay the document does not bear out there makes the whole a falsehood."""
        seen = own.via if own else ()
        relays: list[str] = []
        for relay in attribution.via:
            if (
                not relay.strip()
                or self._is(relay, plain_name(self.document.publisher))
                or self._is(relay, speaker.name)
            ):
                continue
            known = self.cast.named(relay)
            if known is None and not self._is_printed(relay):
                raise _Refused(Flaw.MISATTRIBUTED, f"The document names no “{relay}” through whom it came.")
            full = known.name if known else relay
            if seen and not any(self._is(each, full) or self._is(each, relay) for each in seen):
                if self._is_by(full, relay, numbers):
                    continue  # another name for it, printed there: "a social media post" is the platform's
                raise _Refused(Flaw.MISATTRIBUTED, f"By the document it came through {seen[0]}, not {relay}.")
            if attribution is not own and not seen and not self._is_by(full, relay, numbers):
                raise _Refused(Flaw.MISATTRIBUTED, f"Nothing there says that it came through {relay}.")
            if full not in relays:
                relays.append(full)
        return tuple(relays) if relays or not seen else tuple(seen)

    def _is_by(self, full: str, relay: str, numbers: Sequence[int]) -> bool:
        """Say whether a relay, or its last word as a title ("the ministry"), is printed near the statement."""
        for span in self.print.window(numbers, 2):
            start, end = self.print.folded.range(span)
            near = self.print.folded.text[start:end].casefold()
            for name in (full, relay, full.split()[-1], relay.split()[-1]):
                if bare(name).casefold() in near:
                    return True
        return False

    def _refuse_no_cue(self, clip: Clip, speaker: Speaker, own: Attribution | None) -> None:
        """Refuse a cue that is no word of saying, one that makes its subject no speaker, and one of other words."""
        if not clip.cue or not self.is_english:
            return  # which words report, and which turn the sense, is known of English alone
        text = self.document.text
        printed = " ".join(span.of(text) for span in clip.cue)
        if self.document.kind is not DocumentKind.TRANSCRIPT:
            self._refuse_far(clip, printed, speaker)
        if own and any(_spans_meet(own.cue, span) for span in clip.cue):
            return
        is_quoted = self.print.quotation(clip.content) is not Quotation.INDIRECT
        lead, first = clip.cue_lead(), clip.cue[0]
        if not reporting.is_cue(printed, is_quoted):
            raise _Refused(Flaw.UNBACKED, f"“{printed}” does not tell that anything was said.")
        then = text[clip.cue[-1].end : clip.cue[-1].end + 60]
        if reporting.is_passive(printed, lead, then):
            raise _Refused(
                Flaw.MISATTRIBUTED, f"“{printed}” tells what {speaker.name} was asked or told, not what was said."
            )
        if reporting.is_noun(printed, lead):
            self._refuse_unowned(reporting.owner(printed, lead), printed, then, speaker, first)
        if self.document.kind is not DocumentKind.TRANSCRIPT:
            self._refuse_cue_of_other_words(clip, printed)

    def _refuse_unowned(self, owner: str, printed: str, then: str, speaker: Speaker, cue: Span) -> None:
        """Refuse a noun of saying ("claim") that is printed as nobody's or as another's."""
        of = _OF.match(then)
        owner = owner or (of[1] if of else "")
        if not owner:
            raise _Refused(Flaw.UNBACKED, f"The document does not say whose “{printed}” it is.")
        if owner not in _PRONOUNS | {"its", "my", "our"} and not self._may_be(owner, cue.start, speaker):
            raise _Refused(Flaw.MISATTRIBUTED, f"The “{printed}” is that of {owner}, not of {speaker.name}.")

    def _refuse_far(self, clip: Clip, printed: str, speaker: Speaker) -> None:
        """Refuse a sentence that holds neither the cue nor a quotation: it is the narrator's own."""
        near = set(self.print.numbers(clip.cue))
        if any(clip.sentence(span.start).of(self.document.text).rstrip().endswith((":", "：")) for span in clip.cue):
            return
        for span in clip.content:
            for number in self.print.numbers((span,)):
                sentence = self.print.window((number,))[0]
                part = Span(max(span.start, sentence.start), min(span.end, sentence.end))
                if number in near or self.print.quotation((part,)) is not Quotation.INDIRECT:
                    continue
                if any(
                    self._is(each.attribution.speaker.name, speaker.name) and any(s.overlaps(part) for s in each.spans)
                    for each in self._witness.get(number, ())
                ):
                    continue
                raise _Refused(
                    Flaw.UNBACKED,
                    f"“{printed}” stands in another sentence, and these words are not in quotation marks.",
                )

    def _refuse_cue_of_other_words(self, clip: Clip, printed: str) -> None:
        """Refuse a cue that the cue reader saw with other words of the same sentence only."""
        with_cue = [
            each
            for number in self.print.numbers(clip.cue)
            for each in self._by_cue.get(number, ())
            if any(_spans_meet(each.attribution.cue, span) for span in clip.cue)
        ]
        is_quoted = self.print.quotation(clip.content) is not Quotation.INDIRECT
        if is_quoted and not set(self.print.numbers(clip.content)) & set(self.print.numbers(clip.cue)):
            return
        if with_cue and not any(span.overlaps(s) for each in with_cue for s in each.spans for span in clip.content):
            raise _Refused(Flaw.UNBACKED, f"By the document, “{printed}” belongs to other words.")

    def _outer(self, clip: Clip, speaker: Speaker, own: Attribution | None) -> str:
        """Give who quotes the speaker, where the cue stands inside another's quotation; refuse where nobody knows who."""
        if not clip.cue or self.document.kind in (DocumentKind.TRANSCRIPT, DocumentKind.POST):
            return ""
        held = clip.quotation(clip.cue[0])
        if held is None or (own and any(_spans_meet(own.cue, span) for span in clip.cue)):
            return ""
        number = self.print.passages[self.print.at(clip.cue[0].start)].number
        for each in self._witness.get(number, ()):
            if any(span.overlaps(clip.cue[0]) for span in each.spans):
                outer = each.attribution.speaker.name
                is_own = self._is(outer, speaker.name)
                self._refuse_unless_inner(clip, held, speaker, is_own)
                return "" if is_own else outer
        raise _Refused(Flaw.UNBACKED, "The word for saying stands in a quotation, and is not the narrator's.")

    def _refuse_unless_inner(self, clip: Clip, held: Span, speaker: Speaker, is_own: bool) -> None:
        """Refuse a speaker who is not the subject of a cue inside a quotation."""
        start = max(held.start, clip.sentence(clip.cue[0].start).start)
        inner = self.document.text[start : clip.cue[-1].end + 20]
        for credit in credits(inner):
            if any(span.start <= start + credit.at < span.end for span in clip.cue) and any(
                name.lower() in {"i", "we"} if is_own else self._may_be(name, start + credit.start, speaker)
                for name in credit.names
            ):
                return
        raise _Refused(
            Flaw.MISATTRIBUTED, f"Inside that quotation, it is not {speaker.name} who is said to have said it."
        )

    def _refuse_turned_sense(self, clip: Clip) -> None:
        """Refuse words that those around them deny, make a condition of, or tell as a fiction."""
        cue = " ".join(span.of(self.document.text) for span in clip.cue)
        found = [turn for lead in clip.leads() if (turn := turns.before(lead)) and not _asks(cue, turn, lead)]
        if not denies(cue) and (turn := turns.before(clip.cue_lead())) and not _is_told(cue, turn):
            found.append(turn)
        found += [turn for lead in clip.leads() if (turn := turns.unsaid(cue, lead))]
        found += [turn for tail in clip.tails() if (turn := turns.after(tail))]
        if found:
            raise _Refused(
                found[0].flaw, f"The print has “{found[0].words}” with these words; without it they say another thing."
            )

    def _refuse_told_by_another(self, clip: Clip, speaker: Speaker) -> None:
        """Refuse words that, inside what the speaker said, are told as another's."""
        for lead in clip.leads():
            inner = [credit for credit in credits(lead) if credit.kind is Kind.SUBJECT]
            if not inner or len(lead[inner[-1].at :].split()) > _TOLD_WITHIN:
                continue
            first = clip.content[0].start
            is_quoted = clip.quotation(clip.content[0]) is not None
            for name in inner[-1].names:
                low = name.lower()
                if low in {"i", "we"} or (not is_quoted and low in _PRONOUNS) or self._may_be_own(name, first, speaker):
                    continue
                raise _Refused(
                    Flaw.MISATTRIBUTED, f"The words before these credit “{name}” with them, not {speaker.name}."
                )

    def _may_be_own(self, name: str, at: int, speaker: Speaker) -> bool:
        return name.lower() not in _PRONOUNS and self._may_be(name, at, speaker)

    def _topic(self, attribution: Attribution, numbers: Sequence[int], seen: Sequence[_Witnessed]) -> str:
        """Keep a topic whose every word of matter is printed there or in a headline; else give the cue reader's."""
        witnessed = [each.attribution.topic for each in seen if each.attribution.topic]
        topic = " ".join(attribution.topic.split())
        wanted = content_stems(topic)
        if topic and topic in witnessed:
            return topic
        if wanted and len(topic) <= _LONGEST_TOPIC and not _NO_TOPIC.search(topic):
            here = " ".join(span.of(self.document.text) for span in self.print.window(numbers))
            if wanted <= content_stems(here) | self._headings():
                return topic
        return witnessed[0] if witnessed else ""

    def _headings(self) -> frozenset[str]:
        """Give the stems of the document's title and headlines."""
        if self._heading is None:
            lines = (
                span.of(self.document.text)
                for span in self.print.window(headline(self.document.text, self.print.passages))
            )
            self._heading = content_stems(" ".join((self.document.title, *lines)))
        return self._heading

    def _addressee(
        self, attribution: Attribution, speaker: Speaker, own: Attribution | None, spans: Sequence[Span]
    ) -> str:
        """Keep an addressee named in the statement's own sentence, by the fullest name; any other is dropped."""
        wanted = attribution.addressee.strip()
        if not wanted:
            return ""
        known = self.cast.named(wanted)
        full = known.name if known else wanted
        if self._is(full, speaker.name):
            return ""
        if own is not None and own.addressee and (own is attribution or self._is(own.addressee, full)):
            return full if known or self._is_printed(wanted) else ""
        around = self._around(spans)
        words = {
            word.strip(".,;:!?()’'") for word in bare(around.replace("’s", "").replace("'s", "")).casefold().split()
        }
        names = set(bare(full).casefold().split()) - _LITTLE - TITLES
        asked = set(bare(wanted).casefold().split()) - _LITTLE
        if asked & (REPORTER_NOUNS | _HEARERS):
            return full if asked <= words else ""
        return full if names and (names <= words or full.split()[-1].casefold() in words) else ""

    def _around(self, spans: Sequence[Span]) -> str:
        """Give the sentences of a statement without the words said."""
        parts: list[str] = []
        for stretch in self.print.window(self.print.numbers(spans)):
            at = stretch.start
            for span in sorted(spans):
                if stretch.start <= span.start < stretch.end:
                    parts.append(self.document.text[at : span.start])
                    at = max(at, span.end)
            parts.append(self.document.text[at : stretch.end])
        return " ".join(parts)

    def _quotation(self, attribution: Attribution, content: Sequence[Span], own: Attribution | None) -> Quotation:
        printed = self.print.quotation(content)
        if printed is Quotation.INDIRECT and self.document.kind in (DocumentKind.TRANSCRIPT, DocumentKind.POST):
            believed = own or attribution
            return Quotation.DIRECT if believed.quotation is Quotation.DIRECT else printed
        return printed

    def _joint(self, attribution: Attribution, own: Attribution | None) -> bool:
        if self.document.kind is DocumentKind.JOINT_STATEMENT:
            return True
        if own is not None:
            return own.joint
        if not attribution.joint:
            return False
        told = " ".join(wording.text for wording in (*attribution.mention, *attribution.cue)).casefold().split()
        return bool(_JOINT_WORDS & set(told))

    def _spans(self, wordings: Sequence[Wording], numbers: Sequence[int], margin: int) -> tuple[Span, ...]:
        """Place a mention; one that is not found near is left out, since the speaker was checked already."""
        spans: list[Span] = []
        for wording in wordings:
            if wording.span and self.print.stands(wording.text, wording.span):
                spans.append(wording.span)
                continue
            for stretch in (*self.print.window(numbers), *self.print.window(numbers, margin)):
                found = next(self.print.folded.find(bare(wording.text), *self.print.folded.range(stretch)), None)
                if found:
                    spans.append(self.print.folded.span(*found))
                    break
        return tuple(sorted(set(spans)))


def _spans_meet(wordings: Sequence[Wording], span: Span) -> bool:
    return any(wording.span is not None and wording.span.overlaps(span) for wording in wordings)


def _with(via: tuple[str, ...], outer: str) -> tuple[str, ...]:
    return (*via, outer) if outer and outer not in via else via


def _asks(cue: str, turn: turns.Turn, lead: str) -> bool:
    """Say whether "if" or "whether" does no more than open what is asked, or left unsaid, by the cue."""
    is_close = len(lead.split()) <= _TOLD_WITHIN and lead.split()[-1:] == [turn.words]
    return turn.words.lower() in {"if", "whether"} and is_close and bool(_OPEN_CUES & set(cue.lower().split()))


def _is_told(cue: str, turn: turns.Turn) -> bool:
    return turn.words.casefold() in cue.casefold()


def _uncued(attribution: Attribution) -> str:
    printed = " ".join(wording.text for wording in attribution.cue).strip()
    said = f"The words “{printed}” do not stand by them." if printed else "No word there tells that it was said."
    return f"The document does not say that this was said there. {said}"


_ANOTHER_SENTENCE = 10_000
"""How much farther off a cue counts where it stands in another sentence than the content."""
_TOLD_WITHIN = 5
"""How many words from a reporting word to what it governs, at most."""
_LONGEST_TOPIC = 60
_NO_TOPIC = re.compile(r"[@<>]|://|[.!?]\s")
_OF = re.compile(r"\s*(?:by|of|from)\s+((?:the\s+)?[^,;:.]{2,60}?)(?=\s+(?:that|to|of|about|on)\b|[,;:.]|$)")
_OPEN_CUES = frozenset(
    """
    ask asks asked asking wonder wonders wondered wondering question questions questioned say saying tell telling know
    knows knew see doubt doubts doubted discuss discussed decide decided consider considered confirm specify disclose
    clarify reveal indicate mention explain said
    """.split()
)
"""Words that take "if" or "whether" without making a condition of what follows."""
_HEARERS = frozenset("audience crowd supporters viewers listeners parliament lawmakers congress rally public".split())
_NEAR = 6
"""How many passages before its cue a speaker may last have been named."""
_LITTLE = frozenset("the of a an and for in to".split())
_CLITIC = re.compile(r"^[’'](?:s|ll|re|ve|d|m)\s+")
_JOINTS = re.compile(r"[,;:\"“”]|\b(?:and|but)\b")
"""What parts a cue's own words from those of the clause before."""
_BODIES = frozenset(
    "administration agency association bank board bureau campaign cell center centre church college commission committee "
    "company congress corps council court department enquirer foundation fund government group herald house institute "
    "journal league ministry network news office organisation organization parliament party plan post press relations "
    "senate service society times tribune union university".split()
)
"""Last words of bodies' names: no pronoun of a person is one of them."""
_PRONOUNS = frozenset("he she it they i we you his her their".split())
_JOINT_WORDS = frozenset(
    """
    both two sides leaders they and together jointly presidents ministers parties joint pair
    """.split()
)


def _merged(statements: Sequence[Statement], known: Cast) -> tuple[Statement, ...]:
    """Make one of statements that tell the same words of the same speaker; the fuller is kept, relays are not lost."""
    kept: list[Statement] = []
    for statement in statements:
        for at in range(len(kept) - 1, max(-1, len(kept) - 6), -1):
            if _is_same(kept[at], statement) and (
                kept[at].speaker.name == statement.speaker.name
                or known.same(kept[at].speaker.name, statement.speaker.name)
            ):
                fuller = max(kept[at], statement, key=lambda each: (_size(each), len(each.via), len(each.cue)))
                kept[at] = replace(
                    fuller,
                    via=max(kept[at].via, statement.via, key=len),
                    addressee=fuller.addressee or kept[at].addressee or statement.addressee,
                    topic=fuller.topic or kept[at].topic or statement.topic,
                )
                break
        else:
            kept.append(statement)
    return tuple(kept)


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _is_same(one: Statement, other: Statement) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    return shared >= _DOUBLE * max(_size(one), _size(other), 1)
