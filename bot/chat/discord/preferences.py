"""What a server wants of us: shown, and changed by those who manage it. Every change is told as what holds now.

There is no setting for the language we write in: sentences are checked word by word against their documents, and one in
another language cannot be.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import discord

from bot.adapters.store.inbox import GuildSettings, Inbox, Usage
from bot.chat.allowance import Limits
from bot.chat.card import Card, Line, Section
from bot.chat.discord.breakage import whole
from bot.chat.discord.controls import Posting
from bot.chat.discord.rights import lacking
from bot.chat.discord.sending import sentence, tell
from bot.chat.discord.work import Told

_MOST = 50
"""Channels that are watched, and roles that are let in."""
_LANGUAGE = "I write in the language of the documents: a sentence in another could not be checked against them."
_EVERYONE = "Everyone may ask."
_NOT_GRANTED = (
    "It cannot be watched yet: Discord shows me no messages that do not mention me. "
    "Whoever runs me must grant the Message Content Intent in the developer portal, under Bot."
)

Change = Callable[[GuildSettings], tuple[GuildSettings, str]]
"""Gives the settings as they are to be, and the sentence that says what then holds."""


class Preferences:
    """Shows and changes them."""

    def __init__(self, inbox: Inbox, limits: Limits, now: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._limits = limits
        self._now = now
        self._turn = asyncio.Lock()

    async def show(self, interaction: discord.Interaction) -> None:
        """Tell what is set, and what was spent today."""

        async def shown() -> Told:
            guild = str(interaction.guild_id)
            spent = await self._inbox.spent(guild, "", self._now().date())
            return Told(_shown(await self._inbox.settings(guild), self._limits, spent, interaction))

        await self._privately(interaction, shown)

    async def watch(self, interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        """Watch a channel; what stands in the way is told."""

        def change(settings: GuildSettings) -> tuple[GuildSettings, str]:
            watched = _with(settings.watched, str(channel.id))
            if len(watched) > _MOST:
                return settings, f"{_MOST} channels are watched already, which is as many as may be."
            hindrances = ["" if interaction.client.intents.message_content else _NOT_GRANTED, _hindrance(channel)]
            told = f"Links posted in #{channel.name} are read without being asked."
            return replace(settings, watched=watched), " ".join([told, *filter(None, hindrances)])

        await self._changed(interaction, change)

    async def unwatch(self, interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        def change(settings: GuildSettings) -> tuple[GuildSettings, str]:
            watched = _without(settings.watched, str(channel.id))
            return replace(settings, watched=watched), f"In #{channel.name} I read only what I am asked to."

        await self._changed(interaction, change)

    async def allow(self, interaction: discord.Interaction, role: discord.Role) -> None:
        def change(settings: GuildSettings) -> tuple[GuildSettings, str]:
            roles = _with(settings.roles, str(role.id))
            if role.is_default():
                return replace(settings, roles=()), _EVERYONE
            if len(roles) > _MOST:
                return settings, f"{_MOST} roles may ask already, which is as many as can be named."
            return replace(settings, roles=roles), _may_ask(roles, interaction)

        await self._changed(interaction, change)

    async def disallow(self, interaction: discord.Interaction, role: discord.Role) -> None:
        def change(settings: GuildSettings) -> tuple[GuildSettings, str]:
            roles = _without(settings.roles, str(role.id))
            return replace(settings, roles=roles), _may_ask(roles, interaction)

        await self._changed(interaction, change)

    async def requests(self, interaction: discord.Interaction, a_day: int | None) -> None:
        await self._changed(
            interaction,
            lambda settings: (
                replace(settings, requests_a_day=a_day),
                _limited("This server may ask", "times", a_day, self._limits.server_requests),
            ),
        )

    async def tokens(self, interaction: discord.Interaction, a_day: int | None) -> None:
        await self._changed(
            interaction,
            lambda settings: (
                replace(settings, tokens_a_day=a_day),
                _limited("This server may use", "tokens of a language model", a_day, self._limits.server_tokens),
            ),
        )

    async def _changed(self, interaction: discord.Interaction, change: Change) -> None:
        async def changed() -> Told:
            guild = str(interaction.guild_id)
            async with self._turn:  # two who change something at once change both
                settings, told = change(await self._inbox.settings(guild))
                await self._inbox.keep_settings(guild, _standing(settings, interaction.guild))
            return Told(sentence(told))

        await self._privately(interaction, changed)

    async def _privately(self, interaction: discord.Interaction, work: Callable[[], Awaitable[Told]]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await tell(interaction, (await whole(work)).card, Posting(deletable=False))


def _shown(settings: GuildSettings, limits: Limits, spent: Usage, interaction: discord.Interaction) -> Card:
    named = [_channel(id, interaction) for id in settings.watched]
    hindered = named and not interaction.client.intents.message_content
    return Card(
        title="Settings of this server",
        sections=(
            Section(
                "Channels whose links are read unasked",
                lines=tuple(Line(one) for one in (*(named or ["None."]), *([_NOT_GRANTED] if hindered else []))),
            ),
            Section("Who may ask", lines=(Line(_may_ask(settings.roles, interaction)),)),
            Section("Language", lines=(Line(_LANGUAGE),)),
            Section(
                "Today, in UTC",
                lines=(
                    Line(_spent(spent.requests, "requests", settings.requests_a_day, limits.server_requests)),
                    Line(_spent(spent.tokens, "tokens", settings.tokens_a_day, limits.server_tokens)),
                ),
            ),
        ),
        notes=("Change them with /settings channels, /settings roles, /settings requests and /settings tokens.",),
    )


def _spent(spent: int, of: str, own: int | None, allowed: int) -> str:
    holds = allowed if own is None else min(own, allowed)
    whose = "set here" if own is not None and own <= allowed else "set by whoever runs me"
    return f"{spent:,} of {holds:,} {of} ({whose})."


def _limited(may: str, what: str, own: int | None, allowed: int) -> str:
    if own is None:
        return f"{may} {allowed:,} {what} a day: what whoever runs me allows."
    if own > allowed:
        return f"{may} {allowed:,} {what} a day: {own:,} is more than whoever runs me allows, so theirs holds."
    return f"{may} {own:,} {what} a day, of the {allowed:,} that whoever runs me allows."


def _may_ask(roles: tuple[str, ...], interaction: discord.Interaction) -> str:
    if not roles:
        return _EVERYONE
    *others, last = [_role(id, interaction) for id in roles]
    named = f"{', '.join(others)} and {last}" if others else last
    return f"Only those may ask who have {named}, and those who manage the server."


def _role(id: str, interaction: discord.Interaction) -> str:
    role = interaction.guild.get_role(int(id)) if interaction.guild else None
    return f"@{role.name}" if role else "a role that is no more"


def _channel(id: str, interaction: discord.Interaction) -> str:
    channel = interaction.guild.get_channel(int(id)) if interaction.guild else None
    if channel is None:
        return "A channel that is no more"
    seen = isinstance(interaction.user, discord.Member) and channel.permissions_for(interaction.user).view_channel
    if not seen:
        return "A channel that you do not see"
    return " – ".join(filter(None, (f"#{channel.name}", _hindrance(channel))))


def _hindrance(channel: discord.abc.GuildChannel) -> str:
    """Say what we lack to answer in a channel, if anything."""
    me = channel.guild.me
    return lacking(channel.permissions_for(me), is_thread=False, where=f"#{channel.name}") if me else ""


def _standing(settings: GuildSettings, guild: discord.Guild | None) -> GuildSettings:
    """The same without channels that are no more. Roles that are gone stay: without them everyone might ask."""
    if guild is None or guild.unavailable:
        return settings
    return replace(settings, watched=tuple(id for id in settings.watched if guild.get_channel(int(id))))


def _with(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return ids if id in ids else (*ids, id)


def _without(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return tuple(one for one in ids if one != id)
