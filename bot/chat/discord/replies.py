"""Requests that come as messages: accepted once, answered once, whatever is killed in between.

A request is in the inbox before its work begins, under the id of its message. Our reply is sent once, with a nonce made of
that id, and from then on only changed, which may be done again and again. Whoever takes a request up a second time looks
first for the reply that may stand already.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import discord
import structlog

from bot.adapters.store.inbox import Inbox, Place, Request
from bot.chat.card import Card, Line, Section
from bot.chat.discord.askers import asker_of
from bot.chat.discord.breakage import broken, given_up
from bot.chat.discord.controls import Posting
from bot.chat.discord.hearing import Asking, Heard, Helping, Reading, Showing, heard
from bot.chat.discord.identifiers import Argument
from bot.chat.discord.limits import HISTORY_PAGE, THREAD_NAME, cut
from bot.chat.discord.sending import change, change_plainly, send, send_plainly
from bot.chat.discord.turns import Turns
from bot.chat.discord.work import HELP, Told, Work
from bot.chat.rows import clean

_AT_ONCE = 128
"""Requests worked on at the same time: most of them wait for a page or a model."""
_OF_A_SERVER = 96
"""Those of one server among them."""
_PATIENCE = 1.0
"""Seconds of work after which a sentence says what is being done,"""
_BETWEEN = 2.5
"""and seconds between its changes."""
_TRIES = 3
_NO_HISTORY = 160002

_log = structlog.get_logger()


class Replies:
    """Answers messages."""

    def __init__(self, work: Work, inbox: Inbox, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._work = work
        self._inbox = inbox
        self._now = now
        self._under_way: set[str] = set()
        self._turns = Turns(_AT_ONCE, _OF_A_SERVER)

    async def hear(self, message: discord.Message, me: discord.abc.User) -> None:
        """Answer a message if it is for us and was not accepted before."""
        wanted = await heard(message, me, self._inbox.placed)
        if wanted is None:
            return
        guild = str(message.guild.id) if message.guild else ""
        request = Request(
            str(message.id),
            guild,
            str(message.channel.id),
            str(message.author.id),
            message.content,
            accepted=self._now(),
        )
        self._under_way.add(request.id)
        try:
            if await self._inbox.accept(request):
                await self._in_turn(request, message, me, wanted)
        finally:
            self._under_way.discard(request.id)

    async def take_up(self, request: Request, channel: discord.abc.Messageable, me: discord.abc.User) -> None:
        """Answer a request that was accepted before a restart."""
        if request.id in self._under_way:
            return
        self._under_way.add(request.id)
        try:
            message = await channel.fetch_message(int(request.id))
            wanted = await heard(message, me, self._inbox.placed)
            if wanted is None:
                await self._inbox.failed(request.id, self._now())
            else:
                await self._in_turn(request, message, me, wanted)
        except (discord.NotFound, discord.Forbidden):
            await self._inbox.failed(request.id, self._now())  # it was taken back, or is not ours to see any more
        finally:
            self._under_way.discard(request.id)

    async def _in_turn(self, request: Request, message: discord.Message, me: discord.abc.User, wanted: Heard) -> None:
        with suppress(discord.HTTPException):
            await message.channel.typing()
        async with self._turns.of(request.guild):
            tries = await self._inbox.begin(request.id)
            if not tries:
                return
            reply = _Reply(self._inbox, request, message, me, again=tries > 1)
            try:
                await reply.find()
                told = await self._worked(wanted, message, reply) if tries <= _TRIES else given_up()
                await self._stand(told, wanted, message, reply)
            except discord.Forbidden as error:
                _log.warning("may not answer there", channel=request.channel, code=error.code)
                await self._inbox.failed(request.id, self._now())

    async def _worked(self, wanted: Heard, message: discord.Message, reply: _Reply) -> Told:
        """Do what is wanted, with a sign of it where it takes a while."""
        doing = ["Reading …" if isinstance(wanted, Reading) else "Looking …"]
        work = asyncio.create_task(self._done(wanted, message, lambda what: doing.append(what)))
        try:
            shown = ""
            pause = _PATIENCE
            while not (await asyncio.wait([work], timeout=pause))[0]:
                pause = _BETWEEN
                if doing[-1] != shown:
                    shown = doing[-1]
                    await reply.sign(shown)
            return work.result()
        except (discord.HTTPException, asyncio.CancelledError):
            raise
        except Exception as error:
            return broken(error)
        finally:
            work.cancel()

    async def _done(self, wanted: Heard, message: discord.Message, say: Callable[[str], None]) -> Told:
        asker = asker_of(message)
        match wanted:
            case Reading(material):
                return await self._work.read(material, asker, say)
            case Asking(question, place) if place is not None:
                return await self._work.answer(question, place.exchange, asker, say)
            case Asking(question):
                return await self._work.answer_recent(question, asker, say)
            case Showing(place, marks):
                if marks:
                    return await self._work.line(Argument(marks[0]), place.exchange, asker.scope)
                return await self._work.lines(place.exchange, asker.scope)
            case Helping(said):
                told = (said,) if said else HELP
                return Told(Card(sections=(Section(lines=tuple(Line(one) for one in told)),)))

    async def _stand(self, told: Told, wanted: Heard, message: discord.Message, reply: _Reply) -> None:
        ours = await reply.stand(told)
        request = reply.request
        if not told.exchange:
            await self._inbox.answered(request.id, "", self._now())
            return
        scope = asker_of(message).scope
        await self._inbox.place(
            Place(str(ours.id), scope, told.exchange, request.guild, request.channel, request.author)
        )
        if isinstance(wanted, Reading):
            await _open_thread(ours, told.card.title)
        await self._inbox.answered(request.id, told.exchange, self._now())


class _Reply:
    """Our one reply to a request: not there yet, or there and to be changed."""

    def __init__(
        self, inbox: Inbox, request: Request, message: discord.Message, me: discord.abc.User, *, again: bool
    ) -> None:
        self.request = request
        self._inbox = inbox
        self._message = message
        self._me = me
        self._again = again
        self._ours: discord.Message | None = None
        self._nonce = f"r{request.id}"

    async def find(self) -> None:
        """Look for the reply where it may stand already."""
        if not self._again:
            return
        if self.request.reply:
            with suppress(discord.NotFound):
                self._ours = await self._message.channel.fetch_message(int(self.request.reply))
                return
        async for one in self._message.channel.history(limit=HISTORY_PAGE, after=self._message, oldest_first=True):
            answered = one.reference.message_id if one.reference else None
            if one.author.id == self._me.id and answered == self._message.id:
                await self._keep(one)
                return

    async def sign(self, doing: str) -> None:
        """Show what is being done; that it cannot be shown is no reason to stop."""
        with suppress(discord.HTTPException):
            if self._ours is None:
                await self._keep(await send_plainly(self._message.channel, doing, self._nonce, self._reference()))
            elif not self._ours.flags.components_v2:
                await change_plainly(self._ours, doing)

    async def stand(self, told: Told) -> discord.Message:
        """Let a card stand as the reply. What is sent a second time may give an older message back, so it is changed too."""
        posting = Posting(told.exchange, told.subject)
        if self._ours is None:
            await self._keep(await self._sent(told.card, posting))
            if not self._again:
                return self._standing()
        return await change(self._standing(), told.card, posting)

    async def _sent(self, card: Card, posting: Posting) -> discord.Message:
        try:
            return await send(self._message.channel, card, posting, self._nonce, self._reference())
        except discord.HTTPException as error:
            if error.code != _NO_HISTORY:
                raise
            return await send(self._message.channel, card, posting, self._nonce)

    async def _keep(self, ours: discord.Message) -> None:
        self._ours = ours
        await self._inbox.replied(self.request.id, str(ours.id))

    def _standing(self) -> discord.Message:
        if self._ours is None:
            raise AssertionError("a reply that was never sent")
        return self._ours

    def _reference(self) -> discord.MessageReference:
        return self._message.to_reference(fail_if_not_exists=False)


async def _open_thread(ours: discord.Message, title: str) -> None:
    """Open a thread for what is asked next, where we may; elsewhere replies do."""
    channel, guild = ours.channel, ours.guild
    if guild is None or not isinstance(channel, discord.TextChannel) or guild.me is None:
        return
    if channel.permissions_for(guild.me).create_public_threads:
        with suppress(discord.HTTPException):  # it may be there already
            await ours.create_thread(name=cut(clean(title), THREAD_NAME) or "Exchange", auto_archive_duration=1440)
