"""Empty databases on the PostgreSQL server that the environment names, gone again after use."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import asyncpg

SERVER = "RAPPORTEUR_TEST_POSTGRES"
"""Names a server where databases may be made: postgresql://user@host:port/name."""

UNREACHABLE = (OSError, TimeoutError, asyncpg.PostgresError)


@asynccontextmanager
async def empty_database(server: str) -> AsyncIterator[str]:
    """Make a database on that server and give its address; one of `UNREACHABLE` is raised where the server is not there."""
    connection = await asyncpg.connect(server, timeout=5)
    name = f"rapporteur_{secrets.token_hex(8)}"
    try:
        await connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.close()
