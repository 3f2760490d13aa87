"""What all tests stand on: steady hypotheses, and an empty database of each kind we keep things in."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from tests.postgres import SERVER, UNREACHABLE, empty_database

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of an empty database of the test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'rapporteur.sqlite3'}"
        return
    server = os.environ.get(SERVER) or _without(f"{SERVER} names no PostgreSQL server")
    async with AsyncExitStack() as stack:
        try:
            url = await stack.enter_async_context(empty_database(server))
        except UNREACHABLE as error:
            _without(f"no PostgreSQL server answers at {SERVER}: {error}")
        yield url


def _without(reason: str) -> NoReturn:
    """Skip the test with the reason; where CI is set a skip would hide a gap."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
