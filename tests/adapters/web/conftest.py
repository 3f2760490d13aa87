"""A net for each test, on which no address was dialled in the end that is not public."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.web.net import Net


@pytest.fixture
async def net() -> AsyncIterator[Net]:
    """Give a small internet; afterwards hold that nothing but its public hosts was connected to."""
    async with Net() as net:
        yield net
    assert net.strayed == []
