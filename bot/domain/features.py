"""What a stretch of text is searched by: its stems, and the parties it names, however they are named.

"Beijing", "Chinese" and "China" are one feature, `@China`; a term of a question and a word of a text meet here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain import gazetteer, stems
from bot.domain.model import Span
from bot.domain.stems import Term


@dataclass(frozen=True, slots=True)
class Feature:
    """A stem or a party, and the words of the text it was read from."""

    key: str
    span: Span
    word: str

    @property
    def is_party(self) -> bool:
        return self.key.startswith("@")


def features(text: str, *, loose: bool = False) -> list[Feature]:
    """The features of a text in order, without stop words; `loose` reads party names in any case, as people type them."""
    found: list[Feature] = []
    terms = list(stems.terms(text))
    at = 0
    while at < len(terms):
        length, party = _party_at(text, terms, at, loose=loose)
        if party:
            span = Span(terms[at].start, _end(terms[at + length - 1]))
            found.append(Feature("@" + party, span, span.of(text)))
            at += length
            continue
        term = terms[at]
        if not stems.is_stop(term.word):
            found.append(Feature(term.stem, Span(term.start, _end(term)), term.word))
        at += 1
    return found


def _end(term: Term) -> int:
    return term.start + len(term.word)


_LONGEST = 4
_AFTER_US = frozenset(
    "president leader side government secretary official officials vice state treasury envoy administration position view".split()
)
"""After one of these, "us" typed small is the state."""


def _party_at(text: str, terms: Sequence[Term], at: int, *, loose: bool) -> tuple[int, str]:
    """The longest party name that begins with that term: how many terms it takes, and the party."""
    first = terms[at].word
    if not loose and not first[0].isupper():
        return 0, ""
    if loose and first == "us" and at + 1 < len(terms) and terms[at + 1].word.lower() in _AFTER_US:
        return 1, "United States"
    if loose and stems.is_stop(first):
        return 0, ""
    for length in range(min(_LONGEST, len(terms) - at), 0, -1):
        words = text[terms[at].start : _end(terms[at + length - 1])]
        if len(words) > 60 or "\n" in words:
            continue
        if party := named_party(words, loose=loose):
            return length, party
    return 0, ""


@lru_cache(maxsize=65536)
def named_party(words: str, *, loose: bool = False) -> str:
    """The party those words name; `loose` forgives lower case, but for words that are better read as words."""
    words = _plain(words)
    if not loose or not words.islower():
        return _state(words)
    if words in _WORDS_FIRST:
        return ""
    return _state(" ".join(_capital(word) for word in words.split(" "))) or (
        _state(words.upper()) if len(words) <= 4 else ""
    )


def _state(words: str) -> str:
    """The state or body so named; an organ of one ("Congress") is searched by its own name and stands for itself."""
    known = gazetteer.party_name(words)
    return known.party if known is not None and known.kind is not gazetteer.NameKind.ORGAN else ""


_WORDS_FIRST = frozenset(
    {"nice", "reading", "polish", "who", "quad", "chad", "congress", "commonwealth", "cis", "rada", "au"}
)
_SMALL = frozenset({"of", "and", "the", "for"})


def _plain(words: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        words = words.removesuffix(ending)
    return words


def _capital(word: str) -> str:
    return word if word in _SMALL else word.title()
