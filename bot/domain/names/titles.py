"""Titles as printed: "former Chinese foreign minister", before a name or after it, and what they tell of its bearer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.gazetteer import NameKind
from bot.domain.names.given import GIVEN
from bot.domain.names.line import Line
from bot.domain.names.vocabulary import (
    BEFORE_STYLES,
    BODY_HEADS,
    BODY_MODIFIERS,
    HEADS,
    HONORIFICS,
    LEADERS,
    LONG_FORM,
    MODIFIERS,
    STYLES,
    TAILS,
)

_MOST_TITLE_WORDS = 12
_PORTFOLIO_ENDS = frozenset({"affairs", "security", "policy"})
_JOINTS = frozenset({"to", "for", "of", "and", "the", "on", "&"})


@dataclass(frozen=True, slots=True)
class Title:
    """A role as printed, its noun, and the party or the honorific that came with it."""

    role: str = ""
    head: str = ""
    party: str = ""
    honorific: str = ""
    past: bool = False
    """A former holder, or one yet to come: "former", "late", "-elect"."""


NO_TITLE = Title()


def leads(title: Title) -> bool:
    """Tell whether a title is that of one who leads a state or a government."""
    role = title.role.casefold()
    if title.past or "vice" in role or "deputy" in role:
        return False
    return (
        title.head in LEADERS
        or (title.head == "minister" and "prime" in role)
        or (title.head == "prince" and "crown" in role)
    )


class TitledLine(Line):
    """A line whose titles can be read."""

    def _title(self, at: int) -> tuple[Title | None, int]:
        """Read a role that begins here: party and modifiers, its noun, what follows the noun."""
        words = self._words
        party = head = honorific = ""
        parts: list[int] = []
        past = False
        place = at
        while place < min(len(words), at + _MOST_TITLE_WORDS):
            word = words[place]
            if place > at and not (word.glued or (words[place - 1].possessive and not word.before.strip(" "))):
                break
            if not head and not self._is_given(place) and (known := self._party(place)) and not party:
                party, place = party or known[0].party, place + known[1]
                continue
            low = word.low.rstrip(".")
            if low in BEFORE_STYLES and self._low(place + 1) in STYLES:
                place += 1
                continue
            if low in HONORIFICS and word.capital and not head:
                honorific, place = low, place + 1
                if low in STYLES:
                    continue
                break
            if (low in HEADS and self._is_head(place)) or (low == "assistant" and self._low(place + 1) == "to"):
                head, place = low, place + 1
                parts.append(place - 1)
                place = self._tail(place, parts)
                if self._another_noun(place) or (head in MODIFIERS and self._runs_to_noun(place)):
                    continue
                break
            if low in MODIFIERS or (parts and low in BODY_MODIFIERS):
                past = past or low in {"former", "ex", "late", "then", "outgoing"}
                parts.append(place)
                place += 1
                continue
            break
        if not head and not honorific:
            return None, at
        owner = ""
        if head and not words[place - 1].possessive:
            if begin := self._after_portfolio(place):
                owner = self._of_party(place)[0]
                if words[place].low != "of":
                    parts.extend(range(place, begin))
                place = begin
            else:
                owner, place = self._of_party(place)
        role = self._role(parts)
        past = past or "elect" in role.casefold() or head.endswith("-designate")
        return Title(role, head, owner or party, honorific, past), place

    def _low(self, place: int) -> str:
        return self._words[place].low.rstrip(".") if place < len(self._words) else ""

    def _after_portfolio(self, place: int) -> int:
        """Find the name behind "to the President for National Security Affairs" or "for Ports and Harbours"; 0 if none."""
        words = self._words
        if self._headline or self._low(place) not in {"to", "for", "of"}:
            return 0
        if self._low(place) == "to" and not words[place - 1].capital:
            return 0  # "the aide to Secretary of State Ann Crane" names whom the aide serves
        portfolio = 0
        for at in range(place, min(place + _MOST_TITLE_WORDS * 2, len(words))):
            word = words[at]
            if not word.glued or (portfolio and words[at - 1].possessive):
                return 0
            if word.low in _JOINTS:
                continue
            if not word.capital:
                return 0
            before = self._low(at - 1)
            if (
                portfolio
                and words[at - 1].capital
                and before not in HEADS | HONORIFICS
                and self._begins_name(at, before)
            ):
                return at
            portfolio += 1
        return 0

    def _begins_name(self, at: int, before: str) -> bool:
        """Tell a name of two words and more from the words of an office before it."""
        words = self._words
        if at + 1 >= len(words) or not (words[at + 1].glued and words[at + 1].capital) or self._party(at):
            return False
        if not self._is_name_word(at) or self._low(at) in MODIFIERS | HEADS:
            return False
        return self._low(at) in GIVEN or (before in _PORTFOLIO_ENDS and self._low(at) not in BODY_HEADS)

    def _another_noun(self, place: int) -> bool:
        """ "General Secretary", "Lt. Gen.": a second noun of the same title, not a title of its own."""
        words = self._words
        if place >= len(words) or not words[place].glued or words[place].low.rstrip(".") not in HEADS:
            return False
        return words[place].text.endswith(".") == words[place - 1].text.endswith(".")

    def _runs_to_noun(self, place: int) -> bool:
        """ "Chief Foreign Policy Adviser": the first noun only qualifies another."""
        words, first = self._words, place
        while place < len(words) and words[place].glued and words[place].capital and words[place].low in MODIFIERS:
            if words[place].low in HEADS:
                return True
            place += 1
        return place > first and self._another_noun(place)

    def _is_head(self, at: int) -> bool:
        """ "General Assembly", "Judge Advocate", "house": a noun of a role unless it begins something else."""
        word = self._words[at]
        following = self._words[at + 1] if at + 1 < len(self._words) else None
        return not (following and following.glued and following.low in BODY_HEADS and following.capital == word.capital)

    def _tail(self, place: int, parts: list[int]) -> int:
        for tail in TAILS:
            stretch = self._words[place : place + len(tail)]
            if len(stretch) == len(tail) and all(
                word.low == low and (word.glued or word.before == "-") for word, low in zip(stretch, tail, strict=True)
            ):
                parts.extend(range(place, place + len(tail)))
                return place + len(tail)
        return place

    def _of_party(self, place: int) -> tuple[str, int]:
        """Read "of the United States of America" or "for the Kremlin" after a role; "of Port Ansel" is passed over."""
        words = self._words
        if place + 1 >= len(words) or words[place].low not in {"of", "for"} or not words[place].glued:
            return "", place
        begin = place + 1 + (words[place + 1].low == "the")
        if begin == len(words):
            return "", place
        if known := self._party(begin):
            if known[0].kind is NameKind.ADJECTIVE:
                return "", place
            end = begin + known[1]
            wider, beyond = self._of_party(end) if known[0].kind is NameKind.ORGAN else ("", end)
            return known[0].party, beyond if wider else end
        end = self._name_end(begin, titled=False)
        is_place = end > begin and words[place].low == "of" and not any(word.low in GIVEN for word in words[begin:end])
        return "", end if is_place else place

    def _role(self, parts: Sequence[int]) -> str:
        if not parts:
            return ""
        first, last = self._words[parts[0]], self._words[parts[-1]]
        if len(parts) == 1:
            return LONG_FORM.get(first.low.rstrip("."), _unshouted(first.text))
        if parts[-1] - parts[0] >= len(parts):  # a party stands between: "former British prime minister"
            return _unshouted(" ".join(self._words[place].text for place in parts))
        return _unshouted(" ".join(self._text[first.start : last.end].split()))

    def _apposition(self, at: int) -> tuple[Title | None, int]:
        """Read ", the Chinese foreign minister," after a name; nothing if another name follows the role."""
        words = self._words
        if at >= len(words) or words[at].before.strip() not in {",", "(", ", (", "—", "–"}:
            return None, at
        begin = at + (words[at].low in {"the", "a", "an", "his", "her", "their"})
        if begin >= len(words):
            return None, at
        title, after = self._title(begin)
        if not title and self._may_be_state(begin):
            title, after = self._title(begin + 1)
        if not title or not title.head or words[after - 1].possessive:
            return None, at
        title, after = self._and_another(title, after)
        body_party, after = self._owner(after)
        if after < len(words):
            closing = words[after].before.strip()
            if not closing and words[after].low not in {
                "who",
                "and",
                "whose",
                "to",
                "in",
                "at",
                "of",
                "for",
                "said",
                "says",
                "told",
            }:
                return None, at
            if not closing and words[after].low in {"said", "says", "told"} and words[begin - 1].low != "the":
                return None, at
        return replace(title, party=title.party or body_party), after

    def _may_be_state(self, at: int) -> bool:
        """ ", the Tarnish foreign minister,": a capital before an office, of a state that no list has."""
        words = self._words
        ahead = words[at + 1] if at + 1 < len(words) else None
        return ahead is not None and ahead.glued and words[at].capital and words[at].low not in GIVEN

    def _and_another(self, title: Title, after: int) -> tuple[Title, int]:
        """ ", the deputy prime minister and foreign minister,": one of two offices, where nothing else follows."""
        words = self._words
        if after + 1 >= len(words) or words[after].low != "and" or not words[after].glued:
            return title, after
        second, beyond = self._title(after + 1)
        if not second or not second.head or second.party or words[beyond - 1].possessive:
            return title, after
        if beyond < len(words) and words[beyond].glued:
            return title, after
        return replace(title, role=f"{title.role} and {second.role}"), beyond

    def _owner(self, at: int) -> tuple[str, int]:
        """Pass over "of the European Commission" or "at the Kremlin" and tell its party."""
        words = self._words
        if at + 1 < len(words) and words[at].glued and words[at].low in {"of", "for", "at", "in", "to"}:
            begin = at + 1 + (words[at + 1].low == "the")
            if begin < len(words) and (known := self._party(begin)):
                return known[0].party, begin + known[1]
        return "", at

    def _possessing_party(self, at: int) -> str:
        """Read "Britain's" before a name."""
        for place in range(max(at - 4, 0), at):
            if (known := self._party(place)) and place + known[1] == at:
                return known[0].party
        return ""

    @staticmethod
    def _joined(title: Title, apposed: Title) -> Title:
        if title.head and (leads(title) or not leads(apposed) or apposed.head == "leader"):
            return replace(title, party=title.party or apposed.party)
        return replace(apposed, honorific=title.honorific or title.head, party=apposed.party or title.party)


def _unshouted(role: str) -> str:
    """A label's capitals tell nothing: "PRIME MINISTER"; "CEO" keeps its own."""
    return role.title() if role.isupper() and len(role) > 4 else role
