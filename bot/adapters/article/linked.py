"""What a page says of its article in JSON-LD (schema.org): headline, date, publisher, whether it is free to read.

Pages write it carelessly — lists, graphs, line breaks inside strings, a comma too many — and some maliciously, so what is
read is bounded in length and depth, and whatever does not parse is not there.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.adapters.article.characters import line
from bot.adapters.article.tree import Element

_LONGEST: Final = 500_000
"""Characters of JSON-LD in one element that are read."""
_BLOCKS: Final = 20
_NODES: Final = 2_000
_DEEPEST: Final = 40
_OPENINGS = re.compile(r"[\[{]")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_SURPLUS = re.compile(r",(\s*[}\]])")
_ARTICLES = re.compile(
    r"(?:Article|Posting|Report|Statement|Announcement)$|^(?:Report|NewsStory|WebPage|CreativeWork|Speech)$"
)
_ITSELF = re.compile(r"(?:Article|Posting|Report|Speech|Statement|Announcement)$")


@dataclass(frozen=True, slots=True)
class Linked:
    """What JSON-LD says of the page; empty where it says nothing."""

    headline: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""
    is_free: bool = True
    walled: tuple[str, ...] = ()
    """The classes of what is not free to read, where that is only a part."""


def linked(root: Element) -> Linked:
    """Read a page's JSON-LD; of several articles the first counts, for others are teased below it."""
    nodes = list(_nodes(root))
    articles = [node for node in nodes if _ITSELF.search(_type(node))] or [
        node for node in nodes if _ARTICLES.search(_type(node))
    ]
    if not articles:
        return Linked()
    first = articles[0]
    by_id = {key: node for node in nodes if (key := _string(node.get("@id"))) and len(node) > 1}
    return Linked(
        headline=_string(first.get("headline")) or (_string(first.get("name")) if _ITSELF.search(_type(first)) else ""),
        published=next(filter(None, (_string(node.get("datePublished")) for node in articles[:2])), ""),
        publisher=_name(first.get("publisher"), by_id) or _name(first.get("sourceOrganization"), by_id),
        language=_string(first.get("inLanguage")),
        is_free=not _denies(first.get("isAccessibleForFree")),
        walled=tuple(_walled(first.get("hasPart"))),
    )


def _nodes(root: Element) -> Iterator[dict[str, object]]:
    """Yield the objects of all the page's JSON-LD, outer ones first, as many as are read."""
    scripts = [element for element in root.iter("script") if "ld+json" in element.get("type", "").lower()]
    queue: list[tuple[object, int]] = [(_loaded(script.text or ""), 0) for script in scripts[:_BLOCKS]]
    seen = 0
    while queue and seen < _NODES:
        node, depth = queue.pop(0)
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(node, list):
            queue[:0] = [(one, depth + 1) for one in node[:_NODES]]
        elif isinstance(node, dict):
            yield node
            inner = [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed") if key in node]
            queue[:0] = [(one, depth + 1) for one in inner]


def _loaded(text: str) -> object:
    """Read JSON, or nearly JSON; nothing where neither."""
    if len(text) > _LONGEST:
        return None
    plain = text
    for _ in range(2):
        plain = _WRAPPED.sub("", plain)
    if _depth(plain) > 2 * _DEEPEST:
        return None
    for attempt in (plain, _SURPLUS.sub(r"\1", plain), html.unescape(plain)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return _pieces(plain)


def _pieces(text: str) -> object:
    """From JSON that does not parse, take the plain strings that matter, if the text is of an article at all."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*Article"', text):
        return None
    found = {
        key: match[1]
        for key in ("headline", "datePublished")
        if (match := re.search(rf'"{key}"\s*:\s*"([^"\\\n]{{1,300}})"', text))
    }
    return {"@type": "Article", **found}


def _depth(text: str) -> int:
    """Bound how deep brackets lie, strings and all: JSON that goes deep is not read."""
    if len(_OPENINGS.findall(text)) <= 2 * _DEEPEST:
        return 0
    depth = most = 0
    for match in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if match[0] in "[{" else -1
        most = max(most, depth)
    return most


def _type(node: dict[str, object]) -> str:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return next((one for one in names if isinstance(one, str) and _ARTICLES.search(one)), "")


def _string(found: object) -> str:
    """A string, unescaped and in one line; of several the first; of an object its value."""
    if isinstance(found, list):
        return _string(found[0]) if found else ""
    if isinstance(found, dict):
        return _string(found.get("@value"))
    return line(html.unescape(found[:2000])) if isinstance(found, str) else ""


def _name(found: object, by_id: dict[str, dict[str, object]]) -> str:
    """The name of an organisation, told in full or by its identifier."""
    if isinstance(found, list):
        return _name(found[0], by_id) if found else ""
    if isinstance(found, dict):
        whole = found if "name" in found else by_id.get(_string(found.get("@id")), found)
        return _string(whole.get("name"))
    return _string(found)


def _denies(found: object) -> bool:
    return found is False or (isinstance(found, str) and found.strip().lower().rstrip("/").endswith("false"))


def _walled(found: object) -> Iterator[str]:
    for part in found[:20] if isinstance(found, list) else [found]:
        if isinstance(part, dict) and _denies(part.get("isAccessibleForFree")):
            yield from (match[1] for match in re.finditer(r"\.([\w-]{1,80})", _string(part.get("cssSelector"))))
