"""When something was said: on the occasion the document tells of, or on an older one; and whether several said it together."""

from __future__ import annotations

import re

from bot.domain.model import Document, DocumentKind

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.)"
_OLDER = re.compile(
    r"\b(?:at the time|back then|in the past|(?:years?|months?|weeks?|decades?) (?:ago|earlier|before)|"
    r"(?:last|the previous) (?:year|month|spring|summer|autumn|fall|winter|week|decade)|previously|"
    r"(?:his|her|their|the|its) (?:last|previous|earlier|\w+ campaign|campaign)\b|"
    r"when (?:he|she|they) (?:took office|was|were)|"
    r"back in (?:his|her|their|its|the)\b|earlier this (?:year|month)|(?:has|have) long|had\b|once (?:said|called|told|wrote|warned|promised|vowed|described))\b",
    re.I,
)
_YEAR = re.compile(
    r"\b(?:in|of|from|since|as early as|back in|(?:in|during) (?:an?|his|her|their|its|the)(?: \w+)?)"
    r" ((?:19|20)\d\d)\b(?!-)|\b(?:an?|his|her|their|its|the|'s|’s) ((?:19|20)\d\d) [a-z]",
    re.I,
)
_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Ll]ast|[Oo]f)\s+(?:early |late |mid-)?{_MONTH}(?:\s+\d{{1,2}}\b)?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
_DATED = re.compile(r"(\d{4})-(\d{2})")
_JOINT = re.compile(
    r"^(?:both|the (?:two|three|four|five)|the (?:\w+ )?(?:leaders|presidents|sides|parties|ministers|heads|countries|delegations|participants|principals)|"
    r"leaders|they both|(?:the )?two (?:leaders|sides|presidents|countries|ministers)|all parties|both (?:leaders|sides|presidents|countries))\b",
    re.I,
)


def is_earlier(around: str, document: Document) -> bool:
    """Do the narrator's words around a cue put it on an older occasion?

    `around` is the narrator's lead-in, the cue and its occasion, without the content: what a content dates is not when it
    was said.
    """
    if _OLDER.search(around):
        return True
    published = _DATED.match(document.published)
    for match in _IN_MONTH.finditer(around):
        if match["year"] and published and match["year"] != published[1]:
            return True
        if published is None or _month(match["month"]) != int(published[2]):
            return True
    years = (match[1] or match[2] for match in _YEAR.finditer(around))
    return any(published is None or year != published[1] for year in years)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def is_joint(mention: str, speaker: str, document: Document) -> bool:
    """Do these words credit several together: "the two leaders", "X and Y", "they" for a pair, "we" of a joint text?"""
    if _JOINT.match(mention) or (_PAIR.search(speaker) and not _BODY.match(speaker)):
        return True
    return mention.lower() == "we" and document.kind is DocumentKind.JOINT_STATEMENT


_PAIR = re.compile(r"[A-ZÀ-Ý][\w.’'-]*,? and (?:the |[A-Z])")
_BODY = re.compile(
    r"(?:the )?(?:\w+ )?(?:ministry|department|office|bureau|committee|commission|organi[sz]ation|council|agency)\b",
    re.I,
)
