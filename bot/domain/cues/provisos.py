"""Conditions that stand behind a full stop and belong to what was told before it: *But only if parliament agreed.*"""

from __future__ import annotations

import re

from bot.domain.cues.units import Unit

_PROVISO = re.compile(r"(?:but|and|though|yet)?\s*(?:only|not)", re.I)
_CONDITIONAL = re.compile(
    r"(?:but |and |though |yet )?(?:only (?:if|when|once|after|until)|not (?:before|until|unless|without)|unless|provided) [^,;:]*",
    re.I,
)
_SHORT = 14
"""Words of a condition that stands as a sentence of its own; a longer one has a main clause."""


def is_proviso(before: Unit, unit: Unit) -> bool:
    """Is the sentence no more than a condition of what was told just before: *But only if parliament agreed.*?"""
    words = unit.words
    if before.paragraph != unit.paragraph or not 2 < len(words) <= _SHORT:
        return False
    return _CONDITIONAL.fullmatch(" ".join(word.text for word in words)) is not None


def opens_proviso(words: str) -> bool:
    """Are these the words before an inserted cue that opens a condition: *But only*, he added, *if parliament agreed*?"""
    return _PROVISO.fullmatch(words) is not None
