"""What people asked of us, and which message of ours is about what: a request once accepted is neither lost nor answered twice.

A request is a row from the moment it is accepted, under the id of the message that asked, so a second copy of the event
finds it there. Each method is one transaction: wherever the process is killed, what had returned stands and what had not
stands whole or not at all. Nothing here looks at the clock, and nothing waits for the platform.

Who begins a request is settled outside: a server belongs to one process, and the process holds the lease of its name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters import schema
from bot.adapters.schema import guilds, leases, places, requests, usage
from bot.adapters.store import rows
from bot.adapters.store.database import Database
from bot.adapters.store.erasing import erase
from bot.adapters.store.exporting import of_guild, of_person
from bot.adapters.store.log import told


class State(StrEnum):
    """How far a request has come; the first two are unfinished."""

    ACCEPTED = "accepted"
    ANSWERING = "answering"
    ANSWERED = "answered"
    FAILED = "failed"
    """It ended in a sentence that says why not."""


_UNFINISHED = (State.ACCEPTED.value, State.ANSWERING.value)


@dataclass(frozen=True, slots=True)
class Request:
    """One thing a person asked of us."""

    id: str
    """The message's or interaction's."""
    guild: str
    """Empty for a direct message."""
    channel: str
    """Where the reply goes."""
    author: str
    asked: str = field(repr=False)
    """What was asked, as its front packed it; opaque here."""
    state: State = State.ACCEPTED
    reply: str = ""
    """The id of our message, from the first sign of life on."""
    exchange: str = ""
    tries: int = 0
    accepted: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Place:
    """What a message or a thread is about. The asker is empty where nobody asked, or who did is forgotten."""

    message: str
    scope: str
    exchange: str
    guild: str
    channel: str
    asker: str


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server wants of us. A limit of none is no limit of the server's own; without roles, everyone may ask."""

    watched: tuple[str, ...] = ()
    """The channels whose links are read without being asked."""
    language: str = ""
    """In which we write; empty: that of the documents."""
    requests_a_day: int | None = None
    tokens_a_day: int | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """What was spent on one day."""

    requests: int = 0
    tokens: int = 0


class Inbox:
    """Keeps requests and places. Raises `StoreError` when the database will not serve."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def accept(self, request: Request) -> bool:
        """Keep a request; False where it is known already, and whoever was told True sees to it."""
        insert = self._database.insert(requests).values(_row(request)).on_conflict_do_nothing()
        with told("accepted a request") as counts:
            async with self._database.writing() as connection:
                made = (await connection.execute(insert.returning(requests.c.key))).scalar_one_or_none()
            counts["known"] = made is None
        return made is not None

    async def begin(self, id: str) -> int:
        """Take a request up, whatever became of it before; say which try this is, 0 where it was forgotten meanwhile."""
        update = sa.update(requests).where(requests.c.id == id)
        row = {"state": State.ANSWERING.value, "tries": requests.c.tries + 1, "finished": None}
        with told("began a request") as counts:
            async with self._database.writing() as connection:
                tries = (await connection.execute(update.values(row).returning(requests.c.tries))).scalar_one_or_none()
            counts["tries"] = tries or 0
        return tries or 0

    async def replied(self, id: str, reply: str) -> None:
        """Keep that our message stands, which is from now on the one to change."""
        await self._mark(id, reply=reply)

    async def answered(self, id: str, exchange: str, now: datetime, *, forgetting: bool = False) -> None:
        """Keep that a request is answered, forgetting what was asked where that was packed with a secret."""
        secret = {"asked": ""} if forgetting else {}
        await self._mark(id, state=State.ANSWERED.value, exchange=exchange, finished=now, **secret)

    async def failed(self, id: str, now: datetime, *, forgetting: bool = False) -> None:
        """Keep that a request ended in a sentence; one that was answered stays so."""
        secret = {"asked": ""} if forgetting else {}
        await self._mark(id, *_unfinished(), state=State.FAILED.value, finished=now, **secret)

    async def asked_anew(self, id: str, asked: str) -> Request | None:
        """Accept a request once more with what its author made of it; its reply is known and is to be changed.

        Whoever still works on what was asked before must have been stopped. None where no such request is known.
        """
        # What was begun may have been said already: whoever begins it now is told that this is not the first try.
        tries = sa.case((requests.c.tries > 0, 1), else_=0)
        row = {"asked": asked, "state": State.ACCEPTED.value, "tries": tries, "finished": None}
        with told("accepted a request anew"):
            async with self._database.writing() as connection:
                update = sa.update(requests).where(requests.c.id == id).values(row).returning(requests)
                found = (await connection.execute(update)).mappings().one_or_none()
        return _request(found) if found else None

    async def request(self, id: str) -> Request | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(sa.select(requests).where(requests.c.id == id))).mappings().one_or_none()
        return _request(found) if found else None

    async def unfinished(self, guilds: Collection[str], since: datetime) -> tuple[Request, ...]:
        """Find what those servers ("" for direct messages) were promised since then and never given, first accepted first."""
        query = (
            sa.select(requests)
            .where(*_unfinished(), requests.c.accepted >= since)
            .order_by(requests.c.accepted, requests.c.key)
        )
        with told("looked for unfinished requests") as counts:
            async with self._database.reading() as connection:
                found = (await connection.execute(query)).mappings().all()
            # Chosen here: a process may have more servers than a query may have parameters.
            ours = tuple(_request(row) for row in found if row["guild"] in set(guilds))
            counts["found"] = len(ours)
        return ours

    async def direct_channels(self, limit: int) -> tuple[str, ...]:
        """Name the channels in which people wrote to us directly, the one last asked in first."""
        query = (
            sa.select(requests.c.channel)
            .where(requests.c.guild == "")
            .group_by(requests.c.channel)
            .order_by(sa.func.max(requests.c.key).desc())
            .limit(limit)
        )
        async with self._database.reading() as connection:
            return tuple((await connection.scalars(query)).all())

    async def place(self, place: Place) -> None:
        """Keep what a message is about; what it was about before gives way."""
        row = _place_row(place)
        upsert = self._database.insert(places).values(row)
        with told("kept a place"):
            async with self._database.writing() as connection:
                await connection.execute(upsert.on_conflict_do_update(index_elements=["message"], set_=row))

    async def placed(self, message: str) -> Place | None:
        async with self._database.reading() as connection:
            query = sa.select(places).where(places.c.message == message)
            found = (await connection.execute(query)).mappings().one_or_none()
        return _place(found) if found else None

    async def about(self, exchange: str, scope: str) -> tuple[Place, ...]:
        """Find the messages about an exchange of the scope, the first placed first."""
        query = sa.select(places).where(_is(exchange, scope)).order_by(places.c.key)
        async with self._database.reading() as connection:
            return tuple(_place(row) for row in (await connection.execute(query)).mappings())

    async def scopes(self, guild: str) -> tuple[str, ...]:
        """Name the scopes in which a server has been told of something."""
        async with self._database.reading() as connection:
            return await _scopes(connection, guild)

    async def saw(self, channel: str, message: str) -> None:
        """Keep the last message looked at in a channel; one older than that changes nothing. Ids are decimal numbers."""
        table = schema.seen
        insert = self._database.insert(table).values(channel=channel, message=message)
        new, old = insert.excluded.message, table.c.message
        later = (sa.func.length(new) > sa.func.length(old)) | (
            (sa.func.length(new) == sa.func.length(old)) & (new > old)
        )
        async with self._database.writing() as connection:
            await connection.execute(
                insert.on_conflict_do_update(index_elements=["channel"], set_={"message": new}, where=later)
            )

    async def seen(self, channel: str) -> str:
        """Give the last message looked at in a channel, or nothing."""
        query = sa.select(schema.seen.c.message).where(schema.seen.c.channel == channel)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or ""

    async def settings(self, guild: str) -> GuildSettings:
        """Give what a server wants; the defaults where it never said."""
        async with self._database.reading() as connection:
            found = await connection.scalar(sa.select(guilds.c.settings).where(guilds.c.guild == guild))
        return rows.unpacked(GuildSettings, found) if found else GuildSettings()

    async def keep_settings(self, guild: str, settings: GuildSettings) -> None:
        row = {"settings": rows.packed(settings)}
        upsert = self._database.insert(guilds).values(row | {"guild": guild})
        with told("kept a server's settings"):
            async with self._database.writing() as connection:
                await connection.execute(upsert.on_conflict_do_update(index_elements=["guild"], set_=row))

    async def spent(self, guild: str, author: str, day: date) -> Usage:
        """Give what a person spent in a server on that day, or with no author what everyone did."""
        query = sa.select(sa.func.sum(usage.c.requests), sa.func.sum(usage.c.tokens)).where(
            usage.c.guild == guild, usage.c.day == day
        )
        if author:
            query = query.where(usage.c.author == author)
        async with self._database.reading() as connection:
            spent, tokens = (await connection.execute(query)).one()
        return Usage(int(spent or 0), int(tokens or 0))

    async def spend(self, guild: str, author: str, day: date, requests: int = 0, tokens: int = 0) -> None:
        """Add to what a person spent in a server on that day."""
        async with self._database.writing() as connection:
            await self._add_up(connection, guild, author, day, Usage(requests, tokens))

    async def forget_guild(self, guild: str, scopes: Collection[str] = (), under: str = "") -> int:
        """Erase a server's requests, places, usage and settings, and the exchanges of its scopes; count the exchanges.

        Beside the scopes it was told in, those named and those that begin as said: of channels where something was read
        and nothing told. The last message looked at in a channel stays, else what was answered long ago would be found in its history as missed.
        """
        if not guild:
            raise ValueError("direct messages are no server's")
        with told("forgot a server") as counts:
            async with self._database.erasing() as connection:
                named = schema.exchanges.c.scope.in_(set(scopes))
                gone = await erase(connection, of_guild(guild, under) | named)
                for table in (requests, places, usage, guilds, schema.digests):
                    await connection.execute(sa.delete(table).where(table.c.guild == guild))
            counts["exchanges"] = gone
        return gone

    async def forget_person(self, author: str, scope: str = "") -> int:
        """Erase a person's requests, questions and usage, and the exchanges they were the first to have read; count these.

        And all of the scope that is theirs alone, where they have one.

        Exchanges that others had read first stay, and so does what a message is about that the person asked for, without
        the person. What they spent remains a part of what their servers spent, else forgetting would renew a budget.
        """
        if not author:
            raise ValueError("what was asked by nobody is nobody's to forget")
        with told("forgot a person") as counts:
            async with self._database.erasing() as connection:
                kept = schema.exchanges
                query = sa.select(kept.c.id.label("exchange"), kept.c.scope).where(of_person(author, scope))
                theirs = (await connection.execute(query)).all()
                gone = await erase(connection, of_person(author, scope))
                for row in theirs:
                    await connection.execute(sa.delete(places).where(_is(row.exchange, row.scope)))
                await connection.execute(sa.update(places).where(places.c.asker == author).values(asker=""))
                await connection.execute(sa.delete(schema.answers).where(schema.answers.c.asker == author))
                await connection.execute(sa.delete(requests).where(requests.c.author == author))
                mine = schema.digests.c.author == author
                await connection.execute(sa.update(schema.digests).where(mine).values(author=""))
                spent = await connection.execute(sa.delete(usage).where(usage.c.author == author).returning(usage))
                for row in spent.all():
                    await self._add_up(connection, row.guild, "", row.day, Usage(row.requests, row.tokens))
            counts["exchanges"] = gone
        return gone

    async def lease(self, name: str, holder: str, now: datetime, lasting: timedelta) -> str:
        """Take or renew the lease of a name, unless another's has not run out; say who holds it now."""
        row = {"holder": holder, "until": now + lasting}
        insert = self._database.insert(leases).values(row | {"name": name})
        free = (leases.c.holder == holder) | (leases.c.until <= now)
        upsert = insert.on_conflict_do_update(index_elements=["name"], set_=row, where=free).returning(leases.c.holder)
        async with self._database.writing() as connection:
            held = (await connection.execute(upsert)).scalar_one_or_none()
            # A row that stood in the way stays locked until we are done: it is there to be read.
            there = sa.select(leases.c.holder).where(leases.c.name == name)
            return held or str((await connection.execute(there)).scalar_one())

    async def holder(self, name: str, now: datetime) -> str:
        """Say who holds the lease of a name, and nothing where it has run out."""
        there = sa.select(leases.c.holder).where(leases.c.name == name, leases.c.until > now)
        async with self._database.reading() as connection:
            return str((await connection.execute(there)).scalar_one_or_none() or "")

    async def release(self, name: str, holder: str) -> None:
        """Give a lease back; another's is left alone."""
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(leases).where(leases.c.name == name, leases.c.holder == holder))

    async def _mark(self, id: str, *which: sa.ColumnElement[bool], **columns: object) -> None:
        """Change a request's row; one that was forgotten meanwhile stays so."""
        with told("marked a request", state=columns.get("state", "")):
            async with self._database.writing() as connection:
                await connection.execute(sa.update(requests).where(requests.c.id == id, *which).values(**columns))

    async def _add_up(self, connection: AsyncConnection, guild: str, author: str, day: date, spent: Usage) -> None:
        insert = self._database.insert(usage).values(
            guild=guild, author=author, day=day, requests=spent.requests, tokens=spent.tokens
        )
        sums = {name: usage.c[name] + insert.excluded[name] for name in ("requests", "tokens")}
        await connection.execute(insert.on_conflict_do_update(index_elements=["guild", "day", "author"], set_=sums))


def _unfinished() -> tuple[sa.ColumnElement[bool], ...]:
    return (requests.c.state.in_(_UNFINISHED),)


def _is(exchange: str, scope: str) -> sa.ColumnElement[bool]:
    return (places.c.exchange == exchange) & (places.c.scope == scope)


async def _scopes(connection: AsyncConnection, guild: str) -> tuple[str, ...]:
    query = sa.select(places.c.scope).where(places.c.guild == guild).distinct().order_by(places.c.scope)
    return tuple((await connection.scalars(query)).all())


def _row(request: Request) -> dict[str, object]:
    return {
        "id": request.id,
        "guild": request.guild,
        "channel": request.channel,
        "author": request.author,
        "asked": request.asked,
        "state": request.state.value,
        "reply": request.reply,
        "exchange": request.exchange,
        "tries": request.tries,
        "accepted": request.accepted,
    }


def _request(row: sa.RowMapping) -> Request:
    return Request(
        id=row["id"],
        guild=row["guild"],
        channel=row["channel"],
        author=row["author"],
        asked=row["asked"],
        state=State(row["state"]),
        reply=row["reply"],
        exchange=row["exchange"],
        tries=row["tries"],
        accepted=row["accepted"],
    )


def _place_row(place: Place) -> dict[str, str]:
    return {
        "message": place.message,
        "scope": place.scope,
        "exchange": place.exchange,
        "guild": place.guild,
        "channel": place.channel,
        "asker": place.asker,
    }


def _place(row: sa.RowMapping) -> Place:
    return Place(
        message=row["message"],
        scope=row["scope"],
        exchange=row["exchange"],
        guild=row["guild"],
        channel=row["channel"],
        asker=row["asker"],
    )
