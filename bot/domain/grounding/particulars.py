"""What a statement tells beside who said what: to whom, about what, whether quoted, whether jointly.

None of these refuses a statement: what the document does not bear out of them is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.cues.lexicon import REPORTER_NOUNS
from bot.domain.grammar import TITLES
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.people import LITTLE, words_in
from bot.domain.grounding.witness import Witnessed
from bot.domain.model import Attribution, DocumentKind, Quotation, Span, Speaker
from bot.domain.stems import content_stems
from bot.domain.typography import bare

_LONGEST_TOPIC = 60
_NO_TOPIC = re.compile(r"[@<>]|://|[.!?]\s")
_HEARERS = frozenset("audience crowd supporters viewers listeners parliament lawmakers congress rally public".split())
_TELLING = (
    r"\b(?:to|with|at|before|for|told|tells?|telling|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|assur(?:e|es|ed|ing)|"
    r"inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|brief(?:s|ed|ing)?|thank(?:s|ed|ing)?|promis(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|"
    r"invit(?:e|es|ed|ing)|press(?:es|ed|ing)?|advis(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|order(?:s|ed|ing)?|"
    r"encourag(?:e|es|ed|ing)|persuad(?:e|es|ed|ing)|congratulat(?:e|es|ed|ing)|offer(?:s|ed|ing)?|address(?:es|ed|ing)?|"
    r"challeng(?:e|es|ed|ing)|call(?:s|ed|ing)? on|answer(?:s|ed|ing)?|instruct(?:s|ed|ing)?|demand(?:s|ed|ing)? of)"
)
_JOINT_WORDS = frozenset(
    """
    both two sides leaders they and together jointly presidents ministers parties joint pair
    """.split()
)


def topic(evidence: Evidence, attribution: Attribution, numbers: Sequence[int], seen: Sequence[Witnessed]) -> str:
    """Keep a topic whose every word of matter is printed there or in a headline; else give the cue reader's."""
    witnessed = [each.attribution.topic for each in seen if each.attribution.topic]
    topic = " ".join(attribution.topic.split())
    wanted = content_stems(topic)
    if topic and topic in witnessed:
        return topic
    if wanted and len(topic) <= _LONGEST_TOPIC and not _NO_TOPIC.search(topic):
        here = " ".join(span.of(evidence.document.text) for span in evidence.print.window(numbers))
        if wanted <= content_stems(here) | evidence.headings:
            return topic
    return witnessed[0] if witnessed else ""


def addressee(
    evidence: Evidence, attribution: Attribution, speaker: Speaker, own: Attribution | None, spans: Sequence[Span]
) -> str:
    """Keep an addressee named in the statement's own sentence, by the fullest name; any other is dropped."""
    wanted = attribution.addressee.strip()
    if not wanted:
        return ""
    known = evidence.people.named(wanted)
    full = known.name if known else wanted
    if evidence.people.is_same(full, speaker.name):
        return ""
    if own is not None and own.addressee and (own is attribution or evidence.people.is_same(own.addressee, full)):
        return full if known or evidence.people.is_printed(wanted) else ""
    words = words_in(_around(evidence, spans))
    names = set(bare(full).casefold().split()) - LITTLE - TITLES
    asked = set(bare(wanted).casefold().split()) - LITTLE
    if asked & (REPORTER_NOUNS | _HEARERS):
        return full if asked <= words else ""
    if not names or not (names <= words or full.split()[-1].casefold() in words):
        return ""
    return full if not evidence.is_english or _is_told(evidence, (full, wanted), spans) else ""


def _is_told(evidence: Evidence, names: Sequence[str], spans: Sequence[Span]) -> bool:
    """Say whether somebody is printed there as one to whom something was said, and not only met or named."""
    lasts = "|".join(re.escape(name.split()[-1]) for name in names)
    told = re.compile(rf"{_TELLING} (?:[\w’'.-]+,? ){{0,7}}?(?:{lasts})\b", re.IGNORECASE)
    return bool(told.search(_around(evidence, spans)))


def _around(evidence: Evidence, spans: Sequence[Span]) -> str:
    """Give the sentences of a statement without the words said."""
    parts: list[str] = []
    for stretch in evidence.print.window(evidence.print.numbers(spans)):
        at = stretch.start
        for span in sorted(spans):
            if stretch.start <= span.start < stretch.end:
                parts.append(evidence.document.text[at : span.start])
                at = max(at, span.end)
        parts.append(evidence.document.text[at : stretch.end])
    return " ".join(parts)


def quotation(
    evidence: Evidence, attribution: Attribution, content: Sequence[Span], own: Attribution | None
) -> Quotation:
    printed = evidence.print.quotation(content)
    if printed is Quotation.INDIRECT and evidence.document.kind in (DocumentKind.TRANSCRIPT, DocumentKind.POST):
        believed = own or attribution
        return Quotation.DIRECT if believed.quotation is Quotation.DIRECT else printed
    return printed


def is_joint(evidence: Evidence, attribution: Attribution, own: Attribution | None) -> bool:
    if evidence.document.kind is DocumentKind.JOINT_STATEMENT:
        return True
    if own is not None:
        return own.joint
    if not attribution.joint:
        return False
    told = " ".join(wording.text for wording in (*attribution.mention, *attribution.cue)).casefold().split()
    return bool(_JOINT_WORDS & set(told))
