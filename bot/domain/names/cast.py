"""Who is who in one document: every mention led to the fullest name that the document prints.

What cannot be told safely is left alone: a wrong speaker harms more than an unresolved one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.gazetteer import NameKind
from bot.domain.model import Speaker
from bot.domain.names.company import is_shared_noun, parted, set_beside
from bot.domain.names.index import Index, core, suffix
from bot.domain.names.people import Gender, Member
from bot.domain.names.scene import Scene
from bot.domain.names.sightings import Kind, Sighting, read
from bot.domain.names.states import Parties
from bot.domain.names.titles import NO_TITLE, leads
from bot.domain.names.vocabulary import BODY_HEADS, HEADS, HONORIFICS, LOWER_BODY_HEADS, MODIFIERS, PREPOSITIONS
from bot.domain.names.words import Word, fold, owning, plainly, words_of
from bot.domain.recalling import recalled

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset(
    {"they", "them", "their", "themselves", "the two", "both", "the pair", "the two men", "the two women", "both men"}
)
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_OTHERS = frozenset(
    {"i", "we", "you", "me", "us", "who", "which", "that", "this", "one", "my", "our", "your", "what", "these", "those"}
)
_COUNTED = frozenset({"two", "both"})
_MORE = frozenset({"three", "four", "five", "six", "seven", "all", "other"})
_SIDES = frozenset({"sides", "parties"})
_PLURAL_LEADERS = frozenset({"leaders", "presidents", "ministers", "premiers", "chancellors", "secretaries", "heads"})
_ARTICLES = frozenset({"the", "a", "an"})
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_ENDS = frozenset({"who", "which", "whose", "that", "and"}) | PREPOSITIONS


@dataclass(frozen=True, slots=True)
class _Reference:
    """Whom some words could mean: members of the cast, all together or one of them; or someone outside it."""

    members: tuple[int, ...] = ()
    joint: bool = False
    outside: Speaker | None = None


_NOBODY = _Reference()
_BODIES = BODY_HEADS | LOWER_BODY_HEADS
_BEFORE_NAMES = HEADS | MODIFIERS | HONORIFICS
_HELD = HEADS | _BODIES
"""Nouns which, after "the", ask who is meant."""


@recalled(2048)
def _words(mention: str) -> tuple[Word, ...]:
    """Split a mention into words; the same are asked about again and again."""
    return tuple(words_of(mention))


def _outside(words: str, party: str = "", role: str = "") -> _Reference:
    return _Reference(outside=Speaker(" ".join(words.split()), role, party))


class Cast:
    """Those who appear in one document. `speakers` holds each with the fullest name printed."""

    def __init__(
        self,
        members: Sequence[Member],
        index: Index,
        scene: Scene,
        known: Parties,
        parties: Mapping[str, Sequence[str]],
    ) -> None:
        self._members = members
        self._index = index
        self._scene = scene
        self._known = known
        self._parties = parties
        """Party → how the document prints it, the plainest first."""
        self._speakers = [member.speaker() for member in members]
        states = [Speaker(printed[0], party=party) for party, printed in parties.items()]
        self.speakers: tuple[Speaker, ...] = (*self._speakers, *states)

    def resolve(self, mention: str, at: int) -> Speaker | None:
        """Tell whom the words printed at that character of the text name; nobody where that is not certain."""
        low = " ".join(word.low for word in _words(mention))
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
        if not printed or not self._is_party(found.outside.name):
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
            return self._is_party(one.outside.name) and self._is_party(other.outside.name)
        if one.members or other.members:
            return False
        return bool(first and second) and (_is_tail(first, second) or _is_tail(second, first))

    # Words to members

    def _refer(self, mention: str, at: int | None) -> _Reference:
        words = _words(mention)
        lows = [word.low for word in words]
        if not words or (len(words) == 1 and lows[0] in _HE | _SHE | _IT | _OTHERS):
            return _NOBODY
        if (together := self._together(lows, at)) is not None:
            return together
        if is_shared_noun(words):
            return _outside(mention.strip(" ,;:"))
        found = [
            each
            for each in read(mention, words, self._known)
            if each.kind is not Kind.NOUN and not _bracketed(mention, each)
        ]
        if (holder := set_beside(words, found)) is not None:
            return self._seen(holder.whole.of(mention), replace(holder, title=NO_TITLE), at)
        if parts := parted(words, found):
            return self._joint([part.of(mention) for part in parts], at) or _outside(_as_printed(mention, found))
        end = _chunk_end(words, found)
        if end < len(words) and not any(each.whole.start < words[end].start for each in found):
            return self._described(mention, words, end, at)
        head = [each for each in found if each.whole.end >= words[end - 1].end and not each.possessive]
        head = [each for each in head if each.whole.start < words[end - 1].end] or (
            [each for each in found if each.whole.end >= words[end - 1].end] if len(found) == 1 else []
        )
        if head:
            return self._seen(mention, head[-1], at)
        return self._caseless(words, at) or self._described(mention, words, end, at)

    def _seen(self, mention: str, sighting: Sighting, at: int | None) -> _Reference:
        if sighting.kind is Kind.ROLE:
            return self._by_role(mention, sighting, at)
        title, printed = sighting.title, plainly(sighting.span.of(mention))
        if sighting.kind is Kind.PARTY:
            return _outside(printed, title.party)
        if found := self._find(sighting):
            chosen = self._scene.choose(found, title, at)
            return _NOBODY if chosen is None else _Reference((chosen,))
        words = _words(mention)
        if sighting.kind is Kind.BODY:
            return self._generic_body(words, title.party, at) or _outside(printed, title.party)
        qualified = words[0].start < sighting.whole.start and words[0].low not in _ARTICLES
        if sighting.kind is Kind.NAME and (
            qualified or (sighting.whole.end < words[-1].end and len(sighting.name) == 1)
        ):
            return _outside(plainly(mention))  # "many Tarnishmen", "Citizens for Fair Trade"
        return _outside(printed, title.party, title.role)

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
        first = _words(mention)[0].low
        if first in {"a", "an", "another", "one"} or first in _OWNERS:
            return _outside(plainly(mention), sighting.title.party)
        if at is None:
            holding = self._scene.holders(sighting.title)
            return _Reference((holding[0],)) if len(holding) == 1 else _NOBODY
        holder = self._scene.holder(sighting.title, at)
        return _NOBODY if holder is None else _Reference((holder,))

    def _caseless(self, words: Sequence[Word], at: int | None) -> _Reference | None:
        """A name written without capitals, or backwards: "xi jinping", "biden". In the text itself capitals count."""
        start = 0
        while start < len(words) and (words[start].low in _ARTICLES or words[start].low.rstrip(".") in _BEFORE_NAMES):
            start += 1
        if start == len(words) or (at is not None and not words[start].capital):
            return None
        found = self._index.find([word.low for word in words[start:]])
        chosen = self._scene.choose(found, NO_TITLE, at)
        return None if chosen is None else _Reference((chosen,))

    def _described(self, mention: str, words: Sequence[Word], end: int, at: int | None) -> _Reference:
        """ "the ministry", "the Ukrainian side", "two people familiar with the talks"."""
        party = self._known.within(words[:end])
        body = self._generic_body(words[:end], party, at)
        if body:
            return body
        lows = [word.low for word in words[:end]]
        if lows[0] == "the" and len(lows) == 2 and lows[1] in _HELD and end == len(words):
            return _NOBODY
        if not party and lows[-1].removesuffix("s") in HEADS:  # "A spokesman for the Kremlin"
            party = self._known.within(words)
        return _outside(mention.strip(" ,;:"), party)

    def _generic_body(self, words: Sequence[Word], party: str, at: int | None) -> _Reference | None:
        lows = [word.low for word in words if word.low not in _ARTICLES]
        if not lows or lows[-1] not in _BODIES or len(lows) > 3:
            return None
        if any(
            low not in MODIFIERS and not self._known.at(owning([word]), 0)
            for low, word in zip(lows[:-1], words[-len(lows) :], strict=False)
        ):
            return None
        found = self._scene.body(lows[-1], party, at)
        return None if found is None else _Reference((found,))

    # Several together

    def _together(self, lows: Sequence[str], at: int | None) -> _Reference | None:
        words = [low for low in lows if low not in {"the", "of", "state", "government"}]
        whole = " ".join(lows)
        pair: tuple[int, ...] = ()
        if whole in _THEY:
            pair = self._scene.together(at, counted=whole != "they") if at is not None else ()
            if not pair and (at is None or whole not in _PLURAL_PRONOUNS or self._scene.goes_on(at)):
                pair = self._met(_leads)
        elif words and words[-1] in _SIDES and set(words[:-1]) <= _COUNTED:
            pair = self._scene.two_sides()
        elif (
            words
            and words[-1] in _PLURAL_LEADERS
            and set(words[:-1]) <= _COUNTED | _MORE | {"prime", "foreign", "defense", "defence"}
        ):
            of = _sort_of(words)
            if not set(words) & _MORE:
                pair = self._met(of) if of.plural in {"leaders", "heads"} else self._scene.pair(of) or self._titled(of)
        else:
            return None
        return _Reference(pair, joint=True) if pair else _NOBODY

    def _met(self, of: Callable[[Member], bool]) -> tuple[int, ...]:
        """The two who met, if the text opens with a meeting, or else the only two of that sort."""
        met = self._scene.meeting()
        if met is None:
            return self._scene.pair(of)
        return met if len(met) == 2 else ()

    def _titled(self, of: Callable[[Member], bool]) -> tuple[int, ...]:
        """The two who met, when only one of them is given the office that both have."""
        met = self._scene.meeting() or ()
        known = [of(self._members[each]) for each in met]
        plain = [not self._members[each].role.head for each in met]
        return met if len(met) == 2 and sum(known) == 1 and sum(plain) == 1 else ()

    def _joint(self, parts: Sequence[str], at: int | None) -> _Reference | None:
        """All of those named; nobody if one of them cannot be told, for half of a company is not who spoke."""
        told = [self._one(part, at) for part in parts]
        if all(known is None for known in told):
            return None
        for place, part in enumerate(parts):
            if told[place] is None:
                told[place] = self._counterpart(part, next(known for known in told if known is not None))
        members = tuple(dict.fromkeys(known for known in told if known is not None))
        if None in told or any(self._members[each].kind is Kind.BODY for each in members):
            return None
        if len(members) == 1:  # "Berg, the minister, and": the same one twice
            return _Reference(members) if len({part.casefold() for part in parts}) == len(parts) else None
        return _Reference(members, joint=True)

    def _one(self, words: str, at: int | None) -> int | None:
        """The one member these words mean, pronouns included."""
        low = words.casefold().strip()
        if low in {"he", "she"}:
            return None if at is None else self._scene.pronoun(Gender.HE if low == "he" else Gender.SHE, at)
        meant = self._refer(words, at)
        return meant.members[0] if len(meant.members) == 1 and not meant.outside else None

    def _counterpart(self, words: str, of: int) -> int | None:
        """Whom "his Sudmark counterpart" or "her counterpart" means beside the one it is said of."""
        titles = [each.title for each in read(words, _words(words), self._known) if each.kind is Kind.ROLE]
        if len(titles) != 1 or titles[0].head != "counterpart":
            return None
        one, party = self._members[of], titles[0].party
        among = [
            self._members[each] for each in self._scene.equals(one) if not party or self._members[each].party == party
        ]
        met = self._scene.meeting() or ()
        equals = [each.number for each in among if each is not one and (party or each.number in met)]
        return equals[0] if len(equals) == 1 else None

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

    def _is_party(self, name: str) -> bool:
        known = self._known.named(name)
        lows = _plain(name)
        return bool(known and known.kind is not NameKind.ORGAN) or (
            bool(lows) and lows[-1] in {"side", "delegation", "government"}
        )

    def _could_be(self, name: str) -> _Reference:
        """Like `_refer`, but all namesakes and all holders of a role count."""
        words = _words(name)
        found = read(name, words, self._known)
        exact = self._refer(name, None)
        if exact.members or not words:
            return exact
        for sighting in reversed(found):
            if sighting.kind is Kind.ROLE and (holding := self._scene.holders(sighting.title)):
                return _Reference(tuple(holding))
            if sighting.kind in {Kind.PERSON, Kind.NAME, Kind.BODY} and (members := self._find(sighting)):
                return _Reference(members) if sighting.whole.end >= words[-1].end else exact
        lows = [word.low for word in words if word.low not in _ARTICLES]
        if lows and len(lows) < 3 and (bodies := self._scene.bodies(lows[-1], self._known.within(words))):
            return _Reference(tuple(bodies))
        return exact


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
        if word.low == "and" and all(each.low in MODIFIERS for each in words[:place]):
            continue  # "foreign and trade minister"
        if word.low in _ENDS or any(mark in word.before for mark in ",(—–[") or (" -" in word.before):
            return place
    return len(words)


def _bracketed(mention: str, sighting: Sighting) -> bool:
    return mention[: sighting.whole.start].endswith("(")


def _as_printed(mention: str, found: Sequence[Sighting]) -> str:
    """Keep the article of "the President and her aides", but not that of "the United States and Britain"."""
    states = found and found[0].kind in {Kind.PARTY, Kind.BODY, Kind.NAME}
    return plainly(mention) if states else mention.strip(" ,;:")


def _plain(name: str) -> tuple[str, ...]:
    lows = [word.low for word in _words(name)]
    return tuple(low for low in lows if low not in _ARTICLES)


def _is_tail(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    return len(shorter) < len(longer) and tuple(longer[-len(shorter) :]) == tuple(shorter)
