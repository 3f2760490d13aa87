"""What a message among people means for us: read it, read the one replied to, ask, watch, redo, help or nothing.

Where many talk, most messages are not for us. A message is for us if it mentions us, replies to us or is written to us
directly; a question in a thread of ours is, unless it is somebody else's to answer. Everything else means nothing, but for
links in a watched channel, which are read quietly. Pure, and without a platform's types: the front fills an `Arrival`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.chat import conversation
from bot.chat.conversation import PASTED, Ask, Help, Leave, Message, Nothing, Read, is_question, linked, meaning

SOON = timedelta(minutes=15)
"""How long after it was sent an edited request is answered anew."""

_TELLING = 3
"""Words from which what is put to us out of the blue is taken for a question, though it does not look like one."""


class Where(StrEnum):
    CHANNEL = "channel"
    THREAD = "thread"
    """Of ours: about one exchange."""
    DIRECT = "direct"


class Answering(StrEnum):
    """To whom a message replies."""

    NOBODY = "nobody"
    US = "us"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Held:
    """What is in a message besides its author's own question: its text, attachments, links of its embeds, forwarded messages.

    Not readable where the platform keeps the content from us.
    """

    text: str = ""
    files: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()
    forwards: tuple[Held, ...] = ()
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message and its surroundings. Its text is without the mention of us."""

    held: Held
    where: Where = Where.CHANNEL
    answering: Answering = Answering.NOBODY
    replied: Held = Held()
    """What the message holds that this one replies to."""
    mentions_us: bool = False
    mentions_others: bool = False
    is_watched: bool = False
    is_bot: bool = False
    """A bot or a webhook."""
    is_ours: bool = False
    edited: timedelta | None = None
    """How long after it was sent; none where it was not."""


@dataclass(frozen=True, slots=True)
class ReadThat:
    """Read what the message replied to, or pointed at by the menu, holds; then answer the question, if there is one."""

    files: tuple[str, ...] = ()
    text: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class AskRecent:
    """Answer from the exchanges last told of here, naming which."""

    question: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Read these links without a word, and speak only if they tell of a diplomatic exchange."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """The platform does not show us the message replied to: say so, and that the message menu does."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do this instead of what the same message asked before, in the reply that stands."""

    meaning: Plain


Plain = conversation.Meaning | ReadThat | AskRecent | Unseen
Meaning = Plain | Watch | Redo


def meant(arrival: Arrival) -> Meaning:
    """Decide what a message asks of us."""
    if arrival.is_bot or arrival.is_ours:
        return Nothing()
    told = _asked(arrival) if _is_for_us(arrival) else Nothing()
    if arrival.edited is not None:
        return Redo(told) if arrival.edited <= SOON and told != Nothing() else Nothing()
    links = linked(arrival.held.text)
    if told == Nothing() and arrival.is_watched and links:
        return Watch(links)
    return told


def pointed_at(held: Held) -> ReadThat | Unseen | Help:
    """Decide what the message menu asks of us for a message: to read it, however short."""
    found = _matter(held)
    if found is not None:
        return ReadThat(found.files, found.text)
    if held.text.strip():
        return ReadThat(text=held.text.strip())
    return Help() if held.is_readable else Unseen()


def _is_for_us(arrival: Arrival) -> bool:
    if arrival.mentions_us or arrival.where is Where.DIRECT:
        return True
    if arrival.mentions_others:
        return False
    # Unmentioned, people also talk to each other about what we said: what is for us then asks or brings something.
    if arrival.answering is Answering.US:
        return is_question(arrival.held.text) or _matter(arrival.held) is not None
    in_thread = arrival.where is Where.THREAD and arrival.answering is Answering.NOBODY
    return in_thread and is_question(arrival.held.text)


def _asked(arrival: Arrival) -> Plain:
    """What is asked by a message that is for us."""
    text = arrival.held.text.strip()
    own = _matter(arrival.held)
    if own is not None:
        return own
    if arrival.answering is Answering.OTHER:
        that = _matter(arrival.replied)
        if that is not None:
            return ReadThat(that.files, that.text, text if is_question(text) else "")
        if not arrival.replied.is_readable:
            return Unseen()
    told = meaning(Message(text))
    is_about_one = arrival.answering is Answering.US or arrival.where is Where.THREAD
    match told:
        case (
            Nothing() | Read()
        ):  # what it names to be read is no link and hangs on no message: a file of somebody's own
            return Help()
        case Leave():
            return Nothing()
        case Ask(question) if not is_about_one:
            return AskRecent(question) if _may_ask(question) else Help()
    return told


def _may_ask(text: str) -> bool:
    """Whether something short, put to us out of the blue, is to be answered rather than explained to."""
    return is_question(text) or not text.isascii() or len(text.split()) >= _TELLING


def _matter(held: Held) -> Read | None:
    """What there is to read in a message, with the question its author put beside it."""
    text = held.text.strip()
    told = meaning(Message(text))
    read = told if isinstance(told, Read) else None
    # The words "read that" name no file where files are attached.
    if read and not read.text and not linked(text):
        read = None
    inside = [found for found in map(_matter, held.forwards) if found is not None]
    inside += [Read(text=one.text.strip()) for one in held.forwards if _matter(one) is None and one.text.strip()]
    files = _each_once((*(read.files if read else ()), *held.files, *(file for one in inside for file in one.files)))
    texts = (read.text if read else "", *(one.text for one in inside))
    told_text = "\n\n".join(filter(None, texts))
    if not files and not told_text:
        files = _each_once(held.embeds)
    if not files and not told_text:
        return None
    question = read.question if read else text if is_question(text) and len(text) < PASTED else ""
    return Read(files, told_text, question)


def _each_once(files: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(files))
