"""Channels and threads: shown, changed, opened, joined."""

from __future__ import annotations

from tests.discord_server import deeds, portraits
from tests.discord_server.limits import thread_breaches
from tests.discord_server.model import THREADS, Channel, ChannelKind, User
from tests.discord_server.permissions import May, permissions_in, require, sees
from tests.discord_server.rest.call import Call, Reply, Ways
from tests.discord_server.wire import Refusal, refuse_if

ways = Ways()
CHANNEL = "/channels/{channel}"


@ways.on("GET", CHANNEL)
async def show(call: Call) -> Reply:
    """Show a channel or thread."""
    return portraits.channel(_channel(call), call.me)


@ways.on("PATCH", CHANNEL)
async def change(call: Call) -> Reply:
    """Change a channel's name, or a thread's, or put the thread away."""
    channel = _channel(call)
    refuse_if(thread_breaches(call.body, new=False))
    if channel.direct:
        raise Refusal(403, 50003, "Cannot execute action on a DM channel")
    thread = channel.thread
    if thread is None:
        require(channel, call.me, May.MANAGE_CHANNELS)
    elif thread.owner is not call.me or "locked" in call.body:
        require(channel, call.me, May.MANAGE_THREADS)
    if thread and thread.archived and call.body.truth("archived", True):
        raise Refusal(400, 50083, "Thread is archived")
    channel.name = call.body.text("name", channel.name)
    if thread:
        thread.archived = call.body.truth("archived", thread.archived)
        thread.locked = call.body.truth("locked", thread.locked)
        thread.archive_after = call.body.number("auto_archive_duration", thread.archive_after)
    deeds.change_channel(call.world, channel)
    return portraits.channel(channel, call.me)


@ways.on("DELETE", CHANNEL)
async def remove(call: Call) -> Reply:
    """Take a channel or a thread away; closing a conversation of two changes nothing."""
    channel = _channel(call)
    shown = portraits.channel(channel, call.me)
    if not channel.direct:
        require(channel, call.me, May.MANAGE_THREADS if channel.thread else May.MANAGE_CHANNELS)
        deeds.remove_channel(call.world, channel)
    return shown


@ways.on("POST", CHANNEL + "/messages/{message}/threads")
async def start_from_message(call: Call) -> Reply:
    """Open a thread from a message; a message has one at most."""
    parent = _parent(call, May.CREATE_PUBLIC_THREADS)
    require(parent, call.me, May.READ_MESSAGE_HISTORY)
    message = call.world.message_in(parent, call.number("message"))
    refuse_if(thread_breaches(call.body, new=True))
    if message.thread:
        raise Refusal(400, 160004, "A thread has already been created for this message")
    after = call.body.number("auto_archive_duration", 1440)
    thread = deeds.start_thread(
        call.world, parent, call.me, call.body.text("name"), message=message, archive_after=after
    )
    return portraits.channel(thread, call.me)


@ways.on("POST", CHANNEL + "/threads")
async def start(call: Call) -> Reply:
    """Open a thread without a message, private unless said otherwise."""
    kind = call.body.number("type", int(ChannelKind.PRIVATE_THREAD))
    if kind not in THREADS:
        raise Refusal(400, 50024, "Cannot execute action on this channel type")
    private = kind == ChannelKind.PRIVATE_THREAD
    parent = _parent(call, May.CREATE_PRIVATE_THREADS if private else May.CREATE_PUBLIC_THREADS)
    refuse_if(thread_breaches(call.body, new=True))
    after = call.body.number("auto_archive_duration", 1440)
    name = call.body.text("name")
    thread = deeds.start_thread(call.world, parent, call.me, name, kind=ChannelKind(kind), archive_after=after)
    return portraits.channel(thread, call.me)


@ways.on("PUT", CHANNEL + "/thread-members/{user}")
async def add_member(call: Call) -> Reply:
    """Join a thread, or let somebody join it."""
    deeds.take_part(call.world, _thread(call), _who(call))
    return None


@ways.on("DELETE", CHANNEL + "/thread-members/{user}")
async def remove_member(call: Call) -> Reply:
    """Leave a thread, or put somebody out of it."""
    thread, who = _thread(call), _who(call)
    if who is not call.me:
        require(thread, call.me, May.MANAGE_THREADS)
    deeds.take_part(call.world, thread, who, leave=True)
    return None


@ways.on("GET", CHANNEL + "/thread-members/{user}")
async def one_member(call: Call) -> Reply:
    """Show that somebody takes part in a thread."""
    thread, who = _thread(call), _who(call)
    assert thread.thread is not None
    joined = thread.thread.members.get(who.id)
    if joined is None:
        raise Refusal(404, 10007, "Unknown Member")
    return portraits.thread_member(thread, who, joined)


@ways.on("GET", CHANNEL + "/thread-members")
async def members(call: Call) -> Reply:
    """List who takes part in a thread."""
    thread = _thread(call)
    assert thread.thread is not None
    users = call.world.users
    return [portraits.thread_member(thread, users[who], joined) for who, joined in thread.thread.members.items()]


@ways.on("GET", CHANNEL + "/threads/archived/public")
async def archived(call: Call) -> Reply:
    """List the threads of a channel that were put away."""
    parent = _channel(call)
    require(parent, call.me, May.READ_MESSAGE_HISTORY)
    assert parent.guild is not None
    put_away = [
        one
        for one in call.world.threads_of(parent.guild)
        if one.parent is parent and one.thread and one.thread.archived
    ]
    return {"threads": [portraits.channel(one, call.me) for one in put_away], "members": [], "has_more": False}


@ways.on("GET", "/guilds/{guild}/threads/active")
async def active(call: Call) -> Reply:
    """List the threads of a server that were not put away."""
    guild = call.world.guild_for(call.me, call.number("guild"))
    here = [
        one for one in call.world.threads_of(guild) if one.thread and not one.thread.archived and sees(one, call.me)
    ]
    return {"threads": [portraits.channel(one, call.me) for one in here], "members": []}


def _parent(call: Call, needed: May) -> Channel:
    parent = _channel(call)
    if parent.direct or parent.thread:
        raise Refusal(400, 50024, "Cannot execute action on this channel type")
    if needed not in permissions_in(parent, call.me):
        raise Refusal(403, 50013, "Missing Permissions")
    return parent


def _thread(call: Call) -> Channel:
    channel = _channel(call)
    if channel.thread is None:
        raise Refusal(400, 50024, "Cannot execute action on this channel type")
    return channel


def _who(call: Call) -> User:
    if call.places["user"] == "@me":
        return call.me
    found = call.world.users.get(call.number("user"))
    if found is None:
        raise Refusal(404, 10013, "Unknown User")
    return found


def _channel(call: Call) -> Channel:
    return call.world.channel_for(call.me, call.number("channel"))
