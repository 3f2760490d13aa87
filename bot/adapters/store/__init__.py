"""What is kept between one start and the next: texts, readings, exchanges and the answers given about them.

An exchange belongs to a scope, the place it was asked for in, and is found with its scope only. A text or a reading that
two places have in common is kept once, but what one of them knows about it stays with that place. Whatever was kept
comes back equal to what it was. What a method has kept when it returns is on the disk.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.page import Copy
from bot.adapters.schema import (
    answers,
    cached,
    documents,
    editions,
    exchanges,
    pages,
    readings,
    retold,
    statements,
    texts,
)
from bot.adapters.store import rows
from bot.adapters.store.database import Database
from bot.adapters.store.digests import Digests, told_by, untold
from bot.adapters.store.erasing import erase, expire
from bot.adapters.store.exporting import Holdings
from bot.adapters.store.inbox import Inbox
from bot.adapters.store.log import told
from bot.domain.digest.compiling import Told
from bot.domain.model import Answer, Document, Exchange, Facts, Reading
from bot.errors import StoreError

__all__ = ["Kept", "Store"]


@dataclass(frozen=True, slots=True)
class Kept:
    """An exchange, and the scope it is kept in."""

    exchange: Exchange
    scope: str


class Store:
    """Keeps and finds. Raises `StoreError` when the database will not serve."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.inbox = Inbox(database)
        self.holdings = Holdings(database)
        self.digests = Digests(database)

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str) -> AsyncIterator[Store]:
        """Open the database at the URL, made and brought up to date where need be, until the block is left."""
        database = Database.at(url)
        try:
            with told("opened the store", database=database.kind):
                await database.prepare()
            yield cls(database)
        finally:
            await database.close()

    async def reading(self, document: Document, version: str, reader: str = "") -> Reading | None:
        """Find what that reader (empty: the cue reader) made of this very document at this version of its ways."""
        query = sa.select(readings).join(cached).where(*_at(_cache_key(document, version, reader)))
        with told("looked for a reading", reader=reader) as counts:
            async with self._database.reading() as connection:
                row = (await connection.execute(query)).mappings().one_or_none()
                spoken = await _statements(connection, {row["id"]}) if row else {}
            counts["found"] = row is not None
        return rows.reading(row, document, spoken[row["id"]]) if row else None

    async def keep(self, reading: Reading, version: str) -> None:
        """Keep a reading for whoever asks for the same document, version and reader; the first one kept stays."""
        key = _cache_key(reading.document, version, reading.reader)
        with told("kept a reading", statements=len(reading.statements), ungrounded=len(reading.ungrounded)):
            async with self._database.writing() as connection:
                if await connection.scalar(sa.select(cached.c.reading).where(*_at(key))) is None:
                    [row] = await self._keep_readings(connection, [reading])
                    await connection.execute(
                        self._database.insert(cached).values(key | {"reading": row}).on_conflict_do_nothing()
                    )

    async def keep_exchange(self, exchange: Exchange, scope: str, now: datetime) -> None:
        """Keep an exchange as it now is, all its readings with it; one of that id in that scope gives way to it."""
        row = {
            "title": exchange.title,
            "facts": rows.packed(exchange.facts),
            "is_exchange": exchange.is_exchange,
            "changed": now,
        }
        with told("kept an exchange", documents=len(exchange.readings), statements=len(exchange.statements)):
            async with self._database.writing() as connection:
                keys = await self._keep_readings(connection, exchange.readings)
                upsert = (
                    self._database.insert(exchanges)
                    .values(row | {"scope": scope, "id": exchange.id, "created": now})
                    .on_conflict_do_update(index_elements=["scope", "id"], set_=row)
                    .returning(exchanges.c.key)
                )
                key = (await connection.execute(upsert)).scalar_one()
                await connection.execute(sa.delete(documents).where(documents.c.exchange == key))
                if keys:
                    await connection.execute(
                        sa.insert(documents),
                        [
                            rows.document_row(reading.document) | {"exchange": key, "position": n, "reading": keys[n]}
                            for n, reading in enumerate(exchange.readings)
                        ],
                    )

    async def exchange(self, id: str, scope: str) -> Exchange | None:
        found = await self._exchanges(_is(id, scope), limit=1)
        return found[0].exchange if found else None

    async def exchanges(self, scope: str, limit: int = 20) -> tuple[Exchange, ...]:
        """Find the scope's exchanges, the one last kept first."""
        return tuple(kept.exchange for kept in await self._exchanges(exchanges.c.scope == scope, limit=limit))

    async def untold(self, digest: int, scopes: Collection[str], since: datetime, limit: int) -> tuple[Kept, ...]:
        """Find what was read in the scopes since then and no edition of a digest tells, the one last kept first."""
        recent = exchanges.c.changed >= since
        return await self._exchanges(
            exchanges.c.scope.in_(scopes), exchanges.c.is_exchange, recent, untold(digest), limit=limit
        )

    async def told(self, edition: int) -> tuple[Kept, ...]:
        """Find what an edition tells, but for what was erased since."""
        return await self._exchanges(told_by(edition))

    async def tellings(self, digest: int, before: int | None, since: date, limit: int) -> tuple[Told, ...]:
        """Find what a digest's editions since that day told, up to the edition named, if any; what was told last first."""
        earlier = (editions.c.digest == digest) & (editions.c.day >= since)
        if before is not None:
            earlier &= editions.c.key < before
        query = (
            sa.select(retold.c.exchange, sa.func.max(editions.c.day).label("day"))
            .join(editions)
            .where(earlier)
            .group_by(retold.c.exchange)
            .order_by(sa.desc("day"), retold.c.exchange.desc())
            .limit(limit)
        )
        with told("looked for what a digest told") as counts:
            async with self._database.reading() as connection:
                days = {row.exchange: row.day for row in await connection.execute(query)}
                found = await _found(connection, sa.select(exchanges).where(exchanges.c.key.in_(days)))
            counts["found"] = len(found)
        return tuple(Told(kept.exchange, days[key]) for key, kept in found.items())

    async def keep_answer(self, answer: Answer, exchange: str, scope: str, now: datetime, asker: str = "") -> None:
        """Keep what was asked about an exchange of the scope and what was answered, after what was asked before.

        With whom it was asked by, where people are told from one another, that they can have it erased.
        """
        row = {"answer": rows.packed(answer), "given": now, "asker": asker}
        with told("kept an answer", claims=len(answer.claims), withheld=len(answer.withheld)):
            async with self._database.writing() as connection:
                key = await connection.scalar(sa.select(exchanges.c.key).where(_is(exchange, scope)))
                if key is None:
                    raise StoreError(
                        "That exchange is no longer kept. Have its documents read again and ask once more."
                    )
                await connection.execute(sa.insert(answers).values(row | {"exchange": key}))

    async def answers(self, exchange: str, scope: str) -> tuple[Answer, ...]:
        """Find what was asked about an exchange of the scope and answered, in that order."""
        query = sa.select(answers.c.answer).join(exchanges).where(_is(exchange, scope)).order_by(answers.c.id)
        with told("looked for answers") as counts:
            async with self._database.reading() as connection:
                packed = (await connection.scalars(query)).all()
            counts["found"] = len(packed)
        return tuple(rows.unpacked(Answer, answer) for answer in packed)

    async def copies(self, key: str, limit: int = 2) -> tuple[Copy, ...]:
        """Find what the page of that key held each time it had changed, the latest first."""
        query = (
            sa.select(pages, texts.c.text.label("words"))
            .join(texts, pages.c.text == texts.c.hash)
            .where(pages.c.key == key)
            .order_by(pages.c.fetched.desc(), pages.c.id.desc())
            .limit(limit)
        )
        with told("looked for a page") as counts:
            async with self._database.reading() as connection:
                found = (await connection.execute(query)).mappings().all()
            counts["found"] = len(found)
        return tuple(rows.copy(row, row["words"]) for row in found)

    async def keep_copy(self, key: str, copy: Copy) -> None:
        """Keep what a page holds now; what it held before stays."""
        row = rows.copy_row(copy)
        with told("kept a page"):
            async with self._database.writing() as connection:
                text = {"hash": copy.document.id, "text": copy.document.text}
                await connection.execute(self._database.insert(texts).values(text).on_conflict_do_nothing())
                await connection.execute(
                    self._database.insert(pages)
                    .values(row | {"key": key, "text": copy.document.id})
                    .on_conflict_do_update(index_elements=["key", "text"], set_=row)
                )

    async def expire(self, before: datetime) -> int:
        """Erase what nobody has had read since then, and whatever belonged to it alone; count the exchanges."""
        with told("erased what is old") as counts:
            async with self._database.erasing() as connection:
                gone = await expire(connection, before)
            counts["exchanges"] = gone
        return gone

    async def erase(self, scope: str) -> int:
        """Erase a scope's exchanges and answers, and every reading, page and text that no exchange holds; count the exchanges."""
        with told("erased a scope") as counts:
            async with self._database.erasing() as connection:
                gone = await erase(connection, exchanges.c.scope == scope)
            counts["exchanges"] = gone
        return gone

    async def _exchanges(self, *which: sa.ColumnElement[bool], limit: int | None = None) -> tuple[Kept, ...]:
        query = (
            sa.select(exchanges).where(*which).order_by(exchanges.c.changed.desc(), exchanges.c.key.desc()).limit(limit)
        )
        with told("looked for exchanges") as counts:
            async with self._database.reading() as connection:
                found = await _found(connection, query)
            counts["found"] = len(found)
        return tuple(found.values())

    async def _keep_readings(self, connection: AsyncConnection, kept: Sequence[Reading]) -> list[int]:
        """Keep them by text and fingerprint, one order for all: two who keep the same ones at once cannot lock each other out."""
        laid_out = [(reading.document.id, rows.reading_row(reading), reading) for reading in kept]
        keys = {}
        for _, row, reading in sorted(laid_out, key=lambda one: (one[0], one[1]["fingerprint"])):
            keys[row["fingerprint"]] = await self._keep_reading(connection, reading, row)
        return [keys[row["fingerprint"]] for _, row, _ in laid_out]

    async def _keep_reading(self, connection: AsyncConnection, reading: Reading, row: rows.Row) -> int:
        if any(statement.document != reading.document.id for statement in reading.statements):
            raise ValueError("a reading holds statements of another document")
        text = {"hash": reading.document.id, "text": reading.document.text}
        await connection.execute(self._database.insert(texts).values(text).on_conflict_do_nothing())
        insert = self._database.insert(readings).values(row).on_conflict_do_nothing().returning(readings.c.id)
        made: int | None = (await connection.execute(insert)).scalar_one_or_none()
        if made is None:
            there = sa.select(readings.c.id).where(readings.c.fingerprint == row["fingerprint"])
            return int((await connection.execute(there)).scalar_one())
        if reading.statements:
            await connection.execute(sa.insert(statements), rows.statement_rows(reading, made))
        return made


def _cache_key(document: Document, version: str, reader: str) -> dict[str, str]:
    return {"text": document.id, "guise": rows.guise(document), "version": version, "reader": reader}


def _at(key: Mapping[str, str]) -> list[sa.ColumnElement[bool]]:
    return [cached.c[name] == value for name, value in key.items()]


def _is(exchange: str, scope: str) -> sa.ColumnElement[bool]:
    return (exchanges.c.id == exchange) & (exchanges.c.scope == scope)


async def _found(connection: AsyncConnection, query: sa.Select[tuple[object, ...]]) -> dict[int, Kept]:
    """Find the exchanges of a query, by their keys, in its order."""
    found = (await connection.execute(query)).mappings().all()
    held = await _held(connection, [row["key"] for row in found])
    return {
        row["key"]: Kept(
            Exchange(
                id=row["id"],
                title=row["title"],
                facts=rows.unpacked(Facts, row["facts"]),
                readings=tuple(held[row["key"]]),
                is_exchange=row["is_exchange"],
            ),
            row["scope"],
        )
        for row in found
    }


async def _held(connection: AsyncConnection, keys: Sequence[int]) -> dict[int, list[Reading]]:
    """Find the readings that exchanges hold, in order, each of its document as that exchange knows it."""
    query = (
        sa.select(documents, texts.c.text, readings.c.passages, readings.c.ungrounded, readings.c.reader)
        .join(readings, documents.c.reading == readings.c.id)
        .join(texts, readings.c.text == texts.c.hash)
        .where(documents.c.exchange.in_(keys))
        .order_by(documents.c.exchange, documents.c.position)
    )
    found = (await connection.execute(query)).mappings().all()
    spoken = await _statements(connection, {row["reading"] for row in found})
    held: dict[int, list[Reading]] = {key: [] for key in keys}
    for row in found:
        held[row["exchange"]].append(rows.reading(row, rows.document(row, row["text"]), spoken[row["reading"]]))
    return held


async def _statements(connection: AsyncConnection, keys: Collection[int]) -> Mapping[int, list[sa.RowMapping]]:
    """Find the statements of readings, in order."""
    query = (
        sa.select(statements).where(statements.c.reading.in_(keys)).order_by(statements.c.reading, statements.c.number)
    )
    found: dict[int, list[sa.RowMapping]] = {key: [] for key in keys}
    for row in (await connection.execute(query)).mappings():
        found[row["reading"]].append(row)
    return found
