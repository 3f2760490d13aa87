"""A Word document (.docx) → the document in it.

What a reader sees with all changes accepted: paragraphs, points with their numbers, tables row by row, text boxes and
footnotes; no heads and feet of pages, no comments, no deleted, struck or hidden words, no notes that nothing refers to. Nothing outside the file is
followed and no macro looked at. The archive is measured before it is opened, for a few kilobytes can unpack to gigabytes.
The day a file was made is not the day it was published, so the date is what the text itself says, or none.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version

import docx
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.adapters.page import Extract, Page
from bot.adapters.titles import borne_out, titled
from bot.adapters.word.looks import Looks
from bot.adapters.word.numbering import Numbering
from bot.adapters.word.places import Places
from bot.adapters.word.styles import Styles
from bot.domain.model import Document
from bot.errors import DocumentBinary, DocumentEmpty, DocumentTooLarge

_PARTS = 5_000
_UNPACKED = 60_000_000
"""Bytes that all parts may unpack to,"""
_MARKUP = 25_000_000
"""and those that are XML, of which trees are made."""
_DEPTH = 40
"""Of tables in tables and boxes in boxes."""
_CELL = 200
"""Characters; where a cell holds more, the table is there to lay out a page, and is read as one."""

_PARAGRAPH, _TABLE, _ROW, _CELL_OF = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT = qn("w:t")
_BOX = qn("w:txbxContent")
_RUN = qn("w:r")
_REFERENCES = {
    qn("w:footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES, qn("w:endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES,
}  # fmt: skip
_LEFT_OUT = {
    qn(name)
    for name in (
        "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:rPr", "w:pPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr",
        "w:sdtPr", "w:commentReference", "w:footnoteRef", "w:object",
    )
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_PRINTED = {
    qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011", qn("w:ptab"): "\t",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of the document while it is read, and the notes it was seen to refer to."""

    numbering: Numbering
    looks: Looks
    places: Places
    notes: set[tuple[str, str]] = field(default_factory=set)


def word(page: Page) -> Extract:
    """Take the text out of a .docx file, or raise `DocumentError`."""
    name = page.name or "This Word document"
    _refuse_bombs(page.content, name)
    try:
        opened = docx.Document(io.BytesIO(page.content))
        styles = Styles(opened)
        reading = _Reading(Numbering(opened.part), Looks(opened, styles), Places(opened, styles))
        blocks = list(_blocks(opened.element.body, reading, 0))
        blocks += _notes(opened, reading)
        title = opened.core_properties.title
    except Exception as error:  # the library raises whatever its parts do: KeyError, ValueError, lxml's own
        raise DocumentBinary(f"{name} is damaged or no Word document: save it again, or paste its text.") from error
    text = "\n".join(blocks).strip()
    if not any(character.isalnum() for character in text):
        raise DocumentEmpty(f"{name} holds no text: if you see words in it, they are pictures. Paste its text.")
    told = titled(Document(text, title=borne_out(title, text), url=page.url))
    return Extract((told,), f"python-docx {version('python-docx')}")


def _refuse_bombs(content: bytes, name: str) -> None:
    """Refuse an archive that is none, that is locked, or that unpacks to more than a document takes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentBinary(f"{name} is damaged or only part of a file: get it again, or paste its text.") from error
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise DocumentBinary(f"{name} is an archive, no Word document: unpack it and give me the files in it.")
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentBinary(f"{name} is locked with a password: save a copy without one, or paste its text.")
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED or markup > _MARKUP:
        raise DocumentTooLarge(f"{name} unpacks to more than I take in: paste the part you want read.")


def _blocks(parent: BaseOxmlElement, reading: _Reading, depth: int) -> Iterator[str]:
    """The paragraphs and rows under an element, in order, as lines."""
    if depth > _DEPTH:
        return
    ahead = ""
    for element in parent:
        if element.tag == _PARAGRAPH:
            lines = list(_paragraph(element, reading, depth))
            if ahead and lines:
                lines[0] = f"{ahead} {lines[0]}"
            elif ahead:
                lines = [ahead]
            ahead = lines.pop() if lines and _runs_on(element) else ""
            yield from lines
            continue
        if ahead:
            yield ahead
            ahead = ""
        if element.tag == _TABLE and reading.places.holds_table(element):
            for row in _under(element, _ROW):
                yield from _row(row, reading, depth)
        elif element.tag not in (*_LEFT_OUT, _TABLE) and isinstance(
            element.tag, str
        ):  # a content control, an insertion
            yield from _blocks(element, reading, depth + 1)
    if ahead:
        yield ahead


def _runs_on(paragraph: BaseOxmlElement) -> bool:
    """Is its end hidden or struck out? Then the next paragraph stands on the same line; its words are seen."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if mark is None:
        return False
    hidden = [mark.find(qn(name)) for name in ("w:vanish", "w:specVanish", "w:del")]
    return any(one is not None and one.get(qn("w:val"), "true") not in ("0", "false", "off") for one in hidden)


def _under(element: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """What stands under an element, through content controls and insertions, not through further tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and child.tag != _TABLE:
            yield from _under(child, tag)


def _paragraph(element: BaseOxmlElement, reading: _Reading, depth: int) -> Iterator[str]:
    if not reading.places.holds_paragraph(element):
        return
    boxes: list[BaseOxmlElement] = []
    printed = "".join(_printed(element, boxes, reading))
    lines = [line for line in (" ".join(line.split(" ")).strip(" \t") for line in printed.split("\n")) if line]
    if lines:
        yield reading.numbering.mark(element) + lines[0]
        yield from lines[1:]
    for box in boxes:
        yield from _blocks(box, reading, depth + 1)


def _printed(element: BaseOxmlElement, boxes: list[BaseOxmlElement], reading: _Reading) -> Iterator[str]:
    """The words of a paragraph; the text boxes anchored in it are put aside."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == _TEXT:
            yield re.sub(r"\s", " ", child.text or "").replace("\u00ad", "")
        elif child.tag in _PRINTED:
            yield _PRINTED[child.tag]
        elif child.tag == _BOX:
            if reading.places.holds_box(child):
                boxes.append(child)
        elif child.tag in _REFERENCES:
            reading.notes.add((_REFERENCES[child.tag], child.get(qn("w:id"), "")))
        elif child.tag == _RUN and not reading.looks.is_seen(child):
            continue
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            stack.extend(reversed(child))


def _row(row: BaseOxmlElement, reading: _Reading, depth: int) -> Iterator[str]:
    """A row as one line; the cells of a table that lays out a page as its lines."""
    deleted = row.find(f"{qn('w:trPr')}/{qn('w:del')}")
    if deleted is not None or not reading.places.holds_row(row):
        return
    cells = [list(_blocks(cell, reading, depth + 1)) for cell in _under(row, _CELL_OF)]
    filled = [cell for cell in cells if cell]
    if not filled:
        return
    if any(len(cell) > 2 or sum(map(len, cell)) > _CELL for cell in filled) and not filled[0][0].endswith(":"):
        for cell in filled:
            yield from cell
    else:
        joined = " | ".join(" ".join(cell) for cell in filled)
        yield re.sub(r"^([^|]{1,60}:) \| ", r"\1 ", joined)  # a speaker and what is said


def _notes(opened: Opened, reading: _Reading) -> list[str]:
    """The footnotes and endnotes that the text refers to, after it."""
    notes: list[str] = []
    for relation in opened.part.rels.values():
        if not relation.is_external and relation.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            for note in parse_xml(relation.target_part.blob):
                # What nothing seen refers to is printed nowhere; the other types are the rules drawn above notes.
                is_referred_to = (relation.reltype, note.get(qn("w:id"), "")) in reading.notes
                if is_referred_to and note.get(qn("w:type"), "normal") == "normal":
                    notes += _blocks(note, reading, 0)
    return notes
