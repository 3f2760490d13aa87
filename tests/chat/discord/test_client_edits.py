"""A request whose author changes or deletes it: one reply stands, about what is asked last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.chat.discord.askers import Asker
from bot.chat.discord.work import Material, Say, Told, Work
from tests.chat.discord.connecting import connected
from tests.chat.discord.running import COPPER, FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Message, User

pytestmark = pytest.mark.usefixtures("pointed")


def tells_of(name: str) -> Callable[[Message], bool]:
    return lambda message: is_card(message) and name in message.text


async def test_an_edited_request_is_redone_in_the_same_reply(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """The card tells of the new text, and its thread, and replies to it, are about the new exchange; a preview changes nothing."""
    mention = server.bot.user.mention
    async with connected(server, tmp_path):
        asked = await server.says(anna, channel, f"{mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        thread = await server.until(lambda: card.thread)
        assert thread is not None
        await server.edits(anna, asked, f"{mention} {COPPER}")
        await server.until(lambda: "Joren Pell" in card.text)
        versions = len(card.versions)
        await server.unfurls(asked, {"title": "Anything", "url": "https://example.org/"})
        in_thread = await server.says(anna, thread, "What did Pell tell reporters about the mines?")
        answer = await server.message_in(thread, is_card, after=in_thread)

    assert [card] == server.messages(channel, by=server.bot.user)
    assert "opened to inspectors" in answer.text
    assert versions == len(card.versions)


async def test_work_on_what_was_asked_before_is_stopped(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Edited while it is read, a request is answered once, with what it asks now, however often it is edited."""
    begun: list[str] = []

    class Stuck(Work):
        async def read(self, material: Material, asker: Asker, say: Say) -> Told:
            begun.append(material.meant.text)
            if "Vael" in material.meant.text:
                await asyncio.Event().wait()
            return await super().read(material, asker, say)

    mention = server.bot.user.mention
    async with connected(server, tmp_path, doing=Stuck):
        asked = await server.says(anna, channel, f"{mention} {FERRY}")
        await server.until(lambda: len(begun) == 1)
        await server.edits(anna, asked, f"{mention} {FERRY} Nothing else was said.")
        await server.until(lambda: len(begun) == 2)
        await server.edits(anna, asked, f"{mention} {COPPER}")
        card = await server.message_in(channel, is_card)
        await server.until(lambda: card.thread)

    assert [card] == server.messages(channel, by=server.bot.user)
    assert "Joren Pell" in card.text


async def test_a_message_that_mentions_us_when_edited_is_answered(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """It was not for us before; now it is a request like any other."""
    async with connected(server, tmp_path):
        said = await server.says(anna, channel, FERRY)
        await server.edits(anna, said, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)

    assert card.reference is not None
    assert said.id == card.reference.message_id


async def test_a_deleted_request_is_given_up(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Its work is stopped and the sign of it is taken away; what is asked next is answered."""
    ended = asyncio.Event()

    class Stuck(Work):
        async def read(self, material: Material, asker: Asker, say: Say) -> Told:
            if "Vael" not in material.meant.text:
                return await super().read(material, asker, say)
            say("Fetching example.org …")
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            raise AssertionError

    mention = server.bot.user.mention
    async with connected(server, tmp_path, doing=Stuck):
        asked = await server.says(anna, channel, f"{mention} {FERRY}")
        sign = await server.message_in(channel)
        await server.deletes(anna, asked)
        await asyncio.wait_for(ended.wait(), 5)
        await server.until(lambda: sign.deleted)
        await server.says(anna, channel, f"{mention} {COPPER}")
        card = await server.message_in(channel, is_card)
        await server.until(lambda: card.thread)

    assert [card] == server.messages(channel, by=server.bot.user)
