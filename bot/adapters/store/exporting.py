"""What is kept of a server or of a person: counted before it is erased, and given out piece by piece to be exported.

Lists come in pages, each a transaction of its own, so that however much is kept, little of it is held at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from bot.adapters.schema import answers, exchanges, places, requests, usage
from bot.adapters.store import rows
from bot.adapters.store.database import Database
from bot.adapters.store.log import told
from bot.domain.model import Answer

_PAGE = 200
"""Rows of a list that are fetched together."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How much there is."""

    exchanges: int
    answers: int
    requests: int


@dataclass(frozen=True, slots=True)
class Held:
    """An exchange in the scope it was asked for in, and the messages that are about it there."""

    exchange: str
    scope: str
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, about which exchange, when it was given, and to whom; empty where who asked is forgotten."""

    answer: Answer
    exchange: str
    scope: str
    asker: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """A request as it was accepted."""

    id: str
    guild: str
    channel: str
    author: str
    asked: str
    state: str
    exchange: str
    at: datetime
    scope: str = ""
    """Of what it was answered about, where that is known."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent in a server on a day; the author is empty for all those who are forgotten."""

    guild: str
    day: date
    author: str
    requests: int
    tokens: int


def of_guild(guild: str, under: str) -> sa.ColumnElement[bool]:
    """The exchanges a server was told of, and those of every scope that begins so, if that is anything."""
    told_in = exchanges.c.scope.in_(sa.select(places.c.scope).where(places.c.guild == guild))
    return told_in | exchanges.c.scope.startswith(under, autoescape=True) if under else told_in


def of_person(person: str, scope: str) -> sa.ColumnElement[bool]:
    """The exchanges of which the first message was for that person, and those of their own scope, if they have one."""
    first = sa.select(sa.func.min(places.c.key)).group_by(places.c.scope, places.c.exchange)
    theirs = sa.select(places.c.exchange, places.c.scope).where(places.c.asker == person, places.c.key.in_(first))
    had_read = sa.tuple_(exchanges.c.id, exchanges.c.scope).in_(theirs)
    return had_read | (exchanges.c.scope == scope) if scope else had_read


class Holdings:
    """Counts and gives out. Raises `StoreError` when the database will not serve."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_guild(self, guild: str, under: str) -> Kept:
        """Count what forgetting a server would erase."""
        which = of_guild(guild, under)
        held = answers.c.exchange.in_(sa.select(exchanges.c.key).where(which))
        return await self._count(which, held, requests.c.guild == guild)

    async def of_person(self, person: str, scope: str) -> Kept:
        """Count what forgetting a person would erase."""
        which = of_person(person, scope)
        held = answers.c.exchange.in_(sa.select(exchanges.c.key).where(which))
        return await self._count(which, held | (answers.c.asker == person), requests.c.author == person)

    async def held(self, *, under: str = "", scope: str = "") -> AsyncIterator[Held]:
        """Give the exchanges of a scope, or of all that begin so, those of a scope together."""
        if not (under or scope):
            raise ValueError("no scope begins with nothing in particular")
        which = exchanges.c.scope == scope if scope else exchanges.c.scope.startswith(under, autoescape=True)
        last = ("", 0)
        while True:
            at = sa.tuple_(exchanges.c.scope, exchanges.c.key)
            query = (
                sa.select(exchanges.c.key, exchanges.c.id, exchanges.c.scope)
                .where(which, at > last)
                .order_by(exchanges.c.scope, exchanges.c.key)
                .limit(_PAGE)
            )
            async with self._database.reading() as connection:
                found = (await connection.execute(query)).mappings().all()
            for row in found:
                yield Held(row["id"], row["scope"], await self._messages(row["id"], row["scope"]))
                last = (row["scope"], row["key"])
            if len(found) < _PAGE:
                return

    async def given(self, *, exchange: str = "", scope: str = "", asker: str = "") -> AsyncIterator[Given]:
        """Give the answers about an exchange of a scope, or to a person everywhere, as they were given."""
        which = answers.c.asker == asker if asker else (exchanges.c.id == exchange) & (exchanges.c.scope == scope)
        query = sa.select(answers, exchanges.c.id.label("about"), exchanges.c.scope).join(exchanges).where(which)
        async for row in self._pages(query, answers.c.id):
            yield Given(rows.unpacked(Answer, row["answer"]), row["about"], row["scope"], row["asker"], at=row["given"])

    async def accepted(self, *, guild: str = "", author: str = "") -> AsyncIterator[Accepted]:
        """Give the requests of a server, or of a person everywhere, as they were accepted."""
        which = requests.c.author == author if author else requests.c.guild == guild
        query = sa.select(requests, sa.func.coalesce(places.c.scope, "").label("scope"))
        placed = query.outerjoin_from(requests, places, places.c.message == requests.c.reply)
        async for row in self._pages(placed.where(which), requests.c.key):
            yield Accepted(
                id=row["id"],
                guild=row["guild"],
                channel=row["channel"],
                author=row["author"],
                asked=row["asked"],
                state=row["state"],
                exchange=row["exchange"],
                at=row["accepted"],
                scope=row["scope"],
            )

    async def spent(self, *, guild: str = "", author: str = "") -> tuple[Spent, ...]:
        """Give what was spent in a server, or by a person everywhere, day by day."""
        which = usage.c.author == author if author else usage.c.guild == guild
        query = sa.select(usage).where(which).order_by(usage.c.day, usage.c.guild, usage.c.author)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).mappings().all()
        return tuple(Spent(row["guild"], row["day"], row["author"], row["requests"], row["tokens"]) for row in found)

    async def _count(
        self, which: sa.ColumnElement[bool], held: sa.ColumnElement[bool], accepted: sa.ColumnElement[bool]
    ) -> Kept:
        queries = [
            sa.select(sa.func.count()).select_from(table).where(where)
            for table, where in ((exchanges, which), (answers, held), (requests, accepted))
        ]
        with told("counted what is kept"):
            async with self._database.reading() as connection:
                return Kept(*[int(await connection.scalar(query) or 0) for query in queries])

    async def _messages(self, exchange: str, scope: str) -> tuple[str, ...]:
        which = (places.c.exchange == exchange) & (places.c.scope == scope)
        async with self._database.reading() as connection:
            query = sa.select(places.c.message).where(which).order_by(places.c.key)
            return tuple((await connection.scalars(query)).all())

    async def _pages(self, query: sa.Select[tuple[object, ...]], key: sa.Column[int]) -> AsyncIterator[sa.RowMapping]:
        last = 0
        while True:
            async with self._database.reading() as connection:
                page = query.where(key > last).order_by(key).limit(_PAGE)
                found = (await connection.execute(page)).mappings().all()
            for row in found:
                yield row
                last = int(row[key.name])
            if len(found) < _PAGE:
                return
