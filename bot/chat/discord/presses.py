"""Buttons, menus, forms and commands: answered within three seconds with a sign, then with a card.

What was pressed is read from its identifier alone, so that it works after a restart; what is no more gets a sentence.
Whatever is pressed opens privately, save a question asked with a form or a command, which everyone may build on.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import discord
import structlog
from discord import app_commands, ui

from bot.adapters.store.inbox import Inbox, Place
from bot.chat import conversation
from bot.chat.card import About, Card, Line, Section
from bot.chat.conversation import Read
from bot.chat.discord.askers import Asker, asker_at
from bot.chat.discord.controls import Posting
from bot.chat.discord.hearing import attached, pointed
from bot.chat.discord.identifiers import Act, Foreign, More, Press, Stale, identifier, pressed
from bot.chat.discord.rendering import render
from bot.chat.discord.sending import sentence, show, tell
from bot.chat.discord.work import ABOUT, HELP, NOTHING_THERE, Material, Told, Work

_STALE = "This button is from an earlier version of me. Mention me with the link or text again for a fresh card."
_NOT_YOURS = "Only who asked for this, and those who may manage messages here, can delete it."
_BROKEN = "Something broke on our side. Try once more; if it happens again, tell whoever runs this bot."
_LONGEST = 1000
"""Characters of a question."""

_log = structlog.get_logger()


def _quietly(_: str) -> None:
    """Say nothing of progress: Discord shows that the bot is thinking."""


class Presses:
    """Answers what is pressed and what is commanded."""

    def __init__(self, work: Work, inbox: Inbox) -> None:
        self._work = work
        self._inbox = inbox

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
        else:
            await self._privately(interaction, lambda: self._work.read(found.material, asker_at(interaction), _quietly))

    async def _pressed(self, press: Press, asker: Asker) -> Told:
        match press.act:
            case Act.LINES:
                return await self._work.lines(press.exchange, asker.scope)
            case Act.EVIDENCE:
                return await self._work.line(press.argument, press.exchange, asker.scope)
            case Act.SPEAKER:
                return await self._work.offered(About.SPEAKER, press.argument, press.exchange, asker, _quietly)
            case Act.TOPIC:
                return await self._work.offered(About.TOPIC, press.argument, press.exchange, asker, _quietly)
            case Act.SAY:
                return await self._work.offered(None, press.argument, press.exchange, asker, _quietly)
            case _:
                return Told(sentence(_STALE))

    async def _privately(
        self, interaction: discord.Interaction, work: Callable[[], Awaitable[Told]], page: int = 1
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await _done(work)
        await tell(interaction, told.card, Posting(told.exchange, told.subject, deletable=False), page)

    async def _openly(
        self, interaction: discord.Interaction, work: Callable[[], Awaitable[Told]], question: str = ""
    ) -> None:
        await interaction.response.defer(thinking=True)
        told = await _done(work)
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
        if told.exchange:
            guild = str(interaction.guild_id or "")
            where, who = str(interaction.channel_id), str(interaction.user.id)
            await self._inbox.place(Place(str(message.id), asker_at(interaction).scope, told.exchange, guild, where, who))

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
        await message.delete()


def commands(tree: app_commands.CommandTree, presses: Presses) -> None:
    """Give a tree the commands."""

    @tree.command(description="Read an account of a diplomatic exchange and report who said what.")
    @app_commands.describe(what="A link, or the text itself", file="A file to read")
    async def read(interaction: discord.Interaction, what: str = "", file: discord.Attachment | None = None) -> None:
        links = conversation.linked(what)
        meant = Read(links, "" if links else what)
        given = Material(meant, attached=attached([file] if file else []))
        if given.is_empty:
            await tell(interaction, _sentences(HELP), Posting(deletable=False))
        else:
            await presses.read(interaction, given)

    @tree.command(description="Ask about what was last read in this channel.")
    @app_commands.describe(question="What you want to know")
    async def ask(interaction: discord.Interaction, question: app_commands.Range[str, 1, _LONGEST]) -> None:
        await presses.ask(interaction, question)

    @tree.command(name="help", description="How this is used.")
    async def help_(interaction: discord.Interaction) -> None:
        await tell(interaction, _sentences(HELP), Posting(deletable=False))

    @tree.command(description="What this is, and how far to trust it.")
    async def about(interaction: discord.Interaction) -> None:
        await tell(interaction, _sentences(ABOUT), Posting(deletable=False))

    @tree.context_menu(name="Who said what?")
    async def who_said_what(interaction: discord.Interaction, message: discord.Message) -> None:
        await presses.read_message(interaction, message)


def _form(exchange: str) -> ui.Modal:
    form = ui.Modal(title="Ask about this exchange", custom_id=identifier(Act.ASK, exchange), timeout=None)
    field: ui.TextInput[ui.Modal] = ui.TextInput(max_length=_LONGEST, custom_id="question")
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


def _sentences(told: tuple[str, ...]) -> Card:
    return Card(sections=(Section(lines=tuple(Line(one) for one in told)),))


async def _done(work: Callable[[], Awaitable[Told]]) -> Told:
    try:
        return await work()
    except discord.HTTPException:
        raise
    except Exception:
        _log.exception("a bug")
        return Told(sentence(_BROKEN))
