"""An exchange made searchable for one question: what each statement can be found by, and what each term weighs.

A statement is found by its own words, by its topic, by the narrator's words around it, and, where it leans on the
statement before ("It would …"), by that one's. It is never found by another speaker's words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain import stems
from bot.domain.asked import Asked
from bot.domain.called import fits, spelt
from bot.domain.features import features
from bot.domain.furniture import furniture
from bot.domain.model import Citation, Exchange, Reading, Span, Statement
from bot.domain.questions import Question, Sought

RAISED = 0.5
"""A topic is raised where more than this share of the weight of its terms is found."""
_NEAREST = 3
_SHOWN = 2
"""Of the nearest passages, what names both who was asked about and the topic is among the first two."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement with what it can be found by: its own words, the narrator's around it, its neighbour's if it leans on it."""

    statement: Statement
    own: frozenset[str]
    around: frozenset[str]
    leaning: frozenset[str] = frozenset()

    def holds(self, sought: Sought) -> float:
        if sought.keys & self.own:
            return 1.0
        if sought.keys & self.around:
            return 0.8
        if sought.keys & self.leaning:
            return 0.6
        if sought.named and not sought.generic and any(key.startswith("@") for key in sought.keys):
            return 0.0
        stem = stems.stem(sought.word)
        return 0.7 if any(stems.alike(stem, own) for own in self.own | self.around) else 0.0


@dataclass(slots=True)
class Index:
    """An exchange made searchable for one question."""

    exchange: Exchange
    heard: list[Heard] = field(default_factory=list)
    passages: list[tuple[Citation, frozenset[str]]] = field(default_factory=list)
    often: Counter[str] = field(default_factory=Counter)
    participants: frozenset[str] = frozenset()

    @classmethod
    def of(cls, exchange: Exchange) -> Index:
        index = cls(exchange, participants=frozenset(one.name for one in exchange.facts.parties))
        for reading in exchange.readings:
            index._read(reading)
        for _, found in index.passages:
            index.often.update(found)
        return index

    def _read(self, reading: Reading) -> None:
        text = reading.document.text
        spoken: dict[int, list[Statement]] = {}
        for statement in reading.statements:
            for number in statement.passages:
                spoken.setdefault(number, []).append(statement)
        narrated: dict[int, frozenset[str]] = {}
        dropped = furniture(reading.document.text, reading.passages)
        for passage in reading.passages:
            if passage.number in dropped:
                continue  # a headline of another story is no passage to point to
            found = features(passage.span.of(text))
            self.passages.append((Citation(reading.document.id, passage.number), frozenset(one.key for one in found)))
            if passage.number in spoken:
                contents = [span for one in spoken[passage.number] for span in one.content]
                start = passage.span.start
                narrated[passage.number] = frozenset(
                    one.key for one in found if not _inside(one.span.start + start, contents)
                )
        before: Heard | None = None
        for statement in reading.statements:
            around = frozenset(key for number in statement.passages for key in narrated.get(number, ()))
            own = keys(statement.text)
            relayed_on = frozenset(key for via in statement.via for key in keys(via) if not key.startswith("@"))
            around = (around - _names(statement)) | relayed_on
            heard = Heard(statement, own | keys(statement.topic), around, _lent(statement, before))
            self.heard.append(heard)
            before = heard

    def rarity(self, sought: Sought) -> float:
        """What a term weighs: little if it only goes with topics, most if it stands nowhere."""
        seen = sum(self.often[key] for key in sought.keys)
        rare = math.log(1 + (len(self.passages) + 1) / (0.5 + seen))
        return rare * (0.25 if sought.generic else 1.6 if sought.named else 1.0)

    def spelt(self, group: Sequence[Sought]) -> tuple[Sought, ...]:
        """The terms as the documents spell them: "tik tok" as one word, a word that stands nowhere by one a letter away."""
        found: list[Sought] = []
        for sought in group:
            if found and not self._stands(found[-1]) and not self._stands(sought):
                joined = stems.stem(f"{found[-1].word}{sought.word}".lower())
                if self.often[joined]:
                    found[-1] = replace(sought, word=found[-1].word + sought.word, keys=frozenset({joined}))
                    continue
            found.append(sought)
        return tuple(self._corrected(sought) for sought in found)

    def _stands(self, sought: Sought) -> bool:
        return any(self.often[key] for key in sought.keys)

    def _corrected(self, sought: Sought) -> Sought:
        (key,) = sought.keys if len(sought.keys) == 1 else ("",)
        if len(key) < 5 or key.startswith("@") or self._stands(sought):
            return sought
        close = [other for other in self.often if spelt(key, other)]
        return replace(sought, keys=frozenset(close)) if len(close) == 1 else sought

    def share(self, alternative: Sequence[Sought], heard: Heard) -> float:
        """The share of the weight of those terms that a statement holds; 0 where a term that must stand does not."""
        weights = [self.rarity(sought) for sought in alternative]
        held = [heard.holds(sought) for sought in alternative]
        if len(alternative) == 1 and held[0] > 0:
            return max(held[0], RAISED + 0.01)
        return sum(weight * hold for weight, hold in zip(weights, held, strict=True)) / sum(weights)

    def is_person(self, sought: Sought) -> bool:
        return any(fits((sought.word.lower(),), statement.speaker.name) for statement in self.exchange.statements)

    def takes_part(self, statement: Statement) -> bool:
        return statement.speaker.name in self.participants

    def nearest(self, question: Question, asked: Sequence[Asked]) -> tuple[Citation, ...]:
        """The passages that come closest: those that name who was asked about, or hold most of the topic."""
        names = frozenset(key for one in asked for key in (feature.key for feature in features(one.words, loose=True)))
        scored: list[tuple[float, Citation]] = []
        of_them: list[tuple[float, Citation]] = []
        for citation, found in self.passages:
            topic = sum(self.rarity(sought) * _closeness(sought, found) for sought in question.topic)
            named = len(names & found) / len(names) if names else 0.0
            if topic or named:
                scored.append((topic * 2 + named, citation))
                if topic and named:
                    of_them.append((topic * 2 + named, citation))
        scored.sort(key=lambda pair: -pair[0])
        best = first_few(citation for score, citation in scored if score >= scored[0][0] * 0.6)
        own = max(of_them, key=lambda pair: pair[0], default=None)
        if own is not None and own[1] not in best[:_SHOWN]:
            best = first_few((*best[: _SHOWN - 1], own[1], *best[_SHOWN - 1 :]))
        return best or self._opening()

    def _opening(self) -> tuple[Citation, ...]:
        """Where a reader begins, when nothing comes near: the first passage in which anyone is heard."""
        first = next(((one.document, one.passages[0]) for one in self.exchange.statements if one.passages), None)
        if first:
            return (Citation(*first),)
        return (self.passages[0][0],) if self.passages else ()


def _closeness(sought: Sought, found: frozenset[str]) -> float:
    """How near the words come to a term: the term itself, or another that goes for it."""
    if not sought.keys & found:
        return 0.0
    return 1.0 if stems.stem(sought.word) in found or len(sought.keys) == 1 else 0.7


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _names(statement: Statement) -> frozenset[str]:
    """What names the speaker and the relays: no statement is about them only because they made it."""
    return frozenset(key for name in (statement.speaker.name, *statement.via) for key in keys(name))


_LEANING = frozenset("it this that these those they he she the".split())


def _lent(statement: Statement, before: Heard | None) -> frozenset[str]:
    """The words of the statement before, where this one leans on them: same speaker, next to it, opening with "it", "this"."""
    if before is None or before.statement.speaker != statement.speaker or not statement.passages:
        return frozenset()
    if not before.statement.passages or not 0 <= statement.passages[0] - before.statement.passages[-1] <= 1:
        return frozenset()
    first = next(stems.terms(statement.text), None)
    return before.own if first is not None and first.word.lower() in _LEANING - {"the", "he", "she"} else frozenset()


def keys(text: str) -> frozenset[str]:
    return frozenset(feature.key for feature in features(text))


def first_few(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))[:_NEAREST]
