"""Sessions: begun, lost, resumed with what was missed, made anew, divided over shards, refused."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import discord
import pytest
import zstandard

from tests.discord_server import Channel, DiscordServer, User
from tests.discord_server.conftest import Small, running
from tests.discord_server.process import ROOT, bot_process

ECHO = """
import asyncio, os, discord
class Echo(discord.Client):
    async def on_message(self, message):
        if message.author != self.user:
            await message.reply(discord.utils._ActiveDecompressionContext.COMPRESSION_TYPE)
asyncio.run(Echo(intents=discord.Intents.all() & ~discord.Intents(presences=True)).start(os.environ["TOKEN"]))
"""


async def test_a_dropped_socket_is_resumed_with_what_was_missed(
    server: DiscordServer, channel: Channel, anna: User
) -> None:
    """After the network failed, the session goes on and nothing said meanwhile is lost or doubled."""
    client = Small()
    async with running(server, client):
        await server.says(anna, channel, "Before")
        await server.until(lambda: client.heard)
        server.gateway.cut()
        await server.until(lambda: not server.gateway.connected())
        await server.says(anna, channel, "Meanwhile")
        await server.until(lambda: len(client.heard) == 2)
        await server.says(anna, channel, "After")
        await server.until(lambda: len(client.heard) == 3)

    assert ["Before", "Meanwhile", "After"] == [message.content for message in client.heard]
    assert (1, 1) == (server.gateway.identified, server.gateway.resumed)


async def test_asked_to_reconnect_the_client_resumes(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Op 7 leads to a resumed session."""
    client = Small()
    async with running(server, client):
        server.gateway.reconnect()
        await server.until(lambda: server.gateway.resumed)
        await server.says(anna, channel, "After")
        await server.until(lambda: client.heard)

    assert (1, 1) == (server.gateway.identified, server.gateway.resumed)


@pytest.mark.parametrize(("resumable", "expected"), [(True, (1, 1)), (False, (2, 0))])
async def test_an_invalid_session_is_resumed_or_made_anew(
    server: DiscordServer, resumable: bool, expected: tuple[int, int]
) -> None:
    """Op 9 leads to a resume when it says so, otherwise to IDENTIFY."""
    client = Small()
    async with running(server, client):
        server.gateway.invalidate(resumable=resumable)
        await server.until(lambda: server.gateway.identified + server.gateway.resumed == 2)

    assert expected == (server.gateway.identified, server.gateway.resumed)


async def test_a_forgotten_session_is_made_anew(server: DiscordServer) -> None:
    """A RESUME of what the server no longer knows is answered with op 9, and the client identifies."""
    client = Small()
    async with running(server, client):
        server.gateway.cut()
        await server.until(lambda: not server.gateway.connected())
        server.gateway.forget()
        await server.until(lambda: server.gateway.identified == 2)

    assert 0 == server.gateway.resumed


async def test_a_gateway_closed_with_a_code_is_joined_again(server: DiscordServer) -> None:
    """4000 is none of the codes that end a client: it resumes."""
    client = Small()
    async with running(server, client):
        server.gateway.close(4000)
        await server.until(lambda: server.gateway.resumed)

    assert 1 == server.gateway.identified


async def test_a_refused_intent_ends_the_client(server: DiscordServer) -> None:
    """Message content that was not granted closes with 4014, for which discord.py has a name."""
    server.bot.reads_content = False
    async with Small() as client:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await client.start(server.bot.token)


async def test_a_wrong_token_is_refused_at_login(server: DiscordServer) -> None:
    """Without a token that is known nobody logs in."""
    async with Small() as client:
        with pytest.raises(discord.LoginFailure):
            await client.start("wrong")


async def test_late_acknowledgements_make_the_client_resume(server: DiscordServer) -> None:
    """A client whose heartbeats are not acknowledged takes the connection for dead and resumes."""
    server.gateway.beat = 0.2
    client = Small(heartbeat_timeout=0.5)
    async with running(server, client):
        server.faults.acks_withheld = True
        await server.until(lambda: server.gateway.resumed, timeout=8)
        server.faults.acks_withheld = False

    assert 1 == server.gateway.identified


async def test_an_acknowledgement_may_come_late(server: DiscordServer) -> None:
    """The client measures it, and stays connected as long as one comes at all."""
    server.gateway.beat = 0.1
    server.faults.ack_delay = 0.05
    client = Small()
    async with running(server, client):
        await server.until(lambda: 0.05 <= client.latency < 5)
        server.faults.clear()
        await server.until(lambda: client.latency < 0.05)

    assert 0 == server.gateway.resumed


async def test_a_second_process_is_told_the_same(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Two clients with one token both hear everything: nothing but they themselves can prevent two answers."""
    first, second = Small(), Small()
    async with running(server, first), running(server, second):
        await server.says(anna, channel, "Hello")
        await server.until(lambda: first.heard and second.heard)

    assert 2 == server.gateway.identified


async def test_shards_divide_the_servers(server: DiscordServer) -> None:
    """Each shard is told of its own servers; the number of shards is the server's advice."""
    server.gateway.shards = 2
    guilds = [server.guild(str(n), snowflake=(1000 + n) << 22) for n in range(4)]
    anna = server.user("Anna", *guilds)
    client = Sharded()
    async with running(server, client):
        for guild in guilds:
            await server.says(anna, server.channel(guild), guild.name)
        await server.until(lambda: len(client.heard) == 4)
        shards = sorted((session.shard, session.shards) for session in server.gateway.connected())

    assert [(0, 2), (1, 2)] == shards
    assert {(0, "0"), (1, "1"), (0, "2"), (1, "3")} == set(client.heard)


class Sharded(discord.AutoShardedClient):
    """A bot on several shards that notes on which it heard what."""

    def __init__(self) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__(intents=intents, guild_ready_timeout=0.05)
        self.heard: list[tuple[int, str]] = []

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing: the stand-in takes all at once."""

    async def on_message(self, message: discord.Message) -> None:
        """Note it."""
        assert message.guild is not None
        self.heard.append((message.guild.shard_id, message.content))


async def test_a_killed_process_is_gone_and_another_comes(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """The stand-in sees a process die, and the next one begin a session of its own; what was said between is in history."""
    (tmp_path / "echo.py").write_text(ECHO)
    variables = {"PYTHONPATH": f"{ROOT}:{tmp_path}", "TOKEN": server.bot.token}
    log = tmp_path / "log"
    async with bot_process(server, "echo", variables=variables, log=log) as process:
        await server.ready(timeout=30)
        process.kill()
        await server.until(lambda: not server.gateway.connected())
    async with bot_process(server, "echo", variables=variables, log=log):
        await server.ready(timeout=30)
        said = await server.says(anna, channel, "Again?")
        reply = await server.message_in(channel, after=said)

    assert (2, said.id) == (server.gateway.identified, reply.reference and reply.reference.message_id)


@pytest.mark.parametrize("compression", ["zlib", "zstd"])
async def test_a_bot_in_its_own_process_speaks_either_compression(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path, compression: str
) -> None:
    """A bot pointed at the stand-in by the runner talks with the compression it has."""
    (tmp_path / "echo.py").write_text(ECHO)
    variables = {
        "PYTHONPATH": f"{ROOT}:{tmp_path}",
        "DISCORD_COMPRESSION": compression,
        "TOKEN": server.bot.token,
    }
    async with bot_process(server, "echo", variables=variables):
        await server.ready(timeout=30)
        await server.says(anna, channel, "Which?")
        reply = await server.message_in(channel)

    assert f"{compression}-stream" == reply.content


async def test_compressed_streams_are_flushed_by_payload(server: DiscordServer) -> None:
    """Each frame can be read as it comes: one context for the connection, with either method."""
    zlib_stream, zstd_stream = zlib.decompressobj(), zstandard.ZstdDecompressor().decompressobj()
    hellos = []
    async with _socket(server, "?compress=zlib-stream") as socket:
        hellos += [json.loads(zlib_stream.decompress(await socket.receive_bytes()))]
        await socket.send_json({"op": 1, "d": None})
        hellos += [json.loads(zlib_stream.decompress(await socket.receive_bytes()))]
    async with _socket(server, "?compress=zstd-stream") as socket:
        hellos += [json.loads(zstd_stream.decompress(await socket.receive_bytes()))]
        await socket.send_json({"op": 1, "d": None})
        hellos += [json.loads(zstd_stream.decompress(await socket.receive_bytes()))]

    assert [10, 11, 10, 11] == [hello["op"] for hello in hellos]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("{", 4002),
        ('{"op": 99}', 4003),
        ('{"op": 2, "d": {"token": "wrong", "intents": 1}}', 4004),
        ('{"op": 2, "d": {"token": "TOKEN", "intents": 1, "shard": [2, 2]}}', 4010),
        ('{"op": 2, "d": {"token": "TOKEN", "intents": -1}}', 4013),
        ('{"op": 2, "d": {"token": "TOKEN", "intents": 256}}', 4014),
    ],
)
async def test_a_wrong_payload_closes_with_its_code(server: DiscordServer, payload: str, code: int) -> None:
    """The gateway closes as Discord's does, with the code that says why."""
    async with _socket(server) as socket:
        await socket.receive_json()
        await socket.send_str(payload.replace("TOKEN", server.bot.token))
        await socket.receive()

        assert code == socket.close_code


async def test_a_hundred_and_twenty_sends_a_minute_are_taken(server: DiscordServer) -> None:
    """One more closes with 4008."""
    async with _socket(server) as socket:
        await socket.receive_json()
        for _ in range(120):
            await socket.send_json({"op": 1, "d": None})
        acknowledged = [(await socket.receive_json())["op"] for _ in range(120)]
        await socket.send_json({"op": 1, "d": None})
        await socket.receive()

        assert ({11}, 4008) == (set(acknowledged), socket.close_code)


async def test_a_start_is_counted_against_the_day(server: DiscordServer, http: aiohttp.ClientSession) -> None:
    """`/gateway/bot` says how many starts are left."""
    client = Small()
    async with running(server, client), http.get("gateway/bot") as response:
        told = await response.json()

    assert {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1} == told[
        "session_start_limit"
    ]


async def test_events_are_lost_doubled_or_garbled_on_demand(
    server: DiscordServer, channel: Channel, anna: User
) -> None:
    """A lost event never comes, a doubled one twice, and one that cannot be read ends the client."""
    client = Small()
    with suppress(KeyError):
        async with running(server, client) as task:
            server.faults.lose("MESSAGE_CREATE")
            server.faults.double("MESSAGE_CREATE")
            for text in ("Lost", "Twice", "Once"):
                await server.says(anna, channel, text)
            await server.until(lambda: len(client.heard) == 3)
            server.faults.garble_event("MESSAGE_CREATE")
            await server.says(anna, channel, "Garbled")
            await server.until(task.done)

    assert ["Twice", "Twice", "Once"] == [message.content for message in client.heard]


async def test_a_refused_first_connection_ends_the_client(server: DiscordServer) -> None:
    """discord.py does not survive it, which is why a bot needs somebody to start it again."""
    server.faults.gateway_refusals = 1
    async with Small() as client:
        with pytest.raises(AttributeError):
            await client.start(server.bot.token)


@asynccontextmanager
async def _socket(server: DiscordServer, query: str = "") -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{server.url}/{query}") as socket:
        yield socket
