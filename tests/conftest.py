"""What all tests stand on: steady hypotheses, and an empty database of each kind we keep things in."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

POSTGRES = "RAPPORTEUR_TEST_POSTGRES"
"""Names a PostgreSQL server where databases may be made: postgresql://user@host:port/name."""


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of an empty database of the test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'rapporteur.sqlite3'}"
        return
    server = await _postgres()
    name = f"rapporteur_{secrets.token_hex(8)}"
    try:
        await server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(os.environ[POSTGRES])._replace(path=f"/{name}").geturl()
    finally:
        await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await server.close()


async def _postgres() -> asyncpg.Connection:
    """Connect to the server told, or skip the test with the reason; where CI is set a skip would hide a gap."""
    address = os.environ.get(POSTGRES)
    try:
        if address:
            return await asyncpg.connect(address, timeout=5)
        reason = f"{POSTGRES} names no PostgreSQL server"
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        reason = f"no PostgreSQL server answers at {POSTGRES}: {error}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
