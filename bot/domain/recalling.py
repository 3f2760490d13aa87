"""Pure functions of a short text that remember what they gave: a sentence is asked about by many rules, one after another.

What is remembered is bounded both ways: so many texts at most, and none longer than a sentence or two. A longer text is
read anew each time, so that a whole document is never held by what was asked about it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_Value = TypeVar("_Value")

LONGEST = 1_000
"""Characters of a text that is remembered; a drafted sentence has 600 at most."""


def recalled(most: int) -> Callable[[Callable[[str], _Value]], Callable[[str], _Value]]:
    """Have a pure function of one text, whose values never change, remember what it gave for that many short ones."""

    def recalling(function: Callable[[str], _Value]) -> Callable[[str], _Value]:
        remembered = lru_cache(maxsize=most)(function)

        @wraps(function)
        def recall(text: str) -> _Value:
            return remembered(text) if len(text) <= LONGEST else function(text)

        return recall

    return recalling
