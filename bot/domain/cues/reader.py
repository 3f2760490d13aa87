"""From events to attributions: who the mention names, who relayed it, and which quotations go on under one speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.cues import relays
from bot.domain.cues.clause import Shape
from bot.domain.cues.events import Event, events, introduction
from bot.domain.cues.labels import Turn, turns
from bot.domain.cues.occasions import is_earlier, is_joint
from bot.domain.cues.phrases import Range
from bot.domain.cues.units import Unit, units
from bot.domain.cues.words import Kind
from bot.domain.furniture import furniture
from bot.domain.model import Attribution, Document, Passage, Quotation, Span, Speaker, Wording
from bot.domain.names import Cast, cast
from bot.domain.topics import topics


def read(document: Document, passages: Sequence[Passage]) -> tuple[Attribution, ...]:
    """Find the attributions of a document, in the order of the text; every wording carries its span."""
    people = cast(document, passages)
    spoken, labelled = turns(document, passages)
    reader = _Reader(document, people)
    for unit in units(document.text, passages, furniture(document.text, passages) | labelled):
        reader.read(unit)
    found = sorted((*(_under_label(turn, document, people) for turn in spoken), *reader.attributions()), key=_place)
    headings = topics(document, passages, found)
    return tuple(replace(attribution, topic=topic) for attribution, topic in zip(found, headings, strict=True))


def _place(attribution: Attribution) -> tuple[int, int]:
    first = attribution.content[0].span
    assert first is not None  # the cue reader places all it reads
    return first.start, first.end


def _under_label(turn: Turn, document: Document, people: Cast) -> Attribution:
    text = document.text
    speaker = people.resolve(turn.name, turn.mention.start) or people.named(turn.name) or Speaker(turn.name)
    return Attribution(
        speaker=speaker,
        mention=(Wording(turn.mention.of(text), turn.mention),),
        cue=(Wording(turn.cue.of(text), turn.cue),),
        content=(Wording(turn.content.of(text), turn.content),),
        quotation=Quotation.DIRECT,
        via=("interpreter",) if turn.interpreted else (),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution in the making."""

    unit: Unit
    event: Event
    speaker: Speaker
    content: tuple[Span, ...]
    via: tuple[str, ...]
    quoted: bool


@dataclass(slots=True)
class _Reader:
    document: Document
    cast: Cast
    found: list[_Found] = field(default_factory=list)
    body: Speaker | None = None
    """Whom "it" stands for in "it added"."""

    def read(self, unit: Unit) -> None:
        if self._introduced(unit):
            return
        if unit.is_quotation and self._goes_on(unit):
            last = self.found[-1]
            self.found[-1] = replace(
                last, content=(*last.content, *(quote.span for quote in unit.quotes)), unit=last.unit
            )
            self._last_paragraph = unit.paragraph
            return
        for event, outer in _told(unit, events(unit)):
            self._keep(unit, event, outer)
        opening = introduction(unit)
        self._pending = None if opening is None else (unit, opening)

    _last_paragraph: int = -1
    _pending: tuple[Unit, Event] | None = None
    _block: int = -1
    """The paragraph that is being taken over whole, introduced by a colon."""

    def _introduced(self, unit: Unit) -> bool:
        """Take over what a colon introduced: a quotation, or the paragraph that follows."""
        if self._pending is not None:
            before, event = self._pending
            self._pending = None
            if unit.is_quotation or unit.paragraph == before.paragraph + 1:
                self._keep(before, event, (), unit.span)
                self._block = unit.paragraph if not unit.is_quotation else -1
                self._last_paragraph = unit.paragraph
                return True
        if self._block == unit.paragraph and self.found:
            last = self.found[-1]
            self.found[-1] = replace(last, content=(*last.content, unit.span))
            return True
        return False

    def _goes_on(self, unit: Unit) -> bool:
        """Does a sentence that is all quotation continue what was quoted just before?"""
        if not self.found or not self.found[-1].quoted:
            return False
        last = max(self.found[-1].unit.paragraph, self._last_paragraph)
        if unit.paragraph == last:
            return True
        before = self.found[-1].unit.quotes
        return unit.paragraph == last + 1 and bool(before) and not before[-1].closed

    def _keep(self, unit: Unit, event: Event, outer: Sequence[Event], introduced: Span | None = None) -> None:
        text = self.document.text
        speaker = self._speaker(unit, event.clause.subject, event)
        via = [self._speaker(unit, relay.clause.subject, relay).name for relay in outer]
        if event.occasion and (channel := relays.channel(unit.words, event.occasion, text)):
            via.insert(0, channel)
        elif event.addressee and relays.is_medium(_printed(unit, event.addressee, text)):
            via.insert(0, _printed(unit, event.addressee, text))
        content = (introduced,) if introduced else tuple(_span(unit, part) for part in event.content)
        quoted = introduced is not None or any(
            quote.is_sentence and any(span.contains(quote.span) for span in content) for quote in unit.quotes
        )
        if not outer and relays.relays(unit.words, event):
            self.body = speaker
        elif outer:
            self.body = self._speaker(unit, outer[0].clause.subject, outer[0])
        self.found.append(_Found(unit, event, speaker, content, tuple(dict.fromkeys(via)), quoted))

    def _speaker(self, unit: Unit, subject: Range, event: Event) -> Speaker:
        mention = _printed(unit, subject, self.document.text)
        if mention.lower() == "it" and self.body is not None:
            return self.body
        at = unit.words[subject.start].start
        return self.cast.resolve(mention, at) or Speaker(mention)

    def attributions(self) -> Iterator[Attribution]:
        read = [self._attribution(found) for found in self.found]
        vias = relays.carried(
            [
                relays.Told(
                    found.speaker.name,
                    found.unit.paragraph,
                    found.via,
                    attribution.earlier,
                    found.event.occasion is not None,
                )
                for found, attribution in zip(self.found, read, strict=True)
            ]
        )
        for attribution, via in zip(read, vias, strict=True):
            yield replace(attribution, via=via)

    def _attribution(self, found: _Found) -> Attribution:
        text, unit, event = self.document.text, found.unit, found.event
        mention = _span(unit, event.clause.subject)
        mentions = [mention, *([_span(unit, event.clause.relative)] if event.clause.relative else [])]
        around = " ".join(
            word.text for word in unit.words if not any(span.start <= word.start < span.end for span in found.content)
        )
        held = " ".join(span.of(text) for span in found.content)
        return Attribution(
            speaker=found.speaker,
            mention=tuple(Wording(span.of(text), span) for span in mentions),
            cue=(Wording(_printed(unit, event.cue, text), _span(unit, event.cue)),),
            content=tuple(Wording(span.of(text), span) for span in found.content),
            quotation=_quotation(held),
            via=found.via,
            addressee=self._addressee(found),
            earlier=is_earlier(around, self.document),
            joint=is_joint(mention.of(text), found.speaker.name, self.document),
        )

    def _addressee(self, found: _Found) -> str:
        if found.event.addressee is None:
            return ""
        printed = _printed(found.unit, found.event.addressee, self.document.text)
        known = self.cast.resolve(printed, found.unit.words[found.event.addressee.start].start)
        return known.name if known else printed


def _told(unit: Unit, found: Sequence[Event]) -> Iterator[tuple[Event, tuple[Event, ...]]]:
    """Each event that stands for itself, with the events that relay it, nearest first."""
    for event in found:
        around = [other for other in found if other is not event and _holds(other, event)]
        if around and not all(_relays(unit, other, event) for other in around):
            continue
        inside = [other for other in found if other is not event and _holds(event, other)]
        if any(_relays(unit, event, other) for other in inside):
            continue
        yield event, tuple(sorted(around, key=lambda other: abs(other.clause.at - event.clause.at)))


def _holds(outer: Event, inner: Event) -> bool:
    return any(part.start <= inner.clause.edge and inner.clause.at < part.end for part in outer.content)


def _relays(unit: Unit, outer: Event, inner: Event) -> bool:
    """Does the outer event do no more than pass on what the inner one's speaker said?"""
    if inner.clause.verb.belief or not relays.relays(unit.words, outer) or not _opens_with(unit, outer, inner):
        return False
    told_of = unit.words[inner.clause.subject.start]
    return (
        told_of.kind is not Kind.PRONOUN or outer.clause.at > inner.clause.at or outer.clause.shape is Shape.ACCORDING
    )


def _opens_with(unit: Unit, outer: Event, inner: Event) -> bool:
    """Is the inner event all that the outer one tells, as in "the ministry said Xi urged …"?"""
    if outer.clause.shape is Shape.ACCORDING or outer.clause.at > inner.clause.at:
        return True
    lead = [word.lower for word in unit.words[outer.content[0].start : inner.clause.edge]]
    return len(lead) <= 2


def _span(unit: Unit, part: Range) -> Span:
    return Span(unit.words[part.start].start, unit.words[part.end - 1].end)


def _printed(unit: Unit, part: Range, text: str) -> str:
    return _span(unit, part).of(text)


def _quotation(content: str) -> Quotation:
    if not any(mark in content for mark in "“”\"«»„「''"):
        return Quotation.INDIRECT
    bare = content.strip(" ,.;")
    whole = bare[:1] in "“\"«„「'" and bare[-1:] in "”\"»“」'"
    return Quotation.DIRECT if whole else Quotation.MIXED
