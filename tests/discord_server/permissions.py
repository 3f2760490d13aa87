"""Who may do what where: Discord's bits, computed as its documentation says."""

from __future__ import annotations

from enum import IntFlag

from tests.discord_server.model import THREADS, Channel, ChannelKind, Guild, User
from tests.discord_server.wire import Refusal


class May(IntFlag):
    """The permissions the stand-in knows, by Discord's bits."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


USUAL = (
    May.ADD_REACTIONS
    | May.VIEW_CHANNEL
    | May.SEND_MESSAGES
    | May.EMBED_LINKS
    | May.ATTACH_FILES
    | May.READ_MESSAGE_HISTORY
    | May.USE_EXTERNAL_EMOJIS
    | May.USE_APPLICATION_COMMANDS
    | May.CREATE_PUBLIC_THREADS
    | May.SEND_MESSAGES_IN_THREADS
)
"""What everyone may in a new server here."""

ALL = May((1 << 53) - 1)
DIRECT = May(USUAL & ~(May.CREATE_PUBLIC_THREADS | May.SEND_MESSAGES_IN_THREADS))


def permissions_in(channel: Channel, user: User) -> May:
    """Compute what somebody may do in a channel; a thread has its parent's permissions."""
    if channel.direct:
        return DIRECT if user in channel.recipients else May(0)
    assert channel.guild is not None
    allowed = permissions_of(channel.guild, user)
    member = channel.guild.members.get(user.id)
    if member is None or May.ADMINISTRATOR in allowed:
        return allowed
    place = channel.parent if channel.kind in THREADS and channel.parent else channel
    roles = {role.id for role in member.roles}
    for targets, of_member in (({channel.guild.id}, False), (roles, False), ({user.id}, True)):
        found = [over for over in place.overwrites if over.target in targets and over.is_member is of_member]
        for over in found:
            allowed &= ~over.deny
        for over in found:
            allowed |= May(over.allow)
    private = channel.kind is ChannelKind.PRIVATE_THREAD and channel.thread
    if private and user.id not in private.members and May.MANAGE_THREADS not in allowed:
        return May(0)
    return allowed if May.VIEW_CHANNEL in allowed else May(0)


def permissions_of(guild: Guild, user: User) -> May:
    """Compute what somebody may do in a server, before any channel's overwrites."""
    member = guild.members.get(user.id)
    if member is None:
        return May(0)
    if guild.owner is user:
        return ALL
    allowed = May(guild.everyone.permissions)
    for role in member.roles:
        allowed |= May(role.permissions)
    return ALL if May.ADMINISTRATOR in allowed else allowed


def sees(channel: Channel, user: User) -> bool:
    """Say whether somebody sees a channel."""
    return May.VIEW_CHANNEL in permissions_in(channel, user)


def require(channel: Channel, user: User, *needed: May) -> None:
    """Refuse somebody who does not see the channel, or lacks a permission in it."""
    allowed = permissions_in(channel, user)
    if May.VIEW_CHANNEL not in allowed:
        raise Refusal(403, 50001, "Missing Access")
    if any(need not in allowed for need in needed):
        raise Refusal(403, 50013, "Missing Permissions")


def needed_to_speak(channel: Channel) -> May:
    """Name the permission that lets one write here."""
    return May.SEND_MESSAGES_IN_THREADS if channel.kind in THREADS else May.SEND_MESSAGES
