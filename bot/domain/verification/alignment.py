"""Each clause of a draft beside the one cited statement that bears it out, and whether its speaker is the one credited.

A draft that cites several statements may part them by clauses and never pool them: a clause credited to somebody stands on
words of theirs, told to those they were told to and by those by whose account they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.credits import Credit, Kind, credits
from bot.domain.grammar import unquoted
from bot.domain.model import Statement
from bot.domain.stems import content_stems
from bot.domain.verification.backing import Backing, bears, name_words
from bot.domain.verification.bonds import told_words
from bot.domain.verification.clauses import Clause, Weighty, clauses
from bot.domain.verification.identity import NO_NAMES, is_named, is_nobody, matches, publishes, said_by, told_by
from bot.domain.verification.thesaurus import LIKE

_LENT = 0.3
"""The least share of a clause's words that only another's statement has, for the clause to be that other's."""


_TOLD = re.compile(r"\b(?:told|tells|telling|informed|assured|warned|promised)\s+([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A clause of a draft, whom the draft credits with it, and the cited statement that bears most of it out."""

    clause: Clause
    words: tuple[Weighty, ...]
    credit: Credit | None
    account: Credit | None
    statement: Statement


@lru_cache(maxsize=8)
def aligned(text: str, against: Backing) -> tuple[Aligned, ...]:
    """Put each clause of a draft that says anything beside the statement that bears most of it out."""
    found = credits(text)
    made: list[Aligned] = []
    hearers = [match.span(1) for match in _TOLD.finditer(unquoted(text))]
    for clause, credit, account in _governed(text, found):
        told = told_words(clause, found, text)
        words = tuple(each for each in told if not any(start <= each.start < end for start, end in hearers))
        if not words:
            continue
        own = _own(credit, account, against)
        best = max(against.cited, key=lambda each: (_borne(words, each), each in own))
        made.append(Aligned(clause, words, credit, account, best))
    return tuple(made)


def strayed(text: str, against: Backing) -> str:
    """Give which clause of a draft is credited to one and said by another, or by another's account, or nothing."""
    if len(against.cited) < 2 or not against.is_english:
        return ""
    verbs = frozenset(credit.at for credit in credits(text))
    told_of: Statement | None = None
    for each in aligned(text, against):
        own = _own(each.credit, each.account, against)
        if each.credit and each.account and not own and _are_known(each.credit, each.account, against):
            return f"It tells by {each.account.names[0]}'s account what is known by another's."
        others = [statement for statement in against.cited if statement not in own]
        if not own or not others or each.credit is None or is_nobody(each.credit.names[0]) or each.credit.is_both:
            continue
        missing = [word for word in each.words if not any(has(statement, word) for statement in own)]
        for other in others:
            lent = [word for word in missing if has(other, word)]
            if _refers(each, other, verbs):
                told_of = other
            elif (
                lent
                and len(lent) >= _LENT * len(each.words)
                and not (told_of is other and "that" in each.clause.opener)
            ):
                return f"It credits {each.credit.names[0]} with what {other.speaker.name} said."
    return ""


def _governed(text: str, found: Sequence[Credit]) -> Iterator[tuple[Clause, Credit | None, Credit | None]]:
    """Yield each clause with the credit it stands under and the account it is told by."""
    subjects = [each for each in found if each.kind is not Kind.ACCOUNT and not each.nested]
    accounts = [each for each in found if each.kind is Kind.ACCOUNT]
    ends = [match.end() for match in re.finditer(r"[;.](?=\s|$)|,? (?:while|whereas|but) ", unquoted(text))]
    for clause in clauses(text):
        place = clause.words[0].start
        after = next((each for each in subjects if each.trailing and place < each.at), None)
        before = next((each for each in reversed(subjects) if min(each.start, each.at) <= place), None)
        credit = (
            after
            if after and (before is None or _part(before.at, ends) < _part(place, ends) or before is after)
            else before
        )
        if credit is None:
            credit = subjects[0] if subjects else None
        if after and after is not credit and _part(after.at, ends) == _part(place, ends):
            accounts = [*accounts, after]
        account = next((each for each in accounts if _part(each.at, ends) == _part(place, ends)), None)
        yield clause, credit, account


def _part(place: int, ends: Sequence[int]) -> int:
    return sum(end <= place for end in ends)


def _own(credit: Credit | None, account: Credit | None, against: Backing) -> tuple[Statement, ...]:
    """Give the cited statements of whoever is credited, by the account told of."""
    own = told_by(credit.names, against) if credit and not is_nobody(credit.names[0]) else against.cited
    theirs = _told_of(account, against) if account else ()
    return tuple(each for each in own if each in theirs) if theirs else own


def _told_of(account: Credit, against: Backing) -> tuple[Statement, ...]:
    """Give the cited statements known by an account; where a relay is printed, the account is that relay's alone."""
    return tuple(
        each
        for each in against.cited
        if any(
            matches(name, other, each, against)
            for name in account.names
            for other in (each.via or (each.speaker.name,))
        )
    )


def _are_known(credit: Credit, account: Credit, against: Backing) -> bool:
    """Say whether both whom a draft credits and by whose account are of what it cites, and none of them put it out."""
    if any(publishes(account, name, against) for name in account.names):
        return False
    return bool(said_by(credit.names, against) and _told_of(account, against))


def _borne(words: Sequence[Weighty], statement: Statement) -> float:
    return sum(has(statement, word) for word in words) / len(words)


def has(statement: Statement, word: Weighty) -> bool:
    """Say whether a statement's words, or the names of its people, bear a word of a draft out."""
    stems = _stems(statement)
    return (
        bears(stems, word.stem)
        or bool(LIKE.get(word.stem, frozenset()) & stems)
        or any(word.says(each) for clause in clauses(statement.text) for each in clause.words)
        or bool(set(name_words(word.text)) & _people(statement))
    )


@lru_cache(maxsize=512)
def _stems(statement: Statement) -> frozenset[str]:
    return content_stems(f"{statement.cue} {statement.text}")


@lru_cache(maxsize=512)
def _people(statement: Statement) -> frozenset[str]:
    speaker = statement.speaker
    return frozenset(
        name_words(" ".join((speaker.name, speaker.role, speaker.party, *statement.via, statement.addressee)))
    )


def _refers(each: Aligned, other: Statement, verbs: frozenset[int]) -> bool:
    """Say whether a clause speaks of another's words as theirs: "called Torv's warning of a storm absurd"."""
    owned = [word.text for word in each.words if re.search(r"['’]s?$", word.text)]
    return any(is_named(other.speaker.name, word) for word in owned) or bool(
        content_stems(other.cue) & {word.stem for word in each.words if word.start not in verbs}
    )


def misaddressed(text: str, against: Backing) -> str:
    """Give to whom a draft says a thing was told that was told to another, or nothing."""
    if not against.is_english:
        return ""
    plain = unquoted(text)
    parts = aligned(text, against)
    for match in _TOLD.finditer(plain):
        part = next((each for each in parts if each.words[0].start > match.end()), None) or next(
            (each for each in reversed(parts) if each.words[0].start < match.start()), None
        )
        if part is None or part.credit is None:
            continue
        statement = part.statement
        if statement.addressee:
            told = matches(match[1], statement.addressee, statement, against)
        else:
            print_ = against.printed[against.cited.index(statement)]
            told = bool((set(name_words(match[1])) - NO_NAMES) & set(name_words(print_)))
        if not told and not _is_no_person(match[1], statement, against):
            return f"It says {match[1]} was told what was told to {statement.addressee or 'nobody named'}."
    return ""


def _is_no_person(name: str, statement: Statement, against: Backing) -> bool:
    """Say whether a hearer is named by a land or a title, which tells no one from another here."""
    known = against.casts[statement.document]
    return known.named(name) is None
