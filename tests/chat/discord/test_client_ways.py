"""What may be given to read and where one may ask on Discord: files, forwards, replies, commands, forms, direct messages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.discord.askers import Asker
from bot.chat.discord.work import Material, Say, Told, Work
from tests.chat.discord.connecting import connected
from tests.chat.discord.running import COPPER, FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Guild, May, Upload, User

pytestmark = pytest.mark.usefixtures("pointed")


async def test_files_forwards_and_replies_are_read(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """A file, a forwarded message and a message replied to are read as a pasted text is."""
    mention = server.bot.user.mention
    async with connected(server, tmp_path):
        file = Upload("ferry.txt", FERRY.encode(), "text/plain")
        first = await server.says(anna, channel, mention, attachments=[file])
        of_file = await server.message_in(channel, is_card)
        copper = await server.says(anna, channel, COPPER)
        second = await server.says(anna, channel, f"{mention} what does Pell want?", reply_to=copper)
        of_reply = await server.message_in(channel, is_card, after=second)
        private = server.direct(anna)
        await server.forwards(anna, copper, private)
        of_forward = await server.message_in(private, is_card)

    assert of_file.reference is not None
    assert of_reply.reference is not None
    assert [first.id, second.id] == [of_file.reference.message_id, of_reply.reference.message_id]
    assert "Ada Brandt" in of_file.text
    assert "Joren Pell" in of_reply.text
    assert "Joren Pell" in of_forward.text


async def test_what_cannot_be_read_is_told(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """A link to a private address and a picture end in sentences, and a bare mention in how this is used."""
    mention = server.bot.user.mention
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{mention} http://127.0.0.1/secret")
        refused = await server.message_in(channel)
        picture = Upload("flag.png", b"\x89PNG\r\n\x1a\n\x00\x00", "image/png")
        after = await server.says(anna, channel, mention, attachments=[picture])
        unreadable = await server.message_in(channel, after=after)
        bare = await server.says(anna, channel, mention)
        helped = await server.message_in(channel, after=bare)

    assert "127" in refused.text
    assert "flag.png" in unreadable.text.replace("\\", "")
    assert "Mention me with a link" in helped.text
    assert not server.pinged()


async def test_commands_and_forms_are_answered(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """/read gives a card, its form a public answer, /ask one from the channel, and the menu reads a message privately."""
    async with connected(server, tmp_path):
        card = await server.answer_to(await server.runs(anna, channel, "/read", what=FERRY))
        form = await server.presses(anna, card, "Ask…")
        await server.form_of(form)
        asked = await server.answer_to(await server.submits(form, {"Question": "What did Brandt say?"}))
        recent = await server.answer_to(
            await server.runs(anna, channel, "/ask", question="What did Vael say about the crossing?")
        )
        said = await server.says(anna, channel, COPPER)
        private = await server.answer_to(await server.picks(anna, said, "Who said what?"))
        helped = await server.answer_to(await server.runs(anna, channel, "/help"))
        about = await server.answer_to(await server.runs(anna, channel, "/about"))

    assert "Ada Brandt" in card.text
    assert ("The ferry will sail again" in asked.text, asked.only_for) == (True, None)
    assert "the crossing should stay open" in recent.text
    assert ("Joren Pell" in private.text, private.only_for) == (True, anna)
    assert [anna, anna] == [helped.only_for, about.only_for]


async def test_a_card_is_deleted_by_its_asker_alone(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Somebody else is told why not; whoever asked deletes it, and so does a moderator."""
    berta = server.user("Berta", guild)
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        told = await server.answer_to(await server.presses(berta, card, "Delete"))
        stands = not card.deleted
        await server.presses(anna, card, "Delete")
        await server.until(lambda: card.deleted)

    assert ("Only who asked" in told.text, stands) == (True, True)


async def test_where_no_thread_may_be_opened_replies_do(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """A question in reply to an answer is about the same exchange, without any thread."""
    server.deny(channel, server.bot.user, May.CREATE_PUBLIC_THREADS)
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        first = await server.says(anna, channel, "What did Vael say?", reply_to=card)
        answer = await server.message_in(channel, is_card, after=first)
        second = await server.says(anna, channel, "What did Brandt say about the ferry?", reply_to=answer)
        further = await server.message_in(channel, is_card, after=second)

    assert card.thread is None
    assert "The ferry will sail again" in further.text


async def test_what_is_a_day_old_is_left(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """A mention missed longer ago than a day is not answered any more; one made now is."""
    mention = server.bot.user.mention
    await server.says(anna, channel, f"{mention} {FERRY}")
    async with connected(server, tmp_path, ahead=timedelta(days=2)):
        now = await server.says(anna, channel, f"{mention} {COPPER}")
        card = await server.message_in(channel, is_card)

    assert card.reference is not None
    assert [now.id] == [
        one.reference.message_id for one in server.messages(channel, by=server.bot.user) if one.reference
    ]


async def test_a_sign_becomes_the_card(server: DiscordServer, channel: Channel, anna: User, tmp_path: Path) -> None:
    """Where reading takes a while, a sentence says what is being done, and the card takes its place in the same message."""

    class Slow(Work):
        async def read(self, material: Material, asker: Asker, say: Say) -> Told:
            say("Fetching example.org …")
            await server.until(lambda: server.messages(channel, by=server.bot.user))
            return await super().read(material, asker, say)

    async with connected(server, tmp_path, doing=Slow):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)
        await server.until(lambda: card.thread)

    assert [card] == server.messages(channel, by=server.bot.user)
    assert ["Fetching example.org …"] == [version.replace("\\", "") for version in card.versions]


async def test_who_asks_where_we_may_not_answer_is_told_directly(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Once, with the permission to give, and nothing where direct messages are not taken."""
    server.deny(channel, server.bot.user, May.SEND_MESSAGES)
    direct = server.direct(anna)
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        told = await server.message_in(direct)

    assert [told] == server.messages(direct, by=server.bot.user)
    assert "I may not send messages in #general: give me Send Messages there." in told.text.replace("\\", "")
    assert not server.messages(channel, by=server.bot.user)


async def test_without_the_history_of_a_channel_a_card_answers_nothing(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Where the history may not be read, the card is sent all the same, as a reply to nobody."""
    server.deny(channel, server.bot.user, May.READ_MESSAGE_HISTORY)
    async with connected(server, tmp_path):
        await server.says(anna, channel, f"{server.bot.user.mention} {FERRY}")
        card = await server.message_in(channel, is_card)

    assert card.reference is None
    assert "Ada Brandt" in card.text
