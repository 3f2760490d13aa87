"""An exchange as one JSON object, for programs: version 1 of the shape that DESIGN.md, section 10, lays down.

Any change of the shape but a key added is a change of `_VERSION`: `notices` and a document's `partial` stand there only where
there is something to tell. Everything outside ASCII is escaped, so the object can neither fail to be
written nor drive the terminal it is written to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.desk import Report
from bot.domain.model import (
    Answer,
    Claim,
    Exchange,
    Fact,
    Reading,
    Span,
    Statement,
    Ungrounded,
    Withheld,
)
from bot.domain.partial import breaks_off, wholeness

_VERSION = 1


def record(report: Report, answer: Answer | None = None) -> str:
    """Write a report, and what was answered about it, as one line of JSON."""
    exchange = report.exchange
    refused = (*report.summary.withheld, *(answer.withheld if answer else ()))
    page: dict[str, object] = {
        "version": _VERSION,
        "model": next((reading.reader for reading in exchange.readings if reading.reader), None),
        "exchange": _exchange(exchange),
        "is_exchange": exchange.is_exchange,
        "documents": [_document(number, reading) for number, reading in enumerate(exchange.readings, 1)],
        "statements": _statements(exchange),
        "summary": _claims(report.summary.claims, exchange),
        "withheld": [
            *(_ungrounded(ungrounded) for reading in exchange.readings for ungrounded in reading.ungrounded),
            *(_withheld(sentence) for sentence in refused),
        ],
    }
    if report.notes:
        page["notices"] = report.notes
    if answer is not None:
        page["answer"] = _answer(answer, exchange)
    return json.dumps(page)


def _exchange(exchange: Exchange) -> dict[str, object]:
    facts = exchange.facts
    return {
        "title": exchange.title,
        "form": _text(facts.form),
        "date": _text(facts.date),
        "place": _text(facts.place),
        "parties": [{"name": party.name, "party": party.party, "role": party.role} for party in facts.parties],
        "next_steps": [
            {"text": step.text, "passages": [citation.passage for citation in step.citations]}
            for step in facts.next_steps
        ],
    }


def _document(number: int, reading: Reading) -> dict[str, object]:
    document = reading.document
    partial = breaks_off(document) or wholeness(document.text, document.title).is_partial
    return {
        "n": number,
        "publisher": document.publisher,
        "title": document.title,
        "kind": document.kind,
        "url": document.url,
        "published": document.published,
        "language": document.language,
        "passages": [
            {
                "n": passage.number,
                "start": passage.span.start,
                "end": passage.span.end,
                "text": passage.span.of(document.text),
            }
            for passage in reading.passages
        ],
        **({"partial": True} if partial else {}),
    }


def _statements(exchange: Exchange) -> list[dict[str, object]]:
    places = _places(exchange)
    return [
        {
            "n": number,
            "document": places[statement.document],
            "passages": statement.passages,
            "speaker": statement.speaker.name,
            "role": statement.speaker.role,
            "party": statement.speaker.party,
            "via": statement.via,
            "addressee": statement.addressee,
            "mention": _spans(statement.mention),
            "cue": statement.cue,
            "cue_spans": _spans(statement.cue_spans),
            "quotation": statement.quotation,
            "content": _spans(statement.content),
            "text": statement.text,
            "topic": statement.topic,
            "earlier": statement.earlier,
            "joint": statement.joint,
        }
        for number, statement in enumerate(exchange.statements, 1)
    ]


def _claims(claims: Iterable[Claim], exchange: Exchange) -> list[dict[str, object]]:
    numbers: dict[Statement, int] = {}
    for number, statement in enumerate(exchange.statements, 1):
        numbers.setdefault(statement, number)
    return [
        {"text": claim.text, "statements": [numbers[statement] for statement in claim.statements]} for claim in claims
    ]


def _answer(answer: Answer, exchange: Exchange) -> dict[str, object]:
    places = _places(exchange)
    return {
        "question": answer.question,
        "silent": answer.silent,
        "claims": _claims(answer.claims, exchange),
        "nearest": [
            {"document": places[citation.document], "passage": citation.passage} for citation in answer.nearest
        ],
    }


def _ungrounded(ungrounded: Ungrounded) -> dict[str, object]:
    content = " … ".join(wording.text for wording in ungrounded.attribution.content)
    return {"text": content, "flaw": ungrounded.flaw}


def _withheld(sentence: Withheld) -> dict[str, object]:
    return {"text": sentence.text, "flaw": sentence.flaw}


def _places(exchange: Exchange) -> dict[str, int]:
    return {reading.document.id: number for number, reading in enumerate(exchange.readings, 1)}


def _spans(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _text(fact: Fact | None) -> str:
    return fact.text if fact is not None else ""
