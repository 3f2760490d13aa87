"""Where a text quotes: pairs of quotation marks, paragraph by paragraph.

A quotation whose marks do not close runs to the end of its paragraph (newspapers leave a mark open when the next
paragraph goes on). A mark inside a word is an apostrophe. Nested marks belong to the outer quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.model import Span
from bot.domain.paragraphs import paragraphs

_DOUBLE = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "''": "''", "``": "''", '"': '"'}
_SINGLE = {"‘": "’", "'": "'"}
_STRAIGHT_OR_CURLY = frozenset('"”')
"""Writers mix these; either closes what the other style opened."""
_MARK = re.compile(r"''|``|[“”„«»「」『』\"‘’']")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. `closed` is false where no mark closes it."""

    span: Span
    closed: bool
    text: str

    @property
    def inner(self) -> str:
        return self.text.strip("“”„«»「」『』\"‘’'` ")

    @property
    def is_sentence(self) -> bool:
        """Could it stand as somebody's sentence, rather than as a quoted term?"""
        inner = self.inner
        return len(inner.split()) > 3 or inner.endswith((".", "!", "?", ",", "。"))


def quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of `text`, in order."""
    found: list[Quote] = []
    for paragraph in paragraphs(text):
        _in_paragraph(text, paragraph.start, paragraph.end, found)
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, found: list[Quote]) -> None:
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if opened is None:
            if _opens(text, mark, at, after, start, end):
                opened = (at, (_DOUBLE | _SINGLE)[mark])
        elif _closes(text, mark, at, after, start, end, opened[1]):
            found.append(Quote(Span(opened[0], after), True, text[opened[0] : after]))
            opened = None
    if opened is None:
        return
    if text[opened[0]] in _SINGLE and not text.startswith("''", opened[0]):
        return  # more likely an apostrophe than a quotation
    stop = start + len(text[start:end].rstrip())
    found.append(Quote(Span(opened[0], stop), False, text[opened[0] : stop]))


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark not in _DOUBLE and mark not in _SINGLE:
        return False
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if mark in {"“", "„", "「", "『", "«"}:
        return True
    if following.isspace() or before.isalnum():
        return False
    if mark in _SINGLE:
        closing = _SINGLE[mark]
        return (
            (before.isspace() or before in "([—-–")
            and following.isalnum()
            and _single_closes(text, after, end, closing)
        )
    return True


def _single_closes(text: str, after: int, end: int, closing: str) -> bool:
    """Is there a closing single mark near, before the next opening of a double one?"""
    at = text.find(closing, after, min(end, after + 400))
    while at >= 0:
        following = text[at + 1] if at + 1 < end else " "
        if not following.isalnum() and text[at - 1] not in "sS ":
            return True
        if not following.isalnum() and text[at - 1] in "sS" and at + 1 < end and following in ",.;:!?)":
            return True
        at = text.find(closing, at + 1, min(end, after + 400))
    return False


def _closes(text: str, mark: str, at: int, after: int, start: int, end: int, closing: str) -> bool:
    if mark not in closing and not (mark in _STRAIGHT_OR_CURLY and closing in _STRAIGHT_OR_CURLY):
        return False
    before, following = text[at - 1], text[after] if after < end else " "
    if mark in {"'", "’"}:
        return not following.isalnum() and (before not in "sS" or following in ",.;:!?)" or before in ".,!?")
    inner_opens = mark == '"' and following.isalnum() and (before.isspace() or before in "([")
    return not inner_opens
