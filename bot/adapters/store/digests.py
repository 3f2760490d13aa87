"""The digests that were set, each edition of theirs, and what it told: an edition is claimed, then posted, then confirmed.

An edition is one row for a digest and a local day, so of all who claim it one is given it. What it tells is chosen with
the claim and kept by reference: claimed and never confirmed, it is found again and told as it was to be, and what is
erased meanwhile is told nowhere. Each method is one transaction, and nothing here looks at the clock.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

import sqlalchemy as sa

from bot.adapters.schema import digests, editions, exchanges, retold
from bot.adapters.store import rows
from bot.adapters.store.database import Database
from bot.adapters.store.log import told
from bot.domain.digest.schedule import EVERY_DAY, Schedule


class Stage(StrEnum):
    """How far an edition has come."""

    CLAIMED = "claimed"
    POSTED = "posted"
    KEPT_BACK = "kept-back"
    """There was nothing new, and nobody wanted to be told so."""
    FAILED = "failed"
    """It could not be posted; what it was to tell is told by the next one."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a channel wants of its digest."""

    at: str
    """A local time, *08:00*."""
    zone: str
    days: tuple[int, ...] = tuple(sorted(EVERY_DAY))
    says_nothing_new: bool = False
    """Whether a day without news gets a line."""

    @property
    def schedule(self) -> Schedule:
        return Schedule(time.fromisoformat(self.at), self.zone, frozenset(self.days))


@dataclass(frozen=True, slots=True)
class Planned:
    """A digest that was set."""

    key: int
    guild: str
    channel: str
    wishes: Wishes
    author: str
    since: datetime
    was_told: bool = False
    """Whether who set it was told that it could not be posted."""
    done: date | None = None
    """The last day, up to the day after the one asked about, whose edition was claimed."""


@dataclass(frozen=True, slots=True)
class Edition:
    key: int
    digest: int
    occasion: str
    day: date
    stage: Stage
    message: str = ""
    claimed: datetime = field(kw_only=True)


class Digests:
    """Keeps them. Raises `StoreError` when the database will not serve."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, guild: str, channel: str, wishes: Wishes, author: str, now: datetime) -> None:
        """Set a channel's digest; one that it has already is changed, and remembers what it told."""
        row = {"guild": guild, "wishes": rows.packed(wishes), "author": author, "since": now, "told": False}
        upsert = self._database.insert(digests).values(row | {"channel": channel})
        with told("planned a digest"):
            async with self._database.writing() as connection:
                await connection.execute(upsert.on_conflict_do_update(index_elements=["channel"], set_=row))

    async def stop(self, channel: str) -> bool:
        """Give up a channel's digest; False where it had none."""
        with told("stopped a digest"):
            async with self._database.writing() as connection:
                gone = await connection.execute(sa.delete(digests).where(digests.c.channel == channel))
        return bool(gone.rowcount)

    async def planned(self, up_to: date, guild: str = "") -> tuple[Planned, ...]:
        """Find a server's digests, or all; what was claimed for a day after that one counts for nothing."""
        due = sa.and_(
            editions.c.digest == digests.c.key, editions.c.day <= up_to, editions.c.occasion == _text(editions.c.day)
        )
        query = (
            sa.select(digests, sa.func.max(editions.c.occasion).label("done"))
            .outerjoin_from(digests, editions, due)
            .group_by(digests.c.key)
            .order_by(digests.c.key)
        )
        if guild:
            query = query.where(digests.c.guild == guild)
        with told("looked for digests") as counts:
            async with self._database.reading() as connection:
                found = (await connection.execute(query)).mappings().all()
            counts["found"] = len(found)
        return tuple(map(_planned, found))

    async def claim(
        self, digest: int, occasion: str, day: date, tells: Collection[tuple[str, str]], now: datetime
    ) -> Edition | None:
        """Claim an edition that tells those exchanges, by scope and id; None where somebody has it."""
        row = {
            "digest": digest,
            "occasion": occasion,
            "day": day,
            "state": Stage.CLAIMED.value,
            "message": "",
            "claimed": now,
        }
        insert = self._database.insert(editions).values(row).on_conflict_do_nothing().returning(editions)
        with told("claimed an edition", exchanges=len(tells)):
            async with self._database.writing() as connection:
                made = (await connection.execute(insert)).mappings().one_or_none()
                if made is None:
                    return None
                for scope, id in sorted(tells):
                    which = (exchanges.c.scope == scope) & (exchanges.c.id == id)
                    chosen = sa.select(sa.literal(made["key"]), exchanges.c.key).where(which)
                    await connection.execute(sa.insert(retold).from_select(["edition", "exchange"], chosen))
        return _edition(made)

    async def ended(self, edition: int, stage: Stage, message: str = "") -> None:
        """Keep what became of an edition. One that failed told nothing, and the next one tells it."""
        with told("ended an edition", stage=stage.value):
            async with self._database.writing() as connection:
                update = sa.update(editions).where(editions.c.key == edition)
                await connection.execute(update.values(state=stage.value, message=message))
                if stage is Stage.FAILED:
                    await connection.execute(sa.delete(retold).where(retold.c.edition == edition))

    async def unconfirmed(self) -> tuple[tuple[Planned, Edition], ...]:
        """Find the editions that were claimed and neither posted nor given up, the first claimed first."""
        query = (
            sa.select(editions)
            .where(editions.c.state == Stage.CLAIMED.value)
            .order_by(editions.c.claimed, editions.c.key)
        )
        async with self._database.reading() as connection:
            found = [_edition(row) for row in (await connection.execute(query)).mappings()]
            of = sa.select(digests, sa.null().label("done")).where(digests.c.key.in_({one.digest for one in found}))
            plans = {row["key"]: _planned(row) for row in (await connection.execute(of)).mappings()}
        return tuple((plans[one.digest], one) for one in found)

    async def of(self, key: int) -> Planned | None:
        """Find a digest by its key; what of it is done is not looked for."""
        query = sa.select(digests, sa.null().label("done")).where(digests.c.key == key)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return _planned(row) if row else None

    async def edition(self, key: int) -> Edition | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(sa.select(editions).where(editions.c.key == key))).mappings().one_or_none()
        return _edition(row) if row else None

    async def told_author(self, digest: int, was_told: bool = True) -> bool:
        """Keep that who set a digest was told of its failing, or that it works again; False where that was known."""
        update = sa.update(digests).where(digests.c.key == digest, digests.c.told != was_told).values(told=was_told)
        async with self._database.writing() as connection:
            return bool((await connection.execute(update)).rowcount)


def untold(digest: int) -> sa.ColumnElement[bool]:
    """The exchanges that no edition of a digest tells."""
    told_of = sa.select(retold.c.exchange).join(editions).where(editions.c.digest == digest)
    return exchanges.c.key.not_in(told_of)


def told_by(edition: int) -> sa.ColumnElement[bool]:
    """The exchanges that an edition tells."""
    return exchanges.c.key.in_(sa.select(retold.c.exchange).where(retold.c.edition == edition))


def _text(day: sa.Column[date]) -> sa.ColumnElement[str]:
    return sa.cast(day, sa.Text)


def _planned(row: sa.RowMapping) -> Planned:
    return Planned(
        key=row["key"],
        guild=row["guild"],
        channel=row["channel"],
        wishes=rows.unpacked(Wishes, row["wishes"]),
        author=row["author"],
        since=row["since"],
        was_told=row["told"],
        done=date.fromisoformat(row["done"]) if row["done"] else None,
    )


def _edition(row: sa.RowMapping) -> Edition:
    return Edition(
        key=row["key"],
        digest=row["digest"],
        occasion=row["occasion"],
        day=row["day"],
        stage=Stage(row["state"]),
        message=row["message"],
        claimed=row["claimed"],
    )
