"""Whether a draft may speak for both sides, or say that one agreed: one side's account binds nobody but that side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.credits import Credit, Kind, credits
from bot.domain.model import DocumentKind, Statement
from bot.domain.verification.backing import Backing, name_words, party_of
from bot.domain.verification.bearing import matter
from bot.domain.verification.borrowing import share
from bot.domain.verification.channels import TELLERS
from bot.domain.verification.identity import (
    NO_NAMES,
    document_of,
    is_credited,
    is_nobody,
    matches,
    owner,
    party_for,
    publishes,
    said_by,
    told_by,
)
from bot.domain.verification.thesaurus import LIKE

_MEETINGS = frozenset(
    "met meet meets spoke speak talked talk hold held holds discussed discuss exchanged exchange".split()
)
_JOINTLY = re.compile(
    r"\b(?:both (?:sides|leaders|countries|presidents|ministers|men|women|parties|nations|governments|delegations|capitals)|"
    r"(?:the )?two (?:sides|leaders|countries|presidents|ministers|men|women|parties|nations|governments|delegations|capitals)|"
    r"jointly|mutually agreed|it was agreed|was agreed|were agreed|agreement was reached|reached (?:an? )?(?:\w+ )?"
    r"(?:agreement|deal|consensus|understanding)|they (?:both |also |jointly )*(?:agreed|said|pledged|promised|committed)|"
    r"each side|all sides|the sides|the (?:leaders|presidents|pair))\b",
    re.IGNORECASE,
)


def one_sided(text: str, against: Backing) -> str:
    """Give why a draft may not speak for both sides, or nothing."""
    found = credits(text)
    both = [each for each in found if each.is_both and not each.nested]
    if consent := _consent(text, found, against):
        return consent
    match = _JOINTLY.search(text)
    if not both and not (match and not _is_in_the_words(match.group(), found, against)):
        return ""
    if all(_is_shared(statement, against) for statement in against.cited):
        return ""
    if accounts := [each for each in found if _names_an_account(each, against)]:
        return _untold(text, accounts, against)
    if both and all(_are_the_speaker(each, text, against) for each in both):
        return ""
    if _hears_both(both, text, against):
        return ""
    if all(s.joint for s in against.cited) and both and all(each.cue in _MEETINGS for each in both):
        return ""
    who = against.cited[0].via[0] if against.cited[0].via else against.cited[0].speaker.name
    return f"It speaks for both sides, and what it cites is one side's account ({who})."


def _consent(text: str, found: Sequence[Credit], against: Backing) -> str:
    """Find one side said to agree, by nobody's account, where the other side's account says that both did."""
    if any(_names_an_account(each, against) for each in found if each.kind is Kind.ACCOUNT or each.trailing):
        return ""
    for credit in found:
        if credit.nested or credit.is_both or credit.cue not in _AGREES:
            continue
        for statement in against.cited:
            tellers = [via for via in statement.via if party_of(via) or TELLERS.search(via)]
            side = next(
                (
                    party_of(s.speaker.party) or s.speaker.party
                    for s in against.exchange.statements
                    if s.speaker.party and matches(credit.names[0], s.speaker.name, s, against)
                ),
                "",
            )
            if statement.joint and tellers and side and not any(_is_of(via, side) for via in tellers):
                return f"It says {credit.names[0]} agreed, and what it cites is another side's account ({statement.via[0]})."
    return ""


def _is_of(via: str, side: str) -> bool:
    """Say whether a relay speaks for a party."""
    return party_of(via) == side or any(word[:4] == side[:4].casefold() for word in name_words(via))


_AGREES = frozenset(
    "agree agrees agreed accept accepts accepted consent consents consented confirm confirms confirmed".split()
)


def _is_in_the_words(words: str, found: Sequence[Credit], against: Backing) -> bool:
    """Say whether it is a single speaker of what is cited who speaks of "the two governments"."""
    if not any(not each.nested and said_by(each.names, against) for each in found):
        return False
    return any(words.casefold() in said.casefold() for said in against.said)


def _is_shared(statement: Statement, against: Backing) -> bool:
    """Say whether a statement is the word of both: a joint text, or told as both's by someone who is neither."""
    document = document_of(statement, against)
    if document.kind is DocumentKind.JOINT_STATEMENT:
        return True
    return statement.joint and not statement.via and document.kind is not DocumentKind.READOUT


def _are_the_speaker(credit: Credit, text: str, against: Backing) -> bool:
    """Say whether those who speak together in a draft are printed as one speaker, by nobody's account."""
    words = {word for name in credit.names for word in name_words(name)} - NO_NAMES
    wanted = matter(text, against)
    return any(
        bool(words)
        and words <= set(name_words(statement.speaker.name))
        and (len(against.cited) == 1 or not wanted or share(wanted, [statement], LIKE) >= _COMMON)
        for statement in against.cited
        if not statement.via and document_of(statement, against).kind is not DocumentKind.READOUT
    )


def _untold(text: str, accounts: Sequence[Credit], against: Backing) -> str:
    """Find an agreement laid to the account of a side that tells of another one."""
    if len(against.cited) < 2 or not against.is_english or len({_side(each, against) for each in against.cited}) < 2:
        return ""
    if not all(each.joint for each in against.cited):
        return ""
    for credit in accounts:
        name = owner(credit.names[0])
        party = party_of(name)
        theirs = told_by((name,), against)
        own = [
            s for s in against.cited if s in theirs or (party and party == party_of(document_of(s, against).publisher))
        ]
        wanted = matter(text, against)
        if own and wanted and share(wanted, own) < _COMMON:
            return f"It lays to {name} an agreement of which that account says nothing."
    return ""


def _names_an_account(credit: Credit, against: Backing) -> bool:
    """Say whether a draft itself tells by whose account both are told of."""
    if credit.is_both or credit.nested or credit.kind is Kind.LOOSE:
        return False
    return any(
        not is_nobody(name) and (is_credited(name, against) or publishes(credit, name, against))
        for name in map(owner, credit.names)
    )


def _hears_both(both: Sequence[Credit], text: str, against: Backing) -> bool:
    """Say whether each side is heard in the cited statements, on the matter of the draft."""
    for credit in both:
        if len(credit.names) > 1 and not all(said_by((name,), against) for name in credit.names):
            return False
    sides: dict[str, list[Statement]] = {}
    for statement in against.cited:
        sides.setdefault(_side(statement, against), []).append(statement)
    if len(sides) < 2:
        return False
    wanted = matter(text, against)
    return not wanted or all(share(wanted, statements, LIKE) >= _COMMON for statements in sides.values())


_COMMON = 0.6
"""The least share of what is told of both that each side's own statements must hold."""


def _side(statement: Statement, against: Backing) -> str:
    """Give for whom a statement's account speaks."""
    document = document_of(statement, against)
    if document.kind is DocumentKind.READOUT:
        return party_of(document.publisher) or document.publisher
    if statement.joint and statement.via:
        return party_of(statement.via[0]) or statement.via[0]
    return party_for(statement.speaker.name, statement, against) or statement.speaker.name
