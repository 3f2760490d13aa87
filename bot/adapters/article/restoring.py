"""What an extractor left out from the middle of an article, put back.

Extractors judge paragraphs one by one, and drop some for a link too many or because they are lists. A block that stands
between paragraphs they kept, in the same kind of place, and reads as prose is the article's: without it a quotation would be
missing and its speaker credited with the next.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from bot.adapters.article.rendering import lines
from bot.adapters.article.tree import Element

_BLOCKS: Final = ("p", "ul", "ol", "dl", "blockquote", "h2", "h3", "h4", "h5", "pre")
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5"})
_KEPT: Final = 3
"""Paragraphs that show the kind of place an article's own stand in."""
_FEW: Final = 4
"""Words up to which a line is too common to be told by them alone."""
_DENSE: Final = 0.6
"""The share of linked characters from which a block points elsewhere."""
_SENTENCE = re.compile(r"[.!?。！？؟।…:;]['\"”’»」』)\]]*$")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:relat|shar|social|newsletter|promo|advert|ads?(?:$|[\s_-])|sponsor|caption|credit|byline|author|tags?(?:$|[\s_-])|meta|"
    r"comment|widget|subscri|sign-?up|footer|nav|menu|read-?more|more-|most-|recommend|teaser|copyright|disclaimer|pull-?quote|hidden)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^\W*(?:read(?: more| also| next)?|see also|also (?:read|see)|related|more(?: on this)?|watch|listen|photos?|video|lire aussi|lesen sie auch|mehr zum thema|lea también|leia também|читайте также)\b\s?[:：|»>]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the page with its lines."""

    element: Element
    lines: tuple[str, ...]
    place: str
    """The kind of place it stands in: what its parents are."""
    is_kept: bool


def restored(root: Element, found: tuple[str, ...]) -> tuple[str, ...]:
    """Give an article's lines with those put back that belong between them."""
    whole = "\n".join(map(_folded, found))
    pieces = _pieces(root, whole)
    usual = Counter(piece.place for piece in pieces if piece.is_kept and piece.element.tag == "p")
    kept = [number for number, piece in enumerate(pieces) if piece.is_kept]
    if len(kept) < _KEPT:
        return found
    at: list[tuple[int, tuple[str, ...]]] = []
    order = {line: number for number, line in reversed(list(enumerate(map(_folded, found))))}
    last = -1
    for number in range(kept[0], kept[-1] + 1):
        piece = pieces[number]
        if piece.is_kept:
            last = max((order[one] for one in map(_folded, piece.lines) if one in order), default=last)
        elif usual[piece.place] >= _KEPT and last >= 0 and _belongs(piece, pieces[number + 1 :]):
            at.append((last, piece.lines))
    return _merged(found, at)


def _pieces(root: Element, whole: str) -> list[_Piece]:
    """The page's blocks in order, but for those inside another."""
    pieces: list[_Piece] = []
    for element in root.iter(*_BLOCKS):
        if (
            next(
                element.iterancestors(
                    "p", "ul", "ol", "dl", "blockquote", "pre", "figure", "form", "nav", "aside", "footer"
                ),
                None,
            )
            is not None
        ):
            continue
        printed = lines(element)
        if printed:
            kept = all(_folded(one) in whole for one in printed) and (
                len(printed) > 1 or printed[0].count(" ") >= _FEW or f"\n{_folded(printed[0])}\n" in f"\n{whole}\n"
            )
            pieces.append(_Piece(element, printed, _place(element), kept))
    return pieces


def _belongs(piece: _Piece, following: list[_Piece]) -> bool:
    """Tell whether a block left out reads as the article's own."""
    element, text = piece.element, " ".join(piece.lines)
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _FURNITURE.search(names) or _POINTS.match(text):
        return False
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    if element.tag in _HEADINGS:
        after = following[0] if following else None
        return (
            not linked
            and after is not None
            and (after.is_kept or (after.element.tag not in _HEADINGS and _belongs(after, [])))
        )
    if linked >= _DENSE * max(len(text), 1):
        return False
    if element.tag == "p":
        return (bool(_SENTENCE.search(text)) and text.count(" ") >= _FEW) or _is_wide(text)
    return True


def _place(element: Element) -> str:
    chain: list[str] = []
    for parent, _ in zip(element.iterancestors(), range(3), strict=False):
        chain.append(f"{parent.tag}.{re.sub(r'[0-9]+', '', parent.get('class') or '')}")
    return " ".join(chain)


def _merged(found: tuple[str, ...], at: list[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """Put blocks behind the lines they follow."""
    merged: list[str] = []
    behind: dict[int, list[str]] = {}
    for number, block in at:
        behind.setdefault(number, []).extend(block)
    for number, line in enumerate(found):
        merged.append(line)
        merged.extend(behind.get(number, ()))
    return tuple(merged)


def _folded(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _is_wide(text: str) -> bool:
    """Is it prose in a script without spaces?"""
    return len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text)) > 5 * _FEW and bool(_SENTENCE.search(text))
