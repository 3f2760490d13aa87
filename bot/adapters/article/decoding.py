"""A page's bytes → its characters: what it or its server declares is held against what its words show."""

from __future__ import annotations

import re
from typing import Final

from bot.adapters.encodings import marked, unmarked, windows

_HEAD: Final = 4096
_DECLARED = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_TAGS = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_ENTITIES = re.compile(rb"&#?\w{1,10};")

_TRIED: Final = 60_000
"""Bytes looked at to tell an encoding nobody declared."""


def decoded(content: bytes, charset: str = "") -> str:
    """Decode a page; `charset` is what the server said. Never fails: what cannot be read is U+FFFD."""
    if mark := marked(content):
        encoding, text = mark
        return text.decode(encoding, "replace")
    found = unmarked(content, _declared(content, charset), _words(content))
    return windows(content) if found is None else found


def _declared(content: bytes, charset: str) -> tuple[str, ...]:
    """The encodings declared, the server's first."""
    head = content[:_HEAD]
    found = (match[1].decode("ascii") for match in (_XML.search(head), _DECLARED.search(head)) if match)
    return (charset, *found)


def _words(content: bytes) -> bytes:
    """What a reader sees of a page, roughly: code is in English in every encoding."""
    return _ENTITIES.sub(b" ", _TAGS.sub(b" ", content[: 4 * _TRIED]))[:_TRIED]
