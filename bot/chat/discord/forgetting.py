"""What is kept of a person or a server, erased: told first, confirmed with a button, then done.

The button names the one it was shown to, and nobody else's press counts. It is no less good after a restart: what there
is to erase is looked up when it is pressed.
"""

from __future__ import annotations

import discord

from bot.adapters.store.exporting import Kept
from bot.chat.discord.askers import Asker, asker_at, own_scope, scopes_of
from bot.chat.discord.breakage import whole
from bot.chat.discord.components import ActionRow, Button, Container, Layout, Style, TextDisplay
from bot.chat.discord.controls import Posting
from bot.chat.discord.identifiers import Act, Press, identifier
from bot.chat.discord.rendering import render
from bot.chat.discord.sending import sentence, show, tell
from bot.chat.discord.work import Told, Work
from bot.chat.places import so_many

_NOT_YOURS = "Only the one who asked for this can confirm it. Use /forget yourself."
_NOT_ALLOWED = "Only an administrator can have all that is kept of a server erased, and only there. /forget me erases what is yours."
_KEPT = "Nothing was erased."


class Forgetting:
    """Asks, and erases."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def ask(self, interaction: discord.Interaction, act: Act) -> None:
        """Say privately what would go, with a button that erases it."""
        if act is Act.FORGET_SERVER and not _may_forget(interaction):
            await tell(interaction, sentence(_NOT_ALLOWED), Posting(deletable=False))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker = asker_at(interaction)
        counted: list[Kept] = []

        async def looked() -> Told:
            counted.append(await self._kept(act, asker))
            return Told(sentence(""))

        told = await whole(looked)
        if not counted:
            await show(interaction, render(told.card, Posting(deletable=False))[0])
            return
        buttons = (
            Button("Erase it", identifier(act, "", asker.person), Style.DANGER),
            Button("Keep it", identifier(Act.KEEP, "", asker.person)),
        )
        asked = TextDisplay(_offer(act, counted[0]))
        await show(interaction, Layout(Container((asked,)), (ActionRow(buttons),)))

    async def confirmed(self, interaction: discord.Interaction, press: Press) -> None:
        """Erase what was asked about, or leave it, in place of the question."""
        asker = asker_at(interaction)
        if press.argument.among([asker.person]) is None:
            await tell(interaction, sentence(_NOT_YOURS), Posting(deletable=False))
            return
        if press.act is Act.FORGET_SERVER and not _may_forget(interaction):
            await tell(interaction, sentence(_NOT_ALLOWED), Posting(deletable=False))
            return
        await interaction.response.defer()
        told = await whole(lambda: self._done(press.act, asker))
        await show(interaction, render(told.card, Posting(deletable=False))[0])

    async def _done(self, act: Act, asker: Asker) -> Told:
        inbox = self._work.store.inbox
        if act is Act.KEEP:
            return Told(sentence(_KEPT))
        if act is Act.FORGET_SERVER:
            await self._work.stop(guild=asker.guild)
            kept = await self._kept(act, asker)
            await inbox.forget_guild(asker.guild, under=scopes_of(asker.guild))
        else:
            await self._work.stop(person=asker.person)
            kept = await self._kept(act, asker)
            await inbox.forget_person(asker.person, own_scope(asker.person))
        return Told(sentence(_erased(act, kept)))

    async def _kept(self, act: Act, asker: Asker) -> Kept:
        holdings = self._work.store.holdings
        if act is Act.FORGET_SERVER:
            return await holdings.of_guild(asker.guild, scopes_of(asker.guild))
        return await holdings.of_person(asker.person, own_scope(asker.person))


def _may_forget(interaction: discord.Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.administrator


def _offer(act: Act, kept: Kept) -> str:
    if act is Act.FORGET_SERVER:
        return (
            f"This would erase all that is kept of this server: {_counted(kept)}, its usage and its settings. "
            "It cannot be undone. My messages stay, and their buttons will say that nothing is kept."
        )
    return (
        f"This would erase what is kept of you, here and elsewhere: {_counted(kept)}, and your usage as yours. "
        "What you were the first to have read goes with all that was asked about it; what others had read before stays. "
        "It cannot be undone."
    )


def _erased(act: Act, kept: Kept) -> str:
    whose = "this server" if act is Act.FORGET_SERVER else "you"
    return f"Erased of {whose}: {_counted(kept)}. What was being worked on has been stopped."


def _counted(kept: Kept) -> str:
    return (
        f"{so_many(kept.exchanges, 'exchange')}, {so_many(kept.answers, 'question')} with the answers and "
        f"{so_many(kept.requests, 'request')}"
    )
