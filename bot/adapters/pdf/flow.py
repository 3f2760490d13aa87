"""Lines become paragraphs: a sentence is one line again, whatever the page broke.

A line runs on into the next where the next one's first word did not fit, or where it ends in the midst of a sentence; it
does not where the page shows a break: space above, an indent, another size, bold, a bullet, a point's number. A hyphen at a
line's end goes where the word is one, and stays where the two halves are words that print joins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.adapters.pdf.line import Line

_BULLET = re.compile(r"[•●◦▪■□‣►▶✓✔➢➤*·∙⁃○◆◇➔→]\s*\S")
_POINT = re.compile(
    r"(?:[-–—]\s|\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|"
    r"(?:Article|Section|Chapter|Annex|Para(?:graph)?)\s[\dIVX]+\b|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|"
    r"[A-Z][A-Z .'’-]{1,40}:|[QA][:.]\s)"
)
_CLOSERS = "\"'”’»)]}」』）】》〉"
_ENDS = ".!?…。！？｡？؟۔।॥"
_LEADS_ON = re.compile(r"(?:\b(?:of|the|and|between|on|for|with|by|to|in|a|an|or|at|from)|,|&)$", re.IGNORECASE)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INDENT = 0.7
"""Of the size."""
_PREFIXES = frozenset(
    "self well long short high low non co post pre cross so ex vice then all half mid anti pro near far full free fair "
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second "
    "third back face state trade hard soft top deep multi inter north south east west".split()
)
_TAILS = frozenset(
    "based led wide term level scale called made backed run style being old year day month week hour ranging range held "
    "owned to for the of in by on and win fire off out up down related driven minded rank ranking sized standing reaching "
    "speaking sponsored funded border party state powered imposed proclaimed defence defense determination governing lasting".split()
)
_TOGETHER = frozenset("under over out up in with there where some any every further".split())
"""Words that make one word with what follows more often than two with a hyphen: under-standing, over-whelming."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document."""

    leading: float
    """From line to line, in sizes."""
    vocabulary: Counter[str]


def flowed(lines: Sequence[Line]) -> str:
    """The text of lines: paragraphs parted by a blank line, the points of a list and the lines of a heading by none."""
    measure = _Measure(_leading(lines), _vocabulary(lines))
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, measure):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    texts = [_joined(paragraph, measure.vocabulary) for paragraph in paragraphs]
    pieces = texts[:1]
    for above, below in pairwise(texts):
        pieces += ["\n" if _are_a_list(above, below) else "\n\n", below]
    return "".join(pieces)


def _leading(lines: Sequence[Line]) -> float:
    ratios = sorted(
        (above.base - below.base) / below.size
        for above, below in pairwise(lines)
        if _same_column(above, below)
        and abs(above.size - below.size) < 0.5
        and 0 < above.base - below.base < 3 * below.size
    )
    return max(0.9, ratios[len(ratios) // 4]) if ratios else 1.3


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    """The words printed whole: those that no line's end breaks."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(word.lower() for word in _WORD.findall(re.sub(r"^\S+|\S+[-\u2010\u00ad]$", "", line.text)))
    return words


def _same_column(above: Line, below: Line) -> bool:
    return (above.page, above.column) == (below.page, below.column)


def _continues(paragraph: Sequence[Line], line: Line, measure: _Measure) -> bool:
    above = paragraph[-1]
    if _BULLET.match(line.text) or abs(above.size - line.size) > 0.08 * max(above.size, line.size):
        return False
    if "\t" in line.text or ("\t" in above.text and not _POINT.match(above.text)):  # a table is read row by row
        return False
    ended, full = _is_ended(above), _is_full(above, line)
    midst = not ended and line.text[0].islower()
    if (above.boldness > 0.95) != (line.boldness > 0.95) and (not midst or line.boldness > 0.95):
        return False
    if _POINT.match(line.text) and (ended or not full or above.text.endswith((":", ";", ",", " and", " or"))):
        return False
    if not _same_column(above, line):
        return midst or (not ended and full)
    gap = (above.base - line.base) / line.size
    if gap > 1.25 * measure.leading:
        return midst and gap < 1.8 * measure.leading
    if not ended and _LEADS_ON.search(above.text):
        return True
    if _breaks_by_indent(paragraph, line):
        return midst and full
    return full or midst


def _breaks_by_indent(paragraph: Sequence[Line], line: Line) -> bool:
    """Its beginning, right or left of the line above, shows a new paragraph."""
    above, step = paragraph[-1], _INDENT * line.size
    if _is_centred(above) and _is_centred(line):
        return False
    if line.left > above.left + step:
        return not (len(paragraph) == 1 and (_BULLET.match(above.text) or _POINT.match(above.text)))
    if line.left < above.left - step:
        return len(paragraph) > 1 or bool(_BULLET.match(above.text) or _POINT.match(above.text))
    return False


def _is_centred(line: Line) -> bool:
    before, after = line.left - line.margin, line.edge - line.right
    return abs(before - after) < line.size and before > line.size


def _is_ended(line: Line) -> bool:
    return line.text.rstrip(_CLOSERS + " ")[-1:] in _ENDS


def _is_full(line: Line, following: Line) -> bool:
    """The next line's first word had no room on it."""
    advance = (following.right - following.left) / max(1, len(following.text))
    first = following.text[0] if _WIDE.match(following.text) else following.text.split(maxsplit=1)[0]
    if line.text.endswith(("-", "\u00ad", "\u2010")):
        return True
    room = line.edge - line.right
    if _is_centred(line):
        room *= 2
    return room < (len(first) + 1) * advance + 0.5 * line.size


def _joined(paragraph: Sequence[Line], vocabulary: Counter[str]) -> str:
    pieces: list[str] = []
    last = paragraph[0].text
    for line in paragraph[1:]:
        pieces.append(_seamed(last, line.text, vocabulary).removesuffix(line.text))
        last = line.text
    return "".join([*pieces, last]).replace("\u00ad", "")


def _seamed(text: str, following: str, vocabulary: Counter[str]) -> str:
    """A line and the next, with what belongs between them."""
    last = text[-1:]
    if last == "\u00ad":
        return text[:-1] + following
    if last in "-\u2010" and text[-2:-1] not in ("", " "):
        if following[:1].isalpha() and not _keeps_hyphen(text[:-1], following, vocabulary):
            return text[:-1] + following
        return text + following
    if last == "—" and text[-2:-1] != " ":
        return text + following
    if last == "–" and text[-2:-1].isdigit() and following[:1].isdigit():
        return text + following
    if last == "/" or (_WIDE.match(last) and _WIDE.match(following)):
        return text + following
    return f"{text} {following}"


def _keeps_hyphen(before: str, following: str, vocabulary: Counter[str]) -> bool:
    """The hyphen at a line's end is one that the word is written with."""
    left = re.split(r"[\s(\"“‘—–/]", before)[-1]
    word = _WORD.match(following)
    right = word[0] if word else ""
    if not left.isalpha() or not right[:1].islower() or "-" in right.split("-", 1)[0]:
        return True
    half, start = left.lower(), right.split("-", 1)[0].lower()
    apart, whole = vocabulary[f"{half}-{start}"], vocabulary[half + start]
    if apart or whole:
        return apart > whole
    if half == start or (left[:1].isupper() and left[1:].isupper()):
        return True
    if half in _TOGETHER:
        return False
    if half in _PREFIXES or start in _TAILS:
        return True
    return vocabulary[half] > 0 and vocabulary[start] > 0


def _are_a_list(above: str, below: str) -> bool:
    """Points of one list, or the short lines of a heading."""
    if _BULLET.match(below) or _POINT.match(below):
        return True
    return max(len(above), len(below)) < 120 and above[-1] not in _ENDS + ":" and below[-1] not in _ENDS
