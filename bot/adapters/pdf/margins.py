"""What stands in the margin of lines and is not to be read as words among them: large initials, and the numbers of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.adapters.pdf.glyphs import Glyph
from bot.adapters.pdf.line import Line

_LARGE: Final = 1.7
"""Times the size most letters have: an initial, or a title."""
_NEAR: Final = 1.5
"""Of that size: how far from an initial its lines begin."""
_LEVEL: Final = 0.2
"""Of that size: how much the feet of one line's letters may differ."""
_INITIALS: Final = 30
"""On a page."""
_NUMBERED: Final = 5
"""Lines at least that are numbered."""
_NUMBERED_SHARE: Final = 0.8
"""Of the lines between the first number and the last."""


def with_initials(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put each large initial at the head of the first of the lines it stands beside, and those lines where it stands."""
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs if glyph.letters.strip())
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    large = [glyph for glyph in glyphs if glyph.size > _LARGE * usual and glyph.letters.strip()]
    moved: dict[Glyph, Glyph] = {}
    for initial in [one for one in large if one.letters.isalpha() and _is_alone(one, large)][:_INITIALS]:
        beside = [
            glyph
            for glyph in glyphs
            if glyph.size <= initial.size / _LARGE
            and initial.right - usual < glyph.left < initial.right + _NEAR * usual
            and initial.base - _LEVEL * usual < glyph.base < initial.base + initial.size - _LEVEL * usual
        ]
        heads: dict[float, Glyph] = {}
        for glyph in sorted(beside, key=lambda one: (-one.base, one.left)):
            if glyph.letters.strip() and not any(abs(glyph.base - base) < _LEVEL * usual for base in heads):
                heads[glyph.base] = glyph
        if len(heads) > 1:
            first = heads.pop(max(heads))
            moved[initial] = replace(initial, right=first.left, base=first.base, size=first.size)
            moved |= {glyph: replace(glyph, left=initial.left) for glyph in heads.values()}
    return [moved.get(glyph, glyph) for glyph in glyphs]


def _is_alone(initial: Glyph, large: Sequence[Glyph]) -> bool:
    return not any(
        other is not initial
        and abs(other.base - initial.base) < initial.size / 2
        and -initial.size < other.left - initial.right < initial.size / 2
        and other.letters.isalnum()
        for other in large
    )


def without_numbers(segments: Sequence[Line]) -> list[Line]:
    """Leave out the numbers of lines: one at the head of as good as every line, counting on."""
    heads: dict[float, Line] = {}
    for segment in segments:
        head = heads.get(segment.base)
        if head is None or segment.left < head.left:
            heads[segment.base] = segment
    rows = [heads[base] for base in sorted(heads, reverse=True)]
    text = min((segment.left for segment in segments if not segment.text.isdecimal()), default=0.0)
    numbers = [row for row in rows if row.text.isdecimal() and len(row.text) < 4 and row.right < text]
    if len(numbers) < _NUMBERED:
        return list(segments)
    between = [row for row in rows if numbers[-1].base <= row.base <= numbers[0].base]
    step = int(numbers[1].text) - int(numbers[0].text)
    if step not in (1, 5) or any(int(below.text) - int(above.text) != step for above, below in pairwise(numbers)):
        return list(segments)
    is_every_line = len(numbers) * step >= _NUMBERED_SHARE * len(between)
    return [segment for segment in segments if not (is_every_line and segment in numbers)]
