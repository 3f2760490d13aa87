"""Whether a part of a Word document has a place on its pages in which words can be read.

Rows may be hidden, lines and rows so low that nothing of them shows, frames, tables and boxes set where no page is. What
stands only partly beside a page is taken for seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.adapters.word.styles import Styles, is_on

_LOWEST: Final = 50
"""Twentieths of a point; what is no higher is read by nobody."""
_INCH: Final = 1_440
"""In twentieths of a point."""
_EMU: Final = 635
"""To a twentieth of a point."""
_PAGE: Final = (12_240, 15_840)
"""Of a page that has no size of its own."""
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@dataclass(frozen=True, slots=True)
class _Paper:
    """The largest page of a document."""

    width: int
    height: int
    margin: int
    """The widest on its left."""


class Places:
    """The places of a document's parts."""

    def __init__(self, opened: Opened, styles: Styles) -> None:
        self._styles = styles
        sections = list(opened.element.iter(qn("w:sectPr")))
        sizes = [size for section in sections if (size := section.find(qn("w:pgSz"))) is not None]
        margins = [margin for section in sections if (margin := section.find(qn("w:pgMar"))) is not None]
        self._paper = _Paper(
            max([_number(size, "w:w", _PAGE[0]) for size in sizes] or _PAGE[:1]),
            max([_number(size, "w:h", _PAGE[1]) for size in sizes] or _PAGE[1:]),
            max([_number(margin, "w:left", _INCH) for margin in margins] or [_INCH]),
        )

    def holds_paragraph(self, paragraph: BaseOxmlElement) -> bool:
        """Tell whether a paragraph's lines stand on a page, and are high enough to be read."""
        properties = self._styles.paragraph(paragraph)
        spacing, indent = _last(properties, "w:spacing", "w:line"), _last(properties, "w:ind", "w:left", "w:start")
        if spacing is not None and spacing.get(qn("w:lineRule")) == "exact" and _number(spacing, "w:line") <= _LOWEST:
            return False
        if indent is not None:
            left = _number(indent, "w:left") or _number(indent, "w:start")
            if left + self._paper.margin < -_INCH or left > self._paper.width:
                return False
        frame = _last(properties, "w:framePr")
        return frame is None or self._is_on_page(frame, "w:x", "w:y", _number(frame, "w:w"), _number(frame, "w:h"))

    def holds_table(self, table: BaseOxmlElement) -> bool:
        """Tell whether a table that is set apart from the text stands on a page."""
        place = table.find(f"{qn('w:tblPr')}/{qn('w:tblpPr')}")
        return place is None or self._is_on_page(place, "w:tblpX", "w:tblpY")

    def holds_row(self, row: BaseOxmlElement) -> bool:
        """Tell whether a row is shown, and high enough to be read."""
        properties = row.find(qn("w:trPr"))
        if properties is None:
            return True
        height = properties.find(qn("w:trHeight"))
        is_low = height is not None and height.get(qn("w:hRule")) == "exact" and _number(height, "w:val") <= _LOWEST
        return not (is_on(properties.find(qn("w:hidden"))) or is_low)

    def holds_box(self, box: BaseOxmlElement) -> bool:
        """Tell whether a text box is shown, has a size, and stands on a page."""
        drawing = next(box.iterancestors(f"{_DRAWING}anchor", f"{_DRAWING}inline"), None)
        if drawing is None:
            return True
        named, extent = drawing.find(f"{_DRAWING}docPr"), drawing.find(f"{_DRAWING}extent")
        if any(one is not None and one.get("hidden", "0") in ("1", "true") for one in (drawing, named)):
            return False
        wide, high = (0 if extent is None else _whole(extent.get(side, "")) // _EMU for side in ("cx", "cy"))
        if extent is not None and min(wide, high) <= _LOWEST:
            return False
        across, down = (_offset(drawing, f"{_DRAWING}position{axis}") for axis in "HV")
        return self._is_within(across, wide, self._paper.width) and self._is_within(down, high, self._paper.height)

    def _is_on_page(self, element: BaseOxmlElement, x: str, y: str, width: int = 0, height: int = 0) -> bool:
        return self._is_within(_number(element, x), width or self._paper.width, self._paper.width) and self._is_within(
            _number(element, y), height or self._paper.height, self._paper.height
        )

    def _is_within(self, place: int, length: int, end: int) -> bool:
        """From whatever it is measured: a page's edge, or its margin."""
        return place + length + self._paper.margin > 0 and place < end


def _last(properties: Sequence[BaseOxmlElement], name: str, *attributes: str) -> BaseOxmlElement | None:
    """What the nearest properties say that say it, with one of these attributes."""
    found = [one for each in properties if (one := each.find(qn(name))) is not None]
    said = [one for one in found if not attributes or any(one.get(qn(attribute)) for attribute in attributes)]
    return said[-1] if said else None


def _offset(drawing: BaseOxmlElement, name: str) -> int:
    offset = drawing.find(f"{name}/{_DRAWING}posOffset")
    return 0 if offset is None else _whole(offset.text or "") // _EMU


def _number(element: BaseOxmlElement, name: str, usual: int = 0) -> int:
    return _whole(element.get(qn(name), ""), usual)


def _whole(value: str, usual: int = 0) -> int:
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        return usual
