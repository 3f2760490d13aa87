"""Whom a drafted sentence credits with saying something: the subjects of its reporting words.

A draft is plain English in one sentence or two. Quotations are set aside first, so that what they hold credits nobody.
Which words can tell and which can name someone is decided in `sentence`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.cues.lexicon import CUE_FORMS, NOMINAL_CUES
from bot.domain.grammar import (
    BOTH_WORDS,
    COPULAS,
    INVERTED,
    PREPOSITIONS,
    PRONOUNS,
    SET_ASIDE,
    STRONG,
    TITLES,
    WEAK,
    WHEN,
    Token,
    is_name,
    unquoted,
)
from bot.domain.recalling import recalled
from bot.domain.sentence import Sentence

_ACCOUNTS = re.compile(
    r"\b(?:according to|per|via|as told by|in the (?:words|view|account|telling|version) of|by the account of|as reported by|"
    r"as relayed by|as announced by|quoted by|cited by|relayed by|as described by|as quoted by|reported by|said by)\s+",
    re.IGNORECASE,
)
_AS_PUT = re.compile(
    r"\b(?:in|by|on)\s+((?:the\s+)?[^,;]{2,60}?)(?:['’]s?)\s+(?:words|view|account|telling|version|reading|description)\b",
    re.IGNORECASE,
)


class Kind(StrEnum):
    SUBJECT = "subject"
    """It says, urges, denies …"""
    ACCOUNT = "account"
    """By whose account: "according to"."""
    THING = "thing"
    """The subject of a reporting word that looks like nobody's name: "the city says"."""
    LOOSE = "loose"
    """The subject of the sentence, where it holds no reporting word."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Words naming who is credited, the place of the reporting word, and whether it lies inside another's content."""

    names: tuple[str, ...]
    """More than one for "X and Y said"."""
    cue: str
    kind: Kind
    start: int
    at: int
    nested: bool = False
    trailing: bool = False
    """It closes its sentence: what goes before is its content."""

    @property
    def is_both(self) -> bool:
        """Say whether the words speak for both sides at once."""
        return len(self.names) > 1 or any(_speaks_for_both(name) for name in self.names)


def _speaks_for_both(name: str) -> bool:
    low = name.lower().replace("’", "'").split()
    if low in (["they"], ["both"], ["we"]):
        return True
    return (
        bool(low)
        and low[-1] in BOTH_WORDS
        and (low[0] in ("the", "both", "two", "all") or low[0] in BOTH_WORDS)
        and (
            low[-1] not in ("states", "men", "women", "chiefs", "negotiators", "heads")
            or low[0] in ("both", "two")
            or "two" in low
        )
    )


@recalled(512)
def credits(sentence: str) -> tuple[Credit, ...]:
    """Tell whom a draft credits, in the order of the reporting words."""
    return _Parse(unquoted(sentence)).credits()


class _Parse:
    """One walk over a sentence, gathering credits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence = Sentence(text)
        self.tokens = self.sentence.tokens
        self.done: list[Credit] = []

    def credits(self) -> tuple[Credit, ...]:
        self._accounts()
        self._verbs()
        self._nominals()
        self._labels()
        self.done.sort(key=lambda each: each.at)
        if not any(each.names[0].lower() not in PRONOUNS for each in self.done) and (names := self._first_names()):
            self.done.insert(0, Credit(names, "", Kind.LOOSE, 0, 0))
        return tuple(self._nested())

    def _nested(self) -> list[Credit]:
        """Mark what lies inside the content of a credit before it in its clause."""
        found: list[Credit] = []
        for credit in self.done:
            open_before = next(
                (e for e in reversed(found) if e.kind in (Kind.SUBJECT, Kind.THING) and not e.nested), None
            )
            nested = False
            if credit.kind is not Kind.ACCOUNT and open_before and not credit.trailing:
                between = [t.low for t in self.tokens if open_before.at < t.start < credit.start]
                nested = not (set(between) & (STRONG - {":"})) and not self._joins(between, credit)
            found.append(
                Credit(credit.names, credit.cue, credit.kind, credit.start, credit.at, nested, credit.trailing)
            )
        return found

    def _joins(self, between: Sequence[str], credit: Credit) -> bool:
        """Say whether a new clause of its own begins right before a credit: ", and Trump said"."""
        return (bool(between) and between[-1] in ("and", ",")) or (
            len(between) > 1 and between[-1] in ("both", "later", "then") and between[-2] in ("and", ",")
        )

    def _accounts(self) -> None:
        for match in _ACCOUNTS.finditer(self.text):
            if (name := self.sentence.phrase_after(match.end())) and self.sentence.is_someone(name):
                self.done.append(Credit(_parts(name), match.group().strip(), Kind.ACCOUNT, match.end(), match.start()))
        for match in _AS_PUT.finditer(self.text):
            if any(is_name(word) for word in match[1].split()) or match[1].split()[-1].lower() in TITLES:
                self.done.append(Credit(_parts(match[1]), match.group(), Kind.ACCOUNT, match.start(1), match.start()))

    def _verbs(self) -> None:
        for at in range(len(self.tokens)):
            if not self.sentence.tells(at):
                continue
            if self.sentence.is_passive(at):
                self._passive(at)
            elif not self._subject_left(at) and not self._subject_right(at):
                self._thing(at)

    def _thing(self, at: int) -> None:
        """Note a reporting word whose subject names nobody, with that subject."""
        last = at
        while last and self.sentence.is_beside_the_verb(last - 1):
            last -= 1
        first = last
        while first and not self.sentence.bounds(first - 1):
            first -= 1
        name = self.sentence.words(first, last)
        self.done.append(
            Credit((name,), self.tokens[at].low, Kind.THING, self.tokens[first].start, self.tokens[at].start)
        )

    def _passive(self, at: int) -> None:
        """Credit the one after "by"; with no "by" nobody is credited."""
        for place in range(at + 1, min(at + 14, len(self.tokens) - 1)):
            low = self.tokens[place].low
            if low in STRONG:
                return
            if low == "by" and (name := self.sentence.name_at(place + 1)) and self.sentence.is_someone(name):
                self._add(name, at, self.tokens[place + 1].start)
                return

    def _subject_left(self, at: int) -> bool:
        first = at
        while first and self.sentence.is_beside_the_verb(first - 1):
            first -= 1
        last = first
        while first and not self.sentence.bounds(first - 1):
            first -= 1
        if first == last:
            return self._cleft(first, at) or self._beyond(first, at)
        name = self.sentence.subject(first, last)
        if not name:
            return self._beyond(first, at) if first and self.tokens[first - 1].low == "," else False
        before = self.tokens[first - 1].low if first else ""
        if before == "," and not is_name(name) and (head := self.sentence.apposed(first - 1)):
            name = head
        if before in WEAK - {"and", "as"} and any(credit.at < self.tokens[at].start for credit in self.done):
            return True
        self._add(name, at, self.text.find(name, self.tokens[first].start))
        return True

    def _cleft(self, first: int, at: int) -> bool:
        """Credit "it was Xi who said"."""
        if first < 3 or self.tokens[first - 1].low not in ("who", "that"):
            return False
        begin = first - 1
        while begin and self.sentence.is_namelike(begin - 1):
            begin -= 1
        if begin < 1 or self.tokens[begin - 1].low not in COPULAS or begin == first - 1:
            return False
        self._add(self.sentence.words(begin, first - 1), at, self.tokens[begin].start)
        return True

    def _beyond(self, first: int, at: int) -> bool:
        """Find the subject before an inserted phrase: "Trump, the president-elect, said"."""
        if not first or self.tokens[first - 1].low != ",":
            if first and self.tokens[first - 1].low in ("and", "or", "but"):
                return True
            return bool(first) and self.tokens[first - 1].low in WEAK
        place = self.sentence.clause_start(first - 1)
        while place < first - 1:
            end = place
            while end < first - 1 and self.tokens[end].low != ",":
                end += 1
            if (
                end < len(self.tokens)
                and (name := self.sentence.subject(place, end))
                and not self.sentence.has_verb(place, end)
            ):
                self._add(name, at, self.text.find(name, self.tokens[place].start))
                return True
            place = end + 1
        return False

    def _subject_right(self, at: int) -> bool:
        if self.tokens[at].low not in INVERTED:
            return False
        before = self.tokens[at - 1].low if at else ","
        if before not in (",",) and not before.startswith(SET_ASIDE) and before not in STRONG | {"so"}:
            return False
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].low not in STRONG | {","}:
            end += 1
        if end > at + 1 and self.tokens[at + 1].low in PRONOUNS and not before.startswith(SET_ASIDE):
            return False
        name = self.sentence.subject(at + 1, end)
        if name:
            self._add(name, at, self.text.find(name, self.tokens[at].end))
        return bool(name)

    def _nominals(self) -> None:
        """Credit the owner of a warning: "Xi's warning", "a warning from Xi"."""
        for at, token in enumerate(self.tokens):
            if token.low not in NOMINAL_CUES or (is_name(token.text) and at):
                continue
            owner = self.sentence.owner(at)
            if owner and self.sentence.is_someone(owner):
                self._add(owner, at, self.text.find(owner), nominal=True)
            elif at + 2 < len(self.tokens) and self.tokens[at + 1].low in ("from", "by"):
                name = self.sentence.phrase_after(self.tokens[at + 1].end)
                if name and self.sentence.is_someone(name):
                    self._add(name, at, self.text.find(name, token.end), nominal=True)

    def _labels(self) -> None:
        """Credit a label: "Xi: …"."""
        for at, token in enumerate(self.tokens[:8]):
            if token.low == ":" and at and not self.done:
                name = self.sentence.words(0, at)
                if self.sentence.is_someone(name) and not self.sentence.has_verb(0, at):
                    self._add(name, at, 0)
                return

    def _first_names(self) -> tuple[str, ...]:
        """Give the subject of a sentence that holds no reporting word."""
        place = 0
        while place < len(self.tokens):
            end = place
            while end < len(self.tokens) and self.tokens[end].low not in STRONG | {","}:
                end += 1
            last = place
            while (last < end and self.sentence.is_namelike(last)) or (
                last < end and self.tokens[last].low in ("of", "and", "for")
            ):
                last += 1
            if self.tokens[place].low not in PREPOSITIONS:
                name = self.sentence.words(place, last)
                return _parts(name) if name and self.sentence.is_someone(name) else ()
            place = end + 1
        return ()

    def _add(self, name: str, at: int, start: int, *, nominal: bool = False) -> None:
        token = self.tokens[at]
        rest = [each for each in self.tokens[at + 1 :] if each.start >= start + len(name) or each.start > token.start]
        said = [each for each in rest if each.start >= max(token.end, start + len(name))]
        trailing = not nominal and self._closes(said) and self._has_content_before(start, at)
        self.done.append(Credit(_parts(name), token.low, Kind.SUBJECT, max(0, start), token.start, trailing=trailing))

    def _closes(self, rest: Sequence[Token]) -> bool:
        """Say whether nothing but where and when it was said follows."""
        words: list[str] = []
        for token in rest:
            if token.low in (".", "!", "?", ";"):
                break
            words.append(token.low)
        if any(word.startswith(SET_ASIDE) or word in ("that", "and") or word in CUE_FORMS for word in words):
            return False
        return not words or (len(words) <= 8 and words[0] in WHEN | {","})

    def _has_content_before(self, start: int, at: int) -> bool:
        """Say whether at least a clause stands before both the subject and its verb, in the same sentence."""
        first = min(start, self.tokens[at].start)
        count = 0
        for token in reversed([each for each in self.tokens if each.end <= first]):
            if token.low in (".", "!", "?", ";"):
                break
            count += 3 if token.low.startswith(SET_ASIDE) else 1
        return count >= 3


def _parts(name: str) -> tuple[str, ...]:
    """Split "X and Y" where each is somebody."""
    parts = [part.strip(" ,") for part in re.split(r"\s*,?\s+(?:and|as well as)\s+", name) if part.strip(" ,")]
    return (
        tuple(parts)
        if len(parts) > 1 and all(re.search(r"[A-Z]|\bthe\b|\bits\b|\bhis\b|\bher\b", part) for part in parts)
        else (name.strip(" ,"),)
    )
