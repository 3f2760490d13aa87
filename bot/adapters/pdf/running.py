"""What stands on pages beside their text: heads and feet that repeat, page numbers, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.adapters.pdf.line import Line

_MARGIN = 0.13
"""The share of a page's height in which heads and feet stand,"""
_ROWS = 3
"""and how many lines they take at most."""
_OFTEN = 0.4
"""The share of pages on which a head repeats; those of left and of right pages may differ."""
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.?|pg\.?|seite|стр\.?|страница|página|pagina|第)?\s*"
    r"\d{1,4}\s*(?:页|頁|ページ)?(?:\s*(?:of|/|von|из|de|sur|di|to|-|–)\s*\d{1,4})?|[ivxl]{1,6})[\W_]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\]|\(\d{1,3}\))[.)]?\s*[^\W\d]|[*†‡]{1,3}\s*\S")
_SMALLER = 0.93
"""Of the text's size: a footnote."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The lines of a document's text, those of its footnotes, and the words that stand at the edge of many pages."""

    text: tuple[Line, ...]
    notes: tuple[Line, ...]
    heads: tuple[str, ...]


def matter(pages: Sequence[Sequence[Line]]) -> Matter:
    """Leave out what repeats from page to page, and set the footnotes apart."""
    edges = [_edges(page) for page in pages]
    repeated = Counter(key for edge in edges for key in {_key(line) for line in edge if _has_letters(line)})
    least = max(2, _OFTEN * sum(1 for page in pages if page))
    heads = {key for key, often in repeated.items() if often >= least}
    size = body_size([line for page in pages for line in page])
    text: list[Line] = []
    notes: list[Line] = []
    for page, edge in zip(pages, edges, strict=True):
        aside = {line for line in edge if _key(line) in heads or _is_number(line, page)}
        kept = [line for line in page if line not in aside]
        below = _footnotes(kept, size)
        text += [line for line in kept if line not in below]
        notes += [line for line in kept if line in below]
    printed = {part: None for edge in edges for line in edge if _key(line) in heads for part in line.text.split("\t")}
    return Matter(tuple(text), tuple(notes), tuple(printed))


def body_size(lines: Sequence[Line]) -> float:
    """The size most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines in a page's upper and lower margin."""
    ordered = sorted(page, key=lambda line: -line.base)
    upper = [line for line in ordered[:_ROWS] if line.base > (1 - _MARGIN) * line.height]
    lower = [line for line in ordered[-_ROWS:] if line.base < _MARGIN * line.height]
    return upper + [line for line in lower if line not in upper]


def _key(line: Line) -> tuple[bool, int, str]:
    """What a head has in common with itself on other pages: top or bottom, size and words, whatever the page's number."""
    words = re.sub(r"[\d\W_]+", " ", line.text).strip().casefold()
    return line.base > line.height / 2, round(line.size), words


def _has_letters(line: Line) -> bool:
    return sum(1 for letter in line.text if letter.isalpha()) > 1


def _is_number(line: Line, page: Sequence[Line]) -> bool:
    """It is a page's number, with nothing between it and the page's edge."""
    if not _NUMBER.fullmatch(line.text):
        return False
    beyond = [other for other in page if (other.base - line.base) * (line.base - line.height / 2) > 0]
    return len(beyond) < _ROWS


def _footnotes(page: Sequence[Line], size: float) -> set[Line]:
    """The small lines at the foot of each column, from the first that begins with a mark."""
    found: set[Line] = set()
    for _, column in groupby(page, key=lambda line: line.column):
        small: list[Line] = []
        for line in reversed(list(column)):
            if line.size > _SMALLER * size:
                break
            small.insert(0, line)
        while small and not _NOTE.match(small[0].text):
            small.pop(0)
        found.update(small)
    return found
