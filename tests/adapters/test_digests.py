"""Digests that were set, their editions and what these told, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.adapters.store import Store
from bot.adapters.store.digests import Planned, Stage, Wishes
from tests.adapters.exchanges import NOON, a_document, a_reading, an_exchange

DAY = date(2031, 5, 14)
WISHES = Wishes("08:00", "Asia/Tokyo", (0, 1, 2, 3, 4), says_nothing_new=True)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with Store.opened(database_url) as store:
        for scope, id in (("d:1:7", "ferry"), ("d:1:8", "copper"), ("d:2:9", "grain")):
            await store.keep_exchange(an_exchange(id, a_reading(a_document(f"Orlan said {id}."))), scope, NOON)
        await store.digests.plan("1", "7", WISHES, "ada", NOON)
        yield store


async def _planned(store: Store, up_to: date = DAY) -> Planned:
    [planned] = await store.digests.planned(up_to)
    return planned


async def _untold(store: Store) -> set[str]:
    planned = await _planned(store)
    kept = await store.untold(planned.key, {"d:1:7", "d:1:8"}, NOON - timedelta(days=1), 10)
    return {one.exchange.id for one in kept}


async def test_a_digest_is_set_changed_and_given_up(store: Store) -> None:
    planned = await _planned(store)
    assert (planned.guild, planned.channel, planned.wishes, planned.author, planned.since) == (
        "1",
        "7",
        WISHES,
        "ada",
        NOON,
    )

    await store.digests.plan("1", "7", Wishes("09:30", "UTC"), "bo", NOON + timedelta(hours=1))

    changed = await _planned(store)
    assert (changed.key, changed.author, changed.wishes.schedule.zone) == (planned.key, "bo", "UTC")
    assert await store.digests.planned(DAY, guild="2") == ()
    assert await store.digests.stop("7")
    assert not await store.digests.stop("7")
    assert await store.digests.planned(DAY) == ()


async def test_an_edition_is_claimed_once(store: Store) -> None:
    digest = (await _planned(store)).key

    first = await store.digests.claim(digest, DAY.isoformat(), DAY, {("d:1:7", "ferry")}, NOON)
    second = await store.digests.claim(digest, DAY.isoformat(), DAY, {("d:1:8", "copper")}, NOON)

    assert first is not None
    assert second is None
    assert [one.exchange.id for one in await store.told(first.key)] == ["ferry"]
    assert (await _planned(store)).done == DAY
    assert (await _planned(store, DAY - timedelta(days=1))).done is None


async def test_what_was_told_is_not_told_again(store: Store) -> None:
    assert await _untold(store) == {"ferry", "copper"}
    digest = (await _planned(store)).key
    edition = await store.digests.claim(digest, DAY.isoformat(), DAY, {("d:1:7", "ferry")}, NOON)
    assert edition is not None
    await store.digests.ended(edition.key, Stage.POSTED, "77")

    assert await _untold(store) == {"copper"}
    assert [(told.exchange.id, told.day) for told in await store.tellings(digest, None, DAY, 10)] == [("ferry", DAY)]
    assert await store.tellings(digest, edition.key, DAY, 10) == ()
    assert await store.tellings(digest, None, DAY + timedelta(days=1), 10) == ()


async def test_what_failed_told_nothing(store: Store) -> None:
    digest = (await _planned(store)).key
    edition = await store.digests.claim(digest, DAY.isoformat(), DAY, {("d:1:7", "ferry")}, NOON)
    assert edition is not None

    await store.digests.ended(edition.key, Stage.FAILED)

    assert await _untold(store) == {"ferry", "copper"}
    assert await store.digests.unconfirmed() == ()


async def test_an_edition_that_was_claimed_and_no_more_is_found(store: Store) -> None:
    planned = await _planned(store)
    edition = await store.digests.claim(planned.key, DAY.isoformat(), DAY, {("d:1:7", "ferry")}, NOON)
    assert edition is not None

    [(of, found)] = await store.digests.unconfirmed()

    assert (of.channel, found) == ("7", edition)
    await store.digests.ended(edition.key, Stage.KEPT_BACK)
    assert await store.digests.unconfirmed() == ()
    ended = await store.digests.edition(edition.key)
    assert ended is not None
    assert ended.stage is Stage.KEPT_BACK


async def test_who_set_it_is_told_once(store: Store) -> None:
    digest = (await _planned(store)).key
    assert await store.digests.told_author(digest)
    assert not await store.digests.told_author(digest)
    assert await store.digests.told_author(digest, was_told=False)


async def test_what_is_erased_is_told_nowhere(store: Store) -> None:
    digest = (await _planned(store)).key
    edition = await store.digests.claim(digest, DAY.isoformat(), DAY, {("d:1:7", "ferry")}, NOON)
    assert edition is not None

    await store.erase("d:1:7")

    assert await store.told(edition.key) == ()


async def test_a_forgotten_server_has_no_digest_and_a_forgotten_person_set_none(store: Store) -> None:
    await store.inbox.forget_person("ada")
    assert (await _planned(store)).author == ""
    await store.inbox.forget_guild("1", under="d:1:")
    assert await store.digests.planned(DAY) == ()
