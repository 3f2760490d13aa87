"""Messages in channels: sent, read, changed, taken away, reacted to."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote

from tests.discord_server import deeds, portraits
from tests.discord_server.limits import PAGE
from tests.discord_server.model import SPOKEN, Channel, Message
from tests.discord_server.permissions import May, needed_to_speak, permissions_in, require
from tests.discord_server.posting import Form, compose, revise
from tests.discord_server.rest.call import Call, Reply, Ways
from tests.discord_server.wire import Payload, Refusal, between, count, refuse_if
from tests.discord_server.world import age

ways = Ways()
MESSAGES = "/channels/{channel}/messages"
MESSAGE = MESSAGES + "/{message}"
REACTIONS = MESSAGE + "/reactions"


@ways.on("POST", MESSAGES)
async def send(call: Call) -> Reply:
    """Send a message; one already sent with the same nonce is given back instead."""
    channel = _channel(call)
    _require_to_send(call, channel)
    nonce = call.body.text("nonce")
    if nonce and call.body.truth("enforce_nonce"):
        before = call.world.sent_before(call.me, channel, nonce)
        if before:
            return _shown(call, before)
    message = compose(call.world, channel, call.me, Form(call.body, call.files, call.file_size))
    deeds.post(call.world, message)
    return _shown(call, message)


@ways.on("GET", MESSAGES)
async def history(call: Call) -> Reply:
    """Read a page of history, newest first; none without the permission to."""
    channel = _channel(call)
    refuse_if(between(call.query, "limit", 1, PAGE))
    if May.READ_MESSAGE_HISTORY not in permissions_in(channel, call.me):
        return []
    ids = sorted(channel.messages)
    limit = call.query.number("limit", 50)
    if call.query.has("around"):
        around = call.query.number("around")
        half = limit // 2
        older = [one for one in ids if one < around][-half:] if half else []
        page = older + [one for one in ids if one >= around][: limit - len(older)]
    elif call.query.has("after"):
        page = [one for one in ids if one > call.query.number("after")][:limit]
    else:
        before = call.query.number("before") if call.query.has("before") else 1 << 63
        page = [one for one in ids if one < before][-limit:]
    return [_shown(call, channel.messages[one]) for one in reversed(page)]


@ways.on("GET", MESSAGE)
async def single(call: Call) -> Reply:
    """Read one message."""
    channel = _channel(call)
    require(channel, call.me, May.READ_MESSAGE_HISTORY)
    return _shown(call, _message(call, channel))


@ways.on("PATCH", MESSAGE)
async def change(call: Call) -> Reply:
    """Change a message of one's own."""
    channel = _channel(call)
    message = _message(call, channel)
    if message.author is not call.me:
        raise Refusal(403, 50005, "Cannot edit a message authored by another user")
    if message.kind not in SPOKEN:
        raise Refusal(403, 50021, "Cannot execute action on a system message")
    _refuse_if_put_away(channel)
    revise(call.world, message, Form(call.body, call.files, call.file_size))
    deeds.edit(call.world, message)
    return _shown(call, message)


@ways.on("DELETE", MESSAGE)
async def remove(call: Call) -> Reply:
    """Take a message away: one's own, or with the permission any."""
    channel = _channel(call)
    message = _message(call, channel)
    if message.author is not call.me:
        if channel.direct:
            raise Refusal(403, 50003, "Cannot execute action on a DM channel")
        require(channel, call.me, May.MANAGE_MESSAGES)
    deeds.delete(call.world, message)
    return None


@ways.on("POST", "/channels/{channel}/attachments")
async def offer(call: Call) -> Reply:
    """Give addresses to which files may be put before the message that shows them is sent."""
    channel = _channel(call)
    require(channel, call.me, needed_to_speak(channel), May.ATTACH_FILES)
    given: list[object] = []
    for file in call.body.many("files"):
        if file.number("file_size") > call.file_size:
            raise Refusal(413, 40005, "Request entity too large")
        name = f"{call.world.mint.new()}/{file.text('filename')}"
        address = f"{call.world.base}/uploads/{name}"
        given.append({"id": file.number("id"), "upload_url": address, "upload_filename": name})
    return {"attachments": given}


@ways.on("POST", MESSAGES + "/bulk-delete")
async def remove_many(call: Call) -> Reply:
    """Take two to a hundred messages away, none older than two weeks."""
    channel = _channel(call)
    require(channel, call.me, May.MANAGE_MESSAGES)
    refuse_if(count(call.body, "messages", 2, 100))
    ids = [int(one) for one in call.body.texts("messages")]
    if any(age(call.world, one) > timedelta(days=14) for one in ids):
        raise Refusal(400, 50034, "You can only bulk delete messages that are under 14 days old.")
    deeds.delete(call.world, *(channel.messages[one] for one in ids if one in channel.messages))
    return None


@ways.on("POST", "/channels/{channel}/typing")
async def typing(call: Call) -> Reply:
    """Show that one is typing."""
    channel = _channel(call)
    require(channel, call.me, needed_to_speak(channel))
    deeds.type_in(call.world, channel, call.me)
    return None


@ways.on("PUT", REACTIONS + "/{emoji}/@me")
async def react(call: Call) -> Reply:
    """Put a reaction under a message."""
    channel = _channel(call)
    message = _message(call, channel)
    _refuse_if_put_away(channel)
    emoji = unquote(call.places["emoji"])
    needed = (
        [May.READ_MESSAGE_HISTORY] if message.reactions.get(emoji) else [May.READ_MESSAGE_HISTORY, May.ADD_REACTIONS]
    )
    require(channel, call.me, *needed)
    if emoji.isascii() and ":" not in emoji:
        raise Refusal(400, 10014, "Unknown Emoji")
    deeds.react(call.world, message, call.me, emoji)
    return None


@ways.on("DELETE", REACTIONS + "/{emoji}/{user}")
async def take_back(call: Call) -> Reply:
    """Take a reaction back: one's own, or with the permission another's."""
    channel = _channel(call)
    message = _message(call, channel)
    who = call.me if call.places["user"] == "@me" else call.world.users.get(call.number("user"))
    if who is None:
        raise Refusal(404, 10013, "Unknown User")
    if who is not call.me:
        require(channel, call.me, May.MANAGE_MESSAGES)
    deeds.react(call.world, message, who, unquote(call.places["emoji"]), take_back=True)
    return None


@ways.on("GET", REACTIONS + "/{emoji}")
async def reactors(call: Call) -> Reply:
    """List who reacted so."""
    message = _message(call, _channel(call))
    users = message.reactions.get(unquote(call.places["emoji"]), [])
    return [portraits.user(call.world.users[one]) for one in users[: call.query.number("limit", 25)]]


@ways.on("DELETE", REACTIONS)
async def clear_reactions(call: Call) -> Reply:
    """Take all reactions away."""
    channel = _channel(call)
    require(channel, call.me, May.MANAGE_MESSAGES)
    message = _message(call, channel)
    for emoji, users in list(message.reactions.items()):
        for who in list(users):
            deeds.react(call.world, message, call.world.users[who], emoji, take_back=True)
    return None


def _require_to_send(call: Call, channel: Channel) -> None:
    if channel.direct:
        others = [other for other in channel.recipients if other is not call.me]
        shared = any(other.id in guild.members for other in others for guild in call.world.guilds_of(call.bot))
        if not shared or not all(other.accepts_direct for other in others):
            raise Refusal(403, 50007, "Cannot send messages to this user")
        return
    needed = [needed_to_speak(channel)]
    needed += [May.ATTACH_FILES] if call.files else []
    needed += [May.EMBED_LINKS] if call.body.entries("embeds") else []
    require(channel, call.me, *needed)
    if channel.thread and channel.thread.locked and May.MANAGE_THREADS not in permissions_in(channel, call.me):
        raise Refusal(403, 160005, "This thread is locked.")
    answers = call.body.has("message_reference")
    if answers and May.READ_MESSAGE_HISTORY not in permissions_in(channel, call.me):
        raise Refusal(400, 160002, "Cannot reply without permission to read message history")


def _refuse_if_put_away(channel: Channel) -> None:
    if channel.thread and channel.thread.archived:
        raise Refusal(400, 50083, "Thread is archived")


def _channel(call: Call) -> Channel:
    return call.world.channel_for(call.me, call.number("channel"))


def _message(call: Call, channel: Channel) -> Message:
    return call.world.message_in(channel, call.number("message"))


def _shown(call: Call, message: Message) -> Payload:
    return call.world.gallery().message(message, call.viewer)
