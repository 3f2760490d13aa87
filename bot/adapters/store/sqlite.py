"""SQLite: a file with write-ahead logging that only its user may open, or a database in memory."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.adapters.store.database import DIFFERS, TRANSACTION, Database, causes

_WAITING: Final = 4.0
"""Seconds to wait for whoever else writes to the file; a person who waits for a card waits no longer for its keeping."""

_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what was accepted is not lost with the power
    "PRAGMA secure_delete = ON",  # what is erased is overwritten
)

_TROUBLE: Final = {
    "SQLITE_BUSY": "is held by another program. Try again in a moment",
    "SQLITE_LOCKED": "is held by another program. Try again in a moment",
    "SQLITE_READONLY": "may only be read. Give this user the right to write it and its folder",
    "SQLITE_CANTOPEN": "cannot be opened. Check that it is a file and that this user may read and write it",
    "SQLITE_PERM": "cannot be opened. Check that this user may read and write it",
    "SQLITE_NOTADB": "is damaged or is not a database. Move it away, or name another in DATABASE_URL",
    "SQLITE_CORRUPT": "is damaged. Restore it from a copy, or move it away to begin afresh",
    "SQLITE_FULL": "cannot grow, for the disk is full. Make room on it",
    "SQLITE_IOERR": "cannot be read or written, for its disk fails. Check the disk and the space on it",
}
"""By the beginnings of SQLite's names for its errors."""

_UNKNOWN: Final = ("no such table", "no such column", "has no column named")
"""In the words of errors for which SQLite has one name: ours would not come through the tests."""


class Sqlite(Database):
    """The file at a path; in memory where there is none."""

    kind = "sqlite"

    def __init__(self, path: str) -> None:
        self._file = None if path in {"", ":memory:"} else Path(path).expanduser()
        self._anchor: sqlite3.Connection | None = None
        address = sa.URL.create("sqlite+aiosqlite", database=str(self._file))
        if self._file is None:
            # It lasts as long as one connection to it: this one, for a cancelled task may cost the other.
            memory = f"file:rapporteur-{uuid4().hex}"
            self._anchor = sqlite3.connect(f"{memory}?mode=memory&cache=shared", uri=True)
            address = address.set(database=memory).update_query_string("mode=memory&cache=shared&uri=true")
        self._engine = _engine(address, connections=5 if self._file else 1)
        super().__init__(
            f"The database {self._file or 'in memory'}", self._engine, self._engine.execution_options(writing=True)
        )
        # One writes at a time; those of this process queue here, in order, and not by polling the file.
        self._queue = asyncio.Lock()

    @property
    def turn(self) -> AbstractAsyncContextManager[object]:
        return self._taken()

    def insert(self, table: sa.Table) -> sqlite.Insert:
        return sqlite.insert(table)

    async def close(self) -> None:
        await super().close()
        if self._anchor:
            self._anchor.close()

    async def _make_ready(self) -> None:
        """Make the folder and the file if there are none, for this user only, and turn to write-ahead logging.

        The file remembers the latter. Of two who turn a new file at once SQLite sends one away without having it wait.
        """
        if self._file is None:
            return
        await asyncio.to_thread(_make_private, self._file)
        async with asyncio.timeout(_WAITING):
            while True:
                try:
                    await self._at_once("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                        raise
                await asyncio.sleep(0.02)

    @asynccontextmanager
    async def _taken(self) -> AsyncIterator[None]:
        """Wait for a turn no longer than the one who has it waits for the file."""
        async with asyncio.timeout(_WAITING):
            await self._queue.acquire()
        try:
            yield
        finally:
            self._queue.release()

    async def _lock(self, connection: AsyncConnection, *, alone: bool) -> None:
        """Do nothing more: whoever has begun to write is alone."""

    async def _sweep(self) -> None:
        """Empty the log, where the words would otherwise stand until it is full."""
        if self._file:
            await self._at_once("PRAGMA wal_checkpoint(TRUNCATE)")

    async def _at_once(self, pragma: str) -> None:
        """Run what SQLite does outside of transactions only."""
        async with asyncio.timeout(TRANSACTION), self._engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute_fetchall(pragma)

    def _trouble(self, error: Exception) -> str | None:
        for cause in causes(error):
            if isinstance(cause, sqlite3.Error):
                name = getattr(cause, "sqlite_errorname", "")
                if any(words in str(cause) for words in _UNKNOWN):
                    return DIFFERS
                return next((trouble for known, trouble in _TROUBLE.items() if name.startswith(known)), None)
            if isinstance(cause, OSError):
                return f"cannot be made: {cause.strerror}. Name a place this user may write to in DATABASE_URL"
        return None


def _engine(address: sa.URL, connections: int) -> AsyncEngine:
    engine = create_async_engine(
        address,
        hide_parameters=True,
        connect_args={"timeout": _WAITING},
        poolclass=sa.AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_WAITING,
    )

    @sa.event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        # We begin transactions ourselves: the library would do so before some statements and not before others.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @sa.event.listens_for(engine.sync_engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # A transaction that read first and then wants to write may be refused at once; so one that will says so.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _make_private(file: Path) -> None:
    for folder in reversed(file.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    file.touch(mode=0o600, exist_ok=True)
