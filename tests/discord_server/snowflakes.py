"""What time it is at the stand-in, and identifiers that tell it, as Discord's do.

An identifier's upper bits are the milliseconds since the first second of 2015: clients compute the age of a message and
the end of an interaction from it. No two are the same, and each is greater than those before it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


class Clock:
    """The true time, and as much later as a test has said."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Tell the time, aware and in UTC."""
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Let this much time have passed."""
        self._ahead += timedelta(seconds=seconds)


class Mint:
    """Makes identifiers."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> int:
        """Make the next identifier."""
        self._last = max(self._last + 1, first_of(self._clock.now()))
        return self._last


def first_of(moment: datetime) -> int:
    """Give the least identifier a moment can have."""
    return (moment - EPOCH) // timedelta(milliseconds=1) << 22


def made_at(snowflake: int) -> datetime:
    """Tell when an identifier was made."""
    return EPOCH + timedelta(milliseconds=snowflake >> 22)
