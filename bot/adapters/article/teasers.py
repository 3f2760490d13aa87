"""Headlines of other stories inside a page, under a heading that announces them: they are gone before the text is sought.

An extractor drops the heading as furniture and keeps what stands below it, which then reads as the article's own. Precision
first: only what follows such a heading goes, only as long as it is links or lines that are no sentences, and a list without
links stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.adapters.article.rendering import lines
from bot.adapters.article.tree import Element, is_block
from bot.domain.furniture import announces

_LONGEST: Final = 170
"""Characters of a headline, or of what is told under one."""
_MOST: Final = 12
"""Lines of one box of teasers."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDING: Final = frozenset({"html", "head", "body", "main", "article"})
_ENDED = re.compile(r"[.!?。！？؟।…:;][\"'”’»)\]」』）\s]*$")


def untease(root: Element) -> None:
    """Take the boxes of teasers out of a page."""
    for element in list(root.iter("p", "div", "li", "strong", "span", *_HEADINGS)):
        if element.getparent() is not None and _is_heading(element):
            _drop_below(_outermost(element))


def _is_heading(element: Element) -> bool:
    """Does it hold nothing but the words that announce other stories, and no link of its own?"""
    if element.tag == "span" and not _stands_alone(element):
        return False
    printed = lines(element) if len(element) < _MOST else ()
    return len(printed) == 1 and announces(printed[0]) and element.find(".//p") is None and element.find(".//a") is None


def _stands_alone(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and lines(parent) == lines(element)


def _outermost(element: Element) -> Element:
    """The heading with the wrappers that hold nothing else."""
    parent = element.getparent()
    while parent is not None and parent.tag not in _HOLDING and lines(parent) == lines(element):
        element, parent = parent, parent.getparent()
    return element


def _drop_below(heading: Element) -> None:
    run: list[Element] = []
    following = heading.getnext()
    while following is not None and len(run) < _MOST and _is_teaser(following):
        run.append(following)
        following = following.getnext()
    while following is not None and run and run[-1].tag in _HEADINGS and not _links(run[-1]):
        run.pop()  # the heading of the paragraph that follows
    if not run:
        return
    for element in (*run, heading):
        element.drop_tree()


def _is_teaser(element: Element) -> bool:
    if not isinstance(element.tag, str) or not is_block(element) or (element.tail or "").strip():
        return False
    printed, linked = lines(element), _links(element)
    if not printed:
        return True
    if len(printed) > _MOST or any(len(line) > _LONGEST for line in printed):
        return False
    if not linked:
        return element.tag not in ("ul", "ol", "table", "blockquote") and not any(map(_ENDED.search, printed))
    told = element.tag != "p" and printed[0] in linked
    return all(line in linked or told or not _ENDED.search(line) for line in printed)


def _links(element: Element) -> frozenset[str]:
    """The lines that are links from end to end."""
    return frozenset(_linked(element))


def _linked(element: Element) -> Iterator[str]:
    if element.tag == "a":
        yield from lines(element)
    for link in element.iter("a"):
        yield from lines(link)
