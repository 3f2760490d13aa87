"""Exchanges of our own writing with drafts on them, true and false, as tables (`tests/data/verification/*.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.grounding import locate
from bot.domain.model import (
    Document,
    DocumentKind,
    Draft,
    Exchange,
    Facts,
    Passage,
    Quotation,
    Reading,
    Speaker,
    Statement,
)
from bot.domain.passages import passages

TABLES = Path(__file__).parent.parent / "data" / "verification"


@dataclass(frozen=True, slots=True)
class Case:
    """A draft on an exchange; `kind` is empty for a faithful one."""

    exchange: Exchange
    draft: Draft
    kind: str

    def __str__(self) -> str:
        return f"{self.exchange.id}-{self.kind or 'faithful'}-{self.draft.text}"


def cases() -> Iterator[Case]:
    """Read all tables."""
    for path in sorted(TABLES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        exchange = _exchange(path.stem, table)
        for kind, drafts in (("", table["faithful"]["drafts"]), *table["false"].items()):
            for text, numbers in drafts:
                yield Case(exchange, Draft(text, tuple(numbers)), kind)


def _exchange(name: str, table: dict[str, Any]) -> Exchange:
    return Exchange(name, "", Facts(), tuple(_reading(row) for row in table.get("document", [table])))


def _reading(row: dict[str, Any]) -> Reading:
    document = Document(
        row["text"].strip(),
        publisher=row["publisher"],
        kind=DocumentKind(row["kind"]),
        published=row["published"],
        language=row.get("language", "en"),
    )
    numbered = passages(document.text)
    return Reading(document, numbered, tuple(_statement(document, numbered, each) for each in row["statement"]))


def _statement(document: Document, numbered: tuple[Passage, ...], row: dict[str, Any]) -> Statement:
    content = tuple(span for words in row["content"] for span in locate(words, document.text, numbered))
    assert content, row["content"]
    touched = tuple(p.number for p in numbered if any(p.span.overlaps(span) for span in content))
    return Statement(
        document=document.id,
        passages=touched,
        speaker=Speaker(row["speaker"], row.get("role", ""), row.get("party", "")),
        mention=(),
        cue=row["cue"],
        cue_spans=locate(row["cue"], document.text, numbered, touched) if row["cue"] else (),
        quotation=Quotation.INDIRECT,
        content=content,
        text=" … ".join(span.of(document.text) for span in content),
        via=tuple(row.get("via", ())),
        addressee=row.get("addressee", ""),
        earlier=row.get("earlier", False),
        joint=row.get("joint", False),
    )
