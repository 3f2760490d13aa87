"""A day is told as people write it."""

from __future__ import annotations

import pytest

from bot.domain.days import in_words


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
