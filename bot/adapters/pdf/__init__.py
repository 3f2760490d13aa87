"""A PDF → the document in it.

Its title is its metadata's only where its own first lines bear that out, for programs write file names there and people
leave the last document's title standing. The day it was made is not the day it was published: a communiqué may be set
months later, or the evening before. So the date is what the text itself says at its head, or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from time import monotonic

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from bot.adapters.page import Extract, Page
from bot.adapters.pdf.flow import flowed
from bot.adapters.pdf.glyphs import Sheet, sheet
from bot.adapters.pdf.line import Line
from bot.adapters.pdf.lines import lines
from bot.adapters.pdf.running import matter
from bot.adapters.titles import borne_out, titled
from bot.domain.model import Document
from bot.errors import DocumentBinary, DocumentEmpty, DocumentUndecodable

PAGES = 500
"""So many pages are read,"""
LETTERS = 400_000
"""and so many letters,"""
SECONDS = 7.0
"""and no page after so many seconds: what took longer would be given up whole."""
_LETTERS_A_PAGE = 100_000
_DAMAGED_IN_A_ROW = 20
"""After so many pages that cannot be opened, the rest are taken to be damaged too."""


@dataclass(slots=True)
class _Leafed:
    """What leafing through the pages found."""

    title: str
    """As its metadata has it."""
    count: int
    """The pages it says it has."""
    pages: list[list[Line]]
    letters: int = 0
    unmapped: int = 0
    read: int = 0
    pictures: int = 0
    """Pages that hold a picture and no words."""
    damaged: int = 0


def pdf(page: Page, seconds: float = SECONDS) -> Extract:
    """Take the text out of a PDF, or raise `DocumentError`. At least its first page is read."""
    name = page.name or "This PDF"
    leafed = _leafed(page.content, name, seconds)
    _refuse_wordless(leafed, name)
    found = matter(leafed.pages)
    text = "\n\n".join(part for part in (flowed(found.text), flowed(found.notes)) if part)
    if not any(character.isalnum() for character in text):
        raise DocumentEmpty(f"{name} holds no text.")
    told = Document(text, title=borne_out(leafed.title, text), url=page.url)
    return Extract((titled(told, found.heads),), f"pypdfium2 {version('pypdfium2')}", tuple(_notices(leafed, name)))


def _leafed(content: bytes, name: str, seconds: float) -> _Leafed:
    ends = monotonic() + seconds
    opened = _opened(content, name)
    try:
        leafed = _Leafed(_title(opened), len(opened), [])
        in_a_row = 0
        for number in range(min(leafed.count, PAGES)):
            if leafed.letters >= LETTERS or in_a_row == _DAMAGED_IN_A_ROW or (number and monotonic() > ends):
                break
            leafed.read += 1
            try:
                seen = _sheet(opened, number)
            except pdfium.PdfiumError:
                leafed.damaged += 1
                in_a_row += 1
                continue
            in_a_row = 0
            leafed.pages.append(lines(seen, number))
            leafed.letters += len(seen.glyphs)
            leafed.unmapped += seen.unmapped
            leafed.pictures += seen.is_picture and not leafed.pages[-1]
        return leafed
    finally:
        opened.close()


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise DocumentBinary(
                f"{name} is locked with a password: save a copy without one, or paste its text."
            ) from error
        raise DocumentBinary(f"{name} is damaged or only part of a PDF: get it again, or paste its text.") from error


def _title(opened: pdfium.PdfDocument) -> str:
    try:
        return str(opened.get_metadata_value("Title"))
    except UnicodeDecodeError:  # half a letter
        return ""


def _sheet(opened: pdfium.PdfDocument, number: int) -> Sheet:
    page = opened[number]
    try:
        return sheet(page, _LETTERS_A_PAGE)
    finally:
        page.close()


def _refuse_wordless(leafed: _Leafed, name: str) -> None:
    if leafed.unmapped * 3 > leafed.letters and leafed.unmapped > 20:
        raise DocumentUndecodable(
            f"{name} draws its letters without saying which they are: run text recognition (OCR) over it, or paste its text."
        )
    if any(leafed.pages):
        return
    if leafed.damaged:
        raise DocumentBinary(f"{name} is damaged: none of its pages can be opened. Get it again, or paste its text.")
    if leafed.pictures:
        raise DocumentEmpty(
            f"{name} is a scan: its pages are pictures, without text. Run text recognition (OCR) over it, or paste its text."
        )
    raise DocumentEmpty(f"{name} holds no text: if you see words in it, they are drawn as pictures. Paste its text.")


def _notices(leafed: _Leafed, name: str) -> list[str]:
    notices = []
    if leafed.read < leafed.count and leafed.damaged < leafed.read:
        notices.append(
            f"{name} is too long to be read whole: the first {leafed.read} of its {leafed.count} pages were."
        )
    if leafed.damaged:
        notices.append(f"{name} is partly damaged: {_pages(leafed.damaged)} could not be opened.")
    if leafed.pictures:
        notices.append(f"{name} is partly a scan: {_pages(leafed.pictures)} without text could not be read.")
    return notices


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
