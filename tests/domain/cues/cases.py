"""What a table of cases says of a text: who is credited with which words, by which cue, through whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from bot.domain.cues import read
from bot.domain.model import Attribution, Document, DocumentKind, Quotation
from bot.domain.passages import passages

DIRECT, INDIRECT, MIXED = Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED
MARLOW, RAUK = "Helena Marlow", "Victor Rauk"
SCENE = "President Helena Marlow of Caldria met Prime Minister Victor Rauk of Sudmark in Port Ansel on Tuesday.\n\n"
"""Names the people of most cases, and says nothing for anybody."""

_EDGES = "“”„«»「」『』\"'‘’`[]()* \n\t,.;:—–-"
_NOTHING_BETWEEN = re.compile(rf"[{re.escape(_EDGES)}]*")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, its content in pieces as printed, the marks and stops at their edges left out."""

    speaker: str
    cue: str
    content: tuple[str, ...]
    quotation: Quotation
    via: tuple[str, ...] = ()
    addressee: str = ""
    earlier: bool = False
    joint: bool = False


def said(
    speaker: str,
    cue: str,
    *content: str,
    quotation: Quotation = INDIRECT,
    via: tuple[str, ...] = (),
    addressee: str = "",
    earlier: bool = False,
    joint: bool = False,
) -> Said:
    pieces = tuple(_bare(piece) for piece in content)
    return Said(_name(speaker), cue, pieces, quotation, tuple(map(_name, via)), _name(addressee), earlier, joint)


def case(name: str, text: str, *expected: Said, fails: str = "") -> Any:
    """A row of a table; `fails` tells why the reader does not get it right yet."""
    return pytest.param(text, expected, id=name, marks=_marks(fails))


def line(name: str, text: str, fails: str = "") -> Any:
    """A row of a table that needs no more than its text."""
    return pytest.param(text, id=name, marks=_marks(fails))


def _marks(fails: str) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(strict=True, reason=fails),) if fails else ()


def document(
    text: str, kind: DocumentKind = DocumentKind.ARTICLE, *, publisher: str = "", published: str = "2031-05-14"
) -> Document:
    return Document(text, publisher=publisher, kind=kind, published=published)


def attributions(told: Document) -> tuple[Attribution, ...]:
    return read(told, passages(told.text))


def heard(told: Document) -> tuple[Said, ...]:
    """Everything read from a document, as the tables put it."""
    return tuple(_said(attribution, told.text) for attribution in attributions(told))


def in_scene(text: str) -> tuple[Said, ...]:
    """Everything read from an article that opens with the scene."""
    return heard(document(SCENE + text))


def _said(attribution: Attribution, text: str) -> Said:
    return Said(
        _name(attribution.speaker.name),
        " … ".join(wording.text for wording in attribution.cue),
        _pieces(attribution, text),
        attribution.quotation,
        tuple(map(_name, attribution.via)),
        _name(attribution.addressee),
        attribution.earlier,
        attribution.joint,
    )


def _name(printed: str) -> str:
    """A name without its article, which is no part of it."""
    return printed.removeprefix("The ").removeprefix("the ")


def _pieces(attribution: Attribution, text: str) -> tuple[str, ...]:
    """Content with neighbouring sentences joined, so that cutting them apart or not is the reader's affair."""
    merged: list[tuple[int, int]] = []
    for wording in attribution.content:
        assert wording.span is not None
        start, end = wording.span.start, wording.span.end
        if merged and _NOTHING_BETWEEN.fullmatch(text, merged[-1][1], start):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(_bare(text[start:end]) for start, end in merged)


def _bare(piece: str) -> str:
    return re.sub(r"\s+", " ", piece.strip(_EDGES).removeprefix("that ").strip(_EDGES))
