"""Buttons, menus and forms, and what commands ask for: answered within three seconds with a sign, then with a card.

What was pressed is read from its identifier alone, so that it works after a restart; what is no more gets a sentence.
Whatever is pressed opens privately, save a question asked with a form or a command, which everyone may build on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import discord
from discord import ui

from bot.adapters.store.inbox import Inbox, Request
from bot.chat.card import About
from bot.chat.discord.askers import Asker, asker_at
from bot.chat.discord.breakage import whole
from bot.chat.discord.controls import Posting
from bot.chat.discord.editions import Editions
from bot.chat.discord.forgetting import Forgetting
from bot.chat.discord.hearing import hanging_on, pointed
from bot.chat.discord.identifiers import Act, Argument, Foreign, More, Press, Stale, identifier, pressed
from bot.chat.discord.promises import Promises, Wanted, wanted
from bot.chat.discord.sending import sentence, tell
from bot.chat.discord.work import NOTHING_THERE, Material, Told, Work

_STALE = "This button is from an earlier version of me. Mention me with the link or text again for a fresh card."
_NOT_YOURS = "Only who asked for this, and those who may manage messages here, can delete it."
LONGEST = 1000
"""Characters of a question."""
_PARTS = {Act.COMPARE: About.COMPARE, Act.SPEAKER: About.SPEAKER, Act.TOPIC: About.TOPIC}


def _quietly(_: str) -> None:
    """Say nothing of progress: Discord shows that the bot is thinking."""


class Presses:
    """Answers what is pressed and what is commanded."""

    def __init__(self, work: Work, inbox: Inbox, editions: Editions) -> None:
        self._work = work
        self._editions = editions
        self._inbox = inbox
        self._forgetting = Forgetting(work)
        self._promises = Promises(work, inbox)

    @property
    def tasks(self) -> set[asyncio.Task[object]]:
        """In which what takes a while is under way."""
        return self._promises.tasks

    async def answer(self, interaction: discord.Interaction) -> None:
        """Answer a button, a menu or a form of ours."""
        given: Mapping[str, object] = interaction.data or {}
        chosen = given.get("values")
        press = pressed(str(given.get("custom_id", "")), str(chosen[0]) if isinstance(chosen, list) and chosen else "")
        match press:
            case Foreign():
                return
            case Stale():
                await tell(interaction, sentence(_STALE), Posting(deletable=False))
            case Press(Act.ASK, exchange) if interaction.type is discord.InteractionType.component:
                await interaction.response.send_modal(_form(exchange))
            case Press(Act.ASK, exchange):
                await self._promises.make(interaction, Wanted(_typed(interaction), exchange))
            case Press(Act.DELETE):
                await self._delete(interaction)
            case Press(Act.FORGET_ME | Act.FORGET_SERVER | Act.KEEP):
                await self._forgetting.confirmed(interaction, press)
            case More(exchange, page, subject):
                await self._privately(interaction, lambda: self._again(subject, exchange, asker_at(interaction)), page)
            case Press():
                await self._privately(interaction, lambda: self._pressed(press, asker_at(interaction)))

    async def read(
        self, interaction: discord.Interaction, material: Material, file: discord.Attachment | None = None
    ) -> None:
        """Read for everyone in the channel."""
        await self._promises.make(interaction, wanted(material, files=(file,) if file else ()))

    async def ask(self, interaction: discord.Interaction, question: str) -> None:
        """Answer for everyone in the channel, from what was read there."""
        await self._promises.make(interaction, Wanted(question))

    async def read_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Read a message for the one who asks."""
        found = pointed(message)
        if found is None:
            await tell(interaction, sentence(NOTHING_THERE), Posting(deletable=False))
            return
        files = {file.url: file for file in hanging_on(message)}
        await self._promises.make(interaction, wanted(found.material, is_private=True, files=tuple(files.values())))

    async def take_up(self, request: Request, client: discord.Client) -> None:
        """Answer what was promised before a restart."""
        await self._promises.take_up(request, client)

    async def _again(self, subject: Argument, exchange: str, asker: Asker) -> Told:
        edition = None if exchange else await self._editions.shown(subject, asker.channel)
        return edition or await self._work.again(subject, exchange, asker.scope)

    async def _pressed(self, press: Press, asker: Asker) -> Told:
        match press.act:
            case Act.LINES:
                return await self._work.lines(press.exchange, asker.scope)
            case Act.EVIDENCE:
                return await self._work.line(press.argument, press.exchange, asker.scope)
            case Act.COMPARE | Act.SPEAKER | Act.TOPIC:
                return await self._work.part(_PARTS[press.act], press.argument, press.exchange, asker.scope)
            case Act.SAY:
                return await self._work.offered(press.argument, press.exchange, asker, _quietly)
            case _:
                return Told(sentence(_STALE))

    async def _privately(
        self, interaction: discord.Interaction, work: Callable[[], Awaitable[Told]], page: int = 1
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await whole(work)
        await tell(interaction, told.card, Posting(told.exchange, told.subject, deletable=False), page)

    async def _delete(self, interaction: discord.Interaction) -> None:
        message = interaction.message
        if message is None:
            return
        place = await self._inbox.placed(str(message.id))
        asked = place.asker if place else ""
        answered = message.reference.resolved if message.reference else None
        if isinstance(answered, discord.Message):
            asked = asked or str(answered.author.id)
        if str(interaction.user.id) != asked and not interaction.permissions.manage_messages:
            await tell(interaction, sentence(_NOT_YOURS), Posting(deletable=False))
            return
        await interaction.response.defer()
        await interaction.delete_original_response()  # which is the message pressed on, and needs no right of ours


def _form(exchange: str) -> ui.Modal:
    form = ui.Modal(title="Ask about this exchange", custom_id=identifier(Act.ASK, exchange), timeout=None)
    field: ui.TextInput[ui.Modal] = ui.TextInput(max_length=LONGEST, custom_id="question")
    form.add_item(ui.Label(text="Question", component=field))
    return form


def _typed(interaction: discord.Interaction) -> str:
    """What was typed into the form, however its one field is wrapped."""
    found: list[object] = [interaction.data]
    while found:
        one = found.pop()
        if isinstance(one, dict):
            if one.get("custom_id") == "question":
                return str(one.get("value", ""))
            found += [one.get("component"), *(one.get("components") or [])]
    return ""
