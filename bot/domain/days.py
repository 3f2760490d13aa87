"""Days as people write them: found in words, fixed by the day on which they were written, and told in words again."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]}|t?[.])?' if month != 'May' else month for month in MONTHS)})"
)
DAY = re.compile(
    rf"\b(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.replace('<month>', '<month2>')}(?:,? (?P<year2>\d{{4}}))?\b"
    rf"|(?P<iso>\d{{4}}-\d\d-\d\d)\b|(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!,? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{_MONTH.replace('?P<month>', '?:')}\b)"
    r"|(?P<near>[Tt]oday|[Yy]esterday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ee]arlier today)\b|(?P<next>[Tt]omorrow)\b)(?![’'])"
)
"""A day as a text names it. `past` and `ahead` tell which one it is."""


def day_of(told: str) -> date | None:
    """Give the day of a moment or day in ISO 8601; None where it is no such thing, or not so precise."""
    try:
        return date.fromisoformat(told.strip()[:10])
    except ValueError:
        return None


def past(day: re.Match[str], written: date | None) -> date | None:
    """Fix a day that was gone when it was written of: without its year the last such day up to then."""
    return _fixed(day, written, -1)


def ahead(day: re.Match[str], written: date | None) -> date | None:
    """Fix a day that was yet to come when it was written of: without its year the first such day from then on."""
    return _fixed(day, written, 1)


def in_words(told: str) -> str:
    """*2031-05-13* → *13 May 2031*; whatever is no such day stays as it is."""
    try:
        day = date.fromisoformat(told.strip())
    except ValueError:
        return told
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _fixed(day: re.Match[str], written: date | None, way: int) -> date | None:
    if day["iso"]:
        return day_of(day["iso"])
    month, number = day["month"] or day["month2"], day["day"] or day["day2"]
    if month:
        year = day["year"] or day["year2"]
        return _calendar(month, int(number), int(year) if year else None, written, way)
    if written is None:
        return None
    if day["weekday"]:
        off = (written.weekday() - WEEKDAYS.index(day["weekday"])) * -way % 7
        return written + timedelta(days=way * off)
    return written + timedelta(days=1 if day["next"] else -(day["near"].lower() == "yesterday"))


def _calendar(month: str, day: int, year: int | None, written: date | None, way: int) -> date | None:
    number = next(place for place, name in enumerate(MONTHS, start=1) if name.startswith(month[:3]))
    try:
        if year is not None:
            return date(year, number, day)
        if written is None:
            return None
        found = date(written.year, number, day)
        return found if (found - written).days * way >= 0 else found.replace(year=written.year + way)
    except ValueError:
        return None
