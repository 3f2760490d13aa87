"""In what order an attribution is held against its document, and what of it the statement then tells.

Where the words stand comes first, then who said them, then whether they mean there what they mean alone. Of several places
with the same words, the first that passes every check is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bot.domain.grounding import crediting, particulars, places, relays, saying, sense, subjects
from bot.domain.grounding.clips import Clip
from bot.domain.grounding.doubles import merged
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.refusal import Refused
from bot.domain.model import Attribution, Document, Flaw, Passage, Quotation, Span, Statement, Ungrounded
from bot.domain.typography import bare


def ground(
    attributions: Sequence[Attribution],
    document: Document,
    passages: Sequence[Passage],
    witness: Sequence[Attribution] = (),
) -> tuple[tuple[Statement, ...], tuple[Ungrounded, ...]]:
    """Tell what the document bears out, in the order of the text, from what it does not.

    The witness is what the cue reader saw in the same document; where it plainly credits another, it is believed.
    """
    evidence = Evidence(document, passages, witness)
    statements: list[Statement] = []
    refused: list[Ungrounded] = []
    for attribution in attributions:
        try:
            statements.append(_statement(evidence, attribution))
        except Refused as refusal:
            refused.append(Ungrounded(attribution, refusal.flaw, refusal.reason))
    statements.sort(key=lambda each: (each.content[0], each.content[-1].end))
    return merged(statements, evidence.people.same), tuple(refused)


def _statement(evidence: Evidence, attribution: Attribution) -> Statement:
    """Make the statement, or refuse."""
    if not evidence.print.passages:
        raise Refused(Flaw.MISQUOTED, "The document holds no words at all.")
    if not any(bare(wording.text) for wording in attribution.content):
        raise Refused(Flaw.UNCITED, "It gives no words that were said.")
    refusal: Refused | None = None
    for content in islice(places.contents(evidence, attribution), places.TRIED):
        try:
            return _stated(evidence, attribution, content)
        except Refused as refused:
            refusal = refusal or refused
    raise refusal or places.nowhere(evidence, attribution)


def _stated(evidence: Evidence, attribution: Attribution, content: tuple[Span, ...]) -> Statement:
    """Make the statement of words that stand there, or refuse."""
    text = evidence.document.text
    cue = places.cue(evidence, attribution, content)
    numbers = evidence.print.numbers(content)
    if set(numbers) <= evidence.furniture:
        raise Refused(Flaw.UNBACKED, "These words are a headline, a byline or a link, which is nobody's statement.")
    sense.refuse_clipped(evidence, content, cue)
    sense.refuse_denied(evidence, attribution, cue)
    seen = [each for each in evidence.witness.seen(content) if not crediting.is_nested(each, content, cue)]
    speaker = crediting.speaker(evidence, attribution, seen)
    own = crediting.own(evidence, attribution, speaker, seen)
    if not seen and own is not attribution:
        crediting.refuse_another_subject(evidence, speaker, cue)
    outer = relayed = ""
    clip = Clip(evidence.print, content, cue)
    if own is not attribution:
        subjects.refuse_not_the_subject(evidence, clip, speaker)
        saying.refuse_joined(evidence, clip, speaker)
        saying.refuse_unsaid(evidence, clip, speaker, own)
        outer = relays.outer(evidence, clip, speaker, own)
        relayed = relays.telling(evidence, clip, speaker, own) if not outer else ""
        sense.refuse_turned(clip)
        sense.refuse_told_by_another(evidence, clip, speaker)
    via = relays.via(evidence, attribution, speaker, clip, own)
    if relayed and not via:
        via = (relayed,)
    return Statement(
        document=evidence.document.id,
        passages=evidence.print.numbers((*content, *cue)),
        speaker=speaker,
        mention=places.mention(evidence, attribution, numbers),
        cue=_printed(cue, text),
        cue_spans=cue,
        quotation=Quotation.INDIRECT if outer else particulars.quotation(evidence, attribution, content, own),
        content=content,
        text=_printed(content, text),
        via=(*via, outer) if outer and outer not in via else via,
        addressee=particulars.addressee(evidence, attribution, speaker, own, content),
        topic=attribution.topic if own is attribution else particulars.topic(evidence, attribution, numbers, seen),
        earlier=own.earlier if own else attribution.earlier,
        joint=particulars.is_joint(evidence, attribution, own),
    )


def _printed(spans: Sequence[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)
