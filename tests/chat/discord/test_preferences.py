"""What a server sets: who may, what is told to hold, and what then does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chat.discord.connecting import connected
from tests.chat.discord.running import FERRY
from tests.chat.discord.running import running as bot_running
from tests.discord_server import Channel, DiscordServer, Guild, May, User
from tests.discord_server.clicking import Value

pytestmark = pytest.mark.usefixtures("pointed")


@pytest.fixture
def mara(server: DiscordServer, guild: Guild) -> User:
    """Somebody who manages the server."""
    mara = server.user("Mara", guild)
    server.give(guild, mara, server.role(guild, "Keepers", May.MANAGE_GUILD))
    return mara


async def told(server: DiscordServer, user: User, where: Channel, command: str, /, **options: Value) -> str:
    """Run a command, which must be answered privately, and give what it says as it is read."""
    answer = await server.answer_to(await server.runs(user, where, command, **options))
    assert answer.only_for is user
    return answer.text.replace("\\", "")


async def test_settings_are_for_managers(
    server: DiscordServer, channel: Channel, anna: User, mara: User, tmp_path: Path
) -> None:
    """Discord itself holds back who may not manage the server, and offers nothing of it in direct messages."""
    async with connected(server, tmp_path):
        with pytest.raises(AssertionError, match="may not use 'settings'"):
            await server.runs(anna, channel, "/settings show")
        with pytest.raises(AssertionError, match="for servers only"):
            await server.runs(mara, server.direct(mara), "/settings show")
        shown = await told(server, mara, channel, "/settings show")

    assert "None." in shown
    assert "Everyone may ask." in shown
    assert "0 of 100 requests (set by whoever runs me)." in shown
    assert "could not be checked" in shown


async def test_what_is_set_is_told_and_kept(
    server: DiscordServer, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """Every change says what then holds, and stands after a restart."""
    async with connected(server, tmp_path):
        watched = await told(server, mara, channel, "/settings channels add", channel=channel)
        fewer = await told(server, mara, channel, "/settings requests", a_day=5)
        more = await told(server, mara, channel, "/settings tokens", a_day=5000)
    async with connected(server, tmp_path):
        shown = await told(server, mara, channel, "/settings show")
        unwatched = await told(server, mara, channel, "/settings channels remove", channel=channel)
        as_allowed = await told(server, mara, channel, "/settings requests")

    assert watched == "Links posted in #general are read without being asked."
    assert fewer == "This server may ask 5 times a day, of the 100 that whoever runs me allows."
    assert "5,000 is more than whoever runs me allows, so theirs holds." in more
    assert "#general" in shown
    assert "0 of 5 requests (set here)." in shown
    assert unwatched == "In #general I read only what I am asked to."
    assert as_allowed == "This server may ask 100 times a day: what whoever runs me allows."


async def test_what_hinders_watching_is_named(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """A channel that may be seen but not written in is watched, with a word on what is lacking."""
    server.deny(channel, guild.everyone, May.SEND_MESSAGES)
    hall = server.channel(guild, "hall")
    async with connected(server, tmp_path):
        lacking = await told(server, mara, hall, "/settings channels add", channel=channel)
        server.deny(channel, server.bot.user, May.READ_MESSAGE_HISTORY)
        shown = await told(server, mara, hall, "/settings show")

    assert "I may not send messages in #general: give me Send Messages there." in lacking
    assert "give me Send Messages and Read Message History there." in shown


async def test_watching_without_the_intent_is_told_not_to_work(
    server: DiscordServer, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """The channel is kept for when the intent is granted, and until then both the answer and /settings show say so."""
    server.bot.reads_content = False
    async with bot_running(server, tmp_path):
        watched = await told(server, mara, channel, "/settings channels add", channel=channel)
        shown = await told(server, mara, channel, "/settings show")

    assert "It cannot be watched yet" in watched
    assert "#general" in shown
    assert "Message Content Intent" in shown


async def test_only_those_with_the_roles_are_answered(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, mara: User, tmp_path: Path
) -> None:
    """Once a role is set, who has none is told so; when @everyone is set, everybody may again."""
    delegates = server.role(guild, "Delegates")
    async with connected(server, tmp_path):
        set_ = await told(server, mara, channel, "/settings roles add", role=delegates)
        refused = await server.answer_to(await server.runs(anna, channel, "/read", what=FERRY))
        server.give(guild, anna, delegates)
        read = await server.answer_to(await server.runs(anna, channel, "/read", what=FERRY))
        cleared = await told(server, mara, channel, "/settings roles add", role=guild.everyone)

    assert set_ == "Only those may ask who have @Delegates, and those who manage the server."
    assert "only those with certain roles" in refused.text
    assert "Ada Brandt" in read.text
    assert cleared == "Everyone may ask."
