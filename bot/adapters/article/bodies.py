"""A page's tree → the words of its article.

Two extractors look at the page: trafilatura, told to favour precision, and readability, whose text is taken where it is
more than twice as long. What both leave out is looked at once more: a paragraph that stands among the article's own,
under the same parent, and reads as prose is part of it.
"""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final, cast

from lxml import html  # type: ignore[import-untyped]
from readability import Document as Readability  # type: ignore[import-untyped]
from readability.readability import Unparseable  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from bot.adapters.article.rendering import lines
from bot.adapters.article.tree import Element

_LONGER: Final = 2
"""How many times as many words readability must find to be believed over trafilatura."""
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
"""Signs that stand for a word each, in scripts without spaces."""

# Libraries that say on standard error what they stumbled over would fill it with words of the page.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("readability").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Body:
    """The words of an article, a line to a paragraph, and what found them."""

    lines: tuple[str, ...]
    extractor: str

    @property
    def text(self) -> str:
        return "\n\n".join(self.lines)


def body(root: Element, url: str) -> Body:
    """Find an article's words in a tree, which is left as it was; no lines where there are none."""
    first = _by_trafilatura(root, url)
    second = _by_readability(root)
    if words(second.text) > _LONGER * words(first.text):
        return second
    return first


def words(text: str) -> int:
    """Count words; in scripts without spaces, signs."""
    signs = len(_SIGN.findall(text))
    return signs + len(_WORD.findall(_SIGN.sub(" ", text) if signs else text))


def _by_trafilatura(root: Element, url: str) -> Body:
    try:
        found = bare_extraction(
            copy.deepcopy(root), url=url or None, favor_precision=True, include_comments=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):  # pages it did not foresee
        found = None
    tree = cast("Element | None", getattr(found, "body", None))
    return Body(lines(tree) if tree is not None else (), f"trafilatura {version('trafilatura')}")


def _by_readability(root: Element) -> Body:
    markup = html.tostring(root, encoding="unicode")
    name = f"readability-lxml {version('readability-lxml')}"
    try:
        summary = Readability(markup).summary(html_partial=True)
    except (Unparseable, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return Body((), name)
    tree = cast(Element, html.fragment_fromstring(summary, create_parent="div"))
    for element in list(tree.iter("figcaption", "script", "style", "button", "form", "aside")):
        element.drop_tree()
    return Body(lines(tree), name)
