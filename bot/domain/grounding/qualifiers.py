"""Words around a clip of a sentence that turn its sense: "it is false that", "nobody believes", "unless", "in the novel".

The clip's own words and what others say in quotation marks are for the caller to set aside. Every search runs over the
few dozen words next to the clip, so the cost does not grow with the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.model import Flaw

REACH = 240
"""How many characters before a clip or a cue may still govern it."""

_CLAIM = (
    r"(?:accounts?|accusations?|allegations?|assertions?|charges?|claims?|contentions?|ideas?|notions?|possibility|"
    r"reports?|rumou?rs?|speculation|stories|story|suggestions?|talk)"
)
_REJECTING = (
    r"(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|refut(?:e|es|ed|ing)|"
    r"reject(?:s|ed|ing)?|disavow(?:s|ed|ing)?|scoff(?:s|ed|ing)? at|debunk(?:s|ed|ing)?|"
    r"(?:retract|withdr[ae]w|recant|renounc|repudiat)\w*)"
)
_FALSE = r"(?:false|untrue|wrong|fake|fabricated|baseless|unfounded|nonsense|a lie|a hoax|not true|denied|invented)"
_INVERTING = re.compile(
    rf"\b(?:not|never|nobody|no[- ]one|none|nor|neither|cannot|[a-z]+n['’]t)\b(?! (?:only|just|authori[sz]ed|named|involved|present)\b)|"
    rf"\bno (?:\w+ )?(?:evidence|proof|sign|signs|indication|reason|suggestion|truth|longer|basis|official|record)\b|"
    rf"\b(?:is|was|are|were|be|as) (?:\w+ )?{_FALSE}\b|\bfalse(?:ly)?\b|\buntrue\b|"
    rf"\b(?:is|was|are|were) (?:an? |the )?(?:\w+ )?(?:myth|legend|fiction|fallacy|misconception|invention|canard|smear|libel) that\b|"
    rf"\b(?:at no (?:point|time|stage|moment)|not once|under no circumstances|in no way|nowhere|rarely|seldom|hardly ever|by no means|"
    rf"on no account|only in (?:jest|fiction))\b|\bmis(?:quot|report|represent|translat)\w+\b|"
    rf"\bnothing (?:\w+ ){{0,2}}?(?:suggest|show|prov|indicat|confirm|impl)\w*|"
    rf"\b{_REJECTING}\b|\bdoubt(?:s|ed|ing|ful)?\b|\bwish(?:es|ed|ing)? (?=\w)|\b(?:if|would) only\b|"
    rf"\b(?:fake|doctored|fabricated|fictional|invented|satirical|imaginary)\b|\b(?:deepfake|hoax|parody|pretend\w*)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:^|[,.;:—–“”\"\n(])\W*(?:and |but )?(?:in|from) (?:the|a|an|his|her|their|this) (?:\w+ ){0,2}?(?:novel|film|movie|comedy|sketch|parody|satire|"
    r"dream|deepfake|hoax|fake \w+|doctored \w+|fabricated \w+|satirical \w+|fictional \w+)(?=[,.;]| by\b| of\b| in which| where)",
    re.IGNORECASE,
)
_INSERTED = re.compile(r",\s+(?:ever\b|[^,;:.()“”\"]{1,30},)\s*|(?:(?<=\bnever)|(?<=\bnot)),\s*$")
"""An aside between what denies and what is denied: "has not, to date, said", "never, ever"."""
_NOT_DONE = re.compile(
    r"\b(?:yet to|(?:everything|anything|all) but|st(?:op|ops|opped|opping) short of|short of|(?:instead|in lieu) of|rather than|without|far from|"
    r"(?:refus|declin|fail|neglect|forg[eo]t|omit)\w* to|(?:unable|unwilling|reluctant|loath) to|too \w+ to|"
    r"(?:refrain|stop|abstain|kept?|prevent|bar|bann)\w* (?:\w+ )?from|avoid(?:s|ed|ing)?|nowhere near|no longer)"
    r"(?: \w+ly)? *$",
    re.IGNORECASE,
)
_NOT_SO_FAR = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being) (?:\w+ )?(?:expected|due|set|scheduled|likely|unlikely|asked|urged|told|ordered|forced|"
    r"supposed|meant|invited|pressed|encouraged|required|poised|about|going|slated|tipped|alleged|rumou?red|believed|thought|pressured|"
    r"obliged|permitted|allowed|tempted|ready|prepared) to(?: have)?|"
    r"(?:expect|want|ask|urge|press|invite|order|beg|tell|told|like|need|challeng|encourag|implor|requir|persuad)\w* "
    r"(?:\w+ ){1,4}to|(?:ought|need|want\w*|hop\w+|wish\w*|plan\w*|intend\w*|threaten\w*|mean[st]?|like[sd]?|prepar\w+|tr(?:y|ies|ied|ying)|attempt\w*|seeks?|sought|struggl\w+) to|"
    r"(?-i:may|might|could|should|must|shall|will|would|cannot|can))(?: have| be)?(?: \w+ly| also| soon| then)? *$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"^\W*(?:and |but )?(?:had|were|should) (?:[\w’'.-]+ ){1,5}$", re.IGNORECASE)
_FORGED = re.compile(
    r"\b(?:fake|faked|forged|doctored|fabricated|fictional|satirical|manipulated|bogus|spoof|ai-generated|computer-generated|deepfake) "
    r"(?:[\w’'-]+ ){0,4}?(?:in which|where|of|show(?:s|ed|ing)|ha[sd]|with|that|depict\w*|purport\w*|mak(?:es|ing)|made)\b",
    re.IGNORECASE,
)
_LOOSENING = re.compile(
    r"\b(?:if|unless|whether|supposing|suppose|provided|in case|reportedly|allegedly|supposedly|purportedly|"
    r"rumou?red|hypothetical\w*|as though|imagin(?:e[sd]?|ing)|assum(?:e|es|ing)|pretend\w*)\b",
    re.IGNORECASE,
)
_RUMOUR = re.compile(rf"\b{_CLAIM} (?:that|of)\b", re.IGNORECASE)
_REJECTED = re.compile(rf"\b{_REJECTING}\b", re.IGNORECASE)
_TAIL = re.compile(
    rf"[\s\"“”'’,]*(?:\b(?P<loose>unless|if|only if|provided|assuming)\b|"
    rf"(?:is|was|are|were|has been|have been) (?:\w+ )?(?P<false>{_FALSE})\b)",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"[,;:\"“”()—–]| --? |\b(?:and|but|because|who|which)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """The words that turn a sense, and what it is to leave them out."""

    words: str
    flaw: Flaw


def before(narrated: str) -> Qualifier | None:
    """Give what turns the words that follow: in their own clause, or as the frame of the whole sentence."""
    narrated = rejoined(narrated[-REACH:])
    clause = _last_clause(narrated)
    if found := _INVERTING.search(clause):
        return Qualifier(found.group().strip(), Flaw.INVERTED)
    if found := _FRAME.search(narrated):
        return Qualifier(found.group(), Flaw.INVERTED)
    if _RUMOUR.search(clause) and (found := _REJECTED.search(narrated)):
        return Qualifier(found.group(), Flaw.INVERTED)
    if found := _LOOSENING.search(clause):
        return Qualifier(found.group(), Flaw.OVERSTATED)
    return None


def rejoined(narrated: str) -> str:
    """Give the words without what is set between commas among them."""
    return _INSERTED.sub(" ", narrated)


def suspending(lead: str) -> Qualifier | None:
    """Give what of the words before a cue tells that it was not done: "has yet to", "is expected to", "stopped short of"."""
    lead = rejoined(lead[-REACH:])
    if found := _NOT_DONE.search(lead):
        return Qualifier(found.group().strip(), Flaw.INVERTED)
    if found := _NOT_SO_FAR.search(lead):
        return Qualifier(found.group().strip(), Flaw.OVERSTATED)
    if (found := _SUPPOSED.search(lead)) and not lead.rstrip().endswith(","):
        return Qualifier(found.group().strip(), Flaw.OVERSTATED)
    if found := _FORGED.search(lead):
        return Qualifier(found.group().strip(), Flaw.INVERTED)
    return None


def unsaid(cue: str, narrated: str) -> Qualifier | None:
    """Give the rejection that bears on a rumour of the words, and not on the words: "dismissed reports that"."""
    if _REJECTED.search(cue) and (found := re.search(rf"{_RUMOUR.pattern}\W*$", narrated[-REACH:], re.IGNORECASE)):
        return Qualifier(found.group().strip(), Flaw.INVERTED)
    return None


def _last_clause(narrated: str) -> str:
    """Give the words of the clause that is open at the end; one that tells of its subject ("who was not named") is none."""
    start, joint = 0, ""
    for found in _JOINTS.finditer(narrated):
        start, joint = found.end(), found.group().lower()
    return "" if joint in {"who", "which"} else narrated[start:]


def after(narrated: str) -> Qualifier | None:
    """Give what turns the words that it follows at once: a condition, or a verdict on them."""
    found = _TAIL.match(narrated[:60])
    if found is None:
        return None
    return Qualifier((found["loose"] or found["false"]), Flaw.OVERSTATED if found["loose"] else Flaw.INVERTED)
