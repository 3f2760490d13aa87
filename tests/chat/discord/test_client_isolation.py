"""Nothing that was read in one place is seen from another, whichever way one comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chat.discord.connecting import connected
from tests.chat.discord.running import FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Guild, User, deeds
from tests.discord_server.model import ChannelKind

pytestmark = pytest.mark.usefixtures("pointed")
QUESTION = "What did Brandt say about the ferry?"
TOLD = "ferry will sail again"


async def test_a_question_elsewhere_finds_nothing(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Neither in another channel, nor in another server, nor directly, by mention or by command."""
    other = server.guild("Other")
    far = server.channel(other)
    berta = server.user("Berta", guild, other)
    places = [(berta, server.channel(guild, "elsewhere")), (berta, far), (anna, server.direct(anna))]
    mention = server.bot.user.mention
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{mention} {FERRY}")
        await server.message_in(channel, is_card)
        said = []
        for who, where in places:
            asked = await server.says(who, where, f"{mention} {QUESTION}")
            said.append(await server.message_in(where, after=asked))
            said.append(await server.answer_to(await server.runs(who, where, "/ask", question=QUESTION)))

    assert [True] * 6 == ["Nothing has been read" in one.text for one in said]
    assert [False] * 6 == [TOLD in one.text for one in said]


async def test_an_identifier_carried_elsewhere_opens_nothing(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """A button of a card, pressed in another channel by an interaction made by hand, finds nothing kept there."""
    elsewhere = server.channel(guild, "elsewhere")
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        await server.until(lambda: card.thread)
        card.channel = elsewhere
        told = await server.answer_to(await server.presses(anna, card, "Show the lines"))

    assert "no longer kept here" in told.text
    assert TOLD not in told.text


async def test_a_forward_of_a_card_reveals_nothing(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """A question in reply to a card that somebody passed on is not answered from where the card was made."""
    elsewhere = server.channel(guild, "elsewhere")
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        passed = await server.forwards(anna, card, elsewhere)
        asked = await server.says(anna, elsewhere, f"{server.bot.user.mention} {QUESTION}", reply_to=passed)
        answer = await server.message_in(elsewhere, after=asked)

    assert TOLD not in answer.text


async def test_a_private_thread_keeps_to_itself(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """What was read in a private thread is answered about there, and not in the channel it belongs to."""
    mention = server.bot.user.mention
    async with connected(server, tmp_path):
        thread = deeds.start_thread(server.world, channel, anna, "Cabinet", kind=ChannelKind.PRIVATE_THREAD)
        deeds.take_part(server.world, thread, server.bot.user)
        await server.says(anna, thread, f"{mention} {FERRY}")
        await server.message_in(thread, is_card)
        inside = await server.says(anna, thread, f"{mention} {QUESTION}")
        answered = await server.message_in(thread, is_card, after=inside)
        outside = await server.says(anna, channel, f"{mention} {QUESTION}")
        refused = await server.message_in(channel, after=outside)

    assert TOLD in answered.text
    assert "Nothing has been read" in refused.text
