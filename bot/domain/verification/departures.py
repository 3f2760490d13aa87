"""Where a draft that keeps close to the print departs from it: a word put in, left out or changed amid the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’\-‑][^\W_]+)*")
_MOST = 160
"""Longer contents than that many words are not compared word by word, which would take the square of their length."""
_SAME_AROUND = 3
"""How many same words must stand around a departure, with at least one on its left or an end of the sentence there."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Words of the draft, and the words printed in their stead; either may be empty."""

    drafted: tuple[str, ...]
    printed: tuple[str, ...]
    before: str
    after: str
    """The same words that stand before and after both."""


def departures(text: str, printed: str) -> Iterator[Departure]:
    """Yield where the draft departs from these printed words amid words that are the same."""
    own, theirs = _words(text), _words(printed)
    if not own or not theirs or len(own) > _MOST or len(theirs) > _MOST:
        return
    matcher = SequenceMatcher(None, [_same(word) for word in own], [_same(word) for word in theirs], autojunk=False)
    codes = matcher.get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal" or not 0 < at < len(codes) - 1 or b - a > 4 or d - c > 4:
            continue
        left, right = codes[at - 1], codes[at + 1]
        if left[2] - left[1] + right[2] - right[1] >= _SAME_AROUND:
            yield Departure(tuple(own[a:b]), tuple(theirs[c:d]), own[left[2] - 1], own[right[1]])


def _words(text: str) -> list[str]:
    """Split into words, "didn't" into "did" and "n't"."""
    found: list[str] = []
    for match in _TOKEN.finditer(text.replace("’", "'")):
        word = match.group()
        if word.lower() == "cannot":
            found += ["can", "not"]
        elif word.lower().endswith("n't"):
            found += [word[:-3], "not"]
        else:
            found.append(word)
    return found


def _same(word: str) -> str:
    return word.lower().removesuffix("'s")
