"""When a digest is due: once a local day, on the right minute, whatever the clocks of the zone do."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.digest.schedule import EVERY_DAY, WEEKDAYS, Schedule, suggestions, time_of, zone_of

_MINUTE = timedelta(minutes=1)
_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_END = datetime(2027, 1, 1, tzinfo=UTC)


_ZONES = pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Europe/Berlin", time(2, 30)),
        ("America/New_York", time(1, 30)),
        ("Australia/Lord_Howe", time(2, 10)),
        ("Asia/Kathmandu", time(8, 0)),
        ("America/Sao_Paulo", time(0, 0)),
        ("UTC", time(23, 59)),
    ],
)


@_ZONES
def test_a_year_of_minutes(zone: str, at: time) -> None:
    """One a local day, at the first minute whose local time has reached it."""
    schedule, there = Schedule(at, zone), ZoneInfo(zone)
    done: date | None = None
    now = _BEGIN
    while now < _END:
        day = schedule.due(now, done, _BEGIN)
        if day is not None:
            assert now == _first_minute(day, at, there)
            assert done is None or day == done + timedelta(days=1)
            done = day
        now += _MINUTE
    assert done is not None
    assert _first_minute(done + timedelta(days=1), at, there) >= _END


@_ZONES
def test_a_year_of_restarts(zone: str, at: time) -> None:
    """A day is done at most once, and left out only where the next one was due as well before the process was back."""
    schedule, there = Schedule(at, zone), ZoneInfo(zone)
    luck = random.Random(zone)
    done: date | None = None
    now = _BEGIN
    while now < _END:
        day = schedule.due(now, done, _BEGIN)
        if day is not None:
            assert _first_minute(day, at, there) <= now < _first_minute(day + timedelta(days=1), at, there)
            assert done is None or day > done
            done = day
        now += luck.choice([1, 1, 1, 7, 30, 90, 600, 2000]) * _MINUTE


def _first_minute(day: date, at: time, there: ZoneInfo) -> datetime:
    """By looking at every minute, which is slow and plain."""
    now = datetime.combine(day, time(), tzinfo=UTC) - timedelta(hours=15)
    while True:
        local = now.astimezone(there)
        if local.date() == day and local.time() >= at:
            return now
        now += _MINUTE


@pytest.mark.parametrize(
    ("zone", "at", "day", "moment"),
    [
        # Put forward over it: due when the clocks jump.
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("America/New_York", time(2, 0), date(2026, 3, 8), datetime(2026, 3, 8, 7, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        # At midnight itself.
        ("America/Sao_Paulo", time(0, 0), date(2018, 11, 4), datetime(2018, 11, 4, 3, 0, tzinfo=UTC)),
        # Shown twice: the first time.
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("America/New_York", time(1, 0), date(2026, 11, 1), datetime(2026, 11, 1, 5, 0, tzinfo=UTC)),
        ("Asia/Kathmandu", time(8, 0), date(2026, 6, 1), datetime(2026, 6, 1, 2, 15, tzinfo=UTC)),
        # A day that was left out.
        ("Pacific/Apia", time(9, 0), date(2011, 12, 30), None),
    ],
)
def test_the_nights_when_clocks_change(zone: str, at: time, day: date, moment: datetime | None) -> None:
    assert Schedule(at, zone).moment(day) == moment


def test_days_of_the_week() -> None:
    schedule = Schedule(time(8), "Asia/Tokyo", WEEKDAYS)
    friday = datetime(2026, 11, 27, 0, 0, tzinfo=UTC)
    assert schedule.moment(date(2026, 11, 28)) is None
    assert schedule.next(datetime(2026, 11, 27, 0, 0, tzinfo=UTC)) == datetime(2026, 11, 29, 23, 0, tzinfo=UTC)
    assert schedule.due(friday, date(2026, 11, 27), _BEGIN) is None


def test_one_catch_up_after_an_absence() -> None:
    schedule = Schedule(time(8), "UTC")
    back = datetime(2026, 5, 20, 7, 0, tzinfo=UTC)
    assert schedule.due(back, date(2026, 5, 10), _BEGIN) == date(2026, 5, 19)
    assert schedule.due(back, date(2026, 5, 19), _BEGIN) is None
    assert schedule.due(back + timedelta(hours=1), date(2026, 5, 19), _BEGIN) == date(2026, 5, 20)


def test_nothing_was_due_before_it_was_set() -> None:
    schedule = Schedule(time(8), "UTC")
    set_at = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
    assert schedule.due(set_at + timedelta(hours=1), None, set_at) is None
    assert schedule.due(set_at + timedelta(hours=23), None, set_at) == date(2026, 5, 21)


def test_a_clock_put_back_posts_nothing_again() -> None:
    schedule = Schedule(time(8), "UTC")
    assert schedule.due(datetime(2026, 5, 20, 8, 1, tzinfo=UTC), date(2026, 5, 20), _BEGIN) is None
    assert schedule.due(datetime(2026, 5, 20, 7, 1, tzinfo=UTC), date(2026, 5, 20), _BEGIN) is None


def test_a_schedule_has_days() -> None:
    for days in (frozenset[int](), frozenset({7})):
        with pytest.raises(ValueError, match="days"):
            Schedule(time(8), "UTC", days)
    assert Schedule(time(8), "UTC").days == EVERY_DAY


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("asia/tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("utc", "UTC"),
        ("Berln", None),
        ("", None),
        ("../../etc/passwd", None),
        ("\x00", None),
    ],
)
def test_zones(written: str, zone: str | None) -> None:
    assert zone_of(written) == zone


@pytest.mark.parametrize(
    ("written", "meant"), [("Berln", "Europe/Berlin"), ("Tokio", "Asia/Tokyo"), ("Katmandoo", "Asia/Kathmandu")]
)
def test_a_misspelt_zone_is_guessed_at(written: str, meant: str) -> None:
    assert meant in suggestions(written)


def test_no_guess_for_nothing() -> None:
    assert suggestions("") == suggestions("♥") == ()


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("8", time(8)),
        ("08:00", time(8)),
        ("8.30", time(8, 30)),
        ("7:15 pm", time(19, 15)),
        ("12 am", time(0)),
        ("7 p.m.", time(19)),
        ("18h", time(18)),
        ("24:00", None),
        ("8:5", None),
        ("13 pm", None),
        ("morning", None),
        ("", None),
        ("٨:٠٠", None),
    ],
)
def test_times(written: str, at: time | None) -> None:
    assert time_of(written) == at
