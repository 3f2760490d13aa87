"""The verbs: read, summarise, answer. Each gathers, lets the domain decide, and acts.

Whatever becomes of the model or the store, a text that can be read is reported and a question answered; the person is told
what was done without. The same document asked for twice at once is one piece of work.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable, Iterable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bot.adapters.meter import Meter
from bot.desk.aside import aside
from bot.domain import cues, languages, questions, retrieval, summary
from bot.domain.exchanges import exchange_of
from bot.domain.grounding import ground
from bot.domain.model import Answer, Claim, Document, Draft, Exchange, Reading, Verdict
from bot.domain.passages import passages
from bot.domain.questions import Question
from bot.domain.retrieval import Ranking
from bot.errors import ModelError, StoreError

if TYPE_CHECKING:
    from bot.adapters.store import Store
    from bot.desk.writing import Writer
    from bot.domain.digest.compiling import Digest

_Value = TypeVar("_Value")
_DONE_WITHOUT_WRITER = "The statements themselves are shown."


@dataclass(frozen=True, slots=True)
class Report:
    """What is handed to a person: the exchange, its summary, and what they should know of how it came about."""

    exchange: Exchange
    summary: Verdict
    notes: tuple[str, ...] = ()

    def noting(self, notes: Sequence[str]) -> Report:
        """The same, with what is to be known of its documents before anything else."""
        return replace(self, notes=tuple(dict.fromkeys((*notes, *self.notes))))

    def also(self, notes: Sequence[str]) -> Report:
        """The same, with what is to be known besides."""
        return replace(self, notes=(*self.notes, *notes))


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question, and what the person should know of how it came about."""

    answer: Answer
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, in a few words, and the report as far as it has come."""

    doing: str
    so_far: Report | None = None


Tell = Callable[[Progress], None]


def _untold(_: Progress) -> None:
    """Tell nobody."""


class Desk:
    """Where readings are made and kept. Without a model it reads by cues; without a store it keeps nothing."""

    def __init__(
        self,
        writer: Writer | None = None,
        store: Store | None = None,
        scope: str = "terminal",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._writer = writer
        self._store = store
        self._scope = scope
        self._asker = ""
        self._now = now
        self._meter = Meter()
        self._under_way: dict[Hashable, _Work] = {}

    def serving(self, scope: str, asker: str = "") -> Desk:
        """The same desk for what a person asks in a scope; it counts what that costs, and shares what is under way."""
        same = copy(self)
        same._scope, same._asker = scope, asker
        same._meter = Meter()
        same._writer = self._writer and self._writer.metered(same._meter)
        return same

    @property
    def tokens(self) -> int:
        """What its model has spent; work that was under way already is counted where it was begun."""
        return self._meter.tokens

    @property
    def has_model(self) -> bool:
        return self._writer is not None

    async def read(
        self,
        documents: Sequence[Document],
        tell: Tell = _untold,
        *,
        to_summarise: bool = True,
        keeps_exchanges_alone: bool = False,
    ) -> Report:
        """Read documents as one exchange, keep it, and summarise it if wanted; the same text given twice counts once.

        Where exchanges alone are kept, what turns out to be none is told and forgotten.
        """
        given = tuple({document.id: document for document in documents}.values())
        told = await self._shared((given, to_summarise), lambda: self._told(given, tell, to_summarise))
        if keeps_exchanges_alone and not told.report.exchange.is_exchange:
            return told.report
        return told.report.also(await self._keep(told.report.exchange, told.unkept))

    async def _told(self, given: Sequence[Document], tell: Tell, to_summarise: bool) -> _Told:
        """Read and summarise; the same whoever asks for it."""
        tell(Progress("Reading …" if len(given) == 1 else f"Reading {len(given)} texts …"))
        read = await _together(self._shared(document, partial(self._made, document, tell)) for document in given)
        characters = sum(len(one.reading.document.text) for one in read)
        exchange = await aside(lambda: exchange_of([one.reading for one in read]), characters)
        notes = tuple(dict.fromkeys((*(notice for one in read for notice in one.notices), *_unread(exchange))))
        tell(Progress(_counted(exchange)))
        report = Report(exchange, Verdict(), notes)
        if to_summarise:
            report = await self._summarised(exchange, read[0].drafts if len(read) == 1 else (), notes, tell)
        return _Told(report, next((one.unkept for one in read if one.unkept is not None), None))

    async def answer(self, question: str, exchange: Exchange, asked: Sequence[str] = (), tell: Tell = _untold) -> Reply:
        """Answer from the exchange alone; `asked` are the questions before this one, for what it leaves out."""
        tell(Progress("Looking …"))
        understood, ranking, answer = await aside(lambda: _looked(question, exchange, asked), _length(exchange))
        reply = Reply(answer)
        if self._writer is not None and _by_model(exchange) and ranking.statements and not ranking.facts:
            tell(Progress("Writing the answer …"))
            try:
                verdict = await self._writer.answered(question, exchange, ranking.numbers(exchange))
            except ModelError as error:
                reply = replace(reply, notes=(f"{error} {_DONE_WITHOUT_WRITER}",))
            else:
                composed = partial(retrieval.composed, understood, ranking, verdict, exchange)
                reply = Reply(await aside(composed, _length(exchange)))
        reply = replace(reply, notes=(*reply.notes, *_unread(exchange)))
        if self._store is not None:
            try:
                await self._store.keep_answer(reply.answer, exchange.id, self._scope, self._now(), self._asker)
            except StoreError as error:
                reply = replace(reply, notes=(*reply.notes, f"{error} The answer was not kept."))
        return reply

    async def recalled(self) -> tuple[Report, ...]:
        """Find what was read before, the latest first, each told in its own statements."""
        if self._store is None:
            return ()
        kept = await self._store.exchanges(self._scope)
        return tuple([Report(exchange, await _plain(exchange), _unread(exchange)) for exchange in kept])

    async def digest(self, *, remembering: bool) -> Digest:
        """Compile what was read in the terminal and no digest told; what is remembered is not told again."""
        if self._store is None:
            raise StoreError("Nothing is kept, so there is nothing to make a digest of.")
        from bot.desk.digesting import in_terminal  # needed by nothing else here

        return await in_terminal(self._store, self._now(), remembering=remembering)

    async def _summarised(
        self, exchange: Exchange, drafts: Sequence[Draft], notes: tuple[str, ...], tell: Tell
    ) -> Report:
        """Have the model's sentences checked; where there are none that stand, let the statements speak."""
        if self._writer is None or not _by_model(exchange) or not exchange.statements:
            return Report(exchange, await _plain(exchange), notes)

        def shown(claims: Sequence[Claim]) -> None:
            tell(Progress(f"{_counted(exchange)}; checking the summary …", Report(exchange, Verdict(tuple(claims)))))

        try:
            verdict = await self._writer.summarised(exchange, drafts, shown)
        except ModelError as error:
            return Report(exchange, await _plain(exchange), (*notes, f"{error} {_DONE_WITHOUT_WRITER}"))
        if not verdict.claims:
            failed = "No sentence of the model’s summary stood." if verdict.withheld else "The model wrote no summary."
            verdict = replace(await _plain(exchange), withheld=verdict.withheld)
            notes = (*notes, f"{failed} {_DONE_WITHOUT_WRITER}")
        return Report(exchange, verdict, notes)

    async def _shared(self, what: Hashable, make: Callable[[], Coroutine[Any, Any, _Value]]) -> _Value:
        """Do a piece of work, or wait with those for whom it is being done already."""
        work = self._under_way.get(what)
        if work is None:
            work = self._under_way[what] = _Work(make())
        try:
            return cast(_Value, await work.outcome())
        finally:
            if work.is_over and self._under_way.get(what) is work:
                del self._under_way[what]

    async def _made(self, document: Document, tell: Tell) -> _Read:
        """Read one document: what was read before is found again, what is new and whole is kept."""
        if self._writer is None:
            return _Read(await aside(lambda: _by_cues(document), len(document.text)))
        numbered = await aside(lambda: passages(document.text), len(document.text))
        from bot.desk.reading import read_with_model  # brings the model's door along, which takes its time

        model, version = self._writer.model, self._writer.version
        if self._store is not None:
            with suppress(StoreError):  # keeping the exchange afterwards fails as well, and tells of it once
                if kept := await self._store.reading(document, version, model.name):
                    return _Read(kept)

        def windows(done: int, of: int) -> None:
            if of > 1:
                tell(Progress(f"Reading … {done} of {of} parts"))

        read = await read_with_model(document, numbered, model, self._writer.prompts.read, windows)
        unkept: StoreError | None = None
        if self._store is not None and read.reading.reader and not read.notices:
            try:
                await self._store.keep(read.reading, version)
            except StoreError as error:
                unkept = error
        return _Read(read.reading, read.drafts, read.notices, unkept)

    async def _keep(self, exchange: Exchange, unkept: StoreError | None) -> tuple[str, ...]:
        """Keep the exchange, unless keeping a reading of it has failed: the same wait would end in the same way."""
        if self._store is None:
            return ()
        try:
            if unkept is not None:
                raise unkept
            await self._store.keep_exchange(exchange, self._scope, self._now())
        except StoreError as error:
            return (f"{error} What was read was not kept.",)
        return ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A document's reading, the sentences a model proposes for its summary, and what the person should know."""

    reading: Reading
    drafts: tuple[Draft, ...] = ()
    notices: tuple[str, ...] = ()
    unkept: StoreError | None = None
    """Why it could not be kept."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A report, and why its readings could not be kept."""

    report: Report
    unkept: StoreError | None = None


class _Work:
    """One piece of work that several may wait for; it ends with the last who waits."""

    def __init__(self, work: Coroutine[Any, Any, object]) -> None:
        self._task = asyncio.create_task(work)
        self._waiting = 0

    @property
    def is_over(self) -> bool:
        """Whether it is done, or nobody waits for it any more."""
        return self._task.done() or not self._waiting

    async def outcome(self) -> object:
        self._waiting += 1
        try:
            return await asyncio.shield(self._task)
        finally:
            self._waiting -= 1
            if self.is_over:
                self._task.cancel()


async def _together(works: Iterable[Coroutine[Any, Any, _Read]]) -> list[_Read]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
    return [task.result() for task in tasks]


def _by_cues(document: Document) -> Reading:
    numbered = passages(document.text)
    return Reading(document, numbered, *ground(cues.read(document, numbered), document, numbered))


async def _plain(exchange: Exchange) -> Verdict:
    """Let the statements speak for themselves."""
    return Verdict(await aside(lambda: summary.summarise(exchange), _length(exchange)))


def _looked(question: str, exchange: Exchange, asked: Sequence[str]) -> tuple[Question, Ranking, Answer]:
    """Understand a question, rank what bears on it, and answer with the statements alone."""
    understood = _understood(question, exchange, asked)
    ranking = retrieval.ranked(understood, exchange)
    return understood, ranking, retrieval.plain(understood, ranking, exchange)


def _length(exchange: Exchange) -> int:
    return sum(len(reading.document.text) for reading in exchange.readings)


def _by_model(exchange: Exchange) -> bool:
    """Whether a model read any of it: one that failed to read is not asked to write."""
    return any(reading.reader for reading in exchange.readings)


def _unread(exchange: Exchange) -> tuple[str, ...]:
    """Say of which documents little can have been read, and why."""
    several = len(exchange.readings) > 1
    return tuple(
        f"{f'Text {number}' if several else 'This text'} seems to be in {tongue}; without a model only English is read, "
        + ("so much of it may be missing here." if reading.statements else "so nobody is credited here.")
        for number, reading in enumerate(exchange.readings, 1)
        if (tongue := languages.unread(reading))
    )


def _understood(question: str, exchange: Exchange, asked: Sequence[str]) -> Question:
    before: Question | None = None
    for earlier in asked[-_FOLLOWED:]:
        before = questions.understood(earlier, exchange, before)
    return questions.understood(question, exchange, before)


_FOLLOWED = 8
"""Questions before this one that may lend it what it leaves out."""


def _counted(exchange: Exchange) -> str:
    statements = exchange.statements
    speakers = len({statement.speaker.name for statement in statements})
    return (
        f"{len(statements)} {'statement' if len(statements) == 1 else 'statements'} by "
        f"{speakers} {'speaker' if speakers == 1 else 'speakers'}"
    )
