"""The migrations that lead from nothing to the tables as they are now, and running them.

Migrations are append-only: one that has ever been released is never edited, for stores stand at each of them. So they are
written out and not derived from the tables; a test holds that following them all gives those tables. With each that was
run stands a fingerprint of what it did, and a store where another program's steps were run is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from bot.adapters.schema.tables import migrations
from bot.errors import StoreError, StoreTooNew

_MIGRATING: Final = 0x5241_5050_0001
"""The advisory lock held on PostgreSQL while migrating."""


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
    Migration(
        "digests, their editions, and what each told",
        (
            """CREATE TABLE digests (
                key {serial}, guild TEXT NOT NULL, channel TEXT NOT NULL UNIQUE, wishes TEXT NOT NULL, author TEXT NOT NULL,
                since {moment} NOT NULL, told BOOLEAN NOT NULL)""",
            "CREATE INDEX digests_guild ON digests (guild)",
            """CREATE TABLE editions (
                key {serial}, digest BIGINT NOT NULL, occasion TEXT NOT NULL, day DATE NOT NULL, state TEXT NOT NULL,
                message TEXT NOT NULL, claimed {moment} NOT NULL, UNIQUE (digest, occasion),
                FOREIGN KEY (digest) REFERENCES digests (key) ON DELETE CASCADE)""",
            """CREATE TABLE retold (
                edition BIGINT NOT NULL, exchange BIGINT NOT NULL, PRIMARY KEY (edition, exchange),
                FOREIGN KEY (edition) REFERENCES editions (key) ON DELETE CASCADE,
                FOREIGN KEY (exchange) REFERENCES exchanges (key) ON DELETE CASCADE)""",
            "CREATE INDEX retold_exchange ON retold (exchange)",
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
