"""What comes next: the steps that a text plainly says will be taken, each with whoever says so.

A step is a plain affirmative sentence, the narrator's or somebody's words. What is denied, doubted, negated, wished, made
to depend on something, told in jest, called off, or taken back elsewhere in the text is none: better no step than one
that will not be taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.lead import printed_cue
from bot.domain.model import Passage, Reading, Span, Statement
from bot.domain.naming import owning, through, with_article
from bot.domain.polarity import denies
from bot.domain.retelling import UNRESOLVED
from bot.domain.stems import content_stems, stem

_LOOKED_AT = 1200
"""Characters of a sentence that are looked at."""
_NEXT = re.compile(
    r"\bwill (?:also |then |now |soon |again |both )?(?:attend|visit|travel|meet|host|hold|resume|send|dispatch|sign|convene|return|begin|start|"
    r"take place|be held|reconvene|welcome|receive|lead|speak|call|participate|continue (?:the |their )?(?:talks|negotiations|discussions))\b"
    r"|\b(?:agree[sd]?|plan(?:s|ned)?|decided|intend(?:s|ed)?|pledged|arranged) to (?:meet|hold|speak|talk|resume|visit|host|send|dispatch|reconvene|"
    r"convene|continue (?:the |their )?(?:talks|negotiations|discussions|dialogue)|exchange visits|have their (?:teams|officials|ministers))\b"
    r"|\b(?:talks|negotiations|consultations|meeting|summit|visit|round|call|ceremony|conference)\b[^.;“”]{0,60}?\b(?:will (?:be (?:held|resumed|continued|convened|signed|hosted|followed)|resume|take place|continue|begin)|"
    r"(?:is|are) (?:due|scheduled|set|expected|planned|to be held|slated))"
    r"|\b(?:is|are|was|were) (?:due|scheduled|set|expected|slated) to (?:meet|visit|travel|attend|hold|host|arrive|speak|resume|sign|begin|return|take)\b"
    r"|\blook(?:s|ed|ing)? forward to (?:meeting|seeing|welcoming|hosting|visiting|receiving|(?:his|her|their|a|the) (?:visit|meeting|next|upcoming))\b"
    r"|\binvited (?:\w+ ){1,6}to (?:visit|attend|come)\b|\baccepted (?:an|the|his|her|their) invitation\b"
)
_UNTRUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|rumou?r\w*|doubt\w*|unlikely|improbable|false\w*|untrue|fake\w*|fabricat\w+|hoax|baseless|unfounded|"
    r"groundless|mistaken\w*|wrong|incorrect\w*|nonsense|myth|lie[ds]?|lying|sarcas\w+|ironic\w*|jok(?:e|ed|es|ing|ingly)|mocking\w*|"
    r"satir\w+|misquot\w+|dismiss\w*|refut\w+|disput\w+|contradict\w*|unconfirmed|alleged\w*|purported\w*|supposed\w*|speculat\w+|"
    r"imagin\w+|suppos\w+|hypothe\w+|pretend\w*|not true|far from (?:certain|clear|sure)|"
    r"(?:was|were|been|be) rejected|reject\w* (?:the )?(?:reports?|claims?|suggestions?|idea|notion|speculation|that)|"
    r"cancel\w*|call\w* off|scrapp\w+|postpon\w+|shelved|suspended|ruled? out|ruling out|fell through|pull\w* out|"
    r"if|unless|whether|provided that|on condition|in case|[Hh]ad \w+ been|were to)\b",
    re.IGNORECASE,
)
"""Words that leave nothing certain in the stretch of a sentence they stand in, before the step or after it."""
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor|nothing|nowhere|cannot|without|hardly|scarcely|barely|rarely|seldom|few|little|"
    r"refus\w+|declin\w+|fail\w*|reluctan\w+|unable|unwilling|"
    r"hop(?:e|es|ed|ing)|wish\w*|want\w*|fear\w*|dream\w*|pray\w*|demand\w*|propos\w+|suggest\w*|urg\w+|ask\w*|appeal\w*|"
    r"call\w* (?:for|on|upon)|offer\w*|wonder\w*|predict\w*|guess\w*|insisted on|would|could|should|might|may|must|ought)\b(?! only\b)|n[’']t\b",
    re.IGNORECASE,
)
"""Words that turn round, wish or loosen what follows them in their clause."""
_NONE_AFTER = re.compile(r"\W+(?:\w+\W+){0,2}?(?:no|not|none|nobody|neither|nothing|never)\b(?! only\b)", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"\b(?:but|though|although|yet|however|only to)\b.{0,80}?\b(?:not|never|no|instead|refus\w+|declin\w+|stayed|backed)\b"
)
_CLAUSE = re.compile(r";|, (?:and|but|while|so) (?!that\b)|\b(?:and|but|while) (?!that\b|(?:[A-Z]\w+ ){1,3}will\b)")
_STRETCH = re.compile(r";")
_WHO = re.compile(r"\b(?:who|which|whom)(?: \w+)? $")
_TAKEN_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|false|untrue|not true|wrong|fake|invented|lie[ds]?|rul(?:ed|es) out|dismiss\w+|reject\w+|no such|no plans?|not planned)\b"
)
_POINTING = re.compile(
    r"\b(?:it|that|this|these|those|such|the (?:reports?|claims?|rumou?rs?|news|announcement|statement))\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(r"\b(?:cancel\w*|call(?:ed|s)? (?:it |them )?off|postpon\w+|scrapp\w+|shelved|fell through)\b")
_OCCASIONS = frozenset(
    stem(word)
    for word in "visit trip travel meeting meet summit talks call round ceremony conference signing journey".split()
)
_NO_TELLING = frozenset(
    stem(word)
    for word in """hope wish want fear doubt propose suggest urge ask wonder question joke quip lie mock imagine speculate dream
    demand appeal offer predict deny""".split()
)
_STANDS_ALONE = re.compile(r"(?!(?:That|He|She|They|It|This|Both|Whether|If|To|We|I)\b)[A-Z][^“”\"]*\bwill\b")
_SPEAKING_OF_ONESELF = re.compile(r"\b(?:I|we|our|my|us)\b", re.IGNORECASE)
_TOLD_BACK = 2
"""So many sentences after a step may take it back without naming it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to come, in a line, with the passage that tells it."""

    text: str
    passage: Passage


def steps(reading: Reading, sentences: Sequence[Passage]) -> Iterator[Step]:
    """The steps that those sentences of a reading plainly tell, one a sentence at most."""
    said: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        for number in statement.passages:
            said.setdefault(number, []).append(statement)
    text = reading.document.text
    for at, passage in enumerate(sentences):
        words = passage.span.of(text)
        for found in _NEXT.finditer(words[:_LOOKED_AT]):
            step = Span(passage.span.start + found.start(), passage.span.start + found.end())
            here = said.get(passage.number, ())
            teller = next((one for one in here if any(span.contains(step) for span in one.content)), None)
            if not _is_plain(words, found.start(), found.end()) or not _is_tellable(
                teller, words, found.start(), reading
            ):
                continue
            if not _is_taken_back(at, sentences, reading):
                yield Step(_told(passage, step, here, reading), passage)
                break


# --- whether it is a step -----------------------------------------------------------------------------------------


def _is_plain(words: str, start: int, end: int) -> bool:
    """Is a step told outright: by nothing beside it turned round, doubted, wished or called off?"""
    if words.rstrip(" ”\"'’»)").endswith("?"):
        return False
    opening = max((match.end() for match in _STRETCH.finditer(words, 0, start)), default=0)
    closing = next((match.start() for match in _STRETCH.finditer(words, end)), len(words))
    clause = max((match.end() for match in _CLAUSE.finditer(words, opening, start)), default=opening)
    return not (
        _UNTRUE.search(words, opening, closing)
        or _NOT.search(words, clause, start)
        or _NOT.search(words, start, end)
        or _NONE_AFTER.match(words, end, closing)
        or _AFTERTHOUGHT.search(words, end, closing)
        or _WHO.search(words, 0, start)
    )


def _is_tellable(teller: Statement | None, words: str, start: int, reading: Reading) -> bool:
    """May that be told as their word: of now, said and not wished or denied? Words quoted of nobody may not."""
    if teller is None:
        before = words[:start]
        return before.count("“") <= before.count("”") and before.count('"') % 2 == 0
    cue = printed_cue(teller, reading)
    return not (teller.earlier or denies(cue) or content_stems(cue) & _NO_TELLING)


def _is_taken_back(at: int, sentences: Sequence[Passage], reading: Reading) -> bool:
    """Do the sentences after it say that it is not so, or any sentence that the occasion is called off?"""
    text = reading.document.text
    own = content_stems(sentences[at].span.of(text))
    occasion = own & _OCCASIONS
    for place, passage in enumerate(sentences):
        words = passage.span.of(text)
        if place == at:
            continue
        shared = content_stems(words) & own
        if _CALLED_OFF.search(words) and shared & occasion:
            return True
        follows = at < place <= at + _TOLD_BACK
        if _TAKEN_BACK.search(words) and len(shared) * 2 >= min(len(own), 6) and shared & occasion:
            return True
        if follows and _TAKEN_BACK.search(words) and _POINTING.search(words) and len(words) <= _LOOKED_AT // 8:
            return True
    return False


# --- how it is told -----------------------------------------------------------------------------------------------


def _told(passage: Passage, step: Span, here: Sequence[Statement], reading: Reading) -> str:
    """The clause that tells of a step, as printed, with who says so where the clause does not."""
    text = reading.document.text
    for statement in here:
        told = next((span for span in statement.content if span.contains(step)), None)
        clause = told.of(text).removeprefix("that ") if told else ""
        if clause and _STANDS_ALONE.match(clause) and not _SPEAKING_OF_ONESELF.search(clause):
            return _on_a_line(f"{_on_a_line(clause).rstrip('.')}{_by_account(statement)}")
        whole = Span(
            min(one.start for one in (*statement.mention, *statement.cue_spans, *statement.content)),
            max(one.end for one in statement.content),
        )
        begins_here = bool(statement.mention) and whole.start == statement.mention[0].start >= passage.span.start
        begins_here = begins_here and whole.of(text)[:1].isupper()
        if begins_here and whole.contains(step) and whole.end <= passage.span.end:
            relays = through(statement.via)
            return _on_a_line(f"{_on_a_line(whole.of(text))}{f', {relays}' if relays else ''}")
        if told and not any(passage.span.contains(one) for one in statement.mention):
            return f"{_quoted(passage.span.of(text))} — {_credited(statement)}"
    return _on_a_line(passage.span.of(text))


def _quoted(words: str) -> str:
    """A sentence of somebody's that does not name them, between marks of quotation."""
    plain = _on_a_line(words).strip('“”"')
    return f"“{plain}”"


def _by_account(statement: Statement) -> str:
    if statement.speaker.name.lower() in UNRESOLVED:
        return ""
    relays = through(statement.via)
    return f", by {owning(with_article(statement.speaker.name))} account{f', {relays}' if relays else ''}"


def _credited(statement: Statement) -> str:
    relays = through(statement.via)
    return f"{statement.speaker.name}{f', {relays}' if relays else ''}"


def _on_a_line(words: str) -> str:
    return " ".join(words.split()).rstrip(",;")
