"""The words of the matter, as values.

What a model or a cue tells us (`Attribution`, `Draft`) and what we stand behind (`Statement`, `Claim`) are different
types. Only `grounding.ground` makes statements and only `verification.verify` makes claims; nothing renders the first
kind. All values are immutable, all offsets are half-open and count characters of the document's text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.normal import normalised


class DocumentKind(StrEnum):
    READOUT = "readout"
    """One side's own account."""
    JOINT_STATEMENT = "joint_statement"
    TRANSCRIPT = "transcript"
    ARTICLE = "article"
    POST = "post"
    TEXT = "text"


class Quotation(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Flaw(StrEnum):
    """Why something was withheld."""

    UNCITED = "uncited"
    UNKNOWN = "unknown"
    MISQUOTED = "misquoted"
    MISATTRIBUTED = "misattributed"
    UNBACKED = "unbacked"
    INVERTED = "inverted"
    OVERSTATED = "overstated"
    UNILATERAL = "unilateral"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A text we were given. Its identity is the hash of its text, which is held in NFC."""

    text: str
    publisher: str = ""
    title: str = ""
    kind: DocumentKind = DocumentKind.TEXT
    language: str = ""
    published: str = ""
    """ISO 8601, as precise as was told."""
    url: str = ""
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        text = normalised(self.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "id", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered sentence of a document, counted from one."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """The place a reader is pointed to: a passage of a document."""

    document: str
    passage: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is credited: the fullest name the document prints, a role ("Foreign Minister") and a party ("Russia")."""

    name: str
    role: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words said to stand in a document, and where; without a place they have yet to be found."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as read by a model or by cues. Unchecked: only `grounding.ground` may believe it."""

    speaker: Speaker
    cue: tuple[Wording, ...]
    content: tuple[Wording, ...]
    mention: tuple[Wording, ...] = ()
    """Empty where the words name no speaker themselves (a label far above, an unnamed continuation)."""
    passages: tuple[int, ...] = ()
    """Where the reader says it stands; a hint."""
    quotation: Quotation = Quotation.INDIRECT
    via: tuple[str, ...] = ()
    """The relays, nearest the speaker first."""
    addressee: str = ""
    topic: str = ""
    earlier: bool = False
    """Said on an older occasion than the exchange itself."""
    joint: bool = False
    """Said by several together: "the two leaders", a joint text."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution whose speaker, cue and content stand in its document. Made by `grounding.ground` alone."""

    document: str
    passages: tuple[int, ...]
    speaker: Speaker
    mention: tuple[Span, ...]
    cue: str
    cue_spans: tuple[Span, ...]
    quotation: Quotation
    content: tuple[Span, ...]
    text: str
    """The content's words as printed; pieces joined by " … "."""
    via: tuple[str, ...] = ()
    addressee: str = ""
    topic: str = ""
    earlier: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """An attribution its document does not bear out."""

    attribution: Attribution
    flaw: Flaw
    reason: str
    """A sentence for people, naming the words at fault."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document yielded."""

    document: Document
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    ungrounded: tuple[Ungrounded, ...] = ()
    reader: str = ""
    """The model that read it; empty for the cue reader."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something told of the exchange itself, with the passages that tell it."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the exchange; empty where not stated."""

    form: Fact | None = None
    date: Fact | None = None
    place: Fact | None = None
    parties: tuple[Speaker, ...] = ()
    """Those who took part."""
    next_steps: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """The dealings followed as one matter: one call, one meeting, one row."""

    id: str
    title: str
    facts: Facts
    readings: tuple[Reading, ...]
    is_exchange: bool = True
    """False where the documents tell of no diplomatic exchange at all."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in order; a statement's number is its place here, counted from one."""
        return tuple(statement for reading in self.readings for statement in reading.statements)

    def reading(self, document: str) -> Reading:
        """The reading of the document with that id; `KeyError` if it is none of ours."""
        for reading in self.readings:
            if reading.document.id == document:
                return reading
        raise KeyError(document)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence a model wrote and the statement numbers it cites. Unchecked: only `verification.verify` may believe it."""

    text: str
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence we stand behind. It carries the statements it cites, so it cannot dangle."""

    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence we do not stand behind, with its flaw and the reason in words a model or a person can act on."""

    text: str
    flaw: Flaw
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    claims: tuple[Claim, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims for a question. Without claims it is silence, and `nearest` shows what came closest."""

    question: str
    claims: tuple[Claim, ...] = ()
    nearest: tuple[Citation, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    @property
    def silent(self) -> bool:
        return not self.claims
