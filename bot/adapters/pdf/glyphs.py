"""What a page of a PDF shows: its letters, each with its place, and whether there are pictures.

Only what a reader would see counts. Letters off the page, too small to read, painted in nothing or in white on white are
left out, for they are there to be found by machines; so are words that stand askew, which are stamps. Letters painted in
nothing are kept where they are most of a page: they are the text that was recognised beneath a scan. Other words that a file
gives for machines in place of the letters drawn count only where those do not say which they are.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_SMALLEST = 2.5
"""Points; what is printed smaller is read by nobody."""
_FARTHEST = 1e6
_WHITE = 245
_SHAPES = 2_000
"""Shapes of a page that are looked at for what lies beneath white letters."""
_TEXTS = 20_000
"""Pieces of text of a page that are looked at for words given in their place."""
_PAINTS_NOTHING = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0a8\uf0fc\uf0be\uf076\uf06e\uf06c\uf071"
"""What the symbol fonts of office programs call their bullets."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, or the few that a ligature stands for; lengths in points, the page's lower left is nought."""

    letters: str
    left: float
    right: float
    base: float
    """The height its line stands at."""
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a reader sees it."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    unmapped: int
    """Letters drawn without saying which they are."""
    is_picture: bool
    """A picture covers a good part of it."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What the letters of one text object have in common."""

    bold: bool
    invisible: bool
    white: bool
    quarter: int
    """Quarter turns; -1 where it stands askew."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A letter as it stands on the unturned page."""

    letters: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    style: _Style
    unmapped: bool


def sheet(page: pdfium.PdfPage, most: int) -> Sheet:
    """Take the letters from a page, at most so many."""
    printed = _read(page, most)
    if _bare(page):
        drawn = _read(page, most)
        if all(map(_is_latin, drawn)):
            printed = drawn
    box = page.get_cropbox()
    shapes = _shapes(page)
    invisible = sum(1 for one in printed if one.style.invisible)
    recognised = 2 * invisible > len(printed)
    grounds = [shape.box for shape in shapes if shape.dark]
    seen = [
        one
        for one in printed
        if one.letters
        and one.style.quarter >= 0
        and (recognised or not one.style.invisible)
        and box[0] - 1 <= one.x <= box[2] + 1
        and box[1] - 1 <= one.y <= box[3] + 1
        and not (one.style.white and not any(_holds(ground, one) for ground in grounds))
    ]
    quarters = Counter(one.style.quarter for one in seen).most_common(1)
    quarter = quarters[0][0] if quarters else 0
    upright = [_upright(one, quarter, box) for one in seen if one.style.quarter == quarter]
    width, height = box[2] - box[0], box[3] - box[1]
    pictured = sum(_area(shape.box) for shape in shapes if shape.picture)
    return Sheet(
        *((width, height) if quarter % 2 == 0 else (height, width)),
        tuple(glyph for glyph in upright if glyph.size >= _SMALLEST),
        sum(1 for one in printed if one.unmapped),
        pictured > 0.3 * width * height,
    )


def _read(page: pdfium.PdfPage, most: int) -> list[_Printed]:
    text = page.get_textpage()
    try:
        return list(_printed(text, min(text.count_chars(), most)))
    finally:
        text.close()


def _bare(page: pdfium.PdfPage) -> bool:
    """Take away the words given in place of those drawn; tell whether there were any."""
    were_any = False
    try:
        for number, drawn in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=4)):
            if number == _TEXTS:
                break
            for place in range(raw.FPDFPageObj_CountMarks(drawn)):
                mark = raw.FPDFPageObj_GetMark(drawn, place)
                were_any |= bool(mark) and bool(raw.FPDFPageObjMark_RemoveParam(drawn, mark, b"ActualText"))
    except pdfium.PdfiumError:
        pass
    return were_any


def _is_latin(one: _Printed) -> bool:
    """Is it known which letter it is, in a script whose letters are drawn one by one, in the order they are read?"""
    return not one.unmapped and all(letter < "\u0530" or "\u2000" <= letter < "\u2c00" for letter in one.letters)


def _printed(page: pdfium.PdfTextPage, count: int) -> Iterator[_Printed]:
    text, box, x, y = page.raw, raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    for index in range(count):
        drawn = raw.FPDFText_GetTextObject(text, index)
        if not drawn:  # a space or a line's end that pdfium adds
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        letters = _letters(code)
        unmapped = letters != "•" and (
            code == 0 or 0xE000 <= code <= 0xF8FF or raw.FPDFText_HasUnicodeMapError(text, index) == 1
        )
        if not (letters or unmapped) or not raw.FPDFText_GetLooseCharBox(text, index, box):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        places = (box.left, box.bottom, box.right, box.top, x.value, y.value)
        if not math.isfinite(sum(places)) or min(places) < -_FARTHEST or max(places) > _FARTHEST:
            continue
        key = ctypes.addressof(drawn.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, index)
        yield _Printed(letters, *places, style, unmapped)


def _letters(code: int) -> str:
    """The letters of a code, ligatures and shaped letters undone; the hyphens pdfium marks at line ends are hyphens."""
    if code in (0x02, 0xFFFE):
        return "-"
    if code in (0, 0xFFFF, 0xFEFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if letter in _BULLETS:
        return "•"
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", letter)
    return letter if letter == "\u00ad" or letter.isprintable() or letter.isspace() else ""


def _style(text: object, index: int) -> _Style:
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    red, green, blue, alpha = (ctypes.c_uint(255) for _ in range(4))
    coloured = raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    drawn = raw.FPDFText_GetTextObject(text, index)
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else raw.FPDF_TEXTRENDERMODE_FILL
    bold = raw.FPDFText_GetFontWeight(text, index) >= 600 or any(
        word in name.value.lower() for word in (b"bold", b"black", b"heavy")
    )
    turned = raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
    return _Style(
        bold,
        mode in _PAINTS_NOTHING or (bool(coloured) and alpha.value < 10),
        bool(coloured) and mode == 0 and min(red.value, green.value, blue.value) >= _WHITE,
        round(turned) % 4 if abs(turned - round(turned)) < 0.02 else -1,
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    box: tuple[float, float, float, float]
    picture: bool
    dark: bool
    """White letters can be seen on it."""


def _shapes(page: pdfium.PdfPage) -> list[_Shape]:
    shapes = []
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    try:
        for number, shape in enumerate(page.get_objects(kinds, max_depth=4)):
            if number == _SHAPES:
                break
            picture = shape.type == raw.FPDF_PAGEOBJ_IMAGE
            shapes.append(_Shape(shape.get_bounds(), picture, shape.type != raw.FPDF_PAGEOBJ_PATH or _is_dark(shape)))
    except pdfium.PdfiumError:  # a shape that is damaged hides those after it, and nothing else
        pass
    return shapes


def _is_dark(path: pdfium.PdfObject) -> bool:
    red, green, blue, alpha = (ctypes.c_uint(255) for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return False
    return alpha.value > 100 and min(red.value, green.value, blue.value) < _WHITE - 20


def _holds(box: tuple[float, float, float, float], one: _Printed) -> bool:
    x, y = (one.left + one.right) / 2, (one.bottom + one.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _area(box: tuple[float, float, float, float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _upright(one: _Printed, quarter: int, box: tuple[float, float, float, float]) -> Glyph:
    """Turn the page so that its words stand upright."""
    left, bottom, right, top = (one.left, one.bottom, one.right, one.top)
    match quarter:
        case 0:
            return Glyph(one.letters, left - box[0], right - box[0], one.y - box[1], top - bottom, one.style.bold)
        case 1:  # written downwards
            return Glyph(one.letters, box[3] - top, box[3] - bottom, one.x - box[0], right - left, one.style.bold)
        case 2:
            return Glyph(one.letters, box[2] - right, box[2] - left, box[3] - one.y, top - bottom, one.style.bold)
        case _:
            return Glyph(one.letters, bottom - box[1], top - box[1], box[2] - one.x, right - left, one.style.bold)
