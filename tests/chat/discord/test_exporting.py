"""What is kept, exported: all of it for those who see all, and of a channel nothing to who does not see it."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.chat.discord.work import Now, Work
from tests.chat.discord.connecting import connected
from tests.chat.discord.running import COPPER, FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Guild, May, Message, User, deeds
from tests.discord_server.model import ChannelKind

pytestmark = pytest.mark.usefixtures("pointed")


@pytest.fixture
def mara(server: DiscordServer, guild: Guild) -> User:
    """Somebody who manages the server, and is no administrator."""
    mara = server.user("Mara", guild)
    server.give(guild, mara, server.role(guild, "Keepers", May.MANAGE_GUILD))
    return mara


def exported(answer: Message) -> Any:
    """Read an export back."""
    [file] = answer.attachments
    return json.loads(file.upload.content)


async def test_a_server_is_exported_as_far_as_it_is_seen(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, mara: User, tmp_path: Path
) -> None:
    """The owner has everything; a manager has nothing of a private channel and is told how many were left out."""
    private = server.channel(guild, "cabinet")
    server.deny(private, guild.everyone, May.VIEW_CHANNEL)
    server.allow(private, anna, May.VIEW_CHANNEL)
    server.allow(private, server.bot.user, May.VIEW_CHANNEL)
    async with connected(server, tmp_path):
        card = await server.answer_to(await server.runs(anna, channel, "/read", what=FERRY))
        await server.answer_to(await server.runs(anna, channel, "/ask", question="What did Brandt say?"))
        await server.says(anna, private, f"{server.bot.user.mention} {COPPER}")
        await server.message_in(private, is_card)
        await server.answer_to(await server.runs(mara, channel, "/settings requests", a_day=50))
        with pytest.raises(AssertionError, match="may not use 'export'"):
            await server.runs(anna, channel, "/export")
        of_mara = await server.answer_to(await server.runs(mara, channel, "/export"))
        of_owner = await server.answer_to(await server.runs(guild.owner, channel, "/export"))

    told, whole = exported(of_mara), exported(of_owner)
    assert of_mara.only_for is mara
    assert "1 channel or thread that you do not see was left out." in of_mara.text
    assert "Pell" not in json.dumps(told)
    assert (1, "server", str(guild.id), 1) == (told["version"], told["of"], told["id"], told["left_out"])
    assert told["settings"]["requests_a_day"] == 50
    assert [str(channel.id)] == [one["channel"] for one in told["channels"]]
    [exchange] = told["channels"][0]["exchanges"]
    assert str(card.id) in exchange["messages"]
    assert exchange["record"]["version"] == 1
    assert "Ada Brandt" in {one["speaker"] for one in exchange["record"]["statements"]}
    [answer] = exchange["answers"]
    assert (str(anna.id), "What did Brandt say?", False) == (answer["asker"], answer["question"], answer["silent"])
    assert answer["claims"]
    assert told["usage"][0]["asker"] == str(anna.id)
    assert whole["left_out"] == 0
    assert {str(channel.id), str(private.id)} == {one["channel"] for one in whole["channels"]}
    asked_in = [str(channel.id), str(channel.id), str(private.id)]
    assert asked_in == [one["channel"] for one in whole["requests"]]


async def test_a_person_has_their_own(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """In direct messages a person has what they had read there and what they asked anywhere, and nothing of another."""
    berta = server.user("Berta", guild)
    direct = server.direct(anna)
    async with connected(server, tmp_path):
        await server.answer_to(await server.runs(berta, channel, "/read", what=FERRY))
        await server.answer_to(await server.runs(anna, channel, "/ask", question="What did Vael say?"))
        await server.says(anna, direct, COPPER)
        await server.message_in(direct, is_card)
        answer = await server.answer_to(await server.runs(anna, direct, "/export"))

    told = exported(answer)
    assert ("person", str(anna.id)) == (told["of"], told["id"])
    assert ["What did Vael say?"] == [one["question"] for one in told["questions"]]
    assert len(told["exchanges"]) == 1
    # What was asked by a command is kept with a token as long as it is kept at all: it is among the questions.
    assert ["", COPPER.strip()] == [one["asked"].strip() for one in told["requests"]]
    assert {str(anna.id)} == {one["asker"] for one in told["usage"]}
    assert str(berta.id) not in json.dumps(told)


async def test_what_was_asked_in_threads_goes_with_their_channel(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, mara: User, tmp_path: Path
) -> None:
    """A question in a thread put away since is in the export of who sees its channel."""
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        thread = await server.until(lambda: card.thread)
        assert thread is not None
        await server.says(anna, thread, f"{server.bot.user.mention} What did Vael say?")
        await server.message_in(thread, is_card)
        await server.puts_away(thread)
    async with connected(server, tmp_path):
        answer = await server.answer_to(await server.runs(mara, channel, "/export"))

    told = exported(answer)
    assert {str(channel.id), str(thread.id)} == {one["channel"] for one in told["requests"]}
    assert told["left_out"] == 0


async def test_a_private_thread_is_its_members(
    server: DiscordServer, channel: Channel, anna: User, mara: User, tmp_path: Path
) -> None:
    """Who sees the channel has nothing of a private thread in it until they are in it; remembered or looked up alike."""
    thread = deeds.start_thread(server.world, channel, anna, "cabinet", kind=ChannelKind.PRIVATE_THREAD)
    assert thread.thread is not None
    thread.thread.members[server.bot.user.id] = server.clock.now()
    async with connected(server, tmp_path):
        await server.says(anna, thread, f"{server.bot.user.mention} {FERRY}")
        await server.message_in(thread, is_card)
        outside = await server.answer_to(await server.runs(mara, channel, "/export"))
        await server.puts_away(thread)
    async with connected(server, tmp_path):
        still_outside = await server.answer_to(await server.runs(mara, channel, "/export"))
        thread.thread.members[mara.id] = server.clock.now()
        inside = await server.answer_to(await server.runs(mara, channel, "/export"))

    for answer in (outside, still_outside):
        assert ([], 1) == (exported(answer)["channels"], exported(answer)["left_out"])
        assert "ferry" not in json.dumps(exported(answer))
    assert [str(thread.id)] == [one["channel"] for one in exported(inside)["channels"]]


async def test_a_bug_is_told_and_logged(
    server: DiscordServer, channel: Channel, guild: Guild, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What breaks in a command ends in a sentence that says so."""
    async with connected(server, tmp_path, doing=_Clockless):
        answer = await server.answer_to(await server.runs(guild.owner, channel, "/export"))

    assert "Something broke on our side." in answer.text
    assert capsys.readouterr().out.count("a bug") == 1


class _Clockless(Work):
    """Work whose clock broke."""

    @property
    def now(self) -> Now:
        def broken() -> datetime:
            raise ZeroDivisionError

        return broken


@pytest.mark.parametrize(("size", "files"), [(10_000, 1), (900, 0)])
async def test_what_is_too_large_is_packed(
    server: DiscordServer, channel: Channel, guild: Guild, anna: User, tmp_path: Path, size: int, files: int
) -> None:
    """What a message does not hold is packed, and where that is too much, sent in parts that make the whole."""
    async with connected(server, tmp_path):
        for name in ("Brandt", "Ostrey", "Pallin", "Quarn", "Rosk", "Selm"):
            await server.answer_to(await server.runs(anna, channel, "/read", what=FERRY.replace("Brandt", name)))
        server.rest.file_size = size
        run = await server.runs(guild.owner, channel, "/export")
        answer = await server.answer_to(run)
        if not files:
            await server.until(lambda: run.followups and f"{len(run.followups)} parts" in answer.text)

    sent = [answer, *run.followups]
    packed = b"".join(file.upload.content for message in sent for file in message.attachments)
    assert files == len(answer.attachments)
    assert "packed with gzip" in answer.text
    assert all(message.only_for is guild.owner for message in sent)
    assert len(json.loads(gzip.decompress(packed))["channels"][0]["exchanges"]) == 6
