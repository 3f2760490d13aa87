"""The conversation on Discord, the bot as its own process against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat.discord.running import running
from tests.discord_server import Channel, DiscordServer, Guild, Message, User
from tests.discord_server.clicking import components_of

FERRY = (
    "Lirran President Ada Brandt and Tarnish Prime Minister Corin Vael spoke by telephone on Tuesday.\n\n"
    "“The ferry will sail again before the winter,” Brandt told reporters in Lirra. Vael said that the crossing "
    "should stay open, according to the Tarnish Foreign Ministry.\n"
)
COPPER = (
    "Osmar Foreign Minister Lena Quist met Belt Ambassador Joren Pell in Osmar on Friday.\n\n"
    "Quist said that copper duties would fall by half in the spring. Pell told reporters that the mines should be "
    "opened to inspectors before any duty falls.\n"
)


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.guild()


@pytest.fixture
def channel(server: DiscordServer, guild: Guild) -> Channel:
    return server.channel(guild)


@pytest.fixture
def anna(server: DiscordServer, guild: Guild) -> User:
    return server.user("Anna", guild)


def identifier(message: Message, beginning: str) -> str:
    """Find what a message offers to press by the beginning of its identifier."""
    return next(
        str(one["custom_id"]) for one in components_of(message) if str(one.get("custom_id", "")).startswith(beginning)
    )


def _is_card(message: Message) -> bool:
    return any("custom_id" in one for one in components_of(message))


async def test_a_conversation_outlives_the_process(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Mention → card → question → answer → button → line → restart → question in the thread: always the right exchange."""
    mention = server.bot.user.mention
    async with running(server, tmp_path):
        asked = await server.says(anna, channel, f"{mention} {FERRY}")
        card = await server.message_in(channel, _is_card, timeout=15)
        await server.until(lambda: card.thread)
        other = await server.says(anna, channel, f"{mention} {COPPER}")
        await server.message_in(channel, _is_card, after=other, timeout=15)
        question = await server.says(anna, channel, "What did Vael say about the crossing?", reply_to=card)
        answer = await server.message_in(channel, _is_card, after=question, timeout=15)
        pressed = await server.presses(anna, card, "Corin Vael")
        spoke = await server.answer_to(pressed)
        chosen = await server.selects(anna, card, identifier(card, "r1:evidence"), "3")
        line = await server.answer_to(chosen)
    thread = card.thread
    assert thread is not None
    async with running(server, tmp_path):
        later = await server.says(anna, thread, "What did Brandt say about the ferry?")
        in_thread = await server.message_in(thread, _is_card, after=later, timeout=15)
        again = await server.answer_to(await server.presses(anna, card, "Show the lines"))

    assert card.reference is not None
    assert answer.reference is not None
    assert in_thread.reference is not None
    assert [asked.id, question.id, later.id] == [
        card.reference.message_id,
        answer.reference.message_id,
        in_thread.reference.message_id,
    ]
    assert "Ada Brandt" in card.text
    assert "the crossing should stay open" in answer.text
    assert ("the crossing should stay open" in spoke.text, spoke.only_for) == (True, anna)
    assert ("Vael said that the crossing should stay open" in line.text, line.only_for) == (True, anna)
    assert "The ferry will sail again" in in_thread.text
    assert "Lirran President" in again.text
    assert not server.pinged()
