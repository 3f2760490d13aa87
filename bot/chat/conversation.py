"""What a message means: read, ask, show, switch, help or nothing.

Pure: a message and what surrounds it in, a meaning out. Nothing here knows a terminal or a platform; each front resolves
what it can (which words are files, which message was replied to) into `Message` and acts on the meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PASTED = 200
"""Characters from which a message is a text to read, whatever it looks like; no question in ordinary words is so long."""

_STATED = 10
"""Words from which a short message that ends like a sentence is a text."""

_URL = re.compile(r"https?://\S+")
_COMMAND = re.compile(r"/?(?P<word>[a-z]+|\?)(?:\s+#?(?P<rest>\S.*))?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\[?(\d{1,6}(?:[.:]\d{1,6})?)\]?")
_QUESTION_ENDS = ("?", "？", "؟")
_ABOVE = re.compile(r"([^\n]{1,199})\n[ \t]*\r?\n\s*")
_SENTENCE_ENDS = (".", "!", "”", '"', "»", "」", "。", "！", "…")
_ASKING = re.compile(
    "who|whom|whose|what|when|where|why|which|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|"
    "and|according|tell|list",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """What a person sent; `files` are the attachments."""

    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """Read these files or links, or this text, as one exchange; then answer the question, if there is one."""

    files: tuple[str, ...] = ()
    text: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    question: str


@dataclass(frozen=True, slots=True)
class Show:
    """Show the line of that mark ("4", or "2.4" where there are several documents); without one, all lines."""

    mark: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """List the exchanges read so far."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Turn to another exchange: its number in the list or words of its title."""

    wanted: str


@dataclass(frozen=True, slots=True)
class Summarise:
    """Show the open exchange's card again."""


@dataclass(frozen=True, slots=True)
class Help:
    """Say in two lines how this is used."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The person is done."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing was said."""


Meaning = Read | Ask | Show | Recall | Switch | Summarise | Help | Leave | Nothing

_WORDS: dict[str, Meaning] = {
    "help": Help(),
    "?": Help(),
    "list": Recall(),
    "exchanges": Recall(),
    "lines": Show(),
    "card": Summarise(),
    "summary": Summarise(),
    "quit": Leave(),
    "exit": Leave(),
    "bye": Leave(),
}


def meaning(message: Message) -> Meaning:
    """Decide what a message asks of us."""
    text = message.text.strip()
    if message.files:
        return Read(files=message.files, question=text)
    if not text:
        return Nothing()
    command = _command(text)
    if command is not None:
        return command
    links = tuple(_URL.findall(text))
    if links:
        rest = _URL.sub("", text).strip()
        if len(rest) < PASTED:
            return Read(files=links, question=rest if is_question(rest) else "")
    if len(text) >= PASTED or _is_text(text):
        return _pasted(message.text)
    return Ask(text)


def is_question(text: str) -> bool:
    """Whether a short text asks something."""
    text = text.strip()
    first = re.match(r"[^\W\d_]+", text)
    return text.endswith(_QUESTION_ENDS) or (first is not None and _ASKING.fullmatch(first[0]) is not None)


def _command(text: str) -> Meaning | None:
    number = _NUMBER.fullmatch(text)
    if number:
        return Show(number[1].replace(":", "."))
    match = _COMMAND.fullmatch(text)
    if match is None:
        return None
    word, rest = match["word"].lower(), (match["rest"] or "").strip()
    if not rest:
        return _WORDS.get(word)
    if word in ("show", "line", "lines"):
        shown = _NUMBER.fullmatch(rest)
        return Show(shown[1].replace(":", ".")) if shown else None
    if word in ("switch", "open") and "\n" not in rest and len(rest) < PASTED:
        return Switch(rest)
    if word == "ask" and len(rest) < PASTED:
        return Ask(rest)
    if word == "read" and "\n" not in rest and len(rest) < PASTED:
        return Read(files=(rest,))
    return None


def _is_text(text: str) -> bool:
    """Whether a short message is a text to read: several lines, or a sentence that tells rather than asks."""
    if is_question(text):
        return False
    spaced = text.split()
    return "\n" in text or (
        text.endswith(_SENTENCE_ENDS) and (len(spaced) >= _STATED or (len(spaced) == 1 and len(text) >= 2 * _STATED))
    )


def _pasted(text: str) -> Read:
    """A text, and the question put above or below it in a paragraph of its own."""
    text = text.strip()
    above = _ABOVE.match(text)
    if above and _asks_us(above[1].strip()):
        return Read(text=text[above.end() :], question=above[1].strip())
    head, gap, below = text.rpartition("\n\n" if "\r" not in text else "\r\n\r\n")
    if gap and "\n" not in below and len(below) < PASTED and _asks_us(below.strip()):
        return Read(text=head, question=below.strip())
    return Read(text=text)


def _asks_us(line: str) -> bool:
    """Whether a line beside a text is put to us, rather than a heading of the text's own that happens to ask."""
    first = re.match(r"[^\W\d_]+", line)
    return line.endswith(_QUESTION_ENDS) and bool(first and (_ASKING.fullmatch(first[0]) or not line.isascii()))
