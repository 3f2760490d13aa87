"""What Word prints before the points of a list: numbers and bullets stand in no paragraph's text, but are counted.

A paragraph says, itself or by its style, to which list and level it belongs; the list says how each level looks.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart

_LEVELS = 9
_STYLES_ABOVE = 10
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How the points of one level look: "%1.%2." with the numbers of this and the levels above."""

    form: str
    pattern: str
    start: int


class Numbering:
    """Counts the points of a document, in the order they are met."""

    def __init__(self, part: DocumentPart) -> None:
        has_lists = any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values())
        root: BaseOxmlElement | None = part.numbering_part.element if has_lists else None
        self._styles = {style.get(qn("w:styleId"), ""): style for style in part.styles.element.iter(qn("w:style"))}
        self._lists = {} if root is None else {one.get(qn("w:numId")): _value(one, "w:abstractNumId") for one in root}
        self._kinds = {} if root is None else {one.get(qn("w:abstractNumId")): one for one in root}
        self._counts: dict[str, list[int]] = {}

    def mark(self, paragraph: BaseOxmlElement) -> str:
        """What stands before a paragraph, with a space after it; nothing where it is no point of a list."""
        name, depth = self._place(paragraph)
        kind = self._lists.get(name, "")
        level = self._level(kind, depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "• "
        counts = self._counts.setdefault(kind, [0] * _LEVELS)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        mark = level.pattern
        for above in range(depth + 1):
            form = self._level(kind, above)
            mark = mark.replace(f"%{above + 1}", _number(counts[above] or 1, form.form if form else "decimal"))
        return f"{mark} " if mark.strip() else ""

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """The list and the level a paragraph belongs to."""
        properties = paragraph.find(qn("w:pPr"))
        name, depth, style = "", "", ""
        for _ in range(_STYLES_ABOVE):
            if properties is not None:
                numbered = properties.find(qn("w:numPr"))
                name = name or (_value(numbered, "w:numId") if numbered is not None else "")
                depth = depth or (_value(numbered, "w:ilvl") if numbered is not None else "")
                style = _value(properties, "w:pStyle") or style
            above = self._styles.get(style)
            if name or above is None:
                break
            properties, style = above.find(qn("w:pPr")), _value(above, "w:basedOn")
        return name, min(int(depth), _LEVELS - 1) if depth.isdecimal() else 0

    def _level(self, kind: str, depth: int) -> _Level | None:
        root = self._kinds.get(kind) if kind else None
        for level in () if root is None else root.findall(qn("w:lvl")):
            if level.get(qn("w:ilvl")) == str(depth):
                start = _value(level, "w:start")
                return _Level(
                    _value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start) if start.isdecimal() else 1
                )
        return None


def _value(element: BaseOxmlElement, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))


def _number(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 4 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    roman = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        roman += letters * min(times, 50)
    return roman
