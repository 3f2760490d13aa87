"""Editions of a server's digests: compiled from what its channels hold, posted once, and shown again page by page.

An edition is claimed, posted, confirmed. One that was claimed and never confirmed is looked for in its channel, and posted
only where it is not there. What is read where not everyone of the server sees it is told nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import discord
import structlog

from bot.adapters.store import Kept, Store
from bot.adapters.store.digests import Edition, Planned, Stage
from bot.chat.digest import digest as laid_out
from bot.chat.discord.askers import channel_of
from bot.chat.discord.controls import Posting
from bot.chat.discord.identifiers import Argument
from bot.chat.discord.rights import lacking
from bot.chat.discord.sending import send, sentence
from bot.chat.discord.work import GONE, Now, Told
from bot.desk.digesting import Draw, again, drawn
from bot.domain.digest.compiling import Digest

_LOOKED_AT = 100
"""Messages after the claim among which an edition is looked for."""
_SUBJECT = "edition-"
_CHANNEL_GONE = "its channel is no more"
Home = discord.TextChannel | discord.Thread

_log = structlog.get_logger()


class Editions:
    """Compiles, posts and shows them."""

    def __init__(self, store: Store, now: Now) -> None:
        self._store = store
        self._now = now

    async def preview(self, planned: Planned, guild: discord.Guild) -> Told:
        """Show what the next edition would tell, and claim nothing."""
        draw = await self._drawn(planned, guild, planned.wishes.schedule.today(self._now()))
        return Told(laid_out(draw.digest))

    async def post(
        self, planned: Planned, guild: discord.Guild, client: discord.Client, occasion: str, day: date
    ) -> bool:
        """Post an edition; False where somebody has it, where it was kept back, or where it cannot be posted."""
        channel, hindrance = _home(planned, guild)
        if channel is None or hindrance:
            await self._tell_author(planned, guild, hindrance, client)
            return False
        draw = await self._drawn(planned, guild, day)
        edition = await self._store.digests.claim(planned.key, occasion, day, draw.tells, self._now())
        if edition is None:
            return False
        if not draw.digest.entries and not planned.wishes.says_nothing_new:
            await self._store.digests.ended(edition.key, Stage.KEPT_BACK)
            return False
        await self._put(planned, edition, draw.digest, guild, channel, client)
        return True

    async def take_up(self, planned: Planned, edition: Edition, guild: discord.Guild, client: discord.Client) -> None:
        """Confirm an edition that stands in its channel already, or post it."""
        channel, hindrance = _home(planned, guild)
        if channel is None or hindrance:
            await self._store.digests.ended(edition.key, Stage.FAILED)
            await self._tell_author(planned, guild, hindrance, client)
            return
        compiled = await again(self._store, edition, self._address)
        if not compiled.entries and not planned.wishes.says_nothing_new:
            await self._store.digests.ended(edition.key, Stage.KEPT_BACK)
            return
        heading = laid_out(compiled).subtitle.partition(" · ")[0]
        async for message in channel.history(limit=_LOOKED_AT, after=edition.claimed, oldest_first=True):
            if guild.me is not None and message.author.id == guild.me.id and heading in _words(message):
                await self._store.digests.ended(edition.key, Stage.POSTED, str(message.id))
                return
        await self._put(planned, edition, compiled, guild, channel, client)

    async def shown(self, subject: Argument, channel: str) -> Told | None:
        """Show an edition once more where it was posted; None where the subject is no edition's."""
        if not subject.text.startswith(_SUBJECT):
            return None
        number = subject.text.removeprefix(_SUBJECT)
        edition = await self._store.digests.edition(int(number)) if number.isdecimal() else None
        planned = await self._store.digests.of(edition.digest) if edition else None
        if edition is None or planned is None or planned.channel != channel:
            return Told(sentence(GONE))
        return Told(laid_out(await again(self._store, edition, self._address)), subject=subject.text)

    async def _drawn(self, planned: Planned, guild: discord.Guild, day: date) -> Draw:
        scopes = _seen(await self._store.inbox.scopes(planned.guild), planned.channel, guild)
        return await drawn(self._store, planned, scopes, day, self._address)

    async def _put(
        self,
        planned: Planned,
        edition: Edition,
        compiled: Digest,
        guild: discord.Guild,
        channel: Home,
        client: discord.Client,
    ) -> None:
        posting = Posting(subject=f"{_SUBJECT}{edition.key}", deletable=False)
        try:
            message = await send(channel, laid_out(compiled), posting, nonce=f"e{edition.key}")
        except (discord.Forbidden, discord.NotFound) as error:
            await self._store.digests.ended(edition.key, Stage.FAILED)
            may = channel.permissions_for(guild.me) if guild.me else discord.Permissions.none()
            why = lacking(may, is_thread=isinstance(channel, discord.Thread), refused=error.code)
            await self._tell_author(planned, guild, why or _CHANNEL_GONE, client)
            return
        await self._store.digests.ended(edition.key, Stage.POSTED, str(message.id))
        if planned.was_told:
            await self._store.digests.told_author(planned.key, was_told=False)

    async def _tell_author(self, planned: Planned, guild: discord.Guild, why: str, client: discord.Client) -> None:
        """Tell who set a digest, once, why it is not posted; what it was to tell is told when it can be."""
        if not planned.author or not await self._store.digests.told_author(planned.key):
            return
        told = (
            f"The digest of {guild.name} could not be posted: {why.rstrip('.')}. "
            "What it was to tell is kept and told as soon as it can be; /digest set changes it, /digest off ends it."
        )
        try:
            user = await client.fetch_user(int(planned.author))
            await send(user, sentence(told), Posting(deletable=False), nonce=f"f{planned.key}")
        except discord.HTTPException as error:
            _log.info("who set a digest could not be told", code=error.code)

    async def _address(self, kept: Kept) -> str:
        """Link to the first message that told of an exchange."""
        for place in await self._store.inbox.about(kept.exchange.id, kept.scope):
            if place.guild:
                return f"https://discord.com/channels/{place.guild}/{place.channel}/{place.message}"
        return ""


def _home(planned: Planned, guild: discord.Guild) -> tuple[Home | None, str]:
    """Where a digest is posted, and what stands in the way."""
    channel = guild.get_channel_or_thread(int(planned.channel))
    if not isinstance(channel, discord.TextChannel | discord.Thread) or guild.me is None:
        return None, _CHANNEL_GONE
    is_thread = isinstance(channel, discord.Thread)
    return channel, lacking(channel.permissions_for(guild.me), is_thread=is_thread, where=f"#{channel.name}")


def _seen(scopes: Collection[str], home: str, guild: discord.Guild) -> set[str]:
    """The scopes of the channel itself, and of those that everyone of the server sees."""
    found: set[str] = set()
    for scope in scopes:
        of = channel_of(scope)
        channel = guild.get_channel(int(of)) if of.isdecimal() else None
        if of == home or (channel is not None and channel.permissions_for(guild.default_role).view_channel):
            found.add(scope)
    return found


def _words(message: discord.Message) -> str:
    """All that a message of ours says."""
    texts = [message.content, *(embed.description or "" for embed in message.embeds)]
    inside: list[object] = list(message.components)
    while inside:
        one = inside.pop()
        if isinstance(one, discord.TextDisplay):
            texts.append(one.content)
        inside += getattr(one, "children", None) or []
    return "\n".join(texts).replace("\\", "")
