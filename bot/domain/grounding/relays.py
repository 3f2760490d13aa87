"""Through whom words came: the relays that are told, and whoever quotes the speaker in print."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.credits import Kind, credits
from bot.domain.grounding.clips import Clip
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.refusal import Refused
from bot.domain.grounding.relaying import is_relaying
from bot.domain.grounding.witness import shares_cue
from bot.domain.hosts import plain_name
from bot.domain.model import Attribution, DocumentKind, Flaw, Span, Speaker
from bot.domain.typography import bare

_CLAUSE = r"\s+(?:that\s+)?(?:(?:[Tt]he|[A-Z][\w’'.-]*|he|she|they)\s+)(?:[\w’'.-]+\s+){0,%d}?"
_TOLD_PLAINLY = re.compile(r"(?!.*\b(?:and|but|when|while|after|before|as|because|if|who|which)\b)" + _CLAUSE % 5)
_TOLD_OTHERWISE = re.compile(_CLAUSE % 8 + r"(?:when|where|because|by|in)\s+(?:[\w’'.-]+\s+){0,4}?")
_TELLING_CUES = frozenset(
    "say says said claim claims claimed allege alleges alleged insist insists insisted report reports reported argue argues argued".split()
)


def via(
    evidence: Evidence, attribution: Attribution, speaker: Speaker, clip: Clip, own: Attribution | None
) -> tuple[str, ...]:
    """Give the relays in their order; a relay the document does not bear out there makes the whole a falsehood."""
    seen = own.via if own else ()
    numbers = evidence.print.numbers(clip.content)
    relays: list[str] = []
    for relay in attribution.via:
        if (
            not relay.strip()
            or evidence.people.is_same(relay, plain_name(evidence.document.publisher))
            or evidence.people.is_same(relay, speaker.name)
        ):
            continue
        known = evidence.people.named(relay)
        if known is None and not evidence.people.is_printed(relay):
            raise Refused(Flaw.MISATTRIBUTED, f"The document names no “{relay}” through whom it came.")
        full = known.name if known else relay
        if seen and not any(
            evidence.people.is_same(each, full) or evidence.people.is_same(each, relay) for each in seen
        ):
            if _is_near(evidence, full, relay, numbers):
                continue  # another name for it, printed there: "a social media post" is the platform's
            raise Refused(Flaw.MISATTRIBUTED, f"By the document it came through {seen[0]}, not {relay}.")
        if attribution is not own and not seen and not is_relaying(evidence, clip, speaker, (full, relay)):
            raise Refused(Flaw.MISATTRIBUTED, f"Nothing there says that it came through {relay}.")
        if full not in relays:
            relays.append(full)
    return tuple(relays) if relays or not seen else tuple(seen)


def _is_near(evidence: Evidence, full: str, relay: str, numbers: Sequence[int]) -> bool:
    """Say whether a relay, or its last word as a title ("the ministry"), is printed near the statement."""
    for span in evidence.print.window(numbers, 2):
        start, end = evidence.print.folded.range(span)
        near = evidence.print.folded.text[start:end].casefold()
        for name in (full, relay, full.split()[-1], relay.split()[-1]):
            if bare(name).casefold() in near:
                return True
    return False


def outer(evidence: Evidence, clip: Clip, speaker: Speaker, own: Attribution | None) -> str:
    """Give who quotes the speaker, where the cue stands inside another's quotation; refuse where nobody knows who."""
    if not clip.cue or evidence.document.kind in (DocumentKind.TRANSCRIPT, DocumentKind.POST):
        return ""
    held = clip.quotation(clip.cue[0])
    if held is None or (own and shares_cue(own, clip.cue)):
        return ""
    number = evidence.print.passages[evidence.print.at(clip.cue[0].start)].number
    for each in evidence.witness.covering(number):
        if any(span.overlaps(clip.cue[0]) for span in each.spans):
            outer = each.attribution.speaker.name
            is_own = evidence.people.is_same(outer, speaker.name)
            _refuse_unless_inner(evidence, clip, held, speaker, is_own)
            return "" if is_own else outer
    raise Refused(Flaw.UNBACKED, "The word for saying stands in a quotation, and is not the narrator's.")


def telling(evidence: Evidence, clip: Clip, speaker: Speaker, own: Attribution | None) -> str:
    """Give who tells, in the narrator's sentence, that the speaker said it; refuse where they tell something else of it.

    "Lisk claims that Harrow said …" comes through Lisk. "Lisk says Harrow lied when she said …" does not tell it as said.
    """
    if not clip.cue or not evidence.is_english or clip.quotation(clip.cue[0]) is not None:
        return ""
    if own and shares_cue(own, clip.cue):
        return ""
    sentence = clip.sentence(clip.cue[0].start)
    before = [credit for credit in evidence.credits(sentence) if sentence.start + credit.at < clip.cue[0].start]
    outer = next((credit for credit in reversed(before) if credit.kind is Kind.SUBJECT and not credit.nested), None)
    if outer is None or len(outer.names) > 1 or outer.cue not in _TELLING_CUES or outer.start > outer.at:
        return ""
    if evidence.people.may_be(outer.names[0], sentence.start + outer.start, speaker):
        return ""
    between = evidence.document.text[sentence.start + outer.at + len(outer.cue) : clip.cue[0].start]
    if _TOLD_PLAINLY.fullmatch(between):
        return evidence.people.fullest(outer.names[0], sentence.start + outer.start)
    if _TOLD_OTHERWISE.fullmatch(between):
        raise Refused(Flaw.UNBACKED, f"It is {outer.names[0]} who tells of these words, and not that they were said.")
    return ""


def _refuse_unless_inner(evidence: Evidence, clip: Clip, held: Span, speaker: Speaker, is_own: bool) -> None:
    """Refuse a speaker who is not the subject of a cue inside a quotation."""
    start = max(held.start, clip.sentence(clip.cue[0].start).start)
    inner = evidence.document.text[start : clip.cue[-1].end + 20]
    for credit in credits(inner):
        if any(span.start <= start + credit.at < span.end for span in clip.cue) and any(
            name.lower() in {"i", "we"} if is_own else evidence.people.may_be(name, start + credit.start, speaker)
            for name in credit.names
        ):
            return
    raise Refused(Flaw.MISATTRIBUTED, f"Inside that quotation, it is not {speaker.name} who is said to have said it.")
