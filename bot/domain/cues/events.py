"""What each reporting clause of a unit reports: content before it, after it, or on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cues import lexicon
from bot.domain.cues.clauses import Clause, Shape, clauses
from bot.domain.cues.phrases import Range, is_speaker, occasion_end, phrase_after
from bot.domain.cues.units import Unit
from bot.domain.cues.words import Kind, Word


@dataclass(frozen=True, slots=True)
class Event:
    """A clause with its content, as ranges of the unit's words."""

    clause: Clause
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    addressee: Range | None = None
    occasion: Range | None = None
    quoted_before: bool = False


def events(unit: Unit) -> tuple[Event, ...]:
    words = unit.words
    found = [clause for clause in clauses(words) if _tells(words, clause)]
    kept: list[Event] = []
    for index, clause in enumerate(found):
        event = _event(words, found, index)
        if event is not None and event.content:
            kept.append(event)
    return tuple(kept)


def _tells(words: Sequence[Word], clause: Clause) -> bool:
    """Has the clause content at all, after it or before?"""
    return clause.shape is Shape.ACCORDING or _After(words, clause).start is not None or _closes_sentence(words, clause) or (
        _ends_quote(words, clause.edge)
    )


def introduction(unit: Unit) -> Event | None:
    """The event of a unit that ends in a colon and so introduces what stands in the next one: *Xi continued:*."""
    words = unit.words
    if not words or words[-1].text != ":":
        return None
    for clause in reversed(clauses(words)):
        if clause.shape not in {Shape.ACCORDING, Shape.NOMINAL} and _After(words, clause).start is None:
            return Event(clause, (Range(clause.group, clause.at + 1),), ())
    return None


def _event(words: Sequence[Word], found: Sequence[Clause], index: int) -> Event | None:
    clause = found[index]
    if clause.shape is Shape.ACCORDING:
        return _according(words, found, index)
    lead = _strip_right(words, 0, clause.edge)
    after = _After(words, clause)
    closes = clause.shape in {Shape.PLAIN, Shape.INVERTED} and clause.relative is None
    quote_before = closes and lead > 0 and _ends_quote(words, clause.edge) and not _is_lead_in(words, lead, after)
    cue = (Range(clause.group, max(clause.at + 1, after.particle)),)
    speaks = bool(clause.verb.frames & {"C", "D", "T", "A"})
    if speaks and (quote_before or (closes and after.start is None and _ends_clause(words, clause))):
        floor = _floor(words, found, index)
        content = [Range(floor, lead)] if floor < lead else []
        rest = _rest(words, found, index, after)
        if rest is not None:
            content.append(rest)
        return Event(clause, cue, tuple(content), after.addressee, after.occasion, quote_before)
    if after.start is None:
        return None
    end = _limit(words, found, index, after.start, clause)
    end = _strip_right(words, after.start, end)
    if end <= after.start:
        return None
    return Event(clause, cue, (Range(after.start, end),), after.addressee, after.occasion)


def _is_lead_in(words: Sequence[Word], lead: int, after: _After) -> bool:
    """Is what stands before only a setting: *On this week's "Agenda," the minister said that* …?"""
    if after.start is None or words[after.start].kind is Kind.QUOTE or words[0].kind is not Kind.PREPOSITION:
        return False
    return not any(word.kind in {Kind.VERB, Kind.AUXILIARY} for word in words[:lead])


def _ends_quote(words: Sequence[Word], edge: int) -> bool:
    """Does a quotation that is a sentence of its own end right before `edge`?"""
    at = edge - 1
    if at >= 0 and words[at].kind is Kind.PUNCTUATION and words[at].text in {",", "—", "–", "--", "-"}:
        at -= 1
    if at < 0 or words[at].kind is not Kind.QUOTE:
        return False
    inner = words[at].text.rstrip("”\"'’»」")
    return at < edge - 1 or inner.endswith((",", "?", "!", ".", "…", "—", "-", "–"))


def _ends_clause(words: Sequence[Word], clause: Clause) -> bool:
    """Does a comma close a clause right before this one?"""
    at = clause.edge - 1
    if clause.shape not in {Shape.PLAIN, Shape.INVERTED} or at <= 0 or words[at].text not in {",", "—", "–", "--"}:
        return False
    return any(word.kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE} for word in words[:at]) or _interposed(words, clause)


def _interposed(words: Sequence[Word], clause: Clause) -> bool:
    """Does the sentence go on with its verb behind the clause: *The plan, he said, would* …?"""
    end = occasion_end(words, clause.after)
    return end + 1 < len(words) and words[end].text == "," and words[end + 1].kind in {Kind.AUXILIARY, Kind.VERB}


def _floor(words: Sequence[Word], found: Sequence[Clause], index: int) -> int:
    """Where content that precedes a clause may begin: behind whatever clause stands closed before it."""
    clause = found[index]
    floor = 0
    for at in range(clause.edge - 1, 0, -1):
        if words[at].text == ";":
            return at + 1
    for earlier in found[:index]:
        if earlier.shape is Shape.INVERTED or (earlier.shape is Shape.PLAIN and _ends_quote(words, earlier.edge)):
            floor = max(floor, earlier.after)
    while floor < clause.edge and words[floor].text in {",", ".", "—"}:
        floor += 1
    return floor


def _rest(words: Sequence[Word], found: Sequence[Clause], index: int, after: _After) -> Range | None:
    """What goes on behind a clause set into its content: *"…," he said, "…"*, *The plan, he said, would …*."""
    clause = found[index]
    at = after.end
    if at < len(words) and words[at].text in {",", ":", "—", "–", "--", "."}:
        at += 1
    else:
        if after.start is None or not _starts_quote(words, after.start):
            return None
        at = after.start
    if at >= len(words):
        return None
    end = _strip_right(words, at, _limit(words, found, index, at, clause))
    if end <= at:
        return None
    first = words[at]
    if first.kind is Kind.QUOTE:
        return Range(at, end)
    if any(other.edge == at for other in found) or first.kind is Kind.RELATIVE:
        return None
    if any(word.kind is Kind.QUOTE for word in words[at:end]):
        return Range(at, end)
    if _ends_quote(words, clause.edge):
        return None
    unfinished = words[0].kind in {Kind.SUBORDINATOR, Kind.PREPOSITION} or clause.edge <= 4
    goes_on = first.kind in {Kind.AUXILIARY, Kind.VERB, Kind.ADVERB} or first.lower == "that"
    return Range(at, end) if unfinished or goes_on else None


def _starts_quote(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].kind is Kind.QUOTE


def _according(words: Sequence[Word], found: Sequence[Clause], index: int) -> Event | None:
    clause = found[index]
    cue = (Range(clause.at, clause.subject.start),)
    comma = clause.subject.end
    lead = _strip_right(words, 0, clause.at)
    opens = clause.at == 0 or words[clause.at - 1].kind is Kind.CONJUNCTION or words[clause.at - 1].text == ";"
    if opens:
        while comma < len(words) and words[comma].text != ",":
            comma += 1
        start = comma + 1
        end = _strip_right(words, start, _limit(words, found, index, start, clause))
        return Event(clause, cue, (Range(start, end),)) if start < end else None
    floor = _floor(words, found, index)
    content = [Range(floor, lead)] if floor < lead else []
    return Event(clause, cue, tuple(content))


_SETTINGS = frozenset("as when while after because although though since before if once until".split())


def _limit(words: Sequence[Word], found: Sequence[Clause], index: int, start: int, clause: Clause) -> int:
    """Where content that begins at `start` must end: at the next clause that is not inside it."""
    end = len(words)
    for other in found[index + 1 :]:
        if other.edge <= start:
            continue
        before = words[other.edge - 1]
        if other.shape is Shape.ACCORDING:
            end = min(end, other.at)
        elif other.shape is Shape.SHARED and (before.text == "," or before.kind is Kind.CONJUNCTION):
            end = min(end, other.edge)
        elif other.shape is Shape.INVERTED or (other.shape is Shape.PLAIN and _closes_sentence(words, other)):
            end = min(end, other.edge)
        elif before.kind is Kind.CONJUNCTION or before.text == ";" or before.lower in {"while", "whereas", "although", "though"}:
            end = min(end, other.edge - 1)
    if clause.edge > 0 and words[clause.edge - 1].lower in _SETTINGS and clause.shape is Shape.PLAIN:
        comma = next((at for at in range(start, end) if words[at].text == ","), end)
        end = min(end, comma)
    for at in range(start + 1, end):
        if words[at].text == ";" and clause.shape is not Shape.ACCORDING:
            return at
    if not clause.verb.frames & {"C", "T", "A"} or (clause.verb.frames & {"O"} and _is_object(words, start)):
        end = min(end, _object_end(words, start, end))
    return end


def _is_object(words: Sequence[Word], start: int) -> bool:
    return words[start].lower not in {"that", "whether", "how", "why", "what"} and words[start].kind is not Kind.QUOTE


def _object_end(words: Sequence[Word], start: int, end: int) -> int:
    for at in range(start + 1, end - 1):
        following = words[at + 1]
        if words[at].text == "," and (
            following.kind in {Kind.SUBORDINATOR, Kind.CONJUNCTION}
            and following.lower not in {"and", "or", "that"}
            or (following.lower.endswith("ing") and following.lower not in lexicon.PARTICIPLE_PREPOSITIONS)
            or following.lower == "which"
        ):
            return at
        if words[at].lower in {"while", "when", "after", "because", "although"} and at > start + 1:
            return at
        if words[at].lower == "even" and following.lower in {"as", "though"}:
            return at
    return end


def _closes_sentence(words: Sequence[Word], clause: Clause) -> bool:
    """Is this clause the tail of its sentence: *…, the ministry said on Friday.*"""
    if clause.edge == 0 or words[clause.edge - 1].text not in {",", "—", "–", "--"}:
        return False
    end = occasion_end(words, clause.after)
    return end >= len(words) or words[end].text in {",", ".", ";", "—"}


def _strip_right(words: Sequence[Word], start: int, end: int) -> int:
    while end > start and (
        words[end - 1].text in {",", ".", ":", ";", "—", "–", "--", "-"}
        or (words[end - 1].kind is Kind.CONJUNCTION)
        or words[end - 1].lower in {"while", "as", "by"}
    ):
        end -= 1
    return end


class _After:
    """What follows a cue: particle, addressee, occasions, and where content begins, if it does."""

    def __init__(self, words: Sequence[Word], clause: Clause) -> None:
        self.addressee: Range | None = None
        self.occasion: Range | None = None
        self.start: int | None = None
        self.particle = clause.at + 1
        self._words, self._verb = words, clause.verb
        self._frames = clause.verb.frames
        at = clause.after
        if clause.shape is not Shape.INVERTED:
            at = self._particles(at)
        if "A" in self._frames and clause.shape is not Shape.INVERTED and self.particle == clause.at + 1:
            at = self._addressed(at)
        elif at < len(words) and words[at].kind is Kind.TO and self._frames & {"C", "T"}:
            at = self._to_addressee(at)
        begin = at
        if self.addressee and at < len(words) and words[at].lower in self._verb.prepositions:
            self.end, self.start = at, at + 1 if at + 1 < len(words) else None
            return
        if self._frames & {"C", "D", "A", "T"}:
            at = occasion_end(words, at)
        if at > begin:
            self.occasion = Range(begin, at)
        self.end = at
        self.start = self._content(at, begin)

    def _particles(self, at: int) -> int:
        words = self._words
        if at < len(words) and words[at].lower in self._verb.prepositions:
            self.particle = at + 1
            return at + 1
        return at

    def _addressed(self, at: int) -> int:
        words = self._words
        if at >= len(words) or words[at].kind is Kind.QUOTE or words[at].lower in {"that", "whether"}:
            return at
        phrase = phrase_after(words, at)
        if phrase is None or ("O" in self._frames and not is_speaker(words, phrase)):
            return at
        self.addressee = phrase
        return phrase.end

    def _to_addressee(self, at: int) -> int:
        phrase = phrase_after(self._words, at + 1)
        if phrase is None or "I" in self._frames or not is_speaker(self._words, phrase):
            return at
        self.addressee = phrase
        return phrase.end

    def _content(self, at: int, begin: int) -> int | None:
        words, frames = self._words, self._frames
        if at >= len(words):
            return None
        word = words[at]
        if word.text == ":":
            return at + 1 if at + 1 < len(words) else None
        if word.text == ",":
            return at + 1 if _starts_quote(words, at + 1) else self._past_aside(at)
        if word.kind is Kind.PUNCTUATION:
            return None if word.text not in {"$", "#", "(", "["} else at
        if word.kind is Kind.QUOTE:
            return at
        if self.particle > 0 and begin > 0 and words[begin - 1].lower in self._verb.prepositions and begin == self.particle:
            return begin
        if word.kind is Kind.TO:
            if "A" in frames and self.addressee:
                return self.addressee.start
            return at if "I" in frames else None
        if word.lower in {"that", "whether", "if", "how", "why", "what", "where"}:
            return at if frames & {"C", "T", "A"} else None
        if "C" in frames or "A" in frames:
            return at if word.kind not in {Kind.PREPOSITION, Kind.CONJUNCTION, Kind.RELATIVE} or word.lower in {"in", "as", "with", "by", "at", "for", "on", "despite", "without", "under"} else None
        if "A" in frames and "O" in frames and self.addressee and word.kind is Kind.PUNCTUATION:
            return self.addressee.start
        if "O" in frames or "G" in frames:
            begin_word = words[begin] if begin < len(words) else word
            return begin if begin_word.kind not in {Kind.PREPOSITION, Kind.CONJUNCTION, Kind.PUNCTUATION} else None
        if "Q" in frames:
            return begin if any(w.kind is Kind.QUOTE for w in words[begin : begin + 8]) else None
        return None

    def _past_aside(self, at: int) -> int | None:
        """*said, in an interview with CNN, that* …"""
        words = self._words
        for end in range(at + 1, min(len(words) - 1, at + 18)):
            if words[end].text == ",":
                following = words[end + 1]
                if following.lower == "that" or following.kind is Kind.QUOTE:
                    return end + 1
                if following.kind is Kind.DETERMINER and "O" in self._frames and words[at + 1].kind is Kind.PREPOSITION:
                    return end + 1
            if words[end].text in {":"}:
                return end + 1 if end + 1 < len(words) else None
            if words[end].kind is Kind.VERB and words[end].lower in lexicon.CUE_FORMS:
                return None
        return None
