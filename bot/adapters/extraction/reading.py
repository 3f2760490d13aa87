"""The loop of the extracting process: a page, its reader by what it is, an answer; and the next."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from bot.adapters.article import article
from bot.adapters.article.decoding import decoded
from bot.adapters.extraction.frames import LENGTHS, OUT_OF_MEMORY, REPLY_LIMIT, answered, broken, failed, page
from bot.adapters.files import LIMIT
from bot.adapters.page import Extract, Page
from bot.adapters.sniffing import Form, form
from bot.domain.letterhead import letterhead
from bot.domain.model import Document
from bot.domain.publishers import kind, publisher
from bot.errors import DocumentBinary, DocumentEmpty, DocumentError, DocumentTooLarge

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


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
    """Choose who reads a page, or raise `DocumentBinary` for what nobody reads.

    Readers are imported when first needed: most pages are articles, and a process is to start quickly.
    """
    if page.media_type in _PAGES and not page.content.lstrip().startswith(b"%PDF-"):
        return article
    what = form(page.content, page.name, page.media_type)
    if what is Form.MAIL and page.url:
        return plain  # a mail is whoever's it says it is; what stands on the web is its host's
    match what:
        case Form.PDF:
            from bot.adapters.pdf import pdf

            return pdf
        case Form.WORD:
            from bot.adapters.word import word

            return word
        case Form.MAIL:
            from bot.adapters.mail import mail

            return mail
        case Form.TEXT:
            return plain
        case Form.HTML:
            return article
        case told:
            raise DocumentBinary(f"{page.name or page.url or 'The page'} is {told}.")


def plain(page: Page) -> Extract:
    """Take in plain text, in whatever encoding it came."""
    text = decoded(page.content, page.charset).lstrip("\ufeff")
    if not any(character.isalnum() for character in text):
        raise DocumentEmpty(f"There is no text in {page.name or page.url or 'the page'}: paste what you want read.")
    host = urlsplit(page.url).hostname or ""
    if not host:
        return Extract((replace(letterhead(Document(text)), url=page.url),))
    document = letterhead(Document(text, publisher=publisher(host), url=page.url))
    return Extract((replace(document, kind=kind(document, host)),))


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
