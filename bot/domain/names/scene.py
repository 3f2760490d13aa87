"""Who appears where: the occurrences of a cast in reading order, and whom a pronoun or a bare role there means.

Nothing is guessed. Where two are equally good, the answer is nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.model import Span
from bot.domain.names.people import Gender, Member, body_head
from bot.domain.names.sightings import Kind, Sighting
from bot.domain.names.titles import Title, leads
from bot.domain.names.vocabulary import OFFICIAL, PLACE_WORDS, PREPOSITIONS
from bot.domain.names.words import fold

_PASSAGES_BACK = 3
_CARRIED = 12
"""Passages in a row through which a pronoun may carry the one it stands for."""
_LATELY = 1500
"""Characters back to which a namesake is still in mind."""
_MANY = 20
"""More namesakes than this are told apart by nearness alone."""
_NEAR = 200
"""Characters within which a rarer namesake makes a bare family name doubtful."""
_OTHER_RANK = frozenset(
    {
        "vice",
        "deputy",
        "prime",
        "former",
        "ex",
        "elect",
        "assistant",
        "under",
        "crown",
        "president-elect",
        "acting",
        "then",
        "first",
    }
)


STRANGER = -1


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where members of the cast are named; several for "Xi and Trump"."""

    start: int
    end: int
    member: int
    """`STRANGER` for someone outside the cast, of whom only the place is known."""
    kind: Kind
    speaking: bool
    """Beside a verb of speech."""
    oblique: bool
    """After a preposition, or a possessor."""
    paired: bool = False
    """Joined by "and" to the one before."""


class Scene:
    """The occurrences of a document's members outside its quotations."""

    def __init__(self, members: Sequence[Member], spans: Sequence[Span], home: str, *, is_meeting: bool) -> None:
        self._members = members
        self._home = home
        self._is_meeting = is_meeting
        """The first passage has a word for a meeting or a call."""
        self._passage_starts = [span.start for span in spans]
        self._occurrences: list[Occurrence] = []
        self._starts: list[int] = []
        self._fulls: dict[int, list[int]] = {}
        self._offices: defaultdict[str, list[int]] = defaultdict(list)
        self._bodies: defaultdict[str, list[int]] = defaultdict(list)
        self._companies: list[int] = []
        self._carrying: dict[Gender, set[int]] = {Gender.HE: set(), Gender.SHE: set()}
        for member in members:
            for noun in _nouns(member):
                self._offices[noun].append(member.number)
            if member.kind is Kind.BODY:
                self._bodies[body_head([fold(word) for word in member.name])].append(member.number)

    def add(self, occurrence: Occurrence, *, full: bool) -> None:
        """Take the next occurrence in reading order."""
        self._occurrences.append(occurrence)
        self._starts.append(occurrence.start)
        if full:
            self._fulls.setdefault(occurrence.member, []).append(occurrence.start)

    def carry(self, passage: int, genders: Iterable[Gender]) -> None:
        """Note that the passage at that place, counted from nought, has such a pronoun."""
        for gender in genders:
            self._carrying[gender].add(passage)

    def add_company(self, at: int) -> None:
        """Note that those who met are told of there by a word of their own: "they", "both", "the leaders"."""
        self._companies.append(at)

    def goes_on(self, at: int) -> bool:
        """Tell whether "they" at that place may go on for those who met: they are told of just before, or nothing is."""
        passage = max(bisect_right(self._passage_starts, at) - 1, 0)
        since = self._passage_starts[passage - 1] if passage else 0
        told = bisect_left(self._companies, at) > bisect_left(self._companies, since)
        met = set(self.meeting() or ())
        named = self._occurrences[bisect_left(self._starts, since) : bisect_left(self._starts, at)]
        return told or any(each.member in met for each in named)

    # One name, several members

    def choose(self, numbers: Sequence[int], title: Title, at: int | None) -> int | None:
        """Choose among namesakes by title, by who was named before, by who is named far oftener."""
        if len(numbers) < 2:
            return numbers[0] if numbers else None
        if len(numbers) > _MANY:
            recent = self._recent(at) if at is not None else set()
            numbers = [each for each in numbers if each in recent]
        people = [each for each in numbers if self._members[each].kind is Kind.PERSON]
        if at is not None and not (title.head or title.honorific):
            people = people and [each for each in numbers if each in people or self._may_be_person(each, at)]
        fitting = [each for each in people or numbers if self._fits(self._members[each], title)]
        if len(fitting) == 1 or at is None:
            return fitting[0] if len(fitting) == 1 else None
        before = [each for each in fitting if self._members[each].first < at]
        if len(before) == 1:
            return before[0]
        recent = self._recent(at) & set(fitting)
        if len(recent) == 1:
            return recent.pop()
        ranked = sorted(before or fitting, key=lambda each: -self._members[each].fulls)
        if len(ranked) < 2 or any(self._named_near(each, at) for each in ranked[1:]):
            return None
        return ranked[0] if self._members[ranked[0]].fulls >= 2 * self._members[ranked[1]].fulls else None

    def _may_be_person(self, number: int, at: int) -> bool:
        """Capitals named just before that may be someone's: "the pilot Uma Berg"."""
        member = self._members[number]
        words = [fold(word) for word in member.name]
        return (
            member.kind is Kind.NAME
            and len(words) == 2
            and not set(words) & PLACE_WORDS
            and self._named_near(number, at)
        )

    def _recent(self, at: int) -> set[int]:
        window = self._occurrences[bisect_left(self._starts, at - _LATELY) : bisect_left(self._starts, at)]
        return {each.member for each in window}

    def _named_near(self, number: int, at: int) -> bool:
        places = self._fulls.get(number, [])
        place = bisect_left(places, at)
        return place > 0 and at - places[place - 1] < _NEAR

    @staticmethod
    def _fits(member: Member, title: Title) -> bool:
        if title.honorific in {"mr", "sir", "lord"} and member.gender is Gender.SHE:
            return False
        if title.honorific in {"mrs", "ms", "miss", "lady", "dame"} and member.gender is Gender.HE:
            return False
        if title.party and member.party and title.party != member.party:
            return False
        return not title.head or any(held.head == title.head for held in member.titles)

    # Roles

    def holders(self, title: Title) -> list[int]:
        """Everyone in the document who is told to hold that role, whatever the place."""
        if title.head == "counterpart":
            return []
        wanted = frozenset(fold(title.role).replace("-", " ").split())
        holding = [
            number
            for number in self._offices.get(title.head, ())[:_MANY]
            if any(_holds(held, title, wanted) for held in self._members[number].titles)
        ]
        if title.party:
            holding = [each for each in holding if self._members[each].party == title.party]
        return holding

    def holder(self, title: Title, at: int) -> int | None:
        """Tell who is meant by a role alone at that place."""
        holding = self.holders(title)
        if len(holding) < 2:
            return holding[0] if holding else None
        for party in filter(None, (self._home,)):
            own = [each for each in holding if self._members[each].party == party]
            if len(own) == 1:
                return own[0]
        unmarked = [each for each in holding if not self._members[each].party]
        if len(unmarked) == 1 and leads(title):
            return unmarked[0]
        return self._last_of(set(holding), at)

    def _last_of(self, numbers: set[int], at: int) -> int | None:
        """The one of them named in the nearest passage, if no other of them is named there."""
        for occurrences in self._nearest(at, 1):
            there = {each.member for each in occurrences if each.member in numbers}
            if there:
                return there.pop() if len(there) == 1 else None
        return None

    def equals(self, one: Member) -> list[int]:
        """Those who hold the same office as that one, each for a state of their own."""
        role = one.role
        among = self._offices.get(role.head, ())[:_MANY] if role.head else ()
        return [
            each
            for each in among
            if self._members[each].role.head == role.head and leads(self._members[each].role) == leads(role)
        ]

    # Bodies

    def body(self, head: str, party: str, at: int | None) -> int | None:
        """Tell which body "the ministry" means: the only one, or the one named last."""
        found = self.bodies(head, party)
        if at is None or (len(found) == 1 and head in OFFICIAL):
            return found[0] if len(found) == 1 else None
        wanted = set(found)
        for occurrences in self._nearest(at, _PASSAGES_BACK):
            there = [each.member for each in occurrences if each.member in wanted]
            if there:
                return there[-1] if len(set(there)) == 1 else None
        return None

    def bodies(self, head: str, party: str) -> list[int]:
        return [each for each in self._bodies.get(head, ()) if not party or self._members[each].party == party]

    # Pronouns

    def alone(self) -> Iterator[int | None]:
        """Passage by passage the one person it names, if it names only one."""
        starts = [*self._passage_starts, None]
        for start, end in pairwise(starts):
            first = bisect_left(self._starts, start or 0)
            last = len(self._starts) if end is None else bisect_left(self._starts, end)
            people = {each.member for each in self._occurrences[first:last] if each.kind is not Kind.BODY}
            yield _known(people.pop()) if len(people) == 1 else None

    def pronoun(self, gender: Gender, at: int) -> int | None:
        """Tell who "he" or "she" is: whoever speaks or acts in the nearest passage that has such a person.

        A passage that has the same pronoun carries him on, and is not counted among those looked back over.
        """
        weak: set[int] = set()
        for occurrences in self._nearest(at, _PASSAGES_BACK, self._carrying[gender]):
            people = [
                each
                for each in occurrences
                if (each.kind is Kind.PERSON or (each.kind is Kind.NAME and each.speaking))
                and self._may_be(each.member, gender)
            ]
            strong = [each for each in people if not each.oblique]
            if strong:
                return self._subject(strong, gender)
            weak |= {each.member for each in people}
            if len(weak) > 1:
                return None
        return weak.pop() if weak and STRANGER not in weak else None

    def _may_be(self, number: int, gender: Gender) -> bool:
        return number == STRANGER or self._members[number].gender in {gender, None}

    def _subject(self, strong: Sequence[Occurrence], gender: Gender) -> int | None:
        speaking = [each for each in strong if each.speaking]
        among = _with_pairs(strong) if speaking else strong
        everyone = {each.member for each in among}
        first = among[0]
        if len(everyone) == 1 or first.member == STRANGER:
            return None if first.member == STRANGER else first.member
        if among[1].paired and among[1].member != first.member:
            return None
        return first.member if self._members[first.member].gender is gender else None

    def antecedent(self, at: int) -> int | None:
        """Tell who "who" is: the one named right before it."""
        place = bisect_left(self._starts, at) - 1
        if place < 0 or not 0 < at - self._occurrences[place].end <= 2:
            return None
        return _known(self._occurrences[place].member)

    def thing(self, at: int) -> int | None:
        """Tell which body or party "it" is that spoke last."""
        for occurrences in self._nearest(at, 1):
            bodies = {each.member for each in occurrences if each.kind is Kind.BODY and each.speaking}
            if bodies:
                return bodies.pop() if len(bodies) == 1 else None
        return None

    def pair(self, of: Callable[[Member], bool]) -> tuple[int, ...]:
        """The two of that sort whom the text names; none if there are more or fewer."""
        named = dict.fromkeys(each.member for each in self._occurrences if each.member != STRANGER)
        found = tuple(each for each in named if self._members[each].kind is Kind.PERSON and of(self._members[each]))
        return found if len(found) == 2 else ()

    def meeting(self) -> tuple[int, ...] | None:
        """Those whom the first passage tells to have met or spoken; nothing if it tells of no meeting."""
        if not self._is_meeting or not self._passage_starts:
            return None
        end = self._passage_starts[1] if len(self._passage_starts) > 1 else None
        opening = self._occurrences[: None if end is None else bisect_left(self._starts, end)]
        people = dict.fromkeys(each.member for each in opening if each.kind is Kind.PERSON and each.member != STRANGER)
        titled = tuple(each for each in people if len(people) == 2 or self._members[each].role.head)
        return titled if len(titled) > 1 else None

    def two_sides(self) -> tuple[int, ...]:
        """The two leaders who met, where a government tells of it: for them each side speaks."""
        met = self.meeting() or ()
        are_leaders = [any(leads(title) for title in self._members[each].titles) for each in met]
        return met if self._home and len(met) == 2 and any(are_leaders) else ()

    def together(self, at: int, *, counted: bool) -> tuple[int, ...]:
        """The two people whom the nearest passage has: joined by "and", or any two for "the two"."""
        for occurrences in self._nearest(at, 1):
            people = [each for each in occurrences if each.kind is Kind.PERSON and each.member != STRANGER]
            everyone = tuple(dict.fromkeys(each.member for each in people))
            leading = len(people) > 1 and people[1].paired and people[0].member != people[1].member
            if leading and (counted or not people[0].oblique):
                return people[0].member, people[1].member
            if len(everyone) > 1:
                joined = any(each.paired for each in people) and not people[0].oblique
                return everyone if len(everyone) == 2 and (counted or joined) else ()
        return ()

    def _nearest(self, at: int, back: int, carrying: Container[int] = ()) -> Iterator[Sequence[Occurrence]]:
        """The occurrences before that place in its own passage, then passage by passage backwards.

        Up to `_CARRIED` passages that are carrying do not count as one of those gone back.
        """
        passage = max(bisect_right(self._passage_starts, at) - 1, 0)
        end, left = at, back + 1
        for number in range(passage, max(passage - back - _CARRIED, 0) - 1, -1):
            start = self._passage_starts[number] if self._passage_starts else 0
            yield self._occurrences[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            end = start
            left -= number == passage or number not in carrying
            if not left:
                return


def _with_pairs(strong: Sequence[Occurrence]) -> list[Occurrence]:
    """Those who speak, and whoever is joined to one of them by "and"."""
    speaking = [each.speaking for each in strong]
    for place in range(len(strong) - 1, 0, -1):
        if strong[place].paired and speaking[place]:
            speaking[place - 1] = True
    return [each for each, speaks in zip(strong, speaking, strict=True) if speaks]


def _nouns(member: Member) -> set[str]:
    """Every noun by which a person's offices may be called."""
    if member.kind is not Kind.PERSON:
        return set()
    nouns = {word for title in member.titles for word in fold(title.role).replace("-", " ").split()}
    nouns |= {title.head for title in member.titles if title.head}
    if any(leads(title) for title in member.titles):
        nouns |= {"leader", "head"}
    if any(_is_foreign_minister(title) for title in member.titles):
        nouns.add("diplomat")
    if any("prime" in fold(title.role) for title in member.titles):
        nouns.add("premier")
    return nouns


def _is_foreign_minister(title: Title) -> bool:
    role = fold(title.role)
    return any(office in role for office in ("foreign minister", "secretary of state", "external affairs minister"))


def _known(number: int) -> int | None:
    return None if number == STRANGER else number


def _holds(held: Title, title: Title, wanted: frozenset[str]) -> bool:
    if held.past and not title.past:
        return False
    if title.head == "leader" or wanted >= {"head", "of"}:
        return leads(held) or held.head == title.head
    if title.head == "diplomat" and wanted & {"top", "chief"} and _is_foreign_minister(held):
        return True
    if title.head == "premier" and held.head == "minister":
        return "prime" in fold(held.role)
    have = frozenset(fold(held.role).replace("-", " ").split())
    if held.head != title.head and title.head not in have:
        return False
    return wanted <= have and not (have - wanted) & _OTHER_RANK


def is_oblique(sighting: Sighting) -> bool:
    return sighting.possessive or sighting.after in PREPOSITIONS
