"""The store, on SQLite and on PostgreSQL: what was kept comes back equal, to its own place, whatever happens in between."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from structlog.testing import capture_logs

from bot.adapters import schema
from bot.adapters.page import Copy
from bot.adapters.store import Store
from bot.adapters.store.database import Database
from bot.domain.model import Answer, Document, DocumentKind, Exchange, Reading, Statement
from bot.errors import RapporteurError, StoreError
from tests.adapters import exchanges as any_of
from tests.adapters.exchanges import NOON, TEXT, a_document, a_reading, an_answer, an_exchange
from tests.adapters.restless_writer import nth

whatever = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])

versions = count(1)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with Store.opened(database_url) as store:
        yield store


async def rows_of(url: str, table: sa.Table) -> int:
    """Count the rows of a table, through a way in of its own."""
    database = Database.at(url)
    async with database.reading() as connection:
        found = await connection.scalar(sa.select(sa.func.count()).select_from(table))
    await database.close()
    return found or 0


def files_with(word: bytes, folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if word in path.read_bytes()]


# What was kept comes back


async def test_a_page_comes_back_as_it_was_each_time_it_changed(store: Store) -> None:
    """Both texts of a page that was edited are kept, the one found last first; one found again is not kept twice."""
    before = Copy(
        Document(TEXT, "Lirra (lirra.example)", url="https://lirra.example/1"), NOON, "a1", "reader 1", ("Part.",)
    )
    after = replace(before, document=replace(before.document, text="It was edited."), fetched=NOON + timedelta(hours=2))
    again = replace(after, fetched=NOON + timedelta(hours=4), etag="e", modified="m")
    for copy in (before, after, again):
        await store.keep_copy("lirra.example/1", copy)

    found = await store.copies("lirra.example/1"), await store.copies("lirra.example/2")

    assert ((again, before), ()) == found


@whatever
@given(reading=any_of.readings)
async def test_a_reading_comes_back_equal(store: Store, reading: Reading) -> None:
    """Any reading comes back as it was kept, down to characters that no database takes."""
    version = f"{next(versions)}"
    await store.keep(reading, version)

    found = await store.reading(reading.document, version, reading.reader)

    assert reading == found


@whatever
@given(exchange=any_of.exchanges, scope=any_of.words)
async def test_an_exchange_comes_back_equal(store: Store, exchange: Exchange, scope: str) -> None:
    """Any exchange comes back as it was kept, with its documents in their order and each as this place knows it."""
    await store.keep_exchange(exchange, scope, NOON)

    found = await store.exchange(exchange.id, scope)

    assert exchange == found


@whatever
@given(answer=any_of.answers)
async def test_an_answer_comes_back_equal(store: Store, answer: Answer) -> None:
    """Any answer comes back as it was given, what was withheld with it."""
    await store.keep_exchange(an_exchange(), "console", NOON)
    await store.keep_answer(answer, an_exchange().id, "console", NOON)

    found = await store.answers(an_exchange().id, "console")

    assert answer == found[-1]


async def test_what_is_kept_outlives_the_process(database_url: str) -> None:
    """A store closed and opened again holds what it held."""
    async with Store.opened(database_url) as store:
        await store.keep(a_reading(), "1")
        await store.keep_exchange(an_exchange(), "console", NOON)
        await store.keep_answer(an_answer(), an_exchange().id, "console", NOON)

    async with Store.opened(database_url) as store:
        found = (
            await store.reading(a_document(), "1"),
            await store.exchanges("console"),
            await store.answers(an_exchange().id, "console"),
        )

    assert (a_reading(), (an_exchange(),), (an_answer(),)) == found


async def test_a_long_document_comes_back_equal(store: Store) -> None:
    """A document of a megabyte with thousands of statements is kept and found whole."""
    reading = a_reading(a_document(TEXT * 10_000), statements=3_000)

    await store.keep(reading, "1")

    assert reading == await store.reading(reading.document, "1")


def test_every_field_of_a_statement_has_a_column() -> None:
    """A field the model gains cannot be forgotten here: statements are kept in columns, one or more to a field."""
    columns = {column.name for column in schema.statements.columns} - {"id", "reading", "number"}
    told = {field.name for field in fields(Statement)} - {"document"} | {"role", "party"}

    assert told == columns


# Readings are found by what was read, by whom and how


@pytest.mark.parametrize(
    ("document", "version", "reader"),
    [
        (a_document(TEXT + " "), "1", "small"),
        (a_document(), "2", "small"),
        (a_document(), "1", "large"),
        (a_document(), "1", ""),
        (a_document(publisher="Office of the Chancellor"), "1", "small"),
        (a_document(kind=DocumentKind.READOUT), "1", "small"),
    ],
    ids=["another text", "another version", "another model", "no model", "another publisher", "another kind"],
)
async def test_another_reading_is_not_taken_for_it(store: Store, document: Document, version: str, reader: str) -> None:
    """Only the same text, told of in the same way, read by the same reader in the same version is read already."""
    await store.keep(a_reading(reader="small"), "1")

    found = await store.reading(document, version, reader)

    assert found is None


async def test_where_a_text_was_found_stays_with_the_finder(store: Store) -> None:
    """A reading is shared between two addresses of one text, and each sees its own address alone."""
    here = replace(a_document(), url="https://courier.example/secret-preview?token=1")
    await store.keep(a_reading(here), "1")
    there = replace(a_document(), url="")

    found = await store.reading(there, "1")

    assert found is not None
    assert found.document == there
    assert found.statements == a_reading().statements


async def test_the_first_reading_kept_stays(store: Store) -> None:
    """A second, different reading of the same by the same does not take the place of the first."""
    await store.keep(a_reading(), "1")
    await store.keep(a_reading(statements=5), "1")

    found = await store.reading(a_document(), "1")

    assert a_reading() == found


async def test_one_text_under_two_publishers_is_two_documents(store: Store, database_url: str) -> None:
    """The same words from two places are kept once, and each exchange knows its own publisher only."""
    paper, ministry = a_document(), a_document(publisher="Ministry", kind=DocumentKind.READOUT)
    both = an_exchange("both", a_reading(paper), a_reading(ministry))

    await store.keep_exchange(both, "here", NOON)
    await store.keep_exchange(an_exchange("one", a_reading(ministry)), "there", NOON)

    assert both == await store.exchange("both", "here")
    assert (an_exchange("one", a_reading(ministry)),) == await store.exchanges("there")
    assert 1 == await rows_of(database_url, schema.texts)


# Exchanges belong to their scope


async def test_an_exchange_is_found_in_its_scope_only(store: Store) -> None:
    """Nothing of a scope is seen from another, not even by its id."""
    await store.keep_exchange(an_exchange(), "here", NOON)
    await store.keep_answer(an_answer(), an_exchange().id, "here", NOON)

    found = (
        await store.exchange(an_exchange().id, "there"),
        await store.exchanges("there"),
        await store.answers(an_exchange().id, "there"),
    )

    assert (None, (), ()) == found
    with pytest.raises(StoreError, match="no longer kept"):
        await store.keep_answer(an_answer(), an_exchange().id, "there", NOON)


async def test_the_same_id_in_two_scopes_is_two_exchanges(store: Store) -> None:
    """Two places may follow one matter under one id, each with its own documents and questions."""
    ours, theirs = an_exchange(), an_exchange(an_exchange().id, a_reading(a_document("Orlan said no.")))
    await store.keep_exchange(ours, "here", NOON)
    await store.keep_exchange(theirs, "there", NOON)
    await store.keep_answer(an_answer(), ours.id, "here", NOON)

    assert (ours, theirs) == (await store.exchange(ours.id, "here"), await store.exchange(ours.id, "there"))
    assert () == await store.answers(ours.id, "there")


async def test_exchanges_come_latest_first(store: Store) -> None:
    """The exchange last kept comes first, whatever zone its time was told in; a limit cuts off the older ones."""
    east = timezone(timedelta(hours=9))
    times = {"b": NOON, "c": NOON + timedelta(microseconds=1), "a": (NOON - timedelta(hours=1)).astimezone(east)}
    for id, time in times.items():
        await store.keep_exchange(an_exchange(id), "console", time)

    found = [exchange.id for exchange in await store.exchanges("console", limit=2)]
    await store.keep_exchange(an_exchange("a"), "console", NOON + timedelta(hours=1))
    later = [exchange.id for exchange in await store.exchanges("console")]

    assert ["c", "b"] == found
    assert ["a", "c", "b"] == later


async def test_a_document_is_added_to_an_exchange(store: Store) -> None:
    """An exchange kept again is what it is now, and what was asked about it before is still told of."""
    before = an_exchange()
    after = an_exchange(before.id, *before.readings, a_reading(a_document("Orlan said no."), statements=2))
    await store.keep_exchange(before, "console", NOON)
    await store.keep_answer(an_answer(), before.id, "console", NOON)

    await store.keep_exchange(after, "console", NOON + timedelta(minutes=1))

    assert (after,) == await store.exchanges("console")
    assert (an_answer(),) == await store.answers(before.id, "console")


async def test_answers_come_in_the_order_they_were_given(store: Store) -> None:
    """A conversation is taken up where it was: the earliest question first."""
    given_answers = tuple(an_answer(f"Question {number}?") for number in (3, 1, 2))
    await store.keep_exchange(an_exchange(), "console", NOON)
    for answer in given_answers:
        await store.keep_answer(answer, an_exchange().id, "console", NOON)

    found = await store.answers(an_exchange().id, "console")

    assert given_answers == found


async def test_a_time_without_its_zone_is_a_bug(store: Store) -> None:
    """Times are aware; one that is not would be another moment on another machine."""
    with pytest.raises(sa.exc.StatementError, match="without its zone"):
        await store.keep_exchange(an_exchange(), "console", datetime(2031, 5, 14))


async def test_statements_of_another_document_are_a_bug(store: Store) -> None:
    """A reading holds statements of its own document, or what came back would not be what was kept."""
    stray = replace(a_reading(a_document("Orlan said no.")), document=a_document())

    with pytest.raises(ValueError, match="another document"):
        await store.keep(stray, "1")


# Erasing


async def test_erasing_a_scope_leaves_nothing_of_it(store: Store, database_url: str) -> None:
    """A scope's exchanges, answers, readings and texts go; there is no row left when it was the only one."""
    await store.keep(a_reading(), "1")
    await store.keep_exchange(an_exchange("a"), "here", NOON)
    await store.keep_exchange(an_exchange("b", a_reading(a_document("Orlan said no."))), "here", NOON)
    await store.keep_answer(an_answer(), "a", "here", NOON)
    await store.keep_copy("lirra.example/1", Copy(a_document("Orlan said no."), NOON, "a1"))

    gone = await store.erase("here")

    assert gone == 2
    left = {table.name: await rows_of(database_url, table) for table in schema.answers.metadata.sorted_tables}
    assert {name: len(schema.MIGRATIONS) if name == "migrations" else 0 for name in left} == left


async def test_erasing_a_scope_leaves_the_others(store: Store) -> None:
    """What another scope holds of the same text stays, and reads as before."""
    await store.keep(a_reading(), "1")
    await store.keep_exchange(an_exchange(), "here", NOON)
    await store.keep_exchange(an_exchange(), "there", NOON)
    await store.keep_answer(an_answer(), an_exchange().id, "there", NOON)

    await store.erase("here")

    assert await store.exchange(an_exchange().id, "here") is None
    assert (an_exchange(),) == await store.exchanges("there")
    assert (an_answer(),) == await store.answers(an_exchange().id, "there")
    assert a_reading() == await store.reading(a_document(), "1")


async def test_what_an_exchange_no_longer_holds_goes_with_the_next_erasing(store: Store, database_url: str) -> None:
    """A text that was taken out of an exchange before its scope was erased is not left behind."""
    await store.keep_exchange(an_exchange("a", a_reading(a_document("Orlan said no."))), "here", NOON)
    await store.keep_exchange(an_exchange("a"), "here", NOON)

    await store.erase("here")

    assert 0 == await rows_of(database_url, schema.texts)


async def test_erased_words_are_not_in_the_file(tmp_path: Path) -> None:
    """Erased means overwritten: not one word of the text is left in SQLite's files, even while the store is open."""
    file = tmp_path / "rapporteur.sqlite3"
    async with Store.opened(f"sqlite:///{file}") as store:
        await store.keep_exchange(an_exchange(), "here", NOON)
        before = files_with(b"chancellor", tmp_path)
        await store.erase("here")
        left = files_with(b"chancellor", tmp_path)

    assert before != []
    assert left == []


# Many at once


async def test_the_same_reading_kept_at_once_is_one_row(database_url: str) -> None:
    """However many tasks of however many stores keep a reading at the same moment, it stands once and whole."""
    reading = a_reading(statements=50)
    async with Store.opened(database_url) as one, Store.opened(database_url) as other:
        await asyncio.gather(*(store.keep(reading, "1") for store in (one, other) * 10))
        found = await other.reading(reading.document, "1")

    assert reading == found
    assert (1, 1, 50) == (
        await rows_of(database_url, schema.cached),
        await rows_of(database_url, schema.readings),
        await rows_of(database_url, schema.statements),
    )


async def test_exchanges_kept_and_erased_at_once_do_not_hinder_each_other(database_url: str) -> None:
    """Stores that keep the same documents in every order, and erase in between, neither fail nor lock each other out."""
    readings = [a_reading(a_document(f"{TEXT} {number}"), statements=3) for number in range(6)]
    async with Store.opened(database_url) as one, Store.opened(database_url) as other:
        await asyncio.gather(
            *(
                work
                for n in range(24)
                for store in (one, other)
                for work in (
                    store.keep_exchange(an_exchange(f"{n}", *readings[n % 6 :], *readings[: n % 6]), "stays", NOON),
                    store.keep_exchange(an_exchange(f"{n}", *reversed(readings)), "goes", NOON),
                    store.erase("goes"),
                )
            )
        )
        await one.erase("goes")
        found = await other.exchanges("stays", limit=100)

    assert {str(n) for n in range(24)} == {exchange.id for exchange in found}
    assert all(exchange == an_exchange(exchange.id, *exchange.readings) for exchange in found)
    assert 6 == await rows_of(database_url, schema.readings)


async def test_a_cancelled_task_does_not_spoil_the_store(store: Store, database_url: str) -> None:
    """Keeping that is given up half way leaves nothing half kept, and the store serves on."""
    for turns in range(12):
        task = asyncio.create_task(store.keep_exchange(an_exchange(f"{turns}"), "console", NOON))
        for _ in range(turns * 3):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    await store.keep_exchange(an_exchange("last"), "console", NOON)

    found = await store.exchanges("console", limit=100)
    assert "last" == found[0].id
    assert all(exchange == an_exchange(exchange.id) for exchange in found)


async def test_a_store_in_memory_serves_many_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in memory is one connection, which all tasks take in turn and none that is cancelled takes away."""
    monkeypatch.chdir(tmp_path)
    async with Store.opened("sqlite://") as store:
        await asyncio.gather(*(store.keep_exchange(an_exchange(f"{n}"), "console", NOON) for n in range(20)))
        for turns in range(0, 60, 3):
            task = asyncio.create_task(store.keep_exchange(an_exchange("given up"), "elsewhere", NOON))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        found = await store.exchanges("console", limit=100)

    assert 20 == len(found)
    assert [] == files_with(b"", tmp_path)


async def test_keeping_waits_for_another_program(tmp_path: Path) -> None:
    """While another program writes to the file, keeping waits its turn instead of failing."""
    file = tmp_path / "rapporteur.sqlite3"
    async with Store.opened(f"sqlite:///{file}") as store:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        task = asyncio.create_task(store.keep_exchange(an_exchange(), "console", NOON))
        seen = await store.exchanges("console")
        other.execute("COMMIT")
        other.close()
        await task
        found = await store.exchanges("console")

    assert seen == ()
    assert (an_exchange(),) == found


async def test_nothing_kept_is_lost_when_the_process_is_killed(database_url: str) -> None:
    """SIGKILL in the middle of writing: all that was said to be kept is there, whole, and nothing is there by half."""
    said: list[int] = []
    for more in (1, 4, 9):
        writer = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.adapters.restless_writer", database_url, str(len(said) + 1_000 * more),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert writer.stdout is not None
        for _ in range(more):
            said.append(int(await writer.stdout.readline()))
        writer.kill()
        said += [int(line) for line in (await writer.stdout.read()).splitlines(keepends=True) if line.endswith(b"\n")]
        await writer.wait()

    async with Store.opened(database_url) as store:
        found = {exchange.id: exchange for exchange in await store.exchanges("console", limit=10_000)}

    wanted = {nth(number)[0]: nth(number)[1] for number in said}
    assert wanted.keys() <= found.keys()
    for number in said:
        id, text = nth(number)
        assert an_exchange(id, a_reading(a_document(text), statements=40)) == found[id]
    assert {40} == {len(exchange.statements) for exchange in found.values()}


# What goes wrong is said


def _nothing(folder: Path) -> str:
    return "mysql://host/name"


def _damaged(folder: Path) -> str:
    (folder / "store").write_bytes(b"not a database at all" * 1_000)
    return f"sqlite:///{folder / 'store'}"


def _folder(folder: Path) -> str:
    return f"sqlite:///{folder}"


def _under_a_file(folder: Path) -> str:
    (folder / "file").touch()
    return f"sqlite:///{folder / 'file' / 'deeper' / 'store'}"


def _silent_server(folder: Path) -> str:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    return f"postgresql://someone:pass-phrase@127.0.0.1:{port}/name"


def _no_such_host(folder: Path) -> str:
    return "postgresql://someone:pass-phrase@store.invalid/name"


def _bad_port(folder: Path) -> str:
    return "postgresql://someone:pass-phrase@127.0.0.1:port/name"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (_nothing, "must begin with sqlite:// or postgresql://"),
        (_damaged, "is damaged or is not a database"),
        (_folder, "cannot be opened"),
        (_under_a_file, "cannot be made"),
        (_silent_server, "does not answer"),
        (_no_such_host, "does not answer"),
        (_bad_port, "DATABASE_URL"),
    ],
)
async def test_a_store_that_cannot_be_opened_says_why(place: Callable[[Path], str], said: str, tmp_path: Path) -> None:
    """A failure we foresee is a sentence that names the database and never the password."""
    with pytest.raises(StoreError, match=said) as failure:
        async with Store.opened(place(tmp_path)):
            pass

    assert str(failure.value).endswith(".")
    assert "pass-phrase" not in str(failure.value)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?default_transaction_read_only=on", "may only be read"),
        ("?no_such_setting=1", "does not know a setting"),
        ("_of_nobody", "does not exist"),
    ],
)
async def test_a_server_that_will_not_serve_says_why(database_url: str, query: str, said: str) -> None:
    """What PostgreSQL refuses is told in our words."""
    with pytest.raises(StoreError, match=said):
        async with Store.opened(database_url + query):
            pass


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_that_came_back_serves_again(database_url: str) -> None:
    """Connections that the server has closed in the meantime are made anew, and nobody is told."""
    async with Store.opened(database_url) as store:
        await asyncio.gather(*(store.keep_exchange(an_exchange(f"{n}"), "console", NOON) for n in range(5)))
        await close_all_connections(database_url)

        found = await asyncio.gather(*(store.exchanges("console") for _ in range(5)))

    assert [5] * 5 == [len(exchanges) for exchanges in found]


async def close_all_connections(url: str) -> None:
    """Close, on the server's side, all connections to the database but the one that asks for it."""
    database = Database.at(url)
    query = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    async with database.reading() as connection:
        await connection.execute(sa.text(query))
    await database.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
async def test_every_name_of_postgresql_will_do(database_url: str, scheme: str) -> None:
    """Hosts name the scheme one way or another; libpq's own settings may follow it."""
    url = database_url.replace("postgresql", scheme, 1) + "?sslmode=prefer&application_name=rapporteur"

    async with Store.opened(url) as store:
        await store.keep(a_reading(), "1")

        assert a_reading() == await store.reading(a_document(), "1")


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+aiosqlite"])
async def test_a_new_file_is_for_its_user_only(scheme: str, tmp_path: Path) -> None:
    """Folders are made as needed; they and the file may be opened by nobody else, and names may hold anything."""
    file = tmp_path / "new" / "100% ours, #1" / "store @ home.sqlite3"
    async with Store.opened(f"{scheme}:///{file}") as store:
        await store.keep(a_reading(), "1")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").rglob("*")}

    assert 0o700 == stat.S_IMODE((tmp_path / "new").stat().st_mode)
    assert 0o700 == modes.pop(file.parent.name)
    assert {0o600} == set(modes.values())
    assert file.name in modes


async def test_a_store_damaged_later_says_so(tmp_path: Path) -> None:
    """A file whose pages are overwritten is told of as damaged when it is read, not as a bug."""
    file = tmp_path / "store"
    async with Store.opened(f"sqlite:///{file}") as store:
        for number in range(20):
            await store.keep_exchange(
                an_exchange(f"{number}", a_reading(a_document(TEXT * (number + 9)))), "here", NOON
            )
    pages = file.read_bytes()
    file.write_bytes(pages[:4096] + b"\xff" * (len(pages) - 4096))

    with pytest.raises(StoreError, match="is damaged"):
        async with Store.opened(f"sqlite:///{file}") as store:
            await store.exchanges("here")


async def test_the_log_tells_counts_and_no_text(store: Store) -> None:
    """Each act is a line with its counts and its duration; no text, title, name or question is in any."""
    with capture_logs() as lines:
        await store.keep(a_reading(), "1")
        await store.reading(a_document(), "1")
        await store.keep_exchange(an_exchange(), "console", NOON)
        await store.keep_answer(an_answer(), an_exchange().id, "console", NOON)
        await store.exchanges("console")
        await store.answers(an_exchange().id, "console")
        await store.erase("console")

    assert 7 == len(lines)
    assert {"debug"} == {line["log_level"] for line in lines}
    assert all(isinstance(line["seconds"], float) for line in lines)
    assert not [word for word in ("Brandt", "talks", "Courier", "courier.example") if word in str(lines)]


async def test_a_failure_that_is_a_bug_passes_through_without_the_text(store: Store, database_url: str) -> None:
    """A bug is not told as a foreseen failure, and its message holds none of what was to be kept."""
    database = Database.at(database_url)
    async with database.writing() as connection:
        await connection.execute(sa.text("CREATE UNIQUE INDEX only_one ON answers (exchange)"))
    await database.close()
    await store.keep_exchange(an_exchange(), "console", NOON)
    await store.keep_answer(an_answer(), an_exchange().id, "console", NOON)

    with pytest.raises(sa.exc.DBAPIError) as failure:
        await store.keep_answer(an_answer(), an_exchange().id, "console", NOON)

    assert not isinstance(failure.value, RapporteurError)
    assert "Brandt" not in str(failure.value)
