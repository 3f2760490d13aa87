"""Watched channels: links are read without a word, and only an account of a diplomatic exchange is told of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.adapters.store import Store
from bot.adapters.store.inbox import GuildSettings
from tests.chat.discord.connecting import connected
from tests.chat.discord.running import FERRY, is_card
from tests.discord_server import Channel, DiscordServer, Guild, User
from tests.loopback import page, site

pytestmark = pytest.mark.usefixtures("pointed")
GARDEN = "The garden show opens on Friday.\n\nIts roses were grown in the open, and tickets are sold at the gate.\n" * 4


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[str]:
    """A site with an account of an exchange, once where robots may read it and once where not, and a page about a garden."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in {"ferry": FERRY, "garden": GARDEN, "hidden": FERRY}.items():
        (folder / f"{name}.html").write_text(page(text, name.title()), "utf8")
    (folder / "robots.txt").write_text("User-agent: *\nDisallow: /hidden.html\n", "utf8")
    with site(folder) as host:
        yield host


async def _watch(folder: Path, guild: Guild, channel: Channel) -> None:
    async with Store.opened(f"sqlite:///{folder / 'store.sqlite3'}") as store:
        await store.inbox.keep_settings(str(guild.id), GuildSettings(watched=(str(channel.id),)))


def _unfinished(folder: Path) -> int:
    """Count what is promised and not done yet."""
    with closing(sqlite3.connect(folder / "store.sqlite3")) as store:
        query = "SELECT count(*) FROM requests WHERE state NOT IN ('answered', 'failed')"
        return int(store.execute(query).fetchone()[0])


async def test_only_an_exchange_is_told_of(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, papers: str, tmp_path: Path
) -> None:
    """A garden, a page that robots may not read, one that is not there and a channel not watched are met with silence."""
    elsewhere = server.channel(guild, "elsewhere")
    await _watch(tmp_path, guild, channel)
    async with connected(server, tmp_path, allowed=papers):
        await server.says(anna, elsewhere, f"look: http://{papers}/ferry.html")
        for name in ("garden", "hidden", "none"):
            await server.says(anna, channel, f"look: http://{papers}/{name}.html")
        told = await server.says(anna, channel, f"and this http://{papers}/ferry.html")
        card = await server.message_in(channel, is_card)
        await server.until(lambda: not _unfinished(tmp_path))

    assert card.reference is not None
    assert told.id == card.reference.message_id
    assert "Ada Brandt" in card.text
    assert [card] == server.messages(channel, by=server.bot.user)
    assert not server.messages(elsewhere, by=server.bot.user)
    assert not server.world.typing
    assert not server.pinged()


async def test_the_same_article_is_pointed_to(
    server: DiscordServer, guild: Guild, channel: Channel, anna: User, papers: str, tmp_path: Path
) -> None:
    """Posted again, in a thread too, it is answered with a link to its first card; with that deleted, with a card again."""
    await _watch(tmp_path, guild, channel)
    async with connected(server, tmp_path, allowed=papers):
        await server.says(anna, channel, f"http://{papers}/ferry.html")
        card = await server.message_in(channel, is_card)
        thread = await server.opens_thread(anna, channel, "Of boats")
        again = await server.says(anna, thread, f"Did you see http://{papers}/ferry.html?again")
        pointer = await server.message_in(thread, after=again)
        for one in (pointer, card):
            await server.deletes(server.world.users[guild.owner.id], one)
        third = await server.says(anna, channel, f"http://{papers}/ferry.html")
        anew = await server.message_in(channel, is_card, after=third)

    link = f"https://discord.com/channels/{guild.id}/{channel.id}/{card.id}"
    assert f"]({link})" in pointer.text
    assert "told of here before" in pointer.text
    assert "Ada Brandt" in anew.text
