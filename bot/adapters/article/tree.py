"""A page's elements: parsing them, and the few operations on them that the library leaves to us.

lxml comes without types, so what we use of an element is written down here and the rest of the package knows no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from typing import Protocol, cast

from lxml import etree, html  # type: ignore[import-untyped]

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters no tree may hold."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DEEPEST = 200
"""Elements one inside the other; what lies deeper is taken up by the last, for extractors walk trees by recursion."""

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_SILENT = frozenset(
    "script style noscript template head title meta link iframe object svg math select textarea".split()
)


class Element(Protocol):
    """What we use of an element."""

    tag: object
    """A string, but for comments and the like."""
    text: str | None
    tail: str | None

    attrib: MutableMapping[str, str]

    def get(self, key: str, default: str = ...) -> str: ...
    def set(self, key: str, value: str) -> None: ...
    def iter(self, *tags: str) -> Iterator[Element]: ...
    def iterancestors(self, *tags: str) -> Iterator[Element]: ...
    def itertext(self, *tags: str) -> Iterator[str]: ...
    def getparent(self) -> Element | None: ...
    def getnext(self) -> Element | None: ...
    def find(self, path: str) -> Element | None: ...
    def findall(self, path: str) -> list[Element]: ...
    def drop_tree(self) -> None: ...
    def drop_tag(self) -> None: ...
    def __iter__(self) -> Iterator[Element]: ...
    def __getitem__(self, place: int) -> Element: ...
    def append(self, element: Element) -> None: ...
    def insert(self, place: int, element: Element) -> None: ...
    def __len__(self) -> int: ...


def parsed(markup: str) -> Element | None:
    """Parse a page; nothing where there is no element in it."""
    clean = _DECLARATION.sub("", _NOT_XML.sub(" ", markup), count=1)
    if "<" not in clean:
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        root = html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # markup that holds nothing, such as one long comment
        return None
    _flatten(root)
    return cast(Element, root)


def text(element: Element) -> str:
    """Give an element's words, their white space folded; a block's words are not glued to the next one's."""
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join("".join(pieces).split())


def classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def length(element: Element) -> int:
    """Count an element's characters, white space aside."""
    return sum(len("".join(piece.split())) for piece in spoken(element))


def spoken(element: Element) -> Iterator[str]:
    """Yield the pieces of text in an element that are no script, style or other matter nobody reads."""
    pieces: list[str] = []
    _gather(element, pieces)
    yield from pieces


def is_block(element: Element) -> bool:
    return element.tag in _BLOCKS


def _gather(element: Element, pieces: list[str]) -> None:
    if element.tag in _SILENT or not isinstance(element.tag, str):
        return
    apart = element.tag in _BLOCKS
    if apart:
        pieces.append("\n")
    if element.text:
        pieces.append(element.text)
    for child in element:
        _gather(child, pieces)
        if child.tail:
            pieces.append(child.tail)
    if apart:
        pieces.append("\n")


def _flatten(root: object) -> None:
    """Take elements that lie too deep out of their parents' depth: their words stay, their tags go."""
    stack: list[tuple[Element, int]] = [(cast(Element, root), 0)]
    deep: list[Element] = []
    while stack:
        element, depth = stack.pop()
        if depth > _DEEPEST:
            deep.append(element)
        stack.extend((child, depth + 1) for child in element)
    for element in deep:
        element.drop_tag()
