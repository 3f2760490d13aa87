"""The parties a document speaks of: those of the gazetteer, and states it alone knows.

A state that no gazetteer has is known by the office it has ("President Ida Brun of Norvania", "the prime minister of
Norvania"), and its adjective by the office it stands before ("the Norvanian side") if it is made of the state's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.domain.gazetteer import NameKind, PartyName, longest_party, party_name
from bot.domain.names.given import GIVEN
from bot.domain.names.vocabulary import BODY_HEADS, HEADS, MODIFIERS, NOT_NAMES, PLACE_WORDS
from bot.domain.names.words import Word, fold, owning, words_of

_OFFICES = frozenset(
    """
    president minister chancellor king queen premier ambassador emir sultan republic kingdom ministry government envoy
    delegation
    """.split()
)
_PORTFOLIOS = frozenset(
    """
    foreign affairs defence defense finance interior trade health justice state economy energy external internal commerce
    agriculture education culture transport labour labor national home public science environment industry information
    security development international social planning tourism religious war peace staff
    """.split()
)
_BESIDE_ADJECTIVES = frozenset(
    """
    president prime foreign chancellor king queen government side delegation ministry leader premier defence defense
    envoy ambassador official officials minister ministers parliament embassy spokesman spokeswoman spokesperson vice
    deputy finance interior trade navy army capital state counterpart people troops forces diplomat diplomats
    """.split()
)
_ENDINGS = ("nian", "ian", "ean", "ish", "ese", "an", "ic", "n", "i", "er")
_COUNTRIES = frozenset({"states", "islands", "emirates"})
"""Nouns that end a state's name, perhaps with "of" behind them: "the Farrow Islands", "the United States of Tarn"."""
_MOST_WORDS = 3
_NOUNS = HEADS | _OFFICES
_NO_STATES = NOT_NAMES | _PORTFOLIOS | BODY_HEADS | HEADS | MODIFIERS | GIVEN | PLACE_WORDS


class Parties:
    """What stands for a party in one document; the gazetteer is asked first."""

    def __init__(self, own: Mapping[str, PartyName]) -> None:
        self._own = own
        """Folded words → a party the gazetteer does not have."""
        self._firsts = frozenset(name.split()[0] for name in own)

    def at(self, words: Sequence[str], place: int) -> tuple[PartyName, int] | None:
        """Find the longest name of a party that begins at that word, and how many words it takes."""
        known = longest_party(words, place)
        if known or fold(words[place]).removesuffix("'s") not in self._firsts:
            return known
        for count in range(min(_MOST_WORDS + 2, len(words) - place), 0, -1):
            name = fold(" ".join(words[place : place + count])).removesuffix("'s")
            if name in self._own:
                return self._own[name], count
        return None

    def within(self, words: Sequence[Word]) -> str:
        """Tell the first party these words name, seats of government apart."""
        printed = owning(words)
        for place, word in enumerate(words):
            if word.capital and (known := self.at(printed, place)) and known[0].kind is not NameKind.SEAT:
                return known[0].party
        return ""

    def named(self, name: str) -> PartyName | None:
        """Tell which party goes by exactly that name."""
        plain = fold(" ".join(word.text for word in words_of(name) if word.low != "the"))
        return party_name(name) or self._own.get(plain)


def parties_of(passages: Iterable[Sequence[Word]]) -> Parties:
    """Find the states and the adjectives that only this document has."""
    lines = list(passages)
    states = {fold(state): state for words in lines for state in _states(words)}
    own = {
        f"{form}{low}": PartyName(state, NameKind.NAME)
        for low, state in states.items()
        for form in ("", "republic of ", "kingdom of ", "federation of ")
    }
    stems = {_stem(low): state for low, state in states.items()}
    for words in lines:
        for word, following in pairwise(words):
            if word.capital and following.glued and following.low in _BESIDE_ADJECTIVES and word.low not in own:
                state = _state_of(word.low, stems)
                if state:
                    own[word.low] = PartyName(state, NameKind.ADJECTIVE)
    return Parties(own)


def _states(words: Sequence[Word]) -> Iterable[str]:
    """Names after "of" that an office belongs to: "President Ida Brun of Norvania"."""
    printed = owning(words)
    for place in range(1, len(words) - 1):
        if words[place].low != "of" or not _is_held(words, place):
            continue
        begin = place + 1 + (words[place + 1].low == "the")
        end = _state_end(words, begin)
        if end > begin and longest_party(printed, begin) is None:
            yield " ".join(word.text for word in words[begin:end])


def _state_end(words: Sequence[Word], begin: int) -> int:
    end = begin
    while end < min(len(words), begin + _MOST_WORDS) and (
        _may_be_state(words[end])
        or (end > begin and words[end].low in GIVEN and words[end].capital and words[end].glued)
    ):  # "Santa Ines" holds a given name
        end += 1
        if words[end - 1].possessive:
            return end
    if begin < end < len(words) and words[end].low in _COUNTRIES and words[end].glued and words[end].capital:
        end += 1
        if end + 1 < len(words) and words[end].low == "of" and _may_be_state(words[end + 1]):
            end += 2
    return end


def _is_held(words: Sequence[Word], place: int) -> bool:
    """Tell whether an office stands right before "of", or before the capitals there."""
    before = place - 1
    while before > max(place - 6, 0) and words[before].capital and words[before].low not in _NOUNS:
        before -= 1
    return words[before].low in _OFFICES and all(word.glued for word in words[before + 1 : place + 1])


def _may_be_state(word: Word) -> bool:
    return word.capital and word.glued and word.low not in _NO_STATES


def _state_of(adjective: str, stems: Mapping[str, str]) -> str:
    for ending in _ENDINGS:
        if adjective.endswith(ending) and (state := stems.get(_stem(adjective.removesuffix(ending)))):
            return state
    return ""


def _stem(name: str) -> str:
    """Drop the vowels a name ends in: "Norvania" and "Norvan(ian)" meet."""
    return name.rstrip("aeiouy") or name
