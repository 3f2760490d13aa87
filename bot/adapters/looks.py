"""Whether the words of a Word document are seen: a run says how it looks, or its styles do, or the document's defaults.

Hidden words, letters too small to read and white ones on white paper are there for machines; what is struck through was
taken back. White letters count only where nothing is known to lie beneath them: no shading, no table that may have one, no
box, no coloured page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_STYLES_ABOVE: Final = 20
_SMALLEST: Final = 5
"""Half points; what is printed smaller is read by nobody."""
_WHITE: Final = 245
_OFF: Final = ("0", "false", "off", "none")
_TOGGLES: Final = ("w:vanish", "w:strike", "w:dstrike")
"""What a style turns on and another that is laid over it turns off again."""
_VALUES: Final = ("w:sz", "w:color")
_GROUNDS: Final = ("w:shd", "w:highlight")
_FRAMES: Final = (qn("w:tbl"), qn("w:txbxContent"))


@dataclass(frozen=True, slots=True)
class _Look:
    """What properties say: of a toggle whether it is on, of a value what it is."""

    toggles: Mapping[str, bool]
    values: Mapping[str, str]


class Looks:
    """The looks of a document's words."""

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
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._defaults = _said([defaults])
        self._is_painted = opened.element.find(qn("w:background")) is not None
        self._known: dict[str, _Look] = {}

    def is_seen(self, run: BaseOxmlElement) -> bool:
        """Tell whether a run's words are seen, and still stand."""
        own = run.find(qn("w:rPr"))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        above = self._of(self._style_of(paragraph))
        beside = self._of(_value(own, "w:rStyle"))
        mine = _said([own])
        for toggle in _TOGGLES:
            styled = above.toggles.get(toggle, False) is not beside.toggles.get(toggle, False)
            if mine.toggles.get(toggle, styled or self._defaults.toggles.get(toggle, False)):
                return False
        values = {**self._defaults.values, **above.values, **beside.values, **mine.values}
        size = values.get("w:sz", "")
        if size.isdecimal() and int(size) < _SMALLEST:
            return False
        return not (_is_white(values.get("w:color", "")) and self._is_on_paper(run, paragraph, values))

    def _style_of(self, paragraph: BaseOxmlElement | None) -> str:
        return _value(None if paragraph is None else paragraph.find(qn("w:pPr")), "w:pStyle") or self._usual

    def _of(self, style: str) -> _Look:
        """What a style says together with those it is based on."""
        if style not in self._known:
            chain = list(self._chain(style))
            self._known[style] = _said([part for one in reversed(chain) for part in _parts(one)])
        return self._known[style]

    def _chain(self, style: str) -> Iterator[BaseOxmlElement]:
        for _ in range(_STYLES_ABOVE):
            one = self._styles.get(style)
            if one is None:
                return
            yield one
            style = _value(one, "w:basedOn")

    def _is_on_paper(self, run: BaseOxmlElement, paragraph: BaseOxmlElement | None, values: Mapping[str, str]) -> bool:
        if self._is_painted or any(values.get(name, "none") not in _OFF for name in _GROUNDS):
            return False
        stated = _said([None if paragraph is None else paragraph.find(qn("w:pPr"))]).values
        return not any(stated.get(name, "none") not in _OFF for name in _GROUNDS) and not any(
            frame.tag in _FRAMES for frame in run.iterancestors()
        )


def _parts(style: BaseOxmlElement) -> Iterator[BaseOxmlElement | None]:
    yield style.find(qn("w:pPr"))
    yield style.find(qn("w:rPr"))


def _said(properties: list[BaseOxmlElement | None]) -> _Look:
    """What lists of properties say, a later one over an earlier."""
    toggles: dict[str, bool] = {}
    values: dict[str, str] = {}
    for one in properties:
        if one is None:
            continue
        for toggle in _TOGGLES:
            stated = one.find(qn(toggle))
            if stated is not None:
                toggles[toggle] = stated.get(qn("w:val"), "true") not in _OFF
        values |= {name: _value(one, name) for name in _VALUES if one.find(qn(name)) is not None}
        for name in _GROUNDS:
            ground = one.find(qn(name))
            if ground is not None:
                fill = ground.get(qn("w:fill" if name == "w:shd" else "w:val"), "none")
                pattern = ground.get(qn("w:val"), "clear") if name == "w:shd" else "clear"
                is_bare = pattern in ("clear", "nil") and (fill == "auto" or _is_white(fill))
                values[name] = "none" if is_bare else fill
    return _Look(toggles, values)


def _is_white(colour: str) -> bool:
    try:
        return len(colour) == 6 and min(bytes.fromhex(colour)) >= _WHITE
    except ValueError:  # "auto"
        return False


def _value(element: BaseOxmlElement | None, name: str) -> str:
    child = None if element is None else element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))
