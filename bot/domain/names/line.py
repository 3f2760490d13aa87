"""The words of one passage and what can be told at each of them: a party, a name and where it ends, what stands before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.gazetteer import NameKind, PartyName
from bot.domain.names.given import GIVEN
from bot.domain.names.states import Parties
from bot.domain.names.vocabulary import (
    HEADS,
    HONORIFICS,
    LONG_FORM,
    NAMES_TOO,
    NOT_NAMES,
    PARTICLES,
    SPEECH,
    SUFFIXES,
)
from bot.domain.names.words import Word, owning

_MOST_NAME_WORDS = 7
_TITLE_SURNAMES = frozenset(
    {"king", "prince", "pope", "judge", "bishop", "major", "mayor", "justice", "cardinal", "fellow"}
)


class Line:
    """The words of one passage, asked about by their place in it."""

    def __init__(self, text: str, words: Sequence[Word], parties: Parties, *, headline: bool) -> None:
        self._text = text
        self._words = words
        self._printed = [word.text for word in words]
        self._owning = owning(words)
        self._parties = parties
        self._headline = headline

    def _party(self, at: int) -> tuple[PartyName, int] | None:
        return self._parties.at(self._owning, at) if self._words[at].capital else None

    def _first_party(self, at: int, end: int) -> str:
        return next((known[0].party for place in range(at, end) if (known := self._party(place))), "")

    def _is_given(self, at: int) -> bool:
        """A party's name that is a person's here: "Jordan Bardella", "Chad Wolf"."""
        words = self._words
        if words[at].low not in GIVEN or at + 1 >= len(words):
            return False
        following = words[at + 1]
        return following.glued and following.capital and self._is_name_word(at + 1)

    def _is_name_word(self, at: int) -> bool:
        word = self._words[at]
        low = word.low.rstrip(".")
        if len(low) == 1 and word.text.endswith("."):
            return True
        if self._headline and low in SPEECH:
            return False
        if word.text == "Jan" and at + 1 < len(self._words):  # the month is "January" or "Jan." to all but a few
            following = self._words[at + 1]
            return following.glued and following.capital and following.text.isalpha()
        return word.capital and low not in NOT_NAMES and low not in HONORIFICS and not word.text[0].isdigit()

    def _definite(self, at: int) -> bool:
        before = self._words[at - 1] if at and (self._words[at].glued or self._words[at - 1].possessive) else None
        return before is not None and (before.low in {"the", "his", "her", "their", "its", "our"} or before.possessive)

    def _after_the(self, at: int) -> bool:
        return at > 0 and self._words[at].glued and self._words[at - 1].low == "the"

    def _before(self, at: int) -> str:
        """The word before, past an article."""
        while at and self._words[at].glued:
            if self._words[at - 1].low not in {"the", "a", "an", "his", "her", "their"}:
                return self._words[at - 1].low
            at -= 1
        return ""

    def _name_end(self, at: int, *, titled: bool) -> int:
        """Find where the name that begins here ends; `at` itself if none does."""
        words = self._words
        place = at
        while place < len(words) and place - at < _MOST_NAME_WORDS:
            word = words[place]
            low = word.low.rstrip(".")
            if place > at:
                if words[place - 1].possessive:
                    break
                if low in SUFFIXES and word.capital and (word.glued or word.before.strip() == ","):
                    place += 1
                    break
                if not word.glued:
                    break
            if word.text[0].islower() and low in PARTICLES:
                if not self._particle_leads(place):
                    break
                place += 1
                continue
            if not (self._is_name_word(place) or self._is_name_too(at, place, titled=titled)) or (
                low in HEADS and not self._is_surname(at, place, titled=titled)
            ):
                break
            if not self._may_join(at, place, titled=titled):
                break
            place += 1
        while place > at and words[place - 1].text[0].islower() and words[place - 1].low in PARTICLES:
            place -= 1
        return place

    def _is_name_too(self, at: int, place: int, *, titled: bool) -> bool:
        words = self._words
        if words[place].low not in NAMES_TOO or not words[place].capital:
            return False
        if place > at:
            return words[place - 1].low in GIVEN or words[place - 1].text.endswith(".")
        if words[place].low == "he":
            ahead = words[place + 1] if place + 1 < len(words) else None
            return ahead is not None and ahead.glued and self._is_name_word(place + 1) and not self._party(place + 1)
        return titled

    def _is_surname(self, at: int, place: int, *, titled: bool) -> bool:
        """ "Larry King", "Mr. Judge": the noun of a title that is a family's name here."""
        if place > at and self._words[place].low in LONG_FORM and not self._words[place].text.endswith("."):
            ahead = self._words[place + 1] if place + 1 < len(self._words) else None
            return ahead is None or not ahead.capital or not ahead.glued  # "Hun Sen", but not "Odo, Gen Berg"
        before = self._words[place - 1].low.rstrip(".") if place else ""
        return self._words[place].low in _TITLE_SURNAMES and (
            before in GIVEN if place > at else titled and before in HONORIFICS
        )

    def _particle_leads(self, place: int) -> bool:
        """A particle belongs to a name if a capital follows, perhaps after another particle."""
        words = self._words
        for ahead in words[place + 1 : place + 3]:
            if not ahead.glued:
                return False
            if ahead.capital:
                return ahead.low not in NOT_NAMES
            if ahead.low not in PARTICLES:
                return False
        return False

    def _may_join(self, at: int, place: int, *, titled: bool) -> bool:
        """A party's name ends a person's, unless it is the surname of one ("Jim Jordan", "Mr. Jordan")."""
        known = self._party(place)
        if not known:
            return True
        single = (
            known[1] == 1
            and known[0].kind is NameKind.NAME
            and self._words[place].text.isalpha()
            and len(self._words[place].text) > 3
        )
        if place == at:
            return self._is_given(place) or (
                titled and single and self._words[place - 1].low.rstrip(".") in HONORIFICS | {"rep", "sen"}
            )
        return single and (self._words[place - 1].low in GIVEN or self._words[place - 1].text.endswith("."))
