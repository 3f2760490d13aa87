"""What bytes are, told by the bytes first, then by the type declared, then by the name.

Names and declared types are often wrong, beginnings seldom. What is neither text nor anything we take apart has a sentence
that says what to do instead.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

_HEAD = 4096
_MESSAGE_HEAD = 65_536


class Form(StrEnum):
    """What a page's bytes are, as the media type it goes by."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    MAIL = "message/rfc822"


MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What texts may begin with, and the encoding it names."""

_PICTURE = "a picture: run text recognition (OCR) over it, or type its text out"
_ARCHIVE = "an archive: unpack it and give me the files in it"
_SOUND = "a sound or a film: give me its transcript"
_SAVE = "save it as a .docx, a PDF or a .txt file and give me that"
_FOREIGN = (
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*|\0\0..ftyp(?:heic|heix|mif1|avif)", re.S
        ),
        _PICTURE,
    ),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|BZh\d1AY|\x28\xb5\x2f\xfd"), _ARCHIVE),
    (
        re.compile(rb"ID3[\2-\4]\0|OggS\0|fLaC\0|RIFF....(?:WAVE|AVI )|\0\0..ftyp|\x1aE\xdf\xa3", re.S),
        _SOUND,
    ),
    (re.compile(rb"\{\\rtf"), f"a rich-text document: {_SAVE}"),
    (re.compile(rb"%!PS"), "a PostScript file: save it as a PDF and give me that"),
    (re.compile(rb"\x7fELF|MZ[\0-\x08\x80-\xff]"), "a program, and holds no text"),
    (re.compile(rb"SQLite format 3\0"), "a database: give me the text you want read"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", "locked with a password: save a copy without one, or paste its text"),
    ("WordDocument", f"a Word document of the old kind: {_SAVE}"),
    ("__substg1.0", "an Outlook message: save it as .eml, or paste its text"),
    ("Workbook", "a spreadsheet: paste the text you want read"),
    ("PowerPoint", "a presentation: save it as a PDF and give me that"),
)
_ZIP_KINDS = (
    (b"mimetypeapplication/vnd.oasis.opendocument", f"an OpenDocument file: {_SAVE}"),
    (b"mimetypeapplication/epub", "a book: paste the part you want read"),
    (b"xl/workbook", "a spreadsheet: paste the text you want read"),
    (b"ppt/presentation", "a presentation: save it as a PDF and give me that"),
    (b"Index/Document.iwa", f"a Pages document: {_SAVE}"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:title|meta|link|script|style|article|main|section|header|nav|div|p|h[1-6]|table|span|ul|ol|img|a)\b[^<>]*>",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\s+|<!--.*?-->|<\?xml.*?\?>)+", re.DOTALL)
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \t]|\r?$)", re.MULTILINE)
_FIELDS = frozenset(
    b"from to cc subject date sent mime-version received message-id return-path delivered-to content-type reply-to sender "
    b"dkim-signature content-transfer-encoding in-reply-to references x-mailer authentication-results list-id "
    b"x-received thread-topic user-agent".split()
)
_WRITTEN_BY_PROGRAMS = _FIELDS - frozenset(b"from to cc subject date sent sender".split())
_PLAIN_NAMES = (".txt", ".md", ".markdown", ".text")


def form(content: bytes, name: str = "", media_type: str = "") -> Form | str:
    """What the bytes are; for what is not read, its kind and what to do: "a picture: type its text out"."""
    name = name.lower()
    if content.lstrip()[:5] == b"%PDF-" or (
        b"%PDF-" in content[:1024] and (media_type == Form.PDF or name.endswith(".pdf"))
    ):
        return Form.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    if content.startswith(_OLE[:4]):
        return next(
            (told for stream, told in _OLE_KINDS if stream.encode("utf-16-le") in content),
            f"a document of an old office program: {_SAVE}",
        )
    for beginning, told in _FOREIGN:
        if beginning.match(content):
            return told
    return _written(content, name, media_type)


def _zipped(content: bytes) -> Form | str:
    if content[30:].startswith(b"mimetype"):
        return next((told for inside, told in _ZIP_KINDS if inside in content[:200]), _ARCHIVE)
    if b"word/document" in content:
        return Form.WORD
    return next((told for inside, told in _ZIP_KINDS if inside in content), _ARCHIVE)


def _written(content: bytes, name: str, media_type: str) -> Form | str:
    """Which kind of text it is."""
    head = _head(content)
    bare = _BEFORE.sub("", head, count=1) if _BEFORE.match(head) else head
    is_html = bool(_HTML.match(bare)) or (head.startswith("<?xml") and bool(_HTML.search(head)))
    named = name.endswith((".html", ".htm", ".xhtml", ".shtml")) or media_type in (Form.HTML, "application/xhtml+xml")
    if is_html or (named and "<" in head):
        return Form.HTML
    if _is_mail(content, name.endswith((".eml", ".mht", ".mhtml")) or media_type in (Form.MAIL, "multipart/related")):
        return Form.MAIL
    if head.startswith("<?xml"):
        return "XML that is no web page: paste its text"
    if _FRAGMENT.match(bare) and not name.endswith(_PLAIN_NAMES):
        return Form.HTML
    return Form.TEXT


def _head(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) : _HEAD].decode(encoding, "replace").lstrip()
    return content[:_HEAD].decode("latin-1").lstrip()


def _is_mail(content: bytes, named: bool) -> bool:
    """It begins with a message's fields, some of which only programs write."""
    head = re.split(rb"\r?\n\r?\n", content.removeprefix(codecs.BOM_UTF8).lstrip()[:_MESSAGE_HEAD], maxsplit=1)[0]
    lines = head.splitlines()
    if lines and lines[0].startswith(b"From "):  # of a mailbox
        lines = lines[1:]
    if not lines or not _FIELD.match(lines[0]):
        return False
    fields = {match[1].lower() for line in lines if (match := _FIELD.match(line))} & _FIELDS
    if any(line and not _FIELD.match(line) and line[0] not in b" \t" for line in lines):
        return False
    return len(fields) >= 2 if named else len(fields) >= 3 and bool(fields & _WRITTEN_BY_PROGRAMS)
