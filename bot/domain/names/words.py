"""A text as words with their offsets, and what is in quotation marks.

A word holds neither its possessive ending nor the punctuation around it, but keeps the full stop of an initial or an
abbreviation. `glued` tells that nothing but space stands between a word and the one before it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.model import Passage, Span
from bot.domain.names.vocabulary import ABBREVIATIONS, NOT_NAMES, PARTICLES, PREPOSITIONS

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑'’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:['’ʼ][sS]|(?<=[sS])['’ʼ])\Z")
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    low: str
    """Without case and accents."""
    start: int
    end: int
    capital: bool
    possessive: bool
    glued: bool
    before: str
    """What stands between the word before and this one."""


def fold(words: str) -> str:
    """Drop case, accents and the shape of apostrophes."""
    if words.isascii():
        return words.casefold()
    decomposed = unicodedata.normalize("NFD", words.replace("’", "'").replace("ʼ", "'").replace("ı", "i"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Split text into words; offsets are those of the whole text."""
    stop = len(text) if end is None else end
    found: list[Word] = []
    previous = start
    place = start
    while match := _WORD.search(text, place, stop):
        first, last = match.span()
        place = last
        possessive = _POSSESSIVE.search(match.group())
        possessed = bool(possessive) or (text.startswith(("’ ", "' "), last) and text[last - 1] in "sS")
        if possessive:
            last = first + possessive.start()
        word = text[first:last]
        if not possessive and text.startswith(".", last) and last < stop and not word.endswith("."):
            last += _is_abbreviated(word)
            word = text[first:last]
        between = text[previous:first]
        glued = bool(found) and not between.strip() and bool(between) and not _BREAK.search(between)
        glued = glued and not found[-1].possessive
        capital = word[0].isupper() or _particle_joined(word)
        found.append(Word(word, fold(word), first, last, capital, possessed, glued, between))
        previous = max(last, match.end())
        place = previous
    return found


def _is_abbreviated(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word.casefold() in ABBREVIATIONS)


def _particle_joined(word: str) -> bool:
    """ "al-Sisi", "d'Estaing": a capital after a small particle."""
    head, _, tail = word.replace("’", "'").replace("'", "-").partition("-")
    return len(head) <= 2 and tail[:1].isupper()


class Quoted:
    """Where a text is in double quotation marks; a mark left open ends with its paragraph."""

    def __init__(self, text: str) -> None:
        self._edges: list[int] = []
        opened = -1
        for mark in re.finditer(r"[“”\"«»„]|\n", text):
            sign = mark.group()
            if sign == "\n":
                if opened >= 0:
                    self._edges += [opened, mark.start()]
                opened = -1
            elif opened < 0 and sign not in "”»":
                opened = mark.start()
            elif opened >= 0 and sign not in "“«„":
                self._edges += [opened, mark.end()]
                opened = -1
        if opened >= 0:
            self._edges += [opened, len(text)]

    def at(self, offset: int) -> bool:
        return bisect_right(self._edges, offset) % 2 == 1


def is_headline(words: Sequence[Word]) -> bool:
    """Tell whether capitals mean nothing here, since every word has one but the little ones."""
    long_words = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    small = (word.low for word in words if not word.capital and word.text[0].isalpha())
    return (
        len(long_words) >= 4
        and sum(word.capital for word in long_words) >= 0.8 * len(long_words)
        and all(low in NOT_NAMES or low in PREPOSITIONS or low in PARTICLES for low in small)
    )


def spans_or_whole(text: str, passages: Sequence[Passage]) -> list[Span]:
    return [passage.span for passage in passages] or [Span(0, len(text))]


def owning(words: Sequence[Word]) -> list[str]:
    """Give the words with their possessive endings, as "People's Republic" needs them."""
    return [f"{word.text}'s" if word.possessive else word.text for word in words]


def plainly(words: str) -> str:
    """Drop a leading article, a trailing possessive and the space that lines break with."""
    plain = " ".join(words.split()).strip(" ,;:")
    for article in ("the ", "The ", "THE "):
        plain = plain.removeprefix(article)
    return plain
