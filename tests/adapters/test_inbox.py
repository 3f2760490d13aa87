"""The inbox, on SQLite and on PostgreSQL: a request is accepted once, and whatever is killed in between is taken up again."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters import schema
from bot.adapters.store import Store
from bot.adapters.store.database import Database
from bot.adapters.store.inbox import GuildSettings, Inbox, Place, Request, State, Usage
from tests.adapters.exchanges import NOON, a_document, a_reading, an_answer, an_exchange

whatever = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
ids = count(1)

DAY = date(2031, 5, 14)
LATER = NOON + timedelta(minutes=5)
A_MINUTE = timedelta(minutes=1)

ACCEPTING = """
import asyncio, sys
from datetime import datetime, timedelta, UTC
from bot.adapters.store import Store
from bot.adapters.store.inbox import Request

async def main() -> None:
    async with Store.opened(sys.argv[1]) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(40):
            request = Request(f"{number}", "g", "c", "ada", "{}", accepted=datetime(2031, 5, 14, tzinfo=UTC))
            if await store.inbox.accept(request):
                print(number, flush=True)
        print(await store.inbox.lease("client", sys.argv[2], datetime(2031, 5, 14, tzinfo=UTC), timedelta(1)))

asyncio.run(main())
"""


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with Store.opened(database_url) as store:
        yield store


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return store.inbox


def a_request(id: str = "1", guild: str = "g", author: str = "ada") -> Request:
    return Request(id, guild, "c", author, '{"text":"what was said?"}', accepted=NOON)


def a_place(
    message: str, exchange: str = "brandt-orlan", asker: str = "ada", scope: str = "c", guild: str = "g"
) -> Place:
    return Place(message, scope, exchange, guild, "c", asker)


async def rows_of(url: str) -> dict[str, int]:
    """Count the rows of every table that has any, through a way in of its own."""
    database = Database.at(url)
    async with database.reading() as connection:
        found = {
            table.name: await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in schema.requests.metadata.sorted_tables
        }
    await database.close()
    return {name: number for name, number in found.items() if number and name != "migrations"}


def files_with(word: bytes, folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if word in path.read_bytes()]


# A request's life


async def test_a_request_is_accepted_once(inbox: Inbox) -> None:
    """The second copy of an event changes nothing."""
    first = await inbox.accept(a_request())
    second = await inbox.accept(replace(a_request(), asked="something else"))

    assert (True, False) == (first, second)
    assert a_request() == await inbox.request("1")


async def test_a_request_goes_from_accepted_to_answered(inbox: Inbox) -> None:
    """Each step stands when it returns, and those before it with it."""
    await inbox.accept(a_request())
    tries = await inbox.begin("1")
    await inbox.replied("1", "99")
    midway = await inbox.request("1")
    await inbox.answered("1", "brandt-orlan", LATER)
    end = await inbox.request("1")

    answering = replace(a_request(), state=State.ANSWERING, reply="99", tries=1)
    assert tries == 1
    assert answering == midway
    assert replace(answering, state=State.ANSWERED, exchange="brandt-orlan") == end


async def test_tries_are_counted(inbox: Inbox) -> None:
    """A request that is begun again after a crash says so, and keeps the reply that stands."""
    await inbox.accept(a_request())
    await inbox.begin("1")
    await inbox.replied("1", "99")

    tries = await inbox.begin("1")

    assert tries == 2
    assert replace(a_request(), state=State.ANSWERING, reply="99", tries=2) == await inbox.request("1")


async def test_what_was_answered_does_not_fail_afterwards(inbox: Inbox) -> None:
    """A straggler that gives up late does not undo an answer; one that answers late counts."""
    await inbox.accept(a_request("1"))
    await inbox.accept(a_request("2"))
    await inbox.answered("1", "e", LATER)
    await inbox.failed("1", LATER)
    await inbox.failed("2", LATER)
    gave_up = await inbox.request("2")
    await inbox.answered("2", "e", LATER)

    assert replace(a_request("1"), state=State.ANSWERED, exchange="e") == await inbox.request("1")
    assert replace(a_request("2"), state=State.FAILED) == gave_up
    assert replace(a_request("2"), state=State.ANSWERED, exchange="e") == await inbox.request("2")


async def test_an_edited_request_is_accepted_anew_with_its_reply(inbox: Inbox) -> None:
    """What the author made of it is kept before work starts, and the reply to be changed is known."""
    await inbox.accept(a_request())
    await inbox.begin("1")
    await inbox.replied("1", "99")
    await inbox.answered("1", "e", LATER)

    anew = await inbox.asked_anew("1", "{}")

    expected = replace(a_request(), asked="{}", reply="99", exchange="e", tries=1)
    assert expected == anew
    assert (expected,) == await inbox.unfinished({"g"}, NOON)
    assert await inbox.begin("1") == 2


async def test_an_edited_request_that_was_not_begun_is_begun_for_the_first_time(inbox: Inbox) -> None:
    """Nobody need look for a reply to it; after a first try somebody must, however often it was edited."""
    await inbox.accept(a_request())
    await inbox.asked_anew("1", "{}")
    first = await inbox.begin("1")
    await inbox.asked_anew("1", "[]")
    await inbox.asked_anew("1", "{}")
    second = await inbox.begin("1")

    assert (1, 2) == (first, second)


async def test_direct_channels_are_those_last_asked_in(inbox: Inbox) -> None:
    """Each once, the last first, and none of a server."""
    for id, channel, guild in (("1", "a", ""), ("2", "b", ""), ("3", "c", ""), ("4", "a", ""), ("5", "d", "g")):
        await inbox.accept(replace(a_request(id, guild=guild), channel=channel))

    assert ("a", "c") == await inbox.direct_channels(2)


async def test_what_is_unknown_is_nothing(inbox: Inbox) -> None:
    """Steps of a request that was forgotten meanwhile make no new one and fail nobody."""
    await inbox.replied("1", "99")
    await inbox.answered("1", "e", NOON)
    await inbox.failed("1", NOON)

    assert await inbox.begin("1") == 0
    assert await inbox.asked_anew("1", "{}") is None
    assert await inbox.request("1") is None
    assert await inbox.placed("1") is None
    assert await inbox.seen("c") == ""


async def test_unfinished_requests_are_those_of_our_servers_not_too_old_in_order(inbox: Inbox) -> None:
    """Another process's servers, the answered, the failed and the old are left out; the order is that of acceptance."""
    await inbox.accept(replace(a_request("late"), accepted=LATER))
    for id in ("b", "a", "answered", "failed"):
        await inbox.accept(a_request(id))
    await inbox.accept(a_request("direct", guild=""))
    await inbox.accept(a_request("theirs", guild="h"))
    await inbox.accept(replace(a_request("old"), accepted=NOON - A_MINUTE))
    await inbox.begin("a")
    await inbox.answered("answered", "e", LATER)
    await inbox.failed("failed", LATER)

    with_direct = await inbox.unfinished({"g", ""}, NOON)
    without = await inbox.unfinished(["g"], NOON)

    assert ["b", "a", "direct", "late"] == [request.id for request in with_direct]
    assert ["b", "a", "late"] == [request.id for request in without]


async def test_a_process_may_have_any_number_of_servers(inbox: Inbox) -> None:
    """More servers than a query takes parameters are no obstacle."""
    await inbox.accept(a_request(guild="39999"))

    found = await inbox.unfinished([f"{number}" for number in range(40_000)], NOON)

    assert [a_request(guild="39999")] == list(found)


@whatever
@given(
    words=st.lists(st.text(min_size=1), min_size=4, max_size=4),
    moment=st.datetimes(timezones=st.timezones(), min_value=datetime(1990, 1, 1)),
)
async def test_any_request_comes_back_equal(inbox: Inbox, words: list[str], moment: datetime) -> None:
    """Whatever was asked, wherever and whenever, comes back as it was."""
    guild, channel, author, asked = words
    request = Request(f"any {next(ids)}", guild, channel, author, asked, accepted=moment)

    await inbox.accept(request)

    assert request == await inbox.request(request.id)


STEPS = ("accept", "begin", "replied", "answered", "failed", "asked_anew")


def _after(state: State | None, step: str) -> State | None:
    """What a step makes of a request."""
    match step, state:
        case "accept", None:
            return State.ACCEPTED
        case _, None:
            return None
        case "begin", _:
            return State.ANSWERING
        case "answered", _:
            return State.ANSWERED
        case "failed", State.ACCEPTED | State.ANSWERING:
            return State.FAILED
        case "asked_anew", _:
            return State.ACCEPTED
    return state


async def _take(inbox: Inbox, id: str, step: str) -> None:
    match step:
        case "accept":
            await inbox.accept(a_request(id))
        case "begin":
            await inbox.begin(id)
        case "replied":
            await inbox.replied(id, "99")
        case "answered":
            await inbox.answered(id, "e", LATER)
        case "failed":
            await inbox.failed(id, LATER)
        case "asked_anew":
            await inbox.asked_anew(id, "{}")


@whatever
@given(steps=st.lists(st.sampled_from(STEPS), max_size=8))
async def test_steps_in_any_order_leave_a_request_in_one_state(inbox: Inbox, steps: list[str]) -> None:
    """Late, doubled and missing steps all lead somewhere, and a request is unfinished exactly as long as it is."""
    id = f"steps {next(ids)}"
    state: State | None = None
    for step in steps:
        await _take(inbox, id, step)
        state = _after(state, step)

    found = await inbox.request(id)
    unfinished = {request.id for request in await inbox.unfinished({"g"}, NOON)}

    assert state == (found and found.state)
    assert (state in {State.ACCEPTED, State.ANSWERING}) == (id in unfinished)


# Many at once, and killed in between


async def test_of_many_copies_at_once_one_is_accepted(database_url: str) -> None:
    """The same event told to several connections at once is accepted by one of them."""
    async with Store.opened(database_url) as one, Store.opened(database_url) as other:
        told = await asyncio.gather(*(store.inbox.accept(a_request()) for store in (one, other) for _ in range(8)))

    assert [False] * 15 + [True] == sorted(told)


async def test_of_processes_that_accept_the_same_one_does(database_url: str) -> None:
    """Each of forty events reaches three processes at once: every one is accepted, by one; one holds the lease."""
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", ACCEPTING, database_url, f"process {number}",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )
        for number in range(3)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        while (await process.stdout.readline()).strip() not in {b"ready", b""}:
            pass

    ends = await asyncio.gather(*(process.communicate(b"\n") for process in processes))
    said = [line for out, _ in ends for line in out.decode().splitlines()]

    assert [0] * 3 == [process.returncode for process in processes], b"\n".join(errors for _, errors in ends).decode()
    assert list(range(40)) == sorted(int(line) for line in said if line.isdecimal())
    assert 1 == len({line for line in said if line.startswith("process")})


async def test_a_process_killed_between_two_steps_leaves_what_it_had_said(database_url: str) -> None:
    """SIGKILL anywhere: every step that was named stands, and what was accepted is answered or found unfinished."""
    said: list[str] = []
    for more in (1, 2, 3, 4, 8):
        answerer = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.adapters.restless_answerer", database_url, str(1_000 * more),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert answerer.stdout is not None
        lines = [await answerer.stdout.readline() for _ in range(more)]
        answerer.kill()
        lines += (await answerer.stdout.read()).splitlines(keepends=True)
        said += [line.decode().strip() for line in lines if line.endswith(b"\n")]
        await answerer.wait()

    steps: dict[str, list[str]] = {}
    for line in said:
        step, _, id = line.partition(" ")
        steps.setdefault(id, []).append(step)
    async with Store.opened(database_url) as store:
        found = {id: await store.inbox.request(id) for id in steps}
        placed = {id: await store.inbox.placed(f"reply {id}") for id in steps}
        unfinished = {request.id for request in await store.inbox.unfinished({"g"}, NOON)}

    assert len(said) >= 18
    for id, done in steps.items():
        request = found[id]
        assert request is not None
        assert (request.state is State.ANSWERED) != (id in unfinished)
        assert "answered" not in done or request.state is State.ANSWERED
        assert "begun" not in done or request.tries == 1
        assert "replied" not in done or request.reply == f"reply {id}"
        assert "placed" not in done or placed[id] is not None


# Places and what was seen


async def test_a_message_of_ours_is_about_an_exchange(inbox: Inbox) -> None:
    """A card's place is found by its message, by anyone; a redone reply is about what it now shows."""
    await inbox.place(a_place("99", "first"))
    await inbox.place(a_place("98", "second"))
    await inbox.place(a_place("99", "second"))

    assert a_place("99", "second") == await inbox.placed("99")
    assert (a_place("99", "second"), a_place("98", "second")) == await inbox.about("second", "c")
    assert await inbox.about("second", "elsewhere") == ()


async def test_places_outlive_the_process(database_url: str) -> None:
    """After a restart a reply to an old card still finds its exchange."""
    async with Store.opened(database_url) as store:
        await store.inbox.place(a_place("99"))

    async with Store.opened(database_url) as store:
        found = await store.inbox.placed("99")

    assert a_place("99") == found


@pytest.mark.parametrize(
    ("messages", "last"),
    [(["5"], "5"), (["5", "9"], "9"), (["9", "5"], "9"), (["99", "100"], "100"), (["100", "99"], "100")],
)
async def test_the_last_message_seen_never_goes_back(inbox: Inbox, messages: list[str], last: str) -> None:
    """Ids are compared as numbers, and a message looked at late does not hide those after it."""
    for message in messages:
        await inbox.saw("c", message)

    assert last == await inbox.seen("c")
    assert await inbox.seen("d") == ""


# Settings, usage, leases


async def test_a_server_s_settings_are_its_own(inbox: Inbox) -> None:
    """What was set comes back; who set nothing has the defaults."""
    wanted = GuildSettings(("1", "2"), "de", 50, None, ("7",))

    await inbox.keep_settings("g", GuildSettings())
    await inbox.keep_settings("g", wanted)

    assert wanted == await inbox.settings("g")
    assert GuildSettings() == await inbox.settings("h")


async def test_what_is_spent_adds_up(inbox: Inbox) -> None:
    """By person, server and day; nobody's name means everyone's sum."""
    await inbox.spend("g", "ada", DAY, requests=1, tokens=500)
    await inbox.spend("g", "ada", DAY, requests=1)
    await inbox.spend("g", "bo", DAY, tokens=3_000_000_000)
    await inbox.spend("h", "ada", DAY, requests=1)
    await inbox.spend("g", "ada", DAY + timedelta(1), requests=1)

    assert Usage(2, 500) == await inbox.spent("g", "ada", DAY)
    assert Usage(2, 3_000_000_500) == await inbox.spent("g", "", DAY)
    assert Usage() == await inbox.spent("g", "cy", DAY)


async def test_nothing_spent_at_once_is_lost(database_url: str) -> None:
    """Two processes add to the same sum."""
    async with Store.opened(database_url) as one, Store.opened(database_url) as other:
        await asyncio.gather(
            *(store.inbox.spend("g", "ada", DAY, requests=1, tokens=10) for store in (one, other) for _ in range(10))
        )
        spent = await one.inbox.spent("g", "ada", DAY)

    assert Usage(20, 200) == spent


async def test_a_lease_has_one_holder_until_it_runs_out(inbox: Inbox) -> None:
    """Who holds it may renew it; another has it from the moment it runs out, not before."""
    first = await inbox.lease("client", "one", NOON, A_MINUTE)
    refused = await inbox.lease("client", "two", NOON, A_MINUTE)
    renewed = await inbox.lease("client", "one", NOON + A_MINUTE / 2, A_MINUTE)
    still = await inbox.lease("client", "two", NOON + A_MINUTE * 1.5 - timedelta(microseconds=1), A_MINUTE)
    taken = await inbox.lease("client", "two", NOON + A_MINUTE * 1.5, A_MINUTE)
    lost = await inbox.lease("client", "one", NOON + A_MINUTE * 2, A_MINUTE)
    another = await inbox.lease("another", "one", NOON, A_MINUTE)

    assert ["one", "one", "one", "one"] == [first, refused, renewed, still]
    assert ["two", "two", "one"] == [taken, lost, another]


async def test_a_lease_given_back_is_free(inbox: Inbox) -> None:
    """Only who holds it can give it back."""
    await inbox.lease("client", "one", NOON, A_MINUTE)

    await inbox.release("client", "two")
    refused = await inbox.lease("client", "two", NOON, A_MINUTE)
    await inbox.release("client", "one")
    taken = await inbox.lease("client", "two", NOON, A_MINUTE)

    assert ("one", "two") == (refused, taken)


async def test_of_many_who_want_a_lease_at_once_one_has_it(database_url: str) -> None:
    """All are told the same holder."""
    async with Store.opened(database_url) as one, Store.opened(database_url) as other:
        told = await asyncio.gather(
            *(store.inbox.lease("client", f"{n}", NOON, A_MINUTE) for n, store in enumerate((one, other) * 6))
        )

    assert 1 == len(set(told))


# Forgetting


async def _filled(store: Store) -> None:
    """A server where Ada had something read, Bo asked about it, and Bo had something else read."""
    await store.keep_exchange(an_exchange("adas"), "c", NOON)
    await store.keep_exchange(an_exchange("bos", a_reading(a_document("Orlan said no."))), "c", NOON)
    await store.keep_answer(an_answer(), "bos", "c", NOON, asker="ada")
    await store.keep_answer(replace(an_answer(), question="And then?"), "bos", "c", NOON, asker="bo")
    for number, (exchange, asker) in enumerate([("adas", "ada"), ("adas", "bo"), ("bos", "bo"), ("bos", "ada")]):
        await store.inbox.accept(a_request(f"{number}", author=asker))
        await store.inbox.place(a_place(f"9{number}", exchange, asker))
        await store.inbox.spend("g", asker, DAY, requests=1, tokens=10)
    await store.inbox.keep_settings("g", GuildSettings(language="fr"))


async def test_nothing_of_a_forgotten_server_is_left(store: Store, database_url: str) -> None:
    """Requests, places, usage, settings and exchanges go, those read quietly too; the place looked at last stays."""
    await _filled(store)
    await store.keep_exchange(an_exchange("quiet"), "d", NOON)
    await store.inbox.saw("c", "99")

    gone = await store.inbox.forget_guild("g", {"d"})

    assert 3 == gone
    assert {"seen": 1} == await rows_of(database_url)


async def test_forgetting_a_server_leaves_the_others(store: Store) -> None:
    """What another server, or a direct message, holds stays."""
    await _filled(store)
    await store.inbox.accept(a_request("direct", guild=""))
    await store.inbox.place(a_place("1", guild="h", scope="d"))
    await store.keep_exchange(an_exchange(), "d", NOON)
    before = await store.exchanges("d")

    await store.inbox.forget_guild("g")

    assert a_request("direct", guild="") == await store.inbox.request("direct")
    assert a_place("1", guild="h", scope="d") == await store.inbox.placed("1")
    assert before == await store.exchanges("d")
    with pytest.raises(ValueError, match="direct"):
        await store.inbox.forget_guild("")


async def test_a_forgotten_person_takes_their_own_along(store: Store) -> None:
    """Their requests, their questions and what they had read go, and with that what others were told of it."""
    await _filled(store)

    gone = await store.inbox.forget_person("ada")

    assert 1 == gone
    assert ["bos"] == [exchange.id for exchange in await store.exchanges("c")]
    assert ["And then?"] == [answer.question for answer in await store.answers("bos", "c")]
    assert [None, None] == [await store.inbox.placed("90"), await store.inbox.placed("91")]
    assert [False, True, True, False] == [await store.inbox.request(f"{number}") is not None for number in range(4)]


async def test_a_forgotten_person_leaves_others_theirs(store: Store) -> None:
    """A message about another's exchange still leads to it, for nobody; a server's budget is not renewed."""
    await _filled(store)

    await store.inbox.forget_person("ada")
    await store.inbox.forget_person("ada")

    assert a_place("93", "bos", "") == await store.inbox.placed("93")
    assert a_place("92", "bos", "bo") == await store.inbox.placed("92")
    assert Usage() == await store.inbox.spent("g", "ada", DAY)
    assert Usage(4, 40) == await store.inbox.spent("g", "", DAY)
    with pytest.raises(ValueError, match="nobody"):
        await store.inbox.forget_person("")


async def test_a_forgotten_person_is_in_no_file(tmp_path: Path) -> None:
    """Erased means overwritten here too: not a trace of the name is in SQLite's files while the store is open."""
    file = tmp_path / "rapporteur.sqlite3"
    async with Store.opened(f"sqlite:///{file}") as store:
        await store.inbox.accept(a_request(author="the-asker"))
        await store.inbox.place(a_place("9", asker="the-asker"))
        await store.inbox.spend("g", "the-asker", DAY, requests=1)
        await store.inbox.forget_person("the-asker")
        left = files_with(b"the-asker", tmp_path)

    assert left == []
