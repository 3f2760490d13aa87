"""How what we keep is laid out: the tables as they are now, and the migrations that lead there from nothing.

Migrations are append-only: one that has ever been released is never edited, for stores stand at each of them. So they are
written out and not derived from the tables below; a test holds that following them all gives these tables. With each that was
run stands a fingerprint of what it did, and a store where another program's steps were run is refused.

A text is kept once, under its hash, and knows nothing of where it was seen. What a place knows about it (publisher,
title, address) stands in `documents`, which belong to an exchange, which belongs to a scope: nothing leads from a text
to the places that hold it but through those, and they are always asked for with their scope. `pages` tells what stood at a
public address, and nothing of who asked for it.

Who asked stands in `requests`, `places`, `usage` and with each answer, and nowhere else: what a person may have erased.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import sqlalchemy as sa

from bot.errors import StoreError, StoreTooNew

_MIGRATING: Final = 0x5241_5050_0001
"""The advisory lock held on PostgreSQL while migrating."""

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


_Serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""An integer key. SQLite counts by itself only where the type is exactly INTEGER."""

_metadata = sa.MetaData()


def _words(name: str, *constraints: sa.ForeignKey, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, Words, *constraints, primary_key=primary_key, nullable=False)


def _serial(name: str) -> sa.Column[int]:
    return sa.Column(name, _Serial, primary_key=True, autoincrement=True)


def _owner(column: str, *, primary_key: bool = False) -> sa.Column[int]:
    """A row of that table, with which this one goes."""
    name = column.split(".")[0].removesuffix("s")
    return sa.Column(
        name,
        _Serial,
        sa.ForeignKey(column, ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )


migrations = sa.Table(
    "migrations",
    _metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    _words("name"),
    # Of what it did: a step of the same number that did something else was another program's.
    _words("fingerprint"),
)

texts = sa.Table("texts", _metadata, _words("hash", primary_key=True), _words("text"))

readings = sa.Table(
    "readings",
    _metadata,
    _serial("id"),
    _words("text", sa.ForeignKey("texts.hash")),
    # Of all that was read, and so of the row and its statements: what is the same is kept once.
    _words("fingerprint"),
    _words("reader"),
    _words("passages"),
    _words("ungrounded"),
    sa.UniqueConstraint("fingerprint"),
    sa.Index("readings_text", "text"),
)

statements = sa.Table(
    "statements",
    _metadata,
    _serial("id"),
    _owner("readings.id"),
    sa.Column("number", sa.Integer, nullable=False),
    _words("speaker"),
    _words("role"),
    _words("party"),
    _words("via"),
    _words("addressee"),
    _words("topic"),
    _words("quotation"),
    sa.Column("earlier", sa.Boolean, nullable=False),
    sa.Column("joint", sa.Boolean, nullable=False),
    _words("cue"),
    _words("text"),
    _words("passages"),
    _words("mention"),
    _words("cue_spans"),
    _words("content"),
    sa.UniqueConstraint("reading", "number"),
)

cached = sa.Table(
    "cached",
    _metadata,
    _words("text", primary_key=True),
    # Of what the place knew of the text besides its words: it may have told on the reading.
    _words("guise", primary_key=True),
    _words("version", primary_key=True),
    _words("reader", primary_key=True),
    _owner("readings.id"),
    sa.Index("cached_reading", "reading"),
)

exchanges = sa.Table(
    "exchanges",
    _metadata,
    _serial("key"),
    _words("scope"),
    _words("id"),
    _words("title"),
    _words("facts"),
    sa.Column("is_exchange", sa.Boolean, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.UniqueConstraint("scope", "id"),
    sa.Index("exchanges_changed", "scope", "changed"),
)

documents = sa.Table(
    "documents",
    _metadata,
    _owner("exchanges.key", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("reading", _Serial, sa.ForeignKey("readings.id"), nullable=False),
    _words("publisher"),
    _words("title"),
    _words("kind"),
    _words("language"),
    _words("published"),
    _words("url"),
    sa.Index("documents_reading", "reading"),
)

pages = sa.Table(
    "pages",
    _metadata,
    _serial("id"),
    # The one name of its address; a page that changed has a row for each text it had.
    _words("key"),
    _words("text", sa.ForeignKey("texts.hash")),
    _words("publisher"),
    _words("title"),
    _words("kind"),
    _words("language"),
    _words("published"),
    _words("url"),
    sa.Column("fetched", Moment, nullable=False),
    _words("digest"),
    _words("extractor"),
    _words("notices"),
    _words("etag"),
    _words("modified"),
    sa.UniqueConstraint("key", "text"),
    sa.Index("pages_text", "text"),
)

answers = sa.Table(
    "answers",
    _metadata,
    _serial("id"),
    _owner("exchanges.key"),
    sa.Column("given", Moment, nullable=False),
    _words("answer"),
    # Whose question it was; empty where nobody is told from another, as in a terminal.
    sa.Column("asker", Words, nullable=False, server_default=""),
    sa.Index("answers_exchange", "exchange", "id"),
)

requests = sa.Table(
    "requests",
    _metadata,
    _serial("key"),
    _words("id"),
    _words("guild"),
    _words("channel"),
    _words("author"),
    _words("asked"),
    _words("state"),
    _words("reply"),
    _words("exchange"),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("accepted", Moment, nullable=False),
    # When it was answered or given up; nothing while neither is so.
    sa.Column("finished", Moment, nullable=True),
    sa.UniqueConstraint("id"),
    sa.Index("requests_state", "state", "accepted"),
)

places = sa.Table(
    "places",
    _metadata,
    _serial("key"),
    _words("message"),
    _words("scope"),
    _words("exchange"),
    _words("guild"),
    _words("channel"),
    _words("asker"),
    sa.UniqueConstraint("message"),
    sa.Index("places_exchange", "scope", "exchange"),
    sa.Index("places_guild", "guild"),
)

seen = sa.Table("seen", _metadata, _words("channel", primary_key=True), _words("message"))

guilds = sa.Table("guilds", _metadata, _words("guild", primary_key=True), _words("settings"))

usage = sa.Table(
    "usage",
    _metadata,
    _words("guild", primary_key=True),
    sa.Column("day", sa.Date, primary_key=True, nullable=False),
    # Empty for what those spent who had themselves forgotten.
    _words("author", primary_key=True),
    sa.Column("requests", sa.BigInteger, nullable=False),
    sa.Column("tokens", sa.BigInteger, nullable=False),
)

leases = sa.Table(
    "leases",
    _metadata,
    _words("name", primary_key=True),
    _words("holder"),
    sa.Column("until", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, as SQL for both databases; `{serial}` and `{moment}` are what each calls them."""

    name: str
    statements: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """A hash of what it does, however its lines are broken."""
        words = "\n".join(" ".join(statement.split()) for statement in self.statements)
        return hashlib.sha256(words.encode()).hexdigest()


MIGRATIONS: Final = (
    Migration(
        "the first schema",
        (
            "CREATE TABLE texts (hash TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL)",
            """CREATE TABLE readings (
                id {serial}, text TEXT NOT NULL, fingerprint TEXT NOT NULL UNIQUE, reader TEXT NOT NULL,
                passages TEXT NOT NULL, ungrounded TEXT NOT NULL, FOREIGN KEY (text) REFERENCES texts (hash))""",
            "CREATE INDEX readings_text ON readings (text)",
            """CREATE TABLE statements (
                id {serial}, reading BIGINT NOT NULL, number INTEGER NOT NULL,
                speaker TEXT NOT NULL, role TEXT NOT NULL, party TEXT NOT NULL, via TEXT NOT NULL, addressee TEXT NOT NULL,
                topic TEXT NOT NULL, quotation TEXT NOT NULL, earlier BOOLEAN NOT NULL, joint BOOLEAN NOT NULL,
                cue TEXT NOT NULL, text TEXT NOT NULL, passages TEXT NOT NULL, mention TEXT NOT NULL,
                cue_spans TEXT NOT NULL, content TEXT NOT NULL, UNIQUE (reading, number),
                FOREIGN KEY (reading) REFERENCES readings (id) ON DELETE CASCADE)""",
            """CREATE TABLE cached (
                text TEXT NOT NULL, guise TEXT NOT NULL, version TEXT NOT NULL, reader TEXT NOT NULL,
                reading BIGINT NOT NULL, PRIMARY KEY (text, guise, version, reader),
                FOREIGN KEY (reading) REFERENCES readings (id) ON DELETE CASCADE)""",
            "CREATE INDEX cached_reading ON cached (reading)",
            """CREATE TABLE exchanges (
                key {serial}, scope TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, facts TEXT NOT NULL,
                is_exchange BOOLEAN NOT NULL, created {moment} NOT NULL, changed {moment} NOT NULL, UNIQUE (scope, id))""",
            "CREATE INDEX exchanges_changed ON exchanges (scope, changed)",
            """CREATE TABLE documents (
                exchange BIGINT NOT NULL, position INTEGER NOT NULL, reading BIGINT NOT NULL, publisher TEXT NOT NULL, title TEXT NOT NULL,
                kind TEXT NOT NULL, language TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL,
                PRIMARY KEY (exchange, position),
                FOREIGN KEY (exchange) REFERENCES exchanges (key) ON DELETE CASCADE,
                FOREIGN KEY (reading) REFERENCES readings (id))""",
            "CREATE INDEX documents_reading ON documents (reading)",
            """CREATE TABLE answers (
                id {serial}, exchange BIGINT NOT NULL, given {moment} NOT NULL, answer TEXT NOT NULL,
                FOREIGN KEY (exchange) REFERENCES exchanges (key) ON DELETE CASCADE)""",
            "CREATE INDEX answers_exchange ON answers (exchange, id)",
        ),
    ),
    Migration(
        "pages, and what each held when it was read",
        (
            """CREATE TABLE pages (
                id {serial}, key TEXT NOT NULL, text TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT NOT NULL,
                kind TEXT NOT NULL, language TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL,
                fetched {moment} NOT NULL, digest TEXT NOT NULL, extractor TEXT NOT NULL, notices TEXT NOT NULL,
                etag TEXT NOT NULL, modified TEXT NOT NULL, UNIQUE (key, text),
                FOREIGN KEY (text) REFERENCES texts (hash))""",
            "CREATE INDEX pages_text ON pages (text)",
        ),
    ),
    Migration(
        "requests, and what each message of ours is about",
        (
            """CREATE TABLE requests (
                key {serial}, id TEXT NOT NULL UNIQUE, guild TEXT NOT NULL, channel TEXT NOT NULL, author TEXT NOT NULL,
                asked TEXT NOT NULL, state TEXT NOT NULL, reply TEXT NOT NULL, exchange TEXT NOT NULL,
                tries INTEGER NOT NULL, accepted {moment} NOT NULL, finished {moment})""",
            "CREATE INDEX requests_state ON requests (state, accepted)",
            """CREATE TABLE places (
                key {serial}, message TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, exchange TEXT NOT NULL,
                guild TEXT NOT NULL, channel TEXT NOT NULL, asker TEXT NOT NULL)""",
            "CREATE INDEX places_exchange ON places (scope, exchange)",
            "CREATE INDEX places_guild ON places (guild)",
            "CREATE TABLE seen (channel TEXT PRIMARY KEY NOT NULL, message TEXT NOT NULL)",
            "CREATE TABLE guilds (guild TEXT PRIMARY KEY NOT NULL, settings TEXT NOT NULL)",
            """CREATE TABLE usage (
                guild TEXT NOT NULL, day DATE NOT NULL, author TEXT NOT NULL, requests BIGINT NOT NULL,
                tokens BIGINT NOT NULL, PRIMARY KEY (guild, day, author))""",
            "CREATE TABLE leases (name TEXT PRIMARY KEY NOT NULL, holder TEXT NOT NULL, until {moment} NOT NULL)",
            "ALTER TABLE answers ADD COLUMN asker TEXT NOT NULL DEFAULT ''",
        ),
    ),
)

_DIALECTS: Final = {
    "sqlite": {"serial": "INTEGER PRIMARY KEY NOT NULL", "moment": "DATETIME"},
    "postgresql": {
        "serial": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        "moment": "TIMESTAMP WITH TIME ZONE",
    },
}


class Differs(Exception):
    """The tables found are not those that our migrations make."""


def is_current(connection: sa.Connection, known: Sequence[Migration] = MIGRATIONS) -> bool:
    """Say whether every migration has been run.

    Raise `StoreTooNew` if more have been than we know, and `Differs` if one of them did something else than ours.
    """
    inspector = sa.inspect(connection)
    if not inspector.has_table(migrations.name):
        return False
    if {column["name"] for column in inspector.get_columns(migrations.name)} != set(migrations.columns.keys()):
        raise Differs
    query = sa.select(migrations.c.version, migrations.c.fingerprint).order_by(migrations.c.version)
    done = [(row.version, row.fingerprint) for row in connection.execute(query)]
    if len(done) > len(known):
        raise StoreTooNew(
            f"What is kept was written by a later version of Rapporteur (its schema is {len(done)}, this program knows "
            f"{len(known)}). Update the program, or name another database in DATABASE_URL."
        )
    ours = [(version, migration.fingerprint) for version, migration in enumerate(known, start=1)]
    if done != ours[: len(done)]:
        raise Differs
    return len(done) == len(known)


def migrate(connection: sa.Connection, known: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...]:
    """Run what has not been run, in the transaction the connection is in, and name it; others who migrate wait.

    On SQLite the transaction must have begun IMMEDIATE, which is the lock.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))
    if is_current(connection, known):
        return ()
    found = sa.inspect(connection).get_table_names()
    if migrations.name not in found:
        if found and connection.dialect.name == "sqlite":
            raise StoreError(
                "The database named in DATABASE_URL holds the tables of another program. Name a file of Rapporteur's own."
            )
        connection.exec_driver_sql(
            "CREATE TABLE migrations (version INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, fingerprint TEXT NOT NULL)"
        )
    done = connection.scalar(sa.select(sa.func.count()).select_from(migrations)) or 0
    for version, migration in enumerate(known[done:], start=done + 1):
        for statement in migration.statements:
            connection.exec_driver_sql(statement.format_map(_DIALECTS[connection.dialect.name]))
        row = {"version": version, "name": migration.name, "fingerprint": migration.fingerprint}
        connection.execute(migrations.insert().values(row))
    return tuple(migration.name for migration in known[done:])
