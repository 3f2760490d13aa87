"""What a page of a PDF shows: its letters, each with its place, and whether there are pictures.

Only what a reader would see counts. Letters off the page, too small or too narrow to read, and words that leave no ink on it
are left out, for they are there to be found by machines; so are words that stand askew, which are stamps. Other words that a
file gives for machines in place of the letters drawn count only where those do not say which they are.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from bot.adapters.pdf.ink import Box, Colour, Painting, painting

_SMALLEST = 2.5
"""Points; what is printed smaller is read by nobody,"""
_NARROWEST = 0.1
"""nor what advances so little, of its height, from letter to letter."""
_FARTHEST = 1e6
_LOOKED_AT = 4
"""Letters of a word."""
_PICTURES = 2_000
"""Pictures of a page that are looked at."""
_TEXTS = 20_000
"""Pieces of text of a page that are looked at for words given in their place."""
_ALONE = re.compile(r"[\s\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""What is a word of its own, or parts words."""
_COMMON = re.compile(r"[\0-\u024f\u2010-\u2026]+")
"""What any font has."""
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
    unpainted: bool
    colour: Colour | None
    """That its letters are filled with, where that is all of them."""
    borrowed: bool
    """Its font is not in the file but on the reader's machine, and may not be on ours."""
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
    word: int
    """Which of the page's words it belongs to."""

    @property
    def box(self) -> Box:
        return self.left, self.bottom, self.right, self.top


def sheet(page: pdfium.PdfPage, most: int) -> Sheet:
    """Take the letters from a page, at most so many. The page cannot be painted afterwards."""
    printed, drawn = _read(page, most)
    if _bare(page):
        bare, drawn_bare = _read(page, most)
        if all(map(_is_latin, bare)):
            printed, drawn = bare, drawn_bare
    box = page.get_bbox()
    within = [
        one
        for one in printed
        if one.letters
        and one.style.quarter >= 0
        and box[0] - 1 <= one.x <= box[2] + 1
        and box[1] - 1 <= one.y <= box[3] + 1
    ]
    seen = _seen(within, painting(page, drawn) if within else None)
    quarters = Counter(one.style.quarter for one in seen).most_common(1)
    quarter = quarters[0][0] if quarters else 0
    upright = [_upright(one, quarter, box) for one in seen if one.style.quarter == quarter]
    width, height = box[2] - box[0], box[3] - box[1]
    return Sheet(
        *((width, height) if quarter % 2 == 0 else (height, width)),
        tuple(glyph for glyph in upright if glyph.size >= _SMALLEST),
        sum(1 for one in printed if one.unmapped),
        sum(map(_area, _pictures(page))) > 0.3 * width * height,
    )


def _seen(printed: Sequence[_Printed], painted: Painting | None) -> list[_Printed]:
    """The letters of the words that are seen."""
    if painted is None:
        unpainted = sum(1 for one in printed if one.style.unpainted)
        is_recognised = 2 * unpainted > len(printed)
        return [one for one in printed if is_recognised or not one.style.unpainted]
    words = [list(word) for _, word in groupby(printed, key=attrgetter("word"))]
    return [one for word in words if not _is_squeezed(word) and _is_shown(word, painted) for one in word]


def _is_squeezed(word: Sequence[_Printed]) -> bool:
    """Its letters stand as good as on top of each other."""
    wide = max(one.right for one in word) - min(one.left for one in word)
    high = max(one.top for one in word) - min(one.bottom for one in word)
    along, across = (wide, high) if word[0].style.quarter % 2 == 0 else (high, wide)
    return along < _NARROWEST * len(word) * across


def _is_shown(word: Sequence[_Printed], painted: Painting) -> bool:
    """At least half of its letters leave ink, of a few that are looked at."""
    letters = [one for one in word if one.letters.isalnum()] or word
    letters = letters[:: -(-len(letters) // _LOOKED_AT)]
    shown = sum(1 for one in letters if painted.shows(one.box, one.style.colour) or _would_show(one, painted))
    return 2 * shown >= len(letters)


def _would_show(one: _Printed, painted: Painting) -> bool:
    """On a machine that has its font, it would be seen, if nothing covers it."""
    if not one.style.borrowed or one.style.unpainted or _COMMON.fullmatch(one.letters):
        return False
    return painted.tells_apart(one.box, one.style.colour)


def _read(page: pdfium.PdfPage, most: int) -> tuple[list[_Printed], list[object]]:
    """Its letters, and the objects that draw them."""
    text = page.get_textpage()
    try:
        drawn: dict[int, object] = {}
        return list(_printed(text, min(text.count_chars(), most), drawn)), [*drawn.values()]
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


def _printed(page: pdfium.PdfTextPage, count: int, objects: dict[int, object]) -> Iterator[_Printed]:
    text, box, x, y = page.raw, raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    word = 0
    for index in range(count):
        drawn = raw.FPDFText_GetTextObject(text, index)
        if not drawn:  # a space or a line's end that pdfium adds
            word += 1
            continue
        key = ctypes.addressof(drawn.contents)
        objects[key] = drawn
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
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, index, drawn)
            word += 1
        if _ALONE.match(letters):
            word += 1
        yield _Printed(letters, *places, style, unmapped, word)


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


def _style(text: object, index: int, drawn: object) -> _Style:
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    red, green, blue, alpha = (ctypes.c_uint(255) for _ in range(4))
    coloured = raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
    bold = raw.FPDFText_GetFontWeight(text, index) >= 600 or any(
        word in name.value.lower() for word in (b"bold", b"black", b"heavy")
    )
    turned = raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
    return _Style(
        bold,
        mode in _PAINTS_NOTHING or (bool(coloured) and alpha.value < 10),
        (red.value, green.value, blue.value) if coloured and mode == raw.FPDF_TEXTRENDERMODE_FILL else None,
        raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(drawn)) != 1,
        round(turned) % 4 if abs(turned - round(turned)) < 0.02 else -1,
    )


def _pictures(page: pdfium.PdfPage) -> list[Box]:
    boxes: list[Box] = []
    try:
        for picture in islice(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=4), _PICTURES):
            boxes.append(picture.get_bounds())
    except pdfium.PdfiumError:  # one that is damaged hides those after it, and nothing else
        pass
    return boxes


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _upright(one: _Printed, quarter: int, box: Box) -> Glyph:
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
