"""What follows a cue: a particle, an addressee, an occasion, and where content begins, if it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cues import lexicon
from bot.domain.cues.adjuncts import occasion_end
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.phrases import Range, is_speaker, is_time, phrase_after
from bot.domain.cues.words import Kind, Word


@dataclass(frozen=True, slots=True)
class Complement:
    cue_end: int
    """Behind the verb and the preposition that belongs to it: *called for*."""
    addressee: Range | None
    occasion: Range | None
    end: int
    """Behind addressee and occasion."""
    start: int | None
    """Where content begins; none where the sentence goes no further."""


def complement(words: Sequence[Word], clause: Clause) -> Complement:
    frames, prepositions = clause.verb.frames, clause.verb.prepositions
    at = cue_end = clause.after
    addressee: Range | None = None
    if "B" in frames:
        return Complement(cue_end, None, None, at, _thing_start(words, at))
    if clause.shape is Shape.INVERTED:
        cue_end = clause.at + 1
    elif at < len(words) and words[at].lower in prepositions and not _is_other(words, at, frames):
        at = cue_end = at + 1
        return Complement(cue_end, None, None, at, _thing_start(words, at))
    elif "A" in frames:
        addressee = _addressed(words, at, frames, prepositions)
    if addressee is not None and addressee.end < len(words) and words[addressee.end].kind is Kind.AUXILIARY:
        addressee = None  # *promised the ministry would pay*
    if addressee is None and at < len(words) and words[at].kind is Kind.TO and frames & {"C", "T"}:
        addressee = _to_whom(words, at, frames)
    if addressee is not None:
        at = addressee.end
        if at < len(words) and words[at].lower in prepositions:
            kept = words[at].lower == "against"  # *warned him against*: without it the sense is lost
            return Complement(cue_end, addressee, None, at, _thing_start(words, at if kept else at + 1))
    if at + 2 < len(words) and words[at].lower in {"in", "at", "with"} and words[at + 1].lower in _MANNERS:
        at += 2  # *discussed in depth* the truce, *accepted with pleasure* the invitation
    begin = at
    if not frames:  # *spoke with Xi today about trade*: the preposition may come late
        late = prepositions & {"about", "on", "against", "regarding"}
        at = occasion_end(words, at, barred=late)
        if at < len(words) and words[at].lower in late:
            return Complement(cue_end, None, Range(begin, at) if at > begin else None, at, _thing_start(words, at + 1))
    if frames & {"C", "D", "A", "T"}:
        at = occasion_end(words, at)
    if "W" in frames:
        addressee = phrase_after(words, at, barred=_REASONS)
    occasion = Range(begin, at) if at > begin else None
    start = _start(words, at, begin, frames, addressee)
    if start is None and frames & {"C", "T", "A"} and _is_conditional(words, at, clause.edge):
        start = at + 1
    return Complement(cue_end, addressee, occasion, at, start)


CONDITIONS = frozenset("if unless until once provided".split())
"""Words that open a condition, which belongs to what was said wherever it stands."""


def _is_conditional(words: Sequence[Word], at: int, edge: int) -> bool:
    """Does what was said open with its condition between commas: *Xi said, if it rained, the army would leave*?"""
    if at + 1 >= len(words) or words[at].text != "," or words[at + 1].lower not in CONDITIONS:
        return False
    if any(word.kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE} for word in words[:edge]):
        return False  # *It would leave, Xi said, if it rained*
    return any(word.text == "," for word in words[at + 2 :]) and (edge == 0 or words[edge - 1].text != "," or edge > 4)


def _is_other(words: Sequence[Word], at: int, frames: frozenset[str]) -> bool:
    """Does the preposition belong to something else than the cue: *agreed to meet*, *reported on Monday*?"""
    return _is_infinitive(words, at, frames) or (at + 1 < len(words) and is_time(words[at + 1]))


def _is_infinitive(words: Sequence[Word], at: int, frames: frozenset[str]) -> bool:
    """Is this the "to" of *agreed to meet*, rather than that of *agreed to the truce*?"""
    if words[at].kind is not Kind.TO or "I" not in frames:
        return False
    return all(word.kind not in {Kind.DETERMINER, Kind.NAME, Kind.NUMBER} for word in words[at + 1 : at + 2])


_SIGNS = frozenset("$#([£€")
"""Signs content may begin with."""


def _thing_start(words: Sequence[Word], at: int) -> int | None:
    """Content behind a preposition: whatever is called for, warned of, agreed on."""
    if at < len(words) and words[at].lower in {"condition", "behalf"}:
        return None  # *spoke on condition of anonymity* tells of no content
    return at if at < len(words) and (words[at].kind is not Kind.PUNCTUATION or words[at].text in _SIGNS) else None


def _addressed(words: Sequence[Word], at: int, frames: frozenset[str], prepositions: frozenset[str]) -> Range | None:
    if at >= len(words) or words[at].kind is Kind.QUOTE or words[at].lower in {"that", "whether"}:
        return None
    if words[at].lower in _SUBJECT_PRONOUNS:
        return None  # *warned they could*
    phrase = phrase_after(words, at, barred=prepositions | _PLACES)
    if phrase is None or "O" not in frames:
        return phrase
    head = phrase_after(words, at, inner=False)
    return phrase if head is not None and is_speaker(words, head) else None


def _to_whom(words: Sequence[Word], at: int, frames: frozenset[str]) -> Range | None:
    phrase = phrase_after(words, at + 1)
    return None if phrase is None or "I" in frames or not is_speaker(words, phrase) else phrase


_SUBJECT_PRONOUNS = frozenset("he she they we i it there this that these those".split())
_PLACES = frozenset("in at on inside near".split())
_DIRECTIONS = frozenset("away off down up back aside together apart".split())
"""Words that make a deed of the verb: *backed away*."""
_MANNERS = frozenset(
    "pleasure gratitude satisfaction regret thanks depth detail length full particular private public principle".split()
)
_REASONS = frozenset("for on upon in at about".split())
_OPENERS = frozenset("in as with by at for on despite without under".split())
"""Prepositions a clause may open with: *said in the end it would*."""
_CONJUNCTIONS = frozenset("that whether if how why what where".split())


def _start(words: Sequence[Word], at: int, begin: int, frames: frozenset[str], addressee: Range | None) -> int | None:
    """Where content begins behind occasion (`at`) or right behind the cue (`begin`)."""
    if at >= len(words):
        return None
    word = words[at]
    if word.text == ":":
        return at + 1 if at + 1 < len(words) else None
    if word.text == ",":
        quoted = at + 1 < len(words) and words[at + 1].kind is Kind.QUOTE
        return at + 1 if quoted else _past_aside(words, at, frames)
    if word.kind is Kind.QUOTE:
        return at
    if word.text in {"-", "–", "—", "--"} and at + 1 < len(words) and words[at + 1].kind is Kind.QUOTE:
        return at + 1
    if word.text == "(":  # *told the Agency (NA), "…"*
        close = next((k for k in range(at, min(at + 8, len(words))) if words[k].text == ")"), None)
        return None if close is None else _start(words, close + 1, close + 1, frames, addressee)
    if word.text in _SIGNS:
        return at
    if word.kind is Kind.PUNCTUATION:
        return addressee.start if addressee and "O" in frames else None
    if word.kind is Kind.TO and at + 1 < len(words) and words[at + 1].lower in lexicon.PARTICIPLE_PREPOSITIONS:
        return None  # *which both agreed to following talks*
    negated = word.lower == "not" and at + 1 < len(words) and words[at + 1].kind is Kind.TO
    if word.kind is Kind.TO or negated:
        return (addressee.start if addressee and "A" in frames else at) if frames & {"I", "A"} else None
    if word.lower == "for" and "I" in frames and any(word.kind is Kind.TO for word in words[at : at + 9]):
        return at  # *agreed for their teams to meet*
    if word.lower == "that" and "O" in frames and _points(words, at):
        return at
    if word.lower in _CONJUNCTIONS:
        return at if frames & {"C", "T", "A"} else None
    if frames & {"C", "A"}:
        barred = word.kind in {Kind.PREPOSITION, Kind.CONJUNCTION, Kind.RELATIVE} and word.lower not in _OPENERS
        return None if barred else at
    if words[begin].lower in _DIRECTIONS:
        return None
    if frames & {"O", "G"}:
        judged = words[begin].lower == "as" and begin + 1 < len(words) and words[begin + 1].kind is Kind.QUOTE
        return (
            begin if judged or words[begin].kind not in {Kind.PREPOSITION, Kind.CONJUNCTION, Kind.PUNCTUATION} else None
        )
    if "S" in frames:
        return begin if any(word.lower in lexicon.SAID_THINGS for word in words[begin : begin + 7]) else None
    if "V" in frames and any(word.lower == "as" for word in words[begin + 1 : begin + 10]):
        return begin
    if "Q" in frames:
        quoted = any(word.kind is Kind.QUOTE for word in words[begin : begin + 12])
        return begin if quoted or _is_judged(words, begin) else None
    return None


def _points(words: Sequence[Word], at: int) -> bool:
    """Does *that* point to something told before, rather than open a clause: *rejected that account*?"""
    noun = at + 1 < len(words) and words[at + 1].kind is Kind.NOUN
    return noun and (at + 2 >= len(words) or words[at + 2].kind is Kind.PUNCTUATION)


def _is_judged(words: Sequence[Word], at: int) -> bool:
    """Is somebody named and then named something: *called him a liar*, but not *called him on Monday*?"""
    end = at
    while end < len(words) and words[end].kind in {Kind.PRONOUN, Kind.NAME}:
        end += 1
    if end == at or end >= len(words):
        return False
    named = words[end]
    return named.lower in {"a", "an", "the"} or (named.kind is Kind.NOUN and named.lower not in lexicon.TIMES)


def _past_aside(words: Sequence[Word], at: int, frames: frozenset[str]) -> int | None:
    """*said, in an interview with CNN, that* …, *told Xi, who called it a balloon, that* …"""
    if words[at + 1 : at + 2] and words[at + 1].lower in {"who", "whom", "whose"}:
        behind = (k + 1 for k in range(at + 2, len(words) - 1) if words[k].text == ",")
        return next((k for k in behind if words[k].lower == "that"), None)
    for end in range(at + 1, min(len(words) - 1, at + 18)):
        word, following = words[end], words[end + 1]
        if word.text == ":":
            return end + 1
        if word.text == ",":
            if following.lower == "that" or following.kind is Kind.QUOTE:
                return end + 1
            if following.kind is Kind.DETERMINER and "O" in frames and words[at + 1].kind is Kind.PREPOSITION:
                return end + 1
        if word.kind is Kind.VERB and lexicon.TENSE.get(word.lower) in {"past", "third"}:
            return None
    return None
