"""The ways of naming that a document's people and bodies go by, and who goes by each.

A family name outranks a given one; a name is found in folded words, without "Jr." and the like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.names.given import FAMILY_FIRST, GIVEN, SHORT_FOR
from bot.domain.names.vocabulary import PARTICLES, SUFFIXES
from bot.domain.names.words import fold


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
