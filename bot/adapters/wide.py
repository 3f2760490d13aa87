"""Texts of two and four bytes to a character that lack their mark, and those that shift between sets of characters."""

from __future__ import annotations

from collections import Counter
from typing import Final

from bot.adapters.ideograms import whole, written_in

_LOOKED_AT: Final = 20_000
_LETTERS: Final = 12
"""Fewer show nothing."""
_CODECS: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_TYPED: Final = "«»„“”‘’‚–—…№€•"
_SHIFTS: Final = b"\x1b$"
_SHIFTING: Final = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_3", "iso2022_jp_2", "iso2022_kr")


def wide(content: bytes) -> str:
    """Give the encoding of two or four bytes to a character that a text is in, or nothing."""
    head = content[: _LOOKED_AT // 4 * 4]
    has_nul = b"\0" in head
    for codec in _CODECS:
        text = whole(head, codec, cuts=4)
        if len(text) < _LETTERS or "\0" in text:
            continue
        if (has_nul and " " in text and _is_of_one_script(text)) or _is_of_east_asia(text):
            return codec
    return ""


def shifting(content: bytes) -> str:
    """Give the encoding that names its sets of characters as it goes (ISO 2022) which a text is in, or nothing."""
    return next((codec for codec in _SHIFTING if whole(content, codec)), "") if shifts(content) else ""


def shifts(content: bytes) -> bool:
    """Tell whether a text of seven bits names sets of characters."""
    return _SHIFTS in content[:_LOOKED_AT] and content.isascii()


def _is_of_one_script(text: str) -> bool:
    """Most characters are of ASCII or of the block of 256 that most others are of; of the many of East Asia as one."""
    blocks = Counter("wide" if "\u2e7f" < letter < "\ud7b0" else ord(letter) >> 8 for letter in text)
    plain = sum(1 for letter in text if " " <= letter <= "~" or letter in "\r\n\t")
    del blocks[0], blocks[0x20]
    typed = sum(1 for letter in text if "\xa0" <= letter <= "\xff" or letter in _TYPED)
    return plain > 0.02 * len(text) and plain + typed + max(blocks.values(), default=0) > 0.95 * len(text)


def _is_of_east_asia(text: str) -> bool:
    """It is made of the characters its texts are full of, and hardly of others."""
    ours = sum(1 for letter in text if letter <= "~" or "\u2000" <= letter < "\ud7b0" or "\uff00" <= letter < "\uffef")
    return ours > 0.95 * len(text) and bool(written_in(text))
