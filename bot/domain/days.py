"""A day as people write it: what we keep in ISO 8601 is told in words."""

from __future__ import annotations

from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def in_words(told: str) -> str:
    """*2031-05-13* → *13 May 2031*; whatever is no such day stays as it is."""
    try:
        day = date.fromisoformat(told.strip())
    except ValueError:
        return told
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
