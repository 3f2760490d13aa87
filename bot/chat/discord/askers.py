"""Who asks, and where: what they see is what was read in that place, and what it costs is their server's and their own."""

from __future__ import annotations

from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Asker:
    """A person in a place. Ids, as the store keeps them."""

    person: str
    guild: str
    """Empty where they write to us directly."""
    channel: str
    scope: str
    """Names whose exchanges are seen: a channel's with its threads, a private thread's, or the person's own."""
    roles: tuple[str, ...] = ()
    is_manager: bool = False
    """Whether they may manage the server."""


def asker_of(message: discord.Message) -> Asker:
    """Tell who sent a message."""
    author = message.author
    may = author.guild_permissions if isinstance(author, discord.Member) else discord.Permissions.none()
    return _asker(author, message.channel, message.channel.id, message.guild, may)


def asker_at(interaction: discord.Interaction) -> Asker:
    """Tell who began an interaction."""
    return _asker(
        interaction.user,
        interaction.channel,
        interaction.channel_id or 0,
        discord.Object(interaction.guild_id) if interaction.guild_id else None,
        interaction.permissions,
    )


def scopes_of(guild: str) -> str:
    """Give the beginning that the scopes of a server have, and no others."""
    return f"discord:{guild}:"


def own_scope(person: str) -> str:
    """Name the scope of what a person has read where they write to us directly."""
    return f"discord:dm:{person}"


def channel_of(scope: str) -> str:
    """Give the channel or private thread a server's scope is of."""
    return scope.rpartition(":")[2]


def _asker(
    person: discord.User | discord.Member,
    place: object,
    channel: int,
    guild: discord.abc.Snowflake | None,
    may: discord.Permissions,
) -> Asker:
    if guild is None:
        return Asker(str(person.id), "", str(channel), own_scope(str(person.id)))
    home = place.parent_id if isinstance(place, discord.Thread) and not place.is_private() else channel
    roles = tuple(str(role.id) for role in person.roles) if isinstance(person, discord.Member) else ()
    return Asker(
        str(person.id),
        str(guild.id),
        str(channel),
        f"{scopes_of(str(guild.id))}{home}",
        roles,
        may.manage_guild or may.administrator,
    )
