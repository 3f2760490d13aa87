"""Whether every word of weight in a draft stands in what it cites, as printed or by a word that says much the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.gazetteer import party_name
from bot.domain.grammar import unquoted
from bot.domain.polarity import COMMITMENTS, SOFT_PHRASES, has_hard, hedges, modal, negatives, words
from bot.domain.stems import is_stop, stem, terms
from bot.domain.verification.backing import Backing, bears, fold_name, name_words
from bot.domain.verification.thesaurus import LIKE, NEUTRAL, PLAIN

_LINK = re.compile(r"(?:https?://|www\.)\S+")
_PROMISES = frozenset(stem(form) for forms in COMMITMENTS.values() for form in forms)
_DENIALS = frozenset(
    map(stem, "reject dismiss deny refuse refute turn rule denial rejection decline unable without".split())
)
_AT_ONCE = frozenset(map(stem, "immediate immediately swift swiftly prompt promptly quick quickly".split()))
_STAYING = frozenset(map(stem, "stay remain keep kept open hold stick".split()))
_WARNINGS = frozenset(map(stem, "warn caution alert warning".split()))
_GRAVE = frozenset(map(stem, "respond response consequence danger risk threat attack retaliate grave war pay".split()))
_WISHES = frozenset(map(stem, "want favour wish seek request call urge prefer".split()))
_POSSIBLE = frozenset(map(stem, "possible possibility potential likely prospect option chance unlikely hold".split()))
_GREATER_PART = frozenset(map(stem, ("majority", "bulk")))
_CONDITIONAL = frozenset(map(stem, "conditional condition depend provided precondition unless".split()))


def unworded(text: str, against: Backing) -> str:
    """Give which word of weight nothing cited bears out, or nothing."""
    if not against.is_english:
        return ""
    known = against.stems | _told_with(against)
    if any(negatives(words(said)) for said in against.said):
        text = SOFT_PHRASES.sub(" ", text)
    for word, each in _weighty(text, against):
        if not (bears(known, each) or LIKE.get(each, frozenset()) & known or _is_allowed(each, against)):
            return f"What it cites says nothing of “{word}”."
    return ""


def _told_with(against: Backing) -> frozenset[str]:
    """Give the stems of the facts of the exchange that any of its statements may be told with."""
    facts = against.exchange.facts
    told = " ".join(each.text for each in (facts.form, facts.date, facts.place) if each)
    return frozenset(term.stem for term in terms(told))


def _weighty(text: str, against: Backing) -> Iterator[tuple[str, str]]:
    """Yield each word of a draft outside quotation marks that asserts something, with its stem."""
    plain = _LINK.sub(" ", unquoted(text))
    names = against.names
    credited = {
        word
        for each in against.cited
        for word in name_words(
            " ".join((each.speaker.name, each.speaker.role, each.speaker.party, *each.via, each.addressee))
        )
    }
    for term in terms(plain):
        low = fold_name(term.word)
        if not low or low[0].isdigit() or is_stop(low) or low.endswith("n't") or low in credited:
            continue
        if term.word[0].isupper() and (term.start or low in names or party_name(term.word)):
            continue
        if low in NUMERALS or term.stem in NEUTRAL or term.stem in PLAIN or low in _CALENDAR:
            continue
        yield term.word, term.stem


def _is_allowed(each: str, against: Backing) -> bool:
    """Say whether the form of what is cited, not one word of it, bears a word out."""
    said = " ".join(against.said)
    if each == "joint":
        return any(statement.joint for statement in against.cited)
    if each in _PROMISES:
        return True
    if each in _DENIALS:
        return has_hard(said)
    if each in _AT_ONCE:
        return "without delay" in said
    if each in _STAYING:
        return has_hard(said)
    if each in _WARNINGS:
        return (has_hard(said) and "should" in said) or bool(_GRAVE & against.stems)
    if each in _WISHES:
        return bool(re.search(r"\b(?:should|must|ought|need|wants?|hopes?|asks?|asked)\b", said))
    if each in _POSSIBLE:
        return bool(modal(said) or hedges(said))
    if each in _GREATER_PART:
        return bool(re.search(r"\bmost\b", said))
    if each.startswith("un") and bears(against.stems, each[2:]):
        return has_hard(said)
    if each in _CONDITIONAL:
        return bool(re.search(r"\b(?:if|unless|provided)\b", said))
    return False


NUMERALS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion bn percent per
    cent dozen half third quarter
    """.split()
)
_CALENDAR = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
    """.split()
)

__all__ = ["NUMERALS", "unworded"]
