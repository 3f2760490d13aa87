"""Whether a draft credits those who speak in what it cites, and for both sides only where both are heard.

Past 400 lines: what is a teller, a consent and a borrowing is asked of the same credits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.credits import Credit, Kind, credits
from bot.domain.model import Document, DocumentKind, Statement
from bot.domain.stems import content_stems
from bot.domain.verification.backing import Backing, backing, bears, fold_name, name_words, party_of
from bot.domain.verification.bearing import matter
from bot.domain.verification.quoting import misquoted
from bot.domain.verification.stance import inverted
from bot.domain.verification.thesaurus import LIKE

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
_NO_NAMES = frozenset(
    """
    the a an his her its their mr mrs ms dr sir former new and of for in at on to both two prime vice deputy foreign defence
    defense finance interior president-elect elect acting senior top chinese
    """.split()
)
_MEETINGS = frozenset(
    "met meet meets spoke speak talked talk hold held holds discussed discuss exchanged exchange".split()
)


def miscredited(text: str, against: Backing) -> str:
    """Give whom a draft credits with another's words, or nothing."""
    found = credits(text)
    shielded = next((each.at for each in found if each.trailing and _is_speaker(each, against)), -1)
    for credit in found:
        if credit.nested or credit.at < shielded:
            continue
        for name in map(_owner, credit.names):
            if _is_of_the_calendar(name):
                continue
            if credit.kind is Kind.SUBJECT and (channel := _channel(name, against)):
                return f"It lets {channel} speak, which only carried the words of {against.cited[0].speaker.name}."
            if credit.is_both and (
                len(credit.names) == 1 or _own(name) <= against.names or _is_party_to(name, against)
            ):
                continue
            if credit.kind is Kind.ACCOUNT and (other := _another_account(name, against)):
                return f"It tells of {name}'s account; what it cites is {other}'s."
            if not (_credited(name, against) or _publishes(credit, name, against)):
                if credit.kind is Kind.THING and _is_told_of(name, against):
                    continue
                if credit.kind is Kind.LOOSE and not _is_party_to(name, against):
                    continue
                if not _is_of_the_content(credit, name, found, text, against):
                    return f"It credits {name}; what it cites was said by {against.cited[0].speaker.name}."
    return _crossed(text, found, against) or _borrowed(text, found, against)


def _borrowed(text: str, found: Sequence[Credit], against: Backing) -> str:
    """Find another's quotation or denial lent to the only one a draft credits, by one citation too many."""
    if len(against.cited) < 2:
        return ""
    subjects = [each for each in found if not each.nested and not each.is_both]
    stretches = list(_stretches(text, [each for each in subjects if each.kind is Kind.SUBJECT]))
    for credit, part in stretches:
        own = tuple(s for s in against.cited if any(matches(n, s.speaker.name, s, against) for n in credit.names))
        others = [s for s in against.cited if s not in own]
        if not own or not others or _is_nobody(credit.names[0]):
            continue
        theirs = backing(against.exchange, own)
        if misquoted(part, theirs):
            return f"It credits {credit.names[0]} with words of {others[0].speaker.name}."
        is_alone = len(stretches) == 1 and not any(_is_named(s.speaker.name, text) for s in others)
        if is_alone and (inverted(text, theirs) or (not misquoted(text, against) and misquoted(text, theirs))):
            return f"It credits {credit.names[0]} with what {others[0].speaker.name} said."
    return ""


def _is_named(name: str, text: str) -> bool:
    return bool((set(name_words(name)) - _NO_NAMES) & set(name_words(text)))


def _is_of_the_calendar(name: str) -> bool:
    """Say whether words taken for a name are a time or no name at all: "by August", "settle most"."""
    words = name.split()
    return all(fold_name(word) in _TIMES for word in words) or (
        words[-1].lower() in ("most", "many", "all") and not any(word[:1].isupper() for word in words)
    )


_TIMES = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter".split()
)


def _channel(name: str, against: Backing) -> str:
    """Give the channel a draft lets speak by itself: a post's platform is a relay and never a teller."""
    if not (own := set(name_words(name)) - _NO_NAMES) or party_of(name):
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


_TELLERS = re.compile(
    r"\b(?:ministry|department|office|agency|spokes\w+|embassy|house|government|palace|kremlin|news|press|media|times|post|tv|television|"
    r"radio|journal|newspaper|council|commission|party|court|presidency|cabinet|secretariat|bureau|administration|state|official\w*)\b",
    re.IGNORECASE,
)


def _tells(via: str, statement: Statement, against: Backing) -> bool:
    """Say whether a relay is a body or a person that reports, and not a place where things are posted."""
    if _TELLERS.search(via):
        return True
    if fold_name(via) in map(fold_name, (each.speaker.name for each in against.exchange.statements)):
        return True
    text = _document(statement, against).text
    cue = r"\s+(?:\w+ly\s+)?(?:said|says|reported|reports|added|quoted|told|cited|according)\b"
    return bool(re.search(re.escape(via) + cue, text) or re.search(r"according to (?:the )?" + re.escape(via), text))


def _is_told_of(name: str, against: Backing) -> bool:
    """Say whether the cited passages have the words of a subject that names nobody."""
    wanted = content_stems(name)
    return not wanted or any(against.bears(each) or each in against.names for each in wanted)


def _is_speaker(credit: Credit, against: Backing) -> bool:
    return any(
        matches(name, statement.speaker.name, statement, against)
        for name in credit.names
        for statement in against.cited
    )


def _credited(name: str, against: Backing) -> bool:
    """Say whether a name is that of a speaker or relay of any cited statement, or of nobody in particular."""
    if _is_nobody(name):
        return True
    return any(
        matches(name, other, statement, against)
        for statement in against.cited
        for other in (statement.speaker.name, *statement.via)
    )


def _publishes(credit: Credit, name: str, against: Backing) -> bool:
    """Say whether a name is that of the one who put the document out, credited with no more than that."""
    for statement in against.cited:
        document = _document(statement, against)
        is_own = document.kind in (DocumentKind.READOUT, DocumentKind.JOINT_STATEMENT)
        if is_own or credit.kind is Kind.ACCOUNT or credit.cue.startswith("report"):
            theirs = set(name_words(document.publisher))
            if is_own and not _own(name) and party_of(name) and party_of(name) == party_of(document.publisher):
                return True
            if theirs and (_own(name) & theirs or set(name_words(name)) - _NO_NAMES <= theirs):
                return True
    return False


def _another_account(name: str, against: Backing) -> str:
    """Give by whose account a statement is told where a draft names one of another party, or nothing."""
    party = party_of(name)
    if _own(name) or not party:
        return ""
    told_by: list[str] = []
    for statement in against.cited:
        document = _document(statement, against)
        tellers = [*statement.via, *((document.publisher,) if document.kind is DocumentKind.READOUT else ())]
        told_by = [teller for teller in tellers if party_of(teller)]
        if not told_by or any(party_of(teller) == party for teller in told_by):
            return ""
    return told_by[0] if told_by else ""


def _is_nobody(name: str) -> bool:
    """Say whether a subject is a pronoun or "the statement" and the like, which credits nobody by itself."""
    words = name.split()
    if not words or words[0].lower() in _PRONOUNS:
        return True
    return words[-1][0].islower() and fold_name(words[-1]) in _NEUTRAL


def _own(name: str) -> set[str]:
    """Give the words of a name that are nobody else's: no titles, articles and parties."""
    found = set()
    for word in re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", name):
        low = fold_name(word)
        if (
            word[0].isupper()
            and low not in _NO_NAMES
            and low not in _ROLES
            and low not in _ANYONE
            and not party_of(word)
        ):
            found.add(low)
    return found


def matches(name: str, other: str, statement: Statement, against: Backing) -> bool:
    """Say whether a draft's words for someone name this speaker or relay."""
    if not other:
        return False
    name = re.sub(r"['’]s?$", "", name.strip())
    theirs = set(name_words(other))
    if own := _own(name):
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
    theirs = _party(other, statement, against)
    if party and theirs and party != theirs:
        return False
    if party and not theirs and _is_another_party(party, statement, against):
        return False
    role = f"{speaker.role} {speaker.name}" if is_speaker else other
    who = known.named(other) if known else None
    if who:
        role = f"{role} {who.role}"
    heads = [_ROLES[word] for raw in name.split() if (word := fold_name(raw)) in _ROLES]
    held = {_ROLES[word] for word in name_words(role) if word in _ROLES}
    if party and not against.is_english:
        return True
    if not heads:
        return (
            bool(party)
            or any(fold_name(word) in _ANYONE for word in name.split())
            or bool(set(name_words(name)) & set(name_words(other)) - _NO_NAMES)
        )
    if not held:
        return bool(is_speaker and heads[-1] not in ("ministry", "spokesman"))
    if heads[-1] in held:
        return True
    return heads[-1] in ("ministry",) and "spokesman" in held


def _party(other: str, statement: Statement, against: Backing) -> str:
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


def _is_party_to(name: str, against: Backing) -> bool:
    """Say whether a name is that of another speaker or relay in the exchange."""
    return any(
        matches(name, other, statement, against)
        for statement in against.exchange.statements
        for other in (statement.speaker.name, *statement.via)
        if statement not in against.cited
    ) and bool(_own(name) or party_of(name))


def _is_of_the_content(credit: Credit, name: str, found: Sequence[Credit], text: str, against: Backing) -> bool:
    """Say whether someone who "agreed" or "said" in a draft does so inside the content of what it cites."""
    if not any(other is not credit and not other.nested and _is_speaker(other, against) for other in found):
        return False
    own = _own(name) or set(name_words(name))
    said = [set(name_words(each)) for each in against.said]
    stems = [content_stems(each) for each in against.said]
    return any(
        own & words and bears(each, next(iter(content_stems(credit.cue)), ""))
        for words, each in zip(said, stems, strict=True)
    )


def _crossed(text: str, found: Sequence[Credit], against: Backing) -> str:
    """Find a stretch credited to one cited speaker whose words are another's."""
    if len({statement.speaker.name for statement in against.cited}) < 2 or not against.is_english:
        return ""
    subjects = [each for each in found if each.kind is Kind.SUBJECT and not each.nested and not each.is_both]
    for credit, part in _stretches(text, subjects):
        wanted = matter(part, against)
        own = [
            s
            for s in against.cited
            if any(matches(n, o, s, against) for n in credit.names for o in (s.speaker.name, *s.via))
        ]
        others = [s for s in against.cited if s not in own]
        if len(wanted) < 2 or not own or not others or _is_nobody(credit.names[0]):
            continue
        if _share(wanted, own) < 0.3 and _share(wanted, others) >= _share(wanted, own) + 0.4:
            return f"It credits {credit.names[0]} with what {others[0].speaker.name} said."
    return ""


def _stretches(text: str, subjects: Sequence[Credit]) -> Iterable[tuple[Credit, str]]:
    for at, credit in enumerate(subjects):
        end = min(subjects[at + 1].start, subjects[at + 1].at) if at + 1 < len(subjects) else len(text)
        start = credit.start if not credit.trailing else (subjects[at - 1].at if at else 0)
        yield credit, text[min(start, credit.at) : max(end, credit.at)]


def _share(
    wanted: Sequence[str], statements: Iterable[Statement], like: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> float:
    stems = frozenset(stem for each in statements for stem in content_stems(f"{each.cue} {each.text}"))
    return sum(bears(stems, each) or bool(like.get(each, frozenset()) & stems) for each in wanted) / len(wanted)


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
            told_by = [via for via in statement.via if party_of(via) or _TELLERS.search(via)]
            side = next(
                (
                    party_of(s.speaker.party) or s.speaker.party
                    for s in against.exchange.statements
                    if s.speaker.party and matches(credit.names[0], s.speaker.name, s, against)
                ),
                "",
            )
            if statement.joint and told_by and side and not any(_is_of(via, side) for via in told_by):
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
    if not any(not each.nested and _is_speaker(each, against) for each in found):
        return False
    return any(words.casefold() in said.casefold() for said in against.said)


def _is_shared(statement: Statement, against: Backing) -> bool:
    """Say whether a statement is the word of both: a joint text, or told as both's by someone who is neither."""
    document = _document(statement, against)
    if document.kind is DocumentKind.JOINT_STATEMENT:
        return True
    return statement.joint and not statement.via and document.kind is not DocumentKind.READOUT


def _are_the_speaker(credit: Credit, text: str, against: Backing) -> bool:
    """Say whether those who speak together in a draft are printed as one speaker, by nobody's account."""
    words = {word for name in credit.names for word in name_words(name)} - _NO_NAMES
    wanted = matter(text, against)
    return any(
        bool(words)
        and words <= set(name_words(statement.speaker.name))
        and (len(against.cited) == 1 or not wanted or _share(wanted, [statement], LIKE) >= _COMMON)
        for statement in against.cited
        if not statement.via and _document(statement, against).kind is not DocumentKind.READOUT
    )


def _document(statement: Statement, against: Backing) -> Document:
    return against.exchange.reading(statement.document).document


def _untold(text: str, accounts: Sequence[Credit], against: Backing) -> str:
    """Find an agreement laid to the account of a side that tells of another one."""
    if len(against.cited) < 2 or not against.is_english or len({_side(each, against) for each in against.cited}) < 2:
        return ""
    if not all(each.joint for each in against.cited):
        return ""
    for credit in accounts:
        name = _owner(credit.names[0])
        own = [
            s
            for s in against.cited
            if any(matches(name, o, s, against) for o in (s.speaker.name, *s.via))
            or (party_of(name) and party_of(name) == party_of(_document(s, against).publisher))
        ]
        wanted = matter(text, against)
        if own and wanted and _share(wanted, own) < _COMMON:
            return f"It lays to {name} an agreement of which that account says nothing."
    return ""


def _names_an_account(credit: Credit, against: Backing) -> bool:
    """Say whether a draft itself tells by whose account both are told of."""
    if credit.is_both or credit.nested or credit.kind is Kind.LOOSE:
        return False
    return any(
        not _is_nobody(name) and (_credited(name, against) or _publishes(credit, name, against))
        for name in map(_owner, credit.names)
    )


def _owner(name: str) -> str:
    """Give whose account a draft speaks of: "India's account"; any other name as it is."""
    match = re.fullmatch(r"(.+?)['’]s? (?:own )?(?:account|readout|statement|version|report|summary)", name)
    return match[1] if match else name


def _hears_both(both: Sequence[Credit], text: str, against: Backing) -> bool:
    """Say whether each side is heard in the cited statements, on the matter of the draft."""
    for credit in both:
        if len(credit.names) > 1 and not all(_is_speaking(name, against) for name in credit.names):
            return False
    sides: dict[str, list[Statement]] = {}
    for statement in against.cited:
        sides.setdefault(_side(statement, against), []).append(statement)
    if len(sides) < 2:
        return False
    wanted = matter(text, against)
    return not wanted or all(_share(wanted, statements, LIKE) >= _COMMON for statements in sides.values())


_COMMON = 0.6
"""The least share of what is told of both that each side's own statements must hold."""


def _is_speaking(name: str, against: Backing) -> bool:
    return any(matches(name, statement.speaker.name, statement, against) for statement in against.cited)


def _side(statement: Statement, against: Backing) -> str:
    """Give for whom a statement's account speaks."""
    document = _document(statement, against)
    if document.kind is DocumentKind.READOUT:
        return party_of(document.publisher) or document.publisher
    if statement.joint and statement.via:
        return party_of(statement.via[0]) or statement.via[0]
    return _party(statement.speaker.name, statement, against) or statement.speaker.name
