"""What came in, and what was taken out of it.

`Page` is bytes with what is told of them, from a link or a file; `Extract` is the documents found in it. Both travel to the
extracting process and back, so they hold nothing but plain values. `Copy` is what is kept of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.model import Document


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came, unpacked, and what is told of them."""

    content: bytes
    name: str = ""
    """What a person calls it: the link as given, a file's name."""
    media_type: str = ""
    """As declared, in lower case and without parameters; empty where nothing was."""
    charset: str = ""
    """As declared beside the type; empty where none was."""
    url: str = ""
    """Where it was found in the end, after redirects; empty for a file."""
    fetched: datetime | None = None
    """When, aware, in UTC; nothing for a file."""
    etag: str = ""
    modified: str = ""
    """The `ETag` and `Last-Modified` headers, as sent."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The documents found in a page, and how."""

    documents: tuple[Document, ...]
    extractor: str = ""
    """What found them, with its version: "trafilatura 2.3.1"."""
    notices: tuple[str, ...] = ()
    """Sentences for the person who asked: that the text is only part of the whole, and why."""
    canonical: str = ""
    """The address the page itself names as its own; a claim, to be believed on the same registrable domain only."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as it was read at one time."""

    document: Document
    fetched: datetime
    """When it was last found to be so."""
    digest: str
    """The SHA-256 of its bytes, in hexadecimal."""
    extractor: str = ""
    notices: tuple[str, ...] = ()
    etag: str = ""
    modified: str = ""
