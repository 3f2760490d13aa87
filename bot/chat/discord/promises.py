"""What is promised to who used a command, a form or the menu: kept before Discord is told that we think, and held after a restart.

A promise is in the inbox with the token by which its answer is shown, which is good for a quarter of an hour and erased at
the end. The answer takes the place of the sign; showing it again changes nothing, so it is never doubled.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import discord

from bot.adapters.messages import Post
from bot.adapters.store.inbox import Inbox, Place, Request
from bot.adapters.store.rows import packed, unpacked
from bot.chat.card import Card, Line, Section
from bot.chat.conversation import Read
from bot.chat.discord.askers import Asker, asker_at
from bot.chat.discord.breakage import given_up, whole
from bot.chat.discord.components import Message
from bot.chat.discord.controls import Posting
from bot.chat.discord.rendering import render
from bot.chat.discord.sending import show, show_again
from bot.chat.discord.work import Material, Told, Work
from bot.desk.intake import Attached
from bot.errors import DocumentMissing, StoreError

HELD = timedelta(minutes=15)
"""How long a token is good."""
_AT_MOST = 1.0
"""Seconds of the three we have in which a promise is to be kept."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Hung:
    """A file given with a command."""

    name: str
    size: int
    media_type: str
    address: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the answer to a question, about an exchange or what was read in the channel; else a reading."""

    question: str = ""
    exchange: str = ""
    links: tuple[str, ...] = ()
    text: str = ""
    posts: tuple[Post, ...] = ()
    hung: tuple[Hung, ...] = ()
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class _Promise:
    """What is asked for, by whom, and where the answer is shown. Never logged: it holds a token."""

    wanted: Wanted
    asker: Asker
    application: int
    token: str = field(repr=False)


def wanted(material: Material, *, is_private: bool = False, files: tuple[discord.Attachment, ...] = ()) -> Wanted:
    """Say that a material is to be read; `files` are those that hang on it."""
    hung = tuple(Hung(one.filename, one.size, (one.content_type or "").partition(";")[0], one.url) for one in files)
    return Wanted(
        links=material.meant.files, text=material.meant.text, posts=material.posts, hung=hung, is_private=is_private
    )


def is_promise(request: Request) -> bool:
    """Whether a request is an interaction: a message's id is a number, whatever the message says."""
    return not request.id.isdecimal()


class Promises:
    """Makes and keeps them."""

    def __init__(self, work: Work, inbox: Inbox) -> None:
        self._work = work
        self._inbox = inbox
        self._under_way: dict[str, asyncio.Task[object] | None] = {}

    @property
    def tasks(self) -> set[asyncio.Task[object]]:
        """In which work is under way: Discord's library starts them for commands, and ends none of them."""
        return {task for task in self._under_way.values() if task is not None}

    async def make(self, interaction: discord.Interaction, wanted: Wanted) -> None:
        """Answer an interaction; what the store cannot keep in time is answered all the same."""
        asker = asker_at(interaction)
        promise = _Promise(wanted, asker, interaction.application_id, interaction.token)
        request = Request(
            f"i{interaction.id}", asker.guild, asker.channel, asker.person, packed(promise), accepted=self._work.now()
        )
        self._under_way[request.id] = asyncio.current_task()
        try:
            with suppress(TimeoutError, StoreError):
                async with asyncio.timeout(_AT_MOST):
                    await self._inbox.accept(request)
            await interaction.response.defer(ephemeral=wanted.is_private, thinking=True)
            with suppress(StoreError):
                await self._inbox.begin(request.id)
            await self._hold(request.id, promise, 1, interaction.client, lambda shown: show(interaction, shown))
        finally:
            self._under_way.pop(request.id, None)

    async def take_up(self, request: Request, client: discord.Client) -> None:
        """Answer what was promised before a restart, if it may still be shown."""
        if request.id in self._under_way:
            return
        now = self._work.now()
        try:
            promise = unpacked(_Promise, request.asked) if now - request.accepted < HELD else None
        except StoreError:
            promise = None
        if promise is None:
            await self._inbox.failed(request.id, now, forgetting=True)
            return
        self._under_way[request.id] = asyncio.current_task()
        try:
            tries = await self._inbox.begin(request.id)
            if tries:
                hook = discord.Webhook.partial(promise.application, promise.token, client=client)
                await self._hold(request.id, promise, tries, client, lambda shown: show_again(hook, shown))
        except discord.HTTPException as error:
            if error.status in {401, 403, 404}:  # it was taken away, or Discord was never told that we think
                await self._inbox.failed(request.id, now, forgetting=True)
            else:
                raise
        finally:
            self._under_way.pop(request.id, None)

    async def _hold(
        self,
        id: str,
        promise: _Promise,
        tries: int,
        client: discord.Client,
        show: Callable[[Message], Awaitable[discord.Message]],
    ) -> None:
        wanted, asker = promise.wanted, promise.asker
        told = await whole(lambda: self._told(promise, client)) if tries <= _TRIES else given_up()
        card = told.card if wanted.is_private else _with_question(told.card, wanted.question)
        posting = Posting(told.exchange, told.subject, deletable=not wanted.is_private)
        message = await show(render(card, posting)[0])
        if told.exchange:
            place = Place(str(message.id), asker.scope, told.exchange, asker.guild, asker.channel, asker.person)
            # Be it private: what a person had read is theirs to have erased.
            await self._inbox.place(place)
        await self._inbox.answered(id, told.exchange, self._work.now(), forgetting=True)

    async def _told(self, promise: _Promise, client: discord.Client) -> Told:
        wanted, asker = promise.wanted, promise.asker
        if wanted.question and wanted.exchange:
            return await self._work.answer(wanted.question, wanted.exchange, asker, _quietly)
        if wanted.question:
            return await self._work.answer_recent(wanted.question, asker, _quietly)
        files = tuple(Attached(one.name, one.size, one.media_type, _content_of(one, client)) for one in wanted.hung)
        return await self._work.read(Material(Read(wanted.links, wanted.text), wanted.posts, files), asker, _quietly)


def _quietly(_: str) -> None:
    """Say nothing of progress: Discord shows that the bot is thinking."""


def _with_question(card: Card, question: str) -> Card:
    if not question:
        return card
    asked = Section(lines=(Line(question),), quoted=True)
    return Card(card.title, card.subtitle, (asked, *card.sections), card.notes, card.buttons)


def _content_of(file: Hung, client: discord.Client) -> Callable[[], Awaitable[bytes]]:
    async def content() -> bytes:
        try:
            return await client.http.get_from_cdn(file.address)
        except discord.HTTPException as error:
            raise DocumentMissing(f"{file.name} cannot be fetched from Discord. Send it once more.") from error

    return content
