"""What is old goes, with whatever belonged to it alone, and nothing else does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.adapters.store import Store
from bot.adapters.store.inbox import Place, Request, Usage
from tests.adapters.exchanges import NOON, a_document, a_reading, an_answer, an_exchange

A_MONTH = timedelta(days=30)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with Store.opened(database_url) as store:
        yield store


async def _asked(store: Store, id: str, day: int) -> None:
    """Something is read, asked about and told of on that day."""
    at = NOON + timedelta(days=day)
    reading = a_reading(a_document(f"Account {id}. President Brandt said the ferry sails."))
    await store.keep_exchange(an_exchange(id, reading), "c", at)
    await store.keep_answer(an_answer(), id, "c", at, "ada")
    await store.inbox.accept(Request(id, "g", "c", "ada", "{}", accepted=at))
    await store.inbox.answered(id, id, at)
    await store.inbox.place(Place(f"m{id}", "c", id, "g", "c", "ada"))
    await store.inbox.spend("g", "ada", at.date(), 1)


async def test_what_is_old_goes_and_the_rest_stays(store: Store) -> None:
    await _asked(store, "old", 0)
    await _asked(store, "new", 40)
    await store.inbox.accept(Request("open", "g", "c", "ada", "{}", accepted=NOON))

    gone = await store.expire(NOON + A_MONTH)

    assert 1 == gone
    assert ["new"] == [one.id for one in await store.exchanges("c")]
    assert (None, "new") == (
        await store.inbox.placed("mold"),
        getattr(await store.inbox.placed("mnew"), "exchange", None),
    )
    assert (None, True, True) == (
        await store.inbox.request("old"),
        await store.inbox.request("new") is not None,
        await store.inbox.request("open") is not None,
    )
    assert (Usage(), Usage(1)) == (
        await store.inbox.spent("g", "ada", NOON.date()),
        await store.inbox.spent("g", "ada", (NOON + timedelta(days=40)).date()),
    )


async def test_what_is_read_again_is_not_old(store: Store) -> None:
    await _asked(store, "old", 0)
    reading = a_reading(a_document("Account old. President Brandt said the ferry sails."))
    await store.keep_exchange(an_exchange("old", reading), "c", NOON + A_MONTH)

    assert 0 == await store.expire(NOON + A_MONTH)
