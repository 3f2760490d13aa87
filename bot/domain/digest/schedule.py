"""When a digest is due: once a local day, at the first moment the clocks of a zone have reached a time.

Where clocks are put forward over that time it is due as they are; where they are put back it is due the first time they
show it; and a day that a zone left out altogether has none. Zones are those of the IANA database.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
_DAY = timedelta(days=1)
_WEEK = 8
"""Days to look back for the last one due: one of a week's is among them, though a zone left one out."""
_SUGGESTED = 3
_LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local time of certain days, one at least; Monday is 0."""

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if not self.days or not self.days <= EVERY_DAY:
            raise ValueError("a schedule needs days, from 0 to 6")

    def moment(self, day: date) -> datetime | None:
        """Give the moment, in UTC, at which a digest is due on a local day; None where that day has none."""
        return _moment(self.at, self.zone, day) if day.weekday() in self.days else None

    def due(self, now: datetime, done: date | None, since: datetime) -> date | None:
        """Give the local day whose digest is due and not done: the latest alone, however many were missed.

        `done` is the last day, up to today, whose digest was claimed; `since` when the schedule was set: nothing was due before.
        """
        for day in self._before(now):
            moment = self.moment(day)
            if moment is not None and moment <= now:
                return day if moment >= since and (done is None or day > done) else None
        return None

    def next(self, now: datetime) -> datetime:
        """Give the next moment after now, in UTC, at which one is due."""
        day = self.today(now)
        while True:
            moment = self.moment(day)
            if moment is not None and moment > now:
                return moment
            day += _DAY

    def today(self, now: datetime) -> date:
        """Give the local day."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def _before(self, now: datetime) -> Iterator[date]:
        today = self.today(now)
        return (today - back * _DAY for back in range(_WEEK))


def zone_of(name: str) -> str | None:
    """Give the name the IANA database has for a zone, however it was written: *asia/tokyo*, *New York*; None if it has none."""
    written = _key(name)
    exact = _zones().get(written)
    if exact is not None:
        return exact
    cities = [zone for zone in _zones().values() if _key(zone.rpartition("/")[2]) == written]
    return cities[0] if len(cities) == 1 else None


def suggestions(name: str) -> tuple[str, ...]:
    """Name the zones that somebody may have meant, the likest first."""
    written = _key(name)
    by_key = {**{_key(zone.rpartition("/")[2]): zone for zone in _zones().values()}, **_zones()}
    if not written:
        return ()
    within = sorted(key for key in by_key if written in key) if len(written) > 2 else []
    near = difflib.get_close_matches(written, by_key, _SUGGESTED, _LIKENESS)
    return tuple(dict.fromkeys(by_key[key] for key in (*within, *near)))[:_SUGGESTED]


def time_of(written: str) -> time | None:
    """Read a time of day: *8*, *08:00*, *8.30*, *7:15 pm*; None where it is none."""
    words = written.strip().lower().replace(".", ":").replace(" ", "").replace("h", ":").rstrip(":")
    half = next((half for half in ("a:m", "p:m", "am", "pm") if words.endswith(half)), "")
    hour, _, minute = words.removesuffix(half).partition(":")
    if not (hour.isascii() and hour.isdigit()) or not (minute or "00").isdigit() or len(minute) not in (0, 2):
        return None
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


@lru_cache(4096)
def _moment(at: time, zone: str, day: date) -> datetime | None:
    due = _reached(datetime.combine(day, at), ZoneInfo(zone))
    return due if due.astimezone(ZoneInfo(zone)).date() == day else None


def _reached(local: datetime, zone: ZoneInfo) -> datetime:
    """The first moment, in UTC, at which clocks of the zone show that local time or a later one."""
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:
        return first
    # Clocks never showed it: between the two moments they were put forward over it.
    before, after = second, first
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum() or letter in "/+-")


@cache
def _zones() -> dict[str, str]:
    """The zones by what is left of their names when they are written carelessly."""
    return {_key(zone): zone for zone in sorted(available_timezones()) if not zone.startswith(("posix", "right"))}
