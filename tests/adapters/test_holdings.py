"""What is kept of a server or a person, counted and given out, on SQLite and on PostgreSQL: what is erased is what was counted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from bot.adapters.store import Store
from bot.adapters.store.exporting import Held, Kept, Spent
from bot.adapters.store.inbox import Place, Request
from tests.adapters.exchanges import NOON, a_document, a_reading, an_answer, an_exchange

DAY = date(2031, 5, 14)
MANY = 201
"""One more than a page of a list."""


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with Store.opened(database_url) as store:
        yield store


async def _filled(store: Store) -> None:
    """Server 1 has a channel where Ada had something read and one where nobody was told of it; server 12 and Ada have theirs."""
    for scope, id in (("d:1:7", "ferry"), ("d:1:8", "quiet"), ("d:12:9", "copper"), ("d:dm:ada", "own")):
        await store.keep_exchange(an_exchange(id, a_reading(a_document(f"Orlan said {id}."))), scope, NOON)
    await store.inbox.place(Place("70", "d:1:7", "ferry", "1", "7", "ada"))
    await store.inbox.place(Place("71", "d:1:7", "ferry", "1", "7", "bo"))
    await store.keep_answer(an_answer(), "ferry", "d:1:7", NOON, asker="bo")
    await store.keep_answer(replace(an_answer(), question="Why?"), "copper", "d:12:9", NOON, asker="ada")
    await store.inbox.accept(Request("70", "1", "7", "ada", "read", accepted=NOON))
    await store.inbox.replied("70", "71")
    await store.inbox.spend("1", "bo", DAY, requests=2, tokens=5)


async def test_what_is_erased_of_a_server_is_what_was_counted(store: Store) -> None:
    """Every scope of it is, also where nobody was told; a server whose number begins the same keeps its own."""
    await _filled(store)

    counted = await store.holdings.of_guild("1", "d:1:")
    gone = await store.inbox.forget_guild("1", under="d:1:")

    assert Kept(exchanges=2, answers=1, requests=1) == counted
    assert counted.exchanges == gone
    assert Kept(0, 0, 0) == await store.holdings.of_guild("1", "d:1:")
    assert Kept(1, 1, 0) == await store.holdings.of_guild("12", "d:12:")


async def test_what_is_erased_of_a_person_is_what_was_counted(store: Store) -> None:
    """What they had read first goes with the questions of others, their own scope and their questions anywhere."""
    await _filled(store)

    counted = await store.holdings.of_person("ada", "d:dm:ada")
    gone = await store.inbox.forget_person("ada", "d:dm:ada")

    assert Kept(exchanges=2, answers=2, requests=1) == counted
    assert counted.exchanges == gone
    assert Kept(0, 0, 0) == await store.holdings.of_person("ada", "d:dm:ada")
    assert ["quiet"] == [one.exchange async for one in store.holdings.held(under="d:1:")]


async def test_lists_are_whole_and_in_order(store: Store) -> None:
    """What takes more than a page is given once each, in the order it came."""
    await _filled(store)
    for number in range(MANY):
        await store.inbox.accept(Request(f"n{number}", "2", "7", "cy", f"{number}", accepted=NOON))

    accepted = [one.asked async for one in store.holdings.accepted(guild="2")]
    placed = [(one.channel, one.scope) async for one in store.holdings.accepted(author="ada")]
    held = [one async for one in store.holdings.held(under="d:1:")]
    given = [(one.exchange, one.asker) async for one in store.holdings.given(exchange="ferry", scope="d:1:7")]
    asked = [(one.scope, one.answer.question) async for one in store.holdings.given(asker="ada")]
    spent = await store.holdings.spent(guild="1")

    assert [f"{number}" for number in range(MANY)] == accepted
    assert [("7", "d:1:7")] == placed
    assert [Held("ferry", "d:1:7", ("70", "71")), Held("quiet", "d:1:8")] == held
    assert [("ferry", "bo")] == given
    assert [("d:12:9", "Why?")] == asked
    assert (Spent("1", DAY, "bo", 2, 5),) == spent


async def test_nothing_is_given_of_everybody(store: Store) -> None:
    """A list for nobody in particular is refused, lest it be everyone's."""
    with pytest.raises(ValueError, match="scope"):
        _ = [one async for one in store.holdings.held()]
