"""The commands: what may be typed, what each does, and how it ends.

A card or an answer goes to standard output, whatever went wrong to standard error as a sentence. With `--json` standard
output holds exactly one JSON object, or nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import NoReturn

from bot.chat import cards
from bot.chat.card import Card
from bot.chat.console.plain import plain
from bot.chat.record import record
from bot.chat.rows import clean
from bot.desk import Desk, Reply, Report
from bot.desk.intake import PIPED, Gathered, Intake
from bot.errors import DocumentEmpty, OutputError, RapporteurError

HELP = """\
rapporteur: paste or pipe in an account of a diplomatic exchange, as in: rapporteur < article.txt
Then ask about it, as in: rapporteur ask "What did they agree on?" article.txt (more: rapporteur --help)"""

_ENDINGS = """\
ends with
  0  all went well; silence is an answer
  1  something foreseen went wrong, and standard error says what
  2  the command was not understood
"""


class Ending(IntEnum):
    """How a command ends; the program's exit status."""

    WELL = 0
    FAILED = 1
    MISUSED = 2
    INTERRUPTED = 130


class Order(argparse.Namespace):
    """A command as it was given."""

    command: str | None
    what: list[str]
    question: str
    then: list[str]
    json: bool
    no_model: bool
    serving: bool
    dry_run: bool

    @property
    def questions(self) -> list[str]:
        return [self.question, *self.then]


def order(arguments: Sequence[str]) -> Order:
    """Understand the arguments; `SystemExit` with status 2 and a word on standard error where they make no sense."""
    parser = _Parser(
        prog="rapporteur",
        description="Reports who said what in a diplomatic exchange, through whom we know it, and where it stands.",
        epilog=_ENDINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        description="without one: Discord if a token is set, else the conversation, or a card for what is piped in",
    )
    commands.add_parser("discord", help="the bot on Discord, until it is interrupted")
    commands.add_parser("chat", help="the conversation in the terminal")
    read = commands.add_parser("read", help="a card for links and files")
    ask = commands.add_parser("ask", help="an answer from links and files, with the words it rests on")
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument(
        "--then", metavar="QUESTION", action="append", default=[], help="a further question, which may lean on the last"
    )
    for reading in (read, ask):
        reading.add_argument("what", metavar="WHAT", nargs="+", help="a link, a file, or - for standard input")
        reading.add_argument("--json", action="store_true", help="print one JSON object with character offsets")
        reading.add_argument("--no-model", action="store_true", help="read with the cue reader alone")
        reading.epilog, reading.formatter_class = _ENDINGS, argparse.RawDescriptionHelpFormatter
    digest = commands.add_parser("digest", help="what was read and not yet told, as one card")
    digest.add_argument("--dry-run", action="store_true", help="tell it again next time")
    doctor = commands.add_parser("doctor", help="what is set, what is missing and what to do about it")
    doctor.add_argument("--serving", action="store_true", help="only whether a process is serving Discord just now")
    unsaid = Order(what=[], question="", then=[], json=False, no_model=False, serving=False, dry_run=False)
    return parser.parse_args(arguments, unsaid)


async def read(given: Order, desk: Desk, intake: Intake) -> Ending:
    """Print the card of what is named, as one exchange."""
    gathered = await _gathered(given.what, intake)
    ending = _ending(gathered)
    if not gathered.documents:
        return ending
    report = (await desk.read(gathered.documents)).noting(gathered.notices)
    _print(record(report) if given.json else plain(_summary(report)))
    if given.json:
        warn(report.notes)
    return ending


async def ask(given: Order, desk: Desk, intake: Intake) -> Ending:
    """Print the answers from what is named, one after the other."""
    if not all(question.strip() for question in given.questions):
        warn(["There is no question."])
        return Ending.MISUSED
    gathered = await _gathered(given.what, intake)
    ending = _ending(gathered)
    if not gathered.documents:
        return ending
    report = (await desk.read(gathered.documents, to_summarise=given.json)).noting(gathered.notices)
    notes = list(report.notes)
    pages: list[str] = []
    reply: Reply | None = None
    for number, question in enumerate(given.questions):
        reply = await desk.answer(question, report.exchange, given.questions[:number])
        notes += reply.notes
        pages.append(plain(cards.answer(reply.answer, report.exchange)))
    _print(record(report, reply.answer) if given.json and reply else "\n\n".join(pages))
    warn(dict.fromkeys(notes))
    return ending


async def digest(given: Order, desk: Desk) -> Ending:
    """Print the digest of what was read here and no digest told yet."""
    from bot.chat.digest import (
        digest as laid_out,
    )  # nothing else here needs it, and the first card need not wait for it

    _print(plain(laid_out(await desk.digest(remembering=not given.dry_run))))
    return Ending.WELL


async def read_standard_input(desk: Desk, intake: Intake) -> Ending:
    """Print the card of what is piped in; where nothing is, say how this is used."""
    gathered = await intake.gather([PIPED], piped=sys.stdin.buffer)
    if any(isinstance(failure, DocumentEmpty) for failure in gathered.failures):
        warn([HELP])
        return Ending.MISUSED
    warn(map(str, gathered.failures))
    if gathered.documents:
        _print(plain(_summary((await desk.read(gathered.documents)).noting(gathered.notices))))
    return _ending(gathered)


class Checkup:
    """Examines one thing after the other, and prints what was found of each."""

    def __init__(self) -> None:
        self.failed = False

    @property
    def ending(self) -> Ending:
        return Ending.FAILED if self.failed else Ending.WELL

    @contextmanager
    def __call__(self, thing: str) -> Iterator[None]:
        """Examine a thing; a foreseen failure inside the block is told, and the next thing examined."""
        self._thing = thing
        try:
            yield
        except RapporteurError as error:
            self.failed = True
            self._tell("✗", str(error))

    def found(self, what: str) -> None:
        self._tell("✓", f"{what}.")

    def advised(self, what: str) -> None:
        """Tell what could be better; it is no failure."""
        self._tell("!", f"{what}.")

    def _tell(self, sign: str, what: str) -> None:
        _print("\n".join(f"{sign} {self._thing:<9} {clean(line)}" for line in what.splitlines()))


async def _gathered(what: Sequence[str], intake: Intake) -> Gathered:
    """The documents named; one that cannot be read is told of and does not stop the others."""
    say = (lambda doing: warn([doing])) if sys.stderr.isatty() else (lambda _: None)
    gathered = await intake.gather(what, say=say, piped=sys.stdin.buffer)
    warn(map(str, gathered.failures))
    return gathered


def _ending(gathered: Gathered) -> Ending:
    return Ending.FAILED if gathered.failures else Ending.WELL


def _summary(report: Report) -> Card:
    return cards.summary(report.exchange, report.summary, report.notes, may_ask=False)


def _print(text: str) -> None:
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer goes nowhere
        raise OutputError(f"The output could not be written: {error.strerror}.") from error


def warn(sentences: Iterable[str]) -> None:
    """Say sentences on standard error."""
    with suppress(OSError):  # where there is nowhere to say it
        for sentence in sentences:
            for line in sentence.splitlines():
                sys.stderr.write(f"{clean(line)}\n")


class _Parser(argparse.ArgumentParser):
    """Says what was not understood in a sentence, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(Ending.MISUSED, f"{self.prog}: {message}. Try: rapporteur --help\n")
