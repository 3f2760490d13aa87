"""The commands by which a server sets its digests: when, where and on which days, and one out of turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import discord

from bot.adapters.store import Store
from bot.adapters.store.digests import Planned, Wishes
from bot.chat.card import Card, Line, Section
from bot.chat.discord.breakage import whole
from bot.chat.discord.controls import Posting
from bot.chat.discord.editions import Editions
from bot.chat.discord.rights import lacking
from bot.chat.discord.sending import sentence, tell
from bot.chat.discord.work import Now, Told
from bot.domain.digest.schedule import EVERY_DAY, WEEKDAYS, suggestions, time_of, zone_of

DAYS = {"every day": EVERY_DAY, "weekdays": WEEKDAYS, "Mondays": frozenset({0})}
"""What may be chosen."""
_NONE = "No digest is set for that channel. Set one with /digest set."
_NO_TIME = "That is no time of day I understand. Give one such as 08:00."


class Briefings:
    """Sets, shows and ends digests."""

    def __init__(self, store: Store, editions: Editions, now: Now) -> None:
        self._store = store
        self._editions = editions
        self._now = now

    async def plan(
        self,
        interaction: discord.Interaction,
        at: str,
        zone: str,
        channel: discord.TextChannel,
        days: str,
        says_nothing_new: bool,
    ) -> None:
        """Set a channel's digest, and say when the next one comes and what stands in its way."""

        async def planned() -> Told:
            time, known = time_of(at), zone_of(zone)
            if time is None:
                return Told(sentence(_NO_TIME))
            if known is None:
                return Told(sentence(_no_zone(zone)))
            wishes = Wishes(time.isoformat("minutes"), known, tuple(sorted(DAYS[days])), says_nothing_new)
            now = self._now()
            author = str(interaction.user.id)
            await self._store.digests.plan(str(interaction.guild_id), str(channel.id), wishes, author, now)
            may = channel.permissions_for(channel.guild.me) if channel.guild.me else discord.Permissions.none()
            hindrance = lacking(may, is_thread=False, where=f"#{channel.name}")
            told = f"#{channel.name} gets a digest at {wishes.at}, {known}, {days}; the next one {_when(wishes, now)}."
            return Told(sentence(" ".join(filter(None, [told, hindrance]))))

        await self._privately(interaction, planned)

    async def stop(self, interaction: discord.Interaction, channel: discord.abc.Snowflake) -> None:
        async def stopped() -> Told:
            planned = await self._of(interaction, channel)
            if planned is None:
                return Told(sentence(_NONE))
            await self._store.digests.stop(planned.channel)
            return Told(sentence("That channel gets no digest any more."))

        await self._privately(interaction, stopped)

    async def show(self, interaction: discord.Interaction) -> None:
        """Tell which digests are set."""

        async def shown() -> Told:
            planned = await self._store.digests.planned(self._now().date(), str(interaction.guild_id))
            lines = tuple(Line(_told(one, interaction)) for one in planned)
            return Told(Card(sections=(Section("Digests", lines=lines or (Line("None."),)),)))

        await self._privately(interaction, shown)

    async def post(self, interaction: discord.Interaction, channel: discord.abc.Snowflake) -> None:
        """Post one out of turn."""

        async def posted() -> Told:
            planned, guild = await self._of(interaction, channel), interaction.guild
            if planned is None or guild is None:
                return Told(sentence(_NONE))
            day = planned.wishes.schedule.today(self._now())
            done = await self._editions.post(planned, guild, interaction.client, f"now-{interaction.id}", day)
            return Told(sentence("Posted." if done else "There is nothing new to post, or I may not post it there."))

        await self._privately(interaction, posted)

    async def preview(self, interaction: discord.Interaction, channel: discord.abc.Snowflake) -> None:
        """Show the next one to who asks alone."""

        async def previewed() -> Told:
            planned, guild = await self._of(interaction, channel), interaction.guild
            if planned is None or guild is None:
                return Told(sentence(_NONE))
            return await self._editions.preview(planned, guild)

        await self._privately(interaction, previewed)

    async def _of(self, interaction: discord.Interaction, channel: discord.abc.Snowflake) -> Planned | None:
        planned = await self._store.digests.planned(self._now().date(), str(interaction.guild_id))
        return next((one for one in planned if one.channel == str(channel.id)), None)

    async def _privately(self, interaction: discord.Interaction, work: Callable[[], Awaitable[Told]]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await whole(work)
        await tell(interaction, told.card, Posting(deletable=False))


def _no_zone(written: str) -> str:
    near = suggestions(written)
    meant = f" Did you mean {' or '.join(near)}?" if near else " Give one such as Europe/Berlin."
    return f"I know no time zone of that name.{meant}"


def _when(wishes: Wishes, now: datetime) -> str:
    """Let Discord tell the moment in each reader's own time."""
    return f"<t:{int(wishes.schedule.next(now).timestamp())}:F>"


def _told(planned: Planned, interaction: discord.Interaction) -> str:
    channel = interaction.guild.get_channel(int(planned.channel)) if interaction.guild else None
    name = f"#{channel.name}" if channel else "A channel that is no more"
    wishes = planned.wishes
    days = next((words for words, days in DAYS.items() if tuple(sorted(days)) == wishes.days), "on some days")
    return f"{name}: {wishes.at}, {wishes.zone}, {days}"
