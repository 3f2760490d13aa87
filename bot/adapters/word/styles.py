"""What the styles of a Word document say, those they are based on first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_ABOVE: Final = 20
"""Styles that a style may be based on."""
_OFF: Final = ("0", "false", "off", "none")


class Styles:
    """A document's styles, and its defaults."""

    def __init__(self, opened: Opened) -> None:
        root: BaseOxmlElement = opened.part.styles.element
        self._styles = {style.get(qn("w:styleId"), ""): style for style in root.iter(qn("w:style"))}
        self._usual = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in _OFF
            ),
            "",
        )
        self.defaults: BaseOxmlElement | None = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    def of(self, paragraph: BaseOxmlElement | None) -> str:
        """Give the name of a paragraph's style."""
        return value(None if paragraph is None else paragraph.find(qn("w:pPr")), "w:pStyle") or self._usual

    def chain(self, style: str) -> list[BaseOxmlElement]:
        """Give a style behind those it is based on."""
        return [*self._upwards(style)][::-1]

    def paragraph(self, paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
        """Give the properties that say how a paragraph is set, the nearest last."""
        stated = [each.find(qn("w:pPr")) for each in (*self.chain(self.of(paragraph)), paragraph)]
        return [one for one in stated if one is not None]

    def _upwards(self, style: str) -> Iterator[BaseOxmlElement]:
        for _ in range(_ABOVE):
            one = self._styles.get(style)
            if one is None:
                return
            yield one
            style = value(one, "w:basedOn")


def value(element: BaseOxmlElement | None, name: str) -> str:
    """Give the value of a property; empty where it is not stated."""
    child = None if element is None else element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))


def is_on(toggle: BaseOxmlElement | None) -> bool:
    """Tell whether a property that is on or off is stated and on."""
    return toggle is not None and toggle.get(qn("w:val"), "true") not in _OFF
