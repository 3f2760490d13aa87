"""What happens in the world: each deed changes it and tells those who may know. Nothing here refuses anybody."""

from __future__ import annotations

from tests.discord_server import portraits
from tests.discord_server.model import (
    Bot,
    Channel,
    ChannelKind,
    Flags,
    Guild,
    Interaction,
    Member,
    Message,
    MessageKind,
    Overwrite,
    Reference,
    Role,
    Thread,
    User,
)
from tests.discord_server.wire import Payload
from tests.discord_server.world import Event, Intent, World


def post(world: World, message: Message) -> None:
    """Let a message stand in its channel; what only one person sees stands in no channel."""
    world.messages[message.id] = message
    world.remember_nonce(message)
    if portraits.ephemeral(message):
        world.changed()
        return
    message.channel.messages[message.id] = message
    thread = message.channel.thread
    if thread:
        _wake(world, message.channel)
        _join(world, message.channel, message.author)
    world.tell(_about(message, "MESSAGE_CREATE", world))


def edit(world: World, message: Message, *, by_hand: bool = True) -> None:
    """Tell that a message was changed; `by_hand` marks it as edited."""
    if by_hand:
        message.edited = world.clock.now()
    if portraits.ephemeral(message):
        world.changed()
        return
    world.tell(_about(message, "MESSAGE_UPDATE", world))


def delete(world: World, *messages: Message) -> None:
    """Take messages of one channel away."""
    for message in messages:
        message.deleted = True
        message.channel.messages.pop(message.id, None)
    if portraits.ephemeral(messages[0]):
        world.changed()
        return
    channel = messages[0].channel
    if len(messages) == 1:
        world.tell(_in(channel, "MESSAGE_DELETE", {"id": str(messages[0].id)}, Intent.GUILD_MESSAGES))
    else:
        ids: list[object] = [str(message.id) for message in messages]
        world.tell(_in(channel, "MESSAGE_DELETE_BULK", {"ids": ids}, Intent.GUILD_MESSAGES))


def react(world: World, message: Message, who: User, emoji: str, *, take_back: bool = False) -> None:
    """Put a reaction under a message, or take it back."""
    users = message.reactions.setdefault(emoji, [])
    if take_back is (who.id not in users):
        return
    users.remove(who.id) if take_back else users.append(who.id)
    name, _, snowflake = emoji.partition(":")
    told: Payload = {
        "user_id": str(who.id),
        "message_id": str(message.id),
        "message_author_id": str(message.author.id),
        "emoji": {"id": snowflake or None, "name": name, "animated": False},
        "type": 0,
        "burst": False,
    }
    if message.channel.guild and not take_back and who.id in message.channel.guild.members:
        told["member"] = portraits.member(message.channel.guild.members[who.id])
    event = "MESSAGE_REACTION_REMOVE" if take_back else "MESSAGE_REACTION_ADD"
    world.tell(_in(message.channel, event, told, Intent.GUILD_MESSAGE_REACTIONS))


def type_in(world: World, channel: Channel, who: User) -> None:
    """Show that somebody is typing."""
    world.typing.append((channel, who))
    told: Payload = {"user_id": str(who.id), "timestamp": int(world.clock.now().timestamp())}
    if channel.guild and who.id in channel.guild.members:
        told["member"] = portraits.member(channel.guild.members[who.id])
    world.tell(_in(channel, "TYPING_START", told, Intent.GUILD_MESSAGE_TYPING))


def start_thread(
    world: World,
    parent: Channel,
    owner: User,
    name: str,
    *,
    message: Message | None = None,
    kind: ChannelKind = ChannelKind.THREAD,
    archive_after: int = 1440,
) -> Channel:
    """Open a thread: from a message, whose identifier it then has, or without one."""
    now = world.clock.now()
    snowflake = message.id if message else world.mint.new()
    thread = Channel(snowflake, kind, name, parent.guild, parent, Thread(owner, now, archive_after))
    assert parent.guild is not None
    assert thread.thread is not None
    thread.thread.members[owner.id] = now
    world.channels[snowflake] = parent.guild.channels[snowflake] = thread
    world.tell(_of_channel(thread, "THREAD_CREATE", newly_created=True))
    if message:
        message.thread = thread
        message.flags |= Flags.HAS_THREAD
        edit(world, message, by_hand=False)
        starter = Message(world.mint.new(), thread, owner, now, kind=MessageKind.THREAD_STARTER)
        starter.reference = Reference(parent.id, message.id, parent.guild.id)
        post(world, starter)
    elif kind is not ChannelKind.PRIVATE_THREAD:
        notice = Message(world.mint.new(), parent, owner, now, name, MessageKind.THREAD_CREATED)
        notice.reference = Reference(thread.id, 0, parent.guild.id)
        post(world, notice)
    return thread


def change_channel(world: World, channel: Channel) -> None:
    """Tell that a channel or a thread is no longer as it was."""
    world.tell(_of_channel(channel, "THREAD_UPDATE" if channel.thread else "CHANNEL_UPDATE"))


def remove_channel(world: World, channel: Channel) -> None:
    """Take a channel or a thread away."""
    assert channel.guild is not None
    world.tell(_of_channel(channel, "THREAD_DELETE" if channel.thread else "CHANNEL_DELETE"))
    world.channels.pop(channel.id, None)
    channel.guild.channels.pop(channel.id, None)
    world.changed()


def add_channel(world: World, guild: Guild, name: str, overwrites: list[Overwrite]) -> Channel:
    """Make a text channel in a server."""
    channel = Channel(world.mint.new(), ChannelKind.TEXT, name, guild, overwrites=overwrites)
    world.channels[channel.id] = guild.channels[channel.id] = channel
    world.tell(_of_channel(channel, "CHANNEL_CREATE"))
    return channel


def take_part(world: World, thread: Channel, who: User, *, leave: bool = False) -> None:
    """Let somebody join a thread, or leave it."""
    assert thread.thread is not None
    if leave:
        thread.thread.members.pop(who.id, None)
        world.changed()
    else:
        _join(world, thread, who)


def join(world: World, guild: Guild, who: User) -> Member:
    """Let somebody come into a server; a bot that comes is told of all of it."""
    member = guild.members[who.id] = Member(who, world.clock.now())
    told = portraits.member(member) | {"guild_id": str(guild.id)}
    world.tell(Event("GUILD_MEMBER_ADD", lambda _: told, Intent.GUILD_MEMBERS, guild))
    bot = next((bot for bot in world.bots.values() if bot.user is who), None)
    if bot:
        world.tell(Event("GUILD_CREATE", lambda viewer: portraits.guild(guild, viewer), Intent.GUILDS, guild, only=bot))
    return member


def add_role(world: World, guild: Guild, name: str, permissions: int) -> Role:
    """Make a role in a server."""
    role = Role(world.mint.new(), name, permissions)
    guild.roles[role.id] = role
    told: Payload = {"guild_id": str(guild.id), "role": portraits.role(role, len(guild.roles) - 1)}
    world.tell(Event("GUILD_ROLE_CREATE", lambda _: told, Intent.GUILDS, guild))
    return role


def give_role(world: World, guild: Guild, who: User, role: Role) -> None:
    """Give a member a role; a bot is told of its own without any intent."""
    member = guild.members[who.id]
    member.roles.append(role)
    told = portraits.member(member) | {"guild_id": str(guild.id)}
    bot = next((bot for bot in world.bots.values() if bot.user is who), None)
    needs = Intent(0) if bot else Intent.GUILD_MEMBERS
    world.tell(Event("GUILD_MEMBER_UPDATE", lambda _: told, needs, guild, only=bot))


def put_out(world: World, guild: Guild, bot: Bot) -> None:
    """Let a bot be put out of a server."""
    guild.members.pop(bot.id, None)
    gone: Payload = {"id": str(guild.id)}
    world.tell(Event("GUILD_DELETE", lambda _: gone, Intent.GUILDS, guild, only=bot))


def interact(world: World, interaction: Interaction) -> None:
    """Hand an interaction to its bot; no intent is needed for it."""
    world.interactions[interaction.token] = interaction
    world.tell(
        Event(
            "INTERACTION_CREATE",
            lambda _: interaction.payload,
            guild=interaction.channel.guild,
            only=interaction.bot,
        )
    )


def _about(message: Message, name: str, world: World) -> Event:
    needs = Intent.DIRECT_MESSAGES if message.channel.direct else Intent.GUILD_MESSAGES
    gallery = world.gallery()
    return Event(name, lambda viewer: gallery.in_event(message, viewer), needs, message.channel.guild, message.channel)


def _in(channel: Channel, name: str, told: Payload, needs: Intent) -> Event:
    """Make an event in a channel; `needs` is the intent for servers, three bits below that for direct messages."""
    told = {"channel_id": str(channel.id)} | told | ({"guild_id": str(channel.guild.id)} if channel.guild else {})
    return Event(name, lambda _: told, Intent(needs << 3) if channel.direct else needs, channel.guild, channel)


def _of_channel(channel: Channel, name: str, **more: object) -> Event:
    def show(viewer: portraits.Viewer) -> Payload:
        return portraits.channel(channel, viewer.bot.user) | more

    return Event(name, show, Intent.GUILDS, channel.guild, channel)


def _wake(world: World, channel: Channel) -> None:
    assert channel.thread is not None
    if channel.thread.archived and not channel.thread.locked:
        channel.thread.archived = False
        change_channel(world, channel)


def _join(world: World, channel: Channel, who: User) -> None:
    assert channel.thread is not None
    assert channel.guild is not None
    if who.id in channel.thread.members:
        return
    now = channel.thread.members[who.id] = world.clock.now()
    shown = portraits.thread_member(channel, who, now)
    guild = str(channel.guild.id)
    bot = next((bot for bot in world.bots.values() if bot.user is who), None)
    if bot:
        told = shown | {"guild_id": guild}
        world.tell(Event("THREAD_MEMBER_UPDATE", lambda _: told, Intent.GUILDS, channel.guild, only=bot))
    else:
        added: list[object] = [shown]
        many: Payload = {
            "id": str(channel.id),
            "guild_id": guild,
            "member_count": len(channel.thread.members),
            "added_members": added,
        }
        world.tell(Event("THREAD_MEMBERS_UPDATE", lambda _: many, Intent.GUILD_MEMBERS, channel.guild, channel))
