"""What goes wrong: limits of rate waited out, failures retried, connections dropped, and routes that are not there."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from tests.discord_server import Channel, DiscordServer, Guild, Upload, User
from tests.discord_server.conftest import Small, running

SEND = "POST /channels/{channel}/messages"


async def test_too_many_requests_are_waited_out(server: DiscordServer, channel: Channel) -> None:
    """A 429 is waited out by the client, and the message stands once."""
    client = Small()
    async with running(server, client):
        server.faults.limit(0.05, times=2, route="POST */messages")
        await client.get_partial_messageable(channel.id).send("At last")

    assert [429, 429, 200] == [request.status for request in server.asked(SEND)]
    assert 1 == len(server.messages(channel))


async def test_a_bucket_is_told_in_headers(server: DiscordServer, channel: Channel) -> None:
    """The client reads how much is left and waits by itself: no request is refused."""
    server.rates.restrict(SEND, 2, 0.1)
    client = Small()
    async with running(server, client):
        place = client.get_partial_messageable(channel.id)
        await asyncio.gather(*(place.send(str(n)) for n in range(6)))

    assert (6, 0) == (len(server.messages(channel)), server.rates.limited)


async def test_a_limit_over_all_routes_is_kept(
    server: DiscordServer, channel: Channel, http: aiohttp.ClientSession
) -> None:
    """The fifty-first request of a second is refused for all routes, and says when to come again."""
    server.rates.like_discord()
    answers = [await http.get(f"channels/{channel.id}") for _ in range(51)]
    body = await answers[-1].json()

    assert [200] * 50 + [429] == [answer.status for answer in answers]
    assert (True, "global", "1.1 google") == (
        body["global"],
        answers[-1].headers["X-RateLimit-Scope"],
        answers[-1].headers["Via"],
    )


async def test_too_many_refusals_are_a_ban(
    server: DiscordServer, channel: Channel, http: aiohttp.ClientSession
) -> None:
    """After so many of 401, 403 and 429 everything is refused, without a Via header."""
    server.rates.invalid = 3
    headers = {"Authorization": "Bot wrong"}
    refused = [(await http.get("users/@me", headers=headers)).status for _ in range(3)]
    banned = await http.get("users/@me")

    assert ([401] * 3, 429, False) == (refused, banned.status, "Via" in banned.headers)


async def test_a_bad_gateway_is_tried_again(server: DiscordServer, channel: Channel) -> None:
    """One 502 is outlived by the client itself."""
    client = Small()
    async with running(server, client):
        server.faults.fail(502, route="POST */messages")
        await client.get_partial_messageable(channel.id).send("Again")

    assert [502, 200] == [request.status for request in server.asked(SEND)]


async def test_unavailable_is_not_tried_again(server: DiscordServer, channel: Channel) -> None:
    """503 is told to the caller."""
    client = Small()
    async with running(server, client):
        server.faults.fail(503, route="POST */messages")
        with pytest.raises(discord.DiscordServerError):
            await client.get_partial_messageable(channel.id).send("Once")

    assert [] == server.messages(channel)


async def test_a_connection_dropped_after_the_message_stood_leaves_one(server: DiscordServer, channel: Channel) -> None:
    """The caller sees an error although the message stands; the same nonce again leaves exactly one."""
    client = Small()
    async with running(server, client):
        place = client.get_partial_messageable(channel.id)
        server.faults.drop(route="POST */messages", after=True)
        with pytest.raises(aiohttp.ClientError):
            await place.send("Once", nonce="request-7")
        stood = len(server.messages(channel))
        again = await place.send("Once", nonce="request-7")

    assert (1, [again.id]) == (stood, [message.id for message in server.messages(channel)])


async def test_a_connection_dropped_before_leaves_none(server: DiscordServer, channel: Channel) -> None:
    """Nothing was done of what was asked."""
    client = Small()
    async with running(server, client):
        server.faults.drop(route="POST */messages")
        with pytest.raises(aiohttp.ClientError):
            await client.get_partial_messageable(channel.id).send("Never")

    assert [] == server.messages(channel)


async def test_a_slow_answer_comes_late(server: DiscordServer, channel: Channel, http: aiohttp.ClientSession) -> None:
    """The message stands before its sender hears of it."""
    server.faults.slow(0.1, route="POST */messages", after=True)
    sending = asyncio.create_task(_send(http, channel))
    await server.until(lambda: server.messages(channel))
    early = sending.done()

    assert (False, 200) == (early, await sending)


async def test_an_answer_that_does_not_parse_reaches_the_client(server: DiscordServer, channel: Channel) -> None:
    """It is an error of its own to the caller, and the message stands."""
    client = Small()
    async with running(server, client):
        server.faults.garble(route="POST */messages")
        with pytest.raises(ValueError, match="Unterminated"):
            await client.get_partial_messageable(channel.id).send("Stands")

    assert 1 == len(server.messages(channel))


async def test_a_route_that_is_not_there_fails_the_test() -> None:
    """An unknown route answers 501, and the stand-in complains of it in the end."""
    server = DiscordServer()
    await server.__aenter__()
    async with aiohttp.ClientSession() as session:
        status = (await session.get(f"{server.url}/api/v10/nothing/of/the/kind")).status
    with pytest.raises(AssertionError, match="no route"):
        await server.__aexit__(None, None, None)

    assert 501 == status


async def test_a_file_is_served_for_a_day(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Its address works until it expires; a new look at the message gives a new one."""
    said = await server.says(anna, channel, attachments=[Upload("a.txt", b"a")])
    address = str(server.world.gallery().attachment(said.attachments[0])["url"])
    async with aiohttp.ClientSession() as session:
        first = (await session.get(address)).status
        server.clock.advance(25 * 3600)
        late = (await session.get(address)).status
        again = (await session.get(str(server.world.gallery().attachment(said.attachments[0])["url"]))).status

    assert (200, 404, 200) == (first, late, again)


async def test_pings_are_seen(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, http: aiohttp.ClientSession
) -> None:
    """Whoever a message would ring for is known, and nobody when mentions are not allowed."""
    text = f"{anna.mention} @everyone"
    await http.post(f"channels/{channel.id}/messages", json={"content": text})
    await http.post(f"channels/{channel.id}/messages", json={"content": text, "allowed_mentions": {"parse": []}})

    loud, quiet = server.messages(channel)
    assert ([anna.id], []) == (list(loud.pings.users), list(quiet.pings.users))
    assert [loud] == server.pinged()


async def _send(http: aiohttp.ClientSession, channel: Channel) -> int:
    async with http.post(f"channels/{channel.id}/messages", json={"content": "Slow"}) as response:
        return response.status
