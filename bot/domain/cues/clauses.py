"""The reporting clauses of a unit: each cue verb with the words that are its subject, before anything is said of content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.cues import lexicon
from bot.domain.cues.lexicon import Verb
from bot.domain.cues.phrases import Range, is_speaker, phrase_after, phrase_before, verb_group_start
from bot.domain.cues.words import Kind, Word


class Shape(Enum):
    """How a clause hangs in its sentence."""

    PLAIN = auto()
    """It brings its own subject before the verb."""
    INVERTED = auto()
    """The subject follows: *said Xi*."""
    SHARED = auto()
    """The subject is that of the clause before: *…, adding that*, *and urged*."""
    ACCORDING = auto()
    """*according to* with a name."""
    NOMINAL = auto()
    """A noun with its owner: *his warning that*."""


@dataclass(frozen=True, slots=True)
class Clause:
    shape: Shape
    verb: Verb
    tense: str
    at: int
    """Index of the verb."""
    group: int
    """Index where the verb group begins."""
    subject: Range
    relative: Range | None = None
    """The "who" that stands for the subject in its own clause."""
    after: int = 0
    """Index behind cue and subject, where content or an occasion may begin."""

    @property
    def edge(self) -> int:
        """Where the clause's own words begin."""
        if self.relative is not None:
            return self.relative.start
        return self.group if self.shape is Shape.SHARED else min(self.subject.start, self.group)


NOMINAL = Verb("nominal", frozenset("C"), frozenset())
NOMINAL_OBJECT = Verb("nominal", frozenset("O"), frozenset("for on about of against to".split()))
ACCORDING = Verb("according", frozenset("C"), frozenset())
_BE = frozenset("is are was were be been being am 's 're".split())


def clauses(words: Sequence[Word]) -> tuple[Clause, ...]:
    """All reporting clauses of a unit, in the order of their verbs."""
    found: list[Clause] = []
    for at in range(len(words)):
        clause = _at(words, at, found)
        if clause is not None:
            found.append(clause)
    return tuple(found)


def _at(words: Sequence[Word], at: int, found: Sequence[Clause]) -> Clause | None:
    """The reporting clause whose cue is, or begins with, the word at `at`."""
    word, clause = words[at], None
    if word.lower in {"according", "per"}:
        clause = _according(words, at)
    elif word.lower in lexicon.NOMINAL_CUES and word.kind is Kind.NOUN:
        clause = _nominal(words, at)
    elif word.lower in lexicon.CUE_PHRASES:
        clause = _phrased(words, at, found)
    if clause is None and word.kind is Kind.VERB and word.lower in lexicon.CUE_FORMS:
        clause = _clause(words, at, found)
    return clause


def _phrased(words: Sequence[Word], at: int, before: Sequence[Clause]) -> Clause | None:
    """*made clear that*, *took note of*: a verb that reports only with the words behind it."""
    for tail, verb in lexicon.CUE_PHRASES[words[at].lower]:
        end = at + 1 + len(tail)
        if tuple(word.lower for word in words[at + 1 : end]) != tail:
            continue
        group = verb_group_start(words, at)
        shared = words[at].lower.endswith("ing") or (group > 0 and words[group - 1].kind is Kind.CONJUNCTION)
        subject = _shared(words, group - 1, before) if shared else phrase_before(words, group)
        if subject is not None and is_speaker(words, subject):
            shape = Shape.SHARED if shared else Shape.PLAIN
            return Clause(shape, verb, "past", end - 1, group, subject, after=end)
    return None


def _nominal(words: Sequence[Word], at: int) -> Clause | None:
    """*Xi's warning that* …, *his call for* …"""
    if at + 1 >= len(words) or words[at + 1].lower not in _NOMINAL_LINKS:
        return None
    if words[at + 1].lower != "that" and words[at].lower not in _NOMINAL_WITH_OBJECT:
        return None
    start = at
    while start > 0 and words[start - 1].kind is Kind.NOUN and not words[start - 1].possessive:
        start -= 1
    owner = words[start - 1] if start > 0 else None
    if owner is None or not owner.possessive or owner.lower in {"its", "whose", "your", "our", "my"}:
        return None
    if owner.lower in lexicon.POSSESSIVES:
        subject = Range(start - 1, start)
    else:
        phrase = phrase_before(words, start)
        if phrase is None or owner.kind not in {Kind.NAME, Kind.NOUN}:
            return None
        subject = phrase
    verb = NOMINAL if words[at + 1].lower == "that" else NOMINAL_OBJECT
    return Clause(Shape.NOMINAL, verb, "", at, at, subject, after=at + 1)


_NOMINAL_LINKS = frozenset("that to for on about of against".split())
_NOMINAL_WITH_OBJECT = frozenset(
    "criticism criticisms attack attacks condemnation call calls demand demands praise support warning warnings".split()
)


def _according(words: Sequence[Word], at: int) -> Clause | None:
    after = at + 1
    if words[at].lower == "according":
        if after >= len(words) or words[after].kind is not Kind.TO:
            return None
        after += 1
    elif after >= len(words) or words[after].kind is not Kind.NAME:
        return None
    subject = phrase_after(words, after)
    if subject is None:
        return None
    return Clause(Shape.ACCORDING, ACCORDING, "", at, at, subject, after=subject.end)


def _clause(words: Sequence[Word], at: int, before: Sequence[Clause]) -> Clause | None:
    form = words[at].lower
    verb, tense = lexicon.CUE_FORMS[form], lexicon.TENSE[form]
    particle = at + 1 < len(words) and words[at + 1].lower in verb.prepositions
    if verb.frames == {"D"} and not particle and not _beside_quotation(words, at):
        return None
    group = verb_group_start(words, at)
    held = {word.lower for word in words[group:at]}
    after = at + 1
    if tense == "gerund" and not held & _BE:
        return _gerund(words, at, group, verb, before)
    if tense == "past" and (held & _BE or (group > 0 and words[group - 1].lower in {"being", "been"})):
        return None  # passive: who spoke is not its subject
    if at > 0 and words[at - 1].kind is Kind.TO and group > at - 2:
        return _purpose(words, at, verb) if tense == "base" else None
    inverted = _inverted(words, at, group, verb, tense)
    if inverted is not None:
        return inverted
    if group > 0 and words[group - 1].kind is Kind.CONJUNCTION:
        if tense == "base" and (not before or before[-1].tense != "base"):
            return None
        subject = _shared(words, group - 1, before)
        return None if subject is None else Clause(Shape.SHARED, verb, tense, at, group, subject, after=after)
    if group > 0 and words[group - 1].text == "," and _lists(words, at, verb, before):
        return Clause(Shape.SHARED, verb, tense, at, group, before[-1].subject, after=after)
    subject = phrase_before(words, group)
    if subject is None or not _plausible(words, subject, verb, after):
        return None
    if verb.lemma in {"respond", "reply"} and (held & _NEGATION or any(word.endswith(("n't", "n’t")) for word in held)):
        return None  # silence is nobody's statement
    if held & _HYPOTHETICAL and not held & _NEGATION and verb.lemma != "say":
        return None
    if tense == "past" and not held and _reduced(words, at):
        return None
    if form in lexicon.PLURAL_NOUNS and not _opens_clause(words, subject):
        return None
    who = Range(group - 1, group) if words[group - 1].kind is Kind.RELATIVE and subject.end < group else None
    return Clause(Shape.PLAIN, verb, tense, at, group, subject, who, after)


def _beside_quotation(words: Sequence[Word], at: int) -> bool:
    """Does a quotation, or a colon that introduces one, stand near the verb at `at`?"""
    return any(word.kind is Kind.QUOTE or word.text == ":" for word in words[max(at - 4, 0) : at + 12])


_DOING = frozenset("address raise share support mark back".split())


def _purpose(words: Sequence[Word], at: int, verb: Verb) -> Clause | None:
    """*spoke with Modi to stress* his support: what a meeting was for was said there."""
    if verb.belief or verb.lemma in _DOING or not verb.frames & {"O", "C", "T"}:
        return None
    for earlier in range(at - 2, -1, -1):
        word = words[earlier]
        if word.kind is Kind.QUOTE or word.text in {";", ":"}:
            return None
        if word.lower in lexicon.MEETING_VERBS:
            subject = phrase_before(words, verb_group_start(words, earlier))
            if subject is None or not is_speaker(words, subject):
                return None
            return Clause(Shape.SHARED, verb, "base", at, at - 1, subject, after=at + 1)
        if word.kind is Kind.VERB and word.lower in lexicon.CUE_FORMS:
            return None
    return None


def _reduced(words: Sequence[Word], at: int) -> bool:
    """A participle after a noun rather than a finite verb: *the plan proposed by*."""
    return at + 1 < len(words) and words[at + 1].lower == "by"


def _opens_clause(words: Sequence[Word], subject: Range) -> bool:
    """Does the phrase stand where a subject stands, rather than as another verb's object?"""
    return subject.start == 0 or words[subject.start - 1].kind not in {Kind.VERB, Kind.PREPOSITION, Kind.TO}


def _lists(words: Sequence[Word], at: int, verb: Verb, before: Sequence[Clause]) -> bool:
    """Is the verb behind a comma one more of a list: *praised the pact, called it fair and urged* …?"""
    if not before or before[-1].shape is Shape.ACCORDING or lexicon.TENSE[words[at].lower] != before[-1].tense:
        return False
    return bool(verb.frames & {"O", "Q"} or verb.prepositions) and before[-1].tense != "base"


_HYPOTHETICAL = frozenset("could can might may should must would".split())
_NEGATION = frozenset("not never n't cannot wouldn't couldn't won't".split())
_STRONG = frozenset("say tell add".split())


def _plausible(words: Sequence[Word], subject: Range, verb: Verb, after: int) -> bool:
    """Could the subject speak? What plainly introduces content lends any noun a voice."""
    first = words[subject.start]
    if subject.end - subject.start == 1 and first.lower == "it":
        return bool(verb.frames & {"C", "T", "D"})
    if is_speaker(words, subject):
        return True
    introduces = after < len(words) and (words[after].lower in {"that", "whether"} or words[after].kind is Kind.QUOTE)
    return words[subject.end - 1].kind is Kind.NOUN and (verb.lemma in _STRONG or (introduces and not verb.belief))


def _inverted(words: Sequence[Word], at: int, group: int, verb: Verb, tense: str) -> Clause | None:
    if group == 0 or not verb.frames & {"C", "D", "T"} or tense not in {"past", "third"}:
        return None
    before = words[group - 1]
    if before.kind is not Kind.QUOTE and before.text not in {",", "—", "–"}:
        return None
    subject = phrase_after(words, at + 1)
    if subject is None or not is_speaker(words, subject):
        return None
    if words[subject.start].kind is Kind.PRONOUN and before.kind is not Kind.QUOTE and before.text != ",":
        return None
    after = words[subject.end] if subject.end < len(words) else None
    closed = after is None or after.kind in {
        Kind.PUNCTUATION,
        Kind.PREPOSITION,
        Kind.TO,
        Kind.RELATIVE,
        Kind.SUBORDINATOR,
    }
    closed = closed or (after is not None and (after.lower in lexicon.TIMES or after.lower.endswith("ing")))
    if not closed:
        return None
    if (
        before.kind is not Kind.QUOTE
        and phrase_before(words, group) is not None
        and after is not None
        and after.text != ","
    ):
        return None
    return Clause(Shape.INVERTED, verb, tense, at, group, subject, after=_past_apposition(words, subject.end))


def _past_apposition(words: Sequence[Word], at: int) -> int:
    """Past ", the minister of trade," when it follows a name."""
    if (
        at + 1 < len(words)
        and words[at].text == ","
        and words[at + 1].kind in {Kind.DETERMINER, Kind.NOUN, Kind.RELATIVE}
    ):
        for end in range(at + 1, len(words)):
            if words[end].text == "," or words[end].kind is Kind.QUOTE:
                return end
        return len(words)
    return at


def _gerund(words: Sequence[Word], at: int, group: int, verb: Verb, found: Sequence[Clause]) -> Clause | None:
    if group == 0 or verb.belief:
        return None
    before = words[group - 1]
    if before.text in {",", "—", "–"} or before.kind in {Kind.CONJUNCTION, Kind.QUOTE} or before.lower == "as":
        subject = _shared(words, group - 1, found)
        if subject is None or (not found and verb.lemma in lexicon.TELLING_OF_THINGS):
            return None
        return Clause(Shape.SHARED, verb, "gerund", at, group, subject, after=at + 1)
    subject = phrase_before(words, group)
    if subject is None or not is_speaker(words, subject):
        return None
    return Clause(Shape.PLAIN, verb, "gerund", at, group, subject, after=at + 1)


def _shared(words: Sequence[Word], before: int, found: Sequence[Clause]) -> Range | None:
    """The subject that a clause without one of its own takes over."""
    for last in reversed(found):
        if last.shape in {Shape.ACCORDING, Shape.NOMINAL}:
            break
        if last.shape is not Shape.PLAIN or last.tense != "gerund":
            return last.subject
    for at in range(before):  # the sentence's first finite verb has the subject
        word = words[at]
        if word.kind in {Kind.VERB, Kind.AUXILIARY}:
            start = verb_group_start(words, at)
            subject = phrase_before(words, start)
            if subject is not None and is_speaker(words, subject):
                return subject
    return None
