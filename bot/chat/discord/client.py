"""Our client: what Discord tells it is handed on, each in a task of its own that ends with the client.

`client` builds it unconnected. On connecting, what was promised before is taken up and mentions missed are looked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta

import discord
import structlog
from discord import app_commands

from bot.adapters.store.inbox import Inbox, Request
from bot.chat.discord.briefings import Briefings
from bot.chat.discord.commands import commands
from bot.chat.discord.editions import Editions
from bot.chat.discord.invitation import invitation
from bot.chat.discord.layout import NOBODY
from bot.chat.discord.presses import Presses
from bot.chat.discord.promises import is_promise
from bot.chat.discord.replies import Replies
from bot.chat.discord.timetable import Timetable
from bot.chat.discord.work import Work
from bot.errors import StoreError

MISSED = timedelta(days=1)
"""How far back we look for what was missed or left unfinished."""
_LOOKED_AT = 1000
"""Messages of a channel that are looked at for it."""
_DIRECT = 100
"""People who wrote to us directly that are looked at for it, the last first."""
_GRACE = 2.0
"""Seconds that tasks have to end when the client does."""
_OURS = {discord.InteractionType.component, discord.InteractionType.modal_submit}

_log = structlog.get_logger()


def client(
    work: Work,
    inbox: Inbox,
    *,
    reads_content: bool = True,
    ready_timeout: float = 0.5,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> discord.Client:
    """Build the client, connected to nothing. `reads_content` asks for the privileged intent."""
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=reads_content)
    return _Client(work, inbox, now, intents, ready_timeout)


class _Client(discord.Client):
    def __init__(
        self, work: Work, inbox: Inbox, now: Callable[[], datetime], intents: discord.Intents, ready_timeout: float
    ) -> None:
        super().__init__(
            intents=intents,
            allowed_mentions=NOBODY,
            guild_ready_timeout=ready_timeout,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self._inbox = inbox
        self._now = now
        self._replies = Replies(work, inbox, now)
        editions = Editions(work.store, now)
        self._presses = Presses(work, inbox, editions)
        self._timetable = Timetable(work.store.digests, editions, now)
        self._tasks: set[asyncio.Task[object]] = set()
        self._following: asyncio.Task[None] | None = None
        self._tree = app_commands.CommandTree(self)
        commands(self._tree, self._presses, work, Briefings(work.store, editions, now))

    async def setup_hook(self) -> None:
        """Register the commands; that they cannot be is no reason not to answer mentions."""
        try:
            await self._tree.sync()
        except discord.HTTPException as error:
            _log.warning("the commands could not be registered", status=error.status, code=error.code)
        self._following = asyncio.create_task(self._timetable.follow(self, self._go))

    async def on_message(self, message: discord.Message) -> None:
        if self.user is not None:
            self._go(self._replies.hear(message, self.user))

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        if self.user is not None and event.message.author.id != self.user.id:
            self._go(self._replies.hear_again(event.message, self.user))

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self._go(self._replies.taken_back(event.message_id, self._channel(event.channel_id)))

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        for message in event.message_ids:
            self._go(self._replies.taken_back(message, self._channel(event.channel_id)))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type in _OURS:
            self._go(self._presses.answer(interaction))

    async def on_ready(self) -> None:
        _log.info("connected", servers=len(self.guilds))
        if not self.guilds and self.application_id is not None:
            _log.warning("I am in no server yet; invite me", link=invitation(self.application_id))

    async def on_connect(self) -> None:
        self._go(self._catch_up_directly())

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Each server comes by itself, on connecting or after an outage of its own."""
        self._go(self._catch_up(guild))

    async def close(self) -> None:
        """Stop, once what is nearly done is done; what is not is in the inbox."""
        if self._following is not None:
            self._following.cancel()
        tasks = self._tasks | self._presses.tasks
        if tasks:
            await asyncio.wait(tasks, timeout=_GRACE)
        tasks = self._tasks | self._presses.tasks
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await super().close()

    def _channel(self, id: int) -> discord.abc.Messageable:
        found = self.get_channel(id)
        return found if isinstance(found, discord.abc.Messageable) else self.get_partial_messageable(id)

    def _go(self, work: Coroutine[object, object, None]) -> None:
        task: asyncio.Task[object] = asyncio.create_task(self._told(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _told(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except (discord.HTTPException, StoreError) as error:
            _log.warning("could not answer; what was accepted stays in the inbox", failure=type(error).__name__)
        except Exception:
            _log.exception("a bug")

    async def _catch_up(self, guild: discord.Guild) -> None:
        """Take up what was promised in a server, then look through its channels that were spoken in meanwhile."""
        if self.user is None:
            return
        since = self._now() - MISSED
        for request in await self._inbox.unfinished({str(guild.id)}, since):
            self._go(self._take_up(request, guild))
        places: list[discord.TextChannel | discord.Thread] = [*guild.text_channels, *guild.threads]
        joined = guild.me.joined_at if guild.me else None
        for place in places:
            if place.last_message_id is not None:
                self._go(self._look_through(place, max(since, joined or since), place.last_message_id))

    async def _catch_up_directly(self) -> None:
        """The same for the people who ever wrote to us directly."""
        since = self._now() - MISSED
        for request in await self._inbox.unfinished({""}, since):
            self._go(self._take_up(request, None))
        for id in await self._inbox.direct_channels(_DIRECT):
            self._go(self._look_through(self.get_partial_messageable(int(id)), since))

    async def _take_up(self, request: Request, guild: discord.Guild | None) -> None:
        if self.user is None:
            return
        if is_promise(request):
            await self._presses.take_up(request, self)
            return
        id = int(request.channel)
        channel: object = guild.get_channel_or_thread(id) if guild else self.get_partial_messageable(id)
        try:
            # What is not known, as a thread put away is not, is asked for: what it belongs to tells whose the answer is.
            channel = channel or await self.fetch_channel(id)
        except (discord.NotFound, discord.Forbidden):
            channel = None
        if isinstance(channel, discord.abc.Messageable):
            await self._replies.take_up(request, channel, self.user)
        else:
            await self._inbox.failed(request.id, self._now())

    async def _look_through(
        self, channel: discord.TextChannel | discord.Thread | discord.PartialMessageable, since: datetime, last: int = 0
    ) -> None:
        """Answer what came in a channel while we were away; what was answered before is in the inbox.

        `last` is its last message, where that is known.
        """
        begun = max(int(await self._inbox.seen(str(channel.id)) or 0), discord.utils.time_snowflake(since))
        if self.user is None or (last and last <= begun):
            return
        try:
            after = discord.Object(begun)
            missed = [one async for one in channel.history(limit=_LOOKED_AT, after=after, oldest_first=False)]
        except (discord.Forbidden, discord.NotFound):
            return
        for message in reversed(missed):
            await self._replies.hear(message, self.user)
        if missed:
            await self._inbox.saw(str(channel.id), str(missed[0].id))
