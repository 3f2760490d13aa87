"""The words of a drafted sentence: which of them are verbs of telling, and which runs of them can name someone.

A token is meant by its place in the sentence; what stood in quotation marks is one token that says nothing.
"""

from __future__ import annotations

import re

from bot.domain.cues.lexicon import CUE_FORMS, NOMINAL_CUES, SPEAKER_NOUNS, TENSE
from bot.domain.gazetteer import party_name
from bot.domain.grammar import (
    AUXILIARIES,
    BOTH_WORDS,
    COPULAS,
    DETERMINERS,
    EXTRA_CUES,
    PREPOSITIONS,
    PRONOUNS,
    SET_ASIDE,
    STRONG,
    TITLES,
    WEAK,
    WHEN,
    is_name,
    tokens,
)
from bot.domain.polarity import HEDGES

_BE = frozenset("is was are were been being be wasn't isn't".split())
_MAY_BE_PASSIVE = frozenset("urged asked invited offered requested proposed suggested encouraged".split())
"""Hedges whose past form is that of telling too: "was urged by"."""


class Sentence:
    """A sentence, or two, with the quotations set aside."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)

    def phrase_after(self, offset: int) -> str:
        """Give the noun phrase that begins at an offset."""
        at = next((i for i, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))
        last = at
        while last < len(self.tokens) and last - at < 12:
            low = self.tokens[last].low
            if self._stops(last):
                break
            if last > at and (low in PREPOSITIONS - {"of", "for", "on", "to"} or low in WEAK - {"and"}):
                break
            if last > at and self.tells(last):
                break
            last += 1
        return self.words(at, last)

    def words(self, first: int, last: int) -> str:
        """Give the words between two tokens as printed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def tells(self, at: int) -> bool:
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
            self.is_namelike(at - 1) or before.low in PRONOUNS | AUXILIARIES | {",", "and"} or before.low.endswith("ly")
        )

    def is_passive(self, at: int) -> bool:
        """Say whether a reporting verb tells what was said to its subject: "was asked"."""
        before = [token.low for token in self.tokens[max(0, at - 3) : at]]
        if TENSE.get(self.tokens[at].low, "past") != "past" or self.tokens[at].low in HEDGES - _MAY_BE_PASSIVE:
            return False
        last = max((place for place, word in enumerate(before) if word in _BE), default=-1)
        return last >= 0 and all(word in AUXILIARIES for word in before[last:])

    def name_at(self, first: int) -> str:
        """Give the noun phrase that begins at a token, no longer than a name and its title."""
        last = first
        while last < len(self.tokens) and (
            self.is_namelike(last) or (self.tokens[last].low == "of" and last > first and self.is_namelike(last - 1))
        ):
            last += 1
        return self.words(first, last)

    def apposed(self, comma: int) -> str:
        """Give the bare name that opens the sentence before a comma: "Ada Moss, a lawyer said"."""
        last = first = self.clause_start(comma)
        while last < comma and self.tokens[last].low != ",":
            last += 1
        words = self.tokens[first:last]
        is_bare = bool(words) and all(is_name(word.text) or word.low == "of" for word in words)
        if not is_bare or words[0].low in AUXILIARIES | WHEN | PREPOSITIONS or words[0].low.endswith("ly"):
            return ""
        return self.words(first, last)

    def is_beside_the_verb(self, at: int) -> bool:
        """Say whether a token is an auxiliary or an adverb of the verb after it, and not "Both" alone as its subject."""
        low = self.tokens[at].low
        if low in ("both", "each") and (not at or self.bounds(at - 1)):
            return False
        return low in AUXILIARIES or low.endswith("ly")

    def clause_start(self, at: int) -> int:
        """Give where the words up to a token begin, behind the last strong stop or quotation; commas are passed over."""
        while at and self.tokens[at - 1].low not in STRONG and not self.tokens[at - 1].low.startswith(SET_ASIDE):
            at -= 1
        return at

    def _stops(self, at: int) -> bool:
        low = self.tokens[at].low
        return low in STRONG or low == "," or low.startswith(SET_ASIDE)

    def bounds(self, at: int) -> bool:
        """Say whether a token ends the phrase that begins after it."""
        low = self.tokens[at].low
        if self._stops(at):
            return True
        if low == "and":
            return not (at + 1 < len(self.tokens) and self._joins_names(at))
        return low in WEAK or self.tells(at) or (low in AUXILIARIES - {"both"} and low not in PREPOSITIONS)

    def _joins_names(self, at: int) -> bool:
        """Say whether an "and" stands between two names with no verb on its left: "Xi and Trump said"."""
        if not at or not self.is_namelike(at - 1) or not self.is_namelike(at + 1):
            return False
        for place in range(at - 1, max(-1, at - 8), -1):
            if self._stops(place) or self.tokens[place].low in WEAK - {"and"}:
                return True
            if self.tells(place) or self.tokens[place].low in AUXILIARIES - {"both"}:
                return False
            if self.tokens[place].low in PREPOSITIONS - {"of"}:
                return False
        return True

    def is_namelike(self, at: int) -> bool:
        """Say whether a token may stand in a name: a capital, a title, an article."""
        token = self.tokens[at]
        return is_name(token.text) or token.low in DETERMINERS or token.low in TITLES or token.low in SPEAKER_NOUNS

    def subject(self, first: int, last: int) -> str:
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
        name = self.words(at, end)
        if not name or not self.is_someone(name) or self._strangers(at, end) > 2:
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
        if at == 1 and any(self.is_namelike(each) for each in range(at, min(at + 3, len(self.tokens)))):
            return False
        return named and not self.is_namelike(at) and low != "and"

    def _strangers(self, first: int, last: int) -> int:
        """Count the words before the first that names somebody."""
        count = 0
        for at in range(first, last):
            if self.is_namelike(at) and self.tokens[at].low not in DETERMINERS:
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
        while at > first + 1 and self.is_namelike(at - 1):
            at -= 1
        name = self.words(at, last)
        return name.split()[-1] if name and is_name(name.split()[-1]) and len(name.split()) > 1 else ""

    def is_someone(self, name: str) -> bool:
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

    def has_verb(self, first: int, last: int) -> bool:
        """Say whether any of these tokens tells or is a copula."""
        return any(self.tells(at) or self.tokens[at].low in COPULAS for at in range(first, last))

    def owner(self, at: int) -> str:
        """Give whose a noun is: "Xi" of "Xi's warning"."""
        for place in range(at - 1, max(-1, at - 4), -1):
            low = self.tokens[place].low
            if low.endswith(("'s", "s'")):
                first = place
                while first and self.is_namelike(first - 1) and self.tokens[first - 1].low not in PREPOSITIONS:
                    first -= 1
                return re.sub(r"['’]s?$", "", self.words(first, place + 1))
            if low in STRONG or low == "," or low in PREPOSITIONS or self.tells(place):
                return ""
        return ""
