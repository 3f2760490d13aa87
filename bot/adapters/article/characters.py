"""Characters nobody sees, and spaces of every width.

What is invisible can hide words from a reader or split them for a machine, so it goes: format characters, tags, fillers.
Joiners stay where a script is spelled with them — between letters of Arabic and the scripts of India.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
_JOINED: Final = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af]"
)
_FILLERS: Final = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufffc\U000e0100-\U000e01ef\ufe00-\ufe0f"
)
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    f"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U0001d173-\U0001d17a\U0001bca0-\U0001bca3{_FILLERS}"
    "]+"
)
_SPACES = re.compile("[\t\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\v\f\x85]")


def visible(text: str) -> str:
    """Drop what nobody sees, in NFC."""
    return unicodedata.normalize("NFC", _UNSEEN.sub(lambda match: _kept(match, text), text))


def line(text: str) -> str:
    """Set a text in one line, a space between words."""
    return " ".join(_SPACES.sub(" ", visible(_BREAKS.sub(" ", text))).split())


def lines(text: str) -> tuple[str, ...]:
    """Give a text's lines that hold something, each trimmed."""
    return tuple(filter(None, map(line, _BREAKS.sub("\n", text).split("\n"))))


def _kept(match: re.Match[str], text: str) -> str:
    """A joiner between two letters that need it stays; of a run of them, one."""
    joiner = next((character for character in match[0] if character in _JOINERS), "")
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return joiner if joiner and _JOINED.match(before) and _JOINED.match(after) else ""
