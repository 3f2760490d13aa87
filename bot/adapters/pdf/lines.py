"""Letters at places become lines in the order they are read, column by column.

A column is told by its gutter: a strip that no line crosses, with running text on both sides. Lines that cross it, as a
title or a picture's caption does, part what stands above them from what stands below. Labels, tables and lists have wide
gaps too, but no running text to the left of them; they are read row by row.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median

from bot.adapters.pdf.glyphs import Glyph, Sheet
from bot.adapters.pdf.line import Line
from bot.adapters.pdf.margins import with_initials, without_numbers

_WORD_GAP = 0.17
"""Of the size: what parts two words where no space is printed,"""
_IDEOGRAM_GAP = 0.6
"""and two ideograms, which are set loosely."""
_SEGMENT_GAP = 1.0
_TAB = 2.5
_RAISED = 0.85
"""Of the line's size: as small as this is a footnote's mark, or an ordinal's end."""
_LINES_OF_A_COLUMN = 3
_SEGMENTS = 3_000
"""No page in columns has more pieces of lines."""
_FOOT_GAP = 3.0
"""Of the size."""
_DEPTH = 4
"""How often a page is parted into columns: into eight at most."""
_STEPS = 70
_UNITS = re.compile(r"(?:\b(?:km|cm|mm|dm|m|ft|in|mi|sq|CO|H|O|x)|\d)$")
_MARK = re.compile(r"[\d,;*†‡§¶\s]+|\([\d*]{1,3}\)|\[[\d*]{1,3}\]")
_SPACED_OUT = re.compile(r"(?:[^\W\d_] {1,6}){4,}[^\W\d_]")
_IDEOGRAM = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


@dataclass(slots=True)
class _Row:
    """Letters at one height."""

    base: float
    size: float
    glyphs: list[Glyph]
    raised: list[Glyph]


def lines(sheet: Sheet, page: int) -> list[Line]:
    """The lines of a page, in the order they are read. A page written from right to left is mirrored first."""
    glyphs = list(sheet.glyphs)
    if mirrored := _is_mirrored(glyphs):
        glyphs = [replace(glyph, left=sheet.width - glyph.right, right=sheet.width - glyph.left) for glyph in glyphs]
    rows = _rows(with_initials(glyphs))
    segments = without_numbers([segment for row in rows for segment in _segments(row, mirrored)])
    placed: list[Line] = []
    for number, column in enumerate(_columns(segments, _DEPTH)):
        merged = _merged(column)
        margin, edge = min(line.left for line in merged), max(line.right for line in merged)
        placed += [
            replace(line, page=page, column=number, margin=margin, edge=edge, height=sheet.height) for line in merged
        ]
    return placed


def _is_mirrored(glyphs: Sequence[Glyph]) -> bool:
    directions = [unicodedata.bidirectional(glyph.letters[0]) for glyph in glyphs if glyph.letters[:1].isalpha()]
    return 2 * sum(1 for direction in directions if direction in ("R", "AL")) > len(directions)


def _rows(glyphs: Iterable[Glyph]) -> list[_Row]:
    """Letters by height, from the top; small letters a little above a line belong to it."""
    rows: list[_Row] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        row = rows[-1] if rows else None
        if row is not None and row.base - glyph.base <= 0.2 * min(row.size, glyph.size):
            row.glyphs.append(glyph)
            if glyph.letters.strip():
                row.size = max(row.size, glyph.size)
        else:
            rows.append(_Row(glyph.base, glyph.size, [glyph], []))
    for row in rows:
        row.glyphs.sort(key=lambda glyph: glyph.left)
    for number, row in enumerate(rows):
        near = [other for other in rows[max(0, number - 2) : number + 3] if other is not row]
        for other in sorted(near, key=lambda other: abs(other.base - row.base)):
            if row.size <= _RAISED * other.size and abs(row.base - other.base) < 0.65 * other.size:
                _raise(row, other)
    return [row for row in rows if row.glyphs]


def _raise(row: _Row, other: _Row) -> None:
    """Give small letters that touch a line's letters to that line."""
    ends = sorted(glyph.right for glyph in other.glyphs if glyph.letters.strip())
    kept: list[Glyph] = []
    reach = float("-inf")
    for glyph in row.glyphs:
        at = bisect_left(ends, glyph.left - 0.35 * other.size)
        touches = at < len(ends) and ends[at] <= glyph.left + 0.15 * other.size
        if touches or glyph.left - reach < 0.2 * row.size:
            other.raised.append(glyph)
            reach = glyph.right
        else:
            kept.append(glyph)
    row.glyphs = kept


def _segments(row: _Row, mirrored: bool) -> list[Line]:
    """A row cut where its gaps are wide."""
    cut: list[list[Glyph]] = []
    end = float("-inf")
    for glyph in row.glyphs:
        if not glyph.letters.strip():
            if cut:
                cut[-1].append(glyph)
        elif glyph.left - end > _SEGMENT_GAP * row.size and not (_holds_raised(row, end, glyph.left)):
            cut.append([glyph])
        else:
            cut[-1].append(glyph)
        if glyph.letters.strip():
            end = max(end, glyph.right)
    return [segment for glyphs in cut if (segment := _segment(glyphs, row, mirrored)).text]


def _holds_raised(row: _Row, start: float, end: float) -> bool:
    return (
        any(start - 1 <= glyph.left and glyph.right <= end + 1 for glyph in row.raised) and end - start < 3 * row.size
    )


def _segment(glyphs: Sequence[Glyph], row: _Row, mirrored: bool) -> Line:
    printed = [glyph for glyph in glyphs if glyph.letters.strip()]
    left, right = printed[0].left, max(glyph.right for glyph in printed)
    raised = [glyph for glyph in row.raised if left - 1 <= glyph.left <= right + row.size]
    text = _text(glyphs, raised, row)
    return Line(
        _rejoined(text) if mirrored else text,
        left,
        right,
        row.base,
        max(glyph.size for glyph in printed),
        sum(1 for glyph in printed if glyph.bold) / len(printed),
    )


def _text(glyphs: Sequence[Glyph], raised: Sequence[Glyph], row: _Row) -> str:
    """Letters as words. A footnote's mark is no part of the word it stands at; an ordinal's end is."""
    marked = sorted(
        [(glyph, False) for glyph in glyphs] + [(glyph, True) for glyph in raised], key=lambda one: one[0].left
    )
    gaps = sorted(second.left - first.right for first, second in pairwise(glyphs))
    spaced_out = gaps[len(gaps) // 2] if len(gaps) > 3 else 0.0
    words, end, mark = "", None, ""
    for glyph, is_raised in marked:
        gap = 0.0 if end is None else glyph.left - end
        end = glyph.right if end is None else max(end, glyph.right)
        if is_raised:
            mark += glyph.letters
            continue
        if mark:
            words, mark = _with_mark(words, mark), ""
        both = _IDEOGRAM.match(words[-1:]) and _IDEOGRAM.match(glyph.letters)
        wide = max((_IDEOGRAM_GAP if both else _WORD_GAP) * row.size, 1.5 * spaced_out + 0.1)
        words += f" {glyph.letters}" if gap > wide and not unicodedata.combining(glyph.letters[0]) else glyph.letters
    return " ".join(_closed_up(_with_mark(words, mark)).split())


def _closed_up(words: str) -> str:
    """A heading spaced out, letter by letter, as its words: "C O M M U N I Q U É"."""
    return re.sub(r"(?<=\S) (?=\S)", "", words) if _SPACED_OUT.fullmatch(words.strip()) else words


def _with_mark(words: str, mark: str) -> str:
    bare = words.rstrip()
    if bare and _MARK.fullmatch(mark) and not _UNITS.search(bare):
        return words
    return f"{bare}{mark} " if bare and not mark[:1].isalpha() else f"{bare}{mark}"


def _rejoined(text: str) -> str:
    """Numbers and Latin words stand from left to right within a mirrored line."""
    return re.sub(r"[A-Za-zÀ-ɏ\d](?:[A-Za-zÀ-ɏ\d.,:/%@&'’ -]*[A-Za-zÀ-ɏ\d%])?", lambda match: match[0][::-1], text)


def _columns(segments: Sequence[Line], depth: int) -> list[list[Line]]:
    """Segments by column, in the order columns are read."""
    ordered = sorted(segments, key=lambda segment: (-segment.base, segment.left))
    gutter = _gutter(ordered) if depth else None
    if gutter is None:
        return [ordered] if ordered else []
    columns: list[list[Line]] = []
    for band in chain.from_iterable(_without_foot(band, gutter) for band in _bands(ordered, gutter)):
        if _is_parted(band, gutter):
            columns += _columns([segment for segment in band if segment.right <= gutter], depth - 1)
            columns += _columns([segment for segment in band if segment.left >= gutter], depth - 1)
        elif columns and columns[-1] and not _is_column(columns[-1], gutter):
            columns[-1] += band
        else:
            columns.append(list(band))
    return columns


def _without_foot(band: list[Line], gutter: float) -> list[list[Line]]:
    """Columns, and apart from them what stands well below and is no running text: signatures side by side."""
    for number in range(2 * _LINES_OF_A_COLUMN, len(band)):
        well_below = band[number - 1].base - band[number].base > _FOOT_GAP * band[number].size
        if well_below and _is_parted(band[:number], gutter) and not _is_parted(band[number:], gutter):
            return [band[:number], band[number:]]
    return [band]


def _is_column(column: Sequence[Line], gutter: float) -> bool:
    return all(line.right <= gutter for line in column) or all(line.left >= gutter for line in column)


def _gutter(segments: Sequence[Line]) -> float | None:
    """Where the page is parted in two so that most of its lines stand in columns; nothing where it is not."""
    if not 2 * _LINES_OF_A_COLUMN <= len(segments) <= _SEGMENTS:
        return None
    left, right = min(segment.left for segment in segments), max(segment.right for segment in segments)
    most, best = 0, None
    for step in range(10, _STEPS - 9):
        place = left + (right - left) * step / _STEPS
        held = sum(len(band) for band in _bands(segments, place) if _is_parted(band, place))
        if held > most:
            most, best = held, place
    return best


def _bands(segments: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Runs of segments that cross the gutter, and runs that do not."""
    bands: list[list[Line]] = []
    crossing: bool | None = None
    for segment in segments:
        crosses = segment.left < gutter < segment.right
        if crosses != crossing:
            bands.append([])
            crossing = crosses
        bands[-1].append(segment)
    return bands


def _is_parted(band: Sequence[Line], gutter: float) -> bool:
    left = [segment for segment in band if segment.right <= gutter]
    right = [segment for segment in band if segment.left >= gutter]
    if min(len(left), len(right)) < _LINES_OF_A_COLUMN or len(left) + len(right) < len(band):
        return False
    if left[0].base < right[-1].base or right[0].base < left[-1].base:
        return False
    beside_left = {round(segment.base): segment for segment in left}
    beside_right = {round(segment.base): segment for segment in reversed(right)}
    return _is_running([*beside_left.values()]) and _is_running([*beside_right.values()][::-1])


def _is_running(column: Sequence[Line]) -> bool:
    """It is text that runs on from line to line, not labels or a table's cells."""
    width = max(line.right for line in column) - min(line.left for line in column)
    size = median(line.size for line in column)
    full = sum(1 for line in column if line.right - line.left > 0.6 * width)
    labels = sum(1 for line in column if line.text.endswith((":", "：")))
    gaps = [above.base - below.base for above, below in pairwise(column)] or [0.0]
    return (
        len(column) >= _LINES_OF_A_COLUMN
        and width > 7 * size
        and 2 * full >= len(column)
        and 2 * labels < len(column)
        and median(gaps) < 2.6 * size
        and median(len(line.text) for line in column) >= (4 if _IDEOGRAM.search(column[0].text) else 10)
    )


def _merged(segments: Sequence[Line]) -> list[Line]:
    """Segments at one height become one line; a wide gap between them becomes a tab."""
    merged: list[Line] = []
    for segment in sorted(segments, key=lambda segment: (-segment.base, segment.left)):
        last = merged[-1] if merged else None
        if last is None or last.base - segment.base > 0.2 * min(last.size, segment.size):
            merged.append(segment)
            continue
        before, after = (last, segment) if last.left <= segment.left else (segment, last)
        gap = "\t" if after.left - before.right > _TAB * max(before.size, after.size) else " "
        bold = len(before.text) * before.boldness + len(after.text) * after.boldness
        merged[-1] = replace(
            before,
            text=f"{before.text}{gap}{after.text}",
            right=max(before.right, after.right),
            size=max(before.size, after.size),
            boldness=bold / (len(before.text) + len(after.text)),
        )
    return merged
