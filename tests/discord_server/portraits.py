"""How the things of the world look to one who is shown them: Discord's JSON.

Invariant: who was not granted message content sees none, but in messages that mention it, direct messages, its own, and
the one message a menu command was used on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.discord_server.model import (
    THREADS,
    Attachment,
    Bot,
    Channel,
    Flags,
    Guild,
    Member,
    Message,
    Role,
    Snapshot,
    User,
)
from tests.discord_server.permissions import permissions_in
from tests.discord_server.wire import Payload


@dataclass(frozen=True, slots=True)
class Viewer:
    """A bot that is shown something, and whether it reads what is not meant for it."""

    bot: Bot
    reads_content: bool

    def reads(self, message: Message) -> bool:
        """Say whether the words of a message are shown to it."""
        me = self.bot.user
        return self.reads_content or message.channel.direct or message.author is me or me.id in message.pings.users


def user(person: User) -> Payload:
    """Show a user."""
    return {
        "id": str(person.id),
        "username": person.name,
        "global_name": None if person.bot else person.name,
        "discriminator": "0000" if person.bot else "0",
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
    }


def role(it: Role, position: int = 0) -> Payload:
    """Show a role."""
    return {
        "id": str(it.id),
        "name": it.name,
        "permissions": str(int(it.permissions)),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def member(it: Member, *, with_user: bool = True) -> Payload:
    """Show a member; in messages without its user."""
    shown: Payload = {
        "roles": [str(role.id) for role in it.roles],
        "joined_at": it.joined.isoformat(),
        "nick": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    return shown | ({"user": user(it.user)} if with_user else {})


def guild(it: Guild, viewer: Viewer) -> Payload:
    """Show a server as GUILD_CREATE does; of its members only the bot itself."""
    me = it.members[viewer.bot.id]
    own = [place for place in it.channels.values() if place.kind not in THREADS]
    threads = [place for place in it.channels.values() if place.thread and not place.thread.archived]
    return {
        "id": str(it.id),
        "name": it.name,
        "owner_id": str(it.owner.id),
        "roles": [role(each, n) for n, each in enumerate(it.roles.values())],
        "channels": [channel(place, viewer.bot.user) for place in own],
        "threads": [channel(place, viewer.bot.user) for place in threads if permissions_in(place, viewer.bot.user)],
        "members": [member(me)],
        "member_count": len(it.members),
        "joined_at": me.joined.isoformat(),
        "preferred_locale": it.locale,
        "large": False,
        "unavailable": False,
        "features": [],
        "emojis": [],
        "stickers": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "application_id": None,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "vanity_url_code": None,
        "premium_progress_bar_enabled": False,
    }


def channel(it: Channel, viewer: User) -> Payload:
    """Show a channel, a thread or a direct conversation."""
    shown: Payload = {
        "id": str(it.id),
        "type": int(it.kind),
        "last_message_id": str(max(it.messages)) if it.messages else None,
        "flags": 0,
    }
    if it.direct:
        return shown | {"recipients": [user(other) for other in it.recipients if other is not viewer]}
    assert it.guild is not None
    shown |= {"name": it.name, "guild_id": str(it.guild.id), "parent_id": str(it.parent.id) if it.parent else None}
    if it.thread is None:
        overwrites = [
            {
                "id": str(over.target),
                "type": int(over.is_member),
                "allow": str(int(over.allow)),
                "deny": str(int(over.deny)),
            }
            for over in it.overwrites
        ]
        return shown | {
            "position": 0,
            "topic": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "permission_overwrites": overwrites,
        }
    shown |= {
        "owner_id": str(it.thread.owner.id),
        "message_count": len(it.messages),
        "member_count": len(it.thread.members),
        "total_message_sent": len(it.messages),
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": it.thread.archived,
            "auto_archive_duration": it.thread.archive_after,
            "archive_timestamp": it.thread.created.isoformat(),
            "create_timestamp": it.thread.created.isoformat(),
            "locked": it.thread.locked,
            "invitable": True,
        },
    }
    joined = it.thread.members.get(viewer.id)
    return shown | ({"member": thread_member(it, viewer, joined)} if joined else {})


def thread_member(thread: Channel, who: User, joined: datetime) -> Payload:
    """Show that somebody takes part in a thread."""
    return {"id": str(thread.id), "user_id": str(who.id), "join_timestamp": joined.isoformat(), "flags": 0}


@dataclass(frozen=True, slots=True)
class Gallery:
    """Shows messages: it knows who people are, what messages point to, and where files are served."""

    base: str
    people: dict[int, User]
    messages: dict[int, Message]
    expires: str
    """What the addresses of files carry of their end; they are made anew at each showing."""

    def message(self, it: Message, viewer: Viewer, *, whole: bool = False, nested: bool = False) -> Payload:
        """Show a message; `whole` when it is the target of a menu command."""
        reads = whole or viewer.reads(it)
        shown: Payload = {
            "id": str(it.id),
            "channel_id": str(it.channel.id),
            "author": user(it.author),
            "content": it.content if reads else "",
            "timestamp": it.created.isoformat(),
            "edited_timestamp": it.edited.isoformat() if it.edited else None,
            "tts": False,
            "mention_everyone": it.pings.everyone,
            "mentions": [self._mentioned(it, one) for one in sorted(it.pings.users) if one in self.people],
            "mention_roles": [str(one) for one in sorted(it.pings.roles)],
            "attachments": [self.attachment(one) for one in it.attachments] if reads else [],
            "embeds": it.embeds if reads else [],
            "components": it.components if reads else [],
            "pinned": False,
            "type": int(it.kind),
            "flags": int(it.flags),
        }
        if it.reactions:
            shown["reactions"] = [
                _reaction(emoji, users, viewer.bot.id) for emoji, users in it.reactions.items() if users
            ]
        if it.nonce and it.author is viewer.bot.user:
            shown["nonce"] = it.nonce
        if it.thread:
            shown["thread"] = channel(it.thread, viewer.bot.user)
        if it.webhook:
            shown["webhook_id"] = str(it.webhook)
        if it.interaction:
            shown |= _of_interaction(it)
        return shown | self._pointing(it, viewer, reads, nested)

    def in_event(self, it: Message, viewer: Viewer) -> Payload:
        """Show a message as an event carries it: with its server and its author as a member."""
        shown = self.message(it, viewer)
        if it.channel.guild:
            shown["guild_id"] = str(it.channel.guild.id)
            if author := it.channel.guild.members.get(it.author.id):
                shown["member"] = member(author, with_user=False)
        return shown

    def attachment(self, it: Attachment) -> Payload:
        """Show a file, with an address that works for a day."""
        url = f"{self.base}/attachments/{it.channel_id}/{it.id}/{it.upload.name}?{self.expires}"
        shown: Payload = {
            "id": str(it.id),
            "filename": it.upload.name,
            "size": len(it.upload.content),
            "url": url,
            "proxy_url": url,
            "content_type": it.upload.kind,
            "flags": 0,
        }
        return shown | ({"description": it.upload.description} if it.upload.description else {})

    def _mentioned(self, it: Message, who: int) -> Payload:
        person = self.people[who]
        found = it.channel.guild.members.get(who) if it.channel.guild else None
        return user(person) | ({"member": member(found, with_user=False)} if found else {})

    def _pointing(self, it: Message, viewer: Viewer, reads: bool, nested: bool) -> Payload:
        if it.reference is None:
            return {}
        to = it.reference
        shown: Payload = {
            "message_reference": {
                "type": int(to.forward),
                "message_id": str(to.message_id),
                "channel_id": str(to.channel_id),
            }
            | ({"guild_id": str(to.guild_id)} if to.guild_id else {})
        }
        if to.forward:
            return shown | {"message_snapshots": [{"message": self._snapshot(one, reads)} for one in it.snapshots]}
        if not nested:
            target = self.messages.get(to.message_id)
            gone = target is None or target.deleted
            shown["referenced_message"] = None if gone or not target else self.message(target, viewer, nested=True)
        return shown

    def _snapshot(self, it: Snapshot, reads: bool) -> Payload:
        return {
            "type": 0,
            "content": it.content if reads else "",
            "embeds": list(it.embeds) if reads else [],
            "components": list(it.components) if reads else [],
            "attachments": [self.attachment(one) for one in it.attachments] if reads else [],
            "timestamp": it.created.isoformat(),
            "edited_timestamp": it.edited.isoformat() if it.edited else None,
            "flags": 0,
            "mentions": [],
            "mention_roles": [],
        }


def _reaction(emoji: str, users: list[int], me: int) -> Payload:
    name, _, snowflake = emoji.partition(":")
    return {
        "emoji": {"id": snowflake or None, "name": name},
        "count": len(users),
        "count_details": {"burst": 0, "normal": len(users)},
        "me": me in users,
        "me_burst": False,
        "burst_colors": [],
    }


def _of_interaction(it: Message) -> Payload:
    by = it.interaction
    assert by is not None
    shown: Payload = {"application_id": str(by.bot.id), "webhook_id": str(by.bot.id)}
    if it is by.message:
        return shown
    about: Payload = {"id": str(by.id), "type": by.kind, "user": user(by.user), "authorizing_integration_owners": {}}
    if it in by.followups and by.original:
        about["original_response_message_id"] = str(by.original.id)
    if by.message and by.kind == 3:
        about["interacted_message_id"] = str(by.message.id)
    return shown | {"interaction_metadata": about}


def ephemeral(it: Message) -> bool:
    """Say whether only one person sees a message."""
    return Flags.EPHEMERAL in it.flags
