"""A reporting clause: a cue with the words that are its subject, before anything is said of content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.cues.lexicon import Verb
from bot.domain.cues.phrases import Range


class Shape(Enum):
    """How a clause hangs in its sentence."""

    PLAIN = auto()
    """It brings its own subject before the verb."""
    INVERTED = auto()
    """The subject follows: *said Xi*."""
    SHARED = auto()
    """The subject is that of the clause before: *…, adding that*, *and urged*."""
    ACCORDING = auto()
    """*according to* with a name."""
    NOMINAL = auto()
    """A noun with its owner: *his warning that*."""
    IMPERSONAL = auto()
    """Those who dealt with each other are meant, and not named: *it was agreed that*."""
    PASSIVE = auto()
    """What was said is the grammatical subject: *the raid was condemned by Xi*."""


@dataclass(frozen=True, slots=True)
class Clause:
    shape: Shape
    verb: Verb
    tense: str
    at: int
    """Index of the verb."""
    group: int
    """Index where the verb group begins."""
    subject: Range
    relative: Range | None = None
    """The "who" that stands for the subject in its own clause."""
    object: Range | None = None
    """What stands as the grammatical subject of a passive."""
    after: int = 0
    """Index behind cue and subject, where content or an occasion may begin."""

    @property
    def edge(self) -> int:
        """Where the clause's own words begin."""
        if self.relative is not None:
            return self.relative.start
        return self.group if self.shape is Shape.SHARED else min(self.subject.start, self.group)
