"""Whether the words a draft puts between quotation marks stand in what it cites."""

from __future__ import annotations

import re

from bot.domain.model import Span
from bot.domain.polarity import has_hard, is_negated
from bot.domain.typography import Folded, bare, fold, pieces, quoted
from bot.domain.verification.backing import Backing

_GAP = 120
"""The most characters an ellipsis may stand for."""
_CLAUSE = re.compile(r"[.!?;] |\b(?:and|but|or) that\b")
"""What no ellipsis bridges: the end of a sentence or of one thing said."""


def misquoted(text: str, against: Backing) -> str:
    """Give why a draft's quotations are not its statements', or nothing."""
    if open_mark := _left_open(text):
        return f"Its last quotation mark {open_mark} is never closed, so that nobody can tell where the quotation ends."
    contents = [fold(statement.text) for statement in against.cited]
    arounds = [fold(around) for around in against.around]
    for span in quoted(text):
        words = span.of(text)
        if not bare(words):
            continue
        if _is_name(words, against):
            continue
        if not any(_stands(words, folded) for folded in (*contents, *arounds)):
            return f"The words “{words.strip()}” do not stand in what it cites."
        if clipped := _clipped(text, span, contents):
            return (
                f"The print has “{clipped}” right before “{words.strip()}”; without it the quotation is turned round."
            )
    return ""


_OPENS = re.compile(r"(?:^|(?<=[\s(—–]))[“\"](?=\w)")
_DOUBLE = re.compile(r"[“”„\"]")


def _left_open(text: str) -> str:
    """Give the double mark that opens a quotation nothing closes; one that only closes opens none."""
    last = next(reversed([*_OPENS.finditer(text)]), None)
    return last.group() if last and not _DOUBLE.search(text, last.end()) else ""


def _stands(words: str, folded: Folded) -> bool:
    if next(folded.find(bare(words)), None):
        return True
    parts, at = pieces(words), 0
    if len(parts) < 2:
        return False
    for index, part in enumerate(parts):
        found = next(folded.find(part, at), None)
        if not found or (
            index and (has_hard(gap := folded.text[at : found[0]]) or len(gap) > _GAP or _CLAUSE.search(gap))
        ):
            return False
        at = found[1]
    return True


def _clipped(text: str, span: Span, contents: list[Folded]) -> str:
    """Give the "not" that stands right before the quoted words wherever they stand, where the draft has none."""
    lost = ""
    for folded in contents:
        for start, _ in folded.find(bare(span.of(text))):
            lost = is_negated(folded.text[:start])
            if not lost:
                return ""
    return "" if has_hard(text) or not lost else lost


def _is_name(words: str, against: Backing) -> bool:
    """Say whether marks only set off a name that the cited passages or facts print ("Truth Social")."""
    parts = words.split()
    return all(part[:1].isupper() for part in parts) and all(
        part.strip(".,").casefold() in against.names for part in parts
    )
