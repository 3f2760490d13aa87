"""Long Markdown in pieces: after a paragraph, else a sentence, else a word; never inside a sign of formatting or a link.

Invariants: the pieces joined are the whole; each is within the bound and holds something; an escape, a masked link, a run
of formatting signs and the words between two of them are in one piece, as long as that is possible within the bound. A
letter keeps the signs that stand on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.chat.discord.limits import length

_WHOLE = re.compile(
    r"""
      \\[^0-9A-Za-z\s]                                            # an escape
    | \[(?:\\.|[^\[\]\\\n])*\]\([^()\s]*\)                        # a masked link
    | (?P<fence>`++)(?:(?!`)[^\n])+?(?P=fence)(?!`)                # code
    | (?P<sign>\*{1,3}|_{1,3}|~~|\|\|)(?=\S)(?:\\.|(?!(?P=sign))[^\\\n])+?(?P=sign)  # what is formatted, with its signs
    | [*_~|`]+                                                    # signs alone
    | \n\n+ | \s                                                  # where a paragraph, a line, a word ends
    | [^\s]
    """,
    re.VERBOSE,
)
_SENTENCE_ENDS = ".!?…。！？؟।"
_CLOSING = "\"'”’»›)]}」』）】》"
_JOINERS = "\u200c\u200d"


class _Break(IntEnum):
    """How good a place to break is."""

    NONE = 0
    ANYWHERE = 1
    WORD = 2
    SENTENCE = 3
    LINE = 4
    PARAGRAPH = 5


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is not parted, how long the text is up to its end, and how good a break is there."""

    end: int
    size: int
    after: _Break


def split(markdown: str, bound: int, first: int | None = None) -> tuple[str, ...]:
    """Part a text into pieces of at most `bound` (the first piece of at most `first`), measured as Discord does.

    `ValueError` if the bound is too small for an escaped letter.
    """
    if min(bound, bound if first is None else first) < 2:
        raise ValueError("A piece holds at least two characters.")
    if length(markdown) <= (bound if first is None else first):
        return (markdown,) if markdown else ()
    pieces: list[str] = []
    atoms = list(_atoms(markdown, bound))
    start = taken = 0
    while taken < len(atoms):
        size = atoms[taken - 1].size if taken else 0
        limit = size + (first if first is not None and not pieces else bound)
        taken = _reach(atoms, taken, limit)
        pieces.append(markdown[start : atoms[taken - 1].end])
        start = atoms[taken - 1].end
    return tuple(pieces)


def _reach(atoms: list[_Atom], taken: int, limit: int) -> int:
    """How many atoms are taken when the next piece ends at the best place within the limit."""
    last = taken
    while last < len(atoms) and atoms[last].size <= limit:
        last += 1
    if last == len(atoms):
        return last
    last = max(last, taken + 1)
    begun = atoms[taken - 1].size if taken else 0
    best = last
    for least in (begun + (limit - begun) // 2, begun):
        found = [at for at in range(taken + 1, last + 1) if atoms[at - 1].size >= least]
        best = max(found, key=lambda at: (atoms[at - 1].after, at), default=last)
        if atoms[best - 1].after > _Break.ANYWHERE:
            return best
    return best


def _atoms(markdown: str, bound: int) -> Iterator[_Atom]:
    size = end = 0
    ended = False
    """Whether a sentence has, so that the next space stands between two."""
    for part in _parts(markdown, bound):
        size += length(part)
        end += len(part)
        if part[-1] in _SENTENCE_ENDS:
            ended = True
        elif not (part[-1] in _CLOSING or part.isspace()):
            ended = False
        following = markdown[end : end + 1]
        yield _Atom(end, size, _break(part, following, ended=ended))


def _break(part: str, following: str, *, ended: bool) -> _Break:
    if following.isspace() or (following and (unicodedata.category(following)[0] == "M" or following in _JOINERS)):
        return _Break.NONE
    if part.startswith("\n\n"):
        return _Break.PARAGRAPH
    if part == "\n":
        return _Break.LINE
    if part[-1] in _JOINERS:
        return _Break.NONE
    if ended and (part.isspace() or (part in "。！？" and following not in _CLOSING)):
        return _Break.SENTENCE
    return _Break.WORD if part.isspace() else _Break.ANYWHERE


def _parts(markdown: str, bound: int) -> Iterator[str]:
    """Yield what is not parted; what is itself too long for a piece is looked into."""
    at = 0
    while at < len(markdown):
        found = _WHOLE.match(markdown, at)
        part = found.group() if found else markdown[at]
        if length(part) > bound:
            part = part[:bound] if len(set(part)) == 1 else part[:1]
        at += len(part)
        yield part
