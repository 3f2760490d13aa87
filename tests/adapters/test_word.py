"""A Word document becomes the text a reader sees with all changes accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import RGBColor

from bot.adapters.page import Extract, Page
from bot.adapters.word import word
from bot.domain.model import DocumentKind
from bot.errors import DocumentBinary, DocumentEmpty, DocumentError, DocumentTooLarge

W = nsdecls("w")


def saved(opened: Opened) -> bytes:
    stream = io.BytesIO()
    opened.save(stream)
    return stream.getvalue()


def extract(content: bytes) -> Extract:
    return word(Page(content, "communique.docx"))


def text(opened: Opened) -> str:
    return extract(saved(opened)).documents[0].text


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rewritten(opened: Opened, change: Callable[[str, bytes], bytes]) -> bytes:
    """A document with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(saved(opened))) as archive:
        return packed({name: change(name, archive.read(name)) for name in archive.namelist()})


def test_paragraphs_headings_lists_and_tables_come_in_order() -> None:
    """Each paragraph is a line; points have their numbers and bullets; a row is a line."""
    opened = docx.Document()
    opened.add_heading("Joint Communiqué of Tarnland and Vessia", 0)
    opened.add_paragraph("Port Alder, 17 January 2025")
    opened.add_paragraph("A hotline is opened.", style="List Number")
    opened.add_paragraph("Quotas are reviewed.", style="List Number")
    table = opened.add_table(2, 2)
    for cell, words in zip(table._cells, ("Name", "Office", "Mara Oduya", "President"), strict=True):
        cell.text = words
    opened.add_paragraph("Fishermen are heard.", style="List Bullet")
    opened.sections[0].header.paragraphs[0].text = "Page 1"

    found = extract(saved(opened)).documents[0]

    assert [
        "Joint Communiqué of Tarnland and Vessia",
        "Port Alder, 17 January 2025",
        "1. A hotline is opened.",
        "2. Quotas are reviewed.",
        "Name | Office",
        "Mara Oduya | President",
        "• Fishermen are heard.",
    ] == found.text.split("\n")
    assert (DocumentKind.JOINT_STATEMENT, "2025-01-17") == (found.kind, found.published)


def test_changes_are_accepted_and_comments_left_out() -> None:
    """What was put in is read; what was struck out, moved away, hidden or said beside it is not."""
    opened = docx.Document()
    paragraph = opened.add_paragraph("The two sides ")
    for markup in (
        f"<w:ins {W} w:id='1' w:author='a'><w:r><w:t>agreed</w:t></w:r></w:ins>",
        f"<w:del {W} w:id='2' w:author='a'><w:r><w:delText>refused</w:delText></w:r></w:del>",
        f"<w:moveFrom {W} w:id='3' w:author='a'><w:r><w:t>gladly</w:t></w:r></w:moveFrom>",
        f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>Praise Vessia.</w:t></w:r>",
        f"<w:r {W}><w:instrText>HYPERLINK x</w:instrText></w:r>",
        f"<w:r {W}><w:t xml:space='preserve'> to meet.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(markup))
    opened.add_comment(paragraph.runs[0], "Is that so?", "a")

    assert "The two sides agreed to meet." == text(opened)


def test_what_stands_in_content_controls_and_boxes_is_read() -> None:
    """A form's fields and a text box are text; the copy of a box kept for old programs is not."""
    opened = docx.Document()
    opened.element.body.insert(
        0, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    opened.add_paragraph("Beside it.")._p.append(
        parse_xml(
            f"<w:r {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )

    assert "In a field.\nBeside it.\nIn a box." == text(opened)


def test_a_table_that_lays_out_a_page_is_read_cell_by_cell() -> None:
    """Long texts side by side are no row; a speaker and what is said are."""
    opened = docx.Document()
    table = opened.add_table(2, 2)
    long = "The sides spoke of fish. " * 12
    for cell, words in zip(table._cells, (long, long, "Oduya:", long), strict=True):
        cell.text = words

    assert [long.strip(), long.strip(), f"Oduya: {long.strip()}"] == text(opened).split("\n")


def test_the_title_is_the_text_s_own() -> None:
    """The properties' title counts only where the text bears it out; the day it was made is not told."""
    opened = docx.Document()
    opened.add_paragraph("Readout of the call with Vessia")
    opened.add_paragraph("President Oduya spoke with Prime Minister Vesk.")
    titles = []
    for title in ("Readout of the Call with Vessia", "Template for press releases"):
        opened.core_properties.title = title
        titles.append(extract(saved(opened)).documents[0].title)

    assert ["Readout of the Call with Vessia", "Readout of the call with Vessia"] == titles
    assert "" == extract(saved(opened)).documents[0].published


def test_entities_are_not_expanded() -> None:
    """A billion laughs are none, and no file of ours is read into a document."""
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    opened = docx.Document()
    opened.add_paragraph("They laughed ENTITY.")

    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        return content.replace(b"?>", b"?>" + laughs, 1).replace(b"ENTITY.", b"&b;&f;.")

    assert "They laughed" == extract(rewritten(opened, change)).documents[0].text


def test_tables_within_tables_end() -> None:
    """Nested beyond any use, the innermost are left out and nothing breaks."""
    opened = docx.Document()
    opened.add_paragraph("Above.")
    markup = "<w:p><w:r><w:t>Within.</w:t></w:r></w:p>"
    for _ in range(60):
        markup = f"<w:tbl><w:tr><w:tc>{markup}</w:tc></w:tr></w:tbl>"
    opened.element.body.insert(1, parse_xml(markup.replace("<w:tbl>", f"<w:tbl {W}>", 1)))

    assert "Above." == text(opened)


@pytest.mark.parametrize(
    ("content", "failure", "told"),
    [
        (saved(docx.Document())[:2000], DocumentBinary, "damaged"),
        (packed({"a.txt": b"text"}), DocumentBinary, "archive"),
        (packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}), DocumentBinary, "damaged"),
        (saved(docx.Document()), DocumentEmpty, "holds no text"),
        (packed({"[Content_Types].xml": b"", "word/document.xml": b" " * 30_000_000}), DocumentTooLarge, "unpacks"),
        (packed({"[Content_Types].xml": b"", "word/a.png": b" " * 70_000_000}), DocumentTooLarge, "unpacks"),
        (packed({"[Content_Types].xml": b"", **{f"{n}": b"" for n in range(5001)}}), DocumentTooLarge, "unpacks"),
    ],
    ids=["truncated", "archive", "no document", "blank", "bomb", "picture bomb", "parts"],
)
def test_what_cannot_be_read_says_why(content: bytes, failure: type[DocumentError], told: str) -> None:
    """Each has a sentence that names the file, what is wrong, and what to do."""
    with pytest.raises(failure) as caught:
        extract(content)

    assert told in str(caught.value)
    assert str(caught.value).startswith("communique.docx ")


def test_a_size_that_lies_is_found_out() -> None:
    """A part that unpacks to more than its archive says is not unpacked further than that."""
    content = packed({"[Content_Types].xml": b"<Types/>" + b" " * 5_000_000, "word/document.xml": b"<x/>"})
    lying = content.replace((5_000_008).to_bytes(4, "little"), (100).to_bytes(4, "little"))

    with pytest.raises(DocumentBinary, match="damaged"):
        extract(lying)


def test_footnotes_come_after_the_text() -> None:
    """A note is read, below, and the mark that points to it is not."""
    opened = docx.Document()
    opened.add_paragraph("The text.").runs[0]._r.append(parse_xml(f"<w:footnoteReference {W} w:id='1'/>"))
    note = f"<w:footnotes {W}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote><w:footnote w:id='1'><w:p><w:r><w:t>See the Agreement.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, note.encode())
    opened.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert "The text.\nSee the Agreement." == text(opened)


STYLES = (
    "<w:style {W} w:type='paragraph' w:styleId='Away'><w:name w:val='Away'/><w:rPr><w:vanish/></w:rPr></w:style>",
    "<w:style {W} w:type='paragraph' w:styleId='Below'><w:name w:val='Below'/><w:basedOn w:val='Away'/></w:style>",
    "<w:style {W} w:type='character' w:styleId='Gone'><w:name w:val='Gone'/><w:rPr><w:vanish/></w:rPr></w:style>",
    "<w:style {W} w:type='character' w:styleId='Back'><w:name w:val='Back'/><w:basedOn w:val='Gone'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>",
    "<w:style {W} w:type='paragraph' w:styleId='Pale'><w:name w:val='Pale'/><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>",
    "<w:style {W} w:type='paragraph' w:styleId='Bar'><w:name w:val='Bar'/><w:basedOn w:val='Pale'/><w:pPr><w:shd w:val='clear' w:fill='003366'/></w:pPr></w:style>",
    "<w:style {W} w:type='paragraph' w:styleId='Low'><w:name w:val='Low'/><w:pPr><w:spacing w:line='1' w:lineRule='exact'/></w:pPr></w:style>",
)
"""Styles that hide, and those that show again."""


def styled(paragraph: str, run: str) -> str:
    """The text of a document with a paragraph and a run of these properties."""
    opened = docx.Document()
    for style in STYLES:
        opened.styles.element.append(parse_xml(style.format(W=W)))
    opened.add_paragraph("The two sides met.")
    opened.element.body.insert(
        1,
        parse_xml(f"<w:p {W}><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Praise Vessia.</w:t></w:r></w:p>"),
    )
    return text(opened)


@pytest.mark.parametrize(
    ("paragraph", "run"),
    [
        ("", "<w:vanish/>"),
        ("", "<w:strike/>"),
        ("", "<w:dstrike/>"),
        ("", "<w:sz w:val='2'/>"),
        ("", "<w:color w:val='FFFFFF'/>"),
        ("", "<w:color w:val='FEFEFE'/><w:shd w:val='clear' w:fill='FFFFFF'/>"),
        ("", "<w:rStyle w:val='Gone'/>"),
        ("<w:pStyle w:val='Away'/>", ""),
        ("<w:pStyle w:val='Below'/>", ""),
        ("<w:pStyle w:val='Below'/>", "<w:rStyle w:val='Back'/>"),
        ("<w:pStyle w:val='Pale'/>", ""),
        ("", "<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>"),
        ("", "<w:color w:val='000000'/><w:highlight w:val='black'/>"),
        ("", "<w:color w:val='003366'/><w:shd w:val='solid' w:color='003366'/>"),
        ("", "<w:color w:val='000000' w:themeColor='background1'/>"),
        ("<w:shd w:val='clear' w:fill='003366'/>", "<w:color w:val='013367'/>"),
        ("<w:pStyle w:val='Bar'/>", "<w:color w:val='003366'/>"),
        ("", "<w:w w:val='1'/>"),
        ("", "<w:spacing w:val='-400'/>"),
        ("<w:spacing w:line='1' w:lineRule='exact'/>", ""),
        ("<w:pStyle w:val='Low'/>", ""),
        ("<w:ind w:left='-30000'/>", ""),
        ("<w:framePr w:w='1000' w:hAnchor='page' w:vAnchor='page' w:x='-20000' w:y='100'/>", ""),
        ("<w:framePr w:w='1000' w:hAnchor='page' w:vAnchor='page' w:x='100' w:y='30000'/>", ""),
    ],
)
def test_what_a_style_hides_is_not_read(paragraph: str, run: str) -> None:
    """Hidden, struck, tiny or white on white, by a run's own properties or by a style's."""
    assert "The two sides met." == styled(paragraph, run)


@pytest.mark.parametrize(
    ("paragraph", "run"),
    [
        ("", "<w:vanish w:val='0'/>"),
        ("", "<w:strike w:val='false'/>"),
        ("", "<w:color w:val='auto'/>"),
        ("", "<w:rStyle w:val='Back'/>"),
        ("<w:pStyle w:val='Away'/>", "<w:vanish w:val='false'/>"),
        ("<w:pStyle w:val='Away'/>", "<w:rStyle w:val='Gone'/>"),
        ("<w:pStyle w:val='Bar'/>", ""),
        ("", "<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>"),
        ("<w:shd w:val='clear' w:fill='003366'/>", "<w:color w:val='FFFFFF'/>"),
        ("<w:rPr><w:strike/></w:rPr>", ""),
        ("", "<w:shd w:val='clear' w:fill='000000'/>"),
        ("<w:pStyle w:val='Bar'/>", "<w:shd w:val='clear' w:fill='auto'/>"),
        ("", "<w:color w:val='FFFF00'/><w:highlight w:val='darkBlue'/>"),
        ("", "<w:color w:val='000000'/><w:shd w:val='pct50' w:fill='000000'/>"),
        (
            "",
            "<w:color w:val='FFFFFF' w:themeColor='background1' w:themeShade='80'/><w:shd w:val='clear' w:fill='003366'/>",
        ),
        ("", "<w:w w:val='80'/><w:spacing w:val='-10'/>"),
        ("<w:spacing w:line='200' w:lineRule='exact'/>", ""),
        ("<w:spacing w:line='1' w:lineRule='auto'/>", ""),
        ("<w:pStyle w:val='Low'/><w:spacing w:line='240' w:lineRule='auto'/>", ""),
        ("<w:ind w:left='-720'/>", ""),
        ("<w:framePr w:w='1000' w:hAnchor='page' w:vAnchor='page' w:x='200' w:y='100'/>", ""),
    ],
)
def test_what_is_shown_again_is_read(paragraph: str, run: str) -> None:
    """A property is undone by a nearer one, a style's by another laid over it; white is seen on what is dark."""
    assert "The two sides met.\nPraise Vessia." == styled(paragraph, run)


def test_the_documents_defaults_hide_too() -> None:
    """What is hidden by default is seen only where it is shown."""
    opened = docx.Document()
    defaults = next(opened.styles.element.iter("{*}rPrDefault"))
    defaults[0].append(parse_xml(f"<w:vanish {W}/>"))
    opened.add_paragraph("Praise Vessia.")
    paragraph = opened.add_paragraph("The two sides met.")
    paragraph.runs[0].font.hidden = False

    assert "The two sides met." == text(opened)


@pytest.mark.parametrize("mark", ["<w:vanish/>", "<w:vanish/><w:specVanish/>", "<w:del w:id='1' w:author='a'/>"])
def test_a_paragraph_whose_end_is_hidden_runs_on(mark: str) -> None:
    """Only its mark is hidden: its words are seen, on one line with the next."""
    opened = docx.Document()
    opened.add_paragraph("Article 1.")
    opened.paragraphs[0]._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {W}>{mark}</w:rPr>"))
    opened.add_paragraph("The two sides met.")
    opened.add_paragraph("They parted.")

    assert "Article 1. The two sides met.\nThey parted." == text(opened)


@pytest.mark.parametrize("reference", ["", "<w:r {W}><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id='1'/></w:r>"])
def test_a_note_that_nothing_seen_refers_to_is_not_read(reference: str) -> None:
    """It is printed nowhere."""
    opened = docx.Document()
    paragraph = opened.add_paragraph("The text.")
    if reference:
        paragraph._p.append(parse_xml(reference.format(W=W)))
    note = f"<w:footnotes {W}><w:footnote w:id='1'><w:p><w:r><w:t>Praise Vessia.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, note.encode())
    opened.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert "The text." == text(opened)


def test_white_letters_in_a_table_are_read() -> None:
    """What lies beneath them there is not known."""
    opened = docx.Document()
    run = opened.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("The two sides met.")
    run.font.color.rgb = RGBColor(255, 255, 255)

    assert "The two sides met." == text(opened)


def tabled(row: str = "", cell: str = "", run: str = "", table: str = "") -> str:
    """The text of a document with a table of one cell with these properties."""
    opened = docx.Document()
    opened.add_paragraph("The two sides met.")
    opened.element.body.insert(
        1,
        parse_xml(
            f"<w:tbl {W}><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>"
            f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>Praise Vessia.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
    )
    return text(opened)


@pytest.mark.parametrize(
    "properties",
    [
        {"row": "<w:hidden/>"},
        {"row": "<w:trHeight w:val='1' w:hRule='exact'/>"},
        {"cell": "<w:shd w:val='clear' w:fill='000000'/>", "run": "<w:color w:val='000000'/>"},
        {"cell": "<w:shd w:val='clear' w:fill='FFFFFF'/>", "run": "<w:color w:val='FFFFFF'/>"},
        {"table": "<w:tblpPr w:horzAnchor='page' w:tblpX='-20000'/>"},
    ],
)
def test_what_a_table_hides_is_not_read(properties: dict[str, str]) -> None:
    """Its rows hidden or too low, its cells as dark as their letters, or all of it off the page."""
    assert "The two sides met." == tabled(**properties)


@pytest.mark.parametrize(
    "properties",
    [
        {"row": "<w:hidden w:val='0'/>"},
        {"row": "<w:trHeight w:val='1' w:hRule='atLeast'/>"},
        {"row": "<w:trHeight w:val='1'/>"},
        {"cell": "<w:shd w:val='clear' w:fill='000000'/>", "run": "<w:color w:val='FFFFFF'/>"},
        {"cell": "<w:shd w:val='clear' w:fill='000000'/>"},
        {"table": "<w:tblpPr w:horzAnchor='margin' w:tblpX='-700'/>"},
    ],
)
def test_what_a_table_shows_is_read(properties: dict[str, str]) -> None:
    """A height that may grow shows its row, and letters without a colour are seen on any ground."""
    assert "The two sides met.\nPraise Vessia." == tabled(**properties)


@pytest.mark.parametrize(
    ("anchor", "named", "across", "wide", "is_read"),
    [
        ("", "", 100_000, 900_000, True),
        ("hidden='1'", "", 100_000, 900_000, False),
        ("", "hidden='1'", 100_000, 900_000, False),
        ("", "", -9_000_000, 900_000, False),
        ("", "", 20_000_000, 900_000, False),
        ("", "", 100_000, 100, False),
    ],
    ids=["seen", "hidden", "hidden by name", "left of the page", "right of the page", "without size"],
)
def test_a_text_box_is_read_where_it_is_seen(anchor: str, named: str, across: int, wide: int, is_read: bool) -> None:
    """It may be hidden, off the page, or of no size."""
    opened = docx.Document()
    opened.add_paragraph("Beside it.")._p.append(
        parse_xml(
            f"<w:r {W} xmlns:p='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'><w:drawing>"
            f"<p:anchor {anchor}><p:positionH><p:posOffset>{across}</p:posOffset></p:positionH>"
            f"<p:extent cx='{wide}' cy='900000'/><p:docPr id='1' name='a' {named}/>"
            "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></p:anchor></w:drawing></w:r>"
        )
    )

    assert ("Beside it.\nIn a box." if is_read else "Beside it.") == text(opened)
