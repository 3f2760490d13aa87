"""The clauses of a sentence and the words of weight in them, each beside its neighbours: what is said of what.

A clause ends at a stop, a conjunction, a relative or a quotation. Who is bound to whom within it is told by neighbourhood
alone, for no grammar of ours is good enough to tell a verb from a noun in every sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.domain.gazetteer import longest_party, party_name
from bot.domain.grammar import SET_ASIDE, Token, is_name, tokens, unquoted
from bot.domain.stems import alike, is_stop, near, stem
from bot.domain.verification.backing import POSSESSIVE, fold_name
from bot.domain.verification.thesaurus import LIKE, NEUTRAL, PLAIN
from bot.domain.verification.wording import NUMERALS

CONDITIONS = frozenset("if unless provided providing once when should".split())
_JOINING = frozenset("and or nor".split())
_OPENING = (
    _JOINING
    | CONDITIONS - {"should"}
    | frozenset(
        """
    but while whereas although though because before after as until since so that which who whom whose whether where
    then than saying adding yet except
    """.split()
    )
)
_STOPS = frozenset(",;:.!?()—–")
_BE = frozenset("be been being is are was were".split())
_QUANTITIES = frozenset("most some all every few many several none half both any".split())
_ORDINALS = NUMERALS - {"per", "cent", "percent", "bn", "second"}


class Kind(StrEnum):
    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    YEAR = "year"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Weighty:
    """A word that says something: its stem, its kind, the plain tokens between the weighty word before it and itself."""

    text: str
    stem: str
    kind: Kind
    led: tuple[str, ...]
    start: int

    @property
    def is_passive(self) -> bool:
        return bool(_BE & set(self.led)) and self.text.endswith(("ed", "en", "t", "n", "de", "ld"))

    @property
    def is_agent(self) -> bool:
        return "by" in self.led

    def says(self, other: Weighty) -> bool:
        """Say whether two words are the same, or much the same."""
        if self.kind is not other.kind and {self.kind, other.kind} & {Kind.NUMBER, Kind.YEAR, Kind.QUANTITY}:
            return False
        if self.kind is other.kind is Kind.NUMBER:
            return _value(self.text) == _value(other.text)
        return (
            self.stem.rstrip("e") == other.stem.rstrip("e")
            or self.stem in LIKE.get(other.stem, frozenset())
            or other.stem in near(self.stem)
            or self.stem in near(other.stem)
            or alike(self.stem, other.stem)
        )


_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}


def _value(text: str) -> str:
    return _DIGITS.get(text.lower(), text.lower().replace("’", ""))


@dataclass(frozen=True, slots=True)
class Clause:
    """The weighty words of a clause, in order, and the tokens that open it: "and", "only if", ","."""

    words: tuple[Weighty, ...]
    opener: tuple[str, ...]
    start: int
    end: int

    @property
    def condition(self) -> str:
        """Give the word that makes it a condition, or nothing."""
        return next((each for each in self.opener if each in CONDITIONS), "")

    def place(self, word: Weighty) -> int:
        """Give where a word or one much like it stands, or -1."""
        exact = next((at for at, each in enumerate(self.words) if each.stem == word.stem and each.says(word)), -1)
        return exact if exact >= 0 else next((at for at, each in enumerate(self.words) if each.says(word)), -1)


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[Clause, ...]:
    """Split a sentence into its clauses; what stands in quotation marks is left out."""
    return tuple(_clauses(unquoted(text)))


_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
"""The comma within a figure; another mark put in its place keeps every offset and makes one token of it."""


def _clauses(text: str) -> Iterator[Clause]:
    found = tokens(_GROUPED.sub("’", text))
    words: list[Weighty] = []
    opener: list[str] = []
    led: list[str] = []
    start = 0
    at = 0
    while at < len(found):
        token = found[at]
        if token.low in _STOPS | _OPENING or token.low.startswith(SET_ASIDE):
            if words:
                yield Clause(tuple(words), tuple(opener), start, token.start)
                words, opener, start = [], [], token.start
            opener += ["only"] if led[-1:] == ["only"] and token.low in CONDITIONS | {"after", "by"} else []
            opener.append(token.low)
            led = []
            at += 1
            continue
        size = _size(found, at)
        if weighty := _weighty(found[at : at + size], tuple(led), is_first=at == 0):
            words.append(weighty)
            led = []
        else:
            led.append(token.low)
        at += size
    if words:
        yield Clause(tuple(words), tuple(opener), start, len(text))


def _size(found: list[Token], at: int) -> int:
    """Give how many tokens make one word: the names of a party of several words count as one."""
    if not is_name(found[at].text):
        return 1
    party = longest_party([POSSESSIVE.sub("", each.text) for each in found[at : at + 6]])
    return party[1] if party else 1


_YEAR = re.compile(r"(?:19|20)\d\d")


def _weighty(some: list[Token], led: tuple[str, ...], *, is_first: bool) -> Weighty | None:
    token = some[0]
    low = fold_name(token.text)
    words = " ".join(each.text for each in some)
    if _YEAR.fullmatch(token.text):
        return Weighty(token.text, token.text, Kind.YEAR, led, token.start)
    if token.text[0].isdigit() or low in _ORDINALS:
        return Weighty(token.text, _value(token.text), Kind.NUMBER, led, token.start)
    if low in _QUANTITIES:
        return Weighty(token.text, low, Kind.QUANTITY, led, token.start)
    if is_name(token.text) and not is_stop(low):
        party = party_name(POSSESSIVE.sub("", words))
        if party:
            return Weighty(words, party.party.casefold(), Kind.NAME, led, token.start)
        if not is_first:
            return Weighty(token.text, stem(low), Kind.NAME, led, token.start)
    if not low or is_stop(token.low) or token.low.endswith("n't"):
        return None
    return Weighty(token.text, stem(low), Kind.WORD, led, token.start)


def is_plain(word: Weighty) -> bool:
    """Say whether a word is one of those of which sentences are built, and may stand in a draft unprinted."""
    return word.kind is Kind.WORD and (word.stem in PLAIN or word.stem in NEUTRAL)
