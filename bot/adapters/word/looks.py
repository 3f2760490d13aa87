"""Whether the letters of a Word document are seen: a run says how it looks, or its styles do, or the document's defaults.

Hidden words, letters too small or too narrow to read and those in the colour of what lies beneath them are there for machines;
what is struck through was taken back. What lies beneath is the marker's colour, or a shading's: of the run, the paragraph, the
cell; or else the paper. Where it is not known, as in a box, in a table that may have a style, on a coloured page, it hides
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.adapters.word.styles import Styles, is_on, value

_SMALLEST: Final = 5
"""Half points; what is printed smaller is read by nobody,"""
_NARROWEST: Final = 20
"""nor what is narrower, in hundredths of its letters' width,"""
_TIGHTEST: Final = 4.5
"""nor what is set so much closer, in twentieths of a point to each half point of its size, that letters cover each other."""
_USUAL_SIZE: Final = 20
"""Half points."""
_ALIKE: Final = 10
"""Of 255, in each colour."""
_TOGGLES: Final = ("w:vanish", "w:strike", "w:dstrike")
"""What a style turns on and another that is laid over it turns off again."""
_VALUES: Final = ("w:sz", "w:w", "w:spacing")
_GROUNDS: Final = ("w:highlight", "w:shd")
"""The upper first."""
_NOTHING: Final = "auto"
"""No colour of its own."""
_UNKNOWN: Final = "unknown"
_PAPER: Final = "FFFFFF"
_CELL, _TABLE, _BOX = qn("w:tc"), qn("w:tbl"), qn("w:txbxContent")
_MARKERS: Final = {
    "black": "000000", "white": "FFFFFF", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
    "none": _NOTHING,
}  # fmt: skip
_THEMES: Final = {"background1": "FFFFFF", "light1": "FFFFFF", "text1": "000000", "dark1": "000000"}
"""Colours of every theme, near enough."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What properties say: of a toggle whether it is on, of a value what it is."""

    toggles: Mapping[str, bool]
    values: Mapping[str, str]


class Looks:
    """The looks of a document's words."""

    def __init__(self, opened: Opened, styles: Styles) -> None:
        self._styles = styles
        self._defaults = _said([styles.defaults])
        self._is_painted = opened.element.find(qn("w:background")) is not None
        self._known: dict[str, _Look] = {}

    def is_seen(self, run: BaseOxmlElement) -> bool:
        """Tell whether a run's words are seen, and still stand."""
        own = run.find(qn("w:rPr"))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        above = self._of(self._styles.of(paragraph))
        beside = self._of(value(own, "w:rStyle"))
        mine = _said([own])
        for toggle in _TOGGLES:
            styled = above.toggles.get(toggle, False) is not beside.toggles.get(toggle, False)
            if mine.toggles.get(toggle, styled or self._defaults.toggles.get(toggle, False)):
                return False
        around = _said([None if paragraph is None else paragraph.find(qn("w:pPr"))])
        values = {**self._defaults.values, **above.values, **beside.values, **mine.values}
        grounds = [values.get(name, _NOTHING) for name in _GROUNDS] + [around.values.get("w:shd", _NOTHING)]
        return _is_legible(values) and not _are_alike(values.get("w:color", _NOTHING), self._ground(run, grounds))

    def _of(self, style: str) -> _Look:
        """What a style says together with those it is based on."""
        if style not in self._known:
            self._known[style] = _said(
                [one.find(qn(part)) for one in self._styles.chain(style) for part in ("w:pPr", "w:rPr")]
            )
        return self._known[style]

    def _ground(self, run: BaseOxmlElement, grounds: Sequence[str]) -> str:
        """The colour that lies beneath a run: the uppermost that there is."""
        for ground in grounds:
            if ground != _NOTHING:
                return ground
        for frame in run.iterancestors(_CELL, _TABLE, _BOX):
            shading = frame.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
            ground = _NOTHING if shading is None else _shade(shading)
            if ground != _NOTHING:
                return ground
            if frame.tag != _CELL:
                return _UNKNOWN
        return _UNKNOWN if self._is_painted else _PAPER


def _is_legible(values: Mapping[str, str]) -> bool:
    size, wide, apart = (_number(values.get(name, "")) for name in _VALUES)
    if (size is not None and size < _SMALLEST) or (wide is not None and wide < _NARROWEST):
        return False
    return apart is None or -apart < _TIGHTEST * (size or _USUAL_SIZE)


def _said(properties: Sequence[BaseOxmlElement | None]) -> _Look:
    """What lists of properties say, a later one over an earlier."""
    toggles: dict[str, bool] = {}
    values: dict[str, str] = {}
    for one in properties:
        if one is None:
            continue
        toggles |= {name: is_on(one.find(qn(name))) for name in _TOGGLES if one.find(qn(name)) is not None}
        values |= {name: stated for name in _VALUES if (stated := value(one, name))}
        colour, marker, shading = (one.find(qn(name)) for name in ("w:color", *_GROUNDS))
        if colour is not None:
            values["w:color"] = _colour(colour, "w:val", "w:themeColor")
        if marker is not None:
            values["w:highlight"] = _MARKERS.get(marker.get(qn("w:val"), "none"), _UNKNOWN)
        if shading is not None and (shade := _shade(shading)) != _NOTHING:
            values["w:shd"] = shade
    return _Look(toggles, values)


def _shade(shading: BaseOxmlElement) -> str:
    match shading.get(qn("w:val"), "clear"):
        case "clear" | "nil":
            return _colour(shading, "w:fill", "w:themeFill")
        case "solid":
            return _colour(shading, "w:color", "w:themeColor")
        case _:
            return _UNKNOWN


def _colour(element: BaseOxmlElement, own: str, theme: str) -> str:
    """A colour as it is named or as its theme has it; it may be lighter or darker than the theme's."""
    named = element.get(qn(theme), "")
    is_turned = any(element.get(qn(f"{theme}{way}")) for way in ("Tint", "Shade"))
    return str(element.get(qn(own), _NOTHING)) if is_turned else _THEMES.get(named, element.get(qn(own), _NOTHING))


def _are_alike(colour: str, ground: str) -> bool:
    """Whether two colours that are known cannot be told apart; letters without one are seen on any ground."""
    try:
        pairs = list(zip(bytes.fromhex(colour), bytes.fromhex(ground), strict=True))
    except ValueError:
        return False
    return len(pairs) == 3 and all(abs(one - other) <= _ALIKE for one, other in pairs)


def _number(stated: str) -> float | None:
    try:
        return float(stated.removesuffix("%"))
    except ValueError:
        return None
