"""Reading a document with a model: its windows asked, its failures made good by the cue reader, its word checked.

Whatever becomes of the model, there is a reading at the end, and the person is told where the model had no part in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.adapters.prompts import Filled, Prompt, numbered
from bot.adapters.replies import ReadReply
from bot.desk.aside import aside
from bot.desk.windows import Window, merged, renumbered, tokens, windows, within
from bot.domain import cues
from bot.domain.furniture import furniture
from bot.domain.grounding import ground
from bot.domain.model import Attribution, Document, DocumentKind, Draft, Passage, Reading
from bot.errors import ModelError, ModelNonsense, ModelOverflowed, ModelRefused

if TYPE_CHECKING:
    from bot.adapters.model import LanguageModel

_AT_ONCE = 4
"""Windows asked at the same time."""
_HALVINGS = 3
"""How often a window that proves too long is cut in two."""
_WRITTEN_PER_READ = 2
"""A reply on a dense text is about this many times as long as the text: a statement takes more words than it reports."""
_LEAST_ROOM = 200
"""Tokens of text below which asking makes no sense."""

_log = structlog.get_logger()

Progress = Callable[[int, int], None]
"""Told how many windows are read, and of how many."""


@dataclass(frozen=True, slots=True)
class Read:
    """A reading; the sentences a model proposes for its summary; and what the person should know of how it was read.

    The drafts cite the reading's statements, counted from one; a number that is none of them was refused. They are empty
    where the text took several windows: whoever wants a summary then asks for one.
    """

    reading: Reading
    drafts: tuple[Draft, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """What one window yielded."""

    attributions: tuple[Attribution, ...]
    drafts: tuple[Draft, ...] = ()
    failure: ModelError | None = None
    is_whole: bool = True


async def read_with_model(
    document: Document,
    passages: Sequence[Passage],
    model: LanguageModel,
    prompt: Prompt,
    progress: Progress | None = None,
) -> Read:
    """Read a document with a model, and by cues what the model leaves."""
    witness = await aside(lambda: cues.read(document, passages), len(document.text))
    return await _ModelReading(document, tuple(passages), witness, model, prompt, progress).read()


class _ModelReading:
    """One document being read."""

    def __init__(
        self,
        document: Document,
        passages: tuple[Passage, ...],
        witness: tuple[Attribution, ...],
        model: LanguageModel,
        prompt: Prompt,
        progress: Progress | None,
    ) -> None:
        self._document = document
        self._passages = passages
        self._model = model
        self._prompt = prompt
        self._progress = progress
        self._witness = witness
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._down: ModelError | None = None

    async def read(self) -> Read:
        parts = await self._parts()
        read = await aside(lambda: self._checked(parts), len(self._document.text))
        _log.info(
            "read",
            reader=read.reading.reader,
            version=self._prompt.version,
            windows=len(parts),
            failed=sum(part.failure is not None for part in parts),
            statements=len(read.reading.statements),
            ungrounded=len(read.reading.ungrounded),
        )
        return read

    def _checked(self, parts: Sequence[_Part]) -> Read:
        """Hold what the parts yielded against the document."""
        attributions = merged([part.attributions for part in parts])
        told = tuple(attribution for attribution in attributions if attribution.content)
        statements, ungrounded = ground(told, self._document, self._passages, self._witness)
        reader = self._model.name if any(part.failure is None for part in parts) else ""
        notices = list(_notices(parts))
        if reader and not statements and (seen := ground(self._witness, self._document, self._passages)[0]):
            statements, reader = seen, ""
            notices.append("Nothing the model reported stands in the text. The text was read without a model.")
        reading = Reading(self._document, self._passages, statements, ungrounded, reader)
        if len(parts) > 1 or not reader:
            return Read(reading, notices=tuple(notices))
        refused = [each.attribution for each in ungrounded]
        refused += [attribution for attribution in attributions if not attribution.content]
        drafts = renumbered(parts[0].drafts, attributions, refused, statements, self._document, self._passages)
        return Read(reading, drafts, tuple(notices))

    async def _parts(self) -> list[_Part]:
        cut = await aside(self._cut, len(self._document.text))
        done = 0

        async def part(window: Window) -> list[_Part]:
            nonlocal done
            async with self._slots:
                parts = await self._part(window)
            done += 1
            if self._progress is not None:
                self._progress(done, len(cut))
            return parts

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(part(window)) for window in cut]
        return [part for task in tasks for part in task.result()]

    def _cut(self) -> Sequence[Window]:
        left_out = furniture(self._document.text, self._passages)
        content = [passage for passage in self._passages if passage.number not in left_out]
        return windows(self._document, content, self._room())

    async def _part(self, window: Window, halvings: int = 0) -> list[_Part]:
        """Read a window, in halves if it proves too long, and by cues if the model fails it."""
        by_cues = within(self._witness, window.own)
        if self._down is not None:
            return [_Part(by_cues, failure=self._down)]
        try:
            reply = await self._model.reply(self._filled(window), ReadReply)
        except ModelOverflowed as error:
            halves = window.halves() if halvings < _HALVINGS else None
            if halves is None:
                return [_Part(by_cues, failure=error)]
            return [part for half in halves for part in await self._part(half, halvings + 1)]
        except (ModelNonsense, ModelRefused) as error:
            return [_Part(by_cues, failure=error)]
        except ModelError as error:
            # The other windows would fail in the same way, each after the same wait.
            self._down = error
            return [_Part(by_cues, failure=error)]
        attributions = reply.value.attributions()
        if by_cues and not any(attribution.content for attribution in attributions):
            return [_Part(by_cues, failure=ModelNonsense("The model reported nothing of what was said."))]
        if not reply.whole:
            named = {number for attribution in attributions for number in attribution.passages}
            reached = max((passage.number for passage in window.own if passage.number in named), default=0)
            attributions += within(self._witness, [passage for passage in window.own if passage.number > reached])
        return [_Part(attributions, reply.value.drafts(), is_whole=reply.whole)]

    def _room(self) -> int:
        fixed = tokens(self._prompt.instructions) + tokens(self._particulars()) + tokens(self._prompt.template)
        beside_reply = self._model.context - self._model.reply_tokens - fixed
        return max(_LEAST_ROOM, min(beside_reply, self._model.reply_tokens // _WRITTEN_PER_READ))

    def _filled(self, window: Window) -> Filled:
        text = self._document.text
        lines = numbered((passage.number, passage.span.of(text)) for passage in window.passages)
        return self._prompt.fill(particulars=self._particulars(window), passages=lines)

    def _particulars(self, window: Window | None = None) -> str:
        """What is known of the text before it is read, a line each."""
        document = self._document
        known = {
            "Title": document.title,
            "Publisher": document.publisher,
            "Kind": "" if document.kind is DocumentKind.TEXT else document.kind.replace("_", " "),
            "Published": document.published,
        }
        if window is not None and window.led_by and (opening := within(self._witness, window.own[:1])):
            known["Speaking as this part begins"] = opening[0].speaker.name
        return "\n".join(f"{name}: {' '.join(value.split())}" for name, value in known.items() if value.strip())


def _notices(parts: Sequence[_Part]) -> list[str]:
    """Say in sentences what the model had no part in."""
    notices = []
    failures = list(dict.fromkeys(str(part.failure) for part in parts if part.failure is not None))
    failed = sum(part.failure is not None for part in parts)
    if failed == len(parts):
        left = "The text was read without a model."
    else:
        left = f"{failed} of {len(parts)} parts of the text were read without it."
    if failures:
        notices.append(" ".join([*failures, left]))
    if any(not part.is_whole for part in parts):
        notices.append("The model's reply was cut off. What it left was read without it.")
    return notices
