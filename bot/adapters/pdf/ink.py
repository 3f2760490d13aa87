"""What of a page's words is seen when the page is painted, whatever hides the rest.

A page is painted twice, with its words and without them. Words that make no difference are covered, clipped away, on a layer
turned off, faded out, or painted in nothing; so are those painted in the colour of what lies beneath them. Words that make
none still count where the page without them has ink like letters at their place: they were recognised in a scan.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]

_AREA = 4_000_000
"""Pixels of a painting at most,"""
_LENGTH = 20_000
"""of one of its sides at most,"""
_COARSEST = 0.4
"""and of a point at least: on what is painted coarser, small letters leave no trace."""
_FAINTEST = 8
"""Of 255, in one colour: what differs less from its ground is read by nobody."""
_SCANNED = 40
"""Of 255: what is printed differs as much from its paper, in a scan."""
_ASIDE, _ABOVE = 0.1, 0.15
"""The shares of a letter's box, at each end, in which its neighbours' ink may stand."""
_PIXELS = 2_000
"""Of a letter that are looked at."""
_BYTES = 3
"""To a pixel."""


@dataclass(frozen=True, slots=True)
class _Pixels:
    width: int
    height: int
    stride: int
    values: bytes


class Painting:
    """A page painted with its words and without them."""

    def __init__(self, box: Box, words: _Pixels, bare: _Pixels) -> None:
        self._left, self._top = box[0], box[3]
        self._across = bare.width / (box[2] - box[0])
        self._down = bare.height / (box[3] - box[1])
        self._bare = bare
        self._words = words.values

    def shows(self, box: Box, colour: Colour | None) -> bool:
        """Tell whether there is ink of a letter in its box; its colour is nothing where it has no single one."""
        bare, words = self._bare.values, self._words
        rows, wide = self._rows(box)
        for row in reversed(rows):  # most letters stand on their line
            ground, painted = bare[row : row + wide], words[row : row + wide]
            if ground != painted and _differ(ground, painted):
                if self._stands_out(colour, ground) or self.tells_apart(box, colour):
                    return True
                break
        return _is_scanned([bare[row : row + wide] for row in rows])

    def tells_apart(self, box: Box, colour: Colour | None) -> bool:
        """Tell whether a letter of a colour would be seen on what else is painted in its box."""
        rows, wide = self._rows(box)
        return any(self._stands_out(colour, self._bare.values[row : row + wide]) for row in rows)

    @staticmethod
    def _stands_out(colour: Colour | None, ground: bytes) -> bool:
        return colour is None or _differ(ground, bytes(colour[::-1]) * (len(ground) // _BYTES))

    def _rows(self, box: Box) -> tuple[range, int]:
        """Where in the pixels the rows of the middle of a box begin, and how long they are."""
        left, bottom, right, top = box
        aside, above = _ASIDE * (right - left), _ABOVE * (top - bottom)
        widest, highest, stride = self._bare.width - 1, self._bare.height - 1, self._bare.stride
        first = min(max(0, int((left + aside - self._left) * self._across)), widest)
        last = min(max(0, int((right - aside - self._left) * self._across)), widest)
        upper = min(max(0, int((self._top - top + above) * self._down)), highest)
        lower = min(max(0, int((self._top - bottom - above) * self._down)), highest)
        step = max(1, (last + 1 - first) * (lower + 1 - upper) // _PIXELS)
        start = first * _BYTES
        return range(upper * stride + start, lower * stride + start + 1, step * stride), (last + 1 - first) * _BYTES


def painting(page: pdfium.PdfPage, words: Iterable[object]) -> Painting | None:
    """Paint a page; `words` are its text objects, which are painted no more afterwards. Nothing where it cannot be."""
    box = page.get_bbox()
    wide, high = box[2] - box[0], box[3] - box[1]
    if not 0 < wide * high < math.inf:
        return None
    scale = min(1.0, math.sqrt(_AREA / (wide * high)), _LENGTH / max(wide, high))
    if scale < _COARSEST:
        return None
    try:
        whole = _painted(page, scale)
        for one in words:
            raw.FPDFTextObj_SetTextRenderMode(one, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        return Painting(box, whole, _painted(page, scale))
    except (pdfium.PdfiumError, ValueError):  # a page of no size
        return None


def _painted(page: pdfium.PdfPage, scale: float) -> _Pixels:
    """The page as it lies in the file, not turned."""
    bitmap = page.render(scale=scale, rotation=-page.get_rotation() % 360, may_draw_forms=False, rev_byteorder=False)
    try:
        return _Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()


def _differ(some: bytes, others: bytes) -> bool:
    return any(abs(one - other) > _FAINTEST for one, other in zip(some, others, strict=True))


def _is_scanned(rows: list[bytes]) -> bool:
    """There is ink that a rule or an edge does not leave: it changes along a row, and from row to row."""
    greens = [row[1::_BYTES] for row in rows]
    return any(max(row) - min(row) >= _SCANNED for row in greens) and any(
        max(column) - min(column) >= _SCANNED for column in zip(*greens, strict=True)
    )
