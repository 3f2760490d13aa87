"""Where a text names people, bodies and parties, before anyone knows which of them are the same.

One pass over the words of a passage: a title with a name, a name alone, the name of a body, a party, a title alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.domain.gazetteer import NameKind, PartyName, longest_party
from bot.domain.model import Span
from bot.domain.names.given import FAMILY_FIRST, GIVEN
from bot.domain.names.vocabulary import (
    BODY_HEADS,
    BODY_MODIFIERS,
    HEADS,
    HONORIFICS,
    LEADERS,
    LONG_FORM,
    LOWER_BODY_HEADS,
    MODIFIERS,
    NAMES_TOO,
    NOT_NAMES,
    OFFICIAL,
    PARTICLES,
    PLACE_WORDS,
    PREPOSITIONS,
    SPEECH,
    SUFFIXES,
    TAILS,
)
from bot.domain.names.words import Word, is_headline

_MOST_NAME_WORDS = 7
_MOST_TITLE_WORDS = 12
_NEWS_HEADS = frozenset(
    "news times post journal tribune herald gazette press daily guardian radio television tv media network magazine "
    "university college school company corp inc ltd llc bank airlines conference".split()
)
"""A body so called does not speak for the country in its name."""
_TITLE_SURNAMES = frozenset(
    {"king", "prince", "pope", "judge", "bishop", "major", "mayor", "justice", "cardinal", "fellow"}
)


class Kind(Enum):
    PERSON = "person"
    BODY = "body"
    PARTY = "party"
    ROLE = "role"
    """A title standing for its holder: "the Tarnish leader"."""
    NOUN = "noun"
    """ "the ministry", for one named elsewhere."""
    NAME = "name"
    """Capitals that may be a person or a thing."""


@dataclass(frozen=True, slots=True)
class Title:
    """A role as printed, its noun, and the party or the honorific that came with it."""

    role: str = ""
    head: str = ""
    party: str = ""
    honorific: str = ""
    past: bool = False
    """A former holder, or one yet to come: "former", "late", "-elect"."""


@dataclass(frozen=True, slots=True)
class Sighting:
    kind: Kind
    span: Span
    """The name alone, without its title."""
    whole: Span
    """With title and party."""
    name: tuple[str, ...]
    title: Title = Title()
    known: PartyName | None = None
    possessive: bool = False
    definite: bool = False
    """Preceded by "the"."""
    opening: bool = False
    """The first words of their passage, where a capital tells little."""
    after: str = ""
    """The folded word before the whole, if nothing but space is between."""


def sightings(text: str, words: Sequence[Word]) -> list[Sighting]:
    """Find who and what one passage names, in order."""
    return _Reader(text, words, headline=is_headline(words)).read(with_bodies=True)


def read(text: str, words: Sequence[Word]) -> list[Sighting]:
    """Find who and what a few words name, taking every capital at its word."""
    return _Reader(text, words, headline=False).read()


class _Reader:
    """A walk over the words of one passage."""

    def __init__(self, text: str, words: Sequence[Word], *, headline: bool) -> None:
        self._text = text
        self._words = words
        self._printed = [word.text for word in words]
        self._headline = headline

    def read(self, *, with_bodies: bool = False) -> list[Sighting]:
        """Give the sightings in order; with the bodies that stand inside titles if so wished."""
        found: list[Sighting] = []
        at = 0
        while at < len(self._words):
            sighting, following = self._sighting(at)
            if sighting:
                if with_bodies and sighting.title.head:
                    found.extend(self._body_in_title(at, following))
                found.append(sighting)
            at = max(following, at + 1)
        return found

    def _sighting(self, at: int) -> tuple[Sighting | None, int]:
        if self._words[at].low in OFFICIAL and self._definite(at) and self._words[at].glued:
            return self._noun(at), at + 1
        if not (self._words[at].capital or self._words[at].low in HEADS or self._words[at].low in MODIFIERS):
            return None, at + 1
        title, after = self._title(at)
        if title:
            return self._titled(at, title, after)
        body, after = self._lower_body(at)
        if body:
            return body, after
        return self._untitled(at)

    def _noun(self, at: int) -> Sighting:
        word = self._words[at]
        span = Span(word.start, word.end)
        return Sighting(
            Kind.NOUN, span, span, (word.text,), possessive=word.possessive, definite=True, after=self._before(at)
        )

    def _body_in_title(self, at: int, following: int) -> list[Sighting]:
        """ "Chinese Foreign Ministry" in "Chinese Foreign Ministry spokesman Tom Berry"."""
        known = self._party(at)
        place = at + known[1] if known else following
        while (
            place < following and self._words[place].low in MODIFIERS and self._words[place].low not in BODY_MODIFIERS
        ):
            place += 1
        if place < following and self._words[place].low in BODY_MODIFIERS:
            return [self._body(at, place + 1, extend=False)[0]]
        return []

    # Titles

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
            if low in HONORIFICS and word.capital and not head:
                honorific, place = low, place + 1
                break
            if low in HEADS and self._is_head(place):
                head, place = low, place + 1
                parts.append(place - 1)
                place = self._tail(place, parts)
                if self._another_noun(place):
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
        role = self._role(parts)
        past = past or "elect" in role.casefold() or head.endswith("-designate")
        if head and not words[place - 1].possessive:
            owner, place = self._of_party(place)
            party = owner or party
        return Title(role, head, party, honorific, past), place

    def _another_noun(self, place: int) -> bool:
        """ "General Secretary", "Lt. Gen.": a second noun of the same title, not a title of its own."""
        words = self._words
        if place >= len(words) or not words[place].glued or words[place].low.rstrip(".") not in HEADS:
            return False
        return words[place].text.endswith(".") == words[place - 1].text.endswith(".")

    def _is_head(self, at: int) -> bool:
        """ "General Assembly", "Judge Advocate", "house": a noun of a role unless it begins something else."""
        word = self._words[at]
        following = self._words[at + 1] if at + 1 < len(self._words) else None
        return not (following and following.glued and following.low in BODY_HEADS and following.capital == word.capital)

    def _is_given(self, at: int) -> bool:
        """A party's name that is a person's here: "Jordan Bardella", "Chad Wolf"."""
        words = self._words
        if words[at].low not in GIVEN or at + 1 >= len(words):
            return False
        following = words[at + 1]
        return following.glued and following.capital and self._is_name_word(at + 1)

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
        """Read "of the United States of America" or "for the Kremlin" after a role."""
        words = self._words
        if place + 1 < len(words) and words[place].low in {"of", "for"} and words[place].glued:
            begin = place + 1 + (words[place + 1].low == "the")
            if begin < len(words) and (known := self._party(begin)) and known[0].kind is not NameKind.ADJECTIVE:
                return known[0].party, begin + known[1]
        return "", place

    def _role(self, parts: Sequence[int]) -> str:
        if not parts:
            return ""
        first, last = self._words[parts[0]], self._words[parts[-1]]
        if len(parts) == 1:
            return LONG_FORM.get(first.low.rstrip("."), first.text)
        if parts[-1] - parts[0] >= len(parts):  # a party stands between: "former British prime minister"
            return " ".join(self._words[place].text for place in parts)
        return " ".join(self._text[first.start : last.end].split())

    # What has a title

    def _titled(self, at: int, title: Title, after: int, *, inner: bool = False) -> tuple[Sighting | None, int]:
        words = self._words
        start = words[at].start
        if after < len(words) and words[after].glued and not words[after - 1].possessive:
            end = self._name_end(after, titled=True)
            if self._headline and end > after and not self._is_sure(after, end):
                end = after + 1
            if end > after:
                return self._person(at, after, end, title)
            second, beyond = self._title(after) if words[after].capital and not inner else (None, after)
            if second and beyond < len(words):  # "Republican nominee Gov. Ann Trask"
                sighting, following = self._titled(after, second, beyond, inner=True)
                if sighting and sighting.kind is Kind.PERSON:
                    kept = title if title.head else replace(second, honorific=title.honorific)
                    kept = replace(kept, party=kept.party or second.party)
                    return replace(sighting, title=kept, whole=Span(start, sighting.whole.end)), following
        if not title.head:
            return None, at + 1
        named = self._apposed_name(at, after)
        if named:
            return self._person(at, *named, title)
        last = words[after - 1]
        sighting = Sighting(
            Kind.ROLE, Span(start, last.end), Span(start, last.end), (), title,
            possessive=last.possessive, definite=self._definite(at), after=self._before(at),
        )  # fmt: skip
        return sighting, after

    def _is_sure(self, begin: int, end: int) -> bool:
        """Tell where a name ends among capitals: it begins with a given name, or its end is marked."""
        words = self._words
        if words[begin].low in GIVEN | FAMILY_FIRST or words[end - 1].possessive:
            return True
        return any(word.text.endswith(".") for word in words[begin:end]) or (
            end < len(words) and words[end].low in {"of", "and"}
        )

    def _apposed_name(self, at: int, after: int) -> tuple[int, int] | None:
        """Find the name in "the French president, Emmanuel Macron, said"."""
        words = self._words
        if after >= len(words) or words[after].before.strip() != ",":
            return None
        if not self._definite(at) and not any(word.possessive for word in words[at : after - 1]):
            return None
        end = self._name_end(after, titled=False)
        if end - after < 2 or any(word.low in BODY_HEADS | PLACE_WORDS for word in words[after:end]):
            return None
        closing = words[end].before.lstrip() if end < len(words) else "."
        return (after, end) if closing.startswith((",", ".", ";", ")", "—", "–")) else None

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

    def _person(self, at: int, begin: int, end: int, title: Title) -> tuple[Sighting, int]:
        words = self._words
        last = words[end - 1]
        span = Span(words[begin].start, last.end)
        whole_end = last.end
        following = end
        if not last.possessive:
            owner, beyond = self._of_party(end)
            if owner and title.head:
                title = replace(title, party=title.party or owner)
                whole_end, following = words[beyond - 1].end, beyond
            apposed, beyond = self._apposition(following)
            if apposed:
                title = self._joined(title, apposed)
        if not title.party and at and words[at - 1].possessive:
            title = replace(title, party=self._possessing_party(at))
        name = tuple(word.text for word in words[begin:end])
        sighting = Sighting(
            Kind.PERSON, span, Span(words[at].start, whole_end), name, title,
            possessive=last.possessive, definite=self._definite(at), opening=at == 0, after=self._before(at),
        )  # fmt: skip
        return sighting, following

    def _possessing_party(self, at: int) -> str:
        """Read "Britain's" before a name."""
        for place in range(max(at - 4, 0), at):
            if (known := self._party(place)) and place + known[1] == at:
                return known[0].party
        return ""

    @staticmethod
    def _joined(title: Title, apposed: Title) -> Title:
        if title.head:
            return replace(title, party=title.party or apposed.party)
        return replace(apposed, honorific=title.honorific)

    def _apposition(self, at: int) -> tuple[Title | None, int]:
        """Read ", the Chinese foreign minister," after a name; nothing if another name follows the role."""
        words = self._words
        if at >= len(words) or words[at].before.strip() not in {",", "(", ", (", "—", "–"}:
            return None, at
        begin = at + (words[at].low in {"the", "a", "an", "his", "her", "their"})
        if begin >= len(words):
            return None, at
        title, after = self._title(begin)
        if not title or not title.head or words[after - 1].possessive:
            return None, at
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

    def _owner(self, at: int) -> tuple[str, int]:
        """Pass over "of the European Commission" or "at the Kremlin" and tell its party."""
        words = self._words
        if at + 1 < len(words) and words[at].glued and words[at].low in {"of", "for", "at", "in", "to"}:
            begin = at + 1 + (words[at + 1].low == "the")
            if begin < len(words) and (known := self._party(begin)):
                return known[0].party, begin + known[1]
        return "", at

    # What has none

    def _untitled(self, at: int) -> tuple[Sighting | None, int]:
        words = self._words
        known = None if self._is_given(at) else self._party(at)
        if known:
            return self._of_a_party(at, *known)
        end = self._name_end(at, titled=False)
        if end == at:
            return None, at + 1
        lows = [word.low for word in words[at:end]]
        if any(low in BODY_HEADS for low in lows) and not (len(lows) == 1 and not self._definite(at)):
            return self._body(at, end)
        if end < len(words) and words[end].glued and words[end].low in LOWER_BODY_HEADS - {"office", "team", "mission"}:
            return self._body(at, end + 1)
        return self._plain_name(at, end, lows)

    def _plain_name(self, at: int, end: int, lows: Sequence[str]) -> tuple[Sighting | None, int]:
        core = [low for low in lows if low.rstrip(".") not in SUFFIXES]
        if self._headline and not (core[0] in GIVEN and len(core) == 2):
            return None, at + 1
        is_person = (
            len(core) > 1
            and not any(low in PLACE_WORDS for low in core)
            and (core[0] in GIVEN or self._family_first(core))
            and not self._after_the(at)
        )
        sighting, following = self._person(at, at, end, Title())
        if is_person or (len(core) > 1 and sighting.title.head and not any(low in PLACE_WORDS for low in core)):
            return sighting, following
        kind = Kind.NAME
        return replace(
            sighting, kind=kind, title=sighting.title if len(core) > 1 or sighting.title.head else Title()
        ), following

    @staticmethod
    def _family_first(core: Sequence[str]) -> bool:
        return core[0] in FAMILY_FIRST and 2 <= len(core) <= 3 and core[-1] not in NOT_NAMES

    def _of_a_party(self, at: int, known: PartyName, count: int) -> tuple[Sighting | None, int]:
        words = self._words
        end = at + count
        following = words[end] if end < len(words) else None
        if following and following.glued and following.capital and not self._headline:
            stretch = self._name_end(end, titled=False)
            if any(word.low in BODY_HEADS for word in words[end:stretch]):
                return self._body(at, stretch)
        if known.kind is NameKind.ADJECTIVE and following and following.glued:
            return None, end
        last = words[end - 1]
        span = Span(words[at].start, last.end)
        name = tuple(self._printed[at:end])
        kind = Kind.BODY if known.kind is NameKind.ORGAN else Kind.PARTY
        sighting = Sighting(
            kind,
            span,
            span,
            name,
            Title(party=known.party),
            known,
            last.possessive,
            self._definite(at),
            after=self._before(at),
        )
        return sighting, end

    def _lower_body(self, at: int) -> tuple[Sighting | None, int]:
        """Read "Chinese foreign ministry": a party, perhaps modifiers, a noun printed small or not."""
        words = self._words
        known = self._party(at)
        if not known or self._is_given(at):
            return None, at
        end = at + known[1]
        while end < len(words) and (words[end].glued or words[end - 1].possessive) and words[end].low in MODIFIERS:
            end += 1
        joined = end < len(words) and (words[end].glued or (words[end - 1].possessive and words[end].before.isspace()))
        if joined and words[end].low in LOWER_BODY_HEADS | {"commission", "council", "bank", "delegation"}:
            return self._body(at, end + 1, extend=words[end].capital)
        return None, at

    def _body(self, at: int, end: int, *, extend: bool = True) -> tuple[Sighting, int]:
        """Take in "of Foreign Affairs of Japan" and the like after the noun of a body."""
        words = self._words
        while extend and end + 1 < len(words) and not words[end - 1].possessive:
            if not (words[end].glued and words[end].low in {"of", "for", "on", "and"}):
                break
            begin = end + 1 + (words[end + 1].low in {"the", "a", "an"})
            if words[end].low == "and" and not {
                "affairs",
                "trade",
                "development",
                "defence",
                "security",
                "cooperation",
            } & {word.low for word in words[begin : begin + 2]}:
                break
            if begin >= len(words) or not words[begin].capital or not words[begin].glued:
                break
            known = self._party(begin)
            stretch = begin + known[1] if known else self._name_end(begin, titled=False)
            if stretch == begin:
                break
            end = stretch
        last = words[end - 1]
        span = Span(words[at].start, last.end)
        party = "" if last.low in _NEWS_HEADS else self._first_party(at, end)
        sighting = Sighting(
            Kind.BODY, span, span, tuple(self._printed[at:end]), Title(party=party),
            possessive=last.possessive, definite=self._definite(at), after=self._before(at),
        )  # fmt: skip
        return sighting, end

    # Pieces

    def _first_party(self, at: int, end: int) -> str:
        return next((known[0].party for place in range(at, end) if (known := self._party(place))), "")

    def _party(self, at: int) -> tuple[PartyName, int] | None:
        return longest_party(self._printed, at) if self._words[at].capital else None

    def _is_name_word(self, at: int) -> bool:
        word = self._words[at]
        low = word.low.rstrip(".")
        if len(low) == 1 and word.text.endswith("."):
            return True
        if self._headline and low in SPEECH:
            return False
        return word.capital and low not in NOT_NAMES and low not in HONORIFICS and not word.text[0].isdigit()

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


def follows_preposition(sighting: Sighting) -> bool:
    return sighting.after in PREPOSITIONS
