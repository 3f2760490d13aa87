"""Whom the words of a draft name: a speaker, a relay or the publisher of what it cites, or nobody in particular.

Titles and seats of government ("the Chinese leader", "Beijing") name whoever holds the title or speaks for the party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.credits import Credit, Kind
from bot.domain.model import Document, DocumentKind, Statement
from bot.domain.recalling import recalled
from bot.domain.verification.backing import Backing, fold_name, name_words, party_of

_PRONOUNS = frozenset("he she it we i you they his her their its who".split())
_NEUTRAL = frozenset(
    """
    one everyone someone nobody others post statement readout message report
    transcript document text communique communiqué account letter speech remarks interview
    """.split()
)
_ROLES = {
    word: name
    for name, forms in {
        "president": "president presidents",
        "premier": "premier chancellor taoiseach",
        "minister": "minister",
        "ministry": "ministry department bureau",
        "spokesman": "spokesman spokeswoman spokesperson",
        "ambassador": "ambassador envoy",
        "secretary": "secretary",
        "king": "king monarch queen emir sultan emperor",
        "chief": "chief head",
        "general": "general admiral commander",
        "adviser": "adviser advisor aide",
        "diplomat": "diplomat diplomats",
        "official": "official officials",
        "senator": "senator senators",
        "governor": "governor",
        "mayor": "mayor",
        "administration": "administration",
    }.items()
    for word in forms.split()
}
_ANYONE = frozenset(
    """
    leader leaders side government authorities capital head state country counterpart delegation nation leadership
    """.split()
)
NO_NAMES = frozenset(
    """
    the a an his her its their mr mrs ms dr sir former new and of for in at on to both two prime vice deputy foreign defence
    defense finance interior president-elect elect acting senior top chinese
    """.split()
)


_OWNED = re.compile(r"(.+)['’]s? ((?:[a-z-]+ )*[a-z]+)|(?:(?:[Aa]n?|[Tt]he) )?([a-z ]+) (?:for|to|of) ([A-Z].*)")


def _is_only_the_owner(name: str, other: str) -> bool:
    """Say whether a name is but that of the one whose man another is: "Torv" of "Torv's spokesman" or "an aide to Torv"."""
    owned = _OWNED.fullmatch(other)
    if owned is None or party_of(whose := owned[1] or owned[4]):
        return False
    held = set(name_words(owned[2] or owned[3]))
    own = own_words(name)
    return bool(own) and own <= set(name_words(whose)) and not held & set(name_words(name)) and not titles(name)


def matches(name: str, other: str, statement: Statement, against: Backing) -> bool:
    """Say whether a draft's words for someone name this speaker or relay."""
    asked = name, other, statement
    if (found := against.matched.get(asked)) is None:
        found = against.matched[asked] = _matches(name, other, statement, against)
    return found


def _matches(name: str, other: str, statement: Statement, against: Backing) -> bool:
    if not other:
        return False
    name = re.sub(r"['’]s?$", "", name.strip())
    if _is_only_the_owner(name, other) or _is_only_the_owner(other, name):
        return False
    theirs = set(name_words(other))
    if own := own_words(name) - of_the_land(name, party_for(other, statement, against)):
        if own <= theirs or (fold_name(name.split()[-1]) in theirs and name.split()[-1][0].isupper()):
            return True
        known = against.casts.get(statement.document)
        return known is not None and known.same(name, other)
    return _matches_title(name, other, statement, against)


def _matches_title(name: str, other: str, statement: Statement, against: Backing) -> bool:
    """Hold "the Chinese leader", "Beijing" or "the ministry" against a speaker's party and role."""
    speaker = statement.speaker
    is_speaker = other == speaker.name
    known = against.casts.get(statement.document)
    if known and known.same(name, other):
        return True
    party = party_of(name)
    theirs = party_for(other, statement, against)
    if party and theirs and party != theirs:
        return False
    if party and not theirs and _is_another_party(party, statement, against):
        return False
    role = f"{speaker.role} {speaker.name}" if is_speaker else other
    who = known.named(other) if known else None
    if who:
        role = f"{role} {who.role}"
    heads, held = titles(name), set(titles(role))
    if party and not against.is_english:
        return True
    if not heads:
        return (
            bool(party)
            or any(fold_name(word) in _ANYONE for word in name.split())
            or bool(set(name_words(name)) & set(name_words(other)) - NO_NAMES)
        )
    if not held:
        return bool(is_speaker and heads[-1] not in ("ministry", "spokesman"))
    if heads[-1] in held:
        return True
    return heads[-1] in ("ministry",) and "spokesman" in held


def party_for(other: str, statement: Statement, against: Backing) -> str:
    """Give for whom the speaker or a relay of a statement speaks, or nothing."""
    asked = other, statement
    if (found := against.partied.get(asked)) is None:
        found = against.partied[asked] = _party_for(other, statement, against)
    return found


def _party_for(other: str, statement: Statement, against: Backing) -> str:
    if other == statement.speaker.name and statement.speaker.party:
        return party_of(statement.speaker.party) or statement.speaker.party
    known = against.casts.get(statement.document)
    who = known.named(other) if known else None
    return (
        (party_of(who.party) or who.party if who and who.party else "")
        or party_of(other)
        or party_of(statement.speaker.role if other == statement.speaker.name else "")
    )


def _is_another_party(party: str, statement: Statement, against: Backing) -> bool:
    """Say whether some other speaker of the exchange speaks for a party."""
    return any(
        party == (party_of(other.speaker.party) or party_of(other.speaker.name))
        for other in against.exchange.statements
        if other.speaker.name != statement.speaker.name
    )


@recalled(1024)
def titles(words: str) -> tuple[str, ...]:
    """Give the titles among these words, each by its plainest name, in order."""
    return tuple(_ROLES[word] for word in name_words(words) if word in _ROLES)


def held_titles(statement: Statement, against: Backing) -> tuple[str, ...]:
    """Give the titles the speaker of a statement holds, by their name, their role and who is who."""
    known = against.casts.get(statement.document)
    who = known.named(statement.speaker.name) if known else None
    return titles(" ".join((statement.speaker.name, statement.speaker.role, who.role if who else "")))


def of_the_land(name: str, party: str) -> set[str]:
    """Give the words of a name that are the adjective of a party no gazetteer knows: "Morvanian" of "Morvania"."""
    lands = [fold_name(word) for word in party.split() if len(word) > 4]
    return {
        word
        for word in name_words(name)
        if word.endswith(("an", "ian", "ish", "ese", "ic", "i")) and any(word.startswith(land[:-1]) for land in lands)
    }


@recalled(1024)
def own_words(name: str) -> frozenset[str]:
    """Give the words of a name that are nobody else's: no titles, articles and parties."""
    found = set()
    for word in re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", name):
        low = fold_name(word)
        if (
            word[0].isupper()
            and low not in NO_NAMES
            and low not in _ROLES
            and low not in _ANYONE
            and not party_of(word)
        ):
            found.add(low)
    return frozenset(found)


def is_nobody(name: str) -> bool:
    """Say whether a subject is a pronoun or "the statement" and the like, which credits nobody by itself."""
    words = name.split()
    if not words or words[0].lower() in _PRONOUNS:
        return True
    return words[-1][0].islower() and fold_name(words[-1]) in _NEUTRAL


def is_credited(name: str, against: Backing) -> bool:
    """Say whether a name is that of a speaker or relay of any cited statement, or of nobody in particular."""
    return is_nobody(name) or bool(told_by((name,), against))


def publishes(credit: Credit, name: str, against: Backing) -> bool:
    """Say whether a name is that of the one who put the document out, credited with no more than that."""
    for statement in against.cited:
        document = document_of(statement, against)
        is_own = document.kind in (DocumentKind.READOUT, DocumentKind.JOINT_STATEMENT)
        if is_own or credit.kind is Kind.ACCOUNT or credit.cue.startswith("report"):
            theirs = set(name_words(document.publisher))
            if is_own and not own_words(name) and party_of(name) and party_of(name) == party_of(document.publisher):
                return True
            own = own_words(name) - of_the_land(name, document.publisher)
            if not own and is_own and of_the_land(name, document.publisher):
                return True
            if theirs and (own & theirs or set(name_words(name)) - NO_NAMES <= theirs):
                return True
    return False


def is_party_to(name: str, against: Backing) -> bool:
    """Say whether a name is that of another speaker or relay in the exchange."""
    others = (statement for statement in against.exchange.statements if statement not in against.cited)
    return bool(own_words(name) or party_of(name)) and any(_tells(name, each, against) for each in others)


def said_by(names: Iterable[str], against: Backing) -> tuple[Statement, ...]:
    """Give the cited statements whose speaker one of these names is."""
    wanted = tuple(names)
    return tuple(
        each for each in against.cited if any(matches(name, each.speaker.name, each, against) for name in wanted)
    )


def told_by(names: Iterable[str], against: Backing) -> tuple[Statement, ...]:
    """Give the cited statements whose speaker or relay one of these names is."""
    wanted = tuple(names)
    return tuple(each for each in against.cited if any(_tells(name, each, against) for name in wanted))


def _tells(name: str, statement: Statement, against: Backing) -> bool:
    return any(matches(name, other, statement, against) for other in (statement.speaker.name, *statement.via))


def owner(name: str) -> str:
    """Give whose account a draft speaks of: "India's account"; any other name as it is."""
    match = re.fullmatch(r"(.+?)['’]s? (?:own )?(?:account|readout|statement|version|report|summary)", name)
    return match[1] if match else name


def document_of(statement: Statement, against: Backing) -> Document:
    return against.exchange.reading(statement.document).document


def is_named(name: str, text: str) -> bool:
    """Say whether any word of a name, titles apart, stands in a draft."""
    return bool((set(name_words(name)) - NO_NAMES) & set(name_words(text)))
