"""Values to rows and back: what comes back equals what was kept.

Statements have a column for each of their fields, to be searched by. What is only ever wanted whole is packed: JSON by
the types of the fields, so that a field the model gains is kept without a word here, and has its default in older rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_origin, get_type_hints

from bot.adapters.page import Copy
from bot.domain.model import (
    Document,
    DocumentKind,
    Passage,
    Quotation,
    Reading,
    Span,
    Speaker,
    Statement,
    Ungrounded,
)
from bot.errors import StoreDiffers

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

_T = TypeVar("_T")

Row = dict[str, str | int | bool]


def packed(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[_T], text: str) -> _T:
    """Give back what was packed; what another build packed in ways we cannot follow is refused."""
    try:
        return cast(_T, _revived(kind, json.loads(text)))
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise StoreDiffers(
            "What is kept was written by another build of Rapporteur, and this one cannot read it. Name another database "
            "in DATABASE_URL, or move this one away to begin afresh."
        ) from error


def reading_row(reading: Reading) -> Row:
    """Lay out a reading but for its statements. The fingerprint is over all of it, and not over what is told of its document."""
    passages, ungrounded = packed(reading.passages), packed(reading.ungrounded)
    whole = packed((reading.document.id, reading.reader, passages, ungrounded, reading.statements))
    return {
        "text": reading.document.id,
        "fingerprint": _fingerprint(whole),
        "reader": reading.reader,
        "passages": passages,
        "ungrounded": ungrounded,
    }


def statement_rows(reading: Reading, key: int) -> list[Row]:
    return [
        {
            "reading": key,
            "number": number,
            "speaker": statement.speaker.name,
            "role": statement.speaker.role,
            "party": statement.speaker.party,
            "via": packed(statement.via),
            "addressee": statement.addressee,
            "topic": statement.topic,
            "quotation": statement.quotation.value,
            "earlier": statement.earlier,
            "joint": statement.joint,
            "cue": statement.cue,
            "text": statement.text,
            "passages": packed(statement.passages),
            "mention": packed(statement.mention),
            "cue_spans": packed(statement.cue_spans),
            "content": packed(statement.content),
        }
        for number, statement in enumerate(reading.statements, start=1)
    ]


def document_row(document: Document) -> Row:
    """Lay out what a place knows of a text besides its words."""
    return {
        "publisher": document.publisher,
        "title": document.title,
        "kind": document.kind.value,
        "language": document.language,
        "published": document.published,
        "url": document.url,
    }


def guise(document: Document) -> str:
    """Fingerprint what a reader may look at besides the words; where the text was found is no part of it."""
    return _fingerprint(packed([value for name, value in document_row(document).items() if name != "url"]))


def copy_row(copy: Copy) -> dict[str, object]:
    """Lay out a copy but for its text."""
    return {
        **document_row(copy.document),
        "fetched": copy.fetched,
        "digest": copy.digest,
        "extractor": copy.extractor,
        "notices": packed(copy.notices),
        "etag": copy.etag,
        "modified": copy.modified,
    }


def copy(row: RowMapping, text: str) -> Copy:
    return Copy(
        document(row, text),
        fetched=row["fetched"],
        digest=row["digest"],
        extractor=row["extractor"],
        notices=unpacked(tuple[str, ...], row["notices"]),
        etag=row["etag"],
        modified=row["modified"],
    )


def document(row: RowMapping, text: str) -> Document:
    return Document(
        text,
        publisher=row["publisher"],
        title=row["title"],
        kind=DocumentKind(row["kind"]),
        language=row["language"],
        published=row["published"],
        url=row["url"],
    )


def reading(row: RowMapping, document: Document, statements: Iterable[RowMapping]) -> Reading:
    return Reading(
        document,
        passages=unpacked(tuple[Passage, ...], row["passages"]),
        statements=tuple(_statement(statement, document.id) for statement in statements),
        ungrounded=unpacked(tuple[Ungrounded, ...], row["ungrounded"]),
        reader=row["reader"],
    )


def _statement(row: RowMapping, document: str) -> Statement:
    return Statement(
        document=document,
        passages=unpacked(tuple[int, ...], row["passages"]),
        speaker=Speaker(row["speaker"], row["role"], row["party"]),
        mention=unpacked(tuple[Span, ...], row["mention"]),
        cue=row["cue"],
        cue_spans=unpacked(tuple[Span, ...], row["cue_spans"]),
        quotation=Quotation(row["quotation"]),
        content=unpacked(tuple[Span, ...], row["content"]),
        text=row["text"],
        via=unpacked(tuple[str, ...], row["via"]),
        addressee=row["addressee"],
        topic=row["topic"],
        earlier=row["earlier"],
        joint=row["joint"],
    )


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.init}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value


def _revived(hint: object, plain: object) -> object:
    if get_origin(hint) is tuple:
        return tuple(_revived(get_args(hint)[0], part) for part in cast(list[object], plain))
    if get_origin(hint) is UnionType:
        return None if plain is None else _revived(get_args(hint)[0], plain)
    if not isinstance(hint, type):
        raise TypeError(hint)
    if hint is Span:
        return Span(*cast(list[int], plain))
    if hint is datetime:
        return datetime.fromisoformat(str(plain))
    if is_dataclass(hint):
        hints = _hints(hint)
        told = cast(Mapping[str, object], plain)
        return hint(**{name: _revived(hints[name], part) for name, part in told.items() if name in hints})
    return hint(str(plain)) if issubclass(hint, StrEnum) else plain


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)
