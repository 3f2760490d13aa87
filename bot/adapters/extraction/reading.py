"""The loop of the extracting process: a page, its reader by what it is, an answer; and the next."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from bot.adapters.article import article
from bot.adapters.article.decoding import decoded
from bot.adapters.extraction.frames import LENGTHS, REPLY_LIMIT, answered, broken, failed, page
from bot.adapters.files import LIMIT, pasted
from bot.adapters.page import Extract, Page
from bot.domain.publishers import publisher
from bot.errors import DocumentError, DocumentTooLarge

OUT_OF_MEMORY: Final = 86
"""The exit status of a process that had no memory left."""

_SNIFFED: Final = 1024
_MARKUP: Final = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def serve(pages: BinaryIO, replies: BinaryIO, refused: Callable[[], int]) -> None:
    """Read pages and answer them until there are no more."""
    replies.write(LENGTHS.pack(0, 0))  # ready
    replies.flush()
    while True:
        lengths = pages.read(LENGTHS.size)
        if len(lengths) < LENGTHS.size:
            return
        head, body = LENGTHS.unpack(lengths)
        replies.write(_answer(page(pages.read(head), pages.read(body)), refused))
        replies.flush()


def reader(page: Page) -> Callable[[Page], Extract]:
    """Choose who reads a page: by its first bytes, then by what was declared, then by its name.

    Readers are imported when first needed: most pages are articles, and a process is to start quickly.
    """
    start, name = page.content[:_SNIFFED], page.name.lower()
    if b"%PDF-" in start or (page.media_type == "application/pdf" and not _is_markup(start)):
        from bot.adapters.pdf import pdf

        return pdf
    if start.startswith(b"PK\x03\x04") and (page.media_type == _WORD or name.endswith(".docx") or not page.url):
        from bot.adapters.word import word

        return word
    if page.media_type == "message/rfc822" or name.endswith(".eml"):
        from bot.adapters.mail import mail

        return mail
    if not _is_markup(start) and (page.media_type == "text/plain" or (not page.media_type and b"<" not in start)):
        return plain
    return article


def plain(page: Page) -> Extract:
    """Take in plain text, in whatever encoding it came."""
    document = pasted(decoded(page.content, page.charset))
    host = urlsplit(page.url).hostname or ""
    return Extract((replace(document, url=page.url, publisher=publisher(host) if host else document.publisher),))


def _answer(page: Page, refused: Callable[[], int]) -> bytes:
    try:
        extract = reader(page)(page)
        longest = max((len(document.text) for document in extract.documents), default=0)
        if longest > LIMIT:
            raise DocumentTooLarge(
                f"The text of {page.name or page.url} is longer than {LIMIT:,} characters: paste the part you want read."
            )
        answer = answered(extract, refused())
        return answer if len(answer) < REPLY_LIMIT else broken(OverflowError(), refused())
    except DocumentError as failure:
        return failed(failure, refused())
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of the heap is of no use to the next page
    except Exception as error:  # a page breaks an extractor in ways nobody foresaw; the next page must not suffer
        return broken(error, refused())


def _is_markup(start: bytes) -> bool:
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP)
