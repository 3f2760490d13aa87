"""Pages made to cost: each is small enough to be fetched, and none may hold up the bot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 20) for n in range(15))

HOSTILE: Final[Mapping[str, bytes]] = {
    "a megabyte of attributes on one tag": b"<html><body><p "
    + b" ".join(b"a%d=1" % n for n in range(110_000))
    + b">x</p>",
    "two hundred thousand nested elements": b"<div>" * 200_000 + b"text",
    "a million tiny tags": b"<html><body>" + b"<i></i>" * 700_000,
    "one text of five megabytes": b"<html><body><p>" + b"word " * 1_000_000,
    "entities that multiply": b'<!DOCTYPE x [<!ENTITY e0 "ha">'
    + _ENTITIES
    + b"]><html><body><p>&e15;"
    + b"&e14;" * 1000,
    "a style sheet without end": b"<style>"
    + b".a{display:none}" * 60_000
    + b"a{{{{," * 50_000
    + b"</style><p>Hello there.</p>",
    "dates and nothing but dates": b"<html><body>" + b"<p>2020-01-01 12 12 12 January Mon 1 </p>" * 25_000,
    "digits that look like a date": b'<html><body><span class="date">'
    + b"1" * 300_000
    + b"</span><p>"
    + b"Updated 20" * 60_000,
    "null bytes": b"<html><body>" + b"<p>ab\0c" * 100_000,
    "no valid UTF-8 at all": b"<html><body><p>" + bytes(range(128, 256)) * 8_000,
    "JSON-LD of two megabytes": b'<script type="application/ld+json">{"a":['
    + b"1," * 1_000_000
    + b"1]}</script><p>Hello.</p>",
    "JSON-LD four hundred thousand deep": b'<script type="application/ld+json">'
    + b"[" * 400_000
    + b"</script><p>Hello.</p>",
    "paragraphs of links that never close": b"<p><a href=x>aa</a> " * 100_000,
    "styles that backtrack": (b'<p style="' + b"left:-" * 3_000 + b'">x</p>') * 100,
    "a title of dashes": b"<title>" + b" - " * 300_000 + b"</title><h1>" + b" - " * 30_000 + b"</h1><p>t",
}
