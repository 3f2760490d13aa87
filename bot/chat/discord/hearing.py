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
from bot.chat import conversation
from bot.chat.conversation import Ask, Help, Nothing, Read, Say, is_question
from bot.chat.discord.work import Attached, Material
from bot.errors import DocumentMissing

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


Heard = Reading | Asking | Helping


async def heard(message: discord.Message, me: discord.abc.User, placed: Placed) -> Heard | None:
    """Tell what a message wants of us; None where it is not for us."""
    if message.author.bot or message.webhook_id is not None or message.is_system():
        return None
    addressed = message.guild is None or _mentions(message, me)
    text = without_mention(message.content, me)
    answers = await _answered(message)
    place = await placed(str(answers.id)) if answers else None
    in_thread = isinstance(message.channel, discord.Thread)
    if place is None and in_thread:
        place = await placed(str(message.channel.id))
    to_another = answers is not None and answers.author.id != me.id
    if not addressed and (place is None or to_another):
        return None
    meant = conversation.meaning(conversation.Message(text))
    own = material(message, meant if isinstance(meant, Read) else Read(question=text if is_question(text) else ""))
    if addressed and not own.is_empty:
        return Reading(own)
    if addressed and to_another and answers is not None:
        pointed = pointed_at(answers, text if is_question(text) else "")
        if not pointed.is_empty:
            return Reading(pointed)
    if isinstance(meant, Ask | conversation.Show | Read) and (place is not None or addressed):
        return Asking(text, place) if addressed or is_question(text) else None
    if not addressed:
        return None
    return Helping(meant.sentence) if isinstance(meant, Say) else Helping()


def material(message: discord.Message, meant: Read) -> Material:
    """Gather what a message itself gives to read: links, a pasted text, files, what it passes on."""
    posts: list[Post] = []
    links, files = list(meant.files), list(message.attachments)
    for snapshot in message.message_snapshots:
        links += conversation.linked(snapshot.content)
        files += snapshot.attachments
        posts += _posts(snapshot.content, snapshot.embeds, Post(snapshot.content))
    if meant.files or meant.text:
        posts += _posts("", message.embeds, Post(""))
    return Material(Read(tuple(dict.fromkeys(links)), meant.text, meant.question), tuple(posts), attached(files))


def pointed_at(message: discord.Message, question: str = "") -> Material:
    """Gather what a message gives to read to somebody else who points at it: its words count, however few."""
    own = material(message, Read(files=conversation.linked(message.content), question=question))
    words = Post(message.content, author=message.author.display_name, link=message.jump_url, sent=message.created_at)
    told = _posts(message.content, message.embeds, words)
    return Material(own.meant, (*told, *own.posts), own.attached)


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


def _posts(text: str, embeds: Iterable[discord.Embed], words: Post) -> list[Post]:
    """A post of the words, unless they only introduce a link, and of what the platform shows of its pages."""
    previews = tuple(
        Preview(
            embed.description,
            title=embed.title or "",
            url=embed.url or "",
            provider=embed.provider.name or "",
            author=embed.author.name or "",
        )
        for embed in embeds
        if embed.description
    )
    meant = conversation.meaning(conversation.Message(text))
    introduces = not text or (isinstance(meant, Read) and bool(meant.files))
    told = [] if introduces or isinstance(meant, Help | Nothing) else [words]
    return [*told, *([Post("", previews=previews)] if previews else [])]


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
