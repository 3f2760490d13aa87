"""When something was said: on the occasion the document tells of, or on an older one; and whether several said it together."""

from __future__ import annotations

import re

from bot.domain.model import Document, DocumentKind

_MONTHS = "January February March April May June July August September October November December".split()
_OLDER = re.compile(
    r"\b(?:at the time|back then|in the past|years? ago|months? ago|weeks? ago|decades? ago|"
    r"last (?:year|month|spring|summer|autumn|fall|winter|week)|previously|in (?:19|20)\d\d|"
    r"earlier this (?:year|month)|(?:has|have) long|(?:had|has) (?:earlier|previously|once|repeatedly|often)|once (?:said|called|told|wrote))\b",
    re.I,
)
_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Ss]ince|last)\s+(?:early |late |mid-)?({'|'.join(_MONTHS)})\b(?:\s+\d{{1,2}}\b)?(?:,?\s+((?:19|20)\d\d))?"
)
_DATED = re.compile(r"(\d{4})-(\d{2})")
_JOINT = re.compile(
    r"^(?:both|the two|the (?:\w+ )?(?:leaders|presidents|sides|parties|ministers|heads|countries|delegations|participants|principals)|"
    r"leaders|they both|(?:the )?two (?:leaders|sides|presidents|countries|ministers)|all parties|both (?:leaders|sides|presidents|countries))\b",
    re.I,
)


def is_earlier(around: str, document: Document) -> bool:
    """Do the narrator's words around a cue put it on an older occasion? `around` leaves the content out."""
    if _OLDER.search(around):
        return True
    published = _DATED.match(document.published)
    for match in _IN_MONTH.finditer(around):
        if match.group(2) and published and match.group(2) != published.group(1):
            return True
        if published is None or _MONTHS.index(match.group(1)) + 1 != int(published.group(2)):
            return True
    return False


def is_joint(mention: str, speaker: str, document: Document) -> bool:
    """Do these words credit several together: "the two leaders", "X and Y", "they" for a pair, "we" of a joint text?"""
    if _JOINT.match(mention) or (_PAIR.search(speaker) and not _BODY.match(speaker)):
        return True
    return mention.lower() == "we" and document.kind is DocumentKind.JOINT_STATEMENT


_PAIR = re.compile(r"[\w.],? and (?:the |[A-Z])")
_BODY = re.compile(
    r"(?:the )?(?:\w+ )?(?:ministry|department|office|bureau|committee|commission|organi[sz]ation|council|agency)\b",
    re.I,
)
