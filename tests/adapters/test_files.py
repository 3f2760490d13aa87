"""Files and standard input become documents, or a sentence that says why not."""

from __future__ import annotations

import io
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters import files
from bot.adapters.page import Page
from bot.domain.model import Document
from bot.errors import (
    DocumentBinary,
    DocumentEmpty,
    DocumentError,
    DocumentMissing,
    DocumentTooLarge,
    DocumentUndecodable,
)


def taken(content: bytes, name: str = "the text", limit: int = files.LIMIT) -> Document:
    """Take in bytes that are plain text."""
    document = files.taken(content, name, limit=limit)
    assert isinstance(document, Document)
    return document


TOLD = "Das Außenministerium sagte: „Wir sind bereit.“"

ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8 with a mark", "utf-8-sig"),
    ("utf-16 with a mark", "utf-16"),
    ("utf-32 with a mark", "utf-32"),
    ("Windows Latin", "cp1252"),
]


@pytest.mark.parametrize("encoding", [encoding for _, encoding in ENCODINGS], ids=[name for name, _ in ENCODINGS])
def test_text_comes_out_of_every_usual_encoding(encoding: str) -> None:
    """The same sentence is read from each encoding a plain text file is saved in."""
    document = taken(TOLD.encode(encoding))

    assert document.text == TOLD


def test_line_ends_stay_as_they_stand() -> None:
    """An offset into the text is an offset into the file: no line end is rewritten, no edge trimmed."""
    document = taken(b"\r\n  One.\r\n\r\nTwo.\rThree.\n ")

    assert document.text == "\r\n  One.\r\n\r\nTwo.\rThree.\n "


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_is_the_file_in_nfc(text: str) -> None:
    """Whatever letters a UTF-8 file holds, the document holds those, in NFC, and nothing else."""
    content = f"a{text}".encode()

    assert taken(content).text == unicodedata.normalize("NFC", f"a{text}")


def test_one_damaged_letter_does_not_turn_the_rest_into_another_encoding() -> None:
    """UTF-8 with a broken byte stays UTF-8; the broken place is marked."""
    content = "«Мы готовы», — сказал министр ".encode() + b"\xff."

    assert taken(content).text == "«Мы готовы», — сказал министр \ufffd."


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (b"", DocumentEmpty, "There is no text in notes.txt."),
        (b" \r\n\t\xef\xbb\xbf", DocumentEmpty, "There is no text in notes.txt."),
        (b"PK\x03\x04....", DocumentBinary, "archive"),
        (b"\x89PNG\r\n\x1a\n", DocumentBinary, "picture"),
        (b"text with a \0 in it", DocumentBinary, "not plain text"),
        (bytes(range(1, 32)) * 10 + b"text", DocumentBinary, "not plain text"),
        (b"\xff\xfea", DocumentUndecodable, "UTF-16"),
        ("Министр сказал, что готов.".encode("mac-cyrillic"), DocumentUndecodable, "UTF-8"),
        (b"x" * 41, DocumentTooLarge, "longer than 10 characters"),
        (b"x" * 11, DocumentTooLarge, "longer than 10 characters"),
    ],
)
def test_what_is_not_plain_text_is_refused(content: bytes, error: type[DocumentError], told: str) -> None:
    """What cannot be read is refused in a sentence that names the file and what is wrong with it."""
    with pytest.raises(error) as caught:
        taken(content, "notes.txt", limit=10 if error is DocumentTooLarge else files.LIMIT)

    assert told in str(caught.value)
    assert "notes.txt" in str(caught.value)


def test_text_as_long_as_the_limit_is_read() -> None:
    """The limit counts characters, however many bytes they take."""
    content = ("会" * 10).encode()

    assert taken(content, limit=10).text == "会" * 10


def test_paths_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    """A missing file, a directory, a link and an impossible name each have their sentence."""
    told = []
    for path in (str(tmp_path / "gone.txt"), str(tmp_path), "a\0b", "", "~nobody-here/a"):
        with pytest.raises(DocumentError) as caught:
            files.opened(path)
        told.append(str(caught.value))

    assert "There is no file" in told[0]
    assert "is a directory" in told[1]
    assert "could not be read" in told[2]
    assert "A path is empty" in told[3]
    assert "could not be read" in told[4]
    assert not any(sentence.endswith("..") for sentence in told)


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is not waited for, and a device is not drained."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (str(pipe), os.devnull):
        with pytest.raises(DocumentMissing, match="no ordinary file"):
            files.opened(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_forbidden_file_is_named(tmp_path: Path) -> None:
    """A file whose permissions forbid reading says so."""
    path = tmp_path / "closed.txt"
    path.write_text("text")
    path.chmod(0)

    with pytest.raises(DocumentMissing, match="permissions"):
        files.opened(str(path))


def test_standard_input_is_one_document() -> None:
    """Everything on standard input is one text."""
    document = files.received(io.BytesIO(b"One.\n\nTwo.\n"))

    assert Document("One.\n\nTwo.\n").id == getattr(document, "id", None)


ZIP = b"PK\x03\x04" + b"\0" * 26
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIL = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nHello."


@pytest.mark.parametrize(
    ("content", "name", "declared", "media_type"),
    [
        (b"%PDF-1.7 ...", "a.txt", "text/plain", "application/pdf"),
        (b"\r\n%PDF-1.4", "", "", "application/pdf"),
        (b"junk of a server %PDF-1.4", "a.pdf", "", "application/pdf"),
        (b"<!DOCTYPE html><p>Hello.", "a.txt", "text/plain", "text/html"),
        (b"\xef\xbb\xbf\n<!-- saved --><HTML><p>Hello.", "", "", "text/html"),
        ("<html><p>Hello.".encode("utf-16"), "", "", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='x'><p>Hello.", "", "application/xml", "text/html"),
        (b"<p>Hello.", "page.html", "", "text/html"),
        (b"<div class='a'>Hello.</div>", "", "", "text/html"),
        (b"Hello <b>you</b>.", "", "text/html; charset=utf-8", "text/html"),
        (
            ZIP + b"word/document.xml",
            "a.zip",
            "",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (MAIL, "message", "", "message/rfc822"),
        (b"From x Fri Jan 17\nReceived: by x\nDate: now\nMessage-ID: <x>\n\nHello.", "", "", "message/rfc822"),
        (b"From: a@b.example\nSubject: x\n\nHello.", "note.eml", "", "message/rfc822"),
    ],
)
def test_what_is_taken_apart_is_a_page(content: bytes, name: str, declared: str, media_type: str) -> None:
    """What the bytes are counts before what they are called; the page says it."""
    page = files.taken(content, name, declared)

    assert isinstance(page, Page)
    assert (content, name, media_type) == (page.content, page.name, page.media_type)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"The minister said no.", "message.txt"),
        (b"The minister said no.", "a.pdf"),
        (b"The minister said no.", "a.html"),
        (b"# Readout\n\nThe minister said *no*.", "readout.md"),
        (b"<p align='center'>Readout</p>\n\nThe minister said no.", "readout.md"),
        (b"From: the border\nTo: the sea\nDate: never\nSubject: none\n\nThe minister said no.", "a.txt"),
        (b"From: the minister\n\nNo.", "note.eml"),
        (b"a < b, and <html> is a word", ""),
        (b"BMW said no. MZ said yes. PK is Pakistan.", ""),
        (b"ID3 is what the minister said.", ""),
        (b"MZ\nsaid no.", ""),
    ],
)
def test_plain_text_is_a_document(content: bytes, name: str) -> None:
    """Whatever it is called, a text is taken in as it stands."""
    assert Document(content.decode()).text == getattr(files.taken(content, name), "text", None)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{\\rtf1 text}", "a rich-text document: save it as a .docx"),
        (ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file: save it as a .docx"),
        (ZIP + b"mimetypeapplication/epub+zip", "a book"),
        (ZIP + b"xl/workbook.xml", "a spreadsheet"),
        (ZIP + b"ppt/presentation.xml", "a presentation"),
        (ZIP + b"Index/Document.iwa", "a Pages document"),
        (ZIP + b"a.txt", "an archive: unpack it"),
        (OLE + "WordDocument".encode("utf-16-le"), "a Word document of the old kind: save it as a .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE + "__substg1.0_001A".encode("utf-16-le"), "an Outlook message: save it as .eml"),
        (OLE, "a document of an old office program"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"RIFF\0\0\0\0WEBP", "a picture"),
        (b"\x1f\x8b\x08", "an archive"),
        (b"\0\0\0\x18ftypmp42", "a sound or a film: give me its transcript"),
        (b"<?xml version='1.0'?><rss/>", "XML that is no web page"),
    ],
)
def test_what_is_not_read_says_what_to_do(content: bytes, told: str) -> None:
    """Each kind of file has its sentence."""
    with pytest.raises(DocumentBinary) as caught:
        files.taken(content, "notes.bin")

    assert str(caught.value).startswith(f"notes.bin is {told}")


def test_a_declared_charset_is_carried_and_used() -> None:
    """A page keeps it for whoever takes it apart; a text is read with it where it is not UTF-8."""
    page = files.taken(b"<html>", "", 'Text/HTML; charset="Windows-1251"')
    text = files.taken("Жезл.".encode("cp1251"), "", "text/plain; charset=windows-1251")
    wrong = files.taken(b"\x93Yes\x94", "", "text/plain; charset=iso-8859-1")

    assert isinstance(page, Page)
    assert "windows-1251" == page.charset
    assert ["Жезл.", "“Yes”"] == [getattr(one, "text", "") for one in (text, wrong)]


def test_a_pasted_message_is_text() -> None:
    """Whoever pastes a message with its fields has pasted its text."""
    assert Document(MAIL.decode()).text == getattr(files.pasted(MAIL.decode()), "text", None)


def test_pages_have_a_limit_of_their_own() -> None:
    """A PDF is no longer than its bytes; text is measured in characters."""
    assert isinstance(files.taken(b"%PDF-" + b"x" * 100, "a.pdf", limit=10), Page)
    with pytest.raises(DocumentTooLarge, match="larger than 25 MB"):
        files.taken(b"%PDF-" + b"x" * files.PAGE_LIMIT, "a.pdf")


def test_files_and_standard_input_are_taken_by_what_they_are(tmp_path: Path) -> None:
    """The same bytes are the same thing, whichever way they come."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")

    assert [
        Page(b"%PDF-1.7", str(path), "application/pdf"),
        Page(b"%PDF-1.7", "standard input", "application/pdf"),
    ] == [
        files.opened(str(path)),
        files.received(io.BytesIO(b"%PDF-1.7")),
    ]
