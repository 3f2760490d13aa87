"""When "Yes:" may stand before a statement.

Only where it was asked whether a matter was spoken of at all, by someone whose own words, or by several whose joint words,
name that matter and do not tell that it was left unspoken. Whether something was said *of* the matter is never answered
with a yes or a no: the words are shown.
"""

from __future__ import annotations

import re

from bot.domain import stems
from bot.domain.asked import is_shared
from bot.domain.index import keys
from bot.domain.lead import printed_cue
from bot.domain.model import Exchange, Quotation, Statement
from bot.domain.polarity import denies, negatives, words
from bot.domain.questions import Kind, Question, Sought
from bot.domain.retelling import fronted_matter

_SPEAKING = frozenset(
    stems.stem(word)
    for word in """mention discuss discussion talk speak raise address bring touch comment topic agenda conversation come came
    subject exchange dwell cover negotiate negotiation refer""".split()
)
_UNSPEAKING = re.compile(
    r"\b(?:avoid\w*|skirt\w*|sidestep\w*|ignor\w*|evad\w*|steer\w* clear|made no|makes no|silent|dismiss\w*|duck\w*|refrain\w*|declin\w*)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_GLOSS = re.compile(
    r",\s+(?:(?:which|who|whom|whose|where|when)\b|(?:an?|the) (?=[^,]*\b(?:that|which|who|whose|by|where)\b))[^,]*(?:,|$)"
)


def is_yes(question: Question, statement: Statement, exchange: Exchange) -> bool:
    """May "Yes:" stand before that statement?"""
    if question.kind is not Kind.WHETHER or not question.mentioning or question.negated or not question.about:
        return False
    if statement.earlier or not _is_theirs(question, statement, exchange):
        return False
    reading = exchange.reading(statement.document)
    cue = printed_cue(statement, reading)
    own = keys(_unglossed(statement)) | keys(fronted_matter(statement, reading))
    if denies(cue) or _UNSPEAKING.search(cue) or _is_left_unspoken(question, statement.text):
        return False
    return any(all(_is_named(sought, own) for sought in _telling(group)) for group in question.about)


def _is_theirs(question: Question, statement: Statement, exchange: Exchange) -> bool:
    """Are those the words of the one asked about, or, where several are, of several?"""
    shared = is_shared(statement, exchange)
    if question.together or len(question.asked) > 1:
        return shared
    if question.asked:
        return not shared and statement.speaker in question.asked[0].speakers
    parties = {party.name for party in exchange.facts.parties}
    return shared or not parties or statement.speaker.name in parties


def _is_left_unspoken(question: Question, text: str) -> bool:
    """Do the words tell that the matter, or "it", was not spoken of ("had not discussed", "no talks took place on")?"""
    clauses = [clause for clause in _CLAUSE.split(text) if _tells_silence(clause)]
    whole = len(_CLAUSE.split(text)) == 1
    return any(
        whole or _IT.search(clause) or any(sought.keys & keys(clause) for sought in question.topic)
        for clause in clauses
    )


_CLAUSE = re.compile(r"[,;.]\s+|\s+(?:and|but) (?=that\b)|\s+but\s+")
_IT = re.compile(
    r"\b(?:it|this|that|them|these|those|the (?:issue|matter|subject|topic|question))\b(?! the\b)", re.IGNORECASE
)


def _tells_silence(words_: str) -> bool:
    return any(_SPEAKING & (negative.focus | {negative.stem}) for negative in negatives(words(words_)))


def _unglossed(statement: Statement) -> str:
    """The words without what a reporter explains between commas ("TikTok, a platform that …"); what is quoted stays."""
    if statement.quotation is Quotation.DIRECT:
        return statement.text
    quoted = " ".join(match.group() for match in _QUOTED.finditer(statement.text))
    return f"{_GLOSS.sub(', ', statement.text)} {quoted}"


def _telling(group: tuple[Sought, ...]) -> tuple[Sought, ...]:
    """The terms of a topic that name it, where any does."""
    return tuple(sought for sought in group if not sought.generic) or group


def _is_named(sought: Sought, own: frozenset[str]) -> bool:
    """Does the very word stand there, and not only one near it?"""
    exact = keys(sought.word) | keys(sought.word.title()) | {stems.stem(sought.word)}
    return bool((exact & sought.keys or sought.keys) & own)
