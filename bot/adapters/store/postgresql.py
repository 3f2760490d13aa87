"""PostgreSQL, reached by the driver's own reading of the URL."""

from __future__ import annotations

from typing import Final

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.adapters.store.database import DIFFERS, WAITING, Database, causes
from bot.errors import StoreError

_CONNECTING: Final = 10.0
"""Seconds to wait for the server to let us in."""

_KEEPING: Final = 0x5241_5050_0002
"""The advisory lock that those who keep share, and whoever erases has alone."""

_SILENT: Final = "does not answer. Check DATABASE_URL and that the server is running"
_TROUBLE: Final = {
    "08": _SILENT,
    "28": "does not let us in. Check the user and the password in DATABASE_URL",
    "3D": "does not exist. Create it, or name another in DATABASE_URL",
    "25006": "may only be read. Name the primary server in DATABASE_URL",
    "42501": "does not let this user do what is needed. Grant it the right to create and write tables",
    "42P01": DIFFERS,  # no such table
    "42703": DIFFERS,  # no such column
    "42704": "does not know a setting given in DATABASE_URL. Take out what follows the question mark",
    "40": "was too busy with the same thing. Try again in a moment",
    "53": "has no room or no connections to spare. Free some and try again",
    "55P03": "is held by another program. Try again in a moment",
    "57": "is shutting down or starting. Try again in a moment",
}
"""By the beginnings of SQLSTATE."""


class PostgreSQL(Database):
    """The database that a URL names, as PostgreSQL's own programs read it: sslmode, sockets, settings and all."""

    kind = "postgresql"

    def __init__(self, url: str) -> None:
        async def connect() -> object:
            try:
                return await asyncpg.connect(url, timeout=_CONNECTING)
            except ValueError:
                # Not chained: what was not understood may be a part of the password.
                raise StoreError(
                    "DATABASE_URL must be of the form postgresql://user:password@host:port/name."
                ) from None

        engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=connect,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=5,
            max_overflow=5,
            pool_timeout=WAITING,
        )
        super().__init__(
            f"The database {_shown(url)}", engine.execution_options(isolation_level="REPEATABLE READ"), engine
        )

    def insert(self, table: sa.Table) -> postgresql.Insert:
        return postgresql.insert(table)

    async def _make_ready(self) -> None:
        async with self._reader.connect() as connection:
            encoding = await connection.scalar(sa.text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreError(f"{self.name} is in {encoding}. Create one whose encoding is UTF8.")

    async def _lock(self, connection: AsyncConnection, *, alone: bool) -> None:
        """Have whoever erases wait for those who keep: else it could delete a reading they are about to refer to."""
        lock = sa.func.pg_advisory_xact_lock if alone else sa.func.pg_advisory_xact_lock_shared
        await connection.execute(sa.select(lock(_KEEPING)))

    async def _sweep(self) -> None:
        """Do nothing: the server's own vacuum does."""

    def _trouble(self, error: Exception) -> str | None:
        for cause in causes(error):
            if state := getattr(cause, "sqlstate", None):
                return next((trouble for known, trouble in _TROUBLE.items() if state.startswith(known)), None)
            if isinstance(cause, OSError | asyncpg.InterfaceError):
                return _SILENT
        return None


def _shown(url: str) -> str:
    """Give the host and the name of a URL, unless it is so written that a password could be taken for them."""
    rest = url.partition("://")[2]
    host, _, name = rest.partition("?")[0].partition("/")
    return f"{host.rpartition('@')[2]}/{name}" if host.count("@") == rest.count("@") else "named in DATABASE_URL"
