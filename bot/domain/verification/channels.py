"""Whether a relay is one who tells, or a channel that only carries words: a post's platform never speaks by itself."""

from __future__ import annotations

import re

from bot.domain.model import Statement
from bot.domain.verification.backing import Backing, fold_name, name_words, party_of
from bot.domain.verification.identity import NO_NAMES, document_of, matches


def channel(name: str, against: Backing) -> str:
    """Give the channel a draft lets speak by itself: a post's platform is a relay and never a teller."""
    if not (own := set(name_words(name)) - NO_NAMES) or party_of(name):
        return ""
    for statement in against.cited:
        if matches(name, statement.speaker.name, statement, against):
            return ""
    for statement in against.cited:
        for via in statement.via:
            known = against.casts[statement.document].named(via)
            is_person = known is not None and bool(known.role or known.party)
            if own <= set(name_words(via)) and not (is_person or party_of(via) or _tells(via, statement, against)):
                return via
    return ""


TELLERS = re.compile(
    r"\b(?:ministry|department|office|agency|spokes\w+|embassy|house|government|palace|kremlin|news|press|media|times|post|tv|television|"
    r"radio|journal|newspaper|council|commission|party|court|presidency|cabinet|secretariat|bureau|administration|state|official\w*)\b",
    re.IGNORECASE,
)


def _tells(via: str, statement: Statement, against: Backing) -> bool:
    """Say whether a relay is a body or a person that reports, and not a place where things are posted."""
    if TELLERS.search(via):
        return True
    if fold_name(via) in map(fold_name, (each.speaker.name for each in against.exchange.statements)):
        return True
    text = document_of(statement, against).text
    cue = r"\s+(?:\w+ly\s+)?(?:said|says|reported|reports|added|quoted|told|cited|according)\b"
    return bool(re.search(re.escape(via) + cue, text) or re.search(r"according to (?:the )?" + re.escape(via), text))
