"""Bytes, a path or standard input → Document.

The document's text is the file's content, in NFC, with nothing added, dropped or moved: line ends stay as they stand, so
an offset into the text is an offset a reader can count to in the file. Only the mark that names the encoding is not
content. What is not plain text is refused in a sentence that says what to do.
"""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import BinaryIO

from bot.domain.letterhead import letterhead
from bot.domain.model import Document
from bot.errors import (
    DocumentBinary,
    DocumentEmpty,
    DocumentError,
    DocumentMissing,
    DocumentTooLarge,
    DocumentUndecodable,
)

LIMIT = 1_000_000
"""Characters, where nothing else is set."""

_WIDEST = 4
"""Bytes a character can take."""

_PIPED = "standard input"
_SNIFFED = 1024
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", "a Word document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_PAGES = (b"<!doctype html", b"<html", b"<?xml")
_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f"


def document(content: bytes, name: str = "the text", limit: int = LIMIT) -> Document:
    """Make a document of a plain text's bytes, or raise `DocumentError`; `limit` is in characters."""
    if len(content) > limit * _WIDEST:
        raise _too_large(name, limit)
    _refuse_formats(content, name)
    text = _decoded(content, name)
    if len(text) > limit:
        raise _too_large(name, limit)
    controls = sum(1 for character in text if character < " " and character not in _WHITE)
    if "\0" in text or controls * 50 > len(text):
        raise DocumentBinary(f"{_capital(name)} is not plain text: save its text in a .txt file and give me that.")
    if not any(character.isalnum() for character in text):
        raise DocumentEmpty(f"There is no text in {name}.")
    return letterhead(Document(text))


def read(path: str, limit: int = LIMIT) -> Document:
    """Read the plain text file at a path; `~` is the home directory."""
    if path.startswith(("http://", "https://")):
        raise DocumentError(f"Links are not read yet: save the text of {path} in a file and give me that.")
    if not path.strip():
        raise DocumentMissing("A path is empty: name a file, or - for standard input.")
    try:
        with open(Path(path).expanduser(), "rb", opener=_opened) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise DocumentMissing(f"{path} is no ordinary file: pipe its text in, and name - instead.")
            content = file.read(limit * _WIDEST + 1)
    except FileNotFoundError as error:
        raise DocumentMissing(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise DocumentMissing(f"{path} is a directory: name the files in it.") from error
    except PermissionError as error:
        raise DocumentMissing(f"{path} may not be read: its permissions forbid it.") from error
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the path, a home that is not known
        reason = str(getattr(error, "strerror", None) or error).rstrip(".")
        raise DocumentMissing(f"{path} could not be read: {reason}.") from error
    return document(content, path, limit)


def _opened(path: str, flags: int) -> int:
    """Open a file; a named pipe is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def piped(stream: BinaryIO, limit: int = LIMIT) -> Document:
    """Read one document from standard input."""
    try:
        content = stream.read(limit * _WIDEST + 1)
    except OSError as error:
        raise DocumentMissing(f"Standard input could not be read: {error.strerror}.") from error
    return document(content, _PIPED, limit)


def pasted(text: str, limit: int = LIMIT) -> Document:
    """Take in a text that came as characters."""
    return document(text.encode("utf-8", "replace"), "the text", limit)


def _too_large(name: str, limit: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"{_capital(name)} is longer than {limit:,} characters: give the part you want read, "
        "or raise RAPPORTEUR_DOCUMENT_LIMIT."
    )


def _refuse_formats(content: bytes, name: str) -> None:
    for magic, kind in _FORMATS:
        if content.startswith(magic):
            raise DocumentBinary(
                f"{_capital(name)} is {kind}, which is not read yet: save its text in a .txt file and give me that."
            )
    if content[:_SNIFFED].removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_PAGES):
        raise DocumentBinary(
            f"{_capital(name)} is a web page's code, which is not read yet: copy its text into a .txt file and give me that."
        )


def _decoded(content: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentUndecodable(
                    f"{_capital(name)} says it is {encoding.upper()} and is not: save it again as UTF-8."
                ) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _undeclared(content, name)


def _undeclared(content: bytes, name: str) -> str:
    """Text without a mark that is not UTF-8: UTF-8 with some damage, else Windows Latin, else nothing we may guess at."""
    damaged = content.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if sum(1 for character in damaged if character > "\x7f") - lost > 2 * lost:
        return damaged
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    foreign = sum(1 for character in text if character > "\x7f")
    if not text or foreign * 4 > len(text):  # no Latin-script prose is a quarter accents: another alphabet
        raise DocumentUndecodable(f"{_capital(name)} is in an encoding I cannot tell: save it as UTF-8.")
    return text


def _capital(name: str) -> str:
    """The name at a sentence's beginning; a path keeps its letters."""
    return name[:1].upper() + name[1:] if name in (_PIPED, "the text", "the file") else name
