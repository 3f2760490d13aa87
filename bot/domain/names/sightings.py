"""Where a text names people, bodies and parties, before anyone knows which of them are the same.

One pass over the words of a passage: a title with a name, a name alone, the name of a body, a party, a title alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.domain.gazetteer import NameKind, PartyName
from bot.domain.model import Span
from bot.domain.names.given import FAMILY_FIRST, GIVEN
from bot.domain.names.states import Parties
from bot.domain.names.titles import NO_TITLE, Title, TitledLine, leads
from bot.domain.names.vocabulary import (
    BODY_HEADS,
    BODY_MODIFIERS,
    HEADS,
    LOWER_BODY_HEADS,
    MODIFIERS,
    NOT_NAMES,
    OFFICIAL,
    PLACE_WORDS,
    SUFFIXES,
)
from bot.domain.names.words import Word, is_headline

_NEWS_HEADS = frozenset(
    "news times post journal tribune herald gazette press daily guardian radio television tv media network magazine "
    "university college school company corp inc ltd llc bank airlines conference".split()
)
"""A body so called does not speak for the country in its name."""


_THINGS = BODY_HEADS | PLACE_WORDS
_SMALL_HEADS = LOWER_BODY_HEADS | {"commission", "council", "bank", "delegation"}
_LEADING_BODIES = frozenset(
    "republican democratic senate house european asian african arab western islamic muslim jewish christian catholic "
    "joint first second third".split()
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
class Sighting:
    kind: Kind
    span: Span
    """The name alone, without its title."""
    whole: Span
    """With title and party."""
    name: tuple[str, ...]
    title: Title = NO_TITLE
    known: PartyName | None = None
    possessive: bool = False
    definite: bool = False
    """Preceded by "the"."""
    opening: bool = False
    """The first words of their passage, where a capital tells little."""
    after: str = ""
    """The folded word before the whole, if nothing but space is between."""


def sightings(text: str, words: Sequence[Word], parties: Parties) -> list[Sighting]:
    """Find who and what one passage names, in order."""
    return _Reader(text, words, parties, headline=is_headline(words)).read(with_bodies=True)


def read(text: str, words: Sequence[Word], parties: Parties) -> list[Sighting]:
    """Find who and what a few words name, taking every capital at its word."""
    return _Reader(text, words, parties, headline=False).read()


class _Reader(TitledLine):
    """A walk over the words of one passage."""

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
            return self._titled(at, *self._with_second_office(at, title, after))
        body, after = self._lower_body(at)
        if body:
            return body, after
        return self._untitled(at)

    def _with_second_office(self, at: int, title: Title, after: int) -> tuple[Title, int]:
        """ "Deputy Prime Minister and Foreign Minister Bo Vail": one who holds two; a leader and a minister are two people."""
        words = self._words
        if self._headline or not words[at].capital or self._definite(at) or not title.head or leads(title):
            return title, after
        if (
            after + 1 >= len(words)
            or words[after].low != "and"
            or not (words[after].glued and words[after + 1].capital)
        ):
            return title, after
        second, beyond = self._title(after + 1)
        if not second or not second.head or second.party or leads(second) or beyond >= len(words):
            return title, after
        if not (words[beyond].glued and words[beyond].capital) or words[beyond - 1].possessive:
            return title, after
        return replace(title, role=f"{title.role} and {second.role}"), beyond

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

    def _titled(self, at: int, title: Title, after: int, *, inner: bool = False) -> tuple[Sighting | None, int]:
        words = self._words
        start = words[at].start
        if self._serves(at) and after < len(words) and words[after].capital and words[after].glued:
            title = Title(honorific=title.honorific)
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
                    kept = title if title.head else replace(second, honorific=title.honorific or second.honorific)
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

    def _serves(self, at: int) -> bool:
        """The office of whom the named one may only serve: "Security Adviser to the Vice President Dr. Lind"."""
        before = [word.low for word in self._words[max(at - 3, 0) : at]]
        return len(before) == 3 and before[0] in HEADS and before[1:] == ["to", "the"]

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
        if end - after < 2 or any(word.low in _THINGS for word in words[after:end]):
            return None
        closing = words[end].before.lstrip() if end < len(words) else "."
        return (after, end) if closing.startswith((",", ".", ";", ")", "—", "–")) else None

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

    def _untitled(self, at: int) -> tuple[Sighting | None, int]:
        words = self._words
        known = None if self._is_given(at) else self._party(at)
        if known:
            return self._of_a_party(at, *known)
        end = self._name_end(at, titled=False)
        if end == at:
            return self._adjective_led(at)
        if self._is_state_of_a_title(at, end):
            return None, at + 1
        lows = [word.low for word in words[at:end]]
        if any(low in BODY_HEADS for low in lows) and not (len(lows) == 1 and not self._definite(at)):
            return self._body(at, end)
        if end < len(words) and words[end].glued and words[end].low in LOWER_BODY_HEADS - {"office", "team", "mission"}:
            return self._body(at, end + 1)
        return self._plain_name(at, end, lows)

    def _is_state_of_a_title(self, at: int, end: int) -> bool:
        """ "Marellian Foreign Minister Ann Crane": a word no list has before the words of an office."""
        words = self._words
        if end - at < 2 or words[at].low in GIVEN or any(word.low not in MODIFIERS for word in words[at + 1 : end]):
            return False
        title, after = self._title(at + 1)
        return title is not None and bool(title.head) and after > end and words[end].capital

    def _adjective_led(self, at: int) -> tuple[Sighting | None, int]:
        """ "Republican National Committee", "House Armed Services Committee": a body that begins with a common word."""
        words = self._words
        if words[at].low in _LEADING_BODIES and words[at].capital and at + 1 < len(words) and words[at + 1].glued:
            end = self._name_end(at + 1, titled=False)
            if any(word.low in BODY_HEADS for word in words[at + 1 : end]) and not self._headline:
                return self._body(at, end)
        return None, at + 1

    def _plain_name(self, at: int, end: int, lows: Sequence[str]) -> tuple[Sighting | None, int]:
        core = [low for low in lows if low.rstrip(".") not in SUFFIXES] or list(lows)  # "WAR II" cut to "II"
        if self._headline and not (core[0] in GIVEN and len(core) == 2):
            return None, at + 1
        is_person = (
            len(core) > 1
            and not any(low in PLACE_WORDS for low in core)
            and (core[0] in GIVEN or self._family_first(core))
            and not self._after_the(at)
        )
        sighting, following = self._person(at, at, end, NO_TITLE)
        if is_person or (len(core) > 1 and sighting.title.head and not any(low in PLACE_WORDS for low in core)):
            return sighting, following
        kind = Kind.NAME
        return replace(
            sighting, kind=kind, title=sighting.title if len(core) > 1 or sighting.title.head else NO_TITLE
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
        if joined and words[end].low in _SMALL_HEADS:
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
