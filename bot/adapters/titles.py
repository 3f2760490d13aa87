"""What a file is called, and whose paper it is written on.

Programs put file names there, templates keep their own name, and whoever writes over an older document keeps the older
title. So a title is believed only where the words of it stand at the head of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from urllib.parse import urlsplit

from bot.domain.letterhead import letterhead
from bot.domain.model import Document
from bot.domain.publishers import kind, publisher

_HEAD = 2_000
"""Characters of a text in which its title stands."""
_LENGTHS = range(6, 301)
_BORNE_OUT = 0.8
"""The share of a title's words that have to stand there."""
_NO_TITLE = re.compile(
    r"\W*(?:microsoft|untitled|document\d*$|slide \d|powerpoint|presentation\d*$|no title|title$|press release$|"
    r".*\.(?:docx?|pdf|indd|qxd|odt|rtf|pages|wpd|tmp|txt|html?|xlsx?|pptx?)\W*$)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:the )?(?:[\w’'-]+ ){0,3}(?:ministry|department|embassy|consulate(?: general)?|(?:permanent )?mission|"
    r"(?:permanent )?representation|secretariat|presidency|chancellery|government|cabinet|office|press (?:service|office)|"
    r"министерство|посольство|minist(?:ère|erio|ério|ero)|ministerium|ambassade|embajada|botschaft)"
    r"(?: (?:of|for|to|the|and|des|du|de|der|für|[&]|[^\W\d_][\w’'-]*),?){0,14}",
    re.IGNORECASE,
)
"""A line that is nothing but the name of a house: *Ministry of Foreign Affairs of the Republic of ...*"""
_STATE = re.compile(
    r"(?:the )?(?:[\w’'-]+ ){0,3}(?:republic|kingdom|state|union|federation|commonwealth|principality|sultanate|emirate|empire)s?"
    r"(?: of(?: [\w’'-]+){1,6})?|government of(?: [\w’'-]+){1,6}",
    re.IGNORECASE,
)
"""The state's name above or below it."""
_MASTHEAD = 4
"""Lines that a masthead takes."""
_NEWS = re.compile(
    r"\b(?:statement|remarks|readout|communiqu|release|conference|spokes|meeting|report|briefing|declaration|speech|address|"
    r"says?|said|calls?|on|comments?|transcript|answers?|заявлени|déclaration|comunicado|erklärung)",
    re.IGNORECASE,
)


def masthead(line: str) -> str:
    """The ministry or office whose name a line is, where it is nothing else; nothing otherwise."""
    words = line.split()
    lower = [word for word in words if word[0].islower() and len(word) > 3]
    if len(line) > 100 or "\t" in line or lower or not _HOUSE.fullmatch(" ".join(words)) or _NEWS.search(line):
        return ""
    return _cased(" ".join(words))


def titled(document: Document, heads: Sequence[str] = ()) -> Document:
    """Fill in what the text says of itself, and its running heads; a masthead is nobody's title, a title is one line.

    What came from a link was put out by whoever has the host; a file by the house whose paper it is on."""
    lines = document.text.lstrip().split("\n")
    top = list(takewhile(_is_of_masthead, lines[:_MASTHEAD]))
    named = [part for line in [*top, *heads] for part in line.split("\t")]
    house = next(filter(None, map(masthead, named)), "")
    state = next((" ".join(part.split()) for part in named if _STATE.fullmatch(part.strip())), "")
    house = f"{house}, {_cased(state)}" if house and state else house
    host = urlsplit(document.url).hostname or ""
    name = publisher(host, house) if host else house
    told = letterhead(replace(document, publisher=name))
    if (
        any(masthead(part) for line in top for part in line.split("\t"))
        and len(lines) > len(top)
        and not document.title
    ):
        below = letterhead(replace(document, text="\n".join(lines[len(top) :]), publisher=name))
        told = replace(told, title=below.title, kind=below.kind, published=below.published)
    told = replace(told, title=" ".join(told.title.split()))
    return replace(told, kind=kind(told, host)) if host else told


def _is_of_masthead(line: str) -> bool:
    first = line.split("\t")[0]
    return bool(masthead(first) or _STATE.fullmatch(first.strip())) or not line.strip()


def _cased(name: str) -> str:
    """A name in capitals as it is written in a sentence."""
    if not name.isupper():
        return name
    return re.sub(r"\b(?:Of|For|To|The|And)\b", lambda word: word[0].lower(), name.title())


def borne_out(title: str, text: str) -> str:
    """The title, tidied, where the text's head bears it out; nothing otherwise."""
    tidied = " ".join(title.replace("\0", "").split())
    words = re.findall(r"\w+", tidied.casefold())
    if len(tidied) not in _LENGTHS or _NO_TITLE.match(tidied) or len(words) < 2:
        return ""
    printed = set(re.findall(r"\w+", text[:_HEAD].casefold()))
    return tidied if sum(1 for word in words if word in printed) >= _BORNE_OUT * len(words) else ""
