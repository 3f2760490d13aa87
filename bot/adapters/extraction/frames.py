"""What the bot and its extracting process say to each other, and how it is written.

A frame is two lengths, a JSON object and bytes. The process reads pages made by anyone, so what comes back is not trusted:
it is bounded in size, every field is checked for its type, and a failure is one of a closed table. Nothing is unpickled.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.adapters.page import Extract, Page
from bot.domain.model import Document, DocumentKind
from bot.errors import (
    DocumentBinary,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    DocumentUndecodable,
    DocumentWalled,
)

LENGTHS: Final = struct.Struct(">II")
"""Of the object and of the bytes behind it."""
REPLY_LIMIT: Final = 16_000_000
"""Bytes of a reply."""

OUT_OF_MEMORY: Final = 86
"""The exit status of a process that had no memory left."""

_FIELDS: Final = ("name", "media_type", "charset", "url", "etag", "modified")
_DOCUMENT_FIELDS: Final = ("text", "publisher", "title", "language", "published", "url")
_DOCUMENTS: Final = 100
_FAILURES: Final = {
    failure.__name__: failure
    for failure in (
        DocumentBinary,
        DocumentEmpty,
        DocumentError,
        DocumentTooLarge,
        DocumentUndecodable,
        DocumentWalled,
    )
}
_SENTENCE: Final = 2_000
"""Characters of a sentence for people."""


class Garbled(Exception):
    """The other side said what it should not: the process is broken, or no longer ours."""


def asked(page: Page) -> bytes:
    """Write a page as the beginning of a frame, behind which its content is to stand."""
    head = {name: getattr(page, name) for name in _FIELDS}
    head["fetched"] = page.fetched.isoformat() if page.fetched else ""
    return _frame(head, len(page.content))


def page(head: bytes, content: bytes) -> Page:
    """Read a page from a frame."""
    told = json.loads(head)
    fetched = told.pop("fetched")
    return Page(content=content, fetched=datetime.fromisoformat(fetched) if fetched else None, **told)


def answered(extract: Extract, refused: int) -> bytes:
    """Write what was found; `refused` is how often a library tried to reach the network."""
    head = {
        "documents": [
            {**{name: getattr(one, name) for name in _DOCUMENT_FIELDS}, "kind": str(one.kind)}
            for one in extract.documents
        ],
        "extractor": extract.extractor,
        "notices": list(extract.notices),
        "canonical": extract.canonical,
        "refused": refused,
    }
    return _frame(head)


def failed(failure: DocumentError, refused: int) -> bytes:
    """Write a failure we foresee."""
    kinds = (kind.__name__ for kind in type(failure).__mro__ if kind.__name__ in _FAILURES)
    return _frame({"failure": next(kinds, DocumentError.__name__), "sentence": str(failure), "refused": refused})


def broken(error: BaseException, refused: int) -> bytes:
    """Write that the extractor itself broke: the name of its error alone, for its words may be the page's."""
    return _frame({"broke": type(error).__name__, "refused": refused})


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, checked: an extract, or a failure, or the name of an error nobody foresaw."""

    refused: int
    extract: Extract | None = None
    failure: DocumentError | None = None
    broke: str = ""


def replied(head: bytes) -> Reply:
    """Read a reply, or raise `Garbled`."""
    try:
        told = json.loads(head.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise Garbled("no JSON") from error
    if not isinstance(told, dict):
        raise Garbled("no object")
    refused = _number(told.get("refused"))
    if "broke" in told:
        return Reply(refused, broke=_string(told["broke"])[:100] or "an error without a name")
    if "failure" in told:
        return Reply(refused, failure=_failure(told))
    return Reply(refused, extract=_extract(told))


def _frame(head: dict[str, object], behind: int = 0) -> bytes:
    written = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return LENGTHS.pack(len(written), behind) + written


def _extract(told: dict[str, object]) -> Extract:
    return Extract(
        documents=tuple(map(_document, _list(told.get("documents"), _DOCUMENTS))),
        extractor=_string(told.get("extractor"))[:200],
        notices=tuple(_string(one)[:_SENTENCE] for one in _list(told.get("notices"), _DOCUMENTS)),
        canonical=_string(told.get("canonical"))[:_SENTENCE],
    )


def _document(told: object) -> Document:
    if not isinstance(told, dict):
        raise Garbled("no document")
    try:
        kind = DocumentKind(_string(told.get("kind")))
    except ValueError as error:
        raise Garbled("no kind") from error
    text, publisher, title, language, published, url = (_string(told.get(name)) for name in _DOCUMENT_FIELDS)
    return Document(text, publisher, title, kind, language, published, url)


def _failure(told: dict[str, object]) -> DocumentError:
    kind = _FAILURES.get(_string(told.get("failure")))
    if kind is None:
        raise Garbled("no such failure")
    return kind(_string(told.get("sentence"))[:_SENTENCE])


def _string(told: object) -> str:
    if not isinstance(told, str):
        raise Garbled("no string")
    return told


def _number(told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise Garbled("no number")
    return told


def _list(told: object, most: int) -> list[object]:
    if not isinstance(told, list) or len(told) > most:
        raise Garbled("no list")
    return told
