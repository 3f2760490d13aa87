"""A card: a page of sections that knows no platform. A front renders it as it can; it adds nothing and drops nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.model import Citation


@dataclass(frozen=True, slots=True)
class Mark:
    """The number in brackets behind a line ("4", or "2.4" where there are several documents), and where it points."""

    label: str
    citation: Citation
    address: str = ""
    """Of those words on their page, where it is one of the web."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    heading: str = ""
    note: str = ""
    """Beside the heading: a party, the relays."""
    lines: tuple[Line, ...] = ()
    quoted: bool = False
    """The lines are a document's own words."""


class About(StrEnum):
    """What a button shows more of, for a front that lays out buttons by it."""

    LINES = "lines"
    SPEAKER = "speaker"
    """Its label is the speaker's name."""
    TOPIC = "topic"
    """Its label is the topic."""
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Button:
    """What a person may do next: a front shows the label, and pressing it is saying the message."""

    label: str
    message: str
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Card:
    title: str = ""
    subtitle: str = ""
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    """Under the page: what was withheld, and what else its reader should know."""
    buttons: tuple[Button, ...] = ()
