"""The unmodified discord.py client logs in, is spoken to and speaks."""

from __future__ import annotations

import asyncio
import io

import aiohttp
import discord

from tests.discord_server import Channel, DiscordServer, Flags, Guild, May, Upload, User
from tests.discord_server.conftest import Small, running


async def test_a_mention_is_heard_and_answered(server: DiscordServer, channel: Channel, anna: User) -> None:
    """What somebody says reaches the bot, and the bot's reply stands in the channel and points to it."""
    client = Small()
    client.answer = lambda message: message.reply("Heard.")
    async with running(server, client):
        asked = await server.says(anna, channel, f"{server.bot.user.mention} hello")
        reply = await server.message_in(channel)

    assert [server.bot.user.id] == [user.id for user in client.heard[0].mentions]
    assert (asked.id, "Heard.") == (reply.reference and reply.reference.message_id, reply.content)
    assert not server.pinged()


async def test_a_reply_is_changed_and_taken_away(server: DiscordServer, channel: Channel, anna: User) -> None:
    """An edit keeps what was there before; a message taken away stands no more."""
    client = Small()
    async with running(server, client):
        place = client.get_partial_messageable(channel.id)
        sent = await place.send("One")
        await sent.edit(content="Two")
        message = server.messages(channel)[0]
        shown = (message.content, message.versions)
        await sent.delete()

    assert ("Two", ["One"]) == shown
    assert server.messages(channel) == []


async def test_a_thread_is_opened_from_a_message(server: DiscordServer, channel: Channel, anna: User) -> None:
    """A thread has its message's identifier, and what is said in it is heard there."""
    client = Small()
    async with running(server, client):
        asked = await server.says(anna, channel, "A matter")
        await server.until(lambda: client.heard)
        thread = await client.heard[0].create_thread(name="The matter", auto_archive_duration=60)
        await thread.send("Here.")
        await server.says(anna, server.world.channels[thread.id], "And then?")
        await server.until(lambda: "And then?" in [message.content for message in client.heard])

    assert asked.id == thread.id
    assert isinstance(client.heard[-1].channel, discord.Thread)
    assert Flags.HAS_THREAD in asked.flags


async def test_direct_messages_go_both_ways(server: DiscordServer, guild: Guild, anna: User) -> None:
    """Somebody who writes to the bot is answered there; one who takes none is refused as Discord does."""
    client = Small(reads=False)
    client.answer = lambda message: message.channel.send(f"You said {message.content}")
    async with running(server, client):
        await server.says(anna, server.direct(anna), "hello")
        reply = await server.message_in(server.direct(anna))
        anna.accepts_direct = False
        refused = await _code(client.heard[0].author.send("Again"))

    assert "You said hello" == reply.content
    assert 50007 == refused


async def test_files_go_both_ways(server: DiscordServer, channel: Channel, anna: User) -> None:
    """A file somebody sends is read from the server's own address, and the bot's file is kept."""
    client = Small()
    async with running(server, client):
        await server.says(anna, channel, attachments=[Upload("note.txt", b"Of our invention.", "text/plain")])
        await server.until(lambda: client.heard)
        content = await client.heard[0].attachments[0].read()
        await client.heard[0].reply(file=discord.File(io.BytesIO(b"\x00\x01"), "back.bin", description="Two bytes"))

    kept = server.messages(channel)[-1].attachments[0].upload
    assert b"Of our invention." == content
    assert ("back.bin", b"\x00\x01", "Two bytes") == (kept.name, kept.content, kept.description)


async def test_a_file_may_be_put_to_an_address_first(
    channel: Channel, http: aiohttp.ClientSession, server: DiscordServer
) -> None:
    """An address is asked for, the file put there, and the message names it."""
    wanted = {"files": [{"id": "0", "filename": "a.txt", "file_size": 1}]}
    async with http.post(f"channels/{channel.id}/attachments", json=wanted) as response:
        [given] = (await response.json())["attachments"]
    await http.put(given["upload_url"], data=b"a")
    shown = {"attachments": [{"id": "0", "filename": "a.txt", "uploaded_filename": given["upload_filename"]}]}
    await http.post(f"channels/{channel.id}/messages", json=shown)

    assert [b"a"] == [one.upload.content for one in server.messages(channel)[0].attachments]


async def test_a_role_counts_from_when_it_is_given(server: DiscordServer, guild: Guild, channel: Channel) -> None:
    """The bot knows of its own roles, and computes what it may from them as the stand-in does."""
    client = Small()
    server.deny(channel, guild.everyone, May.SEND_MESSAGES)
    async with running(server, client):
        place = client.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        before = place.permissions_for(place.guild.me).send_messages
        role = server.role(guild, "Reporters")
        server.allow(channel, role, May.SEND_MESSAGES)
        server.give(guild, server.bot.user, role)
        await server.until(lambda: place.permissions_for(place.guild.me).send_messages)
        await place.send("Allowed")

    assert (False, "Allowed") == (before, server.messages(channel)[0].content)


async def test_a_forward_carries_what_it_passes_on(server: DiscordServer, channel: Channel, anna: User) -> None:
    """A forwarded message arrives as a snapshot, and the bot can pass one on too."""
    client = Small()
    async with running(server, client):
        first = await server.says(anna, channel, "Said before")
        await server.forwards(anna, first, channel)
        await server.until(lambda: len(client.heard) == 2)
        await client.heard[0].forward(client.get_partial_messageable(channel.id))

    assert "Said before" == client.heard[1].message_snapshots[0].content
    assert "Said before" == server.messages(channel)[-1].snapshots[0].content


async def test_reactions_and_typing_are_seen(server: DiscordServer, channel: Channel, anna: User) -> None:
    """A reaction is counted once a person, and typing is noted."""
    client = Small()
    async with running(server, client):
        asked = await server.says(anna, channel, "Look")
        await server.until(lambda: client.heard)
        async with client.heard[0].channel.typing():
            await client.heard[0].add_reaction("👀")
        await server.reacts(anna, asked, "👀")
        await client.heard[0].remove_reaction("👀", client.user)  # type: ignore[arg-type]
        await server.until(lambda: "MESSAGE_REACTION_ADD" in client.events)

    assert {"👀": [anna.id]} == asked.reactions
    assert [(channel, server.bot.user)] == server.world.typing


async def test_history_is_read_from_both_ends(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Pages of history join without gap or double, before, after and around a message."""
    said = [await server.says(anna, channel, str(n)) for n in range(130)]
    client = Small()
    async with running(server, client):
        place = client.get_partial_messageable(channel.id)
        back = [message.content async for message in place.history(limit=None)]
        after = [message.content async for message in place.history(after=discord.Object(said[100].id))]
        around = [message.content async for message in place.history(around=discord.Object(said[50].id), limit=5)]

    assert [str(n) for n in reversed(range(130))] == back
    assert [str(n) for n in range(101, 130)] == after
    assert ["52", "51", "50", "49", "48"] == around


async def test_without_the_intent_content_is_blank(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Only mentions, a reply that rings, and the bot's own messages are shown; in history too."""
    server.bot.reads_content = False
    client = Small(reads=False)
    async with running(server, client):
        place = client.get_partial_messageable(channel.id)
        await place.send("Mine")
        mine = server.messages(channel)[0]
        await server.says(anna, channel, "Hidden", embeds=[{"title": "Hidden"}])
        await server.says(anna, channel, f"{server.bot.user.mention} shown")
        await server.says(anna, channel, "Rings", reply_to=mine)
        await server.says(anna, channel, "Silent", reply_to=mine, ping=False)
        await server.until(lambda: len(client.heard) == 5)
        history = [message.content async for message in place.history(oldest_first=True)]

    expected = ["Mine", "", f"{server.bot.user.mention} shown", "Rings", ""]
    assert expected == [message.content for message in client.heard]
    assert expected == history
    assert client.heard[1].embeds == []


async def test_a_permission_that_lacks_is_named_by_its_code(
    server: DiscordServer, channel: Channel, guild: Guild
) -> None:
    """50001 where the bot does not see the channel, 50013 where it may not do it there."""
    client = Small()
    async with running(server, client):
        place = client.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        message = await place.send("Here")
        server.deny(channel, server.bot.user, May.SEND_MESSAGES, May.CREATE_PUBLIC_THREADS, May.ADD_REACTIONS)
        codes = [
            await _code(place.send("x")),
            await _code(message.create_thread(name="x")),
            await _code(message.add_reaction("👀")),
        ]
        server.deny(channel, guild.everyone, May.VIEW_CHANNEL)
        codes.append(await _code(place.send("x")))

    assert [50013, 50013, 50013, 50001] == codes


async def test_what_the_bot_does_not_see_is_not_told(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User
) -> None:
    """Messages of a hidden channel never reach the bot."""
    hidden = server.channel(guild, "hidden")
    server.deny(hidden, server.bot.user, May.VIEW_CHANNEL)
    client = Small()
    async with running(server, client):
        await server.says(anna, hidden, "Secret")
        await server.says(anna, channel, "Open")
        await server.until(lambda: client.heard)

    assert ["Open"] == [message.content for message in client.heard]


async def test_the_same_nonce_gives_the_same_message(server: DiscordServer, channel: Channel) -> None:
    """A send repeated with its nonce stands once; after some minutes the nonce is forgotten."""
    client = Small()
    async with running(server, client):
        place = client.get_partial_messageable(channel.id)
        first, again = [await place.send("Once", nonce="n-1") for _ in range(2)]
        server.clock.advance(600)
        later = await place.send("Once", nonce="n-1")

    assert (first.id, True) == (again.id, later.id != first.id)
    assert 2 == len(server.messages(channel))


async def test_threads_that_were_put_away_wake_or_refuse(server: DiscordServer, channel: Channel, anna: User) -> None:
    """A message wakes an archived thread; an edit in one is refused, and a locked one takes nothing."""
    client = Small()
    async with running(server, client):
        thread = await server.opens_thread(anna, channel, "Matter")
        place = client.get_partial_messageable(thread.id)
        sent = await place.send("One")
        await server.puts_away(thread)
        edited = await _code(sent.edit(content="Two"))
        await place.send("Three")
        awake = thread.thread and not thread.thread.archived
        await server.puts_away(thread, locked=True)
        locked = await _code(place.send("Four"))

    assert (50083, True, 160005) == (edited, awake, locked)


async def _code(call: object) -> int:
    """Give the code a call was refused with."""
    assert asyncio.iscoroutine(call)
    try:
        await call
    except discord.HTTPException as error:
        return error.code
    return 0
