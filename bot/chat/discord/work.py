"""What is done for a person on Discord: texts read, questions answered, lines shown. Knows nothing of messages and clicks.

Everything is asked for with its scope, the channel it was asked in, so that no exchange is seen from another. Foreseen
failures come back as a card that says what happened and what to do next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.adapters.messages import Post
from bot.adapters.store.inbox import GuildSettings, Place, Usage
from bot.chat import cards
from bot.chat.allowance import Limits, refusal
from bot.chat.card import About, Card, Line, Mark, Section
from bot.chat.conversation import Read
from bot.chat.discord.askers import Asker
from bot.chat.discord.identifiers import Argument
from bot.chat.discord.sending import sentence
from bot.desk import Desk, Progress, Report
from bot.desk.aside import aside
from bot.desk.intake import Attached, Gathered, Intake
from bot.domain import languages, stories, summary
from bot.domain.asked import shown_as
from bot.domain.model import Citation, Exchange, Verdict
from bot.errors import RapporteurError

if TYPE_CHECKING:
    from bot.adapters.store import Store

MOST = 5
"""Links and files of one message that are read."""
HELP = (
    "Mention me with a link, a file or a pasted account of a call, a summit or a statement, and I report who said what.",
    "Reply to my card with a question, or ask in its thread. The same is done by /read and /ask, and by “Who said what?” in a message’s menu.",
)
ABOUT = (
    "Rapporteur reports who said what in a diplomatic exchange, through whom we know it, and where that stands in the text.",
    "Nothing is shown that its documents do not bear out, and it does not judge whether what was said is true.",
    "What is read in a channel is kept for that channel and is seen from nowhere else.",
)
GONE = "What this was about is no longer kept here. Mention me with its link or text to have it read again."
NOTHING_READ = "Nothing has been read in this channel so far. Mention me with a link, a file or a text, then ask."
NOTHING_THERE = "There is nothing to read in that message: no link, no file and no text of some length."
_RECENT = 5
"""Exchanges of a channel that a question without one is put to."""
_BEFORE = 4
"""Earlier questions that a question may lean on."""
LINES = "lines"
_COMPARED = "compare"
_SIGNS = {About.SPEAKER: "@", About.TOPIC: "#"}
_ASKED = "?"
"""What a card's further pages are found by: a word, or a sign and what it is about."""
_NOT_OFFERED = "That is no longer offered here. Ask about it in your own words."
_REMEMBERED = 10
"""Exchanges of a channel that a link posted there may repeat,"""
_LOOKED_AT = 5
"""and messages about each that may still stand."""
STOPPED = "What is kept of this was erased while it was being done, so it ends here."

Say = Callable[[str], None]
Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Material:
    """What a message gives to read: its links, its text, the posts it points at, its files; and what is asked of them."""

    meant: Read
    posts: tuple[Post, ...] = ()
    attached: tuple[Attached, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.meant.files or self.meant.text or self.attached or self.posts)


@dataclass(frozen=True, slots=True)
class Told:
    """A card, the exchange it is about if any, and the key by which its further pages are found again."""

    card: Card
    exchange: str = ""
    subject: str = ""


_UNTOLD = Told(Card())


class Work:
    """Does it, for whoever may ask for it."""

    def __init__(self, desk: Desk, intake: Intake, store: Store, limits: Limits, now: Now) -> None:
        self._desk = desk
        self._intake = intake
        self._store = store
        self._limits = limits
        self._now = now
        self._under_way: dict[asyncio.Task[Told], Asker] = {}

    @property
    def store(self) -> Store:
        return self._store

    @property
    def limits(self) -> Limits:
        return self._limits

    @property
    def now(self) -> Now:
        return self._now

    async def read(self, material: Material, asker: Asker, say: Say) -> Told:
        """Read what a message gives as one exchange, and answer what it asks."""

        async def done(desk: Desk) -> Told:
            gathered = await self._gathered(material, say)
            failures = tuple(str(failure) for failure in gathered.failures)
            if not gathered.documents:
                return Told(_sentences(failures or (NOTHING_THERE,)))
            report = (await desk.read(gathered.documents, _told_to(say))).noting((*failures, *gathered.notices))
            card = _summary(report)
            if material.meant.question:
                reply = await desk.answer(material.meant.question, report.exchange)
                told = cards.answer(reply.answer, report.exchange, reply.notes)
                card = replace(
                    card,
                    sections=(*told.sections, *card.sections),
                    notes=tuple(dict.fromkeys((*told.notes, *card.notes))),
                )
            return Told(card, report.exchange.id)

        return await self._within(asker, done)

    async def watch(
        self, links: Sequence[str], asker: Asker, stands: Callable[[Place], Awaitable[bool]]
    ) -> Told | None:
        """Read links that nobody asked us to read, and tell of them only if they tell of a diplomatic exchange.

        The cue reader, which costs nothing, judges first; a model is asked only of what tells of one, or is in a language
        that the cues do not know. What was told of here in a message that `stands` is pointed to. Of all that fails nothing
        is said, and what it costs is the server's.
        """

        async def done(desk: Desk) -> Told:
            gathered = await self._intake.gather(links[:MOST], automatic=True)
            if not gathered.documents:
                return _UNTOLD
            found = (await Desk().read(gathered.documents, to_summarise=False)).exchange
            if not found.is_exchange and not (desk.has_model and any(map(languages.unread, found.readings))):
                return _UNTOLD
            before = await self._told_before(found, asker, stands)
            if before is not None:
                return before
            await self._store.inbox.spend(asker.guild, asker.person, self._now().date(), requests=1)
            report = await desk.read(gathered.documents, keeps_exchanges_alone=True)
            if not report.exchange.is_exchange:
                return _UNTOLD
            return Told(_summary(report.noting(gathered.notices)), report.exchange.id)

        try:
            if await self._refused(asker):
                return None
            told = await self._under_hand(asker, done)
        except RapporteurError:
            return None
        return told if told.exchange else None

    async def answer(self, question: str, exchange: str, asker: Asker, say: Say) -> Told:
        """Answer about one exchange."""

        async def done(desk: Desk) -> Told:
            kept = await self._store.exchange(exchange, asker.scope)
            return await self._answered(question, kept, asker, desk, say) if kept else Told(sentence(GONE))

        return await self._within(asker, done)

    async def answer_recent(self, question: str, asker: Asker, say: Say) -> Told:
        """Answer from the exchange last read in a channel that has an answer, naming it; else from the last of all."""

        async def done(desk: Desk) -> Told:
            recent = await self._store.exchanges(asker.scope, _RECENT)
            if not recent:
                return Told(sentence(NOTHING_READ))
            finding = Desk()  # by cues alone, and keeping nothing: only to find which one is meant
            for exchange in recent:
                if not (await finding.answer(question, exchange)).answer.silent:
                    break
            else:
                exchange = recent[0]
            told = await self._answered(question, exchange, asker, desk, say)
            return replace(told, card=replace(told.card, subtitle=f"From: {exchange.title or 'Untitled'}"))

        return await self._within(asker, done)

    async def lines(self, exchange: str, scope: str) -> Told:
        """Show the documents themselves."""
        return await self._shown(exchange, scope, cards.lines, LINES)

    async def line(self, label: Argument, exchange: str, scope: str) -> Told:
        """Show the passage of a mark, and what is credited there."""

        def shown(found: Exchange) -> Card:
            several = len(found.readings) > 1
            labels = (
                f"{number}.{passage.number}" if several else str(passage.number)
                for number, reading in enumerate(found.readings, 1)
                for passage in reading.passages
            )
            meant = label.among(labels)
            card = cards.line(found, meant) if meant else None
            return card or sentence("There is no such line in the text any more.")

        return await self._shown(exchange, scope, shown)

    async def offered(self, argument: Argument, exchange: str, asker: Asker, say: Say) -> Told:
        """Say what a button of the exchange's card says."""

        async def done(desk: Desk) -> Told:
            kept = await self._store.exchange(exchange, asker.scope)
            if kept is None:
                return Told(sentence(GONE))
            message = argument.among(offer.message for offer in _summary(_recalled(kept)).buttons)
            if message is None:
                return Told(sentence(_NOT_OFFERED))
            return await self._answered(message, kept, asker, desk, say)

        return await self._within(asker, done)

    async def part(self, about: About, argument: Argument, exchange: str, scope: str) -> Told:
        """Show what is kept of an exchange under a speaker or a topic, or its accounts side by side; it costs nothing."""
        try:
            kept = await self._store.exchange(exchange, scope)
        except RapporteurError as error:
            return Told(sentence(str(error)))
        if kept is None:
            return Told(sentence(GONE))
        if about is About.COMPARE:
            return _part(_COMPARED, kept)
        sign = _SIGNS[about]
        wanted = argument.among(subject.removeprefix(sign) for subject in _subjects(kept) if subject.startswith(sign))
        return _part(f"{sign}{wanted or ''}", kept)

    async def again(self, subject: Argument, exchange: str, scope: str) -> Told:
        """Make the card of a subject anew, for its further pages."""
        try:
            kept = await self._store.exchange(exchange, scope)
            if kept is None:
                return Told(sentence(GONE))
            answers = {f"{_ASKED}{one.question}": one for one in await self._store.answers(exchange, scope)}
        except RapporteurError as error:
            return Told(sentence(str(error)))
        wanted = subject.among(("", LINES, *_subjects(kept), *answers))
        match wanted:
            case None:
                return Told(sentence(GONE))
            case "":
                return Told(_summary(_recalled(kept)), exchange)
            case str() if wanted == LINES:
                return Told(cards.lines(kept), exchange, LINES)
            case str() if wanted in answers:
                return Told(cards.answer(answers[wanted], kept), exchange, wanted)
        return _part(wanted, kept)

    async def stop(self, *, guild: str = "", person: str = "") -> None:
        """End what is being done for a server, or for a person wherever it is; those who wait for it are told."""
        stopped = [
            task
            for task, asker in self._under_way.items()
            if (guild and asker.guild == guild) or (person and asker.person == person)
        ]
        for task in stopped:
            task.cancel()
        if stopped:
            await asyncio.wait(stopped)

    async def _within(self, asker: Asker, do: Callable[[Desk], Awaitable[Told]]) -> Told:
        """Do what costs something, if the asker may still ask; what it cost is theirs and their server's."""
        try:
            refused = await self._refused(asker)
            if refused:
                return Told(sentence(refused))
            await self._store.inbox.spend(asker.guild, asker.person, self._now().date(), requests=1)
            return await self._under_hand(asker, do)
        except RapporteurError as error:
            return Told(sentence(str(error)))

    async def _refused(self, asker: Asker) -> str:
        """Say why they may not ask now; nothing where they may."""
        inbox = self._store.inbox
        today = self._now().date()
        return refusal(
            await inbox.settings(asker.guild) if asker.guild else GuildSettings(),
            self._limits,
            await inbox.spent(asker.guild, "", today) if asker.guild else Usage(),
            await inbox.spent(asker.guild, asker.person, today) if asker.person else Usage(),
            asker.roles,
            manages=asker.is_manager,
        )

    async def _told_before(
        self, found: Exchange, asker: Asker, stands: Callable[[Place], Awaitable[bool]]
    ) -> Told | None:
        """Point to the message in which the same was told of, where there is one."""
        recent = await self._store.exchanges(asker.scope, _REMEMBERED)
        alike = await aside(lambda: [one.id for one in recent if _is_told_in(found, one)])
        for exchange in dict.fromkeys((found.id, *alike)):
            for place in (await self._store.inbox.about(exchange, asker.scope))[:_LOOKED_AT]:
                if await stands(place):
                    link = f"https://discord.com/channels/{place.guild}/{place.channel}/{place.message}"
                    line = Line("This was told of here before:", (Mark("the report", Citation("", 0), link),))
                    return Told(Card(sections=(Section(lines=(line,)),)), exchange)
        return None

    async def _under_hand(self, asker: Asker, do: Callable[[Desk], Awaitable[Told]]) -> Told:
        """Do it in a task that can be stopped, which ends when what it cost is kept."""
        desk = self._desk.serving(asker.scope, asker.person)

        async def done() -> Told:
            today = self._now().date()
            try:
                return await do(desk)
            finally:
                if desk.tokens:
                    await self._store.inbox.spend(asker.guild, asker.person, today, tokens=desk.tokens)

        task = asyncio.create_task(done())
        self._under_way[task] = asker
        try:
            return await task
        except asyncio.CancelledError:
            waiting = asyncio.current_task()
            if waiting is not None and waiting.cancelling():
                raise
            return Told(sentence(STOPPED))
        finally:
            del self._under_way[task]

    async def _answered(self, question: str, exchange: Exchange, asker: Asker, desk: Desk, say: Say) -> Told:
        asked = [one.question for one in await self._store.answers(exchange.id, asker.scope)][-_BEFORE:]
        reply = await desk.answer(question, exchange, asked, _told_to(say))
        card = cards.answer(reply.answer, exchange, reply.notes)
        return Told(card, exchange.id, f"{_ASKED}{question}")

    async def _shown(self, exchange: str, scope: str, show: Callable[[Exchange], Card], subject: str = "") -> Told:
        try:
            kept = await self._store.exchange(exchange, scope)
        except RapporteurError as error:
            return Told(sentence(str(error)))
        return Told(show(kept), exchange, subject) if kept else Told(sentence(GONE))

    async def _gathered(self, material: Material, say: Say) -> Gathered:
        links, files = material.meant.files, material.attached
        gathered = await self._intake.gather(
            links[:MOST], material.meant.text, say, attached=files[:MOST], posts=material.posts
        )
        left = [what for what, given in (("links", links), ("files", files)) if len(given) > MOST]
        return replace(
            gathered, notices=(*gathered.notices, *(f"Only the first {MOST} {what} were read." for what in left))
        )


def _is_told_in(found: Exchange, told: Exchange) -> bool:
    """Whether all documents of the one tell a story that the other's tell in the same words."""
    return all(
        any(stories.same_story(one.document.text, other.document.text) for other in told.readings)
        for one in found.readings
    )


def _sentences(told: Sequence[str]) -> Card:
    card = sentence(told[0])
    return replace(card, sections=tuple(section for text in told for section in sentence(text).sections))


def _summary(report: Report) -> Card:
    return cards.summary(report.exchange, report.summary, report.notes, rest=": press “Show the lines”.")


def _recalled(exchange: Exchange) -> Report:
    return Report(exchange, Verdict(summary.summarise(exchange)))


def _subjects(exchange: Exchange) -> tuple[str, ...]:
    """Name the parts of an exchange that can be shown by themselves."""
    shown = shown_as(exchange)
    names = (name for speaker in shown for name in (shown[speaker].name, speaker.name))
    return (
        _COMPARED,
        *(f"{_SIGNS[About.SPEAKER]}{name}" for name in dict.fromkeys(names)),
        *(f"{_SIGNS[About.TOPIC]}{topic}" for topic in cards.topics(exchange)),
    )


def _part(subject: str, exchange: Exchange) -> Told:
    sign, name = subject[:1], subject[1:]
    card: Card | None = None
    if subject == _COMPARED:
        card = cards.compare(exchange)
    elif sign == _SIGNS[About.SPEAKER]:
        card = cards.speaker(exchange, name)
    elif sign == _SIGNS[About.TOPIC]:
        card = cards.topic(exchange, name)
    return Told(card, exchange.id, subject) if card else Told(sentence(_NOT_OFFERED))


def _told_to(say: Say) -> Callable[[Progress], None]:
    return lambda progress: say(progress.doing)
