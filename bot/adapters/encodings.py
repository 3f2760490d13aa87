"""Bytes → the characters their author typed, for files and pages alike.

A byte-order mark decides; then bytes that are UTF-8 throughout are; then what is declared, if the bytes bear it out, under
the name browsers give it ("latin-1" is Windows Latin, "gb2312" is GB 18030); then what reads as a language. Where nothing
does, or two encodings read as well, nothing is said: a wrong guess would change names in silence.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.adapters.alphabets import one_byte
from bot.adapters.ideograms import east_asian
from bot.adapters.sniffing import MARKS
from bot.adapters.wide import shifting, shifts, wide

_LOOKED_AT: Final = 20_000
"""Bytes that show an encoding."""
_DAMAGE: Final = 0.02
"""The share of what is not ASCII that may be broken in a text still taken for what it seems."""

# --- What is declared

_BROWSERS: Final = {
    **dict.fromkeys(
        ("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1"), "cp1252"
    ),
    **dict.fromkeys(("windows-1252", "x-cp1252", "ansi_x3.4-1968"), "cp1252"),
    **dict.fromkeys(("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "chinese", "csgb2312"), "gb18030"),
    **dict.fromkeys(("euc-kr", "euc_kr", "euckr", "ks_c_5601-1987", "ks_c_5601", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("ksc5601",), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"), "cp932"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("koi8", "koi", "koi8_r"), "koi8-r"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("mac", "x-mac-roman"), "mac-roman"),
}
_WEAK: Final = frozenset({"cp1252"})
"""What servers declare without looking."""
_WIDE: Final = ("utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "unicode")
"""Not believed without a mark: had they been true, the declaration itself could not have been read."""


def known(label: str) -> str:
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


def marked(content: bytes) -> tuple[str, bytes] | None:
    """Give the encoding a byte-order mark names, and what stands behind it."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding, content[len(mark) :]
    return None


def unmarked(content: bytes, declared: Iterable[str] = (), sample: bytes = b"") -> str | None:
    """The characters of bytes without a mark; nothing where they cannot be told. What is damaged comes out as U+FFFD.

    `declared` are labels, the weightiest first. `sample` is a part that shows the language, where the whole does not.
    """
    if codec := shifting(content) or (wide(content) if b"\0" in content[:_LOOKED_AT] else ""):
        return content.decode(codec, "replace")
    labels = tuple(dict.fromkeys(name for name in map(known, declared) if name))
    if b"\x1b$" in content and "iso2022_jp" in labels:
        return content.decode("iso2022_jp", "replace")
    if shifts(content):
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if codec := wide(content):
            return content.decode(codec, "replace")
    lenient = content.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for character in lenient if character > "\x7f") - broken
    if whole > 0 and broken <= _DAMAGE * (whole + broken):
        return lenient
    for name in labels:
        if name not in _WEAK and (text := _as_declared(content, name)):
            return text
    if whole > 2 * broken:  # what is not UTF-8 seldom looks like it at all
        return lenient
    if name := told(sample or content[:_LOOKED_AT]):
        return windows(content) if name == "cp1252" else content.decode(name, "replace")
    return windows(content) if _WEAK.intersection(labels) else None


def windows(content: bytes) -> str:
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


def _as_declared(content: bytes, name: str) -> str:
    """Decode as declared; nothing where more than a few bytes are at odds with it."""
    try:
        text = content.decode(name, "replace")
    except (UnicodeError, LookupError):
        return ""
    foreign = sum(1 for character in text if character > "\x7f")
    return text if text.count("\ufffd") <= max(3.0, _DAMAGE * foreign) else ""


def told(sample: bytes) -> str:
    """The encoding of a text that is not UTF-8 and has no mark, where that is sure; nothing otherwise."""
    looked_at = sample[:_LOOKED_AT]
    return east_asian(looked_at) or one_byte(looked_at)
