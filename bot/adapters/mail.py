"""A mail → the documents in it: what its sender wrote, what was forwarded or quoted below, what was attached.

Whoever forwards a ministry's readout is not its publisher: each message has its own author, day and subject. The plain text
is read where there is one, the web page beside it otherwise. Parts, depth and lengths are bounded, since a few kilobytes
of a mail can pretend to thousands of parts within parts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message as Mime

from bot.adapters import files
from bot.adapters.forwarded import Message, author, day, parted, subject
from bot.adapters.page import Extract, Page
from bot.adapters.sniffing import Form
from bot.domain.letterhead import letterhead
from bot.domain.model import Document
from bot.errors import DocumentBinary, DocumentEmpty, DocumentError

_SIZE = 30_000_000
_PARTS = 200
_DEPTH = 8
_DOCUMENTS = 20
_FIELD = 2_000
"""Characters of a header's field that are looked at."""
_HEADER = 200_000
_WORDS_OF_A_NOTE = 20
"""Fewer than these above a forwarded message are a covering note, and no document."""
_EXTRACTOR = f"email {sys.version_info.major}.{sys.version_info.minor}"
_STUB = re.compile(r"\b(?:html|e-?mail client|browser|view this (?:message|email))\b", re.IGNORECASE)

Reader = Callable[[Page], Extract]


@dataclass(slots=True)
class _Found:
    """What was gathered so far."""

    read_html: Reader
    documents: list[Document] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    parts: int = 0

    @property
    def is_full(self) -> bool:
        return self.parts >= _PARTS or len(self.documents) >= _DOCUMENTS


def mail(page: Page, read_html: Reader | None = None) -> Extract:
    """Take the documents out of a mail, or raise `DocumentError`; web pages in it are read as articles unless otherwise."""
    name = page.name or "This mail"
    if len(page.content) > _SIZE or page.content.find(b"\n", 0, _HEADER) < 0:
        raise DocumentBinary(f"{name} is no mail I can read: paste its text.")
    found = _Found(read_html or _article)
    try:
        _gather(message_from_bytes(page.content.lstrip(b"\r\n\xef\xbb\xbf"), policy=policy.compat32), name, found, 0)
    except RecursionError as error:
        raise DocumentBinary(f"{name} holds parts within parts without end: paste its text.") from error
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:  # as its fields are broken
        raise DocumentBinary(f"{name} is damaged: paste its text.") from error
    if not found.documents:
        told = f" {found.notices[0]}" if found.notices else " Paste what you want read."
        raise DocumentEmpty(f"{name} holds no text.{told}")
    if found.is_full:
        found.notices.append(f"{name} holds more parts than are read: the last ones were left out.")
    once = {document.id: document for document in reversed(found.documents)}
    return Extract(tuple(reversed(once.values())), _EXTRACTOR, tuple(dict.fromkeys(found.notices)))


def _gather(message: Mime, name: str, found: _Found, depth: int) -> None:
    """Add the documents of a message, and of those attached to it."""
    if depth > _DEPTH:
        found.notices.append(f"{name} holds messages within messages: the innermost were left out.")
        return
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        found.notices.append(f"{name} is cut off: its end is missing.")
    bodies: list[Mime] = []
    attached: list[Mime] = []
    for part in _parts(message, found):
        (attached if _is_attached(part) else bodies).append(part)
    head = Message(
        "", author(_field(message, "From")), day(_field(message, "Date")), subject(_field(message, "Subject"))
    )
    address = _field(message, "Snapshot-Content-Location")  # a web page that a browser saved
    if address:
        head = replace(head, author="")
    text = "\n\n".join(filter(None, (_body(part, name, found) for part in bodies)))
    messages = [one for one in parted(text, head) if any(letter.isalnum() for letter in one.text)]
    others = len(messages) > 1 or any(_is_readable(part) for part in attached)
    for one in messages:
        if one.author == head.author and others and len(one.text.split()) < _WORDS_OF_A_NOTE and one is messages[0]:
            continue
        found.documents.append(_document(one, address))
    for part in attached:
        if found.is_full:
            return
        _attached(part, name, found, depth)


def _parts(message: Mime, found: _Found) -> Iterator[Mime]:
    """The leaves of a message in order, one of each set of alternatives; messages within it are leaves."""
    stack = [message]
    while stack and found.parts < _PARTS:
        part = stack.pop()
        inner = [one for one in _inside(part) if isinstance(one, Mime)]
        if part.get_content_type() == "multipart/alternative" and inner:
            stack.append(_preferred(inner))
        elif part.is_multipart() and part.get_content_maintype() == "multipart":
            stack += reversed(inner)
        else:
            found.parts += 1
            yield part


def _inside(part: Mime) -> list[object]:
    payload = part.get_payload() if part.is_multipart() else []
    return list(payload) if isinstance(payload, list) else []


def _preferred(alternatives: list[Mime]) -> Mime:
    """The plain text, unless it only says that there is a web page."""
    plain = next((one for one in alternatives if one.get_content_type() == "text/plain"), None)
    if plain is None:
        return alternatives[-1]
    said = _bytes(plain)[:2_000].decode("latin-1")
    is_stub = not said.strip() or (len(said.split()) < 40 and _STUB.search(said))
    return alternatives[-1] if is_stub and len(alternatives) > 1 else plain


def _is_attached(part: Mime) -> bool:
    return (
        part.get_content_disposition() == "attachment"
        or bool(part.get_filename())
        or part.get_content_maintype() not in ("text", "multipart")
    )


def _is_readable(part: Mime) -> bool:
    kind, name = part.get_content_type(), str(part.get_filename() or "").lower()
    known = {Form.TEXT, Form.HTML, Form.PDF, Form.WORD, Form.MAIL}
    return kind in known or name.endswith((".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"))


def _body(part: Mime, name: str, found: _Found) -> str:
    """The text of a part that is a mail's own."""
    content, charset = _bytes(part), str(part.get_content_charset() or "")
    try:
        if part.get_content_type() == Form.HTML:
            extract = found.read_html(Page(content, name, Form.HTML, charset))
            found.notices += extract.notices
            return "\n\n".join(document.text for document in extract.documents)
        text = files.decoded(content, name, charset)
    except DocumentError as error:
        found.notices.append(str(error))
        return ""
    flowed = "format=flowed" in str(part.get("Content-Type", ""))[:_FIELD].lower()
    return _unfolded(text, part) if flowed else text


def _unfolded(text: str, part: Mime) -> str:
    """Lines that a program wrapped at a space, joined again (RFC 3676)."""
    deletes = "delsp=yes" in str(part.get("Content-Type", ""))[:_FIELD].lower()
    joined: list[str] = []
    runs_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.removeprefix(" ") if not line.startswith(">") else line
        if runs_on and not line.startswith(">"):
            joined[-1] = (joined[-1][:-1] if deletes else joined[-1]) + bare
        else:
            joined.append(bare)
        runs_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(line.rstrip(" ") for line in joined)


def _document(message: Message, address: str = "") -> Document:
    text = re.split(r"(?m)^-- ?$", message.text.replace("\r\n", "\n"), maxsplit=1)[0].strip("\n") or message.text
    return letterhead(Document(text, message.author, message.subject, published=message.sent, url=address[:_FIELD]))


def _attached(part: Mime, name: str, found: _Found, depth: int) -> None:
    inner = [one for one in _inside(part) if isinstance(one, Mime)]
    if part.get_content_maintype() == "message" and inner:
        if part.get_content_type() == Form.MAIL:
            _gather(inner[0], name, found, depth + 1)
        return
    if part.get_content_maintype() in ("image", "audio", "video") or not (content := _bytes(part)):
        return  # a signature's picture, a calendar's entry
    called = " ".join(_plain(str(part.get_filename() or "an attachment"))[:200].split())
    declared = part.get_content_type() if part.get_content_maintype() == "text" else ""
    try:
        charset = part.get_content_charset()
        taken = files.taken(content, called, f"{declared}; charset={charset}" if charset else declared)
        if isinstance(taken, Document):
            found.documents.append(taken)
        elif taken.media_type == Form.MAIL:
            _gather(message_from_bytes(content, policy=policy.compat32), called, found, depth + 1)
        else:
            extract = _extract(taken, found.read_html)
            found.documents += extract.documents
            found.notices += extract.notices
    except DocumentError as error:
        found.notices.append(str(error))


def _article(page: Page) -> Extract:
    from bot.adapters.article import article  # most mails hold plain text, and its libraries take a second to load

    return article(page)


def _extract(page: Page, read_html: Reader) -> Extract:
    if page.media_type == Form.PDF:
        from bot.adapters.pdf import pdf  # as heavy as it is rare

        return pdf(page)
    if page.media_type == Form.WORD:
        from bot.adapters.word import word

        return word(page)
    return read_html(page)


def _bytes(part: Mime) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _field(message: Mime, name: str) -> str:
    """A field's value, decoded; nothing where there is none."""
    return _plain(next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), ""))


def _plain(value: str) -> str:
    """A field as it is read: encoded words undone, bytes beyond ASCII as what they plainly are."""
    value = re.sub(r"\r?\n[ \t]", " ", value[:_FIELD])
    try:
        bare = value.encode("utf-8", "surrogateescape")
        value = files.decoded(bare) if any(byte > 0x7F for byte in bare) else value
        return str(make_header(decode_header(value))).replace("\r", " ").replace("\n", " ").strip()
    except (HeaderParseError, DocumentError, LookupError, ValueError):
        return value.encode("utf-8", "replace").decode("utf-8").strip()
