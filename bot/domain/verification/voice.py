"""Whether a draft is a sentence by which somebody says something: with a speaker, a verb, and the age of what is old.

What was said is never told as so; who is relayed by another is not told as heard at first hand; nobody speaks to the reader.
"""

from __future__ import annotations

import re

from bot.domain.credits import Credit, Kind, credits
from bot.domain.grammar import unquoted
from bot.domain.model import Statement
from bot.domain.verification.backing import Backing, name_words, party_of
from bot.domain.verification.identity import (
    NO_NAMES,
    is_credited,
    is_named,
    is_nobody,
    matches,
    own_words,
    party_for,
    publishes,
    said_by,
)


def unspoken(text: str, against: Backing) -> str:
    """Give why a draft tells as so what it cites as somebody's words, or nothing."""
    if not against.is_english:
        return ""
    found = credits(text)
    content = set(name_words(" ".join(each.text for each in against.cited)))
    outside = " ".join(word for word in name_words(text) if word not in content)
    if any(_speaks(each, content, against) for each in found) or any(
        is_named(name, outside) for each in against.cited for name in (each.speaker.name, *each.via)
    ):
        return ""
    return f"It tells as so what {against.cited[0].speaker.name} said, and names nobody who said it."


def _speaks(credit: Credit, content: set[str], against: Backing) -> bool:
    """Say whether a credit lets someone speak, be it by a pronoun or by the deed alone: "Beijing wants".

    A telling that stands in the content itself ("she expects") is no telling of the content.
    """
    if not credit.nested and any(own_words(name) and said_by((name,), against) for name in credit.names):
        return True
    if credit.nested or (
        credit.cue in content and not any(credit.cue in name_words(each.cue) for each in against.cited)
    ):
        return False
    if credit.kind in (Kind.SUBJECT, Kind.ACCOUNT) or credit.is_both:
        return True
    if credit.kind is Kind.THING:
        return any(is_nobody(name) or publishes(credit, name, against) for name in credit.names)
    return not _OWNED.match(credit.names[0]) and any(
        is_credited(name, against) and not _is_told_of(name, against) for name in credit.names
    )


_OWNED = re.compile(r"(?:his|her|its|their|our|my)\b", re.IGNORECASE)


def _is_told_of(name: str, against: Backing) -> bool:
    """Say whether a subject is one the cited words themselves speak of: "we", or the party by its name."""
    words = set(name_words(name)) - NO_NAMES
    return all(
        words & set(name_words(each.text)) or re.search(r"\b(?:we|our|us)\b", each.text, re.IGNORECASE)
        for each in against.cited
    )


_VERBLESS = re.compile(r"(?:to|that|a|an|the|its|his|her|their)\b")
_OPENING = re.compile(r"((?:[A-Z][\w.'’-]*\s+(?:and\s+)?)+)")


def verbless(text: str, against: Backing) -> str:
    """Give whose verb is missing right behind the name that opens a draft, or nothing."""
    plain = unquoted(text)
    opening = _OPENING.match(plain)
    if opening is None or not _VERBLESS.match(plain[opening.end() :]):
        return ""
    words = set(name_words(opening[1])) - {"and"}
    speakers = {
        word
        for each in against.cited
        for word in name_words(" ".join((each.speaker.name, each.speaker.role, each.speaker.party)))
    }
    if words - NO_NAMES and next(iter(name_words(opening[1]))) in speakers and words <= speakers | against.names:
        return f"It says nothing of what {opening[1].strip()} did: the verb is missing."
    return ""


_OLDER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|before|once|last|ago|had|formerly|former|back in|past|at the time|then|long|used to|since|already|"
    r"old(?:er)?|years?|(?:in|of|on|since|during|from) (?:\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|spring|summer|autumn|winter|(?:19|20)\d\d|\d{1,2} \w+))\b|['’]d\b",
    re.IGNORECASE,
)


def rejuvenated(text: str, against: Backing) -> str:
    """Give why a draft tells as of this occasion what was said on an older one, or nothing."""
    old = next((each for each in against.cited if each.earlier), None)
    if old is None or not against.is_english or _OLDER.search(unquoted(text)):
        return ""
    return f"What {old.speaker.name} said is of an older occasion; the draft does not say so."


def unvoiced(text: str, against: Backing) -> str:
    """Give whose words a draft tells as those of the one who relayed them, or nothing."""
    if not against.is_english:
        return ""
    for statement in against.cited:
        speaker = statement.speaker.name
        if not statement.via or statement.joint or is_named(speaker, text) or len(against.cited) > 1:
            continue
        found = [each for each in credits(text) if not each.is_both]
        if len(found) == 1 and not found[0].nested and _relays(found[0], statement, against):
            return f"It credits {found[0].names[0]} with what {speaker} said by that account."
    return ""


def _relays(credit: Credit, statement: Statement, against: Backing) -> bool:
    """Say whether whom a draft credits is a relay of a statement and none of those who may be its speaker."""
    return credit.kind is Kind.SUBJECT and all(
        any(matches(name, via, statement, against) for via in statement.via)
        and not matches(name, statement.speaker.name, statement, against)
        for name in credit.names
    )


_AT_FIRST_HAND = re.compile(
    r"\b(?:himself|herself|themselves|personally|in person|publicly|in public|directly|on camera|on the record|face to face)\b",
    re.IGNORECASE,
)


def unrelayed(text: str, against: Backing) -> str:
    """Give through whom alone words are known that a draft tells as heard at first hand, or nothing."""
    for statement in against.cited:
        if not statement.via or any(is_named(via, text) or _is_seat_of(via, text) for via in statement.via):
            continue
        match = _AT_FIRST_HAND.search(unquoted(text))
        if match and not any(match.group().lower() in each.lower() for each in against.printed):
            return f"It says “{match.group()}” of words known through {statement.via[0]} alone."
        if _is_of_the_other_side(statement, against):
            return f"These words are known through {statement.via[0]} alone, who speaks for another side; the draft does not say so."
    return ""


def _is_seat_of(via: str, text: str) -> bool:
    party = party_of(via)
    return bool(party) and any(party_of(name) == party for each in credits(text) for name in each.names)


def _is_of_the_other_side(statement: Statement, against: Backing) -> bool:
    """Say whether the only relay of a statement is a person who speaks for another party in the exchange."""
    theirs = party_for(statement.speaker.name, statement, against)
    relays = [
        other.speaker
        for other in against.exchange.statements
        if other.speaker.party and other.speaker.name == statement.via[0] and other.speaker.name != other.speaker.party
    ]
    return (
        len(statement.via) == 1 and bool(theirs and relays) and (party_of(relays[0].party) or relays[0].party) != theirs
    )


_ASKING = re.compile(r"\?\s*$")
_MAYBE = re.compile(
    r"\b(?:(?:may|might|could|must)\s+(?:well\s+)?have|supposedly|allegedly|apparently)\s+$",
    re.IGNORECASE,
)


def unsure(text: str, against: Backing) -> str:
    """Give why a draft does not say that anything was said: it asks, or holds the saying itself for possible; or nothing."""
    if not against.is_english:
        return ""
    plain = unquoted(text)
    printed = " ".join((*against.said, *against.printed))
    if _ASKING.search(plain) and "?" not in printed:
        return "It asks; a draft tells what was said."
    for credit in credits(text):
        match = _MAYBE.search(plain[: credit.at])
        if match and not credit.nested and match.group().strip().lower() not in printed.lower():
            return f"It says “{match.group().strip()} {credit.cue}” of what is printed as said."
    return ""


_TO_THE_READER = re.compile(
    r"\b(?:you|your|yours|please|reader|assistant|user)\b|^\s*(?:ignore|forget|tell|click|reply|remember|note)\b",
    re.IGNORECASE,
)


def addressing(text: str, against: Backing) -> str:
    """Give by which word a draft speaks to its reader, where what it cites speaks to nobody so, or nothing."""
    match = _TO_THE_READER.search(unquoted(text))
    if match is None or any(re.search(rf"\b{match.group().strip()}", each, re.IGNORECASE) for each in against.printed):
        return ""
    return f"“{match.group().strip()}” speaks to the reader; a draft tells what was said."
