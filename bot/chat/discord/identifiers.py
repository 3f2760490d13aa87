"""What a button says of itself: `r1:<act>:<exchange>:<argument>`, at most a hundred characters, and read back.

A message's buttons are pressed months later, by a process that knows nothing of the one that made them: all a press tells
is this text, so it names the exchange in the store and what of it is wanted. The number is the version; an identifier of
another version, or of an act since gone, is stale, and one that is none of ours is foreign: neither is a failure.

An argument that is too long, or holds what might not come back as it was sent, is written as `~` and the beginning of its
hash. Nothing more needs to be kept to resolve it: the argument is always one of a few values that the exchange itself
holds (its speakers, its topics, the messages of its card's buttons, the keys of its cards), and `Argument.among` finds it
among them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.discord.limits import CUSTOM_ID, OPTION, length
from bot.chat.rows import clean

VERSION = 1
_OURS = re.compile(r"r(?P<version>\d{1,9}):(?P<rest>.*)", re.DOTALL)
_DIGESTED = "~"
_DIGITS = 16
_DIGEST = re.compile(rf"{_DIGESTED}(?P<digest>[0-9a-f]{{{_DIGITS}}})")
_PAGE = re.compile(r"(?P<page>[1-9]\d{0,3})\.(?P<subject>.*)", re.DOTALL | re.ASCII)


class Act(StrEnum):
    """What pressing does."""

    ASK = "ask"
    LINES = "lines"
    COMPARE = "compare"
    DELETE = "delete"
    SPEAKER = "speaker"
    """The argument is the speaker's name."""
    TOPIC = "topic"
    SAY = "say"
    """The argument is the message that pressing says."""
    EVIDENCE = "evidence"
    """The argument is a mark's label."""
    FORGET_ME = "forget-me"
    """Without an exchange, like the next two; the argument is the one who was asked to confirm it."""
    FORGET_SERVER = "forget-server"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Argument:
    """What is wanted of an exchange: its text, or a digest of it."""

    text: str = ""
    digest: str = ""

    def among(self, candidates: Iterable[str]) -> str | None:
        """Find what is meant among the values that it can be; None where it is none of them any more."""
        for candidate in candidates:
            if (_digest(candidate) == self.digest) if self.digest else (candidate == self.text):
                return candidate
        return None


@dataclass(frozen=True, slots=True)
class Press:
    act: Act
    exchange: str
    argument: Argument = Argument()


@dataclass(frozen=True, slots=True)
class More:
    """The page of a card, counted from one; the subject is the key by which its front finds the card again."""

    exchange: str
    page: int
    subject: Argument = Argument()


@dataclass(frozen=True, slots=True)
class Stale:
    """One of ours, of a version or an act that is no more."""

    version: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """None of ours."""


def identifier(act: Act, exchange: str, argument: str = "") -> str:
    """Write what is pressed; `ValueError` where the exchange's id leaves no room or holds a colon."""
    return _written(act.value, exchange, "", argument)


def more(exchange: str, page: int, subject: str = "") -> str:
    """Write the press for a card's further page, up to the 9,999th."""
    return _written("more", exchange, f"{page}.", subject)


def option(argument: str) -> str:
    """Write the value of a select's option; what it chooses is read with the select's own identifier."""
    return _fitting(argument, OPTION)


def pressed(identifier: str, chosen: str = "") -> Press | More | Stale | Foreign:
    """Read what was pressed, of a select with the option chosen."""
    ours = _OURS.fullmatch(identifier)
    if not ours:
        return Foreign()
    stale = Stale(int(ours["version"]))
    parts = ours["rest"].split(":", 2)
    if stale.version != VERSION or len(parts) < 3:
        return stale
    act, exchange, argument = parts
    if act == "more":
        page = _PAGE.fullmatch(argument)
        return More(exchange, int(page["page"]), _read(page["subject"])) if page else stale
    if act not in set(Act):
        return stale
    return Press(Act(act), exchange, _read(chosen or argument))


def _written(act: str, exchange: str, before: str, argument: str) -> str:
    begun = f"r{VERSION}:{act}:{exchange}:{before}"
    room = CUSTOM_ID - length(begun)
    if ":" in exchange or room <= _DIGITS:
        raise ValueError("The exchange's id has no place in an identifier.")
    return f"{begun}{_fitting(argument, room)}"


def _fitting(argument: str, room: int) -> str:
    plain = length(argument) <= room and not argument.startswith(_DIGESTED) and clean(argument) == argument
    return argument if plain else f"{_DIGESTED}{_digest(argument)}"


def _digest(argument: str) -> str:
    return hashlib.sha256(argument.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _read(argument: str) -> Argument:
    digested = _DIGEST.fullmatch(argument)
    return Argument(digest=digested["digest"]) if digested else Argument(argument)
