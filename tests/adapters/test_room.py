"""What is held together stays within a bound, and nobody waits for ever."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.room import Lease, Room


async def _settled() -> None:
    """Let whoever can go on do so."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_one_goes_on_when_there_is_no_room_and_the_others_after_it() -> None:
    """Each holds half of what it needs, and all come to their end."""
    room, most, held = Room(100), 0, 0

    async def taken_in() -> None:
        nonlocal most, held
        with room.lease() as lease:
            for size in range(10, 101, 10):
                await lease.hold(size)
                held += 10
                most = max(most, held)
                await asyncio.sleep(0)
            held -= 100

    async with asyncio.timeout(5):
        await asyncio.gather(*(taken_in() for _ in range(20)))

    assert 100 < most <= 200
    assert held == 0


async def test_what_is_given_back_can_be_taken() -> None:
    """As much as there was, again and again, whoever held it beyond the bound."""
    room = Room(100)
    for _ in range(3):
        with room.lease() as one, room.lease() as other:
            await one.hold(90)
            await other.hold(150)
    with room.lease() as one, room.lease() as other:
        await one.hold(100)
        await other.hold(50)
        waits = asyncio.create_task(_held(room, 1))
        await _settled()

        assert not waits.done()
    assert await waits


async def test_one_who_stops_waiting_keeps_nothing() -> None:
    """Called off while waiting, it neither holds anything nor is waited for."""
    room = Room(10)
    with room.lease() as one, room.lease() as last:
        await one.hold(10)
        await last.hold(20)
        waits = asyncio.create_task(_held(room, 5))
        await _settled()
        waits.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waits

    assert await _held(room, 10)


async def _held(room: Room, size: int) -> bool:
    with room.lease() as lease:
        await lease.hold(size)
        return isinstance(lease, Lease)
