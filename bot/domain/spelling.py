"""A question's words as they were meant: a letter or a swap away from a question word, a name or a word of the texts.

A word that stands in the texts, or that questions are made of, is never changed; nor is one with two corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.domain import stems
from bot.domain.called import spelt
from bot.domain.model import Exchange
from bot.domain.phrasing import ASKED_OF

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORT = {
    "wat": "what", "wht": "what", "waht": "what", "whta": "what", "wot": "what", "hwat": "what", "wich": "which", "whcih": "which",
    "hwo": "who", "woh": "who", "wen": "when", "whre": "where", "dit": "did", "ddi": "did", "idd": "did", "teh": "the", "hte": "the",
    "sai": "say", "sya": "say", "siad": "said", "sed": "said", "sayd": "said", "tel": "tell",
    "abuot": "about", "abt": "about", "aobut": "about", "bout": "about", "aboout": "about", "adn": "and", "nad": "and",
    "thier": "their", "tehy": "they", "agre": "agree", "agred": "agreed", "ahppens": "happens",
}  # fmt: skip
_ASKED_WITH = frozenset(
    """
    what which where when whom does said says tell told about according mention mentioned agree agreed agreement discuss
    discussed regarding between account statement spoke speak promise promised deny denied president minister ministry
    foreign prime anything something anyone leaders
    """.split()
)
_LONG = 4
_JUMBLED = 5
_SURE = 7
"""A word of so many letters may have a wrong one; a shorter one, unless its letters are jumbled, may itself be meant ("plane", "plans")."""
_MOST = 40
"""So many words of a question are looked at."""


def mended(words: str, exchange: Exchange) -> str:
    """The question with its slips mended."""
    spoken = _spoken(exchange)
    left = _MOST

    def right(match: re.Match[str]) -> str:
        nonlocal left
        word = match.group()
        low = word.lower().replace("’", "'")
        if low in spoken or low in _ASKED_WITH or (stems.is_stop(low) and low not in _SHORT) or left <= 0:
            return word
        if low in _SHORT:
            return _SHORT[low]
        left -= 1
        if len(low) < _LONG or stems.is_generic(low) or stems.stem(low) in ASKED_OF or low in _PLAIN:
            return word
        if asked := _only(low, _ASKED_WITH):
            return asked
        if any(stems.stem(low) == stems.stem(other) for other in spoken.by_letter(low[0])):
            return word
        near = [other for other in spoken.by_letter(low[0]) if len(low) >= _SURE or sorted(other) == sorted(low)]
        return spoken.printed.get(_only(low, near) if len(low) > _LONG else "", word)

    return _WORD.sub(right, words)


_PLAIN = frozenset(
    """
    anyone anything state stated talk talks talked call called raise raised raises rise want wants wait deal dead meet meets
    tale wheat sail walk place places take takes happen happened happening round rounds latter later letter order trade trades
    price prices party parties peace piece right rights night light stand reach teach march match weather whether
    """.split()
)
"""Words that are a letter from one of those, and are themselves meant."""


def _only(low: str, others: Iterable[str]) -> str:
    """The one among the others that the word was meant to be; nothing where there are several or none."""
    close = {other for other in others if _is_slip(low, other)}
    return close.pop() if len(close) == 1 else ""


def _is_slip(word: str, other: str) -> bool:
    if word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    if len(word) >= _JUMBLED and word[-1] == other[-1] and sorted(word) == sorted(other):
        return True
    if min(len(word), len(other)) == _LONG and len(word) != len(other):
        return word[-1] == other[-1] and spelt(word + "~", other + "~")
    return spelt(word, other)


class _Spoken:
    """The words of the texts, in lower case, with how they are printed."""

    def __init__(self) -> None:
        self.printed: Mapping[str, str]
        self._by_letter: dict[str, list[str]] = {}

    @classmethod
    def of(cls, words: Iterable[str]) -> _Spoken:
        spoken = cls()
        printed: dict[str, str] = {}
        for word in words:
            low = word.lower().replace("’", "'").removesuffix("'s")
            printed.setdefault(low, word[: len(low)])
        spoken.printed = printed
        for low in printed:
            spoken._by_letter.setdefault(low[0], []).append(low)
        return spoken

    def __contains__(self, low: object) -> bool:
        return isinstance(low, str) and low.removesuffix("'s") in self.printed

    def by_letter(self, letter: str) -> list[str]:
        return self._by_letter.get(letter, [])


def _spoken(exchange: Exchange) -> _Spoken:
    texts = [reading.document.text for reading in exchange.readings]
    names = [one.name for one in exchange.facts.parties] + [one.speaker.name for one in exchange.statements]
    return _Spoken.of(match.group() for text in (*names, *texts) for match in _WORD.finditer(text))
