"""Who is who in one document: every mention led to the fullest name that the document prints.

What cannot be told safely is left alone: a wrong speaker harms more than an unresolved one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.gazetteer import NameKind, longest_party, party_name
from bot.domain.model import Document, DocumentKind, Passage, Speaker
from bot.domain.names.people import Gender, Index, Member, core, gather, suffix
from bot.domain.names.scene import STRANGER, Occurrence, Scene, is_oblique
from bot.domain.names.sightings import Kind, Sighting, Title, leads, read, sightings
from bot.domain.names.vocabulary import BODY_HEADS, HEADS, LOWER_BODY_HEADS, MEETING, MODIFIERS, PREPOSITIONS, SPEECH
from bot.domain.names.words import Quoted, Word, fold, spans_or_whole, words_of

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset(
    {"they", "them", "their", "themselves", "the two", "both", "the pair", "the two men", "the two women", "both men"}
)
_IT = frozenset({"it", "its", "itself"})
_OTHERS = frozenset(
    {"i", "we", "you", "me", "us", "who", "which", "that", "this", "one", "my", "our", "your", "what", "these", "those"}
)
_COUNTED = frozenset({"two", "both"})
_PLURAL_LEADERS = frozenset({"leaders", "presidents", "ministers", "premiers", "chancellors", "secretaries", "heads"})
_ARTICLES = frozenset({"the", "a", "an"})
_ANDS = frozenset({"and", "and the", "&", "as well as"})
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_ENDS = frozenset({"who", "which", "whose", "that", "and"}) | PREPOSITIONS


@dataclass(frozen=True, slots=True)
class _Reference:
    """Whom some words could mean: members of the cast, all together or one of them; or someone outside it."""

    members: tuple[int, ...] = ()
    joint: bool = False
    outside: Speaker | None = None


_NOBODY = _Reference()


class Cast:
    """Those who appear in one document. `speakers` holds each with the fullest name printed."""

    def __init__(
        self, members: Sequence[Member], index: Index, scene: Scene, parties: Mapping[str, Sequence[str]]
    ) -> None:
        self._members = members
        self._index = index
        self._scene = scene
        self._parties = parties
        """Party → how the document prints it, the plainest first."""
        self._speakers = [member.speaker() for member in members]
        states = [Speaker(printed[0], party=party) for party, printed in parties.items()]
        self.speakers: tuple[Speaker, ...] = (*self._speakers, *states)

    def resolve(self, mention: str, at: int) -> Speaker | None:
        """Tell whom the words printed at that character of the text name; nobody where that is not certain."""
        low = " ".join(word.low for word in words_of(mention))
        if low in _HE:
            return self._member(self._scene.pronoun(Gender.HE, at))
        if low in _SHE:
            return self._member(self._scene.pronoun(Gender.SHE, at))
        if low == "who":
            return self._member(self._scene.antecedent(at))
        if low in _IT:
            return self._member(self._scene.thing(at))
        return self._speaker(self._refer(mention, at))

    def named(self, name: str) -> Speaker | None:
        """Find the one in the document who goes by that name, however a person or a model might write it."""
        found = self._refer(name, None)
        if not found.outside:
            return self._speaker(found)
        printed = self._parties.get(found.outside.party)
        if not printed or not _is_party(found.outside.name):
            return None
        return found.outside if found.outside.name in printed else Speaker(printed[0], party=found.outside.party)

    def same(self, a: str, b: str) -> bool:
        """Tell whether two names could be one and the same in this document.

        A name of several people together is the same as that of any one of them.
        """
        first, second = (_plain(each) for each in (a, b))
        if first == second:
            return bool(first)
        one, other = self._could_be(a), self._could_be(b)
        if one.members and other.members:
            return bool(set(one.members) & set(other.members))
        if one.outside and other.outside and one.outside.party and one.outside.party == other.outside.party:
            return _is_party(one.outside.name) and _is_party(other.outside.name)
        if one.members or other.members:
            return False
        return bool(first and second) and (_is_tail(first, second) or _is_tail(second, first))

    # Words to members

    def _refer(self, mention: str, at: int | None) -> _Reference:
        words = words_of(mention)
        lows = [word.low for word in words]
        if not words or (len(words) == 1 and lows[0] in _HE | _SHE | _IT | _OTHERS):
            return _NOBODY
        if (together := self._together(lows, at)) is not None:
            return together
        found = [each for each in read(mention, words) if each.kind is not Kind.NOUN]
        if _are_coordinated(mention, found):
            return self._joint(found, at) or _Reference(outside=Speaker(_printed(mention)))
        end = _chunk_end(words, found)
        if end < len(words) and not any(each.whole.start < words[end].start for each in found):
            return self._described(mention, words, end, at)
        head = [each for each in found if each.whole.end >= words[end - 1].end and not each.possessive]
        head = [each for each in head if each.whole.start < words[end - 1].end] or (
            [each for each in found if each.whole.end >= words[end - 1].end] if len(found) == 1 else []
        )
        if head:
            return self._seen(mention, head[-1], at)
        return self._caseless(mention, lows, at) or self._described(mention, words, end, at)

    def _seen(self, mention: str, sighting: Sighting, at: int | None) -> _Reference:
        if sighting.kind is Kind.ROLE:
            return self._by_role(mention, sighting, at)
        if sighting.kind is Kind.PARTY:
            return _Reference(outside=Speaker(_printed(sighting.span.of(mention)), party=sighting.title.party))
        found = self._find(sighting)
        if found:
            chosen = self._scene.choose(found, sighting.title, at)
            return _NOBODY if chosen is None else _Reference((chosen,))
        if sighting.kind is Kind.BODY:
            return self._generic_body(words_of(mention), sighting.title.party, at) or _Reference(
                outside=Speaker(_printed(sighting.span.of(mention)), party=sighting.title.party)
            )
        if sighting.kind is Kind.NAME and sighting.whole.end < words_of(mention)[-1].end and len(sighting.name) == 1:
            return _Reference(outside=Speaker(_printed(mention)))  # "Citizens for Fair Trade"
        return _Reference(
            outside=Speaker(_printed(sighting.span.of(mention)), sighting.title.role, sighting.title.party)
        )

    def _find(self, sighting: Sighting) -> tuple[int, ...]:
        if sighting.kind is Kind.BODY:
            lows = [fold(word) for word in sighting.name if fold(word) != "the"]
            return tuple(each for each in self._index.find(lows) if self._members[each].kind is Kind.BODY)
        found = self._index.find(core(sighting.name))
        if len(found) > 1 and len(sighting.name) > 1:
            younger = suffix(sighting.name)
            found = tuple(each for each in found if suffix(self._members[each].name) == younger) or found
        return found

    def _by_role(self, mention: str, sighting: Sighting, at: int | None) -> _Reference:
        first = words_of(mention)[0].low
        if first in {"a", "an", "another", "one"} or first in _OWNERS:
            return _Reference(outside=Speaker(_printed(mention), party=sighting.title.party))
        if at is None:
            holding = self._scene.holders(sighting.title)
            return _Reference((holding[0],)) if len(holding) == 1 else _NOBODY
        holder = self._scene.holder(sighting.title, at)
        return _NOBODY if holder is None else _Reference((holder,))

    def _caseless(self, mention: str, lows: Sequence[str], at: int | None) -> _Reference | None:
        """A name written without capitals, or backwards: "xi jinping", "biden"."""
        while lows and (
            lows[0] in _ARTICLES or lows[0].rstrip(".") in HEADS | MODIFIERS or lows[0] in {"mr", "mrs", "ms"}
        ):
            lows = lows[1:]
        found = self._index.find(lows) if lows else ()
        if at is not None and not mention[:1].isupper():
            return None
        chosen = self._scene.choose(found, Title(), at) if found else None
        return None if chosen is None else _Reference((chosen,))

    def _described(self, mention: str, words: Sequence[Word], end: int, at: int | None) -> _Reference:
        """ "the ministry", "the Ukrainian side", "two people familiar with the talks"."""
        body = self._generic_body(words[:end], _party_within(words), at)
        if body:
            return body
        lows = [word.low for word in words[:end]]
        if (
            lows[0] == "the"
            and len(lows) == 2
            and lows[1] in HEADS | BODY_HEADS | LOWER_BODY_HEADS
            and end == len(words)
        ):
            return _NOBODY
        return _Reference(outside=Speaker(" ".join(mention.split()).strip(" ,;:"), party=_party_within(words)))

    def _generic_body(self, words: Sequence[Word], party: str, at: int | None) -> _Reference | None:
        lows = [word.low for word in words if word.low not in _ARTICLES]
        if not lows or lows[-1] not in BODY_HEADS | LOWER_BODY_HEADS or len(lows) > 3:
            return None
        if any(
            low not in MODIFIERS and not longest_party([word.text], 0)
            for low, word in zip(lows[:-1], words[-len(lows) :], strict=False)
        ):
            return None
        found = self._scene.body(lows[-1], party, at)
        return None if found is None else _Reference((found,))

    # Several together

    def _together(self, lows: Sequence[str], at: int | None) -> _Reference | None:
        words = [low for low in lows if low not in {"the", "of", "state", "government"}]
        whole = " ".join(lows)
        if whole in _THEY:
            pair = self._scene.together(at, counted=whole != "they") if at is not None else ()
            pair = pair or self._met(_leads)
            return _Reference(pair, joint=True) if pair else _NOBODY
        if (
            words
            and words[-1] in _PLURAL_LEADERS
            and all(low in _COUNTED | {"prime", "foreign", "defense"} for low in words[:-1])
        ):
            of = _sort_of(words)
            pair = self._met(of) if of.plural in {"leaders", "heads"} else self._scene.pair(of)
            if pair:
                return _Reference(pair, joint=True)
        return None

    def _met(self, of: Callable[[Member], bool]) -> tuple[int, ...]:
        """The two who met, if the text opens with a meeting, or else the only two of that sort."""
        met = self._scene.meeting()
        if met is None:
            return self._scene.pair(of)
        return met if len(met) == 2 else ()

    def _joint(self, found: Sequence[Sighting], at: int | None) -> _Reference | None:
        people = [each for each in found if each.kind in {Kind.PERSON, Kind.NAME}]
        if len(people) < 2 or len(people) != len(found):
            return None
        chosen = [self._scene.choose(self._find(each), each.title, at) for each in people]
        members = tuple(each for each in chosen if each is not None)
        return _Reference(members, joint=True) if len(members) == len(people) else None

    # Members to speakers

    def _member(self, number: int | None) -> Speaker | None:
        return None if number is None else self._speakers[number]

    def _speaker(self, reference: _Reference) -> Speaker | None:
        if reference.outside or not reference.members:
            return reference.outside
        if not reference.joint:
            return self._speakers[reference.members[0]]
        names = [self._speakers[each].name for each in reference.members]
        return Speaker(" and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0])

    def _could_be(self, name: str) -> _Reference:
        """Like `_refer`, but all namesakes and all holders of a role count."""
        words = words_of(name)
        found = read(name, words)
        exact = self._refer(name, None)
        if exact.members or not words:
            return exact
        for sighting in reversed(found):
            if sighting.kind is Kind.ROLE and (holding := self._scene.holders(sighting.title)):
                return _Reference(tuple(holding))
            if sighting.kind in {Kind.PERSON, Kind.NAME, Kind.BODY} and (members := self._find(sighting)):
                return _Reference(members) if sighting.whole.end >= words[-1].end else exact
        lows = [word.low for word in words if word.low not in _ARTICLES]
        if lows and len(lows) < 3 and (bodies := self._scene.bodies(lows[-1], _party_within(words))):
            return _Reference(tuple(bodies))
        return exact


def cast(document: Document, passages: Sequence[Passage]) -> Cast:
    """Find everyone a document names, in its text and its title."""
    spans = spans_or_whole(document.text, passages)
    printed = document.text
    body = [(span, words_of(printed, span.start, span.end)) for span in spans]
    found = [(words, sightings(printed, words)) for _, words in body]
    heading: list[Sighting] = []
    if document.title:
        start = len(printed) + 2
        printed = f"{printed}\n\n{document.title}"
        heading = sightings(printed, words_of(printed, start, len(printed)))
    members, index = gather([*(each for _, seen in found for each in seen), *heading], printed)
    home = _home(document)
    _settle_home(members, home)
    _settle_unnamed_leader(members, [seen for _, seen in found])
    is_meeting = bool(body) and any(word.low in MEETING for word in body[0][1])
    scene = Scene(members, spans, home, is_meeting=is_meeting)
    _stage(scene, index, members, found, Quoted(document.text), document.text)
    return Cast(members, index, scene, _parties([*(each for _, seen in found for each in seen), *heading], printed))


def _parties(seen: Iterable[Sighting], text: str) -> dict[str, list[str]]:
    """Every party named by a name of its own or by its seat → its names as printed, the plainest first."""
    parties: dict[str, dict[str, int]] = {}
    for sighting in seen:
        if sighting.kind is Kind.PARTY and sighting.known:
            party, printed = sighting.title.party, _printed(sighting.span.of(text))
            rank = 0 if printed == party else 1 if sighting.known.kind is NameKind.NAME else 2
            parties.setdefault(party, {}).setdefault(printed, rank)
    return {party: sorted(names, key=names.__getitem__) for party, names in parties.items()}


def _stage(
    scene: Scene,
    index: Index,
    members: Sequence[Member],
    found: Iterable[tuple[Sequence[Word], Sequence[Sighting]]],
    quoted: Quoted,
    text: str,
) -> None:
    """Note in reading order who is named where, outside quotations."""
    for words, seen in found:
        place = {word.start: number for number, word in enumerate(words)}
        ends = {word.end: number for number, word in enumerate(words)}
        before: Sighting | None = None
        for sighting in seen:
            if quoted.at(sighting.span.start):
                continue
            number = _member_of(sighting, scene, index, members)
            if number is None:
                continue
            kind = Kind.PERSON if number == STRANGER else members[number].kind
            joined = before is not None and text[before.whole.end : sighting.whole.start].strip(" ,") in {
                "and",
                "and the",
            }
            occurrence = Occurrence(
                sighting.span.start, sighting.span.end, number, kind,
                _speaks(words, place[sighting.whole.start], ends.get(sighting.whole.end, place[sighting.whole.start])),
                is_oblique(sighting), joined,
            )  # fmt: skip
            scene.add(occurrence, full=len(sighting.name) > 1)
            before = sighting


def _member_of(sighting: Sighting, scene: Scene, index: Index, members: Sequence[Member]) -> int | None:
    if sighting.kind is Kind.ROLE:
        holder = scene.holder(sighting.title, sighting.span.start) if sighting.definite else None
        return STRANGER if holder is None else holder
    if sighting.kind is Kind.PARTY:
        return None
    if sighting.kind is Kind.NOUN:
        return scene.body(fold(sighting.name[0]), "", sighting.span.start)
    if sighting.kind is Kind.BODY:
        lows = [fold(word) for word in sighting.name if fold(word) != "the"]
        found = tuple(each for each in index.find(lows) if members[each].kind is Kind.BODY)
    else:
        found = index.find(core(sighting.name))
    return scene.choose(found, sighting.title, sighting.span.start)


def _speaks(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a verb of speech stands right beside these words, or "according to" before them."""
    near = [words[first - 1].low] if first else []
    near += [
        word.low for word in words[last + 1 : last + 3] if word.low in SPEECH or word.low in {"also", "has", "had"}
    ]
    if first and words[first - 1].low in _ARTICLES | {"to"} and first > 1:
        near.append(words[first - 2].low)
        if first > 2 and words[first - 2].low == "to":
            near.append(words[first - 3].low)
    return any(low in SPEECH or low == "according" for low in near)


def _home(document: Document) -> str:
    """The party that a government's own account comes from."""
    known = party_name(document.publisher)
    if known and (known.kind in {NameKind.ORGAN, NameKind.SEAT} or document.kind is DocumentKind.READOUT):
        return known.party
    words = words_of(document.publisher)
    if document.kind is DocumentKind.READOUT or {word.low for word in words} & {
        "ministry", "government", "embassy", "presidency", "president", "office", "department", "chancellery", "cabinet",
    }:  # fmt: skip
        return _party_within(words)
    return ""


def _settle_home(members: Sequence[Member], home: str) -> None:
    """Give the home party to those a government names by an office it has, without saying whose."""
    abroad = (
        {"minister", "premier", "chancellor", "king", "queen", "emir", "prince"} if home == "United States" else set()
    )
    for member in members:
        title = member.role
        if not home or member.kind is not Kind.PERSON or not title.head or member.party or title.past:
            continue
        if title.head not in abroad | {"leader", "official", "spokesman", "spokeswoman"}:
            member.party = home


def _settle_unnamed_leader(members: Sequence[Member], found: Sequence[Sequence[Sighting]]) -> None:
    """Tell who "the Tarnish President" is when the text names him only plainly.

    It must be the one person of its first passage to whom it gives no office, and no one else may hold that one.
    """
    unheld = [
        each.title
        for seen in found
        for each in seen
        if each.kind is Kind.ROLE and each.title.party and leads(each.title) and each.title.head != "leader"
    ]
    opening = {" ".join(core(each.name)) for each in (found[0] if found else ()) if each.kind is Kind.PERSON}
    plain = [member for member in members if " ".join(core(member.name)) in opening and not member.role.head]
    titled = [member for member in members if leads(member.role)]
    parties = {title.party for title in unheld} - {member.party for member in titled}
    if len(plain) == 1 and len(parties) == 1 and titled and len(opening) == 2 and not plain[0].party:
        title = next(title for title in unheld if title.party in parties)
        plain[0].titles.append(title)
        plain[0].party = title.party


def _leads(member: Member) -> bool:
    return any(leads(title) or title.head == "president-elect" for title in member.titles)


def _sort_of(words: Sequence[str]) -> _Sort:
    return _Sort(frozenset(words[:-1]) - _COUNTED, words[-1])


@dataclass(frozen=True, slots=True)
class _Sort:
    """Those whom "the two prime ministers" could be."""

    modifiers: frozenset[str]
    plural: str

    def __call__(self, member: Member) -> bool:
        title = member.role
        if self.plural in {"leaders", "heads"}:
            return _leads(member)
        singular = {"secretaries": "secretary"}.get(self.plural, self.plural.removesuffix("s"))
        return title.head == singular and not title.past and self.modifiers <= set(fold(title.role).split())


def _chunk_end(words: Sequence[Word], found: Sequence[Sighting]) -> int:
    """Where the head of a noun phrase ends: before a comma, a bracket, a preposition or "who"."""
    for place, word in enumerate(words):
        if place == 0 or any(each.whole.start < word.start < each.whole.end for each in found):
            continue
        if word.low in _ENDS or any(mark in word.before for mark in ",(—–[") or (" -" in word.before):
            return place
    return len(words)


def _are_coordinated(mention: str, found: Sequence[Sighting]) -> bool:
    """ "Xi and Trump", "the United States, Britain and France"."""
    if len(found) < 2:
        return False
    gaps = [mention[one.whole.end : other.whole.start].strip(" ,") for one, other in pairwise(found)]
    return gaps[-1] in _ANDS and all(gap in _ANDS | {"", "the"} for gap in gaps)


def _party_within(words: Sequence[Word]) -> str:
    """The first party these words name."""
    printed = [word.text for word in words]
    for place, word in enumerate(words):
        if word.capital and (known := longest_party(printed, place)) and known[0].kind is not NameKind.SEAT:
            return known[0].party
    return ""


def _printed(words: str) -> str:
    """Drop a leading article, a trailing possessive and the space that lines break with."""
    plain = " ".join(words.split()).strip(" ,;:")
    for article in ("the ", "The ", "THE "):
        plain = plain.removeprefix(article)
    return plain


def _plain(name: str) -> tuple[str, ...]:
    lows = [word.low for word in words_of(name)]
    return tuple(low for low in lows if low not in _ARTICLES)


def _is_tail(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    return len(shorter) < len(longer) and tuple(longer[-len(shorter) :]) == tuple(shorter)


def _is_party(name: str) -> bool:
    known = party_name(name)
    lows = _plain(name)
    return bool(known and known.kind is not NameKind.ORGAN) or (
        bool(lows) and lows[-1] in {"side", "delegation", "government"}
    )
