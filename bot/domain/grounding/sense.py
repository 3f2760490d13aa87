"""Whether words, taken out of their document, still say what they say in it.

A "not" lost before them, a denial lost from their cue, a condition or a fiction around them, a second speaker inside the
first one's words: with any of these left out, true words are a false statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.credits import Kind, credits
from bot.domain.grounding import qualifiers
from bot.domain.grounding.clips import Clip
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.people import PRONOUNS
from bot.domain.grounding.qualifiers import Qualifier
from bot.domain.grounding.refusal import Refused
from bot.domain.model import Attribution, Flaw, Span, Speaker
from bot.domain.polarity import denies, has_hard, is_negated

_TOLD_WITHIN = 5
"""How many words from a reporting word to what it governs, at most."""
_JOINTS = re.compile(r"[,;:\"“”]|\b(?:and|but)\b")
"""What parts a cue's own words from those of the clause before."""
_OPEN_CUES = frozenset(
    """
    ask asks asked asking wonder wonders wondered wondering question questions questioned say saying tell telling know
    knows knew see doubt doubts doubted discuss discussed decide decided consider considered confirm specify disclose
    clarify reveal indicate mention explain said
    """.split()
)
"""Words that take "if" or "whether" without making a condition of what follows."""


def refuse_clipped(evidence: Evidence, content: Sequence[Span], cue: Sequence[Span]) -> None:
    """Refuse content cut so that a "not" before it or in its gap is lost."""
    text = evidence.document.text
    floor = max((span.end for span in cue if span.end <= content[0].start), default=0)
    start = max(floor, evidence.print.passages[evidence.print.at(content[0].start)].span.start)
    if word := is_negated(qualifiers.rejoined(text[start : content[0].start])):
        raise Refused(
            Flaw.INVERTED, f"The print has “{word}” just before these words; without it they say the opposite."
        )
    for left, right in pairwise(content):
        gap = Span(left.end, right.start)
        if (
            _is_inside_a_passage(evidence, gap)
            and not any(gap.overlaps(span) for span in cue)
            and has_hard(gap.of(text))
        ):
            raise Refused(Flaw.INVERTED, f"The words left out, “{gap.of(text).strip()}”, turn the sense round.")


def refuse_denied(evidence: Evidence, attribution: Attribution, cue: Sequence[Span]) -> None:
    """Refuse a cue whose printed denial was dropped ("did not say", "declined to say")."""
    if not cue or denies(" ".join(wording.text for wording in attribution.cue)):
        return
    first = cue[0]
    start = evidence.print.passages[evidence.print.at(first.start)].span.start
    before = _JOINTS.split(qualifiers.rejoined(evidence.document.text[max(start, first.start - 80) : first.start]))[-1]
    if word := is_negated(before):
        printed = first.of(evidence.document.text)
        raise Refused(Flaw.INVERTED, f"The document prints “{word}” before “{printed}”: it was not said, or denied.")


def refuse_turned(clip: Clip) -> None:
    """Refuse words that those around them deny, make a condition of, or tell as a fiction."""
    cue = " ".join(span.of(clip.print.text) for span in clip.cue)
    turning = [found for lead in clip.leads() if (found := qualifiers.before(lead)) and not _asks(cue, found, lead)]
    if not denies(cue) and (found := qualifiers.before(clip.cue_lead())) and not _is_told(cue, found):
        turning.append(found)
    if (found := qualifiers.suspending(clip.cue_lead())) and not _is_told(cue, found):
        turning.append(found)
    turning += [found for lead in clip.leads() if (found := qualifiers.unsaid(cue, lead))]
    turning += [found for tail in clip.tails() if (found := qualifiers.after(tail))]
    if turning:
        raise Refused(
            turning[0].flaw, f"The print has “{turning[0].words}” with these words; without it they say another thing."
        )


def refuse_told_by_another(evidence: Evidence, clip: Clip, speaker: Speaker) -> None:
    """Refuse words that, inside what the speaker said, are told as another's."""
    for lead in clip.leads():
        inner = [credit for credit in credits(lead) if credit.kind is Kind.SUBJECT]
        if not inner or len(lead[inner[-1].at :].split()) > _TOLD_WITHIN:
            continue
        first = clip.content[0].start
        is_quoted = clip.quotation(clip.content[0]) is not None
        for name in inner[-1].names:
            low = name.lower()
            if low in {"i", "we"} or (not is_quoted and low in PRONOUNS) or _may_be_own(evidence, name, first, speaker):
                continue
            raise Refused(Flaw.MISATTRIBUTED, f"The words before these credit “{name}” with them, not {speaker.name}.")


def _is_inside_a_passage(evidence: Evidence, span: Span) -> bool:
    return span.start < span.end and evidence.print.at(span.start) == evidence.print.at(span.end)


def _may_be_own(evidence: Evidence, name: str, at: int, speaker: Speaker) -> bool:
    return name.lower() not in PRONOUNS and evidence.people.may_be(name, at, speaker)


def _asks(cue: str, qualifier: Qualifier, lead: str) -> bool:
    """Say whether "if" or "whether" does no more than open what is asked, or left unsaid, by the cue."""
    is_close = len(lead.split()) <= _TOLD_WITHIN and lead.split()[-1:] == [qualifier.words]
    return qualifier.words.lower() in {"if", "whether"} and is_close and bool(_OPEN_CUES & set(cue.lower().split()))


def _is_told(cue: str, qualifier: Qualifier) -> bool:
    return qualifier.words.casefold() in cue.casefold()
