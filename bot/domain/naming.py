"""A name inside a sentence: with the article it takes in English, and as an owner."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DETERMINED = (
    "a ", "an ", "the ", "some ", "one ", "two ", "several ", "another ", "other ", "many ", "most ", "his ", "her ", "their ", "its ", "our ", "my ",
)  # fmt: skip
_BODY = re.compile(
    r"(?:ministry|government|office|department|embassy|kremlin|white house|agency|council|commission|administration|bureau|"
    r"secretariat|spokes\w+|presidency|pentagon|palace|chancellery|cabinet|authority|parliament|union|state media|press service|side|"
    r"delegation|(?:ministry|department|office) of [\w ]+|\w+ (?:times|tribune|guardian|herald)|united (?:states|nations|kingdom)|"
    r"united arab emirates|netherlands|philippines|republic|u\.?s\.?|u\.?k\.?|u\.?n\.?|e\.?u\.?|imf|wto|fbi|cia)$",
    re.IGNORECASE,
)


_OCCASION = re.compile(
    r"\b(?:interview|address|statement|speech|letter|post|tweet|briefing|conference|report|memo|email|message|video|readout|article)"
    r"(?: (?:with|to|on|for|in) .+)?$"
)


_INTERPRETER = re.compile(r"(?:the |an? )?(?:interpreter|translator|interpretation|translation)$", re.IGNORECASE)
_OWNED = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}(?:['’]s|s['’]) ")
"""A name that begins with its owner's ("Iran's Tasnim agency") takes no article."""


def through(relays: Sequence[str], joint: str = ", ") -> str:
    """Through whom words reached us: "via the Kremlin, TASS", "through an interpreter"; empty where nobody relayed them."""
    named = [with_article(relay) for relay in relays if not _INTERPRETER.match(relay)]
    spoken = ["through an interpreter"] if len(named) < len(relays) else []
    return ", ".join([*([f"via {joint.join(named)}"] if named else []), *spoken])


def with_article(name: str) -> str:
    """A name inside a sentence, with the article a body or a union of states takes in English."""
    name = " ".join(name.split())
    if _INTERPRETER.match(name):
        return "an interpreter"
    if _OWNED.match(name):
        return name
    if name.lower().startswith(_DETERMINED):
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]
    if _OCCASION.search(name) and name[:1].islower():
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return f"the {name}" if _BODY.search(name) and name[:1].isupper() and "," not in name else name


def owning(name: str) -> str:
    """A name as an owner: "Rivas’", "the Kremlin’s"."""
    return name + ("’" if name.endswith("s") else "’s")


_SOMEONE = re.compile(
    r"(?:an?|one|some|another|other|others|several|many|most|two|three|each|his|her|their|its|our|my|both|unnamed|anonymous)\b"
    r"|(?:the )?(?:[\w-]+ )*?(?:analysts?|officials?|experts?|observers?|critics?|aides?|diplomats?|lawmakers?|protesters?|opponents|supporters|"
    r"moderator|interpreter|translator|reporters?|journalists?|economists|investors|residents|witnesses|question|questioner|reports?|media)$",
    re.IGNORECASE,
)
_BARE_BODY = re.compile(r"the (?:[a-z]+ )*[a-z]+$")


def is_unnamed(name: str) -> bool:
    """Does that only say what someone is ("a diplomat", "his counterpart", "analysts", "the ministry") and not who?"""
    words = " ".join(name.split())
    return bool(_SOMEONE.match(words) or _BARE_BODY.match(words[:1].lower() + words[1:]))
