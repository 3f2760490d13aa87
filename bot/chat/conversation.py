"""What a message means: read, ask, show, switch, help or nothing.

Pure: a message and what surrounds it in, a meaning out. Nothing here knows a terminal or a platform; each front resolves
what it can (which words are files, which message was replied to) into `Message` and acts on the meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chat.card import Button

PASTED = 200
"""Characters from which a message is a text to read, whatever it looks like; no question in ordinary words is so long."""

_STATED = 10
"""Words from which a short message that ends like a sentence is a text."""

_URL = re.compile(r"https?://[^\s<>\"“”«»「」『』（）【】《》〈〉。，、；！？]+", re.IGNORECASE)
_TITLE = re.compile(r"\[[^\[\]\n]{0,300}\]\(\s*<?(?=https?://)", re.IGNORECASE)
"""The words of a link as Markdown has it: the page's, and not the person's."""
_CLOSING = ".,;:!?…'’*_|~`"
"""Signs of the sentence a link stands in, rather than of the link."""
_BRACKETS = {"(": ")", "[": "]"}
_COMMAND = re.compile(r"/?(?P<word>[a-z]+|\?)(?:\s+#?(?P<rest>\S.*))?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(?<![\d.:])\d{1,6}(?:[.:]\d{1,6})?(?![\d:]|\.\d)")
_RANGE = re.compile(r"(?<![\d.:])(\d{1,6})\s?[-–]\s?(\d{1,6})(?![\d.:])")
_SCREEN = 40
"""Lines that may be asked for by their first and last."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
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
    """What a person sent: `files` are the attachments, `offered` what they may say instead of pressing a button.

    `pointed` are the marks of what they were told last: what *it* is.
    """

    text: str
    files: tuple[str, ...] = ()
    offered: tuple[Button, ...] = ()
    pointed: tuple[str, ...] = ()


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
    """Show the lines of these marks ("4", or "2.4" where there are several documents); without any, all lines."""

    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recall:
    """List the exchanges read so far."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Tell what was read and no digest told."""


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
class Say:
    """Answer a courtesy with this sentence: it asks nothing of the documents."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Leave:
    """The person is done."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing was said."""


Meaning = Read | Ask | Show | Recall | Digest | Switch | Summarise | Help | Say | Leave | Nothing

_WORDS: dict[str, Meaning] = {
    "help": Help(),
    "?": Help(),
    "commands": Help(),
    "read": Help(),
    "ask": Help(),
    "list": Recall(),
    "exchanges": Recall(),
    "digest": Digest(),
    "switch": Recall(),
    "open": Recall(),
    "line": Show(),
    "lines": Show(),
    "more": Show(),
    "text": Show(),
    "full text": Show(),
    "card": Summarise(),
    "summary": Summarise(),
    "quit": Leave(),
    "exit": Leave(),
    "bye": Leave(),
    "goodbye": Leave(),
    "good bye": Leave(),
    "q": Leave(),
    "what can you do": Help(),
    "what do you do": Help(),
    "what are you": Help(),
    "who are you": Help(),
    "how does this work": Help(),
    "how do i use this": Help(),
}
_SHOWING = frozenset("show see display print open view".split())
_UNSAID = frozenset("please the me all again now".split())
"""Words beside a command that change nothing about it."""
_IT = frozenset("it this that them those these".split())
_AROUND_A_MARK = _SHOWING | frozenset(
    "what what’s what's whats is are does do in at on of say says mean means stand for line lines number numbers no nr "
    "passage passages sentence quote read give and me the please mark".split()
)
"""Words with which a mark is asked after, as in *what is [5]?* and *show me lines 4 and 5*."""

_BESIDE_LINKS = frozenset(
    "and or also plus with vs versus here this these that those the it them link links page pages article articles story read "
    "look at have a can could would will you please me for us check out compare summarise summarize what about is says".split()
)
"""Words around links that ask for nothing but that they be read."""

_COURTESIES = (
    (
        frozenset("thanks thank thx ty cheers merci danke gracias grazie obrigado спасибо 谢谢 شكرا".split()),
        "You are welcome. Ask on, or paste another text.",
    ),
    (
        frozenset(
            "hello hi hey hiya greetings morning afternoon evening hola bonjour hallo ciao привет 你好 مرحبا".split()
        ),
        "Hello. Paste an account of a diplomatic exchange or give a link or a file’s path, then ask who said what; help tells more.",
    ),
    (
        frozenset(
            "ok okay k yes yeah yep no nope sure fine good great nice cool perfect excellent right alright understood "
            "got wow sorry please wonderful brilliant interesting".split()
        ),
        "Very well. Ask on, or paste another text; help tells more.",
    ),
)
"""What is said for courtesy, and the answer; the first kind that is met counts."""
_BESIDE_COURTESY = frozenset(
    "you very much so a lot there all for that this the it i see well done job work bot rapporteur then now again and "
    "to your help was is my friend day many".split()
)


def meaning(message: Message) -> Meaning:
    """Decide what a message asks of us."""
    text = message.text.strip()
    if message.files:
        return Read(files=message.files, question=text)
    if not text:
        return Nothing()
    meant = _offered(text, message.offered) or _command(text, message.pointed) or _courtesy(text)
    if meant is not None:
        return meant
    links = linked(text)
    if links:
        rest = _URL.sub(_behind, _TITLE.sub("", text)).strip(" <>()[]")
        if len(rest) < PASTED:
            asks = is_question(rest) and not _BESIDE_LINKS.issuperset(_words(rest))
            return Read(files=links, question=rest if asks else "")
    if len(text) >= PASTED or _is_text(text):
        return _pasted(message.text)
    return Ask(text)


def linked(text: str) -> tuple[str, ...]:
    """The links of a message, each once, without the marks of the sentence around them."""
    found: dict[str, None] = {}
    text, place = _TITLE.sub(" ", text), 0
    while match := _URL.search(text, place):
        link = _without_closing(match[0])
        place = match.start() + len(link)
        if link.partition("://")[2]:
            found[link] = None
    return tuple(found)


def _without_closing(link: str) -> str:
    """A link up to the first bracket that was opened before it, and without the marks of a sentence."""
    open_: list[str] = []
    for place, sign in enumerate(link):
        if sign in _BRACKETS:
            open_.append(_BRACKETS[sign])
        elif sign in _BRACKETS.values() and (not open_ or open_.pop() != sign):
            link = link[:place]
            break
    return link.rstrip(_CLOSING)


def _behind(match: re.Match[str]) -> str:
    """What stands behind a link that nothing parts from it."""
    return match[0][len(_without_closing(match[0])) :].lstrip(_CLOSING)


def is_question(text: str) -> bool:
    """Whether a short text asks something."""
    text = text.strip()
    first = re.match(r"[^\W\d_]+", text)
    return text.endswith(_QUESTION_ENDS) or (first is not None and _ASKING.fullmatch(first[0]) is not None)


def is_command(text: str) -> bool:
    """Whether a message is one of our own words, such as *lines* or */switch 2*."""
    return _command(text.strip()) is not None


def _command(text: str, pointed: tuple[str, ...] = ()) -> Meaning | None:
    if len(text) >= PASTED or "\n" in text:
        return None
    if text in _WORDS:
        return _WORDS[text]
    return _shown(text, pointed) or _WORDS.get(_bare(text)) or _with_its_object(text)


def _with_its_object(text: str) -> Meaning | None:
    match = _COMMAND.fullmatch(text)
    if match is None or not match["rest"]:
        return None
    rest = match["rest"].strip()
    match match["word"].lower():
        case "switch" | "open":
            return Switch(rest)
        case "ask":
            return Ask(rest)
        case "read":
            return Read(files=linked(rest) or (rest,))
    return None


def _shown(text: str, pointed: tuple[str, ...]) -> Meaning | None:
    """What is to be shown: the lines of marks, *it*, or all of them; *show me what he said* is a question."""
    words = _words(_NUMBER.sub(" ", text))
    marks = tuple(dict.fromkeys(mark.replace(":", ".") for mark in _NUMBER.findall(_RANGE.sub(_counted_out, text))))
    if marks:
        switching = text.removeprefix("/").lower().startswith(("switch", "open"))
        return Show(marks) if not switching and _AROUND_A_MARK.issuperset(words) else None
    if not words or words[0] not in _SHOWING:
        return None
    wanted = [word for word in words[1:] if word not in _UNSAID]
    if wanted and _IT.issuperset(wanted):
        return Show(pointed)
    if not wanted:
        return Show() if words[0] != "open" else None
    return _WORDS.get(" ".join(wanted))


def _counted_out(range_of: re.Match[str]) -> str:
    """Every number of a range such as *4-6*, as far as a screen may hold their lines."""
    first, last = int(range_of[1]), int(range_of[2])
    return " ".join(map(str, range(first, last + 1))) if first < last <= first + _SCREEN else range_of[0]


def _bare(text: str) -> str:
    return " ".join(word for word in _words(text) if word not in _UNSAID)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _offered(text: str, offered: Sequence[Button]) -> Meaning | None:
    """What a button would say whose label was typed, or any part of the name on it that no other name has."""
    typed = _folded(text)
    if not typed or len(text) >= PASTED:
        return None
    whole = [button for button in offered if _folded(button.label) == typed]
    parts = [button for button in offered if any(part == typed for part in _parts(_folded(button.label)))]
    for found in (whole, parts):
        messages = {button.message for button in found}
        if len(messages) == 1:
            return meaning(Message(messages.pop()))
    return None


def _parts(label: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The beginnings and the ends of a name of several words, but for its little words: Xi, von der Leyen, Leyen."""
    for at in range(1, len(label)):
        for part in (label[:at], label[at:]):
            if len(part) > 1 or (len(part[0]) > 1 and part[0] not in _UNSAID | _AROUND_A_MARK):
                yield part


def _folded(text: str) -> tuple[str, ...]:
    """The words of a name without case and accents."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return tuple(word.casefold() for word in _WORD.findall(plain))


def _courtesy(text: str) -> Say | None:
    words = set(_words(text))
    told = [(words & courteous, answer) for courteous, answer in _COURTESIES]
    if not _BESIDE_COURTESY.issuperset(words.difference(*(courteous for courteous, _ in told))):
        return None
    return next((Say(answer) for courteous, answer in told if courteous), None)


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
