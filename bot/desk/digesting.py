"""The verb of the daily digest: gather what was read and not yet told, let the domain compile it, and remember what was told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.adapters.store import Kept, Store
from bot.adapters.store.digests import Edition, Planned, Stage, Wishes
from bot.desk.aside import aside
from bot.domain.digest.compiling import Digest, Item, compile

_FIRST = timedelta(days=1)
"""What was read so long before a digest was set is in its first edition."""
_MOST = 100
"""Exchanges that one edition draws on."""
_REMEMBERED = timedelta(days=30)
_MOST_REMEMBERED = 200
"""Exchanges of earlier editions that are looked at, for what goes on from them."""
TERMINAL = "terminal"
"""The scope of what is read in a terminal, and the channel of its digest."""

Address = Callable[[Kept], Awaitable[str]]
"""Gives the address of the message that told of an exchange, or nothing."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What an edition draws on, and what it makes of it."""

    kept: tuple[Kept, ...]
    digest: Digest

    @property
    def tells(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.scope, one.exchange.id) for one in self.kept)


async def nowhere(_: Kept) -> str:
    """Give no address: in a terminal nothing is linked to."""
    return ""


async def drawn(store: Store, planned: Planned, scopes: Collection[str], day: date, address: Address = nowhere) -> Draw:
    """Compile what the scopes hold that the digest has not told."""
    kept = await store.untold(planned.key, scopes, planned.since - _FIRST, _MOST)
    return Draw(kept, await _compiled(store, planned.key, kept, day, None, address))


async def again(store: Store, edition: Edition, address: Address = nowhere) -> Digest:
    """Compile an edition once more, as it was but for what was erased since."""
    kept = await store.told(edition.key)
    return await _compiled(store, edition.digest, kept, edition.day, edition.key, address)


async def _compiled(
    store: Store, digest: int, kept: Sequence[Kept], day: date, before: int | None, address: Address
) -> Digest:
    told = await store.tellings(digest, before, day - _REMEMBERED, _MOST_REMEMBERED)
    items = [Item(one.exchange, await address(one)) for one in kept]
    exchanges = [one.exchange for one in items] + [one.exchange for one in told]
    length = sum(len(reading.document.text) for exchange in exchanges for reading in exchange.readings)
    return await aside(lambda: compile(items, told, day), length)


async def in_terminal(store: Store, now: datetime, *, remembering: bool) -> Digest:
    """Compile what was read in a terminal and not told yet; what is remembered is not told again."""
    planned = await _terminal(store, now)
    draw = await drawn(store, planned, {TERMINAL}, now.date())
    if remembering and draw.kept:
        edition = await store.digests.claim(planned.key, now.isoformat(), now.date(), draw.tells, now)
        if edition is not None:
            await store.digests.ended(edition.key, Stage.POSTED)
    return draw.digest


async def _terminal(store: Store, now: datetime) -> Planned:
    """Find the terminal's digest, which has no time of day, or begin it."""
    while True:
        for planned in await store.digests.planned(now.date()):
            if planned.channel == TERMINAL:
                return planned
        await store.digests.plan("", TERMINAL, Wishes("00:00", "UTC"), "", now)
