"""Participles: those that report (*adding that*, *was quoted as saying*), those that are adjectives, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues import lexicon
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.lexicon import Verb
from bot.domain.cues.phrases import Range, is_speaker
from bot.domain.cues.subjects import phrase_before, verb_group_start
from bot.domain.cues.words import Kind, Word

_BE = frozenset("is are was were be been being am 's 're ’s ’re".split())
_DASHES = frozenset(("—", "–", "--", "-"))


def opening(words: Sequence[Word], found: Sequence[Clause]) -> Clause | None:
    """*Calling the raid an outrage, Xi said*: a participle at the head takes the subject that follows."""
    if not found or not words or found[0].shape is not Shape.PLAIN:
        return None
    form = words[0].lower
    if lexicon.TENSE.get(form) != "gerund" or lexicon.CUE_FORMS[form].belief or form == "citing":
        return None
    comma = found[0].edge - 1
    separate = comma > 1 and (words[comma].text == "," or words[comma].kind is Kind.QUOTE)
    return (
        Clause(Shape.SHARED, lexicon.CUE_FORMS[form], "gerund", 0, 0, found[0].subject, after=1) if separate else None
    )


_ATTRIBUTIVE = frozenset("alleged reported claimed perceived presumed".split())
_LED_BY = frozenset({Kind.CONJUNCTION, Kind.PREPOSITION, Kind.VERB, Kind.ADVERB, Kind.NUMBER})


def is_attributive(words: Sequence[Word], at: int) -> bool:
    """Is the participle an adjective in a list of things: *his debts and alleged breaches*, *complained of claimed land*?"""
    if words[at].lower not in _ATTRIBUTIVE or at == 0 or at + 1 >= len(words):
        return False
    led = words[at - 1].kind in _LED_BY or words[at - 1].text == ","
    return led and words[at + 1].kind is Kind.NOUN and words[at + 1].text.isalpha() and words[at + 1].text.islower()


_OF_PAPERS = frozenset(("report", "reveal", "disclose"))


def gerund(words: Sequence[Word], at: int, group: int, verb: Verb, found: Sequence[Clause]) -> Clause | None:
    if group == 0 or verb.belief or verb.lemma == "refer":
        return None  # "…, referring to the treaty" is the reporter's explanation
    before = words[group - 1]
    if before.lower == "as":
        return _quoted(words, at, group, verb)
    reported = any(clause.verb.lemma in _OF_PAPERS for clause in found)
    if verb.lemma in {"cite", "quote"} and before.text == "," and reported:
        return None  # *…, the Courier reported, citing two officials*: whom it has it from
    if before.text in _DASHES | {","} or before.kind in {Kind.CONJUNCTION, Kind.QUOTE} or before.lower == "while":
        joined = before.kind is Kind.CONJUNCTION and not (found and found[-1].tense == "gerund")
        if joined or _is_list(words, at):
            return None  # *by letting … and asking*, *investing in …, advocating for … and standing up*
        set_in = before.lower == "while" and group > 2 and words[group - 2].text == "," and not found
        subject = phrase_before(words, group - 2) if set_in else shared(words, group - 1, found, "gerund")
        if subject is None or (not found and verb.lemma in lexicon.TELLING_OF_THINGS):
            return None
        return Clause(Shape.SHARED, verb, "gerund", at, group, subject, after=at + 1)
    subject = phrase_before(words, group)
    speaks = before.kind is Kind.NAME or before.lower in lexicon.SPEAKER_NOUNS | lexicon.OCCASIONS
    if subject is None or not speaks or not is_speaker(words, subject):
        return None
    if words[subject.start].lower in lexicon.POSSESSIVES and before.lower in lexicon.OCCASIONS:
        subject = Range(subject.start, subject.start + 1)  # *her statement condemning*: she condemned
    return Clause(Shape.PLAIN, verb, "gerund", at, group, subject, after=at + 1)


def _quoted(words: Sequence[Word], at: int, group: int, verb: Verb) -> Clause | None:
    """*was quoted as saying*, *The agency quoted him as saying*."""
    quoting = next(
        (k for k in range(group - 2, max(-1, group - 12), -1) if words[k].lower in {"quoted", "cited"}), None
    )
    if quoting is None:
        return None
    start = verb_group_start(words, quoting)
    passive_voice = any(word.lower in _BE for word in words[start:quoting])
    subject = phrase_before(words, start if passive_voice else group - 1)
    if subject is None:
        return None
    first = start if passive_voice and quoting == group - 2 else at
    return Clause(Shape.PLAIN, verb, "gerund", at, first, subject, after=at + 1)


def _is_list(words: Sequence[Word], at: int) -> bool:
    """Is the participle at `at` one of a list of deeds: two at least before or behind it, the last with "and"?"""
    behind = any(
        words[k].kind is Kind.CONJUNCTION and words[k + 1].lower.endswith("ing")
        for k in range(at, min(at + 30, len(words) - 1))
    )
    return behind and any(
        word.lower.endswith("ing") and word.lower not in lexicon.TENSE for word in words[max(at - 15, 0) : at]
    )


LEND_NOTHING = frozenset({Shape.ACCORDING, Shape.NOMINAL, Shape.PASSIVE})


def shared(words: Sequence[Word], before: int, found: Sequence[Clause], tense: str = "") -> Range | None:
    """The subject that a clause without one of its own takes over: that of the last clause in the same tense, if any."""
    if found and found[-1].shape is Shape.ACCORDING:
        return None  # *according to one who came and described*
    alike = [clause for clause in found if clause.tense == tense]
    if tense == "gerund" and found and found[-1].tense == "gerund":
        return found[-1].subject
    for last in (*reversed(alike), *reversed(found)):
        if last.shape not in LEND_NOTHING and (last.shape is not Shape.PLAIN or last.tense != "gerund"):
            return last.subject
    for at in range(before):  # the sentence's first finite verb has the subject
        if words[at].kind in {Kind.VERB, Kind.AUXILIARY}:
            subject = phrase_before(words, verb_group_start(words, at))
            if subject is not None and is_speaker(words, subject):
                return subject
    return None
