"""Parts of an exchange shown from what is kept: a speaker, a topic, the accounts side by side; free, and paged again later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.store import Store
from bot.chat.allowance import Limits
from bot.chat.card import About
from bot.chat.conversation import Read
from bot.chat.discord.askers import Asker
from bot.chat.discord.identifiers import Argument
from bot.chat.discord.sending import sentence
from bot.chat.discord.work import GONE, Material, Told, Work
from bot.chat.rows import rows
from bot.desk import Desk
from bot.desk.intake import Intake
from bot.domain.model import Exchange
from tests.chat.discord.connecting import connected
from tests.chat.discord.running import FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Upload, User

SCOPE = "discord:1:7"
ANNA = Asker("5", "1", "7", SCOPE)
OTHER_ACCOUNT = (
    "Tarnish Prime Minister Corin Vael called Lirran President Ada Brandt on Tuesday.\n\n"
    "Vael said that the crossing should stay open through the spring. “The harbour will be deepened,” Brandt told reporters.\n"
)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    async with Store.opened("sqlite://") as store:
        yield store


@pytest.fixture
def work(store: Store) -> Work:
    async def none() -> object:
        raise AssertionError("nothing is fetched")

    intake = Intake(none, none, store)  # type: ignore[arg-type]
    return Work(Desk(None, store, SCOPE), intake, store, Limits(1, 1, 1), lambda: datetime(2031, 5, 14, tzinfo=UTC))


def quietly(_: str) -> None:
    """Say nothing of progress."""


async def kept(work: Work, store: Store, topic: str = "") -> Exchange:
    """Have a text read, as one that a model would have read: with a topic."""
    await work.read(Material(Read((), FERRY)), ANNA, quietly)
    [exchange] = await store.exchanges(SCOPE)
    if topic:
        [reading] = exchange.readings
        statements = tuple(replace(one, topic=topic) for one in reading.statements)
        exchange = replace(exchange, readings=(replace(reading, statements=statements),))
        await store.keep_exchange(exchange, SCOPE, datetime(2031, 5, 14, tzinfo=UTC))
    return exchange


def words(told: Told) -> str:
    return "\n".join(row.text for row in rows(told.card))


async def test_a_part_costs_nothing_and_is_found_again(work: Work, store: Store) -> None:
    """Who may ask no more sees it all the same, and its further pages are of the same card."""
    exchange = await kept(work, store, "the ferry")
    refused = await work.answer("What did Brandt say?", exchange.id, ANNA, quietly)

    speaker = await work.part(About.SPEAKER, Argument("Ada Brandt"), exchange.id, SCOPE)
    topic = await work.part(About.TOPIC, Argument("the ferry"), exchange.id, SCOPE)

    assert "which is as often as one person may" in words(refused)
    assert "before the winter" in words(speaker)
    assert "crossing" not in words(speaker)
    assert "crossing" in words(topic)
    for part in (speaker, topic):
        assert part == await work.again(Argument(part.subject), exchange.id, SCOPE)


async def test_what_is_not_offered_is_told(work: Work, store: Store) -> None:
    """A speaker nobody heard, one account alone, another scope: each ends in a sentence and leads nowhere."""
    exchange = await kept(work, store)

    nobody = await work.part(About.SPEAKER, Argument("Joren Pell"), exchange.id, SCOPE)
    nothing = await work.part(About.TOPIC, Argument(), exchange.id, SCOPE)
    alone = await work.part(About.COMPARE, Argument(), exchange.id, SCOPE)
    elsewhere = await work.part(About.SPEAKER, Argument("Ada Brandt"), exchange.id, "discord:1:8")

    for told in (nobody, nothing, alone):
        assert "no longer offered" in words(told)
        assert told.exchange == ""
    assert GONE in words(elsewhere)


async def test_work_is_stopped_for_whom_it_is_meant(work: Work) -> None:
    """Stopping what is done for one person leaves what is done for another, and a wait that is given up ends as such."""
    going = asyncio.Event()

    async def endless(_: Desk) -> Told:
        await going.wait()
        return Told(sentence("done"))

    bo = replace(ANNA, person="6", guild="")
    annas, bos = (asyncio.create_task(work._under_hand(one, endless)) for one in (ANNA, bo))
    await asyncio.sleep(0)
    await work.stop(guild="1")
    going.set()

    assert "so it ends here" in words(await annas)
    assert "done" in words(await bos)


@pytest.mark.usefixtures("pointed")
async def test_buttons_show_parts(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """A leader's button and the one that compares open privately, from a process that did not make them."""
    async with connected(server, tmp_path):
        files = [Upload(f"{n}.txt", text.encode(), "text/plain") for n, text in enumerate((FERRY, OTHER_ACCOUNT))]
        await server.says(anna, channel, server.bot.user.mention, attachments=files)
        card = await server.message_in(channel, is_card)
    async with connected(server, tmp_path):
        leader = await server.answer_to(await server.presses(anna, card, "Ada Brandt"))
        compared = await server.answer_to(await server.presses(anna, card, "Compare the accounts"))

    assert [anna, anna] == [leader.only_for, compared.only_for]
    assert "before the winter" in leader.text
    assert "deepened" in leader.text
    assert "crossing" not in leader.text
    assert "The accounts compared" in compared.text
