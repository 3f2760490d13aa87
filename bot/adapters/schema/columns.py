"""What a column holds: any text whatever, a time in UTC, the key of a row; alike on both databases."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import sqlalchemy as sa

_UNSTORABLE = re.compile("[\x00\x10\ud800-\udfff]")
_ESCAPED = re.compile("\x10([0-9a-f]{4})")


class Words(sa.TypeDecorator[str]):
    """Any text whatever. PostgreSQL refuses NUL and no database takes lone surrogates: they travel as DLE and four digits."""

    impl = sa.Text
    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[str | None], object]:
        def escaped(value: str | None) -> str | None:
            return value and _UNSTORABLE.sub(lambda found: f"\x10{ord(found[0]):04x}", value)

        return escaped

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[str | None], str | None]:
        def restored(value: str | None) -> str | None:
            return value and _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)

        return restored


class Moment(sa.TypeDecorator[datetime]):
    """An aware time, kept and given in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[datetime | None], object]:
        plain = super().bind_processor(dialect)

        def in_utc(value: datetime | None) -> object:
            if value is not None and value.tzinfo is None:
                raise ValueError("a time without its zone cannot be kept")
            moment = value and value.astimezone(UTC)
            return plain(moment) if plain else moment

        return in_utc

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[datetime | None], datetime | None]:
        plain = super().result_processor(dialect, coltype)

        def in_utc(value: datetime | None) -> datetime | None:
            moment = plain(value) if plain else value
            # SQLite forgets the zone; what was written is UTC.
            return moment and (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC))

        return in_utc


Serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""An integer key. SQLite counts by itself only where the type is exactly INTEGER."""


def words(name: str, *constraints: sa.ForeignKey, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, Words, *constraints, primary_key=primary_key, nullable=False)


def serial(name: str) -> sa.Column[int]:
    return sa.Column(name, Serial, primary_key=True, autoincrement=True)


def owner(column: str, *, primary_key: bool = False) -> sa.Column[int]:
    """A row of that table, with which this one goes."""
    name = column.split(".")[0].removesuffix("s")
    return sa.Column(
        name,
        Serial,
        sa.ForeignKey(column, ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )
