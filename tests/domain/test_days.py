"""Days found in words, and which ones they are."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.days import DAY, ahead, day_of, in_words, past

_WEDNESDAY = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("words", "gone", "coming"),
    [
        ("on 20 May", date(2030, 5, 20), date(2031, 5, 20)),
        ("on May 2nd", date(2031, 5, 2), date(2032, 5, 2)),
        ("on 14 May", _WEDNESDAY, _WEDNESDAY),
        ("on Dec. 3, 2032", date(2032, 12, 3), date(2032, 12, 3)),
        ("on 2031-06-01", date(2031, 6, 1), date(2031, 6, 1)),
        ("on Friday", date(2031, 5, 9), date(2031, 5, 16)),
        ("on Wednesday", _WEDNESDAY, _WEDNESDAY),
        ("on Monday, 19 May", date(2030, 5, 19), date(2031, 5, 19)),
        ("on Monday, May 19, 2031", date(2031, 5, 19), date(2031, 5, 19)),
        ("on Monday the 19th of May", date(2030, 5, 19), date(2031, 5, 19)),
        ("today", _WEDNESDAY, _WEDNESDAY),
        ("yesterday", date(2031, 5, 13), date(2031, 5, 13)),
        ("tomorrow", date(2031, 5, 15), date(2031, 5, 15)),
        ("on 31 June", None, None),
        ("on 29 February", None, None),
        ("on 2031-13-01", None, None),
    ],
)
def test_a_day_is_fixed_by_the_day_it_was_written(words: str, gone: date | None, coming: date | None) -> None:
    day = DAY.search(words)
    assert day is not None
    assert past(day, _WEDNESDAY) == gone
    assert ahead(day, _WEDNESDAY) == coming


@pytest.mark.parametrize("words", ["on 20 May", "on Friday", "today", "tomorrow"])
def test_without_the_day_of_writing_nothing_fixes_it(words: str) -> None:
    day = DAY.search(words)
    assert day is not None
    assert past(day, None) is None
    assert ahead(day, None) is None


def test_whole_dates_need_no_other() -> None:
    day = DAY.search("signed on 3 March 2030")
    assert day is not None
    assert ahead(day, None) == date(2030, 3, 3)


@pytest.mark.parametrize("words", ["Friday’s talks", "in May", "the 20 members"])
def test_what_is_no_day(words: str) -> None:
    assert DAY.search(words) is None


def test_the_day_of_a_moment() -> None:
    assert day_of("2031-05-14T08:00:00Z") == _WEDNESDAY
    assert day_of("2031-05") is None


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2031-05-13", "13 May 2031"),
        ("2031-12-01", "1 December 2031"),
        ("Tuesday", "Tuesday"),
        ("2031-13-01", "2031-13-01"),
        ("", ""),
    ],
)
def test_a_day_is_told_in_words(told: str, words: str) -> None:
    """A day of ISO 8601 has its month by name; anything else stays as printed."""
    assert words == in_words(told)
