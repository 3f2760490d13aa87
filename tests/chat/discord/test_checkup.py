"""What `rapporteur doctor` says of Discord, run as an operator runs it, against the stand-in."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

import discord
import pytest

from bot.chat.discord import invitation
from bot.chat.discord.checkup import examine
from bot.cli import Checkup
from bot.errors import RapporteurError
from tests.chat.discord.running import ROOT, Bot, running
from tests.discord_server import Channel, DiscordServer, Guild, May


async def _doctor(server: DiscordServer, folder: Path, *options: str, **settings: str) -> tuple[int, str, str]:
    """Run it; its status, what it printed and what it said on standard error."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "DISCORD_SERVER": server.url,
        "DATABASE_URL": f"sqlite:///{folder / 'store.sqlite3'}",
        "DISCORD_TOKEN": server.bot.token,
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.discord_server.run", "bot", "doctor", *options),
        env=environment,
        cwd=folder,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, said = await asyncio.wait_for(process.communicate(), 60)
    assert server.bot.token not in (printed + said).decode()
    return process.returncode or 0, printed.decode(), said.decode()


async def test_all_is_well(server: DiscordServer, channel: Channel, tmp_path: Path) -> None:
    """A bot that was served has its token, grants, commands, server and invitation told, and nothing is wrong."""
    async with running(server, tmp_path):
        pass
    status, printed, said = await _doctor(server, tmp_path)

    assert (0, "") == (status, said)
    assert f"Rapporteur ({server.bot.id})" in printed
    assert "message content is granted" in printed
    assert "/read" in printed
    assert "“Who said what?” in menus" in printed
    assert "Assembly: it may do all it needs in #general." in printed
    assert f"client_id={server.bot.id}&scope=bot+applications.commands&permissions=309237763072 " in printed
    assert "! " not in printed


async def test_what_is_not_granted_is_told_with_what_needs_it(server: DiscordServer, tmp_path: Path) -> None:
    """Without the intent, a server or a command the bot can still be served, so it is advice and no failure."""
    server.bot.reads_content = False
    status, printed, _ = await _doctor(server, tmp_path)

    assert 0 == status
    assert re.search(
        "^! .*message content is not granted: mentions.* answered.*watched channels.* need it", printed, re.M
    )
    assert re.search("^! .*no command is registered yet", printed, re.M)
    assert re.search("^! .*in no server yet; https://discord.com/oauth2/authorize", printed, re.M)


async def test_what_each_channel_lacks_is_named(server: DiscordServer, guild: Guild, tmp_path: Path) -> None:
    """Channels that lack the same are told together, by the names an administrator sees; what follows is not repeated."""
    names = ["general", "staff", "quiet", "still", "bare"]
    _, staff, quiet, still, bare = (server.channel(guild, name) for name in names)
    server.deny(staff, server.bot.user, May.VIEW_CHANNEL)
    for one in (quiet, still):
        server.deny(one, server.bot.user, May.SEND_MESSAGES)
    server.deny(bare, server.bot.user, May.EMBED_LINKS, May.ATTACH_FILES, May.CREATE_PUBLIC_THREADS)
    status, printed, _ = await _doctor(server, tmp_path)

    assert 0 == status
    assert "Assembly: it lacks View Channels in #staff." in printed
    assert "Assembly: it lacks Send Messages in #quiet and #still." in printed
    assert "Assembly: it lacks Create Public Threads, Embed Links and Attach Files in #bare." in printed
    assert "Assembly: it may do all it needs in #general." in printed


async def test_what_is_told_is_bounded(server: DiscordServer, tmp_path: Path) -> None:
    """Of many servers and channels some are told, and how many more there are."""
    for number in range(12):
        place = server.guild(f"Place {number}")
        for other in range(7 if number == 0 else 1):
            server.channel(place, f"room-{other}")
    status, printed, _ = await _doctor(server, tmp_path)

    assert 0 == status
    assert "#room-4 and 2 more." in printed
    assert "more servers than these 10" in printed
    assert 10 == len(server.asked("GET /guilds/{guild}/channels"))


async def test_a_name_cannot_forge_a_line(server: DiscordServer, tmp_path: Path) -> None:
    """What others named so as to break a line or colour a terminal stays words on its line."""
    server.channel(server.guild("Fake\n✓ discord   all well\x1b[31m"), "general")
    _, printed, _ = await _doctor(server, tmp_path)

    assert "\x1b" not in printed
    assert not [line for line in printed.splitlines() if line.startswith("✓ discord   all well")]


async def test_a_refused_token_is_told(server: DiscordServer, tmp_path: Path) -> None:
    """A token that Discord does not know is a failure with what to do."""
    status, printed, said = await _doctor(server, tmp_path, DISCORD_TOKEN="another-token")

    assert (1, "") == (status, said)
    assert "✗ discord   DISCORD_TOKEN was refused by Discord; copy it anew" in printed
    assert "another-token" not in printed


async def test_a_server_that_fails_is_told(server: DiscordServer, channel: Channel, tmp_path: Path) -> None:
    """Where Discord answers with a failure or nothing at all, a sentence says so, and what was found before stands."""
    server.faults.fail(503, times=9, route="GET /guilds/*/channels")
    broken = await _doctor(server, tmp_path)
    server.faults.drop(times=9, route="GET /users/@me")
    lost = await _doctor(server, tmp_path)

    assert [1, 1] == [broken[0], lost[0]]
    assert "the token is good" in broken[1]
    assert "✗ discord   Discord answered 503" in broken[1]
    assert "✗ discord   Discord could not be reached" in lost[1]


async def test_a_slow_server_is_not_waited_for(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is asked has one limit of time, however many answers trickle in."""
    monkeypatch.setattr(discord.http.Route, "BASE", f"{server.url}/api/v10")
    server.faults.slow(30, route="GET /users/@me")

    with pytest.raises(RapporteurError, match="did not answer all that was asked"):
        await examine(server.bot.token, Checkup(), seconds=0.2)


async def test_a_token_is_not_needed(server: DiscordServer, tmp_path: Path) -> None:
    """Without a token it says how to get one, and nobody is asked."""
    status, printed, _ = await _doctor(server, tmp_path, DISCORD_TOKEN="")

    assert 0 == status
    assert "no token is set" in printed
    assert "https://discord.com/developers/applications" in printed
    assert not server.requests


async def test_a_served_token_is_told_from_one_that_is_not(
    server: DiscordServer, channel: Channel, tmp_path: Path
) -> None:
    """`--serving` asks Discord nothing: it is well as long as a process holds the token's lease."""
    async with running(server, tmp_path):
        asked = len(server.requests)
        served = await _doctor(server, tmp_path, "--serving")
        assert not [one for one in server.requests[asked:] if one.path == "/users/@me"]
    stopped = await _doctor(server, tmp_path, "--serving")

    assert [0, 1] == [served[0], stopped[0]]
    assert "a process serves Discord" in served[1]
    assert "No process serves Discord" in stopped[1]


async def test_a_bot_in_no_server_says_how_to_invite_it(server: DiscordServer, tmp_path: Path) -> None:
    """Connected and in no server, it warns with the link; in a server it is silent."""
    async with running(server, tmp_path) as alone:
        told = await _said(alone, "in no server")
    server.channel(server.guild())
    async with running(server, tmp_path) as invited:
        await _said(invited, "connected")

    assert "[warning" in told
    assert f"https://discord.com/oauth2/authorize?client_id={server.bot.id}" in told
    assert "invite me" not in invited.said


async def _said(bot: Bot, words: str) -> str:
    """Wait for a line with these words on standard error."""
    assert bot.process.stderr is not None
    async with asyncio.timeout(20):
        while words not in (line := (await bot.process.stderr.readline()).decode()):
            assert line, f"It ended without {words}."
    return line


def test_the_invitation_asks_for_nothing_besides() -> None:
    """The link carries the permissions that are needed by name, and no others."""
    asked = {name for name, allowed in invitation.permissions() if allowed}
    aliases = {"view_channel": "read_messages"}

    assert {aliases.get(name, name) for name in invitation.NEEDED} == asked
    assert () == invitation.lacking(discord.Permissions.all())
    assert ("View Channels",) == invitation.lacking(discord.Permissions.none())
