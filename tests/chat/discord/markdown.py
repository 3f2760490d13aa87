"""A small reader of Discord's Markdown: what a text shows, and what in it acts.

Written from how the app behaves, not from how we escape: the app's rules are tried at each place in their order, and the
server's, which look at the raw text, over the whole.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_LINK = re.compile(r"\[((?:\\.|[^\[\]\\\n])+)\]\((https?://[^()\s<>]+)\)")
_INLINE = {
    "fence": re.compile(r"```.+?```", re.DOTALL),
    "code": re.compile(r"(`+)[^`].*?\1", re.DOTALL),
    "bold": re.compile(r"\*\*.+?\*\*", re.DOTALL),
    "underline": re.compile(r"__.+?__", re.DOTALL),
    "italic": re.compile(r"\*\S.*?\*|_.+?_", re.DOTALL),
    "strike": re.compile(r"~~.+?~~", re.DOTALL),
    "spoiler": re.compile(r"\|\|.+?\|\|", re.DOTALL),
    "link": re.compile(r"\[[^\]]*\]\([^)]*\)"),
    "angle": re.compile(r"<[^\s<>][^<>]*>"),
    "address": re.compile(r"(?:https?|steam|discord)://[^\s<]+", re.IGNORECASE),
    "emoji": re.compile(r":[^\s:]+:"),
    "everyone": re.compile(r"@(?:everyone|here)", re.IGNORECASE),
}
_LINE = {
    "heading": re.compile(r"#{1,3}\s+\S"),
    "subtext": re.compile(r"-#\s+\S"),
    "quote": re.compile(r">(?:>>)?\s"),
    "list": re.compile(r"\s*(?:[-*]|\d+\.)\s+\S"),
}
_RAW = {
    "mention": re.compile(r"<(?:@[!&]?|#)\d+>|@(?:everyone|here)", re.IGNORECASE),
    "custom": re.compile(r"<(?:a?:\w+:|t:|id:|/)[^>]*>"),
    "address": re.compile(r"(?:https?|steam|discord)://\S", re.IGNORECASE),
    "invitation": re.compile(r"(?:discord(?:app)?\.(?:gg|com|new|gift)|dis\.gd)/", re.IGNORECASE),
}


def shown(markdown: str) -> str:
    """What a reader sees of it, masked links by their label."""
    text, at = "", 0
    while at < len(markdown):
        if escape := _ESCAPE.match(markdown, at):
            text, at = text + escape[1], escape.end()
        elif masked := _LINK.match(markdown, at):
            text, at = text + shown(masked[1]), masked.end()
        else:
            text, at = text + markdown[at], at + 1
    return text.replace("\u200b", "")


def links(markdown: str) -> list[str]:
    """Where the masked links lead."""
    return [match[2] for match in _LINK.finditer(markdown)]


def active(markdown: str, *, ours: bool = False) -> list[str]:
    """Name what acts; where masked links and the signs at the start of a line are ours, they are left aside."""
    if ours:
        markdown = re.sub(r"^(?:#{1,3} |-# |- |> )", "", _LINK.sub("", markdown), flags=re.MULTILINE)
    found = [name for name, rule in _RAW.items() if rule.search(markdown)]
    at = 0
    while at < len(markdown):
        if escape := _ESCAPE.match(markdown, at):
            at = escape.end()
            continue
        rules = _LINE | _INLINE if not at or markdown[at - 1] in "\n\r\u2028\u2029" else _INLINE
        found += [name for name, rule in rules.items() if rule.match(markdown, at)]
        at += 1
    return found
