"""A card on its way to Discord: sent once, changed as often as need be.

A message is sent with a nonce of our own, so that sending it again after a connection was lost gives the one that already
stands. Where Discord refuses components, an embed is sent, and where it refuses that, text.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar, cast

import aiohttp
import discord
import structlog

from bot.chat.card import Card, Line, Section
from bot.chat.discord.components import Embedded, Form, Layout, Message, Plain
from bot.chat.discord.controls import Posting
from bot.chat.discord.layout import NOBODY, buttons, embed, layout
from bot.chat.discord.rendering import render

_PAUSES = (0.2, 1.0, 3.0)
"""Seconds before a message that may not have arrived is sent again."""
_REFUSED = 400

_log = structlog.get_logger()
_Value = TypeVar("_Value")


def sentence(text: str) -> Card:
    """Make a card of one sentence of ours."""
    return Card(sections=(Section(lines=(Line(text),)),))


async def send(
    channel: discord.abc.Messageable,
    card: Card,
    posting: Posting,
    nonce: str,
    answering: discord.MessageReference | None = None,
) -> discord.Message:
    """Send a card, as a reply to a message where one is named; a second time with the same nonce changes nothing."""

    async def sent(form: Form) -> discord.Message:
        message = render(card, posting, form)[0]
        return await _again(lambda: _sent(channel, message, nonce, answering))

    return await _in_some_form(sent, tuple(Form))


async def send_plainly(
    channel: discord.abc.Messageable, text: str, nonce: str, answering: discord.MessageReference | None = None
) -> discord.Message:
    """Send a sentence that a card may take the place of."""
    message = render(sentence(text), Posting(deletable=False), Form.TEXT)[0]
    return await _again(lambda: _sent(channel, message, nonce, answering))


async def change(message: discord.Message, card: Card, posting: Posting) -> discord.Message:
    """Let a card stand in place of what a message of ours shows."""

    async def changed(form: Form) -> discord.Message:
        return await _again(lambda: _changed(message, render(card, posting, form)[0]))

    return await _in_some_form(changed, (Form.LAYOUT,) if message.flags.components_v2 else tuple(Form))


async def change_plainly(message: discord.Message, text: str) -> None:
    """Let a sentence stand in a message of ours that has no card yet."""
    [plain] = render(sentence(text), Posting(deletable=False), Form.TEXT)
    await _changed(message, plain)


async def tell(interaction: discord.Interaction, card: Card, posting: Posting, page: int = 1) -> None:
    """Answer an interaction privately with a page of a card, whether it was deferred or not."""
    found = render(card, posting)
    message = found[min(page, len(found)) - 1]
    if interaction.response.is_done():
        await show(interaction, message)
        return
    match message:
        case Layout():
            await interaction.response.send_message(view=layout(message), ephemeral=True)
        case Embedded():
            await interaction.response.send_message(embed=embed(message), ephemeral=True)
        case Plain():
            await interaction.response.send_message(message.content, ephemeral=True)


async def show(interaction: discord.Interaction, message: Message) -> discord.InteractionMessage:
    """Let a message stand in place of the sign that an interaction is being answered."""
    match message:
        case Layout():
            return await interaction.edit_original_response(view=layout(message))
        case Embedded(rows=rows):
            return await interaction.edit_original_response(embed=embed(message), view=buttons(rows))
        case Plain(content, rows):
            return await interaction.edit_original_response(content=content, view=buttons(rows))


async def show_again(hook: discord.Webhook, message: Message) -> discord.Message:
    """Show an answer to an interaction, be it shown already, where all that is left of the interaction is its token."""
    original = cast(int, "@original")  # which is what Discord calls it whose id we were never told

    async def shown() -> discord.Message:
        match message:
            case Layout():
                return await hook.edit_message(original, view=layout(message))
            case Embedded(rows=rows):
                return await hook.edit_message(original, embed=embed(message), view=buttons(rows))
            case Plain(content, rows):
                return await hook.edit_message(original, content=content, view=buttons(rows))

    return await _again(shown)


async def _sent(
    channel: discord.abc.Messageable, message: Message, nonce: str, answering: discord.MessageReference | None
) -> discord.Message:
    reference = cast(discord.MessageReference, answering)  # none is taken, whatever the types of the library say
    match message:
        case Layout():
            return await channel.send(view=layout(message), nonce=nonce, reference=reference, allowed_mentions=NOBODY)
        case Embedded(rows=rows):
            return await channel.send(
                embed=embed(message),
                view=buttons(rows) or discord.utils.MISSING,
                nonce=nonce,
                reference=reference,
                allowed_mentions=NOBODY,
            )
        case Plain(content, rows):
            return await channel.send(
                content,
                view=buttons(rows) or discord.utils.MISSING,
                nonce=nonce,
                reference=reference,
                allowed_mentions=NOBODY,
                suppress_embeds=True,
            )


async def _changed(message: discord.Message, to: Message) -> discord.Message:
    match to:
        case Layout():
            return await message.edit(content=None, embeds=[], view=layout(to), allowed_mentions=NOBODY)
        case Embedded(rows=rows):
            return await message.edit(content=None, embed=embed(to), view=buttons(rows), allowed_mentions=NOBODY)
        case Plain(content, rows):
            return await message.edit(content=content, embeds=[], view=buttons(rows), allowed_mentions=NOBODY)


async def _in_some_form(sent: Callable[[Form], Awaitable[_Value]], forms: tuple[Form, ...]) -> _Value:
    """Try the forms in turn; a refusal that is not of the form is raised at once."""
    for form in forms[:-1]:
        try:
            return await sent(form)
        except discord.HTTPException as error:
            if error.status != _REFUSED:
                raise
            _log.warning("a form was refused", form=form.value, code=error.code)
    return await sent(forms[-1])


async def _again(attempt: Callable[[], Awaitable[_Value]]) -> _Value:
    """Try once more where it cannot be told whether the message arrived; what is sent must bear being sent twice."""
    for pause in _PAUSES:
        try:
            return await attempt()
        except (aiohttp.ClientError, TimeoutError, discord.DiscordServerError, ValueError) as error:
            _log.info("a message may not have arrived", failure=type(error).__name__)
        await asyncio.sleep(pause)
    return await attempt()
