"""What Discord would refuse in a message, counted from what discord.py would send."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from bot.chat.discord import limits
from bot.chat.discord.components import (
    ActionRow,
    Button,
    Embedded,
    Layout,
    LinkButton,
    Message,
    Plain,
    Section,
    Select,
    TextDisplay,
)
from bot.chat.discord.layout import buttons, embed, layout
from bot.chat.discord.limits import length


def texts(message: Message) -> list[str]:
    """Every text of a message that Discord reads as Markdown."""
    match message:
        case Layout(container):
            blocks = [block.text if isinstance(block, Section) else block for block in container.children]
            return [block.content for block in blocks if isinstance(block, TextDisplay)]
        case Embedded(title, description):
            return [text for text in (title, description) if text]
        case Plain(content):
            return [content]


def pressed(message: Message) -> list[Button]:
    return [child for row in message.rows for child in row.children if isinstance(child, Button)]


def menus(message: Message) -> list[Select]:
    return [child for row in message.rows for child in row.children if isinstance(child, Select)]


def acts(message: Message) -> list[str]:
    """What can be pressed or chosen, buttons first, by its identifier."""
    return [one.identifier for one in pressed(message)] + [one.identifier for one in menus(message)]


def beside(message: Message) -> list[LinkButton]:
    """The buttons beside quotations."""
    blocks = message.container.children if isinstance(message, Layout) else ()
    return [block.accessory for block in blocks if isinstance(block, Section)]


def faults(message: Message) -> list[str]:
    """Name every limit that a message breaks."""
    found = [*_text_faults(message), *(fault for row in message.rows for fault in _row_faults(row))]
    identifiers = acts(message)
    if len(set(identifiers)) < len(identifiers):
        found.append("identifiers")
    if not isinstance(message, Layout) and len(message.rows) > limits.ROWS:
        found.append("rows")
    found += ["address" for button in beside(message) if not 0 < length(button.address) <= limits.ADDRESS]
    return found


def _text_faults(message: Message) -> Iterator[str]:
    if not all(texts(message)):
        yield "empty text"
    match message:
        case Layout():
            view = layout(message)
            if view.total_children_count > limits.COMPONENTS:
                yield "components"
            if sum(map(length, texts(message))) > limits.COMPONENTS_TEXT or not texts(message):
                yield "components' text"
        case Embedded(title, description):
            assert isinstance(embed(message), discord.Embed)
            if length(title) > limits.EMBED_TITLE or length(description) > limits.EMBED_DESCRIPTION:
                yield "embed"
            if not 0 < length(title) + length(description) <= limits.EMBEDS_SUM:
                yield "embeds' sum"
        case Plain(content):
            if not 0 < length(content) <= limits.CONTENT:
                yield "content"
    if not isinstance(message, Layout):
        buttons(message.rows)


def _row_faults(row: ActionRow) -> Iterator[str]:
    if not 0 < len(row.children) <= limits.ROW_BUTTONS:
        yield "row"
    for child in row.children:
        if not 0 < length(child.identifier) <= limits.CUSTOM_ID:
            yield "identifier"
        if isinstance(child, Button):
            if not 0 < length(child.label) <= limits.LABEL:
                yield "label"
            continue
        if not 0 < len(child.options) <= limits.OPTIONS or length(child.placeholder) > limits.PLACEHOLDER:
            yield "menu"
        if len({option.value for option in child.options}) < len(child.options):
            yield "values"
        for option in child.options:
            if not (0 < length(option.label) <= limits.OPTION and 0 < length(option.value) <= limits.OPTION):
                yield "option"
            if length(option.description) > limits.OPTION:
                yield "description"
