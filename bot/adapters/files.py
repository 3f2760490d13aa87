"""Bytes, a path or standard input → the Document they are, or the Page it is to be taken from.

Plain text is a document at once. Its text is the file's content, in NFC, with nothing added, dropped or moved: line ends
stay as they stand, so an offset into the text is an offset a reader can count to in the file. Only the mark that names the
encoding is not content. A web page, a PDF, a Word document and a mail are pages: taking them apart is dangerous work and
done elsewhere. What is neither is refused in a sentence that says what to do.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from bot.adapters.encodings import marked, unmarked
from bot.adapters.page import Page
from bot.adapters.sniffing import Form, form
from bot.domain.letterhead import letterhead
from bot.domain.model import Document
from bot.errors import (
    DocumentBinary,
    DocumentEmpty,
    DocumentMissing,
    DocumentTooLarge,
    DocumentUndecodable,
)

LIMIT = 1_000_000
"""Characters, where nothing else is set."""

_WIDEST = 4
"""Bytes a character can take."""

PAGE_LIMIT = 25_000_000
"""Bytes of what is no plain text: more than any server takes for a message."""

_PASTED = "the text"
_PIPED = "standard input"
_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f"


def taken(content: bytes, name: str = _PASTED, media_type: str = "", limit: int = LIMIT) -> Document | Page:
    """Take in bytes by what they are: plain text as a document, what has to be taken apart as a page; or raise
    `DocumentError`. `media_type` is as a server declares it, `limit` is in characters of plain text."""
    declared, _, parameters = media_type.lower().partition(";")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'")
    what = form(content, name, declared.strip())
    if what is Form.TEXT:
        return _plain(content, name, limit, charset)
    if not isinstance(what, Form):
        raise DocumentBinary(f"{_capital(name)} is {what}.")
    if len(content) > PAGE_LIMIT:
        raise DocumentTooLarge(
            f"{_capital(name)} is larger than {PAGE_LIMIT // 1_000_000} MB: paste the part you want read."
        )
    return Page(content, name, what.value, charset)


def check_size(size: int, name: str, limit: int = LIMIT) -> None:
    """Raise `DocumentTooLarge` for so many bytes that they would be refused whatever they are."""
    most = max(limit * _WIDEST, PAGE_LIMIT)
    if size > most:
        raise DocumentTooLarge(f"{_capital(name)} is larger than {most // 1_000_000} MB: paste the part you want read.")


def opened(path: str, limit: int = LIMIT) -> Document | Page:
    """Take in the file at a path; `~` is the home directory."""
    return taken(_content(path, limit), path, limit=limit)


def received(stream: BinaryIO, limit: int = LIMIT) -> Document | Page:
    """Take in what stands on standard input, as one text or one page."""
    return taken(_drained(stream, limit), _PIPED, limit=limit)


def pasted(text: str, limit: int = LIMIT) -> Document | Page:
    """Take in a text that came as characters; who pastes a message with its fields pastes its text."""
    content = text.encode("utf-8", "replace")
    return _plain(content, _PASTED, limit) if form(content) is Form.MAIL else taken(content, limit=limit)


def _plain(content: bytes, name: str, limit: int, charset: str = "") -> Document:
    if len(content) > limit * _WIDEST:
        raise _too_large(name, limit)
    text = decoded(content, name, charset)
    if len(text) > limit:
        raise _too_large(name, limit)
    controls = sum(1 for character in text if character < " " and character not in _WHITE)
    if "\0" in text or controls * 50 > len(text):
        raise DocumentBinary(f"{_capital(name)} is not plain text: save its text in a .txt file and give me that.")
    if not any(character.isalnum() for character in text):
        raise DocumentEmpty(f"There is no text in {name}.")
    return letterhead(Document(text))


def _content(path: str, limit: int) -> bytes:
    if not path.strip():
        raise DocumentMissing("A path is empty: name a file, or - for standard input.")
    try:
        with open(Path(path).expanduser(), "rb", opener=_opened) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise DocumentMissing(f"{path} is no ordinary file: pipe its text in, and name - instead.")
            return file.read(max(limit * _WIDEST, PAGE_LIMIT) + 1)
    except FileNotFoundError as error:
        raise DocumentMissing(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise DocumentMissing(f"{path} is a directory: name the files in it.") from error
    except PermissionError as error:
        raise DocumentMissing(f"{path} may not be read: its permissions forbid it.") from error
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the path, a home that is not known
        reason = str(getattr(error, "strerror", None) or error).rstrip(".")
        raise DocumentMissing(f"{path} could not be read: {reason}.") from error


def _drained(stream: BinaryIO, limit: int) -> bytes:
    try:
        return stream.read(max(limit * _WIDEST, PAGE_LIMIT) + 1)
    except OSError as error:
        raise DocumentMissing(f"Standard input could not be read: {error.strerror}.") from error


def _opened(path: str, flags: int) -> int:
    """Open a file; a named pipe is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _too_large(name: str, limit: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"{_capital(name)} is longer than {limit:,} characters: give the part you want read, "
        "or raise RAPPORTEUR_DOCUMENT_LIMIT."
    )


def decoded(content: bytes, name: str = _PASTED, charset: str = "") -> str:
    """The characters of a text: by its mark, as UTF-8, as declared, or as they plainly are; or raise `DocumentUndecodable`."""
    if mark := marked(content):
        encoding, text = mark
        try:
            return text.decode(encoding)
        except UnicodeDecodeError as error:
            raise DocumentUndecodable(
                f"{_capital(name)} says it is {encoding.upper()} and is not: save it again as UTF-8."
            ) from error
    found = unmarked(content, (charset,))
    if found is None:
        raise DocumentUndecodable(f"{_capital(name)} is in an encoding I cannot tell: save it as UTF-8.")
    return found


def _capital(name: str) -> str:
    """The name at a sentence's beginning; a path keeps its letters."""
    return name[:1].upper() + name[1:] if name in (_PIPED, _PASTED, "the file") else name
