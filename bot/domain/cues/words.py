"""Words of a sentence with a rough class each: as much grammar as finding a speaker and a cue needs, without a parser.

A quotation counts as one word (`QUOTE`) whatever it holds, so that the narrator's sentence around it can be read on its
own. Classes are guesses from closed lists, endings and capitals; callers must survive a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.domain.cues import lexicon
from bot.domain.gazetteer import party
from bot.domain.model import Span


class Kind(Enum):
    QUOTE = auto()
    NAME = auto()
    NOUN = auto()
    """Also adjectives and whatever no list knows."""
    PRONOUN = auto()
    DETERMINER = auto()
    NUMBER = auto()
    PREPOSITION = auto()
    CONJUNCTION = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    AUXILIARY = auto()
    ADVERB = auto()
    VERB = auto()
    TO = auto()
    PUNCTUATION = auto()


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str
    kind: Kind

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def possessive(self) -> bool:
        return self.text.endswith(("'s", "’s", "s'", "s’")) or self.lower in lexicon.POSSESSIVES


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?%?"
    r"|[^\W_]+(?:(?:[-–'’.&/]|-[ \t]{0,9}\r?\n[ \t]{0,9}(?=[a-z]))[^\W_]+)*(?:['’](?!\w))?"  # the trea-⏎ty
    r"|\.\.\.|--"
    r"|[^\w\s]",
)
_CLITIC = re.compile(r"(\w+)(['’](?:s|ve|re|d|ll|m))$", re.I)
_HOSTS = frozenset("i you he she it we they who which that there what here".split())
_STOP_JOINED = re.compile(r"(?!Jr\.|Sr\.|Inc\.|Ltd\.|Co\.)[A-Z][a-z]{1,3}\.")
_SUFFIXES = frozenset(("Jr", "Sr", "Jr.", "Sr.", "II", "III", "IV"))
_TITLE = re.compile(r"(?:[A-Z][a-z]{0,3}|Sens|Reps|Gov|Govs|Prof|Capt)$")


_INNER_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")


def joined(printed: str) -> str:
    """Words as they read, where the end of a line parts one of them with a hyphen."""
    return _PARTED.sub("", printed)


_PARTED = re.compile(r"(?<=[^\W\d_])-[ \t]{0,9}\r?\n[ \t]{0,9}(?=[a-z])")


def names(text: str) -> frozenset[str]:
    """Words a text capitalises inside its sentences, and so are names at the head of one too."""
    return frozenset(_INNER_CAPITAL.findall(text))


def words(text: str, span: Span, quotes: Sequence[Span], known: Set[str] = frozenset()) -> tuple[Word, ...]:
    """The words of `span`; `quotes` are the quotations inside it, in order and disjoint; `known` are names."""
    found: list[Word] = []
    at = span.start
    for quote in (*quotes, Span(span.end, span.end)):
        for match in _TOKEN.finditer(text, at, quote.start):
            _append(found, match.start(), match.end(), joined(match.group()))
        if quote.start < quote.end:
            found.append(Word(quote.start, quote.end, quote.of(text), Kind.QUOTE))
        at = quote.end
    if found and _STOP_JOINED.fullmatch(found[-1].text):
        last = found.pop()  # "Vael." at the end of a sentence is a name and a stop
        found.append(replace(last, end=last.end - 1, text=last.text[:-1]))
        found.append(Word(last.end - 1, last.end, ".", Kind.PUNCTUATION))
    if found and _heads_a_name(found, known):
        found[0] = replace(found[0], kind=Kind.NAME)
    return tuple(found)


_NAMES_TOO = frozenset(("Per", "Will", "May"))
"""Given names that are small words as well: names where the text has them inside a sentence too."""


def _heads_a_name(found: Sequence[Word], known: Set[str]) -> bool:
    first = found[0]
    if first.text in _NAMES_TOO and first.text in known and len(found) > 1 and found[1].kind is Kind.NAME:
        return True
    if first.kind is not Kind.NOUN or not first.text[0].isupper():
        return False
    return first.text in known or bool(party(first.text)) or (len(found) > 1 and found[1].kind is Kind.NAME)


def _append(found: list[Word], start: int, end: int, token: str) -> None:
    first = not found or found[-1].text in {":", ";", "—", "--", "•"}
    if (clitic := _CLITIC.match(token)) and clitic[1].lower() in _HOSTS:
        split = start + clitic.end(1)
        found.append(Word(start, split, clitic[1], _kind(clitic[1], first, found[-1] if found else None)))
        found.append(Word(split, end, clitic[2], Kind.AUXILIARY))
        return
    if len(token) > 1 and token.endswith(("'", "’")) and not token.endswith(("s'", "s’", "in'", "in’")):
        token, end = token[:-1], end - 1
    if token == "." and found and found[-1].end == start and _TITLE.match(found[-1].text):
        last = found[-1]  # "Mr." inside a sentence
        found[-1] = Word(last.start, end, last.text + ".", last.kind)
        return
    if token == "," and found and found[-1].text in _SUFFIXES:
        return  # "Biden, Jr., met"
    if token in _SUFFIXES and len(found) > 1 and found[-1].text == "," and found[-2].kind is Kind.NAME:
        found.pop()  # "Biden, Jr." is one name
    found.append(Word(start, end, token, _kind(token, first, found[-1] if found else None)))


def _kind(token: str, first: bool, before: Word | None) -> Kind:
    low = token.lower().replace("’", "'")
    if not token[:1].isalnum():
        return Kind.PUNCTUATION
    if (kind := _CLOSED.get(low)) is not None:
        if token[0].isupper() and not first and kind not in {Kind.PRONOUN, Kind.DETERMINER} and len(token) > 1:
            return Kind.NAME if not token.isupper() or len(token) > 2 else kind
        return kind
    if low.endswith("n't"):
        return Kind.AUXILIARY
    if token[0].isdigit() or low in lexicon.NUMBERS:
        return Kind.NUMBER
    if token[0].isupper() and not first:
        return Kind.NAME
    if token[0].isupper() and not _common(low):
        return Kind.NAME
    return _open_kind(low, before)


def _open_kind(low: str, before: Word | None) -> Kind:
    after_determiner = before is not None and (before.kind is Kind.DETERMINER or before.possessive)
    if low in lexicon.ADVERBS or (low.endswith("ly") and low not in lexicon.NOT_ADVERBS and not after_determiner):
        return Kind.ADVERB
    if after_determiner and not (
        before and before.lower in _PLURAL_DETERMINERS and lexicon.TENSE.get(low) in {"base", "past"}
    ):
        return Kind.NOUN
    if (tense := lexicon.TENSE.get(low)) is not None:
        return Kind.VERB if _used_as_verb(low, tense, before) else Kind.NOUN
    if low in lexicon.VERBS:
        return Kind.VERB
    if low.endswith("ed") and len(low) > 4 and low not in lexicon.NOT_PAST:
        return Kind.VERB
    return Kind.NOUN


def _used_as_verb(low: str, tense: str, before: Word | None) -> bool:
    """Tell *they claim* from *the claim*: what stands before decides for forms that are nouns as well."""
    if before is None:
        return tense != "base"
    if tense == "base":
        plural = before.lower.endswith("s") and not before.possessive and before.kind in {Kind.NOUN, Kind.NAME}
        subject = before.kind is Kind.PRONOUN or before.lower in _PLURAL_DETERMINERS or plural
        only_verb = low not in lexicon.NOUNS_TOO and before.kind in {Kind.NAME, Kind.NOUN}
        leads = before.kind in {Kind.TO, Kind.AUXILIARY, Kind.ADVERB, Kind.RELATIVE, Kind.CONJUNCTION}
        return subject or leads or only_verb
    if tense == "third" and low in lexicon.PLURAL_NOUNS:
        leads = before.kind in {Kind.NAME, Kind.PRONOUN, Kind.ADVERB, Kind.RELATIVE}
        return leads or before.lower in (lexicon.PAPERS if low == "states" else lexicon.SPEAKER_NOUNS)
    return True


_PLURAL_DETERMINERS = frozenset("some many most few several both all neither".split())


def _common(low: str) -> bool:
    """Is a capitalised first word an ordinary word rather than a name?"""
    return (
        low in lexicon.CUE_FORMS
        or low in lexicon.ADVERBS
        or low in lexicon.VERBS
        or low in lexicon.SPEAKER_NOUNS
        or low.endswith(("ly", "ing", "ed", "tion", "ment", "ness", "ists", "ers", "ors", "ans", "ates"))
    )


_CLOSED: dict[str, Kind] = {
    **dict.fromkeys(lexicon.PREPOSITIONS, Kind.PREPOSITION),
    **dict.fromkeys(lexicon.SUBORDINATORS, Kind.SUBORDINATOR),
    **dict.fromkeys(lexicon.AUXILIARIES, Kind.AUXILIARY),
    **dict.fromkeys(lexicon.PRONOUNS, Kind.PRONOUN),
    **dict.fromkeys(lexicon.DETERMINERS, Kind.DETERMINER),
    **dict.fromkeys(lexicon.RELATIVES, Kind.RELATIVE),
    **dict.fromkeys(("and", "but", "or", "nor", "yet", "&"), Kind.CONJUNCTION),
    "to": Kind.TO,
}
