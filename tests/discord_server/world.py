"""All there is at the stand-in, how it is found, who is told when something happens, and how a test waits for it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntFlag
from typing import TypeVar

from tests.discord_server.model import (
    THREADS,
    Attachment,
    Bot,
    Channel,
    ChannelKind,
    Guild,
    Interaction,
    Message,
    Pings,
    Role,
    Upload,
    User,
)
from tests.discord_server.permissions import USUAL, May, permissions_in
from tests.discord_server.portraits import Gallery, Viewer
from tests.discord_server.snowflakes import Clock, Mint, made_at
from tests.discord_server.wire import Fields, Payload, Refusal

T = TypeVar("T")

NONCE_KEPT = timedelta(minutes=5)
ELSEWHERE = 0.02
"""Seconds after which a wait looks again although nothing happened here."""

FILES_KEPT = timedelta(hours=24)


class Intent(IntFlag):
    """What a session may ask to be told of, by Discord's bits."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


NO_INTENT = Intent(0)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, who may be told, and how it looks to each."""

    name: str
    show: Callable[[Viewer], Payload]
    needs: Intent = NO_INTENT
    guild: Guild | None = None
    channel: Channel | None = None
    only: Bot | None = None

    def is_for(self, bot: Bot) -> bool:
        """Say whether a bot may be told of it at all."""
        if self.only is not None:
            return bot is self.only
        if self.channel is not None:
            return May.VIEW_CHANNEL in permissions_in(self.channel, bot.user)
        return self.guild is None or bot.id in self.guild.members


class World:
    """Keeps everything; what changes it is in `deeds`."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.mint = Mint(clock)
        self.base = ""
        self.users: dict[int, User] = {}
        self.bots: dict[str, Bot] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.interactions: dict[str, Interaction] = {}
        self.offered: dict[int, Attachment] = {}
        """Files given to commands, which stand in no message."""
        self.uploaded: dict[str, Upload] = {}
        """Files put to an address, which no message shows yet."""
        self.typing: list[tuple[Channel, User]] = []
        self._nonces: dict[tuple[int, int, str], tuple[Message, datetime]] = {}
        self._listeners: list[Callable[[Event], None]] = []
        self._waiting: set[asyncio.Future[None]] = set()

    # Being told and waiting.

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Tell this listener of everything that happens."""
        self._listeners.append(listener)

    def tell(self, event: Event) -> None:
        """Tell all listeners, and wake whoever waits for a change."""
        for listener in self._listeners:
            listener(event)
        self.changed()

    def changed(self) -> None:
        """Let those who wait look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:  # noqa: ASYNC109 - a test's own limit
        """Wait until something is so, looking again at every change; give what the predicate gave.

        Changes here wake it at once; what a predicate sees elsewhere, in a client or a file, is looked at now and then.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (found := predicate()):
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.add(future)
                    await asyncio.wait([future], timeout=ELSEWHERE)
                return found
        except TimeoutError:
            raise AssertionError(f"It was not so within {timeout} s.") from None

    # Finding.

    def channel_for(self, viewer: User, snowflake: int) -> Channel:
        """Find a channel that somebody sees."""
        channel = self.channels.get(snowflake)
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        if May.VIEW_CHANNEL not in permissions_in(channel, viewer):
            raise Refusal(403, 50001, "Missing Access")
        return channel

    def message_in(self, channel: Channel, snowflake: int) -> Message:
        """Find a message that stands in a channel for all."""
        message = channel.messages.get(snowflake)
        if message is None:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    def guild_for(self, viewer: User, snowflake: int) -> Guild:
        """Find a server that somebody is in."""
        guild = self.guilds.get(snowflake)
        if guild is None:
            raise Refusal(404, 10004, "Unknown Guild")
        if viewer.id not in guild.members:
            raise Refusal(403, 50001, "Missing Access")
        return guild

    def interaction_of(self, application: int, token: str) -> Interaction:
        """Find an interaction by its token, which is good for fifteen minutes."""
        found = self.interactions.get(token)
        if found is None or found.bot.id != application:
            raise Refusal(404, 10015, "Unknown Webhook")
        if self.clock.now() - found.created > timedelta(minutes=15):
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return found

    def sent_before(self, author: User, channel: Channel, nonce: str) -> Message | None:
        """Find the message that was sent with this nonce within the last minutes."""
        message, at = self._nonces.get((author.id, channel.id, nonce), (None, datetime.max))
        return message if message and self.clock.now() - at < NONCE_KEPT else None

    def remember_nonce(self, message: Message) -> None:
        """Keep a message's nonce, to know it again."""
        if message.nonce:
            self._nonces[message.author.id, message.channel.id, message.nonce] = (message, self.clock.now())

    # Making what needs no telling.

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """Make a person, or a bot's face."""
        user = User(self.mint.new(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User, snowflake: int = 0) -> Guild:
        """Make a server with its everyone role; a chosen identifier puts it on a chosen shard."""
        guild = Guild(snowflake or self.mint.new(), name, owner)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(USUAL))
        self.guilds[guild.id] = guild
        return guild

    def direct(self, one: User, other: User) -> Channel:
        """Find or open the conversation of two."""
        for channel in self.channels.values():
            if channel.direct and one in channel.recipients and other in channel.recipients:
                return channel
        channel = Channel(self.mint.new(), ChannelKind.DIRECT, recipients=(one, other))
        self.channels[channel.id] = channel
        return channel

    def guilds_of(self, bot: Bot) -> list[Guild]:
        """Name the servers a bot is in."""
        return [guild for guild in self.guilds.values() if bot.id in guild.members]

    def threads_of(self, guild: Guild) -> list[Channel]:
        """Name a server's threads."""
        return [channel for channel in guild.channels.values() if channel.kind in THREADS]

    def gallery(self) -> Gallery:
        """Give who shows messages, with addresses of files that work for a day from now."""
        ends = int((self.clock.now() + FILES_KEPT).timestamp())
        return Gallery(self.base, self.users, self.messages, f"ex={ends:x}&is={ends - 86400:x}&hm=0")

    def viewer(self, bot: Bot) -> Viewer:
        """Give the eyes a bot has over HTTP, where its application's grant counts and no session's intents."""
        return Viewer(bot, bot.reads_content)

    # Reading whom a text rings for.

    def pings_of(self, message: Message, allowed: Fields | None) -> Pings:
        """Find whom a message rings for, as far as the sender allowed it; nothing said allows all."""
        text = message.text
        users = {int(one) for one in re.findall(r"<@!?(\d+)>", text) if int(one) in self.users}
        roles = {int(one) for one in re.findall(r"<@&(\d+)>", text)}
        roles &= set(message.channel.guild.roles) if message.channel.guild else set()
        loud = May.MENTION_EVERYONE in permissions_in(message.channel, message.author)
        everyone = loud and bool(re.search(r"@(everyone|here)\b", text))
        answered = self._answered_author(message)
        if allowed is None:
            return Pings(frozenset(users | answered), frozenset(roles if loud else ()), everyone)
        parse = allowed.texts("parse")
        users &= users if "users" in parse else {int(one) for one in allowed.texts("users")}
        roles &= roles if "roles" in parse else {int(one) for one in allowed.texts("roles")}
        users |= answered if allowed.truth("replied_user") else set()
        return Pings(frozenset(users), frozenset(roles if loud else ()), everyone and "everyone" in parse)

    def _answered_author(self, message: Message) -> set[int]:
        if message.reference is None or message.reference.forward:
            return set()
        target = self.messages.get(message.reference.message_id)
        return {target.author.id} if target else set()


def age(world: World, snowflake: int) -> timedelta:
    """Tell how old a thing is by its identifier."""
    return world.clock.now() - made_at(snowflake)
