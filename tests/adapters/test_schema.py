"""Migrations on both databases: from nothing and from each earlier schema to the tables the program speaks of."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.adapters import schema
from bot.adapters.schema import MIGRATIONS, Migration
from bot.adapters.store import Store
from bot.adapters.store.database import Database
from bot.errors import StoreDiffers, StoreError, StoreTooNew
from tests.adapters.exchanges import NOON, an_answer, an_exchange

ONE_MORE = Migration("a note on each exchange", ("ALTER TABLE exchanges ADD COLUMN note TEXT NOT NULL DEFAULT 'none'",))
BROKEN = Migration(
    "half of it fails", ("CREATE TABLE halves (id {serial}, at {moment})", "CREATE TABLE halves (id {serial})")
)

OPENING = """
import asyncio, sys
from bot.adapters.store import Store

async def main() -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    async with Store.opened(sys.argv[1]) as store:
        print(await store.exchanges("console"))

asyncio.run(main())
"""


async def migrated(database: Database, known: tuple[Migration, ...] = MIGRATIONS) -> tuple[str, ...]:
    async with database.writing() as connection:
        return await connection.run_sync(schema.migrate, known)


async def names(database: Database) -> list[str]:
    async with database.reading() as connection:
        query = sa.select(schema.migrations.c.name).order_by(schema.migrations.c.version)
        return list(await connection.scalars(query))


def laid_out(connection: sa.Connection) -> dict[str, object]:
    """Tell what a database holds, in words both databases share."""
    inspector = sa.inspect(connection)
    return {
        table: (
            [(column["name"], kind(column["type"]), column["nullable"]) for column in inspector.get_columns(table)],
            inspector.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (
                    key["constrained_columns"],
                    key["referred_table"],
                    key["referred_columns"],
                    key["options"].get("ondelete"),
                )
                for key in inspector.get_foreign_keys(table)
            ),
            sorted(unique["column_names"] for unique in inspector.get_unique_constraints(table)),
            sorted(
                (index["name"], index["column_names"])
                for index in inspector.get_indexes(table)
                if not index.get("duplicates_constraint")
            ),
        )
        for table in sorted(inspector.get_table_names())
    }


def meant(dialect: str) -> dict[str, object]:
    """Tell what the tables of the program say, in the same words."""
    return {
        table.name: (
            [
                (
                    column.name,
                    "INTEGER" if dialect == "sqlite" and column.autoincrement is True else kind(column.type),
                    column.nullable,
                )
                for column in table.columns
            ],
            [column.name for column in table.primary_key],
            sorted(
                ([key.parent.name], key.column.table.name, [key.column.name], key.ondelete)
                for key in table.foreign_keys
            ),
            sorted(
                [column.name for column in unique.columns]
                for unique in table.constraints
                if isinstance(unique, sa.UniqueConstraint)
            ),
            sorted((index.name, [column.name for column in index.columns]) for index in table.indexes),
        )
        for table in sorted(schema.answers.metadata.tables.values(), key=lambda table: table.name)
    }


def kind(column: sa.types.TypeEngine[Any]) -> str:
    generic = {"DATETIME": "MOMENT", "TIMESTAMP": "MOMENT"}
    bare = column.impl_instance if isinstance(column, sa.TypeDecorator) else column
    name = str(bare.compile())
    return generic.get(name.partition(" ")[0], name)


async def test_following_the_migrations_gives_the_tables(database_url: str) -> None:
    """What the migrations make is what the program's tables say: columns, keys, references and indexes."""
    async with Store.opened(database_url):
        pass
    database = Database.at(database_url)

    async with database.reading() as connection:
        found = await connection.run_sync(laid_out)
    await database.close()

    assert meant(database.kind) == found


@pytest.mark.parametrize("start", range(len(MIGRATIONS)))
async def test_every_earlier_schema_leads_to_the_present_one(database_url: str, start: int) -> None:
    """From nothing and from each schema there ever was, the rest of the migrations run, in order, once."""
    database = Database.at(database_url)
    before = await migrated(database, MIGRATIONS[:start])

    after = await migrated(database)
    again = await migrated(database)
    await database.close()

    assert tuple(migration.name for migration in MIGRATIONS) == before + after
    assert again == ()


async def test_a_later_migration_keeps_what_is_kept(database_url: str) -> None:
    """A schema that gains a column keeps its rows, and a program that does not know it refuses the store in words."""
    async with Store.opened(database_url) as store:
        await store.keep_exchange(an_exchange(), "console", NOON)
    database = Database.at(database_url)

    run = await migrated(database, (*MIGRATIONS, ONE_MORE))
    async with database.reading() as connection:
        rows = (await connection.execute(sa.text("SELECT id, note FROM exchanges"))).all()
    await database.close()

    assert (ONE_MORE.name,) == run
    assert [(an_exchange().id, "none")] == [tuple(row) for row in rows]
    with pytest.raises(StoreTooNew, match=f"its schema is {len(MIGRATIONS) + 1}, this program knows {len(MIGRATIONS)}"):
        async with Store.opened(database_url):
            pass


async def run(database_url: str, *statements: str) -> None:
    """Change a database behind our back."""
    database = Database.at(database_url)
    async with database.writing() as connection:
        for statement in statements:
            await connection.execute(sa.text(statement))
    await database.close()


EARLIER = Migration("the first schema", ("CREATE TABLE readings (id {serial}, hash TEXT NOT NULL)",))


@pytest.mark.parametrize("later", [(), MIGRATIONS[1:], (ONE_MORE,)])
async def test_steps_of_another_build_are_refused(database_url: str, later: tuple[Migration, ...]) -> None:
    """A store whose step of the same number and name did something else is left as it is, and named in the refusal."""
    database = Database.at(database_url)
    await migrated(database, (EARLIER,))
    async with database.reading() as connection:
        before = await connection.run_sync(laid_out)
    known = (*MIGRATIONS, *later)

    with pytest.raises(StoreDiffers, match=r"^The database .* was laid out by another build .* DATABASE_URL\.$"):
        await migrated(database, known)
    with pytest.raises(StoreDiffers):
        async with Store.opened(database_url):
            pass
    async with database.reading() as connection:
        after = await connection.run_sync(laid_out)
    await database.close()

    assert before == after


@pytest.mark.parametrize("columns", ["version INTEGER PRIMARY KEY, name TEXT NOT NULL", "id INTEGER PRIMARY KEY"])
async def test_a_store_that_does_not_tell_what_was_run_is_refused(database_url: str, columns: str) -> None:
    """Where no fingerprints were kept, as in the first builds, nobody can say what the tables are."""
    await run(database_url, f"CREATE TABLE migrations ({columns})")

    with pytest.raises(StoreDiffers):
        async with Store.opened(database_url):
            pass


def test_a_fingerprint_is_of_what_is_done() -> None:
    """Line ends in a statement do not change what it does; its words do, and its name alone does not."""
    step = Migration("a", ("CREATE TABLE a\n    (id {serial})",))

    assert step.fingerprint == Migration("b", ("CREATE TABLE a (id {serial})",)).fingerprint
    assert step.fingerprint != Migration("a", ("CREATE TABLE a (id {serial}, b TEXT)",)).fingerprint


async def _keep(store: Store) -> None:
    await store.keep_exchange(an_exchange(), "console", NOON)
    await store.keep_answer(an_answer(), an_exchange().id, "console", NOON)


@pytest.mark.parametrize(
    "change", ["DROP TABLE answers", "ALTER TABLE readings RENAME COLUMN fingerprint TO hash", "DROP TABLE documents"]
)
async def test_tables_that_change_under_an_open_store_are_told_of(database_url: str, change: str) -> None:
    """What is no longer there when it is needed is a foreseen failure."""
    async with Store.opened(database_url) as store:
        await run(database_url, change)

        with pytest.raises(StoreError, match="another build"):
            await _keep(store)


async def test_what_another_build_packed_is_told_of(database_url: str) -> None:
    """Words in the right tables that we cannot unpack are refused in a sentence."""
    async with Store.opened(database_url) as store:
        await store.keep_exchange(an_exchange(), "console", NOON)
        await run(database_url, "UPDATE exchanges SET facts = '[1]'")

        with pytest.raises(StoreDiffers, match="another build"):
            await store.exchanges("console")


async def test_a_failing_migration_leaves_no_trace(database_url: str) -> None:
    """A migration stands whole or not at all, and so do those run with it."""
    database = Database.at(database_url)

    with pytest.raises(sa.exc.DBAPIError):
        await migrated(database, (*MIGRATIONS, BROKEN))
    async with database.reading() as connection:
        found = await connection.run_sync(laid_out)
    await database.close()

    assert found == {}


async def test_stores_opened_at_once_migrate_once(database_url: str) -> None:
    """Of many who open a new store at the same moment one migrates, the others wait, and none fails."""

    async def open_one() -> int:
        async with Store.opened(database_url) as store:
            return len(await store.exchanges("console"))

    found = await asyncio.gather(*(open_one() for _ in range(8)))
    database = Database.at(database_url)
    run = await names(database)
    await database.close()

    assert found == [0] * 8
    assert [migration.name for migration in MIGRATIONS] == run


async def test_processes_started_at_once_migrate_once(database_url: str) -> None:
    """The same holds between processes that are let go at the same moment."""
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", OPENING, database_url,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )
        for _ in range(4)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        await process.stdout.readline()

    ends = await asyncio.gather(*(process.communicate(b"\n") for process in processes))
    database = Database.at(database_url)
    run = await names(database)
    await database.close()

    assert [process.returncode for process in processes] == [0] * 4, b"\n".join(errors for _, errors in ends).decode()
    assert [out.splitlines()[-1] for out, _ in ends] == [b"()"] * 4
    assert [migration.name for migration in MIGRATIONS] == run


async def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A SQLite file that holds the tables of another program is refused and gains no table of ours."""
    file = tmp_path / "places.sqlite"
    with sqlite3.connect(file) as theirs:
        theirs.execute("CREATE TABLE places (id INTEGER)")

    with pytest.raises(StoreError, match="another program"):
        async with Store.opened(f"sqlite:///{file}"):
            pass
    found = theirs.execute("SELECT name FROM sqlite_master").fetchall()
    theirs.close()

    assert found == [("places",)]
