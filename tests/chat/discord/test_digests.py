"""A server's digests: set by its managers, posted when due and once, shown again page by page, told of where they fail."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.store import Store
from bot.adapters.store.digests import Stage, Wishes
from bot.adapters.store.inbox import Place
from bot.desk import Desk
from bot.domain.model import Document
from tests.chat.discord.connecting import connected
from tests.discord_server import Channel, DiscordServer, Guild, May, Message, User
from tests.discord_server.clicking import Value
from tests.domain.digest.texts import CHANCELLERY, COPPER, COURIER, MEETING

pytestmark = pytest.mark.usefixtures("pointed")
HEADLINE = "Digest of"


@pytest.fixture
def mara(server: DiscordServer, guild: Guild) -> User:
    """Somebody who manages the server."""
    mara = server.user("Mara", guild)
    server.give(guild, mara, server.role(guild, "Keepers", May.MANAGE_GUILD))
    return mara


def _is_digest(message: Message) -> bool:
    return HEADLINE in message.text


async def _told(server: DiscordServer, user: User, where: Channel, command: str, /, **options: Value) -> str:
    answer = await server.answer_to(await server.runs(user, where, command, **options))
    assert answer.only_for is user
    return answer.text.replace("\\", "")


async def _had_read(folder: Path, guild: Guild, channel: Channel, *documents: Document) -> None:
    """Have exchanges read in a channel before."""
    async with Store.opened(f"sqlite:///{folder / 'store.sqlite3'}") as store:
        for document in documents:
            scope = f"discord:{guild.id}:{channel.id}"
            report = await Desk(None, store, scope).read([document])
            await store.inbox.place(_place(scope, report.exchange.id, guild, channel))


def _place(scope: str, exchange: str, guild: Guild, channel: Channel) -> Place:
    return Place(f"9{exchange[:8]}", scope, exchange, str(guild.id), str(channel.id), "")


async def _due(folder: Path, guild: Guild, channel: Channel, author: User, *, says_nothing_new: bool = False) -> None:
    """Have a digest set yesterday, for a minute ago."""
    at = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%H:%M")
    async with Store.opened(f"sqlite:///{folder / 'store.sqlite3'}") as store:
        wishes = Wishes(at, "UTC", says_nothing_new=says_nothing_new)
        await store.digests.plan(
            str(guild.id), str(channel.id), wishes, str(author.id), datetime.now(UTC) - timedelta(days=1)
        )


async def test_a_digest_is_set_shown_and_ended(
    server: DiscordServer, channel: Channel, anna: User, mara: User, tmp_path: Path
) -> None:
    """By managers alone; a time or a zone that is none is told, with what may have been meant."""
    async with connected(server, tmp_path):
        with pytest.raises(AssertionError, match="may not use 'digest'"):
            await server.runs(anna, channel, "/digest show")
        none = await _told(server, mara, channel, "/digest off", channel=channel)
        no_time = await _told(server, mara, channel, "/digest set", time="noonish", zone="UTC", channel=channel)
        no_zone = await _told(server, mara, channel, "/digest set", time="8", zone="Tokio", channel=channel)
        set_ = await _told(
            server, mara, channel, "/digest set", time="8", zone="asia/tokyo", channel=channel, days="weekdays"
        )
        shown = await _told(server, mara, channel, "/digest show")
        ended = await _told(server, mara, channel, "/digest off", channel=channel)
        gone = await _told(server, mara, channel, "/digest show")

    assert "No digest is set" in none
    assert "such as 08:00" in no_time
    assert "Did you mean Asia/Tokyo" in no_zone
    assert set_.startswith("#general gets a digest at 08:00, Asia/Tokyo, weekdays; the next one <t:")
    assert "#general: 08:00, Asia/Tokyo, weekdays" in shown
    assert "no digest any more" in ended
    assert "None." in gone


async def test_what_is_due_is_posted_once(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """Three exchanges, one of them in two papers; a restart on the same day posts nothing again."""
    await _had_read(tmp_path, guild, channel, COURIER, MEETING, CHANCELLERY, COPPER)
    briefing = server.channel(guild, "briefing")
    await _due(tmp_path, guild, briefing, mara)
    async with connected(server, tmp_path):
        posted = await server.message_in(briefing, _is_digest)
        await _until_ended(server, tmp_path, Stage.POSTED)
    async with connected(server, tmp_path):
        set_ = await _told(server, mara, channel, "/digest now", channel=briefing)

    text = posted.text.replace("\\", "")
    assert "3 exchanges" in text
    assert "2 accounts: " in text
    assert "https://discord.com/channels/" in text
    assert "nothing new" in set_
    assert server.messages(briefing, by=server.bot.user) == [posted]
    assert not server.pinged()


async def test_an_edition_that_was_posted_and_not_confirmed_is_confirmed(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """It is found in its channel by what it says."""
    await _had_read(tmp_path, guild, channel, COURIER)
    await _due(tmp_path, guild, channel, mara)
    async with connected(server, tmp_path):
        posted = await server.message_in(channel, _is_digest)
        await _until_ended(server, tmp_path, Stage.POSTED)
    await _unconfirm(tmp_path)
    async with connected(server, tmp_path):
        await _until_ended(server, tmp_path, Stage.POSTED)
    assert server.messages(channel, by=server.bot.user) == [posted]


async def test_an_edition_that_was_claimed_and_never_posted_is_posted(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """As it was to be: what was read since is in the next one."""
    await _had_read(tmp_path, guild, channel, COURIER)
    await _due(tmp_path, guild, channel, mara)
    async with Store.opened(f"sqlite:///{tmp_path / 'store.sqlite3'}") as store:
        now = datetime.now(UTC)
        [planned] = await store.digests.planned(now.date())
        kept = await store.untold(planned.key, {f"discord:{guild.id}:{channel.id}"}, now - timedelta(days=1), 10)
        tells = {(one.scope, one.exchange.id) for one in kept}
        await store.digests.claim(planned.key, now.date().isoformat(), now.date(), tells, now)
    await _had_read(tmp_path, guild, channel, MEETING)
    async with connected(server, tmp_path):
        posted = await server.message_in(channel, _is_digest)
        await _until_ended(server, tmp_path, Stage.POSTED)
        later = await _told(server, mara, channel, "/digest preview", channel=channel)

    assert "1 exchange" in posted.text
    assert "Mori" not in posted.text
    assert "Mori" in later


async def test_what_is_not_seen_by_everyone_is_told_nowhere_else(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    closed = server.channel(guild, "closed")
    server.deny(closed, guild.everyone, May.VIEW_CHANNEL)
    server.allow(closed, server.bot.user, May.VIEW_CHANNEL)
    await _had_read(tmp_path, guild, closed, MEETING)
    await _had_read(tmp_path, guild, channel, COURIER)
    await _due(tmp_path, guild, channel, mara)
    async with connected(server, tmp_path):
        posted = await server.message_in(channel, _is_digest)
        previewed = await _told(server, mara, channel, "/digest preview", channel=channel)

    assert "1 exchange" in posted.text
    assert "Mori" not in posted.text
    assert "Nothing new" in previewed


async def test_who_set_it_is_told_once_that_it_cannot_be_posted(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """And what it was to tell is told when it may be."""
    await _had_read(tmp_path, guild, channel, COURIER)
    await _due(tmp_path, guild, channel, mara)
    server.deny(channel, guild.everyone, May.SEND_MESSAGES)
    for _ in range(2):
        async with connected(server, tmp_path):
            told = await server.message_in(server.direct(mara))
    assert "could not be posted: I may not send messages in #general" in told.text.replace("\\", "")
    assert len(server.messages(server.direct(mara), by=server.bot.user)) == 1

    server.allow(channel, guild.everyone, May.SEND_MESSAGES)
    async with connected(server, tmp_path):
        await server.message_in(channel, _is_digest)


async def test_nothing_new_is_told_where_that_is_wanted(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    quiet = server.channel(guild, "quiet")
    await _due(tmp_path, guild, channel, mara, says_nothing_new=True)
    await _due(tmp_path, guild, quiet, mara)
    async with connected(server, tmp_path):
        posted = await server.message_in(channel, _is_digest)
        await _until_ended(server, tmp_path, Stage.KEPT_BACK)

    assert "Nothing new was read" in posted.text
    assert not server.messages(quiet)


async def _until_ended(server: DiscordServer, folder: Path, stage: Stage) -> None:
    await server.until(lambda: stage.value in _stages(folder))


def _stages(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "store.sqlite3")) as store:
        return [row[0] for row in store.execute("SELECT state FROM editions")]


async def _unconfirm(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "store.sqlite3")) as store:
        store.execute("UPDATE editions SET state = 'claimed', message = ''")
        store.commit()


async def test_a_further_page_is_shown_in_its_channel_alone(
    server: DiscordServer, guild: Guild, channel: Channel, mara: User, tmp_path: Path
) -> None:
    """A long digest goes on behind its button, also after a restart."""
    calls = [
        Document(
            COURIER.text.replace("Tuesday", f"{day} November 2031").replace(
                "grain barges", f"{'grain ' * 90}{day} barges"
            )
        )
        for day in range(3, 8)
    ]
    await _had_read(tmp_path, guild, channel, *calls)
    await _due(tmp_path, guild, channel, mara)
    async with connected(server, tmp_path):
        posted = await server.message_in(channel, _is_digest)
        await _until_ended(server, tmp_path, Stage.POSTED)
    async with connected(server, tmp_path):
        more = await server.answer_to(await server.presses(mara, posted, "More (1 of 2)"))

    assert more.only_for is mara
    assert "page 2 of 2" in more.text
