"""Buttons, menus and forms, and what commands ask for: answered within three seconds with a sign, then with a card.

What was pressed is read from its identifier alone, so that it works after a restart; what is no more gets a sentence.
Whatever is pressed opens privately, save a question asked with a form or a command, which everyone may build on.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import discord
from discord import ui

from bot.adapters.store.inbox import Inbox, Place
from bot.chat.card import About, Card, Line, Section
from bot.chat.discord.askers import Asker, asker_at
from bot.chat.discord.breakage import whole
from bot.chat.discord.controls import Posting
from bot.chat.discord.forgetting import Forgetting
from bot.chat.discord.hearing import pointed
from bot.chat.discord.identifiers import Act, Foreign, More, Press, Stale, identifier, pressed
from bot.chat.discord.rendering import render
from bot.chat.discord.sending import sentence, show, tell
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

    def __init__(self, work: Work, inbox: Inbox) -> None:
        self._work = work
        self._inbox = inbox
        self._forgetting = Forgetting(work)

    async def answer(self, interaction: discord.Interaction) -> None:
        """Answer a button, a menu or a form of ours."""
        given: Mapping[str, object] = interaction.data or {}
        chosen = given.get("values")
        wanted = pressed(str(given.get("custom_id", "")), str(chosen[0]) if isinstance(chosen, list) and chosen else "")
        match wanted:
            case Foreign():
                return
            case Stale():
                await tell(interaction, sentence(_STALE), Posting(deletable=False))
            case Press(Act.ASK, exchange) if interaction.type is discord.InteractionType.component:
                await interaction.response.send_modal(_form(exchange))
            case Press(Act.ASK, exchange):
                question = _typed(interaction)
                await self._openly(
                    interaction,
                    lambda: self._work.answer(question, exchange, asker_at(interaction), _quietly),
                    question,
                )
            case Press(Act.DELETE):
                await self._delete(interaction)
            case Press(Act.FORGET_ME | Act.FORGET_SERVER | Act.KEEP):
                await self._forgetting.confirmed(interaction, wanted)
            case More(exchange, page, subject):
                await self._privately(
                    interaction, lambda: self._work.again(subject, exchange, asker_at(interaction).scope), page
                )
            case Press():
                await self._privately(interaction, lambda: self._pressed(wanted, asker_at(interaction)))

    async def read(self, interaction: discord.Interaction, material: Material) -> None:
        """Read for everyone in the channel."""
        await self._openly(interaction, lambda: self._work.read(material, asker_at(interaction), _quietly))

    async def ask(self, interaction: discord.Interaction, question: str) -> None:
        """Answer for everyone in the channel, from what was read there."""
        await self._openly(
            interaction, lambda: self._work.answer_recent(question, asker_at(interaction), _quietly), question
        )

    async def read_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Read a message for the one who asks."""
        found = pointed(message)
        if found is None:
            await tell(interaction, sentence(NOTHING_THERE), Posting(deletable=False))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await whole(lambda: self._work.read(found.material, asker_at(interaction), _quietly))
        posting = Posting(told.exchange, told.subject, deletable=False)
        await self._place(interaction, await show(interaction, render(told.card, posting)[0]), told)

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

    async def _openly(
        self, interaction: discord.Interaction, work: Callable[[], Awaitable[Told]], question: str = ""
    ) -> None:
        await interaction.response.defer(thinking=True)
        told = await whole(work)
        card = told.card
        if question:
            card = Card(
                card.title,
                card.subtitle,
                (Section(lines=(Line(question),), quoted=True), *card.sections),
                card.notes,
                card.buttons,
            )
        message = await show(interaction, render(card, Posting(told.exchange, told.subject))[0])
        await self._place(interaction, message, told)

    async def _place(self, interaction: discord.Interaction, message: discord.Message, told: Told) -> None:
        """Keep what an answer is about and for whom, be it private: what a person had read is theirs to have erased."""
        if told.exchange:
            guild = str(interaction.guild_id or "")
            where, who = str(interaction.channel_id), str(interaction.user.id)
            await self._inbox.place(
                Place(str(message.id), asker_at(interaction).scope, told.exchange, guild, where, who)
            )

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
