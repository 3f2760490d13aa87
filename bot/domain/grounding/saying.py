"""Whether a cue tells that these words were said, and by this speaker: not that they were asked, and not of other words."""

from __future__ import annotations

import re

from bot.domain.credits import Kind
from bot.domain.grounding import crediting, reporting
from bot.domain.grounding.clips import Clip
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.people import PRONOUNS
from bot.domain.grounding.refusal import Refused
from bot.domain.grounding.witness import shares_cue
from bot.domain.model import Attribution, DocumentKind, Flaw, Quotation, Span, Speaker

_OF = re.compile(r"\s*(?:by|of|from)\s+((?:the\s+)?[^,;:.]{2,60}?)(?=\s+(?:that|to|of|about|on)\b|[,;:.]|$)")


def refuse_unsaid(evidence: Evidence, clip: Clip, speaker: Speaker, own: Attribution | None) -> None:
    """Refuse a cue that is no word of saying, one that makes its subject no speaker, and one of other words."""
    if not clip.cue or not evidence.is_english:
        return  # which words report, and which turn the sense, is known of English alone
    text = evidence.document.text
    printed = " ".join(span.of(text) for span in clip.cue)
    if evidence.document.kind is not DocumentKind.TRANSCRIPT:
        _refuse_far(evidence, clip, printed, speaker)
    if own and shares_cue(own, clip.cue):
        return
    is_quoted = evidence.print.quotation(clip.content) is not Quotation.INDIRECT
    lead, first = clip.cue_lead(), clip.cue[0]
    if not reporting.is_cue(printed, is_quoted):
        raise Refused(Flaw.UNBACKED, f"“{printed}” does not tell that anything was said.")
    then = text[clip.cue[-1].end : clip.cue[-1].end + 60]
    if reporting.is_passive(printed, lead, then):
        raise Refused(
            Flaw.MISATTRIBUTED, f"“{printed}” tells what {speaker.name} was asked or told, not what was said."
        )
    if reporting.is_noun(printed, lead):
        _refuse_unowned(evidence, reporting.owner(printed, lead), printed, then, speaker, first)
    if evidence.document.kind is not DocumentKind.TRANSCRIPT:
        _refuse_cue_of_other_words(evidence, clip, printed)
        _refuse_cue_of_another_sentence(clip, printed, own)


def _refuse_unowned(evidence: Evidence, owner: str, printed: str, then: str, speaker: Speaker, cue: Span) -> None:
    """Refuse a noun of saying ("claim") that is printed as nobody's or as another's."""
    of = _OF.match(then)
    owner = owner or (of[1] if of else "")
    if not owner:
        raise Refused(Flaw.UNBACKED, f"The document does not say whose “{printed}” it is.")
    if owner not in PRONOUNS | {"its", "my", "our"} and not evidence.people.may_be(owner, cue.start, speaker):
        raise Refused(Flaw.MISATTRIBUTED, f"The “{printed}” is that of {owner}, not of {speaker.name}.")


def _refuse_far(evidence: Evidence, clip: Clip, printed: str, speaker: Speaker) -> None:
    """Refuse a sentence that holds neither the cue nor a quotation: it is the narrator's own."""
    near = set(evidence.print.numbers(clip.cue))
    if any(clip.sentence(span.start).of(evidence.document.text).rstrip().endswith((":", "：")) for span in clip.cue):
        return
    for span in clip.content:
        for number in evidence.print.numbers((span,)):
            sentence = evidence.print.window((number,))[0]
            part = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            if number in near or evidence.print.quotation((part,)) is not Quotation.INDIRECT:
                continue
            if any(
                evidence.people.is_same(each.attribution.speaker.name, speaker.name)
                and any(s.overlaps(part) for s in each.spans)
                for each in evidence.witness.covering(number)
            ):
                continue
            raise Refused(
                Flaw.UNBACKED,
                f"“{printed}” stands in another sentence, and these words are not in quotation marks.",
            )


def refuse_joined(evidence: Evidence, clip: Clip, speaker: Speaker) -> None:
    """Refuse words of several pieces of which one, by itself, is another's by the document."""
    if len(clip.content) < 2:
        return
    for piece in clip.content:
        seen = [each for each in evidence.witness.seen((piece,)) if not crediting.is_nested(each, (piece,), clip.cue)]
        if seen and not any(crediting.allows(evidence, each.attribution, speaker) for each in seen):
            credited = seen[0].attribution.speaker.name
            raise Refused(
                Flaw.MISATTRIBUTED,
                f"The document credits {credited} with “{piece.of(evidence.document.text)}”, not {speaker.name}.",
            )
        if not seen and evidence.is_english:
            _refuse_told_apart(evidence, clip, piece, speaker)


def _refuse_told_apart(evidence: Evidence, clip: Clip, piece: Span, speaker: Speaker) -> None:
    """Refuse a piece whose own sentence has no word for saying of this clip's, and has one of another's."""
    sentence = clip.sentence(piece.start)
    if any(sentence.contains(span) for span in clip.cue):
        return
    for credit in evidence.credits(sentence):
        at = sentence.start + credit.at
        if credit.kind in (Kind.SUBJECT, Kind.ACCOUNT) and not credit.nested and not piece.start <= at < piece.end:
            if any(evidence.people.may_be(name, sentence.start + credit.start, speaker) for name in credit.names):
                return
            raise Refused(
                Flaw.MISATTRIBUTED,
                f"The document credits “{credit.names[0]}” with “{piece.of(evidence.document.text)}”, not {speaker.name}.",
            )


def _refuse_cue_of_another_sentence(clip: Clip, printed: str, own: Attribution | None) -> None:
    """Refuse a cue of another sentence where the words have one of their own in theirs."""
    theirs = [wording.span for wording in own.cue if wording.span] if own else []
    homes = [clip.sentence(span.start) for span in clip.content]
    if any(home.contains(span) for home in homes for span in clip.cue):
        return
    if any(home.contains(span) for home in homes for span in theirs):
        raise Refused(Flaw.UNBACKED, f"By the document, “{printed}” belongs to other words.")


def _refuse_cue_of_other_words(evidence: Evidence, clip: Clip, printed: str) -> None:
    """Refuse a cue that the cue reader saw with other words of the same sentence only."""
    with_cue = [
        each
        for number in evidence.print.numbers(clip.cue)
        for each in evidence.witness.cued_in(number)
        if shares_cue(each.attribution, clip.cue)
    ]
    is_quoted = evidence.print.quotation(clip.content) is not Quotation.INDIRECT
    if is_quoted and not set(evidence.print.numbers(clip.content)) & set(evidence.print.numbers(clip.cue)):
        return
    if with_cue and not any(span.overlaps(s) for each in with_cue for s in each.spans for span in clip.content):
        raise Refused(Flaw.UNBACKED, f"By the document, “{printed}” belongs to other words.")
