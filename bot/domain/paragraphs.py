"""Where a text's paragraphs stand.

A line is a paragraph of its own, whether or not blank lines stand between, because pasted pages seldom keep theirs. Three
exceptions: lines wrapped at one width belong together, so does a line that goes on in lower case within a text whose
paragraphs are parted by blank lines, and so do two lines that part a word with a hyphen. Spans are trimmed of white space and never hold a blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.model import Span

_INVISIBLE = "\ufeff\u200b\u2060"
_ENDS = ".!?…。！？｡؟۔।॥:;：；"
_CLOSERS = "\"'”’»)]}」』）】》〉"
_MARKER = re.compile(
    r"(?:[•●◦▪■□‣►▶✓✔➤*–—-]\s|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s|[A-Z][A-Z .'’-]{1,40}:|[QA][:.]?\s)"
)
_IDEOGRAM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WIDTHS = range(18, 121)
_WIDE_ENOUGH = 40
_PAIRS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    """Trimmed."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs in order; disjoint, trimmed, none empty, together all of the text but its white space."""
    blocks = _blocks(text)
    width = _width(blocks)
    spaced = len(blocks) > 1 and any(len(block) > 1 for block in blocks)
    spans: list[Span] = []
    for block in blocks:
        start = block[0].start
        for line, following in pairwise(block):
            if not _continues(line, following, width, spaced):
                spans.append(Span(start, line.end))
                start = following.start
        spans.append(Span(start, block[-1].end))
    return tuple(spans)


def _blocks(text: str) -> list[list[_Line]]:
    """Runs of lines with no blank line between."""
    blocks: list[list[_Line]] = []
    block: list[_Line] = []
    offset = 0
    for printed in text.splitlines(keepends=True):
        trimmed = _trimmed(printed)
        if trimmed:
            block.append(_Line(offset + printed.index(trimmed[0]), trimmed))
        elif block:
            blocks.append(block)
            block = []
        offset += len(printed)
    if block:
        blocks.append(block)
    return blocks


def _trimmed(printed: str) -> str:
    while (trimmed := printed.strip().strip(_INVISIBLE)) != printed:
        printed = trimmed
    return printed


def _width(blocks: list[list[_Line]]) -> int:
    """The width the text was wrapped at, 0 when it was not: most breaks within blocks fall where no word more fits,
    and most of those fall in the midst of a sentence."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    lengths = sorted((len(line.text) for block in blocks for line in block if len(block) > 1), reverse=True)
    if len(pairs) < _PAIRS_NEEDED:
        return 0
    width = lengths[len(lengths) // 20]
    if width not in _WIDTHS or (width < _WIDE_ENOUGH and not _IDEOGRAM.search(pairs[0][0].text)):
        return 0
    full = [pair for pair in pairs if _is_full(*pair, width)]
    broken = [pair for pair in full if _runs_on(*pair)]
    return width if len(full) >= 0.6 * len(pairs) and 2 * len(broken) >= len(full) else 0


def _is_parted(line: _Line, following: _Line) -> bool:
    """Whether a word is parted by a hyphen at the end of the line, as print does: "the trea-" and "ty was signed"."""
    return line.text[-1] == "-" and line.text[-2:-1].isalpha() and following.text[0].islower()


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    word = 1 if _IDEOGRAM.match(following.text) else len(following.text.split(maxsplit=1)[0]) + 1
    return len(line.text) + word > width


def _runs_on(line: _Line, following: _Line) -> bool:
    return not _is_ended(line) and not following.text[0].isupper() and not _MARKER.match(following.text)


def _is_ended(line: _Line) -> bool:
    return line.text.rstrip(_CLOSERS)[-1:] in _ENDS


def _continues(line: _Line, following: _Line, width: int, spaced: bool) -> bool:
    if _is_parted(line, following):
        return True
    if _MARKER.match(following.text):
        return False
    if width:
        return _is_full(line, following, width) or (following.text[0].islower() and not _is_ended(line))
    return spaced and following.text[0].islower() and (line.text[-1].isalpha() or line.text[-1] == ",")
