"""Which sightings are of one and the same: people and bodies with all the names a document gives them.

Two people are one only if nothing printed speaks against it: "Joe Biden" and "Joseph R. Biden, Jr." are, two Clintons
with different given names are not, and neither are a father and a son printed side by side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from bot.domain.gazetteer import longest_party, party_name
from bot.domain.model import Speaker
from bot.domain.names.given import EITHER, GIVEN, MEN, WOMEN
from bot.domain.names.index import Index, core, family_first, given, suffix
from bot.domain.names.sightings import Kind, Sighting
from bot.domain.names.titles import Title, leads
from bot.domain.names.vocabulary import (
    BODY_HEADS,
    FEMALE_WORDS,
    LOWER_BODY_HEADS,
    MALE_WORDS,
    MODIFIERS,
)
from bot.domain.names.words import fold


class Gender(Enum):
    HE = "he"
    SHE = "she"


@dataclass(slots=True)
class Member:
    """One of the cast while it is being put together; `number` is its place in it."""

    number: int
    kind: Kind
    name: tuple[str, ...]
    printed: str
    titles: list[Title] = field(default_factory=list)
    gender: Gender | None = None
    first: int = 0
    """Where the document first prints a full name."""
    fulls: int = 0
    """How often it does."""
    party: str = ""

    @property
    def role(self) -> Title:
        """The most telling title: one of an office before "leader", a present before a past one."""
        offices = [title for title in self.titles if title.head]
        telling = [title for title in offices if title.head not in {"leader", "counterpart", "chief", "official"}]
        return next((title for title in telling if not title.past), next(iter(telling or offices), Title()))

    def speaker(self) -> Speaker:
        return Speaker(self.printed, self.role.role, self.party)


_GENDERS = dict.fromkeys(MEN - WOMEN - EITHER, Gender.HE) | dict.fromkeys(WOMEN - MEN - EITHER, Gender.SHE)


def gender_of(name: Sequence[str], titles: Iterable[Title]) -> Gender | None:
    """Read it off a title first, then off the given name."""
    for title in titles:
        marks = {title.honorific, title.head} | set(fold(title.role).split())
        if marks & FEMALE_WORDS or "first lady" in title.role.casefold():
            return Gender.SHE
        if marks & MALE_WORDS and not (title.head == "chairman" and not title.honorific):
            return Gender.HE
    words = core(name)
    if len(words) < 2 or family_first(words):
        return None
    return _GENDERS.get(words[0])


_KIN = re.compile(r"\b(?:father|son|sons|elder|younger|dynasty|the late)\b", re.IGNORECASE)


def gather(sightings: Sequence[Sighting], text: str) -> tuple[list[Member], Index]:
    """Put together the people and bodies that a document's sightings are of."""
    gathering = _Gathering(text)
    people = [sighting for sighting in sightings if sighting.kind is Kind.PERSON]
    full = [sighting for sighting in people if len(core(sighting.name)) > 1]
    for sighting in sorted(full, key=lambda each: -len(core(each.name))):
        gathering.add_full(sighting)
    by_length = sorted(sightings, key=lambda each: -len(each.name))
    for sighting in by_length:
        if sighting.kind is Kind.BODY:
            gathering.add_body(sighting)
        elif sighting.kind is Kind.NAME and len(core(sighting.name)) > 1 and not sighting.opening:
            gathering.add_name(sighting)
    for sighting in people:
        if len(core(sighting.name)) == 1:
            gathering.add_short(sighting)
    for sighting in by_length:
        if sighting.kind is Kind.NAME and len(core(sighting.name)) == 1:
            gathering.add_word(sighting)
        elif sighting.kind is Kind.NAME and sighting.opening:
            gathering.add_name(sighting)
    return gathering.finished()


class _Gathering:
    def __init__(self, text: str) -> None:
        self._text = text
        self._has_kin = bool(_KIN.search(text))
        self._members: list[Member] = []
        self._index = Index()
        self._bodies: dict[str, int] = {}
        self._by_head: defaultdict[str, list[int]] = defaultdict(list)
        self._votes: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def add_full(self, sighting: Sighting) -> None:
        words = core(sighting.name)
        number = next((each for each in self._index.find(words) if self._is_one(self._members[each], sighting)), None)
        if number is None:
            number = self._new(Kind.PERSON, sighting)
            self._index.add_person(number, sighting.name)
        member = self._members[number]
        member.fulls += 1
        member.first = min(member.first, sighting.span.start)
        self._learn(member, sighting)

    def _is_one(self, member: Member, sighting: Sighting) -> bool:
        mine, other = core(member.name), core(sighting.name)
        if (
            suffix(member.name) != suffix(sighting.name)
            and mine == other
            and (suffix(member.name) and suffix(sighting.name))
        ):
            return False
        if bool(suffix(member.name)) != bool(suffix(sighting.name)) and mine[0] == other[0]:
            return self._is_titled_alike(member, sighting)
        if len(other) > 1 and not family_first(mine) and mine[-len(other) :] != other and mine[: len(other)] != other:
            first, second = mine[0].rstrip("."), other[0].rstrip(".")
            initials = len(first) == 1 or len(second) == 1
            if not (
                given(first) == given(second) or (initials and first[0] == second[0]) or tuple(reversed(mine)) == other
            ):
                return False
        middle = {word[0] for word in mine[1:-1]}, {word[0] for word in other[1:-1]}
        return not (middle[0] and middle[1] and not middle[0] & middle[1])

    def _is_titled_alike(self, member: Member, sighting: Sighting) -> bool:
        """One with "Jr." and one without: the same office tells that they are one, or a leader's where no kin is told of."""
        heads = {title.head for title in member.titles if title.head}
        if sighting.title.head or not heads:
            return sighting.title.head in heads
        return bool(suffix(member.name)) and any(map(leads, member.titles)) and not self._has_kin

    def add_short(self, sighting: Sighting) -> None:
        """A title with one name: of a person known in full, or else of one known only so."""
        among = (each for each in self._index.find(core(sighting.name)) if self._agrees(self._members[each], sighting))
        found = list(islice(among, 2))
        if len(found) > 1:
            return
        if not found:
            number = self._new(Kind.PERSON, sighting)
            self._index.add_person(number, sighting.name)
            found = [number]
        self._members[found[0]].kind = Kind.PERSON
        self._index.know_person(found[0])
        self._learn(self._members[found[0]], sighting)

    def _agrees(self, member: Member, sighting: Sighting) -> bool:
        if member.kind is Kind.BODY:
            return False
        gender = gender_of((), [sighting.title])
        return not (gender and member.gender and gender is not member.gender)

    def add_body(self, sighting: Sighting) -> None:
        name = tuple(word for word in sighting.name if fold(word) != "the") or sighting.name
        key = _body_key(name, sighting.title.party)
        number = self._bodies.get(key)
        if number is None and (number := self._fuller(name, sighting.title.party)) is not None:
            self._bodies[key] = number
            self._index.add_alias(number, " ".join(map(fold, name)))
            self._learn(self._members[number], sighting)
            return
        if number is None:
            number = self._bodies[key] = self._new(Kind.BODY, sighting)
            self._by_head[body_head([fold(word) for word in name])].append(number)
            self._index.add_body(number, name)
        self._index.add_alias(number, " ".join(map(fold, name)))
        member = self._members[number]
        member.fulls += 1
        printed = self._printed(sighting)
        if sum(map(str.isupper, printed)) > sum(map(str.isupper, member.printed)) and not printed.isupper():
            member.printed = printed
        self._learn(member, sighting)

    def _fuller(self, name: Sequence[str], party: str) -> int | None:
        """The one body that "the Chinese ministry" can only be, when a fuller name of it is known."""
        words = [fold(word) for word in name]
        if not party or body_head(words) != words[-1] or longest_party(name, 0) is None:
            return None
        if (longest_party(name, 0) or (None, 0))[1] != len(words) - 1:
            return None
        fuller = [number for number in self._by_head[words[-1]] if self._votes[number][party]]
        return fuller[0] if len(fuller) == 1 else None

    def add_name(self, sighting: Sighting) -> None:
        """Capitals of unknown sort: a person's if they are known for one's, else a name of their own."""
        words = core(sighting.name)
        found = self._index.find(words)
        if len(found) == 1:
            self._learn(self._members[found[0]], sighting)
            return
        may_open = not found and (sighting.opening or len(words) > 2)
        if may_open and self._index.has_person(words[1:]):
            return  # a word with a capital before a name: "Absent Trask", "Rival Ann Trask"
        if not found:
            number = self._new(Kind.NAME, sighting)
            self._index.add_person(number, sighting.name)
            self._members[number].fulls += 1
            self._learn(self._members[number], sighting)

    def add_word(self, sighting: Sighting) -> None:
        """One word alone: a person's if it has a role beside it, or is a given name."""
        words = core(sighting.name)
        found = self._index.find(words)
        if not found and (sighting.title.head or (words[0] in GIVEN and not sighting.opening)):
            found = (self._new(Kind.PERSON, sighting),)
            self._index.add_person(found[0], sighting.name)
        if len(found) == 1 and sighting.title.head:
            self._learn(self._members[found[0]], sighting)

    def _new(self, kind: Kind, sighting: Sighting) -> int:
        number = len(self._members)
        if kind is Kind.PERSON:
            self._index.know_person(number)
        self._members.append(Member(number, kind, sighting.name, self._printed(sighting), first=sighting.span.start))
        return number

    def _printed(self, sighting: Sighting) -> str:
        words = " ".join(sighting.span.of(self._text).split())
        if sighting.kind is Kind.PERSON and words.isupper():
            words = words.title()
        return words[4:] if words.casefold().startswith("the ") else words

    def _learn(self, member: Member, sighting: Sighting) -> None:
        if "".join(member.name).isupper() and core(member.name) == core(sighting.name):
            member.name, member.printed = sighting.name, self._printed(sighting)
        if sighting.title.head or sighting.title.honorific:
            member.titles.append(sighting.title)
        if sighting.title.party:
            self._votes[member.number][sighting.title.party] += 1
        member.gender = member.gender or gender_of(sighting.name, [sighting.title])

    def finished(self) -> tuple[list[Member], Index]:
        for member in self._members:
            votes = self._votes[member.number]
            member.party = max(votes, key=lambda party: (votes[party], party_name(party) is not None), default="")
            if member.kind is Kind.PERSON:
                member.gender = gender_of((), member.titles) or member.gender
        return self._members, self._index


def _body_key(name: Sequence[str], party: str) -> str:
    """Make one of "Norvania's foreign ministry" and "Norvanian Foreign Ministry"."""
    lows = [fold(word) for word in name]
    rest = next((at for at, low in enumerate(lows) if low in MODIFIERS or low in LOWER_BODY_HEADS), 0)
    return " ".join([party, *lows[rest:]] if party and rest else lows)


def body_head(words: Sequence[str]) -> str:
    """The noun of a body's folded name: "ministry" of "ministry of foreign affairs of japan"."""
    ends = [at for at, word in enumerate(words) if word in BODY_HEADS or word in LOWER_BODY_HEADS]
    before_of = [at for at in ends if at + 1 < len(words) and words[at + 1] in {"of", "for"}]
    place = before_of[0] if before_of else ends[-1] if ends else None
    return words[place] if place is not None else ""
