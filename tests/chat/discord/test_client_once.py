"""A request on Discord, once accepted, is answered once: through lost connections, gaps, doubles and SIGKILL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.chat.discord.running import FERRY, is_card, running, started
from tests.discord_server import Answered, Channel, DiscordServer, Guild, User

SEND = "POST /channels/*/messages"
Step = Callable[[DiscordServer], object]


def _accepted(folder: Path) -> bool:
    """Whether a request stands in the store."""
    with closing(sqlite3.connect(folder / "store.sqlite3")) as store:
        return bool(store.execute("SELECT count(*) FROM requests").fetchone()[0])


@pytest.mark.parametrize(
    ("step", "is_there"),
    [
        (lambda server: server.faults.slow(0.6, route="POST /channels/*/typing"), False),
        (lambda server: server.faults.slow(0.6, route=SEND), False),
        (lambda server: server.faults.slow(2, route=SEND, after=True), True),
        (lambda server: server.faults.slow(2, route="POST /channels/*/messages/*/threads", after=True), True),
    ],
    ids=["before the sign", "before the reply stands", "after it stands", "after its thread is open"],
)
async def test_a_killed_process_leaves_one_reply(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path, step: Step, is_there: bool
) -> None:
    """Killed at a step and started again, the bot answers once: nothing is lost, nothing doubled."""
    bot = await started(server, tmp_path)
    await server.ready(20)
    step(server)
    asked = await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
    mine = server.bot.user
    if is_there:
        await server.until(lambda: server.messages(channel, by=mine), 15)
    else:
        await server.until(lambda: _accepted(tmp_path), 15)
    await bot.killed()
    async with running(server, tmp_path):
        card = await server.message_in(channel, is_card, timeout=15)
        await server.until(lambda: card.thread, 15)

    assert [asked.id] == [one.reference.message_id for one in server.messages(channel, by=mine) if one.reference]


async def test_what_was_missed_is_answered(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """A mention while we were away is found in history, and what was answered is not answered again."""
    mention = server.bot.user.mention
    async with running(server, tmp_path):
        first = await server.says(anna, channel, f"{mention} {FERRY}")
        await server.message_in(channel, is_card, timeout=15)
    missed = await server.says(anna, channel, f"{mention} {FERRY} And no more.")
    async with running(server, tmp_path):
        await server.message_in(channel, is_card, after=missed, timeout=15)

    answered = [one.reference.message_id for one in server.messages(channel, by=server.bot.user) if one.reference]
    assert [first.id, missed.id] == answered


async def test_what_was_missed_in_threads_and_directly_is_answered(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """A question in our thread and one written to us directly while we were away are found, each answered once."""
    direct = server.direct(anna)
    async with running(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card, timeout=15)
        thread = await server.until(lambda: card.thread, 15)
        await server.says(anna, direct, FERRY)
        await server.message_in(direct, is_card, timeout=15)
    assert thread is not None
    first = await server.says(anna, thread, "What did Brandt say about the ferry?")
    second = await server.says(anna, direct, "What did Vael say about the crossing?")
    async with running(server, tmp_path):
        in_thread = await server.message_in(thread, is_card, timeout=15)
        directly = await server.message_in(direct, is_card, after=second, timeout=15)

    assert ("The ferry will sail again" in in_thread.text, first.id) == (
        True,
        in_thread.reference and in_thread.reference.message_id,
    )
    assert "the crossing should stay open" in directly.text
    assert 2 == len(server.messages(direct, by=server.bot.user))


async def test_two_copies_of_an_event_are_one_request(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """An event that comes twice, and a send whose connection is lost after it stood, leave one reply."""
    async with running(server, tmp_path):
        server.faults.double("MESSAGE_CREATE")
        server.faults.drop(route=SEND, after=True)
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card, timeout=15)
        await server.until(lambda: card.thread, 15)

    assert [card] == server.messages(channel, by=server.bot.user)


async def test_a_second_process_refuses(server: DiscordServer, guild: Guild, tmp_path: Path) -> None:
    """A second process with the same token and store says so and ends."""
    async with running(server, tmp_path):
        second = await started(server, tmp_path)
        ended = await second.ends()

    assert (1, True) == (ended, "Another process is connected to Discord" in second.said)


async def test_the_client_is_brought_back(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """Neither a first connection refused nor an event that cannot be read ends it, and what came meanwhile is answered."""
    server.faults.gateway_refusals = 1
    async with running(server, tmp_path):
        server.faults.garble_event("MESSAGE_CREATE")
        asked = await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card, timeout=20)
        await server.until(lambda: card.thread, 15)

    assert card.reference is not None
    assert asked.id == card.reference.message_id


async def test_without_the_intent_mentions_are_answered(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Where the message content intent is not granted, the bot says what it misses and answers mentions."""
    server.bot.reads_content = False
    async with running(server, tmp_path) as bot:
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card, timeout=15)

    assert "Ada Brandt" in card.text
    assert "message content intent is not granted" in bot.said


async def test_a_token_that_is_refused_is_told(server: DiscordServer, tmp_path: Path) -> None:
    """A wrong token ends the program with a sentence."""
    bot = await started(server, tmp_path, {"DISCORD_TOKEN": "wrong"})

    assert (1, True) == (await bot.ends(), "DISCORD_TOKEN was refused" in bot.said)


@pytest.mark.parametrize("command", ["/read", "/ask"])
async def test_a_command_outlives_a_killed_process(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path, command: str
) -> None:
    """Killed while Discord shows that it thinks, the bot answers in the same place when it is back, and forgets the token."""
    async with running(server, tmp_path):
        if command == "/ask":
            await server.answer_to(await server.runs(anna, channel, "/read", what=FERRY))
    bot = await started(server, tmp_path)
    await server.ready(20)
    server.faults.slow(2, route="POST /interactions/*/*/callback", after=True)
    given = {"what": FERRY} if command == "/read" else {"question": "What did Brandt say about the ferry?"}
    thinking = await server.runs(anna, channel, command, **given)
    await server.until(lambda: thinking.answered is Answered.DEFERRED, 15)
    await bot.killed()
    async with running(server, tmp_path):
        answer = await server.answer_to(thinking, timeout=15)
        await server.until(lambda: not _asked(tmp_path), 15)

    assert "ferry will sail again" in answer.text
    assert not thinking.followups


def _asked(folder: Path) -> list[str]:
    """What is kept of what was asked by commands."""
    with closing(sqlite3.connect(folder / "store.sqlite3")) as store:
        found = store.execute("SELECT asked FROM requests WHERE id LIKE 'i%' AND asked != ''")
        return [str(row[0]) for row in found]
