"""Text with its typography folded away, and the way back to where it was printed.

Folding forgives how words are set — the shape of quotation marks and dashes, runs of white space, soft hyphens,
characters nobody sees — and never which words they are. A folded text remembers for each of its characters the offset
it came from, so whatever is found in it can be pointed to in print.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.model import Span
from bot.domain.recalling import recalled

DOUBLE_MARKS = frozenset('"“”„‟«»″〝〞〟＂「」『』《》〈〉')
SINGLE_MARKS = frozenset("'‘’‚‛‹›′＇`´ʼ")
QUOTATION_MARKS = DOUBLE_MARKS | SINGLE_MARKS
DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
HYPHENS = frozenset("-‐‑")
ELLIPSIS = "…"
STOPS = frozenset(".,;:!?。，、；：！？؟،")

_CLOSERS = {"„": "“”", "“": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "《": "》"}
_SAME_AT_BOTH_ENDS = frozenset("\"＂'”")
_MAPPED = {"×": "x", "⁄": "/", "٪": "%"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets[i]` is where its character `i` stands in print."""

    text: str
    offsets: tuple[int, ...]
    printed: str

    def span(self, start: int, end: int) -> Span:
        """Give the printed span of a non-empty folded one."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def range(self, span: Span) -> tuple[int, int]:
        """Give the folded range that a printed span covers."""
        return bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)

    def find(self, needle: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield the folded ranges where the needle stands as whole words, whatever the case of its first letter."""
        if not needle:
            return
        stop = len(self.text) if end is None else end
        swapped = needle[0].swapcase() + needle[1:]
        other = swapped if swapped != needle and len(swapped) == len(needle) else ""
        at = start
        while True:
            # The other is sought only as far as the next place of the first, so that none of the text is gone over twice.
            place = self.text.find(needle, at, stop)
            limit = place + len(needle) - 1 if place >= 0 else stop
            before = self.text.find(other, at, limit) if other else -1
            while before >= 0:
                if self._whole(before, before + len(needle)):
                    yield before, before + len(needle)
                before = self.text.find(other, before + 1, limit)
            if place < 0:
                return
            if self._whole(place, place + len(needle)):
                yield place, place + len(needle)
            at = place + 1

    def _whole(self, start: int, end: int) -> bool:
        return not (self._joined(start - 1, start) or self._joined(end - 1, end))

    def _joined(self, left: int, right: int) -> bool:
        """Say whether these neighbours are parts of one word: letters, or letters with a hyphen between."""
        if left < 0 or right >= len(self.text):
            return False
        one, other = self.text[left], self.text[right]
        if _is_wordlike(one) and _is_wordlike(other):
            return True
        if one == "-" and _is_wordlike(other):
            return left > 0 and _is_wordlike(self.text[left - 1]) and self._is_hyphen(left)
        if other == "-" and _is_wordlike(one):
            return right + 1 < len(self.text) and _is_wordlike(self.text[right + 1]) and self._is_hyphen(right)
        return False

    def _is_hyphen(self, at: int) -> bool:
        """Say whether a folded dash is a hyphen inside a compound, with no space beside it."""
        place = self.offsets[at]
        beside = self.printed[max(0, place - 1) : place] + self.printed[place + 1 : place + 2]
        return self.printed[place] in HYPHENS and not any(c.isspace() or c in DASHES for c in beside)


_PLAIN = re.compile(r"[A-Za-z0-9]+")
"""What folds to itself."""


def fold(text: str) -> Folded:
    """Fold a text's typography."""
    out: list[str] = []
    offsets: list[int] = []
    at = -1
    while (at := at + 1) < len(text):
        if plain := _PLAIN.match(text, at):
            out.extend(plain.group())
            offsets.extend(range(at, plain.end()))
            at = plain.end() - 1
            continue
        folded = _folded(text[at], text, at)
        if folded == " " and (not out or out[-1] in " -"):
            continue
        if folded == "-":
            while out and out[-1] == " ":
                out.pop()
                offsets.pop()
            if out and out[-1] == "-":
                continue
        out.extend(folded)
        offsets.extend([at] * len(folded))
    while out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Folded("".join(out), tuple(offsets), text)


@recalled(4096)
def bare(wording: str) -> str:
    """Fold words to be searched for: no marks around them, no stop at either end, "[t]he" as "the"."""
    return fold(wording).text.strip(" " + "".join(STOPS) + ELLIPSIS + "-")


def pieces(wording: str) -> tuple[str, ...]:
    """Split words at each sign that some are left out ("…", "...", "[...]"), each piece bare."""
    text = wording
    for sign in ("[...]", "(...)", "[…]", "(…)", "[. . .]", ". . .", "....", "..."):
        text = text.replace(sign, ELLIPSIS)
    return tuple(piece for piece in map(bare, text.split(ELLIPSIS)) if piece)


def visible(text: str) -> str:
    """Drop the characters nobody sees; they hide words from checks and from readers alike."""
    return "".join(char for char in text if not _is_unseen(char))


_MARK_OR_BREAK = re.compile(f"[{re.escape(''.join(sorted(QUOTATION_MARKS)))}\\n]")


@recalled(1024)
def quoted(text: str) -> tuple[Span, ...]:
    """Find what stands between quotation marks, marks excluded, nested ones too; an unclosed one ends its paragraph.

    A mark left open at the end of a paragraph runs to that end, as in print, where the next paragraph opens it anew.
    """
    spans: list[Span] = []
    opened: list[tuple[str, int]] = []
    for mark in _MARK_OR_BREAK.finditer(text):
        at, char = mark.start(), mark.group()
        if char == "\n":
            if _ends_paragraph(text, at):
                spans.extend(Span(start, at) for mark, start in opened if mark not in SINGLE_MARKS)
                opened.clear()
            continue
        if _is_apostrophe(text, at):
            continue
        closed = _closed_by(opened, char, text, at)
        if closed is not None:
            spans.append(Span(opened[closed][1], at))
            del opened[closed:]
        elif _opens(char, text, at):
            opened.append((char, at + 1))
    spans.extend(Span(start, len(text)) for mark, start in opened if mark not in SINGLE_MARKS)
    return tuple(sorted(span for span in spans if span.of(text).strip()))


def is_cjk(char: str) -> bool:
    """Say whether a character belongs to a script that sets no spaces between its words."""
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or "\uf900" <= char <= "\ufaff"


def within(spans: tuple[Span, ...], starts: tuple[int, ...], at: int) -> bool:
    """Say whether an offset lies in one of these sorted spans (`starts` are their starts)."""
    place = bisect_right(starts, at)
    return any(spans[each].start <= at < spans[each].end for each in range(max(0, place - 4), place))


def _folded(char: str, text: str, at: int) -> str:
    if char.isascii() and (char.isalnum() or char == " "):
        return char
    if char.isspace():
        return " "
    if _is_unseen(char):
        return ""
    if char in QUOTATION_MARKS:
        return "'" if _is_apostrophe(text, at) else ""
    if char in DASHES:
        return "-"
    if char in "[]" and _brackets_a_letter(text, at):
        return ""
    if char == ".":
        return _dot(text, at)
    if char in _MAPPED:
        return _MAPPED[char]
    if "\uff01" <= char <= "\uff5e" or "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    return char


def _dot(text: str, at: int) -> str:
    """Fold three or more dots in a row to one ellipsis."""
    if at and text[at - 1] == "." and (text[at + 1 : at + 2] == "." or text[max(0, at - 2) : at] == ".."):
        return ""
    return ELLIPSIS if text.startswith("...", at) else "."


def _brackets_a_letter(text: str, at: int) -> bool:
    """Say whether a bracket only marks a changed letter: "[t]he"."""
    start = at if text[at] == "[" else at - 2
    return (
        start >= 0
        and text[start] == "["
        and text[start + 1 : start + 2].isalpha()
        and text[start + 2 : start + 3] == "]"
    )


def _is_apostrophe(text: str, at: int) -> bool:
    """Say whether a single mark stands inside a word."""
    if text[at] not in SINGLE_MARKS or not 0 < at < len(text) - 1:
        return False
    before, after = text[at - 1], text[at + 1]
    return before.isalnum() and after.isalnum() and not is_cjk(before) and not is_cjk(after)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Cs") and not char.isspace()


def _is_wordlike(char: str) -> bool:
    return (char.isalnum() or char in "'_") and not is_cjk(char)


def _ends_paragraph(text: str, at: int) -> bool:
    """Say whether the next line begins with a mark of its own, or is blank, or there is none."""
    rest = text[at + 1 : at + 200].lstrip(" \t")
    return not rest or rest[0] == "\n" or rest[0] in QUOTATION_MARKS


_NESTED = 16
"""Open marks among which one that closes is sought; so many are never nested in prose."""


def _closed_by(opened: list[tuple[str, int]], char: str, text: str, at: int) -> int | None:
    """Give which open mark this one closes, the innermost first."""
    if char in SINGLE_MARKS and not _may_close(text, at):
        return None
    for place in range(len(opened) - 1, max(-1, len(opened) - 1 - _NESTED), -1):
        mark = opened[place][0]
        if char in _CLOSERS.get(mark, ""):
            return place
        if mark == char and char in _SAME_AT_BOTH_ENDS:
            return place
    return None


def _may_close(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _opens(char: str, text: str, at: int) -> bool:
    if char in SINGLE_MARKS:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return char in "'‘‚‹`＇" and not before.isalnum() and bool(after) and not after.isspace()
    return char in _CLOSERS or char in _SAME_AT_BOTH_ENDS
