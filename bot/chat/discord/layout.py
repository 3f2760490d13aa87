"""Messages as values → what discord.py sends.

The views made here are stopped at once: who pressed what is read from the identifier, so that it works after a restart,
and discord.py is not to remember a view for every card ever sent.
"""

from __future__ import annotations

from typing import TypeVar

import discord
from discord import ui

from bot.chat.discord.components import (
    ActionRow,
    Block,
    Button,
    Embedded,
    Layout,
    Section,
    Select,
    Style,
    TextDisplay,
)

NOBODY = discord.AllowedMentions.none()
"""Whom a message may ping. For the client, and for every message."""

_View = TypeVar("_View", ui.LayoutView, ui.View)

_STYLES = {
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.SECONDARY: discord.ButtonStyle.secondary,
    Style.DANGER: discord.ButtonStyle.danger,
}


def layout(message: Layout) -> ui.LayoutView:
    """Build the view of a message of Components V2, the only thing such a message is sent with."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(*map(_block, message.container.children))
    view.add_item(container)
    for row in message.rows:
        built: ui.ActionRow[ui.LayoutView] = ui.ActionRow(*(_control(child, view) for child in row.children))
        view.add_item(built)
    view.stop()
    return view


def buttons(rows: tuple[ActionRow, ...]) -> ui.View | None:
    """Build the view that stands under an embed or a text; None where there is nothing to press."""
    if not rows:
        return None
    view = ui.View(timeout=None)
    for number, row in enumerate(rows):
        for child in row.children:
            view.add_item(_control(child, view, number))
    view.stop()
    return view


def embed(message: Embedded) -> discord.Embed:
    return discord.Embed(title=message.title or None, description=message.description or None)


def _block(block: Block) -> ui.Item[ui.LayoutView]:
    match block:
        case TextDisplay(content):
            return ui.TextDisplay(content)
        case Section(text, accessory):
            opens: ui.Button[ui.LayoutView] = ui.Button(label=accessory.label, url=accessory.address)
            return ui.Section(ui.TextDisplay(text.content), accessory=opens)
        case _:
            return ui.Separator()


def _control(child: Button | Select, view: _View, row: int | None = None) -> ui.Item[_View]:
    """Build what is pressed, for a view of that kind."""
    if isinstance(child, Button):
        button: ui.Button[_View] = ui.Button(
            label=child.label, custom_id=child.identifier, style=_STYLES[child.style], row=row
        )
        return button
    options = [
        discord.SelectOption(label=one.label, value=one.value, description=one.description or None)
        for one in child.options
    ]
    select: ui.Select[_View] = ui.Select(
        custom_id=child.identifier, placeholder=child.placeholder, options=options, row=row
    )
    return select
