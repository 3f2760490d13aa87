"""A page's bytes → its characters.

A byte-order mark decides; then bytes that are UTF-8 throughout are; then what the page or its server declares, if the
bytes bear it out, under the name browsers give it ("latin-1" is Windows Latin, "gb2312" is GB 18030); then what reads as
a language. A declaration that was only a server's habit (ISO 8859-1) comes last.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from bot.adapters.encodings import by_language

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROWSERS: Final = {
    **dict.fromkeys(
        ("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1"), "cp1252"
    ),
    **dict.fromkeys(("windows-1252", "x-cp1252", "ansi_x3.4-1968"), "cp1252"),
    **dict.fromkeys(("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "chinese", "csgb2312"), "gb18030"),
    **dict.fromkeys(("euc-kr", "euckr", "ks_c_5601-1987", "ks_c_5601", "korean", "windows-949", "ksc5601"), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"), "cp932"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("koi8", "koi", "koi8_r"), "koi8-r"),
}
_WEAK: Final = frozenset({"cp1252"})
"""What servers declare without looking."""
_WIDE: Final = ("utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "unicode")
"""Not believed without a mark: had they been true, the declaration itself could not have been read."""

_HEAD: Final = 4096
_DECLARED = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_TAGS = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_ENTITIES = re.compile(rb"&#?\w{1,10};")

_DAMAGE: Final = 0.02
"""The share of what is not ASCII that may be broken in a text still taken for UTF-8."""
_TRIED: Final = 60_000
"""Bytes looked at to tell an encoding nobody declared."""


def decoded(content: bytes, charset: str = "") -> str:
    """Decode a page; `charset` is what the server said. Never fails: what cannot be read is U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = _unmarked(content)
    if wide:
        return content.decode(wide, "replace")
    labels = tuple(_labels(content, charset))
    if b"\x1b$" in content and "iso2022_jp" in labels:
        return content.decode("iso2022_jp", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _other(content, labels)


def _unmarked(content: bytes) -> str:
    """Tell UTF-16 that lacks its mark by its zeros."""
    head = content[:_HEAD].lstrip(b" \r\n\t")[:40]
    if len(head) < 8 or head.count(0) * 3 < len(head):
        return ""
    return "utf-16-be" if head[0] == 0 else "utf-16-le"


def _labels(content: bytes, charset: str) -> Iterator[str]:
    """Yield the encodings declared, the server's first; the ones declared out of habit last."""
    head = content[:_HEAD]
    declared = [charset, *(match[1].decode("ascii") for match in (_XML.search(head), _DECLARED.search(head)) if match)]
    named = [name for name in map(_known, declared) if name]
    yield from dict.fromkeys(name for name in named if name not in _WEAK)
    yield from dict.fromkeys(name for name in named if name in _WEAK)


def _known(label: str) -> str:
    """Give our name of a declared encoding; nothing for one that does not exist."""
    plain = label.strip().strip("\"'").lower()
    if not plain or plain in _WIDE:
        return ""
    try:
        found = codecs.lookup(_BROWSERS.get(plain, plain))
        b"".decode(found.name)  # some codecs turn bytes into bytes
    except (LookupError, ValueError):
        return ""
    name = _BROWSERS.get(found.name, found.name)
    return name if name not in _WIDE else ""


def _other(content: bytes, labels: tuple[str, ...]) -> str:
    """Decode what is not UTF-8 throughout."""
    lenient = content.decode("utf-8", "replace")
    broken, foreign = lenient.count("\ufffd"), sum(1 for character in lenient if character > "\x7f")
    if foreign - broken > 0 and broken <= _DAMAGE * foreign:
        return lenient
    for name in labels:
        if name in _WEAK:
            continue
        text = _strictly(content, name)
        if text:
            return text
    guess = _guessed(content)
    if guess:
        return content.decode(guess, "replace")
    if broken and foreign > 2 * broken and not any(name in _WEAK for name in labels):
        return lenient
    return _windows(content)


def _strictly(content: bytes, name: str) -> str:
    """Decode as declared; nothing where more than a few bytes are at odds with it."""
    try:
        text = content.decode(name, "replace")
    except (UnicodeError, LookupError):
        return ""
    foreign = sum(1 for character in text if character > "\x7f")
    return text if text.count("\ufffd") <= max(3.0, _DAMAGE * foreign) else ""


def _guessed(content: bytes) -> str:
    """Tell the encoding by the language that comes out; nothing for the languages of Western Europe."""
    sample = _ENTITIES.sub(b" ", _TAGS.sub(b" ", content[: 4 * _TRIED]))[:_TRIED]
    return by_language(sample)


def _windows(content: bytes) -> str:
    """Decode as browsers decode latin-1: the few bytes that Windows Latin leaves open stay what they are."""
    return "".join(
        content[start : start + 1].decode("latin-1") if part is None else part
        for start, part in _windows_parts(content)
    )


def _windows_parts(content: bytes) -> Iterator[tuple[int, str | None]]:
    start = 0
    for match in re.finditer(rb"[\x81\x8d\x8f\x90\x9d]", content):
        yield start, content[start : match.start()].decode("cp1252")
        yield match.start(), None
        start = match.end()
    yield start, content[start:].decode("cp1252")
