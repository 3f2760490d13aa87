"""The conversation in a terminal: a message, what it means, what is shown for it.

An interrupt stops what is being done and never the conversation; the end of input, or being told so, ends it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.chat import cards
from bot.chat.card import Button, Card, Line, Section
from bot.chat.console.prompt import Prompt
from bot.chat.console.terminal import Tell, Terminal
from bot.chat.conversation import (
    PASTED,
    Ask,
    Digest,
    Help,
    Leave,
    Meaning,
    Message,
    Nothing,
    Read,
    Recall,
    Say,
    Show,
    Summarise,
    Switch,
    is_command,
    is_question,
    meaning,
)
from bot.chat.digest import digest as laid_out
from bot.desk import Desk, Progress, Report
from bot.desk.intake import Intake, is_link
from bot.domain.model import Exchange
from bot.errors import DocumentError, RapporteurError

_Value = TypeVar("_Value")
Run = Callable[[Coroutine[Any, Any, _Value]], _Value]
"""Runs one piece of work to its end; an interrupt cancels it and is raised."""

WELCOME = "Paste an account of a diplomatic exchange, or give a link or a file’s path; then ask who said what."
HELP = """\
Paste a text or give links or paths of files to have them read; then ask, as in: What did they agree on?
A number such as 4 shows line [4], lines shows all of them, a name what they said · card, list, switch 2, digest, help, quit"""
_NOTHING_READ = "Nothing has been read yet. Paste a text, or give a link or a file’s path."


class Talk:
    """One person's conversation at one terminal."""

    def __init__(self, desk: Desk, run: Run[Any], terminal: Terminal, prompt: Prompt, intake: Intake) -> None:
        self._desk = desk
        self._run = run
        self._terminal = terminal
        self._prompt = prompt
        self._intake = intake
        self._reports: list[Report] = []
        self._open: Report | None = None
        self._asked: dict[str, list[str]] = {}
        self._offered: tuple[Button, ...] = ()
        self._pointed: tuple[str, ...] = ()
        """The marks of the last answer."""

    def converse(self) -> None:
        """Go on until the person leaves."""
        self._terminal.say(WELCOME)
        self._try(self._remember)
        interrupted = False
        while True:
            try:
                text = self._prompt.message()
            except EOFError:
                self._terminal.say("")
                return
            except KeyboardInterrupt:
                if interrupted:
                    return
                interrupted = True
                self._terminal.say("\nTo leave, type quit or press Ctrl-C again.")
                continue
            interrupted = False
            meant = self._meant(text)
            if isinstance(meant, Leave):
                return
            self._try(partial(self._act, meant))

    def _try(self, act: Callable[[], None]) -> None:
        """Act, and have the conversation go on whatever comes of it."""
        try:
            act()
        except RapporteurError as error:
            self._terminal.say(str(error))
        except KeyboardInterrupt:
            self._terminal.say("Stopped.")
        except Exception:
            structlog.get_logger().exception("a bug")
            self._terminal.say("Something broke on our side. What stands above says where; please report it.")

    def _remember(self) -> None:
        self._reports = list(self._run(self._desk.recalled()))
        if self._reports:
            self._terminal.say(f"{len(self._reports)} read before: list shows them.")

    def _meant(self, text: str) -> Meaning:
        paths, rest = _attached(text)
        return meaning(Message(rest, files=paths, offered=self._offered, pointed=self._pointed))

    def _act(self, meant: Meaning) -> None:
        match meant:
            case Read():
                self._read(meant)
            case Ask(question):
                self._answer(question)
            case Show(marks):
                self._show(marks)
            case Recall():
                self._recall()
            case Digest():
                self._terminal.show(laid_out(self._run(self._desk.digest(remembering=True))))
            case Switch(wanted):
                self._switch(wanted)
            case Summarise():
                self._terminal.show(_card(self._opened()))
            case Help():
                self._terminal.say(HELP)
            case Say(sentence):
                self._terminal.say(sentence)
            case Leave() | Nothing():
                pass

    def _read(self, meant: Read) -> None:
        with self._terminal.telling() as tell:
            gathered = self._run(self._intake.gather(meant.files, meant.text, lambda doing: tell(doing, None)))
            report = None
            if gathered.documents:
                report = self._run(self._desk.read(gathered.documents, _shown(tell))).noting(gathered.notices)
        for failure in gathered.failures:
            self._terminal.say(str(failure))
        if report is None:
            return
        self._reports = [report, *(kept for kept in self._reports if kept.exchange.id != report.exchange.id)]
        self._turn_to(report)
        if meant.question:
            self._answer(meant.question)

    def _answer(self, question: str) -> None:
        report = self._opened()
        if question == cards.COMPARE and (compared := cards.compare(report.exchange)):
            self._pointed = _marks(compared)
            self._terminal.show(compared)
            return
        asked = self._asked.setdefault(report.exchange.id, [])
        with self._terminal.telling() as tell:
            reply = self._run(self._desk.answer(question, report.exchange, tuple(asked), _shown(tell)))
        asked.append(question)
        card = cards.answer(reply.answer, report.exchange, reply.notes)
        self._pointed = _marks(card)
        self._terminal.show(card)

    def _show(self, marks: Sequence[str]) -> None:
        exchange = self._opened().exchange
        if not marks:
            self._terminal.show(cards.lines(exchange))
        for mark in marks:
            if card := cards.line(exchange, mark):
                self._terminal.show(card)
            else:
                self._terminal.say(f"There is no line {mark}. To see them all, type lines.")

    def _recall(self) -> None:
        if not self._reports:
            self._terminal.say(_NOTHING_READ)
            return
        self._terminal.show(_listed(self._reports, self._open))

    def _switch(self, wanted: str) -> None:
        if wanted.isdecimal():
            found = self._reports[int(wanted) - 1 : int(wanted)] if int(wanted) else []
        else:
            found = [report for report in self._reports if wanted.lower() in report.exchange.title.lower()]
        if not found:
            self._terminal.say(f"Nothing read so far is “{wanted}”. To see what is, type list.")
            return
        self._turn_to(found[0])

    def _turn_to(self, report: Report) -> None:
        card = _card(report)
        self._open = report
        self._offered = _offered(card, report.exchange)
        self._pointed = ()
        self._terminal.show(card)

    def _opened(self) -> Report:
        if self._open is None:
            raise DocumentError(
                _NOTHING_READ if not self._reports else "No exchange is open: type list, then switch and its number."
            )
        return self._open


def _card(report: Report) -> Card:
    return cards.summary(report.exchange, report.summary, report.notes)


def _offered(card: Card, exchange: Exchange) -> tuple[Button, ...]:
    """What may be typed by its label: the card's own buttons, and whoever else is credited with anything."""
    names = dict.fromkeys(statement.speaker.name for statement in exchange.statements)
    shown = {button.label for button in card.buttons}
    return (*card.buttons, *(Button(name, f"What did {name} say?") for name in names if name not in shown))


def _marks(card: Card) -> tuple[str, ...]:
    lines = (line for section in card.sections for line in section.lines)
    return tuple(dict.fromkeys(mark.label for line in lines for mark in line.marks))


def _shown(tell: Tell) -> Callable[[Progress], None]:
    return lambda progress: tell(progress.doing, _card(progress.so_far) if progress.so_far else None)


def _listed(reports: Sequence[Report], opened: Report | None) -> Card:
    return Card(
        title="Read so far",
        sections=(
            Section(
                lines=tuple(
                    Line(
                        f"{number}. {report.exchange.title or 'Untitled'} · {cards.counted(report.exchange)}"
                        + (" · open" if report is opened else "")
                    )
                    for number, report in enumerate(reports, 1)
                )
            ),
        ),
    )


_PATH = re.compile(r"(?:~[\w.-]*|\.{1,2})?/|~$|\.{1,2}$|[A-Za-z]:\\")
"""How a path begins that can be nothing else."""
_FILE_NAME = re.compile(r"[^\s/\\]+\.(?:txt|text|md|markdown|rst|html?|pdf|docx?|odt|rtf|csv|json)", re.IGNORECASE)


def _attached(text: str) -> tuple[tuple[str, ...], str]:
    """The files a message of one line names, as a shell or a dragged icon writes paths, and what else it says.

    What is written as a path is one, there or not: whoever opens it says what is the matter with it.
    """
    line = text.strip()
    if not line or "\n" in line or len(line) > 4096:
        return (), text
    said = line.removeprefix("/read ").removeprefix("read ").strip()
    if _is_there(said):
        return (said,), ""
    try:
        words = shlex.split(said)
    except ValueError:
        words = said.split()
    if len(words) == 1 and _is_there(words[0]):
        return (words[0],), ""
    if is_command(said) or (len(line) >= PASTED and not any(_is_file(word) for word in words)):
        return (), text
    paths = [word for word in words if _is_file(word)]
    if not paths and _PATH.match(said) and not is_question(" ".join(words[1:])):
        return (said,), ""
    paths = [word for word in words if word in paths or _is_path(word)]
    return (tuple(paths), " ".join(word for word in words if word not in paths)) if paths else ((), text)


def _is_path(word: str) -> bool:
    return not is_link(word) and bool(_PATH.match(word) or _FILE_NAME.fullmatch(word))


def _is_there(word: str) -> bool:
    """Whether a word names something of this machine; a bare word is a path only if it looks like one."""
    return any(sign in word for sign in "/\\.~") and _exists(word, Path.exists)


def _is_file(word: str) -> bool:
    return any(sign in word for sign in "/\\.~") and _exists(word, Path.is_file)


def _exists(word: str, exists: Callable[[Path], bool]) -> bool:
    try:
        return exists(Path(word).expanduser())
    except (OSError, ValueError, RuntimeError):
        return False
