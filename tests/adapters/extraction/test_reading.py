"""Who reads a page: what its first bytes show, then what was declared, then its name."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.adapters.extraction.reading import plain, reader
from bot.adapters.page import Page
from bot.domain.model import DocumentKind
from bot.errors import DocumentBinary

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _zipped(name: str) -> bytes:
    """An archive with one file in it."""
    archive = BytesIO()
    with ZipFile(archive, "w") as opened:
        opened.writestr("[Content_Types].xml", "<Types/>")
        opened.writestr(name, "<document/>")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (Page(b"%PDF-1.7", media_type="application/pdf"), "pdf"),
        (Page(b"\n%PDF-1.7", media_type="text/html", url="https://a.example/x"), "pdf"),
        (Page(b"<!DOCTYPE html><p>Not found", media_type="application/pdf", url="https://a.example/x"), "article"),
        (Page(_zipped("word/document.xml"), "a.docx"), "word"),
        (Page(_zipped("word/document.xml"), media_type=WORD, url="https://a.example/x"), "word"),
        (Page(b"<html><p>Hello", media_type="text/html"), "article"),
        (Page(b"<p>Hello", media_type="application/xhtml+xml"), "article"),
        (Page(b"  <!doctype HTML><p>Hello", media_type="text/plain"), "article"),
        (Page(b"Hello <world>", media_type="text/plain"), "plain"),
        (Page(b"Hello world"), "plain"),
        (Page(b"\xef\xbb\xbf<html><p>Hello"), "article"),
    ],
)
def test_a_page_finds_its_reader(page: Page, name: str) -> None:
    """A declared type is believed where the bytes do not say otherwise."""
    assert name == reader(page).__name__


def test_what_nobody_reads_says_what_to_do() -> None:
    """A picture is told to be one, in a sentence that says what to do."""
    with pytest.raises(DocumentBinary, match=r"^scan\.png is a picture: .*text"):
        reader(Page(b"\x89PNG\r\n\x1a\n", "scan.png"))


def test_plain_text_keeps_its_address_and_its_letters() -> None:
    """A text file behind a link is decoded as declared, and is its host's."""
    page = Page(
        "“Да”, — сказал он. Это было в Санне.".encode("cp1251", "replace"),
        media_type="text/plain",
        charset="windows-1251",
        url="https://www.paper.example/t.txt",
    )

    document = plain(page).documents[0]

    assert ("“Да”, — сказал он. Это было в Санне.", "paper.example", page.url) == (
        document.text,
        document.publisher,
        document.url,
    )


@pytest.mark.parametrize("media_type", ["", "text/plain", "application/xml", "text/html"])
def test_a_mail_on_the_web_is_its_hosts(media_type: str) -> None:
    """Whoever puts a mail on a page of theirs speaks for nobody else: its sender and its addresses are words of the page."""
    mail = (
        b"From: The Palace <press@palace.gov.example>\r\nTo: a@b.example\r\nSubject: Readout\r\nMessage-ID: <1@x>\r\n"
        b"MIME-Version: 1.0\r\nSnapshot-Content-Location: https://palace.gov.example/x\r\n\r\n"
        b"The President spoke by telephone. He said yes to the pact and to all of its parts.\r\n"
    )
    page = Page(mail, "http://evil.example.org/a", media_type, url="http://evil.example.org/a")

    [document] = reader(page)(page).documents

    assert ("evil.example.org", "http://evil.example.org/a") == (document.publisher, document.url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.mfa.gov.pl/a.txt", DocumentKind.READOUT),
        ("https://paper.example/a.txt", DocumentKind.ARTICLE),
        ("", DocumentKind.READOUT),
    ],
)
def test_who_publishes_a_plain_text_tells_what_it_is(url: str, expected: DocumentKind) -> None:
    """Only an office gives its own account; what anyone's host calls a readout is told by whoever holds the host."""
    text = (
        "Readout of the Call with President Brun\n\nThe minister spoke with President Brun on Tuesday about the ferry."
    )

    [document] = plain(Page(text.encode(), media_type="text/plain", url=url)).documents

    assert document.kind is expected
