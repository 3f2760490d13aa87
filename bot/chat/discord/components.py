"""A message as values: Discord's components, and what stands in for them, without Discord's library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a card may be shown."""

    LAYOUT = "layout"
    """Components V2."""
    EMBED = "embed"
    TEXT = "text"


class Style(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class TextDisplay:
    content: str


@dataclass(frozen=True, slots=True)
class Separator:
    """A line between what stands above and below."""


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    identifier: str
    style: Style = Style.SECONDARY


@dataclass(frozen=True, slots=True)
class LinkButton:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    identifier: str
    placeholder: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    children: tuple[Button, ...] | tuple[Select]


@dataclass(frozen=True, slots=True)
class Section:
    """A text with a button at its side."""

    text: TextDisplay
    accessory: LinkButton


Block = TextDisplay | Section | Separator


@dataclass(frozen=True, slots=True)
class Container:
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A message of Components V2: it has no content and no embeds, and can never be made to have any."""

    container: Container
    rows: tuple[ActionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedded:
    title: str
    description: str
    rows: tuple[ActionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A message of text alone, to be sent with previews of its links suppressed."""

    content: str
    rows: tuple[ActionRow, ...] = ()


Message = Layout | Embedded | Plain
