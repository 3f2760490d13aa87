"""Whom a drafted sentence credits with saying something: the subjects of its reporting words.

A draft is plain English in one sentence or two. Quotations are set aside first, so that what they hold credits nobody.

Past 400 lines: one parse of one sentence, whose steps all read the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.cues.lexicon import CUE_FORMS, NOMINAL_CUES, SPEAKER_NOUNS, TENSE
from bot.domain.gazetteer import party_name
from bot.domain.grammar import (
    AUXILIARIES,
    BOTH_WORDS,
    COPULAS,
    DETERMINERS,
    EXTRA_CUES,
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
    tokens,
    unquoted,
)
from bot.domain.polarity import HEDGES

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


def credits(sentence: str) -> tuple[Credit, ...]:
    """Tell whom a draft credits, in the order of the reporting words."""
    return _Parse(unquoted(sentence)).credits()


class _Parse:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
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
            if (name := self._phrase_after(match.end())) and self._is_someone(name):
                self.done.append(Credit(_parts(name), match.group().strip(), Kind.ACCOUNT, match.end(), match.start()))
        for match in _AS_PUT.finditer(self.text):
            if any(is_name(word) for word in match[1].split()) or match[1].split()[-1].lower() in TITLES:
                self.done.append(Credit(_parts(match[1]), match.group(), Kind.ACCOUNT, match.start(1), match.start()))

    def _phrase_after(self, offset: int) -> str:
        """Give the noun phrase that begins at an offset."""
        at = next((i for i, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))
        last = at
        while last < len(self.tokens) and last - at < 12:
            low = self.tokens[last].low
            if low in STRONG or low == "," or low.startswith(SET_ASIDE):
                break
            if last > at and (low in PREPOSITIONS - {"of", "for", "on", "to"} or low in WEAK - {"and"}):
                break
            if last > at and self._is_finite(last):
                break
            last += 1
        return self._slice(at, last)

    def _slice(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def _is_finite(self, at: int) -> bool:
        """Say whether a token is a reporting verb with a subject of its own."""
        low = self.tokens[at].low
        before = self.tokens[at - 1].low if at else ""
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if before in ("to", "the", "a", "an", "his", "her", "its", "their", "of", "no") or (
            is_name(self.tokens[at].text) and at
        ):
            return False
        if low in CUE_FORMS or low in EXTRA_CUES:
            tense = TENSE.get(low, "past")
            if tense == "gerund":
                return before in COPULAS | {"been"}
            if tense == "base":
                plural = before in SPEAKER_NOUNS and before.endswith("s") and not before.endswith("ss")
                return before in AUXILIARIES or before in PRONOUNS - {"it"} or before in BOTH_WORDS or plural
            if low in NOMINAL_CUES and tense != "past" and not self._is_verb_after(at):
                return False
            return not (
                low in ("united", "agreed", "planned", "proposed", "stated", "so-called")
                and after
                and before in DETERMINERS
            )
        return low in HEDGES and before in COPULAS

    def _is_verb_after(self, at: int) -> bool:
        """Say whether "calls", "claims" and the like are verbs here, by the word before."""
        if not at:
            return False
        before = self.tokens[at - 1]
        if before.low in DETERMINERS or before.low.endswith(("'s", "s'")):
            return False
        return (
            self._namelike(at - 1) or before.low in PRONOUNS | AUXILIARIES | {",", "and"} or before.low.endswith("ly")
        )

    def _verbs(self) -> None:
        for at in range(len(self.tokens)):
            if not self._is_finite(at):
                continue
            if self._is_passive(at):
                self._passive(at)
            elif not self._subject_left(at) and not self._subject_right(at):
                self._thing(at)

    def _thing(self, at: int) -> None:
        """Note a reporting word whose subject names nobody, with that subject."""
        last = at
        while last and self._is_beside_the_verb(last - 1):
            last -= 1
        first = last
        while first and not self._bounds(first - 1):
            first -= 1
        name = self._slice(first, last)
        self.done.append(
            Credit((name,), self.tokens[at].low, Kind.THING, self.tokens[first].start, self.tokens[at].start)
        )

    def _is_passive(self, at: int) -> bool:
        before = [token.low for token in self.tokens[max(0, at - 3) : at]]
        if TENSE.get(self.tokens[at].low, "past") != "past" or self.tokens[at].low in HEDGES - {
            "urged",
            "asked",
            "invited",
            "offered",
            "requested",
            "proposed",
            "suggested",
            "encouraged",
        }:
            return False
        return (
            bool(before)
            and any(word in ("is", "was", "are", "were", "been", "being", "be", "wasn't", "isn't") for word in before)
            and all(word in AUXILIARIES or place < self._last_be(before) for place, word in enumerate(before))
        )

    def _last_be(self, before: Sequence[str]) -> int:
        return max(
            (
                i
                for i, word in enumerate(before)
                if word in ("is", "was", "are", "were", "been", "being", "be", "wasn't", "isn't")
            ),
            default=0,
        )

    def _passive(self, at: int) -> None:
        """Credit the one after "by"; with no "by" nobody is credited."""
        for place in range(at + 1, min(at + 14, len(self.tokens) - 1)):
            low = self.tokens[place].low
            if low in STRONG:
                return
            if low == "by" and (name := self._owner_after(place + 1)) and self._is_someone(name):
                self._add(name, at, self.tokens[place + 1].start)
                return

    def _owner_after(self, first: int) -> str:
        """Give the noun phrase that begins at a token, no longer than a name and its title."""
        last = first
        while last < len(self.tokens) and (
            self._namelike(last) or (self.tokens[last].low == "of" and last > first and self._namelike(last - 1))
        ):
            last += 1
        return self._slice(first, last)

    def _subject_left(self, at: int) -> bool:
        first = at
        while first and self._is_beside_the_verb(first - 1):
            first -= 1
        last = first
        while first and not self._bounds(first - 1):
            first -= 1
        if first == last:
            return self._cleft(first, at) or self._beyond(first, at)
        name = self._nominative(first, last)
        if not name:
            return self._beyond(first, at) if first and self.tokens[first - 1].low == "," else False
        before = self.tokens[first - 1].low if first else ""
        if before == "," and not is_name(name) and (head := self._apposed(first - 1)):
            name = head
        if before in WEAK - {"and", "as"} and any(credit.at < self.tokens[at].start for credit in self.done):
            return True
        self._add(name, at, self.text.find(name, self.tokens[first].start))
        return True

    def _apposed(self, comma: int) -> str:
        """Give the bare name that opens the sentence before a comma: "Ada Moss, a lawyer said"."""
        first = comma
        while (
            first and self.tokens[first - 1].low not in STRONG and not self.tokens[first - 1].low.startswith(SET_ASIDE)
        ):
            first -= 1
        last = first
        while last < comma and self.tokens[last].low != ",":
            last += 1
        words = self.tokens[first:last]
        is_bare = bool(words) and all(is_name(word.text) or word.low == "of" for word in words)
        if not is_bare or words[0].low in AUXILIARIES | WHEN | PREPOSITIONS or words[0].low.endswith("ly"):
            return ""
        return self._slice(first, last)

    def _is_beside_the_verb(self, at: int) -> bool:
        """Say whether a token is an auxiliary or an adverb of the verb after it, and not "Both" alone as its subject."""
        low = self.tokens[at].low
        if low in ("both", "each") and (not at or self._bounds(at - 1)):
            return False
        return low in AUXILIARIES or low.endswith("ly")

    def _cleft(self, first: int, at: int) -> bool:
        """Credit "it was Xi who said"."""
        if first < 3 or self.tokens[first - 1].low not in ("who", "that"):
            return False
        begin = first - 1
        while begin and self._namelike(begin - 1):
            begin -= 1
        if begin < 1 or self.tokens[begin - 1].low not in COPULAS or begin == first - 1:
            return False
        self._add(self._slice(begin, first - 1), at, self.tokens[begin].start)
        return True

    def _bounds(self, at: int) -> bool:
        """Say whether a token ends the phrase that begins after it."""
        low = self.tokens[at].low
        if low in STRONG or low == "," or low.startswith(SET_ASIDE):
            return True
        if low == "and":
            return not (at + 1 < len(self.tokens) and self._joins_names(at))
        return low in WEAK or self._is_finite(at) or (low in AUXILIARIES - {"both"} and low not in PREPOSITIONS)

    def _joins_names(self, at: int) -> bool:
        """Say whether an "and" stands between two names with no verb on its left: "Xi and Trump said"."""
        if not at or not self._namelike(at - 1) or not self._namelike(at + 1):
            return False
        for place in range(at - 1, max(-1, at - 8), -1):
            if self.tokens[place].low in STRONG | WEAK - {"and"} | {","} or self.tokens[place].low.startswith(
                SET_ASIDE
            ):
                return True
            if self._is_finite(place) or self.tokens[place].low in AUXILIARIES - {"both"}:
                return False
            if self.tokens[place].low in PREPOSITIONS - {"of"}:
                return False
        return True

    def _namelike(self, at: int) -> bool:
        token = self.tokens[at]
        return is_name(token.text) or token.low in DETERMINERS or token.low in TITLES or token.low in SPEAKER_NOUNS

    def _nominative(self, first: int, last: int) -> str:
        """Give the noun phrase that can be a subject among these tokens, or nothing."""
        at = first
        while at < last and self._leads(at):
            at += 1
        if at < last and self.tokens[at].low in PREPOSITIONS:
            return self._after_preposition(at, last)
        if at < last and self.tokens[at].low in PRONOUNS:
            return self.tokens[at].text
        end = at
        while end < last and not self._ends_name(at, end):
            end += 1
        if end - at > 1 and self.tokens[end - 1].low in PRONOUNS:
            at = end - 1
        name = self._slice(at, end)
        if not name or not self._is_someone(name) or self._strangers(at, end) > 2:
            return ""
        return name if self._may_follow(end, last) else ""

    def _leads(self, at: int) -> bool:
        """Say whether a token only leads to a subject: "and also"."""
        low = self.tokens[at].low
        return low not in ("both", "two") and (low in AUXILIARIES or low == "and")

    def _ends_name(self, first: int, at: int) -> bool:
        """Say whether a name that begins at a token has ended before another one."""
        low = self.tokens[at].low
        if low in PREPOSITIONS:
            return low not in ("of", "for")
        named = at > first and is_name(self.tokens[at - 1].text) and not self.tokens[at - 1].low.endswith(("'s", "s'"))
        if at == 1 and any(self._namelike(each) for each in range(at, min(at + 3, len(self.tokens)))):
            return False
        return named and not self._namelike(at) and low != "and"

    def _strangers(self, first: int, last: int) -> int:
        """Count the words before the first that names somebody."""
        count = 0
        for at in range(first, last):
            if self._namelike(at) and self.tokens[at].low not in DETERMINERS:
                return count
            count += self.tokens[at].low not in DETERMINERS
        return count

    def _may_follow(self, first: int, last: int) -> bool:
        """Say whether what stands between a subject and its verb is only when, where and how."""
        if first < last and self.tokens[first].low in PREPOSITIONS:
            return True
        return all(self.tokens[at].low in WHEN or self.tokens[at].low.endswith("ly") for at in range(first, last))

    def _after_preposition(self, first: int, last: int) -> str:
        """Skip "On Taiwan" and give the names at the very end: "On Taiwan Xi said"."""
        at = last
        while at > first + 1 and self._namelike(at - 1):
            at -= 1
        name = self._slice(at, last)
        return name.split()[-1] if name and is_name(name.split()[-1]) and len(name.split()) > 1 else ""

    def _is_someone(self, name: str) -> bool:
        """Say whether a phrase can name a speaker at all."""
        for word in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name):
            low = word.lower().replace("’", "'")
            if low in PRONOUNS or low in ("both", "two") or low in TITLES or low in SPEAKER_NOUNS:
                return True
            if is_name(word) and (
                name.find(word) > 0 or party_name(word) or self.text.find(name) > 0 or low not in CUE_FORMS
            ):
                return True
        return False

    def _beyond(self, first: int, at: int) -> bool:
        """Find the subject before an inserted phrase: "Trump, the president-elect, said"."""
        if not first or self.tokens[first - 1].low != ",":
            if first and self.tokens[first - 1].low in ("and", "or", "but"):
                return True
            return bool(first) and self.tokens[first - 1].low in WEAK
        start = first - 1
        while (
            start and self.tokens[start - 1].low not in STRONG and not self.tokens[start - 1].low.startswith(SET_ASIDE)
        ):
            start -= 1
        place = start
        while place < first - 1:
            end = place
            while end < first - 1 and self.tokens[end].low != ",":
                end += 1
            if end < len(self.tokens) and (name := self._nominative(place, end)) and not self._has_verb(place, end):
                self._add(name, at, self.text.find(name, self.tokens[place].start))
                return True
            place = end + 1
        return False

    def _has_verb(self, first: int, last: int) -> bool:
        return any(self._is_finite(at) or self.tokens[at].low in COPULAS for at in range(first, last))

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
        name = self._nominative(at + 1, end)
        if name:
            self._add(name, at, self.text.find(name, self.tokens[at].end))
        return bool(name)

    def _nominals(self) -> None:
        """Credit the owner of a warning: "Xi's warning", "a warning from Xi"."""
        for at, token in enumerate(self.tokens):
            if token.low not in NOMINAL_CUES or (is_name(token.text) and at):
                continue
            owner = self._owner(at)
            if owner and self._is_someone(owner):
                self._add(owner, at, self.text.find(owner), nominal=True)
            elif at + 2 < len(self.tokens) and self.tokens[at + 1].low in ("from", "by"):
                name = self._phrase_after(self.tokens[at + 1].end)
                if name and self._is_someone(name):
                    self._add(name, at, self.text.find(name, token.end), nominal=True)

    def _owner(self, at: int) -> str:
        for place in range(at - 1, max(-1, at - 4), -1):
            low = self.tokens[place].low
            if low.endswith(("'s", "s'")):
                first = place
                while first and self._namelike(first - 1) and self.tokens[first - 1].low not in PREPOSITIONS:
                    first -= 1
                return re.sub(r"['’]s?$", "", self._slice(first, place + 1))
            if low in STRONG or low == "," or low in PREPOSITIONS or self._is_finite(place):
                return ""
        return ""

    def _labels(self) -> None:
        """Credit a label: "Xi: …"."""
        for at, token in enumerate(self.tokens[:8]):
            if token.low == ":" and at and not self.done:
                name = self._slice(0, at)
                if self._is_someone(name) and not self._has_verb(0, at):
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
            while (last < end and self._namelike(last)) or (
                last < end and self.tokens[last].low in ("of", "and", "for")
            ):
                last += 1
            if self.tokens[place].low not in PREPOSITIONS:
                name = self._slice(place, last)
                return _parts(name) if name and self._is_someone(name) else ()
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
