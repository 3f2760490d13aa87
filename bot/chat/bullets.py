"""A claim as a line under a heading: what the heading says already is not said again, what it does not say is."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat.card import Line
from bot.chat.places import marks, unique
from bot.domain import retelling
from bot.domain.asked import is_shared
from bot.domain.model import Claim, Exchange, Statement
from bot.domain.naming import through

_MATTER = 70
"""Characters of a matter told before a name ("On Taiwan")."""


def bullet(claim: Claim, exchange: Exchange, opening: str = "", relays: str = "") -> Line:
    """Lay a claim under a heading that says its `opening` and its `relays`."""
    text = headless(claim.text, opening)
    if relays and text.rstrip(".").endswith(f", {relays}"):
        text = text.rstrip(".").removesuffix(f", {relays}")
        text += "" if _ENDED.search(text) else "."
    vias = [] if relays else unique(statement.via for statement in claim.statements if statement.via)
    if vias and not any(name in text for via in vias for name in via):
        text = f"{text} ({'; '.join(through(via) for via in vias)})"
    return Line(text, marks(claim.statements, exchange))


def capitalised(line: Line) -> Line:
    return replace(line, text=capital(line.text))


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def headless(text: str, opening: str) -> str:
    """A claim without the name or account it opens with; the matter before a name stays: "on Taiwan, said …"."""
    if not opening:
        return text
    for plain in (text, text.removeprefix("The ")):
        if plain[: len(opening)].casefold() == opening.casefold():
            return plain[len(opening) :].lstrip(" ,:")
    matter, comma, rest = text.partition(", ")
    if comma and len(matter) < _MATTER and rest.removeprefix("the ").startswith(opening):
        told = rest.removeprefix("the ").removeprefix(opening).strip()
        return f"{matter[:1].lower()}{matter[1:]}, {told}" if told[:1].islower() else text
    return text


def is_alone(statement: Statement, exchange: Exchange) -> bool:
    """Is a statement one known speaker's own, and of now?"""
    unresolved = statement.speaker.name.lower() in retelling.UNRESOLVED
    return not unresolved and not is_shared(statement, exchange) and not statement.earlier


_ENDED = re.compile(r"[.!?…][”’\"»]?$")
