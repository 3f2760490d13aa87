"""Sentences that tell of dealings between states no list has: who held office for whom stands in the document itself.

"The Minister for Foreign Affairs of Varland received the Minister of External Relations of Quenda" needs no gazetteer: a
form of dealing, and the offices of two states. Home affairs name one state's offices, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.model import DocumentKind, Passage, Reading
from bot.domain.sides import is_of
from bot.domain.telling import OPENING, form_named

_LONG = 900
_HEAD = (
    r"(?:(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Sultan)|"
    r"(?:(?:Foreign|Defen[cs]e|Interior|Trade|Finance) )?(?:Minister|Secretary)(?: (?:for|of) (?:External Relations|Foreign Affairs|[A-Z][a-z]+))?|"
    r"Heads? of (?:State|Government)|(?:foreign|prime) ministers?|presidents?|Ambassador|Envoy)"
)
_OF_STATE = re.compile(
    rf"\b{_HEAD}(?: [A-Z][\w’'-]+){{0,3}},? of (?:the )?(?:Republic of |Kingdom of |State of )?(?:the )?(?P<after>[A-Z][\w’'-]+)(?! (?:Minist|Committee))"
    rf"|(?<![.”\"] )\b(?P<before>[A-Z][\w’'-]{{2,}}(?:ish|ese|ean|ian|an|i|ic))(?:[’']s)? (?:[a-z]+ )?{_HEAD}\b"
)
_NO_STATE = re.compile(
    r"(?:State|Foreign|External|Trade|Defen[cs]e|Finance|Interior|Justice|Health|Energy|Agriculture|Transport|Labou?r|Education|Culture|"
    r"Relations|Affairs|Council|Committee|Board|Group|Company|University|American Airlines|Parliament|Senate|House|Republican|Christian|Mr|His|Her)$"
)
_BODY = re.compile(
    r"\b(?:Heads of State(?: and(?: of)? Government)?|[Ff]oreign [Mm]inisters|[Mm]inisters of Foreign Affairs|[Pp]ermanent [Rr]epresentatives)\b"
)
_GATHERED = re.compile(r"\b(?:[Mm]eeting|[Mm]et|[Ss]ummit|[Ss]ession|[Cc]onference|[Gg]athered|[Cc]onvened)\b")
_TO_A_STATE = re.compile(
    r"\b(?:summon\w*|expel\w*|recall\w*|accus\w+|warn\w*|protest\w*|threaten\w*|told|confided|promised|rebuk\w+|trade words)\b"
)


def deals(reading: Reading, sentences: Sequence[Passage]) -> bool:
    """Whether the opening tells of offices of two states, or of a body of states, dealing with each other."""
    if reading.document.kind not in {
        DocumentKind.ARTICLE,
        DocumentKind.TEXT,
        DocumentKind.READOUT,
        DocumentKind.TRANSCRIPT,
    }:
        return False
    opening = [passage.span.of(reading.document.text)[:_LONG] for passage in sentences[:OPENING]]
    if any(_BODY.search(words) and _GATHERED.search(words) for words in opening):
        return True
    found: list[str] = []
    for words in opening:
        found = _distinct([*found, *_states(words)])
        told = form_named(words) is not None or bool(re.search(r"\breceived\b", words))
        if len(_distinct(list(_states(words)))) >= 2 and (told or _TO_A_STATE.search(words)):
            return True
    return len(found) >= 2 and any(form_named(words) is not None or _TO_A_STATE.search(words) for words in opening)


def _states(words: str) -> Iterator[str]:
    for match in _OF_STATE.finditer(words):
        state = match["after"] or match["before"]
        if not _NO_STATE.match(state):
            yield state


def _distinct(states: Sequence[str]) -> list[str]:
    """The states once each, a name and its adjective being one."""
    kept: list[str] = []
    for state in states:
        if not any(is_of(state, other) or is_of(other, state) for other in kept):
            kept.append(state)
    return kept
