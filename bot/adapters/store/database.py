"""The way in and out of a database: one transaction at a time, and every foreseen failure as a sentence.

Nothing above knows which of the two databases it is; what is peculiar to each stands in `sqlite` and `postgresql`, and
only the one that is asked for is imported. Errors that are bugs of ours pass through untouched. No sentence holds a
password, and no error a text: the library is told to hide its parameters.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from typing import TYPE_CHECKING, ClassVar, Final

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.adapters import schema
from bot.errors import StoreDiffers, StoreError, StoreUnreachable

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

    Insert = sqlite.Insert | postgresql.Insert

_log = structlog.get_logger()

WAITING: Final = 30.0
"""Seconds to wait for a connection to spare,"""
TRANSACTION: Final = 60.0
"""to have read or written,"""
LONG_TRANSACTION: Final = 3_600.0
"""to migrate or to erase: an index over a million statements takes its time."""

DIFFERS: Final = (
    "was laid out by another build of Rapporteur, and this one cannot use it. Move it away to begin afresh, or name "
    "another in DATABASE_URL"
)
"""What is the matter where tables or columns are not those that our migrations make."""


class Database(ABC):
    """One database, reached through its engine; its name is for people."""

    kind: ClassVar[str]

    def __init__(self, name: str, reader: AsyncEngine, writer: AsyncEngine) -> None:
        self.name = name
        self._reader = reader
        self._writer = writer

    @staticmethod
    def at(url: str) -> Database:
        """Give the database of a URL: `sqlite://` (in memory), `sqlite:///file` or `postgresql://…`; nothing is opened."""
        scheme, _, rest = url.partition("://")
        match scheme.partition("+")[0]:
            case "sqlite":
                from bot.adapters.store.sqlite import Sqlite

                return Sqlite(rest.removeprefix("/"))
            case "postgresql" | "postgres":
                from bot.adapters.store.postgresql import PostgreSQL

                return PostgreSQL(f"postgresql://{rest}")
        raise StoreError("DATABASE_URL must begin with sqlite:// or postgresql://.")

    @property
    def turn(self) -> AbstractAsyncContextManager[object]:
        """What a writer waits for before it asks the database."""
        return nullcontext()

    @abstractmethod
    def insert(self, table: sa.Table) -> Insert:
        """Begin an insert that can tell what to do when the row is there already."""

    async def prepare(self) -> None:
        """Make the database if it is ours to make, and migrate it to the schema we know."""
        with self._foreseen():
            await self._make_ready()
        async with self.reading() as connection:
            current = await connection.run_sync(schema.is_current)
        if not current:
            async with self._writing(LONG_TRANSACTION) as connection:
                for migration in await connection.run_sync(schema.migrate):
                    _log.info("migrated", migration=migration)

    async def close(self) -> None:
        await self._reader.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection that sees one state throughout."""
        with self._foreseen():
            async with asyncio.timeout(TRANSACTION), self._reader.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection whose writes stand all together or not at all."""
        async with self._writing(TRANSACTION) as connection:
            yield connection

    @asynccontextmanager
    async def erasing(self) -> AsyncIterator[AsyncConnection]:
        """Yield such a connection while nobody else writes; what it deletes is gone for good."""
        async with self._writing(LONG_TRANSACTION, alone=True) as connection:
            yield connection
        with self._foreseen():
            await self._sweep()

    @asynccontextmanager
    async def _writing(self, limit: float, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        with self._foreseen():
            async with asyncio.timeout(limit), self.turn, self._writer.begin() as connection:
                await self._lock(connection, alone=alone)
                yield connection

    @contextmanager
    def _foreseen(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.TimeoutError as error:
            raise StoreUnreachable(f"{self.name} is too busy. Try again in a moment.") from error
        except TimeoutError as error:
            raise StoreUnreachable(f"{self.name} took too long to answer. Try again in a moment.") from error
        except schema.Differs as error:
            raise StoreDiffers(f"{self.name} {DIFFERS}.") from error
        except Exception as error:  # each database knows its drivers' errors; what it does not know passes on
            if trouble := self._trouble(error):
                raise StoreUnreachable(f"{self.name} {trouble}.") from error
            raise

    @abstractmethod
    async def _make_ready(self) -> None:
        """Do what comes before the first transaction."""

    @abstractmethod
    async def _lock(self, connection: AsyncConnection, *, alone: bool) -> None:
        """At the start of a transaction that writes, keep out those who must not write beside it."""

    @abstractmethod
    async def _sweep(self) -> None:
        """See that nothing of what was deleted lies about."""

    @abstractmethod
    def _trouble(self, error: Exception) -> str | None:
        """Say what is the matter with the database and what to do, or nothing where the error is a bug of ours."""


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it was raised from: the library wraps those of its drivers, and not always in one layer."""
    while error is not None:
        yield error
        error = error.__cause__
