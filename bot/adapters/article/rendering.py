"""A tree of extracted matter → lines of text: a paragraph, a heading, an item or a row of a table to a line.

Inline elements neither break a word nor glue two; blocks always part. No mark of the page's structure is left in the text.
"""

from __future__ import annotations

from typing import Final

from bot.adapters.article import characters
from bot.adapters.article.tree import Element

_BREAKS: Final = frozenset({"br", "lb"})
_PARTS: Final = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 head header hr html item li list main nav ol p pre quote section summary table tbody tfoot thead ul".split()
)
_ROWS: Final = frozenset({"tr", "row"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_SILENT: Final = frozenset({"script", "style", "noscript", "template", "graphic", "button", "select", "textarea"})
_MARK: Final = "\n"
_BETWEEN_CELLS: Final = " | "


def lines(tree: Element) -> tuple[str, ...]:
    """Give the lines of a tree, each trimmed, none empty."""
    pieces: list[str] = []
    _render(tree, pieces)
    return characters.lines("".join(pieces))


def _render(element: Element, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    if element.tag in _ROWS:
        pieces.append(_row(element))
        return
    parts = element.tag in _PARTS
    if parts or element.tag in _BREAKS:
        pieces.append(_MARK)
    _inside(element, pieces)
    if parts:
        pieces.append(_MARK)


def _inside(element: Element, pieces: list[str]) -> None:
    if element.text:
        pieces.append(_folded(element.text))
    for child in element:
        _render(child, pieces)
        if child.tail:
            pieces.append(_folded(child.tail))


def _row(row: Element) -> str:
    """A row of figures is one line; a row that lays out paragraphs is theirs."""
    cells: list[tuple[str, ...]] = []
    for cell in row:
        if isinstance(cell.tag, str):
            pieces: list[str] = []
            _inside(cell, pieces) if cell.tag in _CELLS else _render(cell, pieces)
            cells.append(characters.lines("".join(pieces)))
    filled = [cell for cell in cells if cell]
    if all(len(cell) == 1 for cell in filled):
        return _MARK + _BETWEEN_CELLS.join(cell[0] for cell in filled) + _MARK
    return _MARK + _MARK.join(one for cell in filled for one in cell) + _MARK


def _folded(text: str) -> str:
    """A page's own line ends are spaces."""
    return text.replace("\r", " ").replace("\n", " ").replace("\u2028", " ").replace("\u2029", " ")
