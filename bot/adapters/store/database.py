"""The way in and out of the database: one transaction at a time, and every foreseen failure as a sentence.

Nothing above this module knows which of the two databases it is. Errors that are bugs of ours pass through untouched;
none of the sentences holds a password, a statement's parameters or a text.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

import asyncpg
import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.adapters import schema
from bot.errors import StoreError, StoreUnreachable

_log = structlog.get_logger()

_CONNECTING: Final = 10.0
"""Seconds to wait for a server to let us in,"""
_WAITING: Final = 30.0
"""for a connection to spare, or for another program that writes to the file,"""
_TRANSACTION: Final = 60.0
"""to have read or written,"""
_LONG_TRANSACTION: Final = 3_600.0
"""to migrate or to erase: an index over a million statements takes its time."""

_KEEPING: Final = 0x5241_5050_0002
"""The advisory lock on PostgreSQL that those who keep share, and whoever erases has alone."""

_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what was accepted is not lost with the power
    "PRAGMA secure_delete = ON",  # what is erased is overwritten
)

_TROUBLE_OF_SQLITE: Final = {
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
_TROUBLE_OF_POSTGRESQL: Final = {
    "08": "does not answer. Check DATABASE_URL and that the server is running",
    "28": "does not let us in. Check the user and the password in DATABASE_URL",
    "3D": "does not exist. Create it, or name another in DATABASE_URL",
    "25006": "may only be read. Name the primary server in DATABASE_URL",
    "42501": "does not let this user do what is needed. Grant it the right to create and write tables",
    "42704": "does not know a setting given in DATABASE_URL. Take out what follows the question mark",
    "40": "was too busy with the same thing. Try again in a moment",
    "53": "has no room or no connections to spare. Free some and try again",
    "55P03": "is held by another program. Try again in a moment",
    "57": "is shutting down or starting. Try again in a moment",
}


class Database:
    """One database by its URL: `sqlite://` (in memory), `sqlite:///file` or `postgresql://…`."""

    def __init__(self, url: str) -> None:
        scheme, _, rest = url.partition("://")
        self._anchor: sqlite3.Connection | None = None
        self.kind = {"postgres": "postgresql"}.get(named := scheme.partition("+")[0], named)
        if self.kind == "sqlite":
            self._file = Path(rest.removeprefix("/")).expanduser() if rest.strip("/") not in {"", ":memory:"} else None
            self._name = f"The database {self._file or 'in memory'}"
            address = sa.URL.create("sqlite+aiosqlite", database=str(self._file))
            if self._file is None:
                # It lasts as long as one connection to it: this one, for a cancelled task may cost the other.
                memory = f"file:rapporteur-{uuid4().hex}"
                self._anchor = sqlite3.connect(f"{memory}?mode=memory&cache=shared", uri=True)
                address = address.set(database=memory).update_query_string("mode=memory&cache=shared&uri=true")
            engine = _sqlite(address, connections=5 if self._file else 1)
        elif self.kind == "postgresql":
            self._file = None
            self._name = f"The database {_shown(rest)}"
            engine = _postgresql(f"postgresql://{rest}")
        else:
            raise StoreError("DATABASE_URL must begin with sqlite:// or postgresql://.")
        self._engine = engine
        self._reader = (
            engine.execution_options(isolation_level="REPEATABLE READ") if self.kind == "postgresql" else engine
        )
        self._writer = engine.execution_options(writing=True)
        # SQLite lets one write at a time; those of this process queue here, in order, and not by polling the file.
        self._turn = asyncio.Semaphore(1 if self.kind == "sqlite" else 1_000)

    async def prepare(self) -> None:
        """Make the folder and the file if there are none, for this user only, and migrate to the schema we know."""
        with self._foreseen():
            if self._file:
                await asyncio.to_thread(_make_private, self._file)
                await self._keep_a_log()
            elif self.kind == "postgresql":
                await self._check_encoding()
        async with self.reading() as connection:
            current = await connection.run_sync(schema.is_current)
        if not current:
            async with self._writing(_LONG_TRANSACTION, sa.func.pg_advisory_xact_lock_shared) as connection:
                for name in await connection.run_sync(schema.migrate):
                    _log.info("migrated", migration=name)

    async def close(self) -> None:
        await self._engine.dispose()
        if self._anchor:
            self._anchor.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection that sees one state throughout."""
        with self._foreseen():
            async with asyncio.timeout(_TRANSACTION), self._reader.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection whose writes stand all together or not at all."""
        async with self._writing(_TRANSACTION, sa.func.pg_advisory_xact_lock_shared) as connection:
            yield connection

    @asynccontextmanager
    async def erasing(self) -> AsyncIterator[AsyncConnection]:
        """Yield such a connection while nobody else writes; what it deletes is overwritten."""
        async with self._writing(_LONG_TRANSACTION, sa.func.pg_advisory_xact_lock) as connection:
            yield connection
        if self._file:
            with self._foreseen():
                # Else the words would stand in the log until it is full.
                await self._at_once("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def _writing(
        self, limit: float, lock: Callable[[int], sa.Function[object]]
    ) -> AsyncIterator[AsyncConnection]:
        with self._foreseen():
            async with asyncio.timeout(limit), self._turn, self._writer.begin() as connection:
                if self.kind == "postgresql":
                    await connection.execute(sa.select(lock(_KEEPING)))
                yield connection

    async def _at_once(self, pragma: str) -> None:
        """Run what SQLite does outside of transactions only."""
        async with asyncio.timeout(_TRANSACTION), self._engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute_fetchall(pragma)

    async def _keep_a_log(self) -> None:
        """Turn to write-ahead logging, which a file remembers. Of two who turn a new file at once SQLite sends one away."""
        async with asyncio.timeout(_WAITING):
            while True:
                try:
                    await self._at_once("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                        raise
                await asyncio.sleep(0.02)

    async def _check_encoding(self) -> None:
        async with self._engine.connect() as connection:
            encoding = await connection.scalar(sa.text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreError(f"{self._name} is in {encoding}. Create one whose encoding is UTF8.")

    @contextmanager
    def _foreseen(self) -> Iterator[None]:
        try:
            yield
        except (sa.exc.SQLAlchemyError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            if trouble := _trouble(error):
                raise StoreUnreachable(f"{self._name} {trouble}.") from error
            raise
        except TimeoutError as error:
            raise StoreUnreachable(f"{self._name} took too long to answer. Try again in a moment.") from error
        except OSError as error:
            if self._file:
                raise StoreUnreachable(
                    f"{self._name} cannot be made: {error.strerror}. Name a place this user may write in DATABASE_URL."
                ) from error
            raise StoreUnreachable(f"{self._name} {_TROUBLE_OF_POSTGRESQL['08']}.") from error


def _trouble(error: Exception) -> str | None:
    """Tell a failure we foresee from a bug of ours, which has none."""
    if isinstance(error, sa.exc.TimeoutError):
        return "is too busy. Try again in a moment"
    cause: BaseException | None = error
    while cause is not None:
        for name, trouble in _TROUBLE_OF_SQLITE.items():
            if getattr(cause, "sqlite_errorname", "").startswith(name):
                return trouble
        for state, trouble in _TROUBLE_OF_POSTGRESQL.items():
            if (getattr(cause, "sqlstate", None) or "").startswith(state):
                return trouble
        if isinstance(cause, asyncpg.InterfaceError):
            return _TROUBLE_OF_POSTGRESQL["08"]
        cause = cause.__cause__
    return None


def _shown(rest: str) -> str:
    """Give the host and the name of a URL, unless it is so written that a password could be taken for them."""
    host, _, name = rest.partition("?")[0].partition("/")
    return f"{host.rpartition('@')[2]}/{name}" if host.count("@") == rest.count("@") else "named in DATABASE_URL"


def _sqlite(address: sa.URL, connections: int) -> AsyncEngine:
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


def _postgresql(url: str) -> AsyncEngine:
    async def connect() -> object:
        # The driver reads the URL itself, and so knows all that PostgreSQL's own programs know: sslmode, sockets, settings.
        try:
            return await asyncpg.connect(url, timeout=_CONNECTING)
        except ValueError:
            # Not chained: what was not understood may be a part of the password.
            raise StoreError("DATABASE_URL must be of the form postgresql://user:password@host:port/name.") from None

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        pool_timeout=_WAITING,
    )


def _make_private(file: Path) -> None:
    for folder in reversed(file.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    file.touch(mode=0o600, exist_ok=True)
