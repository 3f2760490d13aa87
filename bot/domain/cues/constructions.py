"""Reporting constructions that are more, or other, than a verb with its subject."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues import lexicon
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.lexicon import Verb
from bot.domain.cues.phrases import Range, is_speaker, phrase_after
from bot.domain.cues.subjects import phrase_before, verb_group_start
from bot.domain.cues.words import Kind, Word

_NOMINAL = Verb("nominal", frozenset("C"), frozenset())
_NOMINAL_OBJECT = Verb("nominal", frozenset("O"), frozenset("for on about of against to".split()))
_ACCORDING = Verb("according", frozenset("C"), frozenset())
_LINKS = frozenset("that to for on about of against".split())
_WITH_OBJECT = frozenset(
    "criticism criticisms attack attacks condemnation call calls demand demands praise warning warnings".split()
)
_CARRIERS = frozenset(
    "issue issued issues make made makes give gave gives deliver delivered send sent sends release released repeat repeated "
    "renew renewed offer offered voice voiced express expressed reject rejected sound sounded".split()
)
"""Verbs that only carry a noun of saying: *issued a warning that*."""
_UNSAYING = frozenset(
    "retracted retracts withdrew withdraws rejected rejects denied denies dismissed dismisses refuted refutes rebutted "
    "abandoned dropped disowned".split()
)
"""Verbs before *his claim that* which take it back or turn it down."""
_NOT_OWNERS = frozenset("its whose your our my".split())


def according(words: Sequence[Word], at: int) -> Clause | None:
    """*according to X*, *per X*, *in the words of X*."""
    after = at + 1
    if words[at].lower == "according":
        if after >= len(words) or words[after].kind is not Kind.TO:
            return None
        after += 1
    elif words[at].lower == "words":
        if at < 2 or words[at - 2].lower != "in" or after >= len(words) or words[after].lower != "of":
            return None
        at, after = at - 2, after + 1
    elif after >= len(words) or words[after].kind is not Kind.NAME:
        return None
    if words[at - 1].lower == "not" or (after < len(words) and words[after].lower in {"neither", "nobody"}):
        return None  # *according to Xi but not according to Modi*
    subject = phrase_after(words, after)
    if subject is None or not (is_speaker(words, subject) or words[subject.end - 1].lower in lexicon.OCCASIONS):
        return None
    if words[at].text == "Per" and _has_verb_behind_aside(words, subject.end):
        return None  # *Per Lindqvist, the envoy, said*
    if at > 0 and words[at].lower == "per" and words[at - 1].lower == "as":
        at -= 1  # *as per*
    return Clause(Shape.ACCORDING, _ACCORDING, "", at, at, subject, after=subject.end)


def _has_verb_behind_aside(words: Sequence[Word], comma: int) -> bool:
    """Does an aside without a verb follow, and a verb right behind it?"""
    if comma >= len(words) or words[comma].text != ",":
        return False
    for at in range(comma + 1, len(words) - 1):
        if words[at].text == ",":
            return words[at + 1].kind in {Kind.VERB, Kind.AUXILIARY}
        if words[at].kind in {Kind.VERB, Kind.AUXILIARY}:
            return False
    return False


def phrased(words: Sequence[Word], at: int, shared: Range | None) -> Clause | None:
    """*made clear that*, *took note of*: a verb that reports only with the words behind it."""
    for tail, verb in lexicon.CUE_PHRASES[words[at].lower]:
        end = at + 1 + len(tail)
        if tuple(word.lower for word in words[at + 1 : end]) != tail:
            continue
        group = verb_group_start(words, at)
        leans = words[at].lower.endswith("ing") or (group > 0 and words[group - 1].kind is Kind.CONJUNCTION)
        subject = shared if leans else phrase_before(words, group)
        if subject is not None and is_speaker(words, subject):
            return Clause(Shape.SHARED if leans else Shape.PLAIN, verb, "past", end - 1, group, subject, after=end)
    return None


def nominal(words: Sequence[Word], at: int) -> Clause | None:
    """*Xi's warning that* …, *his call for* …, *Xi issued a warning that* …"""
    link = words[at + 1].lower if at + 1 < len(words) else ""
    if link not in _LINKS or (link != "that" and words[at].lower not in _WITH_OBJECT):
        return None
    start = at
    while start > 0 and words[start - 1].kind is Kind.NOUN and not words[start - 1].possessive:
        start -= 1
    if start == 0:
        return None
    owner = words[start - 1]
    verb = _NOMINAL if link == "that" else _NOMINAL_OBJECT
    if owner.possessive and owner.lower not in _NOT_OWNERS:
        pronoun = owner.lower in lexicon.POSSESSIVES
        subject = Range(start - 1, start) if pronoun else phrase_before(words, start)
        if subject is not None and subject.start and words[subject.start - 1].lower in _UNSAYING:
            return None
        return None if subject is None else Clause(Shape.NOMINAL, verb, "", at, at, subject, after=at + 1)
    carrier = start - 2 if owner.kind is Kind.DETERMINER else start - 1
    if link == "that" and carrier > 0 and words[carrier].lower in _CARRIERS:
        group = verb_group_start(words, carrier)
        subject = phrase_before(words, group)
        if subject is not None and is_speaker(words, subject):
            return Clause(Shape.NOMINAL, verb, "", at, group, subject, after=at + 1)
    return None


def obligation(words: Sequence[Word], at: int) -> Clause | None:
    """*The Parties shall take no step that* …: what a joint text binds its parties to."""
    subject = phrase_before(words, at)
    if subject is None or (subject.start > 0 and words[subject.start - 1].text not in {",", ".", ")"}):
        return None
    bound = any(word.lower in _BOUND for word in words[subject.start : subject.end])
    return Clause(Shape.PLAIN, _SHALL, "past", at, at, subject, after=at + 1) if bound else None


_BOUND = frozenset("parties party sides side signatories participants states members governments countries".split())
_SHALL = Verb("shall", frozenset("B"), frozenset())
"""Its frame ``B`` takes whatever follows, the bare verb first."""


def _before_the_charge(words: Sequence[Word], agent: Range) -> Range:
    """Without what somebody is accused of: *by the ministry of trade* | *of lying*."""
    for at in range(agent.start + 1, agent.end - 1):
        if words[at].lower in {"of", "for"} and words[at + 1].lower.endswith("ing"):
            return Range(agent.start, at)
    return agent


_COMMON = frozenset(("agree", "decide"))


def passive(words: Sequence[Word], at: int, group: int, verb: Verb) -> Clause | None:
    """*The raid was condemned by Xi*: with its agent a passive names who spoke; without one, nobody.

    But for *it was agreed that*, which tells of those who dealt with each other.
    """
    impersonal = group > 0 and words[group - 1].lower == "it" and at + 1 < len(words) and words[at + 1].lower == "that"
    if impersonal and verb.lemma in _COMMON:
        return Clause(Shape.IMPERSONAL, verb, "past", at, group, Range(group - 1, group), after=at + 1)
    if at + 1 >= len(words) or words[at + 1].lower != "by" or not verb.frames & {"O", "C", "A"}:
        return None
    if verb.lemma in {"quote", "cite", "report"}:
        return None  # who quotes relays; what was said stands behind "as saying"
    agent, told = phrase_after(words, at + 2), phrase_before(words, group)
    if agent is not None:
        agent = _before_the_charge(words, agent)
    if agent is None or told is None or not is_speaker(words, agent) or words[told.start].kind is Kind.PRONOUN:
        return None
    if "A" in verb.frames:
        return Clause(Shape.INVERTED, verb, "past", at, group, agent, after=agent.end)
    return Clause(Shape.PASSIVE, verb, "past", at, group, agent, object=told, after=agent.end)
