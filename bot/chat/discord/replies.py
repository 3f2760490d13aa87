"""Requests that come as messages: accepted once, answered once, whatever is killed in between.

A request is in the inbox before its work begins, under the id of its message. Our reply is sent once, with a nonce made of
that id, and from then on only changed, which may be done again and again. Whoever takes a request up a second time looks
first for the reply that may stand already.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, MutableMapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from weakref import WeakValueDictionary

import discord
import structlog

from bot.adapters.store.inbox import Inbox, Place, Request
from bot.chat.card import Card, Line, Section
from bot.chat.discord.askers import asker_of
from bot.chat.discord.breakage import broken, given_up
from bot.chat.discord.controls import Posting
from bot.chat.discord.hearing import Asking, Heard, Helping, Reading, Showing, Watching, heard, last_read_in
from bot.chat.discord.identifiers import Argument
from bot.chat.discord.limits import HISTORY_PAGE, THREAD_NAME, cut
from bot.chat.discord.rights import lacking
from bot.chat.discord.sending import change, change_plainly, send, send_plainly, sentence
from bot.chat.discord.turns import Turns
from bot.chat.discord.work import HELP, Told, Work
from bot.chat.rows import clean
from bot.errors import StoreError

_AT_ONCE = 16
"""Requests worked on at the same time: as many as keep a processor busy while others of them wait for a page or a model. With
many more at once all wait for the processor, and the turns of a busy server are no longer told from those of the others."""
_OF_A_SERVER = 10
"""Those of one server among them."""
_PATIENCE = 1.0
"""Seconds of work after which a sentence says what is being done,"""
_BETWEEN = 2.5
"""and seconds between its changes."""
_ARRIVES = 2.0
"""Seconds that a message has to arrive when the work it is the sign of is stopped."""
_TRIES = 3
_NO_HISTORY = 160002

_log = structlog.get_logger()


class Replies:
    """Answers messages."""

    def __init__(self, work: Work, inbox: Inbox, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._work = work
        self._inbox = inbox
        self._now = now
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._watching: MutableMapping[str, asyncio.Lock] = WeakValueDictionary()
        self._turns = Turns(_AT_ONCE, _OF_A_SERVER)

    async def hear(self, message: discord.Message, me: discord.abc.User) -> None:
        """Answer a message if it is for us and was not accepted before."""
        wanted = await self._wanted(message, me)
        if wanted is not None and str(message.id) not in self._under_way:
            await self._tended(str(message.id), self._accepted(message, me, wanted))

    async def hear_again(self, message: discord.Message, me: discord.abc.User) -> None:
        """Do what an edited message asks now, in the reply that stands; one that was not for us before is answered as new."""
        if message.edited_at is None:  # a preview appeared under it, or a thread was opened from it
            return
        known = await self._inbox.request(str(message.id))
        if known is not None and known.asked == message.content:
            return
        wanted = await self._wanted(message, me)
        if wanted is not None:
            await self._stop(str(message.id))
            await self._tended(str(message.id), self._accepted(message, me, wanted, anew=True))

    async def take_up(self, request: Request, channel: discord.abc.Messageable, me: discord.abc.User) -> None:
        """Answer a request that was accepted before a restart."""
        if request.id not in self._under_way:
            await self._tended(request.id, self._taken_up(request, channel, me))

    async def taken_back(self, message: int, channel: discord.abc.Messageable) -> None:
        """End the work on a request whose message was deleted, and take away the sign of it; a card stays."""
        id = str(message)
        if not await self._stop(id):
            return
        await self._inbox.failed(id, self._now())
        request = await self._inbox.request(id)
        if request is not None and request.reply:
            with suppress(discord.NotFound):
                ours = await channel.fetch_message(int(request.reply))
                if not ours.flags.components_v2:
                    await ours.delete()

    async def _wanted(self, message: discord.Message, me: discord.abc.User) -> Heard | None:
        wanted = await heard(message, me, self._inbox.placed)
        if not isinstance(wanted, Watching) or message.guild is None:
            return wanted
        channel = message.channel
        home = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
        watched = (await self._inbox.settings(str(message.guild.id))).watched
        return wanted if str(home) in watched else None

    async def _tended(self, id: str, work: Coroutine[object, object, None]) -> None:
        """See to the work on a request; that it is stopped from elsewhere is no failure of whoever waits for it."""
        task = self._under_way[id] = asyncio.create_task(work)
        try:
            await asyncio.wait([task])
        finally:
            task.cancel()
            await asyncio.wait([task])
            if self._under_way.get(id) is task:
                del self._under_way[id]
        if not task.cancelled():
            task.result()

    async def _stop(self, id: str) -> bool:
        """Stop the work on a request, and wait until it is; say whether there was any."""
        task = self._under_way.get(id)
        if task is None:
            return False
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    async def _accepted(
        self, message: discord.Message, me: discord.abc.User, wanted: Heard, *, anew: bool = False
    ) -> None:
        request = Request(
            str(message.id),
            str(message.guild.id) if message.guild else "",
            str(message.channel.id),
            str(message.author.id),
            message.content,
            accepted=self._now(),
        )
        if await self._inbox.accept(request):
            await self._in_turn(request, message, me, wanted)
        elif anew:
            known = await self._inbox.asked_anew(request.id, request.asked)
            if known is not None:
                await self._in_turn(known, message, me, wanted)

    async def _taken_up(self, request: Request, channel: discord.abc.Messageable, me: discord.abc.User) -> None:
        try:
            message = await channel.fetch_message(int(request.id))
        except (discord.NotFound, discord.Forbidden):
            await self._inbox.failed(request.id, self._now())  # it was taken back, or is not ours to see any more
            return
        wanted = await self._wanted(message, me)
        if wanted is None:
            await self._inbox.failed(request.id, self._now())
            return
        if message.content != request.asked:  # it was edited while we were away
            request = await self._inbox.asked_anew(request.id, message.content) or request
        await self._in_turn(request, message, me, wanted)

    async def _in_turn(self, request: Request, message: discord.Message, me: discord.abc.User, wanted: Heard) -> None:
        if isinstance(wanted, Watching):
            await self._quietly(request, message, me, wanted)
            return
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
                await _tell_refused(message, error.code)

    async def _quietly(
        self, request: Request, message: discord.Message, me: discord.abc.User, wanted: Watching
    ) -> None:
        """Read what nobody asked us to read, and speak only where there is something to tell."""
        # It is for the server, whose managers have the channel watched: no person's budget or role is asked.
        asker = replace(asker_of(message), person="", is_manager=True)
        # One after another, so that of two links to the same page the second is known to be that.
        one_at_a_time = self._watching.setdefault(asker.scope, asyncio.Lock())
        async with one_at_a_time, self._turns.of(request.guild):
            tries = await self._inbox.begin(request.id)
            if not tries:
                return
            reply = _Reply(self._inbox, request, message, me, again=tries > 1)

            async def stands(place: Place) -> bool:
                return place.message != reply.standing and await _stands(place, message)

            try:
                await reply.find()
                told = await self._work.watch(wanted.links, asker, stands) if tries <= _TRIES else None
                if told is not None:
                    await self._stand(told, wanted, message, reply)
                    return
            except discord.Forbidden as error:
                _log.warning("may not answer there", channel=request.channel, code=error.code)
            except (discord.HTTPException, StoreError):
                raise
            except Exception:
                _log.exception("a bug")
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
            await asyncio.wait([work])

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
            case Watching():
                raise AssertionError("what is watched is read quietly")
            case Helping(said):
                told = (said,) if said else HELP
                return Told(Card(sections=(Section(lines=tuple(Line(one) for one in told)),)))

    async def _stand(self, told: Told, wanted: Heard, message: discord.Message, reply: _Reply) -> None:
        request = reply.request
        scope = asker_of(message).scope

        async def placed(id: str) -> None:
            if id and told.exchange:
                place = Place(id, scope, told.exchange, request.guild, request.channel, request.author)
                await self._inbox.place(place)

        before = reply.standing
        thread = str(message.channel.id)
        if isinstance(wanted, Reading) and await self._inbox.placed(thread) is not None:
            await placed(last_read_in(thread))
        await placed(before)  # whoever sees the new card and asks about it at once asks about the new exchange
        ours = await reply.stand(told)
        if str(ours.id) != before:
            await placed(str(ours.id))
        if told.exchange and isinstance(wanted, Reading):
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

    @property
    def standing(self) -> str:
        """The id of our message, where it stands already."""
        return str(self._ours.id) if self._ours is not None else ""

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
                await _to_its_end(self._signed(doing))
            elif not self._ours.flags.components_v2:
                await change_plainly(self._ours, doing)

    async def stand(self, told: Told) -> discord.Message:
        """Let a card stand as the reply. What is sent a second time may give an older message back, so it is changed too."""
        posting = Posting(told.exchange, told.subject)
        if self._ours is None:
            await _to_its_end(self._sent(told.card, posting))
            if not self._again:
                return self._standing()
        return await change(self._standing(), told.card, posting)

    async def _signed(self, doing: str) -> None:
        await self._keep(await send_plainly(self._message.channel, doing, self._nonce, self._reference()))

    async def _sent(self, card: Card, posting: Posting) -> None:
        channel = self._message.channel
        try:
            ours = await send(channel, card, posting, self._nonce, self._reference())
        except discord.HTTPException as error:
            if error.code != _NO_HISTORY:
                raise
            ours = await send(channel, card, posting, self._nonce)
        await self._keep(ours)

    async def _keep(self, ours: discord.Message) -> None:
        self._ours = ours
        await self._inbox.replied(self.request.id, str(ours.id))

    def _standing(self) -> discord.Message:
        if self._ours is None:
            raise AssertionError("a reply that was never sent")
        return self._ours

    def _reference(self) -> discord.MessageReference:
        return self._message.to_reference(fail_if_not_exists=False)


async def _tell_refused(message: discord.Message, code: int) -> None:
    """Tell who asked what we may not do there: there if that may be said, else directly, else nobody."""
    guild, channel = message.guild, message.channel
    if guild is None or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return
    is_thread = isinstance(channel, discord.Thread)
    home = channel.parent if isinstance(channel, discord.Thread) else channel
    where = f"#{home.name}" if home is not None else "this channel"
    said = lacking(channel.permissions_for(guild.me), is_thread=is_thread, where=where, refused=code)
    if not said:
        return
    for place in (message.channel, message.author):
        with suppress(discord.HTTPException):
            await send(place, sentence(said), Posting(deletable=False), f"f{message.id}")
            return


async def _stands(place: Place, message: discord.Message) -> bool:
    """Whether a message of the same server is still there to be pointed to."""
    channel = message.guild and message.guild.get_channel_or_thread(int(place.channel))
    if not place.message.isdecimal() or not isinstance(channel, discord.abc.Messageable):
        return False
    try:
        await channel.fetch_message(int(place.message))
    except (discord.NotFound, discord.Forbidden):
        return False
    return True


async def _to_its_end(work: Coroutine[object, object, None]) -> None:
    """Let a message that is on its way arrive and be known, though whoever sends it is stopped meanwhile."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=_ARRIVES)
        task.cancel()
        raise


async def _open_thread(ours: discord.Message, title: str) -> None:
    """Open a thread for what is asked next, where we may; elsewhere replies do."""
    channel, guild = ours.channel, ours.guild
    if guild is None or not isinstance(channel, discord.TextChannel) or guild.me is None:
        return
    if channel.permissions_for(guild.me).create_public_threads:
        with suppress(discord.HTTPException):  # it may be there already
            await ours.create_thread(name=cut(clean(title), THREAD_NAME) or "Exchange", auto_archive_duration=1440)
