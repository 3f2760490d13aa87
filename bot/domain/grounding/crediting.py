"""Whom a document credits with words that stand in it, and whether that is who is said to have said them.

Whom the cue reader saw credited is believed; where it saw nothing, the subject of the printed cue must be able to mean the
speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.credits import Kind
from bot.domain.cues.lexicon import PREPOSITIONS, TIMES
from bot.domain.gazetteer import party_name
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.people import PRONOUNS
from bot.domain.grounding.refusal import Refused
from bot.domain.grounding.witness import Witnessed
from bot.domain.hosts import plain_name
from bot.domain.model import Attribution, DocumentKind, Flaw, Span, Speaker
from bot.domain.typography import bare

_BODIES = frozenset(
    "administration agency association bank board bureau campaign cell center centre church college commission committee "
    "company congress corps council court department enquirer foundation fund government group herald house institute "
    "journal league ministry network news office organisation organization parliament party plan post press relations "
    "senate service society times tribune union university".split()
)
"""Last words of bodies' names: no pronoun of a person is one of them."""


_NO_SUBJECTS = frozenset("however given thus first meanwhile moreover then indeed".split())


def speaker(evidence: Evidence, attribution: Attribution, seen: Sequence[Witnessed]) -> Speaker:
    name = attribution.speaker.name.strip()
    if not name:
        raise Refused(Flaw.MISATTRIBUTED, "It names nobody as the one who said it.")
    known = evidence.people.named(name)
    if (
        known is None
        and not evidence.people.is_printed(name)
        and not evidence.people.is_same(name, plain_name(evidence.document.publisher))
    ):
        raise Refused(Flaw.MISATTRIBUTED, f"The document names no “{name}”.")
    speaker = known or Speaker(name)
    if seen and not any(allows(evidence, each.attribution, speaker) for each in seen):
        credited = seen[0].attribution.speaker.name
        raise Refused(Flaw.MISATTRIBUTED, f"The document credits {credited} with these words, not {speaker.name}.")
    return speaker


def own(
    evidence: Evidence, attribution: Attribution, speaker: Speaker, seen: Sequence[Witnessed]
) -> Attribution | None:
    """Give what the cue reader saw of the same speaker there; its own attributions, known by their spans, are that."""
    if all(wording.span for wording in (*attribution.content, *attribution.cue)):
        return attribution
    return next(
        (each.attribution for each in seen if evidence.people.is_same(each.attribution.speaker.name, speaker.name)),
        None,
    )


def allows(evidence: Evidence, witness: Attribution, speaker: Speaker) -> bool:
    """Say whether whom the cue reader saw credited can be this speaker.

    Whom it knows, it knows. A pronoun may be anybody of its kind who is named nearby; "the minister" whoever bears
    the title; "a source" or "officials" nobody with a name.
    """
    credited = witness.speaker
    if evidence.people.is_same(credited.name, speaker.name) or _is_fuller(evidence, credited.name, speaker.name):
        return True
    if evidence.people.is_certain(credited):
        return False
    words = bare(credited.name).casefold().split()
    at = witness.mention[0].span.start if witness.mention and witness.mention[0].span else 0
    if not words or set(words) <= PRONOUNS:
        is_body = bool(party_name(speaker.name)) or speaker.name.casefold().split()[-1] in _BODIES
        if words and words[0] in {"he", "she", "his", "her"} and is_body:
            return False
        return evidence.people.is_near(speaker, (Span(at, at + 1),))
    if words[0] not in {"the", "his", "her", "their", "its", "this", "that"}:
        return False
    return evidence.people.may_be(credited.name, at, speaker)


def _may_speak(name: str) -> bool:
    """Say whether words before a cue may be its subject at all, and not only when or how: "this month", "however"."""
    words = name.casefold().split()
    return words[0] not in PREPOSITIONS | _NO_SUBJECTS and words[-1] not in TIMES


def _is_fuller(evidence: Evidence, credited: str, name: str) -> bool:
    """Say whether a name tells more of the one credited: "a poll released in May", "a lawyer for the port, Ada Moss"."""
    if name.casefold().startswith(f"{credited.casefold()} ") and name[len(credited) + 1].islower():
        return True
    return f"{credited}, {name}," in evidence.document.text and credited[:2].lower() in {"a ", "an", "th"}


def is_nested(seen: Witnessed, content: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Say whether one of the two is told inside the other's content, so that both may be true."""
    theirs = [wording.span for wording in seen.attribution.cue if wording.span]
    within_ours = any(each.contains(span) for each in content for span in theirs)
    return within_ours or any(each.contains(span) for each in seen.spans for span in cue)


def refuse_another_subject(evidence: Evidence, speaker: Speaker, cue: Sequence[Span]) -> None:
    """Refuse a speaker where the printed cue plainly has another subject, or who is named nowhere near it."""
    if not cue or not speaker.name[0].isupper() or speaker.name.lower() in PRONOUNS:
        return
    sentence = evidence.print.passages[evidence.print.at(cue[0].start)].span
    for credit in evidence.credits(sentence):
        at = sentence.start + credit.at
        if credit.kind is Kind.LOOSE or credit.is_both or not any(span.start <= at < span.end for span in cue):
            continue
        if any(
            name and _may_speak(name) and not evidence.people.may_be(name, sentence.start + credit.start, speaker)
            for name in credit.names
        ):
            raise Refused(
                Flaw.MISATTRIBUTED,
                f"The document credits “{credit.names[0]}” with these words, not {speaker.name}.",
            )
    if evidence.document.kind is not DocumentKind.TRANSCRIPT and not evidence.people.is_near(speaker, cue):
        raise Refused(Flaw.MISATTRIBUTED, f"{speaker.name} is named nowhere near these words.")
