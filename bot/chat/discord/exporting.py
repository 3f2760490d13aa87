"""What is kept of a server or of a person as one file of JSON, for the one who asks alone.

Version 1 of its shape; any change but a key added is a change of `_VERSION`. `record` is what `rapporteur read --json` prints
of the exchange, times are of ISO 8601 in UTC, and ids are Discord's own:

    {"version": 1, "of": "server", "id": "", "exported": "",
     "settings": {"watched": [""], "language": "", "requests_a_day": null, "tokens_a_day": null, "roles": [""]},
     "channels": [{"channel": "", "exchanges": [EXCHANGE]}],
     "requests": [{"id": "", "server": "", "channel": "", "asker": "", "asked": "", "state": "", "exchange": "", "accepted": ""}],
     "usage": [{"server": "", "day": "", "asker": "", "requests": 0, "tokens": 0}], "left_out": 0}

    EXCHANGE {"id": "", "messages": [""], "record": {}, "answers": [{"asker": "", "given": "", "question": "",
              "silent": false, "claims": [{"text": "", "statements": [{"speaker": "", "text": ""}]}]}]}

`left_out` counts the channels and threads that whoever asks does not see, of which nothing is given. Of a person, "of" is
"person", and in place of settings and channels stand `exchanges`, read in direct messages, and `questions`, what they
asked anywhere: {"scope": "", "exchange": "", "given": "", "question": ""}.

However much there is, one exchange is held at a time; what is written waits in a file of no name.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime
from io import BufferedIOBase, BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import discord

from bot.adapters.store import Store
from bot.adapters.store.exporting import Accepted, Given, Held, Spent
from bot.chat.discord.askers import channel_of, own_scope, scopes_of
from bot.chat.discord.controls import Posting
from bot.chat.discord.sending import sentence, tell
from bot.chat.places import so_many
from bot.chat.record import record
from bot.desk import Report
from bot.desk.aside import aside
from bot.domain import summary
from bot.domain.model import Verdict
from bot.errors import RapporteurError

_VERSION = 1
_IN_MEMORY = 1 << 20
"""Bytes that are held before they go to a file."""
_PARTS = 20
"""Files that are sent of one export, at most."""
_LOOKED_UP = 50
"""Places that we do not remember and Discord is asked about, in one export; further ones are left out."""
_NO_FILES = "I may not send files in this channel: give me Attach Files there, or use /export in another."
_TOO_LARGE = "There is more than can be sent here. Whoever runs me can give it to you from the database."

_Place = discord.abc.GuildChannel | discord.Thread
Sees = Callable[[str], Awaitable[bool]]
"""Says whether whoever asks sees a channel or a thread."""


class Exports:
    """Writes them and sends them."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def export(self, interaction: discord.Interaction) -> None:
        """Send privately what is kept: of the server in a server, of the person in direct messages."""
        if interaction.guild_id is not None and not interaction.app_permissions.attach_files:
            await tell(interaction, sentence(_NO_FILES), Posting(deletable=False))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        with ExitStack() as files:
            plain = files.enter_context(_file())
            left_out: set[str] = set()
            pieces = (
                self._of_person(str(interaction.user.id))
                if interaction.guild_id is None
                else self._of_guild(str(interaction.guild_id), _sight(interaction), left_out)
            )
            try:
                async for piece in pieces:
                    plain.write(piece.encode())
            except RapporteurError as error:
                await tell(interaction, sentence(str(error)), Posting(deletable=False))
                return
            told = "This is all that is kept of you." if interaction.guild_id is None else _told(len(left_out))
            await _send(interaction, plain, told, files)

    async def _of_guild(self, guild: str, sees: Sees, left_out: set[str]) -> AsyncIterator[str]:
        settings = await self._store.inbox.settings(guild)
        head = {"version": _VERSION, "of": "server", "id": guild, "exported": _time(self._now())}
        yield _opened(head | {"settings": asdict(settings)}) + ',"channels":['
        last: str | None = None
        async for held in self._store.holdings.held(under=scopes_of(guild)):
            channel = channel_of(held.scope)
            if not await sees(channel):
                left_out.add(channel)
                continue
            if channel != last:
                yield ("" if last is None else "]},") + f'{{"channel":{json.dumps(channel)},"exchanges":['
            else:
                yield ","
            last = channel
            async for piece in self._exchange(held):
                yield piece
        yield "" if last is None else "]}"
        yield '],"requests":['
        comma = ""
        async for request in self._store.holdings.accepted(guild=guild):
            where = channel_of(request.scope) if request.scope else request.channel
            if not await sees(where):
                left_out.add(where)
                continue
            yield comma + json.dumps(_accepted(request))
            comma = ","
        spent = [_spent(one) for one in await self._store.holdings.spent(guild=guild)]
        yield f'],"usage":{json.dumps(spent)},"left_out":{len(left_out)}}}\n'

    async def _of_person(self, person: str) -> AsyncIterator[str]:
        holdings = self._store.holdings
        head = {"version": _VERSION, "of": "person", "id": person, "exported": _time(self._now())}
        yield _opened(head) + ',"exchanges":['
        comma = ""
        async for held in holdings.held(scope=own_scope(person)):
            yield comma
            comma = ","
            async for piece in self._exchange(held):
                yield piece
        yield '],"questions":['
        comma = ""
        async for given in holdings.given(asker=person):
            yield comma + json.dumps(_question(given))
            comma = ","
        yield '],"requests":['
        comma = ""
        async for request in holdings.accepted(author=person):
            yield comma + json.dumps(_accepted(request))
            comma = ","
        spent = [_spent(one) for one in await holdings.spent(author=person)]
        yield f'],"usage":{json.dumps(spent)}}}\n'

    async def _exchange(self, held: Held) -> AsyncIterator[str]:
        head = _opened({"id": held.exchange, "messages": held.messages})
        kept = await self._store.exchange(held.exchange, held.scope)
        told = "null"
        if kept is not None:  # it may have been erased since it was listed
            found = kept
            told = await aside(lambda: record(Report(found, Verdict(summary.summarise(found)))))
        yield f'{head},"record":{told},"answers":['
        comma = ""
        async for given in self._store.holdings.given(exchange=held.exchange, scope=held.scope):
            yield comma + json.dumps(_given(given))
            comma = ","
        yield "]}"


def _sight(interaction: discord.Interaction) -> Sees:
    """What whoever asks sees; each place is looked at once."""
    known: dict[str, bool] = {}
    looked_up = 0

    async def sees(channel: str) -> bool:
        if interaction.permissions.administrator:
            return True
        if channel not in known:
            nonlocal looked_up
            guild, id = interaction.guild, int(channel)
            remembered = guild.get_channel_or_thread(id) if guild else None
            looked_up += remembered is None
            known[channel] = looked_up <= _LOOKED_UP and await _sees(interaction, remembered, id)
        return known[channel]

    return sees


async def _sees(interaction: discord.Interaction, remembered: _Place | None, channel: int) -> bool:
    """Say whether they see a place; one of which it cannot be told, they do not."""
    guild, member = interaction.guild, interaction.user
    if guild is None or not isinstance(member, discord.Member):
        return False
    try:
        place = remembered or await guild.fetch_channel(channel)
        allowed = place.permissions_for(member)
        if isinstance(place, discord.Thread) and place.is_private() and not allowed.manage_threads:
            await place.fetch_member(member.id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData, discord.ClientException):
        return False
    return allowed.view_channel


async def _send(interaction: discord.Interaction, plain: IO[bytes], told: str, files: ExitStack) -> None:
    """Send it as it is, or packed where it would be too large, or packed and in parts."""
    limit = interaction.filesize_limit
    name = f"rapporteur-{interaction.guild_id or interaction.user.id}.json"
    if plain.tell() <= limit:
        await interaction.edit_original_response(content=told, attachments=[_attached(plain, name)])
        return
    packed = files.enter_context(_file())
    await asyncio.to_thread(_pack, plain, packed)
    size = packed.tell()
    if size <= limit:
        told = f"{told} It was too large to be sent as it is, so it is packed with gzip."
        await interaction.edit_original_response(content=told, attachments=[_attached(packed, f"{name}.gz")])
        return
    packed.seek(0)
    parts = -(-size // limit)
    if parts > _PARTS:
        await tell(interaction, sentence(_TOO_LARGE), Posting(deletable=False))
        return
    await interaction.edit_original_response(
        content=f"{told} It is packed with gzip and comes in {parts} parts: put them together in their order, then unpack them."
    )
    for number in range(1, parts + 1):
        part = discord.File(BytesIO(packed.read(limit)), f"{name}.gz.{number:03}")
        await interaction.followup.send(file=part, ephemeral=True)


def _file() -> IO[bytes]:
    return SpooledTemporaryFile(_IN_MEMORY)


def _attached(file: IO[bytes], name: str) -> discord.File:
    file.seek(0)
    return discord.File(cast(BufferedIOBase, file), name)  # it is one in all but name


def _pack(plain: IO[bytes], packed: IO[bytes]) -> None:
    plain.seek(0)
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as into:
        shutil.copyfileobj(plain, into)


def _told(left_out: int) -> str:
    whole = "This is all that is kept of this server."
    if not left_out:
        return whole
    were = "was" if left_out == 1 else "were"
    return f"{whole} {so_many(left_out, 'channel or thread')} that you do not see {were} left out."


def _opened(page: dict[str, object]) -> str:
    """Write an object without its end, for more to be added."""
    return json.dumps(page)[:-1]


def _accepted(request: Accepted) -> dict[str, object]:
    return {
        "id": request.id,
        "server": request.guild,
        "channel": request.channel,
        "asker": request.author,
        "asked": request.asked if request.id.isdecimal() else "",  # with an interaction it holds a token
        "state": request.state,
        "exchange": request.exchange,
        "accepted": _time(request.at),
    }


def _given(given: Given) -> dict[str, object]:
    answer = given.answer
    return {
        "asker": given.asker,
        "given": _time(given.at),
        "question": answer.question,
        "silent": answer.silent,
        "claims": [
            {
                "text": claim.text,
                "statements": [{"speaker": one.speaker.name, "text": one.text} for one in claim.statements],
            }
            for claim in answer.claims
        ],
    }


def _question(given: Given) -> dict[str, object]:
    """What a person asked. What was answered belongs to the channel, which they may not see any more."""
    return {
        "scope": given.scope,
        "exchange": given.exchange,
        "given": _time(given.at),
        "question": given.answer.question,
    }


def _spent(spent: Spent) -> dict[str, object]:
    return {
        "server": spent.guild,
        "day": spent.day.isoformat(),
        "asker": spent.author,
        "requests": spent.requests,
        "tokens": spent.tokens,
    }


def _time(at: datetime) -> str:
    return at.isoformat()
