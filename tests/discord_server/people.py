"""What people do at the stand-in: they come, speak, answer, change their words, pass on, open threads, react.

People are not held to the limits of bots, but to permissions: a test that lets somebody speak where they may not fails.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from tests.discord_server import deeds
from tests.discord_server.model import (
    Attachment,
    Bot,
    Channel,
    ChannelKind,
    Flags,
    Guild,
    Member,
    Message,
    MessageKind,
    Overwrite,
    Reference,
    Role,
    Upload,
    User,
)
from tests.discord_server.permissions import May, needed_to_speak, require
from tests.discord_server.posting import snapshot
from tests.discord_server.wire import Fields, Payload
from tests.discord_server.world import World

NOTHING = May(0)


class People:
    """Servers, and what people do in them."""

    world: World
    bot: Bot

    # Making places and people.

    def guild(self, name: str = "Assembly", *, snowflake: int = 0, with_bot: bool = True) -> Guild:
        """Make a server with an owner; the bot is in it, and its integration role gives it nothing beyond everyone's."""
        owner = self.world.add_user(f"{name}-owner")
        guild = self.world.add_guild(name, owner, snowflake)
        guild.members[owner.id] = Member(owner, self.world.clock.now())
        if with_bot:
            deeds.join(self.world, guild, self.bot.user)
        return guild

    def channel(self, guild: Guild, name: str = "general") -> Channel:
        """Make a text channel."""
        return deeds.add_channel(self.world, guild, name, [])

    def user(self, name: str, *guilds: Guild, bot: bool = False) -> User:
        """Make somebody who is in these servers; `bot` makes it another bot, that has no token here."""
        user = self.world.add_user(name, bot=bot)
        for guild in guilds:
            deeds.join(self.world, guild, user)
        return user

    def role(self, guild: Guild, name: str, *permissions: May) -> Role:
        """Make a role with these permissions beside everyone's."""
        return deeds.add_role(self.world, guild, name, int(_sum(permissions)))

    def give(self, guild: Guild, user: User, role: Role) -> None:
        """Give somebody a role."""
        deeds.give_role(self.world, guild, user, role)

    def allow(self, channel: Channel, whom: User | Role, *permissions: May) -> None:
        """Allow a member or a role something in a channel."""
        self._overwrite(channel, whom, allow=_sum(permissions))

    def deny(self, channel: Channel, whom: User | Role, *permissions: May) -> None:
        """Deny a member or a role something in a channel."""
        self._overwrite(channel, whom, deny=_sum(permissions))

    def direct(self, user: User) -> Channel:
        """Give the conversation of somebody with the bot."""
        return self.world.direct(user, self.bot.user)

    # Speaking.

    async def says(
        self,
        user: User,
        channel: Channel,
        text: str = "",
        *,
        attachments: Sequence[Upload] = (),
        embeds: Sequence[Payload] = (),
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """Write a message, maybe with files, maybe as an answer that rings or does not."""
        require(channel, user, needed_to_speak(channel))
        message = Message(self.world.mint.new(), channel, user, self.world.clock.now(), text)
        message.attachments = [Attachment(self.world.mint.new(), channel.id, file) for file in attachments]
        message.embeds = list(embeds)
        if reply_to:
            message.kind = MessageKind.REPLY
            message.reference = Reference(channel.id, reply_to.id, channel.guild.id if channel.guild else None)
        parse: list[object] = ["users", "roles", "everyone"]
        message.pings = self.world.pings_of(message, Fields({"parse": parse, "replied_user": ping}))
        return await self._post(message)

    async def forwards(self, user: User, message: Message, channel: Channel) -> Message:
        """Pass a message on to a channel."""
        require(channel, user, needed_to_speak(channel))
        guild = message.channel.guild.id if message.channel.guild else None
        passed = Message(self.world.mint.new(), channel, user, self.world.clock.now(), flags=Flags.HAS_SNAPSHOT)
        passed.reference = Reference(message.channel.id, message.id, guild, forward=True)
        passed.snapshots = [snapshot(message)]
        return await self._post(passed)

    async def webhook_says(self, channel: Channel, name: str, text: str) -> Message:
        """Write a message as a webhook of a channel does."""
        face = self.world.add_user(name, bot=True)
        message = Message(self.world.mint.new(), channel, face, self.world.clock.now(), text, webhook=face.id)
        message.pings = self.world.pings_of(message, None)
        return await self._post(message)

    async def edits(self, user: User, message: Message, text: str) -> None:
        """Change the words of a message."""
        assert message.author is user, "People change their own messages only."
        message.versions.append(message.text)
        message.content = text
        message.pings = self.world.pings_of(message, None)
        deeds.edit(self.world, message)
        await asyncio.sleep(0)

    async def unfurls(self, message: Message, *embeds: Payload) -> None:
        """Let the preview of a link appear under a message, which does not mark it as edited."""
        message.embeds = [*message.embeds, *embeds]
        deeds.edit(self.world, message, by_hand=False)
        await asyncio.sleep(0)

    async def deletes(self, user: User, message: Message) -> None:
        """Take a message away."""
        if message.author is not user:
            require(message.channel, user, May.MANAGE_MESSAGES)
        deeds.delete(self.world, message)
        await asyncio.sleep(0)

    async def reacts(self, user: User, message: Message, emoji: str, *, take_back: bool = False) -> None:
        """Put a reaction under a message, or take it back."""
        deeds.react(self.world, message, user, emoji, take_back=take_back)
        await asyncio.sleep(0)

    async def types(self, user: User, channel: Channel) -> None:
        """Be seen typing."""
        deeds.type_in(self.world, channel, user)
        await asyncio.sleep(0)

    async def opens_thread(self, user: User, where: Message | Channel, name: str) -> Channel:
        """Open a thread from a message, or in a channel."""
        parent = where.channel if isinstance(where, Message) else where
        require(parent, user, May.CREATE_PUBLIC_THREADS)
        message = where if isinstance(where, Message) else None
        thread = deeds.start_thread(self.world, parent, user, name, message=message, kind=ChannelKind.THREAD)
        await asyncio.sleep(0)
        return thread

    async def puts_away(self, thread: Channel, *, locked: bool = False) -> None:
        """Archive a thread, as happens by itself after a while."""
        assert thread.thread is not None
        thread.thread.archived, thread.thread.locked = True, locked
        deeds.change_channel(self.world, thread)
        await asyncio.sleep(0)

    # Looking.

    def messages(self, channel: Channel, *, by: User | None = None) -> list[Message]:
        """Give what stands in a channel, oldest first; of one author, if named."""
        return [one for _, one in sorted(channel.messages.items()) if by is None or one.author is by]

    def pinged(self) -> list[Message]:
        """Give all messages of the bot that ring for anybody."""
        return [one for one in self.world.messages.values() if one.author is self.bot.user and one.pings]

    async def message_in(
        self,
        channel: Channel,
        where: Callable[[Message], bool] = bool,
        *,
        after: Message | None = None,
        timeout: float = 5.0,  # noqa: ASYNC109 - a test's own limit
    ) -> Message:
        """Wait for a message of the bot in a channel; one after another, and one that is so, if wanted."""

        def found() -> Message | None:
            mine = self.messages(channel, by=self.bot.user)
            return next((one for one in mine if (after is None or one.id > after.id) and where(one)), None)

        message = await self.world.until(found, timeout)
        assert message is not None
        return message

    async def _post(self, message: Message) -> Message:
        deeds.post(self.world, message)
        await asyncio.sleep(0)
        return message

    def _overwrite(self, channel: Channel, whom: User | Role, *, allow: May = NOTHING, deny: May = NOTHING) -> None:
        member = isinstance(whom, User)
        over = next((one for one in channel.overwrites if one.target == whom.id), None)
        if over is None:
            over = Overwrite(whom.id, member)
            channel.overwrites.append(over)
        over.allow = over.allow & ~int(deny) | int(allow)
        over.deny = over.deny & ~int(allow) | int(deny)
        deeds.change_channel(self.world, channel)


def _sum(permissions: Sequence[May]) -> May:
    total = May(0)
    for one in permissions:
        total |= one
    return total
