"""Whether a page only leads elsewhere: the site's front page in place of an article, a list of links, a page that sends
browsers on.

Precision first: whatever has prose of its own is no list, and a page that calls itself an article is none either.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from bot.adapters.article.bodies import words
from bot.adapters.article.rendering import lines
from bot.adapters.article.tree import Element
from bot.errors import DocumentError, DocumentWalled

_FRONT = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default|main)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
"""The path of a front page: nothing, a language, "index.html"."""
_PROSE: Final = 12
"""Words of a sentence that is no headline."""
_FEW: Final = 3
"""Lines of prose from which a page has a text of its own, and headlines that make a list."""
_NOTHING: Final = 40
"""Words of a page that does nothing but send browsers on."""
_SOON: Final = 15
"""Seconds after which a page sends on whoever waits."""
_LONGEST: Final = 200
"""Characters of an address that is told."""
_ENDED = re.compile(r"[.!?。！？؟।…][\"'”’»)\]」』）\s]*$")
_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s]{1,2000})", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*[\"']([^\"'\s]{1,2000})[\"']", re.IGNORECASE
)


def sent_on(root: Element, url: str) -> str:
    """The address to which a page sends browsers by itself; nothing where it sends them nowhere but to itself."""
    for element in root.iter("meta"):
        if element.get("http-equiv", "").strip().lower() == "refresh" and not any(element.iterancestors("noscript")):
            told = _REFRESH.match(element.get("content", ""))
            if told and int(told[1]) <= _SOON:
                return _address(told[2], url)
    scripts = [element.text or "" for element in root.iter("script")]
    found = next(filter(None, map(_SCRIPTED.search, scripts)), None)
    return _address(found[1], url) if found else ""


def elsewhere(root: Element, found: str, name: str, url: str, following: str) -> DocumentError | None:
    """Give the failure to tell of a page that is no article but leads to others; `following` is where it sends browsers."""
    if following and words(found) < _NOTHING:
        return DocumentWalled(
            f"{name} holds no text: it only sends browsers on to {following}. Give me that link, or open it in a browser and give me the address it shows in the end."
            if len(following) <= _LONGEST
            else f"{name} holds no text: it only sends browsers on to another page. Open it in a browser and give me the address it shows in the end."
        )
    if not _is_list(root, found):
        return None
    if _is_front(url):
        return DocumentWalled(
            f"The link leads to the site's front page, not to an article: {name}. The article may have been moved or taken down: look for it on the site, or paste its text."
        )
    if all(line in _linked(root) for line in found.split("\n\n")):
        return DocumentWalled(
            f"{name} is a list of links to other pages, not an article. Open the one you mean and give me its link."
        )
    return None


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.hostname) and not parts.query and _FRONT.fullmatch(parts.path or "/") is not None


def _is_list(root: Element, found: str) -> bool:
    """Is it headlines, most of which lead elsewhere, with hardly a sentence among them?"""
    printed = found.split("\n\n")
    prose = sum(bool(_ENDED.search(line)) and words(line) >= _PROSE for line in printed)
    linked = _linked(root)
    return prose < _FEW <= sum(line in linked for line in printed) and 2 * sum(
        line in linked for line in printed
    ) >= len(printed)


def _linked(root: Element) -> frozenset[str]:
    """The lines that are links from end to end."""
    return frozenset(line for link in root.iter("a") for line in lines(link))


def _address(told: str, url: str) -> str:
    try:
        there = urljoin(url, told)
        parts = urlsplit(there)
    except ValueError:
        return ""
    return there if parts.scheme in ("http", "https") and parts.hostname and there != url else ""
