"""A message on Discord → what it wants of us. Nothing here answers; a place is what the message it replies to is about.

A reply and a thread of ours are told by what the store knows of them, so that they mean the same after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

import discord

from bot.adapters.messages import Post, Preview
from bot.adapters.store.inbox import Place
from bot.chat.arrival import (
    Answering,
    Arrival,
    AskRecent,
    Held,
    Plain,
    ReadThat,
    Redo,
    Unseen,
    Watch,
    Where,
    meant,
    pointed_at,
)
from bot.chat.conversation import Ask, Nothing, Read, Say, Show
from bot.chat.discord.work import Material
from bot.desk.intake import Attached
from bot.errors import DocumentMissing

UNSEEN = "Discord does not show me that message. Use “Who said what?” in its menu, under Apps, or mention me with its link or text."
Placed = Callable[[str], Awaitable[Place | None]]


@dataclass(frozen=True, slots=True)
class Reading:
    material: Material


@dataclass(frozen=True, slots=True)
class Asking:
    """A question about what stands at a place; without one, about what was read in the channel."""

    question: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Helping:
    """Say how this is used, or answer a courtesy with a sentence."""

    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Showing:
    """Show the lines of these marks, or all lines."""

    place: Place
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watching:
    """Read these links quietly, if the channel is one that is watched."""

    links: tuple[str, ...]


Heard = Reading | Asking | Showing | Helping | Watching


async def heard(message: discord.Message, me: discord.abc.User, placed: Placed) -> Heard | None:
    """Tell what a message wants of us; None where it is not for us."""
    if message.is_system():
        return None
    replied = await _answered(message)
    place = await placed(str(replied.id)) if replied else None
    thread: Place | None = None
    if isinstance(message.channel, discord.Thread):
        id = str(message.channel.id)
        thread = await placed(last_read_in(id)) or await placed(id)
    where = Where.DIRECT if message.guild is None else Where.THREAD if thread else Where.CHANNEL
    answering = Answering.NOBODY
    if replied is not None:
        answering = Answering.US if replied.author.id == me.id else Answering.OTHER
    meaning = meant(
        Arrival(
            _held(message, without_mention(message.content, me)),
            where,
            answering,
            _held(replied, without_mention(replied.content, me)) if replied else Held(),
            mentions_us=_mentions(message, me),
            mentions_others=any(user.id != me.id for user in message.mentions) and not _mentions(message, me),
            is_watched=message.guild is not None,  # as far as can be told here
            is_bot=message.author.bot or message.webhook_id is not None,
            is_ours=message.author.id == me.id,
            edited=message.edited_at - message.created_at if message.edited_at else None,
        )
    )
    told = meaning.meaning if isinstance(meaning, Redo) else meaning
    return _wanted(told, message, replied, place or thread)


def last_read_in(thread: str) -> str:
    """Name the place that is a thread of ours, where more was read in it than the card it was opened from tells of."""
    return f"thread:{thread}"


def pointed(message: discord.Message) -> Reading | None:
    """Tell what the message menu wants of us; None where there is nothing to read."""
    found = pointed_at(_held(message, message.content))
    return _reading_of(found, message) if isinstance(found, ReadThat) else None


def _wanted(
    meaning: Plain | Watch, message: discord.Message, replied: discord.Message | None, place: Place | None
) -> Heard | None:
    match meaning:
        case Read():
            return _reading(meaning, message)
        case ReadThat() if replied is not None:
            return _reading_of(meaning, replied)
        case Ask(question):
            return Asking(question, place)
        case AskRecent(question):
            return Asking(question)
        case Show(marks) if place is not None:
            return Showing(place, marks)
        case Say(sentence):
            return Helping(sentence)
        case Unseen():
            return Helping(UNSEEN)
        case Watch(links):
            return Watching(links)
        case Nothing():
            return None
    return Helping()


def _held(message: discord.Message | discord.MessageSnapshot, text: str) -> Held:
    forwards = message.message_snapshots if isinstance(message, discord.Message) else ()
    return Held(
        text,
        files=tuple(one.url for one in message.attachments),
        embeds=tuple(embed.url for embed in message.embeds if embed.url),
        forwards=tuple(_held(one, one.content) for one in forwards),
        is_readable=bool(message.content or message.attachments or message.embeds or forwards),
    )


def _reading(meaning: Read, message: discord.Message) -> Reading:
    """What a message gives to read by itself; what it only passes on is a post by nobody we know."""
    passed_on = bool(message.message_snapshots) and not message.content.strip()
    posts = (Post(meaning.text),) if passed_on and meaning.text else ()
    links, files = _parted(meaning.files, message)
    told = Read(links, "" if posts else meaning.text, meaning.question)
    return Reading(Material(told, (*posts, *_previews(message)), files))


def _reading_of(meaning: ReadThat, message: discord.Message) -> Reading:
    """What a message of somebody's gives to read to one who points at it: its words are its author's."""
    words = Post(meaning.text, message.author.display_name, message.jump_url, message.created_at)
    links, files = _parted(meaning.files, message)
    told = Read(links, question=meaning.question)
    return Reading(Material(told, (*((words,) if meaning.text else ()), *_previews(message)), files))


def _parted(named: Iterable[str], message: discord.Message) -> tuple[tuple[str, ...], tuple[Attached, ...]]:
    """The links among what is named, and the files of the message and of what it passes on."""
    files = {file.url: file for file in hanging_on(message)}
    names = tuple(named)
    return tuple(name for name in names if name not in files), attached(files[name] for name in names if name in files)


def hanging_on(message: discord.Message) -> tuple[discord.Attachment, ...]:
    """The files of a message and of what it passes on."""
    return (*message.attachments, *(file for one in message.message_snapshots for file in one.attachments))


def _previews(message: discord.Message) -> tuple[Post, ...]:
    """What the platform shows of the pages linked to, for where they themselves cannot be read."""
    embeds = (*message.embeds, *(embed for one in message.message_snapshots for embed in one.embeds))
    shown = tuple(
        Preview(
            embed.description, embed.title or "", embed.url or "", embed.provider.name or "", embed.author.name or ""
        )
        for embed in embeds
        if embed.description
    )
    return (Post("", previews=shown),) if shown else ()


def without_mention(text: str, me: discord.abc.User) -> str:
    return re.sub(rf"\s*<@!?{me.id}>\s*", " ", text).strip()


def _mentions(message: discord.Message, me: discord.abc.User) -> bool:
    roles = (role.tags for role in message.role_mentions)
    return any(user.id == me.id for user in message.mentions) or any(tags and tags.bot_id == me.id for tags in roles)


async def _answered(message: discord.Message) -> discord.Message | None:
    """The message that this one replies to, if it still stands and may be seen."""
    reference = message.reference
    if reference is None or reference.message_id is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    try:
        return reference.cached_message or await message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None


def attached(attachments: Iterable[discord.Attachment]) -> tuple[Attached, ...]:
    """Give the files as they are to be read."""
    return tuple(
        Attached(one.filename, one.size, (one.content_type or "").partition(";")[0], _content_of(one))
        for one in attachments
    )


def _content_of(attachment: discord.Attachment) -> Callable[[], Awaitable[bytes]]:
    async def content() -> bytes:
        try:
            return await attachment.read()
        except discord.HTTPException as error:
            raise DocumentMissing(
                f"{attachment.filename} cannot be fetched from Discord. Send it once more."
            ) from error

    return content
