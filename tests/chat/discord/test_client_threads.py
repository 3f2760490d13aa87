"""Questions after days: in a thread of ours, by anyone, whatever became of the card, the thread or the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chat.discord.connecting import connected
from tests.chat.discord.running import COPPER, FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Guild, User

pytestmark = pytest.mark.usefixtures("pointed")
QUESTION = "What did Brandt say about the ferry?"
TOLD = "ferry will sail again"


async def test_a_thread_outlives_restart_archive_and_card(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Somebody else asks in it after it was put away and its card deleted, of a bot that was started anew."""
    berta = server.user("Berta", guild)
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        thread = await server.until(lambda: card.thread)
    assert thread is not None
    await server.puts_away(thread)
    await server.deletes(guild.owner, card)
    async with connected(server, tmp_path):
        asked = await server.says(berta, thread, QUESTION)
        answer = await server.message_in(thread, is_card, after=asked)
        further = await server.says(anna, thread, "And what did Vael say about the crossing?", reply_to=answer)
        second = await server.message_in(thread, is_card, after=further)

    assert TOLD in answer.text
    assert "should stay open" in second.text


async def test_a_thread_is_about_what_was_last_read_in_it(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """What is given there to read is an exchange of its own, and questions that point at nothing are about it; a reply
    to the card is about the card's."""
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        thread = await server.until(lambda: card.thread)
        assert thread is not None
        given = await server.says(anna, thread, f"{server.bot.user.mention} {COPPER}")
        copper = await server.message_in(thread, is_card, after=given)
        asked = await server.says(anna, thread, "What did Quist say about copper duties?")
        answer = await server.message_in(thread, is_card, after=asked)
        pointing = await server.says(anna, channel, QUESTION, reply_to=card)
        about_card = await server.message_in(channel, is_card, after=pointing)

    assert "Joren Pell" in copper.text
    assert "fall by half" in answer.text
    assert TOLD in about_card.text
