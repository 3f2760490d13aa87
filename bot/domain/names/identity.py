"""Which speakers of several documents are one person: "Joseph R. Vorn, Jr." here and "President Vorn" there.

Two are one only if their names can be one name and nothing told of them speaks against it; the less of a name is shared,
the more must be told. Namesakes who cannot be told apart stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.gazetteer import party_name
from bot.domain.model import Speaker
from bot.domain.names.index import core, family_first, given, loose, suffix
from bot.domain.names.vocabulary import BODY_HEADS, HEADS, NAMES_TOO, NOT_NAMES, PARTICLES, PLACE_WORDS
from bot.domain.names.words import fold, words_of

_NO_PERSON = (BODY_HEADS | PLACE_WORDS | NOT_NAMES | HEADS) - NAMES_TOO
_LOWERS = frozenset({"vice", "deputy", "former", "ex", "prime", "foreign", "elect", "assistant", "acting"})
"""Words that make another office of the same noun."""
_BEHIND_OFFICE = frozenset({"of", "for", "to", "at"})


def same_person(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers, each as their own document names them, are surely one."""
    if one == other:
        return True
    first, second = _name(one), _name(other)
    if not _may_be_one(one, other):
        return False
    if fold(one.name) == fold(other.name):
        return True
    alike = bool(first.office) and first.office == second.office
    if first.suffix != second.suffix or first.is_partial or second.is_partial:
        return alike
    return alike or first.is_spelt_out(second)


def _may_be_one(one: Speaker, other: Speaker) -> bool:
    """Tell whether nothing speaks against it: no other state, generation or given name, no other office of a bare name."""
    if one.party and other.party and one.party != other.party:
        return False
    first, second = _name(one), _name(other)
    if not (first.is_personal and second.is_personal):
        return fold(one.name) == fold(other.name)
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return False
    if not (first.is_partial or second.is_partial):
        return first.matches(second)
    return first.family == second.family and (first.office == second.office or not (first.office and second.office))


def united(speakers: Iterable[Speaker]) -> Mapping[Speaker, Speaker]:
    """Lead each speaker to the one by whom all of the same person are shown: fullest name, a role and a party if told."""
    everyone = list(dict.fromkeys(speakers))
    companies: list[list[Speaker]] = []
    by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for speaker in sorted(everyone, key=_fullness, reverse=True):
        words = {loose(word) for word in _name(speaker).words}
        near = dict.fromkeys(place for word in words for place in by_word[word])
        fitting = [
            place
            for place in near
            if any(same_person(speaker, each) for each in companies[place])
            and all(_may_be_one(speaker, each) for each in companies[place])
        ]
        if len(fitting) == 1:
            companies[fitting[0]].append(speaker)
        else:
            companies.append([speaker])
        for word in words:
            by_word[word].setdefault(fitting[0] if len(fitting) == 1 else len(companies) - 1)
    shown = {each: _shown(company) for company in companies for each in company}
    return {each: shown[each] for each in everyone}


def _shown(company: Sequence[Speaker]) -> Speaker:
    role = next((each.role for each in company if each.role), "")
    party = next((each.party for each in company if each.party), "")
    return Speaker(company[0].name, role, party)


def _fullness(speaker: Speaker) -> tuple[int, int, bool, bool]:
    name = _name(speaker)
    return len(name.words), len(speaker.name), bool(speaker.party), bool(speaker.role)


@dataclass(frozen=True, slots=True)
class _Name:
    """A speaker's name in its folded words, with what else helps to tell who it is."""

    words: tuple[str, ...]
    suffix: str
    office: frozenset[str]
    is_personal: bool

    @property
    def is_partial(self) -> bool:
        """A family name alone."""
        return len(self.words) == 1 or self.words[0] in PARTICLES

    @property
    def family(self) -> str:
        return loose(self.words[0] if family_first(self.words) else self.words[-1])

    def matches(self, other: _Name) -> bool:
        """Tell whether two full names can be one: in either order, with or without the middle, or one going on longer."""
        shorter, longer = sorted((self.words, other.words), key=len)
        if shorter in (longer[::-1], longer[: len(shorter)], longer[-len(shorter) :]):
            return True
        if loose(shorter[-1]) != loose(longer[-1]) or not _is_given(shorter[0], longer[0]):
            return False
        middles = {word[0] for word in shorter[1:-1]}, {word[0] for word in longer[1:-1]}
        return not (middles[0] and middles[1] and not middles[0] & middles[1])

    def is_spelt_out(self, other: _Name) -> bool:
        """Tell whether two names that match suffice alone: given and family names are whole in both."""
        one, another = self.words, other.words
        if one == another[::-1]:
            return True
        initials = any(len(words[0].rstrip(".")) == 1 for words in (one, another))
        return not initials and self.family == other.family and _is_given(one[0], another[0])


@lru_cache(maxsize=4096)
def _name(speaker: Speaker) -> _Name:
    printed = words_of(speaker.name)
    name = [word.text for word in printed]
    words = tuple(part for word in core(name) for part in word.split("-") if part)
    is_personal = (
        bool(words)
        and all(word.capital or word.low in PARTICLES for word in printed)
        and not any(word in _NO_PERSON for word in words)
        and party_name(speaker.name) is None
    )
    return _Name(words, suffix(name), _office(speaker.role), is_personal)


def _is_given(one: str, other: str) -> bool:
    first, second = one.rstrip("."), other.rstrip(".")
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return given(first) == given(second)


def _office(role: str) -> frozenset[str]:
    """The noun of an office with the words that make another of it: "Vice President", "Prime Minister"."""
    words = [word.low for word in words_of(role.replace("-", " "))]
    end = next((place for place, word in enumerate(words) if word in _BEHIND_OFFICE), len(words))
    nouns = [word for word in words[:end] if word in HEADS]
    return frozenset({nouns[-1], *(_LOWERS & set(words[:end]))}) if nouns else frozenset()
