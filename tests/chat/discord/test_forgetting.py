"""What is kept of people and servers, erased by them: asked first, confirmed by whoever asked, and gone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.chat.discord.askers import Asker
from bot.chat.discord.work import Material, Say, Told, Work
from tests.chat.discord.connecting import connected
from tests.chat.discord.running import COPPER, FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Guild, May, Message, User
from tests.discord_server.model import Flags

pytestmark = pytest.mark.usefixtures("pointed")


@pytest.fixture
def head(server: DiscordServer, guild: Guild) -> User:
    """An administrator of the server."""
    head = server.user("Head", guild)
    server.give(guild, head, server.role(guild, "Heads", May.ADMINISTRATOR))
    return head


async def read(server: DiscordServer, user: User, channel: Channel, text: str) -> Message:
    """Have a text read, and give its card."""
    return await server.answer_to(await server.runs(user, channel, "/read", what=text))


async def test_a_person_is_forgotten_after_a_restart(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """What they were the first to have read is gone everywhere, what others had read stays; old buttons say so."""
    berta = server.user("Berta", guild)
    async with connected(server, tmp_path):
        card = await read(server, anna, channel, FERRY)
        await server.says(anna, server.direct(anna), COPPER)
        await server.message_in(server.direct(anna), is_card)
        said = await server.says(berta, channel, COPPER)
        await server.answer_to(await server.picks(anna, said, "Who said what?"))
        others = await read(server, berta, server.channel(guild, "hall"), COPPER)
        asked = await server.answer_to(await server.runs(anna, channel, "/forget me"))
    async with connected(server, tmp_path):
        offer = asked.text
        done = await server.answer_to(await server.presses(anna, asked, "Erase it"))
        gone = await server.answer_to(await server.presses(anna, card, "Show the lines"))
        stands = await server.answer_to(await server.presses(berta, others, "Show the lines"))

    assert asked.only_for is anna
    assert "3 exchanges, 0 questions with the answers and 3 requests" in offer
    assert "Erased of you: 3 exchanges" in done.text
    assert "Erase it" not in done.text
    assert "no longer kept" in gone.text
    assert "Pell" in stands.text


async def test_only_who_asked_confirms(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Somebody else who presses the button, were it shown to them, is refused, and nothing is erased; nor when it is kept."""
    berta = server.user("Berta", guild)
    async with connected(server, tmp_path):
        card = await read(server, anna, channel, FERRY)
        asked = await server.answer_to(await server.runs(anna, channel, "/forget me"))
        asked.flags &= ~Flags.EPHEMERAL
        refused = await server.answer_to(await server.presses(berta, asked, "Erase it"))
        kept = await server.answer_to(await server.presses(anna, asked, "Keep it"))
        lines = await server.answer_to(await server.presses(anna, card, "Show the lines"))

    assert "Only the one who asked" in refused.text
    assert "Nothing was erased." in kept.text
    assert "ferry" in lines.text


async def test_a_server_is_forgotten_by_an_administrator_alone(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, head: User, tmp_path: Path
) -> None:
    """Others are told why not, also after they lost the right between asking and confirming; another server's stays."""
    other = server.guild("Other")
    elsewhere = server.channel(other)
    carl = server.user("Carl", other)
    async with connected(server, tmp_path):
        card = await read(server, anna, channel, FERRY)
        theirs = await read(server, carl, elsewhere, FERRY)
        refused = await server.answer_to(await server.runs(anna, channel, "/forget server"))
        direct = await server.answer_to(await server.runs(head, server.direct(head), "/forget server"))
        asked = await server.answer_to(await server.runs(head, channel, "/forget server"))
        guild.members[head.id].roles.clear()
        too_late = await server.answer_to(await server.presses(head, asked, "Erase it"))
        server.give(guild, head, server.role(guild, "Heads again", May.ADMINISTRATOR))
        done = await server.answer_to(await server.presses(head, asked, "Erase it"))
        gone = await server.answer_to(await server.presses(anna, card, "Show the lines"))
        stands = await server.answer_to(await server.presses(carl, theirs, "Show the lines"))

    for told in (refused, direct, too_late):
        assert "Only an administrator" in told.text
    assert "Erased of this server: 1 exchange," in done.text
    assert "no longer kept" in gone.text
    assert "ferry" in stands.text


class _Endless(Work):
    """Reads until it is stopped; then it is known that it was."""

    begun = asyncio.Event()

    async def read(self, material: Material, asker: Asker, say: Say) -> Told:
        async def endless(_: object) -> Told:
            self.begun.set()
            await asyncio.Event().wait()
            raise AssertionError

        return await self._within(asker, endless)


async def test_what_is_under_way_ends(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """Work for someone who has themselves forgotten is stopped, is told of in a sentence, and keeps nothing."""
    _Endless.begun = asyncio.Event()
    async with connected(server, tmp_path, doing=_Endless):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        await _Endless.begun.wait()
        asked = await server.answer_to(await server.runs(anna, channel, "/forget me"))
        await server.answer_to(await server.presses(anna, asked, "Erase it"))
        ended = await server.message_in(channel, lambda one: "so it ends here" in one.text)
        asked = await server.answer_to(await server.runs(anna, channel, "/forget me"))

    assert "Brandt" not in ended.text
    assert "0 exchanges, 0 questions with the answers and 0 requests" in asked.text
