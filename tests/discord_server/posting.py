"""From a form to a message: what is refused, what is kept, and how it is changed later.

Channels, answers to interactions and follow-ups all write messages through here, so they keep the same limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.discord_server.component_limits import component_breaches
from tests.discord_server.limits import message_breaches, refuse_files
from tests.discord_server.model import (
    Attachment,
    Channel,
    Flags,
    Message,
    MessageKind,
    Reference,
    Snapshot,
    Upload,
    User,
)
from tests.discord_server.wire import Breach, Fields, Payload, Refusal, refuse_if
from tests.discord_server.world import World

SETTABLE = Flags.SUPPRESS_EMBEDS | Flags.EPHEMERAL | Flags.SUPPRESS_NOTIFICATIONS | Flags.COMPONENTS_V2


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody wants to write, and how large its files may be."""

    body: Fields
    files: Sequence[Upload] = ()
    file_size: int = 0


def compose(world: World, channel: Channel, author: User, form: Form) -> Message:
    """Make the message a form asks for, or refuse it; it is not posted yet."""
    body = form.body
    flags = Flags(body.number("flags")) & SETTABLE
    _refuse(form, second_kind=Flags.COMPONENTS_V2 in flags)
    message = Message(world.mint.new(), channel, author, world.clock.now(), body.text("content"), flags=flags)
    message.nonce = body.text("nonce")
    message.embeds = [_embed(embed) for embed in body.many("embeds")]
    message.attachments = _attach(world, channel, form)
    message.components = _numbered(body.many("components"), message, world)
    _point(world, message, body)
    message.pings = world.pings_of(message, body.one("allowed_mentions") if "allowed_mentions" in body else None)
    shown = (message.content.strip(), message.embeds, message.attachments, message.components, message.snapshots)
    if not any(shown):
        raise Refusal(400, 50006, "Cannot send an empty message")
    return message


def revise(world: World, message: Message, form: Form) -> None:
    """Change a message as a form asks, or refuse it; the change is not told yet."""
    body = form.body
    flags = message.flags
    if body.has("flags"):
        wanted = Flags(body.number("flags"))
        flags = flags & ~Flags.SUPPRESS_EMBEDS | wanted & (Flags.SUPPRESS_EMBEDS | Flags.COMPONENTS_V2)
    second_kind = Flags.COMPONENTS_V2 in flags
    if second_kind and Flags.COMPONENTS_V2 not in message.flags:
        _refuse_remains(message, body)
    _refuse(form, second_kind=second_kind)
    content = body.text("content") if "content" in body else message.content
    embeds = [_embed(embed) for embed in body.many("embeds")] if "embeds" in body else message.embeds
    attachments = _kept(message, body) + _attach(world, message.channel, form)
    left = body.entries("components") if "components" in body else message.components
    if not any((content.strip(), embeds, attachments, left)):
        raise Refusal(400, 50006, "Cannot send an empty message")
    message.versions.append(message.text)
    message.content, message.embeds, message.attachments, message.flags = content, embeds, attachments, flags
    if "components" in body:
        message.components = _numbered(body.many("components"), message, world)
    message.pings = world.pings_of(message, body.one("allowed_mentions") if "allowed_mentions" in body else None)


def _refuse(form: Form, *, second_kind: bool) -> None:
    refuse_files(list(form.files), form.file_size)
    refuse_if([*message_breaches(form.body), *component_breaches(form.body, second_kind=second_kind), *_unfiled(form)])


def _refuse_remains(message: Message, body: Fields) -> None:
    """Refuse to make a message one of components alone while it keeps what such a message cannot have."""
    left = {"content": message.content, "embeds": message.embeds}
    text = "cannot be used when using MessageFlags.IS_COMPONENTS_V2"
    code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    refuse_if(
        body.breach(name, code, f"The '{name}' field {text}") for name, had in left.items() if had and name not in body
    )


def _unfiled(form: Form) -> Iterable[Breach]:
    """Find `attachment://` addresses that name no file of the form."""
    names = {file.name for file in form.files} | {kept.text("filename") for kept in form.body.many("attachments")}
    for component in _walk(form.body.values.get("components")):
        for key in ("file", "media"):
            media = component.get(key)
            url = media.get("url") if isinstance(media, dict) else None
            if isinstance(url, str) and url.startswith("attachment://") and url[13:] not in names:
                yield Breach(("components",), "ATTACHMENT_NOT_FOUND", f"{url} was not found")


def _walk(value: object) -> Iterable[Payload]:
    if isinstance(value, list):
        for one in value:
            yield from _walk(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _walk(one)


def _embed(embed: Fields) -> Payload:
    return {"type": "rich"} | {name: value for name, value in embed.values.items() if value is not None}


def _attach(world: World, channel: Channel, form: Form) -> list[Attachment]:
    told = {one.text("id"): one for one in form.body.many("attachments")}
    made = []
    for n, file in enumerate(form.files):
        about = told.get(str(n))
        name = about.text("filename") if about and about.has("filename") else file.name
        description = about.text("description") if about else ""
        made.append(Attachment(world.mint.new(), channel.id, Upload(name, file.content, file.kind, description)))
    for about in told.values():
        put = world.uploaded.pop(about.text("uploaded_filename"), None)
        if put:
            name = about.text("filename", put.name)
            made.append(
                Attachment(world.mint.new(), channel.id, Upload(name, put.content, put.kind, about.text("description")))
            )
    return made


def _kept(message: Message, body: Fields) -> list[Attachment]:
    """Keep the files the form names; all, when it says nothing of files."""
    if "attachments" not in body:
        return message.attachments
    kept = {one.text("id") for one in body.many("attachments")}
    return [one for one in message.attachments if str(one.id) in kept]


def _numbered(components: Iterable[Fields], message: Message, world: World) -> list[Payload]:
    """Give components the numbers they lack, and files in them their addresses."""
    given = [Payload(one.values) for one in components]
    taken = {one["id"] for one in _walk(given) if isinstance(one.get("id"), int) and "type" in one}
    number = 0
    for one in _walk(given):
        if "type" in one and not one.get("id"):
            number += 1
            while number in taken:
                number += 1
            one["id"] = number
        url = one.get("url")
        if isinstance(url, str) and url.startswith("attachment://"):
            gallery = world.gallery()
            shown = next((gallery.attachment(a) for a in message.attachments if a.upload.name == url[13:]), None)
            one["url"] = one["proxy_url"] = shown["url"] if shown else url
    return given


def _point(world: World, message: Message, body: Fields) -> None:
    """Let a message answer another, or pass it on."""
    if not body.has("message_reference"):
        return
    to = body.one("message_reference")
    forward = to.number("type") == 1
    place = world.channels.get(to.number("channel_id")) if to.has("channel_id") else message.channel
    target = place.messages.get(to.number("message_id")) if place else None
    if target is None or (place is not message.channel and not forward):
        if to.truth("fail_if_not_exists", True):
            refuse_if([body.breach("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")])
        return
    guild = target.channel.guild.id if target.channel.guild else None
    message.reference = Reference(target.channel.id, target.id, guild, forward)
    if forward:
        message.flags |= Flags.HAS_SNAPSHOT
        message.snapshots = [snapshot(target)]
    else:
        message.kind = MessageKind.REPLY


def snapshot(message: Message) -> Snapshot:
    """Take a message as it is now, to pass it on."""
    if message.snapshots:
        return message.snapshots[0]
    shown = (tuple(message.embeds), tuple(message.components), tuple(message.attachments))
    return Snapshot(message.content, *shown, message.created, message.edited)
