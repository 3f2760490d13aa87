"""What each reporting clause of a unit reports: content before it, after it, or on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cues import lexicon
from bot.domain.cues.adjuncts import occasion_end
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.clauses import clauses
from bot.domain.cues.complements import Complement, complement
from bot.domain.cues.extents import (
    closes_sentence,
    ends_clause,
    ends_quote,
    floor,
    limit,
    rest,
    strip_right,
    takes_up,
    trailing_occasion,
)
from bot.domain.cues.phrases import Range, is_speaker, phrase_after
from bot.domain.cues.units import Unit
from bot.domain.cues.words import Kind, Word


@dataclass(frozen=True, slots=True)
class Event:
    """A clause with its content, as ranges of the unit's words."""

    clause: Clause
    cue: Range
    content: tuple[Range, ...]
    addressee: Range | None = None
    occasion: Range | None = None


def events(unit: Unit) -> tuple[Event, ...]:
    """All that is reported in a unit, those told inside another's content among them, in the order of their verbs."""
    words = unit.words
    found = [clause for clause in clauses(words) if _tells(words, clause)]
    if not found and (said := _presented(words)) is not None:
        return (said,)
    read = (_event(words, found, index) for index in range(len(found)))
    return tuple(event for event in read if event is not None and event.content)


def introduction(unit: Unit) -> Event | None:
    """The event of a unit that ends in a colon and so introduces what stands in the next one: *Xi continued:*."""
    words = unit.words
    if not words or words[-1].text != ":":
        return None
    for clause in reversed(clauses(words)):
        if clause.shape not in {Shape.ACCORDING, Shape.NOMINAL} and complement(words, clause).start is None:
            after = complement(words, clause)
            return Event(clause, Range(clause.group, clause.at + 1), (), after.addressee, after.occasion)
    return None


def _presented(words: Sequence[Word]) -> Event | None:
    """A quotation that a colon puts to somebody without a verb: *Alm: “No.”*, *Here's Alm in May 2020: “No.”*."""
    colon = next((at for at, word in enumerate(words[:_SHORT]) if word.text == ":"), 0)
    behind = words[colon + 1 :]
    if not colon or not behind or behind[0].kind is not Kind.QUOTE:
        return None
    if any(word.kind is not Kind.PUNCTUATION for word in behind[1:]):
        return None
    shown = words[0].lower == "here" and words[1].lower in {"'s", "’s", "is"}
    subject = phrase_after(words, 2, inner=False) if shown else Range(0, colon)
    if subject is None or any(word.kind is not Kind.NAME for word in words[subject.start : subject.end]):
        return None
    clause = Clause(Shape.PLAIN, lexicon.CUE_FORMS["said"], "past", colon, colon, subject, after=colon + 1)
    occasion = Range(subject.end, colon) if subject.end < colon else None
    cue = Range(0, 2) if shown else Range(colon, colon + 1)
    return Event(clause, cue, (Range(colon + 1, colon + 2),), None, occasion)


_SHORT = 16
"""Words before a colon that presents a quotation."""


def reply(unit: Unit) -> Event | None:
    """The event of a unit that holds a subject and its cue and no more: *Marlow said.* behind a quotation."""
    words = unit.words
    found = clauses(words)
    if len(found) != 1 or found[0].shape not in {Shape.PLAIN, Shape.INVERTED} or found[0].edge > 0:
        return None
    after = complement(words, found[0])
    closes = after.start is None and strip_right(words, 0, len(words)) <= after.end
    return (
        Event(found[0], Range(found[0].group, after.cue_end), (), after.addressee, after.occasion) if closes else None
    )


def _tells(words: Sequence[Word], clause: Clause) -> bool:
    """Has the clause content at all, after it or before?"""
    return (
        clause.shape in {Shape.ACCORDING, Shape.PASSIVE}
        or complement(words, clause).start is not None
        or closes_sentence(words, clause)
        or ends_quote(words, clause.edge)
        or _aside(words, clause) is not None
        or takes_up(words, clause)
    )


def _event(words: Sequence[Word], found: Sequence[Clause], index: int) -> Event | None:
    clause = found[index]
    if clause.shape is Shape.ACCORDING:
        return _according(words, found, index)
    if clause.object is not None:
        return Event(clause, Range(clause.group, clause.subject.start), (clause.object, *_charge(words, clause)))
    aside = _aside(words, clause) or _taken_up(words, found, index)
    if aside is not None:
        return aside
    after = complement(words, clause)
    cue = Range(_cue_start(words, clause), max(clause.at + 1, after.cue_end))
    content = _before(words, found, index, after)
    if content or after.start is None:
        return Event(clause, cue, content, after.addressee, after.occasion)
    start = after.start
    end = strip_right(words, start, limit(words, found, index, start))
    behind = end if after.occasion or "C" in clause.verb.frames else trailing_occasion(words, start, end)
    occasion = after.occasion or (Range(behind, end) if start < behind < end else None)
    end = behind if start < behind else end
    told = start < end and not _is_deed(words, clause, start, end)
    return Event(clause, cue, (Range(start, end),) if told else (), after.addressee, occasion)


def _charge(words: Sequence[Word], clause: Clause) -> tuple[Range, ...]:
    """What the subject of a passive is said to have done: *Xi was accused by Modi* | *of lying*."""
    at = clause.subject.end
    if at + 1 >= len(words) or words[at].lower not in {"of", "for"} or not words[at + 1].lower.endswith("ing"):
        return ()
    end = next((k for k in range(at, len(words)) if words[k].kind is Kind.PUNCTUATION), len(words))
    return (Range(at, end),)


def _cue_start(words: Sequence[Word], clause: Clause) -> int:
    """Where the cue begins: behind a time between it and its subject, as in *Xi on Tuesday said*."""
    if words[clause.group].lower.endswith(("self", "selves")):
        return clause.group + 1  # *she herself insists*
    timed = words[clause.group].kind is Kind.PREPOSITION or words[clause.group].lower in lexicon.TIMES
    return min(occasion_end(words, clause.group), clause.at) if timed else clause.group


def _is_deed(words: Sequence[Word], clause: Clause, start: int, end: int) -> bool:
    """Does the object name nothing said: *admitted it*, *said nothing of the kind*, *welcomed Xi at the airport*?"""
    if words[start].lower == "nothing" and clause.verb.lemma in {"say", "tell"}:
        return True  # *said nothing of the kind*
    if end - start == 1:
        return words[start].lower in {"it", "that", "this"}
    if clause.verb.lemma != "welcome":
        return False
    guest = phrase_after(words, start)
    if guest is None or not is_speaker(words, guest) or any(word.possessive for word in words[guest.start : guest.end]):
        return False
    return guest.end >= end or words[guest.end].lower in {"at", "to", "in", "on", "with"}


def _before(words: Sequence[Word], found: Sequence[Clause], index: int, after: Complement) -> tuple[Range, ...]:
    """Content that stands before the clause, and goes on behind it; nothing where the clause opens its own."""
    clause = found[index]
    if clause.shape not in {Shape.PLAIN, Shape.INVERTED} or clause.relative is not None:
        return ()
    if not clause.verb.frames & {"C", "D", "T", "A"}:
        return ()
    lead = strip_right(words, 0, clause.edge)
    quoted = lead > 0 and ends_quote(words, clause.edge) and not _is_setting(words, lead, after)
    if not quoted and (_opens(words, after) or not ends_clause(words, clause)):
        return ()
    start = floor(words, found, index)
    more = rest(words, found, index, after)
    return (*((Range(start, lead),) if start < lead else ()), *((more,) if more else ()))


_TELLING = frozenset({Kind.DETERMINER, Kind.NAME, Kind.NOUN, Kind.PRONOUN, Kind.NUMBER})


def _opens(words: Sequence[Word], after: Complement) -> bool:
    """Does the clause open its own content, rather than stand inside it: *The strait is open, Xi said, “for all.”*?"""
    if after.start is None:
        return False
    set_in = words[after.start].kind is Kind.QUOTE and words[after.start - 1].text == ","
    return not (set_in and words[0].kind in _TELLING)


def _aside(words: Sequence[Word], clause: Clause) -> Event | None:
    """*The strait, as Xi put it, is closed*: the whole sentence but for the aside is what was said."""
    lead = clause.edge - 1
    if clause.shape is not Shape.PLAIN or lead < 0 or words[lead].lower != "as":
        return None
    after = complement(words, clause)
    if after.start is not None or (lead > 0 and words[lead - 1].kind not in {Kind.PUNCTUATION, Kind.QUOTE}):
        return None
    if lead > 1 and words[lead - 2].lower == "that":
        return None  # *said that, as Xi put it, …*: set into another's words
    end = after.end
    if end >= len(words) or words[end].kind is not Kind.PUNCTUATION or not clause.verb.frames & {"C", "D", "T"}:
        return None
    before, behind = strip_right(words, 0, lead), strip_right(words, end + 1, len(words))
    parts = (Range(0, before), Range(end + 1, behind))
    content = tuple(part for part in parts if part.start < part.end)
    return Event(clause, Range(clause.group, clause.after), content)


def _taken_up(words: Sequence[Word], found: Sequence[Clause], index: int) -> Event | None:
    """*Xi said the deal was dead, which Modi denied*: what he denied is the content of the clause before."""
    clause = found[index]
    if not takes_up(words, clause):
        return None
    before = complement(words, found[index - 1]).start if index else None
    start, end = before or 0, clause.edge - 2
    inner = (
        at for at in range(end - 1, start, -1) if words[at].lower == "that" and words[at - 1].kind is not Kind.VERB
    )
    start = next(inner, start)  # *said she had heard from two that he would go, which he denied*
    return Event(clause, Range(clause.group, clause.at + 1), (Range(start, end),) if start < end else ())


_ASKED = frozenset("asked pressed questioned challenged".split())


def _is_setting(words: Sequence[Word], lead: int, after: Complement) -> bool:
    """Is what stands before only a setting: *On this week's "Agenda," the minister said that* …?"""
    if words[1 if words[0].lower == "when" else 0].lower in _ASKED:
        return True  # *Asked “Will you resign?”, the minister said “no”*
    if after.start is None or words[after.start].kind is Kind.QUOTE:
        return False
    opens = words[0].kind is Kind.PREPOSITION or lexicon.TENSE.get(words[0].lower) == "gerund"
    return opens and not any(word.kind in {Kind.VERB, Kind.AUXILIARY} for word in words[1:lead])


def _according(words: Sequence[Word], found: Sequence[Clause], index: int) -> Event:
    """*According to X, content* or *content, according to X*."""
    clause = found[index]
    cue = Range(clause.at, clause.subject.start)
    before = words[clause.at - 1] if clause.at else None
    if before is None or before.kind is Kind.CONJUNCTION or before.text == ";":
        start = next((at for at in range(clause.subject.end, len(words)) if words[at].text == ","), len(words)) + 1
        end = strip_right(words, start, limit(words, found, index, start))
    else:
        start, end = floor(words, found, index), strip_right(words, 0, clause.at)
    content: tuple[Range, ...] = (Range(start, end),) if start < end else ()
    goes_on = clause.subject.end + 1
    if content and clause.at > start and goes_on < len(words) and _goes_on(words, clause, clause.subject.end):
        stop = strip_right(words, goes_on, limit(words, found, index, goes_on))
        content = (*content, Range(goes_on, stop)) if goes_on < stop else content
    return Event(clause, cue, content)


def _goes_on(words: Sequence[Word], clause: Clause, comma: int) -> bool:
    """Does the sentence's own verb follow the aside: *His plan, according to aides, would* …?"""
    if words[comma].text != ",":
        return False
    lead = clause.at - 1
    while lead > 0 and (words[lead].text == "," or words[lead].kind is Kind.ADVERB):
        lead -= 1
    unfinished = words[lead].kind is Kind.AUXILIARY  # *The war would not, according to aides, end soon*
    return unfinished or words[comma + 1].kind in {Kind.AUXILIARY, Kind.VERB, Kind.QUOTE}
