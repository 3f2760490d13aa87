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
from bot.domain.names.given import EITHER, FAMILY_FIRST, GIVEN, MEN, SHORT_FOR, WOMEN
from bot.domain.names.sightings import Kind, Sighting
from bot.domain.names.titles import Title, leads
from bot.domain.names.vocabulary import (
    BODY_HEADS,
    FEMALE_WORDS,
    LOWER_BODY_HEADS,
    MALE_WORDS,
    MODIFIERS,
    PARTICLES,
    SUFFIXES,
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


def core(name: Sequence[str]) -> tuple[str, ...]:
    """The folded words of a name without "Jr." and the like."""
    return tuple(low for low in (fold(word) for word in name) if low.rstrip(".") not in SUFFIXES)


def suffix(name: Sequence[str]) -> str:
    return next((low for low in (fold(word).rstrip(".") for word in name) if low in SUFFIXES), "")


def given(word: str) -> str:
    return SHORT_FOR.get(word, word)


def family_first(name: Sequence[str]) -> bool:
    """Tell whether the first word of a folded name is the family's."""
    return len(name) in {2, 3} and name[0] in FAMILY_FIRST and (name[0] not in GIVEN or "-" in name[-1])


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
_SHORTEST_ALIKE = 5
_ENDING = re.compile(r"(?:yy|iy|ij|ii|yi|y|i|j)\Z")


def loose(surname: str) -> str:
    """Fold the endings that one Slavic name is spelled with: -sky, -skyy, -skiy, -skij."""
    return _ENDING.sub("y", surname)


class _Named:
    """Those who go by one key, in the order they came, each once; and whether any is known for a person."""

    __slots__ = ("_all", "has_person", "numbers")

    def __init__(self) -> None:
        self.numbers: dict[int, None] = {}
        self.has_person = False
        self._all: tuple[int, ...] = ()

    def add(self, number: int) -> None:
        self.numbers[number] = None

    def all(self) -> tuple[int, ...]:
        """Give all of them. Kept until another comes, for a thousand namesakes are asked for a thousand times."""
        if len(self._all) != len(self.numbers):
            self._all = tuple(self.numbers)
        return self._all


_Keys = defaultdict[str, _Named]


class Index:
    """Folded ways of naming → the members so named. A family name outranks a given one."""

    def __init__(self) -> None:
        self._strong: _Keys = defaultdict(_Named)
        self._weak: _Keys = defaultdict(_Named)
        self._loose: _Keys = defaultdict(_Named)
        self._of: defaultdict[int, list[_Named]] = defaultdict(list)
        self._people: set[int] = set()

    def add_person(self, number: int, name: Sequence[str]) -> None:
        words = core(name)
        if not words:
            return
        for begin in range(len(words)):
            tail = words[begin:]
            if tail[0] in PARTICLES or len(tail) > 1 or begin == 0:
                self._put(self._strong, " ".join(tail), number)
        surname = words[0] if family_first(words) else words[-1]
        self._put(self._strong, surname, number)
        self._put(self._loose, loose(surname), number)
        for joined in ("al-", "el-", "ar-", "as-", "ad-", "an-"):
            if surname.startswith(joined):
                self._put(self._strong, surname.removeprefix(joined), number)
        if len(words) > 1:
            self._put(self._strong, f"{words[0]} {words[-1]}", number)
            self._put(self._strong, f"{given(words[0])} {words[-1]}", number)
            if len(words) == 2:
                self._put(self._strong, f"{words[1]} {words[0]}", number)
            for end in range(2, len(words)):
                self._put(self._strong, " ".join(words[:end]), number)
        for word in words:
            if word not in PARTICLES and len(word.rstrip(".")) > 1:
                self._put(self._weak, word, number)
        if words[0] in FAMILY_FIRST and len(words) > 1:
            self._put(self._strong, words[0], number)

    def add_body(self, number: int, name: Sequence[str]) -> None:
        words = [fold(word) for word in name]
        for begin in range(len(words)):
            if words[begin] not in {"of", "for", "on", "the", "and"} and (len(words) - begin > 1 or begin == 0):
                self._put(self._strong, " ".join(words[begin:]), number)
        self._put(self._weak, words[-1], number)
        acronym = "".join(word[0] for word in words if word not in {"of", "for", "on", "the", "and"})
        if len(acronym) > 2:
            self._put(self._weak, acronym, number)

    def add_alias(self, number: int, key: str) -> None:
        self._put(self._strong, key, number)

    def know_person(self, number: int) -> None:
        """Take a member for a person from now on, by whatever names."""
        if number not in self._people:
            self._people.add(number)
            for named in self._of[number]:
                named.has_person = True

    def find(self, words: Sequence[str]) -> tuple[int, ...]:
        """Members that go by these folded words; family names before given ones."""
        named = self._named(words)
        return named.all() if named else ()

    def has_person(self, words: Sequence[str]) -> bool:
        """Say whether any of those whom `find` gives is a person, without going over them."""
        named = self._named(words)
        return named is not None and named.has_person

    def _named(self, words: Sequence[str]) -> _Named | None:
        bare = [word for word in words if word.rstrip(".") not in SUFFIXES]
        if not bare:
            return None
        for key in self._keys(bare):
            if key in self._strong:
                return self._strong[key]
        if len(bare) > 1:
            return None
        if bare[0] in self._weak:
            return self._weak[bare[0]]
        return self._loose.get(loose(bare[-1])) if len(bare[-1]) > _SHORTEST_ALIKE else None

    @staticmethod
    def _keys(words: Sequence[str]) -> Iterable[str]:
        yield " ".join(words)
        if len(words) > 1:
            yield f"{given(words[0])} {words[-1]}"
            if not any(word.endswith(".") for word in words[:1]):
                yield f"{words[0]} {words[-1]}"

    def _put(self, keys: _Keys, key: str, number: int) -> None:
        named = keys[key]
        named.add(number)
        named.has_person = named.has_person or number in self._people
        self._of[number].append(named)


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
