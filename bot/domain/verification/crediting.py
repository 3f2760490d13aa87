"""Whether whoever a draft credits speaks, relays or publishes what it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.credits import Credit, Kind, credits
from bot.domain.model import DocumentKind
from bot.domain.stems import content_stems
from bot.domain.verification.backing import Backing, bears, fold_name, name_words, party_of
from bot.domain.verification.borrowing import borrowed
from bot.domain.verification.channels import channel
from bot.domain.verification.identity import (
    document_of,
    is_credited,
    is_party_to,
    own_words,
    owner,
    publishes,
    said_by,
    told_by,
)


def miscredited(text: str, against: Backing) -> str:
    """Give whom a draft credits with another's words, or nothing."""
    found = credits(text)
    shielded = next((each.at for each in found if each.trailing and said_by(each.names, against)), -1)
    for credit in found:
        if credit.nested or credit.at < shielded:
            continue
        for name in map(owner, credit.names):
            if _is_of_the_calendar(name):
                continue
            if credit.kind is Kind.SUBJECT and (carrier := channel(name, against)):
                return f"It lets {carrier} speak, which only carried the words of {against.cited[0].speaker.name}."
            if company := _company(name, against):
                return f"It lets {company} speak too; what it cites was said by {against.cited[0].speaker.name}."
            if credit.is_both and (
                len(credit.names) == 1 or own_words(name) <= against.names or is_party_to(name, against)
            ):
                continue
            if credit.kind is Kind.ACCOUNT and (other := _another_account(name, against)):
                return f"It tells of {name}'s account; what it cites is {other}'s."
            if not (is_credited(name, against) or publishes(credit, name, against)):
                if credit.kind is Kind.THING and _is_told_of(name, against):
                    continue
                if credit.kind is Kind.LOOSE and not is_party_to(name, against):
                    continue
                if not _is_of_the_content(credit, name, found, against):
                    return f"It credits {name}; what it cites was said by {against.cited[0].speaker.name}."
    return borrowed(text, found, against)


_AND = re.compile(r"\s+(?:and|along with|together with|as well as)\s+")


def _company(name: str, against: Backing) -> str:
    """Give who is said to speak along with a speaker where the print has nobody beside them: "and others"."""
    first, *others = _AND.split(name)
    if not others or not said_by((first,), against):
        return ""
    printed = {word for each in against.cited for word in name_words(f"{each.speaker.name} {each.speaker.role}")}
    party = {word for each in against.cited for word in name_words(each.speaker.party)}
    added = [each for each in others if not set(name_words(each)) & (printed | party) and not told_by((each,), against)]
    return added[0] if added and not any(word[:1].isupper() for word in added[0].split()) else ""


def _is_of_the_calendar(name: str) -> bool:
    """Say whether words taken for a name are a time or no name at all: "by August", "settle most"."""
    words = name.split()
    return all(fold_name(word) in _TIMES for word in words) or (
        words[-1].lower() in ("most", "many", "all") and not any(word[:1].isupper() for word in words)
    )


_TIMES = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter".split()
)


def _is_told_of(name: str, against: Backing) -> bool:
    """Say whether the cited passages have the words of a subject that names nobody."""
    wanted = content_stems(name)
    return not wanted or any(against.bears(each) or each in against.names for each in wanted)


def _another_account(name: str, against: Backing) -> str:
    """Give by whose account a statement is told where a draft names one of another party, or nothing."""
    party = party_of(name)
    if own_words(name) or not party:
        return ""
    told_by: list[str] = []
    for statement in against.cited:
        document = document_of(statement, against)
        tellers = [*statement.via, *((document.publisher,) if document.kind is DocumentKind.READOUT else ())]
        told_by = [teller for teller in tellers if party_of(teller)]
        if not told_by or any(party_of(teller) == party for teller in told_by):
            return ""
    return told_by[0] if told_by else ""


def _is_of_the_content(credit: Credit, name: str, found: Sequence[Credit], against: Backing) -> bool:
    """Say whether someone who "agreed" or "said" in a draft does so inside the content of what it cites."""
    if not any(other is not credit and not other.nested and said_by(other.names, against) for other in found):
        return False
    own = own_words(name) or set(name_words(name))
    said = [set(name_words(each)) for each in against.said]
    stems = [content_stems(each) for each in against.said]
    return any(
        own & words and bears(each, next(iter(content_stems(credit.cue)), ""))
        for words, each in zip(said, stems, strict=True)
    )
