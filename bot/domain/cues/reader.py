"""From events to attributions: who the mention names, who relayed it, and which quotations go on under one speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.cues import lexicon, relays
from bot.domain.cues.adjuncts import lead_in
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.events import Event, events, introduction, reply
from bot.domain.cues.labels import Turn, turns
from bot.domain.cues.occasions import is_earlier, is_joint
from bot.domain.cues.phrases import Range, is_time
from bot.domain.cues.provisos import is_proviso, opens_proviso
from bot.domain.cues.quotes import Quote
from bot.domain.cues.units import Unit, units
from bot.domain.cues.words import Kind, Word, joined
from bot.domain.furniture import furniture
from bot.domain.model import Attribution, Document, DocumentKind, Passage, Quotation, Span, Speaker, Wording
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
    """Does it quote whole sentences, so that a quotation behind it may go on?"""
    quotation: Quotation
    relayed: bool


@dataclass(slots=True)
class _Reader:
    """Reads unit after unit and remembers what the next one may lean on."""

    document: Document
    cast: Cast
    found: list[_Found] = field(default_factory=list)
    body: Speaker | None = None
    """Whom "it" stands for in "it added"."""
    told: int = -2
    """The paragraph in which it last spoke."""
    pending: tuple[Unit, Event] | None = None
    """An event whose colon introduces what comes next."""
    block: int = -1
    """The paragraph that is being taken over whole, introduced by a colon."""
    is_list: bool = False
    """Is what the colon introduced a list?"""
    spoken: int = -1
    """The paragraph in which the last attribution ended."""
    is_open: bool = False
    """Does the last attribution end in a quotation that no mark closes?"""
    is_unread: bool = False
    """Did the sentence just read quote somebody who could not be told?"""
    latest: Unit | None = None
    """The narrator's sentence just read."""
    orphans: list[Unit] = field(default_factory=list)
    """Quotations nobody has been credited with yet."""

    def read(self, unit: Unit) -> None:
        if self._introduced(unit):
            return
        if unit.is_quotation:
            if self._goes_on(unit):
                self._append(unit)
            else:
                self.orphans = [*(orphan for orphan in self.orphans if self._leads_to(orphan, unit)), unit]
            return
        answered = reply(unit) if self.orphans and self.orphans[-1].paragraph == unit.paragraph else None
        before = self.found[-1].unit if self.found else None
        kept = len(self.found)
        if answered is not None:
            self._keep(unit, answered, (), ())
        elif self.latest is before and before is not None and is_proviso(before, unit):
            self._append(unit)
        else:
            for event, outer in _told(unit, events(unit)):
                self._keep(unit, event, outer, tuple(_span(unit, part) for part in event.content))
        if self.latest is before and before is not None and len(self.found) == kept + 1:
            self._join_proviso()
        self.latest = unit
        self.is_unread = len(self.found) == kept and any(quote.is_sentence for quote in unit.quotes)
        self.orphans = []
        opening = introduction(unit)
        self.pending = None if opening is None else (unit, opening)

    def _join_proviso(self) -> None:
        """Put *But only, he added, if parliament agreed* to what it limits."""
        before, last = self.found[-2:]
        opening = last.content[0].of(self.document.text)
        if last.speaker == before.speaker and len(last.content) > 1 and opens_proviso(opening):
            self.found[-2:] = [replace(before, content=(*before.content, *last.content))]

    def _introduced(self, unit: Unit) -> bool:
        """Take over what a colon introduced: a quotation, or the paragraph that follows."""
        if self.pending is not None:
            before, event = self.pending
            self.pending = None
            if unit.is_quotation or unit.paragraph == before.paragraph + 1:
                self._keep(before, event, (), (unit.span,), unit.quotes)
                self.block, self.is_list = -1 if unit.is_quotation else unit.paragraph, _is_listed(unit)
                self._ends_in(unit)
                return True
        if self.found and (self.block == unit.paragraph or (self.block == unit.paragraph - 1 and _is_listed(unit))):
            if self.block < unit.paragraph and not self.is_list:
                return False
            self.block = unit.paragraph
            self._append(unit)
            return True
        return False

    def _goes_on(self, unit: Unit) -> bool:
        """Does a sentence that is all quotation continue what was quoted just before?"""
        if not self.found or not self.found[-1].quoted or self.orphans or self.is_unread:
            return False
        return unit.paragraph == self.spoken or (unit.paragraph == self.spoken + 1 and self.is_open)

    def _append(self, unit: Unit) -> None:
        last = self.found[-1]
        spans = tuple(quote.span for quote in unit.quotes) if unit.is_quotation else (unit.span,)
        self.found[-1] = replace(last, content=(*last.content, *spans))
        self._ends_in(unit)

    def _ends_in(self, unit: Unit) -> None:
        self.spoken = unit.paragraph
        self.is_open = bool(unit.quotes) and not unit.quotes[-1].closed

    @staticmethod
    def _leads_to(orphan: Unit, unit: Unit) -> bool:
        """Do the two quotations belong to one speech?"""
        left_open = not orphan.quotes[-1].closed
        return unit.paragraph == orphan.paragraph or (unit.paragraph == orphan.paragraph + 1 and left_open)

    def _keep(
        self,
        unit: Unit,
        event: Event,
        outer: Sequence[Event],
        content: tuple[Span, ...],
        introduced: Sequence[Quote] = (),
    ) -> None:
        text, words = self.document.text, unit.words
        speaker = self._speaker(unit, event.clause.subject)
        if event.addressee is not None and speaker.name == self._addressee(unit, event):
            speaker = Speaker(joined(_printed(unit, event.clause.subject, self.document.text)))  # another of that title
        if self._is_unknown(speaker, event):
            return
        if event.clause.shape is Shape.IMPERSONAL:
            both = self.cast.resolve("the two sides", words[event.clause.at].start)
            if both is None or " and " not in both.name:
                return  # nobody certain is meant
            speaker = both
        if not content or any(content[0].start == quote.span.start for quote in unit.quotes):
            claimed = [orphan for orphan in self.orphans if self._leads_to(orphan, unit)]
            content = (*(quote.span for orphan in claimed for quote in orphan.quotes), *content)
        if not content:
            return
        via = [*self._channels(unit, event), *self._informant(unit, event)]
        for relay in outer:
            via += [*self._informant(unit, relay), self._speaker(unit, relay.clause.subject).name]
        quotes = [*(quote for orphan in self.orphans for quote in orphan.quotes), *unit.quotes, *introduced]
        quoted = any(quote.is_sentence and any(span.contains(quote.span) for span in content) for quote in quotes)
        teller = outer[0].clause.subject if outer else event.clause.subject
        if relays.is_body(words, teller):
            self.body, self.told = self._speaker(unit, teller), unit.paragraph
        kind = _quotation(text, content, [quote.span for quote in quotes])
        self.found.append(_Found(unit, event, speaker, content, tuple(dict.fromkeys(via)), quoted, kind, bool(outer)))
        self._ends_in(unit)

    def _channels(self, unit: Unit, event: Event) -> Iterator[str]:
        """The post, interview or paper the words went through, as the occasion, the lead-in or the addressee tells."""
        text, words = self.document.text, unit.words
        lead = lead_in(words, event.clause.edge) if event.clause.shape is not Shape.ACCORDING else None
        for occasion in (event.occasion, lead):
            if occasion is not None and (channel := relays.channel(words, occasion, text)):
                yield channel
                return
        if event.addressee and relays.is_medium(_printed(unit, event.addressee, text)):
            yield self._addressee(unit, event)

    def _informant(self, unit: Unit, event: Event) -> Iterator[str]:
        for told in (relays.mouth(unit.words, event), relays.informant(unit.words, event)):
            if told is not None:
                name = self._speaker(unit, told).name
                yield "interpreter" if name.lower().endswith(" interpreter") else name

    def _speaker(self, unit: Unit, subject: Range) -> Speaker:
        mention = joined(_printed(unit, subject, self.document.text))
        if mention.lower() == "it" and self.body is not None and unit.paragraph - self.told <= 1:
            return self.body
        return self.cast.resolve(mention, unit.words[subject.start].start) or Speaker(mention)

    def _is_unknown(self, speaker: Speaker, event: Event) -> bool:
        """Is it an "I" of nobody known, or an "it" that may as well be a thing as somebody who wishes something?"""
        if speaker.name.lower() == "i":
            return self.document.kind is not DocumentKind.POST
        return speaker.name.lower() == "it" and event.clause.verb.belief

    def _is_of_several(self, before: Attribution | None) -> bool:
        """Does "they" go on for several told of before, or stand in a side's account, which tells of two sides?"""
        return self.document.kind is DocumentKind.READOUT or (before is not None and before.joint)

    def _addressee(self, unit: Unit, event: Event) -> str:
        if event.addressee is None:
            return ""
        printed = joined(_printed(unit, event.addressee, self.document.text))
        known = self.cast.resolve(printed, unit.words[event.addressee.start].start)
        return known.name if known else printed

    def attributions(self) -> Iterator[Attribution]:
        read: list[Attribution] = []
        for found in self.found:
            read.append(self._attribution(found, read[-1] if read else None))
        told = [
            relays.Told(
                found.speaker.name,
                found.unit.paragraph,
                found.via,
                attribution.earlier,
                found.event.occasion is not None,
            )
            for found, attribution in zip(self.found, read, strict=True)
        ]
        for attribution, via in zip(read, relays.carried(told), strict=True):
            yield replace(attribution, via=via)

    def _attribution(self, found: _Found, before: Attribution | None) -> Attribution:
        text, unit, event = self.document.text, found.unit, found.event
        named = () if event.clause.shape is Shape.IMPERSONAL else (event.clause.subject, event.clause.relative)
        mentions = [_span(unit, part) for part in named if part is not None]
        mention = mentions[0].of(text) if mentions else ""
        joint = is_joint(mention, found.speaker.name, self.document)
        return Attribution(
            speaker=found.speaker,
            mention=tuple(Wording(span.of(text), span) for span in mentions),
            cue=(Wording(_printed(unit, event.cue, text), _span(unit, event.cue)),),
            content=tuple(Wording(span.of(text), span) for span in found.content),
            quotation=found.quotation,
            via=found.via,
            addressee=self._addressee(unit, event),
            earlier=is_earlier(_around(found), self.document),
            joint=joint or (mention.lower() == "they" and self._is_of_several(before)),
        )


def _is_listed(unit: Unit) -> bool:
    return unit.words[0].text in {"-", "–", "•", "*", "·"}


def _around(found: _Found) -> str:
    """The narrator's lead-in, cue and occasion, without a word of the content."""
    words, event = found.unit.words, found.event
    lead = lead_in(words, event.clause.edge)
    reach = max(event.clause.after, event.cue.end, event.occasion.end if event.occasion else 0)
    parts = [*words[lead.start : lead.end]] if lead else []
    start = max(event.clause.edge, lead.end if lead else 0)
    aside = _apposition(words, event.clause)
    parts += [word for at, word in enumerate(words[start : reach + 1], start) if not (aside.start <= at < aside.end)]
    kept = (word for word in parts if not any(span.start <= word.start < span.end for span in found.content))
    # in what another tells, *had said* is but a shift of tense
    return " ".join(word.text for word in kept if not (found.relayed and word.lower == "had"))


def _apposition(words: Sequence[Word], clause: Clause) -> Range:
    """What stands between a subject and its verb and tells who it is, not when it spoke: *, who has led since 1984,*."""
    start, end = clause.subject.end, max(clause.group, clause.subject.end)
    if clause.shape is Shape.INVERTED:
        start, end = clause.subject.end, max(clause.after, clause.subject.end)
    held = words[start:end]
    dated = len(held) > 1 and held[0].text == "," and (held[1].kind is Kind.PREPOSITION or is_time(held[1]))
    told = any(word.lower in lexicon.CUE_FORMS and word.kind is Kind.VERB for word in held)
    if (dated and not told) or not held or held[0].kind is not Kind.PUNCTUATION:
        return Range(start, start)  # *Xi, in June, warned*
    return Range(start, end)


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


_DENYING = frozenset(
    "deny reject dispute refute doubt question dismiss contradict rebut disavow rule decline refuse".split()
)


def _relays(unit: Unit, outer: Event, inner: Event) -> bool:
    """Does the outer event do no more than pass on what the inner one's speaker said? A denial passes on nothing."""
    clause = outer.clause
    if inner.clause.verb.belief or not relays.relays(unit.words, outer) or not _opens_with(unit, outer, inner):
        return False
    if clause.verb.lemma in _DENYING or any(_negates(word) for word in unit.words[clause.group : clause.at]):
        return False
    told_of = unit.words[inner.clause.subject.start]
    return told_of.kind is not Kind.PRONOUN or clause.at > inner.clause.at or clause.shape is Shape.ACCORDING


def _negates(word: Word) -> bool:
    return word.lower in {"not", "never", "cannot"} or word.lower.endswith(("n't", "n’t"))


def _opens_with(unit: Unit, outer: Event, inner: Event) -> bool:
    """Does what the outer event tells open with the inner one, but for a setting, as in "the ministry said Xi urged …"?

    *It is not true that Xi agreed, the ministry said* does not: what stands between may turn the sense round.
    """
    part = next((part for part in outer.content if part.start <= inner.clause.edge < part.end), outer.content[0])
    lead = unit.words[part.start : inner.clause.edge]
    if any(_negates(word) or word.lower in {"no", "false", "untrue"} for word in lead):
        return False
    if inner.clause.shape is Shape.NOMINAL or (inner.clause.tense == "gerund" and inner.clause.shape is Shape.PLAIN):
        behind = unit.words[inner.content[-1].end : part.end]  # *his claim that … was false, the ministry said*
        return not any(word.kind in {Kind.AUXILIARY, Kind.VERB} for word in behind)
    if outer.clause.shape is Shape.ACCORDING or outer.clause.at > inner.clause.at:
        first = next((word for word in lead if word.kind in {Kind.VERB, Kind.AUXILIARY}), None)
        return first is None or inner.clause.edge - part.start > 3
    return len(lead) <= 2


def _span(unit: Unit, part: Range) -> Span:
    return Span(unit.words[part.start].start, unit.words[part.end - 1].end)


def _printed(unit: Unit, part: Range, text: str) -> str:
    return _span(unit, part).of(text)


def _quotation(text: str, content: Sequence[Span], quotes: Sequence[Span]) -> Quotation:
    """Is the content all quoted, in part, or not at all?"""
    held = [quote for quote in quotes if any(span.overlaps(quote) for span in content)]
    if not held:
        return Quotation.INDIRECT
    outside = "".join(
        text[at]
        for span in content
        for at in range(span.start, span.end)
        if not any(quote.start <= at < quote.end for quote in held)
    )
    narrated = outside.strip().removeprefix("that")
    return Quotation.MIXED if any(letter.isalnum() for letter in narrated) else Quotation.DIRECT
