"""Text in NFC, at a cost that grows with its length and no faster, whatever it holds.

To normalise is to sort the marks that follow a letter, and thousands of them in a row take minutes. So long runs are first
parted as the stream-safe text format has it (UAX #15): a combining grapheme joiner, which shows nothing, stands after
thirty. No writing has runs so long.
"""

from __future__ import annotations

import re
import unicodedata

_MOST = 30
_JOINER = "\u034f"
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MOST + 1},}}")
"""Marks are no letters: where so many signs that are none stand in a row, they are looked at one by one."""


def normalised(text: str) -> str:
    """Give a text in NFC; doing it again changes nothing."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _MAYBE_MARKS.sub(_parted, text))


def _parted(signs: re.Match[str]) -> str:
    parted: list[str] = []
    run = 0
    for sign in signs[0]:
        decomposed = unicodedata.normalize("NFD", sign)
        marks = len(decomposed) if unicodedata.combining(decomposed[0]) else 0
        if marks and run + marks > _MOST:
            parted.append(_JOINER)
            run = 0
        run = run + marks if marks else 0
        parted.append(sign)
    return "".join(parted)
